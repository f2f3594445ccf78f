// YAML that others wrote: what it means, where things stand in it, and what happens when it is hostile.

#include "services/resources/yaml_document.h"

#include <QCborArray>
#include <QCborMap>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace shindan;
using namespace shindan::resources;

namespace {

const QString fileName = QStringLiteral("rules.yaml");

QCborMap mapOf(const QByteArray &text)
{
    const auto document = parseYaml(text, fileName);
    return document ? document.value().value().toMap() : QCborMap{{QStringLiteral("error"), document.error().code}};
}

model::Error errorOf(const QByteArray &text, const YamlLimits &limits = {})
{
    const auto document = parseYaml(text, fileName, limits);
    return document ? model::Error() : document.error();
}

// Of this process, so that a busy machine makes no difference.
double processorSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

class YamlDocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainScalarsHaveTheTypesOfTheCoreSchema_data();
    void plainScalarsHaveTheTypesOfTheCoreSchema();
    void quotesMakeTexts();
    void keysKeepTheirOrder();
    void foldedTextIsOneLine();
    void aliasesRepeatValues();
    void anEmptyFileIsNull();
    void windowsLineEndsAndByteOrderMarks();
    void placesCountCharacters();
    void placesOfKeysAndElements();
    void aPathThatIsNotThereHasThePlaceAbove();
    void keysWithSlashesHavePlaces();

    void faultsHaveAPlaceASentenceAndAHint_data();
    void faultsHaveAPlaceASentenceAndAHint();
    void everyFaultSpeaksBothLanguages();
    void tooLarge();
    void tooDeep();
    void deepTextsOfEveryKindEndQuickly_data();
    void deepTextsOfEveryKindEndQuickly();
    void aBillionLaughsEndQuickly();
    void aLongTextRepeatedEndsQuickly();
    void aliasesCannotStackDepth();
    void manyKeys();
    void aFileThatIsNotThere();
    void aFileThatIsTooLarge();
};

void YamlDocumentTest::plainScalarsHaveTheTypesOfTheCoreSchema_data()
{
    // From "10.3.2. Tag Resolution" of the YAML 1.2.2 specification, and what it implies.
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QCborValue>("value");
    const auto row = [](const char *text, const QCborValue &value) { QTest::newRow(text) << QByteArray(text) << value; };
    row("null", nullptr);
    row("~", nullptr);
    row("", nullptr);
    row("true", true);
    row("False", false);
    row("yes", QStringLiteral("yes"));
    row("on", QStringLiteral("on"));
    row("0", 0);
    row("-19", -19);
    row("+12", 12);
    row("0o14", 12);
    row("0xC", 12);
    row("3.5", 3.5);
    row("12e03", 12000.0);
    row(".5", 0.5);
    row("-2E+05", -200000.0);
    row("2024-10-23", QStringLiteral("2024-10-23"));
    row("1.24.3", QStringLiteral("1.24.3"));
    row("5m", QStringLiteral("5m"));
    row("0755", QStringLiteral("0755"));
    row("12345678901234567890", QStringLiteral("12345678901234567890"));
    row("1_000", QStringLiteral("1_000"));
    row("nan", QStringLiteral("nan"));
    row("!!str 12", QStringLiteral("12"));
}

void YamlDocumentTest::plainScalarsHaveTheTypesOfTheCoreSchema()
{
    QFETCH(QByteArray, text);
    QFETCH(QCborValue, value);
    QCOMPARE(mapOf("key: " + text).value(QStringLiteral("key")), value);
}

void YamlDocumentTest::quotesMakeTexts()
{
    const QCborMap map = mapOf("a: '5.10'\nb: \"true\"\nc: ''\nd: 'it''s \\d+'\ne: \"\\u8a3a\\u65ad\"\n");
    QCOMPARE(map.value(QStringLiteral("a")), QCborValue(QStringLiteral("5.10")));
    QCOMPARE(map.value(QStringLiteral("b")), QCborValue(QStringLiteral("true")));
    QCOMPARE(map.value(QStringLiteral("c")), QCborValue(QString()));
    QCOMPARE(map.value(QStringLiteral("d")), QCborValue(QStringLiteral("it's \\d+")));
    QCOMPARE(map.value(QStringLiteral("e")), QCborValue(QStringLiteral("診断")));
}

