// Memory, load, disks, kernel settings: what is used up.

#include "services/resources/shipped.h"
#include "tests/facts/reading.h"

#include <QCborArray>
#include <QCborMap>
#include <QRegularExpression>

using namespace reading;

namespace {

const QByteArray df = "Filesystem      Size  Used Avail Use% Mounted on\n"
                      "devtmpfs        1.8G     0  1.8G   0% /dev\n"
                      "tmpfs           1.8G  1.8G     0 100% /run\n"
                      "/dev/vda3        40G  5.0G   33G  14% /\n"
                      "/dev/vdb        116G  111G  4.2G  96% /var/lib/container\n"
                      "tmpfs           2.7G  4.0K  2.7G   1% /var/lib/kubelet/pods/dc590078/volumes/kubernetes.io~secret/token\n"
                      "overlay         116G  111G  4.2G  96% /run/containerd/io.containerd.runtime.v2.task/k8s.io/a1/rootfs\n"
                      "shm              64M     0   64M   0% /run/containerd/io.containerd.grpc.v1.cri/sandboxes/a1/shm\n"
                      "192.0.2.9:/share  10P  1.0T  9.9P   1% /var/lib/kubelet/pods/x/volumes/my volume\n"
                      "/dev/mapper/a-very-long-name-of-a-logical-volume\n"
                      "                 50G   50G     0 100% /data\n"
                      "/dev/vdc           -     -     -    - /mnt/unknown\n";

const QByteArray sysctl =
    "fs.file-max = 2097152\nfs.file-nr = 2560\t0\t2097152\nkernel.pid_max = 32768\nkernel.threads-max = "
    "28179\nkernel.random.uuid = 0\n"
    "net.bridge.bridge-nf-call-iptables = 0\nnet.ipv4.ip_forward = 0\nnet.ipv4.ip_forward_update_priority = "
    "1\nnet.ipv4.ip_local_port_range = 32768\t60999\n"
    "net.netfilter.nf_conntrack_count = 261888\nnet.netfilter.nf_conntrack_max = 262144\nvm.swappiness = 60\n";

/// Kernel settings that the shipped rules ask for, wherever in a rule `fact:` stands.
void findSettings(const QCborValue &value, QStringList &names)
{
    if (value.isArray()) {
        const QCborArray list = value.toArray();
        for (const QCborValue &entry : list)
            findSettings(entry, names);
    }
    const QCborMap map = value.toMap();
    for (const auto &[key, child] : map) {
        if (key.toString() != u"fact") {
            findSettings(child, names);
            continue;
        }
        static const QRegularExpression setting(u"sysctl\\.([\\w.-]+)"_s);
        for (auto matches = setting.globalMatch(child.toString()); matches.hasNext();)
            names << matches.next().captured(1);
    }
}

} // namespace

class ResourcesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryFromMeminfo();
    void memoryOfAKernelThatDoesNotTellWhatIsAvailable();
    void memoryFromTopWhereMeminfoWasNotCollected();
    void memoryFromFree();
    void noAvailableMemoryNoPercentage();
    void loadPerProcessor();
    void loadWithoutProcessors();
    void processorsFromTheKernelLog();
    void disksThatFillUp();
    void layersAndMemoryAreFolded();
    void aRootOnAnOverlayIsADisk();
    void inodesAreNotSpace();
    void connectionTracking();
    void openFiles();
    void kernelSettings();
    void whatShippedRulesAskForIsAFact();
    void aFileOfSettingsIsNotTheKernelsState();
    void openFilesOfOneProcess();
};

void ResourcesTest::memoryFromMeminfo()
{
    const auto facts = read(material({{"memory_info",
        section("cat /proc/meminfo",
            "MemTotal:        4000000 kB\nMemFree:          100000 kB\nMemAvailable:    1000000 kB\n"
            "SwapCached:            0 kB\nSwapTotal:       2097148 kB\nSwapFree:        2097148 kB\n"),
        "memory-info"}}));
    QCOMPARE(value(facts, u"memory.total-bytes"_s), u"4096000000"_s);
    QCOMPARE(value(facts, u"memory.available-bytes"_s), u"1024000000"_s);
    QCOMPARE(facts.find(u"memory.used-percent"_s)->value.toDouble(), 75.0);
    QCOMPARE(value(facts, u"swap.total-bytes"_s), u"2147479552"_s);
    QCOMPARE(place(facts, u"swap.total-bytes"_s), u"memory_info:7"_s);
    QCOMPARE(facts.find(u"swap.total-bytes"_s)->unit, u"bytes"_s);
}

