#pragma once
// The few log lines in which facts stand, found through their templates: the index is read, the logs are not.

#include "model/cancellation.h"
#include "services/facts/material.h"
#include "services/ingest/text_store.h"

namespace shindan::facts {

/// Templates whose text holds one of LogLines::phrases(), sorted. O(templates); the same for all nodes of a snapshot.
[[nodiscard]] std::vector<model::TemplateId> templatesWithFacts(const model::Snapshot &snapshot);

/// The log lines of these sources that have one of these templates. Copies are left out: their finer place counts.
/// O(rows) over a column of 4 bytes, and one read for each line found.
[[nodiscard]] LogLines readLogLines(const std::vector<model::TemplateId> &templates,
    const std::vector<const model::SourceIndex *> &sources, const ingest::TextStore &texts,
    const model::Cancellation &cancellation);

} // namespace shindan::facts
