#pragma once
// What is read of one bundle before it is compared with another, with a group or with healthy ones.

#include "services/comparison/fact_differences.h"
#include "services/ingest/text_store.h"

namespace shindan::comparison {

/// Facts of the bundle with the settings that are no facts of their own (settings.h).
[[nodiscard]] SideFacts readSideFacts(const model::Analysis &analysis, const ingest::TextStore &texts, model::BundleIndex bundle, const FactRules &rules);

} // namespace shindan::comparison
