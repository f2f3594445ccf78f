// A message that should come and does not.

#include "services/diagnosis/coverage.h"
#include "services/diagnosis/match_evaluation.h"

#include <algorithm>

namespace shindan::diagnosis {

using model::Instant;

namespace {

// What could have come: sightings of the message in the current boot, and how far its sources reach.
class Arrivals
{
public:
    Arrivals(const AbsentMatch &match, BundleEvaluation &evaluation)
        : m_match(match)
        , m_evaluation(evaluation)
        , m_end(evaluation.coverage.lastMoment(match.pattern))
    {
        for (const Sighting &sighting : evaluation.sightings.of(evaluation.bundle, match.pattern.slot)) {
            if (!sighting.earlierBoot)
                (sighting.timed ? m_timed : m_timeless).push_back(sighting);
        }
    }

    // Has it come at or after this moment, and soon enough? If the log ends before it had to come, nobody knows.
    [[nodiscard]] bool came(const Group &group, std::optional<Instant> from)
    {
        if (from && m_match.within && (!m_end || *m_end < *from + *m_match.within))
            return true;
        if (std::ranges::any_of(m_timeless, [&](const Sighting &sighting) { return fits(group, sighting); }))
            return true;
        auto at = from ? std::ranges::lower_bound(m_timed, *from, {}, &Sighting::time) : m_timed.begin();
        for (; at != m_timed.end(); ++at) {
            if (from && m_match.within && at->time > *from + *m_match.within)
                return false;
            if (fits(group, *at))
                return true;
        }
        return false;
    }

private:
    // Same node, and the same value of whatever both capture.
    [[nodiscard]] bool fits(const Group &group, const Sighting &sighting)
    {
        const QString &node = m_evaluation.sightings.node(sighting.node);
        if (!node.isEmpty() && !group.node.isEmpty() && node != group.node)
            return false;
        const quint32 slot = m_match.pattern.slot;
        const QStringList &groups = m_evaluation.captures.groups(slot);
        const bool shares = std::ranges::any_of(group.key.keys(), [&](const QString &name) { return groups.contains(name); });
        if (!shares)
            return true;
        const Captured captured = m_evaluation.captures.of(slot, sighting.row);
        return std::ranges::all_of(group.key.keys(), [&](const QString &name) {
            return !captured.contains(name) || captured.value(name) == group.key.value(name);
        });
    }

    const AbsentMatch &m_match;
    BundleEvaluation &m_evaluation;
    std::optional<Instant> m_end;
    std::vector<Sighting> m_timed;
    std::vector<Sighting> m_timeless;
};

std::vector<Group> groupsThatExpectIt(const AbsentMatch &match, const TakenRows &taken, BundleEvaluation &evaluation)
{
    if (!match.when.empty())
        return groupsOf(match.when.front(), Benign::Never, taken, evaluation);
    std::vector<Group> groups;
    for (const QString &node : evaluation.nodes()) {
        groups.emplace_back();
        groups.back().node = node;
    }
    return groups;
}

} // namespace

std::vector<Group> groupsOfAbsence(const AbsentMatch &match, const TakenRows &taken, BundleEvaluation &evaluation)
{
    const RuleCoverage coverage = evaluation.coverage.of(match.pattern);
    if (coverage.degree == CoverageDegree::None || (match.requiresWhole && coverage.degree != CoverageDegree::Whole))
        return {};
    Arrivals arrivals(match, evaluation);
    std::vector<Group> groups;
    for (Group &group : groupsThatExpectIt(match, taken, evaluation)) {
        if (group.earlierBoot)
            continue;
        const bool fromHits = !group.hits.empty();
        std::erase_if(group.hits, [&](const GroupHit &hit) {
            return arrivals.came(group, hit.sighting.timed ? std::optional(hit.sighting.time) : std::nullopt);
        });
        if (fromHits ? !group.hits.empty() : !arrivals.came(group, {}))
            groups.push_back(std::move(group));
    }
    return groups;
}

} // namespace shindan::diagnosis
