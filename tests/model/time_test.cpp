// Times, dates and zones. Every number of seconds here was asked from `date -d ... +%s`, every local time from `TZ=... date -d @...`.

#include "model/time.h"

#include <QTest>

using namespace shindan::model;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(std::chrono::seconds)

class TimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dates_data()
    {
        QTest::addColumn<QString>("utc");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("collection") << u"2025-12-13T11:34:52Z"_s << qint64(1765625692);
        QTest::newRow("leap day") << u"2024-02-29T23:59:59Z"_s << qint64(1709251199);
        QTest::newRow("behind a leap day") << u"2024-03-01T00:00:00Z"_s << qint64(1709251200);
        QTest::newRow("zero") << u"1970-01-01T00:00:00Z"_s << qint64(0);
        QTest::newRow("before zero") << u"1969-12-31T23:59:59Z"_s << qint64(-1);
        QTest::newRow("2000 has a leap day") << u"2000-02-29T12:00:00Z"_s << qint64(951825600);
        QTest::newRow("1900 has none") << u"1900-03-01T00:00:00Z"_s << qint64(-2203891200);
        QTest::newRow("2100 has none: before") << u"2100-02-28T23:59:59Z"_s << qint64(4107542399);
        QTest::newRow("2100 has none: behind") << u"2100-03-01T00:00:00Z"_s << qint64(4107542400);
        QTest::newRow("behind 31 bits") << u"2038-01-19T03:14:08Z"_s << qint64(2147483648);
    }

    void dates()
    {
        QFETCH(QString, utc);
        QFETCH(qint64, seconds);
        QCOMPARE(toRfc3339(Instant{seconds * nsPerSecond}), utc);
        const auto read = readTime(utc, 0s);
        QVERIFY(read.has_value());
        QCOMPARE(read->instant.ns, seconds * nsPerSecond);
        QVERIFY(read->hadOffset);
    }

    void everyDayHasOneDate()
    {
        // 400 years and a bit, forwards and backwards.
        CivilDate before = civilFromDays(-150'001);
        for (qint64 day = -150'000; day < 150'000; ++day) {
            const CivilDate date = civilFromDays(day);
            QCOMPARE(daysFromCivil(date.year, date.month, date.day), day);
            QVERIFY(std::tuple(before.year, before.month, before.day) < std::tuple(date.year, date.month, date.day));
            before = date;
        }
        QCOMPARE(daysFromCivil(2023, 2, 31), daysFromCivil(2023, 3, 3));
    }

    void fractions()
    {
        constexpr qint64 base = 1765625692 * nsPerSecond;
        QCOMPARE(toRfc3339(Instant{base + 166'681'000}), u"2025-12-13T11:34:52.166681Z"_s);
        QCOMPARE(toRfc3339(Instant{base + 120'000'000}), u"2025-12-13T11:34:52.120Z"_s);
        QCOMPARE(toRfc3339(Instant{base + 1}), u"2025-12-13T11:34:52.000000001Z"_s);
        QCOMPARE(toRfc3339(Instant{-1}), u"1969-12-31T23:59:59.999999999Z"_s);
        QCOMPARE(toLocalText(Instant{base + 166'981'000}, 8h, 3), u"2025-12-13 19:34:52.166"_s);
        QCOMPARE(toLocalText(Instant{base + 166'981'000}, 8h, 0, true), u"2025/12/13 19:34:52"_s);
        QCOMPARE(toLocalText(Instant{base}, -(3h + 30min), 1), u"2025-12-13 08:04:52.0"_s);
    }

    void offsets()
    {
        QCOMPARE(offsetText(8h), u"+08:00"_s);
        QCOMPARE(offsetText(-(3h + 30min)), u"-03:30"_s);
        QCOMPARE(offsetText(-30min), u"-00:30"_s);
        QCOMPARE(offsetText(0s), u"+00:00"_s);
    }

    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::chrono::seconds>("assumed");
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<bool>("hadOffset");
        QTest::addColumn<qint64>("precision");
        const std::chrono::seconds china = 8h;
        QTest::newRow("day in China") << u"2025-12-13"_s << china << 1765555200 * nsPerSecond << false << nsPerDay;
        QTest::newRow("slashes") << u"2025/12/13"_s << china << 1765555200 * nsPerSecond << false << nsPerDay;
        QTest::newRow("minute in Japan") << u"2025-12-13T11:40+09:00"_s << china << 1765593600 * nsPerSecond << true << 60 * nsPerSecond;
        QTest::newRow("offset without colon") << u"2025-12-13 11:40:00 +0900"_s << china << 1765593600 * nsPerSecond << true << nsPerSecond;
        QTest::newRow("New Year in Japan") << u"2026-01-01T00:00:00+09:00"_s << std::chrono::seconds(0) << 1767193200 * nsPerSecond << true << nsPerSecond;
        QTest::newRow("Newfoundland") << u"2025-06-30T21:15:00-03:30"_s << china << 1751330700 * nsPerSecond << true << nsPerSecond;
        QTest::newRow("half a second") << u"2025-12-13 19:34:52.5"_s << china << 1765625692 * nsPerSecond + 500'000'000 << false << nsPerSecond / 10;
        QTest::newRow("comma") << u"2025-12-13 19:34:52,166"_s << china << 1765625692 * nsPerSecond + 166'000'000 << false << qint64(1'000'000);
        QTest::newRow("nanoseconds") << u"2025-12-13T11:34:52.000000001Z"_s << china << 1765625692 * nsPerSecond + 1 << true << qint64(1);
        QTest::newRow("blanks around") << u"  2025-12-13T11:34:52Z "_s << china << 1765625692 * nsPerSecond << true << nsPerSecond;
        QTest::newRow("leap second") << u"2025-12-31T23:59:60Z"_s << china << 1767225600 * nsPerSecond << true << nsPerSecond;
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(std::chrono::seconds, assumed);
        const auto read = readTime(text, assumed);
        QVERIFY(read.has_value());
        QTEST(read->instant.ns, "ns");
        QTEST(read->hadOffset, "hadOffset");
        QTEST(qint64(read->precision.count()), "precision");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "yesterday", "2025-13-01", "2025-02-29", "2025-12-13T24:00", "2025-12-13T11:60", "2025-12-13T11", "2025-12-13T11:40:61",
                                 "25-12-13", "2025-12-13T11:40 CST", "2025-12-13T11:40:05.1234567890", "2025-12-13+0900x", "2025-12-13T11:40+15:00"})
            QTest::newRow(text[0] ? text : "nothing") << QString::fromLatin1(text);
        // Nanoseconds since 1970 in 64 bits reach from 1677 to 2262.
        QTest::newRow("too late") << u"9999-12-31"_s;
        QTest::newRow("too late by a year") << u"2263-01-01T00:00:00Z"_s;
        QTest::newRow("too early") << u"0001-01-01"_s;
        QTest::newRow("too early by a year") << u"1676-12-31T00:00:00Z"_s;
    }

    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!readTime(text, 8h).has_value());
    }

    void zones()
    {
        QCOMPARE(DisplayZone().name(), u"UTC"_s);
        QCOMPARE(DisplayZone::fixed(8h).name(), u"+08:00"_s);
        for (const auto &text : {u"+08:00"_s, u"UTC+8"_s, u"utc+08:00"_s, u"GMT+0800"_s, u" +08 "_s}) {
            const auto zone = DisplayZone::fromText(text);
            QVERIFY2(zone.has_value(), qPrintable(text));
            QCOMPARE(*zone, DisplayZone::fixed(8h));
        }
        QCOMPARE(DisplayZone::fromText(u"UTC"_s), std::optional(DisplayZone()));
        QCOMPARE(DisplayZone::fromText(u"Z"_s), std::optional(DisplayZone()));
        // China Standard Time and Central Standard Time share a name: it proves nothing.
        for (const auto &text : {u"CST"_s, u"JST"_s, u"+15:00"_s, u"UTC+8:75"_s, u"Nowhere/City"_s, u""_s})
            QVERIFY2(!DisplayZone::fromText(text).has_value(), qPrintable(text));
    }

    void zonesWithRules_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("local");
        const auto row = [](const char *zone, qint64 seconds, const char *local) {
            QTest::addRow("%s %lld", zone, static_cast<long long>(seconds)) << QString::fromLatin1(zone) << seconds << QString::fromLatin1(local);
        };
        row("Europe/Berlin", 1774746000, "2026-03-29 03:00:00");
        row("Europe/Berlin", 1761436800, "2025-10-26 02:00:00"); // for the first time
        row("Europe/Berlin", 1761440400, "2025-10-26 02:00:00"); // and for the second
        row("Europe/Berlin", 1761444000, "2025-10-26 03:00:00");
        row("Asia/Tokyo", 1761440400, "2025-10-26 10:00:00");
        row("America/New_York", 1760000000, "2025-10-09 04:53:20");
    }

    void zonesWithRules()
    {
        QFETCH(QString, zone);
        QFETCH(qint64, seconds);
        QFETCH(QString, local);
        const auto read = DisplayZone::fromText(zone);
        if (!read)
            QSKIP("The system has no time zone tables.");
        const Instant t{seconds * nsPerSecond};
        QCOMPARE(toLocalText(t, read->offsetAt(t), 0), local);
        QCOMPARE(read->name(), zone);
    }

    void qualitiesHaveNames()
    {
        QCOMPARE(timeQualityNames({}), QStringList());
        QCOMPARE(timeQualityNames(TimeQuality::ZoneInferred | TimeQuality::YearInferred), QStringList({u"zone-inferred"_s, u"year-inferred"_s}));
        QCOMPARE(timeQualityNames(TimeQuality::None), QStringList(u"none"_s));
    }
};

QTEST_GUILESS_MAIN(TimeTest)
#include "time_test.moc"
