#pragma once
// The words of the overview's tables: what the bundle is, its node, its clock, its boots.

#include "gui/overview/key_values.h"
#include "model/units.h"

namespace shindan::gui {

class Session;

/// Of one bundle: kind, node, versions, time of collection, offset and how it is known, steps of the clock, amount.
[[nodiscard]] std::vector<KeyValue> identityOf(Session &session, model::BundleIndex bundle);
/// Boots of the node, the last one first.
[[nodiscard]] std::vector<KeyValue> bootsOf(Session &session, model::BundleIndex bundle);
/// The node's name, if facts or members tell it.
[[nodiscard]] QString nodeName(const Session &session, model::BundleIndex bundle);
/// v1.34.1; empty if not known.
[[nodiscard]] QString kubeletVersion(const Session &session, model::BundleIndex bundle);

} // namespace shindan::gui
