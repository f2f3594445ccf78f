// Garbage collection logs of the JVM: `[2025-12-13T19:34:52.123+0800][info][gc] GC(0) ...` (unified, JDK 9 and newer),
// `2025-12-13T19:34:52.123+0800: 1.234: [GC ...` (JDK 8). Lines that print seconds since the start have no time. Source: JEP 158.

#include "services/formats/any_line.h"
#include "services/formats/level_words.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

// `[0.123s][info ][gc]`: seconds since the start.
bool isUptime(std::string_view line) noexcept
{
    if (!line.starts_with('['))
        return false;
    const size_t end = line.find_first_not_of("0123456789.", 1);
    return end != std::string_view::npos && end > 1 && (line.substr(end).starts_with("s][") || line.substr(end).starts_with("ms]["));
}

bool fits(std::string_view line) noexcept
{
    if (isUptime(line))
        return line.find("[gc", 0) != std::string_view::npos || line.find("[safepoint", 0) != std::string_view::npos;
    PrintedStamp stamp;
    size_t size = 0;
    if (!readLeadingStamp(line, 1970, stamp, size))
        return false;
    const std::string_view rest = line.substr(size, 80);
    return rest.find("[gc") != std::string_view::npos || rest.find("[GC ") != std::string_view::npos || rest.find("[Full GC") != std::string_view::npos
        || rest.find("[safepoint") != std::string_view::npos;
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return share >= 40 ? std::max(65, share) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (isUptime(line)) {
        result.quality = model::TimeQuality::None;
        result.message = line;
        result.level = printedLevel(line.substr(line.find(']')));
        return;
    }
    if (!readStampedLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &java_gcFormat()
{
    static const Format format{QStringLiteral("java-gc"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