// /proc/meminfo of Linux 2.6.32. Of the 6,000,000 kB of cache 5,000,000 kB are files in a tmpfs, which no reader gets back.
void ResourcesTest::memoryOfAKernelThatDoesNotTellWhatIsAvailable()
{
    const auto facts = read(material({{"memory_info",
        section("cat /proc/meminfo",
            "MemTotal:        8000000 kB\nMemFree:          100000 kB\nBuffers:           50000 kB\nCached:          6000000 kB\n"
            "SwapCached:            0 kB\nActive(anon):    5500000 kB\nInactive(anon):  1000000 kB\nActive(file):     450000 kB\n"
            "Inactive(file):   600000 kB\nShmem:           5000000 kB\nSReclaimable:      50000 kB\nSwapTotal:             0 kB\n"),
        "memory-info"}}));
    QCOMPARE(value(facts, u"memory.available-bytes"_s), QString::number(qint64(100'000 + 450'000 + 600'000 + 50'000) << 10));
    QCOMPARE(facts.find(u"memory.used-percent"_s)->value.toDouble(), 85.0);
    QCOMPARE(place(facts, u"memory.available-bytes"_s), u"memory_info:4"_s);

    // Linux 2.6.18 does not tell the lists of files and of the rest apart, and has no Shmem.
    const auto older = read(material({{"memory_info",
        section("cat /proc/meminfo", "MemTotal:        8000000 kB\nMemFree:          100000 kB\nBuffers:          300000 kB\nCached:          1600000 kB\n"
                                     "SwapCached:            0 kB\nActive:          1000000 kB\nInactive:        1000000 kB\n"),
        "memory-info"}}));
    QCOMPARE(older.find(u"memory.used-percent"_s)->value.toDouble(), 75.0);

    const auto cut = read(material({{"memory_info", section("cat /proc/meminfo", "MemTotal:        8000000 kB\nMemFree:          100000 kB\n"), "memory-info"}}));
    QVERIFY(!cut.find(u"memory.used-percent"_s)); // not told is not full
}

void ResourcesTest::memoryFromTopWhereMeminfoWasNotCollected()
{
    const auto facts = read(material({{"system_status",
        section("top -b -n 1",
            "top - 10:00:00 up 1 day,  1 user,  load average: 1.00, 1.00, 1.00\n"
            "MiB Mem :   4000.0 total,    100.0 free,   1106.1 used,   2090.3 buff/cache\n"
            "MiB Swap:   1024.0 total,   1024.0 free,      0.0 used.   1000.0 avail Mem \n")}}));
    QCOMPARE(value(facts, u"memory.total-bytes"_s), QString::number(qint64(4000) << 20));
    QCOMPARE(value(facts, u"memory.available-bytes"_s), QString::number(qint64(1000) << 20));
    QCOMPARE(value(facts, u"swap.total-bytes"_s), QString::number(qint64(1024) << 20));
    QCOMPARE(facts.find(u"memory.used-percent"_s)->value.toDouble(), 75.0);
}

void ResourcesTest::memoryFromFree()
{
    const QByteArray table =
        "              total        used        free      shared  buff/cache   available\nMem:           4000        2000        "
        " 500          10        1500        1000\nSwap:           512           0         512\n";
    QCOMPARE(value(read(material({{"x", section("free -m", table)}})), u"memory.available-bytes"_s),
        QString::number(qint64(1000) << 20));
    QCOMPARE(value(read(material({{"x", section("free", table)}})), u"swap.total-bytes"_s), QString::number(512 * 1024));
    QCOMPARE(value(read(material({{"x", section("free -h", table)}})), u"memory.total-bytes"_s), u"-"_s);
}

