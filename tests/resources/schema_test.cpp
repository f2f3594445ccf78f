// What the schemas find, and what they say about it to the person who wrote the file.

#include "services/resources/schema.h"

#include <QCborArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace shindan;
using namespace shindan::resources;

namespace {

Schema schemaOf(const char *json)
{
    return Schema(QCborMap::fromJsonObject(QJsonDocument::fromJson(json).object()));
}

std::vector<model::Error> check(const Schema &schema, const QByteArray &yaml)
{
    const auto document = parseYaml(yaml, QStringLiteral("file.yaml"));
    if (!document)
        return {document.error()};
    return schema.check(document.value());
}

// A rule that is right in all but what a test changes.
QByteArray rule(const QByteArray &change = {}, const QByteArray &with = {})
{
    QByteArray text = "rules:\n"
                      "  - id: kernel.example\n"
                      "    title: { en: \"Example\", ja: \"例\" }\n"
                      "    explanation: { en: \"An example.\", ja: \"例です。\" }\n"
                      "    severity: error\n"
                      "    component: kernel\n"
                      "    faq: [example]\n"
                      "    match:\n"
                      "      pattern:\n"
                      "        variants:\n"
                      "          - text: 'table full'\n"
                      "            since: \"5.3\"\n"
                      "      count: 3\n"
                      "      within: 5m\n"
                      "      by: [pod]\n";
    return change.isEmpty() ? text : text.replace(change, with);
}

QString told(const std::vector<model::Error> &errors)
{
    QString all;
    for (const model::Error &error : errors)
        all += QStringLiteral("%1:%2 %3 [%4]\n").arg(error.line).arg(error.column).arg(error.sentence.en, error.hint.en);
    return all;
}

} // namespace

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keywords_data();
    void keywords();
    void aReferenceToItselfEnds();
    void aGoodRuleHasNoFault();
    void faultsOfARule_data();
    void faultsOfARule();
    void allFaultsAreTold();
    void theNumberOfFaultsIsBounded();
    void pathsAsPeopleWriteThem();
    void japaneseSentences();
};

void SchemaTest::keywords_data()
{
    // Expectations from the JSON Schema specification, draft 2020-12.
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<bool>("valid");
    int number = 0;
    const auto row = [&](const char *schema, const char *yaml, bool valid) {
        const QByteArray name = QByteArray::number(++number) + ' ' + schema + ' ' + yaml;
        QTest::newRow(name.constData()) << QByteArray(schema) << QByteArray(yaml) << valid;
    };
    row(R"({"type":"string"})", "text", true);
    row(R"({"type":"string"})", "[text]", false);
    row(R"({"type":"integer"})", "3", true);
    row(R"({"type":"integer"})", "3.5", false);
    row(R"({"type":"number"})", "3", true);
    row(R"({"type":["string","null"]})", "~", true);
    row(R"({"type":["string","null"]})", "1", false);
    row(R"({"type":"boolean"})", "true", true);
    row(R"({"type":"boolean"})", "'true'", false);
    row(R"({"enum":["a",2,null]})", "2", true);
    row(R"({"enum":["a",2,null]})", "'2'", false);
    row(R"({"const":"a"})", "a", true);
    row(R"({"const":"a"})", "b", false);
    row(R"({"minimum":1,"maximum":11})", "11", true);
    row(R"({"minimum":1,"maximum":11})", "0", false);
    row(R"({"minimum":1,"maximum":11})", "11.5", false);
    row(R"({"minimum":1})", "text", true);
    row(R"({"minLength":1})", "''", false);
    row(R"({"minLength":1})", "x", true);
    row(R"({"pattern":"^a+$"})", "aaa", true);
    row(R"({"pattern":"^a+$"})", "aab", false);
    row(R"({"pattern":"^a+$"})", "5", true);
    row(R"({"items":{"type":"integer"}})", "[1, 2]", true);
    row(R"({"items":{"type":"integer"}})", "[1, x]", false);
    row(R"({"minItems":2})", "[1]", false);
    row(R"({"required":["a"]})", "{b: 1}", false);
    row(R"({"required":["a"]})", "{a: ~}", true);
    row(R"({"properties":{"a":{"type":"integer"}}})", "{a: x}", false);
    row(R"({"properties":{"a":{"type":"integer"}}})", "{b: x}", true);
    row(R"({"properties":{"a":{}},"additionalProperties":false})", "{a: x}", true);
    row(R"({"properties":{"a":{}},"additionalProperties":false})", "{a: x, b: y}", false);
    row(R"({"additionalProperties":{"type":"integer"}})", "{a: 1, b: 2}", true);
    row(R"({"additionalProperties":{"type":"integer"}})", "{a: 1, b: x}", false);
    row(R"({"propertyNames":{"pattern":"^[a-z]+$"}})", "{abc: 1}", true);
    row(R"({"propertyNames":{"pattern":"^[a-z]+$"}})", "{Abc: 1}", false);
    row(R"({"oneOf":[{"type":"integer"},{"type":"string"}]})", "x", true);
    row(R"({"oneOf":[{"type":"integer"},{"type":"string"}]})", "[x]", false);
    row(R"({"anyOf":[{"required":["a"]},{"required":["b"]}]})", "{a: 1, b: 1}", true);
    row(R"({"oneOf":[{"required":["a"]},{"required":["b"]}]})", "{a: 1, b: 1}", false);
    row(R"({"oneOf":[{"required":["a"]},{"required":["b"]}]})", "{c: 1}", false);
    row(R"({"$ref":"#/$defs/x","$defs":{"x":{"type":"integer"}}})", "1", true);
    row(R"({"$ref":"#/$defs/x","$defs":{"x":{"type":"integer"}}})", "x", false);
    row(R"({"type":"string","format":"date"})", "no date", true);
}

void SchemaTest::keywords()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, yaml);
    QFETCH(bool, valid);
    const auto errors = check(schemaOf(schema.constData()), yaml);
    QVERIFY2(errors.empty() == valid, qPrintable(told(errors)));
}

