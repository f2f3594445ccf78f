// The syslog protocol: `<46>1 2025-12-13T11:34:52.1Z HOST PROG PID ID [DATA] MSG`. Source: RFC 5424, section 6.

#include "services/formats/any_line.h"
#include "services/formats/sniff.h"
#include "services/formats/syslog_line.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    LineContext context;
    const int share = shareOf(lines, [&context](std::string_view line) {
        ParsedLine result;
        return readProtocolLine(line, context, result);
    });
    return share >= 50 ? share : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readProtocolLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &syslog_protocolFormat()
{
    static const Format format{QStringLiteral("syslog-protocol"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
