#include "services/archive/read_ahead_source.h"

namespace shindan::archive {

ReadAheadSource::ReadAheadSource(ByteSource &source, const model::Cancellation &abandon)
    : m_source(source)
    , m_abandon(abandon)
    , m_thread([this] { run(); })
{
}

ReadAheadSource::~ReadAheadSource()
{
    stop();
}

void ReadAheadSource::stop()
{
    if (!m_thread.joinable())
        return;
    m_abandon.cancel();
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

bool ReadAheadSource::waitForRoom()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stopped || m_filled - m_taken < pieces; });
    return !m_stopped;
}

void ReadAheadSource::run()
{
    while (waitForRoom()) {
        const std::string_view piece = m_source.next();
        if (!piece.empty())
            m_pieces[m_filled % pieces].assign(piece.begin(), piece.end());
        {
            const std::lock_guard lock(m_mutex);
            if (piece.empty()) {
                m_finished = true;
                m_finishedWith = m_source.end();
            } else {
                ++m_filled;
            }
        }
        m_changed.notify_all();
        if (piece.empty())
            return;
    }
}

std::string_view ReadAheadSource::next()
{
    std::unique_lock lock(m_mutex);
    if (m_lent) {
        m_lent = false;
        ++m_taken;
        m_changed.notify_all();
    }
    m_changed.wait(lock, [this] { return m_stopped || m_finished || m_filled > m_taken; });
    if (m_filled > m_taken && !m_stopped) {
        m_lent = true;
        const std::vector<char> &piece = m_pieces[m_taken % pieces];
        return {piece.data(), piece.size()};
    }
    m_end = m_finished ? m_finishedWith : SourceEnd::Cancelled;
    return {};
}

} // namespace shindan::archive
