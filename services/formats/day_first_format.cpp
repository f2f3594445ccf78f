// Free text with `13/12/2025 19:34:26 text`, where other lines prove that the day comes first.

#include "services/formats/ordered_dates.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    return sniffOrderedDates(lines, DateOrder::DayFirst);
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    parseOrderedDates(line, context, result, DateOrder::DayFirst);
}

} // namespace

const Format &day_firstFormat()
{
    static const Format format{QStringLiteral("day-first-text"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
