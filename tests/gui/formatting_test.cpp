// Values as people read them.

#include "gui/style/formatting.h"
#include "gui/text/text_scan.h"

#include <QTest>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;

class FormattingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(localeOf(model::Language::English)); }

    void timesAreNeverAmbiguous()
    {
        // date -d @1765626292.12 --utc: 2025-12-13 11:44:52
        const model::Instant time{1'765'626'292'120'000'000};
        const auto zone = model::DisplayZone::fixed(std::chrono::hours(8));
        QCOMPARE(timeText(time, zone, model::Language::English), u"2025-12-13 19:44:52.120"_s);
        QCOMPARE(timeText(time, zone, model::Language::Japanese, 0), u"2025/12/13 19:44:52"_s);
        QCOMPARE(zoneText(zone), u"UTC+08:00"_s);
        QCOMPARE(zoneText({}), u"UTC"_s);
    }

    void aSpanSaysTheDateOnce()
    {
        const model::DisplayZone utc;
        const model::Instant from{1'765'626'292'000'000'000};
        QCOMPARE(spanText(from, from + std::chrono::minutes(5), utc, model::Language::English), u"2025-12-13 11:44:52 to 11:49:52"_s);
        QCOMPARE(spanText(from, from + std::chrono::hours(24), utc, model::Language::English), u"2025-12-13 11:44:52 to 2025-12-14 11:44:52"_s);
    }

    void distancesSayTheSide()
    {
        using std::chrono::milliseconds;
        using std::chrono::seconds;
        QCOMPARE(distanceText(milliseconds(-999)), u"at that moment"_s);
        QCOMPARE(distanceText(seconds(-40)), u"40 s before"_s);
        QCOMPARE(distanceText(seconds(185)), u"3 min 5 s after"_s);
        QCOMPARE(distanceText(seconds(-240)), u"4 min before"_s);
        QCOMPARE(distanceText(seconds(-743)), u"12 min before"_s);
        QCOMPARE(distanceText(seconds(7'800)), u"2 h 10 min after"_s);
    }

    void durationsHaveTwoUnits()
    {
        using std::chrono::seconds;
        QCOMPARE(durationText(seconds(12)), u"12 s"_s);
        QCOMPARE(durationText(seconds(185)), u"3 min 5 s"_s);
        QCOMPARE(durationText(seconds(7'800)), u"2 h 10 min"_s);
        QCOMPARE(durationText(seconds(4 * 86'400 + 3 * 3'600)), u"4 d 3 h"_s);
    }

    void factsHaveUnits()
    {
        const auto text = [](const QVariant &value, const QString &unit) { return factText({value, unit, {}}, {}, model::Language::English); };
        QCOMPARE(text(qint64(45'761), u"count"_s), u"45,761"_s);
        QCOMPARE(text(85.5, u"percent"_s), u"85.50%"_s);
        QCOMPARE(text(u"v1.34.1"_s, QString()), u"v1.34.1"_s);
        QCOMPARE(text(true, QString()), u"yes"_s);
        QCOMPARE(text(qint64(2'000'000), u"bytes"_s), u"2.0 MB"_s);
    }

    void codeStandsBetweenSigns()
    {
        const auto pieces = piecesOf(u"Run `df -h` and `` look"_s);
        QCOMPARE(pieces.size(), size_t(4));
        QVERIFY(pieces[1].isCode);
        QCOMPARE(pieces[1].text, u"df -h"_s);
        QCOMPARE(withoutCodeSigns(u"`a` b"_s), u"a b"_s);
        QCOMPARE(withoutCodeSigns(u"one ` alone"_s), u"one ` alone"_s);
    }

    void headingsOfSections_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("title");
        // 17 and 18 dashes: the collector's own `run` helper.
        QTest::newRow("command") << QByteArray("-----------------run df -h------------------") << u"df -h"_s;
        QTest::newRow("command with dashes") << QByteArray("-----------------run systemctl status kubelet -l------------------") << u"systemctl status kubelet -l"_s;
        QTest::newRow("its end") << QByteArray("------------End of df----------------") << QString();
        QTest::newRow("titled part") << QByteArray("======check containerd config=====") << u"check containerd config"_s;
        QTest::newRow("container log") << QByteArray("==== START logs for container c of pod n/p ====") << u"START logs for container c of pod n/p"_s;
        QTest::newRow("unit group") << QByteArray("[Service]") << u"Service"_s;
        QTest::newRow("kernel stamp") << QByteArray("[Sat Dec 13 19:33:53 2025] text") << QString();
        QTest::newRow("text") << QByteArray("Filesystem  Size") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
    }
    void headingsOfSections()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, title);
        QCOMPARE(sectionTitle(line), title);
    }
};

QTEST_MAIN(FormattingTest)
#include "formatting_test.moc"
