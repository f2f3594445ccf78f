#pragma once
// Reading of times from bytes: no locale, no allocation, 30 to 40 ns each. Every function advances `at` only when it succeeds.

#include "model/time.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace shindan::formats {

/// A position in a line while it is read.
struct Scanner
{
    std::string_view text;
    size_t at = 0;

    [[nodiscard]] bool atEnd() const noexcept { return at >= text.size(); }
    [[nodiscard]] char peek(size_t ahead = 0) const noexcept { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
    [[nodiscard]] std::string_view rest() const noexcept { return text.substr(std::min(at, text.size())); }
    bool take(char expected) noexcept;
    bool take(std::string_view expected) noexcept;
    /// Exactly `count` digits.
    bool number(int count, int &value) noexcept;
    /// One to `most` digits.
    bool numberUpTo(int most, int &value) noexcept;
};

/// `19:34:52`, with up to 9 decimals behind '.' or ',': ns of the day. A leap second (60) is the next minute's 0.
[[nodiscard]] bool scanClock(Scanner &scanner, qint64 &nsOfDay) noexcept;
/// `Jan` to `Dec`, 1 to 12; also `12月`.
[[nodiscard]] bool scanMonth(Scanner &scanner, int &month) noexcept;
/// `Z`, `+08:00`, `+0800`, `+08`.
[[nodiscard]] bool scanOffset(Scanner &scanner, std::chrono::seconds &offset) noexcept;
/// `2025-12-13` or `2025/12/13`; only dates that exist.
[[nodiscard]] bool scanDate(Scanner &scanner, qint64 &days) noexcept;

/// RFC 3339 and ISO 8601 with 'T' or a blank between: local stamp, and the offset if one is printed.
struct ScannedTime
{
    model::PrintedTime local;
    std::optional<std::chrono::seconds> offset;
};
[[nodiscard]] bool scanIso(Scanner &scanner, ScannedTime &time) noexcept;

/// Month, day and clock of a stamp without a year, put into `year`.
[[nodiscard]] model::PrintedTime inYear(int year, int month, int day, qint64 nsOfDay) noexcept;

} // namespace shindan::formats
