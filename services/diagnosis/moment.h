#pragma once
// What the index knows about a moment: the nearest hit of a set of rows, the nearest lines of a log, the boot.

#include "model/analysis.h"

namespace shindan::diagnosis {

/// How far the nearest of the rows is from the moment; negative: before it. No value: none of them has a time.
[[nodiscard]] std::optional<model::Nanoseconds> distanceOf(const model::WorkspaceRows &rows, const model::Snapshot &snapshot, model::Instant at);

/// Every node whose boots are known.
[[nodiscard]] std::vector<model::BootAtMoment> bootsAt(const model::Snapshot &snapshot, const std::vector<model::Boot> &boots, model::Instant at);

/// Every log of the snapshot, and logs that should be there. Outputs of commands have no moment and are left out. A log is silent,
/// too, if its node was between two boots, or if it has no line within `window` on either side: lines of July and December do not
/// cover September.
[[nodiscard]] std::vector<model::SourceAtMoment> sourcesAt(const model::Snapshot &snapshot, const std::vector<model::BootAtMoment> &boots, model::Instant at,
                                                           model::Nanoseconds window);

} // namespace shindan::diagnosis
