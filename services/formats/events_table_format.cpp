// Tables of events: `kubectl get events` in all its forms. Times are ages: `5m12s` before the table was printed.

#include "services/formats/event.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

using model::TimeQuality;

namespace {

int sniff(std::span<const std::string_view> lines)
{
    for (const std::string_view line : lines) {
        if (line.find_first_not_of(" \t") == std::string_view::npos || isWrapper(line))
            continue;
        if (isEventsHeader(line))
            return 105; // such a table is nothing else, whatever its messages look like
        break;
    }
    Event event;
    const int share = shareOf(lines, [&event](std::string_view line) { return readEventRow(line, event); }, 2);
    return share >= 50 ? share : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    result.message = line;
    Event event;
    if (readEventRow(line, event)) {
        result.inner = Inner::EventRow;
        result.program = event.component;
        result.level = levelOf(event);
        result.hasTime = event.age.has_value();
        result.time = {-event.age.value_or(0)};
        result.quality = event.age ? TimeQuality::YearInferred | TimeQuality::ZoneInferred : model::TimeQualities(TimeQuality::None);
        return;
    }
    if (readWrapper(line, context, result))
        return;
    result.quality = TimeQuality::None;
    result.silent = isEventsHeader(line);
    if (result.silent)
        return;
    // A message of several lines goes on.
    result.part = true;
    result.quality = TimeQuality::Inherited;
}

} // namespace

const Format &events_tableFormat()
{
    static const Format format{.name = QStringLiteral("events-table"), .program = {}, .timed = true, .sniff = sniff, .parse = parse, .list = true, .ages = true};
    return format;
}

} // namespace shindan::formats
