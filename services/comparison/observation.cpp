#include "services/comparison/observation.h"

#include <algorithm>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::Instant;
using model::Nanoseconds;

Intervals observedIn(const model::SourceIndex &source)
{
    Intervals intervals;
    for (quint32 place = 0; place < source.rows; ++place) {
        const model::RowIndex row = source.rowAt(place);
        if (!source.hasTime(row))
            continue;
        const Instant t = source.instant(row);
        if (intervals.empty() || t > intervals.back().end + longestSilence || t < intervals.back().begin - longestSilence)
            intervals.push_back({t, t});
        intervals.back().begin = std::min(intervals.back().begin, t);
        intervals.back().end = std::max(intervals.back().end, t);
    }
    return united(std::move(intervals));
}

Intervals united(Intervals intervals)
{
    std::sort(intervals.begin(), intervals.end(), [](const Interval &a, const Interval &b) { return a.begin < b.begin; });
    Intervals out;
    for (const Interval &interval : intervals) {
        if (out.empty() || interval.begin > out.back().end)
            out.push_back(interval);
        else
            out.back().end = std::max(out.back().end, interval.end);
    }
    return out;
}

Intervals intersection(const Intervals &a, const Intervals &b)
{
    Intervals out;
    for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        const Instant begin = std::max(a[i].begin, b[k].begin);
        const Instant end = std::min(a[i].end, b[k].end);
        if (begin < end)
            out.push_back({begin, end});
        (a[i].end < b[k].end ? i : k)++;
    }
    return out;
}

Intervals difference(const Intervals &a, const Intervals &b)
{
    Intervals out;
    for (const Interval &whole : a) {
        Instant begin = whole.begin;
        for (const Interval &hole : b) {
            if (hole.end <= begin || hole.begin >= whole.end)
                continue;
            if (hole.begin > begin)
                out.push_back({begin, hole.begin});
            begin = std::max(begin, hole.end);
        }
        if (begin < whole.end)
            out.push_back({begin, whole.end});
    }
    return out;
}

Nanoseconds length(const Intervals &intervals)
{
    Nanoseconds sum{0};
    for (const Interval &interval : intervals)
        sum += interval.end - interval.begin;
    return sum;
}

Intervals startups(const model::Analysis &analysis, model::BundleIndex bundle)
{
    Intervals starts;
    for (const model::Boot &boot : analysis.boots) {
        if (boot.bundle == bundle && boot.start)
            starts.push_back({*boot.start - std::chrono::seconds(5), *boot.start + startupLength});
    }
    for (const QStringView unit : {u"kubelet", u"containerd", u"docker"}) {
        const model::Fact *since = analysis.fact(bundle, u"service."_s + unit.toString() + u".since"_s);
        if (since != nullptr && since->type == u"time"_s) {
            const auto t = since->value.value<Instant>();
            starts.push_back({t, t + startupLength});
        }
    }
    return united(std::move(starts));
}

void IntervalCursor::seek(Instant t)
{
    if (m_at > 0 && t <= m_intervals[m_at - 1].end) {
        m_at = 0;
        m_before = Nanoseconds(0);
    }
    while (m_at < m_intervals.size() && m_intervals[m_at].end < t) {
        m_before += m_intervals[m_at].end - m_intervals[m_at].begin;
        ++m_at;
    }
}

bool IntervalCursor::contains(Instant t)
{
    seek(t);
    return m_at < m_intervals.size() && m_intervals[m_at].begin <= t;
}

Nanoseconds IntervalCursor::observedBefore(Instant t)
{
    seek(t);
    if (m_at >= m_intervals.size() || t <= m_intervals[m_at].begin)
        return m_before;
    return m_before + (t - m_intervals[m_at].begin);
}

} // namespace shindan::comparison
