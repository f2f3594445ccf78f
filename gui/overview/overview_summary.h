#pragma once
// The overview in two lines: what this is; what is wrong with it and what is missing. What a reader takes in within seconds.

#include "model/units.h"

#include <QString>

namespace shindan::gui {

class Session;

/// Node, version, time of collection; then active problems, what is over, what was not collected and not checked.
[[nodiscard]] QString summaryOf(const Session &session, model::BundleIndex bundle);

} // namespace shindan::gui
