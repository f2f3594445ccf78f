// Services and processes: what runs, what failed, what hung.

#include "tests/facts/reading.h"

using namespace reading;

namespace {

QByteArray status(const QByteArray &unit, const QByteArray &active)
{
    return "\xe2\x97\x8f " + unit + ".service - " + unit + " is running things\n   Loaded: loaded (/etc/systemd/system/" + unit
        + ".service; enabled; vendor preset: disabled)\n   Active: " + active + "\n Main PID: 812 (" + unit
        + ")\n\nNov 15 07:13:20 worker-7 " + unit + "[812]: Active: failed is only quoted here\n";
}

const QByteArray processHeader = "UID          PID    PPID  C STIME TTY          TIME CMD\n";
const QByteArray processes = processHeader
    + "root           1       0  0 10:00 ?        00:00:04 /usr/lib/systemd/systemd --switched-root\n"
      "root           2       0  0 10:00 ?        00:00:00 [kthreadd]\n"
      "root        1919       1  5 10:00 ?        00:00:41 /usr/bin/containerd\n"
      "root        2113       1  1 10:00 ?        00:00:12 /usr/bin/kubelet --kubeconfig=/x\n"
      "root        2361       1  0 10:00 ?        00:00:00 /usr/bin/containerd-shim-runc-v2 -namespace k8s.io\n";

} // namespace

class ServicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states_data();
    void states();
    void theTimeOfTheStateIsInTheNodesZone();
    void anAbbreviationAloneIsNoZone();
    void otherInitSystems_data();
    void otherInitSystems();
    void aUnitThatPrintsNothingIsMissing();
    void aStatusCutOffSaysNothing();
    void theWorseOfTwoStatesCounts();
    void missingYieldsToAnyOtherWord();
    void processesInAWholeList();
    void aListCutOffProvesNoAbsence();
    void dockerOfOldIsDockerd();
    void psHung();
    void tasksInUninterruptibleSleep();
    void threads();
};

void ServicesTest::states_data()
{
    QTest::addColumn<QByteArray>("active");
    QTest::addColumn<QString>("state");
    QTest::newRow("running") << QByteArray("active (running) since Wed 2023-11-15 07:13:20 JST; 1h ago") << "active";
    QTest::newRow("failed") << QByteArray("failed (Result: exit-code) since Wed 2023-11-15 07:13:20 JST; 2s ago") << "failed";
    QTest::newRow("waits for a restart") << QByteArray(
        "activating (auto-restart) (Result: exit-code) since Wed 2023-11-15 07:13:20 JST; 2s ago")
                                         << "activating";
    QTest::newRow("stops") << QByteArray("deactivating (stop-sigterm) since Wed 2023-11-15 07:13:20 JST; 2s ago")
                           << "deactivating";
    QTest::newRow("off") << QByteArray("inactive (dead)") << "inactive";
}

void ServicesTest::states()
{
    QFETCH(QByteArray, active);
    QFETCH(QString, state);
    const auto facts = read(material({{"service_status",
        section("service kubelet status", status("kubelet", active), state != u"active"_s), "service-status"}}));
    QCOMPARE(value(facts, u"service.kubelet.active"_s), state);
    QCOMPARE(place(facts, u"service.kubelet.active"_s), u"service_status:5"_s);
    const auto other = read(material({{"daemon_status/kubelet_status",
        section("systemctl status kubelet.service -l", status("kubelet", active), true), "unit-status"}}));
    QCOMPARE(value(other, u"service.kubelet.active"_s), state);
}

void ServicesTest::theTimeOfTheStateIsInTheNodesZone()
{
    const auto facts = read(material({{"service_status",
        section(
            "service containerd status", status("containerd", "active (running) since Wed 2023-11-15 07:13:20 CST; 1h ago"))}}));
    const model::Fact *since = facts.find(u"service.containerd.since"_s);
    QVERIFY(since);
    QCOMPARE(since->value.value<model::Instant>().ns,
        1700000000 * model::nsPerSecond); // date -u -d '2023-11-15 07:13:20 +0900' +%s; CST is not asked
    QCOMPARE(since->type, u"time"_s);
}

void ServicesTest::anAbbreviationAloneIsNoZone()
{
    const auto since = [](const QByteArray &zone) {
        auto node = material({{"service_status",
            section("service containerd status",
                status("containerd", "active (running) since Tue 2023-11-14 22:13:20 " + zone + "; 1h ago"))}});
        node.utcOffset.reset();
        return read(node).has(u"service.containerd.since"_s);
    };
    QVERIFY(!since("CST"));
    QVERIFY(since("UTC"));
    QVERIFY(since("+0100"));
}