void ResourcesTest::noAvailableMemoryNoPercentage()
{
    const auto facts = read(
        material({{"memory_info", section("cat /proc/meminfo", "MemTotal:        4000000 kB\nMemFree:          100000 kB\n")}}));
    QCOMPARE(value(facts, u"memory.total-bytes"_s), u"4096000000"_s);
    QVERIFY(!facts.has(u"memory.used-percent"_s));
    QVERIFY(!facts.has(u"swap.total-bytes"_s));
}

void ResourcesTest::loadPerProcessor()
{
    const auto facts = read(material({{"system_status",
        section("uptime", " 19:48:36 up 14 min,  1 user,  load average: 40.10, 38.00, 36.00\n")
            + section("sar -A", "Linux 5.10.134 (worker-7) \t11/14/2023 \t_x86_64_\t(8 CPU)\n")}}));
    QCOMPARE(facts.find(u"load.1m"_s)->value.toDouble(), 40.1);
    QCOMPARE(facts.find(u"load.5m"_s)->value.toDouble(), 38.0);
    QCOMPARE(facts.find(u"load.15m"_s)->value.toDouble(), 36.0);
    QCOMPARE(facts.find(u"load.per-cpu-15m"_s)->value.toDouble(), 4.5);
    QCOMPARE(place(facts, u"load.15m"_s), u"system_status:3"_s);
}

void ResourcesTest::loadWithoutProcessors()
{
    const auto facts = read(material({{"system_status",
        section("uptime", " 19:48:36 up 14 min,  1 user,  load average: 1,10, 2,00, 3,00\n")}})); // a locale with decimal commas
    QCOMPARE(facts.find(u"load.15m"_s)->value.toDouble(), 3.0);
    QVERIFY(!facts.has(u"load.per-cpu-15m"_s));
    QVERIFY(!read(material({{"a", section("uptime", "load average: 1.0, 2.0\n")}})).has(u"load.1m"_s));
}

void ResourcesTest::processorsFromTheKernelLog()
{
    const auto facts = read(material({}, {logLine("kernel", "smp: Brought up 2 nodes, 96 CPUs", 100, "logs/dmesg.log", 266)}));
    QCOMPARE(value(facts, u"node.cpus"_s), u"96"_s);
    QCOMPARE(place(facts, u"node.cpus"_s), u"logs/dmesg.log:266"_s);
}

void ResourcesTest::disksThatFillUp()
{
    const auto facts = read(material({{"any_member", section("df -h", df), "other"}}));
    QCOMPARE(value(facts, u"disk.used-percent"_s, u"/"_s), u"14"_s);
    QCOMPARE(value(facts, u"disk.used-percent"_s, u"/var/lib/container"_s), u"96"_s);
    QCOMPARE(place(facts, u"disk.used-percent"_s, u"/var/lib/container"_s), u"any_member:7"_s);
    QCOMPARE(value(facts, u"disk.device"_s, u"/var/lib/container"_s), u"/dev/vdb"_s);
    QCOMPARE(value(facts, u"disk.used-percent"_s, u"/data"_s), u"100"_s);
    QCOMPARE(value(facts, u"disk.device"_s, u"/data"_s), u"/dev/mapper/a-very-long-name-of-a-logical-volume"_s);
    QCOMPARE(value(facts, u"disk.used-percent"_s, u"/var/lib/kubelet/pods/x/volumes/my volume"_s), u"1"_s);
    QVERIFY(!facts.has(u"disk.used-percent"_s, u"/mnt/unknown"_s));
}

void ResourcesTest::layersAndMemoryAreFolded()
{
    const auto facts = read(material({{"system_status", section("df -h", df)}}));
    qsizetype disks = 0;
    for (const model::Fact &fact : facts.facts())
        disks += fact.id == u"disk.used-percent"_s ? 1 : 0;
    QCOMPARE(disks, 4);
}

void ResourcesTest::aRootOnAnOverlayIsADisk()
{
    const auto facts = read(material({{"system_status",
        section("df -h", "Filesystem      Size  Used Avail Use% Mounted on\noverlay          40G   39G  1.0G  98% /\n")}}));
    QCOMPARE(value(facts, u"disk.used-percent"_s, u"/"_s), u"98"_s);
}

