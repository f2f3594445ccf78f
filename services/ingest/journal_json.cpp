#include "services/ingest/journal_json.h"

#include "services/ingest/text_encoding.h"

namespace shindan::ingest {

void JournalJson::addName(std::string_view name)
{
    if (m_line.size() > 1)
        m_line += ',';
    m_line += '"';
    addText(name);
    m_line += "\":";
}

void JournalJson::addText(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    while (!text.empty()) {
        const auto byte = static_cast<unsigned char>(text.front());
        if (byte >= 0x80) {
            const size_t size = utf8Length(text);
            if (size == 0)
                m_line += "\xEF\xBF\xBD";
            else
                m_line.append(text.substr(0, size));
            text.remove_prefix(size == 0 ? 1 : size);
            continue;
        }
        if (byte == '"' || byte == '\\') {
            m_line += '\\';
            m_line += text.front();
        } else if (byte == '\n') {
            m_line += "\\n";
        } else if (byte == '\t') {
            m_line += "\\t";
        } else if (byte < 0x20 || byte == 0x7f) {
            m_line += "\\u00";
            m_line += digits[byte >> 4U];
            m_line += digits[byte & 15U];
        } else {
            m_line += text.front();
        }
        text.remove_prefix(1);
    }
}

void JournalJson::add(std::string_view name, std::string_view value)
{
    addName(name);
    m_line += '"';
    addText(value);
    m_line += '"';
    if (isUtf8(value))
        return;
    addName(std::string(name) + "@bytes");
    m_line += '[';
    for (size_t i = 0; i < value.size(); ++i) {
        if (i > 0)
            m_line += ',';
        m_line += std::to_string(static_cast<unsigned char>(value[i]));
    }
    m_line += ']';
}

std::string JournalJson::end()
{
    if (m_line.size() <= 1)
        return {};
    m_line += "}\n";
    return std::move(m_line);
}

} // namespace shindan::ingest
