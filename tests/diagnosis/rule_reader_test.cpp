// Rules as people write them: what is read, and what is said of mistakes.

#include "services/diagnosis/rule_check.h"
#include "services/diagnosis/rule_reader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class RuleReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartOfTheShapeIsRead();
    void mistakesAreToldWithTheirPlace_data();
    void mistakesAreToldWithTheirPlace();
    void oneBrokenRuleLeavesTheOthers();
    void oneBrokenFileLeavesTheOthers();
    void aTakenIdIsLeftOut();
    void referencesAreChecked();
    void durations_data();
    void durations();
};

namespace {

QByteArray ruleWith(const QByteArray &match, const QByteArray &more = {})
{
    return R"(rules:
  - id: my.rule
    title: { en: "T", ja: "題" }
    explanation: { en: "E", ja: "説明" }
    severity: warning
    component: kubelet
    match: )" + match + "\n" + more;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

void RuleReaderTest::everyPartOfTheShapeIsRead()
{
    const RuleFile file = readRuleText(ruleWith(R"(
      pattern:
        variants:
          - { text: 'old wording of pod=(?<pod>\S+)', until: "1.23" }
          - { text: 'new wording of pod=(?<pod>\S+)', since: "1.24" }
        programs: [kubelet]
        roles: [kubelet-log, system-log]
        formats: [journal-short]
        level: warning
      count: 3
      within: 5m
      by: [pod]
    clears: { pattern: { variants: [ { text: 'ready again' } ] } }
    benign: startup
    specialises: [kubelet.sync-error]
    causes: [ { rule: kernel.oom-killer, join: [node, pod], within: 90s, lag: 2m }, { rule: kernel.hung-task } ]
    faq: [pleg-unhealthy]
    examples: [ 'one', 'two' ]
    counterexamples: [ 'three' ]
)"), u"my.yaml"_s);
    QVERIFY2(file.errors.empty(), file.errors.empty() ? "" : qPrintable(file.errors[0].sentence.en));
    QCOMPARE(file.rules.size(), size_t(1));
    const Rule &rule = file.rules[0];
    QCOMPARE(rule.severity, model::Severity::Warning);
    QCOMPARE(rule.title.ja, u"題"_s);
    QCOMPARE(rule.file, u"my.yaml"_s);
    const auto &match = std::get<PatternMatch>(rule.match.of);
    QCOMPARE(match.pattern.variants.size(), size_t(2));
    QCOMPARE(match.pattern.variants[1].since, u"1.24"_s);
    QCOMPARE(match.pattern.roles, (QStringList{u"kubelet-log"_s, u"system-log"_s}));
    QCOMPARE(*match.pattern.level, model::Level::Warning);
    QCOMPARE(match.count, quint64(3));
    QVERIFY(match.within == model::Nanoseconds(5min));
    QCOMPARE(match.by, QStringList{u"pod"_s});
    QVERIFY(rule.clears);
    QCOMPARE(rule.benign, Benign::Startup);
    QCOMPARE(rule.causes.size(), size_t(2));
    QVERIFY(rule.causes[0].within == model::Nanoseconds(90s) && rule.causes[0].lag == model::Nanoseconds(2min));
    QCOMPARE(rule.causes[1].join, QStringList{u"node"_s}); // where nothing is said
    QCOMPARE(rule.examples.size(), 2);
}

// Line 7 of the file is the one with `match:`; the columns were counted by hand.
void RuleReaderTest::mistakesAreToldWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("match");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("word"); // that the sentence must hold
    QTest::newRow("no regular expression") << QByteArray("{ pattern: { variants: [ { text: 'a(b' } ] } }") << 7 << 45 << u"regular expression"_s;
    QTest::newRow("fits everything") << QByteArray("{ pattern: { variants: [ { text: 'a*' } ] } }") << 7 << 45 << u"every line"_s;
    QTest::newRow("group not captured") << QByteArray("{ pattern: { variants: [ { text: 'abc' } ] }, by: [pod] }") << 7 << 62 << u"pod"_s;
    QTest::newRow("within without count") << QByteArray("{ pattern: { variants: [ { text: 'abc' } ] }, within: 5m }") << 7 << 66 << u"count"_s;
    QTest::newRow("condition") << QByteArray("{ fact: 'a.b = 3' }") << 7 << 20 << u"comparison"_s;
    QTest::newRow("count beside a fact") << QByteArray("{ fact: 'a.b == 3', count: 2 }") << 7 << 39 << u"count"_s;
}

void RuleReaderTest::mistakesAreToldWithTheirPlace()
{
    QFETCH(QByteArray, match);
    QFETCH(QString, word);
    const RuleFile file = readRuleText(ruleWith(match), u"my.yaml"_s);
    QCOMPARE(file.rules.size(), size_t(0));
    QCOMPARE(file.errors.size(), size_t(1));
    const model::Error &error = file.errors[0];
    QCOMPARE(error.path, u"my.yaml"_s);
    QTEST(error.line, "line");
    QTEST(error.column, "column");
    QVERIFY2(error.sentence.en.contains(word), qPrintable(error.sentence.en));
    QVERIFY(!error.hint.isEmpty());
}

void RuleReaderTest::oneBrokenRuleLeavesTheOthers()
{
    const RuleFile file = readRuleText(ruleWith("{ pattern: { variants: [ { text: 'a(b' } ] } }") + R"(
  - id: my.other
    title: { en: "T", ja: "題" }
    explanation: { en: "E", ja: "説明" }
    severity: warning
    component: kubelet
    match: { pattern: { variants: [ { text: 'abc' } ] } }
)", u"my.yaml"_s);
    QCOMPARE(file.errors.size(), size_t(1));
    QCOMPARE(file.rules.size(), size_t(1));
    QCOMPARE(file.rules[0].id, u"my.other"_s);
}

void RuleReaderTest::oneBrokenFileLeavesTheOthers()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"deeper"_s));
    write(folder.filePath(u"bad.yaml"_s), "rules: [ { id: my.broken, ");
    write(folder.filePath(u"deeper/good.yml"_s), ruleWith("{ pattern: { variants: [ { text: 'abc' } ] } }"));
    write(folder.filePath(u"notes.txt"_s), "not a rule");
    const auto rules = RuleSet::load({folder.path()});
    QVERIFY(rules->find(u"my.rule"));
    const auto &warnings = rules->warnings();
    QCOMPARE(std::ranges::count_if(warnings, [](const model::Warning &w) { return w.path.endsWith(u"bad.yaml"_s); }), 1);
    QVERIFY(std::ranges::none_of(warnings, [](const model::Warning &w) { return w.path.endsWith(u"notes.txt"_s); }));
    for (const model::Warning &warning : warnings) {
        if (warning.path.endsWith(u"bad.yaml"_s))
            QVERIFY2(warning.message.en.contains(u"bad.yaml:1:"_s), qPrintable(warning.message.en));
    }
}

