// Bundles of other collectors than ACK's: which layout takes them, and what their members mean. Names are those that the collectors'
// sources give (each layout's file names them); the genuine trees are listed where they are at hand.

#include "services/archive/input.h"
#include "services/layouts/definition.h"
#include "services/layouts/layout.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

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

/// One collector's story.
struct Bundle
{
    const char *layout;
    QString input;
    QStringList members; ///< without what stands around them
    QList<std::pair<QString, QString>> roles; ///< member -> role
};

const QList<Bundle> &bundles()
{
    static const QList<Bundle> all{
        {"kind-logs", u"logs.zip"_s,
            {u"kind-version.txt"_s, u"docker-info.txt"_s, u"demo-control-plane/kubernetes-version.txt"_s, u"demo-control-plane/journal.log"_s,
                u"demo-control-plane/kubelet.log"_s, u"demo-control-plane/containerd.log"_s, u"demo-control-plane/inspect.json"_s,
                u"demo-control-plane/pods/kube-system_etcd-demo_0f1e2d3c/etcd/0.log"_s, u"demo-worker/journal.log"_s, u"demo-worker/kubelet.log"_s,
                u"demo-worker/pods/default_web-1_5d0c/web/1.log"_s},
            {{u"demo-worker/kubelet.log"_s, u"kubelet-log"_s}, {u"demo-control-plane/journal.log"_s, u"system-log"_s},
                {u"demo-control-plane/pods/kube-system_etcd-demo_0f1e2d3c/etcd/0.log"_s, u"etcd-log"_s},
                {u"demo-worker/pods/default_web-1_5d0c/web/1.log"_s, u"pod-log"_s}}},
        {"must-gather", u"must-gather.tar.gz"_s,
            {u"event-filter.html"_s, u"timestamp"_s, u"version"_s, u"namespaces/app/core/events.yaml"_s, u"namespaces/app/core/pods.yaml"_s,
                u"namespaces/app/pods/web-1/web-1.yaml"_s, u"namespaces/app/pods/web-1/web/web/logs/current.log"_s,
                u"namespaces/openshift-etcd/pods/etcd-m1/etcd/etcd/logs/previous.log"_s, u"cluster-scoped-resources/core/nodes/m1.yaml"_s,
                u"host_service_logs/masters/kubelet_service.log"_s, u"host_service_logs/masters/crio_service.log"_s,
                u"audit_logs/kube-apiserver/m1-audit.log.gz"_s, u"nodes/m1/m1_logs_kubelet.gz"_s},
            {{u"namespaces/app/core/events.yaml"_s, u"events-table"_s}, {u"namespaces/app/core/pods.yaml"_s, u"object-dump"_s},
                {u"namespaces/app/pods/web-1/web/web/logs/current.log"_s, u"pod-log"_s},
                {u"namespaces/openshift-etcd/pods/etcd-m1/etcd/etcd/logs/previous.log"_s, u"etcd-log"_s},
                {u"host_service_logs/masters/kubelet_service.log"_s, u"kubelet-log"_s},
                {u"host_service_logs/masters/crio_service.log"_s, u"containerd-log"_s},
                {u"audit_logs/kube-apiserver/m1-audit.log.gz"_s, u"audit-log"_s}}},
        {"sosreport", u"sosreport-worker-17-2025-12-13-abcdefg.tar.xz"_s,
            {u"sos_commands/filesys/df_-al_-x_autofs"_s, u"sos_commands/memory/free_-m"_s, u"sos_commands/process/ps_auxwwwm"_s,
                u"sos_commands/networking/ip_-o_addr"_s, u"sos_commands/kernel/dmesg_-T"_s, u"sos_commands/logs/journalctl_--no-pager_--boot"_s,
                u"sos_commands/kubernetes/journalctl_--no-pager_--unit_kubelet"_s, u"sos_logs/sos.log"_s, u"sos_reports/sos.txt"_s, u"version.txt"_s,
                u"var/log/messages"_s, u"var/log/messages-20241020.xz"_s, u"etc/os-release"_s, u"proc/meminfo"_s},
            {{u"var/log/messages-20241020.xz"_s, u"system-log"_s}, {u"sos_commands/kernel/dmesg_-T"_s, u"kernel-log"_s},
                {u"sos_commands/kubernetes/journalctl_--no-pager_--unit_kubelet"_s, u"kubelet-log"_s},
                {u"sos_commands/logs/journalctl_--no-pager_--boot"_s, u"system-log"_s}, {u"sos_commands/memory/free_-m"_s, u"memory-info"_s},
                {u"proc/meminfo"_s, u"memory-info"_s}}},
        {"insights-archive", u"insights-worker-17-20251213.tar.gz"_s,
            {u"insights_commands/df_-alP"_s, u"insights_commands/ps_auxww"_s, u"insights_commands/uptime"_s, u"meta_data/uptime.json"_s, u"branch_info"_s,
                u"etc/os-release"_s, u"var/log/messages"_s},
            {{u"insights_commands/ps_auxww"_s, u"ps-status"_s}, {u"var/log/messages"_s, u"system-log"_s}}},
        {"support-bundle", u"support-bundle-2025-12-13T11_45_00.tar.gz"_s,
            {u"version.yaml"_s, u"analysis.json"_s, u"cluster-info/cluster_version.json"_s, u"cluster-resources/nodes.json"_s,
                u"cluster-resources/pods/default.json"_s, u"cluster-resources/events/default.json"_s,
                u"cluster-resources/pods/logs/default/web-1/web-previous.log"_s, u"host-collectors/run-host/kubelet.txt"_s, u"all-logs/web-1/web.log"_s},
            {{u"cluster-resources/events/default.json"_s, u"events-table"_s}, {u"cluster-resources/pods/default.json"_s, u"object-dump"_s},
                {u"cluster-resources/pods/logs/default/web-1/web-previous.log"_s, u"pod-log"_s}, {u"all-logs/web-1/web.log"_s, u"pod-log"_s},
                {u"host-collectors/run-host/kubelet.txt"_s, u"kubelet-log"_s}}},
        {"insights-operator", u"archive.tar.gz"_s,
            {u"insights-operator/gathers.json"_s, u"config/node/m1.json"_s, u"config/node/logs/m1.log"_s, u"config/clusteroperator/dns.json"_s,
                u"config/pod/app/logs/web-1/web_current.log"_s, u"events/app.json"_s},
            {{u"config/node/logs/m1.log"_s, u"kubelet-log"_s}, {u"events/app.json"_s, u"events-table"_s},
                {u"config/pod/app/logs/web-1/web_current.log"_s, u"pod-log"_s}}},
        {"sonobuoy", u"202512131145_sonobuoy_5d0c.tar.gz"_s,
            {u"meta/run.log"_s, u"meta/config.json"_s, u"plugins/e2e/sonobuoy_results.yaml"_s, u"plugins/e2e/results/global/e2e.log"_s,
                u"plugins/systemd-logs/results/worker-17/systemd_logs"_s, u"hosts/worker-17/configz.json"_s, u"resources/cluster/core_v1_nodes.json"_s,
                u"resources/ns/default/core_v1_events.json"_s, u"podlogs/default/web-1/logs/web.txt"_s, u"serverversion.json"_s},
            {{u"plugins/systemd-logs/results/worker-17/systemd_logs"_s, u"system-log"_s}, {u"podlogs/default/web-1/logs/web.txt"_s, u"pod-log"_s},
                {u"resources/ns/default/core_v1_events.json"_s, u"events-table"_s}, {u"resources/cluster/core_v1_nodes.json"_s, u"object-dump"_s}}},
        {"eks-linux", u"eks_i-0123456789abcdef0_2025-12-13_1145-UTC_0.7.3.tar.gz"_s,
            {u"system/instance-id.txt"_s, u"system/ps.txt"_s, u"system/pkglist.txt"_s, u"kubelet/kubelet.log"_s, u"kubelet/kubelet_service.txt"_s,
                u"containerd/containerd-log.txt"_s, u"kernel/dmesg.current"_s, u"kernel/dmesg.human.current"_s, u"ipamd/enis.json"_s,
                u"sysctls/sysctl_all.txt"_s, u"var_log/messages"_s, u"var_log/kube-system_aws-node-x1_5d0c/aws-node/0.log"_s, u"storage/mounts.txt"_s,
                u"networking/iptables-save.txt"_s},
            {{u"kubelet/kubelet.log"_s, u"kubelet-log"_s}, {u"containerd/containerd-log.txt"_s, u"containerd-log"_s},
                {u"kernel/dmesg.human.current"_s, u"kernel-log"_s}, {u"var_log/messages"_s, u"system-log"_s}, {u"system/ps.txt"_s, u"ps-status"_s},
                {u"var_log/kube-system_aws-node-x1_5d0c/aws-node/0.log"_s, u"pod-log"_s}}},
        {"eks-windows", u"eks_i-0123456789abcdef0_20251213T1145001234Z.zip"_s,
            {u"sysinfo"_s, u"system-eventlogs.csv"_s, u"application-eventlogs.csv"_s, u"kubelet/kubelet-service.csv"_s,
                u"kube-proxy/kube-proxy-service.csv"_s, u"network/hns/endpoint.txt"_s, u"firewall/firewall-Domain"_s, u"events/EKS.evtx"_s, u"services"_s,
                u"volumes"_s},
            {{u"kubelet/kubelet-service.csv"_s, u"kubelet-log"_s}, {u"system-eventlogs.csv"_s, u"system-log"_s}, {u"events/EKS.evtx"_s, u"system-log"_s}}},
        {"aks-log-collector", u"logs.zip"_s,
            {u"collect/crictl_info.json"_s, u"collect/systemctl-status.txt"_s, u"collect/proc/meminfo"_s, u"collect/sysctl.txt"_s,
                u"var/log/azure-vnet.log"_s, u"var/log/syslog"_s, u"etc/containerd/config.toml"_s},
            {{u"collect/proc/meminfo"_s, u"memory-info"_s}, {u"var/log/syslog"_s, u"system-log"_s}, {u"var/log/azure-vnet.log"_s, u"pod-log"_s},
                {u"etc/containerd/config.toml"_s, u"daemon-config"_s}}},
        {"aks-periscope", u"periscope.zip"_s,
            {u"aks-np-000/kubeobjects/kube-system_pods_web"_s, u"aks-np-000/networkoutbound/networkoutbound"_s,
                u"aks-np-000/podscontainerlogs/kube-system-web"_s, u"aks-np-001/nodelogs/var_log_azure"_s, u"aks-np-001/systemlogs/kubelet"_s},
            {{u"aks-np-000/podscontainerlogs/kube-system-web"_s, u"pod-log"_s}, {u"aks-np-001/systemlogs/kubelet"_s, u"kubelet-log"_s}}},
        {"rancher-collector", u"worker-17-2025-12-13_11_45_00.tar.gz"_s,
            {u"collector-output.log"_s, u"systeminfo/dfh"_s, u"systeminfo/freem"_s, u"systeminfo/dmesg"_s, u"networking/iptablessave"_s,
                u"journald/rke2-server"_s, u"journald/containerd"_s, u"systemlogs/messages"_s, u"rke2/agent-logs/kubelet.log"_s, u"rke2/kubectl/nodes"_s,
                u"rke2/podlogs/kube-system-web-1"_s, u"rke2/crictl/psa"_s},
            {{u"rke2/agent-logs/kubelet.log"_s, u"kubelet-log"_s}, {u"systeminfo/dmesg"_s, u"kernel-log"_s}, {u"journald/containerd"_s, u"containerd-log"_s},
                {u"rke2/podlogs/kube-system-web-1"_s, u"pod-log"_s}}},
        {"support-bundle-kit", u"supportbundle_5d0c_2025-12-13T11-45-00Z.zip"_s,
            {u"metadata.yaml"_s, u"yamls/cluster/v1/nodes.yaml"_s, u"yamls/namespaced/default/v1/pods.yaml"_s, u"yamls/namespaced/default/v1/events.yaml"_s,
                u"logs/kube-system/etcd-m1/etcd.log"_s, u"nodes/worker-17.zip/logs/kubelet.log"_s},
            {{u"yamls/namespaced/default/v1/events.yaml"_s, u"events-table"_s}, {u"logs/kube-system/etcd-m1/etcd.log"_s, u"etcd-log"_s},
                {u"nodes/worker-17.zip/logs/kubelet.log"_s, u"kubelet-log"_s}}},
        {"talos-support", u"support.zip"_s,
            {u"192.0.2.11/dmesg.log"_s, u"192.0.2.11/controller-runtime.log"_s, u"192.0.2.11/kubelet.log"_s, u"192.0.2.11/kubelet.state"_s,
                u"192.0.2.11/talosResources/addresses.net.talos.dev.yaml"_s, u"192.0.2.11/kube-system/kube-apiserver.log"_s,
                u"cluster/kubernetesResources/nodes.yaml"_s},
            {{u"192.0.2.11/dmesg.log"_s, u"kernel-log"_s}, {u"192.0.2.11/kubelet.log"_s, u"kubelet-log"_s},
                {u"192.0.2.11/kube-system/kube-apiserver.log"_s, u"apiserver-log"_s}, {u"cluster/kubernetesResources/nodes.yaml"_s, u"object-dump"_s}}},
        {"microk8s-inspection", u"inspection-report-20251213_114500.tar.gz"_s,
            {u"snap.microk8s.daemon-kubelite/journal.log"_s, u"snap.microk8s.daemon-containerd/journal.log"_s, u"sys/snap-list"_s, u"sys/memory_usage"_s,
                u"args/kubelet"_s, u"apparmor/dmesg"_s, u"k8s/cluster-info-dump"_s},
            {{u"snap.microk8s.daemon-kubelite/journal.log"_s, u"kubelet-log"_s}, {u"snap.microk8s.daemon-containerd/journal.log"_s, u"containerd-log"_s},
                {u"apparmor/dmesg"_s, u"kernel-log"_s}, {u"k8s/cluster-info-dump"_s, u"object-dump"_s}}},
        {"keadm-collect", u"edge_2025_1213_114500.tar.gz"_s,
            {u"system/meminfo"_s, u"system/disk"_s, u"edgecore/edgecore.service"_s, u"edgecore/log/edgecore.log"_s, u"runtime/docker.service"_s},
            {{u"edgecore/log/edgecore.log"_s, u"edge-hub-log"_s}, {u"system/meminfo"_s, u"memory-info"_s}}},
        {"gke-snapshot", u"diagnose-snapshot.tar.gz"_s,
            {u"diagnose-report/report.json"_s, u"commands/kubectl_get_events_-A"_s, u"nodes/worker-17/df_-h"_s, u"nodes/worker-17/journalctl_-u_kubelet"_s},
            {{u"commands/kubectl_get_events_-A"_s, u"events-table"_s}, {u"nodes/worker-17/journalctl_-u_kubelet"_s, u"kubelet-log"_s}}},
        {"host-files", u"files.tgz"_s, {u"var/log/messages"_s, u"etc/os-release"_s, u"var/log/pods/default_web-1_5d0c/web/0.log"_s, u"proc/meminfo"_s},
            {{u"var/log/messages"_s, u"system-log"_s}, {u"var/log/pods/default_web-1_5d0c/web/0.log"_s, u"pod-log"_s}}},
        {"var-log", u"varlog.tgz"_s, {u"messages"_s, u"messages-20241020.xz"_s, u"secure"_s, u"cron"_s, u"pods/kube-system_etcd-m1_5d0c/etcd/0.log"_s},
            {{u"messages-20241020.xz"_s, u"system-log"_s}, {u"pods/kube-system_etcd-m1_5d0c/etcd/0.log"_s, u"etcd-log"_s}}},
        {"pod-logs", u"pods.tgz"_s, {u"default_web-1_0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0/web/0.log"_s, u"default_web-1_0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0/web/0.log.20251213-114500.gz"_s},
            {{u"default_web-1_0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0/web/0.log.20251213-114500.gz"_s, u"pod-log"_s}}},
    };
    return all;
}

