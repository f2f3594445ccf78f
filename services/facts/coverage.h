#pragma once
// Which stretch of time each log covers: "10,000 lines" of a kubelet may be 14 minutes.

#include "model/snapshot.h"
#include "services/facts/fact_list.h"

namespace shindan::facts {

/// log.<role>.covers (whole seconds), .first and .last of the node's logs; with the member's path as subject where several have
/// one role. O(sources), and the rows up to the first and down to the last time.
void addLogCoverage(const std::vector<const model::SourceIndex *> &sources, FactList &facts);

} // namespace shindan::facts
