#pragma once
// Runs a source on a thread of its own, a few pieces ahead: unpacking then overlaps with what is done with the bytes.

#include "model/cancellation.h"
#include "services/archive/byte_source.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace shindan::archive {

/// Memory: 1 MiB. The wrapped source belongs to the thread until stop() or the destructor has returned.
class ReadAheadSource : public ByteSource
{
public:
    /// `abandon` is set when this goes away, so that a source that waits for its input lets go.
    ReadAheadSource(ByteSource &source, const model::Cancellation &abandon);
    ~ReadAheadSource() override;

    /// Ends the thread; what it has read ahead is lost.
    void stop();

    [[nodiscard]] std::string_view next() override;
    [[nodiscard]] SourceEnd end() const override { return m_end; }

private:
    void run();
    [[nodiscard]] bool waitForRoom();

    static constexpr size_t pieces = 4;

    ByteSource &m_source;
    model::Cancellation m_abandon;
    std::array<std::vector<char>, pieces> m_pieces; // [m_taken, m_filled) modulo `pieces` are full
    std::mutex m_mutex;
    std::condition_variable m_changed;
    size_t m_filled = 0;                            // guarded by m_mutex, as all below
    size_t m_taken = 0;
    bool m_lent = false;                            // piece m_taken is with the reader
    bool m_stopped = false;
    bool m_finished = false;
    SourceEnd m_finishedWith = SourceEnd::None;
    SourceEnd m_end = SourceEnd::None;              // the reader's own
    std::thread m_thread;
};

} // namespace shindan::archive
