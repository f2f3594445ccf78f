#include "services/formats/json_line.h"

#include <cstring>

namespace shindan::formats {

namespace {

// Where the text that begins behind a quote ends (at its closing quote); npos: it never does.
size_t endOfText(std::string_view text, size_t at) noexcept
{
    while (at < text.size()) {
        const auto *quote = static_cast<const char *>(std::memchr(text.data() + at, '"', text.size() - at));
        if (!quote)
            return std::string_view::npos;
        const auto found = static_cast<size_t>(quote - text.data());
        size_t slashes = 0;
        while (found - slashes > at && text[found - slashes - 1] == '\\')
            ++slashes;
        if (slashes % 2 == 0)
            return found;
        at = found + 1;
    }
    return std::string_view::npos;
}

bool readHex(std::string_view digits, unsigned &value) noexcept
{
    value = 0;
    if (digits.size() != 4)
        return false;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return false;
        value = value * 16 + static_cast<unsigned>(digit);
    }
    return true;
}

void appendUtf8(std::string &out, unsigned code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | (code >> 6U));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0U | (code >> 12U));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (code >> 18U));
        out += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

} // namespace

JsonFields::JsonFields(std::string_view text) noexcept
    : m_text(text)
{
    skipBlanks();
    if (m_at < m_text.size() && m_text[m_at] == '{') {
        ++m_at;
        m_open = true;
    }
}

void JsonFields::skipBlanks() noexcept
{
    while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n' || m_text[m_at] == '\r'))
        ++m_at;
}

bool JsonFields::takeText(std::string_view &text) noexcept
{
    const size_t end = endOfText(m_text, m_at + 1);
    if (end == std::string_view::npos)
        return false;
    text = m_text.substr(m_at + 1, end - m_at - 1);
    m_at = end + 1;
    return true;
}

bool JsonFields::takeNested(std::string_view &text) noexcept
{
    const size_t begin = m_at;
    size_t depth = 0;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            const size_t end = endOfText(m_text, m_at + 1);
            if (end == std::string_view::npos)
                return false;
            m_at = end + 1;
            continue;
        }
        ++m_at;
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (--depth == 0) {
                text = m_text.substr(begin, m_at - begin);
                return true;
            }
        }
    }
    return false;
}

bool JsonFields::next(JsonField &field) noexcept
{
    if (!m_open)
        return false;
    m_open = false; // until this field is whole
    skipBlanks();
    if (m_at < m_text.size() && m_text[m_at] == '}') {
        m_whole = true;
        ++m_at;
        return false;
    }
    if (!m_first) {
        if (m_at >= m_text.size() || m_text[m_at] != ',')
            return false;
        ++m_at;
        skipBlanks();
    }
    m_first = false;
    if (m_at >= m_text.size() || m_text[m_at] != '"' || !takeText(field.key))
        return false;
    skipBlanks();
    if (m_at >= m_text.size() || m_text[m_at] != ':')
        return false;
    ++m_at;
    skipBlanks();
    if (m_at >= m_text.size())
        return false;
    const char c = m_text[m_at];
    if (c == '"') {
        field.kind = JsonKind::Text;
        m_open = takeText(field.value);
    } else if (c == '{' || c == '[') {
        field.kind = c == '{' ? JsonKind::Object : JsonKind::Array;
        m_open = takeNested(field.value);
    } else {
        const size_t begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ',' && m_text[m_at] != '}' && m_text[m_at] != ' ')
            ++m_at;
        field.value = m_text.substr(begin, m_at - begin);
        field.kind = c == '-' || (c >= '0' && c <= '9') ? JsonKind::Number : JsonKind::Word;
        m_open = m_at < m_text.size() && m_at > begin;
    }
    return m_open;
}

std::string_view jsonValue(std::string_view object, std::string_view key) noexcept
{
    JsonFields fields(object);
    JsonField field;
    while (fields.next(field)) {
        if (field.key == key)
            return field.value;
    }
    return {};
}

void appendJsonText(std::string &out, std::string_view text)
{
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 >= text.size()) {
            out += text[i];
            continue;
        }
        const char kind = text[++i];
        switch (kind) {
        case 'n': out += '\n'; break;
        case 't': out += '\t'; break;
        case 'r': out += '\r'; break;
        case 'b': out += '\b'; break;
        case 'f': out += '\f'; break;
        case 'u': {
            unsigned code = 0;
            if (!readHex(text.substr(i + 1, 4), code)) {
                out += "\\u";
                break;
            }
            i += 4;
            unsigned low = 0;
            if (code >= 0xD800 && code < 0xDC00 && text.substr(i + 1, 2) == "\\u" && readHex(text.substr(i + 3, 4), low) && low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
                i += 6;
            } else if (code >= 0xD800 && code < 0xE000) {
                code = 0xFFFD;
            }
            appendUtf8(out, code);
            break;
        }
        default: out += kind;
        }
    }
}

} // namespace shindan::formats
