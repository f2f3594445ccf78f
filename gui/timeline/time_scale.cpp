#include "gui/timeline/time_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace shindan::gui {

namespace {

constexpr qint64 continuousPauseMs = 700;
constexpr size_t rangesKept = 100;

// Far away moments must not run over.
qint64 toNs(double ns) noexcept
{
    constexpr double limit = 9.2e18;
    return static_cast<qint64>(std::llround(std::clamp(ns, -limit, limit)));
}

constexpr qint64 floorDivide(qint64 a, qint64 b) noexcept
{
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace

double TimeScale::nsPerPixel() const noexcept
{
    return std::max(1.0, static_cast<double>(spanOf(range).count())) / width;
}

double TimeScale::xOf(model::Instant t) const noexcept
{
    // Near moments are subtracted as whole numbers: a double holds today's nanoseconds to 256 ns only.
    constexpr qint64 limit = std::numeric_limits<qint64>::max() / 4;
    const bool near = t.ns > -limit && t.ns < limit && range.from.ns > -limit && range.from.ns < limit;
    const double distance = near ? static_cast<double>(t.ns - range.from.ns) : static_cast<double>(t.ns) - static_cast<double>(range.from.ns);
    return left + distance / nsPerPixel();
}

model::Instant TimeScale::instantAt(double x) const noexcept
{
    const double offset = (x - left) * nsPerPixel();
    const double far = static_cast<double>(range.from.ns) + offset;
    if (std::abs(far) > 9.2e18)
        return {toNs(far)};
    return {range.from.ns + toNs(offset)}; // whole numbers: exact to the nanosecond near the range
}

TimeRange fitted(TimeRange range, TimeRange whole) noexcept
{
    const auto wholeSpan = std::max(spanOf(whole), shortestSpan);
    const auto span = std::clamp(spanOf(range), shortestSpan, wholeSpan);
    model::Instant from = std::max(range.from, whole.from);
    if (from + span > whole.from + wholeSpan)
        from = whole.from + (wholeSpan - span);
    return {from, from + span};
}

TimeRange zoomed(TimeRange range, model::Instant about, double factor, TimeRange whole) noexcept
{
    const auto wholeSpan = std::max(spanOf(whole), shortestSpan);
    const double before = static_cast<double>(std::max(spanOf(range), model::Nanoseconds(1)).count());
    const double after = std::clamp(before * factor, static_cast<double>(shortestSpan.count()), static_cast<double>(wholeSpan.count()));
    const double share = static_cast<double>((about - range.from).count()) / before;
    const model::Instant from{about.ns - toNs(share * after)};
    return fitted({from, from + model::Nanoseconds(toNs(after))}, whole);
}

TimeRange panned(TimeRange range, double parts, TimeRange whole) noexcept
{
    const model::Nanoseconds by(toNs(static_cast<double>(spanOf(range).count()) * parts));
    return fitted({range.from + by, range.to + by}, whole);
}

BarGrid BarGrid::of(const TimeScale &scale) noexcept
{
    BarGrid grid;
    const double pixel = scale.nsPerPixel();
    qint64 bucket = model::nsPerSecond;
    qint64 bin = bucket;
    for (int multiple = 1; static_cast<double>(bin) < pixel && bucket < (std::numeric_limits<qint64>::max() >> 4);) {
        if (++multiple == 4) {
            bucket *= 4;
            multiple = 1;
        }
        bin = bucket * multiple;
    }
    grid.bin = bin;
    grid.first = floorDivide(scale.range.from.ns, bin);
    const qint64 last = floorDivide(std::max(scale.range.to.ns - 1, scale.range.from.ns), bin);
    grid.count = static_cast<int>(std::min<qint64>(last - grid.first + 1, 1 << 20));
    return grid;
}

void RangeHistory::leave(TimeRange range, qint64 nowMs, bool continuous)
{
    const bool sameMove = continuous && m_lastContinuous && !m_ranges.empty() && nowMs - m_lastMs < continuousPauseMs;
    m_lastMs = nowMs;
    m_lastContinuous = continuous;
    if (sameMove || gui::isEmpty(range) || (!m_ranges.empty() && m_ranges.back() == range))
        return;
    m_ranges.push_back(range);
    if (m_ranges.size() > rangesKept)
        m_ranges.erase(m_ranges.begin());
}

std::optional<TimeRange> RangeHistory::back()
{
    m_lastContinuous = false;
    if (m_ranges.empty())
        return std::nullopt;
    const TimeRange range = m_ranges.back();
    m_ranges.pop_back();
    return range;
}

void RangeHistory::clear()
{
    m_ranges.clear();
    m_lastContinuous = false;
}

} // namespace shindan::gui
