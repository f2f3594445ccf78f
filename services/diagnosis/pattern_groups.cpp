// Hits of one pattern, grouped and counted.

#include "services/diagnosis/match_evaluation.h"

#include <algorithm>

namespace shindan::diagnosis {

using model::Nanoseconds;

namespace {

// Groups found so far, by node, boot and the values grouped by.
class Grouping
{
public:
    Group &of(const QString &node, bool earlierBoot, const Captured &key)
    {
        QString name = node + (earlierBoot ? QChar(2) : QChar(1));
        for (const QString &value : key)
            name += QChar(0) + value;
        const auto [at, isNew] = m_places.tryEmplace(name, m_groups.size());
        if (isNew) {
            Group group;
            group.node = node;
            group.key = key;
            group.earlierBoot = earlierBoot;
            m_groups.push_back(std::move(group));
        }
        return m_groups[at];
    }
    std::vector<Group> take() { return std::move(m_groups); }
    void markAllAtLeast()
    {
        for (Group &group : m_groups)
            group.atLeast = true;
    }

private:
    struct Places : QHash<QString, size_t>
    {
        std::pair<size_t, bool> tryEmplace(const QString &name, size_t place)
        {
            const auto known = constFind(name);
            if (known != constEnd())
                return {*known, false};
            insert(name, place);
            return {place, true};
        }
    };
    Places m_places;
    std::vector<Group> m_groups;
};

Captured chosen(const Captured &captured, const QStringList &names)
{
    Captured values;
    for (const QString &name : names)
        values.insert(name, captured.value(name));
    return values;
}

} // namespace

void keepBursts(std::vector<GroupHit> &hits, quint64 count, std::optional<Nanoseconds> within)
{
    if (hits.size() < count) {
        hits.clear();
        return;
    }
    if (!within || count <= 1)
        return;
    const size_t step = count - 1;
    std::vector<bool> keep(hits.size());
    size_t keptTo = 0; // hits before this one are decided
    for (size_t end = step; end < hits.size(); ++end) {
        const Sighting &first = hits[end - step].sighting;
        const Sighting &last = hits[end].sighting;
        if (first.timed != last.timed || (first.timed && last.time - first.time > *within))
            continue;
        for (size_t i = std::max(keptTo, end - step); i <= end; ++i)
            keep[i] = true;
        keptTo = end + 1;
    }
    size_t at = 0;
    std::erase_if(hits, [&](const GroupHit &) { return !keep[at++]; });
}

void markNoise(Group &group, Benign benign, const BundleEvaluation &evaluation)
{
    group.noise = benign != Benign::Never && std::ranges::all_of(group.hits, [&](const GroupHit &hit) {
        return hit.sighting.timed && evaluation.windows.contains(group.node, benign, hit.sighting.time);
    });
}

std::vector<Group> groupsOfPattern(const PatternMatch &match, Benign benign, const TakenRows &taken, BundleEvaluation &evaluation)
{
    const quint32 slot = match.pattern.slot;
    const bool captures = !evaluation.captures.groups(slot).isEmpty();
    Grouping grouping;
    size_t looked = 0;
    for (const Sighting &sighting : evaluation.sightings.of(evaluation.bundle, slot)) {
        if (evaluation.cancellation.requested())
            return {};
        if (taken.contains(sighting.row))
            continue;
        if (!match.by.isEmpty() && ++looked > groupedHitLimit) {
            grouping.markAllAtLeast();
            break;
        }
        const QString &node = evaluation.sightings.node(sighting.node);
        Captured captured;
        if (!match.by.isEmpty())
            captured = evaluation.captures.of(slot, sighting.row);
        Group &group = grouping.of(node, sighting.earlierBoot, chosen(captured, match.by));
        if (captures && match.by.isEmpty() && group.hits.size() < sampledHits)
            captured = evaluation.captures.of(slot, sighting.row);
        group.remember(captured);
        group.hits.push_back({sighting, slot});
    }

    std::vector<Group> groups = grouping.take();
    for (Group &group : groups) {
        keepBursts(group.hits, match.count, match.within);
        markNoise(group, benign, evaluation);
        group.settleSubject();
    }
    std::erase_if(groups, [](const Group &group) { return group.hits.empty(); });
    return groups;
}

} // namespace shindan::diagnosis
