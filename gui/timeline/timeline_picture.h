#pragma once
// The timeline as a picture: everything but cursor and selection, which move too often. Made anew only when something in it changes.

#include "gui/timeline/density_bars.h"
#include "gui/timeline/filtered_histograms.h"
#include "gui/timeline/timeline_marks.h"

#include <QFont>
#include <QImage>
#include <QPalette>

namespace shindan::gui {

/// Where things stand, in the widget's pixels.
///
///     names | ruler: days
///           | ruler: times
///           | notes: rows outside of the range, words of rules
///           | findings
///     lane  | bars
///     ...   | ...
struct TimelineGeometry
{
    int width = 0;
    int height = 0;
    int plotLeft = 0; ///< behind the names
    int plotRight = 0;
    int timesTop = 0;
    int notesTop = 0;
    int findingsTop = 0;
    LaneLayout lanes;

    [[nodiscard]] static TimelineGeometry of(QSize size, const QFontMetrics &metrics, int laneCount, int scroll, int scrollBarWidth);
    [[nodiscard]] TimeScale scale(TimeRange range) const noexcept;
    [[nodiscard]] QRect plot() const noexcept { return {plotLeft, 0, plotRight - plotLeft, height}; }
    [[nodiscard]] QRect findings() const noexcept { return {plotLeft, findingsTop, plotRight - plotLeft, lanes.top - findingsTop}; }
    [[nodiscard]] QRect notes() const noexcept { return {plotLeft, notesTop, plotRight - plotLeft, findingsTop - notesTop}; }
    /// A lane's row, names and bars.
    [[nodiscard]] QRect lane(int index) const noexcept { return {0, lanes.yOf(index), plotRight, lanes.laneHeight}; }
};

constexpr int findingMarkSide = 15;

struct TimelineScene
{
    std::shared_ptr<const model::Snapshot> snapshot;
    std::shared_ptr<const model::Analysis> analysis;
    std::shared_ptr<const LaneHistograms> filtered; ///< null: no filter
    std::vector<Lane> lanes;
    std::vector<LaneFlag> flags;
    std::vector<TimeRule> rules;
    TimelineGeometry geometry;
    TimeRange range;
    model::DisplayZone zone;
    model::Language language = model::Language::English;
    int selectedLane = -1;
    QString selectedFinding;
    QString earlier; ///< notes at the left and right end; empty: none
    QString later;
    QFont font;
    QPalette palette;
};

/// Where the notes stand; null rectangles if there are none.
struct NotePlaces
{
    QRect earlier;
    QRect later;
};
[[nodiscard]] NotePlaces notePlaces(const TimelineScene &scene);

/// Paints into `image`, which is made anew only if its size is another one.
void paintTimeline(const TimelineScene &scene, double devicePixelRatio, QImage &image);

} // namespace shindan::gui
