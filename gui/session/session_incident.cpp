// The moment at which it happened: findings ranked about it, and going there.

#include "gui/session/session.h"

#include "services/diagnosis/incident.h"

#include <algorithm>

namespace shindan::gui {

namespace {

// A range longer than this many near windows says little about the moment.
constexpr int longestRange = 4;

std::optional<model::RowRef> rowNear(const model::FilteredOrder &rows, const model::Snapshot &snapshot, model::Instant at)
{
    const quint64 place = rows.positionOf(at);
    std::optional<model::RowRef> nearest;
    std::optional<model::Nanoseconds> least;
    // The last one before the moment and the first one behind it.
    for (const model::RowRef row : rows.rows(place - std::min<quint64>(place, 1), 2)) {
        if (row.source.value() >= snapshot.sources.size())
            continue;
        const auto distance = std::chrono::abs(snapshot.source(row.source).orderTime(row.row) - at);
        if (!least || distance < *least) {
            nearest = row;
            least = distance;
        }
    }
    return nearest;
}

} // namespace

void Session::setAnalysis(std::shared_ptr<const model::Analysis> analysis)
{
    m_madeAnalysis = std::move(analysis);
    m_analysis = m_incident ? diagnosis::aboutIncident(*m_madeAnalysis, *m_incident) : m_madeAnalysis;
    refreshLabels();
    Q_EMIT analysisChanged();
}

void Session::setIncident(std::optional<model::Instant> at)
{
    if (at == m_incident)
        return;
    m_incident = at;
    setAnalysis(m_madeAnalysis);
    Q_EMIT incidentChanged();
}

void Session::goToMoment(model::Instant at)
{
    if (!m_snapshot->first)
        return;
    setCursor(at);
    if (const auto row = rowNear(*m_rows, *m_snapshot, at))
        selectRow(row);
    const TimeRange whole = wholeRange();
    const model::Nanoseconds shown = m_range.to - m_range.from;
    const model::Nanoseconds window = 2 * diagnosis::nearWindow;
    if (at < whole.from || at >= whole.to) {
        // Outside of all logs: both are shown, if the way between them is not too long for a picture.
        const TimeRange wide{std::min(whole.from, at - diagnosis::nearWindow / 6), std::max(whole.to, at + diagnosis::nearWindow / 6)};
        if (wide.to - wide.from <= 4 * std::max(whole.to - whole.from, window))
            setRange(wide);
        return;
    }
    if (shown > longestRange * window)
        setRange({std::max(whole.from, at - window / 2), std::min(whole.to, at + window / 2)});
    else if (at < m_range.from || at >= m_range.to)
        setRange({at - shown / 2, at + shown / 2});
}

} // namespace shindan::gui
