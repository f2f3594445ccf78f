#include "gui/timeline/timeline_picture.h"

#include "gui/style/colours.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "gui/timeline/time_ticks.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

// A mark at either end of the range is moved inside.
QRectF insideTrack(const QRectF &box, const QRect &track)
{
    const double left = std::clamp(box.left(), double(track.left()), std::max(double(track.left()), track.right() + 1 - box.width()));
    return {left, box.top(), box.width(), box.height()};
}

constexpr int laneGap = 2; // between the bars of one lane and the next

/// One painting. Holds what all parts of it need.
class Painting
{
public:
    Painting(const TimelineScene &scene, QImage &image)
        : m_scene(scene)
        , m_geometry(scene.geometry)
        , m_scale(scene.geometry.scale(scene.range))
        , m_image(image)
        , m_metrics(scene.font)
        , m_muted(mutedColour(scene.palette))
        , m_text(scene.palette.color(QPalette::Active, QPalette::Text))
        , m_rule(ruleColour(scene.palette))
    {
    }

    void run()
    {
        const QPalette &palette = m_scene.palette;
        m_image.fill(palette.color(QPalette::Active, QPalette::Base));
        begin();
        m_painter.fillRect(QRect(0, 0, m_geometry.width, m_geometry.lanes.top), palette.color(QPalette::Active, QPalette::Window));
        m_painter.fillRect(QRect(0, 0, m_geometry.plotLeft, m_geometry.height), palette.color(QPalette::Active, QPalette::Window));
        paintLaneGrounds();
        paintTickLines();
        m_painter.end(); // bars are written into the image itself
        paintLanes();
        begin();
        paintNames();
        paintRules();
        paintFlags();
        paintRuler();
        paintNotes();
        paintIncident();
        paintFindings();
        paintFrame();
    }

private:
    void begin()
    {
        m_painter.begin(&m_image);
        m_painter.setFont(m_scene.font);
    }
    [[nodiscard]] QRect lanesArea() const
    {
        return {m_geometry.plotLeft, m_geometry.lanes.top, m_geometry.plotRight - m_geometry.plotLeft, m_geometry.lanes.visibleHeight()};
    }

    void paintLaneGrounds();
    void paintNotCovered(const QRect &area, const QBrush &hatch);
    void paintTickLines();
    void paintLanes();
    void paintNames();
    void paintRules();
    void paintFlags();
    void paintIncident();
    void paintRuler();
    void paintNotes();
    void paintFindings();
    void paintFrame();

    const TimelineScene &m_scene;
    const TimelineGeometry &m_geometry;
    TimeScale m_scale;
    QImage &m_image;
    QFontMetrics m_metrics;
    QColor m_muted;
    QColor m_text;
    QColor m_rule;
    QPainter m_painter;
    Ticks m_ticks;
};

// Selected lane, not-covered time, lines between lanes.
void Painting::paintLaneGrounds()
{
    m_painter.setClipRect(QRect(0, m_geometry.lanes.top, m_geometry.plotRight, m_geometry.lanes.visibleHeight()));
    const QBrush hatch(mixed(m_text, m_scene.palette.color(QPalette::Base), isDark(m_scene.palette) ? 0.22 : 0.18), Qt::BDiagPattern);
    const auto [first, last] = m_geometry.lanes.visible();
    for (int i = first; i < last; ++i) {
        const QRect row = m_geometry.lane(i);
        if (i == m_scene.selectedLane)
            m_painter.fillRect(row, selectionTint(m_scene.palette));
        const Lane &lane = m_scene.lanes[static_cast<size_t>(i)];
        const int left = m_geometry.plotLeft;
        const int right = m_geometry.plotRight;
        const int begin = static_cast<int>(std::clamp(m_scale.xOf(lane.coveredFrom), double(left), double(right)));
        const int end = static_cast<int>(std::ceil(std::clamp(m_scale.xOf(lane.coveredTo) + 1, double(left), double(right))));
        const QRect bars(left, row.top() + laneGap, right - left, row.height() - laneGap);
        if (begin > left)
            paintNotCovered(QRect(left, bars.top(), begin - left, bars.height() - 1), hatch);
        if (end < right)
            paintNotCovered(QRect(end, bars.top(), right - end, bars.height() - 1), hatch);
        m_painter.fillRect(QRect(0, row.bottom(), right, 1), mixed(m_text, m_scene.palette.color(QPalette::Base), 0.07));
    }
    m_painter.setClipping(false);
}

