// Case files: what is written is read again, whatever people write; what is wrong is said with its place.

#include "services/cases/case_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;
using model::Case;
using model::CaseNote;

namespace {

Case example()
{
    Case kept;
    kept.inputs = {u"/data/diagnose_1760486400.tar.gz"_s, u"/data/ログ/node b"_s};
    kept.bundles = {{kept.inputs[0], QString(64, u'a')}, {kept.inputs[1], QString(64, u'1')}};
    kept.query = u"level>=warning \"a phrase\" pod:shop/*"_s;
    kept.folded = false;
    kept.zone = u"Asia/Tokyo"_s;
    kept.incident = model::Instant{1'760'486'100 * model::nsPerSecond};
    kept.page = u"timeline"_s;
    kept.finding = u"0123456789abcdef"_s;
    kept.notes = {
        {model::BundleIndex(0), u"logs/messages"_s, model::LineNumber(7), {}, u"ここから接続追跡があふれている: \"full\"\n次の行も # も見る"_s, {1'760'486'400 * model::nsPerSecond}},
        {model::BundleIndex(1), u"logs/kubelet.log"_s, model::LineNumber(1), {}, {}, {1'760'486'401 * model::nsPerSecond}},
        {model::BundleIndex(1), {}, model::LineNumber(0), u"fedcba9876543210"_s, u"no"_s, {1'760'486'402 * model::nsPerSecond}},
    };
    return kept;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class CaseFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void whatIsWrittenIsReadAgain()
    {
        const Case kept = example();
        QVERIFY(cases::writeCase(path(u"a.shindan"_s), kept).ok());
        const auto read = cases::readCase(path(u"a.shindan"_s));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().sentence.en));
        QVERIFY(read.value() == kept);
        // Notes are for their writer.
        QCOMPARE(QFile::permissions(path(u"a.shindan"_s)) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    }

    void textsThatYamlWouldTakeForSomethingElse_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"true", "null", "~", "012", "1e3", "- a", "a: b", "# no comment", "'", "\"", "\\", "%YAML", "&a", "*a", "!!str", "|", ">", "2025-12-13", "\t", " ends with blank ", "a\r\nb", "\u0001\u001b[31m"})
            QTest::newRow(qPrintable(QString::fromUtf8(text).toHtmlEscaped())) << QString::fromUtf8(text);
        QTest::newRow("beyond the basic plane") << QString::fromUtf8("\xF0\xA0\xAE\xB7\xF0\x9F\x94\xA5");
        QTest::newRow("a line separator") << QString(QChar(0x2028));
        QTest::newRow("long") << QString(100'000, u'長');
    }
    void textsThatYamlWouldTakeForSomethingElse()
    {
        QFETCH(QString, text);
        Case kept = example();
        kept.notes[0].text = text;
        kept.query = text;
        QVERIFY(cases::writeCase(path(u"b.shindan"_s), kept).ok());
        const auto read = cases::readCase(path(u"b.shindan"_s));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().sentence.en));
        QCOMPARE(read.value().notes[0].text, text);
        QCOMPARE(read.value().query, text);
    }

    void aCaseWrittenByHand()
    {
        write(path(u"hand.shindan"_s), "schema: shindan.case/1\nopen: [bundles/one.tar.gz]\nbundles:\n  - path: bundles/one.tar.gz\nnotes:\n"
                                       "  - member: logs/messages\n    line: 12\n    text: look here\n");
        const auto read = cases::readCase(path(u"hand.shindan"_s));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().sentence.en));
        QCOMPARE(read.value().inputs, QStringList{QDir(m_folder.path()).absoluteFilePath(u"bundles/one.tar.gz"_s)});
        QCOMPARE(read.value().notes[0].line, model::LineNumber(12));
        QVERIFY(read.value().folded);
    }

    void whatIsWrongIsSaidWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("no YAML") << QByteArray("schema: shindan.case/1\nopen: [a\n") << 3;
        QTest::newRow("another file") << QByteArray("rules:\n  - id: x\n") << 1;
        QTest::newRow("a later version") << QByteArray("schema: shindan.case/2\nopen: [a]\nbundles: []\n") << 1;
        QTest::newRow("nothing to open") << QByteArray("schema: shindan.case/1\nopen: []\nbundles: []\n") << 2;
        QTest::newRow("a line that is none") << QByteArray("schema: shindan.case/1\nopen: [a]\nbundles: [{path: a}]\nnotes:\n  - member: m\n    line: -3\n") << 6;
        QTest::newRow("a note on a bundle that is not listed")
            << QByteArray("schema: shindan.case/1\nopen: [a]\nbundles: [{path: a}]\nnotes:\n  - bundle: 2\n    member: m\n    line: 3\n") << 5;
        QTest::newRow("empty") << QByteArray() << 0;
    }
    void whatIsWrongIsSaidWithItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        write(path(u"wrong.shindan"_s), text);
        const auto read = cases::readCase(path(u"wrong.shindan"_s));
        QVERIFY(!read.ok());
        QVERIFY(!read.error().sentence.en.isEmpty() && !read.error().sentence.ja.isEmpty());
        if (line > 0)
            QCOMPARE(read.error().line, line);
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        const auto result = cases::writeCase(path(u"not/there/a.shindan"_s), example());
        QVERIFY(!result.ok());
        QVERIFY(result.error().sentence.en.contains(u"not/there"_s));
        QVERIFY(!result.error().hint.ja.isEmpty());
    }

    void bundlesFindTheirNotesInAnyOrder()
    {
        Case kept = example();
        const QString there = cases::unnamedCasePath(kept.bundles);
        QVERIFY(there.endsWith(u".shindan"_s));
        std::swap(kept.bundles[0], kept.bundles[1]);
        QCOMPARE(cases::unnamedCasePath(kept.bundles), there);
        kept.bundles.pop_back();
        QVERIFY(cases::unnamedCasePath(kept.bundles) != there);
        kept.bundles[0].id.clear();
        QVERIFY(cases::unnamedCasePath(kept.bundles).isEmpty());
        QCOMPARE(QFile::permissions(QFileInfo(there).absolutePath()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
};

QTEST_GUILESS_MAIN(CaseFileTest)
#include "case_file_test.moc"
