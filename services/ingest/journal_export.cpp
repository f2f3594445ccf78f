#include "services/ingest/journal_export.h"

#include <utility>

namespace shindan::ingest {

namespace {

constexpr size_t longestField = 16U << 20;
constexpr size_t pieceBytes = 1U << 20;

quint64 littleEndian(std::string_view bytes) noexcept
{
    quint64 value = 0;
    for (size_t i = 8; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return value;
}

} // namespace

void JournalExport::take(std::string_view bytes, const Give &give)
{
    m_pending += bytes;
    std::string_view rest = m_pending;
    while (!rest.empty()) {
        if (rest.front() == '\n') {
            endEntry(give);
            rest.remove_prefix(1);
            continue;
        }
        const size_t taken = readField(rest);
        if (taken == 0)
            break;
        rest.remove_prefix(taken);
    }
    m_pending.erase(0, m_pending.size() - rest.size());
    if (m_pending.size() > longestField + 1'024) {
        m_damaged = true;
        m_pending.clear();
    }
}

// How many bytes the field takes; 0: it is not whole yet.
size_t JournalExport::readField(std::string_view bytes)
{
    const size_t end = bytes.find('\n');
    if (end == std::string_view::npos)
        return 0;
    const std::string_view line = bytes.substr(0, end);
    const size_t equals = line.find('=');
    std::string_view name = line.substr(0, equals);
    std::string_view value;
    size_t taken = end + 1;
    if (equals != std::string_view::npos) {
        value = line.substr(equals + 1);
    } else {
        if (bytes.size() < taken + 8)
            return 0;
        const quint64 size = littleEndian(bytes.substr(taken, 8));
        if (size > longestField) { // no size: the line is damaged, what follows may not be
            m_damaged = true;
            return taken;
        }
        taken += 8;
        if (bytes.size() < taken + size + 1)
            return 0;
        value = bytes.substr(taken, size);
        taken += size + 1;
    }
    if (!m_open) {
        m_entry.begin();
        m_open = true;
    }
    if (!name.empty())
        m_entry.add(name, value);
    return taken;
}

void JournalExport::endEntry(const Give &give)
{
    if (!m_open)
        return;
    m_open = false;
    m_ready += m_entry.end();
    if (m_ready.size() >= pieceBytes)
        give(std::exchange(m_ready, {}));
}

void JournalExport::finish(const Give &give)
{
    if (!m_pending.empty()) {
        // Cut off: a line without its end is still a field, a binary one is not.
        m_damaged = true;
        if (m_pending.find('=') != std::string::npos && m_pending.find('\n') == std::string::npos) {
            m_pending += '\n';
            (void)readField(m_pending);
        }
    }
    endEntry(give);
    if (!m_ready.empty())
        give(std::exchange(m_ready, {}));
}

} // namespace shindan::ingest
