// Python's logging with its usual formats: `2025-12-13 19:34:52,123 - name - LEVEL - text`, `...:LEVEL:name:text`. Source: Python,
// "Logging HOWTO", Formatter.

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
    const int share = shareOf(lines, fits);
    return share >= 40 ? std::max(55, share - 5) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
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
