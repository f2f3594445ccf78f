// From a bundle on disk to its facts: what an edited bundle says must be what is read.

#include "services/archive/input.h"
#include "services/facts/facts.h"
#include "services/ingest/opening.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A healthy worker of the newest collector's shape, in JST; names, ids and addresses are made up. 1700000000 is 2023-11-15
/// 07:13:20 JST.
std::map<QString, QByteArray> worker()
{
    const auto section = [](const QByteArray &command, const QByteArray &output) {
        return "\n-----------------run " + command + "------------------\n" + output + "------------End of "
            + command.split(' ')[0] + "----------------\n";
    };
    const auto status = [](const QByteArray &unit) {
        return "\xe2\x97\x8f " + unit + ".service - " + unit
            + "\n   Loaded: loaded (/x; enabled; vendor preset: disabled)\n"
              "   Active: active (running) since Wed 2023-11-15 07:00:10 JST; 13min ago\n Main PID: 812 ("
            + unit + ")\n";
    };
    std::map<QString, QByteArray> files;
    files[u"system_info"_s] = section("uname -a", "Linux worker-7 5.10.134-15.al8.x86_64 #1 SMP x86_64 GNU/Linux\n")
        + section("uname -r", "5.10.134-15.al8.x86_64\n")
        + section("sysctl -a",
            "fs.file-nr = 2560\t0\t2097152\nkernel.pid_max = 4194303\nnet.ipv4.ip_forward = 1\nnet.netfilter.nf_conntrack_count "
            "= 624\nnet.netfilter.nf_conntrack_max = 262144\n");
    files[u"service_status"_s] =
        section("service kubelet status", status("kubelet")) + section("service containerd status", status("containerd"));
    files[u"network_info"_s] = section("ip route show", "default via 192.0.2.1 dev eth0 \n192.0.2.0/24 dev eth0 scope link \n")
        + "Active Internet connections (only servers)\ntcp6       0      0 :::10250                :::*                    "
          "LISTEN     \n"
          "tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN     \nActive UNIX domain sockets (only "
          "servers)\n";
    files[u"memory_info"_s] =
        section("cat /proc/meminfo", "MemTotal:        4000000 kB\nMemAvailable:    3000000 kB\nSwapTotal:             0 kB\n");
    files[u"ps_command_status"_s] = "check if ps -ef command hang\nps -ef command works fine\n";
    files[u"system_status"_s] = section("uptime", " 07:13:20 up 14 min,  1 user,  load average: 0.00, 0.17, 0.34\n")
        + section("ps -ef",
            "UID          PID    PPID  C STIME TTY          TIME CMD\nroot 1919 1 0 07:00 ? 00:00:41 /usr/bin/containerd\n"
            "root 2113 1 0 07:00 ? 00:00:12 /usr/bin/kubelet --v=3 --hostname-override=ap-northeast-1.192.0.2.17\n")
        + section("df -h",
            "Filesystem      Size  Used Avail Use% Mounted on\n/dev/vda3        40G  5.0G   33G  14% /\n/dev/vdb        116G  "
            "5.2G  105G   5% /var/lib/container\n");
    files[u"daemon_status/10-kubeadm.conf"_s] = "[Service]\nEnvironment=\"KUBELET_ARGS=--hostname-override=ap-northeast-1.192.0."
                                                "2.17 --provider-id=ap-northeast-1.i-6we01\"\n";
    files[u"logs/kubelet.log"_s] =
        "-- Logs begin at Sat 2023-10-14 09:00:00 JST, end at Wed 2023-11-15 07:13:20 JST. --\n"
        "Nov 15 07:00:10 worker-7 kubelet[2113]: I1115 07:00:10.500000    2113 server.go:556] \"Kubelet version\" "
        "kubeletVersion=\"v1.30.1-aliyun.1\"\n"
        "Nov 15 07:13:20 worker-7 kubelet[2113]: I1115 07:13:20.250000    2113 kubelet.go:1] \"Synced\"\n";
    files[u"logs/containerd.log"_s] = "-- Logs begin at Sat 2023-10-14 09:00:00 JST, end at Wed 2023-11-15 07:13:20 JST. --\n"
                                      "Nov 15 07:00:05 worker-7 containerd[1919]: time=\"2023-11-15T07:00:05.100000000+09:00\" "
                                      "level=info msg=\"starting containerd\" revision=abc version=1.6.28\n";
    files[u"logs/messages"_s] = "Oct 14 09:00:00 worker-7 systemd[1]: Started Session 1 of user root.\n"
                                "Oct 14 09:30:00 worker-7 systemd[1]: Reached target Power-Off.\n"
                                "Nov 15 07:00:00 worker-7 kernel: Linux version 5.10.134-15.al8.x86_64 (build@example) #1 SMP\n"
                                "Nov 15 07:00:00 worker-7 kernel: smp: Brought up 1 node, 4 CPUs\n"
                                "Nov 15 07:13:20 worker-7 systemd[1]: Started something.\n";
    return files;
}

