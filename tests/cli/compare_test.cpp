// compare and baseline as other programs call them.

#include "services/resources/schema.h"
#include "tests/support/bundle_folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

class CompareTest : public QObject
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
    QStringList m_healthy;
    QString m_broken;

    Run run(const QStringList &arguments, const QString &home = {}) const
    {
        QProcess process;
        if (!home.isEmpty()) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"XDG_DATA_HOME"_s, home);
            process.setProcessEnvironment(environment);
        }
        process.start(QStringLiteral(SHINDAN_CLI_PATH), arguments);
        process.closeWriteChannel();
        process.waitForFinished(120'000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QJsonObject json(const Run &run) { return QJsonDocument::fromJson(run.out).object(); }

    QString generate(const QString &scenario, int seed)
    {
        const QString path = m_folder.filePath(u"%1-%2.tar.gz"_s.arg(scenario).arg(seed));
        return run({u"scenario"_s, u"generate"_s, scenario, u"--seed"_s, QString::number(seed), u"--size"_s, u"8M"_s, u"-o"_s, path}).status == 0 ? path : QString();
    }

    // The genuine bundle in a folder, with one text of one member replaced.
    static bool edit(const QString &folder, const QString &member, const QByteArray &from, const QByteArray &to)
    {
        QFile file(folder + u'/' + member);
        if (!file.open(QIODevice::ReadWrite))
            return false;
        QByteArray text = file.readAll();
        if (text.count(from) != 1)
            return false;
        text.replace(from, to);
        file.resize(0);
        file.seek(0);
        return file.write(text) == text.size();
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const int seed : {1, 2, 3})
            m_healthy << generate(u"healthy"_s, seed);
        m_broken = generate(u"conntrack-full-dns"_s, 4);
        QVERIFY(!m_healthy.contains(QString()) && !m_broken.isEmpty());
    }

    void identicalBundlesDoNotDiffer()
    {
        const QString copy = m_folder.filePath(u"copy.tar.gz"_s);
        QVERIFY(QFile::copy(m_broken, copy));
        const Run result = run({u"compare"_s, m_broken, copy, u"--format"_s, u"json"_s});
        QVERIFY2(result.status == 0 && result.err.isEmpty(), result.err.constData());
        const QJsonObject root = json(result);
        QVERIFY(root[u"differences"_s].toArray().isEmpty());
        QVERIFY(root[u"expected"_s].toArray().isEmpty());
        QVERIFY(root[u"same"_s].toObject()[u"fact"_s].toInt() > 300);
        QVERIFY(root[u"same"_s].toObject()[u"finding"_s].toInt() > 0);
    }

    void aFaultIsTheFirstRow()
    {
        const Run result = run({u"compare"_s, m_healthy[0], m_broken, u"--format"_s, u"json"_s, u"--fail-on"_s, u"critical"_s});
        QCOMPARE(result.status, 1);
        const QJsonObject root = json(result);
        const auto faults = resources::Schema::shipped(u"comparison").check(QCborValue::fromJsonValue(root));
        for (const auto &fault : faults)
            qWarning("%s: %s", qPrintable(fault.path), qPrintable(fault.error.sentence.en));
        QVERIFY(faults.empty());
        const QJsonObject first = root[u"differences"_s].toArray()[0].toObject();
        QCOMPARE(first[u"rule"_s].toString(), u"kernel.conntrack-full"_s);
        QCOMPARE(first[u"change"_s].toString(), u"only-second"_s);
        QVERIFY(!first[u"evidence"_s].toArray()[1].toArray()[0].toObject()[u"text"_s].toString().isEmpty());
    }

    void everyFormatSaysIt()
    {
        for (const QString &format : {u"text"_s, u"markdown"_s, u"html"_s}) {
            const Run english = run({u"compare"_s, m_healthy[0], m_broken, u"--format"_s, format});
            QVERIFY2(english.out.contains("Two bundles side by side"), qPrintable(format));
            const Run japanese = run({u"compare"_s, m_healthy[0], m_broken, u"--format"_s, format, u"--lang"_s, u"ja"_s});
            QVERIFY2(japanese.out.contains("2 つの診断データの比較"), qPrintable(format));
            QVERIFY(!japanese.out.contains("Two bundles"));
        }
    }

    // Boots of two nodes are laid on each other: the offset is the difference of their starts, as the sides tell them.
    void alignment()
    {
        const auto aligned = [&](const QString &how) { return json(run({u"compare"_s, m_healthy[0], m_healthy[1], u"--format"_s, u"json"_s, u"--align"_s, how})); };
        const QJsonObject boot = aligned(u"boot"_s);
        const auto start = [&](int side) { return QDateTime::fromString(boot[u"sides"_s].toArray()[side].toObject()[u"bootStart"_s].toString(), Qt::ISODateWithMs); };
        QVERIFY(start(0).isValid() && start(1).isValid());
        QCOMPARE(boot[u"alignment"_s].toObject()[u"offsetSeconds"_s].toDouble() * 1000, double(start(1).msecsTo(start(0))));
        QCOMPARE(aligned(u"+1m30s"_s)[u"alignment"_s].toObject()[u"offsetSeconds"_s].toDouble(), 90.0);
        QCOMPARE(aligned(u"-250ms"_s)[u"alignment"_s].toObject()[u"offsetSeconds"_s].toDouble(), -0.25);
        const QJsonObject event = aligned(u"\"containerd successfully booted\""_s)[u"alignment"_s].toObject();
        QCOMPARE(event[u"method"_s].toString(), u"event"_s);
        QVERIFY(event[u"anchors"_s].toArray()[0].isString() && event[u"anchors"_s].toArray()[1].isString());
        QVERIFY(aligned(u"\"no line says this\""_s)[u"alignment"_s].toObject()[u"anchors"_s].toArray()[0].isNull());
    }

    void theOddOneOfSeveral()
    {
        const Run result = run({u"compare"_s, m_healthy[0], m_healthy[1], m_broken, m_healthy[2], u"--format"_s, u"json"_s});
        QCOMPARE(result.status, 0);
        const QJsonObject root = json(result);
        QCOMPARE(root[u"schema"_s].toString(), u"shindan.group/1"_s);
        QVERIFY(root[u"hasOddOne"_s].toBool());
        QCOMPARE(root[u"members"_s].toArray()[0].toObject()[u"path"_s].toString(), m_broken);
        const QJsonObject healthy = json(run({u"compare"_s, m_healthy[0], m_healthy[1], m_healthy[2], u"--format"_s, u"json"_s}));
        QVERIFY(!healthy[u"hasOddOne"_s].toBool());
    }

    void healthyBundlesAreKept()
    {
        const QTemporaryDir home;
        const Run none = run({u"compare"_s, m_broken, u"--baseline"_s}, home.path());
        QCOMPARE(none.status, 3);
        QVERIFY(none.err.contains("baseline add"));
        QCOMPARE(run({u"baseline"_s, u"add"_s, m_healthy[0], m_healthy[1], m_healthy[2]}, home.path()).status, 0);
        QCOMPARE(run({u"baseline"_s, u"add"_s, m_healthy[1]}, home.path()).status, 0); // again: replaced
        const QJsonArray list = QJsonDocument::fromJson(run({u"baseline"_s, u"list"_s, u"--format"_s, u"json"_s}, home.path()).out).array();
        QCOMPARE(list.size(), 3);
        const QJsonObject found = json(run({u"compare"_s, m_broken, u"--baseline"_s, u"--format"_s, u"json"_s}, home.path()));
        QCOMPARE(found[u"healthy"_s].toArray().size(), 3);
        bool fullTable = false;
        for (const auto &row : found[u"differences"_s].toArray())
            fullTable = fullTable || (row.toObject()[u"title"_s].toObject()[u"en"_s].toString().contains(u"table full"_s) && row.toObject()[u"severity"_s].toString() == u"warning"_s);
        QVERIFY(fullTable);
        QCOMPARE(run({u"baseline"_s, u"remove"_s, list[0].toObject()[u"id"_s].toString()}, home.path()).status, 0);
        QCOMPARE(run({u"baseline"_s, u"remove"_s, u"nothing"_s}, home.path()).status, 2);
        // A healthy one against the other healthy ones.
        const QJsonObject calm = json(run({u"compare"_s, m_healthy[0], u"--baseline"_s, u"--format"_s, u"json"_s}, home.path()));
        for (const auto &row : calm[u"differences"_s].toArray())
            QVERIFY2(row.toObject()[u"severity"_s].toString() == u"info"_s, qPrintable(row.toObject()[u"id"_s].toString()));
    }

    void aDamagedLibraryIsTold()
    {
        const QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath(u"shindan"_s));
        QFile file(home.filePath(u"shindan/baselines.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"schema\":\"shindan.baselines/9\"}");
        file.close();
        const Run result = run({u"compare"_s, m_broken, u"--baseline"_s}, home.path());
        QCOMPARE(result.status, 3);
        QVERIFY(result.err.contains("newer version"));
        QCOMPARE(run({u"baseline"_s, u"add"_s, m_healthy[0]}, home.path()).status, 3);
    }

    void wrongCalls()
    {
        QCOMPARE(run({u"compare"_s}).status, 2);
        QCOMPARE(run({u"compare"_s, m_broken}).status, 2);
        QCOMPARE(run({u"compare"_s, m_broken, m_healthy[0], u"--fail-on"_s, u"much"_s}).status, 2);
        QCOMPARE(run({u"compare"_s, m_broken, m_healthy[0], u"--align"_s, u"(unclosed"_s}).status, 2);
        QCOMPARE(run({u"baseline"_s, u"paint"_s}).status, 2);
        QCOMPARE(run({u"compare"_s, m_folder.filePath(u"absent.tar.gz"_s), m_folder.filePath(u"absent2.tar.gz"_s)}).status, 3);
    }

    // The genuine bundle against itself with one kernel setting changed: exactly that is listed.
    void theGenuineBundleEdited()
    {
        const QString genuine = tests::genuineBundle();
        if (genuine.isEmpty())
            QSKIP(qPrintable(tests::absentSentence()));
        const QString tar = QStandardPaths::findExecutable(u"tar"_s);
        if (tar.isEmpty())
            QSKIP("tar is not installed.");
        for (const QString &side : {u"a"_s, u"b"_s}) {
            QVERIFY(QDir(m_folder.path()).mkpath(side));
            QCOMPARE(QProcess::execute(tar, {u"xzf"_s, genuine, u"-C"_s, m_folder.filePath(side)}), 0);
        }
        const QString stem = u"/tmp/"_s + QFileInfo(genuine).fileName().section(u'.', 0, 0);
        const QString a = m_folder.filePath(u"a"_s) + stem;
        const QString b = m_folder.filePath(u"b"_s) + stem;
        QVERIFY(json(run({u"compare"_s, a, b, u"--format"_s, u"json"_s}))[u"differences"_s].toArray().isEmpty());
        QVERIFY(edit(b, u"system_info"_s, "\nvm.overcommit_ratio = 50\n", "\nvm.overcommit_ratio = 80\n"));
        const QJsonArray rows = json(run({u"compare"_s, a, b, u"--format"_s, u"json"_s}))[u"differences"_s].toArray();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].toObject()[u"id"_s].toString(), u"fact:sysctl.vm.overcommit_ratio"_s);
        QCOMPARE(rows[0].toObject()[u"values"_s].toArray(), (QJsonArray{u"50"_s, u"80"_s}));
    }
};

QTEST_GUILESS_MAIN(CompareTest)
#include "compare_test.moc"
