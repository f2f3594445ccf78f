// journalctl's short outputs (short, short-precise, short-iso, short-iso-precise, short-full, with-unit).
// Source: journalctl(1), systemd 219 to 255.

#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"
#include "services/formats/syslog_line.h"

namespace shindan::formats {

namespace {

// Stamps that no syslog daemon prints: a fraction behind a month's name, an offset without colon, a name of the day before ISO.
bool isJournalOwn(std::string_view line) noexcept
{
    Scanner scanner{line, 0};
    PrintedStamp stamp;
    if (!scanStamp(scanner, 1970, stamp) || scanner.at < 20)
        return false;
    const std::string_view printed = line.substr(0, scanner.at);
    if (stamp.month != 0)
        return printed[15] == '.';
    if (printed[0] >= 'A')
        return printed[3] == ' ' && printed[8] == '-';
    return printed[10] == 'T' && (printed[printed.size() - 5] == '+' || printed[printed.size() - 5] == '-');
}

int sniff(std::span<const std::string_view> lines)
{
    for (const std::string_view line : lines) {
        if (line.empty() || isWrapper(line))
            continue;
        // The header is proof by itself; without it most lines are told from RFC 3164 by nothing.
        if (line.starts_with("-- Logs begin at ") || line.starts_with("-- Journal begins at "))
            return 100;
        break;
    }
    const LineContext context;
    return shareOf(lines, [&context](std::string_view line) {
        ParsedLine result;
        return isJournalOwn(line) && readSyslogHeader(line, context, result) && looksLikeSyslog(result);
    });
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
