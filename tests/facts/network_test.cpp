// Interfaces, routes, ports, how pods are connected.

#include "tests/facts/reading.h"

using namespace reading;

namespace {

const QByteArray addresses =
    "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n"
    "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 promiscuity 0\n"
    "    inet 127.0.0.1/8 scope host lo\n"
    "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 1000\n"
    "    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0\n"
    "3: kube-ipvs0: <BROADCAST,NOARP> mtu 1500 qdisc noop state DOWN group default \n"
    "    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff promiscuity 0\n"
    "    dummy numtxqueues 1 numrxqueues 1\n"
    "4: eth1: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc mq state DOWN group default qlen 1000\n"
    "    link/ether 02:00:00:00:00:03 brd ff:ff:ff:ff:ff:ff promiscuity 0\n"
    "6: cali5ad34283949@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state DOWN group default \n"
    "    link/ether 02:00:00:00:00:04 brd ff:ff:ff:ff:ff:ff link-netns cni-1\n"
    "    veth numtxqueues 1 numrxqueues 1\n";

const QByteArray listening = "Active Internet connections (only servers)\n"
                             "Proto Recv-Q Send-Q Local Address           Foreign Address         State      \n"
                             "tcp        0      0 127.0.0.1:10248         0.0.0.0:*               LISTEN     \n"
                             "tcp6       0      0 :::10250                :::*                    LISTEN     \n"
                             "udp        0      0 127.0.0.1:323           0.0.0.0:*                          \n";
const QByteArray sockets =
    "Active UNIX domain sockets (only servers)\nProto RefCnt Flags       Type       State         I-Node   Path\n"
    "unix  2      [ ACC ]     STREAM     LISTENING     13041    /run/x:10250\n";

QByteArray withoutKubelet()
{
    QByteArray text = listening;
    return text.replace("tcp6       0      0 :::10250                :::*                    LISTEN     \n", "");
}

QString port(const QByteArray &text)
{
    return value(read(material({{"network_info", text, "network-info"}})), u"port.10250.listening"_s);
}

} // namespace

class NetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void interfacesAndTheirKinds();
    void anInterfaceThatWentDownBetweenTwoLists();
    void defaultRoute();
    void thePortInASection();
    void thePortInARawList();
    void aRawListCutOffProvesNothing();
    void connectionsAreNoListeners();
    void socketStatistics();
    void oneListWithoutThePortCounts();
    void plugIns_data();
    void plugIns();
    void proxyModes();
};

void NetworkTest::interfacesAndTheirKinds()
{
    const auto facts = read(material({{"network_info", section("ip --details ad show", addresses), "network-info"}}));
    QCOMPARE(value(facts, u"interface.eth0.state"_s, u"eth0"_s), u"up"_s);
    QCOMPARE(value(facts, u"interface.eth0.type"_s, u"eth0"_s), u"ethernet"_s);
    QCOMPARE(value(facts, u"interface.eth1.state"_s, u"eth1"_s), u"down"_s);
    QCOMPARE(place(facts, u"interface.eth1.state"_s, u"eth1"_s), u"network_info:11"_s);
    QCOMPARE(value(facts, u"interface.kube-ipvs0.state"_s, u"kube-ipvs0"_s), u"down"_s);
    QCOMPARE(value(facts, u"interface.kube-ipvs0.type"_s, u"kube-ipvs0"_s), u"dummy"_s);
    QCOMPARE(value(facts, u"interface.lo.state"_s, u"lo"_s), u"unknown"_s);
    QCOMPARE(value(facts, u"interface.lo.type"_s, u"lo"_s), u"loopback"_s);
    QVERIFY(!facts.has(u"interface.cali5ad34283949.state"_s, u"cali5ad34283949"_s)); // the end of a pod's pair
}

void NetworkTest::anInterfaceThatWentDownBetweenTwoLists()
{
    QByteArray links = addresses;
    links.replace("state UP group", "state DOWN mode DEFAULT group");
    const auto facts =
        read(material({{"network_info", section("ip --details ad show", addresses) + section("ip --details link show", links)}}));
    QCOMPARE(value(facts, u"interface.eth0.state"_s, u"eth0"_s), u"down"_s);
    QCOMPARE(facts.disagreements().size(), size_t(1));
}

void NetworkTest::defaultRoute()
{
    const QByteArray routes =
        "192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.17 metric 100 \n192.0.2.18 dev cali1 scope link \n";
    const auto route = [](const QByteArray &text) { return value(read(material({{"network_info", text}})), u"route.default"_s); };
    QCOMPARE(route(section("ip route show", "default via 192.0.2.1 dev eth0 proto dhcp metric 100 \n" + routes)), u"true"_s);
    QCOMPARE(route(section("ip route show", routes)), u"false"_s);
    QCOMPARE(route(section("ip route show", routes, true)), u"-"_s);
    QCOMPARE(route("-----------------run ip route show------------------\n" + routes), u"-"_s);
    QCOMPARE(route(section("ip --details ad show", addresses)), u"-"_s);
}

