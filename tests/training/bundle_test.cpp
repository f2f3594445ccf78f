// Generated bundles: the same bytes every time, and truth files whose lines stand where they say.

#include "members.h"
#include "services/resources/shipped.h"
#include "services/resources/yaml_document.h"
#include "services/training/bundle_generator.h"
#include "services/training/nodes/message_catalogue.h"

#include <QCborArray>
#include <QCborMap>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::training;
using namespace Qt::Literals::StringLiterals;

class BundleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameBytesForAnyNumberOfThreads();
    void anotherSeedIsAnotherNode();
    void theFormatsHoldTheSameMembers();
    void olderCollectorsWriteLess();
    void aDumpHoldsObjectsAndLogs();
    void aSosreportHoldsContainerLogs();
    void severalNodesInOneFile();
    void theSizeIsAboutWhatWasAskedFor_data();
    void theSizeIsAboutWhatWasAskedFor();
    void citedLinesStandWhereTheTruthSays_data();
    void citedLinesStandWhereTheTruthSays();
    void onePodEverywhere();
    void referencesOfScenariosExist();

private:
    static const Scenario &scenario(const QString &id);
    static QByteArray bytesOf(const QString &path);
    QTemporaryDir m_folder;
};

const Scenario &BundleTest::scenario(const QString &id)
{
    const auto &all = shippedScenarios();
    const auto at = std::find_if(all.begin(), all.end(), [&id](const Scenario &s) { return s.id == id; });
    if (at == all.end())
        qFatal("no scenario %s", qPrintable(id));
    return *at;
}