struct Bundle
{
    std::map<QString, model::Fact> byId; ///< "id" or "id subject"
    facts::NodeFacts all;
    QString text(const QString &id) const
    {
        const auto it = byId.find(id);
        return it == byId.end() ? u"-"_s : it->second.value.toString();
    }
    QString place(const QString &id) const
    {
        const auto it = byId.find(id);
        return it == byId.end()
            ? u"-"_s
            : it->second.source.section(u"/diagnose_1700000000/"_s, -1) + u':' + QString::number(it->second.line.value());
    }
};

Bundle readBundle(const QString &path)
{
    Bundle bundle;
    ingest::OpenRequest request;
    request.paths << path;
    const auto opened = ingest::open(request, {});
    if (!opened.ok())
        return bundle;
    bundle.all = facts::readFacts(*opened.value().snapshot, *opened.value().texts, {});
    for (const model::Fact &fact : bundle.all.facts)
        bundle.byId.emplace(fact.subject.isEmpty() ? fact.id : fact.id + u' ' + fact.subject, fact);
    return bundle;
}

Bundle readFiles(const std::map<QString, QByteArray> &files, const QString &root = u"diagnose_1700000000"_s)
{
    const QTemporaryDir folder;
    const QDir top(folder.path());
    for (const auto &[path, text] : files) {
        const QString file = top.filePath(root + u'/' + path);
        top.mkpath(file.section(u'/', 0, -2));
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            return {};
    }
    return readBundle(top.filePath(root));
}

std::map<QString, QByteArray> edited(const QString &member, const QByteArray &from, const QByteArray &to)
{
    std::map<QString, QByteArray> files = worker();
    if (!files[member].contains(from))
        qFatal("The test looks for what is not there.");
    files[member].replace(from, to);
    return files;
}

QString genuine()
{
    const QString named = qEnvironmentVariable("SHINDAN_SHARED");
    const QDir folder(
        (named.isEmpty() ? QDir(QStringLiteral(SHINDAN_SOURCE_ROOT)).filePath(u"../shared"_s) : named) + u"/bundles"_s);
    const QStringList found = folder.entryList({u"diagnose_*.tar.gz"_s}, QDir::Files);
    return found.isEmpty() ? QString() : folder.filePath(found[0]);
}

/// Members of an archive, for looking into it in another way than the program does.
class Collector final : public archive::EntrySink
{
public:
    std::map<QString, QByteArray> files; ///< by the path below the root
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

/// Numbers with a unit that stand in their line as they are.
bool directlyPrinted(const QString &id)
{
    return id.startsWith(u"sysctl."_s) || (id.startsWith(u"vmstat."_s) && id != u"vmstat.allocstall"_s) || id == u"conntrack.count"_s
        || id == u"conntrack.max"_s || id.startsWith(u"process.open-files"_s) || id.startsWith(u"process.threads"_s)
        || id.startsWith(u"huge-pages.total"_s) || id == u"fd.max-of-one-process"_s || id == u"node.cpus"_s || id == u"fd.allocated"_s;
}

QString found(const QByteArray &bytes, const QString &expression)
{
    const QRegularExpression pattern(expression, QRegularExpression::MultilineOption);
    return pattern.match(QString::fromUtf8(bytes)).captured(1);
}

} // namespace

class ReadFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHealthyWorker();
    void edits_data();
    void edits();
    void aMissingMemberGivesNoFact_data();
    void aMissingMemberGivesNoFact();
    void bootsOfTheWorker();
    void coverageOfLogs();
    void rowsAboutContainersBeforeTheirLogs();
    void podsInTheCacheOfEdgeHub();
    void everyFactHasANameInBothLanguages();
    void membersThatDisagreeAreAWarning();
    void twoNodesInOneFolder();
    void anythingCanBeOpened();
    void cancelled();
    void genuineBundle();
    void genuineBoots();
};

void ReadFactsTest::aHealthyWorker()
{
    const Bundle bundle = readFiles(worker());
    QCOMPARE(bundle.text(u"node.name"_s), u"ap-northeast-1.192.0.2.17"_s);
    QCOMPARE(bundle.byId.at(u"node.name"_s).node, u"ap-northeast-1.192.0.2.17"_s);
    QCOMPARE(bundle.text(u"kubelet.version"_s), u"v1.30.1-aliyun.1"_s);
    QCOMPARE(bundle.byId.at(u"kubelet.version"_s).line.value(), 2U);
    QCOMPARE(bundle.text(u"containerd.version"_s), u"1.6.28"_s);
    QCOMPARE(bundle.text(u"kernel.version"_s), u"5.10.134-15.al8.x86_64"_s);
    QCOMPARE(bundle.text(u"node.cpus"_s), u"4"_s);
    QCOMPARE(bundle.text(u"service.kubelet.active"_s), u"active"_s);
    QCOMPARE(bundle.text(u"port.10250.listening"_s), u"true"_s);
    QCOMPARE(bundle.text(u"node.utc-offset"_s), u"+09:00"_s);
    QCOMPARE(bundle.byId.at(u"bundle.collected-at"_s).value.value<model::Instant>().ns, 1700000000 * model::nsPerSecond);
    QCOMPARE(bundle.byId.at(u"bundle.collected-at"_s).node, QString());
    QVERIFY(bundle.all.warnings.empty());
}

void ReadFactsTest::edits_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("fact");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *member, const char *from, const char *to, const char *fact,
                         const char *value) {
        QTest::newRow(name) << QString::fromUtf8(member) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(fact)
                            << QString::fromUtf8(value);
    };
    row("the kubelet failed", "service_status",
        "active (running) since Wed 2023-11-15 07:00:10 JST; 13min ago\n Main PID: 812 (kubelet)",
        "failed (Result: exit-code) since Wed 2023-11-15 07:13:00 JST; 20s ago\n Main PID: 812 (kubelet)",
        "service.kubelet.active", "failed");
    row("a service failed", "service_status", "active (running)", "failed (Result: exit-code)", "service.containerd.active",
        "failed");
    row("a disk is full", "system_status", "5.2G  105G   5%", "111G  4.2G  96%", "disk.used-percent /var/lib/container", "96");
    row("connection tracking", "system_info", "nf_conntrack_count = 624", "nf_conntrack_count = 262144", "conntrack.used-percent",
        "100");
    row("swap is on", "memory_info", "SwapTotal:             0 kB", "SwapTotal:       1048576 kB", "swap.total-bytes",
        "1073741824");
    row("no forwarding", "system_info", "ip_forward = 1", "ip_forward = 0", "sysctl.net.ipv4.ip_forward", "0");
    row("nobody listens", "network_info", "tcp6       0      0 :::10250                :::*                    LISTEN     \n", "",
        "port.10250.listening", "false");
    row("no default route", "network_info", "default via 192.0.2.1 dev eth0 \n", "", "route.default", "false");
    row("ps hung", "ps_command_status", "ps -ef command works fine", "ps -ef command is hung", "ps.hung", "true");
    row("no kubelet", "system_status", "/usr/bin/kubelet --v=3", "/usr/bin/other --v=3", "process.kubelet.running", "false");
    row("load", "system_status", "0.00, 0.17, 0.34", "80.00, 70.00, 60.00", "load.per-cpu-15m", "15");
    row("memory", "memory_info", "MemAvailable:    3000000 kB", "MemAvailable:     200000 kB", "memory.used-percent", "95");
    row("few process ids", "system_info", "pid_max = 4194303", "pid_max = 32768", "pid.max", "32768");
    row("another kubelet", "logs/kubelet.log", "v1.30.1-aliyun.1", "v1.22.3-aliyun.1", "kubelet.version", "v1.22.3-aliyun.1");
    row("another containerd", "logs/containerd.log", "version=1.6.28", "version=1.4.8", "containerd.version", "1.4.8");
}

