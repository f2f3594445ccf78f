#pragma once
// How many rows of which level stand in which stretch of time: the picture under the timeline, at any zoom, without reading rows.

#include "model/level.h"
#include "model/time.h"
#include "model/units.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace shindan::model {

/// Rows by level in one stretch of time.
struct LevelCounts
{
    std::array<quint32, levelCount> of{};

    [[nodiscard]] quint64 total() const noexcept;
    /// The loudest level that occurs; Unknown if none.
    [[nodiscard]] Level loudest() const noexcept;
    void add(const LevelCounts &other) noexcept;
};

/// One source's rows over time. Level 0 has buckets of 1 s, each next level is 4 times coarser; empty buckets take no room.
class TimeHistogram
{
public:
    static constexpr int levels = 14; ///< the coarsest bucket is about 2 years
    void add(Instant t, Level level, quint32 count = 1);
    /// Builds the coarser levels; to be called after the last add() and before counts().
    void finish();
    /// Counts in `buckets` equal parts of [from, to). A bucket of the pyramid counts where it begins, so a part narrower than
    /// 1 s shows the second it lies in. O(buckets + buckets of the chosen level).
    [[nodiscard]] std::vector<LevelCounts> counts(Instant from, Instant to, int buckets) const;
    [[nodiscard]] bool isEmpty() const noexcept { return m_levels[0].empty(); }
    [[nodiscard]] static constexpr qint64 width(int level) noexcept { return nsPerSecond << (2 * level); }

private:
    struct Bucket
    {
        qint64 index; // start / width
        LevelCounts counts;
    };
    std::array<std::vector<Bucket>, levels> m_levels;
    bool m_sorted = true;
};

} // namespace shindan::model