void YamlDocumentTest::keysKeepTheirOrder()
{
    const QCborMap map = mapOf("zebra: 1\napple: 2\n10: 3\nmango: 4\n");
    QStringList keys;
    for (const auto &[key, value] : map)
        keys.append(key.toString());
    QCOMPARE(
        keys, QStringList({QStringLiteral("zebra"), QStringLiteral("apple"), QStringLiteral("10"), QStringLiteral("mango")}));
}

void YamlDocumentTest::foldedTextIsOneLine()
{
    const QCborMap map = mapOf("text: >-\n  One sentence that\n  goes on.\n\n  Another.\n");
    QCOMPARE(map.value(QStringLiteral("text")).toString(), QStringLiteral("One sentence that goes on.\nAnother."));
}

void YamlDocumentTest::aliasesRepeatValues()
{
    const QCborMap map = mapOf("a: &lines [1, 2]\nb: *lines\n");
    QCOMPARE(map.value(QStringLiteral("b")).toArray(), QCborArray({1, 2}));
}

void YamlDocumentTest::anEmptyFileIsNull()
{
    for (const QByteArray &text : {QByteArray(), QByteArray("# nothing but a remark\n"), QByteArray("---\n")}) {
        const auto document = parseYaml(text, fileName);
        QVERIFY(document.ok());
        QVERIFY(document.value().value().isNull());
    }
}

void YamlDocumentTest::windowsLineEndsAndByteOrderMarks()
{
    QCOMPARE(mapOf("\xEF\xBB\xBF"
                   "a: 1\r\nb: text\r\n")
                 .value(QStringLiteral("b"))
                 .toString(),
        QStringLiteral("text"));

    QByteArray utf16("\xFF\xFE", 2);
    for (const char c : QByteArray("a: 7\n"))
        utf16.append(c).append('\0');
    QCOMPARE(mapOf(utf16).value(QStringLiteral("a")), QCborValue(7));
}

void YamlDocumentTest::placesCountCharacters()
{
    const auto document = parseYaml("title: { ja: \"起動に失敗\", en: \"Start failed\" }\n", fileName);
    QVERIFY(document.ok());
    // The Japanese text takes 15 bytes and 5 characters; columns as an editor shows them.
    const Place place = document.value().placeOf(QStringLiteral("/title/en"));
    QCOMPARE(place.line, 1);
    QCOMPARE(place.column, 27);
}

void YamlDocumentTest::placesOfKeysAndElements()
{
    const auto document = parseYaml("# remark\nrules:\n  - id: one\n  - id: two\n    faq: [a,\n      b]\n", fileName);
    QVERIFY(document.ok());
    const YamlDocument &yaml = document.value();
    QCOMPARE(yaml.placeOf(QStringLiteral("/rules/1")).line, 4);
    QCOMPARE(yaml.placeOf(QStringLiteral("/rules/1/id")).column, 9);
    QCOMPARE(yaml.placeOfKey(QStringLiteral("/rules/1/id")).column, 5);
    QCOMPARE(yaml.placeOf(QStringLiteral("/rules/1/faq/1")).line, 6);
    QCOMPARE(yaml.placeOf(QStringLiteral("/rules/1/faq/1")).column, 7);
    QCOMPARE(yaml.placeOfKey(QStringLiteral("/rules")).line, 2);
}

void YamlDocumentTest::aPathThatIsNotThereHasThePlaceAbove()
{
    const auto document = parseYaml("a: 1\nb:\n  c: 2\n", fileName);
    QVERIFY(document.ok());
    QCOMPARE(document.value().placeOf(QStringLiteral("/b/nowhere/deep")).line, 3);
    QCOMPARE(document.value().placeOf(QStringLiteral("/nowhere")).line, 1);
    QCOMPARE(document.value().placeOfKey(QStringLiteral("/b/nowhere")).line, 3);
}

void YamlDocumentTest::keysWithSlashesHavePlaces()
{
    const auto document = parseYaml("/var/log: 1\n~home: 2\n", fileName);
    QVERIFY(document.ok());
    QCOMPARE(document.value().placeOf(childPath(QString(), QStringLiteral("/var/log"))).column, 11);
    QCOMPARE(document.value().placeOf(childPath(QString(), QStringLiteral("~home"))).line, 2);
}

