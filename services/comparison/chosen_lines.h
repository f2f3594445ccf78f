#pragma once
// Lines of one bundle whose template tells that they are wanted: only these are read.

#include "model/analysis.h"
#include "services/ingest/text_store.h"

#include <functional>
#include <vector>

namespace shindan::comparison {

struct ChosenLine
{
    model::Instant time;
    QString message;  ///< without header, quoting undone
    QString program;  ///< who printed it; may be empty
    model::Evidence evidence;
};

/// So many at most.
constexpr size_t mostChosenLines = 4000;

/// Heads from `from` to `to`, by time, without copies. O(rows of the bundle in that time), plus a read for each line chosen.
[[nodiscard]] std::vector<ChosenLine> chosenLines(const model::Snapshot &snapshot, const ingest::TextStore &texts, model::BundleIndex bundle, model::Instant from,
                                                  model::Instant to, const std::function<bool(const QString &masked)> &wanted);

} // namespace shindan::comparison
