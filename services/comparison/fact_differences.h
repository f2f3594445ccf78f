#pragma once
// Facts of one side beside those of the other: what differs, what is expected to, how much it matters.

#include "model/comparison.h"
#include "services/comparison/fact_rules.h"
#include "services/comparison/identity.h"

#include <vector>

namespace shindan::comparison {

/// What one side says about its node.
struct SideFacts
{
    std::vector<model::Fact> facts; ///< those of the analysis and readSettings()
    Identity identity;
    std::chrono::seconds utcOffset{0};
};

struct FactDifferences
{
    std::vector<model::Difference> differences;
    std::vector<model::Difference> expected;
    quint64 same = 0;
    std::vector<model::Text> unchecked; ///< kinds of facts that one side lacks as a whole
};

/// Pairs by id and subject (without what is random in it). Values are alike if they are so without the names of their nodes, or
/// within the rule's tolerance. What one side lacks because the member was not collected there is no difference.
[[nodiscard]] FactDifferences compareFacts(const SideFacts &first, const SideFacts &second, const FactRules &rules);

/// The value as it is compared: one spelling of numbers, without the node's names.
[[nodiscard]] QString comparableValue(const model::Fact &fact, const Identity &identity);
/// The subject as it is paired.
[[nodiscard]] QString comparableSubject(const model::Fact &fact, const FactRule &rule, const Identity &identity);

} // namespace shindan::comparison
