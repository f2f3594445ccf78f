#include "services/formats/access_line.h"

#include "services/formats/printed_stamp.h"

namespace shindan::formats {

using model::Level;

Level levelOfStatus(int status) noexcept
{
    if (status < 100 || status > 599)
        return Level::Unknown;
    return status >= 500 ? Level::Error : status >= 400 ? Level::Warning : Level::Info;
}

int statusBehindRequest(std::string_view text) noexcept
{
    const size_t open = text.find('"');
    if (open == std::string_view::npos)
        return 0;
    size_t close = open;
    do {
        close = text.find('"', close + 1);
    } while (close != std::string_view::npos && text[close - 1] == '\\');
    if (close == std::string_view::npos)
        return 0;
    Scanner scanner{text, close + 1};
    int status = 0;
    if (!scanner.take(' ') || !scanner.number(3, status) || (scanner.peek() != ' ' && !scanner.atEnd()))
        return 0;
    return status;
}

bool readAccessLine(std::string_view line, LineContext &context, ParsedLine &result)
{
    constexpr size_t farthest = 300;
    // Up to the bracket: address, user, virtual host; no quotes.
    size_t bracket = line.find(" [");
    for (int tries = 0; tries < 3 && bracket != std::string_view::npos && bracket < farthest; ++tries) {
        Scanner scanner{line, bracket + 2};
        PrintedStamp stamp;
        if (scanner.peek(2) == '/' && scanner.peek(6) == '/' && scanStamp(scanner, context.year, stamp) && scanner.take(']')) {
            if (scanner.rest().find('"') == std::string_view::npos)
                return false;
            takeStamp(stamp, result);
            result.message = line;
            result.level = levelOfStatus(statusBehindRequest(scanner.rest()));
            result.levelDerived = result.level != Level::Unknown;
            return true;
        }
        bracket = line.find(" [", bracket + 2);
    }
    return false;
}

} // namespace shindan::formats
