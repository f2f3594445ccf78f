#include "services/facts/yaml_scan.h"

#include "services/formats/yaml_line.h"

namespace shindan::facts {

namespace {

constexpr size_t deepest = 64;

/// A mapping or sequence that is open.
struct Frame
{
    size_t indent;
    bool sequence;
};

class Reader
{
public:
    Reader(std::string_view text, size_t at, const JsonScan::Visit &visit)
        : m_text(text)
        , m_at(at)
        , m_visit(visit)
    { }

    size_t document()
    {
        bool any = false;
        while (m_at < m_text.size()) {
            const size_t end = std::min(m_text.find('\n', m_at), m_text.size());
            const std::string_view line = m_text.substr(m_at, end - m_at);
            m_next = std::min(end + 1, m_text.size());
            if (line.starts_with("---") && any)
                return m_at;
            formats::YamlLine read;
            if (formats::readYamlLine(line, read)) {
                any = true;
                takeLine(line, end, read);
            }
            m_at = m_next;
        }
        return m_text.size();
    }

private:
    void takeLine(std::string_view line, size_t end, const formats::YamlLine &read)
    {
        for (size_t at = line.find_first_not_of(' '); read.dash != formats::YamlLine::npos && at <= read.dash; ++at) {
            if (line[at] == '-')
                item(at);
        }
        if (!read.key.empty()) {
            key(read);
            if (!read.value.empty())
                scalar(read, end, read.indent);
        } else if (!read.value.empty()) {
            scalar(read, end, m_frames.empty() ? 0 : m_frames.back().indent);
        }
    }

    void pop()
    {
        m_frames.pop_back();
        m_path.pop_back();
    }

    void item(size_t indent)
    {
        while (!m_frames.empty() && m_frames.back().indent > indent)
            pop();
        if (!m_frames.empty() && m_frames.back().sequence && m_frames.back().indent == indent) {
            ++m_path.back().index;
            return;
        }
        if (m_frames.size() < deepest) {
            m_frames.push_back({indent, true});
            m_path.push_back({{}, 0});
        }
    }

    void key(const formats::YamlLine &read)
    {
        while (!m_frames.empty() && (m_frames.back().indent > read.indent || (m_frames.back().sequence && m_frames.back().indent == read.indent)))
            pop();
        if (!m_frames.empty() && !m_frames.back().sequence && m_frames.back().indent == read.indent) {
            m_path.back().key = read.key;
        } else if (m_frames.size() < deepest) {
            m_frames.push_back({read.indent, false});
            m_path.push_back({read.key, 0});
        }
    }

    /// `end`: of the line; `indent`: lines that are indented more continue the value.
    void scalar(const formats::YamlLine &read, size_t end, size_t indent)
    {
        const size_t begin = m_at + read.valueAt;
        const char first = read.value.front();
        std::string text;
        if (first == '"' || first == '\'')
            text = quoted(begin, end, first);
        else if (first == '|' || first == '>')
            text = folded(end, indent, first == '|' ? '\n' : ' ');
        else if (read.value == "{}" || read.value == "[]")
            return;
        else
            text = std::string(read.value).append(continuation(end, indent));
        if (m_frames.size() < deepest)
            m_visit(m_path, {std::move(text), begin});
    }

    /// Lines below that belong to the value, joined; m_next moves behind them.
    std::string folded(size_t end, size_t indent, char separator)
    {
        std::string text;
        while (end < m_text.size()) {
            const size_t next = std::min(m_text.find('\n', end + 1), m_text.size());
            std::string_view line = m_text.substr(end + 1, next - end - 1);
            const size_t begin = line.find_first_not_of(" \r");
            if (begin != std::string_view::npos && begin <= indent)
                break;
            if (begin != std::string_view::npos)
                text.append(text.empty() ? "" : std::string(1, separator)).append(line.substr(begin));
            end = next;
        }
        m_next = std::min(end + 1, m_text.size());
        return text;
    }

    std::string continuation(size_t end, size_t indent)
    {
        const std::string more = folded(end, indent, ' ');
        return more.empty() ? more : ' ' + more;
    }

    std::string quoted(size_t begin, size_t end, char quote)
    {
        size_t close = end;
        while (close < m_text.size() && !formats::isQuoteClosed(m_text.substr(begin, close - begin)))
            close = std::min(m_text.find('\n', close + 1), m_text.size());
        m_next = std::min(close + 1, m_text.size());
        std::string_view raw = m_text.substr(begin + 1, close - begin - 1);
        if (const size_t last = raw.rfind(quote); last != std::string_view::npos)
            raw = raw.substr(0, last);
        std::string text;
        for (size_t i = 0; i < raw.size(); ++i) {
            if (quote == '\'' && raw[i] == '\'' && i + 1 < raw.size() && raw[i + 1] == '\'')
                ++i;
            else if (quote == '"' && raw[i] == '\\' && i + 1 < raw.size())
                ++i;
            if (raw[i] == '\n') { // folded: a blank for the line end and the indentation behind it
                while (text.ends_with(' ') || text.ends_with('\r'))
                    text.pop_back();
                while (i + 1 < raw.size() && raw[i + 1] == ' ')
                    ++i;
                text += ' ';
            } else {
                text += raw[i];
            }
        }
        return text;
    }

    std::string_view m_text;
    size_t m_at;
    size_t m_next = 0;
    const JsonScan::Visit &m_visit;
    std::vector<Frame> m_frames;
    std::vector<JsonStep> m_path; ///< one step a frame
};

} // namespace

JsonScan::End YamlScan::read(std::string_view text, size_t from, const JsonScan::Visit &visit)
{
    Reader reader(text, from, visit);
    return {reader.document(), true};
}

} // namespace shindan::facts
