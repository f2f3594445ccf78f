// Times as people write them. Every number of seconds here was asked from `date -d '... +0800' +%s` or `TZ=... date -d ... +%s`.
//
// The node stands in China (UTC+8); the bundle was collected at 2025-12-13 19:48:36 there and its logs begin at 19:34:52.

#include "services/query/written_time.h"

#include "model/snapshot.h"

#include <QTest>

using namespace shindan;
using namespace shindan::query;
using namespace Qt::Literals::StringLiterals;
using model::Instant;
using model::nsPerSecond;

namespace {

constexpr qint64 collected = 1765626516;
constexpr qint64 firstLine = 1765625692;

TimeSurroundings china()
{
    return {model::DisplayZone::fixed(std::chrono::hours(8)), Instant{collected * nsPerSecond}, Instant{firstLine * nsPerSecond}, false};
}

QString codeOf(const QString &text, const TimeSurroundings &around)
{
    const auto time = readWrittenTime(text, around);
    return time ? u"read as "_s + model::toRfc3339(time.value().instant) : time.error().code.section(u'.', 2);
}

} // namespace

class WrittenTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds");
        const auto row = [](const QString &text, qint64 seconds) { QTest::newRow(qPrintable(text)) << text << seconds; };
        constexpr qint64 quarterTo = 1765626300; // 2025-12-13 19:45:00 +0800
        for (const QString &text : {
                 u"2025-12-13 19:45"_s, u"2025-12-13T19:45"_s, u"2025/12/13 19:45"_s, u"2025/12/13 7:45 PM"_s, u"2025/12/13 7:45pm"_s, u"2025/12/13 PM 7:45"_s,
                 u"2025.12.13 19:45:00"_s, u"20251213 19:45"_s, u"2025年12月13日 19時45分"_s, u"2025年12月13日19時45分00秒"_s, u"2025年12月13日 午後7時45分"_s,
                 u"令和7年12月13日 午後7時45分"_s, u"R7.12.13 19:45"_s, u"12月13日 19:45"_s, u"12月13日19時45分頃"_s, u"12月13日(土) 19:45ごろ"_s, u"12月13日（土）　１９：４５"_s,
                 u"12/13 19:45"_s, u"13/12 19:45"_s, u"12-13 19:45"_s, u"12/13 7:45 p.m."_s, u"12/13/2025 19:45"_s, u"13/12/2025 19:45"_s, u"13-12-2025 19:45"_s,
                 u"Dec 13 19:45:00"_s, u"13 Dec 19:45"_s, u"13 December 2025, 19:45"_s, u"December 13, 2025 at 7:45 PM"_s, u"13-Dec-2025 19:45"_s,
                 u"Sat Dec 13 19:45:00 2025"_s, u"Saturday, 13th Dec 2025 at about 19:45"_s, u"on 12/13 around 19:45"_s, u"I1213 19:45:00.000000"_s,
                 u"19:45"_s, u"19:45:00"_s, u"7:45 PM"_s, u"7:45PM"_s, u"午後7時45分"_s, u"午後7:45"_s, u"19時45分"_s, u"19:45."_s, u" 19:45 "_s, u"about 19:45"_s,
                 u"2025-12-13T11:45:00Z"_s, u"2025-12-13T11:45Z"_s, u"2025-12-13 11:45 UTC"_s, u"11:45 UTC"_s, u"11:45 gmt"_s, u"2025-12-13 11:45 (UTC)"_s,
                 u"2025-12-13T20:45:00+09:00"_s, u"2025-12-13 20:45 +0900"_s, u"2025-12-13 20:45 JST"_s, u"20:45 JST"_s, u"20:45 (JST)"_s, u"20:45 UTC+9"_s,
                 u"UTC+9 20:45"_s, u"日本時間 20:45"_s, u"日本時間12月13日20時45分"_s, u"20:45 Asia/Tokyo"_s, u"20:45 asia/tokyo"_s, u"8:45 PM Tokyo time"_s,
                 u"19:45 SGT"_s, u"シンガポール時間 19:45"_s, u"19:45 Singapore time"_s, u"中国時間 19:45"_s, u"北京時間19:45"_s, u"19:45 Asia/Shanghai"_s,
                 u"06:45 America/New_York"_s, u"1765626300"_s, u"@1765626300"_s, u"1765626300000"_s, u"1765626300.000"_s})
            row(text, quarterTo);
        row(u"19時半"_s, 1765625400);
        row(u"午後7時半"_s, 1765625400);
        row(u"12/13 7:30 PM"_s, 1765625400);
        row(u"7:45"_s, 1765583100);      // as it is written: in the morning
        row(u"午前0時30分"_s, 1765557000);
        row(u"12:30 AM"_s, 1765557000);
        row(u"0:30"_s, 1765557000);
        row(u"12 PM"_s, 1765598400);
        row(u"noon"_s, 1765598400);
        row(u"12月13日 正午"_s, 1765598400);
        row(u"12:45 PM"_s, 1765601100);
        row(u"午後0時45分"_s, 1765601100);
        row(u"19:50"_s, 1765626600);     // two minutes behind the collection: clocks differ by that much
        row(u"19:55"_s, 1765540500);     // tomorrow's has not come yet: yesterday
        row(u"12/31 23:59"_s, 1735660740); // of the year before
        row(u"2/29 10:00"_s, 1709172000);  // the last leap year
        row(u"2025-12-06 10:00"_s, 1764986400); // the year first: no question
        row(u"20 minutes before collection"_s, collected - 20 * 60);
        row(u"20 min before the bundle was collected"_s, collected - 20 * 60);
        row(u"1 h 30 min before collection"_s, collected - 90 * 60);
        row(u"収集の20分前"_s, collected - 20 * 60);
        row(u"採取の1時間30分前"_s, collected - 90 * 60);
    }

    void spellings()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        const auto time = readWrittenTime(text, china());
        QVERIFY2(time, time ? "" : qPrintable(time.error().sentence.en));
        QCOMPARE(model::toRfc3339(time.value().instant), model::toRfc3339(Instant{seconds * nsPerSecond}));
    }

    void fractionsAndPrecision()
    {
        const auto time = readWrittenTime(u"12/13 19:45:02.120"_s, china());
        QVERIFY(time);
        QCOMPARE(time.value().instant.ns, 1765626302 * nsPerSecond + 120'000'000);
        QCOMPARE(time.value().precision.count(), 1'000'000);
        QVERIFY(time.value().yearAssumed && !time.value().dayAssumed && !time.value().zoneWritten);
        QCOMPARE(readWrittenTime(u"19:45"_s, china()).value().precision.count(), 60 * nsPerSecond);
        QVERIFY(readWrittenTime(u"19:45"_s, china()).value().dayAssumed);
        QVERIFY(readWrittenTime(u"20:45 JST"_s, china()).value().zoneWritten);
        QCOMPARE(readWrittenTime(u"2025-12-13T11:45:00.000000001Z"_s, china()).value().instant.ns, 1765626300 * nsPerSecond + 1);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        const auto row = [](const QString &text, const QString &why) { QTest::newRow(text.isEmpty() ? "nothing" : qPrintable(text)) << text << why; };
        row(u""_s, u"empty"_s);
        row(u"   "_s, u"empty"_s);
        for (const QString &text : {u"yesterday"_s, u"soon"_s, u"19"_s, u"1945"_s, u"19:45 19:46"_s, u"25/12/13 19:45"_s, u"2025-12-13 19:45 xyz"_s, u"-20m"_s, u"::"_s,
                                    u"19:45:02.1234567890"_s, u"12/13/14/15 19:45"_s, u"kubelet[2113]: 19:45 failed"_s, u"昨日 19:45"_s, u"19:4"_s})
            row(text, u"not-a-time"_s);
        row(QString(10'000, u'1'), u"not-a-time"_s);
        row(u"2025-02-29 10:00"_s, u"no-such-date"_s);
        row(u"2025-13-01 10:00"_s, u"no-such-date"_s);
        row(u"13/13 10:00"_s, u"no-such-date"_s);
        row(u"9999-12-31 10:00"_s, u"no-such-date"_s);
        row(u"12月32日 10:00"_s, u"no-such-date"_s);
        row(u"24:10"_s, u"no-such-clock"_s);
        row(u"25時30分"_s, u"no-such-clock"_s);
        row(u"19:60"_s, u"no-such-clock"_s);
        row(u"19:45 AM"_s, u"no-such-clock"_s);
        row(u"午後13時"_s, u"no-such-clock"_s);
        row(u"2025-12-13"_s, u"no-clock"_s);
        row(u"12月13日"_s, u"no-clock"_s);
        row(u"5/6 10:00"_s, u"day-or-month"_s);
        row(u"6/5/2025 10:00"_s, u"day-or-month"_s);
        row(u"12/6 10:00"_s, u"day-or-month"_s);
        row(u"12/6/2025 10:00"_s, u"day-or-month"_s);
        row(u"午後12時"_s, u"noon-or-midnight"_s);
        row(u"午前12時30分"_s, u"noon-or-midnight"_s);
        row(u"19:45 CST"_s, u"zone-unclear"_s);
        row(u"Sat Dec 13 19:45:02 CST 2025"_s, u"zone-unclear"_s);
        row(u"12月13日(金) 19:45"_s, u"weekday"_s);
        row(u"Fri Dec 13 2025 19:45"_s, u"weekday"_s);
        row(u"20 minutes ago"_s, u"ago"_s);
        row(u"20分前"_s, u"ago"_s);
        row(u"2025-10-26 02:30 Europe/Berlin"_s, u"twice"_s);
        row(u"2026-03-29 02:30 Europe/Berlin"_s, u"skipped"_s);
    }

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, why);
        QCOMPARE(codeOf(text, china()), why);
        const auto time = readWrittenTime(text, china());
        QVERIFY(!time.error().sentence.en.isEmpty());
        QVERIFY(time.error().sentence.en != time.error().code); // there is a sentence
        QVERIFY(time.error().sentence.ja != time.error().sentence.en);
    }

    // Only one of the two days lies within the logs: then nothing is unclear.
    void theReachOfTheLogsDecides()
    {
        TimeSurroundings around = china();
        around.first = Instant{1749000000 * nsPerSecond};     // 2025-06-04 09:20 +0800
        around.collected = Instant{1749100000 * nsPerSecond}; // 2025-06-05 13:06 +0800
        QCOMPARE(codeOf(u"6/5 10:00"_s, around), u"read as 2025-06-05T02:00:00Z"_s);
        QCOMPARE(codeOf(u"5/6 10:00"_s, around), u"read as 2025-06-05T02:00:00Z"_s);
        around.first = Instant{1740000000 * nsPerSecond}; // February: both days are covered
        QCOMPARE(codeOf(u"6/5 10:00"_s, around), u"day-or-month"_s);
        QCOMPARE(codeOf(u"5/5 10:00"_s, around), u"read as 2025-05-05T02:00:00Z"_s);
    }

    void aChangeOfClocksIsNoticed()
    {
        TimeSurroundings around = china();
        around.zone = *model::DisplayZone::fromText(u"Europe/Berlin"_s);
        QCOMPARE(codeOf(u"2025-07-01 12:00"_s, around), u"read as "_s + model::toRfc3339(Instant{1751364000 * nsPerSecond}));
        const auto twice = readWrittenTime(u"2025-10-26 02:30"_s, around);
        QCOMPARE(twice.error().code, u"query.written-time.twice"_s);
        QVERIFY(twice.error().sentence.en.contains(u"+02:00"_s) && twice.error().sentence.en.contains(u"+01:00"_s));
        QCOMPARE(codeOf(u"2025-10-26 02:30+01:00"_s, around), u"read as 2025-10-26T01:30:00Z"_s);
    }

    void withoutACollectionTheDayIsNeeded()
    {
        TimeSurroundings around = china();
        around.collected.reset();
        QCOMPARE(codeOf(u"19:45"_s, around), u"no-day"_s);
        QCOMPARE(codeOf(u"12月13日 19:45"_s, around), u"no-year"_s);
        QCOMPARE(codeOf(u"20 minutes before collection"_s, around), u"no-collection"_s);
        QCOMPARE(codeOf(u"2025-12-13 19:45"_s, around), u"read as 2025-12-13T11:45:00Z"_s);
    }

    void aDayMayBeEnough()
    {
        TimeSurroundings around = china();
        around.dayIsEnough = true;
        QCOMPARE(codeOf(u"2025-12-13"_s, around), u"read as 2025-12-12T16:00:00Z"_s);
        QCOMPARE(codeOf(u"12/13"_s, around), u"read as 2025-12-12T16:00:00Z"_s);
    }

    void whatIsOpenGivesTheSurroundings()
    {
        model::Snapshot snapshot;
        snapshot.first = Instant{firstLine * nsPerSecond};
        snapshot.last = Instant{collected * nsPerSecond};
        QCOMPARE(surroundingsIn(snapshot, {}).collected, snapshot.last);
        auto bundle = std::make_shared<model::BundleInfo>();
        bundle->collectedAt = Instant{(collected + 1) * nsPerSecond};
        snapshot.bundles.push_back(bundle);
        QCOMPARE(surroundingsIn(snapshot, {}).collected, bundle->collectedAt);
        QCOMPARE(surroundingsIn(snapshot, {}).first, snapshot.first);
    }
};

QTEST_GUILESS_MAIN(WrittenTimeTest)
#include "written_time_test.moc"
