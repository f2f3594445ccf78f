// Facts of the genuine bundle against what a person reads there.
//
// The expected values were read in the unpacked bundle with awk, grep and sed, as the comment of each part says; none was taken
// from the program. What would name the machine (addresses, ids, host and pod names) is compared with what a plain scan of the
// member finds while the test runs.

#include "services/archive/input.h"
#include "services/facts/facts.h"
#include "tests/support/bundle_folder.h"

#include <QRegularExpression>
#include <QTest>

#include <ctime>
#include <limits>
#include <map>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Members by their path below the bundle's folder, read without the program's own text store.
class RawMembers final : public archive::EntrySink
{
public:
    std::map<QString, QByteArray> files;
    Decision begin(const archive::Entry &entry) override
    {
        m_current = &files[entry.path.section(QRegularExpression(u"/diagnose_\\d+/"_s), -1)];
        return Decision::Read;
    }
    void data(std::string_view bytes) override { m_current->append(bytes.data(), static_cast<qsizetype>(bytes.size())); }
    void end(const archive::EntryEnd &) override { }

private:
    QByteArray *m_current = nullptr;
};

struct Expected
{
    const char *id;
    const char *subject;
    const char *value;
    const char *member;
    quint32 line;
};

// sed -n 'Np' on the named member for each of them.
constexpr Expected memory[] = {
    {"memory.total-bytes", "", "3736031232", "memory_info", 3}, // 3648468 kB * 1024
    {"memory.free-bytes", "", "604340224", "memory_info", 4}, // 590176 kB
    {"memory.available-bytes", "", "2554941440", "memory_info", 5}, // 2495060 kB
    {"memory.cached-bytes", "", "2009690112", "memory_info", 7}, // 1962588 kB
    {"memory.dirty-bytes", "", "8904704", "memory_info", 19}, // 8696 kB
    {"memory.slab-bytes", "", "209788928", "memory_info", 25}, // 204872 kB
    {"memory.slab-unreclaimable-bytes", "", "60801024", "memory_info", 27}, // 59376 kB
    {"memory.committed-bytes", "", "4077203456", "memory_info", 34}, // 3981644 kB
    {"swap.total-bytes", "", "0", "memory_info", 17},
    {"huge-pages.total.count", "", "0", "memory_info", 50},
    {"huge-pages.page-bytes", "", "2097152", "memory_info", 54}, // 2048 kB
    {"huge-pages.anonymous-bytes", "", "236978176", "memory_info", 40}, // 231424 kB
    // awk '{for (i = 5; i <= NF; i++) if (i - 5 >= 3) s += $i * 2 ^ (i - 5)} END {print s}' on each line of buddyinfo
    {"memory.zone.free-pages-from-order-3", "Node 0, zone DMA32", "97120", "memory_info", 63},
    {"memory.zone.free-pages-from-order-4", "Node 0, zone DMA32", "71232", "memory_info", 63},
    {"memory.zone.free-pages-from-order-3", "Node 0, zone Normal", "4960", "memory_info", 64},
    {"memory.free-pages-from-order-3", "", "102080", "memory_info", 63}, // DMA32 and Normal
    {"memory.zone.free-pages", "Node 0, zone Normal", "7158", "memory_info", 2791},
    {"memory.zone.min-pages", "Node 0, zone Normal", "3723", "memory_info", 2793},
    {"memory.zone.high-pages", "Node 0, zone Normal", "5583", "memory_info", 2795},
    {"vmstat.oom_kill", "", "0", "system_info", 2919},
    {"vmstat.allocstall", "", "15", "system_info", 2883}, // awk '/^allocstall/ {s += $2} END {print s}'
    {"vmstat.compact_stall", "", "7", "system_info", 2933},
    {"vmstat.thp_fault_fallback", "", "416", "system_info", 2949},
    {"vmstat.pgmajfault", "", "5272", "system_info", 2896},
};