void ReadFactsTest::edits()
{
    QFETCH(QString, member);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, fact);
    QFETCH(QString, value);
    const Bundle bundle = readFiles(edited(member, from, to));
    QCOMPARE(bundle.text(fact), value);
}

void ReadFactsTest::aMissingMemberGivesNoFact_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QStringList>("facts");
    QTest::newRow("no services") << u"service_status"_s << QStringList{u"service.kubelet.active"_s};
    QTest::newRow("no network") << u"network_info"_s << QStringList{u"port.10250.listening"_s, u"route.default"_s};
    QTest::newRow("no memory") << u"memory_info"_s << QStringList{u"memory.total-bytes"_s, u"swap.total-bytes"_s};
    QTest::newRow("no ps check") << u"ps_command_status"_s << QStringList{u"ps.hung"_s};
    QTest::newRow("no status") << u"system_status"_s
                               << QStringList{u"process.kubelet.running"_s, u"disk.used-percent /"_s, u"load.1m"_s};
    QTest::newRow("no settings") << u"system_info"_s << QStringList{u"conntrack.count"_s, u"fd.allocated"_s, u"pid.max"_s};
    QTest::newRow("no kubelet log") << u"logs/kubelet.log"_s << QStringList{u"kubelet.version"_s, u"log.kubelet-log.covers"_s};
}

void ReadFactsTest::aMissingMemberGivesNoFact()
{
    QFETCH(QString, member);
    QFETCH(QStringList, facts);
    std::map<QString, QByteArray> files = worker();
    files.erase(member);
    const Bundle without = readFiles(files);
    files[member] = QByteArray();
    const Bundle empty = readFiles(files);
    for (const QString &fact : facts) {
        QCOMPARE(without.text(fact), u"-"_s);
        QCOMPARE(empty.text(fact), u"-"_s);
    }
    QCOMPARE(without.text(u"node.name"_s), u"ap-northeast-1.192.0.2.17"_s);
}

void ReadFactsTest::bootsOfTheWorker()
{
    const Bundle bundle = readFiles(worker());
    QCOMPARE(bundle.all.boots.size(), size_t(2));
    const model::Boot &before = bundle.all.boots[0];
    QVERIFY(!before.start);
    QVERIFY(before.cleanShutdown);
    QCOMPARE(before.lastRow->ns / model::nsPerSecond, 1697243400); // date -d '2023-10-14 09:30:00 +0900' +%s
    const model::Boot &now = bundle.all.boots[1];
    QCOMPARE(now.start->ns / model::nsPerSecond, 1699999200); // date -d '2023-11-15 07:00:00 +0900' +%s
    QCOMPARE(now.line.value(), 3U);
    QVERIFY(now.current);
    QCOMPARE(now.node, u"ap-northeast-1.192.0.2.17"_s);
}

void ReadFactsTest::coverageOfLogs()
{
    const Bundle bundle = readFiles(worker());
    QCOMPARE(bundle.text(u"log.kubelet-log.covers"_s), u"789"_s); // 07:00:10.5 to 07:13:20.25
    QCOMPARE(bundle.byId.at(u"log.kubelet-log.covers"_s).unit, u"seconds"_s);
    QCOMPARE(bundle.byId.at(u"log.kubelet-log.first"_s).line.value(), 2U);
    QCOMPARE(bundle.byId.at(u"log.kubelet-log.last"_s).line.value(), 3U);
    QCOMPARE(bundle.byId.at(u"log.kubelet-log.last"_s).value.value<model::Instant>().ns, 1700000000250000000);
}

