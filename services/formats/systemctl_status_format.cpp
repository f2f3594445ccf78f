// `systemctl status`: what the unit is, then its last lines from the journal. Source: systemctl(1).

#include "services/formats/any_line.h"
#include "services/formats/sniff.h"
#include "services/formats/syslog_line.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    bool head = false;
    for (const std::string_view line : lines) {
        if (line.starts_with("\xE2\x97\x8F ") || line.starts_with("\xC3\x97 ") || line.starts_with("\xE2\x97\x8B ") || line.starts_with("* "))
            head = head || line.find(" - ") != std::string_view::npos || line.ends_with(".service");
        else if (head && line.starts_with("     Loaded: "))
            return 100;
        else if (head && line.starts_with("   Loaded: "))
            return 100;
    }
    return 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!line.empty() && line.front() != ' ' && line.front() != '\t') {
        readSyslogLine(line, context, result);
        if (!result.part)
            return;
        result.part = false;
    }
    result.quality = model::TimeQuality::None;
    result.message = line;
}

} // namespace

const Format &systemctl_statusFormat()
{
    static const Format format{QStringLiteral("systemctl-status"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
