#include "services/diagnosis/checks.h"

#include "services/resources/messages.h"

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using model::CheckStatus;

namespace {

model::Check checkOf(const Rule &rule, int fired, bool onlyNoise, const BundleEvaluation &evaluation)
{
    model::Check check;
    check.bundle = evaluation.bundle;
    check.rule = rule.id;
    check.title = model::filled(rule.title, {});
    if (fired > 0) {
        check.status = CheckStatus::Fired;
        check.reason = resources::message(u"diagnosis.check.fired", {{u"count"_s, QString::number(fired)}});
        return check;
    }
    const RuleCoverage coverage = evaluation.coverage.of(rule.match);
    if (coverage.degree == CoverageDegree::Whole) {
        check.status = CheckStatus::Clear;
        check.reason = resources::message(onlyNoise ? u"diagnosis.check.only-noise" : u"diagnosis.check.clear");
        return check;
    }
    check.status = coverage.degree == CoverageDegree::Part ? CheckStatus::Partly : CheckStatus::NotChecked;
    check.reason = coverage.reason;
    check.members = coverage.members;
    return check;
}

} // namespace

std::vector<model::Check> checksOf(const RuleSet &rules, const RuleOutcomes &outcomes, const BundleEvaluation &evaluation)
{
    QHash<QString, int> fired = outcomes.folded;
    for (const Outcome &outcome : outcomes.outcomes)
        ++fired[outcome.rule->id];
    std::vector<model::Check> checks;
    for (const Rule &rule : rules.rules())
        checks.push_back(checkOf(rule, fired.value(rule.id), outcomes.onlyNoise.contains(rule.id), evaluation));
    return checks;
}

} // namespace shindan::diagnosis
