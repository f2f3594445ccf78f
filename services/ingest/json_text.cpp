#include "services/ingest/json_text.h"

#include <algorithm>
#include <array>

namespace shindan::ingest {

namespace {

constexpr size_t pieceBytes = 1U << 20;
constexpr size_t deepestIndent = 40;
constexpr size_t deepestFrame = 200;
constexpr size_t longestKey = 64;

bool isBlank(char c) noexcept
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Keys of the head by depth; values are not looked at. `limit` keys at most.
std::vector<std::string_view> keysAt(std::string_view head, size_t depth, size_t limit)
{
    std::vector<std::string_view> keys;
    size_t open = 0;
    for (size_t i = 0; i < head.size() && keys.size() < limit; ++i) {
        const char c = head[i];
        if (c == '{' || c == '[') {
            ++open;
        } else if (c == '}' || c == ']') {
            open -= open > 0 ? 1 : 0;
        } else if (c == '"') {
            size_t end = i + 1;
            while (end < head.size() && head[end] != '"')
                end += head[end] == '\\' ? 2U : 1U;
            const size_t next = end < head.size() ? head.find_first_not_of(" \t\r\n", end + 1) : std::string_view::npos;
            if (open == depth && next != std::string_view::npos && head[next] == ':')
                keys.push_back(head.substr(i + 1, end - i - 1));
            i = end;
        }
    }
    return keys;
}

template <size_t Size>
bool holdsAny(const std::vector<std::string_view> &keys, const std::array<std::string_view, Size> &wanted)
{
    return std::any_of(keys.begin(), keys.end(),
        [&](std::string_view key) { return std::find(wanted.begin(), wanted.end(), key) != wanted.end(); });
}

bool areEntries(const std::vector<std::string_view> &keys)
{
    // Events have a time and a message, too; they are objects.
    static constexpr std::array<std::string_view, 4> objects{"involvedObject", "regarding", "metadata", "apiVersion"};
    if (holdsAny(keys, objects))
        return false;
    static constexpr std::array<std::string_view, 11> times{"timestamp", "@timestamp", "time", "ts", "datetime", "date", "eventTime", "t",
        "timeUnixNano", "receiveTimestamp", "__REALTIME_TIMESTAMP"};
    static constexpr std::array<std::string_view, 13> texts{"message", "msg", "MESSAGE", "log", "text", "body", "textPayload", "jsonPayload",
        "protoPayload", "severity", "level", "event", "line"};
    return holdsAny(keys, times) && holdsAny(keys, texts);
}

} // namespace

JsonShape jsonShapeOf(std::string_view head)
{
    const size_t first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (head[first] != '{' && head[first] != '['))
        return JsonShape::None;
    const bool array = head[first] == '[';
    const size_t second = head.find_first_not_of(" \t\r\n", first + 1);
    if (second == std::string_view::npos || (array && head[second] != '{') || (!array && head[second] != '"'))
        return JsonShape::None;
    const bool broken = head.find('\n', first) < second || (array && head.find('\n', second) < head.find('"', second));
    const std::vector<std::string_view> keys = keysAt(head, array ? 2 : 1, 64);
    if (keys.empty())
        return JsonShape::None;
    static constexpr std::array<std::string_view, 1> telemetry{"resourceLogs"};
    if (!array && holdsAny(keys, telemetry))
        return JsonShape::Telemetry;
    static constexpr std::array<std::string_view, 5> objects{"apiVersion", "kind", "metadata", "items", "involvedObject"};
    static constexpr std::array<std::string_view, 3> audit{"auditID", "stage", "level"};
    if (holdsAny(keys, objects) && !areEntries(keys)) {
        // One line and nothing below it: what has lines, a dump with logs in it or one object a line, keeps them.
        const size_t end = std::min(head.find('\n', first), head.size());
        const bool oneLine = !broken && end - first > 80 && head.find_first_not_of(" \t\r\n", end) == std::string_view::npos;
        const bool known = std::find(objects.begin(), objects.end(), keys.front()) != objects.end();
        const bool isAudit = holdsAny(keys, audit) || head.find("audit.k8s.io") != std::string_view::npos;
        return oneLine && known && !isAudit ? JsonShape::Objects : JsonShape::None;
    }
    if (!areEntries(keys))
        return JsonShape::None;
    return array ? JsonShape::Array : broken ? JsonShape::Entries : JsonShape::None;
}

