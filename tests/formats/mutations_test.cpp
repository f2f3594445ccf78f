// Every format against lines that were damaged at random: the same ones in each run. SHINDAN_FUZZ_SECONDS=60 goes on that long with each
// format; SHINDAN_FUZZ_SEED begins elsewhere.

#include "tests/fuzz/format_driver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <random>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A line or more for each format, after the real wording; hosts and addresses are invented.
const std::vector<std::pair<const char *, const char *>> &seeds()
{
    static const std::vector<std::pair<const char *, const char *>> all{
        {"access-log", "192.0.2.7 - - [13/Dec/2025:19:34:52 +0800] \"GET /healthz HTTP/1.1\" 502 157 \"-\" \"kube-probe/1.30\" 0.003"},
        {"audit", "type=AVC msg=audit(1765625692.123:456): avc:  denied  { read } for  pid=812 comm=\"kubelet\" name=\"x\""},
        {"bunyan", "{\"name\":\"web\",\"hostname\":\"worker-17\",\"pid\":8,\"level\":50,\"msg\":\"failed\",\"time\":\"2025-12-13T11:34:52.166Z\",\"v\":0}"},
        {"calico", "2025-12-13 11:34:52.166 [WARNING][812] felix/int_dataplane.go 1040: failed to wipe the XDP state error=x"},
        {"cloud-init", "2025-12-13 11:34:52,166 - util.py[WARNING]: Failed loading yaml blob"},
        {"cluster-objects", "{\n    \"kind\": \"EventList\",\n    \"items\": [\n        {\n            \"involvedObject\": {\n                \"kind\": \"Pod\"\n            },\n            \"reason\": \"BackOff\",\n            \"message\": \"x\"\n        }\n    ]\n}"},
        {"cluster-objects-yaml", "apiVersion: v1\nitems:\n- apiVersion: v1\n  involvedObject:\n    kind: Pod\n    name: web-1\n  lastTimestamp: \"2025-12-13T11:34:52Z\"\n  message: 'Back-off\n    restarting'\n  reason: BackOff\nkind: List"},
        {"coredns", "[ERROR] plugin/errors: 2 example.com. A: read udp 192.0.2.1:5->192.0.2.2:53: i/o timeout"},
        {"cri", "2025-12-13T11:34:52.166681752Z stderr P E1213 11:34:52.166     812 a.go:1] part\n2025-12-13T11:34:52.166681753Z stderr F  of it"},
        {"dated-text", "update 2025-12-13 11:34:52 done"},
        {"day-first-text", "13/12/2025 19:34:26 ERROR x"},
        {"dmesg", "[Sat Dec 13 19:33:53 2025] Out of memory: Killed process 812 (java) total-vm:1kB"},
        {"dmesg-raw", "<4>[   12.345678][ T1234] WARNING: CPU: 0 PID: 1 at kernel/a.c:1 f+0x1/0x2\n6,1234,5678901,-;text"},
        {"docker-compose", "web_1  | 2025-12-13T11:34:52Z started"},
        {"docker-json", "{\"log\":\"E1213 11:34:52.166     812 a.go:1] x\\n\",\"stream\":\"stderr\",\"time\":\"2025-12-13T11:34:52.166681752Z\"}"},
        {"dotnet-console", "fail: Microsoft.AspNetCore.Server.Kestrel[13]\n      Connection id \"0\", Request id \"0\": An unhandled exception"},
        {"envoy", "[2025-12-13 11:34:52.166][12][warning][config] [source/a.cc:12] gRPC config stream closed: 14"},
        {"envoy-access", "[2025-12-13T11:34:52.166Z] \"GET / HTTP/1.1\" 503 UF upstream_reset - \"-\" 0 91 5 - \"-\" \"curl\" \"id\" \"web\" \"192.0.2.7:80\""},
        {"epoch-text", "1765625692.123456 starting"},
        {"etcd", "2025-12-13 11:34:52.166681 W | etcdserver: read-only range request \"key\" took too long (1.2s) to execute"},
        {"events-table", "LAST SEEN   TYPE      REASON    OBJECT      MESSAGE\n5m12s       Warning   BackOff   pod/web-1   Back-off restarting failed container"},
        {"file-sections", "==> kubelet <==\nDec 13 11:34:52 worker-17 kubelet[8]: E1213 11:34:52.1 8 a.go:1] x\n==> kernel [5d0c] <==\n[ 1.0] x"},
        {"httpd-error", "[Sat Dec 13 11:34:52.166681 2025] [core:error] [pid 8] [client 192.0.2.7:5] AH00124: Request exceeded the limit"},
        {"iis", "#Fields: date time s-ip cs-method\n2025-12-13 11:34:52 192.0.2.7 GET / - 80 - 192.0.2.8 - 500 0 0 5"},
        {"iso-text", "2025-12-13T11:34:52.166+09:00 ERROR x\n\tat y"},
        {"java", "2025-12-13 11:34:52.166 ERROR [main] com.example.Web - x\njava.lang.IllegalStateException: y\n\tat a.b(C.java:1)"},
        {"java-gc", "[2025-12-13T11:34:52.166+0000][info][gc] GC(12) Pause Young 24M->4M(256M) 3.1ms"},
        {"journal-binary", "{\"__REALTIME_TIMESTAMP\":\"1765625692166681\",\"PRIORITY\":\"3\",\"MESSAGE\":\"x\",\"SYSLOG_IDENTIFIER\":\"kubelet\"}"},
        {"journal-export", "{\"__REALTIME_TIMESTAMP\":\"1765625692166681\",\"PRIORITY\":\"3\",\"MESSAGE\":\"x\",\"_PID\":\"8\"}"},
        {"journal-json", "{\"__CURSOR\":\"s=1\",\"__REALTIME_TIMESTAMP\":\"1765625692166681\",\"MESSAGE\":[104,105],\"_COMM\":\"kubelet\"}"},
        {"journal-short", "-- Logs begin at Sat 2025-12-13 19:33:53 CST, end at Sat 2025-12-13 19:48:36 CST. --\nDec 13 19:34:52 worker-17 kubelet[812]: E1213 19:34:52.166681     812 a.go:1] \"x\" err=\"y\""},
        {"journal-short-monotonic", "[   12.345678] worker-17 kubelet[812]: E1213 19:34:52.166681     812 a.go:1] x"},
        {"journal-short-unix", "1765625692.166681 worker-17 kubelet[812]: x"},
        {"journal-verbose", "{\"__REALTIME_TIMESTAMP\":\"1765625692166681\",\"MESSAGE\":\"x\"}"},
        {"json", "{\"level\":\"error\",\"time\":\"2025-12-13T11:34:52Z\",\"message\":\"x \\\"y\\\" \\u00e9\",\"n\":{\"a\":[1,2]}}"},
        {"klog", "E1213 11:34:52.166681     812 kubelet.go:2055] \"Skipping pod synchronization\" err=\"PLEG \\\"x\\\"\" pod=\"a/b\""},
        {"kube-audit", "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"5d\",\"stage\":\"ResponseComplete\",\"verb\":\"get\",\"responseStatus\":{\"code\":403},\"stageTimestamp\":\"2025-12-13T11:34:52.166681Z\"}"},
        {"kubectl-describe", "Name:         web-1\nNamespace:    shop\nEvents:\n  Type     Reason   Age    From      Message\n  Warning  BackOff  5m12s (x3 over 9m)  kubelet   Back-off restarting failed container"},
        {"kubectl-prefix", "[pod/web-1/web] 2025-12-13T11:34:52.166681752Z E1213 11:34:52.1 8 a.go:1] x"},
        {"labelled-text", "[ERROR] something failed"},
        {"log4j-json", "{\"instant\":{\"epochSecond\":1765625692,\"nanoOfSecond\":166000000},\"level\":\"ERROR\",\"loggerName\":\"a\",\"message\":\"x\"}"},
        {"logcat", "12-13 11:34:52.166   812   813 E Tag     : x"},
        {"logfmt", "time=\"2025-12-13T11:34:52Z\" level=error msg=\"failed \\\"x\\\"\" error=\"y\" id=7"},
        {"month-first-text", "12/13/2025 7:34:26 PM x"},
        {"nginx-error", "2025/12/13 11:34:52 [error] 8#9: *5 connect() failed (111: Connection refused), client: 192.0.2.7"},
        {"pino", "{\"level\":50,\"time\":1765625692166,\"pid\":8,\"hostname\":\"worker-17\",\"msg\":\"x\"}"},
        {"powershell-transcript", "**********************\nWindows PowerShell transcript start\nStart time: 20251213113452\n**********************\nPS C:\\> x"},
        {"python", "2025-12-13 11:34:52,166 - root - ERROR - x\nTraceback (most recent call last):\n  File \"a.py\", line 1, in f\nValueError: y"},
        {"redis", "8:M 13 Dec 2025 11:34:52.166 # WARNING overcommit_memory is set to 0"},
        {"run-sections", "-----------------run df -h-----------------\nFilesystem Size Used Avail Use% Mounted on\n/dev/vda3 40G 5G 33G 14% /\n------------End of df -h----------------"},
        {"spark", "25/12/13 11:34:52 ERROR Executor: Exception in task 0.0"},
        {"syslog", "<11>Dec 13 19:34:52 worker-17 kubelet: E1213 19:34:52.166681     812 a.go:1] x\n12月 13 19:34:52 worker-17 systemd[1]: x"},
        {"syslog-protocol", "<165>1 2025-12-13T11:34:52.166681Z worker-17 app 8 ID47 [a@1 b=\"c\"] x"},
        {"systemctl-status", "\xe2\x97\x8f kubelet.service - kubelet\n   Active: active (running) since Sat 2025-12-13 19:34:52 CST; 14min ago\nDec 13 19:34:52 worker-17 kubelet[812]: x"},
        {"text", "anything at all 2025-12-13 11:34:52"},
        {"windows-event", "<Event xmlns=\"x\"><System><Provider Name=\"y\"/><Level>2</Level><TimeCreated SystemTime=\"2025-12-13T11:34:52.166Z\"/><Computer>w</Computer></System><EventData><Data>z</Data></EventData></Event>"},
        {"zap", "{\"level\":\"error\",\"ts\":1765625692.166,\"logger\":\"a\",\"caller\":\"b.go:1\",\"msg\":\"x\",\"error\":\"y\"}"},
        {"zap-console", "2025-12-13T11:34:52.166Z\tERROR\tcontroller\tfailed\t{\"a\": \"b\"}"},
    };
    return all;
}

