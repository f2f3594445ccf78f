#include "services/formats/printed_stamp.h"

#include <array>

namespace shindan::formats {

using model::nsPerDay;
using model::nsPerSecond;
using model::TimeQuality;

namespace {

constexpr bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isYear(int year) noexcept
{
    return year >= 1970 && year <= 2200;
}

bool dateExists(int year, int month, int day) noexcept
{
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return dayExists(month, day) && !(month == 2 && day == 29 && !leap);
}

// `9:05`, `19:34:52`, `19:34:52.123`, `07:34:52 PM`; Windows prints the third part of a second behind a colon, too.
bool scanLooseClock(Scanner &scanner, qint64 &nsOfDay, bool secondsNeeded, bool &twelveHours) noexcept
{
    Scanner s = scanner;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!s.numberUpTo(2, hour) || !s.take(':') || !s.number(2, minute) || hour > 23 || minute > 59)
        return false;
    qint64 fraction = 0;
    if (s.peek() == ':' && isDigit(s.peek(1))) {
        ++s.at;
        if (!s.number(2, second) || second > 60)
            return false;
        const char mark = s.peek();
        const bool third = mark == ':' && isDigit(s.peek(1)) && isDigit(s.peek(2)) && isDigit(s.peek(3)) && !isDigit(s.peek(4));
        if ((mark == '.' || mark == ',' || third) && isDigit(s.peek(1))) {
            ++s.at;
            qint64 unit = nsPerSecond / 10;
            for (; isDigit(s.peek()); ++s.at, unit /= 10)
                fraction += (s.peek() - '0') * unit;
        }
    } else if (secondsNeeded) {
        return false;
    }
    if (isDigit(s.peek()))
        return false;
    Scanner half = s;
    half.take(' ');
    const char letter = static_cast<char>(half.peek() & ~0x20);
    const bool dotted = half.peek(1) == '.';
    twelveHours = (letter == 'A' || letter == 'P') && (half.peek(dotted ? 2U : 1U) & ~0x20) == 'M' && !isLetter(half.peek(dotted ? 3U : 2U)) && hour >= 1 && hour <= 12;
    if (twelveHours) {
        hour = hour % 12 + (letter == 'P' ? 12 : 0);
        s = half;
        s.at += dotted ? (half.peek(3) == '.' ? 4U : 3U) : 2U;
    }
    nsOfDay = (hour * 3600LL + minute * 60LL + second) * nsPerSecond + fraction;
    scanner = s;
    return true;
}

// `193452`, `193452.123`, `1934`.
bool scanCompactClock(Scanner &scanner, qint64 &nsOfDay) noexcept
{
    Scanner s = scanner;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!s.number(2, hour) || !s.number(2, minute) || hour > 23 || minute > 59)
        return false;
    qint64 fraction = 0;
    if (s.number(2, second)) {
        if (second > 60)
            return false;
        if ((s.peek() == '.' || s.peek() == ',') && isDigit(s.peek(1))) {
            ++s.at;
            qint64 unit = nsPerSecond / 10;
            for (; isDigit(s.peek()); ++s.at, unit /= 10)
                fraction += (s.peek() - '0') * unit;
        }
    }
    if (isDigit(s.peek()))
        return false;
    nsOfDay = (hour * 3600LL + minute * 60LL + second) * nsPerSecond + fraction;
    scanner = s;
    return true;
}

// Names of zones. Those with one meaning in the tz database say their offset; the others (CST is China and US Central, IST three
// countries, PST also Manila) prove nothing and are read over.
struct Zone
{
    std::string_view name;
    int minutes = noMeaning;
    static constexpr int noMeaning = 10'000;
};

