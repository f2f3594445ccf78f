// Kinds of nodes: what each has that others have not, where the collector puts it. Expectations are those of the members' table of the
// collector and of Windows' own conventions.

#include "members.h"
#include "services/diagnosis/workspace.h"
#include "services/training/bundle_generator.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::training;
using namespace Qt::Literals::StringLiterals;

using Members = std::map<QString, QByteArray>;

class KindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMasterHasItsControlPlane();
    void aDockerNodeHasDocker();
    void anEdgeNodeHasItsHub();
    void aSandboxNodeHasVirtualMachines();
    void aWindowsNode();
    void healthyKindsAreLeftAlone_data();
    void healthyKindsAreLeftAlone();
    void theDayShows();

private:
    static Scenario healthy(const QString &kind);
    Members membersOf(const QString &kind);
    QTemporaryDir m_folder;
};

namespace {

qint64 linesOf(const QByteArray &text) { return text.count('\n'); }

QString utf16(const QByteArray &bytes)
{
    if (!bytes.startsWith("\xff\xfe"))
        return {};
    return QString::fromUtf16(reinterpret_cast<const char16_t *>(bytes.constData() + 2), (bytes.size() - 2) / 2);
}

} // namespace

Scenario KindsTest::healthy(const QString &kind)
{
    const auto &all = shippedScenarios();
    Scenario scenario = *std::find_if(all.begin(), all.end(), [](const Scenario &s) { return s.id == u"healthy"_s; });
    readNode(nodeKinds().at(kind), scenario.node);
    return scenario;
}

Members KindsTest::membersOf(const QString &kind)
{
    const QString path = m_folder.filePath(kind + u".tar.gz"_s);
    if (!generateBundle(healthy(kind), path))
        return {};
    return test::belowRoot(test::membersOfArchive(path));
}

void KindsTest::aMasterHasItsControlPlane()
{
    const Members members = membersOf(u"master"_s);
    static const QRegularExpression klog(u"^[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{6} +\\d+ \\w+\\.go:\\d+\\] "_s);
    for (const char *component : {"kube-apiserver", "kube-controller-manager", "kube-scheduler", "cloud-controller-manager"}) {
        const auto at = std::find_if(members.begin(), members.end(), [&](const auto &member) { return member.first.startsWith(u"cs/%1/%1-"_s.arg(QString::fromUtf8(component))); });
        QVERIFY2(at != members.end(), component);
        QVERIFY2(linesOf(at->second) >= 3, component);
        for (const QByteArray &line : at->second.trimmed().split('\n'))
            QVERIFY2(klog.match(QString::fromUtf8(line)).hasMatch(), line.constData());
    }
    const QByteArrayList etcd = members.at(u"cs/etcd.log"_s).trimmed().split('\n');
    QVERIFY(etcd.size() > 4);
    for (qsizetype i = 1; i < etcd.size(); ++i) {
        const QJsonDocument line = QJsonDocument::fromJson(etcd[i].mid(etcd[i].indexOf(": {") + 2));
        QVERIFY2(line.isObject() && !line[u"msg"_s].toString().isEmpty(), etcd[i].constData());
    }
    QVERIFY(members.at(u"cluster_dump.log"_s).contains("\"kind\": \"NodeList\""));
    QVERIFY(members.at(u"system_status"_s).contains("/usr/bin/etcd "));
}

