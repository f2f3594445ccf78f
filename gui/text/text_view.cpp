#include "gui/text/text_view.h"

#include "gui/session/session.h"
#include "gui/style/colours.h"
#include "gui/style/fonts.h"
#include "gui/style/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>
#include <QThreadPool>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestShown = 8'000; // characters of one line; the rest is there when copied
constexpr int tabWidth = 8;

} // namespace

TextView::TextView(Session *session, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_session(session)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    m_dragScroll.setInterval(50);
    connect(&m_dragScroll, &QTimer::timeout, this, [this] {
        const int y = viewport()->mapFromGlobal(QCursor::pos()).y();
        if (y < 0 || y > viewport()->height())
            verticalScrollBar()->setValue(verticalScrollBar()->value() + (y < 0 ? -1 : 1) * 3);
        moveCaret(positionAt(viewport()->mapFromGlobal(QCursor::pos())), true);
    });
    applyFont();
}

TextView::~TextView() = default;

void TextView::applyFont()
{
    m_applying = true;
    setFont(logFont());
    m_rowHeight = rowHeight(font());
    m_applying = false;
    fitScrollBars();
}

void TextView::setSource(model::SourceId source, quint32 rows)
{
    // The session's texts may be another object since the last workspace.
    disconnect(m_ready);
    m_ready = connect(m_session->texts(), &model::RowTextSource::textReady, viewport(), qOverload<>(&QWidget::update));
    const bool same = m_source == source;
    m_source = source;
    m_rows = rows;
    if (!same) {
        m_marked.reset();
        m_matches.clear();
        m_words.clear();
        m_anchor = m_caret = {};
        m_widest = 0;
        verticalScrollBar()->setValue(0);
        horizontalScrollBar()->setValue(0);
    }
    fitScrollBars();
    request();
    viewport()->update();
}

void TextView::clear()
{
    m_source.reset();
    m_rows = 0;
    m_matches.clear();
    fitScrollBars();
    viewport()->update();
}

int TextView::gutterWidth() const
{
    const auto digits = static_cast<int>(QString::number(std::max<quint32>(m_rows, 100)).size());
    return fontMetrics().horizontalAdvance(u'0') * digits + space(4);
}

int TextView::visibleRows() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

quint32 TextView::firstVisibleRow() const
{
    return static_cast<quint32>(verticalScrollBar()->value());
}

void TextView::fitScrollBars()
{
    const int rows = static_cast<int>(std::min<quint32>(m_rows, std::numeric_limits<int>::max()));
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setRange(0, std::max(0, rows - visibleRows()));
    const int room = viewport()->width() - gutterWidth() - space(2);
    horizontalScrollBar()->setPageStep(room);
    horizontalScrollBar()->setSingleStep(fontMetrics().horizontalAdvance(u'0') * 4);
    horizontalScrollBar()->setRange(0, std::max(0, m_widest - room));
}

void TextView::request()
{
    if (!m_source || m_rows == 0)
        return;
    // A page before and after what is shown, so that paging finds it there.
    const auto page = static_cast<quint32>(visibleRows() + 1);
    const quint32 first = firstVisibleRow() > page ? firstVisibleRow() - page : 0;
    const quint32 last = std::min(m_rows, firstVisibleRow() + 2 * page);
    std::vector<model::RowRef> rows;
    for (quint32 row = first; row < last; ++row)
        rows.push_back({*m_source, model::RowIndex(row)});
    m_session->texts()->request(rows);
}

std::optional<QString> TextView::textOf(quint32 row) const
{
    const auto text = m_session->texts()->cached({*m_source, model::RowIndex(row)});
    if (!text)
        return std::nullopt;
    return text->line;
}

void TextView::layOut(QTextLayout &layout, const QString &text) const
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTabStopDistance(fontMetrics().horizontalAdvance(u'0') * tabWidth);
    layout.setFont(font());
    layout.setText(text.size() > longestShown ? text.left(longestShown) + u'\u2026' : text);
    layout.setTextOption(option);
    layout.setCacheEnabled(false);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
}

void TextView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const QPalette colours = palette();
    painter.fillRect(0, 0, gutterWidth(), viewport()->height(), colours.color(QPalette::AlternateBase));
    if (!m_source)
        return;
    const quint32 last = std::min<quint32>(m_rows, firstVisibleRow() + static_cast<quint32>(visibleRows()) + 1);
    bool missing = false;
    for (quint32 row = firstVisibleRow(); row < last; ++row) {
        paintRow(painter, row, static_cast<int>(row - firstVisibleRow()) * m_rowHeight);
        missing = missing || !textOf(row);
    }
    if (missing)
        request();
    fitScrollBars();
}

