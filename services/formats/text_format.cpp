// What no other format knows: lines without a time.

#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    Q_UNUSED(lines)
    return 1;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    result.quality = model::TimeQuality::None;
    if (!readWrapper(line, context, result))
        result.message = line;
}

} // namespace

const Format &textFormat()
{
    static const Format format{QStringLiteral("text"), {}, false, sniff, parse};
    return format;
}

} // namespace shindan::formats
