// The command line as other programs call it: results, exit statuses, nothing on stdout that does not belong there.

#include "services/resources/schema.h"
#include "tests/support/bundle_folder.h"
#include "tests/support/zip_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

class CommandsTest : public QObject
{
    Q_OBJECT

private:
    struct Run
    {
        int status = -1;
        QByteArray out;
        QByteArray err;
    };
    QTemporaryDir m_folder;
    QString m_bundle;

    static Run run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.start(QStringLiteral(SHINDAN_CLI_PATH), arguments);
        if (!input.isEmpty())
            process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(60'000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    static QJsonObject json(const Run &run) { return QJsonDocument::fromJson(run.out).object(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_bundle = m_folder.path() + u"/diagnose_1760486400.tar.gz"_s;
        const Run made = run({u"scenario"_s, u"generate"_s, u"example"_s, u"-o"_s, m_bundle});
        QVERIFY2(made.status == 0, made.err.constData());
    }

    void theExampleIsTheSameEveryTime()
    {
        const QString again = m_folder.path() + u"/again.tar.gz"_s;
        QCOMPARE(run({u"scenario"_s, u"generate"_s, u"example"_s, u"-o"_s, again}).status, 0);
        QFile a(m_bundle);
        QFile b(again);
        QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
        QCOMPARE(b.readAll(), a.readAll());
    }

    void theAnalysisFitsItsSchema()
    {
        const Run result = run({u"analyze"_s, m_bundle, u"--format"_s, u"json"_s});
        QCOMPARE(result.status, 0);
        QVERIFY2(result.err.isEmpty(), result.err.constData());
        const auto document = QJsonDocument::fromJson(result.out);
        const auto faults = resources::Schema::shipped(u"analysis").check(QCborValue::fromJsonValue(document.object()));
        for (const auto &fault : faults)
            qWarning("%s: %s", qPrintable(fault.path), qPrintable(fault.error.sentence.en));
        QVERIFY(faults.empty());
    }

    // The scenario's truth: the table fills at 07:54:58; names and probes fail because of it; the network was slow to come up at the start.
    void theExampleTellsItsStory()
    {
        const QJsonObject root = json(run({u"analyze"_s, m_bundle, u"--format"_s, u"json"_s}));
        QHash<QString, QJsonObject> byRule;
        QStringList order;
        for (const auto &value : root[u"findings"_s].toArray()) {
            byRule.insert(value.toObject()[u"rule"_s].toString(), value.toObject());
            order << value.toObject()[u"rule"_s].toString();
        }
        QVERIFY2(byRule.contains(u"kernel.conntrack-full"_s), qPrintable(order.join(u' ')));
        const QJsonObject full = byRule[u"kernel.conntrack-full"_s];
        QCOMPARE(full[u"severity"_s].toString(), u"critical"_s);
        QCOMPARE(full[u"first"_s].toString(), u"2025-10-14T23:54:58Z"_s);
        QVERIFY(!full[u"symptoms"_s].toArray().isEmpty());
        QVERIFY(order.indexOf(u"kernel.conntrack-full"_s) < order.indexOf(u"pod.probe-failing"_s));
        QCOMPARE(byRule[u"cni.not-ready"_s][u"state"_s].toString(), u"recovered"_s);
        const QJsonObject bundle = root[u"bundles"_s].toArray()[0].toObject();
        QCOMPARE(bundle[u"timezone"_s].toString(), u"+08:00"_s);
        QJsonObject facts;
        for (const auto &node : bundle[u"nodes"_s].toArray()) {
            if (node.toObject()[u"name"_s].toString() == u"cn-example.192.0.2.17"_s)
                facts = node.toObject()[u"facts"_s].toObject();
        }
        QCOMPARE(facts[u"kubelet.version"_s].toObject()[u"value"_s].toString(), u"v1.30.7-aliyun.1"_s);
    }

