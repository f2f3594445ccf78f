#pragma once
// The range with which a workspace is shown at first. Bundles often hold a few lines of a boot months ago; the whole range would
// squeeze everything else into one pixel.

#include "gui/timeline/time_scale.h"

namespace shindan::gui {

/// The current boot, if it holds half of the rows; of that (else of everything) the shortest stretch that holds nearly all rows, with what
/// follows it without a gap, and to both ends where that does not make it much longer. The whole range if there is no gap worth
/// leaving out. Asks the histograms only: a few milliseconds for 300 sources.
[[nodiscard]] TimeRange openingRange(const model::Snapshot &snapshot, const model::Analysis &analysis, TimeRange whole);

} // namespace shindan::gui
