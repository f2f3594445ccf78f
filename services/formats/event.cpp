#include "services/formats/event.h"

#include "services/formats/time_scan.h"
#include "services/formats/yaml_event.h"

#include <algorithm>
#include <array>

namespace shindan::formats {

using model::nsPerDay;
using model::nsPerSecond;

namespace {

constexpr size_t mostColumns = 12;

// A column of a table: where it begins in the line, so that a message can be taken to the end.
struct Column
{
    size_t begin = 0;
    std::string_view text;
};

struct Columns
{
    std::array<Column, mostColumns> list;
    size_t count = 0;
    [[nodiscard]] std::string_view text(size_t i) const noexcept { return i < count ? list[i].text : std::string_view(); }
};

// The first columns of a line; the last of them holds what is left.
Columns split(std::string_view line) noexcept
{
    Columns columns;
    size_t at = line.find_first_not_of(' ');
    while (at != std::string_view::npos && at < line.size() && columns.count < mostColumns) {
        const bool last = columns.count + 1 == mostColumns;
        const size_t end = last ? line.size() : std::min(line.find("  ", at), line.size());
        columns.list[columns.count++] = {at, line.substr(at, end - at)};
        at = end >= line.size() ? std::string_view::npos : line.find_first_not_of(' ', end);
    }
    return columns;
}

bool isType(std::string_view text) noexcept
{
    return text == "Normal" || text == "Warning";
}

bool isCount(std::string_view text) noexcept
{
    return !text.empty() && text.size() <= 9 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool isUnknownAge(std::string_view text) noexcept
{
    return text == "<unknown>" || text == "<invalid>" || text == "<none>";
}

bool isAge(std::string_view text) noexcept
{
    return isUnknownAge(text) || readAge(text).has_value();
}

// `5m`, or `68s (x10 over 5m18s)`: the last time, and how often.
bool readLastSeen(std::string_view text, Event &event) noexcept
{
    const size_t times = text.find(" (x");
    const std::string_view age = text.substr(0, times);
    if (!isAge(age))
        return false;
    event.age = readAge(age);
    if (times != std::string_view::npos) {
        const size_t begin = times + 3;
        const size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
        event.count = text.substr(begin, end - begin);
    }
    return true;
}

struct KindWord
{
    std::string_view plain;
    std::string_view kind;
};

// Tables name kinds without capitals; rules and entities know them with.
constexpr std::array kindWords{
    KindWord{"pod", "Pod"},
    KindWord{"node", "Node"},
    KindWord{"deployment", "Deployment"},
    KindWord{"daemonset", "DaemonSet"},
    KindWord{"replicaset", "ReplicaSet"},
    KindWord{"statefulset", "StatefulSet"},
    KindWord{"job", "Job"},
    KindWord{"cronjob", "CronJob"},
    KindWord{"service", "Service"},
    KindWord{"ingress", "Ingress"},
    KindWord{"endpoints", "Endpoints"},
    KindWord{"configmap", "ConfigMap"},
    KindWord{"persistentvolume", "PersistentVolume"},
    KindWord{"persistentvolumeclaim", "PersistentVolumeClaim"},
    KindWord{"horizontalpodautoscaler", "HorizontalPodAutoscaler"},
    KindWord{"poddisruptionbudget", "PodDisruptionBudget"},
    KindWord{"replicationcontroller", "ReplicationController"},
    KindWord{"lease", "Lease"},
};

std::string_view kindOf(std::string_view word) noexcept
{
    for (const KindWord &known : kindWords) {
        if (known.plain == word)
            return known.kind;
    }
    return word;
}

// `pod/web-0`
bool readObject(std::string_view text, Event &event) noexcept
{
    const size_t slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 >= text.size() || text.find(' ') != std::string_view::npos)
        return false;
    event.kind = kindOf(text.substr(0, slash));
    event.name = text.substr(slash + 1);
    return true;
}

// `kubelet, worker-17`
void readSource(std::string_view text, Event &event) noexcept
{
    const size_t comma = text.find(", ");
    event.component = text.substr(0, comma);
    if (comma != std::string_view::npos)
        event.host = text.substr(comma + 2);
}

// The last columns of a wide table: FIRST SEEN, COUNT, NAME. Gives where they begin; no value: the table is not wide.
std::optional<size_t> readWideEnd(std::string_view line, Event &event) noexcept
{
    std::string_view rest = line;
    std::array<std::string_view, 3> last;
    for (std::string_view &column : last) {
        const size_t end = rest.find_last_not_of(' ');
        if (end == std::string_view::npos)
            return std::nullopt;
        rest = rest.substr(0, end + 1);
        const size_t gap = rest.rfind("  ");
        if (gap == std::string_view::npos)
            return std::nullopt;
        column = rest.substr(gap + 2);
        rest = rest.substr(0, gap);
    }
    if (!isCount(last[1]) || !isAge(last[2]) || last[0].find(' ') != std::string_view::npos)
        return std::nullopt;
    event.count = last[1];
    const size_t end = rest.find_last_not_of(' ');
    return end == std::string_view::npos ? 0 : end + 1;
}

std::string_view trimmed(std::string_view text) noexcept
{
    const size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::string_view from(std::string_view line, const Columns &columns, size_t column) noexcept
{
    return column < columns.count ? trimmed(line.substr(columns.list[column].begin)) : std::string_view();
}

// LAST SEEN  FIRST SEEN  COUNT  NAME  KIND  SUBOBJECT  TYPE  REASON  SOURCE  MESSAGE, before version 1.14.
bool readOldRow(std::string_view line, const Columns &columns, size_t first, Event &event) noexcept
{
    if (!isAge(columns.text(first + 1)) || !isCount(columns.text(first + 2)))
        return false;
    size_t type = first + 5;
    if (!isType(columns.text(type))) {
        event.fieldPath = columns.text(type);
        ++type;
    }
    if (!isType(columns.text(type)) || !readLastSeen(columns.text(first), event))
        return false;
    event.count = columns.text(first + 2);
    const std::string_view name = columns.text(first + 3); // of the event: that of its object, a point, a number
    event.name = name.substr(0, name.rfind('.'));
    event.kind = columns.text(first + 4);
    event.type = columns.text(type);
    event.reason = columns.text(type + 1);
    readSource(columns.text(type + 2), event);
    event.message = from(line, columns, type + 3);
    return true;
}

// Type  Reason  Age  From  Message, at the end of `kubectl describe`.
bool readDescribeRow(std::string_view line, const Columns &columns, Event &event) noexcept
{
    if (!isType(columns.text(0)) || columns.count < 4 || !readLastSeen(columns.text(2), event))
        return false;
    event.type = columns.text(0);
    event.reason = columns.text(1);
    readSource(columns.text(3), event);
    event.message = from(line, columns, 4);
    return true;
}

} // namespace

std::optional<qint64> readAge(std::string_view text) noexcept
{
    if (text.starts_with('<') && text.size() > 1 && text[1] >= '0' && text[1] <= '9')
        text.remove_prefix(1); // <1s
    qint64 sum = 0;
    size_t at = 0;
    while (at < text.size()) {
        qint64 number = 0;
        const size_t begin = at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && at - begin < 7; ++at)
            number = number * 10 + (text[at] - '0');
        if (at == begin || at >= text.size())
            return std::nullopt;
        switch (text[at++]) {
        case 's': sum += number * nsPerSecond; break;
        case 'm': sum += number * 60 * nsPerSecond; break;
        case 'h': sum += number * 3600 * nsPerSecond; break;
        case 'd': sum += number * nsPerDay; break;
        case 'y': sum += number * 365 * nsPerDay; break;
        default: return std::nullopt;
        }
        if (sum < 0 || sum > 200 * 365 * nsPerDay)
            return std::nullopt;
    }
    return text.empty() ? std::nullopt : std::optional(sum);
}

bool isEventsHeader(std::string_view line) noexcept
{
    const std::string_view text = trimmed(line);
    if (text.starts_with("LAST SEEN ") || (text.starts_with("NAMESPACE ") && text.find(" LAST SEEN ") != std::string_view::npos))
        return text.find(" REASON ") != std::string_view::npos;
    return text.starts_with("Type ") && text.find(" Reason ") != std::string_view::npos && text.find(" Age ") != std::string_view::npos;
}

bool readEventRow(std::string_view line, Event &event) noexcept
{
    event = {};
    const Columns columns = split(line);
    if (columns.count < 4)
        return false;
    if (isType(columns.text(0)))
        return readDescribeRow(line, columns, event);
    // With -A the namespace stands first.
    size_t first = 0;
    if (!readLastSeen(columns.text(0), event)) {
        if (columns.text(0).find(' ') != std::string_view::npos || !readLastSeen(columns.text(1), event))
            return false;
        event.space = columns.text(0);
        first = 1;
    }
    if (!isType(columns.text(first + 1)))
        return readOldRow(line, columns, first, event);
    if (!readObject(columns.text(first + 3), event))
        return false;
    event.type = columns.text(first + 1);
    event.reason = columns.text(first + 2);
    const size_t rest = first + 4;
    const std::optional<size_t> wideEnd = readWideEnd(line, event);
    if (!wideEnd || rest >= columns.count || *wideEnd <= columns.list[rest].begin) {
        event.message = from(line, columns, rest);
        return true;
    }
    // SUBOBJECT may be empty, and so may SOURCE; what is left is the message.
    const std::string_view middle = line.substr(0, *wideEnd);
    size_t column = rest;
    if (columns.text(column).starts_with("spec.")) {
        event.fieldPath = columns.text(column);
        ++column;
    }
    if (column + 1 < columns.count && columns.list[column + 1].begin < *wideEnd) {
        readSource(columns.text(column), event);
        ++column;
    }
    event.message = from(middle, columns, column);
    return true;
}

JsonLine readJsonLine(std::string_view line) noexcept
{
    JsonLine result;
    const size_t begin = line.find_first_not_of(" \t");
    size_t end = line.find_last_not_of(" \t\r");
    if (begin == std::string_view::npos)
        return result;
    if (line[end] == ',' && end > begin)
        --end;
    result.closes = line[begin] == '}' || line[begin] == ']';
    if (line[end] == '{' || line[end] == '[')
        result.opens = line[end];
    if (line[begin] != '"')
        return result;
    const size_t quote = line.find('"', begin + 1);
    if (quote == std::string_view::npos || quote + 2 > end || line[quote + 1] != ':')
        return result;
    result.key = line.substr(begin + 1, quote - begin - 1);
    size_t value = quote + 2;
    while (value <= end && line[value] == ' ')
        ++value;
    if (value > end || result.opens)
        return result;
    if (line[value] == '"' && line[end] == '"' && end > value)
        result.value = line.substr(value + 1, end - value - 1);
    else if (line[value] != '"')
        result.value = line.substr(value, end - value + 1);
    return result;
}

namespace {

/// Times of one event, from the best to the least.
struct EventTimes
{
    std::array<std::string_view, 5> best;