constexpr std::array zones{
    Zone{"ACDT", 630},  Zone{"ACST", 570},  Zone{"AEDT", 660}, Zone{"AEST", 600},  Zone{"AKDT", -480}, Zone{"AKST", -540}, Zone{"AST"},        Zone{"AWST", 480},
    Zone{"BRT"},        Zone{"BST"},        Zone{"CAT", 120},  Zone{"CDT"},        Zone{"CEST", 120},  Zone{"CET", 60},    Zone{"CST"},        Zone{"EAT", 180},
    Zone{"EDT", -240},  Zone{"EEST", 180},  Zone{"EET", 120},  Zone{"EST", -300},  Zone{"HDT", -540},  Zone{"HKT", 480},   Zone{"HST", -600},  Zone{"ICT"},
    Zone{"IDT", 180},   Zone{"IST"},        Zone{"JST", 540},  Zone{"KST", 540},   Zone{"MDT", -360},  Zone{"MSK", 180},   Zone{"MST", -420},  Zone{"MYT"},
    Zone{"NZDT", 780},  Zone{"NZST", 720},  Zone{"PDT", -420}, Zone{"PHT"},        Zone{"PKT", 300},   Zone{"PST"},        Zone{"SAST", 120},  Zone{"SGT", 480},
    Zone{"WAT", 60},    Zone{"WEST", 60},   Zone{"WET", 0},    Zone{"WIB", 420},
};

bool takeZoneName(Scanner &s, PrintedStamp &stamp) noexcept
{
    size_t size = 0;
    while (s.peek(size) >= 'A' && s.peek(size) <= 'Z' && size < 6)
        ++size;
    const std::string_view word = s.rest().substr(0, size);
    if (size < 3 || isLetter(s.peek(size)) || isDigit(s.peek(size)))
        return false;
    for (const Zone &zone : zones) {
        if (word != zone.name)
            continue;
        s.at += size;
        if (zone.minutes != Zone::noMeaning)
            stamp.offset = std::chrono::seconds(zone.minutes * 60);
        return true;
    }
    return false;
}

// `+08:00`, `-0330`, `+08`, also with the minus sign of Unicode. Quarter hours only: `-1234` behind a blank is something else.
bool scanNumericOffset(Scanner &scanner, std::chrono::seconds &offset) noexcept
{
    Scanner s = scanner;
    bool negative = false;
    if (s.take('-') || s.take("\xE2\x88\x92"))
        negative = true;
    else if (!s.take('+'))
        return false;
    int hours = 0;
    int minutes = 0;
    if (!s.number(2, hours))
        return false;
    Scanner more = s;
    more.take(':');
    if (more.number(2, minutes))
        s = more;
    if (hours > 14 || minutes % 15 != 0 || minutes > 45 || isDigit(s.peek()) || isLetter(s.peek()))
        return false;
    offset = std::chrono::seconds((hours * 60 + minutes) * (negative ? -60 : 60));
    scanner = s;
    return true;
}

// What follows the clock: an offset, `UTC`, or an abbreviation, behind a blank or not.
void scanZone(Scanner &scanner, PrintedStamp &stamp) noexcept
{
    Scanner s = scanner;
    const bool spaced = s.take(' ');
    std::chrono::seconds offset{0};
    if (scanNumericOffset(s, offset)) {
        stamp.offset = offset;
        scanner = s;
        return;
    }
    if ((s.peek() == 'Z' || (s.peek() == 'z' && !spaced)) && !isLetter(s.peek(1)) && !isDigit(s.peek(1))) {
        if (spaced && s.peek(1) != ' ' && s.peek(1) != '\0')
            return;
        ++s.at;
        stamp.offset = offset;
        scanner = s;
        return;
    }
    if ((s.rest().starts_with("UTC") || s.rest().starts_with("GMT")) && !isLetter(s.peek(3)) && !isDigit(s.peek(3))) {
        s.at += 3;
        // `UTC+8` and `GMT+08:00` are offsets themselves.
        Scanner more = s;
        int hours = 0;
        if (!scanNumericOffset(more, offset) && (s.peek() == '+' || s.peek() == '-') && isDigit(s.peek(1))) {
            ++more.at;
            if (more.numberUpTo(2, hours) && hours <= 14)
                offset = std::chrono::seconds((s.peek() == '-' ? -3600 : 3600) * hours);
        }
        s = more;
        stamp.offset = offset;
        scanner = s;
        return;
    }
    if (takeZoneName(s, stamp))
        scanner = s;
}