void Painting::paintNotCovered(const QRect &area, const QBrush &hatch)
{
    m_painter.fillRect(area, hatch);
    const QString word = Words::tr("not covered");
    const int width = m_metrics.horizontalAdvance(word) + space(3);
    if (area.width() < 2 * width)
        return;
    const QRect box(area.center().x() - width / 2, area.top(), width, area.height());
    m_painter.fillRect(box, m_scene.palette.color(QPalette::Active, QPalette::Base));
    m_painter.setPen(m_muted);
    m_painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, word);
}

void Painting::paintTickLines()
{
    const double gap = 1.6 * m_metrics.horizontalAdvance(u"00:00:00"_s);
    m_ticks = ticksOf(m_scale, m_scene.zone, m_scene.language, gap);
    const QRect area = lanesArea();
    m_painter.setPen(mixed(m_text, m_scene.palette.color(QPalette::Base), 0.07));
    for (const Tick &tick : m_ticks.small) {
        const int x = static_cast<int>(m_scale.xOf(tick.at));
        m_painter.drawLine(x, area.top(), x, area.bottom());
    }
}

void Painting::paintLanes()
{
    const double ratio = m_image.devicePixelRatio();
    const auto toDevice = [ratio](int value) { return static_cast<int>(std::lround(value * ratio)); };
    TimeScale scale = m_scale;
    scale.left *= ratio;
    scale.width *= ratio;
    const auto [first, last] = m_geometry.lanes.visible();
    struct Shown
    {
        int lane = 0;
        bool backdrop = false;
        Bars bars;
    };
    std::vector<Shown> shown;
    quint64 highest = 0;
    for (int i = first; i < last; ++i) {
        const size_t source = m_scene.lanes[static_cast<size_t>(i)].source.value();
        const auto add = [&](const std::vector<std::shared_ptr<const model::TimeHistogram>> &list, bool backdrop) {
            if (source >= list.size() || !list[source] || list[source]->isEmpty())
                return;
            shown.push_back({i, backdrop, Bars::of(*list[source], scale)});
            highest = std::max(highest, shown.back().bars.highest());
        };
        add(m_scene.snapshot->histograms, m_scene.filtered != nullptr);
        if (m_scene.filtered)
            add(*m_scene.filtered, false);
    }
    const BarColours colours = BarColours::of(m_scene.palette);
    BarStyle style;
    style.scaleTop = roundedScale(highest);
    style.leastMark = std::max(2, toDevice(2));
    // Lanes cut by the edges of the visible area are painted aside and copied in part.
    const QRect clip(toDevice(m_geometry.plotLeft), toDevice(m_geometry.lanes.top), toDevice(m_geometry.plotRight) - toDevice(m_geometry.plotLeft),
                     toDevice(m_geometry.lanes.visibleHeight()));
    for (const Shown &one : shown) {
        style.backdropOnly = one.backdrop;
        const int top = toDevice(m_geometry.lanes.yOf(one.lane) + laneGap);
        const int bottom = toDevice(m_geometry.lanes.yOf(one.lane + 1) - 1);
        const QRect area(clip.left(), top, clip.width(), bottom - top);
        if (clip.contains(area)) {
            paintBars(m_image, area, scale, one.bars, style, colours);
            continue;
        }
        QImage aside = m_image.copy(area);
        aside.setDevicePixelRatio(1);
        TimeScale shifted = scale;
        shifted.left -= area.left();
        paintBars(aside, aside.rect(), shifted, one.bars, style, colours);
        const QRect seen = area & clip;
        for (int y = seen.top(); y <= seen.bottom(); ++y)
            std::copy_n(reinterpret_cast<const QRgb *>(aside.constScanLine(y - area.top())) + (seen.left() - area.left()), seen.width(),
                        reinterpret_cast<QRgb *>(m_image.scanLine(y)) + seen.left());
    }
}

