// The node's clock, its certificates, its boots.

#include "services/facts/boots.h"
#include "tests/facts/reading.h"

using namespace reading;

namespace {

QByteArray chronyd(const QByteArray &words)
{
    return section("service chronyd status",
        "\xe2\x97\x8f chronyd.service - NTP client/server\n   Loaded: loaded (x)\n   Active: active (running) since Wed "
        "2023-11-15 07:13:20 JST; 1h ago\n\n"
            + words);
}

facts::LogSpan span(qint64 first, qint64 last, std::vector<qint64> rows)
{
    return {model::Instant{first * model::nsPerSecond}, model::Instant{last * model::nsPerSecond}, [rows](model::Instant t) {
                std::optional<model::Instant> latest;
                for (const qint64 row : rows) {
                    if (row * model::nsPerSecond < t.ns)
                        latest = model::Instant{row * model::nsPerSecond};
                }
                return latest;
            }};
}

qint64 seconds(const std::optional<model::Instant> &t)
{
    return t ? t->ns / model::nsPerSecond : -1;
}

} // namespace

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatChronydSaidLast();
    void theLargerOffsetCounts();
    void synchronisationLost();
    void otherTools();
    void silenceIsNoFact();
    void certificates();
    void certificatesOfOlderKubelets();
    void withoutATimeOfCollectionNoDaysAreCounted();
    void oneBootInTwoSources();
    void anOrderlyShutdownBeforeTheCollectedBoot();
    void aCrashIsNoOrderlyShutdown();
    void theEndOfTheInitialRamDiskIsNoShutdown();
    void rebootsOneAfterTheOther();
    void logsWithoutAStart();
    void noLogsNoBoots();
};

void ClockTest::whatChronydSaidLast()
{
    const auto facts = read(material({{"service_status",
        chronyd("Nov 15 07:13:12 w chronyd[9]: System clock wrong by 3.5 seconds\n"
                "Nov 15 07:13:14 w chronyd[9]: Selected source 192.0.2.1 (ntp.example)\n"
                "Nov 15 07:13:14 w chronyd[9]: System clock wrong by -0.674876 seconds\n")}}));
    QCOMPARE(facts.find(u"time.offset-seconds"_s)->value.toDouble(), -0.674876);
    QCOMPARE(place(facts, u"time.offset-seconds"_s), u"service_status:9"_s);
    QCOMPARE(value(facts, u"time.synchronised"_s), u"true"_s);
}

void ClockTest::theLargerOffsetCounts()
{
    const auto facts =
        read(material({{"service_status", chronyd("Nov 15 07:13:14 w chronyd[9]: System clock wrong by 0.1 seconds\n")}},
            {logLine("chronyd", "System clock wrong by 9.0 seconds", 100),
                logLine("chronyd", "System clock wrong by 42.25 seconds", 200, "logs/messages", 77),
                logLine("ntpd", "System clock wrong by 99 seconds", 300)}));
    QCOMPARE(facts.find(u"time.offset-seconds"_s)->value.toDouble(), 42.25);
    QCOMPARE(place(facts, u"time.offset-seconds"_s), u"logs/messages:77"_s);
}

void ClockTest::synchronisationLost()
{
    const auto facts = read(material({},
        {logLine("chronyd", "Selected source 192.0.2.1", 100),
            logLine("chronyd", "Can't synchronise: no selectable sources", 200)}));
    QCOMPARE(value(facts, u"time.synchronised"_s), u"false"_s);
    const auto again = read(material({},
        {logLine("chronyd", "Selected source 192.0.2.1", 300),
            logLine("chronyd", "Can't synchronise: no selectable sources", 200)}));
    QCOMPARE(value(again, u"time.synchronised"_s), u"true"_s);
}

void ClockTest::otherTools()
{
    const auto tracking = read(material({{"x",
        section("chronyc tracking",
            "Reference ID    : 00000000 ()\nSystem time     : 12.500000000 seconds slow of NTP time\nLeap status     : Not "
            "synchronised\n")}}));
    QCOMPARE(tracking.find(u"time.offset-seconds"_s)->value.toDouble(), 12.5);
    QCOMPARE(value(tracking, u"time.synchronised"_s), u"false"_s);
    const auto timedatectl = read(material({{"x",
        section("timedatectl",
            "               Local time: Wed 2023-11-15 07:13:20 JST\nSystem clock synchronized: yes\n              NTP service: "
            "active\n")}}));
    QCOMPARE(value(timedatectl, u"time.synchronised"_s), u"true"_s);
}

void ClockTest::silenceIsNoFact()
{
    const auto facts =
        read(material({{"service_status", chronyd("Nov 15 07:13:14 w chronyd[9]: chronyd version 4.5 starting\n")}}));
    QVERIFY(!facts.has(u"time.offset-seconds"_s));
    QVERIFY(!facts.has(u"time.synchronised"_s));
}

void ClockTest::certificates()
{
    auto node = material({},
        {logLine("kubelet",
             "Certificate rotation deadline determined logger=kubernetes.io/kube-apiserver-client-kubelet expiration=2023-11-20 "
             "00:00:00 +0000 UTC deadline=2023-11-18 00:00:00 +0000 UTC",
             100),
            logLine("kubelet",
                "Certificate rotation deadline determined logger=kubernetes.io/kubelet-serving expiration=2023-11-13 00:00:00 "
                "+0000 UTC deadline=x",
                100),
            logLine("kubelet",
                "Certificate rotation deadline determined logger=kubernetes.io/kubelet-serving expiration=2024-11-13 22:13:20 "
                "+0000 UTC deadline=x",
                200)});
    node.collectedAt = model::Instant{1700000000 * model::nsPerSecond}; // 2023-11-14T22:13:20Z
    const auto facts = read(node);
    QCOMPARE(value(facts, u"certificate.days-left"_s, u"kube-apiserver-client-kubelet"_s), u"5"_s);
    QCOMPARE(value(facts, u"certificate.days-left"_s, u"kubelet-serving"_s), u"365"_s); // the renewed one
}

