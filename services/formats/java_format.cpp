// logback, log4j and java.util.logging with their usual patterns: `2025-12-13 19:34:52,123 INFO [main] com.example.App - text`,
// `2025-12-13T19:34:52.123+08:00  INFO 1 --- [main] c.e.App : text`; traces belong to the line above. Sources: Logback, "Layouts";
// Apache Log4j 2, "Pattern Layout"; Spring Boot, "Logging".

#include "services/formats/any_line.h"
#include "services/formats/level_words.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

bool isNameByte(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

// `com.example.App`, `c.e.App`: a package and a class.
bool hasDottedName(std::string_view text) noexcept
{
    for (size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
        if (dot > 0 && dot + 1 < text.size() && text[dot - 1] >= 'a' && text[dot - 1] <= 'z' && isNameByte(text[dot + 1]) && !(text[dot + 1] >= '0' && text[dot + 1] <= '9'))
            return true;
    }
    return false;
}

// What follows the stamp tells the format.
bool fits(std::string_view line) noexcept
{
    PrintedStamp stamp;
    size_t size = 0;
    if (!readLeadingStamp(line, 1970, stamp, size))
        return false;
    const std::string_view rest = line.substr(size);
    if (printedLevel(rest) == model::Level::Unknown || rest.size() < 6)
        return false;
    const std::string_view head = rest.substr(0, 120);
    const size_t bracket = head.find('[');
    const bool thread = bracket != std::string_view::npos && head.find(']', bracket) != std::string_view::npos;
    const bool separates = head.find(" - ") != std::string_view::npos || head.find(": ") != std::string_view::npos || head.find(" : ") != std::string_view::npos;
    return (thread && separates && hasDottedName(head)) || head.find(" --- [") != std::string_view::npos;
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return share >= 30 ? std::max(50, share - 8) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readStampedLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &javaFormat()
{
    static const Format format{QStringLiteral("java"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
