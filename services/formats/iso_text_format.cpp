// Free text whose lines begin with a date and a clock: `2025-12-13 19:34:26,123 WARN text`, `2025/12/13 19:34:26 text`,
// `2025-12-13T11:34:26.1Z stdout F text`. Source of the last: Kubernetes CRI log format (kubelet's logs.go).

#include "services/formats/inner_text.h"
#include "services/formats/sniff.h"
#include "services/formats/time_scan.h"

#include "model/level.h"

#include <QString>

namespace shindan::formats {

using model::TimeQuality;

namespace {

bool readStamp(std::string_view line, ParsedLine &result) noexcept
{
    Scanner scanner{line, 0};
    scanner.take('[');
    ScannedTime time;
    if (!scanIso(scanner, time))
        return false;
    scanner.take(']');
    result.hasTime = true;
    result.time = time.local;
    result.offset = time.offset;
    result.quality = time.offset ? model::TimeQualities() : TimeQuality::ZoneInferred;
    if (time.offset)
        result.time.ns -= time.offset->count() * model::nsPerSecond;
    result.message = scanner.rest();
    if (result.message.starts_with(" stdout ") || result.message.starts_with(" stderr "))
        result.message.remove_prefix(std::min<size_t>(10, result.message.size())); // stream, blank, F or P, blank
    while (!result.message.empty() && (result.message.front() == ' ' || result.message.front() == '\t'))
        result.message.remove_prefix(1);
    return true;
}

// A word in capitals or brackets among the first three is a level.
void readLevel(ParsedLine &result)
{
    std::string_view rest = result.message;
    for (int word = 0; word < 3 && !rest.empty(); ++word) {
        const size_t begin = rest.find_first_not_of(" \t[(|-:");
        if (begin == std::string_view::npos)
            return;
        const size_t end = std::min(rest.find_first_of(" \t])|:-,", begin), rest.size());
        const std::string_view token = rest.substr(begin, end - begin);
        if (token.size() >= 3 && token.size() <= 9) {
            const QString name = QString::fromLatin1(token.data(), static_cast<qsizetype>(token.size()));
            const bool marked = name == name.toUpper() || (begin > 0 && rest[begin - 1] == '[');
            if (const auto level = marked ? model::levelFromName(name) : std::nullopt) {
                result.level = *level;
                return;
            }
        }
        rest.remove_prefix(end);
    }
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, [](std::string_view line) {
        ParsedLine result;
        return readStamp(line, result);
    });
    // Weaker than any format that says more about its lines.
    return share >= 25 ? std::max(40, share - 20) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readStamp(line, result)) {
        if (readWrapper(line, context, result))
            return;
        result.part = true;
        result.quality = TimeQuality::Inherited;
        result.message = line;
        return;
    }
    readInner(context, result);
    if (result.level == model::Level::Unknown)
        readLevel(result);
}

} // namespace

const Format &iso_textFormat()
{
    static const Format format{QStringLiteral("iso-text"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