constexpr Expected disks[] = {
    {"disk.used-percent", "/", "14", "system_status", 668},
    {"disk.size-bytes", "/", "42949672960", "system_status", 668}, // 40G
    {"disk.available-bytes", "/boot/efi", "203423744", "system_status", 669}, // 194M
    {"disk.device", "/var/lib/container", "/dev/vdb", "system_status", 670},
    {"mount.device", "/", "/dev/vda3", "system_status", 772},
    {"mount.type", "/boot/efi", "vfat", "system_status", 777},
    {"mount.options", "/var/lib/container", "rw,relatime", "system_status", 780},
    {"mount.read-only", "/var/lib/kubelet", "false", "system_status", 781},
    // awk 'NF == 6' between the header and the footer of /proc/mounts, by type and path
    {"mount.total.count", "", "123", "system_status", 759},
    {"mount.pods.count", "", "30", "system_status", 784},
    {"mount.containers.count", "", "56", "system_status", 792},
    {"mount.network-namespaces.count", "", "11", "system_status", 834},
    {"cgroup.version", "", "v2", "system_status", 767},
};

constexpr Expected network[] = {
    // awk '/^ipv/ {p[$3]++; if ($6 !~ /=/) s[$6]++; n++}' on lines 291 to 809
    {"conntrack.listed.count", "", "517", "network_info", 291},
    {"conntrack.protocol.count", "tcp", "475", "network_info", 292},
    {"conntrack.protocol.count", "udp", "42", "network_info", 295},
    {"conntrack.state.count", "TIME_WAIT", "438", "network_info", 293},
    {"conntrack.state.count", "ESTABLISHED", "32", "network_info", 292},
    {"conntrack.state.count", "CLOSE_WAIT", "2", "network_info", 573},
    {"conntrack.unreplied.count", "", "0", "network_info", 291}, // grep -c UNREPLIED
    // awk '/^tcp/ {c[$6]++}' on lines 810 to 985, the list of netstat -nt
    {"connection.state.count", "TIME_WAIT", "164", "network_info", 812},
    {"connection.state.count", "ESTABLISHED", "8", "network_info", 818},
    {"connection.total.count", "", "172", "network_info", 810},
    // grep -n LISTEN
    {"port.listening", "tcp/10250", "::", "network_info", 1002},
    {"port.listening", "tcp/22", "0.0.0.0, ::", "network_info", 999},
    {"port.listening", "udp/323", "127.0.0.1, ::1", "network_info", 1008},
    {"port.10256.listening", "", "true", "network_info", 1005},
    {"port.total.count", "", "20", "network_info", 987}, // 17 TCP and 3 UDP ports: awk '{sub(/.*:/, "", $4); print substr($1, 1, 3), $4}' | sort -u
    {"route.default-interface", "", "eth0", "network_info", 183},
    {"route.total.count", "", "13", "network_info", 182},
    {"route.pods.count", "", "11", "network_info", 185}, // grep -c 'dev cali'
    {"interface.eth0.mtu", "eth0", "1500", "network_info", 9},
    {"interface.lo.mtu", "lo", "65536", "network_info", 3},
    {"interface.veth.count", "", "11", "network_info", 71}, // grep -c '@if' in the first list
    {"interface.veth-down.count", "", "0", "network_info", 71},
    {"kube-proxy.service-addresses.count", "", "14", "network_info", 20}, // grep -c 'global kube-ipvs0'
    {"network.mode", "", "ENIMultiIP", "system_status", 331},
    {"network.eni.count", "", "3", "network_info", 9}, // eth0, eth1, eth2
    // awk by table between '*table' and COMMIT
    {"iptables.table-rules.count", "nat", "13", "network_info", 211},
    {"iptables.table-rules.count", "filter", "23", "network_info", 250},
    {"iptables.table-rules.count", "raw", "8", "network_info", 279},
    {"iptables.policy", "filter FORWARD", "ACCEPT", "network_info", 240},
    {"iptables.drop-rules.count", "", "3", "network_info", 262}, // grep -c -e '-j DROP' -e '-j REJECT'
};

