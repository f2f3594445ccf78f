#pragma once
// The merged timeline as text, JSON lines or CSV, row by row, without holding it in memory.

#include "model/merged_order.h"
#include "model/snapshot.h"
#include "services/ingest/text_store.h"
#include "services/report/redaction.h"

#include <functional>
#include <optional>

namespace shindan::report {

enum class TimelineFormat : quint8 { Text, JsonLines, Csv };

struct TimelineOptions
{
    TimelineFormat format = TimelineFormat::Text;
    std::optional<model::Instant> since;   ///< rows before it are left out
    std::optional<model::Instant> until;   ///< rows from it on are left out
    std::optional<quint64> limit;
    model::DisplayZone zone;
    bool zoneChosen = false;               ///< false: each row in its node's zone (text and CSV; JSON is always UTC)
    Secrets secrets = Secrets::Masked;
};

/// Hands out one line after the other, each with its line end; returns how many rows there were. `write` says false to stop.
quint64 exportTimeline(const model::Snapshot &snapshot, const model::FilteredOrder &rows, const ingest::TextStore &texts, const TimelineOptions &options,
                       const std::function<bool(const QByteArray &)> &write);

} // namespace shindan::report
