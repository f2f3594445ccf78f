// Every member of the genuine bundle: what it is, how much of it is there, and when it begins and ends. What is expected was read off
// the members with wc, sed, sort and date; local times there are those of +08:00.

#include "tests/support/bundle_folder.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Member
{
    const char *path; ///< below the bundle's own folder
    const char *role;
    const char *format;
    const char *coverage;
    quint32 lines;
    const char *first = ""; ///< UTC; empty: no line has a time
    const char *last = "";
    quint32 copies = 0;     ///< of these lines; 1: some
};

constexpr Member table[]{
    {"cluster_dump.log", "object-dump", "text", "empty", 0},
    {"cs/edge/cloud-hub_containerd.log", "pod-log", "text", "empty", 0},
    {"cs/edge/cloud-hub_docker.log", "pod-log", "text", "empty", 0},
    {"cs/edge/coredns_containerd.log", "pod-log", "coredns", "whole", 579},
    {"cs/edge/coredns_docker.log", "pod-log", "text", "empty", 0},
    {"cs/edge/edge-hub_containerd.log", "pod-log", "text", "empty", 0},
    {"cs/edge/edge-hub_docker.log", "pod-log", "text", "empty", 0},
    {"cs/edge/edge-tunnel-server_containerd.log", "pod-log", "text", "empty", 0},
    {"cs/edge/edge-tunnel-server_docker.log", "pod-log", "text", "empty", 0},
    {"cs/edge/flannel_containerd.log", "pod-log", "text", "empty", 0},
    {"cs/edge/flannel_docker.log", "pod-log", "text", "empty", 0},
    {"cs/edge/kube-proxy_containerd.log", "pod-log", "klog", "whole", 38, "2025-12-13T11:34:34.552610Z", "2025-12-13T11:34:35.321134Z"},
    {"cs/edge/kube-proxy_docker.log", "pod-log", "text", "empty", 0},
    {"cs/edge/logtail_containerd.log", "pod-log", "text", "empty", 0},
    {"cs/edge/logtail_docker.log", "pod-log", "text", "empty", 0},
    {"cs/edge/manager_containerd.log", "pod-log", "text", "empty", 0},
    {"cs/edge/manager_docker.log", "pod-log", "text", "empty", 0},
    {"cs/edge/raven-agent_containerd.log", "pod-log", "text", "empty", 0},
    {"cs/edge/raven-agent_docker.log", "pod-log", "text", "empty", 0},
    {"cs/edge/tunnel-agent_containerd.log", "pod-log", "text", "empty", 0},
    {"cs/edge/tunnel-agent_docker.log", "pod-log", "text", "empty", 0},
    {"cs/etcd.log", "etcd-log", "journal-short", "empty", 2},
    {"daemon_status/10-kubeadm.conf", "unit-file", "text", "whole", 18},
    {"daemon_status/container-storaged_status", "unit-status", "run-sections", "command-failed", 4},
    {"daemon_status/containerd_status", "unit-status", "run-sections", "whole", 40},
    {"daemon_status/docker_status", "unit-status", "run-sections", "command-failed", 4},
    {"daemon_status/edgehub_status", "unit-status", "run-sections", "command-failed", 8},
    {"daemon_status/kubelet.service", "unit-file", "text", "whole", 16},
    {"daemon_status/kubelet_status", "unit-status", "run-sections", "whole", 35},
    {"events.log", "events-table", "text", "empty", 0},
    {"logs/containerd.log", "containerd-log", "journal-short", "whole", 953, "2025-12-13T11:34:18Z", "2025-12-13T11:40:40.431554064Z"},
    {"logs/dmesg.log", "kernel-log", "dmesg", "whole", 796, "2025-12-13T11:33:53Z", "2025-12-13T11:36:00Z"},
    {"logs/docker.log", "docker-log", "journal-short", "empty", 2},
    {"logs/edgehub.log", "edge-hub-log", "journal-short", "empty", 2},
    {"logs/ens-logs", "agent-log", "text", "empty", 0},
    {"logs/kubelet.log", "kubelet-log", "journal-short", "tail", 10'001, "2025-12-13T11:34:52.166681Z", "2025-12-13T11:48:40.454526Z"},
    {"logs/messages", "system-log", "syslog", "whole", 19'000, "2025-07-01T02:29:10Z", "2025-12-13T11:48:40.454526Z", 1},
    {"memory_info", "memory-info", "run-sections", "whole", 2'865},
    {"network_info", "network-info", "run-sections", "whole", 1'063},
    {"ps_command_status", "ps-status", "text", "whole", 2},
    {"sandbox-runtime-status/check_config_with_containerd_rpm.sh", "script", "text", "whole", 85},
    {"sandbox-runtime-status/check_config_with_pouch_rpm.sh", "script", "text", "whole", 114},
    {"sandbox-runtime-status/check_containerd_shim_leak.sh", "script", "text", "whole", 67},
    {"sandbox-runtime-status/check_host_fd_exceed.sh", "script", "text", "whole", 25},
    {"sandbox-runtime-status/check_kata_proxy_leak.sh", "script", "text", "whole", 39},
    {"sandbox-runtime-status/check_netns_leak.sh", "script", "text", "whole", 22},
    {"sandbox-runtime-status/check_qemu_leak.sh", "script", "text", "whole", 40},
    {"sandbox-runtime-status/check_shim_alive.sh", "script", "text", "whole", 48},
    {"sandbox-runtime-status/check_snapshot_leak.sh", "script", "text", "whole", 45},
    {"sandbox-runtime-status/script_collect.sh", "script", "text", "whole", 42},
    // The archive that the scripts came in: the same once more.
    {"sandbox-runtime-status.tgz/sandbox-runtime-status/check_config_with_containerd_rpm.sh", "script", "text", "whole", 85, "", "", 85},
    {"sandbox-runtime-status.tgz/sandbox-runtime-status/check_config_with_pouch_rpm.sh", "script", "text", "whole", 114, "", "", 114},
    {"sandbox-runtime-status.tgz/sandbox-runtime-status/check_containerd_shim_leak.sh", "script", "text", "whole", 67, "", "", 67},
    {"sandbox-runtime-status.tgz/sandbox-runtime-status/check_host_fd_exceed.sh", "script", "text", "whole", 25, "", "", 25},
    {"sandbox-runtime-status.tgz/sandbox-runtime-status/check_kata_proxy_leak.sh", "script", "text", "whole", 39, "", "", 39},
    {"sandbox-runtime-status.tgz/sandbox-runtime-status/check_netns_leak.sh", "script", "text", "whole", 22, "", "", 22},
    {"sandbox-runtime-status.tgz/sandbox-runtime-status/check_qemu_leak.sh", "script", "text", "whole", 40, "", "", 40},
    {"sandbox-runtime-status.tgz/sandbox-runtime-status/check_shim_alive.sh", "script", "text", "whole", 48, "", "", 48},
    {"sandbox-runtime-status.tgz/sandbox-runtime-status/check_snapshot_leak.sh", "script", "text", "whole", 45, "", "", 45},
    {"sandbox-runtime-status.tgz/sandbox-runtime-status/script_collect.sh", "script", "text", "whole", 42, "", "", 42},
    {"sandbox_runtime.status", "sandbox-status", "text", "whole", 26},
    {"service_status", "service-status", "run-sections", "whole", 108},
    {"system_info", "system-info", "run-sections", "whole", 2'978},
    {"system_status", "system-status", "run-sections", "whole", 2'343},
    {"varlogmessage.log", "cloud-init-log", "syslog", "whole", 4'296, "2025-07-01T02:29:10Z", "2025-12-13T11:48:20.372014Z", 4'296},
};

} // namespace

class GenuineMembersTest : public QObject
{
    Q_OBJECT

private:
    std::optional<ingest::Opened> m_opened;

    static QString below(const QString &path) { return path.section(u"diagnose_1765626516/"_s, -1); }

private Q_SLOTS:
    void initTestCase()
    {
        if (tests::genuineBundle().isEmpty())
            QSKIP(qPrintable(tests::absentSentence()));
        m_opened = tests::open({tests::genuineBundle()});
        QVERIFY(m_opened);
    }

    void eachIsInTheTableOnce()
    {
        QStringList expected;
        for (const Member &member : table)
            expected << QString::fromLatin1(member.path);
        QStringList found;
        for (const auto &source : m_opened->snapshot->sources)
            found << below(source->info->path);
        expected.sort();
        found.sort();
        QCOMPARE(found, expected);
    }

    // Folders that `find -type d -empty` names.
    void whatIsMissingIsTold()
    {
        QStringList missing;
        for (const auto &info : m_opened->snapshot->missing)
            missing << info->path;
        missing.sort();
        QCOMPARE(missing, (QStringList{u"cs/cloud-controller-manager/"_s, u"cs/kube-apiserver/"_s, u"cs/kube-controller-manager/"_s, u"cs/kube-scheduler/"_s}));
    }

    void members_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(table)); ++i)
            QTest::newRow(table[i].path) << i;
    }

    void members()
    {
        QFETCH(int, index);
        const Member &expected = table[index];
        const auto &sources = m_opened->snapshot->sources;
        const auto it = std::ranges::find_if(sources, [&](const auto &source) { return below(source->info->path) == QLatin1StringView(expected.path); });
        QVERIFY(it != sources.end());
        const model::SourceIndex &source = **it;
        QCOMPARE(source.info->role, QString::fromLatin1(expected.role));
        QCOMPARE(model::coverageName(source.info->coverage), QString::fromLatin1(expected.coverage));
        QCOMPARE(source.info->coverageReason.en.isEmpty(), source.info->coverage == model::Coverage::Whole);
        QCOMPARE(source.rows, expected.lines);
        if (expected.lines > 0)
            QCOMPARE(source.info->format, QString::fromLatin1(expected.format));
        QCOMPARE(source.first ? model::toRfc3339(*source.first) : QString(), QString::fromLatin1(expected.first));
        QCOMPARE(source.last ? model::toRfc3339(*source.last) : QString(), QString::fromLatin1(expected.last));
        if (expected.copies == 1)
            QVERIFY(source.copies > 0 && source.copies < source.rows);
        else
            QCOMPARE(source.copies, expected.copies);
    }
};

QTEST_GUILESS_MAIN(GenuineMembersTest)
#include "genuine_members_test.moc"
