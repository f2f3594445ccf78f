#include "services/formats/structured.h"

#include "services/formats/event.h"
#include "services/formats/inner_text.h"
#include "services/formats/json_line.h"

#include <algorithm>
#include <array>
#include <limits>

namespace shindan::formats {

namespace {

constexpr size_t mostFields = 60;

constexpr std::array<bool, 256> keyBytes = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

bool isKeyByte(char c) noexcept
{
    return keyBytes[static_cast<unsigned char>(c)];
}

void appendCodePoint(std::string &out, unsigned code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

bool hexNumber(std::string_view digits, unsigned &value) noexcept
{
    value = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return false;
        value = value * 16 + static_cast<unsigned>(digit);
    }
    return true;
}

// Go's strconv.Quote escapes, which are a superset of those of JSON.
void appendUnescaped(std::string &out, std::string_view text)
{
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 >= text.size()) {
            out += text[i];
            continue;
        }
        const char kind = text[++i];
        unsigned code = 0;
        switch (kind) {
        case 'n': out += '\n'; break;
        case 't': out += '\t'; break;
        case 'r': out += '\r'; break;
        case 'a': out += '\a'; break;
        case 'b': out += '\b'; break;
        case 'f': out += '\f'; break;
        case 'v': out += '\v'; break;
        case 'x':
            if (i + 2 < text.size() && hexNumber(text.substr(i + 1, 2), code)) {
                out += static_cast<char>(code);
                i += 2;
            } else {
                out += "\\x";
            }
            break;
        case 'u':
            if (i + 4 < text.size() && hexNumber(text.substr(i + 1, 4), code)) {
                appendCodePoint(out, code);
                i += 4;
            } else {
                out += "\\u";
            }
            break;
        default: out += kind;
        }
    }
}

bool isTimeOrLevel(std::string_view key) noexcept
{
    static constexpr std::array<std::string_view, 20> keys{"time", "ts", "timestamp", "@timestamp", "level", "lvl", "severity", "@t", "@l",
        "timeUnixNano", "observedTimeUnixNano", "severityText", "severityNumber", // OpenTelemetry
        "TimeCreated", "TimeGenerated", "TimeWritten", "LevelDisplayName", "EntryType", "Date and Time", "日付と時刻"}; // Windows
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// The keys under which loggers put the text, the surest first.
int textRank(std::string_view key) noexcept
{
    static constexpr std::array<std::string_view, 13> keys{"msg", "message", "MESSAGE", "short_message", "@m", "@mt", "log", "text", "body",
        "textPayload", "event", "Message", "Description"};
    return static_cast<int>(std::find(keys.begin(), keys.end(), key) - keys.begin());
}

bool holdsFields(std::string_view key) noexcept
{
    return key == "fields" || key == "@fields" || key == "jsonPayload";
}

bool isText(std::string_view key) noexcept
{
    return key == "msg" || key == "message";
}

} // namespace

std::string_view takeQuoted(std::string_view message, size_t &at) noexcept
{
    const char quote = message[at];
    const size_t begin = ++at;
    while (at < message.size()) {
        const size_t close = std::min(message.find(quote, at), message.size());
        const size_t escape = quote == '"' ? message.substr(at, close - at).find('\\') : std::string_view::npos;
        if (escape == std::string_view::npos) {
            at = close;
            break;
        }
        at += escape + 2; // what is escaped ends nothing
    }
    const size_t end = std::min(at, message.size());
    at = std::min(at + 1, message.size());
    return message.substr(begin, end - begin);
}

std::string_view Fields::undo(std::string_view quoted)
{
    if (quoted.find('\\') == std::string_view::npos)
        return quoted;
    if (m_stored == m_storage.size())
        m_storage.emplace_back();
    std::string &text = m_storage[m_stored++];
    text.clear();
    appendUnescaped(text, quoted);
    return text;
}

void Fields::read(std::string_view message, Inner inner)
{
    m_list.clear();
    m_stored = 0;
    if (m_storage.capacity() < mostFields + 4)
        m_storage.reserve(mostFields + 4); // views into the strings must survive growth
    switch (inner) {
    case Inner::Klog: readKlog(message); break;
    case Inner::Logfmt: readLogfmt(message); break;
    case Inner::Carried: readCarried(message); break;
    case Inner::Json:
        if (readJson(message))
            break;
        [[fallthrough]];
    case Inner::Plain: m_list.push_back({{}, message}); break;
    case Inner::EventRow:
    case Inner::EventObject: {
        Event event;
        if (inner == Inner::EventRow ? readEventRow(message, event) : readEventObject(message, event))
            keepEvent(event);
        else
            m_list.push_back({{}, message});
        break;
    }
    }
}