void ClockTest::certificatesOfOlderKubelets()
{
    auto node = material({},
        {logLine("kubelet",
            "kubernetes.io/kubelet-serving: Certificate expiration is 2023-11-13 22:13:19 +0000 UTC, rotation deadline is "
            "2023-11-01 00:00:00 +0000 UTC",
            100)});
    node.collectedAt = model::Instant{1700000000 * model::nsPerSecond};
    QCOMPARE(value(read(node), u"certificate.days-left"_s, u"kubelet-serving"_s),
        u"-2"_s); // a day and a second ago: not one day is left, nor 0
}

void ClockTest::withoutATimeOfCollectionNoDaysAreCounted()
{
    const auto facts = read(material(
        {}, {logLine("kubelet", "Certificate expiration is 2023-11-13 22:13:19 +0000 UTC, rotation deadline is x", 100)}));
    QVERIFY(facts.facts().empty());
}

void ClockTest::oneBootInTwoSources()
{
    const facts::LogLines log({logLine("kernel", "Linux version 5.10 (x)", 1000, "logs/dmesg.log", 3),
        logLine("kernel", "Linux version 5.10 (x)", 1001, "logs/messages", 195)});
    const auto boots = facts::findBoots(log, span(1000, 2000, {}));
    QCOMPARE(boots.size(), size_t(1));
    QCOMPARE(seconds(boots[0].start), 1000);
    QCOMPARE(boots[0].source, u"logs/dmesg.log"_s);
    QCOMPARE(boots[0].line.value(), 3U);
    QVERIFY(boots[0].current);
    QCOMPARE(seconds(boots[0].lastRow), 2000);
}

void ClockTest::anOrderlyShutdownBeforeTheCollectedBoot()
{
    const facts::LogLines log({logLine("systemd", "Reached target Power-Off.", 500),
        logLine("systemd-shutdown", "Sending SIGTERM to remaining processes...", 500),
        logLine("kernel", "Linux version 5.10 (x)", 1000)});
    const auto boots = facts::findBoots(log, span(490, 2000, {490, 500, 1000, 2000}));
    QCOMPARE(boots.size(), size_t(2));
    QVERIFY(!boots[0].start); // began before the logs
    QCOMPARE(seconds(boots[0].firstRow), 490);
    QCOMPARE(seconds(boots[0].lastRow), 500);
    QVERIFY(boots[0].cleanShutdown);
    QVERIFY(!boots[0].current);
    QCOMPARE(seconds(boots[1].start), 1000);
    QVERIFY(boots[1].current);
    QVERIFY(!boots[1].cleanShutdown);
}

void ClockTest::aCrashIsNoOrderlyShutdown()
{
    // A user's session ended, and long before the end the system had been on its way down in another boot.
    const facts::LogLines log({logLine("systemd", "Reached target Shutdown.", 900),
        logLine("kernel", "Linux version 5.10 (x)", 1000), logLine("systemd", "Reached target Power-Off.", 100)});
    const auto boots = facts::findBoots(log, span(50, 2000, {50, 900, 1000}));
    QCOMPARE(boots.size(), size_t(2));
    QVERIFY(!boots[0].cleanShutdown);
}

void ClockTest::theEndOfTheInitialRamDiskIsNoShutdown()
{
    const facts::LogLines log({logLine("kernel", "Linux version 5.10 (x)", 1000),
        logLine("systemd", "Reached target Switch Root.", 1003), logLine("kernel", "Linux version 5.10 (x)", 5000)});
    const auto boots = facts::findBoots(log, span(1000, 6000, {1000, 1003, 5000}));
    QCOMPARE(boots.size(), size_t(2));
    QVERIFY(!boots[0].cleanShutdown);
    QCOMPARE(seconds(boots[0].lastRow), 1003);
}

void ClockTest::rebootsOneAfterTheOther()
{
    // Two starts 40 s apart in one source are two boots; dmesg knows the last only.
    const facts::LogLines log({logLine("kernel", "Linux version 5.10 (x)", 1000, "logs/messages", 1),
        logLine("kernel", "Linux version 5.10 (x)", 1040, "logs/messages", 900),
        logLine("kernel", "Linux version 5.10 (x)", 1039, "logs/dmesg.log", 3)});
    const auto boots = facts::findBoots(log, span(1000, 2000, {1000, 1030, 1040}));
    QCOMPARE(boots.size(), size_t(2));
    QCOMPARE(seconds(boots[0].start), 1000);
    QCOMPARE(seconds(boots[1].start), 1039);
}

void ClockTest::logsWithoutAStart()
{
    const auto boots = facts::findBoots({}, span(100, 200, {}));
    QCOMPARE(boots.size(), size_t(1));
    QVERIFY(!boots[0].start);
    QVERIFY(boots[0].current);
    QCOMPARE(seconds(boots[0].firstRow), 100);
    QCOMPARE(seconds(boots[0].lastRow), 200);
}

void ClockTest::noLogsNoBoots()
{
    QVERIFY(facts::findBoots({}, {}).empty());
}

QTEST_GUILESS_MAIN(ClockTest)
#include "clock_test.moc"
