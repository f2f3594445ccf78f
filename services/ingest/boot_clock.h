#pragma once
// A clock for rows that count from boot: `dmesg` without -T, `journalctl -o short-monotonic`. Without one they keep their order and stand
// on no timeline.

#include "services/ingest/text_store.h"
#include "services/ingest/time_resolution.h"

namespace shindan::ingest {

/// Looks in the other sources of the same node for the moment of boot. Witnesses in this order: `btime` of /proc/stat; the same kernel
/// lines in a log that has times (the median over lines that stand once in each, five at least); /proc/uptime and `uptime` against the
/// time of collection, to the second and to the minute. Called once, when all times are resolved; times of the rows that get one are
/// flagged `monotonic`. `outputs`: texts of command outputs.
void clockRowsSinceBoot(const std::vector<std::unique_ptr<SourceBuilder>> &sources, const std::vector<model::TimeCorrections> &corrections,
    const std::vector<CommandOutput> &outputs, const BundleTime &time, const TextStore &texts);

/// `btime 1765625622` of /proc/stat.
[[nodiscard]] std::optional<model::Instant> bootTimeInStat(std::string_view text);
/// `/proc/uptime` (`871.44 1676.93`), or ` up 14 min,` of uptime, top and w, in ns.
[[nodiscard]] std::optional<qint64> uptimeIn(std::string_view text);

} // namespace shindan::ingest
