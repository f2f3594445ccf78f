// Which kind of bundle a list of members is, and what each member means.

#include "services/archive/input.h"
#include "services/layouts/layout.h"

#include <QDir>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

// What a worker's archive of the newest collector holds; folders are no members.
const QStringList newest{u"system_info"_s, u"service_status"_s, u"network_info"_s, u"memory_info"_s, u"ps_command_status"_s,
    u"system_status"_s, u"daemon_status/kubelet_status"_s, u"daemon_status/containerd_status"_s, u"daemon_status/docker_status"_s,
    u"daemon_status/10-kubeadm.conf"_s, u"daemon_status/kubelet.service"_s, u"logs/kubelet.log"_s, u"logs/containerd.log"_s,
    u"logs/docker.log"_s, u"logs/dmesg.log"_s, u"logs/messages"_s, u"logs/edgehub.log"_s, u"logs/ens-logs"_s,
    u"varlogmessage.log"_s, u"cs/edge/coredns_containerd.log"_s, u"cs/etcd.log"_s, u"events.log"_s, u"cluster_dump.log"_s,
    u"sandbox_runtime.status"_s, u"sandbox-runtime-status/check_shim_alive.sh"_s};

const QStringList oldest{u"system_info"_s, u"service_status"_s, u"network_info"_s, u"system_status"_s, u"docker_status"_s,
    u"logs/dmesg.log"_s, u"logs/messages"_s, u"logs/docker.log"_s, u"varlogmessage.log"_s, u"cs/etcd.log"_s, u"events.log"_s,
    u"cluster_dump.log"_s};

QStringList below(const QString &root, const QStringList &paths)
{
    QStringList result;
    for (const QString &path : paths)
        result << root + path;
    return result;
}

constexpr qint64 epoch = 1700000000; // 2023-11-14T22:13:20Z, by `date -u -d @1700000000`
const QString collectorRoot = u"tmp/diagnose_1700000000/"_s;

QStringList missingPaths(const layouts::Layout &layout, const QStringList &members)
{
    QStringList paths;
    for (const layouts::ExpectedMember &member : layout.missing(members))
        paths << member.path;
    return paths;
}

QString sharedFolder()
{
    const QString named = qEnvironmentVariable("SHINDAN_SHARED");
    return named.isEmpty() ? QDir(QStringLiteral(SHINDAN_SOURCE_ROOT)).filePath(u"../shared"_s) : named;
}

/// Lists the files of an input; reads nothing of them.
class Lister final : public archive::EntrySink
{
public:
    QStringList files;
    Decision begin(const archive::Entry &entry) override
    {
        if (entry.kind == archive::EntryKind::File)
            files << entry.path;
        return Decision::Read;
    }
    void data(std::string_view) override { }
    void end(const archive::EntryEnd &) override { }
};

} // namespace

class LayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCollectorsArchiveIsRecognised();
    void rootsThatPeopleMake_data();
    void rootsThatPeopleMake();
    void recognisedFromAPart_data();
    void recognisedFromAPart();
    void theNameAloneTellsTheTimeOfCollection();
    void versionsAreToldApart();
    void tailsDependOnTheVersion();
    void rolesOfMembers_data();
    void rolesOfMembers();
    void flatArchivesKeepTheirMeaning();
    void leftoversOfOtherProgramsAreNothing();
    void aSecondEntryOfOneNameMeansTheSame();
    void whatAWorkerDoesNotHoldIsMissedWithAReason();
    void anEmptyMemberHasItsReasonToo();
    void pouchExcusesTheOtherRuntimes();
    void copiesNameTheFinerPlace();
    void windowsIsKnownByWhatNamesContain();
    void aDumpFolderOfKubectl();
    void anyOtherFolderIsPlain();
    void aSingleFileIsKnownByItsKind();
    void nothingAtAll();
    void genuineBundle();
};

void LayoutTest::theCollectorsArchiveIsRecognised()
{
    const QStringList members = below(collectorRoot, newest);
    const layouts::Layout layout = layouts::recognise(u"diagnose_1700000000.tar.gz"_s, u"tar.gz"_s, members);
    QCOMPARE(layout.id(), u"ack-linux"_s);
    QCOMPARE(layout.version(), u"V3"_s);
    QCOMPARE(layout.root(), collectorRoot);
    QVERIFY(layout.collectedAt());
    QCOMPARE(layout.collectedAt()->ns, epoch * model::nsPerSecond);
    QCOMPARE(layout.score(), 100);
    QVERIFY(!layout.title().en.isEmpty());
    QVERIFY(!layout.title().ja.isEmpty());
}

