#include "services/ingest/entry_queue.h"

namespace shindan::ingest {

using namespace std::chrono_literals;

void EntryQueue::push(Event event, size_t cost)
{
    std::unique_lock lock(m_mutex);
    while (m_bytes > capacity && !m_cancellation.requested())
        m_room.wait_for(lock, 50ms); // cancellation is a flag: nobody wakes us for it
    if (m_cancellation.requested())
        return;
    m_bytes += cost;
    m_events.emplace_back(std::move(event), cost);
    lock.unlock();
    m_work.notify_one();
}

archive::EntrySink::Decision EntryQueue::begin(const archive::Entry &entry)
{
    push(Begin{entry}, 256);
    return Decision::Read;
}

void EntryQueue::data(std::string_view bytes)
{
    m_piece.append(bytes);
    if (m_piece.size() < m_pieceBytes)
        return;
    const size_t end = m_piece.rfind('\n');
    std::string next;
    if (end != std::string::npos) {
        next.reserve(m_pieceBytes + bytes.size());
        next.assign(m_piece, end + 1);
        m_piece.resize(end + 1);
    }
    const size_t size = m_piece.size();
    push(Data{std::move(m_piece)}, size);
    m_piece = std::move(next);
}

void EntryQueue::end(const archive::EntryEnd &end)
{
    if (const size_t size = m_piece.size(); size > 0)
        push(Data{std::move(m_piece)}, size);
    m_piece.clear();
    push(End{end}, 64);
}

void EntryQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_work.notify_one();
}

std::optional<EntryQueue::Event> EntryQueue::next(std::chrono::milliseconds timeout, bool &timedOut)
{
    timedOut = false;
    std::unique_lock lock(m_mutex);
    const bool ready = m_work.wait_for(lock, timeout, [this] { return !m_events.empty() || m_closed; });
    if (m_cancellation.requested())
        return std::nullopt;
    if (!ready) {
        timedOut = true;
        return std::nullopt;
    }
    if (m_events.empty())
        return std::nullopt;
    Event event = std::move(m_events.front().first);
    m_bytes -= m_events.front().second;
    m_events.pop_front();
    lock.unlock();
    m_room.notify_one();
    return event;
}

} // namespace shindan::ingest