constexpr Expected processes[] = {
    {"process.total.count", "", "187", "system_status", 8},
    {"process.zombie.count", "", "0", "system_status", 8},
    {"cpu.idle-percent", "", "96.8", "system_status", 9},
    {"cpu.user-percent", "", "1.6", "system_status", 9},
    {"process.cpu-percent", "containerd (1919)", "6.7", "system_status", 14},
    // awk '{print $6, $1, $NF}' on the lines of top | sort -rn: the first two
    {"process.memory-bytes", "loongcollector (9868)", "145649664", "system_status", 180}, // 142236 KiB
    {"process.memory-bytes", "containerd (1919)", "118677504", "system_status", 14}, // 115896 KiB
    {"process.open-files", "containerd (1919)", "273", "system_status", 2327},
    {"process.open-files", "systemd (1)", "61", "system_status", 2328},
    {"process.open-files", "NetworkManager (635)", "27", "system_status", 2336},
    {"process.threads", "AliYunDunMonitor (5753)", "33", "system_status", 2342}, // ps -ef names 5753
    {"process.threads", "containerd-shim-runc-v2 (2361)", "16", "system_status", 2338},
    {"node.uptime-seconds", "", "840", "system_status", 3}, // 14 min
    {"node.architecture", "", "x86_64", "system_info", 7},
    {"ulimit.open-files", "", "65535", "system_info", 50},
    {"ulimit.max-user-processes", "", "14089", "system_info", 56},
    // lines between the header and the footer of rpm -qa; grep -n '^chrony-' and its like
    {"package.total.count", "", "603", "system_status", 885},
    {"package", "chrony", "4.5-2.0.1.al8", "system_status", 1278},
    {"package", "containerd.io", "2.1.4-3.alios7", "system_status", 1416},
    {"package", "systemd", "239-82.0.3.1.al8.3", "system_status", 1097},
};

constexpr Expected services[] = {
    {"kubelet.flag", "--cgroup-driver", "systemd", "daemon_status/10-kubeadm.conf", 11},
    {"kubelet.flag", "--v", "3", "daemon_status/10-kubeadm.conf", 8},
    {"kubelet.flag", "--anonymous-auth", "false", "daemon_status/10-kubeadm.conf", 9},
    {"kubelet.flag", "--node-ip", "0.0.0.0", "daemon_status/10-kubeadm.conf", 14},
    {"kubelet.flag", "--config", "/var/lib/kubelet/ack-managed-config.yaml", "daemon_status/10-kubeadm.conf", 15},
    {"service.kubelet.enabled", "", "enabled", "daemon_status/kubelet_status", 4},
    {"service.kubelet.main-pid", "", "2113", "daemon_status/kubelet_status", 9},
    {"service.kubelet.tasks", "", "15", "daemon_status/kubelet_status", 10},
    {"service.kubelet.tasks-limit", "", "22543", "daemon_status/kubelet_status", 10},
    {"service.kubelet.memory-bytes", "", "87870669", "daemon_status/kubelet_status", 11}, // 83.8M
    {"service.containerd.tasks", "", "242", "daemon_status/containerd_status", 8},
    {"service.firewalld.enabled", "", "disabled", "service_status", 60},
    {"service.systemd-journald.restarts", "", "1", "logs/messages", 875}, // grep -n 'restart counter'
    {"sandbox.config", "containerd", "please enable iommu", "sandbox_runtime.status", 4},
    {"sandbox.leaked.count", "netns", "0", "sandbox_runtime.status", 16},
    {"sandbox.blocked-shims.count", "", "0", "sandbox_runtime.status", 26},
    {"sandbox.file-handles-short", "", "false", "sandbox_runtime.status", 7},
};

} // namespace

class GenuineFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (tests::genuineBundle().isEmpty())
            QSKIP(qPrintable(tests::absentSentence()));
        QVERIFY(archive::readInput(tests::genuineBundle(), {}, m_raw, {}).ok());
        const auto opened = tests::open({tests::genuineBundle()});
        QVERIFY(opened);
        m_fastest = std::numeric_limits<double>::max();
        for (int i = 0; i < 5; ++i) {
            const std::clock_t begin = std::clock(); // processor time: what else the machine does is not counted
            m_facts = facts::readFacts(*opened->snapshot, *opened->texts, {});
            m_fastest = std::min(m_fastest, static_cast<double>(std::clock() - begin) * 1000 / CLOCKS_PER_SEC);
        }
    }

    void memoryReads() { compare(memory); }
    void disksRead() { compare(disks); }
    void networkReads() { compare(network); }
    void processesRead() { compare(processes); }
    void servicesRead() { compare(services); }

    void percentagesThatAreCalculated()
    {
        // awk '{for (i = 5; i <= NF; i++) {p = $i * 2 ^ (i - 5); f += p; if (i >= 8) h += p}} END {print 100 * (f - h) / f}'
        QCOMPARE(roundedAt(u"memory.fragmentation-percent"_s, {}), u"29.0416"_s); // lines 63 and 64
        QCOMPARE(roundedAt(u"memory.zone.fragmentation-percent"_s, u"Node 0, zone Normal"_s), u"30.7069"_s);
        QCOMPARE(roundedAt(u"memory.zone.fragmentation-percent"_s, u"Node 0, zone DMA"_s), u"0.2974"_s);
        // echo '59376 * 100 / 3648468' | bc -l
        QCOMPARE(roundedAt(u"memory.slab-unreclaimable-percent"_s, {}), u"1.6274"_s);
    }

    void whatWouldNameTheMachine()
    {
        const QByteArray &net = m_raw.files[u"network_info"_s];
        const QByteArray &unit = m_raw.files[u"daemon_status/10-kubeadm.conf"_s];
        QCOMPARE(text(u"route.gateway"_s), scan(net, u"^default via (\\S+)"_s));
        QCOMPARE(text(u"interface.eth0.addresses"_s, u"eth0"_s), scan(net, u"inet (\\S+) brd \\S+ scope global dynamic"_s));
        QCOMPARE(text(u"kubelet.flag"_s, u"--hostname-override"_s), scan(unit, u"--hostname-override=(\\S+)"_s));
        QCOMPARE(text(u"kubelet.flag"_s, u"--provider-id"_s), scan(unit, u"--provider-id=(\\S+)"_s));
        QCOMPARE(text(u"kubelet.flag"_s, u"--node-labels"_s), scan(unit, u"--node-labels=(\\S+)"_s));
        QCOMPARE(text(u"kernel.command-line"_s), scan(m_raw.files[u"logs/dmesg.log"_s], u"\\] Command line: (.*)$"_s));

        // Containers: the fields of the first line, cut at runs of two blanks.
        for (const QString &name : {u"coredns"_s, u"kube-proxy"_s}) {
            const QString member = u"cs/edge/"_s + name + u"_containerd.log"_s;
            const QString row = QString::fromUtf8(m_raw.files[member].left(m_raw.files[member].indexOf('\n')));
            const QStringList cells = row.split(QRegularExpression(u" {2,}"_s), Qt::SkipEmptyParts);
            QCOMPARE(cells.size(), 9);
            const QString subject = cells[8] + u'/' + cells[7] + u'/' + cells[4];
            QCOMPARE(text(u"container.state"_s, subject), u"Running"_s);
            QCOMPARE(text(u"container.restarts"_s, subject), u"0"_s);
            QCOMPARE(text(u"container.image"_s, subject), cells[1]);
            QVERIFY(find(u"container.state"_s, subject)->source.endsWith(member));
        }
    }

    void theBusiestTarget()
    {
        // sed -n 291,809p network_info | grep -oP '^.*? dst=\K\S+ sport=\d+ dport=\d+' | awk '{print $1, $3}' | sort | uniq -c
        std::map<QString, int> counts;
        const QStringList lines = QString::fromUtf8(m_raw.files[u"network_info"_s]).split(u'\n');
        static const QRegularExpression first(u"^ipv.*? dst=(\\S+) sport=\\d+ dport=(\\d+)"_s);
        for (const QString &line : lines) {
            if (const auto match = first.match(line); match.hasMatch())
                ++counts[match.captured(1) + u':' + match.captured(2)];
        }
        const auto most = std::max_element(counts.begin(), counts.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
        QVERIFY(most != counts.end());
        QCOMPARE(text(u"conntrack.target.count"_s, most->first), QString::number(most->second));
        QCOMPARE(most->second, 125); // to NodeLocal DNSCache
    }

    void whatIsNotThere()
    {
        // sar had recorded nothing, lsof failed, no Docker, no dump, every flag runs as it is written.
        for (const model::Fact &fact : m_facts.facts) {
            for (const QString &family : {u"sar."_s, u"deleted-files."_s, u"docker."_s, u"pouch."_s, u"pod."_s, u"runc."_s, u"dstate.task"_s,
                     u"kubelet.flag-running"_s, u"iptables.drop-rule"_s})
                QVERIFY2(!fact.id.startsWith(family) || fact.id == u"iptables.drop-rules.count"_s, qPrintable(fact.id));
            QVERIFY2(!fact.id.endsWith(u".more.count"_s), qPrintable(fact.id));
        }
        QVERIFY(m_facts.warnings.empty());
    }

    void quick()
    {
        qInfo("%lld facts in %.1f ms", static_cast<long long>(m_facts.facts.size()), m_fastest);
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QVERIFY2(m_fastest < 100, "The facts of a bundle are to be there within 100 ms.");
#endif
    }

private:
    template <size_t size>
    void compare(const Expected (&list)[size])
    {
        for (const Expected &expected : list) {
            const QString id = QString::fromUtf8(expected.id);
            const QString subject = QString::fromUtf8(expected.subject);
            const model::Fact *fact = find(id, subject);
            const QString name = id + u'[' + subject + u']';
            QVERIFY2(fact, qPrintable(name));
            QVERIFY2(fact->value.toString() == QString::fromUtf8(expected.value), qPrintable(name + u": "_s + fact->value.toString()));
            QVERIFY2(fact->source.endsWith(u'/' + QString::fromUtf8(expected.member)), qPrintable(name + u": "_s + fact->source));
            QVERIFY2(fact->line.value() == expected.line, qPrintable(name + u": line "_s + QString::number(fact->line.value())));
        }
    }

    const model::Fact *find(const QString &id, const QString &subject = {}) const
    {
        const auto it = std::find_if(m_facts.facts.begin(), m_facts.facts.end(),
            [&](const model::Fact &fact) { return fact.id == id && fact.subject == subject; });
        return it == m_facts.facts.end() ? nullptr : &*it;
    }
    QString text(const QString &id, const QString &subject = {}) const
    {
        const model::Fact *fact = find(id, subject);
        return fact ? fact->value.toString() : u"-"_s;
    }
    QString roundedAt(const QString &id, const QString &subject) const
    {
        const model::Fact *fact = find(id, subject);
        return fact ? QString::number(fact->value.toDouble(), 'f', 4) : u"-"_s;
    }
    static QString scan(const QByteArray &bytes, const QString &expression)
    {
        const QRegularExpression pattern(expression, QRegularExpression::MultilineOption);
        return pattern.match(QString::fromUtf8(bytes)).captured(1).trimmed();
    }

    RawMembers m_raw;
    facts::NodeFacts m_facts;
    double m_fastest = 0; // milliseconds
};

QTEST_GUILESS_MAIN(GenuineFactsTest)
#include "genuine_facts_test.moc"