QByteArray BundleTest::bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void BundleTest::theSameBytesForAnyNumberOfThreads()
{
    for (const QString &id : {u"healthy"_s, u"image-pull-denied"_s}) {
        QByteArray first;
        QByteArray firstTruth;
        for (const int threads : {1, 2, 5}) {
            const QString path = m_folder.filePath(u"same-%1-%2.tar.gz"_s.arg(id).arg(threads));
            GenerateOptions options;
            options.threads = threads;
            options.seed = 7;
            QVERIFY(generateBundle(scenario(id), path, options));
            const QByteArray bytes = bytesOf(path);
            QVERIFY(bytes.size() > 100'000);
            if (first.isEmpty()) {
                first = bytes;
                firstTruth = bytesOf(truthPath(path));
            }
            QVERIFY2(bytes == first, qPrintable(id));
            QCOMPARE(bytesOf(truthPath(path)), firstTruth);
        }
    }
}

void BundleTest::anotherSeedIsAnotherNode()
{
    QSet<QString> nodes;
    for (quint64 seed = 1; seed <= 3; ++seed) {
        const QString path = m_folder.filePath(u"seed-%1"_s.arg(seed));
        GenerateOptions options;
        options.seed = seed;
        options.format = BundleFormat::Folder;
        options.bytes = 1'000'000;
        QVERIFY(generateBundle(scenario(u"kubelet-stopped"_s), path, options));
        const auto truth = resources::readYaml(truthPath(path));
        QVERIFY(truth);
        nodes.insert(truth.value().value().toMap().value(u"node"_s).toString());
    }
    QCOMPARE(nodes.size(), 3);
}

void BundleTest::theFormatsHoldTheSameMembers()
{
    std::map<QString, QByteArray> first;
    for (const auto &[format, name] : {std::pair(BundleFormat::TarGz, u"f.tar.gz"_s), std::pair(BundleFormat::Zip, u"f.zip"_s), std::pair(BundleFormat::Folder, u"f"_s)}) {
        const QString path = m_folder.filePath(name);
        GenerateOptions options;
        options.format = format;
        options.bytes = 1'500'000;
        QVERIFY(generateBundle(scenario(u"secret-missing"_s), path, options));
        const auto members = test::belowRoot(format == BundleFormat::Folder ? test::membersOfFolder(path) : test::membersOfArchive(path));
        QVERIFY2(members.size() > 50, qPrintable(name));
        if (first.empty())
            first = members;
        QVERIFY2(members == first, qPrintable(name));
    }
}

// V1 and V2 lack what later versions added, and service_status holds the last service only.
void BundleTest::olderCollectorsWriteLess()
{
    for (const auto &[collector, present, absent] : {std::tuple(Collector::AckV1, u"docker_status"_s, u"ps_command_status"_s), std::tuple(Collector::AckV2, u"ps_command_status"_s, u"memory_info"_s)}) {
        const QString path = m_folder.filePath(u"old-%1.tar.gz"_s.arg(int(collector)));
        GenerateOptions options;
        options.collector = collector;
        options.bytes = 2'000'000;
        QVERIFY(generateBundle(scenario(u"data-disk-full"_s), path, options));
        const auto members = test::belowRoot(test::membersOfArchive(path));
        QVERIFY(members.contains(present));
        QVERIFY(!members.contains(absent));
        QVERIFY(!members.contains(u"logs/kubelet.log"_s) && !members.contains(u"daemon_status/kubelet_status"_s));
        QCOMPARE(members.at(u"service_status"_s).count("-----------------run service"), 1);
    }
}

void BundleTest::aDumpHoldsObjectsAndLogs()
{
    const QString path = m_folder.filePath(u"dump"_s);
    GenerateOptions options;
    options.collector = Collector::ClusterDump;
    options.format = BundleFormat::Folder;
    QVERIFY(generateBundle(scenario(u"kubelet-stopped"_s), path, options));
    const auto members = test::membersOfFolder(path + u"/cluster-dump"_s);
    const QJsonObject nodes = QJsonDocument::fromJson(members.at(u"nodes.json"_s)).object();
    QCOMPARE(nodes[u"kind"_s].toString(), u"NodeList"_s);
    QString ready;
    for (const auto &condition : nodes[u"items"_s][0][u"status"_s][u"conditions"_s].toArray()) {
        if (condition.toObject()[u"type"_s].toString() == u"Ready"_s)
            ready = condition.toObject()[u"status"_s].toString();
    }
    QCOMPARE(ready, u"Unknown"_s); // its kubelet is stopped
    const QJsonArray pods = QJsonDocument::fromJson(members.at(u"kube-system/pods.json"_s)).object()[u"items"_s].toArray();
    QVERIFY(pods.size() >= 8);
    for (const auto &pod : pods) {
        const QString name = pod.toObject()[u"metadata"_s].toObject()[u"name"_s].toString();
        QVERIFY2(members.at(u"kube-system/%1/logs.txt"_s.arg(name)).startsWith("==== START logs for container "), qPrintable(name));
    }
}

void BundleTest::aSosreportHoldsContainerLogs()
{
    const QString path = m_folder.filePath(u"sos.tar.gz"_s);
    GenerateOptions options;
    options.collector = Collector::SosReport;
    QVERIFY(generateBundle(scenario(u"healthy"_s), path, options));
    static const QRegularExpression cri(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}\\+08:00 (?:stdout|stderr) [FP] "_s);
    int logs = 0;
    int partial = 0;
    for (const auto &[member, text] : test::membersOfArchive(path)) {
        if (!member.contains(u"/var/log/pods/"_s) || text.isEmpty())
            continue;
        ++logs;
        for (const QByteArray &line : text.trimmed().split('\n')) {
            QVERIFY2(cri.match(QString::fromUtf8(line.left(60))).hasMatch(), line.left(120).constData());
            partial += line.mid(35, 10).contains(" P ") ? 1 : 0;
        }
    }
    QVERIFY(logs >= 10);
    QVERIFY(partial > 0);
}

void BundleTest::severalNodesInOneFile()
{
    const QString path = m_folder.filePath(u"nodes.tar.gz"_s);
    GenerateOptions options;
    options.nodes = 3;
    options.bytes = 1'000'000;
    QVERIFY(generateBundle(scenario(u"image-pull-denied"_s), path, options));
    QSet<QString> hosts;
    QSet<QString> networks;
    for (const auto &[member, text] : test::membersOfArchive(path)) {
        if (!member.endsWith(u"/system_info"_s) && !member.endsWith(u"/network_info"_s))
            continue;
        static const QRegularExpression host(u"kernel\\.hostname = (\\S+)"_s);
        static const QRegularExpression network(u"(\\S+/16) dev eth0"_s);
        if (const auto hit = host.match(QString::fromUtf8(text)); hit.hasMatch())
            hosts.insert(hit.captured(1));
        if (const auto hit = network.match(QString::fromUtf8(text)); hit.hasMatch())
            networks.insert(hit.captured(1));
    }
    QCOMPARE(hosts.size(), 3);
    QCOMPARE(networks.size(), 1);
}

void BundleTest::theSizeIsAboutWhatWasAskedFor_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("2 MB") << qint64(2'000'000);
    QTest::newRow("20 MB") << qint64(20'000'000);
    QTest::newRow("100 MB") << qint64(100'000'000);
}