bool finish(Scanner &scanner, const Scanner &end, qint64 days, qint64 clock, PrintedStamp &stamp) noexcept
{
    stamp.local = {days * nsPerDay + clock};
    Scanner s = end;
    skipEscapes(s);
    scanZone(s, stamp);
    scanner = s;
    return true;
}

// Between date and clock: `T`, blanks, `_`, `-`, `:`, a comma.
bool takeBetween(Scanner &s) noexcept
{
    if (s.take('T') || s.take('t') || s.take('_') || s.take(':') || s.take('-'))
        return true;
    const bool comma = s.take(',');
    bool blank = false;
    for (int i = 0; i < 3 && (s.peek() == ' ' || s.peek() == '\t'); ++i) {
        ++s.at;
        blank = true;
    }
    skipEscapes(s);
    return comma || blank;
}

// 2025-12-13, 2025/12/13, 2025.12.13, 2025/1/2, 2025-347, 2025年12月13日, 2025 Dec 13.
bool scanYearFirst(Scanner &scanner, PrintedStamp &stamp) noexcept
{
    Scanner s = scanner;
    int year = 0;
    int month = 0;
    int day = 0;
    if (!s.number(4, year) || !isYear(year))
        return false;
    const char separator = s.peek();
    bool needsSeconds = false;
    if (s.take("年")) {
        if (!s.numberUpTo(2, month) || !s.take("月") || !s.numberUpTo(2, day) || !s.take("日"))
            return false;
        s.take(' ');
    } else if (s.take(' ')) {
        if (!scanMonth(s, month) || !s.take(' '))
            return false;
        s.take(' ');
        if (!s.numberUpTo(2, day) || !takeBetween(s))
            return false;
        needsSeconds = true;
    } else if (separator == '-' || separator == '/' || separator == '.') {
        ++s.at;
        if (isDigit(s.peek()) && isDigit(s.peek(1)) && isDigit(s.peek(2)) && !isDigit(s.peek(3))) { // the day of the year
            int ordinal = 0;
            if (separator != '-' || !s.number(3, ordinal) || ordinal < 1 || ordinal > 366)
                return false;
            const model::CivilDate date = model::civilFromDays(model::daysFromCivil(year, 1, 1) + ordinal - 1);
            if (date.year != year)
                return false;
            month = date.month;
            day = date.day;
        } else if (separator == '-' && !isDigit(s.peek())) { // 2025-Dec-13
            if (!scanMonth(s, month) || !s.take('-') || !s.number(2, day))
                return false;
        } else if (!s.numberUpTo(2, month) || !s.take(separator) || !s.numberUpTo(2, day)) {
            return false;
        }
        if (!takeBetween(s))
            return false;
        needsSeconds = separator == '.';
    } else {
        return false;
    }
    if (!dateExists(year, month, day))
        return false;
    qint64 clock = 0;
    bool twelveHours = false;
    if (!scanLooseClock(s, clock, needsSeconds, twelveHours)) {
        Scanner compact = s;
        if (compact.at > 0 && compact.text[compact.at - 1] == 'T' && scanCompactClock(compact, clock)) {
            s = compact;
        } else { // 19時34分52秒
            int hour = 0;
            int minute = 0;
            int second = 0;
            if (!s.numberUpTo(2, hour) || !s.take("時") || !s.numberUpTo(2, minute) || !s.take("分") || hour > 23 || minute > 59)
                return false;
            Scanner seconds = s;
            if (seconds.numberUpTo(2, second) && seconds.take("秒") && second < 60)
                s = seconds;
            else
                second = 0;
            clock = (hour * 3600LL + minute * 60LL + second) * nsPerSecond;
        }
    }
    return finish(scanner, s, model::daysFromCivil(year, month, day), clock, stamp);
}