void NetworkTest::thePortInASection()
{
    QCOMPARE(port(section("netstat -ln", listening + sockets)), u"true"_s);
    QCOMPARE(port(section("netstat -ln", withoutKubelet() + sockets)), u"false"_s);
    QCOMPARE(port(section("netstat -ln", withoutKubelet(), true)), u"-"_s);
    const auto facts = read(material({{"system_status", section("netstat -ln", listening)}}));
    QCOMPARE(place(facts, u"port.10250.listening"_s), u"system_status:6"_s);
}

void NetworkTest::thePortInARawList()
{
    const QByteArray before = section("iptables-save", "*nat\n")
        + "Active Internet connections (w/o servers)\ntcp6 0 0 192.0.2.17:10250 192.0.2.9:59850 ESTABLISHED\n";
    QCOMPARE(port(before + listening + sockets), u"true"_s);
    QCOMPARE(port(before + withoutKubelet() + sockets), u"false"_s);
}

void NetworkTest::aRawListCutOffProvesNothing()
{
    QCOMPARE(port(withoutKubelet()), u"-"_s);
    QCOMPARE(port(listening), u"true"_s);
}

void NetworkTest::connectionsAreNoListeners()
{
    QByteArray text = withoutKubelet();
    text += "tcp        0      0 192.0.2.17:44444         192.0.2.9:10250         ESTABLISHED\ntcp6       0      0 :::110250     "
            "           :::*                    LISTEN\n";
    QCOMPARE(port(section("netstat -ln", text)), u"false"_s);
    QCOMPARE(port(section("netstat -nt",
                 "Active Internet connections (w/o servers)\ntcp6 0 0 192.0.2.17:10250 192.0.2.9:59850 ESTABLISHED\n")),
        u"-"_s);
}

void NetworkTest::socketStatistics()
{
    QCOMPARE(
        port(section("ss -ltn", "State   Recv-Q  Send-Q  Local Address:Port  Peer Address:Port\nLISTEN  0  128  *:10250  *:*\n")),
        u"true"_s);
    QCOMPARE(
        port(section("ss -ltn", "State   Recv-Q  Send-Q  Local Address:Port  Peer Address:Port\nLISTEN  0  128  *:22  *:*\n")),
        u"false"_s);
}

void NetworkTest::oneListWithoutThePortCounts()
{
    const auto facts = read(
        material({{"network_info", listening + sockets}, {"system_status", section("netstat -ln", withoutKubelet() + sockets)}}));
    QCOMPARE(value(facts, u"port.10250.listening"_s), u"false"_s);
    QCOMPARE(facts.disagreements().size(), size_t(1));
}

void NetworkTest::plugIns_data()
{
    QTest::addColumn<QByteArray>("process");
    QTest::addColumn<QString>("plugin");
    QTest::newRow("Terway") << QByteArray("/usr/bin/terwayd -log-level info") << "terway";
    QTest::newRow("Flannel") << QByteArray("/opt/bin/flanneld --ip-masq") << "flannel";
    QTest::newRow("Calico") << QByteArray("calico-node -felix") << "calico";
    QTest::newRow("none known") << QByteArray("/usr/bin/myplugin") << "-";
}

void NetworkTest::plugIns()
{
    QFETCH(QByteArray, process);
    QFETCH(QString, plugin);
    const QByteArray ps = section(
        "ps -ef", "UID          PID    PPID  C STIME TTY          TIME CMD\nroot 4711 1 0 10:00 ? 00:00:00 " + process + "\n");
    QCOMPARE(value(read(material({{"system_status", ps}})), u"network.plugin"_s), plugin);
}

void NetworkTest::proxyModes()
{
    const QByteArray rules = "*nat\n:PREROUTING ACCEPT [0:0]\n:KUBE-SVC-ABC - [0:0]\n-A PREROUTING -j KUBE-SERVICES\n-A "
                             "KUBE-SERVICES -j KUBE-SVC-ABC\nCOMMIT\n";
    const auto iptables = read(material({{"network_info", section("iptables-save", rules)}}));
    QCOMPARE(value(iptables, u"kube-proxy.mode"_s), u"iptables"_s);
    QCOMPARE(value(iptables, u"iptables.rules.count"_s), u"2"_s);
    const auto ipvs = read(material({{"network_info", section("ip --details ad show", addresses)}}));
    QCOMPARE(value(ipvs, u"kube-proxy.mode"_s), u"ipvs"_s);
    QVERIFY(!read(material({{"network_info", section("iptables-save", "*nat\nCOMMIT\n")}})).has(u"kube-proxy.mode"_s));
}

QTEST_GUILESS_MAIN(NetworkTest)
#include "network_test.moc"
