#pragma once
// How each rule ended on a bundle: fired, clear, partly, not checked, and why.

#include "services/diagnosis/coverage.h"
#include "services/diagnosis/outcome.h"

namespace shindan::diagnosis {

/// One check a rule, in the order of the rules.
[[nodiscard]] std::vector<model::Check> checksOf(const RuleSet &rules, const RuleOutcomes &outcomes, const BundleEvaluation &evaluation);

} // namespace shindan::diagnosis