void Fields::keepEvent(const Event &event)
{
    // YAML folds long texts: a line end with the indentation behind it is a blank.
    const auto text = [&](std::string_view value) {
        if (event.quoted)
            value = undo(value);
        if (value.find('\n') == std::string_view::npos || !event.folded)
            return value;
        if (m_stored == m_storage.size())
            m_storage.emplace_back();
        std::string &joined = m_storage[m_stored++];
        joined.clear();
        for (size_t at = 0; at < value.size();) {
            const size_t end = std::min(value.find('\n', at), value.size());
            std::string_view line = value.substr(at, end - at);
            line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            joined.append(joined.empty() || line.empty() ? "" : " ").append(line);
            at = end + 1;
        }
        return std::string_view(joined);
    };
    const auto field = [&](std::string_view key, std::string_view value) {
        if (!value.empty())
            m_list.push_back({key, value});
    };
    std::string_view object = event.name;
    if (!event.space.empty() && !event.name.empty()) {
        if (m_stored == m_storage.size())
            m_storage.emplace_back();
        std::string &joined = m_storage[m_stored++];
        joined.assign(event.space).append("/").append(event.name);
        object = joined;
    }
    field("object", object);
    field("fieldPath", event.fieldPath);
    field("kind", event.kind);
    field("type", event.type);
    field("reason", event.reason);
    field("message", text(event.message));
    field("source", event.component);
    field("node", event.kind == "Node" && event.host.empty() ? event.name : event.host);
    field("count", event.count);
}

// "Text" key="value" key=bare key={json} ... ; a text that is not quoted is plain klog and has no fields.
void Fields::readKlog(std::string_view message)
{
    if (message.empty() || message.front() != '"') {
        m_list.push_back({{}, message});
        return;
    }
    size_t at = 0;
    m_list.push_back({{}, undo(takeQuoted(message, at))});
    while (at < message.size() && m_list.size() < mostFields) {
        while (at < message.size() && message[at] == ' ')
            ++at;
        const size_t keyBegin = at;
        while (at < message.size() && isKeyByte(message[at]))
            ++at;
        if (at == keyBegin || at >= message.size() || message[at] != '=') {
            // What does not look like a field any more is kept as it stands.
            if (keyBegin < message.size())
                m_list.push_back({"", message.substr(keyBegin)});
            return;
        }
        const std::string_view key = message.substr(keyBegin, at - keyBegin);
        ++at;
        if (at < message.size() && (message[at] == '"' || message[at] == '`')) {
            m_list.push_back({key, undo(takeQuoted(message, at))});
        } else if (at < message.size() && (message[at] == '{' || message[at] == '[' || message[at] == '<')) {
            // A value printed as an object: it reaches to the end or to the next ` key=` outside of quotes and brackets.
            const size_t begin = at;
            int depth = 0;
            while (at < message.size()) {
                const char c = message[at];
                if (c == '"') {
                    (void)takeQuoted(message, at);
                    continue;
                }
                depth += (c == '{' || c == '[' || c == '<') ? 1 : (c == '}' || c == ']' || c == '>') ? -1 : 0;
                ++at;
                if (depth == 0)
                    break;
            }
            m_list.push_back({key, message.substr(begin, at - begin)});
        } else {
            const size_t begin = at;
            while (at < message.size() && message[at] != ' ')
                ++at;
            m_list.push_back({key, message.substr(begin, at - begin)});
        }
    }
    if (at < message.size())
        m_list.push_back({"", message.substr(at)});
}