QStringList below(const QString &root, const QStringList &paths)
{
    QStringList result;
    for (const QString &path : paths)
        result << root + path;
    return result;
}

QStringList genuineMembers(const QString &path)
{
    Lister lister;
    return archive::readInput(path, {}, lister, {}).ok() ? lister.files : QStringList();
}

QDir sharedFolder()
{
    const QString named = qEnvironmentVariable("SHINDAN_SHARED");
    return named.isEmpty() ? QDir(QStringLiteral(SHINDAN_SOURCE_ROOT)).filePath(u"../shared"_s) : named;
}

} // namespace

class CollectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLayoutHasAStory();
    void recognised_data();
    void recognised();
    void pollutedAndInFoldersOfPeople_data() { recognised_data(); }
    void pollutedAndInFoldersOfPeople();
    void theNameOfTheInputDoesNotMatter_data() { recognised_data(); }
    void theNameOfTheInputDoesNotMatter();
    void timeOfCollectionInNames_data();
    void timeOfCollectionInNames();
    void nodesInPaths_data();
    void nodesInPaths();
    void commandsOfMembers_data();
    void commandsOfMembers();
    void aPersonOverrules();
    void genuineTrees_data();
    void genuineTrees();
};

// Layouts that other tests tell of.
void CollectorsTest::everyLayoutHasAStory()
{
    QStringList told{u"ack-linux"_s, u"ack-windows"_s, u"cluster-info-dump"_s, u"plain-folder"_s, u"single-file"_s};
    for (const Bundle &bundle : bundles())
        told << QString::fromLatin1(bundle.layout);
    told.sort();
    QStringList ids = layouts::layoutIds();
    ids.sort();
    QCOMPARE(told, ids);
}

