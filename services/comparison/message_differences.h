#pragma once
// Messages of one side beside those of the other: wordings that only one holds, and those that come more or less often than chance,
// bursts and the general load explain.

#include "model/comparison.h"
#include "services/comparison/wording_counts.h"
#include "services/ingest/text_store.h"

#include <vector>

namespace shindan::comparison {

struct MessageDifferences
{
    std::vector<model::Difference> differences;
    std::vector<model::Difference> expected; ///< of programs that only one side heard of: folded under the program's own row
    quint64 same = 0;                        ///< wordings whose rates do not differ, or too rare to tell
    std::vector<model::Text> unchecked;
};

/// Each wording is compared phase by phase: what is said after a start with what the other says after a start. A phase, or sources, that
/// the other side does not cover are no evidence. Evidence lines are left to addExamples().
[[nodiscard]] MessageDifferences compareMessages(const model::Snapshot &snapshot, const BundleWordings &first, const BundleWordings &second);

/// Fills in the text of evidence: reads two records a side and difference at most.
void addExamples(std::vector<model::Difference> &differences, const model::Snapshot &snapshot, const ingest::TextStore &texts, size_t most = 200);

} // namespace shindan::comparison