void Painting::paintNames()
{
    m_painter.setClipRect(QRect(0, m_geometry.lanes.top, m_geometry.plotLeft, m_geometry.lanes.visibleHeight()));
    const auto [first, last] = m_geometry.lanes.visible();
    for (int i = first; i < last; ++i) {
        const QRect cell = m_geometry.lane(i).adjusted(space(2), 0, 0, 0);
        const QRect box(cell.left(), cell.top(), m_geometry.plotLeft - space(4), cell.height());
        m_painter.setPen(i == m_scene.selectedLane ? m_text : m_scene.palette.color(QPalette::Active, QPalette::WindowText));
        m_painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                           m_metrics.elidedText(m_scene.lanes[static_cast<size_t>(i)].name, Qt::ElideMiddle, box.width()));
    }
    m_painter.setClipping(false);
}

void Painting::paintRules()
{
    const QColor colour = mixed(m_text, m_scene.palette.color(QPalette::Base), 0.62);
    for (const TimeRule &rule : m_scene.rules) {
        if (!contains(m_scene.range, rule.at) || rule.kind == TimeRule::Kind::Incident)
            continue;
        const int x = static_cast<int>(m_scale.xOf(rule.at));
        m_painter.setPen(QPen(colour, 1, rule.kind == TimeRule::Kind::Boot ? Qt::SolidLine : Qt::DashLine));
        m_painter.drawLine(x, m_geometry.notesTop + 2, x, m_geometry.height);
    }
    const NotePlaces notes = notePlaces(m_scene);
    const double left = notes.earlier.isNull() ? m_geometry.plotLeft : notes.earlier.right() + space(2);
    const double right = notes.later.isNull() ? m_geometry.plotRight : notes.later.left() - space(2);
    m_painter.setPen(m_text);
    for (const PlacedWord &word : placedWords(m_scene.rules, m_scale, m_metrics, left, right)) {
        if (m_scene.rules[word.rule].kind == TimeRule::Kind::Incident)
            continue;
        m_painter.drawText(QRectF(word.x, m_geometry.notesTop, word.width + 1, m_geometry.findingsTop - m_geometry.notesTop),
                           Qt::AlignVCenter | Qt::TextSingleLine, m_scene.rules[word.rule].word);
    }
}

// Upon everything else: it is what the whole picture is about.
void Painting::paintIncident()
{
    m_painter.setClipRect(m_geometry.plot());
    for (const PlacedWord &word : placedWords(m_scene.rules, m_scale, m_metrics, m_geometry.plotLeft, m_geometry.plotRight)) {
        const TimeRule &rule = m_scene.rules[word.rule];
        if (rule.kind != TimeRule::Kind::Incident)
            continue;
        const int x = static_cast<int>(m_scale.xOf(rule.at));
        m_painter.fillRect(QRect(x - 1, m_geometry.notesTop, 2, m_geometry.height - m_geometry.notesTop), m_text);
        const QRectF tag(word.x, m_geometry.notesTop, word.width, m_geometry.findingsTop - m_geometry.notesTop);
        m_painter.fillRect(tag, m_text);
        m_painter.setPen(m_scene.palette.color(QPalette::Active, QPalette::Base));
        m_painter.drawText(tag, Qt::AlignCenter | Qt::TextSingleLine, rule.word);
    }
    m_painter.setClipping(false);
}

void Painting::paintFlags()
{
    m_painter.setClipRect(lanesArea());
    const auto [first, last] = m_geometry.lanes.visible();
    for (const LaneFlag &flag : m_scene.flags) {
        const model::Finding &finding = m_scene.analysis->findings[flag.finding];
        const bool selected = finding.id == m_scene.selectedFinding;
        if (flag.lane < first || flag.lane >= last || !contains(m_scene.range, flag.at) || (!flag.first && !selected))
            continue;
        const bool faint = finding.state != model::FindingState::Active;
        const QColor colour = faint ? faintSeverityColour(finding.severity, m_scene.palette) : severityColour(finding.severity, m_scene.palette);
        const QRect row = m_geometry.lane(flag.lane);
        const double x = std::floor(m_scale.xOf(flag.at)) + 0.5;
        const double top = row.top() + laneGap + 0.5;
        const double side = selected ? 9 : 7;
        m_painter.setRenderHint(QPainter::Antialiasing);
        // A light edge keeps the flag apart from bars of the same colour.
        m_painter.setPen(QPen(m_scene.palette.color(QPalette::Base), 3));
        m_painter.drawLine(QPointF(x, top), QPointF(x, row.bottom()));
        m_painter.setPen(QPen(colour, selected ? 2 : 1.4));
        m_painter.drawLine(QPointF(x, top), QPointF(x, row.bottom()));
        m_painter.setPen(QPen(m_scene.palette.color(QPalette::Base), 1));
        m_painter.setBrush(faint ? m_scene.palette.color(QPalette::Base) : colour);
        if (faint)
            m_painter.setPen(QPen(colour, 1));
        m_painter.drawPolygon(QPolygonF{{x, top}, {x + side, top + side / 2}, {x, top + side}});
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }
    m_painter.setClipping(false);
}

