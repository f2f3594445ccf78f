#pragma once
// The bounded queue between the thread that unpacks and the thread that reads lines.

#include "model/cancellation.h"
#include "services/archive/input.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

namespace shindan::ingest {

/// An EntrySink that keeps at most a few MiB: the unpacking thread waits when it runs ahead.
class EntryQueue : public archive::EntrySink
{
public:
    struct Begin
    {
        archive::Entry entry;
    };
    struct Data
    {
        std::string bytes;
    };
    struct End
    {
        archive::EntryEnd end;
    };
    using Event = std::variant<Begin, Data, End>;

    /// Bytes are gathered into pieces of about `pieceBytes` that end where a line ends, if one does.
    EntryQueue(model::Cancellation cancellation, size_t pieceBytes)
        : m_cancellation(std::move(cancellation))
        , m_pieceBytes(pieceBytes)
    {
    }

    Decision begin(const archive::Entry &entry) override;
    void data(std::string_view bytes) override;
    void end(const archive::EntryEnd &end) override;
    /// The unpacking thread is done; what is in the queue still comes out.
    void close();

    /// The next event; no value when closed and empty, or when cancelled. Waits `timeout` at most, then `timedOut` is true.
    [[nodiscard]] std::optional<Event> next(std::chrono::milliseconds timeout, bool &timedOut);

private:
    void push(Event event, size_t cost);
    static constexpr size_t capacity = 8U << 20;

    std::string m_piece; // the unpacking thread's alone

    model::Cancellation m_cancellation;
    size_t m_pieceBytes;
    std::mutex m_mutex;
    std::condition_variable m_room;
    std::condition_variable m_work;
    std::deque<std::pair<Event, size_t>> m_events; // guarded by m_mutex, as all below
    size_t m_bytes = 0;
    bool m_closed = false;
};

} // namespace shindan::ingest
