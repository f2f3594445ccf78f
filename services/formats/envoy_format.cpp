// Envoy's application log: `[2025-12-13 19:34:52.123][12][info][main] [source/server/server.cc:1] text`. Source: Envoy, "--log-format".

#include "services/formats/any_line.h"
#include "services/formats/level_words.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

// What follows the stamp tells the format.
bool fits(std::string_view line) noexcept
{
    PrintedStamp stamp;
    size_t size = 0;
    if (!readLeadingStamp(line, 1970, stamp, size))
        return false;
    const std::string_view rest = line.substr(size);
    const size_t close = rest.find("][");
    return line.starts_with('[') && rest.size() > 2 && rest[0] == '[' && rest[1] >= '0' && rest[1] <= '9' && close != std::string_view::npos && close < 12 && printedLevel(rest) != model::Level::Unknown;
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return share >= 40 ? std::max(60, share) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readStampedLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &envoyFormat()
{
    static const Format format{QStringLiteral("envoy"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
