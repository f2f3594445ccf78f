// Free text with `12/13/2025 7:34:26 PM text`, where other lines prove that the month comes first.

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
        if (!readLeadingStamp(line, 1970, stamp, size, DateOrder::MonthFirst))
            return false;
        // Without the order, ambiguous ones are refused; with the other order, those that prove this one are read the same.
        PrintedStamp plain;
        PrintedStamp other;
        const bool clear = readLeadingStamp(line, 1970, plain, size);
        ambiguous += clear ? 0 : 1;
        const bool swaps = readLeadingStamp(line, 1970, other, size, DateOrder::DayFirst) && other.local != stamp.local;
        either += clear && !swaps ? 1 : 0;
        return true;
    });
    return ambiguous > 0 && either > 0 && share >= 25 ? std::max(41, share - 18) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readStampedLine(line, context, result, DateOrder::MonthFirst))
        readOtherLine(line, context, result);
}

} // namespace

const Format &month_firstFormat()
{
    static const Format format{QStringLiteral("month-first-text"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