// 20251213T193452, 20251213 19:34:52.123, 20251213193452.
bool scanCompact(Scanner &scanner, size_t digits, PrintedStamp &stamp) noexcept
{
    Scanner s = scanner;
    int year = 0;
    int month = 0;
    int day = 0;
    if (!s.number(4, year) || !s.number(2, month) || !s.number(2, day) || !isYear(year) || !dateExists(year, month, day))
        return false;
    qint64 clock = 0;
    bool twelveHours = false;
    if (digits == 8) {
        if (!s.take('T') && !s.take(' ') && !s.take('-') && !s.take('_'))
            return false;
        // Six digits behind a blank may be a number of anything; behind a T, they are a clock.
        const bool strict = s.text[s.at - 1] != 'T';
        Scanner colon = s;
        if (scanLooseClock(colon, clock, strict, twelveHours)) {
            s = colon;
        } else {
            const size_t begin = s.at;
            if (!scanCompactClock(s, clock) || (strict && s.at - begin < 6))
                return false;
        }
    } else if (!scanCompactClock(s, clock)) {
        return false;
    }
    return finish(scanner, s, model::daysFromCivil(year, month, day), clock, stamp);
}

// What follows the first three letters, if the name is printed in full.
bool takeRestOfMonth(Scanner &s, int month) noexcept
{
    static constexpr std::array<std::string_view, 12> rests{"uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember"};
    s.take(rests[static_cast<size_t>(month - 1)]);
    return !isLetter(s.peek());
}

// 13/Dec/2025:19:34:52, 13-Dec-2025 19:34:52, 13 Dec 2025 19:34:52, 13 Dec 19:34:52.
bool scanDayAndName(Scanner &scanner, int yearOutside, PrintedStamp &stamp) noexcept
{
    Scanner s = scanner;
    int day = 0;
    int month = 0;
    int year = 0;
    if (!s.numberUpTo(2, day))
        return false;
    const char separator = s.peek();
    if ((separator != ' ' && separator != '/' && separator != '-') || !s.take(separator) || !scanMonth(s, month))
        return false;
    if (!takeRestOfMonth(s, month))
        return false;
    s.take(',');
    if (!s.take(separator))
        return false;
    qint64 clock = 0;
    bool twelveHours = false;
    Scanner withYear = s;
    if (withYear.number(4, year) && isYear(year) && takeBetween(withYear)) {
        s = withYear;
        if (!dateExists(year, month, day) || !scanLooseClock(s, clock, true, twelveHours))
            return false;
        return finish(scanner, s, model::daysFromCivil(year, month, day), clock, stamp);
    }
    if (separator == '-') { // 13-Dec-25
        Scanner shortYear = s;
        if (!shortYear.number(2, year) || !takeBetween(shortYear) || !scanLooseClock(shortYear, clock, true, twelveHours))
            return false;
        year += year < 70 ? 2000 : 1900;
        return dateExists(year, month, day) && finish(scanner, shortYear, model::daysFromCivil(year, month, day), clock, stamp);
    }
    if (separator != ' ' || !dayExists(month, day) || !scanLooseClock(s, clock, true, twelveHours))
        return false;
    // `13 Dec 19:34:52 CST 2025`: date(1) of some locales.
    PrintedStamp zone;
    Scanner behind = s;
    scanZone(behind, zone);
    int late = 0;
    Scanner withLateYear = behind;
    if (behind.at > s.at && withLateYear.take(' ') && withLateYear.number(4, late) && isYear(late) && !isDigit(withLateYear.peek()) && dateExists(late, month, day)) {
        stamp.offset = zone.offset;
        stamp.local = {model::daysFromCivil(late, month, day) * nsPerDay + clock};
        scanner = withLateYear;
        return true;
    }
    stamp.month = month;
    return finish(scanner, s, model::daysFromCivil(yearOutside, month, day), clock, stamp);
}

