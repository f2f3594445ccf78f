#pragma once
// Findings of one side beside those of the other: gone, new, worse, better, same.

#include "model/comparison.h"
#include "services/comparison/identity.h"

#include <vector>

namespace shindan::comparison {

struct FindingDifferences
{
    std::vector<model::Difference> differences;
    quint64 same = 0;
    std::vector<model::Text> unchecked; ///< rules that could be checked on one side only
};

/// Pairs by rule and subject without the node's names and the random parts of the names of pods. A rule that the other side could not be
/// checked for is no difference: it is unchecked.
[[nodiscard]] FindingDifferences compareFindings(const model::Analysis &analysis, const std::array<model::BundleIndex, 2> &sides,
                                                 const std::array<Identity, 2> &identities);

} // namespace shindan::comparison
