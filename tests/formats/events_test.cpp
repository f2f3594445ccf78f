// Events, as tables and as objects. Rows are written after those that kubectl prints; the lengths of ages are counted by hand.

#include "services/formats/event.h"
#include "services/formats/format.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;
using formats::Event;

class EventsTest : public QObject
{
    Q_OBJECT

private:
    static QString text(std::string_view view) { return QString::fromUtf8(view.data(), qsizetype(view.size())); }

private Q_SLOTS:
    void ages_data()
    {
        QTest::addColumn<QByteArray>("age");
        QTest::addColumn<qint64>("seconds"); // -1: not an age
        const auto row = [](const char *age, qint64 seconds) { QTest::newRow(age) << QByteArray(age) << seconds; };
        row("0s", 0);
        row("<1s", 1);
        row("59s", 59);
        row("2m19s", 139);
        row("5m12s", 312);
        row("3h25m", 12'300);
        row("7h", 25'200);
        row("2d", 172'800);
        row("3d4h", 273'600);
        row("2y35d", 66'096'000);
        row("", -1);
        row("<unknown>", -1);
        row("5", -1);
        row("m5", -1);
        row("12x", -1);
        row("999999999y", -1);
        row("5m over", -1);
    }

    void ages()
    {
        QFETCH(QByteArray, age);
        QFETCH(qint64, seconds);
        const auto read = formats::readAge({age.constData(), size_t(age.size())});
        QCOMPARE(read.has_value(), seconds >= 0);
        if (read)
            QCOMPARE(*read, seconds * model::nsPerSecond);
    }

    void rows_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<qint64>("age"); // seconds
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("message"); // as rules see it

        const auto row = [](const char *name, const QByteArray &line, qint64 age, model::Level level, const QString &message) {
            QTest::newRow(name) << line << age << int(level) << message;
        };
        row("plain", "5m12s       Warning   FailedScheduling   pod/web-0       0/3 nodes are available: 3 Insufficient cpu.", 312, model::Level::Warning,
            u"object=web-0 kind=Pod type=Warning reason=FailedScheduling message=0/3 nodes are available: 3 Insufficient cpu."_s);
        row("all namespaces", "shop        2d          Normal    NodeReady          node/worker-17   Node worker-17 status is now: NodeReady", 172'800,
            model::Level::Info,
            u"object=shop/worker-17 kind=Node type=Normal reason=NodeReady message=Node worker-17 status is now: NodeReady node=worker-17"_s);
        row("wide, with a container",
            "98s         Warning   BackOff     pod/web-0   spec.containers{app}   kubelet, worker-17   Back-off restarting failed container   2d18h        583     web-0.186d639218d301de",
            98, model::Level::Warning,
            u"object=web-0 fieldPath=spec.containers{app} kind=Pod type=Warning reason=BackOff message=Back-off restarting failed container source=kubelet node=worker-17 count=583"_s);
        row("wide, no subobject",
            "NS          98s         Normal   NodeNotReady   node/worker-17               node-controller   Node worker-17 status is now: NodeNotReady   2d18h        3     worker-17.186d639218d301de",
            98, model::Level::Info,
            u"object=NS/worker-17 kind=Node type=Normal reason=NodeNotReady message=Node worker-17 status is now: NodeNotReady source=node-controller node=worker-17 count=3"_s);
        row("how often", "68s (x10 over 5m18s)   Warning   FailedMount   Pod/web-0   MountVolume.SetUp failed for volume \"data\" : timed out", 68,
            model::Level::Warning,
            u"object=web-0 kind=Pod type=Warning reason=FailedMount message=MountVolume.SetUp failed for volume \"data\" : timed out count=10"_s);
        row("before 1.14",
            "5m          1h           12        web-0.1572f3c2a3ef3f52   Pod       spec.containers{app}   Warning   Unhealthy   kubelet, worker-17   Readiness probe failed:  timeout",
            300, model::Level::Warning,
            u"object=web-0 fieldPath=spec.containers{app} kind=Pod type=Warning reason=Unhealthy message=Readiness probe failed:  timeout source=kubelet node=worker-17 count=12"_s);
        row("before 1.14, all namespaces, no subobject",
            "shop        1m          1m           1         worker-17.1572f3c2a3ef3f52   Node                Normal    Starting    kube-proxy, worker-17   Starting kube-proxy.",
            60, model::Level::Info,
            u"object=shop/worker-17 kind=Node type=Normal reason=Starting message=Starting kube-proxy. source=kube-proxy node=worker-17 count=1"_s);
        row("of kubectl describe", "  Warning  FailedMount  68s (x10 over 5m18s)  kubelet, worker-17  MountVolume.SetUp failed", 68, model::Level::Warning,
            u"type=Warning reason=FailedMount message=MountVolume.SetUp failed source=kubelet node=worker-17 count=10"_s);
        row("no message", "63s         Warning   TestFailed             pod/test-1", 63, model::Level::Warning,
            u"object=test-1 kind=Pod type=Warning reason=TestFailed"_s);
    }

    void rows()
    {
        QFETCH(QByteArray, line);
        QFETCH(qint64, age);
        QFETCH(int, level);
        QFETCH(QString, message);
        const formats::Format *format = formats::formatNamed(u"events-table");
        QVERIFY(format);
        formats::LineContext context;
        formats::ParsedLine parsed;
        format->parse({line.constData(), size_t(line.size())}, context, parsed);
        QVERIFY(parsed.hasTime);
        QCOMPARE(parsed.time.ns, -age * model::nsPerSecond);
        QCOMPARE(parsed.quality, model::TimeQuality::YearInferred | model::TimeQuality::ZoneInferred);
        QCOMPARE(int(parsed.level), level);
        QCOMPARE(QString::fromStdString(formats::unquoted(parsed.message, parsed.inner)), message);
    }

    void anUnknownAgeIsNoTime()
    {
        Event event;
        QVERIFY(formats::readEventRow("<unknown>   Normal    Scheduled   pod/web-0   Successfully assigned shop/web-0 to worker-17", event));
        QVERIFY(!event.age);
    }

    void otherLinesAreNoEvents_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("header") << "LAST SEEN   TYPE      REASON   OBJECT   MESSAGE"_ba;
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("a sentence") << "No resources found in default namespace."_ba;
        QTest::newRow("pods") << "web-0   1/1     Running   0          5m"_ba;
        QTest::newRow("blanks") << "      "_ba;
        QTest::newRow("cut") << "5m12s       Warn"_ba;
        QTest::newRow("a log line") << "Dec 13 19:34:52 worker-17 kubelet[21]: I1213  19:34:52"_ba;
    }

    void otherLinesAreNoEvents()
    {
        QFETCH(QByteArray, line);
        Event event;
        QVERIFY(!formats::readEventRow({line.constData(), size_t(line.size())}, event));
    }

    void theTableIsKnownByItsHeader_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("plain") << "LAST SEEN   TYPE      REASON              OBJECT                      MESSAGE"_ba;
        QTest::newRow("-A") << "NAMESPACE     LAST SEEN   TYPE      REASON                  OBJECT   MESSAGE"_ba;
        QTest::newRow("wide") << "LAST SEEN   TYPE     REASON   OBJECT   SUBOBJECT   SOURCE   MESSAGE   FIRST SEEN   COUNT   NAME"_ba;
        QTest::newRow("before 1.14") << "LAST SEEN   FIRST SEEN   COUNT     NAME    KIND      SUBOBJECT   TYPE      REASON   SOURCE   MESSAGE"_ba;
    }

    void theTableIsKnownByItsHeader()
    {
        QFETCH(QByteArray, header);
        const std::vector<std::string_view> lines{{header.constData(), size_t(header.size())},
                                                  "5m          Normal    Scheduled           pod/web-0   Successfully assigned"};
        QCOMPARE(formats::sniffFormat(lines).name, u"events-table"_s);
        formats::LineContext context;
        formats::ParsedLine parsed;
        formats::formatNamed(u"events-table")->parse(lines.front(), context, parsed);
        QVERIFY(parsed.silent);
    }

    void theTableIsKnownWithoutItsHeader()
    {
        const std::vector<std::string_view> lines{"12s         Normal    Pulled    pod/web-0   Container image \"shop:1\" already present",
                                                  "5m          Normal    Scheduled           pod/web-0   Successfully assigned"};
        QCOMPARE(formats::sniffFormat(lines).name, u"events-table"_s);
    }

    void linesOfJson_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<char>("opens");
        QTest::newRow("string") << "        \"reason\": \"Failed\\\"Mount\","_ba << u"reason"_s << u"Failed\\\"Mount"_s << false << '\0';
        QTest::newRow("number") << "\"count\": 12"_ba << u"count"_s << u"12"_s << false << '\0';
        QTest::newRow("object") << "    \"source\": {"_ba << u"source"_s << QString() << false << '{';
        QTest::newRow("list") << "\"items\": ["_ba << u"items"_s << QString() << false << '[';
        QTest::newRow("empty object") << "\"source\": {},"_ba << u"source"_s << u"{}"_s << false << '\0';
        QTest::newRow("end") << "        },"_ba << QString() << QString() << true << '\0';
        QTest::newRow("end and begin") << "}, {"_ba << QString() << QString() << true << '{';
        QTest::newRow("colon in a text") << "\"a: b\""_ba << QString() << QString() << false << '\0';
        QTest::newRow("bracket in a text") << "\"message\": \"open {\","_ba << u"message"_s << u"open {"_s << false << '\0';
        QTest::newRow("with carriage return") << "\"type\": \"Normal\",\r"_ba << u"type"_s << u"Normal"_s << false << '\0';
        QTest::newRow("nothing") << ""_ba << QString() << QString() << false << '\0';
        QTest::newRow("quote alone") << "\""_ba << QString() << QString() << false << '\0';
        QTest::newRow("comma alone") << ","_ba << QString() << QString() << false << '\0';
        QTest::newRow("key alone") << "\"key\":"_ba << QString() << QString() << false << '\0';
    }