void CollectorsTest::recognised_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < bundles().size(); ++i)
        QTest::newRow(bundles()[i].layout) << i;
}

void CollectorsTest::recognised()
{
    QFETCH(qsizetype, index);
    const Bundle &bundle = bundles()[index];
    const layouts::Layout layout = layouts::recognise(bundle.input, u"tar.gz"_s, bundle.members);
    QCOMPARE(layout.id(), QLatin1StringView(bundle.layout));
    QCOMPARE(layout.root(), QString());
    QVERIFY(layout.score() > 0 && layout.score() <= 100);
    for (const auto &[member, role] : bundle.roles)
        QVERIFY2(layout.meaningOf(member).role == role, qPrintable(member + u": "_s + layout.meaningOf(member).role));
}

void CollectorsTest::pollutedAndInFoldersOfPeople()
{
    QFETCH(qsizetype, index);
    const Bundle &bundle = bundles()[index];
    const QString root = u"case 4711/unpacked/"_s;
    QStringList members = below(root, bundle.members);
    members << u"__MACOSX/case 4711/._unpacked"_s << root + u".DS_Store"_s << u"case 4711/notes.txt"_s;
    const layouts::Layout layout = layouts::recognise(bundle.input, u"zip"_s, members);
    QCOMPARE(layout.id(), QLatin1StringView(bundle.layout));
    for (const auto &[member, role] : bundle.roles)
        QCOMPARE(layout.meaningOf(root + member).role, role);
}