void SchemaTest::aReferenceToItselfEnds()
{
    const Schema schema = schemaOf(R"({"$ref":"#/$defs/x","$defs":{"x":{"$ref":"#/$defs/x"}}})");
    QVERIFY(check(schema, "a: 1").empty());
}

void SchemaTest::aGoodRuleHasNoFault()
{
    const auto errors = check(Schema::shipped(u"rules"), rule());
    QVERIFY2(errors.empty(), qPrintable(told(errors)));
}

void SchemaTest::faultsOfARule_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &text, const char *expected) {
        QTest::newRow(name) << text << QString::fromUtf8(expected);
    };
    row("a misspelt key", rule("severity:", "serverity:"),
        "2:5 rules[0] lacks the key “severity”. []\n"
        "5:5 rules[0].serverity is not known here. [Probably “severity” is meant.]\n");
    row("an unknown key", rule("      count: 3", "      weather: 3"),
        "13:7 rules[0].match.weather is not known here. [Known keys: absent, all, any, by, count, fact, not, pattern, same, "
        "sequence, "
        "within]\n");
    row("a value that does not exist", rule("severity: error", "severity: eror"),
        "5:15 rules[0].severity cannot be “eror”; it must be one of: critical, error, warning, info [Nearest: error]\n");
    row("a language that is missing", rule(", ja: \"例\"", ""), "3:5 rules[0].title lacks the key “ja”. []\n");
    row("an empty text", rule("\"Example\"", "\" \""), "3:18 rules[0].title.en must not be empty. []\n");
    row("a version without quotes", rule("\"5.3\"", "5.10"),
        "12:20 rules[0].match.pattern.variants[0].since must be a text, but 5.1 is read as a number. [Put it in quotes: "
        "\"5.1\"]\n");
    row("a duration without unit", rule("within: 5m", "within: 5 minutes"),
        "14:15 rules[0].match.within must be a duration such as 30s, 5m or 2h; “5 minutes” is not. []\n");
    row("a list that is a word", rule("[example]", "example"), "7:10 rules[0].faq must be a list, but is a text. []\n");
    row("a count of none", rule("count: 3", "count: 0"), "13:14 rules[0].match.count must be at least 1, but is 0. []\n");
    row("two kinds of match", rule("      count: 3", "      fact: 'load.1m > 3'"),
        "8:5 rules[0].match has several of the keys of which only one may stand there: pattern, fact []\n");
    row("no kind of match",
        rule("      pattern:\n        variants:\n          - text: 'table full'\n            since: \"5.3\"\n", ""),
        "8:5 rules[0].match needs one of these keys: pattern, all, any, not, sequence, absent, fact []\n");
    row("no rules", "rule: []\n",
        "1:1 The file lacks the key “rules”. []\n"
        "1:1 rule is not known here. [Probably “rules” is meant.]\n");
    row("no mapping", "- id: kernel.example\n", "1:1 The file must be a mapping, but is a list. []\n");
}

void SchemaTest::faultsOfARule()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(told(check(Schema::shipped(u"rules"), text)), expected);
}

void SchemaTest::allFaultsAreTold()
{
    QByteArray text = rule("severity: error", "severity: bad");
    text.replace("component: kernel", "component: [kernel]").replace("count: 3", "count: many");
    QCOMPARE(check(Schema::shipped(u"rules"), text).size(), size_t(3));
}

void SchemaTest::theNumberOfFaultsIsBounded()
{
    QByteArray text = "rules:\n";
    for (int index = 0; index < 1000; ++index)
        text += "  - 1\n";
    const auto errors = check(Schema::shipped(u"rules"), text);
    QCOMPARE(errors.size(), size_t(50));
}

void SchemaTest::pathsAsPeopleWriteThem()
{
    QCOMPARE(readablePath(QString()), QString());
    QCOMPARE(readablePath(QStringLiteral("/rules/3/title/en")), QStringLiteral("rules[3].title.en"));
    QCOMPARE(readablePath(QStringLiteral("/~1var~1log/~0x")), QStringLiteral("/var/log.~x"));
}

void SchemaTest::japaneseSentences()
{
    const auto errors = check(Schema::shipped(u"rules"), rule("[example]", "example"));
    QCOMPARE(errors.size(), size_t(1));
    QCOMPARE(errors.front().sentence.ja, QStringLiteral("rules[0].faq にはリストを指定してください (現在は文字列です)。"));
    QCOMPARE(errors.front().path, QStringLiteral("file.yaml"));
    QCOMPARE(errors.front().code, QStringLiteral("schema.type"));
}

QTEST_APPLESS_MAIN(SchemaTest)
#include "schema_test.moc"