void KindsTest::aDockerNodeHasDocker()
{
    const Members members = membersOf(u"docker"_s);
    QVERIFY(members.at(u"logs/docker.log"_s).contains("msg=\"Daemon has completed initialization\""));
    QVERIFY(!members.at(u"logs/containerd.log"_s).contains("RunPodSandbox"));
    const QByteArray &status = members.at(u"daemon_status/docker_status"_s);
    QVERIFY(status.contains("run docker info") && status.contains(" Server Version: 19.03.15") && status.contains("run docker version"));
    QVERIFY(members.at(u"daemon_status/kubelet_status"_s).contains("--network-plugin=cni"));
    QVERIFY(members.at(u"system_status"_s).contains("-namespace moby -id "));
    QVERIFY(QJsonDocument::fromJson(members.at(u"daemon_status/docker_daemon.json"_s)).isObject());
    QVERIFY(linesOf(members.at(u"cs/edge/coredns_docker.log"_s)) > 20 && members.at(u"cs/edge/coredns_containerd.log"_s).isEmpty());

    // Containers write JSON of log, stream and time.
    GenerateOptions options;
    options.collector = Collector::SosReport;
    const QString path = m_folder.filePath(u"docker-sos.tar.gz"_s);
    QVERIFY(generateBundle(healthy(u"docker"_s), path, options));
    int logs = 0;
    for (const auto &[name, bytes] : test::membersOfArchive(path)) {
        if (!name.endsWith(u"-json.log"_s) || bytes.isEmpty())
            continue;
        ++logs;
        for (const QByteArray &line : bytes.trimmed().split('\n')) {
            const QJsonDocument json = QJsonDocument::fromJson(line);
            QVERIFY2(json[u"log"_s].isString() && json[u"stream"_s].isString() && QDateTime::fromString(json[u"time"_s].toString(), Qt::ISODateWithMs).isValid(), line.left(200).constData());
        }
    }
    QVERIFY(logs >= 10);
}

void KindsTest::anEdgeNodeHasItsHub()
{
    const Members members = membersOf(u"edge"_s);
    QVERIFY(linesOf(members.at(u"logs/edgehub.log"_s)) > 50);
    QVERIFY(members.at(u"daemon_status/edgehub_status"_s).contains("Active: active (running)"));
    for (const char *member : {"daemon_status/10-edgehub.conf", "daemon_status/edge-hub.service", "logs/edgeadm.log"})
        QVERIFY2(!members.at(QString::fromUtf8(member)).isEmpty(), member);
    QVERIFY(std::any_of(members.begin(), members.end(), [](const auto &m) { return m.first.startsWith(u"node_cache/"_s) && QJsonDocument::fromJson(m.second).isObject(); }));
    QVERIFY(!members.at(u"system_status"_s).contains("terwayd"));
}

void KindsTest::aSandboxNodeHasVirtualMachines()
{
    const Members members = membersOf(u"sandbox"_s);
    QVERIFY(members.at(u"system_status"_s).contains("containerd-shim-rund-v2"));
    QVERIFY(members.at(u"logs/containerd.log"_s).contains("io.containerd.rund.v2"));
    QVERIFY(members.at(u"daemon_status/container-storaged_status"_s).contains("active (running)"));
    QVERIFY(!members.at(u"sandbox_runtime.status"_s).contains("please enable iommu"));
}

void KindsTest::aWindowsNode()
{
    const QString path = m_folder.filePath(u"windows.zip"_s);
    GenerateOptions options;
    options.collector = Collector::AckWindows;
    options.format = BundleFormat::Zip;
    QVERIFY(generateBundle(healthy(u"windows"_s), path, options));
    const Members members = test::membersOfArchive(path);
    QVERIFY(members.size() >= 14);
    QFile zip(path);
    QVERIFY(zip.open(QIODevice::ReadOnly));
    QVERIFY(zip.readAll().contains("\\logs\\kubelet.err.log")); // as it stands there; the reader of the test makes slashes of it
    static const QRegularExpression root(u"^diagnoses_\\d{10}/"_s);
    int redirected = 0;
    for (const auto &[name, bytes] : members) {
        QVERIFY2(root.match(name).hasMatch(), qPrintable(name));
        const QString text = bytes.startsWith("\xff\xfe") ? utf16(bytes) : QString::fromUtf8(bytes);
        redirected += bytes.startsWith("\xff\xfe") ? 1 : 0;
        QVERIFY2(text.count(u'\n') == text.count(u"\r\n"_s), qPrintable(name));
        QVERIFY2(!text.contains(QChar(0xfffd)), qPrintable(name));
    }
    QVERIFY(redirected >= 8);
    const QString kubelet = members.begin()->first.section(u'/', 0, 0) + u"/logs/kubelet.err.log"_s;
    static const QRegularExpression klog(u"^[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{6} +\\d+ \\w+\\.go:\\d+\\] "_s);
    const QByteArrayList lines = members.at(kubelet).trimmed().split('\n');
    qsizetype heads = 0;
    for (const QByteArray &line : lines)
        heads += klog.match(QString::fromUtf8(line)).hasMatch() ? 1 : 0;
    QVERIFY(lines.size() > 1000 && heads * 100 > lines.size() * 95);
    QVERIFY(!members.at(kubelet).contains("system.slice"));
}

