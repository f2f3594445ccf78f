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
    int proofs = 0;
    bool contradicted = false;
    const int share = shareOf(lines, [&](std::string_view line) {
        if (!readLeadingStamp(line, 1970, stamp, size, DateOrder::DayFirst))
            return false;
        proofs += stamp.proven == DateOrder::DayFirst ? 1 : 0;
        contradicted = contradicted || stamp.proven == DateOrder::MonthFirst;
        return true;
    });
    return proofs > 0 && !contradicted && share >= 25 ? std::max(41, share - 18) : 0;
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
