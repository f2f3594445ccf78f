#include "services/formats/syslog_line.h"

#include "services/formats/inner_text.h"
#include "services/formats/time_scan.h"
#include "services/formats/wrapper.h"

namespace shindan::formats {

using model::TimeQuality;

namespace {

// `Dec 13 19:34:52`, `Dec  3 ...`, or an ISO stamp as newer rsyslog writes it.
bool readStamp(Scanner &scanner, const LineContext &context, ParsedLine &result) noexcept
{
    int month = 0;
    int day = 0;
    qint64 clock = 0;
    Scanner s = scanner;
    if (scanMonth(s, month) && s.take(' ')) {
        s.take(' ');
        if (!s.numberUpTo(2, day) || day < 1 || day > 31 || !s.take(' ') || !scanClock(s, clock))
            return false;
        result.time = inYear(context.year, month, day, clock);
        result.month = month;
        result.quality = TimeQuality::ZoneInferred | TimeQuality::YearInferred;
        scanner = s;
        return true;
    }
    ScannedTime iso;
    if (!scanIso(s, iso))
        return false;
    result.time = iso.local;
    result.offset = iso.offset;
    result.quality = iso.offset ? model::TimeQualities() : TimeQuality::ZoneInferred;
    if (iso.offset)
        result.time.ns -= iso.offset->count() * model::nsPerSecond;
    scanner = s;
    return true;
}

bool isProgramByte(char c) noexcept
{
    return static_cast<unsigned char>(c) > ' ' && c != '[' && c != ':';
}

} // namespace

std::string_view withoutKernelStamp(std::string_view message) noexcept
{
    if (message.empty() || message.front() != '[')
        return message;
    size_t at = 1;
    while (at < message.size() && message[at] == ' ')
        ++at;
    const size_t digits = at;
    while (at < message.size() && ((message[at] >= '0' && message[at] <= '9') || message[at] == '.'))
        ++at;
    if (at == digits || at >= message.size() || message[at] != ']')
        return message;
    ++at;
    return message.substr(at < message.size() && message[at] == ' ' ? at + 1 : at);
}

bool readSyslogHeader(std::string_view line, const LineContext &context, ParsedLine &result) noexcept
{
    Scanner scanner{line, 0};
    if (scanner.take('<')) { // <PRI> of RFC 3164, kept by some relays
        int priority = 0;
        if (!scanner.numberUpTo(3, priority) || !scanner.take('>'))
            return false;
    }
    if (!readStamp(scanner, context, result) || !scanner.take(' '))
        return false;
    const size_t hostBegin = scanner.at;
    while (!scanner.atEnd() && scanner.peek() != ' ')
        ++scanner.at;
    result.hasTime = true;
    result.host = line.substr(hostBegin, scanner.at - hostBegin);
    while (scanner.take(' ')) {
    }
    const size_t programBegin = scanner.at;
    while (!scanner.atEnd() && isProgramByte(scanner.peek()))
        ++scanner.at;
    const std::string_view program = line.substr(programBegin, scanner.at - programBegin);
    if (scanner.take('[')) {
        const size_t pidBegin = scanner.at;
        while (!scanner.atEnd() && scanner.peek() != ']')
            ++scanner.at;
        result.pid = line.substr(pidBegin, scanner.at - pidBegin);
        scanner.take(']');
    }
    if (!program.empty() && scanner.take(':')) {
        result.program = program;
        scanner.take(' ');
        result.message = scanner.rest();
    } else {
        // No tag: all behind the host is the message.
        result.pid = {};
        result.message = line.substr(programBegin);
    }
    // A path before the name of a program (rare, dhclient scripts) tells nothing more.
    if (const size_t slash = result.program.rfind('/'); slash != std::string_view::npos && slash + 1 < result.program.size())
        result.program.remove_prefix(slash + 1);
    if (result.program == "kernel")
        result.message = withoutKernelStamp(result.message);
    return true;
}

bool readJournalNote(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!line.starts_with("-- "))
        return false;
    const auto stampAfter = [line](std::string_view word) -> std::optional<model::PrintedTime> {
        const size_t found = line.find(word);
        if (found == std::string_view::npos)
            return std::nullopt;
        Scanner scanner{line, found + word.size()};
        // `Tue 2025-07-01 10:29:10 CST`: the day's name and the abbreviation prove nothing.
        while (!scanner.atEnd() && scanner.peek() != ' ')
            ++scanner.at;
        ScannedTime time;
        if (!scanner.take(' ') || !scanIso(scanner, time))
            return std::nullopt;
        return time.local;
    };
    if (line.starts_with("-- Logs begin at ") || line.starts_with("-- Journal begins at ")) {
        context.headerBegin = stampAfter(line.starts_with("-- Logs") ? "-- Logs begin at " : "-- Journal begins at ");
        context.headerEnd = stampAfter(line.find(", end at ") != std::string_view::npos ? ", end at " : "; ends at ");
        if (!context.headerEnd)
            context.headerEnd = stampAfter(", ends at ");
        if (context.headerEnd)
            context.year = model::civilFromDays(context.headerEnd->ns / model::nsPerDay).year;
    } else if (line.starts_with("-- No entries --")) {
        context.noEntries = true;
    } else if (!line.starts_with("-- Reboot --") && !line.starts_with("-- Boot ")) {
        return false;
    }
    result.silent = true;
    result.quality = TimeQuality::None;
    result.message = line;
    return true;
}

void readSyslogLine(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (readSyslogHeader(line, context, result)) {
        readInner(context, result);
        return;
    }
    if (readJournalNote(line, context, result) || readWrapper(line, context, result))
        return;
    result.part = true;
    result.quality = TimeQuality::Inherited;
    result.message = line;
}

} // namespace shindan::formats
