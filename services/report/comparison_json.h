#pragma once
// A comparison as JSON: `shindan.comparison/1`, fixed by resources/schema/comparison.schema.json. Keys may be added, none changes meaning.

#include "model/comparison.h"
#include "services/comparison/baseline.h"
#include "services/report/redaction.h"

#include <QJsonObject>

namespace shindan::report {

/// Two sides. The same comparison gives the same bytes.
[[nodiscard]] QJsonObject comparisonJson(const model::Comparison &comparison, Secrets secrets);
/// More than two: which one is odd, by what.
[[nodiscard]] QJsonObject groupJson(const model::Analysis &analysis, const model::GroupComparison &group, Secrets secrets);

/// One bundle against healthy ones: `sides` is the bundle alone; the first value of each difference is what is usual.
[[nodiscard]] QJsonObject baselineJson(const comparison::BaselineComparison &comparison, Secrets secrets);

} // namespace shindan::report
