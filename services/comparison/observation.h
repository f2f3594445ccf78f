#pragma once
// For how long sources were written to: what counts of messages are measured against.

#include "model/analysis.h"

#include <vector>

namespace shindan::comparison {

/// [begin, end].
struct Interval
{
    model::Instant begin;
    model::Instant end;
};

/// Intervals that do not touch, by time.
using Intervals = std::vector<Interval>;

/// A source that says nothing for longer was perhaps not written to: what is observed ends here and begins again with its next line.
/// (A log may begin with a few lines from the day on which the machine's image was made.)
constexpr model::Nanoseconds longestSilence = std::chrono::minutes(10);
/// The first minutes after the start of the system or of a service: another phase, in which other things are said.
constexpr model::Nanoseconds startupLength = std::chrono::minutes(5);

/// Stretches in which the source has lines. O(rows).
[[nodiscard]] Intervals observedIn(const model::SourceIndex &source);
[[nodiscard]] Intervals united(Intervals intervals);
[[nodiscard]] Intervals intersection(const Intervals &a, const Intervals &b);
/// What of `a` is not in `b`.
[[nodiscard]] Intervals difference(const Intervals &a, const Intervals &b);
[[nodiscard]] model::Nanoseconds length(const Intervals &intervals);

/// The phases after starts of one bundle: of its boots, and of kubelet, containerd and docker as far as facts tell.
[[nodiscard]] Intervals startups(const model::Analysis &analysis, model::BundleIndex bundle);

/// Answers "in which interval is this moment?" for moments that mostly rise: O(1) then, else O(log intervals).
class IntervalCursor
{
public:
    explicit IntervalCursor(const Intervals &intervals)
        : m_intervals(intervals)
    {
    }
    [[nodiscard]] bool contains(model::Instant t);
    /// Time observed before the moment.
    [[nodiscard]] model::Nanoseconds observedBefore(model::Instant t);

private:
    void seek(model::Instant t);
    const Intervals &m_intervals;
    size_t m_at = 0;                     ///< first interval whose end is not before the moment
    model::Nanoseconds m_before{0};      ///< length of those before it
};

} // namespace shindan::comparison