// 12/13/2025 07:34:52 PM, 13/12/2025 19:34:52, 13.12.2025 19:34:52, 13-12-2025 19:34:52.
bool scanYearLast(Scanner &scanner, DateOrder order, PrintedStamp &stamp) noexcept
{
    Scanner s = scanner;
    int first = 0;
    int second = 0;
    int year = 0;
    if (!s.numberUpTo(2, first))
        return false;
    const char separator = s.peek();
    if ((separator != '/' && separator != '.' && separator != '-') || !s.take(separator) || !s.numberUpTo(2, second) || !s.take(separator) || !s.number(4, year)
        || !isYear(year) || !takeBetween(s))
        return false;
    qint64 clock = 0;
    bool twelveHours = false;
    if (!scanLooseClock(s, clock, false, twelveHours))
        return false;
    if (separator == '.' || first > 12)
        stamp.proven = DateOrder::DayFirst;
    else if (second > 12 || (order == DateOrder::Unknown && twelveHours))
        stamp.proven = DateOrder::MonthFirst;
    if (stamp.proven != DateOrder::Unknown)
        order = stamp.proven;
    if (order == DateOrder::Unknown && first != second)
        return false;
    const int month = order == DateOrder::DayFirst ? second : first;
    const int day = order == DateOrder::DayFirst ? first : second;
    if (!dateExists(year, month, day))
        return false;
    return finish(scanner, s, model::daysFromCivil(year, month, day), clock, stamp);
}

bool scanNumeric(Scanner &scanner, int year, DateOrder order, PrintedStamp &stamp) noexcept
{
    size_t digits = 0;
    while (digits < 15 && isDigit(scanner.peek(digits)))
        ++digits;
    switch (digits) {
    case 4: return scanYearFirst(scanner, stamp);
    case 8:
    case 14: return scanCompact(scanner, digits, stamp);
    case 1:
    case 2: return scanDayAndName(scanner, year, stamp) || scanYearLast(scanner, order, stamp);
    default: return false;
    }
}

// `Sat`, `Saturday`, with a full stop, a comma and a blank behind it.
bool takeWeekday(Scanner &scanner) noexcept
{
    static constexpr std::array<std::string_view, 7> names{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    for (const std::string_view name : names) {
        if (!scanner.rest().starts_with(name.substr(0, 3)))
            continue;
        Scanner s = scanner;
        if (!s.take(name))
            s.at += 3;
        if (isLetter(s.peek()))
            return false;
        s.take('.');
        s.take(',');
        if (!s.take(' '))
            return false;
        s.take(' ');
        scanner = s;
        return true;
    }
    return false;
}

// Dec 13 19:34:52, Dec  3 19:34:52.123 CST 2025, Dec 13 2025 19:34:52, Dec 13, 2025 7:34:52 PM, Dec-13 19:34:52.
bool scanNameAndDay(Scanner &scanner, int yearOutside, bool hasWeekday, PrintedStamp &stamp) noexcept
{
    Scanner s = scanner;
    int month = 0;
    int day = 0;
    if (!scanMonth(s, month) || !takeRestOfMonth(s, month))
        return false;
    s.take('.');
    if (!s.take(' ') && !s.take('-'))
        return false;
    s.take(' ');
    if (!s.numberUpTo(2, day) || !dayExists(month, day) || isDigit(s.peek()))
        return false;
    qint64 clock = 0;
    bool twelveHours = false;
    int year = 0;
    Scanner withYear = s;
    withYear.take(',');
    if (withYear.take(' ') && withYear.number(4, year) && isYear(year) && takeBetween(withYear) && dateExists(year, month, day)
        && scanLooseClock(withYear, clock, false, twelveHours))
        return finish(scanner, withYear, model::daysFromCivil(year, month, day), clock, stamp);
    if (!takeBetween(s) || !scanLooseClock(s, clock, true, twelveHours))
        return false;
    // ctime() and date(1) print the year at the end, with the zone before or behind it.
    PrintedStamp zone;
    Scanner behind = s;
    skipEscapes(behind);
    scanZone(behind, zone);
    Scanner late = behind;
    if ((hasWeekday || behind.at > s.at) && late.take(' ') && late.number(4, year) && isYear(year) && !isDigit(late.peek()) && late.peek() != ':'
        && dateExists(year, month, day)) {
        stamp.offset = zone.offset;
        stamp.local = {model::daysFromCivil(year, month, day) * nsPerDay + clock};
        if (!stamp.offset)
            scanZone(late, stamp);
        scanner = late;
        return true;
    }
    stamp.month = month;
    stamp.offset = zone.offset;
    stamp.local = inYear(yearOutside, month, day, clock);
    scanner = behind;
    return true;
}

} // namespace

