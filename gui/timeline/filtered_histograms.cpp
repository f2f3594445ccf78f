#include "gui/timeline/filtered_histograms.h"

#include <utility>

namespace shindan::gui {

namespace {

constexpr quint32 rowsBetweenQuestions = 65'536;

} // namespace

LaneHistograms countRows(const model::Snapshot &snapshot, const model::WorkspaceRows &rows, const model::Cancellation &cancellation)
{
    LaneHistograms result(snapshot.sources.size());
    quint32 sinceAsked = 0;
    for (const auto &[id, set] : rows.bySource()) {
        if (id.value() >= snapshot.sources.size())
            continue;
        const model::SourceIndex &source = snapshot.source(id);
        auto histogram = std::make_shared<model::TimeHistogram>();
        for (const quint32 row : set) {
            if (++sinceAsked >= rowsBetweenQuestions) {
                sinceAsked = 0;
                if (cancellation.requested())
                    return {};
            }
            const model::RowIndex index(row);
            if (row >= source.rows)
                break;
            const model::RowFlags flags = source.flags(index);
            if (!flags.has(model::TimeQuality::None) && !flags.has(model::RowFlags::Part) && !flags.has(model::RowFlags::Copy))
                histogram->add(source.corrections.instant(index, source.printed(index), flags), flags.level());
        }
        histogram->finish();
        if (!histogram->isEmpty())
            result[id.value()] = std::move(histogram);
    }
    return result;
}

FilteredHistograms::FilteredHistograms(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

FilteredHistograms::~FilteredHistograms()
{
    m_cancellation.cancel();
    m_pool.waitForDone();
}

void FilteredHistograms::request(std::shared_ptr<const model::Snapshot> snapshot, std::shared_ptr<const model::WorkspaceRows> rows)
{
    if (rows) {
        m_next = Request{std::move(snapshot), std::move(rows)};
        if (!m_running)
            start(*std::exchange(m_next, std::nullopt));
        return;
    }
    m_cancellation.cancel();
    ++m_generation;
    m_next.reset();
    if (m_histograms) {
        m_histograms.reset();
        Q_EMIT changed();
    }
}

void FilteredHistograms::start(Request request)
{
    m_running = true;
    m_cancellation = model::Cancellation();
    m_pool.start([this, request = std::move(request), cancellation = m_cancellation, generation = m_generation] {
        auto result = std::make_shared<const LaneHistograms>(countRows(*request.snapshot, *request.rows, cancellation));
        // The pool is waited for before this object goes.
        QMetaObject::invokeMethod(this, [this, generation, result] { finished(generation, result); }, Qt::QueuedConnection);
    });
}

void FilteredHistograms::finished(quint64 generation, std::shared_ptr<const LaneHistograms> result)
{
    m_running = false;
    if (m_next)
        start(*std::exchange(m_next, std::nullopt));
    if (generation != m_generation)
        return;
    m_histograms = std::move(result);
    Q_EMIT changed();
}

} // namespace shindan::gui