void JsonIndenter::breakLine()
{
    m_out += '\n';
    m_out.append(2 * std::min(m_depth, deepestIndent), ' ');
}

void JsonIndenter::take(std::string_view bytes, const Give &give)
{
    for (const char c : bytes) {
        if (m_inString) {
            m_out += c;
            m_inString = m_escaped || c != '"';
            m_escaped = !m_escaped && c == '\\';
            continue;
        }
        if (isBlank(c))
            continue;
        const bool closes = c == '}' || c == ']';
        if (closes) {
            m_depth -= m_depth > 0 ? 1 : 0;
            if (!m_opened)
                breakLine();
        } else if (m_opened && m_depth > 0) {
            breakLine();
        }
        m_opened = c == '{' || c == '[';
        m_out += c;
        m_depth += m_opened ? 1 : 0;
        m_inString = c == '"';
        if (c == ':')
            m_out += ' ';
        else if (c == ',' || (closes && m_depth == 0))
            breakLine();
        if (m_out.size() >= pieceBytes && m_out.back() != ' ') {
            give(std::move(m_out));
            m_out.clear();
        }
    }
}

void JsonIndenter::finish(const Give &give)
{
    if (!m_out.empty())
        give(std::move(m_out));
    m_out.clear();
}

JsonEntries::JsonEntries(JsonShape shape)
    : m_shape(shape)
{ }

void JsonEntries::endLine()
{
    if (m_line.find_first_not_of(' ') != std::string::npos && m_line != ",")
        m_out.append(m_line).append(1, '\n');
    m_line.clear();
}

void JsonEntries::open(char bracket)
{
    if (m_inEntry > 0) {
        m_line += bracket;
        ++m_inEntry;
        return;
    }
    const bool isEntry = bracket == '{' && (m_frames.empty() ? m_shape == JsonShape::Entries : m_frames.back().holdsEntries);
    if (isEntry) {
        endLine();
        m_inEntry = 1;
        m_line += bracket;
        return;
    }
    m_line += bracket;
    const bool holds = bracket == '[' && (m_shape == JsonShape::Telemetry ? m_key == "logRecords" : m_frames.empty());
    if (m_frames.size() < deepestFrame)
        m_frames.push_back({bracket, holds});
}

void JsonEntries::close(char bracket)
{
    if (m_inEntry > 0) {
        m_line += bracket;
        if (--m_inEntry == 0)
            endLine();
        return;
    }
    m_line += bracket;
    if (!m_frames.empty())
        m_frames.pop_back();
    if (m_frames.empty())
        endLine();
}

void JsonEntries::takeCharacter(char c)
{
    if (m_inString) {
        m_line += c;
        m_inString = m_escaped || c != '"';
        m_escaped = !m_escaped && c == '\\';
        if (m_inString && m_inEntry == 0 && m_word.size() < longestKey)
            m_word += c;
        return;
    }
    const bool opens = c == '{' || c == '[';
    if (m_inEntry == 0 && m_frames.empty() && !(opens && m_line.find_first_not_of(" ,") == std::string::npos)) {
        // Lines that are no JSON stay as they are.
        if (c == '\n')
            endLine();
        else if (c != '\r')
            m_line += c;
        return;
    }
    if (isBlank(c))
        return;
    if (m_inEntry == 0 && m_frames.empty())
        m_line.clear();
    if (opens) {
        open(c);
    } else if (c == '}' || c == ']') {
        close(c);
    } else if (c == ',' && m_inEntry == 0 && m_line.empty()) {
        // between two entries
    } else {
        m_line += c;
        m_inString = c == '"';
        if (m_inString)
            m_word.clear();
        else if (c == ':' && m_inEntry == 0)
            m_key = m_word;
    }
}

void JsonEntries::take(std::string_view bytes, const Give &give)
{
    for (const char c : bytes)
        takeCharacter(c);
    if (m_out.size() >= pieceBytes) {
        give(std::move(m_out));
        m_out.clear();
    }
}

void JsonEntries::finish(const Give &give)
{
    endLine();
    if (!m_out.empty())
        give(std::move(m_out));
    m_out.clear();
}

} // namespace shindan::ingest
