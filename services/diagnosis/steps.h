#pragma once
// The three steps of the official procedure (nodes, components, kubelet), answered from the bundle as far as it can tell.

#include "model/analysis.h"
#include "services/diagnosis/node_readiness.h"
#include "services/diagnosis/records.h"

namespace shindan::diagnosis {

/// Always three, in the order of the procedure. Uses the findings, facts and sources that are in the analysis already.
[[nodiscard]] std::vector<model::Step> stepsOf(const model::Analysis &analysis, model::BundleIndex bundle, const Readiness &readiness,
                                               const Records &records);

} // namespace shindan::diagnosis