void TextView::paintRow(QPainter &painter, quint32 row, int top)
{
    const int gutter = gutterWidth();
    const QRect line(0, top, viewport()->width(), m_rowHeight);
    if (m_marked == row)
        painter.fillRect(line.adjusted(gutter, 0, 0, 0), selectionTint(palette()));
    painter.setPen(mutedColour(palette()));
    painter.setFont(font());
    painter.drawText(QRect(0, top, gutter - space(2), m_rowHeight), Qt::AlignRight | Qt::AlignVCenter, QString::number(row + 1));
    const auto text = textOf(row);
    if (!text)
        return;
    QTextLayout layout;
    layOut(layout, *text);
    m_widest = std::max(m_widest, static_cast<int>(layout.lineAt(0).naturalTextWidth()) + space(4));
    QList<QTextLayout::FormatRange> marks;
    if (!m_words.isEmpty()) {
        QTextCharFormat match;
        match.setBackground(matchBackground(palette()));
        for (qsizetype at = text->indexOf(m_words, 0, Qt::CaseInsensitive); at >= 0 && at < longestShown;
             at = text->indexOf(m_words, at + m_words.size(), Qt::CaseInsensitive))
            marks.append({static_cast<int>(at), static_cast<int>(m_words.size()), match});
    }
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    if (from != to && row >= from.row && row <= to.row) {
        const qsizetype begin = row == from.row ? from.column : 0;
        const qsizetype end = row == to.row ? to.column : text->size();
        QTextCharFormat selected;
        selected.setBackground(palette().color(QPalette::Highlight));
        selected.setForeground(palette().color(QPalette::HighlightedText));
        if (end > begin)
            marks.append({static_cast<int>(begin), static_cast<int>(end - begin), selected});
    }
    painter.save();
    painter.setClipRect(line.adjusted(gutter, 0, 0, 0));
    painter.setPen(palette().color(QPalette::Text));
    const double y = top + (m_rowHeight - layout.lineAt(0).height()) / 2;
    layout.draw(&painter, QPointF(gutter + space(2) - horizontalScrollBar()->value(), y), marks);
    painter.restore();
}

TextView::Position TextView::positionAt(QPoint point) const
{
    if (m_rows == 0)
        return {};
    const int below = point.y() < 0 ? 0 : point.y() / m_rowHeight;
    const quint32 row = std::min(m_rows - 1, firstVisibleRow() + static_cast<quint32>(below));
    const auto text = textOf(row);
    if (!text)
        return {row, 0};
    QTextLayout layout;
    layOut(layout, *text);
    const double x = point.x() - gutterWidth() - space(2) + horizontalScrollBar()->value();
    return {row, std::min<qsizetype>(layout.lineAt(0).xToCursor(x), text->size())};
}

void TextView::moveCaret(Position to, bool extend)
{
    m_caret = to;
    if (!extend)
        m_anchor = to;
    viewport()->update();
}

void TextView::reveal(Position at)
{
    const auto first = firstVisibleRow();
    const auto page = static_cast<quint32>(visibleRows());
    if (at.row < first)
        verticalScrollBar()->setValue(static_cast<int>(at.row));
    else if (at.row >= first + page)
        verticalScrollBar()->setValue(static_cast<int>(at.row - page + 1));
}

void TextView::showRow(quint32 row)
{
    m_marked = row;
    m_caret = m_anchor = {row, 0};
    const auto page = static_cast<quint32>(visibleRows());
    if (row < firstVisibleRow() || row >= firstVisibleRow() + page) {
        const quint32 third = page / 3;
        verticalScrollBar()->setValue(static_cast<int>(row > third ? row - third : 0));
    }
    request();
    viewport()->update();
}

void TextView::setMatches(std::vector<quint32> rows, const QString &words)
{
    m_matches = std::move(rows);
    m_words = words;
    viewport()->update();
}

void TextView::copy()
{
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    if (!m_source || from == to)
        return;
    finishCopy();
}

std::optional<QString> TextView::selectedText() const
{
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    QStringList lines;
    for (quint32 row = from.row; row <= to.row; ++row) {
        const auto text = textOf(row);
        if (!text)
            return std::nullopt;
        const qsizetype begin = row == from.row ? from.column : 0;
        const qsizetype end = row == to.row ? to.column : text->size();
        lines << text->mid(begin, end - begin);
    }
    return lines.join(u'\n');
}

bool TextView::isSelected(Position at) const
{
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    return from <= at && at < to;
}

// A selection that reaches beyond what is cached is not dragged: it would have to be read first. Ctrl+C does that.
void TextView::startDrag()
{
    const auto text = selectedText();
    m_pressedInSelection.reset();
    if (!text || text->isEmpty())
        return;
    auto *dragged = new QMimeData;
    dragged->setText(*text);
    auto *drag = new QDrag(this);
    drag->setMimeData(dragged);
    drag->exec(Qt::CopyAction);
}