void BundleTest::theSizeIsAboutWhatWasAskedFor()
{
    QFETCH(qint64, bytes);
    const QString path = m_folder.filePath(u"size-%1.tar.gz"_s.arg(bytes));
    GenerateOptions options;
    options.bytes = bytes;
    QVERIFY(generateBundle(scenario(u"image-pull-denied"_s), path, options));
    qint64 sum = 0;
    for (const auto &[member, text] : test::membersOfArchive(path))
        sum += text.size();
    QVERIFY2(sum > bytes * 7 / 10 && sum < bytes * 14 / 10, qPrintable(QString::number(sum)));
}

void BundleTest::citedLinesStandWhereTheTruthSays_data()
{
    QTest::addColumn<QString>("id");
    for (const Scenario &s : shippedScenarios()) {
        if (!s.script)
            QTest::newRow(qPrintable(s.id)) << s.id;
    }
}

// When a line of the system log was written, in seconds UTC: its own time in the zone of the node's region, of the year of the collection.
static qint64 writtenAt(const QString &line, const QString &node, const QDateTime &collected)
{
    static const QHash<QString, int> hours{{u"cn-shanghai"_s, 8}, {u"cn-beijing"_s, 8}, {u"ap-northeast-1"_s, 9}, {u"ap-southeast-1"_s, 8}, {u"eu-central-1"_s, 1}, {u"us-west-1"_s, -8}};
    const int offset = hours.value(node.section(u'.', 0, 0)) * 3600;
    const QString text = QString::number(collected.addSecs(offset).date().year()) + u' ' + line.left(15).simplified();
    QDateTime local = QLocale::c().toDateTime(text, u"yyyy MMM d HH:mm:ss"_s);
    local.setTimeSpec(Qt::UTC);
    return local.toSecsSinceEpoch() - offset;
}

// Reads the lines of the files themselves; the generator's counting has no part in it.
void BundleTest::citedLinesStandWhereTheTruthSays()
{
    QFETCH(QString, id);
    const QString path = m_folder.filePath(u"truth-"_s + id + u".tar.gz"_s);
    GenerateOptions options;
    options.seed = 11;
    QVERIFY(generateBundle(scenario(id), path, options));
    const auto members = test::belowRoot(test::membersOfArchive(path));
    const auto truth = resources::readYaml(truthPath(path));
    QVERIFY2(truth, truth ? "" : qPrintable(truth.error().sentence.en));
    int cited = 0;
    const QCborMap map = truth.value().value().toMap();
    for (const QString &list : {u"chain"_s, u"redHerrings"_s}) {
        for (const QCborValue &link : map.value(list).toArray()) {
            const QCborArray evidence = link.toMap().value(u"evidence"_s).toArray();
            QVERIFY2(!evidence.isEmpty(), qPrintable(id + u": nothing proves "_s + link.toMap().value(u"id"_s).toString()));
            for (const QCborValue &value : evidence) {
                const QCborMap line = value.toMap();
                const auto member = members.find(line.value(u"member"_s).toString());
                QVERIFY2(member != members.end(), qPrintable(line.value(u"member"_s).toString()));
                const QByteArrayList lines = member->second.split('\n');
                const qint64 number = line.value(u"line"_s).toInteger();
                QVERIFY(number >= 1 && number <= lines.size());
                QCOMPARE(QString::fromUtf8(lines.at(number - 1)), line.value(u"text"_s).toString());
                ++cited;
                // What proves a cause is not older than the cause, and not younger than the collection.
                if (!link.toMap().value(u"cause"_s).toBool() || line.value(u"member"_s).toString() != u"logs/messages"_s || id.contains(u"clock"_s))
                    continue;
                const QDateTime collected = QDateTime::fromString(map.value(u"collected"_s).toString(), Qt::ISODateWithMs);
                const QDateTime from = QDateTime::fromString(link.toMap().value(u"from"_s).toString(), Qt::ISODateWithMs);
                const qint64 written = writtenAt(line.value(u"text"_s).toString(), map.value(u"node"_s).toString(), collected);
                QVERIFY2(written >= from.toSecsSinceEpoch() - 90 && written <= collected.toSecsSinceEpoch(), qPrintable(line.value(u"text"_s).toString().left(100)));
            }
        }
    }
    if (!scenario(id).healthy())
        QVERIFY(cited > 0);
}

