#include "services/ingest/opening.h"

#include "services/ingest/bundle_reader.h"
#include "services/ingest/entry_queue.h"
#include "services/ingest/input_bundles.h"

#include <QElapsedTimer>

#include <algorithm>
#include <atomic>
#include <thread>

namespace shindan::ingest {

using namespace std::chrono_literals;

namespace {

/// A source's histogram while it grows: rows that were counted are not read again.
struct HistogramState
{
    quint32 rows = 0;
    std::vector<model::TimeCorrection> corrections;
    quint64 copies = 0;
    model::TimeHistogram histogram;
    std::shared_ptr<const model::TimeHistogram> published;
};

bool sameCorrections(const std::vector<model::TimeCorrection> &a, const std::vector<model::TimeCorrection> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &x, const auto &y) {
        return x.kind == y.kind && x.from == y.from && x.add == y.add;
    });
}

/// Everything between the first path and the last snapshot. Lives on the opening thread.
class Opening
{
public:
    Opening(const OpenRequest &request, const model::Cancellation &cancellation, const OpenObserver &observer, std::shared_ptr<TextStore> texts)
        : m_request(request)
        , m_cancellation(cancellation)
        , m_observer(observer)
        , m_texts(texts ? std::move(texts) : std::make_shared<TextStore>())
        , m_pool(request.threads, request.matcher.get(), cancellation)
    {
    }

    model::Result<Opened> run();

private:
    std::optional<model::Error> readPath(const QString &path);
    BundleReader &addBundle(const QString &path, const QString &input);
    void consume(EntryQueue &queue, InputBundles &bundles, const QString &path);
    void publishIfDue();
    void reportProgress(const QString &path);
    std::shared_ptr<const model::Snapshot> snapshot(bool complete);
    void addSource(model::Snapshot &snapshot, BundleReader &bundle, size_t index);
    void addHistogram(model::Snapshot &snapshot, const model::SourceIndex &source);
    void addTotals(model::Snapshot &snapshot) const;
    std::shared_ptr<const std::vector<model::Template>> templates(const model::Snapshot &snapshot) const;

    const OpenRequest &m_request;
    model::Cancellation m_cancellation;
    const OpenObserver &m_observer;
    std::shared_ptr<TextStore> m_texts;
    Collected m_collected;
    std::vector<std::unique_ptr<BundleReader>> m_bundles;
    ReadingPool m_pool; // before its sources go away, it is gone
    quint32 m_nextSource = 0;
    quint64 m_serial = 0;

    QElapsedTimer m_sincePublished;
    qint64 m_publishPause = 0; // ms; grows with what a snapshot costs
    quint64 m_rowsPublished = 0;
    std::vector<std::shared_ptr<const model::SourceIndex>> m_published;
    std::vector<HistogramState> m_histograms;

    std::atomic<qint64> m_bytesDone{0};
    std::atomic<qint64> m_bytesTotal{0};
    qint64 m_lastProgress = -1000;
    QElapsedTimer m_clock;
};

model::Result<Opened> Opening::run()
{
    m_clock.start();
    m_sincePublished.start();
    m_publishPause = m_request.publishEvery.count();
    std::optional<model::Error> firstError;
    size_t failed = 0;
    for (const QString &path : m_request.paths) {
        if (m_cancellation.requested())
            break;
        if (auto error = readPath(path)) {
            ++failed;
            if (!firstError)
                firstError = std::move(error);
        }
    }
    if (firstError && failed == static_cast<size_t>(m_request.paths.size()))
        return *firstError;
    Opened opened;
    opened.cancelled = m_cancellation.requested();
    opened.snapshot = snapshot(!opened.cancelled);
    opened.texts = m_texts;
    std::sort(m_collected.hits.begin(), m_collected.hits.end());
    opened.hits = std::make_shared<const HitList>(std::move(m_collected.hits));
    return opened;
}

BundleReader &Opening::addBundle(const QString &path, const QString &input)
{
    m_bundles.push_back(std::make_unique<BundleReader>(model::BundleIndex(static_cast<quint32>(m_bundles.size())), path, input,
                                                       m_request.reading, m_nextSource, *m_texts, m_collected, m_pool));
    return *m_bundles.back();
}

