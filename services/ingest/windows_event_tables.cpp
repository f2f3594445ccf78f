#include "services/ingest/windows_event_tables.h"

#include "services/ingest/journal_json.h"

#include <algorithm>
#include <array>
#include <span>

namespace shindan::ingest {

namespace {

constexpr size_t longestField = 1U << 20;
constexpr size_t mostFields = 64;

/// Names that only tables of events have, in the languages of Windows at hand.
constexpr std::array<std::string_view, 5> timeNames{"TimeCreated", "TimeGenerated", "Date and Time", "日付と時刻", "TimeWritten"};
constexpr std::array<std::string_view, 5> levelNames{"LevelDisplayName", "EntryType", "Level", "レベル", "EventID"};

std::string_view trimmed(std::string_view text) noexcept
{
    const size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

bool holdsName(std::string_view line, std::span<const std::string_view> names)
{
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        const size_t at = line.find(name);
        if (at == std::string_view::npos)
            return false;
        const auto isEdge = [](char c) { return c == '"' || c == ','; };
        const size_t end = at + name.size();
        return (at == 0 || isEdge(line[at - 1])) && (end == line.size() || isEdge(line[end]));
    });
}

std::string_view firstLine(std::string_view head) noexcept
{
    return trimmed(head.substr(0, head.find('\n')));
}

std::string jsonLine(const std::vector<std::pair<std::string_view, std::string_view>> &fields)
{
    JournalJson json;
    json.begin();
    for (const auto &[name, value] : fields)
        json.add(name, value);
    return json.end();
}

} // namespace

bool isWindowsEventCsv(std::string_view head)
{
    if (head.starts_with("#TYPE "))
        head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
    const std::string_view line = firstLine(head);
    return line.size() < head.size() && holdsName(line, timeNames) && holdsName(line, levelNames);
}

bool isWindowsEventList(std::string_view head)
{
    const size_t begin = head.find_first_not_of("\r\n");
    if (begin == std::string_view::npos)
        return false;
    head.remove_prefix(begin);
    const std::string_view line = firstLine(head);
    if (line.starts_with("Event[0]"))
        return head.find("Log Name:") != std::string_view::npos;
    return (line.starts_with("TimeCreated") || line.starts_with("Index ")) && line.find(" : ") != std::string_view::npos
        && (head.find("\nMessage") != std::string_view::npos || head.find("\nProviderName") != std::string_view::npos
            || head.find("\nEntryType") != std::string_view::npos);
}

void WindowsEventCsv::endField()
{
    if (m_fields.size() < mostFields)
        m_fields.push_back(std::move(m_field));
    m_field.clear();
}

void WindowsEventCsv::endRecord()
{
    endField();
    const bool empty = std::all_of(m_fields.begin(), m_fields.end(), [](const std::string &field) { return field.empty(); });
    if (m_names.empty() && !empty) {
        m_names = std::move(m_fields);
    } else if (!empty) {
        std::vector<std::pair<std::string_view, std::string_view>> fields;
        for (size_t i = 0; i < m_fields.size(); ++i) {
            // The event viewer gives its last column no name.
            const std::string_view name = i < m_names.size() ? std::string_view(m_names[i]) : "Message";
            const std::string_view value = trimmed(m_fields[i]);
            if (!value.empty() && !name.empty() && value != "System.Byte[]" && value != "System.String[]")
                fields.emplace_back(name, value);
        }
        m_out += jsonLine(fields);
    }
    m_fields.clear();
}

void WindowsEventCsv::take(std::string_view bytes, const Give &give)
{
    for (const char c : bytes) {
        if (m_comment) {
            m_comment = c != '\n';
            continue;
        }
        if (m_names.empty() && m_fields.empty() && m_field.empty() && !m_inQuotes && c == '#') {
            m_comment = true;
            continue;
        }
        if (m_quoteBefore) {
            m_quoteBefore = false;
            if (c == '"') { // two of them are one
                m_field += c;
                continue;
            }
            m_inQuotes = false;
        }
        if (m_inQuotes) {
            if (c == '"')
                m_quoteBefore = true;
            else if (m_field.size() < longestField)
                m_field += c;
        } else if (c == '"' && m_field.empty()) {
            m_inQuotes = true;
        } else if (c == ',') {
            endField();
        } else if (c == '\n') {
            endRecord();
        } else if (m_field.size() < longestField) {
            m_field += c;
        }
    }
    if (!m_out.empty())
        give(std::move(m_out));
    m_out.clear();
}

void WindowsEventCsv::finish(const Give &give)
{
    if (!m_field.empty() || !m_fields.empty())
        endRecord();
    if (!m_out.empty())
        give(std::move(m_out));
    m_out.clear();
}

void WindowsEventList::endRecord()
{
    if (m_fields.empty())
        return;
    std::vector<std::pair<std::string_view, std::string_view>> fields;
    for (const auto &[name, value] : m_fields) {
        if (!trimmed(value).empty())
            fields.emplace_back(name, trimmed(value));
    }
    m_out += jsonLine(fields);
    m_fields.clear();
}

void WindowsEventList::takeLine(std::string_view line)
{
    const std::string_view text = trimmed(line);
    if (text.starts_with("Event[")) {
        endRecord();
        return;
    }
    // A name is words and blanks up to the colon; of a list it begins where the line does.
    const size_t colon = text.find(':');
    const bool named = colon != std::string_view::npos && colon > 0 && colon < 24
        && std::all_of(text.begin(), text.begin() + static_cast<ptrdiff_t>(colon),
            [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' '; });
    const std::string name(named ? trimmed(text.substr(0, colon)) : std::string_view());
    const bool inText = !m_fields.empty() && (m_fields.back().first == "Description" || m_fields.back().first == "Message");
    const bool again = std::any_of(m_fields.begin(), m_fields.end(), [&](const auto &field) { return field.first == name; });
    if (named && (name == "TimeCreated" || name == "Index") && again)
        endRecord();
    if (named && !inText && !(again && !m_fields.empty()) && m_fields.size() < mostFields) {
        m_fields.emplace_back(name, std::string(trimmed(text.substr(colon + 1))));
    } else if (named && inText && (name == "TimeCreated" || name == "Index")) {
        endRecord();
        m_fields.emplace_back(name, std::string(trimmed(text.substr(colon + 1))));
    } else if (!m_fields.empty() && !text.empty() && m_fields.back().second.size() < longestField) {
        std::string &value = m_fields.back().second;
        value.append(value.empty() ? "" : "\n").append(text);
    }
}

void WindowsEventList::take(std::string_view bytes, const Give &give)
{
    m_pending += bytes;
    size_t at = 0;
    for (size_t end = m_pending.find('\n'); end != std::string::npos; end = m_pending.find('\n', at)) {
        takeLine(std::string_view(m_pending).substr(at, end - at));
        at = end + 1;
    }
    m_pending.erase(0, at);
    if (!m_out.empty())
        give(std::move(m_out));
    m_out.clear();
}

void WindowsEventList::finish(const Give &give)
{
    if (!m_pending.empty())
        takeLine(m_pending);
    m_pending.clear();
    endRecord();
    if (!m_out.empty())
        give(std::move(m_out));
    m_out.clear();
}

} // namespace shindan::ingest