// The pod in the kubelet's log is the one in containerd's, in ps, df and the routes.
void BundleTest::onePodEverywhere()
{
    const QString path = m_folder.filePath(u"pods"_s);
    GenerateOptions options;
    options.format = BundleFormat::Folder;
    QVERIFY(generateBundle(scenario(u"healthy"_s), path, options));
    const auto members = test::belowRoot(test::membersOfFolder(path));
    static const QRegularExpression shim(u"shim-runc-v2 -namespace k8s\\.io -id ([0-9a-f]{64})"_s);
    const QString status = QString::fromUtf8(members.at(u"system_status"_s));
    QSet<QString> sandboxes;
    for (auto hits = shim.globalMatch(status); hits.hasNext();)
        sandboxes.insert(hits.next().captured(1));
    QVERIFY(sandboxes.size() >= 10);
    for (const QString &sandbox : sandboxes) {
        QVERIFY2(members.at(u"logs/containerd.log"_s).contains(sandbox.toUtf8()), qPrintable(sandbox));
        QVERIFY2(members.at(u"daemon_status/containerd_status"_s).contains(sandbox.toUtf8()), qPrintable(sandbox));
        QVERIFY2(status.contains(u"/sandboxes/"_s + sandbox + u"/shm"_s), qPrintable(sandbox));
    }
    static const QRegularExpression route(u"(10\\.\\d+\\.\\d+\\.\\d+) dev (cali[0-9a-f]{11})"_s);
    auto routes = route.globalMatch(QString::fromUtf8(members.at(u"network_info"_s)));
    int found = 0;
    for (; routes.hasNext(); ++found) {
        const auto hit = routes.next();
        QVERIFY2(members.at(u"logs/messages"_s).contains(hit.captured(2).toUtf8()), qPrintable(hit.captured(2)));
    }
    QVERIFY(found >= 3);
}

void BundleTest::referencesOfScenariosExist()
{
    QSet<QString> faq;
    for (const QCborValue &entry : resources::shipped(resources::Kind::Faq))
        faq.insert(entry.toMap().value(u"id"_s).toString());
    const MessageCatalogue catalogue({});
    int simulated = 0;
    for (const Scenario &s : shippedScenarios()) {
        if (s.script)
            continue;
        ++simulated;
        for (const QString &id : s.faq)
            QVERIFY2(faq.contains(id), qPrintable(s.id + u": "_s + id));
        for (const Link &link : s.chain) {
            for (const std::string &message : link.messages)
                QVERIFY2(catalogue.find(message), (s.id.toStdString() + ": " + message).c_str());
        }
        for (const Saying &saying : s.says)
            QVERIFY2(catalogue.find(saying.message), (s.id.toStdString() + ": " + saying.message).c_str());
        for (const RedHerring &herring : s.herrings) {
            for (const std::string &message : herring.messages)
                QVERIFY2(catalogue.find(message), (s.id.toStdString() + ": " + message).c_str());
        }
        QVERIFY2(s.healthy() || std::any_of(s.chain.begin(), s.chain.end(), [](const Link &link) { return link.cause; }), qPrintable(s.id));
    }
    QVERIFY(simulated >= 31);
}

QTEST_GUILESS_MAIN(BundleTest)
#include "bundle_test.moc"
