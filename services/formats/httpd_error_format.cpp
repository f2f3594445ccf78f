// Apache httpd's error log: `[Sat Dec 13 19:34:52.123456 2025] [core:error] [pid 12:tid 34] [client 192.0.2.1:5] text`.
// Source: Apache httpd 2.4, "Log Files", ErrorLogFormat.

#include "services/formats/any_line.h"
#include "services/formats/level_words.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

// ` [core:error]`, ` [notice]`: the level, and where the message begins.
model::Level bracketedLevel(std::string_view rest, size_t &size) noexcept
{
    if (!rest.starts_with(" ["))
        return model::Level::Unknown;
    const size_t close = rest.find(']');
    if (close == std::string_view::npos || close > 40)
        return model::Level::Unknown;
    std::string_view word = rest.substr(2, close - 2);
    if (const size_t colon = word.rfind(':'); colon != std::string_view::npos)
        word.remove_prefix(colon + 1);
    size = close + 1;
    return levelOfWord(word);
}

bool readLine(std::string_view line, PrintedStamp &stamp, model::Level &level, size_t &size) noexcept
{
    if (!line.starts_with('[') || line.size() < 30 || line[1] < 'F' || line[1] > 'W' || line[5] < 'A' || // the name of the day, then that of the month
         !readLeadingStamp(line, 1970, stamp, size))
        return false;
    size_t more = 0;
    level = bracketedLevel(line.substr(size), more);
    size += more;
    return level != model::Level::Unknown;
}

int sniff(std::span<const std::string_view> lines)
{
    PrintedStamp stamp;
    model::Level level = model::Level::Unknown;
    size_t size = 0;
    const int share = shareOf(lines, [&](std::string_view line) { return readLine(line, stamp, level, size); });
    return share >= 40 ? 102 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    PrintedStamp stamp;
    model::Level level = model::Level::Unknown;
    size_t size = 0;
    if (!readLine(line, stamp, level, size)) {
        readOtherLine(line, context, result);
        return;
    }
    takeStamp(stamp, result);
    result.level = level;
    result.message = line.substr(line.find_first_not_of(' ', size) == std::string_view::npos ? line.size() : line.find_first_not_of(' ', size));
}

} // namespace

const Format &httpd_errorFormat()
{
    static const Format format{QStringLiteral("httpd-error"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
