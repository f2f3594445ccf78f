// Wheel, mouse and keys of the list, and what is selected by them.

#include "gui/loglist/log_rows.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace shindan::gui {

namespace {

constexpr int wheelNotch = 120;
constexpr int linesPerNotch = 3;

} // namespace

void LogRows::ensureVisible(quint64 line)
{
    if (line < m_top)
        return setTop(line, false);
    if (!m_wrapped) {
        if (line >= m_top + pageLines())
            setTop(line + 1 - pageLines(), false);
        return;
    }
    // Wrapped lines: as far down as what was painted last reaches.
    const auto shown = static_cast<quint64>(m_painted.empty() ? 1 : m_painted.size());
    if (line + 1 >= m_top + shown && line > m_top)
        setTop(line + 1 - std::min(line + 1, std::max<quint64>(1, shown - 1)), false);
}

void LogRows::makeCurrent(const PlacedRow &line)
{
    m_touched = true;
    m_following = true;
    m_justShown = true;
    QTimer::singleShot(0, this, [this] { m_justShown = false; });
    m_session->selectRow(line.row);
    m_following = false;
    followWithCursor(line.row);
    setAccessibleDescription(lineText(m_expanded.lineOf(line.line)));
    viewport()->update();
}

void LogRows::moveCurrent(quint64 line, bool extend)
{
    if (lineCount() == 0)
        return;
    const quint64 wanted = std::min(line, lineCount() - 1);
    const auto placed = lineAt(wanted);
    if (!placed)
        return;
    extend ? m_selection.extend(*placed) : m_selection.select(*placed);
    ensureVisible(wanted);
    makeCurrent(*placed);
}

void LogRows::setExpanded(quint64 position, bool expanded)
{
    const auto head = m_rows.at(position);
    const model::SourceIndex *source = head ? m_rows.source(head->source) : nullptr;
    if (!source || !m_session->isFolded())
        return;
    // Lines below move; the one at the top stays.
    const ExpandedRecords::Line top = m_expanded.at(m_top, m_rows.size());
    if (expanded)
        m_expanded.expand({*head, position, partsNear(*source, head->row)});
    else
        m_expanded.collapse(position);
    m_top = m_expanded.lineOf(top.position == position && !expanded ? ExpandedRecords::Line{position, 0} : top);
    // A part that is folded away hands the selection to its head.
    const bool partSelected = !expanded && m_selection.current() && m_selection.current()->line.position == position && m_selection.current()->line.part > 0;
    m_selection.remap([this](const PlacedRow &row) { return placeOf(row); });
    refreshBars();
    viewport()->update();
    if (partSelected) {
        const PlacedRow line{*head, {position, 0}};
        m_selection.select(line);
        makeCurrent(line);
    }
}

void LogRows::toggleRecord(const PlacedRow &line)
{
    setExpanded(line.line.position, m_expanded.at(line.line.position) == nullptr);
}

void LogRows::wheelEvent(QWheelEvent *event)
{
    event->accept();
    if (event->modifiers().testFlag(Qt::ControlModifier))
        return event->ignore();
    const QPoint angle = event->angleDelta();
    const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier) || angle.y() == 0;
    if (sideways) {
        const int turned = angle.y() != 0 ? angle.y() : angle.x();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - turned * horizontalScrollBar()->singleStep() / wheelNotch * linesPerNotch);
        return;
    }
    m_wheelRest += angle.y() * linesPerNotch;
    const int lines = m_wheelRest / wheelNotch;
    m_wheelRest -= lines * wheelNotch;
    if (lines > 0)
        setTop(m_top - std::min(m_top, static_cast<quint64>(lines)), true);
    else if (lines < 0)
        setTop(m_top + static_cast<quint64>(-lines), true);
}

