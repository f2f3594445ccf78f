// What hovering over the timeline explains.

#include "gui/timeline/timeline_view.h"

#include "gui/style/formatting.h"
#include "gui/style/words.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <cmath>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double reach = 5; // pixels

// Tool tips take text for markup if it looks like it.
QString plain(const QString &text)
{
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br/>"_s) + u"</qt>"_s;
}

} // namespace

std::optional<FindingMark> TimelineView::markAt(QPoint at) const
{
    if (!m_scene.geometry.findings().contains(at))
        return std::nullopt;
    for (auto &mark : findingMarks(*m_scene.analysis, scale(), findingMarkSide + 9)) {
        const double left = std::clamp(mark.x - findingMarkSide / 2.0, double(m_scene.geometry.plotLeft), double(m_scene.geometry.plotRight - findingMarkSide));
        if (at.x() >= left - 2 && at.x() <= left + findingMarkSide + 2)
            return mark;
    }
    return std::nullopt;
}

const LaneFlag *TimelineView::flagAt(QPoint at) const
{
    const int lane = m_scene.geometry.lanes.laneAt(at.y());
    if (lane < 0 || at.x() < m_scene.geometry.plotLeft)
        return nullptr;
    for (const LaneFlag &flag : m_scene.flags) {
        if (flag.lane != lane || !contains(m_scene.range, flag.at))
            continue;
        const bool shown = flag.first || m_scene.analysis->findings[flag.finding].id == m_scene.selectedFinding;
        const double distance = at.x() - scale().xOf(flag.at);
        const int fromTop = at.y() - m_scene.geometry.lanes.yOf(lane);
        if (shown && distance > -3 && distance < 9 && fromTop < 12)
            return &flag;
    }
    return nullptr;
}

QString TimelineView::findingTip(const model::Finding &finding) const
{
    QStringList lines;
    lines << severityAndState(finding.severity, finding.state) + tr(": ") + withoutCodeSigns(finding.title.in(m_scene.language));
    if (finding.first)
        lines << (finding.last && *finding.last != *finding.first ? spanText(*finding.first, *finding.last, m_scene.zone, m_scene.language)
                                                                  : timeText(*finding.first, m_scene.zone, m_scene.language));
    return lines.join(u'\n');
}

QString TimelineView::laneTip(const Lane &lane) const
{
    const model::SourceIndex &source = m_scene.snapshot->source(lane.source);
    QStringList lines;
    lines << source.info->path;
    lines << tr("%1, %Ln line(s)", nullptr, static_cast<int>(std::min<quint32>(source.rows, INT_MAX))).arg(roleWord(source.info->role));
    if (source.copies > 0)
        lines << tr("%Ln of them also stand in another source and are folded", nullptr, static_cast<int>(std::min<quint32>(source.copies, INT_MAX)));
    if (source.info->coverage != model::Coverage::Whole)
        lines << word(source.info->coverage) + (source.info->coverageReason.isEmpty() ? QString() : tr(": ") + source.info->coverageReason.in(m_scene.language));
    lines << spanText(*source.first, *source.last, m_scene.zone, m_scene.language);
    return lines.join(u'\n');
}

QString TimelineView::plotTip(const Lane &lane, double x) const
{
    const TimeScale shown = scale();
    const model::Instant t = shown.instantAt(x);
    const QString time = timeText(t, m_scene.zone, m_scene.language, shown.nsPerPixel() < double(model::nsPerSecond) ? 1 : 0);
    if (t < lane.coveredFrom)
        return tr("%1\nNot covered: %2 begins at %3").arg(time, lane.name, timeText(lane.coveredFrom, m_scene.zone, m_scene.language, 0));
    if (t > lane.coveredTo)
        return tr("%1\nNot covered: %2 ends at %3").arg(time, lane.name, timeText(lane.coveredTo, m_scene.zone, m_scene.language, 0));
    const size_t source = lane.source.value();
    const auto &histograms = m_scene.filtered ? *m_scene.filtered : m_scene.snapshot->histograms;
    model::LevelCounts counts;
    const BarGrid grid = BarGrid::of(shown);
    const qint64 bin = t.ns / grid.bin - (t.ns % grid.bin < 0 ? 1 : 0);
    if (source < histograms.size() && histograms[source])
        counts = histograms[source]->counts({bin * grid.bin}, {(bin + 1) * grid.bin}, 1).front();
    QStringList lines{time + u"  "_s + lane.name};
    lines << tr("%Ln row(s) in %1", nullptr, static_cast<int>(std::min<quint64>(counts.total(), INT_MAX)))
                 .arg(durationText(std::chrono::seconds(grid.bin / model::nsPerSecond)));
    for (const model::Level level : {model::Level::Fatal, model::Level::Error, model::Level::Warning}) {
        const quint32 count = counts.of[static_cast<size_t>(level)];
        if (count > 0)
            lines << tr("%1: %2", "level, count").arg(word(level), numberText(quint64(count)));
    }
    return lines.join(u'\n');
}

QString TimelineView::tipAt(QPoint at) const
{
    const NotePlaces notes = notePlaces(m_scene);
    if (notes.earlier.contains(at))
        return tr("Show the earlier rows (Esc steps back)");
    if (notes.later.contains(at))
        return tr("Show the later rows (Esc steps back)");
    if (const auto mark = markAt(at)) {
        QStringList tips;
        for (const size_t i : mark->findings)
            tips << findingTip(m_scene.analysis->findings[i]);
        return tips.join(u'\n');
    }
    if (const LaneFlag *flag = flagAt(at))
        return findingTip(m_scene.analysis->findings[flag->finding]);
    const bool inPlot = at.x() >= m_scene.geometry.plotLeft && at.x() < m_scene.geometry.plotRight;
    if (inPlot && at.y() >= m_scene.geometry.notesTop) {
        for (const TimeRule &rule : m_scene.rules) {
            const double distance = at.x() - scale().xOf(rule.at);
            const double width = at.y() < m_scene.geometry.findingsTop ? fontMetrics().horizontalAdvance(rule.word) + 4.0 : reach;
            if (contains(m_scene.range, rule.at) && distance > -reach && distance < width)
                return rule.explanation;
        }
    }
    const int lane = m_scene.geometry.lanes.laneAt(at.y());
    if (lane < 0)
        return {};
    return inPlot ? plotTip(m_scene.lanes[static_cast<size_t>(lane)], at.x()) : laneTip(m_scene.lanes[static_cast<size_t>(lane)]);
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = tipAt(help->pos());
        tip.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), plain(tip), this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Esc steps back here before it closes or cancels anything else.
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && canStepBack()) {
            key->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace shindan::gui