/// A longer run is no hang: Qt's watchdog ends a function after five minutes, all its rows together.
[[maybe_unused]] const bool watchdogKnows = !qEnvironmentVariableIsSet("SHINDAN_FUZZ_SECONDS") || qputenv("QTEST_FUNCTION_TIMEOUT", "86400000");

/// Damages a text: bytes changed, left out, doubled; pieces of others and what parsers stumble over put in.
class Damage
{
public:
    explicit Damage(quint32 seed)
        : m_random(seed)
    { }

    std::string operator()(std::string text, const std::vector<std::string> &others)
    {
        for (quint32 i = 1 + below(6); i > 0; --i)
            once(text, others);
        return text;
    }
    quint32 below(size_t limit) { return static_cast<quint32>(m_random() % std::max<size_t>(limit, 1)); }

private:
    void once(std::string &text, const std::vector<std::string> &others)
    {
        static const std::vector<std::string> traps{"\"", "'", "\\", "\\u12", "{", "}", "[", "]", "=", ":", ": ", "\t", "\n", "\r", std::string(1, '\0'),
            "\xff", "\xe6\x9c", "\x1b[31m", "99999999999999999999", "-1", "2025-02-30T25:61:61", "1969-12-31 23:59:59", "\"\"", "{}", "<", ">", "- ", "|", " F ",
            "==> x <==", "+99:99", "60", "0", ".", ","};
        const size_t at = below(text.size() + 1);
        switch (below(7)) {
        case 0:
            if (at < text.size())
                text[at] = static_cast<char>(below(256));
            break;
        case 1:
            text.erase(at, 1 + below(8));
            break;
        case 2:
            text.insert(at, traps[below(traps.size())]);
            break;
        case 3:
            text.insert(at, text.substr(below(text.size() + 1), below(40)));
            break;
        case 4:
            text.resize(at);
            break;
        case 5: {
            const std::string &other = others[below(others.size())];
            text.insert(at, other.substr(below(other.size() + 1), below(80)));
            break;
        }
        default:
            if (at < text.size())
                text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        }
    }
    std::mt19937 m_random;
};

