#pragma once
// The times that programs print, in whatever order and spelling: one reader for all formats that do not fix their own.

#include "services/formats/format.h"
#include "services/formats/time_scan.h"

namespace shindan::formats {

/// What `03/04/2025` means. Nothing in one such stamp tells; other lines of the file do, or `AM` and `PM` (month first).
enum class DateOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

/// One printed time.
struct PrintedStamp
{
    model::PrintedTime local;                   ///< as printed, offset not taken off
    std::optional<std::chrono::seconds> offset; ///< `+08:00`, `Z`, `UTC`, `JST`; names with several meanings (CST) are read over, for they prove nothing
    int month = 0;                              ///< 1 to 12 where no year is printed, else 0
    DateOrder proven = DateOrder::Unknown;      ///< the order of day and month that this stamp proves by itself
};

/// Reads a time at the scanner's place: ISO 8601 in its extended, compact and ordinal forms; `Dec 13 19:34:52` with or without a
/// name of the day, year, fraction, zone, in any order; `13/Dec/2025:19:34:52 +0800`; `13.12.2025 19:34:52`; `12/13/2025 7:34:52 PM`;
/// `2025年12月13日 19時34分52秒`. Only dates that exist and clocks that run; a date alone is no time. Escape sequences of terminals
/// before and between are read over. `year` stands in where none is printed.
[[nodiscard]] bool scanStamp(Scanner &scanner, int year, PrintedStamp &stamp, DateOrder order = DateOrder::Unknown) noexcept;

/// Puts the time into a parsed line with the qualities that it has.
void takeStamp(const PrintedStamp &stamp, ParsedLine &result) noexcept;

/// Seconds since 1970 with a fraction (`1765625692.123456`), or milliseconds, microseconds or nanoseconds, told by their size:
/// 2001 to 2255 only. Moves behind the number.
[[nodiscard]] bool scanEpoch(Scanner &scanner, model::PrintedTime &time) noexcept;

/// Is there such a day, in a leap year if need be?
[[nodiscard]] bool dayExists(int month, int day) noexcept;
/// Moves behind escape sequences (`ESC [ 3 2 m`).
void skipEscapes(Scanner &scanner) noexcept;

} // namespace shindan::formats
