#include "gui/overview/log_reach.h"

#include "gui/session/session.h"
#include "gui/style/colours.h"
#include "gui/style/fonts.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/words.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t mostBars = 8;

// The axis is logarithmic in the age: minutes before the end and months before it both have room.
double placeOf(qint64 ns, qint64 end, qint64 longest)
{
    const double age = std::max(0.0, static_cast<double>(end - ns)) / 1e9;
    const double whole = std::max(1.0, static_cast<double>(longest) / 1e9);
    return 1 - std::log1p(age / 60) / std::log1p(whole / 60);
}


} // namespace

LogReach::LogReach(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LogReach::refresh()
{
    m_bars.clear();
    for (const auto &source : m_session->snapshot()->sources) {
        if (source->info->bundle == m_bundle && source->first && source->last && (source->info->ordered || source->info->role.endsWith(u"-log")) && source->rows > 1)
            m_bars.push_back({source->info->bundle, source->info->path, *source->first, *source->last, source->info->coverage, source->rows});
    }
    std::stable_sort(m_bars.begin(), m_bars.end(), [](const Bar &a, const Bar &b) { return a.rows > b.rows; });
    if (m_bars.size() > mostBars)
        m_bars.resize(mostBars);
    std::stable_sort(m_bars.begin(), m_bars.end(), [](const Bar &a, const Bar &b) { return a.first < b.first; });
    if (!m_bars.empty()) {
        m_from = m_bars.front().first;
        m_to = std::max_element(m_bars.begin(), m_bars.end(), [](const Bar &a, const Bar &b) { return a.last < b.last; })->last;
    }
    updateGeometry();
    update();
}

QSize LogReach::sizeHint() const
{
    return {space(90), static_cast<int>(m_bars.size()) * rowHeight(font())};
}

QSize LogReach::minimumSizeHint() const
{
    return {space(50), sizeHint().height()};
}

QString LogReach::lengthOf(const Bar &bar) const
{
    return durationText(std::chrono::duration_cast<std::chrono::seconds>(bar.last - bar.first));
}

LogReach::Columns LogReach::columns() const
{
    const QFontMetrics metrics(font());
    Columns columns;
    int lengths = 0;
    for (const Bar &bar : m_bars) {
        columns.names = std::max(columns.names, metrics.horizontalAdvance(m_session->shortPath(bar.path, bar.bundle)));
        lengths = std::max(lengths, metrics.horizontalAdvance(lengthOf(bar)));
    }
    columns.names = std::min(columns.names, width() * 2 / 5);
    columns.bars = columns.names + space(3);
    columns.words = width() - lengths;
    columns.barWidth = std::max(space(5), columns.words - space(3) - columns.bars);
    return columns;
}

void LogReach::paintBar(QPainter &painter, const Bar &bar, int top, const Columns &columns) const
{
    const QFontMetrics metrics(font());
    const int height = rowHeight(font());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, top, columns.names, height), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_session->shortPath(bar.path, bar.bundle), Qt::ElideLeft, columns.names));
    const qint64 longest = m_to.ns - m_from.ns;
    const double from = placeOf(bar.first.ns, m_to.ns, longest);
    const double to = placeOf(bar.last.ns, m_to.ns, longest);
    const double thickness = std::max(4.0, height * 0.3);
    const double middle = top + height / 2.0;
    painter.fillRect(QRectF(columns.bars, middle - 0.5, columns.barWidth, 1), ruleColour(palette()));
    QRectF filled(columns.bars + from * columns.barWidth, middle - thickness / 2, (to - from) * columns.barWidth, thickness);
    filled.setWidth(std::max(2.0, filled.width()));
    painter.fillRect(filled, mixed(palette().color(QPalette::Highlight), palette().color(QPalette::Base), 0.8));
    painter.setPen(mutedColour(palette()));
    painter.drawText(QRect(columns.words, top, width() - columns.words, height), Qt::AlignRight | Qt::AlignVCenter, lengthOf(bar));
}

void LogReach::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Columns where = columns();
    int top = 0;
    for (const Bar &bar : m_bars) {
        paintBar(painter, bar, top, where);
        top += rowHeight(font());
    }
    const auto incident = m_session->incident();
    if (incident && !m_bars.empty() && *incident >= m_from && *incident <= m_to) {
        const double x = where.bars + placeOf(incident->ns, m_to.ns, m_to.ns - m_from.ns) * where.barWidth;
        painter.fillRect(QRectF(x - 1, 0, 2, top), palette().color(QPalette::WindowText));
    }
}

int LogReach::barAt(QPoint point) const
{
    const int bar = point.y() / rowHeight(font());
    return point.y() >= 0 && bar < static_cast<int>(m_bars.size()) ? bar : -1;
}

void LogReach::mouseReleaseEvent(QMouseEvent *event)
{
    const int at = barAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && at >= 0) {
        const Bar &bar = m_bars[static_cast<size_t>(at)];
        m_session->goTo(bar.bundle, bar.path, model::LineNumber(0));
    }
}

void LogReach::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(barAt(event->position().toPoint()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool LogReach::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int at = barAt(help->pos());
    if (at < 0) {
        QToolTip::hideText();
        return true;
    }
    const Bar &bar = m_bars[static_cast<size_t>(at)];
    QToolTip::showText(help->globalPos(),
                       QStringList{bar.path, spanText(bar.first, bar.last, m_session->zone(), m_session->language()),
                                   tr("%n line(s)", nullptr, static_cast<int>(bar.rows)) + u", "_s + word(bar.coverage)}
                           .join(u'\n'),
                       this);
    return true;
}

} // namespace shindan::gui