/// Beginnings of genuine logs, where they are at hand.
std::vector<std::string> genuineBeginnings()
{
    std::vector<std::string> texts;
    const QString named = qEnvironmentVariable("SHINDAN_SHARED");
    const QDir shared(named.isEmpty() ? QDir(QStringLiteral(SHINDAN_SOURCE_ROOT)).filePath(u"../shared"_s) : named);
    for (const QString &folder : {u"logs/tstack__lnav/test"_s, u"logs/derived"_s}) {
        for (const QFileInfo &info : QDir(shared.filePath(folder)).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (texts.size() < 100 && file.open(QIODevice::ReadOnly))
                texts.push_back(file.read(1'500).toStdString());
        }
    }
    return texts;
}

} // namespace

class MutationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatHasASeed()
    {
        QStringList seeded;
        for (const auto &[name, text] : seeds())
            seeded << QString::fromLatin1(name);
        for (const formats::Format *format : formats::allFormats())
            QVERIFY2(seeded.contains(format->name), qPrintable(format->name));
        QCOMPARE(seeded.size(), qsizetype(formats::allFormats().size()));
    }

    void damagedLines_data()
    {
        QTest::addColumn<QString>("format");
        for (const formats::Format *format : formats::allFormats())
            QTest::newRow(qPrintable(format->name)) << format->name;
    }

    void damagedLines()
    {
        QFETCH(QString, format);
        const formats::Format &read = *formats::formatNamed(format);
        static const std::vector<std::string> all = [] {
            std::vector<std::string> texts = genuineBeginnings();
            for (const auto &[name, text] : seeds())
                texts.emplace_back(text);
            return texts;
        }();
        std::string own;
        for (const auto &[name, text] : seeds()) {
            if (format == QLatin1StringView(name))
                own = text;
        }
        Damage damage(qEnvironmentVariableIsSet("SHINDAN_FUZZ_SEED") ? qEnvironmentVariable("SHINDAN_FUZZ_SEED").toUInt() : 20251213U);
        const qint64 milliseconds = qEnvironmentVariable("SHINDAN_FUZZ_SECONDS", u"0"_s).toLongLong() * 1'000;
        QElapsedTimer clock;
        clock.start();
        for (int round = 0; round < 1'500 || clock.elapsed() < milliseconds; ++round) {
            const std::string text = damage(round % 4 == 3 ? all[damage.below(all.size())] : own, all);
            const std::string wrong = fuzz::feed(read, text);
            QVERIFY2(wrong.empty(), qPrintable(QString::fromStdString(wrong) + u": "_s + QString::fromLatin1(QByteArray::fromStdString(text).toPercentEncoding())));
        }
    }
};

QTEST_GUILESS_MAIN(MutationsTest)
#include "mutations_test.moc"
