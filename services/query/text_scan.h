#pragma once
// Looking for words, phrases and regular expressions in the stored text, block by block on several threads.

#include "model/cancellation.h"
#include "model/snapshot.h"
#include "services/ingest/text_store.h"

#include <QString>

#include <vector>

namespace shindan::query {

/// One text to look for. Words and phrases ignore case; a regular expression says itself.
struct TextPattern
{
    QString text;
    bool regex = false;
    friend bool operator==(const TextPattern &, const TextPattern &) = default;
};

/// For each pattern the heads of the records in which it occurs in one of the rows. One pass over the text for all patterns;
/// Hyperscan, and PCRE2 for what Hyperscan refuses. `within` null: all rows; else rows of other heads need not be read.
/// Cancelled: what was found so far.
[[nodiscard]] std::vector<model::WorkspaceRows> scanTexts(const std::vector<TextPattern> &patterns, const model::Snapshot &snapshot,
                                                          const ingest::TextStore &texts, const model::WorkspaceRows *within,
                                                          const model::Cancellation &cancellation, int threads);

} // namespace shindan::query
