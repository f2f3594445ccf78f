// Every flag of the kubelet, and the units that run it.

#include "tests/facts/reading.h"

using namespace reading;

namespace {

const QByteArray unit = "# managed\n[Service]\nEnvironment=\"KUBELET_AUTH=--anonymous-auth=false --client-ca-file=/etc/ca.crt\"\n"
                        "Environment=\"KUBELET_CGROUP_ARGS=--cgroup-driver=systemd --fail-swap-on\"\n"
                        "Environment=\"KUBELET_LABELS=--node-labels=a=b,c.d/e=f \"\nExecStart=\n"
                        "ExecStart=/usr/bin/kubelet $KUBELET_AUTH $KUBELET_CGROUP_ARGS --v $LEVEL --feature-gates=\n#--old=1\n";

QByteArray process(const QByteArray &flags)
{
    return section("ps -ef", "UID          PID    PPID  C STIME TTY          TIME CMD\nroot 812 1 0 10:00 ? 00:00:00 /usr/bin/kubelet "
            + flags + "\nroot 900 1 0 10:00 ? 00:00:00 /csi-registrar --kubelet-registration-path=/x --v=5\n");
}

} // namespace

class KubeletFlagsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flagsOfAUnitFile();
    void flagsOfTheProcess();
    void aFlagThatWasEditedWithoutARestart();
    void aStatusIsTheLastToBeAsked();
    void noKubeletNoFlags();
    void detailsOfAUnit();
    void howAUnitEnded();
    void restarts();
    void aStatusThatFailedHasNoDetails();
};

void KubeletFlagsTest::flagsOfAUnitFile()
{
    const auto facts = read(material({{"daemon_status/10-kubeadm.conf", unit, "unit-file"}}));
    const QString id = u"kubelet.flag"_s;
    QCOMPARE(value(facts, id, u"--anonymous-auth"_s), u"false"_s);
    QCOMPARE(value(facts, id, u"--client-ca-file"_s), u"/etc/ca.crt"_s);
    QCOMPARE(value(facts, id, u"--fail-swap-on"_s), u"true"_s); // a flag without a value
    QCOMPARE(value(facts, id, u"--node-labels"_s), u"a=b,c.d/e=f"_s);
    QCOMPARE(place(facts, id, u"--node-labels"_s), u"daemon_status/10-kubeadm.conf:5"_s);
    QVERIFY(!facts.has(id, u"--old"_s)); // a comment
    QVERIFY(!facts.has(id, u"--feature-gates"_s)); // nothing is set
    QCOMPARE(countOf(facts, id), 6); // these, --cgroup-driver and --v
    QCOMPARE(withoutNames(facts), QStringList());
}

void KubeletFlagsTest::flagsOfTheProcess()
{
    const auto facts = read(material({{"system_status", process("--v=3 --max-pods 64 --cluster-dns=192.0.2.10 --rotate-certificates")}}));
    QCOMPARE(value(facts, u"kubelet.flag"_s, u"--max-pods"_s), u"64"_s);
    QCOMPARE(value(facts, u"kubelet.flag"_s, u"--rotate-certificates"_s), u"true"_s);
    QCOMPARE(value(facts, u"kubelet.flag"_s, u"--v"_s), u"3"_s); // that of the kubelet, not of the registrar
    QCOMPARE(countOf(facts, u"kubelet.flag"_s), 4);
}

void KubeletFlagsTest::aFlagThatWasEditedWithoutARestart()
{
    const auto facts = read(material({{"daemon_status/10-kubeadm.conf", unit, "unit-file"},
        {"system_status", process("--anonymous-auth=false --cgroup-driver=cgroupfs --max-pods=64")}}));
    QCOMPARE(value(facts, u"kubelet.flag"_s, u"--cgroup-driver"_s), u"systemd"_s);
    QCOMPARE(value(facts, u"kubelet.flag-running"_s, u"--cgroup-driver"_s), u"cgroupfs"_s);
    QCOMPARE(place(facts, u"kubelet.flag-running"_s, u"--cgroup-driver"_s), u"system_status:4"_s);
    QCOMPARE(countOf(facts, u"kubelet.flag-running"_s), 1);
    QCOMPARE(value(facts, u"kubelet.flag"_s, u"--max-pods"_s), u"64"_s); // from a file that was not collected
    QCOMPARE(withoutNames(facts), QStringList());
}

void KubeletFlagsTest::aStatusIsTheLastToBeAsked()
{
    const QByteArray cut = section("service kubelet status",
        "\xe2\x97\x8f kubelet.service\n   CGroup: /system.slice/kubelet.service\n           \xe2\x94\x94\xe2\x94\x80"
        "812 /usr/bin/kubelet --v=3 --cgroup-driver=cgro\n");
    const auto both = read(material({{"service_status", cut}, {"system_status", process("--v=3 --cgroup-driver=cgroupfs")}}));
    QCOMPARE(value(both, u"kubelet.flag"_s, u"--cgroup-driver"_s), u"cgroupfs"_s);
    QCOMPARE(value(read(material({{"service_status", cut}})), u"kubelet.flag"_s, u"--v"_s), u"3"_s);
}