    void offer(std::string_view parent, std::string_view key, std::string_view value) noexcept
    {
        if (value.empty() || value == "null")
            return;
        if (parent == "series" && key == "lastObservedTime")
            best[0] = value;
        else if (parent.empty() && (key == "lastTimestamp" || key == "deprecatedLastTimestamp"))
            best[1] = value;
        else if (parent.empty() && key == "eventTime")
            best[2] = value;
        else if (parent.empty() && (key == "firstTimestamp" || key == "deprecatedFirstTimestamp"))
            best[3] = value;
        else if (parent == "metadata" && key == "creationTimestamp")
            best[4] = value;
    }
    [[nodiscard]] std::optional<model::PrintedTime> time() const noexcept
    {
        for (const std::string_view text : best) {
            Scanner scanner{text, 0};
            ScannedTime scanned;
            if (!text.empty() && scanIso(scanner, scanned))
                return model::PrintedTime{scanned.local.ns - scanned.offset.value_or(std::chrono::seconds(0)).count() * nsPerSecond};
        }
        return std::nullopt;
    }
};

void keepOwn(const JsonLine &line, size_t at, Event &event) noexcept
{
    if (line.key == "reason")
        event.reason = line.value;
    else if (line.key == "namespace")
        event.space = line.value;
    else if (line.key == "type")
        event.type = line.value;
    else if (line.key == "message" || line.key == "note") {
        event.message = line.value;
        event.messageAt = at;
    } else if ((line.key == "count" || line.key == "deprecatedCount") && event.count.empty() && line.value != "null")
        event.count = line.value;
    else if ((line.key == "reportingComponent" || line.key == "reportingController") && event.component.empty())
        event.component = line.value;
}

void keepInner(std::string_view parent, const JsonLine &line, Event &event) noexcept
{
    if (parent == "involvedObject" || parent == "regarding") {
        if (line.key == "kind")
            event.kind = line.value;
        else if (line.key == "namespace")
            event.space = line.value;
        else if (line.key == "name")
            event.name = line.value;
        else if (line.key == "fieldPath")
            event.fieldPath = line.value;
    } else if (parent == "source" || parent == "deprecatedSource") {
        if (line.key == "component")
            event.component = line.value;
        else if (line.key == "host")
            event.host = line.value;
    } else if (parent == "series" && line.key == "count") {
        event.count = line.value;
    }
}

} // namespace

bool readEventObject(std::string_view object, Event &event) noexcept
{
    if (const size_t begin = object.find_first_not_of(" \t\r\n"); begin != std::string_view::npos && object[begin] != '{')
        return readYamlEvent(object, event);
    event = {};
    event.quoted = true;
    EventTimes times;
    std::string_view parent; // key of the object that stands open at the second level
    bool hasObject = false;
    int depth = 0;
    for (size_t at = 0; at < object.size();) {
        const size_t end = std::min(object.find('\n', at), object.size());
        const JsonLine line = readJsonLine(object.substr(at, end - at));
        if (line.closes)
            --depth;
        if (depth == 1 && line.opens) {
            parent = line.key;
            hasObject = hasObject || parent == "involvedObject" || parent == "regarding";
        } else if (depth == 1) {
            hasObject = hasObject || line.key == "lastTimestamp"; // of collectors that leave out what it is about
            keepOwn(line, at, event);
            times.offer({}, line.key, line.value);
        } else if (depth == 2 && !line.key.empty()) {
            keepInner(parent, line, event);
            times.offer(parent, line.key, line.value);
        }
        if (line.opens)
            ++depth;
        at = end + 1;
    }
    event.time = times.time();
    return hasObject && !event.reason.empty();
}

model::Level levelOf(const Event &event) noexcept
{
    if (event.type == "Warning")
        return model::Level::Warning;
    return event.type == "Normal" ? model::Level::Info : model::Level::Unknown;
}

} // namespace shindan::formats
