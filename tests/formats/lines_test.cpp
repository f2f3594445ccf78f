// One line of each format, taken apart. The lines are written after the real wording; the moments come from `date -u -d`.

#include "services/formats/format.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;
using formats::Inner;
using model::Level;

class LinesTest : public QObject
{
    Q_OBJECT

private:
    static formats::ParsedLine parse(const QString &format, const QByteArray &line, formats::LineContext &context)
    {
        static QByteArray kept;
        kept = line;
        formats::ParsedLine result;
        formats::formatNamed(format)->parse({kept.constData(), size_t(kept.size())}, context, result);
        return result;
    }
    static QString text(std::string_view view) { return QString::fromUtf8(view.data(), qsizetype(view.size())); }

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("time"); // as printed, read as UTC; empty: none
        QTest::addColumn<QString>("quality");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("message");

        const auto row = [](const char *name, const QString &format, const QByteArray &line, const QString &time, const QString &quality, Level level,
                            const QString &program, const QString &message) {
            QTest::newRow(name) << format << line << time << quality << int(level) << program << message;
        };
        row("kubelet in the journal, old klog", u"journal-short"_s,
            "Mar  3 04:05:06 worker-1 kubelet[812]: E0303 04:05:06.123456     812 kubelet.go:2055] skipping pod synchronization - [PLEG is not healthy: pleg was last seen active 3m1s ago; threshold is 3m0s]",
            u"2025-03-03T04:05:06.123456Z"_s, u"zone-inferred,year-inferred"_s, Level::Error, u"kubelet"_s,
            u"skipping pod synchronization - [PLEG is not healthy: pleg was last seen active 3m1s ago; threshold is 3m0s]"_s);
        row("kubelet, structured klog", u"syslog"_s,
            "Dec 31 23:59:59 worker-1 kubelet[812]: W1231 23:59:59.000001     812 pod_workers.go:1] \"Error syncing pod, skipping\" err=\"failed: \\\"x\\\" (y)\" pod=\"shop/cart-0\" podUID=\"a-b\"",
            u"2025-12-31T23:59:59.000001Z"_s, u"zone-inferred,year-inferred"_s, Level::Warning, u"kubelet"_s,
            u"Error syncing pod, skipping err=failed: \"x\" (y) pod=shop/cart-0 podUID=a-b"_s);
        row("an inner time far from the outer one does not replace it", u"syslog"_s,
            "Jun 10 12:00:00 worker-1 kubelet[812]: I0610 11:59:50.000000     812 a.go:1] replayed", u"2025-06-10T12:00:00Z"_s,
            u"zone-inferred,year-inferred"_s, Level::Info, u"kubelet"_s, u"replayed"_s);
        row("containerd in the journal: exact", u"journal-short"_s,
            "Jun 10 12:00:00 worker-1 containerd[9]: time=\"2025-06-10T12:00:00.250000000+08:00\" level=error msg=\"failed to create \\\"shim\\\"\" error=\"no space left on device\" id=7",
            u"2025-06-10T04:00:00.250Z"_s, u""_s, Level::Error, u"containerd"_s, u"failed to create \"shim\" error=no space left on device id=7"_s);
        row("kernel in the system log, its own stamp taken off", u"syslog"_s,
            "Jun 10 12:00:00 worker-1 kernel: [  123.456789] nf_conntrack: nf_conntrack: table full, dropping packet", u"2025-06-10T12:00:00Z"_s,
            u"zone-inferred,year-inferred"_s, Level::Warning, u"kernel"_s, u"nf_conntrack: nf_conntrack: table full, dropping packet"_s);
        row("systemd says no level", u"syslog"_s, "Jun 10 12:00:00 worker-1 systemd[1]: kubelet.service: Failed with result 'exit-code'.",
            u"2025-06-10T12:00:00Z"_s, u"zone-inferred,year-inferred"_s, Level::Warning, u"systemd"_s, u"kubelet.service: Failed with result 'exit-code'."_s);
        row("rsyslog with ISO stamps", u"syslog"_s, "2025-06-10T12:00:00.5+09:00 worker-1 crond[1]: (root) CMD (true)", u"2025-06-10T03:00:00.500Z"_s, u""_s,
            Level::Unknown, u"crond"_s, u"(root) CMD (true)"_s);
        row("dmesg -T", u"dmesg"_s, "[Sat Jun  7 09:08:07 2025] EXT4-fs error (device vdb1): ext4_find_entry:1455: inode #2: comm ls: reading directory lblock 0",
            u"2025-06-07T09:08:07Z"_s, u"zone-inferred,monotonic"_s, Level::Error, u"kernel"_s,
            u"EXT4-fs error (device vdb1): ext4_find_entry:1455: inode #2: comm ls: reading directory lblock 0"_s);
        row("klog of a container", u"klog"_s, "F0610 12:00:00.000000       1 main.go:10] cannot start", u"2025-06-10T12:00:00Z"_s,
            u"zone-inferred,year-inferred"_s, Level::Fatal, u""_s, u"cannot start"_s);
        row("logfmt alone", u"logfmt"_s, "time=\"2025-06-10T12:00:00Z\" level=warning msg=\"slow\" took=3s", u"2025-06-10T12:00:00Z"_s, u""_s, Level::Warning, u""_s,
            u"slow took=3s"_s);
        row("CoreDNS has no time", u"coredns"_s, "[ERROR] plugin/errors: 2 example.test. A: read udp 10.0.0.2:1->10.0.0.3:53: i/o timeout", u""_s, u"none"_s, Level::Error,
            u"coredns"_s, u"plugin/errors: 2 example.test. A: read udp 10.0.0.2:1->10.0.0.3:53: i/o timeout"_s);
        row("free text with a date", u"iso-text"_s, "2025/06/10 12:00:00 [ERROR] volume gone", u"2025-06-10T12:00:00Z"_s, u"zone-inferred"_s, Level::Error, u""_s,
            u"[ERROR] volume gone"_s);
        row("CRI", u"iso-text"_s, "2025-06-10T12:00:00.123456789Z stderr F E0610 12:00:00.123400       1 a.go:1] broken", u"2025-06-10T12:00:00.123400Z"_s,
            u""_s, Level::Error, u""_s, u"broken"_s); // the outer stamp proves the moment, the inner one only tells it finer
        row("a date that does not exist is no time", u"iso-text"_s, "2025-02-30 12:00:00 text", u""_s, u"inherited"_s, Level::Unknown, u""_s, u"2025-02-30 12:00:00 text"_s);
        row("a hundred years without a clock", u"syslog"_s, "Jun 10 25:00:00 worker-1 kubelet[1]: x", u""_s, u"inherited"_s, Level::Unknown, u""_s,
            u"Jun 10 25:00:00 worker-1 kubelet[1]: x"_s);
    }

    void lines()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, line);
        formats::LineContext context;
        context.year = 2025;
        const formats::ParsedLine parsed = parse(format, line, context);
        QTEST(parsed.hasTime ? model::toRfc3339({parsed.time.ns}) : QString(), "time");
        QTEST(model::timeQualityNames(parsed.quality).join(u','), "quality");
        QTEST(int(parsed.level), "level");
        QTEST(text(parsed.program), "program");
        QTEST(QString::fromStdString(formats::unquoted(parsed.message, parsed.inner)), "message");
    }

    void noLineCutShortReadsBeyondItsEnd()
    {
        // Every beginning of every line above, through every format: sanitizers watch.
        lines_data();
        const QList<QByteArray> samples{
            "Dec 31 23:59:59 worker-1 kubelet[812]: W1231 23:59:59.000001     812 pod_workers.go:1] \"Error\" err=\"a \\\"x\\\" \\u00e9 \\x41\" pod=\"shop/cart-0\" obj={a:\"}\"} x",
            "Jun 10 12:00:00 w containerd[9]: time=\"2025-06-10T12:00:00.25+08:00\" level=error msg=\"f \\\"s\\\"\" error=\"n\" id=7", "[Sat Jun  7 09:08:07 2025] EXT4-fs",
            "{\"level\":\"warn\",\"ts\":1.5,\"msg\":\"x\",\"n\":{\"a\":1}}", "-- Logs begin at Tue 2025-07-01 10:29:10 CST, end at Sat 2025-12-13 19:48:40 CST. --",
            "-----------------run dmesg -T------------------"};
        for (const QByteArray &sample : samples) {
            for (qsizetype size = 0; size <= sample.size(); ++size) {
                const QByteArray cut(sample.constData(), size); // a copy of its own, so that reading on is an error
                for (const formats::Format *format : formats::allFormats()) {
                    formats::LineContext context;
                    formats::ParsedLine result;
                    format->parse({cut.constData(), size_t(cut.size())}, context, result);
                    for (const Inner inner : {Inner::Plain, Inner::Klog, Inner::Logfmt, Inner::Json})
                        (void)formats::unquoted(result.message, inner);
                    const std::string_view line(cut.constData(), size_t(cut.size()));
                    (void)format->sniff(std::span(&line, 1));
                }
            }
        }
        QVERIFY(true);
    }

    void formatsAreToldByContent_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("format");
        QTest::newRow("journal") << QByteArray("-- Logs begin at Tue 2025-07-01 10:29:10 CST, end at Sat 2025-12-13 19:48:40 CST. --\nDec 13 19:34:52 w kubelet[1]: x\n") << u"journal-short"_s;
        QTest::newRow("newer journal") << QByteArray("-- Journal begins at Tue 2025-07-01 10:29:10 UTC, ends at Sat 2025-12-13 19:48:40 UTC. --\n") << u"journal-short"_s;
        QTest::newRow("syslog") << QByteArray("Jul  1 10:29:10 w systemd[1]: Started x.\nJul  1 10:29:11 w kernel: y\n") << u"syslog"_s;
        QTest::newRow("dmesg in a section") << QByteArray("\n-----------------run dmesg -T------------------\n[Sat Dec 13 19:33:53 2025] Linux version 5\n") << u"dmesg"_s;
        QTest::newRow("a status that quotes a log is no log")
            << QByteArray("\n-----------------run service kubelet status------------------\nDec 13 19:48:36 w kubelet[1]: a\nDec 13 19:48:36 w kubelet[1]: b\n") << u"run-sections"_s;
        QTest::newRow("klog behind a trace of set -x")
            << QByteArray("abc  1 minutes ago Running\n+ echo\n-----------------run crictl logs abc------------------\nI1213 11:34:34.552610       1 a.go:1] x\nI1213 11:34:34.552610       1 a.go:1] y\n") << u"klog"_s;
        QTest::newRow("nothing known") << QByteArray("some words\nand more\n") << u"text"_s;
        QTest::newRow("empty") << QByteArray() << u"text"_s;
    }

    void formatsAreToldByContent()
    {
        QFETCH(QByteArray, head);
        std::vector<std::string_view> lines;
        const QList<QByteArray> list = head.split('\n');
        for (const QByteArray &line : list)
            lines.emplace_back(line.constData(), size_t(line.size()));
        QTEST(formats::sniffFormat(lines).name, "format");
    }
};

QTEST_GUILESS_MAIN(LinesTest)
#include "lines_test.moc"
