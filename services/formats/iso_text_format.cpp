// Free text whose lines begin with an ISO date and a clock: `2025-12-13 19:34:26,123 WARN text`, `[2025/12/13 19:34:26] text`.

#include "services/formats/any_line.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

bool isIso(std::string_view line, PrintedStamp &stamp) noexcept
{
    size_t size = 0;
    return readLeadingStamp(line, 1970, stamp, size) && stamp.month == 0 && line.substr(0, size).find_first_of("ADFJMNOSTW") >= 10;
}

int sniff(std::span<const std::string_view> lines)
{
    PrintedStamp stamp;
    const int share = shareOf(lines, [&stamp](std::string_view line) { return isIso(line, stamp); });
    // Weaker than any format that says more about its lines.
    return share >= 25 ? std::max(40, share - 20) : share > 0 ? 12 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readStampedLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &iso_textFormat()
{
    static const Format format{QStringLiteral("iso-text"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
