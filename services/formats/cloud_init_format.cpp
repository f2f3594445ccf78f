// cloud-init: `2025-12-13 19:34:52,123 - util.py[DEBUG]: text`, and the lines `Cloud-init v. 24.1 running 'init' at Sat, 13 Dec 2025
// 11:33:53 +0000.` of its console output. Source: canonical/cloud-init, cloudinit/log.py, cmd/main.py.

#include "services/formats/any_line.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

// When a stage of cloud-init ran, by its own word.
size_t stageStamp(std::string_view line) noexcept
{
    if (!line.starts_with("Cloud-init v. "))
        return 0;
    const size_t at = line.find("' at ");
    return at == std::string_view::npos ? 0 : at + 5;
}

bool isConsole(std::span<const std::string_view> lines) noexcept
{
    for (const std::string_view line : lines) {
        if (stageStamp(line) > 0)
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
    const size_t bracket = rest.find('[');
    return rest.starts_with(" - ") && bracket != std::string_view::npos && bracket < 60 && rest.substr(0, bracket).ends_with(".py");
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return isConsole(lines) ? 90 : share >= 40 ? std::max(60, share) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (const size_t at = stageStamp(line); at > 0) {
        Scanner scanner{line, at};
        PrintedStamp stamp;
        if (scanStamp(scanner, context.year, stamp))
            takeStamp(stamp, result);
        result.program = "cloud-init";
        result.message = line;
        return;
    }
    if (!readStampedLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &cloud_initFormat()
{
    static const Format format{QStringLiteral("cloud-init"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
