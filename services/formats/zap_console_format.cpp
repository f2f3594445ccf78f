// zap's console encoder and Istio: time, level and text between tabs. Sources: uber-go/zap, NewDevelopmentEncoderConfig(); istio/pkg/log.

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
    if (!rest.starts_with('\t'))
        return false;
    const size_t end = rest.find('\t', 1);
    return end != std::string_view::npos && levelOfWord(rest.substr(1, end - 1)) != model::Level::Unknown;
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

const Format &zap_consoleFormat()
{
    static const Format format{QStringLiteral("zap-console"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
