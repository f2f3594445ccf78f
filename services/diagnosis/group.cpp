#include "services/diagnosis/group.h"

#include <algorithm>

namespace shindan::diagnosis {

std::optional<model::Instant> Group::first() const
{
    return hits.empty() || !hits.front().sighting.timed ? std::nullopt : std::optional(hits.front().sighting.time);
}

std::optional<model::Instant> Group::last() const
{
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
        if (hit->sighting.timed)
            return hit->sighting.time;
    }
    return {};
}

void Group::remember(const Captured &captured)
{
    for (auto value = captured.begin(); value != captured.end(); ++value) {
        QSet<QString> &known = values[value.key()];
        if (known.size() < valueLimit)
            known.insert(value.value());
    }
}

void Group::settleSubject()
{
    subject = key;
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (value->size() == 1 && !subject.contains(value.key()))
            subject.insert(value.key(), *value->begin());
    }
}

void Group::sortHits()
{
    std::ranges::stable_sort(hits, [](const GroupHit &a, const GroupHit &b) {
        if (a.sighting.timed != b.sighting.timed)
            return a.sighting.timed;
        if (a.sighting.timed && a.sighting.time != b.sighting.time)
            return a.sighting.time < b.sighting.time;
        return a.sighting.row < b.sighting.row;
    });
}

bool compatible(const Group &a, const Group &b)
{
    if (!a.node.isEmpty() && !b.node.isEmpty() && a.node != b.node)
        return false;
    for (auto value = a.key.begin(); value != a.key.end(); ++value) {
        const auto other = b.key.constFind(value.key());
        if (other != b.key.constEnd() && *other != value.value())
            return false;
    }
    return true;
}

} // namespace shindan::diagnosis
