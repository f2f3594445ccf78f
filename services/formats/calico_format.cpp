// Calico's Felix, confd and CNI plug-in: `2025-12-13 19:34:52.123 [INFO][12] felix/x.go 123: text`, with BIRD's lines among them.
// Source: projectcalico/calico, libcalico-go/lib/logutils.

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
    const size_t close = rest.find("][");
    return rest.starts_with(" [") && close != std::string_view::npos && close < 12 && rest.size() > close + 2 && rest[close + 2] >= '0' && rest[close + 2] <= '9'
        && printedLevel(rest) != model::Level::Unknown;
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return share >= 25 ? std::max(60, share) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    // BIRD prints no time unless told so.
    for (const std::string_view name : {"bird: ", "bird6: "}) {
        if (!line.starts_with(name))
            continue;
        result.program = name.substr(0, name.find(':'));
        result.message = line.substr(name.size());
        result.quality = model::TimeQuality::Inherited;
        result.level = printedLevel(result.message);
        return;
    }
    if (!readStampedLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &calicoFormat()
{
    static const Format format{QStringLiteral("calico"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
