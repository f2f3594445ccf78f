// `kubectl logs --prefix`: `[pod/NAME/CONTAINER] ` before each line, with or without --timestamps. Source: kubectl, pkg/cmd/logs.

#include "services/formats/any_line.h"
#include "services/formats/inner_text.h"
#include "services/formats/level_words.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

// `[pod/web-0/app] `: how long it is, and the container.
size_t prefixSize(std::string_view line, std::string_view &container) noexcept
{
    if (!line.starts_with("[pod/"))
        return 0;
    const size_t slash = line.find('/', 5);
    const size_t close = line.find("] ", 5);
    if (slash == std::string_view::npos || close == std::string_view::npos || slash > close || close > 400)
        return 0;
    container = line.substr(slash + 1, close - slash - 1);
    return close + 2;
}

int sniff(std::span<const std::string_view> lines)
{
    std::string_view container;
    const int share = shareOf(lines, [&container](std::string_view line) { return prefixSize(line, container) > 0; });
    return share >= 50 ? 100 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    std::string_view container;
    const size_t size = prefixSize(line, container);
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
        result.program = container;
    if (result.joinKey.empty())
        result.joinKey = line.substr(1, size - 3);
}

} // namespace

const Format &kubectl_prefixFormat()
{
    static const Format format{QStringLiteral("kubectl-prefix"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
