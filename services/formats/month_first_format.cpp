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
    int proofs = 0;
    bool contradicted = false;
    const int share = shareOf(lines, [&](std::string_view line) {
        if (!readLeadingStamp(line, 1970, stamp, size, DateOrder::MonthFirst))
            return false;
        proofs += stamp.proven == DateOrder::MonthFirst ? 1 : 0;
        contradicted = contradicted || stamp.proven == DateOrder::DayFirst;
        return true;
    });
    return proofs > 0 && !contradicted && share >= 25 ? std::max(41, share - 18) : 0;
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
