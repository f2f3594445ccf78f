#pragma once
// Lines that stand in two sources: the row in the coarser one is marked as a copy.

#include "services/ingest/source_builder.h"

namespace shindan::ingest {

/// Rows of `coarser` that repeat a row of `finer`: the same text by the same printer (tabs, `#011` and runs of blanks levelled),
/// each row of the finer source used once, in its order, within 3 s. `programs` empty: lines of any printer.
/// Both builders must have kept their texts. O(rows).
[[nodiscard]] model::RowSet findCopies(const SourceBuilder &finer, const model::SourceIndex &finerRows, const SourceBuilder &coarser,
                                       const model::SourceIndex &coarserRows, const std::vector<std::string> &programs);

/// How far the times of `late` stand behind those of the same lines in `reference`: the median over lines that occur once in each.
/// No value below five such lines.
[[nodiscard]] std::optional<model::Nanoseconds> medianSkew(const SourceBuilder &late, const model::SourceIndex &lateRows,
                                                           const SourceBuilder &reference, const model::SourceIndex &referenceRows);

} // namespace shindan::ingest
