// `kubectl describe`: what it says of an object is no log; the events at its end are, with ages for times.
// Source: kubernetes/kubernetes, staging/src/k8s.io/kubectl/pkg/describe/describe.go.

#include "services/formats/event.h"
#include "services/formats/format.h"

namespace shindan::formats {

namespace {

/// `Name:             web-1`: a word, a colon, blanks, a value, at the beginning of the line.
bool isField(std::string_view line, std::string_view name) noexcept
{
    return line.size() > name.size() + 2 && line.starts_with(name) && line[name.size()] == ':' && line[name.size() + 1] == ' ';
}

int sniff(std::span<const std::string_view> lines)
{
    for (size_t i = 0; i < lines.size(); ++i) {
        if (!isField(lines[i], "Name"))
            continue;
        for (size_t next = i + 1; next < std::min(lines.size(), i + 5); ++next) {
            for (const std::string_view name : {"Namespace", "Labels", "Roles", "Annotations"}) {
                if (isField(lines[next], name))
                    return 106;
            }
        }
        break;
    }
    return 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    Q_UNUSED(context)
    result.message = line;
    result.quality = model::TimeQuality::None;
    Event event;
    const size_t begin = line.find_first_not_of(' ');
    if (begin != 2 || !readEventRow(line, event) || !event.age) {
        result.silent = true;
        return;
    }
    result.inner = Inner::EventRow;
    result.program = event.component;
    result.level = levelOf(event);
    result.hasTime = true;
    result.time = {-*event.age};
    result.quality = model::TimeQuality::YearInferred | model::TimeQuality::ZoneInferred;
}

} // namespace

const Format &kubectl_describeFormat()
{
    static const Format format{.name = QStringLiteral("kubectl-describe"), .program = {}, .timed = true, .sniff = sniff, .parse = parse, .messages = true, .list = true, .ages = true};
    return format;
}

} // namespace shindan::formats
