#pragma once
// The name of the node that each source speaks of, as facts call it (the cluster's name for it, else the host's).

#include "model/analysis.h"

namespace shindan::diagnosis {

/// By SourceId; empty where nothing says so. O(sources + facts).
[[nodiscard]] std::vector<QString> nodeNames(const model::Snapshot &snapshot, const std::vector<model::Fact> &facts);

} // namespace shindan::diagnosis
