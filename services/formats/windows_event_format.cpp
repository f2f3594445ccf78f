// Windows events as XML, one a line: what services/ingest/windows_events.h makes of binary logs and XML exports. The time is exact.
// Source: Microsoft, "Event Schema", SystemPropertiesType.

#include "services/formats/any_line.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

using model::Level;

// The text of an element, as it stands between its tags.
std::string_view element(std::string_view xml, std::string_view name) noexcept
{
    for (size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        const std::string_view rest = xml.substr(at + 1);
        if (!rest.starts_with(name) || rest.size() <= name.size() || (rest[name.size()] != '>' && rest[name.size()] != ' '))
            continue;
        const size_t begin = rest.find('>');
        if (begin == std::string_view::npos || (begin > 0 && rest[begin - 1] == '/'))
            return {};
        const size_t end = rest.find('<', begin);
        return end == std::string_view::npos ? std::string_view() : rest.substr(begin + 1, end - begin - 1);
    }
    return {};
}

// `<Provider Name="x"`, `<TimeCreated SystemTime='x'`.
std::string_view attribute(std::string_view xml, std::string_view opening, std::string_view name) noexcept
{
    const size_t tag = xml.find(opening);
    if (tag == std::string_view::npos)
        return {};
    const std::string_view head = xml.substr(tag, xml.find('>', tag) - tag);
    const size_t at = head.find(name);
    if (at == std::string_view::npos || at + name.size() + 2 >= head.size() || head[at + name.size()] != '=')
        return {};
    const char quote = head[at + name.size() + 1];
    const size_t begin = at + name.size() + 2;
    const size_t end = head.find(quote, begin);
    return end == std::string_view::npos ? std::string_view() : head.substr(begin, end - begin);
}

// Of winmeta.xml: 1 critical, 2 error, 3 warning, 4 information, 5 verbose. 0 is "log always": audits say by a keyword whether they failed.
Level levelOf(std::string_view event) noexcept
{
    const std::string_view level = element(event, "Level");
    switch (level.size() == 1 ? level.front() : ' ') {
    case '1': return Level::Fatal;
    case '2': return Level::Error;
    case '3': return Level::Warning;
    case '4': return Level::Info;
    case '5': return Level::Debug;
    case '0': return element(event, "Keywords").starts_with("0x801") ? Level::Warning : Level::Info;
    default: return Level::Unknown;
    }
}

bool isEvent(std::string_view line) noexcept
{
    return line.starts_with("<Event ") && line.find("<TimeCreated ") != std::string_view::npos;
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, isEvent);
    return share >= 50 ? 100 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!line.starts_with("<Event ")) {
        readOtherLine(line, context, result);
        return;
    }
    Scanner scanner{attribute(line, "<TimeCreated ", "SystemTime"), 0};
    PrintedStamp stamp;
    if (scanStamp(scanner, context.year, stamp) && stamp.month == 0) {
        stamp.offset = stamp.offset.value_or(std::chrono::seconds(0)); // libevtx leaves the Z out
        takeStamp(stamp, result);
    } else {
        result.quality = model::TimeQuality::None;
    }
    result.program = attribute(line, "<Provider ", "Name");
    result.host = element(line, "Computer");
    result.level = levelOf(line);
    // The rendered text where an export has it, else what the event carries.
    if (const std::string_view text = element(line, "Message"); !text.empty()) {
        result.message = text;
        return;
    }
    const size_t data = std::min(line.find("</System>"), line.size());
    result.message = data + 9 < line.size() ? line.substr(data + 9) : line;
}

} // namespace

const Format &windows_eventFormat()
{
    static const Format format{QStringLiteral("windows-event"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
