// Tracked connections, sockets, rules of iptables, routes and interfaces in detail.

#include "tests/facts/reading.h"

using namespace reading;

namespace {

QByteArray tracked(const char *protocol, const char *state, const char *from, const char *to, int port, bool answered = true)
{
    const QByteArray end = answered ? QByteArray(" [ASSURED] mark=0 zone=0 use=2\n") : QByteArray(" [UNREPLIED] mark=0 zone=0 use=2\n");
    return QByteArray("ipv4     2 ") + protocol + "      6 74 " + (*state ? QByteArray(state) + ' ' : QByteArray()) + "src=" + from
        + " dst=" + to + " sport=54572 dport=" + QByteArray::number(port) + " src=" + to + " dst=" + from + " sport="
        + QByteArray::number(port) + " dport=54572" + end;
}

const QByteArray table = tracked("tcp", "ESTABLISHED", "192.0.2.7", "198.51.100.1", 443) + tracked("tcp", "TIME_WAIT", "192.0.2.7", "198.51.100.1", 443)
    + tracked("tcp", "TIME_WAIT", "192.0.2.8", "198.51.100.1", 80) + tracked("udp", "", "192.0.2.7", "198.51.100.2", 53, false)
    + "ipv6     10 tcp      6 9 TIME_WAIT src=2001:db8::7 dst=2001:db8::1 sport=1 dport=443 src=2001:db8::1 dst=2001:db8::7 "
      "sport=443 dport=1 [ASSURED] mark=0 use=1\nodd line\n";

} // namespace

class ConnectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trackedConnections();
    void aTableThatIsCutIsNotCounted();
    void connectionsByState();
    void aConnectionListWithoutEndIsNotCounted();
    void listeningPorts();
    void listeningPortsOfSs();
    void portsOfKubeProxy();
    void policiesAndRules();
    void rulesMadeByHand();
    void routes();
    void interfacesInDetail();
    void terwayMode();
};

