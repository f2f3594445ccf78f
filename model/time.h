#pragma once
// Time in two types that do not mix: what a line prints, and the moment it means.

#include <QDateTime>
#include <QFlags>
#include <QString>
#include <QTimeZone>

#include <chrono>
#include <compare>

namespace shindan::model {

using Nanoseconds = std::chrono::nanoseconds;

/// The time as a line prints it, in ns since 1970-01-01T00:00:00 *read as if it were UTC*.
/// A year that is not printed is the year of collection; a zone that is not printed is UTC. A line that prints
/// its own UTC offset is stored with that offset already taken off, so for it printed and meant are the same.
struct PrintedTime
{
    qint64 ns = 0;
    friend constexpr auto operator<=>(PrintedTime, PrintedTime) noexcept = default;
};

/// A moment: ns since 1970-01-01T00:00:00Z.
struct Instant
{
    qint64 ns = 0;
    friend constexpr auto operator<=>(Instant, Instant) noexcept = default;

    [[nodiscard]] static constexpr Instant minimum() noexcept { return {std::numeric_limits<qint64>::min()}; }
    [[nodiscard]] static constexpr Instant maximum() noexcept { return {std::numeric_limits<qint64>::max()}; }
};

constexpr Instant operator+(Instant t, Nanoseconds d) noexcept { return {t.ns + d.count()}; }
constexpr Instant operator-(Instant t, Nanoseconds d) noexcept { return {t.ns - d.count()}; }
constexpr Nanoseconds operator-(Instant a, Instant b) noexcept { return Nanoseconds(a.ns - b.ns); }

/// What is known about a row's time. No flag: exact.
enum class TimeQuality : quint16 {
    Exact = 0,
    ZoneInferred = 1 << 0,  ///< no UTC offset in the line: the node's was applied
    YearInferred = 1 << 1,  ///< no year in the line
    Monotonic = 1 << 2,     ///< counted from boot (dmesg): may be seconds off
    Inherited = 1 << 3,     ///< the line has no time: that of the line before
    Adjusted = 1 << 4,      ///< moved because the node's clock was stepped later
    None = 1 << 5,          ///< no clock at all: not on the timeline
};
Q_DECLARE_FLAGS(TimeQualities, TimeQuality)
Q_DECLARE_OPERATORS_FOR_FLAGS(TimeQualities)

/// Names as they stand in JSON (`timeQuality`): zone-inferred, year-inferred, monotonic, inherited, adjusted, none.
[[nodiscard]] QStringList timeQualityNames(TimeQualities quality);

/// Days since 1970-01-01 of a proleptic Gregorian date. month 1..12; day may run over (31 February is 3 March).
[[nodiscard]] constexpr qint64 daysFromCivil(int year, int month, int day) noexcept
{
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int yearOfEra = y - era * 400;
    const int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return qint64(era) * 146097 + dayOfEra - 719468;
}

/// Year, month and day of a count of days since 1970-01-01.
struct CivilDate
{
    int year = 1970;
    int month = 1;
    int day = 1;
};
[[nodiscard]] CivilDate civilFromDays(qint64 days) noexcept;

constexpr qint64 nsPerSecond = 1'000'000'000;
constexpr qint64 nsPerDay = 86'400 * nsPerSecond;

/// RFC 3339 in UTC, with as many decimals as are not zero in groups of three (0, 3, 6 or 9): 2025-12-13T11:34:52.166681Z.
[[nodiscard]] QString toRfc3339(Instant t);
/// `2025-12-13 19:34:52.166` at the given UTC offset; `decimals` digits of fraction (0 to 9, cut, not rounded).
[[nodiscard]] QString toLocalText(Instant t, std::chrono::seconds utcOffset, int decimals, bool slashes = false);
/// +08:00, -03:30, +00:00.
[[nodiscard]] QString offsetText(std::chrono::seconds utcOffset);

/// Reads `2025-12-13`, `2025-12-13T11:40`, `2025-12-13 11:40:05.5`, each with or without `Z` or `+09:00`;
/// `/` may stand for `-` in the date. Without an offset the time is read at `assumedOffset`. No value: not such a time, or a year
/// before 1678 or after 2261.
struct ReadTime
{
    Instant instant;
    bool hadOffset = false;
    Nanoseconds precision{0}; ///< length of the smallest unit written: a day, a minute, a second ...
};
[[nodiscard]] std::optional<ReadTime> readTime(QStringView text, std::chrono::seconds assumedOffset);

/// The zone in which times are shown: UTC, a fixed offset, or an IANA name (whose rules come from the system's tables).
class DisplayZone
{
public:
    DisplayZone() = default; ///< UTC
    [[nodiscard]] static DisplayZone fixed(std::chrono::seconds utcOffset);
    /// `UTC`, `+08:00`, `UTC+8`, `Asia/Tokyo`; no value: not a zone.
    [[nodiscard]] static std::optional<DisplayZone> fromText(const QString &text);

    [[nodiscard]] std::chrono::seconds offsetAt(Instant t) const;
    /// `UTC`, `+08:00` or `Asia/Tokyo`.
    [[nodiscard]] QString name() const;
    friend bool operator==(const DisplayZone &, const DisplayZone &) = default;

private:
    std::chrono::seconds m_offset{0};
    QTimeZone m_zone; // invalid: m_offset holds
};

} // namespace shindan::model

Q_DECLARE_METATYPE(shindan::model::Instant)