std::optional<model::Error> Opening::readPath(const QString &path)
{
    InputBundles bundles(path, [this, &path](const QString &name) -> BundleReader & { return addBundle(name, path); });
    EntryQueue queue(m_cancellation, m_request.reading.chunkBytes);
    std::optional<model::Result<archive::InputSummary>> summary;
    std::thread unpacking([&] {
        const auto progress = [this](const archive::ReadingProgress &reading) {
            m_bytesDone = reading.done;
            m_bytesTotal = reading.total.value_or(0);
        };
        summary.emplace(archive::readInput(path, m_request.limits, queue, m_cancellation, progress, m_request.password));
        queue.close();
    });
    consume(queue, bundles, path);
    unpacking.join();
    if (!summary->ok()) {
        bundles.main().fail(summary->error());
        return summary->error();
    }
    if (!m_cancellation.requested())
        bundles.finish(summary->value());
    return std::nullopt;
}

void Opening::consume(EntryQueue &queue, InputBundles &bundles, const QString &path)
{
    while (!m_cancellation.requested()) {
        bool timedOut = false;
        auto event = queue.next(50ms, timedOut);
        if (!event && !timedOut)
            return;
        if (event) {
            if (auto *begin = std::get_if<EntryQueue::Begin>(&*event))
                bundles.of(begin->entry.path).begin(begin->entry, m_cancellation);
            else if (auto *data = std::get_if<EntryQueue::Data>(&*event))
                bundles.current().data(std::move(data->bytes));
            else if (auto *end = std::get_if<EntryQueue::End>(&*event))
                bundles.current().end(end->end);
        }
        m_pool.settle();
        reportProgress(path);
        publishIfDue();
    }
}

void Opening::reportProgress(const QString &path)
{
    if (!m_observer.progress || m_clock.elapsed() - m_lastProgress < 100)
        return;
    m_lastProgress = m_clock.elapsed();
    quint64 rows = 0;
    for (const auto &bundle : m_bundles) {
        for (const auto &source : bundle->sources())
            rows += source->rows();
    }
    m_observer.progress({path, m_bytesDone, m_bytesTotal, rows});
}

void Opening::publishIfDue()
{
    if ((!m_observer.snapshot && !m_observer.hits) || m_sincePublished.elapsed() < m_publishPause)
        return;
    QElapsedTimer cost;
    cost.start();
    const auto now = snapshot(false);
    if (m_observer.snapshot)
        m_observer.snapshot(now);
    if (m_observer.hits)
        m_observer.hits(now, m_collected.hits);
    // At most a fifth of the time goes into snapshots.
    m_publishPause = std::max<qint64>(m_request.publishEvery.count(), 4 * cost.elapsed());
    m_sincePublished.restart();
}

void Opening::addSource(model::Snapshot &result, BundleReader &bundle, size_t index)
{
    SourceBuilder &builder = *bundle.sources()[index];
    const auto id = builder.info().id.value();
    if (m_published.size() <= id) {
        m_published.resize(id + 1);
        m_histograms.resize(id + 1);
    }
    auto &published = m_published[id];
    const model::TimeCorrections corrections = bundle.corrections(index);
    const bool same = published && published->rows == builder.rows() && !bundle.info()->complete
        && sameCorrections(published->corrections.list(), corrections.list()) && published->info->format == builder.info().format;
    if (!same)
        published = builder.publish(corrections);
    result.sources.push_back(published);
    addHistogram(result, *published);
}

