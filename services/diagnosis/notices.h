#pragma once
// What the bundle does not hold, why that is not a sign of health, and how to get it.

#include "model/analysis.h"

namespace shindan::diagnosis {

/// Notices of one bundle: events-not-collected, cluster-dump-not-collected, control-plane-not-collected, members-missing,
/// log-rate-limited, no-bundle (a file or folder that no collector made). At most one of each, except log-rate-limited.
[[nodiscard]] std::vector<model::Notice> noticesOf(const model::Analysis &analysis, model::BundleIndex bundle);

} // namespace shindan::diagnosis