void ReadFactsTest::rowsAboutContainersBeforeTheirLogs()
{
    std::map<QString, QByteArray> files = worker();
    files[u"cs/edge/kube-proxy_containerd.log"_s] =
        "caa31617851b0       35162360f5ee8       14 minutes ago      Running             kube-proxy-worker             3                   "
        "089c7307a2bbe       kube-proxy-worker-aaaaa                                    kube-system\n+ echo\n\n"
        "-----------------run crictl logs caa31617851b0------------------\nps -ef command is hung\n"
        "I1115 06:34:34.552610       1 server.go:219] \"Successfully retrieved NodeIPs\"\n------------End of crictl----------------\n";
    const Bundle bundle = readFiles(files);
    QCOMPARE(bundle.text(u"container.restarts kube-system/kube-proxy-worker-aaaaa/kube-proxy-worker"_s), u"3"_s);
    QCOMPARE(bundle.text(u"ps.hung"_s), u"false"_s); // what a container prints says nothing about the node
}

void ReadFactsTest::podsInTheCacheOfEdgeHub()
{
    std::map<QString, QByteArray> files = worker();
    files[u"node_cache/kubelet/pods.v1.core/shop/cart-1"_s] =
        R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"cart-1","namespace":"shop"},"status":{"phase":"Failed","reason":"Evicted"}})";
    files[u"node_cache/kubelet/secrets.v1.core/shop/pod-key"_s] =
        R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"odd","namespace":"shop"},"status":{"phase":"Failed"}})";
    const Bundle bundle = readFiles(files);
    QCOMPARE(bundle.text(u"pod.phase shop/cart-1"_s), u"Failed (Evicted)"_s);
    QCOMPARE(bundle.text(u"pod.phase shop/odd"_s), u"-"_s); // that folder is not read
}

void ReadFactsTest::everyFactHasANameInBothLanguages()
{
    std::vector<model::Fact> all = readFiles(worker()).all.facts;
    if (!genuine().isEmpty()) {
        const std::vector<model::Fact> more = readBundle(genuine()).all.facts;
        all.insert(all.end(), more.begin(), more.end());
    }
    for (const model::Fact &fact : all) {
        QVERIFY2(!fact.name.en.isEmpty() && fact.name.en != fact.id, qPrintable(fact.id));
        QVERIFY2(!fact.name.ja.isEmpty() && fact.name.ja != fact.id, qPrintable(fact.id));
        QVERIFY2(!fact.name.en.contains(u'{') && !fact.name.ja.contains(u'{'), qPrintable(fact.id));
        QVERIFY2((QStringList{u"string"_s, u"integer"_s, u"number"_s, u"boolean"_s, u"version"_s, u"time"_s}).contains(fact.type),
            qPrintable(fact.id));
    }
}

void ReadFactsTest::membersThatDisagreeAreAWarning()
{
    std::map<QString, QByteArray> files = worker();
    files[u"daemon_status/kubelet_status"_s] = files[u"service_status"_s];
    files[u"daemon_status/kubelet_status"_s]
        .replace("service kubelet status", "systemctl status kubelet -l")
        .replace("active (running)", "failed (Result: signal)");
    const Bundle bundle = readFiles(files);
    QCOMPARE(bundle.text(u"service.kubelet.active"_s), u"failed"_s);
    QCOMPARE(bundle.place(u"service.kubelet.active"_s), u"daemon_status/kubelet_status:5"_s);
    QVERIFY(!bundle.all.warnings.empty());
    QCOMPARE(bundle.all.warnings[0].code, u"facts.disagree"_s);
    QVERIFY(bundle.all.warnings[0].message.en.contains(u"service_status"_s));
    QVERIFY(!bundle.all.warnings[0].message.ja.contains(u'{'));
}

void ReadFactsTest::twoNodesInOneFolder()
{
    std::map<QString, QByteArray> files;
    for (const auto &[path, text] : worker()) {
        files[u"a/"_s + path] = text;
        QByteArray other = text;
        files[u"b/"_s + path] =
            other.replace("192.0.2.17", "192.0.2.18").replace("nf_conntrack_count = 624", "nf_conntrack_count = 7");
    }
    const Bundle bundle = readFiles(files, u"two"_s);
    std::map<QString, QString> counts;
    for (const model::Fact &fact : bundle.all.facts) {
        if (fact.id == u"conntrack.count"_s)
            counts[fact.node] = fact.value.toString();
    }
    QCOMPARE(counts.size(), size_t(2));
    QCOMPARE(counts[u"ap-northeast-1.192.0.2.17"_s], u"624"_s);
    QCOMPARE(counts[u"ap-northeast-1.192.0.2.18"_s], u"7"_s);
}

