#include "services/facts/json_scan.h"

#include <QString>

namespace shindan::facts {

namespace {

class Reader
{
public:
    Reader(std::string_view text, size_t at, const JsonScan::Visit &visit)
        : m_text(text)
        , m_at(at)
        , m_visit(visit)
    { }
    [[nodiscard]] size_t offset() const { return m_at; }

    bool value()
    {
        skipBlanks();
        if (m_path.size() > maximumDepth || m_at >= m_text.size())
            return false;
        switch (m_text[m_at]) {
        case '{':
            return object();
        case '[':
            return array();
        case '"':
            return stringValue();
        default:
            return word();
        }
    }

private:
    static constexpr size_t maximumDepth = 64;

    void skipBlanks()
    {
        const size_t next = m_text.find_first_not_of(" \t\r\n", m_at);
        m_at = next == std::string_view::npos ? m_text.size() : next;
    }
    bool take(char c)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    /// Between the quotes; escapes stay.
    bool rawString(std::string_view &raw)
    {
        if (!take('"'))
            return false;
        const size_t begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2U : 1U;
        if (m_at >= m_text.size()) {
            m_at = m_text.size();
            return false;
        }
        raw = m_text.substr(begin, m_at - begin);
        ++m_at;
        return true;
    }
    bool stringValue()
    {
        const size_t begin = m_at;
        std::string_view raw;
        if (!rawString(raw))
            return false;
        m_visit(m_path, {unescaped(raw), begin});
        return true;
    }
    bool word()
    {
        const size_t begin = m_at;
        const size_t end = m_text.find_first_not_of("+-.0123456789abcdefghijklmnopqrstuvwxyzE", begin);
        m_at = end == std::string_view::npos ? m_text.size() : end;
        if (m_at == begin)
            return false;
        m_visit(m_path, {std::string(m_text.substr(begin, m_at - begin)), begin});
        return true;
    }
    bool object()
    {
        take('{');
        if (take('}'))
            return true;
        do {
            std::string_view key;
            if (!rawString(key) || !take(':'))
                return false;
            m_path.push_back({key, 0});
            if (!value())
                return false;
            m_path.pop_back();
        } while (take(','));
        return take('}');
    }
    bool array()
    {
        take('[');
        if (take(']'))
            return true;
        size_t index = 0;
        do {
            m_path.push_back({{}, index++});
            if (!value())
                return false;
            m_path.pop_back();
        } while (take(','));
        return take(']');
    }
    static std::string unescaped(std::string_view raw)
    {
        std::string text;
        for (size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] != '\\' || i + 1 >= raw.size()) {
                text += raw[i];
                continue;
            }
            const char c = raw[++i];
            if (c == 'u' && i + 4 < raw.size() + 0U) {
                const uint unit = QString::fromLatin1(raw.data() + i + 1, 4).toUInt(nullptr, 16);
                text += QString(QChar(static_cast<char16_t>(unit))).toStdString();
                i += 4;
            } else {
                text += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
            }
        }
        return text;
    }

    std::string_view m_text;
    size_t m_at;
    const JsonScan::Visit &m_visit;
    std::vector<JsonStep> m_path;
};

} // namespace

JsonScan::End JsonScan::read(std::string_view text, size_t from, const Visit &visit)
{
    Reader reader(text, from, visit);
    const bool ok = reader.value();
    return {reader.offset(), ok};
}

} // namespace shindan::facts
