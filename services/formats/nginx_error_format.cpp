// nginx's error log: `2025/12/13 19:34:52 [error] 12#12: *345 text`. Source: nginx, ngx_log_error_core().

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
    const size_t hash = rest.find('#');
    return rest.starts_with(" [") && line.size() > 10 && line[4] == '/' && hash != std::string_view::npos && hash < 30
        && printedLevel(rest) != model::Level::Unknown;
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return share >= 40 ? std::max(60, share) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readStampedLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &nginx_errorFormat()
{
    static const Format format{QStringLiteral("nginx-error"), QStringLiteral("nginx"), true, sniff, parse};
    return format;
}

} // namespace shindan::formats
