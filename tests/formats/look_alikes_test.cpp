// Look-alikes of what each program prints: the format is found by content alone, and each line is taken apart. The wording of the lines
// follows the sources named in the formats' own files; the moments come from `date -u -d`.

#include "services/formats/format.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<std::string_view> linesOf(const QByteArray &text)
{
    std::vector<std::string_view> lines;
    std::string_view rest(text.constData(), size_t(text.size()));
    while (!rest.empty()) {
        const size_t end = rest.find('\n');
        lines.push_back(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return lines;
}

} // namespace

class LookAlikesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lookAlikes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QStringList>("rows"); // a line each: time|qualities|part|level|program|message, qualities shortened to their first letters
        const auto row = [](const char *name, const QByteArray &text, const char *format, const QStringList &rows) {
            QTest::newRow(name) << text << QString::fromLatin1(format) << rows;
        };
        // The journal.
        row("journalctl -o short-iso", "2025-12-13T19:34:52+0800 worker-17 kubelet[812]: E1213 19:34:52.166681     812 kubelet.go:1] \"x\" err=\"y\"\n"
                                       "2025-12-13T19:34:53+0800 worker-17 systemd[1]: kubelet.service: Failed with result 'exit-code'.\n",
            "journal-short", {u"2025-12-13T11:34:52.166681Z|||error|kubelet|x err=y"_s, u"2025-12-13T11:34:53Z|||warning d|systemd|kubelet.service: Failed with result 'exit-code'."_s});
        row("journalctl -o short-full", "Sat 2025-12-13 19:34:52 CST worker-17 kubelet[812]: x\n", "journal-short", {u"2025-12-13T19:34:52Z|z|||kubelet|x"_s});
        row("journalctl -o short-precise", "Dec 13 19:34:52.123456 worker-17 kubelet[812]: x\n", "journal-short", {u"2025-12-13T19:34:52.123456Z|z,y|||kubelet|x"_s});
        row("journalctl -o short-unix", "1765625692.123456 worker-17 kubelet[812]: x\n", "journal-short-unix", {u"2025-12-13T11:34:52.123456Z||||kubelet|x"_s});
        row("journalctl -o short-monotonic", "[   12.345678] worker-17 kernel: Linux version 5.10\n[   13.000001] worker-17 systemd[1]: Started x.\n", "journal-short-monotonic",
            {u"-|n|||kernel|Linux version 5.10"_s, u"-|n||info d|systemd|Started x."_s});
        row("journalctl -o verbose", "Sat 2025-12-13 19:34:52.123456 CST [s=0123;i=1;b=45;m=6;t=7;x=8]\n    PRIORITY=3\n    MESSAGE=gone\n", "journal-verbose",
            {u"2025-12-13T19:34:52.123456Z|z||||[s=0123;i=1;b=45;m=6;t=7;x=8]"_s, u"-|i|part|||PRIORITY=3"_s, u"-|i|part|||MESSAGE=gone"_s});
        row("journalctl -o json",
            "{\"__REALTIME_TIMESTAMP\":\"1765625692123456\",\"PRIORITY\":\"3\",\"SYSLOG_IDENTIFIER\":\"kubelet\",\"_PID\":\"812\",\"MESSAGE\":\"say \\\"no\\\"\"}\n"
            "{\"__REALTIME_TIMESTAMP\":\"1765625692123456\",\"PRIORITY\":\"6\",\"_COMM\":\"containerd\",\"MESSAGE\":\"time=\\\"2025-12-13T19:34:52.2+08:00\\\" level=warning msg=\\\"slow \\\\\\\"x\\\\\\\"\\\" id=7\"}\n"
            "{\"__REALTIME_TIMESTAMP\":\"1765625692123456\",\"PRIORITY\":\"6\",\"_COMM\":\"app\",\"MESSAGE\":[104,105,255]}\n",
            "journal-json",
            {u"2025-12-13T11:34:52.123456Z|||error|kubelet|say \"no\""_s, u"2025-12-13T11:34:52.200Z|||warning|containerd|slow \"x\" id=7"_s,
             u"2025-12-13T11:34:52.123456Z|||info|app|[104,105,255]"_s});
        row("journalctl -o json-seq", "\x1e{\"__REALTIME_TIMESTAMP\":\"1765625692123456\",\"PRIORITY\":\"4\",\"SYSLOG_IDENTIFIER\":\"a\",\"MESSAGE\":\"x\"}\n", "journal-json",
            {u"2025-12-13T11:34:52.123456Z|||warning|a|x"_s});
        // syslog.
        row("RFC 3164 with priority", "<29>Dec 13 19:34:52 worker-17 app[3]: x\n", "syslog", {u"2025-12-13T19:34:52Z|z,y||info|app|x"_s});
        row("RFC 5424", "<46>1 2025-12-13T19:34:52.1+08:00 worker-17 app 12 ID47 [a@1 k=\"]\\\"\"][b c=\"d\"] \xEF\xBB\xBFhello\n<11>1 2025-12-13T11:34:52Z - - - - - bare\n", "syslog-protocol",
            {u"2025-12-13T11:34:52.100Z|||info|app|hello"_s, u"2025-12-13T11:34:52Z|||error||bare"_s});
        row("rsyslog with ISO stamps", "2025-12-13T19:34:52.123456+08:00 worker-17 sshd[12]: error: x\n", "syslog", {u"2025-12-13T11:34:52.123456Z|||error|sshd|error: x"_s});
        // Containers.
        row("CRI, a line cut by the runtime",
            "2025-12-13T11:34:52.000000001Z stdout P first \n2025-12-13T11:34:52.000000002Z stderr F other\n2025-12-13T11:34:52.000000003Z stdout F second\n2025-12-13T11:34:53Z stdout F \tat a.B.c(D.java:1)\n",
            "cri",
            {u"2025-12-13T11:34:52.000000001Z|||||first "_s, u"2025-12-13T11:34:52.000000002Z|||||other"_s, u"2025-12-13T11:34:52.000000003Z||part|||second"_s,
             u"2025-12-13T11:34:53Z||part|||\tat a.B.c(D.java:1)"_s});
        row("CRI on a node in Japan, klog inside in UTC", "2025-12-13T20:34:52.2+09:00 stderr F W1213 11:34:52.100000       1 a.go:1] slow\n", "cri",
            {u"2025-12-13T11:34:52.100Z|||warning||slow"_s});
        row("Docker", "{\"log\":\"E1213 11:34:52.100000       1 a.go:1] \\\"bad\\\" err=\\\"x\\\\ny\\\"\\n\",\"stream\":\"stderr\",\"time\":\"2025-12-13T11:34:52.2Z\"}\n"
                      "{\"log\":\"half \",\"stream\":\"stdout\",\"time\":\"2025-12-13T11:34:53Z\"}\n{\"log\":\"line\\n\",\"stream\":\"stdout\",\"time\":\"2025-12-13T11:34:53Z\"}\n",
            "docker-json", {u"2025-12-13T11:34:52.100Z|||error||bad err=x\ny"_s, u"2025-12-13T11:34:53Z|||||half "_s, u"2025-12-13T11:34:53Z||part|||line"_s});
        row("kubectl logs --prefix --timestamps", "[pod/web-0/app] 2025-12-13T11:34:52.1Z ERROR no disk\n[pod/web-0/app] plain\n", "kubectl-prefix",
            {u"2025-12-13T11:34:52.100Z|||error|app|ERROR no disk"_s, u"-|i|||app|plain"_s});
        row("docker compose", "web-1    | 2025-12-13 11:34:52 WARN x\nredis-1  | plain\n", "docker-compose", {u"2025-12-13T11:34:52Z|z||warning|web-1|WARN x"_s, u"-|i|||redis-1|plain"_s});
        row("kubectl logs --timestamps", "2025-12-13T11:34:52.123456789Z I1213 11:34:52.100000       1 a.go:1] \"Started\" n=1\n", "iso-text",
            {u"2025-12-13T11:34:52.100Z|||info||Started n=1"_s});
        // Go, Node, Java, Rust in JSON.
        row("klog in JSON", "{\"ts\":1765625692123.456,\"caller\":\"a/b.go:1\",\"msg\":\"Started\",\"v\":0}\n{\"ts\":1765625692124.0,\"caller\":\"a/b.go:1\",\"msg\":\"Bad\",\"err\":\"x\"}\n", "zap",
            {u"2025-12-13T11:34:52.123456Z|||info d||Started caller=a/b.go:1 v=0"_s, u"2025-12-13T11:34:52.124Z|||error d||Bad caller=a/b.go:1 err=x"_s});
        row("zap", "{\"level\":\"warn\",\"ts\":1765625692.1234567,\"caller\":\"a.go:1\",\"msg\":\"slow\",\"n\":{\"a\":[1,\"}\"]}}\n", "zap",
            {u"2025-12-13T11:34:52.123456700Z|||warning||slow caller=a.go:1 n={\"a\":[1,\"}\"]}"_s});
        row("bunyan", "{\"name\":\"app\",\"hostname\":\"h\",\"pid\":7,\"level\":50,\"msg\":\"x\",\"time\":\"2025-12-13T11:34:52.123Z\",\"v\":0}\n", "bunyan",
            {u"2025-12-13T11:34:52.123Z|||error|app|x name=app hostname=h pid=7 v=0"_s});
        row("pino", "{\"level\":40,\"time\":1765625692123,\"pid\":7,\"hostname\":\"h\",\"msg\":\"x\"}\n", "pino", {u"2025-12-13T11:34:52.123Z|||warning||x pid=7 hostname=h"_s});
        row("logrus", "{\"level\":\"fatal\",\"msg\":\"x\",\"time\":\"2025-12-13T19:34:52+08:00\"}\n", "json", {u"2025-12-13T11:34:52Z|||fatal||x"_s});
        row("log4j", "{\"instant\":{\"epochSecond\":1765625692,\"nanoOfSecond\":123000000},\"thread\":\"main\",\"level\":\"ERROR\",\"loggerName\":\"a.B\",\"message\":\"x\"}\n", "log4j-json",
            {u"2025-12-13T11:34:52.123Z|||error|a.B|x instant={\"epochSecond\":1765625692,\"nanoOfSecond\":123000000} thread=main loggerName=a.B"_s});
        row("tracing", "{\"timestamp\":\"2025-12-13T11:34:52.1Z\",\"level\":\"WARN\",\"fields\":{\"message\":\"x\",\"n\":3},\"target\":\"a::b\"}\n", "json",
            {u"2025-12-13T11:34:52.100Z|||warning|a::b|x n=3 target=a::b"_s});
        row("JSON that is cut off", "{\"level\":\"info\",\"ts\":\"2025-12-13T11:34:52Z\",\"msg\":\"whole\"}\n{\"level\":\"error\",\"ts\":\"2025-12-13T11:34:53Z\",\"msg\":\"cut o\n", "json",
            {u"2025-12-13T11:34:52Z|||info||whole"_s, u"2025-12-13T11:34:53Z|||error||{\"level\":\"error\",\"ts\":\"2025-12-13T11:34:53Z\",\"msg\":\"cut o"_s});
        row("audit events", "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"stage\":\"ResponseComplete\",\"verb\":\"get\",\"responseStatus\":{\"code\":403},"
                            "\"requestReceivedTimestamp\":\"2025-12-13T11:34:52.000001Z\",\"stageTimestamp\":\"2025-12-13T11:34:52.000002Z\"}\n",
            "kube-audit", {u"2025-12-13T11:34:52.000002Z|||warning d||*"_s});
        row("etcd before 3.4", "2025-12-13 11:34:52.123456 W | etcdserver: read-only range request took too long\n", "etcd",
            {u"2025-12-13T11:34:52.123456Z|z||warning|etcd|etcdserver: read-only range request took too long"_s});
        row("etcd", "{\"level\":\"info\",\"ts\":\"2025-12-13T11:34:52.123Z\",\"caller\":\"etcdserver/server.go:1\",\"msg\":\"x\"}\n", "etcd",
            {u"2025-12-13T11:34:52.123Z|||info|etcd|x caller=etcdserver/server.go:1"_s});
        // The kernel.
        row("dmesg", "[   12.345678] Linux version 5.10\n[   12.400000] BUG: unable to handle page fault for address: 0\n[   12.400001] #PF: supervisor read access\n[   12.400002] CPU: 1 PID: 7 Comm: x\n"
                     "[   12.400003]  ? f+0x1/0x2\n[   12.500000] eth0: link up\n",
            "dmesg-raw",
            {u"-|n|||kernel|Linux version 5.10"_s, u"-|n||error d|kernel|BUG: unable to handle page fault for address: 0"_s, u"-|n|part||kernel|#PF: supervisor read access"_s,
             u"-|n|part||kernel|CPU: 1 PID: 7 Comm: x"_s, u"-|n|part||kernel| ? f+0x1/0x2"_s, u"-|n|||kernel|eth0: link up"_s});
        row("dmesg -x -T", "kern  :err   : [Sat Dec 13 19:33:53 2025] x\n", "dmesg", {u"2025-12-13T19:33:53Z|z,m||error|kernel|x"_s});
        row("dmesg -r", "<4>[   12.345678] x\n<3>[   13.345678] y\n", "dmesg-raw", {u"-|n||warning|kernel|x"_s, u"-|n||error|kernel|y"_s});
        row("dmesg --time-format iso", "2025-12-13T19:33:53,123456+08:00 x\n", "dmesg", {u"2025-12-13T11:33:53.123456Z|m|||kernel|x"_s});
        row("kmsg", "6,1234,5678901,-;x\n3,1235,5678902,-,caller=T1;y\n", "dmesg-raw", {u"-|n||info|kernel|x"_s, u"-|n||error|kernel|y"_s});
        row("kernel in syslog: a hang is one record", "Dec 13 19:34:52 w kernel: [ 100.1] INFO: task x:12 blocked for more than 120 seconds.\nDec 13 19:34:52 w kernel: [ 100.1]       Not tainted 5.10\nDec 13 19:34:53 w kernel: [ 100.2] Call Trace:\n",
            "syslog", {u"2025-12-13T19:34:52Z|z,y||error d|kernel|INFO: task x:12 blocked for more than 120 seconds."_s, u"2025-12-13T19:34:52Z|z,y|part||kernel|      Not tainted 5.10"_s,
                       u"2025-12-13T19:34:53Z|z,y|part||kernel|Call Trace:"_s});
        // Servers and programs.
        row("nginx, access", "192.0.2.7 - - [13/Dec/2025:19:34:52 +0800] \"GET /a\\\"b HTTP/1.1\" 502 559 \"-\" \"curl/7\"\n", "access-log", {u"2025-12-13T11:34:52Z|||error d||*"_s});
        row("nginx, error", "2025/12/13 19:34:52 [error] 31#31: *12 connect() failed (111: Connection refused)\n", "nginx-error", {u"2025-12-13T19:34:52Z|z||error||[error] 31#31: *12 connect() failed (111: Connection refused)"_s});
        row("Apache, error", "[Sat Dec 13 19:34:52.123456 2025] [core:error] [pid 12:tid 34] AH1: x\n", "httpd-error", {u"2025-12-13T19:34:52.123456Z|z||error||[pid 12:tid 34] AH1: x"_s});
        row("Envoy", "[2025-12-13 19:34:52.123][12][warning][main] [source/server/server.cc:1] x\n", "envoy", {u"2025-12-13T19:34:52.123Z|z||warning||[12][warning][main] [source/server/server.cc:1] x"_s});
        row("Envoy, access", "[2025-12-13T11:34:52.123Z] \"GET / HTTP/1.1\" 503 UF 0 1 2 - \"-\"\n", "envoy-access", {u"2025-12-13T11:34:52.123Z|||error d||*"_s});
        row("Istio", "2025-12-13T11:34:52.123456Z\terror\tads\tpush failed\n", "zap-console", {u"2025-12-13T11:34:52.123456Z|||error||error\tads\tpush failed"_s});
        row("Calico with BIRD", "2025-12-13 11:34:52.123 [WARNING][65] felix/x.go 123: y\nbird: Mesh_192_0_2_9: Error\n", "calico",
            {u"2025-12-13T11:34:52.123Z|z||warning||[WARNING][65] felix/x.go 123: y"_s, u"-|i|||bird|Mesh_192_0_2_9: Error"_s});
        row("Cilium", "level=warning msg=\"Timeout while waiting\" subsys=daemon\n", "logfmt", {u"-|i||warning||Timeout while waiting subsys=daemon"_s});
        row("logback", "2025-12-13 19:34:52,123 ERROR [main] com.example.App - gone\njava.lang.IllegalStateException: x\n\tat com.example.App.run(App.java:1)\n", "java",
            {u"2025-12-13T19:34:52.123Z|z||error||ERROR [main] com.example.App - gone"_s, u"-|i|part|||java.lang.IllegalStateException: x"_s, u"-|i|part|||\tat com.example.App.run(App.java:1)"_s});
        row("Spring Boot", "2025-12-13T19:34:52.123+08:00  INFO 1 --- [           main] c.e.App : Started\n", "java", {u"2025-12-13T11:34:52.123Z|||info||INFO 1 --- [           main] c.e.App : Started"_s});
        row("JVM, GC", "[2025-12-13T19:34:52.123+0800][info][gc] GC(0) Pause Young 1M->1M(2M) 1ms\n", "java-gc", {u"2025-12-13T11:34:52.123Z|||info||*"_s});
        row("Spark", "25/12/13 19:34:52 WARN Executor: slow\n", "spark", {u"2025-12-13T19:34:52Z|z||warning||WARN Executor: slow"_s});
        row("Python", "2025-12-13 19:34:52,123 - app.db - CRITICAL - gone\n", "python", {u"2025-12-13T19:34:52.123Z|z||fatal||- app.db - CRITICAL - gone"_s});
        row("Python, basic", "WARNING:app.db:slow\nERROR:root:gone\n", "python", {u"-|n||warning||WARNING:app.db:slow"_s, u"-|n||error||ERROR:root:gone"_s});
        row(".NET", "fail: App.Worker[3]\n      No disk\n", "dotnet-console", {u"-|n||error||App.Worker[3]"_s, u"-|i|part|||      No disk"_s});
        row("cloud-init", "2025-12-13 19:34:52,123 - util.py[WARNING]: slow\nCloud-init v. 24.1 running 'init' at Sat, 13 Dec 2025 11:34:53 +0000. Up 5.5 seconds.\n", "cloud-init",
            {u"2025-12-13T19:34:52.123Z|z||warning||- util.py[WARNING]: slow"_s, u"2025-12-13T11:34:53Z||||cloud-init|*"_s});
        row("auditd", "type=AVC msg=audit(1765625692.123:456): avc:  denied  { read } for  pid=1\n", "audit", {u"2025-12-13T11:34:52.123Z|||warning d|audit|*"_s});
        row("a date and brackets are not dmesg", "[Feb 25 2025 13:59:45] [WARNING] [tid 1803] x\n", "dated-text", {u"2025-02-25T13:59:45Z|z||warning||[WARNING] [tid 1803] x"_s});
        row("five words behind a time are not the syslog protocol", "2025-12-13T19:34:52.1+08:00 source=w 2025-12-13 19:34:52,422 [myid:] - INFO [t:N@1] - text\n", "iso-text",
            {u"2025-12-13T11:34:52.100Z|||info||source=w 2025-12-13 19:34:52,422 [myid:] - INFO [t:N@1] - text"_s});
        row("Redis", "1:M 13 Dec 2025 19:34:52.123 # no room\n", "redis", {u"2025-12-13T19:34:52.123Z|z||warning||no room"_s});
        row("logcat", "12-13 19:34:52.123  1000  1234 E Tag     : gone\n", "logcat", {u"2025-12-13T19:34:52.123Z|z,y||error||Tag     : gone"_s});
        row("systemctl status", "\xE2\x97\x8F a.service - A\n     Loaded: loaded\n     Active: failed since Sat 2025-12-13 19:34:52 CST; 1min ago\n\nDec 13 19:34:52 w a[1]: x\n", "systemctl-status",
            {u"-|n|||*|*"_s, u"-|n||||     Loaded: loaded"_s, u"-|n|||*|*"_s, u"-|*|*|*|*|*"_s, u"2025-12-13T19:34:52Z|z,y|||a|x"_s});
        row("PowerShell", "**********************\nWindows PowerShell transcript start\nStart time: 20251213193452\nUsername: X\n", "powershell-transcript",
            {u"-|i||||**********************"_s, u"-|i||||Windows PowerShell transcript start"_s, u"2025-12-13T19:34:52Z|z||||Start time: 20251213193452"_s, u"-|i||||Username: X"_s});
        row("IIS", "#Software: Microsoft Internet Information Services 10.0\n#Fields: date time cs-method\n2025-12-13 11:34:52 GET\n", "iis",
            {u"-|n||||*"_s, u"-|n||||*"_s, u"2025-12-13T11:34:52Z||||GET"_s.replace(u"||||"_s, u"|||||"_s)});
        // Free text.
        row("the level before the time", "[ERROR] 2025-12-13 19:34:52 gone\nE [13/Dec/2025:19:34:52 +0800] cups\n", "labelled-text",
            {u"2025-12-13T19:34:52Z|z||error||[ERROR] 2025-12-13 19:34:52 gone"_s, u"2025-12-13T11:34:52Z|||error||E [13/Dec/2025:19:34:52 +0800] cups"_s});
        row("American dates, proven by another line", "3/4/2025 7:34:52 x\n12/13/2025 7:34:52 y\n", "month-first-text", {u"2025-03-04T07:34:52Z|z||||x"_s, u"2025-12-13T07:34:52Z|z||||y"_s});
        row("European dates, proven by another line", "03/04/2025 07:34:52 x\n13/12/2025 07:34:52 y\n", "day-first-text", {u"2025-04-03T07:34:52Z|z||||x"_s, u"2025-12-13T07:34:52Z|z||||y"_s});
        row("dates that nothing proves", "03/04/2025 07:34:52 x\n05/06/2025 07:34:52 y\n", "text", {u"-|n||||03/04/2025 07:34:52 x"_s, u"-|n||||05/06/2025 07:34:52 y"_s});
        row("seconds since 1970", "1765625692.123 GET x\n1765625693.123 GET y\n", "epoch-text", {u"2025-12-13T11:34:52.123Z|||||GET x"_s, u"2025-12-13T11:34:53.123Z|||||GET y"_s});
        row("formats change inside a file",
            "Dec 13 19:34:52 w app[1]: x\nDec 13 19:34:52 w app[1]: y\nE1213 19:34:53.100000       1 a.go:1] z\n{\"level\":\"warn\",\"ts\":\"2025-12-13T11:34:54Z\",\"msg\":\"j\"}\n2025-12-13 19:34:55 INFO i\n  indented\n",
            "syslog",
            {u"2025-12-13T19:34:52Z|z,y|||app|x"_s, u"2025-12-13T19:34:52Z|z,y|||app|y"_s, u"2025-12-13T19:34:53.100Z|z,y||error||z"_s, u"2025-12-13T11:34:54Z|||warning||j"_s,
             u"2025-12-13T19:34:55Z|z||info||INFO i"_s, u"-|i|part|||  indented"_s});
    }

    void lookAlikes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, rows);
        const auto lines = linesOf(text);
        const formats::Format &format = formats::sniffFormat(lines);
        QTEST(format.name, "format");
        QCOMPARE(qsizetype(lines.size()), rows.size());
        formats::LineContext context;
        context.year = 2025;
        for (size_t i = 0; i < lines.size(); ++i) {
            formats::ParsedLine line;
            format.parse(lines[i], context, line);
            QStringList got;
            got << (line.hasTime ? model::toRfc3339({line.time.ns}) : u"-"_s);
            QStringList qualities;
            for (const QString &name : model::timeQualityNames(line.quality))
                qualities << name.left(1);
            got << qualities.join(u',') << (line.part ? u"part"_s : QString());
            got << (line.level == model::Level::Unknown ? QString() : model::levelName(line.level) + (line.levelDerived ? u" d"_s : QString()));
            got << QString::fromUtf8(line.program.data(), qsizetype(line.program.size()));
            got << QString::fromStdString(formats::unquoted(line.message, line.inner));
            QStringList wanted = rows[qsizetype(i)].split(u'|');
            while (wanted.size() > 6) { // the message may have bars of its own
                const QString last = wanted.takeLast();
                wanted.last() += u'|' + last;
            }
            for (qsizetype column = 0; column < wanted.size(); ++column) {
                if (wanted[column] == u"*"_s)
                    got[column] = u"*"_s;
            }
            QCOMPARE(got.join(u'|'), wanted.join(u'|'));
        }
    }

    void damageLosesNoLineAndNoTime()
    {
        // Every line of every look-alike, cut and with foreign bytes in it, through every format: sanitizers watch, and a time is one
        // that the line prints.
        lookAlikes_data();
        const QList<QByteArray> spoils{QByteArray(), QByteArray(1, '\0'), QByteArray("\xFF\xFE"), QByteArray("\x82\xA0"), QByteArray("\\"), QByteArray("\""), QByteArray("{[")};
        const QByteArray sample = "{\"log\":\"a \\u00e9 \\ud83d\\ude00\\n\",\"stream\":\"stdout\",\"time\":\"2025-12-13T11:34:52Z\"}\n"
                                  "{\"__REALTIME_TIMESTAMP\":\"1765625692123456\",\"MESSAGE\":\"x\",\"PRIORITY\":\"3\"}\n"
                                  "<46>1 2025-12-13T19:34:52.1+08:00 w app 12 ID47 [a@1 k=\"v\"] hello\n"
                                  "2025-12-13T11:34:52.000000001Z stdout P first\n"
                                  "kern  :err   : [Sat Dec 13 19:33:53 2025] [ T12] CPU: 1\n"
                                  "6,1234,5678901,-;x\n"
                                  "192.0.2.7 - - [13/Dec/2025:19:34:52 +0800] \"GET / HTTP/1.1\" 502 5\n"
                                  "1:M 13 Dec 2025 19:34:52.123 # no room\n";
        for (const std::string_view line : linesOf(sample)) {
            for (size_t size = 0; size <= line.size(); ++size) {
                for (const QByteArray &spoil : spoils) {
                    const QByteArray cut = QByteArray(line.data(), qsizetype(size)) + spoil;
                    const std::string_view view(cut.constData(), size_t(cut.size()));
                    for (const formats::Format *format : formats::allFormats()) {
                        formats::LineContext context;
                        formats::ParsedLine parsed;
                        format->parse(view, context, parsed);
                        (void)formats::unquoted(parsed.message, parsed.inner);
                        if (parsed.hasTime)
                            QVERIFY2(parsed.time.ns >= 0 && cut.count('2') + cut.count('1') > 0, cut.constData());
                    }
                }
            }
            for (const formats::Format *format : formats::allFormats())
                (void)format->sniff(std::span(&line, 1));
        }
    }
};

QTEST_GUILESS_MAIN(LookAlikesTest)
#include "look_alikes_test.moc"
