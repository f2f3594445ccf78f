#include "services/formats/yaml_event.h"

#include "services/formats/time_scan.h"
#include "services/formats/yaml_line.h"

#include <array>

namespace shindan::formats {

namespace {

std::string_view unquotedValue(std::string_view value) noexcept
{
    if (value == "null" || value == "~" || value == "{}")
        return {};
    const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
    return quoted ? value.substr(1, value.size() - 2) : value;
}

/// Where a value that begins in the line at `lineAt` ends: behind the last of the lines that continue it. Lines continue a value if
/// they are indented more than its key; a quoted one goes on to its closing quote.
size_t endOfValue(std::string_view text, size_t valueAt, size_t lineEnd, size_t indent) noexcept
{
    const char first = valueAt < text.size() ? text[valueAt] : ' ';
    const bool quoted = first == '"' || first == '\'';
    size_t end = lineEnd;
    if (quoted && isQuoteClosed(text.substr(valueAt, end - valueAt)))
        return end;
    while (end < text.size()) {
        const size_t next = std::min(text.find('\n', end + 1), text.size());
        const std::string_view line = text.substr(end + 1, next - end - 1);
        const size_t begin = line.find_first_not_of(" \r");
        if (begin != std::string_view::npos && begin <= indent)
            break;
        end = next;
        if (quoted && isQuoteClosed(text.substr(valueAt, end - valueAt)))
            break;
    }
    return end;
}

struct Times
{
    std::array<std::string_view, 5> best;

    [[nodiscard]] std::optional<model::PrintedTime> time() const noexcept
    {
        for (const std::string_view text : best) {
            Scanner scanner{text, 0};
            ScannedTime scanned;
            if (!text.empty() && scanIso(scanner, scanned))
                return model::PrintedTime{scanned.local.ns - scanned.offset.value_or(std::chrono::seconds(0)).count() * model::nsPerSecond};
        }
        return std::nullopt;
    }
};

void keepOwn(std::string_view key, std::string_view value, Event &event, Times &times) noexcept
{
    if (key == "reason")
        event.reason = value;
    else if (key == "type")
        event.type = value;
    else if (key == "namespace")
        event.space = value;
    else if (key == "count" || (key == "deprecatedCount" && event.count.empty()))
        event.count = value;
    else if ((key == "reportingComponent" || key == "reportingController") && event.component.empty())
        event.component = value;
    else if (key == "lastTimestamp" || key == "deprecatedLastTimestamp")
        times.best[1] = value;
    else if (key == "eventTime")
        times.best[2] = value;
    else if (key == "firstTimestamp" || key == "deprecatedFirstTimestamp")
        times.best[3] = value;
}

void keepInner(std::string_view parent, std::string_view key, std::string_view value, Event &event, Times &times) noexcept
{
    if (parent == "involvedObject" || parent == "regarding") {
        if (key == "kind")
            event.kind = value;
        else if (key == "namespace")
            event.space = value;
        else if (key == "name")
            event.name = value;
        else if (key == "fieldPath")
            event.fieldPath = value;
    } else if (parent == "source" || parent == "deprecatedSource") {
        if (key == "component")
            event.component = value;
        else if (key == "host")
            event.host = value;
    } else if (parent == "series") {
        if (key == "count")
            event.count = value;
        else if (key == "lastObservedTime")
            times.best[0] = value;
    } else if (parent == "metadata" && key == "creationTimestamp") {
        times.best[4] = value;
    }
}

bool isObjectKey(std::string_view key) noexcept
{
    return key == "involvedObject" || key == "regarding";
}

} // namespace

std::vector<LineSpan> findYamlEvents(std::span<const std::string_view> lines)
{
    constexpr unsigned hasObject = 1;
    constexpr unsigned hasReason = 2;
    std::vector<LineSpan> events;
    size_t first = 0;
    size_t indent = 0; // of the keys of the object that is open
    unsigned has = 0;
    bool open = false;
    const auto close = [&](size_t end) {
        while (open && end > first && lines[end - 1].find_first_not_of(" \r") == std::string_view::npos)
            --end;
        if (open && has == (hasObject | hasReason) && end > first)
            events.push_back({first, end - 1});
        open = false;
        has = 0;
    };
    for (size_t i = 0; i < lines.size(); ++i) {
        YamlLine line;
        if (!readYamlLine(lines[i], line)) {
            if (lines[i].starts_with("---") || lines[i].starts_with("..."))
                close(i);
            continue;
        }
        // An item of the outermost list, or the first key of a document.
        const bool item = line.dash != YamlLine::npos && (!open || line.dash < indent);
        if (item || line.indent < indent || !open) {
            close(i);
            if (line.key.empty())
                continue;
            open = item || line.indent == 0;
            first = i;
            indent = line.indent;
        }
        if (line.indent != indent)
            continue;
        if (line.key == "items")
            close(i); // a list: its items follow
        else if (isObjectKey(line.key) || line.key == "lastTimestamp")
            has |= hasObject;
        else if (line.key == "reason" && !line.value.empty())
            has |= hasReason;
    }
    close(lines.size());
    return events;
}

bool readYamlEvent(std::string_view text, Event &event) noexcept
{
    event = {};
    Times times;
    std::string_view parent;
    size_t indent = YamlLine::npos;
    bool about = false;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        YamlLine line;
        if (!readYamlLine(text.substr(at, end - at), line)) {
            at = end + 1;
            continue;
        }
        if (indent == YamlLine::npos)
            indent = line.indent;
        size_t next = end + 1;
        if (line.indent == indent && !line.key.empty()) {
            parent = line.value.empty() ? line.key : std::string_view();
            about = about || isObjectKey(line.key) || line.key == "lastTimestamp";
            if (line.key == "message" || line.key == "note") {
                const size_t valueEnd = endOfValue(text, at + line.valueAt, end, indent);
                event.messageAt = at;
                if (!line.value.empty()) {
                    std::string_view value = text.substr(at + line.valueAt, valueEnd - at - line.valueAt);
                    while (value.ends_with('\r') || value.ends_with(' ') || value.ends_with('\n'))
                        value.remove_suffix(1);
                    event.quoted = value.starts_with('"');
                    event.folded = true;
                    const bool block = value.starts_with('|') || value.starts_with('>');
                    event.message = block ? value.substr(std::min(value.find('\n') + 1, value.size())) : unquotedValue(value);
                }
                next = valueEnd + 1;
            } else {
                keepOwn(line.key, unquotedValue(line.value), event, times);
            }
        } else if (line.indent > indent && !parent.empty() && !line.key.empty()) {
            keepInner(parent, line.key, unquotedValue(line.value), event, times);
        }
        at = next;
    }
    event.time = times.time();
    return about && !event.reason.empty();
}

} // namespace shindan::formats