void ResourcesTest::inodesAreNotSpace()
{
    const auto facts = read(material({{"x",
        section("df -i",
            "Filesystem      Inodes  IUsed   IFree IUse% Mounted on\n/dev/vda3      2621440 2600000  21440  99% /\n")}}));
    QCOMPARE(value(facts, u"disk.inodes-used-percent"_s, u"/"_s), u"99"_s);
    QVERIFY(!facts.has(u"disk.used-percent"_s, u"/"_s));
}

void ResourcesTest::connectionTracking()
{
    const auto facts = read(material({{"system_info", section("sysctl -a", sysctl)}}));
    QCOMPARE(value(facts, u"conntrack.count"_s), u"261888"_s);
    QCOMPARE(value(facts, u"conntrack.max"_s), u"262144"_s);
    QCOMPARE(facts.find(u"conntrack.used-percent"_s)->value.toDouble(), 99.90234375); // 261888 / 262144
    QCOMPARE(place(facts, u"conntrack.count"_s), u"system_info:12"_s);
}

void ResourcesTest::openFiles()
{
    const auto facts = read(material({{"system_info", section("sysctl -a", sysctl)}}));
    QCOMPARE(value(facts, u"fd.allocated"_s), u"2560"_s);
    QCOMPARE(value(facts, u"fd.max"_s), u"2097152"_s);
    QCOMPARE(facts.find(u"fd.used-percent"_s)->value.toDouble(), 0.1220703125); // 2560 / 2097152
    QCOMPARE(value(facts, u"pid.max"_s), u"32768"_s);
    const auto unlimited = read(material({{"system_info", section("sysctl -a", "fs.file-nr = 2560\t0\t9223372036854775807\n")}}));
    QCOMPARE(value(unlimited, u"fd.max"_s), u"9223372036854775807"_s);
}

void ResourcesTest::kernelSettings()
{
    const auto facts = read(material({{"system_info", section("sysctl -a", sysctl)}}));
    QCOMPARE(value(facts, u"sysctl.net.ipv4.ip_forward"_s), u"0"_s);
    QCOMPARE(facts.find(u"sysctl.net.ipv4.ip_forward"_s)->type, u"integer"_s);
    QCOMPARE(value(facts, u"sysctl.net.bridge.bridge-nf-call-iptables"_s), u"0"_s);
    QCOMPARE(value(facts, u"sysctl.vm.swappiness"_s), u"60"_s);
    QCOMPARE(value(facts, u"sysctl.net.ipv4.ip_local_port_range"_s), u"32768 60999"_s);
    QVERIFY(!facts.has(u"sysctl.kernel.random.uuid"_s)); // of no interest
}

void ResourcesTest::whatShippedRulesAskForIsAFact()
{
    QStringList names;
    findSettings(resources::shipped(resources::Kind::Rules), names);
    QVERIFY(names.contains(u"net.ipv4.ip_forward"_s));
    for (const QString &name : std::as_const(names)) {
        const auto facts = read(material({{"system_info", section("sysctl -a", name.toUtf8() + " = 1\n")}}));
        QVERIFY2(facts.has(u"sysctl."_s + name), qPrintable(name));
    }
}

void ResourcesTest::aFileOfSettingsIsNotTheKernelsState()
{
    const auto facts = read(material({{"etc/sysctl.conf", "net.ipv4.ip_forward = 1\n", "other"}}));
    QVERIFY(!facts.has(u"sysctl.net.ipv4.ip_forward"_s));
}

void ResourcesTest::openFilesOfOneProcess()
{
    const auto facts = read(material({{"system_status",
        "273 fds (PID = 1919), command: /usr/bin/containerd \n61000 fds (PID = 7), command: /opt/leaky --x \n60 fds (PID = 1), "
        "command: init\n"}}));
    QCOMPARE(value(facts, u"fd.max-of-one-process"_s, u"/opt/leaky"_s), u"61000"_s);
    QCOMPARE(place(facts, u"fd.max-of-one-process"_s, u"/opt/leaky"_s), u"system_status:2"_s);
}

QTEST_GUILESS_MAIN(ResourcesTest)
#include "resources_test.moc"
