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
    std::optional<model::EarlierEpisodes> earlier; ///< of the hits in group.earlier
    model::Severity severity = model::Severity::Info;
};

struct RuleOutcomes
{
    std::vector<Outcome> outcomes;  ///< in the order of the rules
    QSet<QString> onlyNoise;        ///< rules that hit, but only while something was starting
    QHash<QString, int> folded;     ///< rules whose facts stand in so many findings of a more special rule
};

/// Runs all rules over one bundle.
[[nodiscard]] RuleOutcomes runRules(const RuleSet &rules, BundleEvaluation &evaluation);

/// The first line after the group's last hit that ends it; null if there is none or the rule knows none.
[[nodiscard]] std::optional<model::Instant> clearedAt(const Group &group, const Pattern &clears, BundleEvaluation &evaluation);

/// What recovered and stayed so for this long has ended; what comes again sooner goes on, as a service that is started again and again.
constexpr model::Nanoseconds calmBetweenEpisodes = std::chrono::minutes(10);
/// Moves the hits of all episodes but the last one to group.earlier. No value: there was one episode only.
[[nodiscard]] std::optional<model::EarlierEpisodes> splitEpisodes(Group &group, const Pattern &clears, BundleEvaluation &evaluation);

} // namespace shindan::diagnosis