void RuleReaderTest::aTakenIdIsLeftOut()
{
    QTemporaryDir folder;
    write(folder.filePath(u"a.yaml"_s), ruleWith("{ pattern: { variants: [ { text: 'first' } ] } }"));
    write(folder.filePath(u"b.yaml"_s), ruleWith("{ pattern: { variants: [ { text: 'second' } ] } }"));
    const auto rules = RuleSet::load({folder.path()});
    const Rule *rule = rules->find(u"my.rule");
    QVERIFY(rule);
    QCOMPARE(std::get<PatternMatch>(rule->match.of).pattern.variants[0].text, QByteArray("first"));
    QVERIFY(std::ranges::any_of(rules->warnings(), [](const model::Warning &w) { return w.code == u"rule.duplicate"_s; }));
}

void RuleReaderTest::referencesAreChecked()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"my.yaml"_s);
    write(path, ruleWith("{ pattern: { variants: [ { text: 'abc(?=d)' } ] } }", R"(    faq: [no-such-entry]
    causes: [ { rule: no.such-rule } ]
    specialises: [my.rule]
)"));
    const auto errors = checkRuleFile(path);
    QStringList said;
    for (const model::Error &error : errors)
        said.append(u"%1:%2"_s.arg(error.code).arg(error.line));
    QCOMPARE(said, (QStringList{u"diagnosis.check-file.no-entry:8"_s, u"diagnosis.check-file.no-rule:9"_s, u"diagnosis.check-file.slow:7"_s,
                                u"diagnosis.check-file.no-example:2"_s}));

    write(path, ruleWith("{ pattern: { variants: [ { text: 'abc' } ] } }", "    examples: [ 'abc' ]\n"));
    QVERIFY(checkRuleFile(path).empty());
    QCOMPARE(checkRuleFile(folder.filePath(u"none.yaml"_s)).size(), size_t(1));
}

void RuleReaderTest::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms"); // -1: none
    QTest::newRow("ms") << u"500ms"_s << qint64(500);
    QTest::newRow("s") << u"90s"_s << qint64(90'000);
    QTest::newRow("m") << u"5m"_s << qint64(300'000);
    QTest::newRow("h") << u"2h"_s << qint64(7'200'000);
    QTest::newRow("d") << u"1d"_s << qint64(86'400'000);
    QTest::newRow("no unit") << u"5"_s << qint64(-1);
    QTest::newRow("no number") << u"m"_s << qint64(-1);
    QTest::newRow("too long") << u"99999999999d"_s << qint64(-1);
}

void RuleReaderTest::durations()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto read = readDuration(text);
    QCOMPARE(read ? read->count() / 1'000'000 : -1, ms);
}

QTEST_GUILESS_MAIN(RuleReaderTest)
#include "rule_reader_test.moc"
