#include "gui/timeline/opening_range.h"

#include <algorithm>
#include <numeric>

namespace shindan::gui {

namespace {

constexpr int parts = 512;
constexpr double share = 0.97; // of the rows; lines of an old boot are one or two in a hundred
constexpr double shareOfBoot = 0.5;
constexpr double muchLonger = 4;

std::vector<quint64> rowsIn(const model::Snapshot &snapshot, TimeRange range)
{
    std::vector<quint64> sums(parts, 0);
    for (const auto &histogram : snapshot.histograms) {
        if (!histogram || histogram->isEmpty())
            continue;
        const auto counts = histogram->counts(range.from, range.to, parts);
        for (size_t i = 0; i < counts.size(); ++i)
            sums[i] += counts[i].total();
    }
    return sums;
}

struct Window
{
    size_t first = 0;
    size_t behind = 0;
};

// The shortest run of parts that holds `wanted` rows; the last one of several.
Window shortestWindow(const std::vector<quint64> &sums, quint64 wanted)
{
    Window best{0, sums.size()};
    quint64 held = 0;
    for (size_t first = 0, behind = 0; behind < sums.size();) {
        held += sums[behind++];
        while (held - sums[first] >= wanted && first + 1 < behind)
            held -= sums[first++];
        if (held >= wanted && behind - first <= best.behind - best.first)
            best = {first, behind};
    }
    return best;
}

// The stretch between the first and the last row no further than its own length away on either side: the shortest stretch leaves
// some rows out at its ends although they follow without a gap.
TimeRange withNeighbours(const model::Snapshot &snapshot, TimeRange range, TimeRange whole)
{
    const auto span = std::max(spanOf(range), shortestSpan);
    const TimeRange around{std::max(whole.from, range.from - span), std::min(whole.to, range.to + span)};
    const auto sums = rowsIn(snapshot, around);
    const auto occupied = [](quint64 sum) { return sum > 0; };
    const auto first = std::find_if(sums.begin(), sums.end(), occupied);
    const auto last = std::find_if(sums.rbegin(), sums.rend(), occupied);
    if (first == sums.end())
        return range;
    const double part = static_cast<double>(spanOf(around).count()) / parts;
    const double begin = static_cast<double>(first - sums.begin()) - 1;
    const double end = static_cast<double>(sums.size()) - static_cast<double>(last - sums.rbegin()) + 1;
    return fitted({around.from + model::Nanoseconds(static_cast<qint64>(part * begin)), around.from + model::Nanoseconds(static_cast<qint64>(part * end))}, around);
}

bool isMuchLonger(TimeRange longer, TimeRange range)
{
    return static_cast<double>(spanOf(longer).count()) > muchLonger * static_cast<double>(std::max(spanOf(range), shortestSpan).count());
}

quint64 sumOf(const std::vector<quint64> &sums)
{
    return std::accumulate(sums.begin(), sums.end(), quint64(0));
}

// From the start of the current boot on, if most rows are of it.
TimeRange currentBoot(const model::Snapshot &snapshot, const model::Analysis &analysis, TimeRange whole)
{
    for (const model::Boot &boot : analysis.boots) {
        if (!boot.current || !boot.start || *boot.start <= whole.from || *boot.start >= whole.to)
            continue;
        const TimeRange range{*boot.start, whole.to};
        const auto all = static_cast<double>(sumOf(rowsIn(snapshot, whole)));
        if (static_cast<double>(sumOf(rowsIn(snapshot, range))) >= shareOfBoot * all)
            return range;
    }
    return whole;
}

// Each round looks closer at the stretch found before; months become minutes in three.
TimeRange denseStretch(const model::Snapshot &snapshot, TimeRange range)
{
    auto sums = rowsIn(snapshot, range);
    const auto all = sumOf(sums);
    const quint64 wanted = std::max<quint64>(1, static_cast<quint64>(static_cast<double>(all) * share));
    for (int round = 0; round < 6 && all > 0; ++round) {
        const Window window = shortestWindow(sums, wanted);
        const double part = static_cast<double>(spanOf(range).count()) / parts;
        // A bucket counts where it begins, so its rows may reach into the next part.
        const double first = static_cast<double>(window.first) - 1;
        const double behind = static_cast<double>(window.behind) + 1;
        const TimeRange closer = fitted({range.from + model::Nanoseconds(static_cast<qint64>(part * first)),
                                         range.from + model::Nanoseconds(static_cast<qint64>(part * behind))},
                                        range);
        const bool done = !isMuchLonger(range, closer);
        range = closer;
        if (done)
            break;
        sums = rowsIn(snapshot, range);
    }
    return range;
}

} // namespace

TimeRange openingRange(const model::Snapshot &snapshot, const model::Analysis &analysis, TimeRange whole)
{
    const TimeRange boot = currentBoot(snapshot, analysis, whole);
    TimeRange range = withNeighbours(snapshot, denseStretch(snapshot, boot), boot);
    if (!isMuchLonger({range.from, boot.to}, range))
        range.to = boot.to;
    if (!isMuchLonger({boot.from, range.to}, range))
        range.from = boot.from;
    // What the boot leaves out is no more than it holds: then everything is shown.
    if (!isMuchLonger(whole, range))
        range = whole;
    return fitted(range, whole);
}

} // namespace shindan::gui
