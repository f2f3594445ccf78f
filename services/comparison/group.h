#pragma once
// Several bundles of like nodes: which one is the odd one out, and by which facts.

#include "model/cancellation.h"
#include "model/comparison.h"
#include "services/comparison/fact_rules.h"
#include "services/ingest/text_store.h"

namespace shindan::comparison {

/// Compares all bundles of the workspace. A fact counts against those whose value less than half of the bundles share; what half of them
/// have and half have not makes nobody odd. `rules` null: the shipped ones. Blocks; any thread.
[[nodiscard]] model::GroupComparison compareGroup(const model::Analysis &analysis, const ingest::TextStore &texts, const FactRules *rules,
                                                  const model::Cancellation &cancellation);

} // namespace shindan::comparison
