#pragma once
// "It happened at ...": the analysis seen from the moment that the customer names.

#include "model/analysis.h"

namespace shindan::diagnosis {

/// Findings with a hit no further than this from the moment are near.
constexpr model::Nanoseconds nearWindow = std::chrono::minutes(30);

/// The same analysis with its findings ranked about the moment: first those that are near and what causes them, then the
/// others, each part in the order it had, so that a cause still stands before its symptoms. Findings get their distance, and
/// `incident` says which logs and which boot cover the moment.
///
/// Asks the index only, no text: about a microsecond a finding and a log, whatever the number of rows.
[[nodiscard]] std::shared_ptr<const model::Analysis> aboutIncident(const model::Analysis &analysis, model::Instant at);

} // namespace shindan::diagnosis