void Painting::paintRuler()
{
    const int lineHeight = m_geometry.timesTop;
    m_painter.setPen(m_muted);
    m_painter.drawText(QRect(space(2), m_geometry.timesTop, m_geometry.plotLeft - space(4), lineHeight), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                       m_metrics.elidedText(zoneText(m_scene.zone), Qt::ElideRight, m_geometry.plotLeft - space(4)));
    m_painter.setClipRect(m_geometry.plot());
    for (const Tick &tick : m_ticks.small) {
        const double x = std::floor(m_scale.xOf(tick.at));
        m_painter.setPen(m_muted);
        m_painter.drawLine(QPointF(x, m_geometry.timesTop + lineHeight * 0.3), QPointF(x, m_geometry.notesTop));
        m_painter.setPen(m_text);
        m_painter.drawText(QPointF(x + 4, m_geometry.timesTop + (lineHeight + m_metrics.ascent() - m_metrics.descent()) / 2.0), tick.label);
    }
    // A day's label makes room for the next one.
    for (size_t i = 0; i < m_ticks.large.size(); ++i) {
        const double x = std::max(std::floor(m_scale.xOf(m_ticks.large[i].at)), double(m_geometry.plotLeft));
        const double width = m_metrics.horizontalAdvance(m_ticks.large[i].label) + 8;
        const bool crowded = i == 0 && m_ticks.large.size() > 1 && x + width > m_scale.xOf(m_ticks.large[1].at);
        const bool first = i == 0;
        if (!first) {
            m_painter.setPen(m_muted);
            m_painter.drawLine(QPointF(x, 2), QPointF(x, m_geometry.notesTop));
        }
        if (crowded)
            continue;
        m_painter.setPen(m_text);
        m_painter.drawText(QPointF(x + 4, (lineHeight + m_metrics.ascent() - m_metrics.descent()) / 2.0), m_ticks.large[i].label);
    }
    m_painter.setClipping(false);
}

void Painting::paintNotes()
{
    const NotePlaces places = notePlaces(m_scene);
    m_painter.setPen(m_scene.palette.color(QPalette::Active, QPalette::Link));
    if (!places.earlier.isNull())
        m_painter.drawText(places.earlier, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, m_scene.earlier);
    if (!places.later.isNull())
        m_painter.drawText(places.later, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, m_scene.later);
}

