// Pairs of bundles for comparison: what the truth names is what differs, read from the members themselves.

#include "members.h"
#include "services/resources/yaml_document.h"
#include "services/training/bundle_pair.h"

#include <QCborArray>
#include <QCborMap>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::training;
using namespace Qt::Literals::StringLiterals;

using Members = std::map<QString, QByteArray>;

class PairTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChangeIsWhatDiffers_data();
    void theChangeIsWhatDiffers();
    void theSameAgain();

private:
    QTemporaryDir m_folder;
};

namespace {

const Scenario &healthy()
{
    const auto &all = shippedScenarios();
    return *std::find_if(all.begin(), all.end(), [](const Scenario &s) { return s.id == u"healthy"_s; });
}

const PairChange &changeOf(const std::string &id)
{
    const auto &all = shippedChanges();
    const auto at = std::find_if(all.begin(), all.end(), [&](const PairChange &c) { return c.id == id; });
    if (at == all.end())
        qFatal("no change %s", id.c_str());
    return *at;
}

// `key = value` lines whose values belong neither to the node nor to the moment.
std::map<QByteArray, QByteArray> settings(const QByteArray &systemInfo)
{
    static const QRegularExpression own(u"^(?:kernel\\.hostname|kernel\\.random|fs\\.file-nr|fs\\.dentry|fs\\.inode|net\\.netfilter\\.nf_conntrack_count|net\\.ipv[46]\\.(?:conf|neigh)\\.cali)"_s);
    std::map<QByteArray, QByteArray> found;
    for (const QByteArray &line : systemInfo.split('\n')) {
        const auto at = line.indexOf(" = ");
        if (at > 0 && !own.match(QString::fromUtf8(line)).hasMatch())
            found[line.left(at)] = line.mid(at + 3);
    }
    return found;
}

QByteArray kubeletFlag(const Members &members, const QString &name)
{
    const QRegularExpression flag(u"/usr/bin/kubelet .*--%1=(\\S+)"_s.arg(name));
    return flag.match(QString::fromUtf8(members.at(u"daemon_status/kubelet_status"_s))).captured(1).toUtf8();
}

double perLine(const Members &members, const char *text)
{
    const QByteArray &log = members.at(u"logs/messages"_s);
    return double(log.count(text)) / double(log.count('\n'));
}

qint64 secondOfDay(const QByteArray &line)
{
    return line.mid(7, 2).toLongLong() * 3600 + line.mid(10, 2).toLongLong() * 60 + line.mid(13, 2).toLongLong();
}

qint64 secondsToStart(const Members &members, const QByteArray &unit)
{
    const QByteArray &log = members.at(u"logs/messages"_s);
    const auto line = [&](const QByteArray &text) {
        const auto at = log.indexOf(text);
        return at < 0 ? QByteArray() : log.mid(log.lastIndexOf('\n', at) + 1, 20);
    };
    return secondOfDay(line(": Started " + unit + '.')) - secondOfDay(line(": Starting " + unit + "..."));
}

// A piece of each message that a change may name, as it stands in the line.
const std::map<QString, const char *> pieces{
    {u"containerd.image-path"_s, "Get image filesystem path"}, {u"kubelet.cleanup-cgroups"_s, "Clean up orphaned pod cgroups"}, {u"kubelet.eviction-fine"_s, "no resources are starved"},
    {u"kubelet.container-ready"_s, "\"Set container ready\""}, {u"kubelet.orphaned-volumes"_s, "There were many similar errors"}, {u"containerd.exec-failed"_s, "ExecSync for"},
    {u"kubelet.cadvisor-watch-failed"_s, "Failed to process watch event"}};

} // namespace

void PairTest::theChangeIsWhatDiffers_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<quint64>("seed");
    quint64 seed = 1; // another for each, so that they differ in more than the change
    for (const PairChange &change : shippedChanges())
        QTest::newRow(change.id.c_str()) << QString::fromStdString(change.id) << seed++;
}

