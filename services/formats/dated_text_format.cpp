// Free text whose lines begin with a date that is not ISO's: `Dec 13 19:34:26 text`, `13/Dec/2025:19:34:26 +0800 text`,
// `Sat Dec 13 19:34:26 2025 text`, `13.12.2025 19:34:26 text`.

#include "services/formats/any_line.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    PrintedStamp stamp;
    size_t size = 0;
    const int share = shareOf(lines, [&](std::string_view line) { return readLeadingStamp(line, 1970, stamp, size); });
    // One line with a time is better than none; mixed with ISO's, that format reads these lines as well.
    return share >= 25 ? std::max(38, share - 22) : share > 0 ? 10 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readStampedLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &dated_textFormat()
{
    static const Format format{QStringLiteral("dated-text"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
