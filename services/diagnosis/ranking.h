#pragma once
// The order in which findings are read: probable causes first, each before its symptoms.

#include "services/diagnosis/causes.h"

namespace shindan::diagnosis {

/// Indexes of outcomes, best first.
///
/// A cause weighs as much as the heaviest thing that it explains, so it comes before it, and before unrelated findings of
/// that weight. Then: severity (what recovered weighs less), count, recency, rule id, subject. Earlier boots stand behind all others.
[[nodiscard]] std::vector<size_t> ranked(const std::vector<Outcome> &outcomes, const std::vector<Link> &links);

} // namespace shindan::diagnosis