void CollectorsTest::theNameOfTheInputDoesNotMatter()
{
    QFETCH(qsizetype, index);
    const Bundle &bundle = bundles()[index];
    QCOMPARE(layouts::recognise(u"upload.bin"_s, {}, bundle.members).id(), QLatin1StringView(bundle.layout));
}

// Expectations by `date -u -d '2025-12-13 11:45' +%s`.
void CollectorsTest::timeOfCollectionInNames_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("layout");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("eks") << u"eks_i-0123456789abcdef0_2025-12-13_1145-UTC_0.7.3.tar.gz"_s << u"eks-linux"_s << qint64(1765626300);
    QTest::newRow("eks windows") << u"eks_i-0123456789abcdef0_20251213T1145001234Z.zip"_s << u"eks-windows"_s << qint64(1765626300);
    QTest::newRow("sonobuoy") << u"202512131145_sonobuoy_5d0c.tar.gz"_s << u"sonobuoy"_s << qint64(1765626300);
}

void CollectorsTest::timeOfCollectionInNames()
{
    QFETCH(QString, input);
    QFETCH(QString, layout);
    QFETCH(qint64, seconds);
    for (const Bundle &bundle : bundles()) {
        if (layout != QLatin1StringView(bundle.layout))
            continue;
        const auto collected = layouts::recognise(input, u"zip"_s, bundle.members).collectedAt();
        QVERIFY(collected);
        QCOMPARE(collected->ns, seconds * model::nsPerSecond);
        QVERIFY(!layouts::recognise(u"202599999999_sonobuoy_x.tar.gz"_s, u"zip"_s, bundle.members).collectedAt());
    }
}

