#pragma once
// What the rules say of one bundle, before findings are linked and put into words.

#include "services/diagnosis/evaluation.h"
#include "services/diagnosis/group.h"
#include "services/diagnosis/rule_set.h"

namespace shindan::diagnosis {

/// A finding in the making.
struct Outcome
{
    const Rule *rule = nullptr;
    model::BundleIndex bundle;
    Group group;
    model::FindingState state = model::FindingState::Active;
    std::optional<model::Instant> recoveredAt;
    model::Severity severity = model::Severity::Info;
};

struct RuleOutcomes
{
    std::vector<Outcome> outcomes;  ///< in the order of the rules
    QSet<QString> onlyNoise;        ///< rules that hit, but only while something was starting
};

/// Runs all rules over one bundle.
[[nodiscard]] RuleOutcomes runRules(const RuleSet &rules, BundleEvaluation &evaluation);

/// The first line after the group's last hit that ends it; null if there is none or the rule knows none.
[[nodiscard]] std::optional<model::Instant> clearedAt(const Group &group, const Pattern &clears, BundleEvaluation &evaluation);

} // namespace shindan::diagnosis
