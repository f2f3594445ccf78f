// journalctl's short output with its first line: `-- Logs begin at ...`. Source: journalctl(1), systemd 239 and newer.

#include "services/formats/sniff.h"
#include "services/formats/syslog_line.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    for (const std::string_view line : lines) {
        if (line.empty() || isWrapper(line))
            continue;
        // The header is proof by itself; without it the lines are told from RFC 3164 by nothing.
        return line.starts_with("-- Logs begin at ") || line.starts_with("-- Journal begins at ") ? 100 : 0;
    }
    return 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    readSyslogLine(line, context, result);
}

} // namespace

const Format &journal_shortFormat()
{
    static const Format format{QStringLiteral("journal-short"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
