#include "model/pyramid.h"

#include <algorithm>

namespace shindan::model {

namespace {

constexpr qint64 floorDivide(qint64 a, qint64 b) noexcept
{
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace

quint64 LevelCounts::total() const noexcept
{
    quint64 sum = 0;
    for (const quint32 count : of)
        sum += count;
    return sum;
}

Level LevelCounts::loudest() const noexcept
{
    for (int level = levelCount - 1; level > 0; --level) {
        if (of[static_cast<size_t>(level)] > 0)
            return static_cast<Level>(level);
    }
    return Level::Unknown;
}

void LevelCounts::add(const LevelCounts &other) noexcept
{
    for (size_t i = 0; i < of.size(); ++i)
        of[i] += other.of[i];
}

void TimeHistogram::add(Instant t, Level level, quint32 count)
{
    auto &base = m_levels[0];
    const qint64 index = floorDivide(t.ns, width(0));
    if (base.empty() || base.back().index != index) {
        m_sorted = m_sorted && (base.empty() || base.back().index < index);
        base.push_back({index, {}});
    }
    base.back().counts.of[static_cast<size_t>(level)] += count;
}

void TimeHistogram::finish()
{
    const auto merge = [](std::vector<Bucket> &buckets) {
        size_t kept = 0;
        for (size_t i = 1; i < buckets.size(); ++i) {
            if (buckets[i].index == buckets[kept].index)
                buckets[kept].counts.add(buckets[i].counts);
            else
                buckets[++kept] = buckets[i];
        }
        if (!buckets.empty())
            buckets.resize(kept + 1);
    };
    if (!m_sorted) {
        std::stable_sort(m_levels[0].begin(), m_levels[0].end(), [](const Bucket &a, const Bucket &b) { return a.index < b.index; });
        merge(m_levels[0]);
        m_sorted = true;
    }
    for (size_t level = 1; level < m_levels.size(); ++level) {
        m_levels[level] = m_levels[level - 1];
        for (Bucket &bucket : m_levels[level])
            bucket.index = floorDivide(bucket.index, 4);
        merge(m_levels[level]);
    }
}

std::vector<LevelCounts> TimeHistogram::counts(Instant from, Instant to, int buckets) const
{
    std::vector<LevelCounts> result(static_cast<size_t>(std::max(buckets, 0)));
    if (buckets <= 0 || to <= from)
        return result;
    const double part = static_cast<double>(to.ns - from.ns) / buckets;
    int level = 0;
    while (level + 1 < levels && static_cast<double>(width(level + 1)) <= part)
        ++level;
    const auto &list = m_levels[static_cast<size_t>(level)];
    const qint64 firstIndex = floorDivide(from.ns, width(level));
    auto it = std::lower_bound(list.begin(), list.end(), firstIndex, [](const Bucket &b, qint64 index) { return b.index < index; });
    for (; it != list.end(); ++it) {
        const qint64 start = it->index * width(level);
        if (start >= to.ns)
            break;
        const auto slot = static_cast<qint64>(static_cast<double>(std::max(start, from.ns) - from.ns) / part);
        result[static_cast<size_t>(std::clamp<qint64>(slot, 0, buckets - 1))].add(it->counts);
    }
    return result;
}

} // namespace shindan::model