void YamlDocumentTest::faultsHaveAPlaceASentenceAndAHint_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const QByteArray &text, const char *code, int line, int column) {
        QTest::newRow(name) << text << QString::fromLatin1(code) << line << column;
    };
    row("a key twice", "a: 1\nb: 2\na: 3\n", "yaml.duplicate-key", 3, 1);
    row("a list as key", "? [1]\n: 2\n", "yaml.key-not-text", 1, 3);
    row("null as key", "~: 2\n", "yaml.key-not-text", 1, 1);
    row("two documents", "a: 1\n---\nb: 2\n", "yaml.two-documents", 2, 1);
    row("an alias of nothing", "a: 1\nb: *none\n", "yaml.unknown-anchor", 2, 4);
    row("an alias in itself", "a: &a [1, *a]\n", "yaml.alias-in-itself", 1, 11);
    row("a colon in a plain text", "title: Error: disk full\n", "yaml.colon-here", 1, 13);
    row("a tab as indentation", "a:\n\tb: 1\n", "yaml.tab", 2, 3);
    row("a text that begins with a backtick", "a: 1\nb: `x`\n", "yaml.character-here", 2, 4);
    row("a quote that does not end", "a: \"one\nb: 2\n", "yaml.quote-not-closed", 1, 4);
    row("an apostrophe that does not end", "a: 'it''s\n", "yaml.quote-not-closed", 1, 4);
    row("a quote that does not end in a list", "a: [\"x]\n", "yaml.bracket-not-closed", 2, 1);
    row("a brace that does not end", "a: { en: x\nb: y\n", "yaml.brace-not-closed", 2, 2);
    row("a bracket that does not end", "a: [1, 2\nb: 3\n", "yaml.bracket-not-closed", 2, 2);
    row("a bracket that closes nothing", "a: ]\n", "yaml.closes-nothing", 1, 4);
    row("a regular expression in double quotes", "a: \"\\d+\"\n", "yaml.escape", 1, 5);
    row("an element that is less indented", "a:\n  - 1\n - 2\n", "yaml.map-not-closed", 3, 2);
    row("a NUL", QByteArray("a: x\nb: \0y\n", 11), "yaml.control-character", 2, 4);
    row("the character that yaml-cpp takes for the end", "a: 1\nb: \x04\nc: 3\n", "yaml.control-character", 2, 4);
    row("a quote that ends", "a: \"one\"\nb: 'it''s'\n", "", 0, 0);
    row("no UTF-8", "a: \xE3\x81\n", "yaml.encoding", 0, 0);
}

void YamlDocumentTest::faultsHaveAPlaceASentenceAndAHint()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    const model::Error error = errorOf(text);
    QCOMPARE(error.code, code);
    QTEST(error.line, "line");
    QTEST(error.column, "column");
    if (code.isEmpty())
        return;
    QCOMPARE(error.path, fileName);
    QVERIFY(error.sentence.en != code); // a sentence, not the id of one that is missing
}

void YamlDocumentTest::everyFaultSpeaksBothLanguages()
{
    const model::Error error = errorOf("a: 1\na: 2\n");
    QCOMPARE(error.sentence.en, QStringLiteral("The key “a” stands twice in this mapping."));
    QCOMPARE(error.sentence.ja, QStringLiteral("キー「a」がこのマッピングに重複しています。"));
}

void YamlDocumentTest::tooLarge()
{
    const QByteArray text = "a: " + QByteArray(100, 'x');
    YamlLimits limits;
    limits.bytes = text.size();
    QVERIFY(errorOf(text, limits).code.isEmpty());
    limits.bytes = text.size() - 1;
    QCOMPARE(errorOf(text, limits).code, QStringLiteral("yaml.too-large"));
    QCOMPARE(errorOf(QByteArray(4 * 1024 * 1024 + 1, ' ')).code, QStringLiteral("yaml.too-large"));
}

void YamlDocumentTest::tooDeep()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(errorOf(nested(64)).code.isEmpty());
    const model::Error error = errorOf(nested(65));
    QCOMPARE(error.code, QStringLiteral("yaml.too-deep"));
    QCOMPARE(error.column, 65);
}

