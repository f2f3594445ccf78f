#include "gui/timeline/timeline_view.h"

#include "gui/style/colours.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/timeline/opening_range.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int notesPauseMs = 60;

} // namespace

TimelineView::TimelineView(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
    , m_filtered(new FilteredHistograms(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_clock.start();
    m_notesTimer.setSingleShot(true);
    m_notesTimer.setInterval(notesPauseMs);
    m_scrollBar->setFocusPolicy(Qt::NoFocus);
    connect(&m_notesTimer, &QTimer::timeout, this, &TimelineView::refreshNotes);
    connect(m_scrollBar, &QScrollBar::valueChanged, this, &TimelineView::scrollTo);
    connect(m_filtered, &FilteredHistograms::changed, this, [this] {
        m_scene.filtered = m_filtered->histograms();
        restale();
    });
    connect(session, &Session::snapshotChanged, this, &TimelineView::takeSnapshot);
    connect(session, &Session::analysisChanged, this, &TimelineView::takeAnalysis);
    connect(session, &Session::labelsChanged, this, [this] {
        m_scene.lanes = lanesOf(*m_scene.snapshot, m_session->labelsOfSeveral());
        refreshGeometry();
    });
    connect(session, &Session::rowsChanged, this, [this] {
        m_filtered->request(m_session->snapshot(), m_session->matches());
        m_notesTimer.start();
    });
    connect(session, &Session::rangeChanged, this, &TimelineView::takeRange);
    connect(session, &Session::cursorChanged, this, qOverload<>(&QWidget::update));
    connect(session, &Session::zoneChanged, this, &TimelineView::refreshWords);
    connect(session, &Session::rowSelected, this, &TimelineView::takeSelectedRow);
    connect(session, &Session::findingSelected, this, [this] {
        m_scene.selectedFinding = m_session->selectedFinding();
        restale();
    });
    m_scene.snapshot = session->snapshot();
    m_scene.analysis = session->analysis();
    takeSnapshot();
    m_filtered->request(session->snapshot(), session->matches());
}

QSize TimelineView::sizeHint() const
{
    const int line = fontMetrics().height();
    return {80 * line, 20 * line};
}

QSize TimelineView::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    return {20 * line, 8 * line};
}

void TimelineView::takeSnapshot()
{
    const auto &snapshot = m_session->snapshot();
    if (snapshot->serial < m_serial || m_scene.snapshot->sources.empty()) {
        m_automatic = true;
        m_history.clear();
        m_selection.reset();
    }
    m_serial = snapshot->serial;
    m_scene.snapshot = snapshot;
    m_scene.lanes = lanesOf(*snapshot, m_session->labelsOfSeveral());
    takeAnalysis();
}

void TimelineView::takeAnalysis()
{
    m_scene.analysis = m_session->analysis();
    if (m_session->snapshot()->sources.empty()) {
        // Another workspace begins.
        m_scene.snapshot = m_session->snapshot();
        m_scene.lanes.clear();
        m_scene.earlier.clear();
        m_scene.later.clear();
        m_scene.filtered.reset();
        m_serial = 0;
        m_automatic = true;
        m_history.clear();
        m_selection.reset();
    }
    m_scene.flags = laneFlags(*m_scene.snapshot, *m_scene.analysis, m_scene.lanes);
    chooseRange();
    refreshWords();
    refreshGeometry();
    takeSelectedRow();
}

// As long as the user has not moved it, the range follows what is known of the workspace.
void TimelineView::chooseRange()
{
    if (m_automatic && !m_scene.lanes.empty()) {
        m_moving = true;
        m_session->setRange(openingRange(*m_scene.snapshot, *m_scene.analysis, m_session->wholeRange()));
        m_moving = false;
    }
    m_scene.range = m_session->range();
    m_notesTimer.start();
}

void TimelineView::takeRange()
{
    const TimeRange range = m_session->range();
    if (range == m_scene.range)
        return;
    // Moved from elsewhere: a link, a place gone back to. While a workspace loads the session lets the whole range grow, too.
    if (!m_moving && range != m_session->wholeRange()) {
        m_automatic = false;
        m_history.leave(m_scene.range, m_clock.elapsed(), false);
    }
    m_scene.range = range;
    m_notesTimer.start();
    describe();
    restale();
}

void TimelineView::navigate(TimeRange range, bool continuous)
{
    if (m_scene.lanes.empty() || range == m_scene.range)
        return;
    m_history.leave(m_scene.range, m_clock.elapsed(), continuous);
    m_automatic = false;
    m_moving = true;
    m_session->setRange(range);
    m_moving = false;
}

void TimelineView::takeSelectedRow()
{
    int lane = -1;
    if (const auto row = m_session->selectedRow()) {
        const auto it = std::find_if(m_scene.lanes.begin(), m_scene.lanes.end(), [&](const Lane &l) { return l.source == row->source; });
        if (it != m_scene.lanes.end())
            lane = static_cast<int>(it - m_scene.lanes.begin());
    }
    if (lane == m_scene.selectedLane)
        return;
    m_scene.selectedLane = lane;
    if (lane >= 0)
        scrollTo(m_scene.geometry.lanes.scrollShowing(lane));
    restale();
}

void TimelineView::refreshWords()
{
    m_scene.zone = m_session->zone();
    m_scene.language = m_session->language();
    m_scene.rules = timeRules(*m_scene.snapshot, *m_scene.analysis, m_scene.zone, m_scene.language);
    setAccessibleName(tr("Timeline"));
    m_notesTimer.start();
    describe();
    restale();
}

void TimelineView::describe()
{
    setAccessibleDescription(m_scene.lanes.empty()
                                 ? tr("No source has times.")
                                 : tr("%Ln source(s), %1", nullptr, static_cast<int>(m_scene.lanes.size()))
                                       .arg(spanText(m_scene.range.from, m_scene.range.to, m_scene.zone, m_scene.language)));
}

// How many rows of the list stand outside of the range, and when. Asks the order, which takes a millisecond or two: not at every
// turn of the wheel.
void TimelineView::refreshNotes()
{
    const auto &rows = m_session->rows();
    QString earlier;
    QString later;
    const auto dayOf = [this, &rows](quint64 position) {
        const auto row = rows->rows(position, 1);
        if (row.empty() || row.front().source.value() >= m_scene.snapshot->sources.size())
            return QString();
        const model::SourceIndex &source = m_scene.snapshot->source(row.front().source);
        const QString time = timeText(source.orderTime(row.front().row), m_scene.zone, m_scene.language, 0);
        return time.left(time.indexOf(u' '));
    };
    if (!m_scene.lanes.empty() && !isEmpty(m_scene.range)) {
        const quint64 before = rows->positionOf(m_scene.range.from);
        const quint64 behind = rows->positionOf(m_scene.range.to);
        if (before > 0)
            earlier = tr("◀ %Ln earlier row(s) · %1", nullptr, static_cast<int>(std::min<quint64>(before, INT_MAX))).arg(dayOf(before - 1));
        if (behind < rows->size()) {
            const quint64 count = rows->size() - behind;
            later = tr("%Ln later row(s) · %1 ▶", nullptr, static_cast<int>(std::min<quint64>(count, INT_MAX))).arg(dayOf(behind));
        }
    }
    if (earlier == m_scene.earlier && later == m_scene.later)
        return;
    m_scene.earlier = earlier;
    m_scene.later = later;
    restale();
}

void TimelineView::refreshGeometry()
{
    const int count = static_cast<int>(m_scene.lanes.size());
    const int barWidth = m_scrollBar->sizeHint().width();
    int scroll = m_scene.geometry.lanes.scroll;
    auto geometry = TimelineGeometry::of(size(), fontMetrics(), count, scroll, 0);
    const bool scrolls = geometry.lanes.largestScroll() > 0;
    if (scrolls)
        geometry = TimelineGeometry::of(size(), fontMetrics(), count, scroll, barWidth);
    m_scene.geometry = geometry;
    m_scrollBar->setVisible(scrolls);
    m_scrollBar->setGeometry(width() - barWidth, geometry.lanes.top, barWidth, geometry.lanes.visibleHeight());
    const QSignalBlocker blocked(m_scrollBar);
    m_scrollBar->setRange(0, geometry.lanes.largestScroll());
    m_scrollBar->setPageStep(geometry.lanes.visibleHeight());
    m_scrollBar->setSingleStep(geometry.lanes.laneHeight);
    m_scrollBar->setValue(geometry.lanes.scroll);
    restale();
}

void TimelineView::scrollTo(int pixels)
{
    const int scroll = std::clamp(pixels, 0, m_scene.geometry.lanes.largestScroll());
    if (scroll == m_scene.geometry.lanes.scroll)
        return;
    m_scene.geometry.lanes.scroll = scroll;
    const QSignalBlocker blocked(m_scrollBar);
    m_scrollBar->setValue(scroll);
    restale();
}

void TimelineView::restale()
{
    m_stale = true;
    update();
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    refreshGeometry();
}

void TimelineView::changeEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::LanguageChange: refreshWords(); break;
    case QEvent::FontChange:
    case QEvent::StyleChange: refreshGeometry(); break;
    case QEvent::PaletteChange:
    case QEvent::EnabledChange: restale(); break;
    default: break;
    }
    QWidget::changeEvent(event);
}