void Opening::addHistogram(model::Snapshot &result, const model::SourceIndex &source)
{
    HistogramState &state = m_histograms[source.id().value()];
    const bool restart = !sameCorrections(state.corrections, source.corrections.list()) || state.copies != source.copies || source.rows < state.rows;
    if (restart) {
        state = {};
        state.corrections = source.corrections.list();
        state.copies = source.copies;
    }
    if (state.rows != source.rows || !state.published) {
        for (const auto &block : source.blocks) {
            const quint32 end = block->first.value() + block->rows();
            for (; state.rows < end; ++state.rows) {
                const model::RowIndex row(state.rows);
                const model::RowFlags flags = (*block->flags)[state.rows - block->first.value()];
                if (flags.has(model::TimeQuality::None) || flags.has(model::RowFlags::Part) || flags.has(model::RowFlags::Copy))
                    continue;
                state.histogram.add(source.corrections.instant(row, (*block->times)[state.rows - block->first.value()], flags), flags.level());
            }
        }
        state.histogram.finish();
        state.published = std::make_shared<const model::TimeHistogram>(state.histogram);
    }
    result.histograms.push_back(state.published);
}

void Opening::addTotals(model::Snapshot &result) const
{
    for (const auto &source : result.sources) {
        result.rows += source->rows;
        if (!source->first)
            continue;
        result.copies += source->copies; // a share of the log's lines; what stands twice elsewhere is no log
        // Rows without a clock are the collector's own (headers, sections), not the log's.
        quint64 clockless = 0;
        for (const auto &block : source->blocks)
            clockless += static_cast<quint64>(std::count_if(block->flags->begin(), block->flags->end(), [](model::RowFlags flags) { return flags.has(model::TimeQuality::None); }));
        result.logRows += source->rows - clockless;
        result.first = result.first ? std::min(*result.first, *source->first) : *source->first;
        result.last = result.last ? std::max(*result.last, *source->last) : *source->last;
    }
}

std::shared_ptr<const std::vector<model::Template>> Opening::templates(const model::Snapshot &result) const
{
    auto list = std::make_shared<std::vector<model::Template>>();
    std::unordered_map<model::TemplateId, quint64> copies;
    for (const auto &source : result.sources) {
        for (const quint32 row : *source->copyRows) {
            if (const model::TemplateId id = source->templateOf(model::RowIndex(row)); id.value() != 0)
                ++copies[id];
        }
    }
    list->reserve(m_collected.templates.size());
    for (const auto &[id, entry] : m_collected.templates) {
        const auto copied = copies.find(id);
        const quint64 count = entry.count - (copied == copies.end() ? 0 : std::min(copied->second, entry.count));
        if (count > 0)
            list->push_back({id, QString::fromStdString(entry.masked), count, entry.example, entry.level});
    }
    std::sort(list->begin(), list->end(), [](const model::Template &a, const model::Template &b) {
        return std::pair(b.count, a.id) < std::pair(a.count, b.id);
    });
    return list;
}

std::shared_ptr<const model::Snapshot> Opening::snapshot(bool complete)
{
    auto result = std::make_shared<model::Snapshot>();
    result->serial = ++m_serial;
    result->complete = complete;
    for (const auto &bundle : m_bundles) {
        result->bundles.push_back(bundle->info());
        for (size_t i = 0; i < bundle->sources().size(); ++i)
            addSource(*result, *bundle, i);
        if (complete) {
            for (auto &missing : bundle->missing())
                result->missing.push_back(std::move(missing));
        }
    }
    addTotals(*result);
    // A cancelled opening still shows what it has, so the order is built to its end.
    result->order = std::make_shared<const model::MergedOrder>(model::MergedOrder::build(result->sources));
    // Entities and templates cost time in proportion to their number; while loading they are renewed as the rows double.
    const bool renew = complete || m_cancellation.requested() || result->rows > 2 * m_rowsPublished;
    static const auto none = std::make_shared<const std::vector<model::Template>>();
    result->templates = none;
    if (renew) {
        m_rowsPublished = result->rows;
        result->entities = m_collected.entities.publish();
        result->templates = templates(*result);
    }
    return result;
}

} // namespace

model::Result<Opened> open(const OpenRequest &request, const model::Cancellation &cancellation, const OpenObserver &observer,
                           std::shared_ptr<TextStore> texts)
{
    Opening opening(request, cancellation, observer, std::move(texts));
    return opening.run();
}

} // namespace shindan::ingest
