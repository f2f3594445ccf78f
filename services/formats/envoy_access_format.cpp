// Envoy's access log: `[2025-12-13T19:34:52.123Z] "GET / HTTP/1.1" 503 UF ...`. Source: Envoy, "Access logging", default format.

#include "services/formats/access_line.h"
#include "services/formats/any_line.h"
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
    return line.starts_with('[') && rest.starts_with(" \"");
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return share >= 40 ? std::max(60, share) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readStampedLine(line, context, result)) {
        readOtherLine(line, context, result);
        return;
    }
    if (result.level == model::Level::Unknown) {
        result.level = levelOfStatus(statusBehindRequest(result.message));
        result.levelDerived = result.level != model::Level::Unknown;
    }
}

} // namespace

const Format &envoy_accessFormat()
{
    static const Format format{QStringLiteral("envoy-access"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
