#include "gui/timeline/opening_range.h"

#include <algorithm>

namespace shindan::gui {

namespace {

constexpr int parts = 512;
constexpr double share = 0.99;
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

bool isMuchLonger(TimeRange longer, TimeRange range)
{
    return static_cast<double>(spanOf(longer).count()) > muchLonger * static_cast<double>(std::max(spanOf(range), shortestSpan).count());
}

} // namespace

TimeRange openingRange(const model::Snapshot &snapshot, const model::Analysis &analysis, TimeRange whole)
{
    TimeRange range = whole;
    quint64 wanted = 0;
    // Each round looks closer at the stretch found before; months become minutes in three.
    for (int round = 0; round < 6; ++round) {
        const auto sums = rowsIn(snapshot, range);
        if (round == 0) {
            quint64 total = 0;
            for (const quint64 sum : sums)
                total += sum;
            wanted = std::max<quint64>(1, static_cast<quint64>(static_cast<double>(total) * share));
            if (total == 0)
                return whole;
        }
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
    }
    for (const model::Boot &boot : analysis.boots) {
        if (boot.current && boot.start && *boot.start < range.from && !isMuchLonger({*boot.start, range.to}, range))
            range.from = *boot.start;
    }
    if (!isMuchLonger({range.from, whole.to}, range))
        range.to = whole.to;
    if (!isMuchLonger({whole.from, range.to}, range))
        range.from = whole.from;
    return fitted(range, whole);
}

} // namespace shindan::gui
