// `dmesg -T`: `[Sat Dec 13 19:33:53 2025] text`. Local time counted from boot, so it drifts. Source: dmesg(1), util-linux.

#include "services/formats/inner_text.h"
#include "services/formats/sniff.h"
#include "services/formats/time_scan.h"

namespace shindan::formats {

using model::TimeQuality;

namespace {

bool readStamp(std::string_view line, ParsedLine &result, size_t &size) noexcept
{
    Scanner scanner{line, 0};
    int month = 0;
    int day = 0;
    int year = 0;
    qint64 clock = 0;
    if (!scanner.take('['))
        return false;
    scanner.at += 3; // name of the day
    if (!scanner.take(' ') || !scanMonth(scanner, month) || !scanner.take(' '))
        return false;
    scanner.take(' ');
    if (!scanner.numberUpTo(2, day) || day < 1 || day > 31 || !scanner.take(' ') || !scanClock(scanner, clock) || !scanner.take(' ')
        || !scanner.number(4, year) || year < 1970 || !scanner.take(']'))
        return false;
    scanner.take(' ');
    result.hasTime = true;
    result.time = inYear(year, month, day, clock);
    result.month = month;
    result.quality = TimeQuality::Monotonic | TimeQuality::ZoneInferred;
    size = scanner.at;
    return true;
}

int sniff(std::span<const std::string_view> lines)
{
    return shareOf(lines, [](std::string_view line) {
        ParsedLine result;
        size_t size = 0;
        return readStamp(line, result, size);
    });
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    size_t size = 0;
    if (!readStamp(line, result, size)) {
        if (readWrapper(line, context, result))
            return;
        result.part = true;
        result.quality = TimeQuality::Inherited;
        result.message = line;
        return;
    }
    result.program = "kernel";
    result.message = line.substr(size);
    result.level = derivedLevel(result.program, result.message);
    result.levelDerived = result.level != model::Level::Unknown;
}

} // namespace

const Format &dmesgFormat()
{
    static const Format format{QStringLiteral("dmesg"), QStringLiteral("kernel"), true, sniff, parse};
    return format;
}

} // namespace shindan::formats
