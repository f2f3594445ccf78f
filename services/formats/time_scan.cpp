#include "services/formats/time_scan.h"

#include <array>

namespace shindan::formats {

using model::nsPerDay;
using model::nsPerSecond;

namespace {

constexpr bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

constexpr int daysInMonth(int year, int month) noexcept
{
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[static_cast<size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

} // namespace

bool Scanner::take(char expected) noexcept
{
    if (peek() != expected || atEnd())
        return false;
    ++at;
    return true;
}

bool Scanner::take(std::string_view expected) noexcept
{
    if (!rest().starts_with(expected))
        return false;
    at += expected.size();
    return true;
}

bool Scanner::number(int count, int &value) noexcept
{
    int result = 0;
    for (int i = 0; i < count; ++i) {
        const char c = peek(static_cast<size_t>(i));
        if (!isDigit(c))
            return false;
        result = result * 10 + (c - '0');
    }
    at += static_cast<size_t>(count);
    value = result;
    return true;
}

bool Scanner::numberUpTo(int most, int &value) noexcept
{
    int count = 0;
    while (count < most && isDigit(peek(static_cast<size_t>(count))))
        ++count;
    return count > 0 && number(count, value);
}

bool scanClock(Scanner &scanner, qint64 &nsOfDay) noexcept
{
    Scanner s = scanner;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!s.number(2, hour) || !s.take(':') || !s.number(2, minute) || !s.take(':') || !s.number(2, second))
        return false;
    if (hour > 23 || minute > 59 || second > 60)
        return false;
    qint64 fraction = 0;
    if ((s.peek() == '.' || s.peek() == ',') && isDigit(s.peek(1))) {
        ++s.at;
        int digits = 0;
        while (isDigit(s.peek())) {
            if (digits < 9) {
                fraction = fraction * 10 + (s.peek() - '0');
                ++digits;
            }
            ++s.at;
        }
        for (; digits < 9; ++digits)
            fraction *= 10;
    }
    nsOfDay = (hour * 3600LL + minute * 60LL + second) * nsPerSecond + fraction;
    scanner = s;
    return true;
}

bool scanMonth(Scanner &scanner, int &month) noexcept
{
    static constexpr std::string_view names = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const std::string_view rest = scanner.rest();
    if (rest.size() >= 3) {
        const size_t found = names.find(rest.substr(0, 3));
        if (found != std::string_view::npos && found % 3 == 0) {
            month = static_cast<int>(found / 3) + 1;
            scanner.at += 3;
            return true;
        }
    }
    Scanner s = scanner;
    int value = 0;
    if (s.numberUpTo(2, value) && value >= 1 && value <= 12 && s.take("月")) {
        month = value;
        scanner = s;
        return true;
    }
    return false;
}

bool scanOffset(Scanner &scanner, std::chrono::seconds &offset) noexcept
{
    Scanner s = scanner;
    if (s.take('Z') || s.take('z')) {
        offset = std::chrono::seconds(0);
        scanner = s;
        return true;
    }
    const char sign = s.peek();
    int hours = 0;
    int minutes = 0;
    if (sign != '+' && sign != '-')
        return false;
    ++s.at;
    if (!s.number(2, hours))
        return false;
    Scanner withMinutes = s;
    withMinutes.take(':');
    if (withMinutes.number(2, minutes))
        s = withMinutes;
    if (hours > 14 || minutes > 59)
        return false;
    const std::chrono::seconds size(hours * 3600 + minutes * 60);
    offset = sign == '-' ? -size : size;
    scanner = s;
    return true;
}

bool scanDate(Scanner &scanner, qint64 &days) noexcept
{
    Scanner s = scanner;
    int year = 0;
    int month = 0;
    int day = 0;
    if (!s.number(4, year))
        return false;
    const char separator = s.peek();
    if (separator != '-' && separator != '/')
        return false;
    ++s.at;
    if (!s.number(2, month) || !s.take(separator) || !s.number(2, day))
        return false;
    if (year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
        return false;
    days = model::daysFromCivil(year, month, day);
    scanner = s;
    return true;
}

bool scanIso(Scanner &scanner, ScannedTime &time) noexcept
{
    Scanner s = scanner;
    qint64 days = 0;
    qint64 clock = 0;
    if (!scanDate(s, days) || (!s.take('T') && !s.take(' ')) || !scanClock(s, clock))
        return false;
    time.local = {days * nsPerDay + clock};
    time.offset.reset();
    std::chrono::seconds offset{0};
    Scanner spaced = s;
    if (scanOffset(s, offset))
        time.offset = offset;
    else if (spaced.take(' ') && (spaced.peek() == '+' || spaced.peek() == '-') && isDigit(spaced.peek(4)) && scanOffset(spaced, offset)) {
        time.offset = offset;
        s = spaced;
    }
    scanner = s;
    return true;
}

model::PrintedTime inYear(int year, int month, int day, qint64 nsOfDay) noexcept
{
    return {model::daysFromCivil(year, month, day) * nsPerDay + nsOfDay};
}

} // namespace shindan::formats
