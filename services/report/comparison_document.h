#pragma once
// A comparison as a report for people: what differs, ranked, with both values and example lines; starts side by side.

#include "model/comparison.h"
#include "services/comparison/baseline.h"
#include "services/report/analysis_document.h"
#include "services/report/document.h"

namespace shindan::report {

struct ComparisonReportOptions
{
    ReportOptions report;
    bool expected = false;        ///< also what was folded
    size_t mostDifferences = 100; ///< of those listed; the rest is counted
};

[[nodiscard]] Document comparisonDocument(const model::Comparison &comparison, const ComparisonReportOptions &options);
[[nodiscard]] Document groupDocument(const model::Analysis &analysis, const model::GroupComparison &group, const ComparisonReportOptions &options);
[[nodiscard]] Document baselineDocument(const comparison::BaselineComparison &comparison, const ComparisonReportOptions &options);

/// What happened between the sides in a few words: `new`, `gone`, `2.0 times as often (1.7 to 2.4)`.
[[nodiscard]] model::Text changeText(const model::Difference &difference);

} // namespace shindan::report
