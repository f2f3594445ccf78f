#pragma once
// How a workspace was looked at, in words that hold in the next one: members and lines instead of numbers of sources.

#include "gui/session/session.h"

#include <optional>

namespace shindan::gui {

/// A line as it can be found again.
struct KeptRow
{
    model::BundleIndex bundle; ///< bundles keep their place: others are opened behind them
    QString member;
    model::LineNumber line;
};

struct KeptView
{
    QString query;
    std::optional<TimeRange> range; ///< no value: everything
    std::optional<model::Instant> cursor;
    std::optional<KeptRow> row;
    QString finding;
    std::vector<Place> places; ///< without those that name rows by number
};

} // namespace shindan::gui
