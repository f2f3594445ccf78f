// Redis: `1:M 13 Dec 2025 19:34:52.123 * text`, the sign before the text is the level. Source: redis/redis, serverLogRaw().

#include "services/formats/any_line.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

using model::Level;

// `1:M `, `[1234] `: how long the beginning is.
size_t beginning(std::string_view line) noexcept
{
    Scanner s{line, 0};
    int pid = 0;
    const bool bracket = s.take('[');
    if (!s.numberUpTo(9, pid))
        return 0;
    if (bracket)
        return s.take("] ") ? s.at : 0;
    if (!s.take(':') || s.atEnd())
        return 0;
    ++s.at;
    return s.take(' ') ? s.at : 0;
}

bool readHeader(std::string_view line, int year, PrintedStamp &stamp, Level &level, size_t &size) noexcept
{
    Scanner s{line, beginning(line)};
    if (s.at == 0 || !scanStamp(s, year, stamp) || !s.take(' '))
        return false;
    switch (s.peek()) {
    case '.': level = Level::Debug; break;
    case '-':
    case '*': level = Level::Info; break;
    case '#': level = Level::Warning; break;
    default: return false;
    }
    ++s.at;
    s.take(' ');
    size = s.at;
    return true;
}

int sniff(std::span<const std::string_view> lines)
{
    PrintedStamp stamp;
    Level level = Level::Unknown;
    size_t size = 0;
    const int share = shareOf(lines, [&](std::string_view line) { return readHeader(line, 1970, stamp, level, size); });
    return share >= 25 ? std::max(60, share) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    PrintedStamp stamp;
    size_t size = 0;
    if (!readHeader(line, context.year, stamp, result.level, size)) {
        result.level = Level::Unknown;
        readOtherLine(line, context, result);
        return;
    }
    takeStamp(stamp, result);
    result.message = line.substr(size);
}

} // namespace

const Format &redisFormat()
{
    static const Format format{QStringLiteral("redis"), QStringLiteral("redis"), true, sniff, parse};
    return format;
}

} // namespace shindan::formats
