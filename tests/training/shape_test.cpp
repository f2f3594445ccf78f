// A generated healthy node beside the genuine one: the same members and sections, and lines of the same kinds in the same proportions.

#include "members.h"
#include "services/training/bundle_generator.h"
#include "tests/support/bundle_folder.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

#include <algorithm>

using namespace shindan;
using namespace shindan::training;
using namespace Qt::Literals::StringLiterals;

using Members = std::map<QString, QByteArray>;

class ShapeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSameMembers();
    void theSameSections_data();
    void theSameSections();
    void timesRunAlike();
    void lengthsOfLines_data();
    void lengthsOfLines();
    void frequenciesOfTemplates();
    void theSameFormats_data();
    void theSameFormats();
    void compressesAlike();

private:
    Members m_genuine;
    Members m_made;
    QTemporaryDir m_folder;
    QString m_path;
};

namespace {

QString genuinePath()
{
    const QString shared = qEnvironmentVariable("SHINDAN_SHARED", QStringLiteral(SHINDAN_SOURCE_ROOT) + u"/../shared"_s);
    const QStringList found = QDir(shared + u"/bundles"_s).entryList({u"diagnose_*.tar.gz"_s}, QDir::Files);
    return found.isEmpty() ? QString() : shared + u"/bundles/"_s + found.first();
}

QByteArrayList linesOf(const QByteArray &text)
{
    QByteArrayList lines = text.split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QStringList sectionsOf(const QByteArray &text)
{
    static const QRegularExpression header(u"^-{17}run (.*)-{18}$"_s);
    QStringList sections;
    for (const QByteArray &line : linesOf(text)) {
        const auto hit = header.match(QString::fromUtf8(line));
        if (hit.hasMatch())
            sections << hit.captured(1);
    }
    return sections;
}

double ratio(double a, double b) { return std::max(a, b) / std::max(1e-9, std::min(a, b)); }

// How often each template occurs in a bundle, the most frequent first. Both sides are counted alike.
std::vector<double> frequencies(const QString &path)
{
    const auto opened = tests::open({path});
    std::vector<double> list;
    if (opened) {
        for (const model::Template &one : *opened->snapshot->templates)
            list.push_back(double(one.count));
    }
    std::sort(list.rbegin(), list.rend());
    return list;
}

std::vector<int> lengths(const QByteArray &text)
{
    std::vector<int> list;
    for (const QByteArray &line : linesOf(text))
        list.push_back(int(line.size()));
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace

void ShapeTest::initTestCase()
{
    if (genuinePath().isEmpty())
        QSKIP("The genuine bundle is not here.");
    m_genuine = test::belowRoot(test::membersOfArchive(genuinePath()));
    QVERIFY(m_genuine.size() > 50);
    const auto &all = shippedScenarios();
    const auto healthy = std::find_if(all.begin(), all.end(), [](const Scenario &s) { return s.id == u"healthy"_s; });
    QVERIFY(healthy != all.end());
    m_path = m_folder.filePath(u"diagnose_1770688800.tar.gz"_s);
    QVERIFY(generateBundle(*healthy, m_path));
    m_made = test::belowRoot(test::membersOfArchive(m_path));
}

void ShapeTest::theSameMembers()
{
    QStringList genuine;
    QStringList made;
    for (const auto &[path, bytes] : m_genuine)
        genuine << path + (bytes.isEmpty() ? u" empty"_s : u""_s);
    for (const auto &[path, bytes] : m_made)
        made << path + (bytes.isEmpty() ? u" empty"_s : u""_s);
    QCOMPARE(made, genuine);
}

void ShapeTest::theSameSections_data()
{
    QTest::addColumn<QString>("member");
    for (const char *member : {"system_info", "network_info", "memory_info", "system_status", "service_status", "logs/dmesg.log", "daemon_status/kubelet_status", "daemon_status/containerd_status", "daemon_status/docker_status", "daemon_status/edgehub_status", "daemon_status/container-storaged_status"})
        QTest::newRow(member) << QString::fromUtf8(member);
}

void ShapeTest::theSameSections()
{
    QFETCH(QString, member);
    QCOMPARE(sectionsOf(m_made[member]), sectionsOf(m_genuine[member]));
    const double genuine = double(linesOf(m_genuine[member]).size());
    const double made = double(linesOf(m_made[member]).size());
    QVERIFY2(ratio(genuine, made) < 2, qPrintable(u"%1 lines, genuine %2"_s.arg(made).arg(genuine)));
}

// The image's own end months before, then one start and a quarter of an hour; the unit logs keep their last 10,000 lines.
void ShapeTest::timesRunAlike()
{
    const auto first = [](const Members &members) { return members.at(u"logs/messages"_s).left(6); };
    QVERIFY(first(m_genuine) != m_genuine.at(u"logs/kubelet.log"_s).split('\n').at(1).left(6));
    QVERIFY(first(m_made) != m_made.at(u"logs/kubelet.log"_s).split('\n').at(1).left(6));
    for (const Members *members : {&m_genuine, &m_made}) {
        QCOMPARE(linesOf(members->at(u"logs/kubelet.log"_s)).size(), 10'001);
        QVERIFY(members->at(u"logs/kubelet.log"_s).startsWith("-- Logs begin at "));
        static const QRegularExpression line(u"^[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d iZ[0-9a-z]+Z kubelet\\[\\d+\\]: "_s);
        QVERIFY(line.match(QString::fromUtf8(members->at(u"logs/kubelet.log"_s).split('\n').at(5000))).hasMatch());
    }
}

void ShapeTest::lengthsOfLines_data()
{
    QTest::addColumn<QString>("member");
    for (const char *member : {"logs/messages", "logs/kubelet.log", "logs/containerd.log", "logs/dmesg.log"})
        QTest::newRow(member) << QString::fromUtf8(member);
}

void ShapeTest::lengthsOfLines()
{
    QFETCH(QString, member);
    const std::vector<int> genuine = lengths(m_genuine[member]);
    const std::vector<int> made = lengths(m_made[member]);
    QVERIFY(!made.empty());
    for (const int percent : {10, 25, 50, 75, 90, 99}) {
        const int a = genuine[genuine.size() * static_cast<size_t>(percent) / 100];
        const int b = made[made.size() * static_cast<size_t>(percent) / 100];
        QVERIFY2(ratio(a, b) < 2, qPrintable(u"%1 %: %2, genuine %3"_s.arg(percent).arg(b).arg(a)));
    }
}

void ShapeTest::frequenciesOfTemplates()
{
    const std::vector<double> genuine = frequencies(genuinePath());
    const std::vector<double> made = frequencies(m_path);
    QVERIFY(genuine.size() > 1000);
    QVERIFY2(ratio(double(genuine.size()), double(made.size())) < 2, qPrintable(u"%1 templates, genuine %2"_s.arg(made.size()).arg(genuine.size())));
    for (const size_t rank : {size_t(0), size_t(4), size_t(9), size_t(19), size_t(49), size_t(99), size_t(199)})
        QVERIFY2(ratio(genuine.at(rank), made.at(rank)) < 2, qPrintable(u"rank %1: %2, genuine %3"_s.arg(rank + 1).arg(made.at(rank)).arg(genuine.at(rank))));
}

void ShapeTest::theSameFormats_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("format");
    QTest::newRow("syslog") << u"logs/messages"_s << u"^[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ [\\w./-]+(?:\\[\\d+\\])?: "_s;
    QTest::newRow("klog in it") << u"logs/messages"_s << u"kubelet\\[\\d+\\]: [IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{6} +\\d+ \\w+\\.go:\\d+\\] "_s;
    QTest::newRow("structured klog") << u"logs/kubelet.log"_s << u"\\.go:\\d+\\] \"[^\"]+\" \\w+="_s;
    QTest::newRow("logfmt") << u"logs/containerd.log"_s << u"containerd\\[\\d+\\]: time=\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+\\+08:00\" level=\\w+ msg="_s;
    QTest::newRow("dmesg -T") << u"logs/dmesg.log"_s << u"^\\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}\\] "_s;
    QTest::newRow("CoreDNS") << u"cs/edge/coredns_containerd.log"_s << u"^\\[INFO\\] "_s;
    QTest::newRow("klog of a container") << u"cs/edge/kube-proxy_containerd.log"_s << u"^[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{6} +1 \\w+\\.go:\\d+\\] "_s;
}

// The share of lines of a shape in both.
void ShapeTest::theSameFormats()
{
    QFETCH(QString, member);
    QFETCH(QString, format);
    const QRegularExpression shape(format);
    const auto share = [&](const Members &members) {
        const QByteArrayList lines = linesOf(members.at(member));
        const auto hits = std::count_if(lines.begin(), lines.end(), [&](const QByteArray &line) { return shape.match(QString::fromUtf8(line)).hasMatch(); });
        return double(hits) / double(std::max<qsizetype>(1, lines.size()));
    };
    const double genuine = share(m_genuine);
    const double made = share(m_made);
    QVERIFY2(genuine > 0 && ratio(genuine, made) < 2, qPrintable(u"%1, genuine %2"_s.arg(made).arg(genuine)));
}

void ShapeTest::compressesAlike()
{
    for (const Members *members : {&m_genuine, &m_made}) {
        QByteArray all;
        for (const auto &[path, bytes] : *members)
            all += bytes;
        uLongf size = compressBound(uLong(all.size()));
        QByteArray packed(qsizetype(size), Qt::Uninitialized);
        QCOMPARE(compress2(reinterpret_cast<Bytef *>(packed.data()), &size, reinterpret_cast<const Bytef *>(all.constData()), uLong(all.size()), 6), Z_OK);
        const double factor = double(all.size()) / double(size);
        QVERIFY2(factor > 6 && factor < 12, qPrintable(QString::number(factor)));
    }
}

QTEST_GUILESS_MAIN(ShapeTest)
#include "shape_test.moc"