void YamlDocumentTest::deepTextsOfEveryKindEndQuickly_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto repeated = [](const char *name, const char *part) {
        const QByteArray piece(part);
        QTest::newRow(name) << piece.repeated((4 * 1024 * 1024) / static_cast<int>(piece.size()));
    };
    repeated("brackets", "[");
    repeated("braces", "{");
    repeated("braces with keys", "{a: ");
    repeated("brackets and braces", "[{a: ");
    repeated("dashes", "- ");
    repeated("question marks", "? ");
    repeated("colons", ": ");
    repeated("anchors", "&a ");
    repeated("aliases", "*a ");
    repeated("tags", "!a ");
    repeated("closed brackets", "]");
    repeated("quotation marks", "\"");
    repeated("apostrophes", "'");
    repeated("percent signs", "%");
    repeated("bars", "|\n");
    repeated("line ends", "\n");
    repeated("commas in a list", "[a,");
    repeated("document ends", "...\n");
    repeated("document begins", "---\n");
    repeated("remarks", "#\n");
}

void YamlDocumentTest::deepTextsOfEveryKindEndQuickly()
{
    QFETCH(QByteArray, text);
    const double before = processorSeconds();
    (void)errorOf(text); // whether it is an error is the parser's matter; that it ends is ours
    QVERIFY2(processorSeconds() - before < 10, qPrintable(QString::number(processorSeconds() - before)));
}

void YamlDocumentTest::aBillionLaughsEndQuickly()
{
    QByteArray text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
    for (int level = 1; level < 10; ++level) {
        const QByteArray alias = "*a" + QByteArray::number(level - 1);
        text += "a" + QByteArray::number(level) + ": &a" + QByteArray::number(level) + " [" + (alias + ", ").repeated(9) + alias
            + "]\n";
    }
    const double before = processorSeconds();
    const model::Error error = errorOf(text);
    QCOMPARE(error.code, QStringLiteral("yaml.too-many-values"));
    QVERIFY(processorSeconds() - before < 5);
}

void YamlDocumentTest::aLongTextRepeatedEndsQuickly()
{
    const QByteArray text =
        "a: &a \"" + QByteArray(1024 * 1024, 'x') + "\"\nb: [" + QByteArray("*a, ").repeated(100'000) + "*a]\n";
    const model::Error error = errorOf(text);
    QCOMPARE(error.code, QStringLiteral("yaml.too-large"));
    QCOMPARE(error.line, 2);
}

void YamlDocumentTest::aliasesCannotStackDepth()
{
    QByteArray text = "a0: &a0 " + QByteArray(30, '[') + QByteArray(30, ']') + "\n";
    for (int level = 1; level < 5; ++level) {
        const QByteArray number = QByteArray::number(level);
        text += "a" + number + ": &a" + number + " " + QByteArray(30, '[') + "*a" + QByteArray::number(level - 1)
            + QByteArray(30, ']') + "\n";
    }
    const model::Error error = errorOf(text);
    QCOMPARE(error.code, QStringLiteral("yaml.too-deep"));
    QCOMPARE(error.line, 3); // 1 + 30 + 30 levels fit, 1 + 30 + 60 do not
}

void YamlDocumentTest::manyKeys()
{
    QByteArray text;
    for (int key = 0; key < 10'001; ++key)
        text += "k" + QByteArray::number(key) + ": 1\n";
    const model::Error error = errorOf(text);
    QCOMPARE(error.code, QStringLiteral("yaml.too-many-keys"));
    QCOMPARE(error.line, 10'001);
}

void YamlDocumentTest::aFileThatIsNotThere()
{
    const auto document = readYaml(QStringLiteral("/nowhere/at/all.yaml"));
    QVERIFY(!document);
    QCOMPARE(document.error().code, QStringLiteral("yaml.cannot-open"));
    QCOMPARE(document.error().path, QStringLiteral("/nowhere/at/all.yaml"));
}

void YamlDocumentTest::aFileThatIsTooLarge()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("large.yaml"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(2000, '#'));
    file.close();
    YamlLimits limits;
    limits.bytes = 1000;
    QCOMPARE(readYaml(path, limits).error().code, QStringLiteral("yaml.too-large"));
    limits.bytes = 2000;
    QVERIFY(readYaml(path, limits).ok());
}

QTEST_APPLESS_MAIN(YamlDocumentTest)
#include "yaml_document_test.moc"
