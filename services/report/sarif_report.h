#pragma once
// Findings as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), for tools that collect results of many kinds.

#include "model/analysis.h"
#include "services/report/redaction.h"

#include <QJsonObject>

namespace shindan::report {

[[nodiscard]] QJsonObject sarif(const model::Analysis &analysis, model::Language language, Secrets secrets, const QString &programVersion);

} // namespace shindan::report
