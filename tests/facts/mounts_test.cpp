// What is mounted: disks one by one, the rest by number.

#include "tests/facts/reading.h"

using namespace reading;

namespace {

const QByteArray mounts =
    "rootfs / rootfs rw 0 0\n"
    "proc /proc proc rw,nosuid 0 0\n"
    "cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid 0 0\n"
    "tmpfs /run tmpfs rw,mode=755 0 0\n"
    "/dev/vda3 / ext4 rw,relatime 0 0\n"
    "/dev/vdb /var/lib/container ext4 ro,relatime,errors=remount-ro 0 0\n"
    "192.0.2.9:/share /mnt/my\\040share nfs4 rw,vers=4.0 0 0\n"
    "ossfs /data/oss fuse.ossfs rw 0 0\n"
    "overlay /run/containerd/io.containerd.runtime.v2.task/k8s.io/a1/rootfs overlay rw,lowerdir=/x 0 0\n"
    "shm /run/containerd/io.containerd.grpc.v1.cri/sandboxes/a1/shm tmpfs rw 0 0\n"
    "nsfs /run/netns/cni-1 nsfs rw 0 0\n"
    "tmpfs /var/lib/kubelet/pods/1/volumes/kubernetes.io~secret/token tmpfs rw 0 0\n"
    "/dev/vdc /var/lib/kubelet/pods/1/volumes/kubernetes.io~csi/d-1/mount ext4 rw 0 0\n"
    "/dev/vdc /var/lib/kubelet/plugins/kubernetes.io/csi/d-1/globalmount ext4 rw 0 0\n"
    "a line of another kind\n";

} // namespace

class MountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void disksAndNetworkFileSystems();
    void theRestIsCounted();
    void whatIsMountedLastIsSeen();
    void cgroupVersions();
    void aCutListCountsNothing();
    void manyMountsAreCapped();
};

void MountsTest::disksAndNetworkFileSystems()
{
    const auto facts = read(material({{"system_status", section("cat /proc/mounts", mounts)}}));
    QCOMPARE(value(facts, u"mount.device"_s, u"/"_s), u"/dev/vda3"_s);
    QCOMPARE(value(facts, u"mount.read-only"_s, u"/"_s), u"false"_s);
    QCOMPARE(value(facts, u"mount.read-only"_s, u"/var/lib/container"_s), u"true"_s);
    QCOMPARE(value(facts, u"mount.options"_s, u"/var/lib/container"_s), u"ro,relatime,errors=remount-ro"_s);
    QCOMPARE(place(facts, u"mount.read-only"_s, u"/var/lib/container"_s), u"system_status:8"_s);
    QCOMPARE(value(facts, u"mount.type"_s, u"/mnt/my share"_s), u"nfs4"_s);
    QCOMPARE(value(facts, u"mount.type"_s, u"/data/oss"_s), u"fuse.ossfs"_s);
    QVERIFY(facts.has(u"mount.device"_s, u"/var/lib/kubelet/plugins/kubernetes.io/csi/d-1/globalmount"_s));
    QCOMPARE(countOf(facts, u"mount.device"_s), 5);
    QCOMPARE(withoutNames(facts), QStringList());
}

void MountsTest::theRestIsCounted()
{
    const auto facts = read(material({{"system_status", section("cat /proc/mounts", mounts)}}));
    QCOMPARE(value(facts, u"mount.total.count"_s), u"14"_s);
    QCOMPARE(value(facts, u"mount.pods.count"_s), u"2"_s);
    QCOMPARE(value(facts, u"mount.containers.count"_s), u"2"_s);
    QCOMPARE(value(facts, u"mount.network-namespaces.count"_s), u"1"_s);
    QCOMPARE(value(facts, u"mount.memory.count"_s), u"1"_s);
    QCOMPARE(value(facts, u"mount.kernel.count"_s), u"3"_s); // rootfs, proc, cgroup2
}

void MountsTest::whatIsMountedLastIsSeen()
{
    const auto facts = read(material(
        {{"system_status", section("cat /proc/mounts", "/dev/vdb /data ext4 rw 0 0\n/dev/vdc /data xfs ro 0 0\n")}}));
    QCOMPARE(value(facts, u"mount.device"_s, u"/data"_s), u"/dev/vdc"_s);
    QCOMPARE(value(facts, u"mount.read-only"_s, u"/data"_s), u"true"_s);
}

void MountsTest::cgroupVersions()
{
    const auto version = [](const QByteArray &lines) {
        return value(read(material({{"a", section("cat /proc/mounts", lines)}})), u"cgroup.version"_s);
    };
    QCOMPARE(version("cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n"), u"v2"_s);
    // With v1 a v2 hierarchy without controllers may be mounted beside it.
    QCOMPARE(version("cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0\ncgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0\n"), u"v1"_s);
    QCOMPARE(version("proc /proc proc rw 0 0\n"), u"-"_s);
}

void MountsTest::aCutListCountsNothing()
{
    const auto cut = read(material({{"system_status", cutSection("cat /proc/mounts", mounts)}}));
    QCOMPARE(value(cut, u"mount.device"_s, u"/"_s), u"/dev/vda3"_s);
    QVERIFY(!cut.has(u"mount.total.count"_s));
    QVERIFY(!read(material({{"system_status", section("cat /proc/mounts", {}, true)}})).has(u"mount.total.count"_s));
}

void MountsTest::manyMountsAreCapped()
{
    QByteArray lines;
    for (int i = 0; i < 70; ++i)
        lines += "/dev/vdb /data/" + QByteArray::number(100 + i) + " ext4 rw 0 0\n";
    const auto facts = read(material({{"system_status", section("cat /proc/mounts", lines)}}));
    QCOMPARE(countOf(facts, u"mount.device"_s), 50);
    QCOMPARE(value(facts, u"mount.more.count"_s), u"20"_s);
    QCOMPARE(value(facts, u"mount.total.count"_s), u"70"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

QTEST_GUILESS_MAIN(MountsTest)
#include "mounts_test.moc"