void CollectorsTest::nodesInPaths_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("node");
    QTest::newRow("kind") << u"kind-logs"_s << u"demo-worker/kubelet.log"_s << u"demo-worker"_s;
    QTest::newRow("kind, of all") << u"kind-logs"_s << u"kind-version.txt"_s << QString();
    QTest::newRow("sonobuoy") << u"sonobuoy"_s << u"plugins/systemd-logs/results/worker-17/systemd_logs"_s << u"worker-17"_s;
    QTest::newRow("must-gather") << u"must-gather"_s << u"nodes/m1/m1_logs_kubelet.gz"_s << u"m1"_s;
    QTest::newRow("talos") << u"talos-support"_s << u"192.0.2.11/dmesg.log"_s << u"192.0.2.11"_s;
    QTest::newRow("talos, the cluster") << u"talos-support"_s << u"cluster/kubernetesResources/nodes.yaml"_s << QString();
    QTest::newRow("harvester") << u"support-bundle-kit"_s << u"nodes/worker-17.zip/logs/kubelet.log"_s << u"worker-17"_s;
    QTest::newRow("insights operator") << u"insights-operator"_s << u"config/node/logs/m1.log"_s << u"m1"_s;
}

void CollectorsTest::nodesInPaths()
{
    QFETCH(QString, layout);
    QFETCH(QString, member);
    QFETCH(QString, node);
    for (const Bundle &bundle : bundles()) {
        if (layout == QLatin1StringView(bundle.layout)) {
            const QString root = u"x/"_s;
            QCOMPARE(layouts::recognise({}, u"zip"_s, below(root, bundle.members)).meaningOf(root + member).node, node);
            return;
        }
    }
    QFAIL("no such layout");
}

