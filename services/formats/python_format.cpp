// Python's logging with its usual formats: `LEVEL:name:text`, `2025-12-13 19:34:52,123 - name - LEVEL - text`, `...:LEVEL:name:text`. Source: Python,
// "Logging HOWTO", Formatter.

#include "services/formats/any_line.h"
#include "services/formats/level_words.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

// `WARNING:app.db:text`: the format that logging has when nothing is set. It prints no time.
bool isBasic(std::string_view line) noexcept
{
    const size_t first = line.find(':');
    if (first == std::string_view::npos || first < 4 || first > 8 || line[0] > 'Z' || levelOfWord(line.substr(0, first)) == model::Level::Unknown)
        return false;
    const size_t second = line.find(':', first + 1);
    return second != std::string_view::npos && second > first + 1 && line.substr(first + 1, second - first - 1).find_first_of(" /=\"'(") == std::string_view::npos;
}

// What follows the stamp tells the format.
bool fits(std::string_view line) noexcept
{
    PrintedStamp stamp;
    size_t size = 0;
    if (!readLeadingStamp(line, 1970, stamp, size))
        return false;
    const std::string_view rest = line.substr(size);
    if (rest.starts_with(':')) {
        const size_t colon = rest.find(':', 1);
        return colon != std::string_view::npos && levelOfWord(rest.substr(1, colon - 1)) != model::Level::Unknown;
    }
    if (!rest.starts_with(" - "))
        return false;
    const size_t second = rest.find(" - ", 3);
    return second != std::string_view::npos && printedLevel(rest) != model::Level::Unknown;
}

int sniff(std::span<const std::string_view> lines)
{
    const int basic = shareOf(lines, isBasic);
    if (basic >= 50)
        return basic;
    const int share = shareOf(lines, fits);
    return share >= 40 ? std::max(55, share - 5) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (isBasic(line)) {
        result.quality = model::TimeQuality::None;
        result.level = printedLevel(line);
        result.message = line;
        return;
    }
    if (!readStampedLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &pythonFormat()
{
    static const Format format{QStringLiteral("python"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