void KindsTest::healthyKindsAreLeftAlone_data()
{
    QTest::addColumn<QString>("kind");
    for (const auto &[kind, node] : nodeKinds())
        QTest::newRow(qPrintable(kind)) << kind;
}

void KindsTest::healthyKindsAreLeftAlone()
{
    QFETCH(QString, kind);
    const bool windows = kind == u"windows"_s;
    const QString path = m_folder.filePath(u"healthy-"_s + kind + (windows ? u".zip"_s : u".tar.gz"_s));
    GenerateOptions options;
    options.seed = 5;
    options.collector = windows ? Collector::AckWindows : Collector::AckV3;
    options.format = windows ? BundleFormat::Zip : BundleFormat::TarGz;
    QVERIFY(generateBundle(healthy(kind), path, options));
    diagnosis::WorkspaceRequest request;
    request.open.paths = QStringList{path};
    const auto workspace = diagnosis::openWorkspace(request, {});
    QVERIFY(workspace && workspace.value().analysis);
    for (const model::Finding &finding : workspace.value().analysis->findings)
        QVERIFY2(finding.severity < model::Severity::Error || finding.state != model::FindingState::Active, qPrintable(finding.rule));
}

// At the peak more is asked of the node than before dawn: in sar, in the load average, in the log of CoreDNS.
void KindsTest::theDayShows()
{
    std::map<bool, double> load;
    std::map<bool, double> queries;
    for (const bool night : {true, false}) {
        Scenario scenario = healthy(u"worker"_s);
        scenario.node.uptime = std::chrono::hours(24 * 9);
        scenario.history = std::chrono::seconds(3000);
        scenario.collected = {(night ? 1770664800 : 1770728400) * model::nsPerSecond}; // 03:20 and 21:00 in Shanghai
        const QString path = m_folder.filePath(u"day.tar.gz"_s);
        QVERIFY(generateBundle(scenario, path));
        const Members members = test::belowRoot(test::membersOfArchive(path));
        static const QRegularExpression uptime(u"load average: ([\\d.]+)"_s);
        load[night] = uptime.match(QString::fromUtf8(members.at(u"system_status"_s))).captured(1).toDouble();
        queries[night] = double(members.at(u"cs/edge/coredns_containerd.log"_s).count(" IN "));
        if (night)
            continue;
        // Rows of the run queue and the load: one every ten minutes since midnight, the morning below the evening.
        static const QRegularExpression row(u"^(\\d\\d):\\d0:01 +\\d+ +\\d+ +([\\d.]+) +[\\d.]+ +[\\d.]+ +\\d+$"_s, QRegularExpression::MultilineOption);
        QMap<int, double> byHour;
        int rows = 0;
        for (auto hits = row.globalMatch(QString::fromUtf8(members.at(u"system_status"_s))); hits.hasNext(); ++rows) {
            const auto hit = hits.next();
            byHour[hit.captured(1).toInt()] += hit.captured(2).toDouble() / 6;
        }
        QVERIFY2(rows >= 120 && rows <= 126, qPrintable(QString::number(rows)));
        QVERIFY(byHour[20] > byHour[4] * 2);
        QVERIFY(byHour[12] < byHour[11]); // noon
    }
    QVERIFY(load[false] > load[true] * 2);
    QVERIFY(queries[false] > queries[true] * 2);
}

QTEST_GUILESS_MAIN(KindsTest)
#include "kinds_test.moc"
