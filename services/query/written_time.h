#pragma once
// A moment as people write it in a ticket: 2025-12-13 19:45, 12/13 7:45 PM, Dec 13 19:45:02, 12月13日 19時45分, 午後7時45分, 19:45,
// 2025-12-13T11:45:00Z, 1765626300, 20 minutes before collection. Each with or without a zone: +09:00, UTC+8, JST, Asia/Tokyo, 日本時間.
//
// What has two meanings is refused with a sentence, never guessed: 5/6 (unless only one of the two days lies within the logs),
// 午後12時, CST, a time that a change of the clocks brought twice.

#include "model/result.h"
#include "model/time.h"

#include <optional>

namespace shindan::model {
struct Snapshot;
}

namespace shindan::query {

/// What a written time may leave open, and what closes it.
struct TimeSurroundings
{
    model::DisplayZone zone;                 ///< of a time that names none
    std::optional<model::Instant> collected; ///< a day or a year that is left open is the last one not after it
    std::optional<model::Instant> first;     ///< the logs reach from here to `collected`
    bool dayIsEnough = false;                ///< a day without a time of day is its beginning; else it is refused
};

struct WrittenTime
{
    model::Instant instant;
    model::Nanoseconds precision{0}; ///< length of the smallest unit written
    bool zoneWritten = false;        ///< the zone asked for was not needed
    bool dayAssumed = false;         ///< the text names no day
    bool yearAssumed = false;        ///< the text names no year
};

/// The error's sentence is for the person who typed; its code is `query.written-time.*`. Thread-safe.
[[nodiscard]] model::Result<WrittenTime> readWrittenTime(const QString &text, const TimeSurroundings &around);

/// Collection and reach of what is open; where the time of collection is not known, the last row stands for it.
[[nodiscard]] TimeSurroundings surroundingsIn(const model::Snapshot &snapshot, const model::DisplayZone &zone);

} // namespace shindan::query
