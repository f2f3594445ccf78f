// .NET's simple console logger: `info: Category[14]`, then the text, indented by six. Source: Microsoft.Extensions.Logging.Console.

#include "services/formats/any_line.h"
#include "services/formats/level_words.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

bool isHead(std::string_view line) noexcept
{
    if (line.size() < 8 || line[4] != ':' || line[5] != ' ' || line.back() != ']')
        return false;
    static constexpr std::string_view words = "trce dbug info warn fail crit ";
    return words.find(line.substr(0, 4)) % 5 == 0 && line.rfind('[') != std::string_view::npos;
}

int sniff(std::span<const std::string_view> lines)
{
    bool any = false;
    const int share = shareOf(lines, [&any](std::string_view line) {
        const bool head = isHead(line);
        any = any || head;
        return head || line.starts_with("      ");
    });
    return any && share >= 60 ? 90 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (isHead(line)) {
        result.quality = model::TimeQuality::None;
        result.level = levelOfWord(line.substr(0, 4));
        result.message = line.substr(6);
        return;
    }
    readOtherLine(line, context, result);
}

} // namespace

const Format &dotnet_consoleFormat()
{
    static const Format format{QStringLiteral("dotnet-console"), {}, false, sniff, parse};
    return format;
}

} // namespace shindan::formats