    // The table fills at 07:54:58; at 07:15 the network was slow to come up.
    void findingsNearTheMomentComeFirst()
    {
        const QJsonObject plain = json(run({u"analyze"_s, m_bundle, u"--format"_s, u"json"_s}));
        const Run result = run({u"analyze"_s, m_bundle, u"--format"_s, u"json"_s, u"--at"_s, u"10/15 7:16"_s});
        QVERIFY2(result.status == 0 && result.err.isEmpty(), result.err.constData());
        const QJsonObject root = json(result);
        const auto faults = resources::Schema::shipped(u"analysis").check(QCborValue::fromJsonValue(root));
        for (const auto &fault : faults)
            qWarning("%s: %s", qPrintable(fault.path), qPrintable(fault.error.sentence.en));
        QVERIFY(faults.empty());
        const QJsonArray findings = root[u"findings"_s].toArray();
        QCOMPARE(findings.size(), plain[u"findings"_s].toArray().size());
        QVERIFY(plain[u"findings"_s].toArray()[0].toObject()[u"rule"_s].toString() != u"cni.not-ready"_s);
        QVERIFY(!plain.contains(u"incident"_s) && !plain[u"findings"_s].toArray()[0].toObject().contains(u"distanceSeconds"_s));
        QCOMPARE(findings[0].toObject()[u"rule"_s].toString(), u"cni.not-ready"_s);
        QVERIFY(findings[0].toObject()[u"nearIncident"_s].toBool());
        QVERIFY(std::abs(findings[0].toObject()[u"distanceSeconds"_s].toDouble()) <= 120);
        for (const auto &value : findings) {
            const QJsonObject finding = value.toObject();
            QVERIFY(finding.contains(u"distanceSeconds"_s));
            if (finding[u"rule"_s].toString() == u"kernel.conntrack-full"_s)
                QCOMPARE(finding[u"distanceSeconds"_s].toDouble(), 38 * 60 + 58.0); // 07:54:58 - 07:16:00
        }
        const QJsonObject incident = root[u"incident"_s].toObject();
        QCOMPARE(incident[u"time"_s].toString(), u"2025-10-14T23:16:00Z"_s);
        QCOMPARE(incident[u"boots"_s].toArray()[0].toObject()[u"boot"_s].toString(), u"current"_s);
        QStringList covering;
        for (const auto &value : incident[u"coverage"_s].toArray()) {
            if (value.toObject()[u"cover"_s].toString() == u"covered"_s)
                covering << value.toObject()[u"source"_s].toString();
        }
        QVERIFY2(covering.contains(u"tmp/diagnose_1760486400/logs/kubelet.log"_s), qPrintable(covering.join(u' ')));
        // The zone of --timezone reads the time.
        const auto tokyo = json(run({u"analyze"_s, m_bundle, u"--format"_s, u"json"_s, u"--at"_s, u"8:16"_s, u"--timezone"_s, u"Asia/Tokyo"_s}));
        QCOMPARE(tokyo[u"incident"_s].toObject()[u"time"_s].toString(), u"2025-10-14T23:16:00Z"_s);
    }

    void reportsTellOfTheMoment()
    {
        for (const QString &format : {u"text"_s, u"markdown"_s, u"html"_s}) {
            Run english = run({u"analyze"_s, m_bundle, u"--format"_s, format, u"--lang"_s, u"en"_s, u"--at"_s, u"7:16"_s});
            english.out.replace("\\", ""); // Markdown's escapes
            QVERIFY(english.out.contains("When it happened") && english.out.contains("2025-10-15 07:16:00 +08:00") && english.out.contains("38 min 58 s after"));
            QVERIFY(english.out.indexOf("Within 30 minutes of it") < english.out.indexOf("Other findings"));
            const Run japanese = run({u"analyze"_s, m_bundle, u"--format"_s, format, u"--lang"_s, u"ja"_s, u"--at"_s, u"午前7時16分"_s});
            QVERIFY(japanese.out.contains(u"発生時刻"_s.toUtf8()) && japanese.out.contains(u"発生の 38 分 58 秒後"_s.toUtf8()));
        }
    }

