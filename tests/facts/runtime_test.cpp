// Docker, containers, checks of sandboxes, packages, the host and the records of sysstat.

#include "tests/facts/reading.h"

using namespace reading;

namespace {

const QByteArray dockerInfo =
    "Client:\n Debug Mode: false\n\nServer:\n Containers: 12\n  Running: 9\n  Paused: 1\n  Stopped: 2\n Images: 31\n Server Version: "
    "19.03.15\n Storage Driver: overlay2\n  Backing Filesystem: extfs\n Logging Driver: json-file\n Cgroup Driver: systemd\n Docker "
    "Root Dir: /var/lib/docker\n Insecure Registries:\n  127.0.0.0/8\n Registry Mirrors:\n  https://mirror.example/\n  "
    "https://second.example/\n Live Restore Enabled: true\n\nWARNING: bridge-nf-call-ip6tables is disabled\n";

facts::Material withPodLog(const QByteArray &text)
{
    facts::Material result;
    result.podLogHeads.emplace_back(u"cs/edge/coredns_containerd.log"_s, u"pod-log"_s, text);
    return result;
}

facts::FactList readSandboxStatus(const QByteArray &text)
{
    return read(material({{"sandbox_runtime.status", text, "sandbox-status"}}));
}

} // namespace

class RuntimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dockerInfoOfTheServer();
    void dockerThatDoesNotAnswer();
    void dockerConfiguration();
    void pouchAndEdgeHub();
    void rowsOfCrictl();
    void rowsOfDocker();
    void whatAContainerPrintsIsNoRow();
    void sandboxChecks();
    void aCheckThatCouldNotWorkHasNoNumber();
    void packages();
    void uptimes_data();
    void uptimes();
    void limitsOfTheShell();
    void theKernelsCommandLine();
    void peaksOfTheDay();
    void aDayWithoutRecords();
};

