// Logs that are no lines of UTF-8: binary journals, the export format, Windows events, other encodings. Truths: journalctl's own JSON of a
// genuine journal; the records' signatures in genuine event logs; texts converted with iconv.

#include "tests/support/bundle_folder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Entry
{
    QString time;
    QString message;
    friend bool operator==(const Entry &, const Entry &) = default;
};

std::vector<Entry> entriesOf(const ingest::Opened &opened)
{
    std::vector<Entry> entries;
    const model::SourceIndex &source = *opened.snapshot->sources.front();
    for (quint32 row = 0; row < source.rows; ++row) {
        const model::RowIndex index(row);
        const model::RowText text = ingest::readRow(source, index, opened.texts->line(source, index));
        entries.push_back({tests::utc(source, row + 1), text.message});
    }
    return entries;
}

// What journalctl printed of the same journal.
std::vector<Entry> expectedEntries(const QString &folder)
{
    QProcess gunzip;
    gunzip.start(u"gzip"_s, {u"-dc"_s, folder + u"/61443269_RHE_91_system.journal.bz2.json.gz"_s});
    gunzip.waitForFinished();
    std::vector<Entry> entries;
    for (const QByteArray &line : gunzip.readAllStandardOutput().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (!object.isEmpty())
            entries.push_back({model::toRfc3339({object[u"__REALTIME_TIMESTAMP"].toString().toLongLong() * 1'000}), object[u"MESSAGE"].toString()});
    }
    return entries;
}

// The journal of the genuine logs, unpacked.
QByteArray genuineJournal()
{
    QProcess bunzip;
    bunzip.start(u"bzip2"_s, {u"-dc"_s, tests::genuineLogs(u"jtmoon79__super-speedy-syslog-searcher"_s) + u"/logs/programs/journal/RHE_91_system.journal.bz2"_s});
    bunzip.waitForFinished();
    return bunzip.readAllStandardOutput();
}

QByteArray converted(const char *encoding, const QByteArray &utf8)
{
    QProcess iconv;
    iconv.start(u"iconv"_s, {u"-f"_s, u"UTF-8"_s, u"-t"_s, QString::fromLatin1(encoding)});
    iconv.write(utf8);
    iconv.closeWriteChannel();
    iconv.waitForFinished();
    return iconv.readAllStandardOutput();
}

} // namespace

class DecodedLogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBinaryJournal_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name : {"RHE_91_system.journal.bz2", "RHE_91_system.journal.gz", "RHE_91_system.journal.xz"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void aBinaryJournal()
    {
        const QString derived = tests::genuineLogs(u"derived/journal"_s);
        const QString logs = tests::genuineLogs(u"jtmoon79__super-speedy-syslog-searcher"_s);
        if (derived.isEmpty() || logs.isEmpty())
            QSKIP(qPrintable(tests::absentSentence()));
        QFETCH(QString, file);
        const auto opened = tests::open({logs + u"/logs/programs/journal/"_s + file});
        QVERIFY(opened);
        QCOMPARE(opened->snapshot->sources.front()->info->format, u"journal-binary"_s);
        const auto expected = expectedEntries(derived);
        const auto entries = entriesOf(*opened);
        QCOMPARE(expected.size(), size_t(2'081));
        QCOMPARE(entries.size(), expected.size());
        size_t messages = 0;
        for (size_t i = 0; i < entries.size(); ++i) {
            QCOMPARE(entries[i].time, expected[i].time);
            messages += entries[i].message == expected[i].message ? 1U : 0U;
        }
        // Messages of programs with an inner format are shown without its header.
        qInfo() << messages << "of" << entries.size() << "messages word by word";
        QVERIFY(messages * 100 >= entries.size() * 99);
    }

    void theExportFormat()
    {
        const QString derived = tests::genuineLogs(u"derived/journal"_s);
        if (derived.isEmpty())
            QSKIP(qPrintable(tests::absentSentence()));
        const auto opened = tests::open({derived + u"/61443269_RHE_91_system.journal.bz2.export.gz"_s});
        QVERIFY(opened);
        QCOMPARE(opened->snapshot->sources.front()->info->format, u"journal-export"_s);
        const auto expected = expectedEntries(derived);
        const auto entries = entriesOf(*opened);
        QCOMPARE(entries.size(), expected.size());
        for (size_t i = 0; i < entries.size(); ++i)
            QCOMPARE(entries[i].time, expected[i].time);
    }

    void fieldsOfBytesInTheExportFormat()
    {
        tests::BundleFolder bundle;
        QByteArray text("__CURSOR=s=0;i=1\n__REALTIME_TIMESTAMP=1765625692123456\nPRIORITY=3\nSYSLOG_IDENTIFIER=app\nMESSAGE\n");
        text += QByteArray("\x0a\0\0\0\0\0\0\0", 8) + "one\ntwo \xFF." + "\n\n__CURSOR=s=0;i=2\n__REALTIME_TIMESTAMP=1765625693000000\nMESSAGE=second\n\n";
        bundle.write(u"a.export"_s, text);
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const auto entries = entriesOf(*opened);
        QCOMPARE(entries.size(), size_t(2));
        QCOMPARE(entries[0].time, u"2025-12-13T11:34:52.123456Z"_s);
        QCOMPARE(entries[0].message, u"one\ntwo \uFFFD."_s);
        QCOMPARE(entries[1].message, u"second"_s);
        const model::SourceIndex &source = *opened->snapshot->sources.front();
        QCOMPARE(source.flags(model::RowIndex(0)).level(), model::Level::Error);
        QVERIFY(opened->texts->line(source, model::RowIndex(0)).contains("\"MESSAGE@bytes\":[111,110,101,10,116,119,111,32,255,46]"));
    }

    void theVerboseOutput()
    {
        // Printed in local time; the cursor holds the moment: 645d3c42f7240 is 1765625692123712 us.
        tests::BundleFolder bundle;
        bundle.write(u"verbose.txt"_s,
                     "-- Logs begin at Tue 2025-07-01 10:29:10 CST, end at Sat 2025-12-13 19:48:40 CST. --\n"
                     "Sat 2025-12-13 19:34:52.123712 CST [s=90a351b904294e209b9d0794de354860;i=1;b=5f1352760aa4490e946c08e5c1fe1c12;m=458011;t=645d3c42f7240;x=1]\n"
                     "    PRIORITY=3\n    SYSLOG_IDENTIFIER=app\n    MESSAGE=one\n            two\n              three\n    _PID=7\n"
                     "Sat 2025-12-13 19:34:53.000000 CST [s=90a351b904294e209b9d0794de354860;i=2;b=5f1352760aa4490e946c08e5c1fe1c12;m=458012;t=645d3c43cd140;x=2]\n"
                     "    MESSAGE=next\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const model::SourceIndex &source = *opened->snapshot->sources.front();
        QCOMPARE(source.info->format, u"journal-verbose"_s);
        const auto entries = entriesOf(*opened);
        QCOMPARE(entries.size(), size_t(3)); // the note of journalctl is the first row
        QCOMPARE(entries[1].message, u"one\ntwo\n  three"_s);
        QCOMPARE(source.flags(model::RowIndex(1)).level(), model::Level::Error);
        QCOMPARE(entries[2].message, u"next"_s);
        QCOMPARE(entries[1].time, u"2025-12-13T11:34:52.123712Z"_s);
        QCOMPARE(entries[2].time, u"2025-12-13T11:34:53Z"_s);
    }

    void aDamagedJournalGivesWhatIsLeft()
    {
        const QString derived = tests::genuineLogs(u"derived/journal"_s);
        if (derived.isEmpty())
            QSKIP(qPrintable(tests::absentSentence()));
        const QByteArray whole = genuineJournal();
        QVERIFY(whole.size() > 1'000'000);
        const auto expected = expectedEntries(derived);
        const auto open = [&expected](const QByteArray &bytes, size_t least) {
            tests::BundleFolder bundle;
            bundle.write(u"system@0.journal~"_s, bytes);
            const auto opened = tests::open({bundle.path()});
            QVERIFY(opened);
            const auto entries = entriesOf(*opened);
            QVERIFY2(entries.size() >= least, qPrintable(QString::number(entries.size())));
            for (const Entry &entry : entries)
                QVERIFY(std::any_of(expected.begin(), expected.end(), [&entry](const Entry &one) { return one.time == entry.time; }));
            const auto &warnings = opened->snapshot->bundles.front()->warnings;
            QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const model::Warning &warning) { return warning.code == u"ingest.log-damaged"_s; }));
        };
        // Cut off: the entries of the first part.
        open(whole.left(whole.size() / 3), 100);
        // A hole in the middle: those before and behind it.
        QByteArray holed = whole;
        holed.replace(400'000, 20'000, QByteArray(20'000, '\0'));
        open(holed, 1'500);
        QByteArray noise = whole;
        for (qsizetype i = 300'000; i < 340'000; i += 3)
            noise[i] = char(i * 37);
        open(noise, 1'000);
    }

    void everyBeginningOfAJournalIsSafe()
    {
        const QString derived = tests::genuineLogs(u"derived/journal"_s);
        if (derived.isEmpty())
            QSKIP(qPrintable(tests::absentSentence()));
        const QByteArray whole = genuineJournal().left(60'000);
        for (qsizetype size = 8; size < whole.size(); size += size < 400 ? 7 : 4'999) {
            tests::BundleFolder bundle;
            bundle.write(u"a.journal"_s, whole.left(size));
            QVERIFY(tests::open({bundle.path()}));
        }
    }

    void windowsEventLogs_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("records"); // that a walk through the chunks finds; recovered ones come on top
        QTest::newRow("whole") << u"Security_short_selected.evtx"_s << 7;
        QTest::newRow("not closed") << u"Microsoft-Windows-LanguagePackSetup%4Operational.evtx"_s << 17;
        QTest::newRow("not closed, six records") << u"Microsoft-Windows-HelloForBusiness%4Operational.evtx"_s << 6;
        QTest::newRow("three records of unknown content") << u"E_Windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx"_s << 340;
        QTest::newRow("with recovered ones") << u"E_Windows_system32_winevt_logs_Microsoft-Windows-Shell-Core%4Operational.evtx"_s << 1'146;
    }

    void windowsEventLogs()
    {
        const QString folder = tests::genuineLogs(u"omerbenamram__evtx"_s);
        if (folder.isEmpty())
            QSKIP(qPrintable(tests::absentSentence()));
        QFETCH(QString, file);
        QFETCH(int, records);
        const auto opened = tests::open({folder + u"/samples/"_s + file});
        QVERIFY(opened);
        const model::SourceIndex &source = *opened->snapshot->sources.front();
        QCOMPARE(source.info->format, u"windows-event"_s);
        QVERIFY(source.rows > 0);
        QVERIFY2(int(source.rows) >= records, qPrintable(QString::number(source.rows)));
        for (quint32 row = 0; row < source.rows; ++row) {
            QVERIFY(!tests::utc(source, row + 1).isEmpty());
            QVERIFY(!source.flags(model::RowIndex(row)).has(model::TimeQuality::ZoneInferred));
        }
    }

    void eventsExportedAsXml()
    {
        tests::BundleFolder bundle;
        const QByteArray xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Events>\r\n<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>\r\n  <System>\r\n"
                               "    <Provider Name='App'/>\r\n    <EventID>7</EventID>\r\n    <Level>2</Level>\r\n    <TimeCreated SystemTime='2025-12-13T11:34:52.1234567Z'/>\r\n"
                               "    <Computer>worker-17</Computer>\r\n  </System>\r\n  <EventData>\r\n    <Data>first\r\nsecond</Data>\r\n  </EventData>\r\n</Event>\r\n</Events>\r\n";
        bundle.write(u"events.xml"_s, "\xFF\xFE" + converted("UTF-16LE", xml));
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const model::SourceIndex &source = *opened->snapshot->sources.front();
        QCOMPARE(source.info->format, u"windows-event"_s);
        quint32 event = 0;
        while (event < source.rows && tests::utc(source, event + 1).isEmpty())
            ++event;
        QCOMPARE(tests::utc(source, event + 1), u"2025-12-13T11:34:52.123456700Z"_s);
        QCOMPARE(source.flags(model::RowIndex(event)).level(), model::Level::Error);
        const QByteArray line = opened->texts->line(source, model::RowIndex(event));
        QVERIFY(line.contains("<Data>first&#10;second</Data>"));
    }

    void encodings_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QString>("message");
        QTest::addColumn<bool>("mark");
        const QString japanese = u"\u30C7\u30A3\u30B9\u30AF\u306E\u7A7A\u304D\u5BB9\u91CF\u304C\u4E0D\u8DB3\u3057\u3066\u3044\u307E\u3059"_s;
        const QString chinese = u"\u78C1\u76D8\u7A7A\u95F4\u4E0D\u8DB3\uFF0C\u65E0\u6CD5\u5199\u5165\u65E5\u5FD7\u6587\u4EF6"_s;
        QTest::newRow("UTF-8") << QByteArray("UTF-8") << japanese << false;
        QTest::newRow("CP932") << QByteArray("CP932") << japanese << false;
        QTest::newRow("EUC-JP") << QByteArray("EUC-JP") << japanese << false;
        QTest::newRow("GB18030") << QByteArray("GB18030") << chinese << false;
        QTest::newRow("CP1252") << QByteArray("CP1252") << u"Pl\u00E4tze f\u00FCr \u00C4rger: \u00E9t\u00E9"_s << false;
        QTest::newRow("UTF-16LE with mark") << QByteArray("UTF-16LE") << japanese << true;
        QTest::newRow("UTF-16BE with mark") << QByteArray("UTF-16BE") << japanese << true;
        QTest::newRow("UTF-16LE") << QByteArray("UTF-16LE") << u"no space left"_s << false;
        QTest::newRow("UTF-16BE") << QByteArray("UTF-16BE") << u"no space left"_s << false;
        QTest::newRow("UTF-32LE with mark") << QByteArray("UTF-32LE") << japanese << true;
        QTest::newRow("UTF-32BE") << QByteArray("UTF-32BE") << u"no space left"_s << false;
    }

    void encodings()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QString, message);
        QFETCH(bool, mark);
        QByteArray utf8 = mark ? QByteArray("\xEF\xBB\xBF") : QByteArray();
        for (int i = 0; i < 3'000; ++i)
            utf8 += "2025-12-13 19:34:" + QByteArray::number(i % 50 + 10) + " ERROR " + message.toUtf8() + " " + QByteArray::number(i) + "\r\n";
        tests::BundleFolder bundle;
        bundle.write(u"app.log"_s, converted(encoding.constData(), utf8));
        // Cut at odd places, so that characters are.
        ingest::OpenRequest request;
        request.paths = {bundle.path()};
        request.reading.chunkBytes = 4'099;
        const auto result = ingest::open(request, {});
        QVERIFY(result.ok());
        const model::SourceIndex &source = *result.value().snapshot->sources.front();
        QCOMPARE(source.rows, 3'000U);
        for (const quint32 row : {0U, 1U, 1'234U, 2'999U}) {
            const model::RowText text = ingest::readRow(source, model::RowIndex(row), result.value().texts->line(source, model::RowIndex(row)));
            QCOMPARE(text.message, u"ERROR "_s + message + u" "_s + QString::number(row));
            QVERIFY(!tests::utc(source, row + 1).isEmpty());
        }
    }

    void aCutLineOfAContainerIsOneText()
    {
        tests::BundleFolder bundle;
        bundle.write(u"docker.log"_s, "{\"log\":\"E1213 11:34:52.100000       1 a.go:1] half \",\"stream\":\"stderr\",\"time\":\"2025-12-13T11:34:52.2Z\"}\n"
                                      "{\"log\":\"between\\n\",\"stream\":\"stdout\",\"time\":\"2025-12-13T11:34:52.3Z\"}\n"
                                      "{\"log\":\"a \\\"line\\\"\\n\",\"stream\":\"stderr\",\"time\":\"2025-12-13T11:34:52.4Z\"}\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const model::SourceIndex &source = *opened->snapshot->sources.front();
        QCOMPARE(source.headOf(model::RowIndex(2)).value(), 0U);
        QCOMPARE(source.headOf(model::RowIndex(1)).value(), 1U);
        QCOMPARE(QString::fromStdString(ingest::readRecord(*opened->texts, source, model::RowIndex(0)).message), u"half a \"line\""_s);
    }
};

QTEST_GUILESS_MAIN(DecodedLogsTest)
#include "decoded_logs_test.moc"