void CollectorsTest::commandsOfMembers_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("command");
    QTest::newRow("sos") << u"sosreport"_s << u"sos_commands/filesys/df_-al_-x_autofs"_s << u"df -al -x autofs"_s;
    QTest::newRow("sos, a path in it") << u"sosreport"_s << u"sos_commands/block/ls_-lanR_.dev.disk"_s << u"ls -lanR /dev/disk"_s;
    QTest::newRow("sos, a file of the host") << u"sosreport"_s << u"proc/meminfo"_s << u"cat /proc/meminfo"_s;
    QTest::newRow("insights") << u"insights-archive"_s << u"insights_commands/uptime"_s << u"uptime"_s;
    QTest::newRow("rancher") << u"rancher-collector"_s << u"systeminfo/freem"_s << u"free -m"_s;
    QTest::newRow("eks") << u"eks-linux"_s << u"system/ps.txt"_s << u"ps fauxwww --headers"_s;
    QTest::newRow("a log") << u"eks-linux"_s << u"kubelet/kubelet.log"_s << QString();
}

void CollectorsTest::commandsOfMembers()
{
    QFETCH(QString, layout);
    QFETCH(QString, member);
    QFETCH(QString, command);
    QCOMPARE(layouts::recognise({}, u"zip"_s, {}, layout).meaningOf(member).command, command);
}