    void linesOfJson()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(bool, closes);
        QFETCH(char, opens);
        const formats::JsonLine read = formats::readJsonLine({line.constData(), size_t(line.size())});
        QCOMPARE(text(read.key), key);
        QCOMPARE(text(read.value), value);
        QCOMPARE(read.closes, closes);
        QCOMPARE(read.opens, opens);
    }

    void anObjectSaysTheSameAsATable()
    {
        const std::string_view object = 
            "{\n"
            "            \"metadata\": {\n"
            "                \"name\": \"web-0.17a3ba8b4aa36c81\",\n"
            "                \"namespace\": \"shop\",\n"
            "                \"creationTimestamp\": \"2025-12-13T11:00:00Z\"\n"
            "            },\n"
            "            \"involvedObject\": {\n"
            "                \"kind\": \"Pod\",\n"
            "                \"namespace\": \"shop\",\n"
            "                \"name\": \"web-0\",\n"
            "                \"fieldPath\": \"spec.containers{app}\"\n"
            "            },\n"
            "            \"reason\": \"Failed\",\n"
            "            \"message\": \"Failed to pull image \\\"shop:1\\\": not found\",\n"
            "            \"source\": {\n"
            "                \"component\": \"kubelet\",\n"
            "                \"host\": \"worker-17\"\n"
            "            },\n"
            "            \"firstTimestamp\": \"2025-12-13T11:01:00Z\",\n"
            "            \"lastTimestamp\": \"2025-12-13T11:05:00Z\",\n"
            "            \"count\": 4,\n"
            "            \"type\": \"Warning\",\n"
            "            \"eventTime\": null,\n"
            "            \"reportingComponent\": \"\",\n"
            "            \"reportingInstance\": \"\"\n"
            "        },";
        Event event;
        QVERIFY(formats::readEventObject(object, event));
        // date -u -d 2025-12-13T11:05:00Z +%s
        QCOMPARE(event.time->ns, 1765623900 * model::nsPerSecond);
        QCOMPARE(formats::levelOf(event), model::Level::Warning);
        QVERIFY(object.substr(event.messageAt).starts_with("            \"message\""));
        QCOMPARE(QString::fromStdString(formats::unquoted(object, formats::Inner::EventObject)),
                 u"object=shop/web-0 fieldPath=spec.containers{app} kind=Pod type=Warning reason=Failed message=Failed to pull image \"shop:1\": not found source=kubelet node=worker-17 count=4"_s);
    }

    void theNewerKindOfEvent()
    {
        const std::string_view object = 
            "{\n"
            "            \"eventTime\": \"2025-12-13T11:05:00.860897Z\",\n"
            "            \"metadata\": {\n"
            "                \"creationTimestamp\": \"2025-12-13T11:00:00Z\"\n"
            "            },\n"
            "            \"note\": \"Successfully assigned\",\n"
            "            \"reason\": \"Scheduled\",\n"
            "            \"regarding\": {\n"
            "                \"kind\": \"Pod\",\n"
            "                \"name\": \"web-0\"\n"
            "            },\n"
            "            \"reportingController\": \"default-scheduler\",\n"
            "            \"series\": {\n"
            "                \"count\": 7,\n"
            "                \"lastObservedTime\": \"2025-12-13T11:06:00.5Z\"\n"
            "            },\n"
            "            \"type\": \"Normal\"\n"
            "        }";
        Event event;
        QVERIFY(formats::readEventObject(object, event));
        QCOMPARE(event.time->ns, 1765623960 * model::nsPerSecond + 500'000'000);
        QCOMPARE(text(event.component), u"default-scheduler"_s);
        QCOMPARE(text(event.count), u"7"_s);
        QCOMPARE(text(event.message), u"Successfully assigned"_s);
    }

    void anythingElseIsNoEvent()
    {
        Event event;
        QVERIFY(!formats::readEventObject("{\n\"kind\": \"Pod\",\n\"reason\": \"Evicted\"\n}", event));
        QVERIFY(!formats::readEventObject("", event));
        QVERIFY(!formats::readEventObject("}\n}\n]", event));
    }
};

QTEST_APPLESS_MAIN(EventsTest)
#include "events_test.moc"
