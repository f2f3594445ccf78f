#pragma once
// Ticks of the ruler: round times of the zone shown, with labels that are never ambiguous.

#include "gui/timeline/time_scale.h"

namespace shindan::gui {

struct Tick
{
    model::Instant at;
    QString label;
};

/// Two lines of a ruler: `small` holds times, or days if the range is long; `large` says to which day (year) they belong. The
/// first of `large` stands at the range's beginning, wherever that is.
struct Ticks
{
    std::vector<Tick> small;
    std::vector<Tick> large;
};

/// `gap`: pixels that a label of the small line needs at least. Times are round in the zone, on both sides of a change of its offset.
[[nodiscard]] Ticks ticksOf(const TimeScale &scale, const model::DisplayZone &zone, model::Language language, double gap);

} // namespace shindan::gui
