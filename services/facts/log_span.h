#pragma once
// From when to when a node's own logs reach.

#include "model/snapshot.h"
#include "services/facts/boots.h"

namespace shindan::facts {

/// First and last time in the node's own logs. The result reads the sources, which must outlive it; `lastBefore` reads no more
/// rows of a source than stand before the moment asked for.
[[nodiscard]] LogSpan logSpan(const std::vector<const model::SourceIndex *> &sources);

} // namespace shindan::facts
