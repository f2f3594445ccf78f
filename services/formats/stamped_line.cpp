#include "services/formats/stamped_line.h"

#include "services/formats/container_line.h"
#include "services/formats/inner_text.h"
#include "services/formats/level_words.h"

namespace shindan::formats {

bool readLeadingStamp(std::string_view line, int year, PrintedStamp &stamp, size_t &size, DateOrder order) noexcept
{
    Scanner scanner{line, 0};
    scanner.take("\xEF\xBB\xBF");
    skipEscapes(scanner);
    // A syslog priority before a stamp that no syslog format knows: `<29>2023-01-01T13:15:24-08:00 (HOST) ...` of a template.
    if (int priority = 0; scanner.peek() == '<') {
        Scanner ahead{scanner.text, scanner.at + 1};
        if (ahead.numberUpTo(3, priority) && ahead.take('>') && ahead.peek() >= '0' && ahead.peek() <= '9')
            scanner = ahead;
    }
    const char open = scanner.peek();
    const char close = open == '[' ? ']' : open == '(' ? ')' : open == '"' ? '"' : open == '<' ? '>' : '\0';
    if (close != '\0')
        ++scanner.at;
    if (!scanStamp(scanner, year, stamp, order))
        return false;
    // A longer number or name goes on: it was no stamp.
    const char next = scanner.peek();
    if (next >= '0' && next <= '9')
        return false;
    if (close != '\0')
        scanner.take(close);
    size = scanner.at;
    return true;
}

bool readEarlyStamp(std::string_view line, int year, PrintedStamp &stamp, size_t &begin, size_t &end) noexcept
{
    constexpr int mostWords = 4;
    constexpr size_t farthest = 120;
    size_t at = 0;
    for (int word = 0; word <= mostWords; ++word) {
        size_t size = 0;
        if (readLeadingStamp(line.substr(at), year, stamp, size)) {
            begin = at;
            end = at + size;
            return true;
        }
        at = line.find_first_of(" \t|,", at);
        if (at == std::string_view::npos)
            return false;
        at = line.find_first_not_of(" \t|,", at);
        if (at == std::string_view::npos || at > farthest)
            return false;
    }
    return false;
}

void readBehindStamp(std::string_view rest, LineContext &context, ParsedLine &result)
{
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t'))
        rest.remove_prefix(1);
    if (rest.starts_with(':')) {
        rest.remove_prefix(1);
        while (rest.starts_with(' '))
            rest.remove_prefix(1);
    }
    result.message = rest;
    readInner(context, result);
    if (result.level == model::Level::Unknown && result.inner == Inner::Plain)
        result.level = printedLevel(result.message);
}

bool readStampedLine(std::string_view line, LineContext &context, ParsedLine &result, DateOrder order)
{
    PrintedStamp stamp;
    size_t size = 0;
    if (!readLeadingStamp(line, context.year, stamp, size, order))
        return false;
    takeStamp(stamp, result);
    const std::string_view rest = line.substr(size);
    if (isStreamHeader(rest))
        readBehindStream(rest, context, result);
    else
        readBehindStamp(rest, context, result);
    return true;
}

} // namespace shindan::formats