void Fields::readLogfmt(std::string_view message)
{
    m_list.push_back({{}, {}}); // the text, found below
    size_t at = 0;
    while (at < message.size() && m_list.size() < mostFields) {
        while (at < message.size() && message[at] == ' ')
            ++at;
        const size_t keyBegin = at;
        while (at < message.size() && isKeyByte(message[at]))
            ++at;
        if (at == keyBegin || at >= message.size() || message[at] != '=') {
            if (keyBegin < message.size())
                m_list.push_back({"", message.substr(keyBegin)});
            at = message.size();
            break;
        }
        const std::string_view key = message.substr(keyBegin, at - keyBegin);
        std::string_view value;
        if (++at < message.size() && message[at] == '"') {
            value = undo(takeQuoted(message, at));
        } else {
            const size_t begin = at;
            while (at < message.size() && message[at] != ' ')
                ++at;
            value = message.substr(begin, at - begin);
        }
        if (isText(key) && m_list.front().value.empty())
            m_list.front().value = value;
        else if (!isTimeOrLevel(key))
            m_list.push_back({key, value});
    }
    if (at < message.size())
        m_list.push_back({"", message.substr(at)});
}

void Fields::readJson(std::string_view object, int &rank, int depth)
{
    JsonFields fields(object);
    JsonField field;
    while (m_list.size() < mostFields && fields.next(field)) {
        if (field.kind == JsonKind::Object && depth == 0 && holdsFields(field.key)) {
            readJson(field.value, rank, 1);
            continue;
        }
        if (field.kind == JsonKind::Object && depth == 0 && field.key == "body") { // OpenTelemetry: {"stringValue": "..."}
            if (const std::string_view text = jsonValue(field.value, "stringValue"); !text.empty())
                field = {field.key, text, JsonKind::Text};
        }
        const int fieldRank = field.kind == JsonKind::Text ? textRank(field.key) : std::numeric_limits<int>::max();
        const std::string_view value = field.kind == JsonKind::Text ? undoJson(field.value) : field.value;
        if (fieldRank < rank && fieldRank < textRank("")) {
            // What stood in the place of the text so far is a field after all.
            if (!m_textKey.empty())
                m_list.push_back({m_textKey, m_list.front().value});
            m_list.front().value = value;
            m_textKey = field.key;
            rank = fieldRank;
        } else if (!isTimeOrLevel(field.key)) {
            m_list.push_back({field.key, value});
        }
    }
    if (depth == 0 && !fields.isWhole() && m_list.size() < mostFields)
        rank = -1;
}

bool Fields::readJson(std::string_view message)
{
    m_list.push_back({{}, {}}); // the text, found below
    m_textKey = {};
    int rank = textRank("");
    readJson(message, rank, 0);
    if (rank >= 0)
        return true;
    m_list.clear();
    m_stored = 0;
    return false;
}

// The content of a JSON string: what a program printed, carried by a container runtime or the journal. It may have fields itself.
void Fields::readCarried(std::string_view content)
{
    std::string_view text = undoJson(content);
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.remove_suffix(1);
    const CarriedText carried = readCarriedText(text);
    text.remove_prefix(carried.headerSize);
    if (carried.inner == Inner::Klog) {
        readKlog(text);
        return;
    }
    if (carried.inner == Inner::Logfmt) {
        readLogfmt(text);
        return;
    }
    if (carried.inner != Inner::Json || !readJson(text))
        m_list.push_back({{}, text});
}

std::string_view Fields::undoJson(std::string_view text)
{
    if (text.find('\\') == std::string_view::npos || m_stored >= mostFields)
        return text;
    if (m_stored == m_storage.size())
        m_storage.emplace_back();
    std::string &kept = m_storage[m_stored++];
    kept.clear();
    appendJsonText(kept, text);
    return kept;
}

std::string_view Fields::value(std::string_view key) const noexcept
{
    for (const Field &field : m_list) {
        if (field.key == key && !key.empty())
            return field.value;
    }
    return {};
}

void Fields::appendUnquoted(std::string &out) const
{
    for (size_t i = 0; i < m_list.size(); ++i) {
        const Field &field = m_list[i];
        if (i > 0 && !out.empty())
            out += ' ';
        if (!field.key.empty()) {
            out += field.key;
            out += '=';
        }
        out += field.value;
    }
}

std::string jsonText(std::string_view line)
{
    const JsonLine json = readJsonLine(line);
    std::string text;
    appendUnescaped(text, json.value.empty() ? line : json.value);
    return text;
}

std::string unquoted(std::string_view message, Inner inner)
{
    Fields fields;
    fields.read(message, inner);
    std::string out;
    out.reserve(message.size());
    fields.appendUnquoted(out);
    return out;
}

} // namespace shindan::formats
