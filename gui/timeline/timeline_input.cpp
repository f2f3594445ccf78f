// Wheel, mouse, keys and the context menu of the timeline.

#include "gui/timeline/timeline_view.h"

#include "gui/style/formatting.h"
#include "gui/style/shapes.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace shindan::gui {

namespace {

constexpr int wheelNotch = 120;
constexpr double zoomPerNotch = 0.8;
constexpr double panPerNotch = 0.12;
constexpr double zoomPerDoubleClick = 0.25;
constexpr int dragDistance = 4;

} // namespace

void TimelineView::zoomBy(double factor)
{
    const TimeRange range = m_scene.range;
    const auto cursor = m_session->cursor();
    const model::Instant about = cursor && contains(range, *cursor) ? *cursor : range.from + spanOf(range) / 2;
    navigate(zoomed(range, about, factor, m_session->wholeRange()), true);
}

void TimelineView::zoomToSelection()
{
    if (!m_selection)
        return;
    const TimeRange wanted = *m_selection;
    m_selection.reset();
    navigate(fitted(wanted, m_session->wholeRange()));
    update();
}

void TimelineView::showWhole()
{
    navigate(m_session->wholeRange());
}

void TimelineView::stepBack()
{
    if (m_selection) {
        m_selection.reset();
        update();
        return;
    }
    if (const auto range = m_history.back()) {
        m_moving = true;
        m_automatic = false;
        m_session->setRange(*range);
        m_moving = false;
    }
}

// The rows that stand before the range, as they were a world of their own.
void TimelineView::showEarlier()
{
    const TimeRange whole = m_session->wholeRange();
    TimeRange wanted{whole.from, m_scene.range.from};
    const auto &rows = m_session->rows();
    const quint64 before = rows->positionOf(m_scene.range.from);
    if (before > 0) {
        const auto last = rows->rows(before - 1, 1);
        if (!last.empty() && last.front().source.value() < m_scene.snapshot->sources.size())
            wanted.to = m_scene.snapshot->source(last.front().source).orderTime(last.front().row) + shortestSpan;
    }
    navigate(fitted(wanted, whole));
}

void TimelineView::showLater()
{
    const TimeRange whole = m_session->wholeRange();
    TimeRange wanted{m_scene.range.to, whole.to};
    const auto &rows = m_session->rows();
    const auto first = rows->rows(rows->positionOf(m_scene.range.to), 1);
    if (!first.empty() && first.front().source.value() < m_scene.snapshot->sources.size())
        wanted.from = m_scene.snapshot->source(first.front().source).orderTime(first.front().row);
    navigate(fitted(wanted, whole));
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    event->accept();
    if (m_scene.lanes.empty())
        return;
    // Some platforms turn the wheel sideways while Alt or Shift is down.
    const int turned = angle.y() != 0 ? angle.y() : angle.x();
    const double notches = static_cast<double>(turned) / wheelNotch;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const model::Instant about = scale().instantAt(event->position().x());
        navigate(zoomed(m_scene.range, std::clamp(about, m_scene.range.from, m_scene.range.to), std::pow(zoomPerNotch, notches), m_session->wholeRange()), true);
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) || angle.y() == 0) {
        navigate(panned(m_scene.range, -notches * panPerNotch, m_session->wholeRange()), true);
    } else {
        m_wheelRest += turned * 3 * m_scene.geometry.lanes.laneHeight;
        const int pixels = m_wheelRest / wheelNotch;
        m_wheelRest -= pixels * wheelNotch;
        scrollTo(m_scene.geometry.lanes.scroll - pixels);
    }
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position().toPoint();
    m_pressedAt = scale().instantAt(event->position().x());
    m_dragging = false;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_pressed) {
        const NotePlaces notes = notePlaces(m_scene);
        const bool link = notes.earlier.contains(at) || notes.later.contains(at) || markAt(at) || flagAt(at);
        setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    const bool inPlot = m_pressed->x() >= m_scene.geometry.plotLeft;
    if (!m_dragging && (!inPlot || std::abs(at.x() - m_pressed->x()) < dragDistance))
        return;
    m_dragging = true;
    const double x = std::clamp(event->position().x(), double(m_scene.geometry.plotLeft), double(m_scene.geometry.plotRight));
    const model::Instant now = scale().instantAt(x);
    m_selection = TimeRange{std::min(m_pressedAt, now), std::max(m_pressedAt, now)};
    update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    if (!std::exchange(m_dragging, false))
        click(event->position().toPoint());
}

void TimelineView::click(QPoint at)
{
    const NotePlaces notes = notePlaces(m_scene);
    if (notes.earlier.contains(at))
        return showEarlier();
    if (notes.later.contains(at))
        return showLater();
    if (const auto mark = markAt(at))
        return clickFinding(*mark, at);
    if (const LaneFlag *flag = flagAt(at))
        return m_session->selectFinding(m_scene.analysis->findings[flag->finding].id);
    if (at.x() < m_scene.geometry.plotLeft || at.x() >= m_scene.geometry.plotRight || m_scene.lanes.empty())
        return;
    const model::Instant t = scale().instantAt(at.x());
    if (m_selection && !contains(*m_selection, t)) {
        m_selection.reset();
        update();
    }
    m_session->setCursor(t);
}

