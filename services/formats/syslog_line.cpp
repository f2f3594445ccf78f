#include "services/formats/syslog_line.h"

#include "services/formats/any_line.h"
#include "services/formats/inner_text.h"
#include "services/formats/kernel_line.h"
#include "services/formats/level_words.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/wrapper.h"

namespace shindan::formats {

using model::TimeQuality;

namespace {

bool readStamp(Scanner &scanner, const LineContext &context, ParsedLine &result) noexcept
{
    int month = 0;
    int day = 0;
    qint64 clock = 0;
    Scanner s = scanner;
    if (scanMonth(s, month) && s.take(' ')) {
        s.take(' ');
        if (!s.numberUpTo(2, day) || !dayExists(month, day) || !s.take(' ') || !scanClock(s, clock))
            return false;
        result.time = inYear(context.year, month, day, clock);
        result.month = month;
        result.quality = TimeQuality::ZoneInferred | TimeQuality::YearInferred;
        scanner = s;
        return true;
    }
    // ISO, or `Sat 2025-12-13 19:34:52 CST`: a number must follow the name of the day.
    s = scanner;
    const char first = s.peek();
    const bool named = first >= 'F' && first <= 'W' && s.peek(3) == ' ' && s.peek(8) == '-';
    if (!named && (first < '1' || first > '9' || s.peek(4) != '-' || s.peek(10) != 'T'))
        return false;
    PrintedStamp stamp;
    if (!scanStamp(s, context.year, stamp))
        return false;
    takeStamp(stamp, result);
    scanner = s;
    return true;
}

// Of `<PRI>`: the lowest three bits are the severity.
bool readPriority(Scanner &scanner, ParsedLine &result) noexcept
{
    if (scanner.peek() != '<')
        return true;
    int priority = 0;
    ++scanner.at;
    if (!scanner.numberUpTo(3, priority) || !scanner.take('>') || priority > 191)
        return false;
    result.level = levelOfPriority(priority & 7);
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

bool readSyslogHeader(std::string_view line, const LineContext &context, ParsedLine &result, size_t stampSize) noexcept
{
    Scanner scanner{line, stampSize};
    // <PRI> of RFC 3164, kept by some relays.
    if (stampSize == 0 && (!readPriority(scanner, result) || !readStamp(scanner, context, result)))
        return false;
    if (!scanner.take(' '))
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
    // A clock is no program.
    const bool hasLetter = program.find_first_not_of("0123456789.") != std::string_view::npos;
    if (hasLetter && scanner.take(':')) {
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

bool looksLikeSyslog(const ParsedLine &result) noexcept
{
    return !result.program.empty() && levelOfWord(result.host) == model::Level::Unknown && result.host.find_first_of("[]{}()=|\",") == std::string_view::npos;
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
        finishSyslogLine(result);
        return;
    }
    result = {};
    readOtherLine(line, context, result);
}

void finishSyslogLine(ParsedLine &result)
{
    if (result.program == "kernel") {
        joinKernelBlock(result);
    } else if (result.level == model::Level::Unknown && result.inner == Inner::Plain) {
        result.level = printedLevel(result.message);
    }
}

bool readProtocolLine(std::string_view line, LineContext &context, ParsedLine &result)
{
    ParsedLine parsed;
    Scanner scanner{line, 0};
    int version = 0;
    const bool hasPriority = scanner.peek() == '<';
    if (!readPriority(scanner, parsed) || (hasPriority && (!scanner.numberUpTo(2, version) || version < 1 || !scanner.take(' '))))
        return false;
    ScannedTime time;
    if (!scanIso(scanner, time) || !scanner.take(' ')) {
        if (!hasPriority || !scanner.take("- "))
            return false;
        parsed.quality = TimeQuality::Inherited;
    } else {
        takeStamp({time.local, time.offset}, parsed);
    }
    std::string_view words[4]; // host, program, process, kind of message
    for (std::string_view &word : words) {
        const size_t end = line.find(' ', scanner.at);
        if (end == std::string_view::npos || end == scanner.at || end - scanner.at > 255)
            return false;
        word = line.substr(scanner.at, end - scanner.at);
        scanner.at = end + 1;
    }
    if (!hasPriority && (words[1].ends_with(':') || words[1].find('[') != std::string_view::npos || words[0] == "-" || line[10] != 'T'))
        return false;
    // Structured data: none, or elements in brackets, in which quotes and `\]` hide a bracket.
    if (!scanner.take('-')) {
        if (scanner.peek() != '[')
            return false;
        bool quoted = false;
        for (; !scanner.atEnd(); ++scanner.at) {
            const char c = scanner.peek();
            if (c == '\\')
                ++scanner.at;
            else if (c == '"')
                quoted = !quoted;
            else if (c == ']' && !quoted && scanner.peek(1) != '[')
                break;
        }
        if (!scanner.take(']'))
            return false;
    }
    if (!scanner.atEnd() && !scanner.take(' '))
        return false;
    const std::string_view data = line.substr(0, scanner.at);
    scanner.take("\xEF\xBB\xBF");
    const auto known = [](std::string_view word) { return word == "-" ? std::string_view() : word; };
    parsed.host = known(words[0]);
    parsed.program = known(words[1]);
    parsed.pid = known(words[2]);
    parsed.message = scanner.rest();
    if (!hasPriority && (!looksLikeSyslog(parsed) || parsed.program.find_first_not_of("0123456789-.") == std::string_view::npos))
        return false;
    result = parsed;
    readInner(context, result);
    if (result.level == model::Level::Unknown)
        result.level = printedLevel(data.substr(std::min(data.find('['), data.size())));
    finishSyslogLine(result);
    return true;
}

} // namespace shindan::formats
