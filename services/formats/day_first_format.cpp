// Free text with `13/12/2025 19:34:26 text`, where other lines prove that the day comes first.

#include "services/formats/any_line.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    PrintedStamp stamp;
    size_t size = 0;
    int ambiguous = 0;
    int either = 0;
    const int share = shareOf(lines, [&](std::string_view line) {
        if (!readLeadingStamp(line, 1970, stamp, size, DateOrder::DayFirst))
            return false;
        // Without the order, ambiguous ones are refused; with the other order, those that prove this one are read the same.
        PrintedStamp plain;
        PrintedStamp other;
        const bool clear = readLeadingStamp(line, 1970, plain, size);
        ambiguous += clear ? 0 : 1;
        const bool swaps = readLeadingStamp(line, 1970, other, size, DateOrder::MonthFirst) && other.local != stamp.local;
        either += clear && !swaps ? 1 : 0;
        return true;
    });
    return ambiguous > 0 && either > 0 && share >= 25 ? std::max(41, share - 18) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readStampedLine(line, context, result, DateOrder::DayFirst))
        readOtherLine(line, context, result);
}

} // namespace

const Format &day_firstFormat()
{
    static const Format format{QStringLiteral("day-first-text"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
