#include "services/ingest/text_store.h"

#include <QCache>
#include <QMetaObject>
#include <QPointer>

#include <condition_variable>
#include <thread>

namespace shindan::ingest {

namespace {

constexpr qsizetype cachedRows = 20'000;
constexpr size_t rowsAtOnce = 64;

} // namespace

/// The reading thread and what it shares with the owner. The owner's thread alone touches the cache.
class RowTextReader::Worker
{
public:
    struct Batch
    {
        quint64 generation = 0; // of the content: texts of an older store never reach the cache
        std::vector<std::pair<model::RowRef, model::RowText>> texts;
    };

    explicit Worker(RowTextReader *owner)
        : m_owner(owner)
        , m_thread([this] { run(); })
    {
        cache.setMaxCost(cachedRows);
    }

    ~Worker()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }

    void setContent(std::shared_ptr<const TextStore> texts, std::shared_ptr<const model::Snapshot> snapshot)
    {
        const std::lock_guard lock(m_mutex);
        if (m_texts != texts) {
            ++m_generation;
            cache.clear();
        }
        m_texts = std::move(texts);
        m_snapshot = std::move(snapshot);
    }

    void request(std::vector<model::RowRef> rows)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_wanted = std::move(rows);
        }
        m_wake.notify_one();
    }

    void deliver(Batch batch)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (batch.generation != m_generation)
                return;
        }
        for (auto &[row, text] : batch.texts)
            cache.insert(row, new model::RowText(std::move(text)));
        Q_EMIT m_owner->textReady();
    }

    QCache<model::RowRef, model::RowText> cache; // owner's thread only

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        while (!m_stop) {
            if (m_wanted.empty() || !m_texts || !m_snapshot) {
                m_wake.wait(lock);
                continue;
            }
            const size_t count = std::min(rowsAtOnce, m_wanted.size());
            const std::vector<model::RowRef> rows(m_wanted.begin(), m_wanted.begin() + static_cast<qsizetype>(count));
            m_wanted.erase(m_wanted.begin(), m_wanted.begin() + static_cast<qsizetype>(count));
            Batch batch;
            batch.generation = m_generation;
            const auto texts = m_texts;
            const auto snapshot = m_snapshot;
            lock.unlock();
            for (const model::RowRef row : rows) {
                if (row.source.value() >= snapshot->sources.size())
                    continue;
                const model::SourceIndex &source = snapshot->source(row.source);
                if (row.row.value() < source.rows)
                    batch.texts.emplace_back(row, readRow(*texts, source, row.row));
            }
            // The owner outlives this thread: its destructor joins it.
            QMetaObject::invokeMethod(m_owner, [this, moved = std::make_shared<Batch>(std::move(batch))] { deliver(std::move(*moved)); }, Qt::QueuedConnection);
            lock.lock();
        }
    }

    RowTextReader *m_owner;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;                              // guarded by m_mutex, as all below
    quint64 m_generation = 0;
    std::vector<model::RowRef> m_wanted;
    std::shared_ptr<const TextStore> m_texts;
    std::shared_ptr<const model::Snapshot> m_snapshot;
    std::thread m_thread;                             // last: starts when all else is there
};

RowTextReader::RowTextReader(QObject *parent)
    : RowTextSource(parent)
    , m_worker(std::make_unique<Worker>(this))
{
}

RowTextReader::~RowTextReader() = default;

void RowTextReader::setContent(std::shared_ptr<const TextStore> texts, std::shared_ptr<const model::Snapshot> snapshot)
{
    m_worker->setContent(std::move(texts), std::move(snapshot));
}

std::optional<model::RowText> RowTextReader::cached(model::RowRef row) const
{
    const model::RowText *text = m_worker->cache.object(row);
    return text ? std::optional(*text) : std::nullopt;
}

void RowTextReader::request(const std::vector<model::RowRef> &rows)
{
    std::vector<model::RowRef> missing;
    for (const model::RowRef row : rows) {
        if (!m_worker->cache.contains(row))
            missing.push_back(row);
    }
    m_worker->request(std::move(missing));
}

} // namespace shindan::ingest

#include "moc_text_store.cpp"
