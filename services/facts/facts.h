#pragma once
// Facts: what command outputs, configurations and logs say about a node.

#include "model/analysis.h"
#include "model/cancellation.h"
#include "services/ingest/text_store.h"

namespace shindan::facts {

struct NodeFacts
{
    std::vector<model::Fact> facts;   ///< sorted by bundle, node, id, subject
    std::vector<model::Boot> boots;   ///< by time
    std::vector<model::Warning> warnings;
};

/// Reads the members whose roles hold facts (sections, unit files, status outputs) and the index (boots, coverage windows).
/// O(size of those members); logs are not read again, only the few rows that start a boot.
[[nodiscard]] NodeFacts readFacts(const model::Snapshot &snapshot, const ingest::TextStore &texts, const model::Cancellation &cancellation);

} // namespace shindan::facts
