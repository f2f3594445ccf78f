// `docker compose logs`: `web-1  | text`, in colours or not. Source: Docker Compose, cmd/formatter/logs.

#include "services/formats/any_line.h"
#include "services/formats/level_words.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

// `web-1  | `: how long it is, and the service.
size_t prefixSize(std::string_view line, std::string_view &service) noexcept
{
    Scanner scanner{line, 0};
    skipEscapes(scanner);
    const size_t begin = scanner.at;
    while (scanner.peek() > ' ' && scanner.peek() != '|' && scanner.at < begin + 80)
        ++scanner.at;
    service = line.substr(begin, scanner.at - begin);
    if (service.empty() || scanner.peek() != ' ')
        return 0;
    while (scanner.take(' ')) {
    }
    if (!scanner.take('|'))
        return 0;
    skipEscapes(scanner);
    scanner.take(' ');
    return scanner.at;
}

int sniff(std::span<const std::string_view> lines)
{
    std::string_view service;
    bool letters = true;
    const int share = shareOf(lines, [&](std::string_view line) {
        const bool fits = prefixSize(line, service) > 0;
        letters = letters && (!fits || (service.front() >= 'a' && service.front() <= 'z'));
        return fits;
    }, 2);
    return letters && share >= 80 ? 99 : 0; // a table with one bar a line looks the same, but begins with more than names
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    std::string_view service;
    const size_t size = prefixSize(line, service);
    if (size == 0) {
        readOtherLine(line, context, result);
        return;
    }
    const std::string_view rest = line.substr(size);
    if (!readAnyLine(rest, context, result)) {
        result.message = rest;
        result.quality = model::TimeQuality::Inherited;
        result.level = printedLevel(rest);
    }
    if (result.program.empty())
        result.program = service;
    if (result.joinKey.empty())
        result.joinKey = service;
}

} // namespace

const Format &docker_composeFormat()
{
    static const Format format{QStringLiteral("docker-compose"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