void LogRows::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const quint64 current = m_selection.current() ? m_expanded.lineOf(m_selection.current()->line) : m_top;
    const bool none = !m_selection.current();
    const quint64 page = std::max<quint64>(1, pageLines() - 1);
    if (event->matches(QKeySequence::Copy))
        return copy(false);
    if (event->matches(QKeySequence::Find))
        return Q_EMIT findRequested();
    if (event->matches(QKeySequence::SelectAll)) {
        const auto first = lineAt(0);
        const auto last = lineCount() > 0 ? lineAt(lineCount() - 1) : std::nullopt;
        if (first && last) {
            m_selection.selectAll(*first, *last);
            viewport()->update();
        }
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up: return moveCurrent(none ? m_top : current - std::min<quint64>(current, 1), shift);
    case Qt::Key_Down: return moveCurrent(none ? m_top : current + 1, shift);
    case Qt::Key_PageUp: return moveCurrent(current - std::min(current, page), shift);
    case Qt::Key_PageDown: return moveCurrent(current + page, shift);
    case Qt::Key_Home: return moveCurrent(0, shift);
    case Qt::Key_End: return moveCurrent(lineCount() == 0 ? 0 : lineCount() - 1, shift);
    case Qt::Key_Left:
        if (m_selection.current() && m_expanded.at(m_selection.current()->line.position))
            return setExpanded(m_selection.current()->line.position, false);
        return horizontalScrollBar()->setValue(horizontalScrollBar()->value() - horizontalScrollBar()->singleStep());
    case Qt::Key_Right:
        if (m_selection.current() && !picture(*m_selection.current()).more.isEmpty() && !m_expanded.at(m_selection.current()->line.position))
            return setExpanded(m_selection.current()->line.position, true);
        return horizontalScrollBar()->setValue(horizontalScrollBar()->value() + horizontalScrollBar()->singleStep());
    case Qt::Key_Space:
        if (m_selection.current())
            return toggleRecord(*m_selection.current());
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LogRows::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const auto line = lineUnder(at);
    if (!line || (event->button() != Qt::LeftButton && event->button() != Qt::RightButton))
        return;
    // The right button opens the menu for what is selected, if the line belongs to it.
    if (event->button() == Qt::RightButton && m_selection.contains(*line))
        return;
    if (event->button() == Qt::LeftButton) {
        const RowPainter rows = painter();
        const auto top = std::find_if(m_painted.begin(), m_painted.end(), [&](const auto &one) { return one.second.line == line->line; });
        if (top != m_painted.end() && rows.moreArea(top->first, picture(*line)).contains(at))
            return toggleRecord(*line);
        m_dragging = true;
    }
    if (event->modifiers().testFlag(Qt::ControlModifier))
        m_selection.toggle(*line);
    else if (event->modifiers().testFlag(Qt::ShiftModifier))
        m_selection.extend(*line);
    else
        m_selection.select(*line);
    makeCurrent(m_selection.current().value_or(*line));
}

void LogRows::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging || !event->buttons().testFlag(Qt::LeftButton)) {
        const auto line = lineUnder(event->position().toPoint());
        bool link = false;
        if (line) {
            const auto top = std::find_if(m_painted.begin(), m_painted.end(), [&](const auto &one) { return one.second.line == line->line; });
            link = top != m_painted.end() && painter().moreArea(top->first, picture(*line)).contains(event->position().toPoint());
        }
        viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    if (event->modifiers().testFlag(Qt::ControlModifier))
        return;
    // Outside of the list it scrolls along.
    const int y = event->position().toPoint().y();
    if (y < 0 || y >= viewport()->height()) {
        m_dragScroll.start();
        return;
    }
    m_dragScroll.stop();
    if (const auto line = lineUnder(event->position().toPoint())) {
        m_selection.extend(*line);
        viewport()->update();
    }
}

void LogRows::mouseReleaseEvent(QMouseEvent *)
{
    m_dragScroll.stop();
    if (std::exchange(m_dragging, false) && m_selection.current() && !m_selection.isSingle())
        makeCurrent(*m_selection.current());
}

void LogRows::dragScroll()
{
    const int y = viewport()->mapFromGlobal(QCursor::pos()).y();
    if (!m_dragging || lineCount() == 0)
        return m_dragScroll.stop();
    const quint64 steps = 3;
    setTop(y < 0 ? m_top - std::min(m_top, steps) : m_top + steps, false);
    const quint64 line = y < 0 ? m_top : std::min(lineCount() - 1, m_top + pageLines() - 1);
    if (const auto placed = lineAt(line)) {
        m_selection.extend(*placed);
        viewport()->update();
    }
}

void LogRows::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto line = lineUnder(event->position().toPoint());
    if (line && event->button() == Qt::LeftButton && !picture(*line).more.isEmpty())
        toggleRecord(*line);
}

void LogRows::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogRows::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool LogRows::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Copying and finding are done here while the list has the focus, whatever the window's menu offers under the same keys.
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::Find) || key->matches(QKeySequence::SelectAll)) {
            key->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

} // namespace shindan::gui
