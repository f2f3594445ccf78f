// pino: a number as level, milliseconds as time, `pid`, `hostname`, `msg`. Source: pinojs/pino, docs/api.md.

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
    const std::string_view level = jsonValue(object, "level");
    return level.size() == 2 && level[1] == '0' && !jsonValue(object, "time").empty() && jsonValue(object, "v").empty() && !jsonValue(object, "pid").empty();
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

const Format &pinoFormat()
{
    static const Format format{QStringLiteral("pino"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