void RuntimeTest::dockerInfoOfTheServer()
{
    const auto facts = read(material({{"daemon_status/docker_status", section("docker info", dockerInfo)}}));
    QCOMPARE(value(facts, u"docker.storage-driver"_s), u"overlay2"_s);
    QCOMPARE(value(facts, u"docker.cgroup-driver"_s), u"systemd"_s);
    QCOMPARE(value(facts, u"docker.containers.count"_s), u"12"_s);
    QCOMPARE(value(facts, u"docker.containers-running.count"_s), u"9"_s);
    QCOMPARE(value(facts, u"docker.images.count"_s), u"31"_s);
    QCOMPARE(value(facts, u"docker.live-restore"_s), u"true"_s);
    QCOMPARE(value(facts, u"docker.root-folder"_s), u"/var/lib/docker"_s);
    QCOMPARE(value(facts, u"docker.registry-mirrors"_s), u"https://mirror.example/, https://second.example/"_s);
    QCOMPARE(place(facts, u"docker.registry-mirrors"_s), u"daemon_status/docker_status:21"_s);
    QCOMPARE(value(facts, u"docker.insecure-registries"_s), u"127.0.0.0/8"_s);
    QCOMPARE(value(facts, u"docker.warning"_s, u"1"_s), u"bridge-nf-call-ip6tables is disabled"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void RuntimeTest::dockerThatDoesNotAnswer()
{
    const auto facts = read(material({{"a",
        section("docker info",
            "Client:\n Debug Mode: false\n\nServer:\nERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the "
            "docker daemon running?\n",
            true)}}));
    QVERIFY(!facts.has(u"docker.storage-driver"_s));
    QVERIFY(!facts.has(u"docker.containers.count"_s));
}

void RuntimeTest::dockerConfiguration()
{
    const auto facts = read(material({{"daemon_status/docker_daemon.json",
        "{\n  \"exec-opts\": [\"native.cgroupdriver=systemd\"],\n  \"log-opts\": {\"max-size\": \"100m\"},\n  \"live-restore\": true,\n  "
        "\"registry-mirrors\": [\n    \"https://a.example\",\n    \"https://b.example\"\n  ]\n}\n",
        "daemon-config"}}));
    QCOMPARE(value(facts, u"docker.config"_s, u"exec-opts"_s), u"native.cgroupdriver=systemd"_s);
    QCOMPARE(value(facts, u"docker.config"_s, u"log-opts.max-size"_s), u"100m"_s);
    QCOMPARE(value(facts, u"docker.config"_s, u"live-restore"_s), u"true"_s);
    QCOMPARE(value(facts, u"docker.config"_s, u"registry-mirrors"_s), u"https://a.example, https://b.example"_s);
    QCOMPARE(place(facts, u"docker.config"_s, u"registry-mirrors"_s), u"daemon_status/docker_daemon.json:6"_s);
    QCOMPARE(withoutNames(facts), QStringList());
    QCOMPARE(countOf(read(material({{"daemon_status/docker_daemon.json", "{ \"a\": 1, \"b\": [", "daemon-config"}})), u"docker.config"_s), 0);
}

void RuntimeTest::pouchAndEdgeHub()
{
    const auto facts = read(material({{"daemon_status/pouch_status", section("pouch info", "Containers: 3\nRunning: 2\nStorage Driver: overlayfs\n")},
        {"daemon_status/edgehub_status", section("edge-hub --version", "edge-hub version: v1.2.0\n") + section("edge-hub --version", {}, true)}}));
    QCOMPARE(value(facts, u"pouch.storage-driver"_s), u"overlayfs"_s);
    QCOMPARE(value(facts, u"pouch.containers-running.count"_s), u"2"_s);
    QCOMPARE(value(facts, u"edge-hub.version"_s), u"edge-hub version: v1.2.0"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void RuntimeTest::rowsOfCrictl()
{
    const auto facts = read(withPodLog(
        "cff488039999b       969ed13c812d8       13 minutes ago      Running             coredns                       7                   "
        "0b3904bfd6a41       coredns-7784559f6-aaaaa                                    kube-system\n"
        "aaaaaaaaaaaaa       969ed13c812d8       About an hour ago   Exited              coredns                       6                   "
        "0b3904bfd6a41       coredns-7784559f6-aaaaa                                    kube-system\n"
        "bbbbbbbbbbbbb       969ed13c812d8       2 days ago          Exited              init                          0                   "
        "0b3904bfd6a41       coredns-7784559f6-aaaaa\n"
        "+ echo\n\n-----------------run crictl logs cff488039999b------------------\n[INFO] ready\n"));
    const QString name = u"kube-system/coredns-7784559f6-aaaaa/coredns"_s;
    QCOMPARE(value(facts, u"container.state"_s, name), u"Running"_s); // the newest attempt
    QCOMPARE(value(facts, u"container.restarts"_s, name), u"7"_s);
    QCOMPARE(value(facts, u"container.image"_s, name), u"969ed13c812d8"_s);
    QCOMPARE(place(facts, u"container.state"_s, name), u"cs/edge/coredns_containerd.log:1"_s);
    QCOMPARE(value(facts, u"container.state"_s, u"coredns-7784559f6-aaaaa/init"_s), u"Exited"_s); // an older crictl: no namespace
    QCOMPARE(countOf(facts, u"container.state"_s), 2);
    QCOMPARE(withoutNames(facts), QStringList());
}

void RuntimeTest::rowsOfDocker()
{
    const auto facts = read(withPodLog(
        "0123456789ab        registry.example/kube-proxy   \"/usr/local/bin/kube…\"   3 weeks ago         Up 3 weeks                            "
        "        k8s_kube-proxy_kube-proxy-worker-aaaaa_kube-system_5a2c30a2-a87d-490a-9281-6765edad7cba_2\n"
        "0123456789ac        registry.example/pause        \"/pause\"                 3 weeks ago         Exited (137) 2 minutes ago       "
        "0.0.0.0:80->80/tcp        other\n"));
    QCOMPARE(value(facts, u"container.state"_s, u"kube-system/kube-proxy-worker-aaaaa/kube-proxy"_s), u"Running"_s);
    QCOMPARE(value(facts, u"container.restarts"_s, u"kube-system/kube-proxy-worker-aaaaa/kube-proxy"_s), u"2"_s);
    QCOMPARE(value(facts, u"container.state"_s, u"other"_s), u"Exited (137)"_s);
    QVERIFY(!facts.has(u"container.restarts"_s, u"other"_s));
}

void RuntimeTest::whatAContainerPrintsIsNoRow()
{
    const QByteArray row = "cff488039999b   969ed13c812d8   13 minutes ago   Running   coredns   7   0b3904bfd6a41   coredns-1   kube-system\n";
    const auto facts = read(withPodLog("-----------------run crictl logs cff488039999b------------------\n" + row));
    QCOMPARE(countOf(facts, u"container.state"_s), 0);
    QCOMPARE(countOf(read(withPodLog("deadbeefdead is no row\n\xff\xfe  \t \n")), u"container.state"_s), 0);
    QCOMPARE(value(read(material({{"a", section("crictl ps -a", "CONTAINER  IMAGE  CREATED\n" + row)}})), u"container.restarts"_s,
                 u"kube-system/coredns-1/coredns"_s),
        u"7"_s);
}

void RuntimeTest::sandboxChecks()
{
    const auto facts = readSandboxStatus("=====check pouch config=====\nthe pouch config is valid\n======check containerd config=====\nplease "
                                         "enable iommu\n\n=====check if the current fd number has reached the maximum value=====\nfd may "
                                         "exceed\nfd number is ok\n\n======check if containerd-shim leaked=====\nleak shim-v1 pid 4711 id "
                                         "a1\n1 containerd-shim leaked\n\n=====check if netns leaked=====\ncontainers: 3, mount netns: 9, "
                                         "netns may leak\n1 netns leaked\n\n=====check if shim alive=====\na1 stuck\n1 shims blocked\n");
    QCOMPARE(value(facts, u"sandbox.config"_s, u"pouch"_s), u"the pouch config is valid"_s);
    QCOMPARE(value(facts, u"sandbox.config"_s, u"containerd"_s), u"please enable iommu"_s);
    QCOMPARE(value(facts, u"sandbox.file-handles-short"_s), u"true"_s);
    QCOMPARE(value(facts, u"sandbox.leaked.count"_s, u"containerd-shim"_s), u"1"_s);
    QCOMPARE(value(facts, u"sandbox.leaked.count"_s, u"netns"_s), u"1"_s);
    QCOMPARE(value(facts, u"sandbox.blocked-shims.count"_s), u"1"_s);
    QCOMPARE(place(facts, u"sandbox.blocked-shims.count"_s), u"sandbox_runtime.status:20"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void RuntimeTest::aCheckThatCouldNotWorkHasNoNumber()
{
    const auto facts = readSandboxStatus("=====check if kata-proxy leaked=====\npouch not running\n102 kata-proxy leaked\n\n=====check if "
                                         "shim alive=====\ncan not find containerd socket\n102 shims blocked\n\n=====check if snapshots "
                                         "leaked=====\nplease install container-storaged, not found config /x\n1 snapshots leaked\n\n=====check "
                                         "if qemu leaked=====\n");
    QCOMPARE(countOf(facts, u"sandbox.leaked.count"_s), 0);
    QVERIFY(!facts.has(u"sandbox.blocked-shims.count"_s));
}

void RuntimeTest::packages()
{
    const auto facts = read(material({{"system_status",
        section("rpm -qa",
            "containerd-1.6.28-1.al8.x86_64\nkernel-5.10.134-15.al8.x86_64\npython2-pip-wheel-9.0.3-19.0.1.module+al8+9.noarch\nkernel-5.10."
            "134-16.al8.x86_64\ngpg-pubkey-7bb90722-5dbbdb8f\nwarning: rpmdb is busy\n\n")}}));
    QCOMPARE(value(facts, u"package"_s, u"containerd"_s), u"1.6.28-1.al8"_s);
    QCOMPARE(value(facts, u"package"_s, u"python2-pip-wheel"_s), u"9.0.3-19.0.1.module+al8+9"_s);
    QCOMPARE(value(facts, u"package"_s, u"kernel"_s), u"5.10.134-15.al8, 5.10.134-16.al8"_s);
    QCOMPARE(value(facts, u"package"_s, u"gpg-pubkey"_s), u"7bb90722-5dbbdb8f"_s);
    QCOMPARE(value(facts, u"package.total.count"_s), u"5"_s);
    QCOMPARE(countOf(facts, u"package"_s), 4);
    QCOMPARE(withoutNames(facts), QStringList());

    QByteArray many;
    for (int i = 10000; i < 13010; ++i)
        many += "p" + QByteArray::number(i) + "-1-1.noarch\n";
    const auto cut = read(material({{"system_status", cutSection("rpm -qa", many)}}));
    QCOMPARE(countOf(cut, u"package"_s), 3000);
    QCOMPARE(value(cut, u"package.more.count"_s), u"10"_s);
    QVERIFY(!cut.has(u"package.total.count"_s));
    QCOMPARE(withoutNames(cut), QStringList());
    const auto dpkg = read(material({{"a", section("dpkg -l", "ii  containerd  1.6.28-1  amd64  A runtime\nrc  gone  1.0  amd64  x\n")}}));
    QCOMPARE(value(dpkg, u"package"_s, u"containerd"_s), u"1.6.28-1"_s);
    QVERIFY(!dpkg.has(u"package"_s, u"gone"_s));
}

void RuntimeTest::uptimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("seconds");
    QTest::newRow("minutes") << QByteArray("14 min,  1 user") << "840";
    QTest::newRow("hours") << QByteArray(" 2:03,  0 users") << "7380"; // 2 * 3600 + 3 * 60
    QTest::newRow("days and hours") << QByteArray("1 day,  2:03,  3 users") << "93780";
    QTest::newRow("days and minutes") << QByteArray("10 days, 23 min,  1 user") << "865380";
    QTest::newRow("days alone") << QByteArray("7 days,  1 user") << "604800";
    QTest::newRow("odd") << QByteArray("ages,  1 user") << "-";
    QTest::newRow("cut") << QByteArray("14 mi") << "-";
}

void RuntimeTest::uptimes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, seconds);
    const auto facts = read(material({{"a", section("uptime", " 19:48:36 up " + text + ",  load average: 0.00, 0.17, 0.34\n")}}));
    QCOMPARE(value(facts, u"node.uptime-seconds"_s), seconds);
}

void RuntimeTest::limitsOfTheShell()
{
    const auto facts = read(material({{"system_info",
        section("uname -a", "Linux worker-17 5.10.134-15.al8.x86_64 #1 SMP x86_64 x86_64 x86_64 GNU/Linux\n")
            + section("ulimit -a", "core file size          (blocks, -c) 0\nstack size              (kbytes, -s) 8192\npipe size            (512 bytes, -p) 8\nopen files                      (-n) 1024\nmax user "
                                   "processes              (-u) unlimited\nodd line\n")}}));
    QCOMPARE(value(facts, u"ulimit.open-files"_s), u"1024"_s);
    QCOMPARE(facts.find(u"ulimit.open-files"_s)->type, u"integer"_s);
    QCOMPARE(value(facts, u"ulimit.max-user-processes"_s), u"unlimited"_s);
    QCOMPARE(value(facts, u"ulimit.stack-size-bytes"_s), u"8388608"_s); // 8192 * 1024
    QCOMPARE(value(facts, u"ulimit.pipe-size-bytes"_s), u"4096"_s); // 8 * 512
    QCOMPARE(value(facts, u"ulimit.core-file-size"_s), u"0"_s);
    QCOMPARE(value(facts, u"node.architecture"_s), u"x86_64"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void RuntimeTest::theKernelsCommandLine()
{
    const auto facts = read(material({},
        {logLine("kernel", "Command line: BOOT_IMAGE=/boot/old ro", 10), logLine("kernel", "Command line: BOOT_IMAGE=/boot/new ro iommu=on ", 90, "logs/dmesg.log", 4),
            logLine("kernel", "Kernel command line: BOOT_IMAGE=/boot/x", 91)}));
    QCOMPARE(value(facts, u"kernel.command-line"_s), u"BOOT_IMAGE=/boot/new ro iommu=on"_s);
    QCOMPARE(place(facts, u"kernel.command-line"_s), u"logs/dmesg.log:4"_s);
}

void RuntimeTest::peaksOfTheDay()
{
    const auto facts = read(material({{"system_status",
        section("sar -A",
            "Linux 5.10.134 (worker-17) \t11/14/2023 \t_x86_64_\t(4 CPU)\n\n"
            "12:00:01 AM     CPU      %usr     %nice      %sys   %iowait    %steal      %irq     %soft    %guest    %gnice     %idle\n"
            "12:10:01 AM     all      2.00      0.00      1.00      0.50      0.00      0.00      0.00      0.00      0.00     96.80\n"
            "12:10:01 AM       0     99.00      0.00      1.00      0.00      0.00      0.00      0.00      0.00      0.00      0.00\n"
            "01:20:01 PM     all     80.00      0.00     10.00      4.25      3.50      0.00      0.00      0.00      0.00      2.25\n"
            "Average:        all     41.00      0.00      5.00      2.00      1.00      0.00      0.00      0.00      0.00     49.50\n\n"
            "12:00:01 AM   runq-sz  plist-sz   ldavg-1   ldavg-5  ldavg-15   blocked\n"
            "12:10:01 AM         2       600      0.10      0.20      0.30         0\n"
            "01:20:01 PM        41       640     38.50      0.20      0.30         7\n\n"
            "12:00:01 AM     IFACE   rxerr/s   txerr/s    coll/s  rxdrop/s  txdrop/s  txcarr/s  rxfram/s  rxfifo/s  txfifo/s\n"
            "12:10:01 AM      eth0      0.00      0.00      0.00      1.50      0.25      0.00      0.00      0.00      0.00\n"
            "12:10:01 AM      eth1      0.00      0.00      0.00      0.00      0.00      0.00      0.00      0.00      0.00\n"
            "Average:         eth0      9.00      9.00      0.00      9.50      9.25      0.00      0.00      0.00      0.00\n")}}));
    const auto peak = [&](const QString &id, const QString &subject) {
        const model::Fact *fact = facts.find(id, subject);
        return fact ? fact->value.toDouble() : -1;
    };
    QCOMPARE(peak(u"sar.cpu-peak-percent"_s, u"01:20:01 PM"_s), 97.75); // 100 - 2.25; one processor alone does not count
    QCOMPARE(place(facts, u"sar.cpu-peak-percent"_s, u"01:20:01 PM"_s), u"system_status:8"_s);
    QCOMPARE(peak(u"sar.iowait-peak-percent"_s, u"01:20:01 PM"_s), 4.25);
    QCOMPARE(peak(u"sar.steal-peak-percent"_s, u"01:20:01 PM"_s), 3.5);
    QCOMPARE(peak(u"sar.run-queue-peak"_s, u"01:20:01 PM"_s), 41.0);
    QCOMPARE(peak(u"sar.blocked-peak"_s, u"01:20:01 PM"_s), 7.0);
    QCOMPARE(peak(u"sar.load-peak"_s, u"01:20:01 PM"_s), 38.5);
    QCOMPARE(peak(u"sar.network-drops-peak"_s, u"eth0 12:10:01 AM"_s), 1.75);
    QCOMPARE(peak(u"sar.network-errors-peak"_s, QString()), 0.0); // never, so at no time
    QVERIFY(countOf(facts, u"sar.memory-peak-percent"_s) == 0);
    QCOMPARE(value(facts, u"threads.total"_s), u"640"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void RuntimeTest::aDayWithoutRecords()
{
    const auto facts = read(material({{"system_status",
        section("sar -A", "Linux 5.10.134 (worker-17) \t11/14/2023 \t_x86_64_\t(4 CPU)\n\n19:34:40     LINUX RESTART\t(4 CPU)\n")}}));
    for (const model::Fact &fact : facts.facts())
        QVERIFY2(!fact.id.startsWith(u"sar."_s), qPrintable(fact.id));
}

QTEST_GUILESS_MAIN(RuntimeTest)
#include "runtime_test.moc"
