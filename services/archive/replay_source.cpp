#include "services/archive/replay_source.h"

namespace shindan::archive {

namespace {
constexpr qsizetype mostKept = qsizetype(1) << 20;
} // namespace

std::string_view ReplaySource::peek(qsizetype atLeast)
{
    while (m_kept.size() < atLeast) {
        const std::string_view piece = m_source.next();
        if (piece.empty())
            break;
        m_kept.append(piece.data(), static_cast<qsizetype>(piece.size()));
    }
    return {m_kept.constData(), static_cast<size_t>(m_kept.size())};
}

void ReplaySource::forget()
{
    m_recording = false;
}

bool ReplaySource::rewind()
{
    if (!m_recording)
        return false;
    m_read = 0;
    return true;
}

std::string_view ReplaySource::next()
{
    if (!keptIsRead()) {
        const std::string_view rest(m_kept.constData() + m_read, static_cast<size_t>(m_kept.size() - m_read));
        m_read = m_kept.size();
        return rest;
    }
    const std::string_view piece = m_source.next();
    const qsizetype size = static_cast<qsizetype>(piece.size());
    if (m_recording && m_kept.size() + size <= mostKept) {
        m_kept.append(piece.data(), size);
        m_read = m_kept.size();
    } else if (size > 0) {
        m_recording = false;
        m_kept.clear();
        m_read = 0;
    }
    return piece;
}

SourceEnd ReplaySource::end() const
{
    return keptIsRead() ? m_source.end() : SourceEnd::None;
}

} // namespace shindan::archive
