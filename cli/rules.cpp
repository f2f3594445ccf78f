#include "cli/commands.h"
#include "cli/output.h"
#include "cli/workspace_opening.h"
#include "services/diagnosis/rule_check.h"
#include "services/diagnosis/rule_explain.h"
#include "services/report/document.h"
#include "services/report/plain_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;
using diagnosis::Rule;
using diagnosis::RuleSet;

namespace {

QJsonObject text(const model::Text &value)
{
    return {{u"en"_s, value.en}, {u"ja"_s, value.ja}};
}

QJsonObject ruleJson(const Rule &rule, bool whole)
{
    QJsonObject object{{u"id"_s, rule.id},
                       {u"title"_s, text(rule.title)},
                       {u"severity"_s, model::severityName(rule.severity)},
                       {u"component"_s, rule.component},
                       {u"faq"_s, QJsonArray::fromStringList(rule.faq)},
                       {u"file"_s, rule.file}};
    if (!whole)
        return object;
    QJsonArray patterns;
    diagnosis::forEachSoughtPattern(rule.match, [&patterns](const diagnosis::Pattern &pattern) {
        for (const diagnosis::Variant &variant : pattern.variants) {
            patterns.append(QJsonObject{{u"text"_s, QString::fromUtf8(variant.text)},
                                        {u"since"_s, variant.since},
                                        {u"until"_s, variant.until},
                                        {u"programs"_s, QJsonArray::fromStringList(pattern.programs)},
                                        {u"roles"_s, QJsonArray::fromStringList(pattern.roles)}});
        }
    });
    object[u"explanation"_s] = text(rule.explanation);
    object[u"patterns"_s] = patterns;
    object[u"specialises"_s] = QJsonArray::fromStringList(rule.specialises);
    object[u"examples"_s] = QJsonArray::fromStringList(rule.examples);
    object[u"counterexamples"_s] = QJsonArray::fromStringList(rule.counterexamples);
    return object;
}

QString ruleText(const Rule &rule, model::Language language)
{
    report::Document document;
    document.heading(1, rule.id);
    document.paragraph(rule.title.in(language));
    document.paragraph(rule.explanation.in(language));
    document.table({{QCoreApplication::translate("cli", "Severity"), model::severityName(rule.severity)}, {QCoreApplication::translate("cli", "Component"), rule.component}, {u"FAQ"_s, rule.faq.join(u", "_s)}, {QCoreApplication::translate("cli", "File"), rule.file}});
    const QJsonObject whole = ruleJson(rule, true);
    for (const auto &pattern : whole[u"patterns"_s].toArray())
        document.code(pattern.toObject()[u"text"_s].toString());
    return report::asText(document);
}

ExitStatus list(const RuleSet &rules, const CommonOptions &common)
{
    QJsonArray array;
    for (const Rule &rule : rules.rules()) {
        array.append(ruleJson(rule, false));
        if (common.format == u"text"_s)
            print(model::severityName(rule.severity).leftJustified(9) + rule.id.leftJustified(44) + u' ' + rule.title.in(common.language) + u'\n');
    }
    if (common.format == u"json"_s)
        print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)));
    return ExitStatus::Done;
}

ExitStatus check(const QStringList &files, const CommonOptions &common)
{
    bool good = true;
    for (const QString &file : files) {
        const auto errors = diagnosis::checkRuleFile(file);
        good = good && errors.empty();
        for (const model::Error &problem : errors)
            error(problem, common.language);
        if (errors.empty())
            print(QCoreApplication::translate("cli", "%1: no fault found").arg(file) + u'\n');
    }
    return good ? ExitStatus::Done : ExitStatus::ThresholdMet;
}

ExitStatus test(const RuleSet &rules, const CommonOptions &common)
{
    qsizetype failures = 0;
    qsizetype examples = 0;
    for (const diagnosis::RuleTest &result : diagnosis::testRules(rules)) {
        examples += result.examples + result.counterexamples;
        for (const diagnosis::ExampleFailure &failure : result.failures) {
            ++failures;
            print(result.rule + u": "_s + (failure.shouldHit ? QCoreApplication::translate("cli", "the example does not hit") : QCoreApplication::translate("cli", "the counterexample hits")) + u"\n  "_s + failure.line + u"\n  "_s
                  + failure.reason.in(common.language) + u'\n');
        }
    }
    for (const model::Warning &warning : rules.warnings())
        error(warning.message.in(common.language));
    print(QCoreApplication::translate("cli", "%1 rules, %2 examples, %3 failures").arg(rules.rules().size()).arg(examples).arg(failures) + u'\n');
    return failures == 0 ? ExitStatus::Done : ExitStatus::ThresholdMet;
}

} // namespace

ExitStatus rules(const QStringList &given)
{
    Arguments arguments(u"rules"_s, QCoreApplication::translate("cli", "The rules: rules list, show ID, check FILE..., test [FILE...], explain ID PATH."));
    arguments.parser().addPositionalArgument(u"list|show|check|test|explain"_s, QCoreApplication::translate("cli", "What to do."));
    arguments.addOption(u"rules"_s, QCoreApplication::translate("cli", "A folder of rules of one's own; may be given several times."), u"DIR"_s);
    if (!arguments.read(given, {u"text"_s, u"json"_s}))
        return arguments.exitStatus();
    const QStringList positional = arguments.positional();
    const QString action = positional.value(0);
    const CommonOptions &common = arguments.common();
    if (action == u"check"_s && positional.size() >= 2)
        return check(positional.mid(1), common);
    if (action == u"test"_s)
        return test(*RuleSet::load(positional.mid(1) + arguments.values(u"rules"_s)), common);
    const auto rules = RuleSet::load(arguments.values(u"rules"_s));
    if (action == u"list"_s && positional.size() == 1)
        return list(*rules, common);
    const Rule *rule = rules->find(positional.value(1));
    const bool needsRule = (action == u"show"_s && positional.size() == 2) || (action == u"explain"_s && positional.size() >= 3);
    if (needsRule && !rule)
        return arguments.wrong(QCoreApplication::translate("cli", "There is no rule %1. shindan-cli rules list names them all.").arg(positional[1]));
    if (action == u"show"_s && needsRule) {
        if (common.format == u"json"_s)
            print(QString::fromUtf8(QJsonDocument(ruleJson(*rule, true)).toJson(QJsonDocument::Indented)));
        else
            print(ruleText(*rule, common.language));
        return ExitStatus::Done;
    }
    if (action == u"explain"_s && needsRule) {
        const auto workspace = openPaths(positional.mid(2), common, true, arguments.values(u"rules"_s));
        if (!workspace)
            return ExitStatus::NothingRead;
        const auto explanations = diagnosis::explainRule(rule->id, *workspace);
        if (!explanations) {
            error(explanations.error(), common.language);
            return ExitStatus::NothingRead;
        }
        for (const diagnosis::RuleExplanation &explanation : explanations.value()) {
            print(rule->id + u": "_s + model::checkStatusName(explanation.check.status) + u". "_s + explanation.check.reason.in(common.language) + u'\n');
            for (const model::Text &line : explanation.lines)
                print(u"  "_s + report::visible(line.in(common.language)) + u'\n');
        }
        return ExitStatus::Done;
    }
    return arguments.wrong(QCoreApplication::translate("cli", "Say list, show ID, check FILE, test or explain ID PATH."));
}

} // namespace shindan::cli