bool dayExists(int month, int day) noexcept
{
    static constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= days[static_cast<size_t>(month - 1)];
}

void skipEscapes(Scanner &scanner) noexcept
{
    while (scanner.peek() == '\x1b' && scanner.peek(1) == '[') {
        size_t size = 2;
        while (scanner.peek(size) != '\0' && !isLetter(scanner.peek(size)) && size < 20)
            ++size;
        if (!isLetter(scanner.peek(size)))
            return;
        scanner.at += size + 1;
    }
}

bool scanStamp(Scanner &scanner, int year, PrintedStamp &stamp, DateOrder order) noexcept
{
    stamp = {};
    Scanner s = scanner;
    skipEscapes(s);
    if (isDigit(s.peek())) {
        if (!scanNumeric(s, year, order, stamp))
            return false;
        scanner = s;
        return true;
    }
    if (s.peek() < 'A' || s.peek() > 'W') // Apr to Wed
        return false;
    const bool hasWeekday = takeWeekday(s);
    if (hasWeekday && isDigit(s.peek()) ? !scanNumeric(s, year, order, stamp) : !scanNameAndDay(s, year, hasWeekday, stamp))
        return false;
    scanner = s;
    return true;
}

void takeStamp(const PrintedStamp &stamp, ParsedLine &result) noexcept
{
    result.hasTime = true;
    result.time = stamp.local;
    result.offset = stamp.offset;
    result.month = stamp.month;
    result.quality = stamp.offset ? model::TimeQualities() : TimeQuality::ZoneInferred;
    if (stamp.month != 0)
        result.quality |= TimeQuality::YearInferred;
    if (stamp.offset)
        result.time.ns -= stamp.offset->count() * nsPerSecond;
}

bool scanEpoch(Scanner &scanner, model::PrintedTime &time) noexcept
{
    size_t digits = 0;
    quint64 value = 0;
    while (digits < 19 && isDigit(scanner.peek(digits))) {
        value = value * 10 + static_cast<quint64>(scanner.peek(digits) - '0');
        ++digits;
    }
    if (isDigit(scanner.peek(digits)))
        return false;
    qint64 unit = 0;
    switch (digits) {
    case 10: unit = nsPerSecond; break;
    case 13: unit = nsPerSecond / 1'000; break;
    case 16: unit = nsPerSecond / 1'000'000; break;
    case 19: unit = 1; break;
    default: return false;
    }
    constexpr quint64 latest = 9'000'000'000; // s; what 64 bits of ns hold
    if (scanner.peek() == '0' || value / static_cast<quint64>(nsPerSecond / unit) > latest)
        return false;
    Scanner s = scanner;
    s.at += digits;
    qint64 fraction = 0;
    if (s.peek() == '.' && isDigit(s.peek(1))) {
        ++s.at;
        for (qint64 part = unit / 10; isDigit(s.peek()); ++s.at, part /= 10)
            fraction += (s.peek() - '0') * part;
    }
    time = {static_cast<qint64>(value) * unit + fraction};
    scanner = s;
    return true;
}

} // namespace shindan::formats
