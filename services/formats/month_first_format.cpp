// Free text with `12/13/2025 7:34:26 PM text`, where other lines prove that the month comes first.

#include "services/formats/ordered_dates.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    return sniffOrderedDates(lines, DateOrder::MonthFirst);
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    parseOrderedDates(line, context, result, DateOrder::MonthFirst);
}

} // namespace

const Format &month_firstFormat()
{
    static const Format format{QStringLiteral("month-first-text"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
