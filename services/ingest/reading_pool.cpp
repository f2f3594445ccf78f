#include "services/ingest/reading_pool.h"

#include <algorithm>

namespace shindan::ingest {

using namespace std::chrono_literals;

ReadingPool::ReadingPool(int threads, const PatternMatcher *matcher, model::Cancellation cancellation)
    : m_matcher(matcher)
    , m_cancellation(std::move(cancellation))
    , m_ownReader(matcher)
{
    const auto count = threads > 0 ? static_cast<size_t>(threads) : std::max<size_t>(1, std::thread::hardware_concurrency());
    m_mostOnTheWay = 2 * count + 4;
    for (size_t i = 0; i < std::min<size_t>(count, 64); ++i)
        m_threads.emplace_back([this] { work(); });
}

ReadingPool::~ReadingPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_toRead.clear();
    }
    m_work.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void ReadingPool::work()
{
    LineReader reader(m_matcher);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_work.wait(lock, [this] { return m_stop || !m_toRead.empty(); });
        if (m_stop)
            return;
        const std::shared_ptr<Job> job = std::move(m_toRead.front());
        m_toRead.pop_front();
        lock.unlock();
        if (!m_cancellation.requested())
            job->rows = reader.read(job->chunk, *job->reading);
        lock.lock();
        job->done = true;
        m_finished.notify_one();
    }
}

void ReadingPool::read(SourceBuilder &source, Chunk chunk)
{
    while (m_inOrder.size() >= m_mostOnTheWay && settleFirst(true)) {
    }
    auto job = std::make_shared<Job>();
    job->source = &source;
    job->reading = chunk.reading ? chunk.reading : source.reading();
    job->chunk = std::move(chunk);
    m_inOrder.push_back(job);
    {
        const std::lock_guard lock(m_mutex);
        m_toRead.push_back(std::move(job));
    }
    m_work.notify_one();
}

void ReadingPool::afterAll(std::function<void()> then)
{
    auto job = std::make_shared<Job>();
    job->then = std::move(then);
    job->done = true;
    m_inOrder.push_back(std::move(job));
}

bool ReadingPool::settleFirst(bool wait)
{
    if (m_inOrder.empty() || m_cancellation.requested())
        return false;
    const std::shared_ptr<Job> job = m_inOrder.front();
    {
        std::unique_lock lock(m_mutex);
        while (wait && !job->done && !m_cancellation.requested())
            m_finished.wait_for(lock, 50ms); // cancellation is a flag: nobody wakes us for it
        if (!job->done || m_cancellation.requested())
            return false;
    }
    m_inOrder.pop_front();
    if (job->then)
        job->then();
    else
        job->source->append(std::move(job->rows), job->chunk, m_ownReader);
    return true;
}

void ReadingPool::settle()
{
    while (settleFirst(false)) {
    }
}

void ReadingPool::drain()
{
    while (settleFirst(true)) {
    }
}

} // namespace shindan::ingest
