// W3C extended logs of Microsoft's servers (IIS, HTTP API): date and time in UTC, fields as `#Fields:` says. Source: W3C, "Extended Log
// File Format"; Microsoft, "W3C Logging".

#include "services/formats/access_line.h"
#include "services/formats/any_line.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    bool software = false;
    for (const std::string_view line : lines) {
        software = software || line.starts_with("#Software: Microsoft Internet Information") || line.starts_with("#Software: Microsoft HTTP");
        if (software && line.starts_with("#Fields: date time"))
            return 100;
    }
    return 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (line.starts_with('#')) {
        result.quality = model::TimeQuality::None;
        result.message = line;
        return;
    }
    PrintedStamp stamp;
    size_t size = 0;
    if (!readLeadingStamp(line, context.year, stamp, size)) {
        readOtherLine(line, context, result);
        return;
    }
    stamp.offset = std::chrono::seconds(0);
    takeStamp(stamp, result);
    result.message = line.substr(std::min(size + 1, line.size()));
}

} // namespace

const Format &iisFormat()
{
    static const Format format{QStringLiteral("iis"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
