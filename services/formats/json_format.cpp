// Lines that are JSON objects with a time or a level, whoever prints them: zerolog, logrus, Serilog, tracing (Rust), Caddy, MongoDB ...

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
    JsonRecord record;
    return readJsonRecord(object, 1970, record) && (record.hasTime || (record.level != model::Level::Unknown && record.hasText));
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return share >= 40 ? std::max(45, share - 10) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    readJsonLine(line, context, result);
}

} // namespace

const Format &jsonFormat()
{
    static const Format format{QStringLiteral("json"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
