#include "gui/timeline/density_bars.h"

#include "gui/style/colours.h"

#include <algorithm>
#include <cmath>

namespace shindan::gui {

namespace {

constexpr std::array<model::Level, 3> loudLevels{model::Level::Fatal, model::Level::Error, model::Level::Warning};

struct Column
{
    int height = 0;
    int shade = 0;
    std::array<int, loudLevels.size()> loud{}; // heights, in the order of loudLevels
};

// Most bins hold few rows, and a picture has a million bins: their logarithms are looked up.
double logarithmOf(quint64 rows) noexcept
{
    static const auto few = [] {
        std::array<double, 4'096> table{};
        for (size_t i = 0; i < table.size(); ++i)
            table[i] = std::log2(1.0 + static_cast<double>(i));
        return table;
    }();
    return rows < few.size() ? few[rows] : std::log2(1.0 + static_cast<double>(rows));
}

/// Shares of the scale's height, 0 to 1, logarithmic.
class Shares
{
public:
    explicit Shares(quint64 scaleTop) noexcept
        : m_factor(1.0 / logarithmOf(std::max<quint64>(scaleTop, 1)))
    {
    }
    [[nodiscard]] double of(quint64 rows) const noexcept { return std::min(1.0, logarithmOf(rows) * m_factor); }
    /// In pixels of `full`; not below `least` if there is any row.
    [[nodiscard]] int height(quint64 rows, int full, int least) const noexcept
    {
        return rows == 0 ? 0 : std::clamp(static_cast<int>(full * of(rows) + 0.5), std::min(least, full), full);
    }

private:
    double m_factor;
};

// One column of the image for each pixel of the area. A bin narrower than the least mark lends its marks the next pixels.
std::vector<Column> columnsOf(const QRect &area, const TimeScale &scale, const Bars &bars, const BarStyle &style)
{
    std::vector<Column> columns(static_cast<size_t>(area.width()));
    const int full = area.height();
    const int leastBar = std::max(1, style.leastMark / 2);
    const Shares shares(style.scaleTop);
    for (int bin = 0; bin < bars.grid.count; ++bin) {
        const model::LevelCounts &counts = bars.counts[static_cast<size_t>(bin)];
        const quint64 total = counts.total();
        if (total == 0)
            continue;
        const int begin = static_cast<int>(std::floor(scale.xOf(bars.grid.startOf(bin)))) - area.left();
        const int end = std::max(begin + 1, static_cast<int>(std::floor(scale.xOf(bars.grid.startOf(bin + 1)))) - area.left());
        const int shade = static_cast<int>(shares.of(total) * (BarColours::shades - 1) + 0.5);
        const int height = shares.height(total, full, leastBar);
        for (int x = std::max(begin, 0); x < std::min(end, area.width()); ++x) {
            Column &column = columns[static_cast<size_t>(x)];
            column.height = std::max(column.height, height);
            column.shade = std::max(column.shade, shade);
        }
        for (size_t i = 0; i < loudLevels.size() && !style.backdropOnly; ++i) {
            const quint32 rows = counts.of[static_cast<size_t>(loudLevels[i])];
            if (rows == 0)
                continue;
            const int loud = shares.height(rows, full, 2 * style.leastMark);
            const int markEnd = std::max(end, std::max(begin, 0) + style.leastMark);
            // At the right edge a mark grows to the left.
            const int markBegin = std::min(begin, area.width() - style.leastMark);
            for (int x = std::max(markBegin, 0); x < std::min(markEnd, area.width()); ++x) {
                int &there = columns[static_cast<size_t>(x)].loud[i];
                there = std::max(there, loud);
            }
        }
    }
    return columns;
}

void fillDown(uchar *bottom, qsizetype stride, int from, int to, QRgb colour)
{
    for (int y = from; y < to; ++y)
        *reinterpret_cast<QRgb *>(bottom - y * stride) = colour;
}

} // namespace

BarColours BarColours::of(const QPalette &palette)
{
    BarColours colours;
    const QColor paper = palette.color(QPalette::Active, QPalette::Base);
    const QColor ink = palette.color(QPalette::Active, QPalette::Highlight);
    const QColor deep = isDark(palette) ? mixed(Qt::white, ink, 0.45) : mixed(Qt::black, ink, 0.10);
    // The palest shade is still a shape that can be seen.
    double palest = 0.3;
    while (palest < 0.95 && contrast(mixed(deep, paper, palest), paper) < shapeContrast * 0.6)
        palest += 0.02;
    for (int i = 0; i < shades; ++i)
        colours.density[static_cast<size_t>(i)] = mixed(deep, paper, palest + (1 - palest) * i / (shades - 1)).rgb();
    for (const model::Level level : loudLevels)
        colours.levels[static_cast<size_t>(level)] = levelColour(level, palette).value_or(deep).rgb();
    colours.backdrop = mixed(palette.color(QPalette::Active, QPalette::Text), paper, isDark(palette) ? 0.22 : 0.15).rgb();
    return colours;
}

Bars Bars::of(const model::TimeHistogram &histogram, const TimeScale &scale)
{
    Bars bars;
    bars.grid = BarGrid::of(scale);
    bars.counts = histogram.counts(bars.grid.from(), bars.grid.to(), bars.grid.count);
    return bars;
}

quint64 Bars::highest() const noexcept
{
    quint64 most = 0;
    for (const model::LevelCounts &bin : counts)
        most = std::max(most, bin.total());
    return most;
}

quint64 roundedScale(quint64 highest) noexcept
{
    quint64 scale = 4;
    while (scale < highest && scale < (quint64(1) << 60))
        scale *= 4;
    return scale;
}

int barHeight(quint64 rows, quint64 scaleTop, int full, int least) noexcept
{
    return Shares(scaleTop).height(rows, full, least);
}

void paintBars(QImage &image, const QRect &area, const TimeScale &scale, const Bars &bars, const BarStyle &style, const BarColours &colours)
{
    const QRect inside = area & image.rect();
    if (inside != area || area.isEmpty() || bars.counts.empty())
        return;
    const auto columns = columnsOf(area, scale, bars, style);
    const qsizetype stride = image.bytesPerLine();
    uchar *bottomLine = image.bits() + area.bottom() * stride;
    for (int x = 0; x < area.width(); ++x) {
        const Column &column = columns[static_cast<size_t>(x)];
        uchar *bottom = bottomLine + (area.left() + x) * qsizetype(sizeof(QRgb));
        int y = 0;
        for (size_t i = 0; i < loudLevels.size(); ++i) {
            if (column.loud[i] == 0)
                continue;
            // The others behind it still find room for their least height.
            int reserved = 0;
            for (size_t other = i + 1; other < loudLevels.size(); ++other)
                reserved += column.loud[other] > 0 ? style.leastMark : 0;
            const int end = std::clamp(y + column.loud[i], y, std::max(y, area.height() - reserved));
            fillDown(bottom, stride, y, end, colours.levels[static_cast<size_t>(loudLevels[i])]);
            y = end;
        }
        if (column.height > y)
            fillDown(bottom, stride, y, column.height, style.backdropOnly ? colours.backdrop : colours.density[static_cast<size_t>(column.shade)]);
    }
}

} // namespace shindan::gui
