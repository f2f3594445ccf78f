#pragma once
// Chunks are read on several threads; their rows come back in the order in which the chunks were given.

#include "model/cancellation.h"
#include "services/ingest/line_reader.h"
#include "services/ingest/source_builder.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace shindan::ingest {

/// All functions are called by the opening thread; the reading threads only read chunks.
class ReadingPool
{
public:
    /// `threads`: 0 takes as many as the machine has cores. `matcher` may be null, and outlives the pool.
    ReadingPool(int threads, const PatternMatcher *matcher, model::Cancellation cancellation);
    ~ReadingPool();
    ReadingPool(const ReadingPool &) = delete;
    ReadingPool &operator=(const ReadingPool &) = delete;

    /// Gives out a chunk of a source that outlives it. Waits while too many are on their way; meanwhile finished ones are appended.
    void read(SourceBuilder &source, Chunk chunk);
    /// `then` is called once all chunks given so far are appended.
    void afterAll(std::function<void()> then);
    /// Appends what is finished, without waiting.
    void settle();
    /// Waits until all is appended. Gives up when cancelled.
    void drain();

private:
    struct Job
    {
        SourceBuilder *source = nullptr;
        std::shared_ptr<const SourceReading> reading;
        Chunk chunk;
        ReadRows rows;
        std::function<void()> then;
        bool done = false; // guarded by m_mutex
    };
    void work();
    bool settleFirst(bool wait);

    const PatternMatcher *m_matcher;
    model::Cancellation m_cancellation;
    LineReader m_ownReader;                       // for chunks that depend on those before
    std::deque<std::shared_ptr<Job>> m_inOrder;   // the opening thread's alone
    size_t m_mostOnTheWay;
    std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_finished;
    std::deque<std::shared_ptr<Job>> m_toRead;    // guarded by m_mutex
    bool m_stop = false;                          // guarded by m_mutex
    std::vector<std::thread> m_threads;
};

} // namespace shindan::ingest