void Painting::paintFindings()
{
    const QRect track = m_geometry.findings();
    m_painter.setPen(m_muted);
    m_painter.drawText(QRect(space(2), track.top(), m_geometry.plotLeft - space(4), track.height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                       m_metrics.elidedText(Words::tr("Findings"), Qt::ElideRight, m_geometry.plotLeft - space(4)));
    m_painter.setClipRect(track);
    const auto &findings = m_scene.analysis->findings;
    for (const model::Finding &finding : findings) {
        if (finding.id != m_scene.selectedFinding || !finding.first || !finding.last)
            continue;
        // How long the selected one lasted.
        const double begin = std::max(m_scale.xOf(*finding.first), double(track.left()));
        const double end = std::min(m_scale.xOf(*finding.last) + 1, double(track.right() + 1));
        if (end > begin)
            m_painter.fillRect(QRectF(begin, track.bottom() - 2, end - begin, 3), severityColour(finding.severity, m_scene.palette));
    }
    for (const FindingMark &mark : findingMarks(*m_scene.analysis, m_scale, findingMarkSide + 9)) {
        const model::Finding &worst = findings[mark.findings.front()];
        const QRectF box(mark.x - findingMarkSide / 2.0, track.top() + (track.height() - findingMarkSide) / 2.0 - 1, findingMarkSide, findingMarkSide);
        const QRectF inside = insideTrack(box, track);
        const bool selected = std::any_of(mark.findings.begin(), mark.findings.end(), [&](size_t i) { return findings[i].id == m_scene.selectedFinding; });
        if (selected)
            m_painter.fillRect(inside.adjusted(-2, -2, 2, 2), selectionTint(m_scene.palette));
        paintSeverity(m_painter, inside, worst.severity, worst.state != model::FindingState::Active, m_scene.palette);
        if (mark.findings.size() > 1) {
            QFont small = m_scene.font;
            small.setPointSizeF(small.pointSizeF() * 0.75);
            m_painter.setFont(small);
            m_painter.setPen(m_text);
            m_painter.drawText(QPointF(inside.right() + 1, inside.bottom()), QString::number(mark.findings.size()));
            m_painter.setFont(m_scene.font);
        }
    }
    m_painter.setClipping(false);
}

void Painting::paintFrame()
{
    m_painter.setPen(m_rule);
    m_painter.drawLine(0, m_geometry.lanes.top - 1, m_geometry.width, m_geometry.lanes.top - 1);
    m_painter.drawLine(m_geometry.plotLeft - 1, 0, m_geometry.plotLeft - 1, m_geometry.height);
}

} // namespace

TimelineGeometry TimelineGeometry::of(QSize size, const QFontMetrics &metrics, int laneCount, int scroll, int scrollBarWidth)
{
    TimelineGeometry geometry;
    const int line = metrics.height() + 2;
    geometry.width = size.width();
    geometry.height = size.height();
    geometry.plotLeft = std::clamp(size.width() / 7, 12 * metrics.averageCharWidth(), 30 * metrics.averageCharWidth());
    geometry.plotRight = std::max(geometry.plotLeft + 1, size.width() - scrollBarWidth);
    geometry.timesTop = line;
    geometry.notesTop = 2 * line;
    geometry.findingsTop = 3 * line;
    geometry.lanes.top = 3 * line + std::max(line, findingMarkSide + 5) + 1;
    geometry.lanes.bottom = std::max(geometry.lanes.top, size.height());
    geometry.lanes.laneHeight = static_cast<int>(std::ceil(metrics.height() * 1.35)) + laneGap;
    geometry.lanes.count = laneCount;
    geometry.lanes.scroll = std::clamp(scroll, 0, geometry.lanes.largestScroll());
    return geometry;
}

TimeScale TimelineGeometry::scale(TimeRange range) const noexcept
{
    return {range, double(plotLeft), double(std::max(1, plotRight - plotLeft))};
}

NotePlaces notePlaces(const TimelineScene &scene)
{
    const QFontMetrics metrics(scene.font);
    const QRect area = scene.geometry.notes().adjusted(space(1), 0, -space(1), 0);
    NotePlaces places;
    // They make room for the incident's tag.
    QRect tag;
    for (const PlacedWord &word : placedWords(scene.rules, scene.geometry.scale(scene.range), metrics, area.left(), area.right())) {
        if (scene.rules[word.rule].kind == TimeRule::Kind::Incident)
            tag = QRect(static_cast<int>(word.x), area.top(), word.width, area.height());
    }
    if (!scene.earlier.isEmpty()) {
        places.earlier = QRect(area.left(), area.top(), metrics.horizontalAdvance(scene.earlier) + 2, area.height());
        if (places.earlier.intersects(tag))
            places.earlier.moveLeft(tag.right() + space(2));
    }
    if (!scene.later.isEmpty()) {
        const int width = metrics.horizontalAdvance(scene.later) + 2;
        places.later = QRect(area.right() - width, area.top(), width, area.height());
        if (places.later.intersects(tag))
            places.later.moveRight(tag.left() - space(2));
        if (places.earlier.isValid() && places.later.left() < places.earlier.right() + space(2))
            places.later = {};
    }
    return places;
}

void paintTimeline(const TimelineScene &scene, double devicePixelRatio, QImage &image)
{
    const QSize size = (QSize(scene.geometry.width, scene.geometry.height) * devicePixelRatio).expandedTo({1, 1});
    if (image.size() != size)
        image = QImage(size, QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatio);
    Painting(scene, image).run();
}

} // namespace shindan::gui