void ConnectionsTest::trackedConnections()
{
    const auto facts = read(material({{"network_info", section("cat /proc/net/nf_conntrack", table)}}));
    QCOMPARE(value(facts, u"conntrack.listed.count"_s), u"5"_s);
    QCOMPARE(value(facts, u"conntrack.protocol.count"_s, u"tcp"_s), u"4"_s);
    QCOMPARE(value(facts, u"conntrack.protocol.count"_s, u"udp"_s), u"1"_s);
    QCOMPARE(value(facts, u"conntrack.state.count"_s, u"TIME_WAIT"_s), u"3"_s);
    QCOMPARE(value(facts, u"conntrack.state.count"_s, u"ESTABLISHED"_s), u"1"_s);
    QCOMPARE(countOf(facts, u"conntrack.state.count"_s), 2); // UDP has no state
    QCOMPARE(value(facts, u"conntrack.source.count"_s, u"192.0.2.7"_s), u"3"_s);
    QCOMPARE(value(facts, u"conntrack.target.count"_s, u"198.51.100.1:443"_s), u"2"_s);
    QCOMPARE(value(facts, u"conntrack.target.count"_s, u"[2001:db8::1]:443"_s), u"1"_s);
    QCOMPARE(value(facts, u"conntrack.unreplied.count"_s), u"1"_s);
    QCOMPARE(place(facts, u"conntrack.unreplied.count"_s), u"network_info:6"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void ConnectionsTest::aTableThatIsCutIsNotCounted()
{
    QVERIFY(!read(material({{"a", cutSection("cat /proc/net/nf_conntrack", table)}})).has(u"conntrack.listed.count"_s));
    QVERIFY(!read(material({{"a", section("cat /proc/net/nf_conntrack", table, true)}})).has(u"conntrack.listed.count"_s));
    QCOMPARE(value(read(material({{"a", section("cat /proc/net/nf_conntrack", {})}})), u"conntrack.listed.count"_s), u"0"_s);
}

void ConnectionsTest::connectionsByState()
{
    const QByteArray lists = "Active Internet connections (w/o servers)\nProto Recv-Q Send-Q Local Address  Foreign Address  State\n"
                             "tcp   0  0 192.0.2.7:39002  192.0.2.1:443  TIME_WAIT  \ntcp6  0  0 192.0.2.7:22  192.0.2.1:40000  "
                             "ESTABLISHED\ntcp   0  0 192.0.2.7:39003  192.0.2.1:443  TIME_WAIT\n"
                             "Active Internet connections (w/o servers)\nudp  0  0 192.0.2.7:68  192.0.2.1:67  ESTABLISHED\n"
                             "Active Internet connections (only servers)\nProto\n";
    const auto facts = read(material({{"network_info", lists, "network-info"}}));
    QCOMPARE(value(facts, u"connection.state.count"_s, u"TIME_WAIT"_s), u"2"_s);
    QCOMPARE(value(facts, u"connection.state.count"_s, u"ESTABLISHED"_s), u"1"_s); // UDP is not counted
    QCOMPARE(value(facts, u"connection.total.count"_s), u"3"_s);
    QCOMPARE(place(facts, u"connection.state.count"_s, u"ESTABLISHED"_s), u"network_info:4"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void ConnectionsTest::aConnectionListWithoutEndIsNotCounted()
{
    const QByteArray list = "Active Internet connections (w/o servers)\ntcp   0  0 192.0.2.7:39002  192.0.2.1:443  TIME_WAIT\n";
    QVERIFY(!read(material({{"network_info", list}})).has(u"connection.total.count"_s));
    QVERIFY(!read(material({{"a", section("netstat -nt", list, true)}})).has(u"connection.total.count"_s));
    QCOMPARE(value(read(material({{"a", section("netstat -nt", list)}})), u"connection.total.count"_s), u"1"_s);
}

void ConnectionsTest::listeningPorts()
{
    const QByteArray list = "Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address  Foreign Address  State\n"
                            "tcp   0  0 169.254.20.10:53  0.0.0.0:*  LISTEN     \ntcp   0  0 0.0.0.0:22  0.0.0.0:*  LISTEN\n"
                            "tcp6  0  0 :::22  :::*  LISTEN\nudp   0  0 169.254.20.10:53  0.0.0.0:*                          \n"
                            "Active UNIX domain sockets (only servers)\nunix  2  [ ACC ]  STREAM  LISTENING  146713   /run/x:80\n";
    const auto facts = read(material({{"network_info", list}}));
    QCOMPARE(value(facts, u"port.listening"_s, u"tcp/53"_s), u"169.254.20.10"_s);
    QCOMPARE(value(facts, u"port.listening"_s, u"tcp/22"_s), u"0.0.0.0, ::"_s);
    QCOMPARE(value(facts, u"port.listening"_s, u"udp/53"_s), u"169.254.20.10"_s);
    QCOMPARE(place(facts, u"port.listening"_s, u"udp/53"_s), u"network_info:6"_s);
    QCOMPARE(countOf(facts, u"port.listening"_s), 3);
    QCOMPARE(value(facts, u"port.total.count"_s), u"3"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void ConnectionsTest::listeningPortsOfSs()
{
    const auto facts = read(material({{"a",
        section("ss -lntu",
            "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nudp   UNCONN 0      0      127.0.0.1:323      "
            "0.0.0.0:*\ntcp   LISTEN 0      4096   *:10250      *:*    users:((\"kubelet\",pid=812,fd=20))\ntcp   LISTEN 0  128  "
            "[::]:22  [::]:*\n")}}));
    QCOMPARE(value(facts, u"port.listening"_s, u"tcp/10250"_s), u"*"_s);
    QCOMPARE(value(facts, u"port.listening"_s, u"tcp/22"_s), u"[::]"_s);
    QCOMPARE(value(facts, u"port.listening"_s, u"udp/323"_s), u"127.0.0.1"_s);
    QCOMPARE(value(facts, u"port.10250.listening"_s), u"true"_s);
}

void ConnectionsTest::portsOfKubeProxy()
{
    const QByteArray list = "Active Internet connections (only servers)\ntcp6  0  0 :::10250  :::*  LISTEN\nudp6  0  0 :::10256  :::*\n";
    const auto whole = read(material({{"a", section("netstat -ln", list)}}));
    QCOMPARE(value(whole, u"port.10250.listening"_s), u"true"_s);
    QCOMPARE(value(whole, u"port.10256.listening"_s), u"false"_s); // UDP is not TCP
    const auto cut = read(material({{"a", cutSection("netstat -ln", list)}}));
    QCOMPARE(value(cut, u"port.10250.listening"_s), u"true"_s);
    QVERIFY(!cut.has(u"port.10256.listening"_s));
    QVERIFY(!cut.has(u"port.total.count"_s));
}

void ConnectionsTest::policiesAndRules()
{
    const QByteArray rules = "# Generated by iptables-save\n*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [12:3400]\n:KUBE-FIREWALL - [0:0]\n"
                             "-A INPUT -j KUBE-FIREWALL\n-A KUBE-FIREWALL -m conntrack ! --ctstate RELATED -j DROP\nCOMMIT\n*nat\n"
                             ":PREROUTING ACCEPT [0:0]\n-A PREROUTING -j KUBE-SERVICES\nCOMMIT\n";
    const auto facts = read(material({{"network_info", section("iptables-save", rules)}}));
    QCOMPARE(value(facts, u"iptables.policy"_s, u"filter FORWARD"_s), u"DROP"_s);
    QCOMPARE(value(facts, u"iptables.policy"_s, u"nat PREROUTING"_s), u"ACCEPT"_s);
    QVERIFY(!facts.has(u"iptables.policy"_s, u"filter KUBE-FIREWALL"_s)); // only built-in chains have one
    QCOMPARE(value(facts, u"iptables.table-rules.count"_s, u"filter"_s), u"2"_s);
    QCOMPARE(value(facts, u"iptables.table-rules.count"_s, u"nat"_s), u"1"_s);
    QCOMPARE(value(facts, u"iptables.drop-rules.count"_s), u"1"_s);
    QCOMPARE(countOf(facts, u"iptables.drop-rule"_s), 0); // kube-proxy's own
    const auto cut = read(material({{"network_info", cutSection("iptables-save", rules)}}));
    QCOMPARE(value(cut, u"iptables.policy"_s, u"filter FORWARD"_s), u"DROP"_s);
    QVERIFY(!cut.has(u"iptables.drop-rules.count"_s));
    QCOMPARE(withoutNames(facts), QStringList());
}

void ConnectionsTest::rulesMadeByHand()
{
    QByteArray rules = "*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -s 198.51.100.0/24 -p tcp -m tcp --dport 10250 -j DROP\n-A INPUT -j "
                       "LOG --log-prefix \"-j DROP \"\n-A OUTPUT -d 192.0.2.1/32 -j REJECT --reject-with icmp-port-unreachable\n";
    const auto facts = read(material({{"network_info", section("iptables-save", rules + "COMMIT\n")}}));
    QCOMPARE(value(facts, u"iptables.drop-rule"_s, u"filter INPUT:5"_s),
        u"-A INPUT -s 198.51.100.0/24 -p tcp -m tcp --dport 10250 -j DROP"_s);
    QVERIFY(facts.has(u"iptables.drop-rule"_s, u"filter OUTPUT:7"_s));
    QCOMPARE(value(facts, u"iptables.drop-rules.count"_s), u"2"_s); // what is quoted is no target
    for (int i = 0; i < 30; ++i)
        rules += "-A INPUT -s 203.0.113." + QByteArray::number(i) + "/32 -j DROP\n";
    const auto many = read(material({{"network_info", section("iptables-save", rules + "COMMIT\n")}}));
    QCOMPARE(countOf(many, u"iptables.drop-rule"_s), 20);
    QCOMPARE(value(many, u"iptables.drop-rule.more.count"_s), u"12"_s);
    QCOMPARE(value(many, u"iptables.drop-rules.count"_s), u"32"_s);
    QCOMPARE(withoutNames(many), QStringList());
}

void ConnectionsTest::routes()
{
    const QByteArray list = "default via 192.0.2.253 dev eth0 proto dhcp src 192.0.2.7 metric 100 \n192.0.2.0/24 dev eth0 proto kernel "
                            "scope link\n192.0.2.95 dev cali6bd58105986 scope link\n192.0.2.96 dev veth12 scope link\n";
    const auto facts = read(material({{"network_info", section("ip route show", list)}}));
    QCOMPARE(value(facts, u"route.gateway"_s), u"192.0.2.253"_s);
    QCOMPARE(value(facts, u"route.default-interface"_s), u"eth0"_s);
    QCOMPARE(value(facts, u"route.total.count"_s), u"4"_s);
    QCOMPARE(value(facts, u"route.pods.count"_s), u"2"_s);
    QCOMPARE(place(facts, u"route.pods.count"_s), u"network_info:5"_s);
    const auto cut = read(material({{"network_info", cutSection("ip route show", list)}}));
    QCOMPARE(value(cut, u"route.gateway"_s), u"192.0.2.253"_s);
    QVERIFY(!cut.has(u"route.total.count"_s));
    QCOMPARE(withoutNames(facts), QStringList());
}

void ConnectionsTest::interfacesInDetail()
{
    const QByteArray list =
        "2: eth0: <BROADCAST,UP> mtu 1450 qdisc mq master bond0 state UP group default\n    link/ether 02:00:5e:10:00:01 brd "
        "ff:ff:ff:ff:ff:ff\n    inet 192.0.2.7/24 brd 192.0.2.255 scope global eth0\n    inet6 fe80::1/64 scope link\n    inet6 "
        "2001:db8::7/64 scope global\n"
        "3: kube-ipvs0: <BROADCAST,NOARP> mtu 1500 state DOWN group default\n    dummy numtxqueues 1\n    inet 198.51.100.1/32 scope "
        "global\n    inet 198.51.100.2/32 scope global\n"
        "6: cali1@if2: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP\n    veth numtxqueues 1\n7: cali2@if2: <BROADCAST> mtu 1500 "
        "state DOWN\n    veth numtxqueues 1\n";
    const auto facts = read(material({{"network_info", section("ip --details ad show", list)}}));
    QCOMPARE(value(facts, u"interface.eth0.mtu"_s, u"eth0"_s), u"1450"_s);
    QCOMPARE(value(facts, u"interface.eth0.master"_s, u"eth0"_s), u"bond0"_s);
    QCOMPARE(value(facts, u"interface.eth0.addresses"_s, u"eth0"_s), u"192.0.2.7/24, 2001:db8::7/64"_s);
    QCOMPARE(place(facts, u"interface.eth0.addresses"_s, u"eth0"_s), u"network_info:5"_s);
    QCOMPARE(value(facts, u"kube-proxy.service-addresses.count"_s), u"2"_s);
    QCOMPARE(value(facts, u"interface.veth.count"_s), u"2"_s);
    QCOMPARE(value(facts, u"interface.veth-down.count"_s), u"1"_s);
    QCOMPARE(place(facts, u"interface.veth-down.count"_s), u"network_info:14"_s);
    QVERIFY(!facts.has(u"interface.cali1.mtu"_s, u"cali1"_s));
    QCOMPARE(withoutNames(facts), QStringList());
}

void ConnectionsTest::terwayMode()
{
    const QByteArray ps = section("ps -ef",
        "UID          PID    PPID  C STIME TTY          TIME CMD\nroot 4711 1 0 10:00 ? 00:00:00 /usr/bin/terwayd -log-level info "
        "-daemon-mode ENIMultiIP -config /etc/eni/eni_conf\n");
    const QByteArray links = section("ip link show", "2: eth0: <UP> mtu 1500 state UP\n5: eth1: <UP> mtu 1500 state UP\n");
    const auto facts = read(material({{"network_info", links}, {"system_status", ps}}));
    QCOMPARE(value(facts, u"network.mode"_s), u"ENIMultiIP"_s);
    QCOMPARE(value(facts, u"network.eni.count"_s), u"2"_s);
    QVERIFY(!read(material({{"network_info", links}})).has(u"network.eni.count"_s)); // without Terway eth1 is just a second card
}

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "connections_test.moc"
