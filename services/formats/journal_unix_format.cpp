// `1765625692.123456 HOST PROG[PID]: MSG`: journalctl -o short-unix. Source: journalctl(1).

#include "services/formats/any_line.h"
#include "services/formats/inner_text.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"
#include "services/formats/syslog_line.h"

namespace shindan::formats {

namespace {

bool readHeader(std::string_view line, const LineContext &context, ParsedLine &result) noexcept
{
    Scanner scanner{line, 0};
    model::PrintedTime time;
    if (!scanEpoch(scanner, time) || scanner.at < 12 || !readSyslogHeader(line, context, result, scanner.at) || result.program.empty())
        return false;
    result.time = time;
    result.offset = std::chrono::seconds(0);
    return true;
}

int sniff(std::span<const std::string_view> lines)
{
    const LineContext context;
    return shareOf(lines, [&context](std::string_view line) {
        ParsedLine result;
        return readHeader(line, context, result);
    });
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readHeader(line, context, result)) {
        result = {};
        readOtherLine(line, context, result);
        return;
    }
    readInner(context, result);
    finishSyslogLine(result);
}

} // namespace

const Format &journal_unixFormat()
{
    static const Format format{QStringLiteral("journal-short-unix"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
