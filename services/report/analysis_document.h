#pragma once
// The analysis as a report for people: bundle, findings with evidence, the three steps, what is missing.

#include "model/analysis.h"
#include "services/report/document.h"
#include "services/report/redaction.h"

#include <vector>

namespace shindan::report {

struct ReportOptions
{
    std::vector<model::Language> languages{model::Language::English}; ///< two: every text in both, one under the other
    model::DisplayZone zone;
    bool zoneChosen = false;      ///< false: each bundle in its node's zone
    Secrets secrets = Secrets::Masked;
    size_t evidencePerFinding = 3;
};

[[nodiscard]] Document analysisDocument(const model::Analysis &analysis, const ReportOptions &options);

/// A fact's value with its unit for people: 624, 85 %, 16.0 GiB, 2025-12-13 19:48:36.
[[nodiscard]] QString factText(const model::Fact &fact, model::Language language, std::chrono::seconds utcOffset);
/// 13 min 48 s; 13 分 48 秒.
[[nodiscard]] QString durationText(model::Nanoseconds duration, model::Language language);
/// 12 min 3 s before; 12 分 3 秒前.
[[nodiscard]] QString distanceText(model::Nanoseconds distance, model::Language language);
/// 9.4 MB.
[[nodiscard]] QString sizeText(qint64 bytes);

} // namespace shindan::report
