// Printed times of every usual spelling. The moments come from `date -u -d` and, where an offset is printed, from taking it off by hand.

#include "services/formats/level_words.h"
#include "services/formats/printed_stamp.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;
using formats::DateOrder;

class StampsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stamps_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("time");    // with the offset taken off; without one, read as UTC; empty: no stamp
        QTest::addColumn<QString>("quality");
        QTest::addColumn<QByteArray>("rest"); // what stands behind it
        const auto row = [](const QByteArray &text, const QString &time, const QString &quality, const QByteArray &rest = {}) {
            QTest::newRow(text.constData()) << text << time << quality << rest;
        };
        const QString moment = u"2025-12-13T19:34:52Z"_s;
        const QString open = u"zone-inferred"_s;
        row("2025-12-13T19:34:52Z x", moment, u""_s, " x");
        row("2025-12-13 19:34:52 x", moment, open, " x");
        row("2025/12/13 19:34:52", moment, open);
        row("2025.12.13 19:34:52", moment, open);
        row("2025/12/3 9:04:05 x", u"2025-12-03T09:04:05Z"_s, open, " x");
        row("2025-12-13  19:34:52", moment, open);
        row("2025-12-13_19:34:52", moment, open);
        row("2025-12-13, 19:34:52", moment, open);
        row("2025-12-13T19:34Z x", u"2025-12-13T19:34:00Z"_s, u""_s, " x");
        row("2025-12-13T19:34:52.123456789+08:00", u"2025-12-13T11:34:52.123456789Z"_s, u""_s);
        row("2025-12-13T19:34:52,123+0800", u"2025-12-13T11:34:52.123Z"_s, u""_s);
        row("2025-12-13 19:34:52 -0330 x", u"2025-12-13T23:04:52Z"_s, u""_s, " x");
        row("2025-12-13T19:34:52\xE2\x88\x92" "09:00", u"2025-12-14T04:34:52Z"_s, u""_s);
        row("2025-12-13 19:34:52 UTC x", moment, u""_s, " x");
        row("2025-12-13 19:34:52 GMT+9 x", u"2025-12-13T10:34:52Z"_s, u""_s, " x");
        row("2025-12-13 19:34:52 JST x", u"2025-12-13T10:34:52Z"_s, u""_s, " x");
        row("2025-12-13 19:34:52 CST x", moment, open, " x"); // China or US Central
        row("2025-12-13 19:34:52 -1234 x", moment, open, " -1234 x");
        row("2025-12-13 19:34:52-app", moment, open, "-app");
        row("2025-12-13 07:34:52 PM x", moment, open, " x");
        row("2025-12-13 12:00:00 AM", u"2025-12-13T00:00:00Z"_s, open);
        row("2025-347T19:34:52", moment, open);
        row("20251213T193452.5-00:00[x", u"2025-12-13T19:34:52.500Z"_s, u""_s, "[x");
        row("20251213 19:34:52.908 - x", u"2025-12-13T19:34:52.908Z"_s, open, " - x");
        row("20251213193452", moment, open);
        row("2025 Dec 13 19:34:52 UTC", moment, u""_s);
        row("2025-Dec-13 19:34:52", moment, open);
        row("2025\xE5\xB9\xB4" "12\xE6\x9C\x88" "13\xE6\x97\xA5 19\xE6\x99\x82" "34\xE5\x88\x86" "52\xE7\xA7\x92", moment, open);
        row("13/Dec/2025:19:34:52 +0800] x", u"2025-12-13T11:34:52Z"_s, u""_s, "] x");
        row("13-Dec-2025 19:34:52.5", u"2025-12-13T19:34:52.500Z"_s, open);
        row("13-Dec-25 19:34:52", moment, open);
        row("13 Dec 2025 19:34:52.123 * x", u"2025-12-13T19:34:52.123Z"_s, open, " * x");
        row("13 Dec 19:34:52.731 # x", u"2025-12-13T19:34:52.731Z"_s, u"zone-inferred,year-inferred"_s, " # x");
        row("13.12.2025 19:34:52", moment, open);
        row("13/12/2025 19:34:52", moment, open); // there is no thirteenth month
        row("12/13/2025 19:34:52", moment, open);
        row("03/04/2025 19:34:52", u""_s, u""_s); // March or April
        row("12/11/2025 7:34:52 PM", u"2025-12-11T19:34:52Z"_s, open); // AM and PM stand behind American dates
        row("Dec 13 19:34:52 host", moment, u"zone-inferred,year-inferred"_s, " host");
        row("Dec  3 19:34:52.123456 host", u"2025-12-03T19:34:52.123456Z"_s, u"zone-inferred,year-inferred"_s, " host");
        row("Dec-13 19:34:52 x", moment, u"zone-inferred,year-inferred"_s, " x");
        row("Dec 13, 2025 7:34:52 PM x", moment, open, " x");
        row("Dec 13 2025 19:34:52: x", moment, open, ": x");
        row("Sat Dec 13 19:34:52 2025", moment, open);
        row("Sat Dec 13 19:34:52 UTC 2025 x", moment, u""_s, " x");
        row("Sat Dec 13 19:34:52 CST 2025", moment, open);
        row("Sat. Dec 13 19:34:52 2025 x", moment, open, " x");
        row("Sat, Dec 13 2025 19:34:52 -0700", u"2025-12-14T02:34:52Z"_s, u""_s);
        row("Sat, 13 Dec 2025 19:34:52 +0000", moment, u""_s);
        row("Saturday, 13 December 2025 19:34:52 GMT", moment, u""_s);
        row("Sat 2025-12-13 19:34:52 CST host", moment, open, " host");
        row("\x1b[32mDec 13 \x1b[0m19:34:52 x", moment, u"zone-inferred,year-inferred"_s, " x");
        row("Feb 29 19:34:52 x", u"2025-03-01T19:34:52Z"_s, u"zone-inferred,year-inferred"_s, " x"); // the year is not known yet
        // No times.
        for (const char *none : {"2025-02-30 12:00:00", "2025-13-01 12:00:00", "2025-12-13 24:00:00", "2025-12-13 19:60:00", "2025-12-13", "Dec 32 10:00:00", "Feb 30 10:00:00",
                                 "19:34:52", "2025-12-13 1", "1234-12-13 10:00:00", "20251301T000000", "2001103109245", "Mayor 1 10:00:00", "2025", "", "Sat", "Dec", "2025-1",
                                 "Sunny day", "12/13", "10.0.0.1 text", "2025-400T10:00:00", "99999999T000000"})
            row(none, u""_s, u""_s);
    }

    void stamps()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, time);
        formats::Scanner scanner{{text.constData(), size_t(text.size())}, 0};
        formats::PrintedStamp stamp;
        QCOMPARE(formats::scanStamp(scanner, 2025, stamp), !time.isEmpty());
        if (time.isEmpty())
            return;
        formats::ParsedLine line;
        formats::takeStamp(stamp, line);
        QCOMPARE(model::toRfc3339({line.time.ns}), time);
        QTEST(model::timeQualityNames(line.quality).join(u','), "quality");
        QTEST(QByteArray(scanner.rest().data(), qsizetype(scanner.rest().size())), "rest");
    }

    void anOrderReadsWhatIsAmbiguous()
    {
        formats::PrintedStamp stamp;
        formats::Scanner day{"03/04/2025 10:00:00", 0};
        QVERIFY(formats::scanStamp(day, 2025, stamp, DateOrder::DayFirst));
        QCOMPARE(model::toRfc3339({stamp.local.ns}), u"2025-04-03T10:00:00Z"_s);
        formats::Scanner month{"03/04/2025 10:00:00", 0};
        QVERIFY(formats::scanStamp(month, 2025, stamp, DateOrder::MonthFirst));
        QCOMPARE(model::toRfc3339({stamp.local.ns}), u"2025-03-04T10:00:00Z"_s);
    }

    void epochs_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("time");
        QTest::newRow("seconds") << QByteArray("1765625692 x") << u"2025-12-13T11:34:52Z"_s;
        QTest::newRow("fraction") << QByteArray("1765625692.123456") << u"2025-12-13T11:34:52.123456Z"_s;
        QTest::newRow("milliseconds") << QByteArray("1765625692123") << u"2025-12-13T11:34:52.123Z"_s;
        QTest::newRow("microseconds") << QByteArray("1765625692123456") << u"2025-12-13T11:34:52.123456Z"_s;
        QTest::newRow("nanoseconds") << QByteArray("1765625692123456789") << u"2025-12-13T11:34:52.123456789Z"_s;
        QTest::newRow("eleven digits") << QByteArray("17656256921") << QString();
        QTest::newRow("more than 64 bits hold") << QByteArray("9999999999999999999") << QString();
        QTest::newRow("beyond the last year") << QByteArray("9999999999") << QString();
        QTest::newRow("twenty digits") << QByteArray("17656256921234567890") << QString();
    }

    void epochs()
    {
        QFETCH(QByteArray, text);
        formats::Scanner scanner{{text.constData(), size_t(text.size())}, 0};
        model::PrintedTime time;
        QTEST(formats::scanEpoch(scanner, time) ? model::toRfc3339({time.ns}) : QString(), "time");
    }

    void noBeginningOfAStampReadsBeyondItsEnd()
    {
        stamps_data();
        for (const QByteArray &whole : {QByteArray("Saturday, 13 December 2025 07:34:52.123 a.m. UTC+08:00"), QByteArray("2025-12-13T19:34:52,123+08:00"),
                                        QByteArray("13/Dec/2025:19:34:52 +0800"), QByteArray("\x1b[1;32mDec 13 19:34:52 CST 2025")}) {
            for (qsizetype size = 0; size <= whole.size(); ++size) {
                const QByteArray cut(whole.constData(), size);
                formats::Scanner scanner{{cut.constData(), size_t(cut.size())}, 0};
                formats::PrintedStamp stamp;
                (void)formats::scanStamp(scanner, 2025, stamp);
                QVERIFY(scanner.at <= size_t(size));
            }
        }
    }

    void levels_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("level");
        const auto row = [](const char *text, const char *level) { QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(level); };
        row("[ERROR] volume gone", "error");
        row("INFO  [main] com.example.App - up", "info");
        row("[main] WARN com.example.App", "warning");
        row("DDEBUG timer: config", "debug");
        row("[12] LOG:  checkpoint starting", "info");
        row("\tinfo\tads\tpush", "info");
        row("trace tracemessage", "debug");
        row("Error   EnumeratePath", "error");
        row("<wrn> slow", "warning");
        row("[12][critical][main] gone", "fatal");
        row("comp=\"edge\" level=\"WARNING\" x", "warning");
        row("\x1b[31mERRO\x1b[0m[0001] broken", "error");
        row("SEVERE: no database", "error");
        row("the error is gone", "unknown");
        row("config loaded", "unknown");
        row("alerting is off", "unknown");
        row("notice of change", "unknown");
        row("", "unknown");
    }

    void levels()
    {
        QFETCH(QByteArray, text);
        QTEST(model::levelName(formats::printedLevel({text.constData(), size_t(text.size())})), "level");
    }
};

QTEST_GUILESS_MAIN(StampsTest)
#include "stamps_test.moc"
