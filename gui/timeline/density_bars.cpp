#include "gui/timeline/density_bars.h"

#include "gui/style/colours.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace shindan::gui {

namespace {

constexpr std::array<model::Level, 3> loudLevels{model::Level::Fatal, model::Level::Error, model::Level::Warning};

/// One column of the image for each pixel of an area.
struct Columns
{
    std::vector<int> heights;
    std::vector<int> shades;
    std::array<std::vector<int>, loudLevels.size()> loud; // heights, in the order of loudLevels
    bool anyLoud = false; // else `loud` is empty

    explicit Columns(int width)
        : heights(static_cast<size_t>(width))
        , shades(static_cast<size_t>(width))
    { }
    void beginLoud()
    {
        if (std::exchange(anyLoud, true))
            return;
        for (std::vector<int> &level : loud)
            level.resize(heights.size());
    }
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
    { }
    [[nodiscard]] double of(quint64 rows) const noexcept { return std::min(1.0, logarithmOf(rows) * m_factor); }
    /// In pixels of `full`; not below `least` if there is any row.
    [[nodiscard]] int height(quint64 rows, int full, int least) const noexcept
    {
        return rows == 0 ? 0 : std::clamp(static_cast<int>(full * of(rows) + 0.5), std::min(least, full), full);
    }

private:
    double m_factor;
};

// A bin narrower than the least mark lends its marks the next pixels.
Columns columnsOf(const QRect &area, const TimeScale &scale, const Bars &bars, const BarStyle &style)
{
    Columns columns(area.width());
    const int full = area.height();
    const int leastBar = std::max(1, style.leastMark / 2);
    const Shares shares(style.scaleTop);
    const auto edgeOf = [&](int bin) { return static_cast<int>(std::floor(scale.xOf(bars.grid.startOf(bin)))) - area.left(); };
    int begin = edgeOf(0);
    int next = begin;
    for (int bin = 0; bin < bars.grid.count; ++bin) {
        const model::LevelCounts &counts = bars.counts[static_cast<size_t>(bin)];
        begin = next;
        next = edgeOf(bin + 1);
        const quint64 total = counts.total();
        if (total == 0)
            continue;
        const int end = std::max(begin + 1, next);
        const int shade = static_cast<int>(shares.of(total) * (BarColours::shades - 1) + 0.5);
        const int height = shares.height(total, full, leastBar);
        for (int x = std::max(begin, 0); x < std::min(end, area.width()); ++x) {
            columns.heights[static_cast<size_t>(x)] = std::max(columns.heights[static_cast<size_t>(x)], height);
            columns.shades[static_cast<size_t>(x)] = std::max(columns.shades[static_cast<size_t>(x)], shade);
        }
        for (size_t i = 0; i < loudLevels.size() && !style.backdropOnly; ++i) {
            const quint32 rows = counts.of[static_cast<size_t>(loudLevels[i])];
            if (rows == 0)
                continue;
            columns.beginLoud();
            const int loud = shares.height(rows, full, 2 * style.leastMark);
            const int markEnd = std::max(end, std::max(begin, 0) + style.leastMark);
            // At the right edge a mark grows to the left.
            const int markBegin = std::min(begin, area.width() - style.leastMark);
            for (int x = std::max(markBegin, 0); x < std::min(markEnd, area.width()); ++x) {
                int &there = columns.loud[i][static_cast<size_t>(x)];
                there = std::max(there, loud);
            }
        }
    }
    return columns;
}

// Row by row: a column of a picture has each of its pixels in another cache line. `bottom`: the leftmost pixel of the lowest row.
void paintDensity(uchar *bottom, qsizetype stride, const Columns &columns, const BarStyle &style, const BarColours &colours)
{
    std::vector<QRgb> inks(columns.heights.size());
    int highest = 0;
    for (size_t x = 0; x < inks.size(); ++x) {
        inks[x] = style.backdropOnly ? colours.backdrop : colours.density[static_cast<size_t>(columns.shades[x])];
        highest = std::max(highest, columns.heights[x]);
    }
    for (int y = 0; y < highest; ++y) {
        auto *line = reinterpret_cast<QRgb *>(bottom - y * stride);
        for (size_t x = 0; x < inks.size(); ++x)
            line[x] = columns.heights[x] > y ? inks[x] : line[x];
    }
}

// They are few: column by column, upon the density.
void paintLoud(
    uchar *bottom, qsizetype stride, int full, const Columns &columns, const BarStyle &style, const BarColours &colours)
{
    for (size_t x = 0; x < columns.heights.size(); ++x) {
        int y = 0;
        for (size_t i = 0; i < loudLevels.size(); ++i) {
            const int height = columns.loud[i][x];
            if (height == 0)
                continue;
            // The others behind it still find room for their least height.
            int reserved = 0;
            for (size_t other = i + 1; other < loudLevels.size(); ++other)
                reserved += columns.loud[other][x] > 0 ? style.leastMark : 0;
            const int end = std::clamp(y + height, y, std::max(y, full - reserved));
            for (; y < end; ++y)
                *(reinterpret_cast<QRgb *>(bottom - y * stride) + x) = colours.levels[static_cast<size_t>(loudLevels[i])];
        }
    }
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

void paintBars(
    QImage &image, const QRect &area, const TimeScale &scale, const Bars &bars, const BarStyle &style, const BarColours &colours)
{
    const QRect inside = area & image.rect();
    if (inside != area || area.isEmpty() || bars.counts.empty())
        return;
    const Columns columns = columnsOf(area, scale, bars, style);
    const qsizetype stride = image.bytesPerLine();
    uchar *bottom = image.bits() + area.bottom() * stride + area.left() * qsizetype(sizeof(QRgb));
    paintDensity(bottom, stride, columns, style, colours);
    if (columns.anyLoud)
        paintLoud(bottom, stride, area.height(), columns, style, colours);
}

} // namespace shindan::gui
