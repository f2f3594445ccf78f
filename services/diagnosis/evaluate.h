#pragma once
// From hits and facts to an analysis. Decides only when times are final; before that its answer is a preview.

#include "model/analysis.h"
#include "model/cancellation.h"
#include "services/diagnosis/outcome.h"
#include "services/facts/facts.h"

namespace shindan::diagnosis {

/// Findings (ranked, linked), checks, steps and notices of all bundles of the snapshot. O(hits * log hits), and the text of the
/// hits whose subject matters is read once. The same result on any number of threads and in every run.
/// Cancelled: an analysis with the facts only.
[[nodiscard]] std::shared_ptr<const model::Analysis> evaluate(std::shared_ptr<const model::Snapshot> snapshot, const ingest::HitList &hits,
                                                              facts::NodeFacts facts, const RuleSet &rules, const Records &records,
                                                              const model::Cancellation &cancellation = {});

} // namespace shindan::diagnosis