void LayoutTest::rootsThatPeopleMake_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("root");
    QTest::addColumn<bool>("dated");
    QTest::newRow("as the collector packs") << "diagnose_1700000000.tar.gz" << collectorRoot << true;
    QTest::newRow("packed anew") << "diagnose_1700000000.tar"
                                 << "diagnose_1700000000/" << true;
    QTest::newRow("the folder itself opened") << "diagnose_1700000000"
                                              << "" << true;
    QTest::newRow("renamed input, root tells") << "customer.tgz" << collectorRoot << true;
    QTest::newRow("renamed by a browser") << "diagnose_1700000000 (1).tar.gz"
                                          << "" << true;
    QTest::newRow("renamed root and input") << "node-a.zip"
                                            << "node-a/" << false;
    QTest::newRow("folders around it") << "case.zip"
                                       << "case/unpacked/tmp/diagnose_1700000000/" << true;
    QTest::newRow("unpacked into its own name") << "x.zip"
                                                << "diagnose_1700000000/tmp/diagnose_1700000000/" << true;
    QTest::newRow("an archive in an archive") << "x.zip"
                                              << "diagnose_1700000000.tar.gz/tmp/diagnose_1700000000/" << true;
    QTest::newRow("flat") << "files.zip"
                          << "" << false;
}

void LayoutTest::rootsThatPeopleMake()
{
    QFETCH(QString, input);
    QFETCH(QString, root);
    QFETCH(bool, dated);
    QStringList members = below(root, newest);
    members << u"notes from the customer.txt"_s;
    const layouts::Layout layout = layouts::recognise(input, u"zip"_s, members);
    QCOMPARE(layout.id(), u"ack-linux"_s);
    QCOMPARE(layout.version(), u"V3"_s);
    QCOMPARE(layout.root(), root);
    QCOMPARE(layout.collectedAt().has_value(), dated);
    if (dated)
        QCOMPARE(layout.collectedAt()->ns, epoch * model::nsPerSecond);
    QCOMPARE(layout.meaningOf(root + u"logs/kubelet.log"_s).role, u"kubelet-log"_s);
    QCOMPARE(layout.meaningOf(u"notes from the customer.txt"_s).role, u"other"_s);
}

void LayoutTest::recognisedFromAPart_data()
{
    QTest::addColumn<QStringList>("members");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("role");
    QTest::newRow("one member") << QStringList{u"tmp/diagnose_1700000000/events.log"_s} << "tmp/diagnose_1700000000/events.log"
                                << "events-table";
    QTest::newRow("a log") << QStringList{u"tmp/diagnose_1700000000/logs/messages"_s} << "tmp/diagnose_1700000000/logs/messages"
                           << "system-log";
    QTest::newRow("the root is not named so, two reports")
        << QStringList{u"n/system_info"_s, u"n/service_status"_s} << "n/service_status"
        << "service-status";
}

void LayoutTest::recognisedFromAPart()
{
    QFETCH(QStringList, members);
    QFETCH(QString, member);
    QFETCH(QString, role);
    const layouts::Layout layout = layouts::recognise(u"upload.bin"_s, {}, members);
    QCOMPARE(layout.id(), u"ack-linux"_s);
    QCOMPARE(layout.meaningOf(member).role, role);
}

void LayoutTest::theNameAloneTellsTheTimeOfCollection()
{
    const layouts::Layout layout = layouts::recognise(u"diagnose_1700000000.tar.gz"_s, {}, {});
    QCOMPARE(layout.id(), u"ack-linux"_s);
    QVERIFY(layout.collectedAt());
    QCOMPARE(layout.collectedAt()->ns, epoch * model::nsPerSecond);
    QVERIFY(!layouts::recognise(u"diagnose_17.tar.gz"_s, {}, {}).collectedAt());
    QVERIFY(!layouts::recognise(u"logs.tar.gz"_s, {}, {}).collectedAt());
}

