#pragma once
// The range with which a workspace is shown at first. Bundles often hold a few lines of a boot months ago; the whole range would
// squeeze everything else into one pixel.

#include "gui/timeline/time_scale.h"

namespace shindan::gui {

/// The shortest stretch that holds 99 % of the rows (of the pictures of `snapshot`), grown to the beginning of the current boot and to
/// the ends of all rows where that does not make it much longer. The whole range if there is no gap worth leaving out.
[[nodiscard]] TimeRange openingRange(const model::Snapshot &snapshot, const model::Analysis &analysis, TimeRange whole);

} // namespace shindan::gui