void ReadFactsTest::anythingCanBeOpened()
{
    const Bundle bundle = readFiles({{u"system_info"_s, QByteArray(5000, '\xff')},
        {u"service_status"_s, "\n-----------------run service  status------------------\n"},
        {u"network_info"_s, QByteArray("\0\0\0", 3)}, {u"notes.txt"_s, "run df -h\n"}});
    for (const model::Fact &fact : bundle.all.facts)
        QVERIFY2(fact.id == u"bundle.collected-at"_s || fact.id == u"node.utc-offset"_s, qPrintable(fact.id));
    QVERIFY(bundle.all.boots.empty());
}

void ReadFactsTest::cancelled()
{
    const model::Cancellation cancellation;
    cancellation.cancel();
    const ingest::TextStore texts;
    QVERIFY(facts::readFacts(*model::Snapshot::empty(), texts, cancellation).facts.empty());
}

void ReadFactsTest::genuineBundle()
{
    if (genuine().isEmpty())
        QSKIP("There is no genuine bundle beside the source folder.");
    Collector raw;
    QVERIFY(archive::readInput(genuine(), {}, raw, {}).ok());
    const Bundle bundle = readBundle(genuine());
    const QByteArray &kubelet = raw.files[u"daemon_status/kubelet_status"_s];
    const QByteArray &info = raw.files[u"system_info"_s];
    const QByteArray &status = raw.files[u"system_status"_s];
    // Expectations are taken from other places of the bundle, or by other expressions, than the program uses.
    const std::map<QString, QString> expected{
        {u"node.name"_s, found(raw.files[u"logs/messages"_s], u"Successfully registered node\" node=\"([^\"]+)\""_s)},
        {u"node.region"_s, found(status, u"--region-id=(\\S+)"_s)},
        {u"node.instance-id"_s, found(kubelet, u"--provider-id=[^.\\s]+\\.(i-[a-z0-9]+)"_s)},
        {u"cluster.id"_s, found(status, u"--cluster-id=(c[0-9a-f]+)"_s)},
        {u"nodepool.id"_s, found(kubelet, u"nodepool-id=(np[0-9a-f]+)"_s)},
        {u"cluster.dns"_s, found(kubelet, u"--cluster-dns=([0-9.]+)"_s)},
        {u"kubelet.version"_s, found(raw.files[u"logs/messages"_s], u"kubeletVersion=\"([^\"]+)\""_s)},
        {u"containerd.version"_s, found(raw.files[u"logs/messages"_s], u"starting containerd\" revision=\\w+ version=(\\S+)"_s)},
        {u"kernel.version"_s, found(raw.files[u"logs/dmesg.log"_s], u"Linux version (\\S+)"_s)},
        {u"os.release"_s, found(info, u"^PRETTY_NAME=\"(.*)\"$"_s)},
        {u"conntrack.count"_s, found(info, u"nf_conntrack_count = (\\d+)"_s)},
        {u"conntrack.max"_s, found(info, u"net\\.netfilter\\.nf_conntrack_max = (\\d+)"_s)},
        {u"fd.allocated"_s, found(info, u"file-nr = (\\d+)"_s)},
        {u"node.cpus"_s, found(raw.files[u"logs/dmesg.log"_s], u"Allowing (\\d+) CPUs"_s)},
        {u"load.15m"_s, QString::number(found(status, u"load average: [^,]+, [^,]+, (\\S+)"_s).toDouble())},
        {u"disk.used-percent /"_s, found(status, u"(\\d+)% /$"_s)},
        {u"disk.used-percent /var/lib/container"_s, found(status, u"(\\d+)% /var/lib/container$"_s)},
        {u"threads.max-of-one-process"_s, found(status, u"^ +(\\d+) \\d+\\n-+done pid leak"_s)},
        {u"time.offset-seconds"_s, found(raw.files[u"logs/messages"_s], u"clock wrong by (\\S+) seconds"_s)},
        {u"runtime.name"_s, u"containerd"_s}, {u"network.plugin"_s, u"terway"_s}, {u"kube-proxy.mode"_s, u"ipvs"_s},
        {u"service.kubelet.active"_s, u"active"_s}, {u"service.containerd.active"_s, u"active"_s},
        {u"service.chronyd.active"_s, u"active"_s}, {u"service.firewalld.active"_s, u"inactive"_s},
        {u"service.docker.active"_s, u"missing"_s}, {u"service.ntpd.active"_s, u"missing"_s},
        {u"process.kubelet.running"_s, u"true"_s}, {u"process.containerd.running"_s, u"true"_s},
        {u"process.dockerd.running"_s, u"false"_s}, {u"port.10250.listening"_s, u"true"_s}, {u"ps.hung"_s, u"false"_s},
        {u"dstate.count"_s, u"0"_s}, {u"route.default"_s, u"true"_s}, {u"time.synchronised"_s, u"true"_s},
        {u"swap.total-bytes"_s, u"0"_s}, {u"node.utc-offset"_s, u"+08:00"_s}, {u"interface.eth0.state eth0"_s, u"up"_s},
        {u"interface.kube-ipvs0.state kube-ipvs0"_s, u"down"_s}, {u"interface.kube-ipvs0.type kube-ipvs0"_s, u"dummy"_s},
        {u"log.kubelet-log.covers"_s, u"828"_s}, // 13 min 48 s
        {u"sysctl.net.ipv4.ip_forward"_s, u"1"_s}, {u"sysctl.vm.swappiness"_s, u"0"_s}};
    for (const auto &[id, value] : expected) {
        QVERIFY2(!value.isEmpty(), qPrintable(id)); // the other way found nothing
        QVERIFY2(bundle.text(id) == value, qPrintable(id + u": "_s + bundle.text(id)));
    }
    // Where a value is said to stand, it stands.
    for (const auto &[id, fact] : bundle.byId) {
        // Sums, and what is told in other words than the line's, are compared in genuine_facts_test.cpp.
        static const QStringList derived{u"percent"_s, u"bytes"_s, u"count"_s, u"seconds"_s, u"days"_s};
        static const QStringList inOtherWords{u"load.per-cpu-15m"_s, u"network.plugin"_s, u"kube-proxy.mode"_s, u"cgroup.version"_s,
            u"port.listening"_s};
        if (fact.line.value() == 0 || fact.type == u"boolean"_s || fact.type == u"time"_s
            || (derived.contains(fact.unit) && !directlyPrinted(fact.id)) || fact.value.toString() == u"missing"_s
            || inOtherWords.contains(fact.id) || fact.id.endsWith(u".addresses"_s) || fact.id.contains(u"-from-order-"_s))
            continue;
        const QList<QByteArray> lines = raw.files[fact.source.section(QRegularExpression(u"/diagnose_\\d+/"_s), -1)].split('\n');
        const QString line = QString::fromUtf8(lines.value(fact.line.value() - 1)).simplified().toLower();
        const QString word = fact.type == u"number"_s ? QString::number(fact.value.toDouble()) : fact.value.toString().toLower();
        QVERIFY2(line.contains(word == u"ethernet"_s ? u"ether"_s : word), qPrintable(id));
    }
    QVERIFY(bundle.all.warnings.empty());
}

void ReadFactsTest::genuineBoots()
{
    if (genuine().isEmpty())
        QSKIP("There is no genuine bundle beside the source folder.");
    const Bundle bundle = readBundle(genuine());
    QCOMPARE(bundle.all.boots.size(), size_t(2));
    const model::Boot &before = bundle.all.boots[0];
    QVERIFY(!before.start);
    QCOMPARE(before.lastRow->ns / model::nsPerSecond, 1751336950); // date -d '2025-07-01 10:29:10 +0800' +%s
    QVERIFY(before.cleanShutdown);
    QVERIFY(!before.current);
    const model::Boot &now = bundle.all.boots[1];
    QCOMPARE(now.start->ns / model::nsPerSecond, 1765625633); // date -d '2025-12-13 19:33:53 +0800' +%s
    QVERIFY(now.source.endsWith(u"logs/dmesg.log"_s));
    QVERIFY(now.current);
}

QTEST_GUILESS_MAIN(ReadFactsTest)
#include "read_facts_test.moc"
