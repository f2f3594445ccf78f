#pragma once
// The analysis as JSON: `shindan.analysis/1`, fixed by resources/schema/analysis.schema.json. Keys may be added, none changes meaning.

#include "model/analysis.h"
#include "services/report/redaction.h"

#include <QJsonObject>

namespace shindan::report {

/// The same analysis gives the same bytes, whatever the number of threads.
[[nodiscard]] QJsonObject analysisJson(const model::Analysis &analysis, Secrets secrets);

} // namespace shindan::report