void ServicesTest::otherInitSystems_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("state");
    QTest::newRow("upstart, running") << QByteArray("docker start/running, process 812\n") << "active";
    QTest::newRow("upstart, stopped") << QByteArray("docker stop/waiting\n") << "inactive";
    QTest::newRow("SysV, running") << QByteArray("docker (pid  812) is running...\n") << "active";
    QTest::newRow("SysV, stopped") << QByteArray("docker is stopped\n") << "inactive";
    QTest::newRow("SysV, died") << QByteArray("docker dead but pid file exists\n") << "failed";
}

void ServicesTest::otherInitSystems()
{
    QFETCH(QByteArray, output);
    QFETCH(QString, state);
    QCOMPARE(
        value(read(material({{"service_status", section("service docker status", output)}})), u"service.docker.active"_s), state);
}

void ServicesTest::aUnitThatPrintsNothingIsMissing()
{
    const auto facts = read(material({{"service_status", section("service ntpd status", {}, true), "service-status"}}));
    QCOMPARE(value(facts, u"service.ntpd.active"_s), u"missing"_s);
    QCOMPARE(place(facts, u"service.ntpd.active"_s), u"service_status:2"_s);
    QCOMPARE(value(facts, u"service.kubelet.active"_s), u"-"_s);
}

void ServicesTest::aStatusCutOffSaysNothing()
{
    const auto facts = read(material({{"service_status", "-----------------run service kubelet status------------------\n"}}));
    QVERIFY(!facts.has(u"service.kubelet.active"_s));
}

void ServicesTest::theWorseOfTwoStatesCounts()
{
    const Member first{"service_status",
        section("service kubelet status", status("kubelet", "active (running) since Wed 2023-11-15 07:13:20 JST; 1h ago"))};
    const Member second{"daemon_status/kubelet_status",
        section("systemctl status kubelet -l",
            status("kubelet", "failed (Result: exit-code) since Wed 2023-11-15 07:14:20 JST; 1s ago"), true)};
    for (const auto &facts : {read(material({first, second})), read(material({second, first}))}) {
        QCOMPARE(value(facts, u"service.kubelet.active"_s), u"failed"_s);
        QCOMPARE(place(facts, u"service.kubelet.active"_s), u"daemon_status/kubelet_status:5"_s);
        QCOMPARE(facts.find(u"service.kubelet.since"_s)->value.value<model::Instant>().ns, 1700000060 * model::nsPerSecond);
        QCOMPARE(facts.disagreements().size(), size_t(1));
        QCOMPARE(facts.disagreements()[0].otherValue, u"active"_s);
    }
}

void ServicesTest::missingYieldsToAnyOtherWord()
{
    const auto facts = read(material({{"service_status", section("service containerd status", {}, true)},
        {"daemon_status/containerd_status",
            section("systemctl status containerd -l", status("containerd", "inactive (dead)"), true)}}));
    QCOMPARE(value(facts, u"service.containerd.active"_s), u"inactive"_s);
    QVERIFY(facts.disagreements().empty());
}

void ServicesTest::processesInAWholeList()
{
    const auto facts = read(material({{"system_status", section("ps -ef", processes)}}));
    QCOMPARE(value(facts, u"process.kubelet.running"_s), u"true"_s);
    QCOMPARE(place(facts, u"process.kubelet.running"_s), u"system_status:7"_s);
    QCOMPARE(value(facts, u"process.containerd.running"_s), u"true"_s);
    QCOMPARE(value(facts, u"process.dockerd.running"_s), u"false"_s);
    QByteArray edited = processes;
    edited.replace("/usr/bin/kubelet --kubeconfig=/x", "vim /usr/bin/kubelet");
    QCOMPARE(value(read(material({{"system_status", section("ps -ef", edited)}})), u"process.kubelet.running"_s), u"false"_s);
}

void ServicesTest::aListCutOffProvesNoAbsence()
{
    const auto cut = read(material({{"system_status", "-----------------run ps -ef------------------\n" + processes}}));
    QCOMPARE(value(cut, u"process.kubelet.running"_s), u"true"_s);
    QCOMPARE(value(cut, u"process.dockerd.running"_s), u"-"_s);
    const auto failed = read(material({{"system_status", section("ps -ef", processHeader, true)}}));
    QCOMPARE(value(failed, u"process.kubelet.running"_s), u"-"_s);
    const auto skipped = read(material({{"system_status", "ps -ef command hang, skip [ps -ef] check\n"}}));
    QCOMPARE(value(skipped, u"process.kubelet.running"_s), u"-"_s);
}

