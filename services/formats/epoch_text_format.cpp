// Lines that begin with seconds, milliseconds, microseconds or nanoseconds since 1970: `1765625692.123 text` (Squid, Zeek, scripts).

#include "services/formats/any_line.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

size_t readEpoch(std::string_view line, model::PrintedTime &time) noexcept
{
    Scanner scanner{line, 0};
    const bool bracket = scanner.take('[');
    if (!scanEpoch(scanner, time) || (bracket && !scanner.take(']')))
        return 0;
    const char next = scanner.peek();
    // A number alone is a number.
    return next == ' ' || next == '\t' || next == ':' || next == ',' ? scanner.at : 0;
}

int sniff(std::span<const std::string_view> lines)
{
    model::PrintedTime time;
    const int share = shareOf(lines, [&time](std::string_view line) { return readEpoch(line, time) > 0; });
    return share >= 40 ? 36 : 0; // weaker than all that say more
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    model::PrintedTime time;
    const size_t size = readEpoch(line, time);
    if (size == 0) {
        readOtherLine(line, context, result);
        return;
    }
    takeStamp({time, std::chrono::seconds(0)}, result);
    readBehindStamp(line.substr(size), context, result);
}

} // namespace

const Format &epoch_textFormat()
{
    static const Format format{QStringLiteral("epoch-text"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
