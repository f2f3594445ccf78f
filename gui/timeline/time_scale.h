#pragma once
// Where a moment stands on the screen, and what zooming and panning do to a range. Arithmetic only.

#include "gui/session/session.h"

#include <vector>

namespace shindan::gui {

/// A stretch of time laid over a stretch of pixels.
struct TimeScale
{
    TimeRange range;
    double left = 0;  ///< x of range.from
    double width = 1; ///< of the whole range, in pixels; positive

    [[nodiscard]] double xOf(model::Instant t) const noexcept;
    /// Not limited to the range.
    [[nodiscard]] model::Instant instantAt(double x) const noexcept;
    [[nodiscard]] double nsPerPixel() const noexcept;
};

/// The pyramid knows no stretch shorter than a second.
constexpr model::Nanoseconds shortestSpan{model::nsPerSecond};

[[nodiscard]] constexpr model::Nanoseconds spanOf(TimeRange range) noexcept { return range.to - range.from; }
[[nodiscard]] constexpr bool contains(TimeRange range, model::Instant t) noexcept { return t >= range.from && t < range.to; }
[[nodiscard]] constexpr bool isEmpty(TimeRange range) noexcept { return range.to <= range.from; }

/// The range moved and, where it has to be, shortened so that it lies in `whole`; at least shortestSpan long.
[[nodiscard]] TimeRange fitted(TimeRange range, TimeRange whole) noexcept;
/// `factor` below 1 shows less. The moment `about` keeps its place on the screen as far as `whole` lets it.
[[nodiscard]] TimeRange zoomed(TimeRange range, model::Instant about, double factor, TimeRange whole) noexcept;
/// Moved by a part of its own length; stops at the ends of `whole`.
[[nodiscard]] TimeRange panned(TimeRange range, double parts, TimeRange whole) noexcept;

/// The stretches of time that are counted for the bars. They begin at multiples of their own length whatever the range is, and
/// their length is 1, 2 or 3 times a bucket of the pyramid, so that panning does not make bars flicker and equal densities
/// look equal.
struct BarGrid
{
    qint64 bin = model::nsPerSecond; ///< ns, not shorter than a pixel
    qint64 first = 0;                ///< number of the first bin since 1970
    int count = 0;

    [[nodiscard]] static BarGrid of(const TimeScale &scale) noexcept;
    [[nodiscard]] model::Instant startOf(int index) const noexcept { return {(first + index) * bin}; }
    [[nodiscard]] model::Instant from() const noexcept { return startOf(0); }
    [[nodiscard]] model::Instant to() const noexcept { return startOf(count); }
};

/// Ranges to go back to. Changes in quick succession (turns of the wheel) are one step.
class RangeHistory
{
public:
    /// `nowMs`: a clock that only rises.
    void leave(TimeRange range, qint64 nowMs, bool continuous);
    [[nodiscard]] bool isEmpty() const noexcept { return m_ranges.empty(); }
    /// The range left last, taken off the stack.
    [[nodiscard]] std::optional<TimeRange> back();
    void clear();

private:
    std::vector<TimeRange> m_ranges;
    qint64 m_lastMs = 0;
    bool m_lastContinuous = false;
};

} // namespace shindan::gui