void ServicesTest::dockerOfOldIsDockerd()
{
    const auto running = [](const QByteArray &command) {
        return value(read(material({{"system_status",
                         section("ps -ef", processHeader + "root 812 1 0 10:00 ? 00:00:00 " + command + "\n")}})),
            u"process.dockerd.running"_s);
    };
    QCOMPARE(running("/usr/bin/docker daemon -H fd://"), u"true"_s);
    QCOMPARE(running("/usr/bin/dockerd"), u"true"_s);
    QCOMPARE(running("docker logs x"), u"false"_s);
}

void ServicesTest::psHung()
{
    const auto hung = [](const QByteArray &text) {
        return value(read(material({{"ps_command_status", text, "ps-status"}})), u"ps.hung"_s);
    };
    QCOMPARE(hung("check if ps -ef command hang\nps -ef command works fine\n"), u"false"_s);
    QCOMPARE(
        hung("check if ps -ef command hang\nps -ef command is hung\nstart to check which process lead to ps -ef command hang\n"),
        u"true"_s);
    QCOMPARE(hung("check if ps -ef command hang\n"), u"-"_s);
    // The words of another member count, too.
    const auto skipped = read(material({{"system_status", "ps -ef command hang, skip [ps -ef] check\n"}}));
    QCOMPARE(value(skipped, u"ps.hung"_s), u"true"_s);
}

void ServicesTest::tasksInUninterruptibleSleep()
{
    const QByteArray top = "top - 10:00:00 up 1 day,  1 user,  load average: 1.00, 1.00, 1.00\nTasks: 3 total\n\n"
                           "    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n"
                           "      1 root      20   0  170548  12360   8152 S   0.0   0.3   0:04.38 systemd\n"
                           "    812 root      20   0       0      0      0 D   0.0   0.0   0:00.00 nfsd\n"
                           "    813 DD        20   0       0      0      0 D   0.0   0.0   0:00.00 jbd2/vdb-8\n";
    const auto facts = read(material({{"system_status", section("top -b -n 1", top)}}));
    QCOMPARE(value(facts, u"dstate.count"_s), u"2"_s);
    QCOMPARE(place(facts, u"dstate.count"_s), u"system_status:8"_s);
    const auto hung = read(material({{"ps_command_status",
        "ps -ef command is hung\n"
        "process /proc/812/task/812/ is in State D and lead to ps -ef process hang,stack info:\n[<ffffffff>] x\n"
        "process /proc/812/task/815/ is in State D and lead to ps -ef process hang,stack info:\n[<ffffffff>] y\n"
        "process /proc/900/task/900/ is in State D and lead to ps -ef process hang,stack info:\n",
        "ps-status"}}));
    QCOMPARE(value(hung, u"dstate.count"_s), u"3"_s);
    QCOMPARE(value(read(material({{"system_status", section("top -b -n 1", top.left(top.indexOf("    PID")), true)}})),
                 u"dstate.count"_s),
        u"-"_s);
}

void ServicesTest::threads()
{
    const QByteArray sar = "Linux 5.10.134 (worker-7) \t11/14/2023 \t_x86_64_\t(4 CPU)\n\n12:00:01 AM   runq-sz  plist-sz   "
                           "ldavg-1   ldavg-5  ldavg-15   blocked\n"
                           "12:10:01 AM         2       611      0.11      0.10      0.09         0\n12:20:01 AM         1       "
                           "640      0.11      0.10      0.09         0\n"
                           "Average:            1       625      0.11      0.10      0.09         0\n";
    const auto facts = read(material({{"system_status",
        section("sar -A", sar)
            + "----------------start pid leak detect---------------------\n     16 2361\n     24 9868\n"
              "  12033 5753\n----------------done pid leak detect---------------------\n    999999 1\n"}}));
    QCOMPARE(value(facts, u"threads.max-of-one-process"_s), u"12033"_s);
    QCOMPARE(value(facts, u"threads.total"_s), u"640"_s);
    QCOMPARE(value(facts, u"node.cpus"_s), u"4"_s);
}

QTEST_GUILESS_MAIN(ServicesTest)
#include "services_test.moc"
