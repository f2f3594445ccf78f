#pragma once
// A lane's rows as bars: how many by height and lightness of one hue, warnings and errors on top of all else.

#include "gui/timeline/time_scale.h"
#include "model/pyramid.h"

#include <QImage>
#include <QPalette>
#include <QRect>

#include <array>

namespace shindan::gui {

struct BarColours
{
    static constexpr int shades = 16;
    std::array<QRgb, shades> density{};                ///< few to many
    std::array<QRgb, model::levelCount> levels{};      ///< of warning, error, fatal
    QRgb backdrop = 0;                                 ///< rows that the filter leaves out

    [[nodiscard]] static BarColours of(const QPalette &palette);
};

/// Rows in the bins of a grid.
struct Bars
{
    BarGrid grid;
    std::vector<model::LevelCounts> counts;

    [[nodiscard]] static Bars of(const model::TimeHistogram &histogram, const TimeScale &scale);
    [[nodiscard]] quint64 highest() const noexcept;
};

/// The scale of heights: the next power of four, so that it stays the same while one scrolls.
[[nodiscard]] quint64 roundedScale(quint64 highest) noexcept;
/// Height of a bar of `full` pixels at most; logarithmic. Not below `least` if there is any row.
[[nodiscard]] int barHeight(quint64 rows, quint64 scaleTop, int full, int least) noexcept;

struct BarStyle
{
    quint64 scaleTop = 4;
    int leastMark = 2;        ///< pixels that a warning or error takes at least, in both directions
    bool backdropOnly = false;///< all rows in the backdrop's colour
};

/// Paints into `area` (pixels of the image, 32 bits each), bars standing on its lower edge. `scale` is in the same pixels.
/// Levels are stacked from the loudest at the bottom, each at least `leastMark` high: one error in a million rows is seen.
void paintBars(QImage &image, const QRect &area, const TimeScale &scale, const Bars &bars, const BarStyle &style, const BarColours &colours);

} // namespace shindan::gui
