#include "services/ingest/journal_verbose.h"

#include <charconv>
#include <utility>

namespace shindan::ingest {

namespace {

constexpr size_t pieceBytes = 1U << 20;
constexpr size_t longestField = 16U << 20;
constexpr size_t indent = 4;

// A part of the cursor: `t=5f9019bf19690`.
std::string_view cursorPart(std::string_view line, std::string_view name) noexcept
{
    const size_t begin = line.rfind(name);
    if (begin == std::string_view::npos)
        return {};
    const std::string_view rest = line.substr(begin + name.size());
    return rest.substr(0, rest.find_first_of(";]"));
}

// `    FIELD=`: how long the name is; 0: the line goes on with the field above.
size_t nameSize(std::string_view line) noexcept
{
    if (line.size() <= indent || line.substr(0, indent) != "    " || line[indent] == ' ')
        return 0;
    const size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals - indent > 64)
        return 0;
    const std::string_view name = line.substr(indent, equals - indent);
    return name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string_view::npos ? name.size() : 0;
}

} // namespace

bool JournalVerbose::isHead(std::string_view line) noexcept
{
    return line.size() > 60 && line.ends_with(']') && line.find(" [s=") != std::string_view::npos && line.find(";t=") != std::string_view::npos
        && line.find(";b=") != std::string_view::npos && line.front() != ' ';
}

void JournalVerbose::take(std::string_view bytes, const Give &give)
{
    m_pending += bytes;
    size_t done = 0;
    for (size_t end = m_pending.find('\n'); end != std::string::npos; end = m_pending.find('\n', done)) {
        readLine(std::string_view(m_pending).substr(done, end - done));
        done = end + 1;
    }
    m_pending.erase(0, done);
    if (m_pending.size() > longestField)
        readLine(std::exchange(m_pending, {}));
    if (m_ready.size() >= pieceBytes)
        give(std::exchange(m_ready, {}));
}

void JournalVerbose::readLine(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (isHead(line)) {
        endEntry();
        const std::string_view hex = cursorPart(line, ";t=");
        quint64 micros = 0;
        const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), micros, 16);
        m_open = true;
        m_entry.begin();
        if (error == std::errc() && end == hex.data() + hex.size())
            m_entry.add("__REALTIME_TIMESTAMP", std::to_string(micros));
        m_entry.add("__CURSOR", line.substr(line.rfind("[s=") + 1, line.size() - line.rfind("[s=") - 2));
        return;
    }
    if (m_open) {
        if (const size_t size = nameSize(line); size > 0) {
            endField();
            m_name.assign(line.substr(indent, size));
            m_value.assign(line.substr(indent + size + 1));
            return;
        }
        // The further lines of a text are indented to stand below its first.
        if (!m_name.empty() && line.starts_with("    ")) {
            const size_t below = indent + m_name.size() + 1;
            const size_t blanks = std::min(line.find_first_not_of(' '), line.size());
            m_value += '\n';
            m_value += line.substr(std::min(below, blanks));
            return;
        }
    }
    if (line.empty())
        return;
    endEntry();
    m_ready += line; // a note of journalctl, or something else
    m_ready += '\n';
}

void JournalVerbose::endField()
{
    if (!m_name.empty() && m_open)
        m_entry.add(m_name, m_value);
    m_name.clear();
    m_value.clear();
}

void JournalVerbose::endEntry()
{
    endField();
    if (m_open)
        m_ready += m_entry.end();
    m_open = false;
}

void JournalVerbose::finish(const Give &give)
{
    if (!m_pending.empty())
        readLine(std::exchange(m_pending, {}));
    endEntry();
    if (!m_ready.empty())
        give(std::exchange(m_ready, {}));
}

} // namespace shindan::ingest