void PairTest::theChangeIsWhatDiffers()
{
    QFETCH(QString, change);
    QFETCH(quint64, seed);
    const QString path = m_folder.filePath(change + u".tar.gz"_s);
    GenerateOptions options;
    options.seed = seed;
    QVERIFY(generatePair(healthy(), changeOf(change.toStdString()), path, options));
    const PairPaths paths = pairPaths(path);
    const auto read = resources::readYaml(paths.truth);
    QVERIFY2(read, read ? "" : qPrintable(read.error().sentence.en));
    const QCborMap truth = read.value().value().toMap();
    QCOMPARE(truth[u"schema"_s].toString(), u"shindan.pair-truth/1"_s);
    const QString is = truth[u"is"_s].toString();
    const QCborMap values = truth[u"values"_s].toMap();
    const QString key = values[u"key"_s].toString();
    const QByteArray was = values[u"before"_s].toString().toUtf8();
    const QByteArray became = values[u"after"_s].toString().toUtf8();
    const Members before = test::belowRoot(test::membersOfArchive(paths.before));
    const Members after = test::belowRoot(test::membersOfArchive(paths.after));
    QCOMPARE(before.size(), after.size());

    // What differs always.
    const QCborMap first = truth[u"bundles"_s].toMap()[u"before"_s].toMap();
    const QCborMap second = truth[u"bundles"_s].toMap()[u"after"_s].toMap();
    for (const char *name : {"node", "host", "collected", "uptime", "clockError", "load"})
        QVERIFY2(first[QString::fromUtf8(name)] != second[QString::fromUtf8(name)], name);
    // Cited lines stand there.
    for (const auto &[bundle, members] : {std::pair(first, &before), std::pair(second, &after)}) {
        for (const QCborValue &value : bundle[u"evidence"_s].toArray()) {
            const QCborMap line = value.toMap();
            const QByteArrayList lines = members->at(line[u"member"_s].toString()).split('\n');
            QCOMPARE(QString::fromUtf8(lines.at(line[u"line"_s].toInteger() - 1)), line[u"text"_s].toString());
        }
    }

    // The settings of the kernel differ in what was changed, and in nothing else.
    auto settingsBefore = settings(before.at(u"system_info"_s));
    auto settingsAfter = settings(after.at(u"system_info"_s));
    QVERIFY(settingsBefore.size() > 400);
    const QByteArray changed = is == u"sysctl"_s ? key.toUtf8() : is == u"kernel"_s ? "kernel.osrelease" : QByteArray();
    if (!changed.isEmpty()) {
        QCOMPARE(settingsBefore[changed], was);
        QCOMPARE(settingsAfter[changed], became);
        settingsBefore.erase(changed);
        settingsAfter.erase(changed);
    }
    QCOMPARE(settingsAfter, settingsBefore);
    if (is == u"kubelet-flag"_s) {
        QCOMPARE(kubeletFlag(before, key), was);
        QCOMPARE(kubeletFlag(after, key), became);
    }
    if (is == u"image"_s) {
        QVERIFY(before.at(u"logs/containerd.log"_s).contains(key.toUtf8() + ':' + was) && !before.at(u"logs/containerd.log"_s).contains(key.toUtf8() + ':' + became));
        QVERIFY(after.at(u"logs/containerd.log"_s).contains(key.toUtf8() + ':' + became) && !after.at(u"logs/containerd.log"_s).contains(key.toUtf8() + ':' + was));
    }
    if (is == u"slow-unit"_s) {
        QVERIFY(secondsToStart(before, key.toUtf8()) < 2);
        QVERIFY(secondsToStart(after, key.toUtf8()) >= 20 && secondsToStart(after, key.toUtf8()) < 22);
    }
    // Every message comes as often as before for its line, but for the one.
    for (const auto &[id, piece] : pieces) {
        const double a = perLine(before, piece);
        const double b = perLine(after, piece);
        const QByteArray note = id.toUtf8() + ' ' + QByteArray::number(a * 1000) + " -> " + QByteArray::number(b * 1000);
        if (id != key || is == u"none"_s)
            QVERIFY2((a == 0 && b == 0) || (b / a > 0.7 && b / a < 1.4), note.constData());
        else if (is == u"new-message"_s)
            QVERIFY2(a == 0 && b > 0.0008 && b < 0.0012, note.constData());
        else if (is == u"silenced"_s)
            QVERIFY2(a > 0 && b == 0, note.constData());
        else if (is == u"doubled"_s)
            QVERIFY2(b / a > 1.7 && b / a < 2.2, note.constData());
    }
}

void PairTest::theSameAgain()
{
    QByteArray first;
    for (const int threads : {1, 3}) {
        const QString path = m_folder.filePath(u"again.tar.gz"_s);
        GenerateOptions options;
        options.threads = threads;
        QVERIFY(generatePair(healthy(), changeOf("rate-doubled"), path, options));
        QFile file(pairPaths(path).after);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(first.isEmpty() || bytes == first);
        first = bytes;
    }
}

QTEST_GUILESS_MAIN(PairTest)
#include "pair_test.moc"