void TimelineView::paintEvent(QPaintEvent *)
{
    const double ratio = devicePixelRatioF();
    if (m_stale || m_picture.devicePixelRatio() != ratio) {
        m_scene.font = font();
        m_scene.palette = palette();
        paintTimeline(m_scene, ratio, m_picture);
        m_stale = false;
    }
    QPainter painter(this);
    painter.drawImage(0, 0, m_picture);
    painter.setClipRect(m_scene.geometry.plot());
    paintSelection(painter);
    paintCursor(painter);
    painter.setClipping(false);
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void TimelineView::paintSelection(QPainter &painter) const
{
    if (!m_selection)
        return;
    const TimeScale shown = scale();
    const double begin = shown.xOf(m_selection->from);
    const double end = shown.xOf(m_selection->to);
    const QRectF box(begin, m_scene.geometry.findingsTop, std::max(1.0, end - begin), height() - m_scene.geometry.findingsTop);
    QColor tint = palette().color(QPalette::Active, QPalette::Highlight);
    painter.setPen(tint);
    painter.drawLine(box.topLeft(), box.bottomLeft());
    painter.drawLine(box.topRight(), box.bottomRight());
    tint.setAlphaF(0.16F);
    painter.fillRect(box, tint);
    const QString length = durationText(std::chrono::duration_cast<std::chrono::seconds>(spanOf(*m_selection)));
    const QRectF words(box.left() + 3, m_scene.geometry.notesTop, fontMetrics().horizontalAdvance(length) + 6, m_scene.geometry.findingsTop - m_scene.geometry.notesTop);
    painter.fillRect(words, palette().color(QPalette::Active, QPalette::Highlight));
    painter.setPen(palette().color(QPalette::Active, QPalette::HighlightedText));
    painter.drawText(words, Qt::AlignCenter, length);
}

void TimelineView::paintCursor(QPainter &painter) const
{
    const auto cursor = m_session->cursor();
    if (!cursor || !contains(m_scene.range, *cursor))
        return;
    const int x = static_cast<int>(scale().xOf(*cursor));
    const QColor colour = palette().color(QPalette::Active, QPalette::Text);
    painter.setPen(QPen(colour, 1));
    painter.drawLine(x, m_scene.geometry.timesTop, x, height());
    const QString time = timeText(*cursor, m_scene.zone, m_scene.language, 3).section(u' ', 1);
    const int textWidth = fontMetrics().horizontalAdvance(time) + space(2);
    const int left = std::clamp(x - textWidth / 2, m_scene.geometry.plotLeft, std::max(m_scene.geometry.plotLeft, m_scene.geometry.plotRight - textWidth));
    const QRect label(left, m_scene.geometry.timesTop, textWidth, m_scene.geometry.notesTop - m_scene.geometry.timesTop);
    painter.fillRect(label, colour);
    painter.setPen(palette().color(QPalette::Active, QPalette::Base));
    painter.drawText(label, Qt::AlignCenter, time);
}

} // namespace shindan::gui