void KubeletFlagsTest::noKubeletNoFlags()
{
    const auto facts = read(material({{"system_status",
        section("ps -ef", "UID          PID    PPID  C STIME TTY          TIME CMD\nroot 900 1 0 10:00 ? 00:00:00 /other --v=5\n")}}));
    QCOMPARE(countOf(facts, u"kubelet.flag"_s), 0);
}

void KubeletFlagsTest::detailsOfAUnit()
{
    const auto facts = read(material({{"service_status",
        section("service kubelet status",
            "\xe2\x97\x8f kubelet.service - kubelet\n   Loaded: loaded (/etc/systemd/system/kubelet.service; enabled; vendor preset: "
            "disabled)\n   Active: active (running) since Wed 2023-11-15 07:13:20 JST; 1h ago\n Main PID: 2113 (kubelet)\n    Tasks: "
            "15 (limit: 22543)\n   Memory: 83.8M (max: 1.0G)\n\nNov 15 kubelet[2113]: Memory: 1.0G\n")}}));
    QCOMPARE(value(facts, u"service.kubelet.enabled"_s), u"enabled"_s);
    QCOMPARE(value(facts, u"service.kubelet.main-pid"_s), u"2113"_s);
    QCOMPARE(value(facts, u"service.kubelet.tasks"_s), u"15"_s);
    QCOMPARE(value(facts, u"service.kubelet.tasks-limit"_s), u"22543"_s);
    QCOMPARE(value(facts, u"service.kubelet.memory-bytes"_s), u"87870669"_s); // 83.8 * 1048576 = 87870668.8
    QCOMPARE(place(facts, u"service.kubelet.memory-bytes"_s), u"service_status:8"_s);
    QVERIFY(!facts.has(u"service.kubelet.result"_s));
    QCOMPARE(withoutNames(facts), QStringList());
}

void KubeletFlagsTest::howAUnitEnded()
{
    const auto facts = read(material({{"service_status",
        section("systemctl status kubelet -l",
            "x kubelet.service\n   Loaded: masked (Reason: Unit kubelet.service is masked.)\n   Active: failed (Result: exit-code) since "
            "Wed 2023-11-15 07:13:20 JST; 2s ago\n Main PID: 812 (code=exited, status=255/n/a)\n",
            true)}}));
    QCOMPARE(value(facts, u"service.kubelet.enabled"_s), u"masked"_s);
    QCOMPARE(value(facts, u"service.kubelet.result"_s), u"exit-code"_s);
    QCOMPARE(value(facts, u"service.kubelet.exit"_s), u"code=exited, status=255/n/a"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void KubeletFlagsTest::restarts()
{
    const auto inStatus = read(material({{"a",
        section("systemctl status kubelet -l",
            "Loaded: loaded\n\nNov 15 systemd[1]: kubelet.service: Scheduled restart job, restart counter is at 4.\nNov 15 systemd[1]: "
            "kubelet.service: Scheduled restart job, restart counter is at 5.\n")}}));
    QCOMPARE(value(inStatus, u"service.kubelet.restarts"_s), u"5"_s);
    QCOMPARE(value(read(material({{"a", section("systemctl show kubelet.service", "Restart=always\nNRestarts=3\n")}})),
                 u"service.kubelet.restarts"_s),
        u"3"_s);

    const char *words = "kubelet.service: Scheduled restart job, restart counter is at 7.";
    const auto inLog = read(material({},
        {logLine("systemd", "docker.service: Scheduled restart job, restart counter is at 2.", 50), logLine("kernel", "Linux version 5.10", 100),
            logLine("systemd", "kubelet.service: Scheduled restart job, restart counter is at 6.", 110), logLine("systemd", words, 120, "logs/messages", 9),
            logLine("kubelet", "someone says: x.service: restart counter is at 99.", 130)}));
    QCOMPARE(value(inLog, u"service.kubelet.restarts"_s), u"7"_s);
    QCOMPARE(place(inLog, u"service.kubelet.restarts"_s), u"logs/messages:9"_s);
    QVERIFY(!inLog.has(u"service.docker.restarts"_s)); // before the node was booted
    QCOMPARE(withoutNames(inLog), QStringList());
}

void KubeletFlagsTest::aStatusThatFailedHasNoDetails()
{
    const auto facts = read(material({{"a", section("service ntpd status", {}, true)}}));
    QVERIFY(!facts.has(u"service.ntpd.enabled"_s));
    QVERIFY(!facts.has(u"service.ntpd.main-pid"_s));
}

QTEST_GUILESS_MAIN(KubeletFlagsTest)
#include "kubelet_flags_test.moc"
