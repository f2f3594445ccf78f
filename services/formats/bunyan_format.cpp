// bunyan: `name`, `hostname`, `pid`, a number as level, `msg`, an ISO time, `v`. Source: trentm/node-bunyan, "Core fields".

#include "services/formats/json_line.h"
#include "services/formats/json_record.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

bool fits(std::string_view line) noexcept
{
    const std::string_view object = jsonPart(line);
    if (!object.starts_with('{'))
        return false;
    return !jsonValue(object, "v").empty() && !jsonValue(object, "name").empty() && !jsonValue(object, "hostname").empty() && !jsonValue(object, "pid").empty()
        && !jsonValue(object, "level").empty();
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return share >= 40 ? share : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    readJsonLine(line, context, result);
}

} // namespace

const Format &bunyanFormat()
{
    static const Format format{QStringLiteral("bunyan"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
