// log4j 2's JSON layouts: `instant` or `timeMillis`, `thread`, `level`, `loggerName`, `message`. Source: Apache Log4j 2, "JSON Layout".

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
    return !jsonValue(object, "level").empty() && !jsonValue(object, "loggerName").empty()
        && (!jsonValue(object, "instant").empty() || !jsonValue(object, "timeMillis").empty());
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

const Format &log4j_jsonFormat()
{
    static const Format format{QStringLiteral("log4j-json"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
