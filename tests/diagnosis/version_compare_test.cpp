// Versions compare as rpm documents it. The first table is that of rpm's manual and of its own test of rpmvercmp.

#include "services/diagnosis/version_compare.h"

#include <QTest>

using namespace shindan::diagnosis;

class VersionCompareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void segments_data();
    void segments();
    void versions_data();
    void versions();
};

namespace {

int sign(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

void row(const char *a, const char *b, int expected)
{
    QTest::addRow("%s %s %s", a, expected < 0 ? "<" : expected > 0 ? ">" : "==", b) << QString::fromLatin1(a) << QString::fromLatin1(b) << expected;
}

} // namespace

void VersionCompareTest::segments_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("expected");
    row("1.0", "1.0", 0);
    row("1.0", "2.0", -1);
    row("2.0.1", "2.0.1", 0);
    row("2.0", "2.0.1", -1);
    row("2.0.1a", "2.0.1a", 0);
    row("2.0.1a", "2.0.1", 1);
    row("5.5p1", "5.5p1", 0);
    row("5.5p1", "5.5p2", -1);
    row("5.5p10", "5.5p1", 1);
    row("10xyz", "10.1xyz", -1);
    row("xyz10", "xyz10.1", -1);
    row("xyz.4", "8", -1);
    row("xyz.4", "2", -1);
    row("5.5p2", "5.6p1", -1);
    row("5.6p1", "6.5p1", -1);
    row("6.0.rc1", "6.0", 1);
    row("10b2", "10a1", 1);
    row("1.0aa", "1.0a", 1);
    row("10.0001", "10.0001", 0);
    row("10.0001", "10.1", 0);
    row("10.0001", "10.0039", -1);
    row("4.999.9", "5.0", -1);
    row("20101121", "20101122", -1);
    row("2_0", "2.0", 0);
    row("a", "a", 0);
    row("a+", "a+", 0);
    row("a+", "a_", 0);
    row("+a", "_a", 0);
    row("+_", "_+", 0);
    row("+", "_", 0);
    row("1.0~rc1", "1.0~rc1", 0);
    row("1.0~rc1", "1.0", -1);
    row("1.0~rc1", "1.0~rc2", -1);
    row("1.0~rc1~git123", "1.0~rc1", -1);
    row("1.0^", "1.0^", 0);
    row("1.0^", "1.0", 1);
    row("1.0^git1", "1.0^git2", -1);
    row("1.0^git1", "1.01", -1);
    row("1.0^20160101", "1.0.1", -1);
    row("1.0^20160101^git1", "1.0^20160102", -1);
    row("1.0~rc1^git1", "1.0~rc1", 1);
    row("1.0^git1~pre", "1.0^git1", -1);
}

void VersionCompareTest::segments()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(int, expected);
    QCOMPARE(sign(compareSegments(a, b)), expected);
    QCOMPARE(sign(compareSegments(b, a)), -expected);
}

// Whole versions, as nodes print them.
void VersionCompareTest::versions_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("expected");
    row("4.19.91-26.al7.x86_64", "4.19.91", 0); // no release asked for: any release will do
    row("4.19.90-26.al7.x86_64", "4.19.91", -1);
    row("5.10.134-19.1.al8.x86_64", "5.10.134-18.al8.x86_64", 1);
    row("3.10.0-1160.el7.x86_64", "3.10.0-957.el7.x86_64", 1);
    row("v1.34.1-aliyun.1", "1.24", 1);
    row("v1.9.3-aliyun.1", "1.24", -1);
    row("1.24.0", "1.24", 1);
    row("1.6.28", "1.6.28", 0);
    row("1:1.0", "2.0", 1);
    row("0:2.0", "2.0", 0);
}

void VersionCompareTest::versions()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(int, expected);
    QCOMPARE(sign(compareVersions(a, b)), expected);
    QCOMPARE(sign(compareVersions(b, a)), -expected);
}

QTEST_GUILESS_MAIN(VersionCompareTest)
#include "version_compare_test.moc"
