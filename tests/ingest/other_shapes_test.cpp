// Objects and logs in the shapes that other collectors give them: YAML, JSON without lines, arrays, OTLP, Windows tables, several logs in
// one file, logs that count from boot. The moments come from `date -u -d`.

#include "services/ingest/boot_clock.h"
#include "tests/ingest/made_json.h"
#include "tests/support/bundle_folder.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Row
{
    QString time;
    QString level;
    QString message;
};

const model::SourceIndex *sourceOf(const ingest::Opened &opened, const QString &path)
{
    for (const auto &source : opened.snapshot->sources) {
        if (source->info->path.endsWith(path))
            return source.get();
    }
    return nullptr;
}

/// Heads that have a time of their own, in the source's order of lines.
std::vector<Row> timedHeads(const ingest::Opened &opened, const QString &path)
{
    std::vector<Row> rows;
    const model::SourceIndex *source = sourceOf(opened, path);
    for (quint32 row = 0; source && row < source->rows; ++row) {
        const model::RowIndex index(row);
        const model::RowFlags flags = source->flags(index);
        if (flags.has(model::TimeQuality::None) || flags.has(model::TimeQuality::Inherited) || flags.has(model::RowFlags::Part))
            continue;
        const ingest::RecordText record = ingest::readRecord(*opened.texts, *source, index);
        rows.push_back({tests::utc(*source, row + 1), model::levelName(flags.level()), QString::fromStdString(record.message)});
    }
    return rows;
}

std::optional<ingest::Opened> openOne(const QString &name, const QByteArray &text, const QList<std::pair<QString, QByteArray>> &more = {}, const QString &folder = u"bundle"_s)
{
    static std::vector<std::unique_ptr<tests::BundleFolder>> kept; // texts are read where they lie
    kept.push_back(std::make_unique<tests::BundleFolder>(folder));
    kept.back()->write(name, text);
    for (const auto &[member, content] : more)
        kept.back()->write(member, content);
    return tests::open({kept.back()->path()});
}

// As must-gather writes it; long messages are folded.
const QByteArray yamlEvents =
    "---\n"
    "apiVersion: v1\n"
    "items:\n"
    "- apiVersion: v1\n"
    "  count: 12\n"
    "  eventTime: null\n"
    "  firstTimestamp: \"2025-12-13T11:30:00Z\"\n"
    "  involvedObject:\n"
    "    fieldPath: spec.containers{web}\n"
    "    kind: Pod\n"
    "    name: web-1\n"
    "    namespace: shop\n"
    "  kind: Event\n"
    "  lastTimestamp: \"2025-12-13T11:34:52Z\"\n"
    "  message: 'Back-off restarting failed container web in pod web-1_shop(0b1c2d3e):\n"
    "    it''s gone'\n"
    "  metadata:\n"
    "    creationTimestamp: \"2025-12-13T11:30:00Z\"\n"
    "    managedFields:\n"
    "    - apiVersion: v1\n"
    "      manager: kubelet\n"
    "    name: web-1.17a\n"
    "    namespace: shop\n"
    "  reason: BackOff\n"
    "  source:\n"
    "    component: kubelet\n"
    "    host: worker-17\n"
    "  type: Warning\n"
    "- apiVersion: v1\n"
    "  eventTime: \"2025-12-13T11:20:00.123456Z\"\n"
    "  involvedObject:\n"
    "    kind: Pod\n"
    "    name: web-2\n"
    "    namespace: shop\n"
    "  kind: Event\n"
    "  lastTimestamp: null\n"
    "  message: Successfully assigned shop/web-2 to worker-17\n"
    "  reason: Scheduled\n"
    "  reportingComponent: default-scheduler\n"
    "  type: Normal\n"
    "kind: List\n"
    "metadata:\n"
    "  resourceVersion: \"\"\n";

} // namespace

class OtherShapesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsInYaml()
    {
        const auto opened = openOne(u"namespaces/shop/core/events.yaml"_s, yamlEvents);
        QVERIFY(opened);
        const model::SourceIndex *source = sourceOf(*opened, u"events.yaml"_s);
        QVERIFY(source);
        QCOMPARE(source->info->format, u"cluster-objects-yaml"_s);
        const std::vector<Row> rows = timedHeads(*opened, u"events.yaml"_s);
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].time, u"2025-12-13T11:34:52Z"_s);
        QCOMPARE(rows[0].level, u"warning"_s);
        QVERIFY2(rows[0].message.contains(u"Back-off restarting failed container web in pod web-1_shop(0b1c2d3e): it"_s), qPrintable(rows[0].message));
        QVERIFY(rows[0].message.contains(u"shop/web-1"_s));
        QVERIFY(rows[0].message.contains(u"reason=BackOff"_s));
        QCOMPARE(rows[1].time, u"2025-12-13T11:20:00.123456Z"_s);
        QCOMPARE(rows[1].level, u"info"_s);
        QVERIFY(rows[1].message.contains(u"Successfully assigned shop/web-2"_s));
    }

    // The same events, whatever the indentation and however the list is written.
    void eventsInYamlOfOthers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("CR LF") << QByteArray(yamlEvents).replace('\n', "\r\n");
        QTest::newRow("no end of line at the end") << yamlEvents.chopped(1);
        const qsizetype second = yamlEvents.indexOf("- apiVersion: v1\n  eventTime");
        const qsizetype first = yamlEvents.indexOf("- apiVersion: v1\n  count");
        const auto document = [](QByteArray item) { return "---\n  " + item.mid(2); };
        QByteArray documents = document(yamlEvents.mid(first, second - first)) + document(yamlEvents.mid(second, yamlEvents.indexOf("kind: List") - second));
        documents.replace("\n  ", "\n");
        QTest::newRow("documents") << documents;
    }
    void eventsInYamlOfOthers()
    {
        QFETCH(QByteArray, text);
        const auto opened = openOne(u"events.yaml"_s, text);
        QVERIFY(opened);
        const std::vector<Row> rows = timedHeads(*opened, u"events.yaml"_s);
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].time, u"2025-12-13T11:34:52Z"_s);
        QVERIFY2(rows[0].message.contains(u"in pod web-1_shop(0b1c2d3e): it"_s), qPrintable(rows[0].message));
        QCOMPARE(rows[1].time, u"2025-12-13T11:20:00.123456Z"_s);
    }

    void eventsInOneLine()
    {
        const QByteArray event = tests::madeEvent;
        for (const QByteArray &text : {QByteArray("{\"kind\":\"EventList\",\"apiVersion\":\"v1\",\"items\":[" + event + "," + event + "]}"), QByteArray("[" + event + "," + event + "]")}) {
            const auto opened = openOne(u"core_v1_events.json"_s, text);
            QVERIFY(opened);
            const std::vector<Row> rows = timedHeads(*opened, u"events.json"_s);
            QCOMPARE(rows.size(), size_t(2));
            QCOMPARE(rows[0].time, u"2025-12-13T11:34:52Z"_s);
            QCOMPARE(rows[0].level, u"warning"_s);
            QVERIFY2(rows[0].message.contains(u"Back-off \"restarting\" {failed}, [container]"_s), qPrintable(rows[0].message));
        }
    }

    // As the Insights Operator writes them: without the object that they are about.
    void eventsWithoutTheirObject()
    {
        const auto opened = openOne(u"events/shop.json"_s,
            "{\n  \"items\":[\n    {\n      \"namespace\":\"shop\",\n      \"lastTimestamp\":\"2025-12-13T20:34:52+09:00\",\n      \"reason\":\"FailedUpdate\",\n"
            "      \"message\":\"web-1: reconciler failed\",\n      \"type\":\"Warning\"\n    }\n  ]\n}\n",
            {{u"config/clusteroperator/dns.json"_s, "{}"}, {u"config/node/m1.json"_s, "{}"}});
        QVERIFY(opened);
        QCOMPARE(opened->snapshot->bundles.front()->layout, u"insights-operator"_s);
        const std::vector<Row> rows = timedHeads(*opened, u"shop.json"_s);
        QCOMPARE(rows.size(), size_t(1));
        QCOMPARE(rows[0].time, u"2025-12-13T11:34:52Z"_s);
        QVERIFY(rows[0].message.contains(u"web-1: reconciler failed"_s));
    }

    void arraysAndEntriesOfSeveralLines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("array in one line") << tests::madeArray;
        QTest::newRow("indented array") << QByteArray(
            "[\n  {\n    \"insertId\": \"x\",\n    \"timestamp\": \"2025-12-13T11:34:52Z\",\n    \"severity\": \"ERROR\",\n    \"textPayload\": \"first, \\\"a\\\" [b]\"\n  },\n"
            "  {\n    \"jsonPayload\": {\n      \"message\": \"second\"\n    },\n    \"severity\": \"INFO\",\n    \"timestamp\": \"2025-12-13T11:34:53.5Z\"\n  }\n]\n");
        QTest::newRow("entries of several lines") << QByteArray(
            "{\n  \"time\": \"2025-12-13T11:34:52Z\",\n  \"level\": \"error\",\n  \"msg\": \"first, \\\"a\\\" [b]\"\n}\n{\n  \"time\": \"2025-12-13T11:34:53.5Z\",\n  \"level\": \"info\",\n  \"msg\": \"second\"\n}\n");
        QTest::newRow("OpenTelemetry") << tests::madeTelemetry;
    }
    void arraysAndEntriesOfSeveralLines()
    {
        QFETCH(QByteArray, text);
        const auto opened = openOne(u"export.json"_s, text);
        QVERIFY(opened);
        const std::vector<Row> rows = timedHeads(*opened, u"export.json"_s);
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].time, u"2025-12-13T11:34:52Z"_s);
        QCOMPARE(rows[0].level, u"error"_s);
        QVERIFY2(rows[0].message.contains(u"first, \"a\" [b]"_s), qPrintable(rows[0].message));
        QCOMPARE(rows[1].time, u"2025-12-13T11:34:53.500Z"_s);
        QCOMPARE(rows[1].level, u"info"_s);
        QVERIFY(rows[1].message.contains(u"second"_s));
    }

    // What stands between entries and behind them is no JSON, and stays as it is.
    void linesBesideEntries()
    {
        const auto opened = openOne(u"app.log"_s,
            "{\n  \"time\": \"2025-12-13T11:34:52Z\",\n  \"level\": \"error\",\n  \"msg\": \"first\"\n}\n+ exec /bin/app --port 80\nplain [text] {here}\n"
            "{\n  \"time\": \"2025-12-13T11:34:53Z\",\n  \"level\": \"info\",\n  \"msg\": \"second\"\n}\n");
        QVERIFY(opened);
        const model::SourceIndex *source = sourceOf(*opened, u"app.log"_s);
        QVERIFY(source);
        QCOMPARE(source->rows, 4U);
        QCOMPARE(opened->texts->line(*source, model::RowIndex(1)), QByteArray("+ exec /bin/app --port 80"));
        QCOMPARE(opened->texts->line(*source, model::RowIndex(2)), QByteArray("plain [text] {here}"));
        QCOMPARE(timedHeads(*opened, u"app.log"_s).size(), size_t(2));
    }

    void windowsTables_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("Get-WinEvent, CSV") << QByteArray(
            "#TYPE Selected.System.Diagnostics.Eventing.Reader.EventLogRecord\r\n\"TimeCreated\",\"LevelDisplayName\",\"MachineName\",\"Message\"\r\n"
            "\"12/13/2025 11:34:52 AM\",\"Error\",\"WIN-17\",\"The \"\"kubelet\"\" service, it\r\nfailed\"\r\n\"12/13/2025 11:34:53 AM\",\"Information\",\"WIN-17\",\"second\"\r\n");
        QTest::newRow("event viewer, CSV") << QByteArray(
            "Level,Date and Time,Source,Event ID,Task Category\r\nError,12/13/2025 11:34:52 AM,Service Control Manager,7031,None,\"The \"\"kubelet\"\" service, it\r\nfailed\"\r\n"
            "Information,12/13/2025 11:34:53 AM,EventLog,1,None,second\r\n");
        QTest::newRow("event viewer in Japanese, CSV") << QByteArray(
            "レベル,日付と時刻,ソース,イベント ID,タスクのカテゴリ\r\nエラー,2025/12/13 11:34:52,Service Control Manager,7031,なし,\"The \"\"kubelet\"\" service, it\r\nfailed\"\r\n"
            "情報,2025/12/13 11:34:53,EventLog,1,なし,second\r\n");
        QTest::newRow("wevtutil, text") << QByteArray(
            "Event[0]:\r\n  Log Name: System\r\n  Source: Service Control Manager\r\n  Date: 2025-12-13T11:34:52.000\r\n  Event ID: 7031\r\n  Level: Error\r\n  Computer: WIN-17\r\n"
            "  Description: \r\nThe \"kubelet\" service, it\r\nfailed\r\n\r\nEvent[1]:\r\n  Log Name: System\r\n  Date: 2025-12-13T11:34:53.000\r\n  Level: Information\r\n  Description: \r\nsecond\r\n");
        QTest::newRow("Format-List") << QByteArray(
            "\r\n\r\nTimeCreated  : 12/13/2025 11:34:52 AM\r\nProviderName : Service Control Manager\r\nId           : 7031\r\nLevelDisplayName : Error\r\n"
            "Message      : The \"kubelet\" service, it\r\n               failed\r\n\r\nTimeCreated  : 12/13/2025 11:34:53 AM\r\nProviderName : EventLog\r\n"
            "LevelDisplayName : Information\r\nMessage      : second\r\n\r\n");
    }
    void windowsTables()
    {
        QFETCH(QByteArray, text);
        const auto opened = openOne(u"system-eventlogs.csv"_s, text);
        QVERIFY(opened);
        const std::vector<Row> rows = timedHeads(*opened, u".csv"_s);
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].time, u"2025-12-13T11:34:52Z"_s);
        QCOMPARE(rows[0].level, u"error"_s);
        QVERIFY2(rows[0].message.contains(u"The \"kubelet\" service, it"_s) && rows[0].message.contains(u"failed"_s), qPrintable(rows[0].message));
        QCOMPARE(rows[1].time, u"2025-12-13T11:34:53Z"_s);
        QCOMPARE(rows[1].level, u"info"_s);
        QVERIFY(rows[1].message.contains(u"second"_s));
    }

    void severalLogsInOneFile()
    {
        const auto opened = openOne(u"minikube.log"_s,
            "\n==> Audit <==\n|---|---|\n| a | b |\n==> Last Start <==\nI1213 11:34:50.100000       8 out.go:1] Setting OutFile\n"
            "==> kubelet <==\nDec 13 11:34:52 minikube kubelet[812]: E1213 11:34:52.166681     812 a.go:1] \"Failed\" err=\"x\"\n"
            "==> kube-apiserver [5d0c8e1f2a3b] <==\nW1213 11:34:53.000000       1 b.go:2] second\n");
        QVERIFY(opened);
        const model::SourceIndex *source = sourceOf(*opened, u"minikube.log"_s);
        QVERIFY(source && source->sections);
        QCOMPARE(source->info->format, u"file-sections"_s);
        QVERIFY(source->holdsRole(u"kubelet-log"_s));
        QVERIFY(source->holdsRole(u"apiserver-log"_s));
        QStringList formats;
        for (quint32 row = 0; row < source->rows; ++row)
            formats << source->formatOf(model::RowIndex(row));
        QVERIFY(formats.contains(u"syslog"_s) || formats.contains(u"journal-short"_s));
        QVERIFY(formats.contains(u"klog"_s));
        const std::vector<Row> rows = timedHeads(*opened, u"minikube.log"_s);
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(rows[1].level, u"error"_s);
        QVERIFY(rows[1].time.endsWith(u"-12-13T11:34:52.166681Z"_s));
        QCOMPARE(rows[2].message, u"second"_s);
    }

    // `date -u -d @1765625622` is 2025-12-13T11:33:42Z.
    void rowsSinceBoot_data()
    {
        QTest::addColumn<QString>("layoutMember");
        QTest::addColumn<QByteArray>("witness");
        QTest::addColumn<QString>("time");
        QTest::newRow("btime") << u"proc/stat"_s << QByteArray("cpu  1 2 3\nbtime 1765625622\nprocesses 8\n") << u"2025-12-13T11:33:54.345678Z"_s;
        QTest::newRow("/proc/uptime against date") << u"proc/uptime"_s << QByteArray("871.44 1676.93\n") << u"2025-12-13T11:33:48.905678Z"_s;
        QTest::newRow("nobody tells") << u"proc/version"_s << QByteArray("Linux version 5\n") << QString();
    }
    void rowsSinceBoot()
    {
        QFETCH(QString, layoutMember);
        QFETCH(QByteArray, witness);
        QFETCH(QString, time);
        const auto opened = openOne(u"sos_commands/kernel/dmesg"_s,
            "[    0.000000] Linux version 5.10.134 (x) #1 SMP\n[   12.345678] Out of memory: Killed process 812 (java)\n no stamp here\n",
            {{layoutMember, witness}, {u"sos_commands/date/date_--utc"_s, "Sat Dec 13 11:48:08 UTC 2025\n"}});
        QVERIFY(opened);
        QCOMPARE(opened->snapshot->bundles.front()->layout, u"sosreport"_s);
        const model::SourceIndex *source = sourceOf(*opened, u"kernel/dmesg"_s);
        QVERIFY(source);
        QCOMPARE(source->info->format, u"dmesg-raw"_s);
        QCOMPARE(tests::utc(*source, 2), time);
        QCOMPARE(source->quality(model::RowIndex(1)).testFlag(model::TimeQuality::Monotonic), !time.isEmpty());
        QCOMPARE(source->info->hasTimes, !time.isEmpty());
        QCOMPARE(source->folded->contains(1), time.isEmpty());
    }

    // The same lines in the system log tell when the node booted.
    void rowsSinceBootBesideTheSystemLog()
    {
        QByteArray kernel = "[    0.000000] Linux version 5.10.134 (x) #1 SMP\n";
        QByteArray log;
        for (int i = 1; i <= 6; ++i) {
            const QByteArray text = "usb 1-" + QByteArray::number(i) + ": new high-speed USB device number " + QByteArray::number(i) + "\n";
            kernel += "[   1" + QByteArray::number(i) + ".000000] " + text;
            log += "Dec 13 11:33:5" + QByteArray::number(i) + " worker-17 kernel: " + text; // boot at 11:33:40
        }
        const auto opened = openOne(u"var/log/dmesg"_s, kernel, {{u"var/log/messages"_s, log}, {u"etc/os-release"_s, "ID=x\n"}});
        QVERIFY(opened);
        const model::SourceIndex *source = sourceOf(*opened, u"var/log/dmesg"_s);
        QVERIFY(source);
        QVERIFY2(tests::utc(*source, 1).endsWith(u"-12-13T11:33:40Z"_s), qPrintable(tests::utc(*source, 1)));
    }

    void uptimes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("minutes") << QByteArray(" 19:48:36 up 14 min,  1 user,  load average: 0.1") << qint64(840);
        QTest::newRow("hours") << QByteArray(" 19:48:36 up  2:03,  1 user,  load") << qint64(7380);
        QTest::newRow("days") << QByteArray(" 19:48:36 up 10 days, 23 min,  2 users,  load") << qint64(10 * 86400 + 23 * 60);
        QTest::newRow("/proc/uptime") << QByteArray("871.44 1676.93\n") << qint64(871);
        QTest::newRow("none") << QByteArray("nothing\n") << qint64(-1);
        QTest::newRow("two numbers of another kind") << QByteArray("4.18.0-x 12\n") << qint64(-1);
    }
    void uptimes()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, seconds);
        const auto up = ingest::uptimeIn(std::string_view(text.constData(), size_t(text.size())));
        QCOMPARE(up.has_value(), seconds >= 0);
        if (up)
            QCOMPARE(*up / model::nsPerSecond, seconds);
    }
};

QTEST_GUILESS_MAIN(OtherShapesTest)
#include "other_shapes_test.moc"