// What is in the cache is copied at once; a selection that reaches beyond it is read from the store, off this thread.
void TextView::finishCopy()
{
    if (const auto text = selectedText()) {
        QApplication::clipboard()->setText(*text);
        return;
    }
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    const auto &source = m_session->snapshot()->sources[m_source->value()];
    auto *watcher = new QThreadPool(this);
    watcher->start([this, watcher, store = m_session->store(), source, from = from, to = to] {
        QString text;
        if (store) {
            const auto begin = source->bytesOf(model::RowIndex(from.row)).begin;
            const auto last = source->bytesOf(model::RowIndex(to.row));
            text = QString::fromUtf8(store->read(source->id(), begin, last.begin.value() + last.size - begin.value()));
            const qsizetype tail = text.lastIndexOf(u'\n', text.endsWith(u'\n') ? -2 : -1) + 1;
            text = text.left(tail + to.column).mid(from.column);
        }
        QMetaObject::invokeMethod(this, [watcher, text] {
            QApplication::clipboard()->setText(text);
            watcher->deleteLater();
        }, Qt::QueuedConnection);
    });
}

void TextView::selectAll()
{
    if (m_rows == 0)
        return;
    m_anchor = {};
    const auto last = textOf(m_rows - 1);
    m_caret = {m_rows - 1, last ? last->size() : std::numeric_limits<qint32>::max()};
    viewport()->update();
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool whole = event->modifiers().testFlag(Qt::ControlModifier);
    const auto page = static_cast<quint32>(visibleRows());
    const quint32 lastRow = m_rows == 0 ? 0 : m_rows - 1;
    Position to = m_caret;
    switch (event->key()) {
    case Qt::Key_Up: to.row = to.row > 0 ? to.row - 1 : 0; break;
    case Qt::Key_Down: to.row = std::min(lastRow, to.row + 1); break;
    case Qt::Key_PageUp: to.row = to.row > page ? to.row - page : 0; break;
    case Qt::Key_PageDown: to.row = std::min(lastRow, to.row + page); break;
    case Qt::Key_Left: to.column = std::max<qsizetype>(0, to.column - 1); break;
    case Qt::Key_Right: ++to.column; break;
    case Qt::Key_Home: to = {whole ? 0 : to.row, 0}; break;
    case Qt::Key_End: to = {whole ? lastRow : to.row, textOf(whole ? lastRow : to.row).value_or(QString()).size()}; break;
    default: QAbstractScrollArea::keyPressEvent(event); return;
    }
    if (const auto text = m_source ? textOf(to.row) : std::nullopt)
        to.column = std::min(to.column, text->size());
    moveCaret(to, extend);
    if (!extend)
        m_marked = to.row;
    reveal(to);
}

void TextView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_source)
        return;
    if (event->modifiers() == Qt::NoModifier && isSelected(positionAt(event->position().toPoint()))) {
        m_pressedInSelection = event->position().toPoint();
        return;
    }
    moveCaret(positionAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
    m_marked = m_caret.row;
    m_dragging = true;
}

void TextView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_pressedInSelection && (at - *m_pressedInSelection).manhattanLength() >= QApplication::startDragDistance())
        return startDrag();
    if (!m_dragging)
        return;
    moveCaret(positionAt(at), true);
    if (viewport()->rect().contains(at))
        m_dragScroll.stop();
    else if (!m_dragScroll.isActive())
        m_dragScroll.start();
}

void TextView::mouseReleaseEvent(QMouseEvent *event)
{
    // A click into the selection that was no drag takes it away.
    if (m_pressedInSelection.has_value() && m_source) {
        moveCaret(positionAt(event->position().toPoint()), false);
        m_marked = m_caret.row;
    }
    m_pressedInSelection.reset();
    m_dragging = false;
    m_dragScroll.stop();
}

void TextView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Position at = positionAt(event->position().toPoint());
    const auto text = m_source ? textOf(at.row) : std::nullopt;
    if (!text)
        return;
    const auto isWord = [&](qsizetype i) { return i >= 0 && i < text->size() && !text->at(i).isSpace() && !u"\"'()[]{},;="_s.contains(text->at(i)); };
    qsizetype begin = at.column;
    qsizetype end = at.column;
    while (isWord(begin - 1))
        --begin;
    while (isWord(end))
        ++end;
    m_anchor = {at.row, begin};
    m_caret = {at.row, end};
    m_dragging = false;
    viewport()->update();
}

void TextView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    QAction *copying = menu.addAction(tr("Copy"), this, &TextView::copy);
    copying->setShortcut(QKeySequence::Copy);
    copying->setEnabled(m_anchor != m_caret);
    menu.addAction(tr("Select all"), this, &TextView::selectAll)->setShortcut(QKeySequence::SelectAll);
    menu.exec(event->globalPos());
}

void TextView::resizeEvent(QResizeEvent *)
{
    fitScrollBars();
    request();
}

void TextView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange && !m_applying)
        applyFont();
}

void TextView::scrollContentsBy(int, int)
{
    request();
    viewport()->update();
    Q_EMIT scrolled();
}

} // namespace shindan::gui