void LayoutTest::versionsAreToldApart()
{
    const auto versionOf = [](const QStringList &members) {
        return layouts::recognise({}, u"tar.gz"_s, below(collectorRoot, members)).version();
    };
    QCOMPARE(versionOf(oldest), u"V1"_s);
    QCOMPARE(versionOf(oldest + QStringList{u"ps_command_status"_s}), u"V2"_s);
    QCOMPARE(versionOf(oldest + QStringList{u"ps_command_status"_s, u"memory_info"_s}), u"V3"_s);
    QCOMPARE(versionOf(newest), u"V3"_s);
}

void LayoutTest::tailsDependOnTheVersion()
{
    const layouts::Layout v1 = layouts::recognise({}, u"tar.gz"_s, below(collectorRoot, oldest));
    const layouts::Layout v3 = layouts::recognise({}, u"tar.gz"_s, below(collectorRoot, newest));
    QVERIFY(!v1.meaningOf(collectorRoot + u"logs/dmesg.log"_s).tailLines);
    QVERIFY(!v1.meaningOf(collectorRoot + u"logs/messages"_s).tailBytes);
    QCOMPARE(v3.meaningOf(collectorRoot + u"logs/dmesg.log"_s).tailLines.value_or(0), 10'000);
    QCOMPARE(v3.meaningOf(collectorRoot + u"logs/kubelet.log"_s).tailLines.value_or(0), 10'000);
    QCOMPARE(v3.meaningOf(collectorRoot + u"logs/messages"_s).tailBytes.value_or(0), qint64(500) * 1024 * 1024); // tail -c 500M
}

void LayoutTest::rolesOfMembers_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("ordered");
    const auto row = [](const char *member, const char *role, bool ordered = true) {
        QTest::newRow(member) << member << role << ordered;
    };
    row("system_info", "system-info");
    row("service_status", "service-status");
    row("network_info", "network-info");
    row("memory_info", "memory-info");
    row("ps_command_status", "ps-status");
    row("system_status", "system-status");
    row("docker_status", "unit-status");
    row("kubelet_status", "unit-status");
    row("daemon_status/edgehub_status", "unit-status");
    row("daemon_status/10-kubeadm.conf", "unit-file");
    row("daemon_status/edge-hub.service", "unit-file");
    row("daemon_status/docker_daemon.json", "daemon-config");
    row("sandbox_runtime.status", "sandbox-status");
    row("sandbox-runtime-status.tgz", "nested-archive");
    row("sandbox-runtime-status.tgz/check_netns_leak.sh", "script");
    row("sandbox-runtime-status/script_collect.sh", "script");
    row("logs/dmesg.log", "kernel-log");
    row("logs/messages", "system-log");
    row("logs/docker.log", "docker-log");
    row("logs/pouch.log", "pouch-log");
    row("logs/edgehub.log", "edge-hub-log");
    row("varlogmessage.log", "cloud-init-log");
    row("cs/cloud-controller-manager/cloud-controller-manager-x2x9k.log", "cloud-controller-manager-log");
    row("cs/kube-apiserver/kube-apiserver-master-1.log", "apiserver-log");
    row("cs/kube-controller-manager/kube-controller-manager-master-1.log", "controller-manager-log");
    row("cs/kube-scheduler/kube-scheduler-master-1.log", "scheduler-log");
    row("cs/etcd.log", "etcd-log");
    row("cs/edge/kube-proxy_containerd.log", "pod-log", false);
    row("logs/ens-logs", "agent-log");
    row("containerd_events.log", "runtime-events-log");
    row("daemon_status/containerd_events.log", "runtime-events-log");
    row("goroutine-stacks-2018-12-19T194836+0800.log", "stack-dump");
    row("daemon_status/daemon-data-2018-12-19T194836+0800.log", "stack-dump");
    row("storage/csi-plugin.log", "storage-log");
    row("events.log", "events-table", false);
    row("cluster_dump.log", "object-dump", false);
    row("node_cache/kubelet/nodes/cn-x.json", "node-cache", false);
    row("system_df_status", "system-status"); // an adaptation of the collector
    row("logs/k3s.log", "kubelet-log");
    row("cs/kubelet.log", "kubelet-log"); // another one
    row("something-new", "other");
}

void LayoutTest::rolesOfMembers()
{
    QFETCH(QString, member);
    QFETCH(QString, role);
    QFETCH(bool, ordered);
    const layouts::Layout layout = layouts::recognise({}, u"tar.gz"_s, below(collectorRoot, newest + QStringList{member}));
    const layouts::MemberMeaning meaning = layout.meaningOf(collectorRoot + member);
    QCOMPARE(meaning.role, role);
    QCOMPARE(meaning.ordered, ordered);
}

void LayoutTest::flatArchivesKeepTheirMeaning()
{
    QStringList flat;
    for (const QString &path : newest)
        flat << u"bundle/"_s + path.section(u'/', -1);
    const layouts::Layout layout = layouts::recognise(u"bundle.zip"_s, u"zip"_s, flat);
    QCOMPARE(layout.id(), u"ack-linux"_s);
    QCOMPARE(layout.root(), u"bundle/"_s);
    QCOMPARE(layout.meaningOf(u"bundle/kubelet.log"_s).role, u"kubelet-log"_s);
    QCOMPARE(layout.meaningOf(u"bundle/messages"_s).role, u"system-log"_s);
    QCOMPARE(layout.meaningOf(u"bundle/dmesg.log"_s).role, u"kernel-log"_s);
    QCOMPARE(layout.meaningOf(u"bundle/10-kubeadm.conf"_s).role, u"unit-file"_s);
    QVERIFY(!missingPaths(layout, flat).contains(u"logs/kubelet.log"_s));
}

void LayoutTest::leftoversOfOtherProgramsAreNothing()
{
    QStringList members = below(u"diagnose_1700000000/"_s, newest);
    members << u"__MACOSX/diagnose_1700000000/logs/._kubelet.log"_s << u".DS_Store"_s << u"diagnose_1700000000/.DS_Store"_s;
    const layouts::Layout layout = layouts::recognise(u"x.zip"_s, u"zip"_s, members);
    QCOMPARE(layout.id(), u"ack-linux"_s);
    QCOMPARE(layout.root(), u"diagnose_1700000000/"_s);
    QCOMPARE(layout.meaningOf(u"__MACOSX/diagnose_1700000000/logs/._kubelet.log"_s).role, u"other"_s);
    QCOMPARE(layout.meaningOf(u"diagnose_1700000000/logs/._messages"_s).role, u"other"_s);
}

void LayoutTest::aSecondEntryOfOneNameMeansTheSame()
{
    const layouts::Layout layout = layouts::recognise({}, u"tar"_s, below(collectorRoot, newest));
    QCOMPARE(layout.meaningOf(collectorRoot + u"logs/messages (2)"_s).role, u"system-log"_s);
}

void LayoutTest::whatAWorkerDoesNotHoldIsMissedWithAReason()
{
    const QStringList members = below(collectorRoot, newest);
    const layouts::Layout layout = layouts::recognise({}, u"tar.gz"_s, members);
    const std::vector<layouts::ExpectedMember> missing = layout.missing(members);
    QCOMPARE(missingPaths(layout, members),
        (QStringList{u"cs/kube-apiserver/"_s, u"cs/kube-controller-manager/"_s, u"cs/kube-scheduler/"_s,
            u"cs/cloud-controller-manager/"_s}));
    for (const layouts::ExpectedMember &member : missing) {
        QVERIFY(member.meaning.emptyReason.en.contains(u"managed cluster"_s));
        QVERIFY(!member.meaning.emptyReason.ja.isEmpty());
        QCOMPARE(member.meaning.emptyFaq, QStringList{u"connect-to-master-node"_s});
    }
    QStringList fewer = members;
    fewer.removeAll(collectorRoot + u"logs/kubelet.log"_s);
    QVERIFY(missingPaths(layout, fewer).contains(u"logs/kubelet.log"_s));
}

void LayoutTest::anEmptyMemberHasItsReasonToo()
{
    const layouts::Layout layout = layouts::recognise({}, u"tar.gz"_s, below(collectorRoot, newest));
    for (const QString &member : {u"events.log"_s, u"cluster_dump.log"_s}) {
        const layouts::MemberMeaning meaning = layout.meaningOf(collectorRoot + member);
        QVERIFY(meaning.expected);
        QVERIFY(meaning.emptyReason.en.contains(u"kubectl"_s));
        QVERIFY(meaning.emptyReason.ja.contains(u"kubectl"_s));
        QCOMPARE(meaning.emptyFaq, QStringList{u"collect-diagnostic-data"_s});
    }
    QCOMPARE(layout.meaningOf(collectorRoot + u"cs/etcd.log"_s).emptyFaq, QStringList{u"connect-to-master-node"_s});
    QVERIFY(!layout.meaningOf(collectorRoot + u"logs/docker.log"_s).emptyReason.isEmpty());
}

void LayoutTest::pouchExcusesTheOtherRuntimes()
{
    QStringList members = newest;
    members.removeAll(u"logs/containerd.log"_s);
    members.removeAll(u"logs/docker.log"_s);
    const layouts::Layout layout = layouts::recognise({}, u"tar"_s, below(collectorRoot, members));
    QVERIFY(missingPaths(layout, below(collectorRoot, members)).contains(u"logs/containerd.log"_s));
    members << u"logs/pouch.log"_s;
    const QStringList missing = missingPaths(layout, below(collectorRoot, members));
    QVERIFY(!missing.contains(u"logs/containerd.log"_s));
    QVERIFY(!missing.contains(u"logs/docker.log"_s));
}

void LayoutTest::copiesNameTheFinerPlace()
{
    const layouts::Layout layout = layouts::recognise({}, u"tar"_s, below(collectorRoot, newest));
    const auto coarserOf = [&](const QString &finer) {
        QStringList roles;
        for (const layouts::CopyPair &pair : layout.copies()) {
            if (pair.finerRole == finer)
                roles << pair.coarserRole;
        }
        return roles;
    };
    for (const QString &role : {u"kubelet-log"_s, u"containerd-log"_s, u"docker-log"_s, u"kernel-log"_s})
        QCOMPARE(coarserOf(role), QStringList{u"system-log"_s});
    // varlogmessage.log is an excerpt of the system log: nothing in it is new.
    QVERIFY(coarserOf(u"system-log"_s).contains(u"cloud-init-log"_s));
}

void LayoutTest::windowsIsKnownByWhatNamesContain()
{
    const QStringList members{u"diagnoses_1700000000/System.evtx"_s, u"diagnoses_1700000000/kubelet.err.log"_s,
        u"diagnoses_1700000000/HNSNetworks.txt"_s, u"diagnoses_1700000000/Containerd.log"_s,
        u"diagnoses_1700000000/daemon.json"_s, u"diagnoses_1700000000/SystemInfo.txt"_s};
    const layouts::Layout layout = layouts::recognise(u"diagnoses_1700000000.zip"_s, u"zip"_s, members);
    QCOMPARE(layout.id(), u"ack-windows"_s);
    QCOMPARE(layout.collectedAt().value_or(model::Instant{}).ns, epoch * model::nsPerSecond);
    QCOMPARE(layout.meaningOf(members[0]).role, u"system-log"_s);
    QCOMPARE(layout.meaningOf(members[1]).role, u"kubelet-log"_s);
    QCOMPARE(layout.meaningOf(members[2]).role, u"network-info"_s);
    QCOMPARE(layout.meaningOf(members[3]).role, u"containerd-log"_s);
    QCOMPARE(layout.meaningOf(members[4]).role, u"daemon-config"_s);
    QCOMPARE(layout.meaningOf(members[5]).role, u"system-info"_s);
    QCOMPARE(layouts::recognise(u"upload.zip"_s, u"zip"_s, members).id(), u"ack-windows"_s);
    QVERIFY(layout.missing(members).empty());
    // A log of the kubelet alone says nothing of Windows.
    QVERIFY(layouts::recognise(u"logs.zip"_s, u"zip"_s, {u"kubelet.log"_s, u"containerd.log"_s}).id() != u"ack-windows"_s);
}

void LayoutTest::aDumpFolderOfKubectl()
{
    const QStringList members{u"dump/nodes.json"_s, u"dump/kube-system/pods.json"_s, u"dump/kube-system/events.json"_s,
        u"dump/kube-system/coredns-7784559f6-abcde/logs.txt"_s, u"dump/kube-system/kube-apiserver-master-1/logs.txt"_s,
        u"dump/default/replication-controllers.json"_s};
    const layouts::Layout layout = layouts::recognise(u"dump"_s, u"folder"_s, members);
    QCOMPARE(layout.id(), u"cluster-info-dump"_s);
    QCOMPARE(layout.root(), u"dump/"_s);
    QCOMPARE(layout.meaningOf(members[0]).role, u"object-dump"_s);
    QCOMPARE(layout.meaningOf(members[2]).role, u"events-table"_s);
    QVERIFY(!layout.meaningOf(members[2]).ordered);
    QCOMPARE(layout.meaningOf(members[3]).role, u"pod-log"_s);
    QCOMPARE(layout.meaningOf(members[4]).role, u"apiserver-log"_s);
}

void LayoutTest::anyOtherFolderIsPlain()
{
    const QStringList members{u"var/log/messages-20231114"_s, u"var/log/syslog.1"_s,
        u"var/log/namespaces/kube-system/pods/coredns-1/coredns.log"_s, u"var/log/Kubelet.log"_s, u"kube-apiserver.log"_s,
        u"dmesg.txt"_s, u"readme"_s};
    const layouts::Layout layout = layouts::recognise(u"logs"_s, u"folder"_s, members);
    QCOMPARE(layout.id(), u"plain-folder"_s);
    QCOMPARE(layout.version(), QString());
    QVERIFY(!layout.collectedAt());
    QCOMPARE(layout.meaningOf(members[0]).role, u"system-log"_s);
    QCOMPARE(layout.meaningOf(members[1]).role, u"system-log"_s);
    QCOMPARE(layout.meaningOf(members[2]).role, u"pod-log"_s);
    QCOMPARE(layout.meaningOf(members[3]).role, u"kubelet-log"_s);
    QCOMPARE(layout.meaningOf(members[4]).role, u"apiserver-log"_s);
    QCOMPARE(layout.meaningOf(members[5]).role, u"kernel-log"_s);
    QCOMPARE(layout.meaningOf(members[6]).role, u"other"_s);
    QVERIFY(layout.missing(members).empty());
}

void LayoutTest::aSingleFileIsKnownByItsKind()
{
    const layouts::Layout file = layouts::recognise(u"kubelet.log"_s, u"file"_s, {u"kubelet.log"_s});
    QCOMPARE(file.id(), u"single-file"_s);
    QCOMPARE(file.meaningOf(u"kubelet.log"_s).role, u"kubelet-log"_s);
    QCOMPARE(layouts::recognise(u"messages.gz"_s, u"gz"_s, {u"messages"_s}).id(), u"single-file"_s);
    QCOMPARE(layouts::recognise(u"messages.gz"_s, {}, {u"messages"_s}).id(), u"single-file"_s); // while loading
    QCOMPARE(layouts::recognise(u"logs"_s, u"folder"_s, {u"kubelet.log"_s}).id(), u"plain-folder"_s);
}

void LayoutTest::nothingAtAll()
{
    const layouts::Layout layout = layouts::recognise({}, {}, {});
    QCOMPARE(layout.id(), u"plain-folder"_s);
    QCOMPARE(layout.meaningOf(QString()).role, u"other"_s);
    QVERIFY(layout.missing({}).empty());
}

void LayoutTest::genuineBundle()
{
    const QDir folder(sharedFolder() + u"/bundles"_s);
    const QStringList bundles = folder.entryList({u"diagnose_*.tar.gz"_s}, QDir::Files);
    if (bundles.isEmpty())
        QSKIP("There is no genuine bundle beside the source folder.");
    Lister lister;
    const auto read = archive::readInput(folder.filePath(bundles[0]), {}, lister, {});
    QVERIFY(read.ok());
    const layouts::Layout layout = layouts::recognise(bundles[0], read.value().kind, lister.files);
    QCOMPARE(layout.id(), u"ack-linux"_s);
    QCOMPARE(layout.version(), u"V3"_s);
    QCOMPARE(layout.score(), 100);
    const QString digits = bundles[0].mid(9, 10);
    QCOMPARE(layout.collectedAt().value_or(model::Instant{}).ns, digits.toLongLong() * model::nsPerSecond);
    QCOMPARE(layout.root(), u"tmp/diagnose_"_s + digits + u'/');
    for (const QString &path : lister.files)
        QVERIFY2(layout.meaningOf(path).role != u"other"_s,
            qPrintable(path.mid(layout.root().size())));
    // Of a worker in a managed cluster the folders of the control plane are empty, and nothing else is missed.
    QCOMPARE(missingPaths(layout, lister.files),
        (QStringList{u"cs/kube-apiserver/"_s, u"cs/kube-controller-manager/"_s, u"cs/kube-scheduler/"_s,
            u"cs/cloud-controller-manager/"_s}));
}

QTEST_GUILESS_MAIN(LayoutTest)
#include "layout_test.moc"
