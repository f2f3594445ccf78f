// Syslog files: RFC 3164 (no year) and rsyslog's files with ISO stamps.

#include "services/formats/sniff.h"
#include "services/formats/syslog_line.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    const LineContext context;
    const int share = shareOf(lines, [&context](std::string_view line) {
        ParsedLine result;
        return readSyslogHeader(line, context, result) && looksLikeSyslog(result);
    });
    // Among lines of other programs: their formats say less about these lines than this one about theirs.
    return share >= 25 ? std::max(share, 44) : share;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    readSyslogLine(line, context, result);
}

} // namespace

const Format &syslogFormat()
{
    static const Format format{QStringLiteral("syslog"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