    void aMomentThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("moment");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no time at all, before anything is opened") << u"soon"_s << QByteArray("is not a time");
        QTest::newRow("two meanings") << u"5/6 10:00"_s << QByteArray("2025-06-05");
        QTest::newRow("several zones") << u"19:45 CST"_s << QByteArray("Several zones");
    }
    void aMomentThatIsNoneIsRefused()
    {
        QFETCH(QString, moment);
        QFETCH(QByteArray, says);
        const Run result = run({u"analyze"_s, m_bundle, u"--lang"_s, u"en"_s, u"--at"_s, moment});
        QCOMPARE(result.status, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.contains(says), result.err.constData());
    }

    void oneThreadAndManyGiveTheSameBytes()
    {
        QCOMPARE(run({u"analyze"_s, m_bundle, u"--format"_s, u"json"_s, u"--threads"_s, u"4"_s}).out,
                 run({u"analyze"_s, m_bundle, u"--format"_s, u"json"_s, u"--threads"_s, u"1"_s}).out);
    }

    void exitStatuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("no command") << QStringList{} << 2;
        QTest::newRow("unknown command") << QStringList{u"diagnose"_s} << 2;
        QTest::newRow("unknown option") << QStringList{u"analyze"_s, u"--fast"_s, u"x"_s} << 2;
        QTest::newRow("no path") << QStringList{u"analyze"_s} << 2;
        QTest::newRow("unknown format") << QStringList{u"analyze"_s, u"x"_s, u"--format"_s, u"pdf"_s} << 2;
        QTest::newRow("no such file") << QStringList{u"analyze"_s, u"/nowhere/at/all.tar.gz"_s} << 3;
        QTest::newRow("a query that cannot be read") << QStringList{u"timeline"_s, u"BUNDLE"_s, u"--query"_s, u"(a"_s} << 2;
        QTest::newRow("threshold met") << QStringList{u"analyze"_s, u"BUNDLE"_s, u"--fail-on"_s, u"error"_s} << 1;
        QTest::newRow("done") << QStringList{u"analyze"_s, u"BUNDLE"_s} << 0;
        QTest::newRow("help") << QStringList{u"analyze"_s, u"--help"_s} << 0;
        QTest::newRow("version") << QStringList{u"--version"_s} << 0;
        QTest::newRow("rules keep their examples") << QStringList{u"rules"_s, u"test"_s} << 0;
        QTest::newRow("no such entry") << QStringList{u"faq"_s, u"show"_s, u"nothing"_s} << 2;
    }
    void exitStatuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        arguments.replaceInStrings(u"BUNDLE"_s, m_bundle);
        const Run result = run(arguments);
        QVERIFY2(result.status == status, (result.out.right(500) + result.err).constData());
    }

    void everyFormatOfTheReport()
    {
        for (const QString &format : {u"text"_s, u"markdown"_s, u"html"_s, u"sarif"_s}) {
            const Run english = run({u"analyze"_s, m_bundle, u"--format"_s, format, u"--lang"_s, u"en"_s});
            QCOMPARE(english.status, 0);
            QVERIFY(english.out.contains("conntrack"));
            const Run japanese = run({u"analyze"_s, m_bundle, u"--format"_s, format, u"--lang"_s, u"ja"_s});
            QVERIFY(japanese.out.contains(u"コネクション"_s.toUtf8()) || japanese.out.contains(u"接続"_s.toUtf8()));
        }
    }

    void theTimelineCanBeAsked()
    {
        const Run count = run({u"timeline"_s, m_bundle, u"--query"_s, u"component:kernel \"table full\""_s, u"--count"_s});
        QCOMPARE(count.out.trimmed(), QByteArray("59")); // every 5 s from -301.3 to -11
        const Run lines = run({u"timeline"_s, m_bundle, u"--since"_s, u"2025-10-15T07:55"_s, u"--until"_s, u"2025-10-15T07:56"_s, u"--format"_s, u"jsonl"_s});
        QByteArray before;
        for (const QByteArray &line : lines.out.split('\n')) {
            if (line.isEmpty())
                continue;
            const QByteArray time = QJsonDocument::fromJson(line).object()[u"time"_s].toString().toUtf8().left(19);
            QVERIFY(time >= "2025-10-14T23:55:00" && time < "2025-10-14T23:56:00");
            QVERIFY(time >= before);
            before = time;
        }
        QVERIFY(!before.isEmpty());
    }

    void standardInputIsABundle()
    {
        QFile file(m_bundle);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Run result = run({u"analyze"_s, u"-"_s, u"--format"_s, u"json"_s}, file.readAll());
        QCOMPARE(result.status, 0);
        QVERIFY(result.out.contains("kernel.conntrack-full"));
    }

    void membersComeOutAsTheyAre()
    {
        const Run result = run({u"files"_s, m_bundle, u"ps_command_status"_s});
        QCOMPARE(result.out, QByteArray("check if ps -ef command hang\nps -ef command works fine\n"));
    }

    void secretsStayInside()
    {
        tests::BundleFolder folder;
        folder.write(u"node.log"_s, "2025-06-10 12:00:00 ERROR login failed password=hunter2\n");
        QVERIFY(!run({u"timeline"_s, folder.path()}).out.contains("hunter2"));
        QVERIFY(!run({u"files"_s, folder.path(), u"node.log"_s}).out.contains("hunter2"));
        QVERIFY(run({u"timeline"_s, folder.path(), u"--show-secrets"_s}).out.contains("hunter2"));
    }

    // Evidence is handed on as it came: the bytes to compare with are those that were written here.
    void aMemberIsSavedByteForByte()
    {
        const QByteArray utf16 = QByteArray("\xff\xfe" "p\0a\0s\0s\0\n\0", 12);
        const QByteArray plain = "2025-06-10 12:00:00 ERROR login failed password=hunter2\r\nno end";
        tests::BundleFolder folder;
        folder.write(u"node.log"_s, plain);
        folder.write(u"deep/windows.log"_s, utf16);
        const QString target = m_folder.path() + u"/saved"_s;
        for (const auto &[member, bytes] : {std::pair{u"node.log"_s, plain}, std::pair{u"windows.log"_s, utf16}}) {
            const Run result = run({u"files"_s, folder.path(), member, u"-o"_s, target});
            QVERIFY2(result.status == 0, result.err.constData());
            QVERIFY(result.out.isEmpty());
            QFile saved(target);
            QVERIFY(saved.open(QIODevice::ReadOnly));
            QCOMPARE(saved.readAll(), bytes);
        }
        QCOMPARE(run({u"files"_s, folder.path(), u"-o"_s, target}).status, 2);
        QCOMPARE(run({u"files"_s, folder.path(), u"node.log"_s, u"-o"_s, u"-"_s}).status, 2);
        const Run inside = run({u"files"_s, folder.path(), u"node.log"_s, u"-o"_s, folder.path() + u"/copy.log"_s});
        QCOMPARE(inside.status, 3);
        QVERIFY(!inside.err.isEmpty());
        QVERIFY(!QFile::exists(folder.path() + u"/copy.log"_s));
    }

    void anEncryptedZipTakesItsPasswordFromAFileOrTheEnvironment()
    {
        const QString zip = m_folder.path() + u"/locked.zip"_s;
        QVERIFY(tests::writeZip(zip, {{"a.log", "2025-06-10 12:00:00 ERROR one\n"}}, "aes256", "himitsu"));
        const QString file = m_folder.path() + u"/password"_s;
        const auto write = [&](const QByteArray &line) {
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly) && out.write(line) == line.size());
        };
        write("himitsu\r\nand a second line\n");
        QVERIFY(run({u"timeline"_s, zip, u"--password-file"_s, file}).out.contains("ERROR one"));
        write("wrong\n");
        const Run wrong = run({u"timeline"_s, zip, u"--password-file"_s, file});
        QCOMPARE(wrong.status, 3);
        QVERIFY(wrong.err.contains("does not fit"));
        QVERIFY(!wrong.err.contains("wrong"));
        QCOMPARE(run({u"timeline"_s, zip, u"--password-file"_s, file + u".is-not-there"_s}).status, 2);
        qputenv("SHINDAN_PASSWORD", "himitsu");
        const Run environment = run({u"timeline"_s, zip});
        qunsetenv("SHINDAN_PASSWORD");
        QVERIFY(environment.out.contains("ERROR one"));
        // Nobody to ask: what is locked stays locked, and nothing waits.
        QCOMPARE(run({u"timeline"_s, zip}).status, 3);
    }

    void theTerminalAsksWithoutEcho()
    {
        const QString zip = m_folder.path() + u"/asks.zip"_s;
        QVERIFY(tests::writeZip(zip, {{"a.log", "2025-06-10 12:00:00 ERROR one\n"}}, "aes256", "himitsu"));
        const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
        const QByteArray name = ::ptsname(terminal);
        QProcess process;
        // A session of its own, whose terminal this is.
        process.setChildProcessModifier([name] {
            ::setsid();
            const int slave = ::open(name.constData(), O_RDWR);
            ::dup2(slave, STDERR_FILENO);
        });
        process.start(QStringLiteral(SHINDAN_CLI_PATH), {u"timeline"_s, zip, u"--progress"_s, u"never"_s});
        QVERIFY(process.waitForStarted());
        QByteArray seen;
        const auto shows = [&](const char *words) {
            char buffer[512];
            for (ssize_t got = 0; (got = ::read(terminal, buffer, sizeof buffer)) > 0;)
                seen.append(buffer, static_cast<qsizetype>(got));
            return seen.contains(words);
        };
        const auto type = [&](const QByteArray &line) { QCOMPARE(::write(terminal, line.constData(), static_cast<size_t>(line.size())), ssize_t(line.size())); };
        QTRY_VERIFY_WITH_TIMEOUT(shows("is encrypted"), 60'000);
        type("not-this\n");
        QTRY_VERIFY_WITH_TIMEOUT(shows("does not fit"), 60'000);
        type("himitsu\n");
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("ERROR one"));
        shows("");
        QVERIFY2(!seen.contains("himitsu") && !seen.contains("not-this"), seen.constData());
        ::close(terminal);
    }

    void eachPathByItself()
    {
        const Run result = run({u"analyze"_s, u"--each"_s, m_bundle, u"/nowhere/x.tar.gz"_s, m_bundle});
        QCOMPARE(result.status, 0);
        QCOMPARE(result.out.count('\n'), 2);
    }

    void theReplyIsInTheLanguageAsked()
    {
        const Run result = run({u"reply"_s, m_bundle, u"--finding"_s, u"kernel.conntrack-full"_s, u"--lang"_s, u"ja"_s});
        QCOMPARE(result.status, 0);
        QVERIFY(result.out.contains(u"確認した結果は次のとおりです"_s.toUtf8()));
        QVERIFY(result.out.contains("2025/10/15 07:54:58"));
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "commands_test.moc"