void TimelineView::clickFinding(const FindingMark &mark, QPoint at)
{
    const auto &findings = m_scene.analysis->findings;
    if (mark.findings.size() == 1)
        return m_session->selectFinding(findings[mark.findings.front()].id);
    QMenu menu(this);
    for (const size_t i : mark.findings) {
        const QString id = findings[i].id;
        menu.addAction(severityIcon(findings[i].severity, findings[i].state), withoutCodeSigns(findings[i].title.in(m_scene.language)), this,
                       [this, id] { m_session->selectFinding(id); });
    }
    menu.exec(mapToGlobal(at));
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || event->position().x() < m_scene.geometry.plotLeft || m_scene.lanes.empty())
        return;
    const QPoint at = event->position().toPoint();
    if (markAt(at) || flagAt(at) || notePlaces(m_scene).earlier.contains(at) || notePlaces(m_scene).later.contains(at))
        return;
    const model::Instant t = scale().instantAt(event->position().x());
    if (m_selection && contains(*m_selection, t))
        return zoomToSelection();
    m_selection.reset();
    navigate(zoomed(m_scene.range, t, zoomPerDoubleClick, m_session->wholeRange()));
}

// From the cursor, or the middle of what is shown, by pixels of the present scale.
void TimelineView::extendSelection(double pixels)
{
    if (m_scene.lanes.empty())
        return;
    const auto cursor = m_session->cursor();
    const model::Instant begin = cursor && contains(m_scene.range, *cursor) ? *cursor : m_scene.range.from + spanOf(m_scene.range) / 2;
    if (!m_selection)
        m_selection = TimeRange{begin, begin};
    const model::Nanoseconds by(static_cast<qint64>(pixels * scale().nsPerPixel()));
    // The end that is not the cursor moves.
    model::Instant &end = m_selection->from < begin ? m_selection->from : (m_selection->to > begin || by.count() > 0) ? m_selection->to : m_selection->from;
    end = std::clamp(end + by, m_scene.range.from, m_scene.range.to);
    if (m_selection->to < m_selection->from)
        std::swap(m_selection->from, m_selection->to);
    if (m_selection->from == m_selection->to)
        m_selection.reset();
    update();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const LaneLayout &lanes = m_scene.geometry.lanes;
    const auto pan = [this](double parts) { navigate(panned(m_scene.range, parts, m_session->wholeRange()), true); };
    switch (event->key()) {
    case Qt::Key_Left: shift ? extendSelection(-12) : pan(-panPerNotch); return;
    case Qt::Key_Right: shift ? extendSelection(12) : pan(panPerNotch); return;
    case Qt::Key_Up: return scrollTo(lanes.scroll - lanes.laneHeight);
    case Qt::Key_Down: return scrollTo(lanes.scroll + lanes.laneHeight);
    case Qt::Key_PageUp: return scrollTo(lanes.scroll - lanes.visibleHeight());
    case Qt::Key_PageDown: return scrollTo(lanes.scroll + lanes.visibleHeight());
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(zoomPerNotch * zoomPerNotch);
    case Qt::Key_Minus: return zoomBy(1 / (zoomPerNotch * zoomPerNotch));
    case Qt::Key_Home: return showWhole();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selection)
            return zoomToSelection();
        break;
    case Qt::Key_Escape:
        if (canStepBack())
            return stepBack();
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_scene.lanes.empty())
        return;
    const bool inPlot = event->x() >= m_scene.geometry.plotLeft;
    const model::Instant t = scale().instantAt(std::clamp(event->x(), m_scene.geometry.plotLeft, m_scene.geometry.plotRight));
    QMenu menu(this);
    QAction *toSelection = menu.addAction(tr("Zoom to selection"), this, &TimelineView::zoomToSelection);
    toSelection->setEnabled(m_selection.has_value());
    menu.addAction(tr("Whole time"), this, &TimelineView::showWhole);
    QAction *back = menu.addAction(tr("Step back"), this, &TimelineView::stepBack);
    back->setEnabled(canStepBack());
    menu.addSeparator();
    if (inPlot) {
        menu.addAction(tr("It happened here"), this, [this, t] {
            m_session->setCursor(t);
            m_session->setIncident(t);
        });
    }
    if (m_session->incident())
        menu.addAction(tr("Remove the incident mark"), this, [this] { m_session->setIncident(std::nullopt); });
    menu.addSeparator();
    const auto copy = [](const QString &text) { QApplication::clipboard()->setText(text); };
    if (inPlot) {
        const QString time = timeText(t, m_scene.zone, m_scene.language, 3) + u' ' + zoneText(m_scene.zone);
        menu.addAction(tr("Copy time %1").arg(time), this, [copy, time] { copy(time); });
    }
    if (m_selection) {
        const QString span = spanText(m_selection->from, m_selection->to, m_scene.zone, m_scene.language) + u' ' + zoneText(m_scene.zone);
        menu.addAction(tr("Copy selected time"), this, [copy, span] { copy(span); });
    }
    menu.exec(event->globalPos());
}

} // namespace shindan::gui