void CollectorsTest::aPersonOverrules()
{
    const QStringList members = bundles().front().members;
    const layouts::Layout chosen = layouts::recognise(u"logs.zip"_s, u"zip"_s, members, u"plain-folder"_s);
    QCOMPARE(chosen.id(), u"plain-folder"_s);
    QCOMPARE(chosen.meaningOf(u"demo-worker/kubelet.log"_s).role, u"kubelet-log"_s);
    QCOMPARE(chosen.meaningOf(u"demo-worker/journal.log"_s).role, u"system-log"_s);
    QCOMPARE(layouts::recognise(u"x.log"_s, u"file"_s, {u"x.log"_s}, u"var-log"_s).id(), u"var-log"_s);
}

void CollectorsTest::genuineTrees_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("layout");
    const auto row = [](const char *path, const char *layout) { QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(layout); };
    row("logs/gmeghnag__omc/cmd/use/testdata/must-gather.tar", "must-gather");
    row("logs/gmeghnag__omc/cmd/use/testdata/must-gather.tar.gz", "must-gather");
    row("logs/gmeghnag__omc/cmd/use/testdata/must-gather.tar.xz", "must-gather");
    row("logs/gmeghnag__omc/cmd/use/testdata/must-gather.zip", "must-gather");
    row("logs/gmeghnag__omc/cmd/use/testdata/useContext/must-gather-multipleNS.sample", "must-gather");
    row("logs/gmeghnag__omc/testdata", "must-gather");
    row("logs/replicatedhq__sbctl/sbctl-tests.tar.gz", "support-bundle");
    row("logs/replicatedhq__troubleshoot/analyze-support-bundle-dir.tar.gz", "support-bundle");
    row("logs/replicatedhq__troubleshoot/testdata/supportbundle/support-bundle.tar.gz", "support-bundle");
    row("logs/replicatedhq__troubleshoot/testdata/supportbundle/missing-version.tar.gz", "support-bundle");
    row("logs/openshift__insights-operator/insights-archive-sample.tar.gz", "insights-operator");
    row("logs/canonical__hotsos/tests/unit/fake_data_root/kubernetes", "sosreport");
    row("bundles/diagnose_1765626516.tar.gz", "ack-linux");
}

void CollectorsTest::genuineTrees()
{
    QFETCH(QString, path);
    QFETCH(QString, layout);
    const QString full = sharedFolder().filePath(path);
    if (!QFileInfo::exists(full))
        QSKIP("The genuine logs are not here.");
    const QStringList members = genuineMembers(full);
    QVERIFY(!members.isEmpty() || path.contains(u"must-gather."_s));
    QCOMPARE(layouts::recognise(QFileInfo(full).fileName(), QFileInfo(full).isDir() ? u"folder"_s : u"tar.gz"_s, members).id(), layout);
}

QTEST_GUILESS_MAIN(CollectorsTest)
#include "collectors_test.moc"
