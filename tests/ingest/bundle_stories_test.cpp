// Made-up bundles of the three versions of the collector: a master with Docker (2018), a worker with sandboxes (2022), an edge node
// (2025), whole, cut and damaged. What each member is, how much of it is there, and when its lines were printed.

#include "tests/ingest/made_dump.h"
#include "tests/support/bundle_folder.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;
using model::Coverage;

namespace {

QByteArray section(const QByteArray &command, const QByteArray &output, bool failed = false)
{
    return "\n-----------------run " + command + "------------------\n" + output + (failed ? "failed to collect info: " + command + "\n" : QByteArray())
        + "------------End of " + command.split(' ').first() + "----------------\n";
}

const QByteArray uptime = section("uptime", " 19:48:36 up 14 min,  1 user,  load average: 0.10, 0.20, 0.30\n");

class Story
{
public:
    explicit Story(const char *epoch)
        : m_folder(QLatin1StringView("diagnose_") + QLatin1StringView(epoch))
    {
    }
    void write(const char *member, const QByteArray &text) { m_folder.write(QString::fromLatin1(member), text); }
    void open()
    {
        opened = tests::open({m_folder.path()});
        QVERIFY(opened);
    }
    const model::SourceIndex &source(const char *member) const
    {
        const QString end = u'/' + QString::fromLatin1(member);
        for (const auto &item : opened->snapshot->sources) {
            if (item->info->path.endsWith(end) || item->info->path == end.mid(1))
                return *item;
        }
        qFatal("no source %s", member);
    }
    QString role(const char *member) const { return source(member).info->role; }
    QString format(const char *member) const { return source(member).info->format; }
    Coverage coverage(const char *member) const { return source(member).info->coverage; }
    QString utc(const char *member, quint32 line) const { return tests::utc(source(member), line); }
    QString message(const char *member, quint32 line) const
    {
        return ingest::readRow(*opened->texts, source(member), model::RowIndex(line - 1)).message;
    }
    bool isOf(model::EntityKind kind, const QString &name, const char *member, quint32 line) const
    {
        const auto &rows = opened->snapshot->entities[size_t(kind)];
        const auto it = rows.constFind(name);
        return it != rows.constEnd() && (*it)->contains({source(member).id(), model::RowIndex(line - 1)});
    }
    QStringList missing() const
    {
        QStringList paths;
        for (const auto &info : opened->snapshot->missing)
            paths << info->path;
        return paths;
    }

    std::optional<ingest::Opened> opened;

private:
    tests::BundleFolder m_folder;
};

} // namespace

class BundleStoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // diagnose_1545220116: date -u -d @1545220116 is 2018-12-19 11:48:36. A master of a dedicated cluster, UTC+8, Docker 17.
    void aMasterWithDocker()
    {
        Story story("1545220116");
        story.write("system_info", section("uname -a", "Linux master-1 3.10.0-957.el7.x86_64\n"));
        story.write("service_status", section("service ntpd status", "Redirecting to /bin/systemctl status ntpd.service\n"));
        story.write("network_info", section("ip route show", "default via 192.0.2.1 dev eth0\n"));
        story.write("system_status", uptime);
        story.write("docker_status", "root  1  dockerd\n" + section("docker info", "Server Version: 17.06.2-ce\n"));
        story.write("containerd_events.log", "{\"id\":\"0a1b2c3d\",\"status\":\"start-container\",\"timestamp\":\"2018-12-19T19:20:00.5+08:00\"}\n");
        story.write("goroutine-stacks-2018-12-19T194836+0800.log", "goroutine 1 [running]:\nmain.main()\n\t/go/src/main.go:10 +0x1\n\ngoroutine 7 [select]:\n");
        story.write("daemon-data-2018-12-19T194836+0800.log", "(*daemon.Daemon){}\n");
        story.write("logs/dmesg.log", section("dmesg -T", "[Wed Dec 19 19:10:00 2018] Linux version 3.10.0\n[Wed Dec 19 19:11:00 2018] device eth0 entered promiscuous mode\n"));
        story.write("logs/messages", "Dec 19 19:30:00 master-1 dockerd[7]: time=\"2018-12-19T19:30:00.5+08:00\" level=error msg=\"Handler failed\"\n");
        story.write("logs/docker.log",
                    "-- Logs begin at Wed 2018-12-19 19:10:00 CST, end at Wed 2018-12-19 19:48:40 CST. --\n"
                    "Dec 19 19:30:00 master-1 dockerd[7]: time=\"2018-12-19T19:30:00.5+08:00\" level=error msg=\"Handler failed\"\n");
        story.write("varlogmessage.log", "");
        story.write("cs/kube-apiserver/kube-apiserver-master-1.log", "I1219 11:40:00.000000       1 server.go:1] \"listening\"\nE1219 11:41:00.000000       1 cache.go:1] \"timed out\"\n");
        story.write("cs/kube-controller-manager/kube-controller-manager-master-1.log",
                    "I1219 19:40:00.000000       1 event.go:221] Event(v1.ObjectReference{Kind:\"Node\", Name:\"worker-17\"}): type: 'Normal' reason: 'NodeNotReady'\n"
                    "I1219 19:47:00.000000       1 leaderelection.go:1] local clock\n");
        story.write("cs/kube-scheduler/kube-scheduler-master-1.log", "E1219 11:41:00.000000       1 factory.go:1] no fit\nE1219 11:42:00.000000       1 factory.go:1] no fit\n");
        story.write("cs/cloud-controller-manager/ccm-x7k2p.log", "I1219 11:41:00.000000       1 node.go:1] sync\nI1219 11:42:00.000000       1 node.go:1] sync\n");
        story.write("cs/etcd.log",
                    "-- Logs begin at Wed 2018-12-19 19:10:00 CST, end at Wed 2018-12-19 19:48:40 CST. --\n"
                    "Dec 19 19:30:00 master-1 etcd[9]: apply entries took too long [150ms for 1 entries]\n");
        story.write("events.log",
                    "LAST SEEN   FIRST SEEN   COUNT     NAME                     KIND      SUBOBJECT              TYPE      REASON      SOURCE                MESSAGE\n"
                    "5m          1h           12        web-0.1572f3c2a3ef3f52   Pod       spec.containers{app}   Warning   Unhealthy   kubelet, worker-17   Readiness probe failed\n"
                    "2d          2d           1         worker-17.1572f3c2a3ef   Node                             Normal    Starting    kubelet, worker-17   Starting kubelet.\n");
        story.write("storage/flexvolume_disk.log", "time=\"2018-12-19T19:30:00+08:00\" level=info msg=\"Disk mount\"\n");
        story.write("cluster_dump.log", tests::madeDump());
        story.open();

        const model::BundleInfo &bundle = *story.opened->snapshot->bundles.front();
        QCOMPARE(bundle.layout, u"ack-linux"_s);
        QCOMPARE(bundle.layoutVersion, u"V1"_s);
        QCOMPARE(bundle.utcOffset, std::chrono::seconds(8 * 3600));
        QVERIFY(story.missing().isEmpty());

        QCOMPARE(story.role("containerd_events.log"), u"runtime-events-log"_s);
        QCOMPARE(story.role("goroutine-stacks-2018-12-19T194836+0800.log"), u"stack-dump"_s);
        QCOMPARE(story.role("daemon-data-2018-12-19T194836+0800.log"), u"stack-dump"_s);
        QCOMPARE(story.role("storage/flexvolume_disk.log"), u"storage-log"_s);
        QCOMPARE(story.utc("storage/flexvolume_disk.log", 1), u"2018-12-19T11:30:00Z"_s);
        QCOMPARE(story.utc("logs/dmesg.log", 3), u"2018-12-19T11:10:00Z"_s);
        QCOMPARE(story.utc("cs/etcd.log", 2), u"2018-12-19T11:30:00Z"_s);
        QCOMPARE(story.source("logs/messages").copies, 1U);

        // Containers print UTC, unless that would lie behind the collection.
        QCOMPARE(story.role("cs/kube-apiserver/kube-apiserver-master-1.log"), u"apiserver-log"_s);
        QCOMPARE(story.utc("cs/kube-apiserver/kube-apiserver-master-1.log", 2), u"2018-12-19T11:41:00Z"_s);
        QCOMPARE(story.utc("cs/kube-controller-manager/kube-controller-manager-master-1.log", 2), u"2018-12-19T11:47:00Z"_s);
        QVERIFY(story.isOf(model::EntityKind::Pod, u"kube-system/kube-apiserver-master-1"_s, "cs/kube-apiserver/kube-apiserver-master-1.log", 2));
        QVERIFY(story.isOf(model::EntityKind::Namespace, u"kube-system"_s, "cs/cloud-controller-manager/ccm-x7k2p.log", 1));

        // date -u -d '@1545220116 - 5 minutes', and two days before
        QCOMPARE(story.format("events.log"), u"events-table"_s);
        QCOMPARE(story.utc("events.log", 2), u"2018-12-19T11:43:36Z"_s);
        QCOMPARE(story.utc("events.log", 3), u"2018-12-17T11:48:36Z"_s);
        QVERIFY(story.utc("events.log", 1).isEmpty());
        QVERIFY(story.source("events.log").quality(model::RowIndex(1)).testFlag(model::TimeQuality::YearInferred));
        QVERIFY(story.isOf(model::EntityKind::Component, u"kubelet"_s, "events.log", 2));
        QVERIFY(story.isOf(model::EntityKind::Pod, u"web-0"_s, "events.log", 2));
        QVERIFY(story.isOf(model::EntityKind::Node, u"worker-17"_s, "events.log", 3));
        // The list runs backwards; the timeline does not.
        const auto &order = *story.opened->snapshot->order;
        const model::SourceId events = story.source("events.log").id();
        QVERIFY(order.find({events, model::RowIndex(2)})->value() < order.find({events, model::RowIndex(1)})->value());
    }

    // diagnose_1655639316: 2022-06-19 11:48:36 UTC. A worker with containerd and sandboxes; kubectl has no access there.
    void aWorkerWithSandboxes()
    {
        Story story("1655639316");
        story.write("system_info", section("uname -a", "Linux worker-17 4.19.91\n"));
        story.write("service_status", section("service firewalld status", "", true) + section("service chronyd status", "Active: active (running)\n"));
        story.write("network_info", section("ip route show", "default via 192.0.2.1 dev eth0\n"));
        story.write("ps_command_status",
                    "check if ps -ef command hang\nps -ef command is hung\nstart to check which process lead to ps -ef command hang\n"
                    "process /proc/4711/task/4712/ is in State D and lead to ps -ef process hang,stack info:\n[<0>] do_exit+0x1\nfinish to check which process lead to ps -ef command hang\n");
        story.write("system_status", uptime);
        story.write("sandbox_runtime.status", "=====check pouch config=====\nthe pouch config is valid\n======check containerd config=====\nplease enable iommu\n");
        story.write("sandbox-runtime-status/check_netns_leak.sh", "#!/bin/bash\nip netns\n");
        story.write("sandbox-runtime-status.tgz", QByteArray()); // the download failed
        // The header was cut away with the lines before the last 10,000; the first line is a half one.
        QByteArray dmesg = "un 19 19:40:00 2022] half a line\n";
        for (int i = 0; i < 9'999; ++i)
            dmesg += "[Sun Jun 19 19:4" + QByteArray::number(i / 2'000) + ":00 2022] line\n";
        story.write("logs/dmesg.log", dmesg);
        story.write("logs/messages",
                    "Jun 19 19:30:00 worker-17 systemd-journald[5]: Suppressed 917 messages from kubelet.service\n"
                    "Jun 19 19:30:01 worker-17 rsyslogd[6]: imjournal: 236 messages lost due to rate-limiting (20000 allowed within 600 seconds)\n"
                    "Jun 19 19:30:02 worker-17 systemd[1]: Started Session 1.\n");
        story.write("logs/kubelet.log",
                    "-- Journal begins at Sun 2022-06-19 19:10:00 CST, ends at Sun 2022-06-19 19:48:40 CST. --\n"
                    "Jun 19 19:30:00 worker-17 kubelet[21]: I0619 19:30:00.000000      21 a.go:1] \"ok\"\n");
        story.write("logs/docker.log", "-- Journal begins at Sun 2022-06-19 19:10:00 CST, ends at Sun 2022-06-19 19:48:40 CST. --\n-- No entries --\n");
        story.write("varlogmessage.log", "");
        story.write("cs/etcd.log", "-- Journal begins at Sun 2022-06-19 19:10:00 CST, ends at Sun 2022-06-19 19:48:40 CST. --\n-- No entries --\n");
        story.write("events.log", "");
        story.write("cluster_dump.log", "");
        story.open();

        QCOMPARE(story.role("ps_command_status"), u"ps-status"_s);
        QCOMPARE(story.role("sandbox_runtime.status"), u"sandbox-status"_s);
        QCOMPARE(story.coverage("events.log"), Coverage::Empty);
        QCOMPARE(story.coverage("cluster_dump.log"), Coverage::Empty);
        QCOMPARE(story.coverage("logs/docker.log"), Coverage::Empty);
        QCOMPARE(story.coverage("cs/etcd.log"), Coverage::Empty);
        QCOMPARE(story.coverage("sandbox-runtime-status.tgz"), Coverage::Empty);
        QCOMPARE(story.coverage("service_status"), Coverage::Whole); // one of its commands failed, not all
        QCOMPARE(story.coverage("logs/dmesg.log"), Coverage::Tail);
        QCOMPARE(story.utc("logs/dmesg.log", 2), u"2022-06-19T11:40:00Z"_s);
        // journald drops lines of the kubelet, and so they are missing in the system log, too; rsyslog drops more.
        QCOMPARE(story.coverage("logs/kubelet.log"), Coverage::RateLimited);
        QVERIFY(story.source("logs/kubelet.log").info->coverageReason.en.contains(u"917"_s));
        QCOMPARE(story.coverage("logs/messages"), Coverage::RateLimited);
        QVERIFY(story.source("logs/messages").info->coverageReason.en.contains(u"1153"_s));
        QCOMPARE(story.utc("logs/kubelet.log", 2), u"2022-06-19T11:30:00Z"_s);
        QVERIFY(story.source("logs/kubelet.log").info->headerEnd.has_value());
        QVERIFY(story.missing().contains(u"cs/kube-apiserver/"_s));
    }

    // diagnose_1765626516: 2025-12-13 11:48:36 UTC. An edge node with Pouch.
    void anEdgeNode()
    {
        Story story("1765626516");
        story.write("system_info", section("uname -a", "Linux edge-3 5.10.134\n"));
        story.write("service_status", section("service ntpd status", "", true));
        story.write("network_info", section("ip route show", "default via 192.0.2.1 dev eth0\n"));
        story.write("memory_info", section("cat /proc/meminfo", "MemTotal: 1 kB\n"));
        story.write("ps_command_status", "check if ps -ef command hang\nps -ef command works fine\n");
        story.write("system_status", uptime);
        story.write("daemon_status/kubelet_status", section("systemctl status kubelet -l", "* kubelet.service\n   Active: inactive (dead)\n", true));
        story.write("daemon_status/containerd_status", section("systemctl status containerd -l", "", true));
        story.write("daemon_status/edgehub_status", section("systemctl status edge-hub -l", "", true) + section("edge-hub --version", "", true));
        story.write("daemon_status/pouch_status", section("pouch version", "Version: 1.3\n"));
        story.write("daemon_status/docker_daemon.json", "{\n    \"exec-opts\": [\"native.cgroupdriver=systemd\"],\n    \"bip\": \"198.51.100.1/24\"\n}\n");
        story.write("daemon_status/10-kubeadm.conf", "[Service]\n");
        story.write("daemon_status/kubelet.service", "[Unit]\n");
        story.write("daemon_status/10-edgehub.conf", "[Service]\n");
        story.write("daemon_status/goroutine-stacks-2025-12-13T194836+0800.log", "goroutine 1 [running]:\n");
        story.write("logs/dmesg.log", section("dmesg -T", "", true));
        story.write("logs/messages", "Dec 13 19:30:00 edge-3 ens-cmd[5]: start\nDec 13 19:30:01 edge-3 systemd[1]: Started.\n");
        story.write("logs/ens-logs", "Dec 13 19:30:00 edge-3 ens-cmd[5]: start\n");
        story.write("logs/pouch.log",
                    "-- Logs begin at Sat 2025-12-13 19:10:00 CST, end at Sat 2025-12-13 19:48:40 CST. --\n"
                    "Dec 13 19:30:00 edge-3 pouchd[8]: time=\"2025-12-13T19:30:00+08:00\" level=info msg=\"started\"\n");
        story.write("logs/edgehub.log",
                    "-- Logs begin at Sat 2025-12-13 19:10:00 CST, end at Sat 2025-12-13 19:48:40 CST. --\n"
                    "Dec 13 19:30:00 edge-3 edge-hub[9]: E1213 19:30:00.500000       9 health_checker.go:1] \"failed to connect\" err=\"timeout\"\n");
        story.write("logs/edgeadm.log", "I1213 19:20:00.000000     100 join.go:1] [preflight] Running pre-flight checks\nI1213 19:20:01.000000     100 join.go:1] joined\n");
        story.write("logs/kubelet.log", "-- Logs begin at Sat 2025-12-13 19:10:00 CST, end at Sat 2025-12-13 19:48:40 CST. --\n-- No entries --\n");
        story.write("varlogmessage.log", "");
        story.write("node_cache/kubelet/pods.v1.core/shop/cart-0", "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"cart-0\"}}\n");
        const QByteArray id = "0a1b2c3d4e5f6";
        story.write("cs/edge/coredns_containerd.log",
                    id + "       969ed13c812d8       13 minutes ago      Running             coredns                       0                   0b3904bfd6a41       coredns-5f6b679f8f-r7q2z        kube-system\n"
                         "+ echo\n\n+ echo '-----------------run crictl' logs " + id + "------------------\n-----------------run crictl logs " + id
                        + "------------------\n+ timeout 10s crictl logs " + id
                        + "\n.:53\n[INFO] plugin/reload: Running configuration\n[ERROR] plugin/errors: 2 shop.example. A: read udp: i/o timeout\n[INFO] 192.0.2.5:39524 - 2 \"A IN shop.example. udp 30 false 512\" NOERROR qr 30 0.1s\n"
                          "+ '[' 0 '!=' 0 ']'\n+ echo '------------End of crictl----------------'\n------------End of crictl----------------\n");
        story.write("cs/edge/kube-proxy_docker.log",
                    "0a1b2c3d4e5f   registry.example.com/kube-proxy:v1   \"/usr/local/bin/kube-\xE2\x80\xA6\"   14 minutes ago   Up 14 minutes             k8s_kube-proxy_kube-proxy-x7k2p_kube-system_0a1b_0\n"
                    "+ echo\n-----------------run docker logs 0a1b2c3d4e5f------------------\n+ timeout 10s docker logs 0a1b2c3d4e5f\n"
                    "I1213 11:34:35.000000       1 server.go:1] \"one\"\nE1213 11:34:36.000000       1 server.go:1] \"two\"\n"
                    "failed to collect info: docker logs 0a1b2c3d4e5f\n------------End of docker----------------\n");
        story.write("cs/edge/logtail_pouch.log", "");
        story.write("cs/etcd.log", "");
        story.write("events.log", "");
        story.write("cluster_dump.log", "");
        story.open();

        QCOMPARE(story.opened->snapshot->bundles.front()->layoutVersion, u"V3"_s);
        QCOMPARE(story.coverage("daemon_status/edgehub_status"), Coverage::CommandFailed); // both of its commands
        QCOMPARE(story.coverage("daemon_status/containerd_status"), Coverage::CommandFailed);
        QCOMPARE(story.coverage("daemon_status/kubelet_status"), Coverage::Whole); // a unit that does not run is an output, too
        QCOMPARE(story.coverage("service_status"), Coverage::CommandFailed);
        QCOMPARE(story.coverage("logs/dmesg.log"), Coverage::CommandFailed);
        QCOMPARE(story.coverage("logs/kubelet.log"), Coverage::Empty);
        QCOMPARE(story.role("logs/ens-logs"), u"agent-log"_s);
        QCOMPARE(story.source("logs/ens-logs").copies, 1U);
        QCOMPARE(story.role("logs/edgeadm.log"), u"edge-hub-log"_s);
        QCOMPARE(story.utc("logs/edgeadm.log", 1), u"2025-12-13T11:20:00Z"_s);
        QCOMPARE(story.utc("logs/edgehub.log", 2), u"2025-12-13T11:30:00.500Z"_s);
        QCOMPARE(story.utc("logs/pouch.log", 2), u"2025-12-13T11:30:00Z"_s);
        QCOMPARE(story.role("daemon_status/docker_daemon.json"), u"daemon-config"_s);
        QCOMPARE(story.role("daemon_status/goroutine-stacks-2025-12-13T194836+0800.log"), u"stack-dump"_s);
        QCOMPARE(story.role("daemon_status/10-edgehub.conf"), u"unit-file"_s);
        QCOMPARE(story.role("node_cache/kubelet/pods.v1.core/shop/cart-0"), u"node-cache"_s);
        QVERIFY(!story.missing().contains(u"logs/containerd.log"_s)); // Pouch runs here
        QVERIFY(!story.missing().contains(u"logs/docker.log"_s));

        // CoreDNS prints no times: the order of its lines is kept, rules and readers see them, the collector's lines are none.
        const char *coredns = "cs/edge/coredns_containerd.log";
        const model::SourceIndex &dns = story.source(coredns);
        QCOMPARE(dns.info->format, u"coredns"_s);
        QVERIFY(!dns.first);
        QCOMPARE(story.message(coredns, 9), u"plugin/errors: 2 shop.example. A: read udp: i/o timeout"_s);
        QCOMPARE(dns.flags(model::RowIndex(8)).level(), model::Level::Error);
        for (const quint32 line : {7U, 8U, 9U, 10U})
            QVERIFY2(dns.templateOf(model::RowIndex(line - 1)).value() != 0, qPrintable(QString::number(line)));
        for (const quint32 line : {1U, 2U, 3U, 4U, 5U, 6U, 11U, 12U, 13U})
            QVERIFY2(dns.templateOf(model::RowIndex(line - 1)).value() == 0, qPrintable(QString::number(line)));
        QVERIFY(story.isOf(model::EntityKind::Pod, u"kube-system/coredns-5f6b679f8f-r7q2z"_s, coredns, 9));
        QVERIFY(story.isOf(model::EntityKind::Container, u"coredns"_s, coredns, 9));

        const char *proxy = "cs/edge/kube-proxy_docker.log";
        QCOMPARE(story.format(proxy), u"klog"_s);
        QCOMPARE(story.utc(proxy, 5), u"2025-12-13T11:34:35Z"_s);
        QVERIFY(story.utc(proxy, 1).isEmpty());
        QCOMPARE(story.coverage(proxy), Coverage::CommandFailed); // cut off by the time limit, perhaps
        QVERIFY(story.source(proxy).info->coverageReason.en.contains(u"missing at the end"_s));
        QVERIFY(story.isOf(model::EntityKind::Pod, u"kube-system/kube-proxy-x7k2p"_s, proxy, 6));
    }

    // A container that started anew: its earlier run stands behind the last one, and before it on the timeline.
    void anEarlierRunStandsBefore()
    {
        Story story("1765626516");
        story.write("system_info", "x\n");
        story.write("system_status", uptime);
        const QByteArray row = "       35162360f5ee8       14 minutes ago      Running             kube-proxy   1   089c7307a2bbe  kube-proxy-x7k2p  kube-system\n";
        story.write("cs/edge/kube-proxy_containerd.log",
                    "aaaaaaaaaaaaa" + row + "bbbbbbbbbbbbb" + row + "-----------------run crictl logs aaaaaaaaaaaaa------------------\n"
                    "I1213 11:40:00.000000       1 a.go:1] \"second run\"\nI1213 11:41:00.000000       1 a.go:1] \"second run\"\n"
                    "------------End of crictl----------------\n-----------------run crictl logs bbbbbbbbbbbbb------------------\n"
                    "I1213 11:35:00.000000       1 a.go:1] \"first run\"\n");
        story.write("logs/messages", "Dec 13 19:38:00 worker-17 systemd[1]: between\n");
        story.open();
        const auto &order = *story.opened->snapshot->order;
        const model::SourceId proxy = story.source("cs/edge/kube-proxy_containerd.log").id();
        const auto at = [&](model::SourceId source, quint32 line) { return order.find({source, model::RowIndex(line - 1)})->value(); };
        const auto between = at(story.source("logs/messages").id(), 1);
        QVERIFY(at(proxy, 8) < between);
        QVERIFY(between < at(proxy, 4));
    }

    void aTableAloneCountsFromTheFilesOwnTime()
    {
        tests::BundleFolder folder;
        folder.write(u"events.txt"_s, "NAMESPACE   LAST SEEN   TYPE      REASON    OBJECT      MESSAGE\nshop        5m          Warning   BackOff   pod/web-0   Back-off\n");
        QFile file(folder.path() + u"/events.txt"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QDateTime written = QDateTime::fromString(u"2025-12-13T11:48:36Z"_s, Qt::ISODate);
        QVERIFY(file.setFileTime(written, QFileDevice::FileModificationTime));
        file.close();
        const auto opened = tests::open({folder.path()});
        QVERIFY(opened);
        const model::SourceIndex &events = *opened->snapshot->sources.front();
        QCOMPARE(events.info->role, u"events-table"_s);
        QCOMPARE(tests::utc(events, 2), u"2025-12-13T11:43:36Z"_s);
    }
};

QTEST_GUILESS_MAIN(BundleStoriesTest)
#include "bundle_stories_test.moc"
