// Messages that must come in order.

#include "services/diagnosis/match_evaluation.h"

#include <algorithm>
#include <map>

namespace shindan::diagnosis {

namespace {

struct Event
{
    GroupHit hit;
    size_t step;
    Captured captured;
};

// The latest way to have come so far as each step, for one value of `same`.
struct Progress
{
    std::vector<std::vector<const Event *>> chains;
};

bool before(const Event &a, const Event &b)
{
    const Sighting &left = a.hit.sighting;
    const Sighting &right = b.hit.sighting;
    if (left.time != right.time)
        return left.time < right.time;
    if (left.row != right.row)
        return left.row < right.row;
    return a.step > b.step; // a record that fits two steps moves no chain by two
}

std::vector<Event> eventsOf(const SequenceMatch &match, const TakenRows &taken, BundleEvaluation &evaluation)
{
    std::vector<Event> events;
    for (size_t step = 0; step < match.steps.size(); ++step) {
        const quint32 slot = match.steps[step].slot;
        for (const Sighting &sighting : evaluation.sightings.of(evaluation.bundle, slot)) {
            if (evaluation.cancellation.requested() || events.size() >= groupedHitLimit)
                return events;
            if (sighting.timed && !taken.contains(sighting.row))
                events.push_back({{sighting, slot}, step, evaluation.captures.of(slot, sighting.row)});
        }
    }
    std::ranges::sort(events, before);
    return events;
}

// Moves the chains by one event; the whole chain if that completed one.
std::vector<const Event *> advance(Progress &progress, const Event &event, const SequenceMatch &match)
{
    progress.chains.resize(match.steps.size());
    if (event.step == 0) {
        progress.chains[0] = {&event};
        return match.steps.size() == 1 ? std::exchange(progress.chains[0], {}) : std::vector<const Event *>{};
    }
    const std::vector<const Event *> &shorter = progress.chains[event.step - 1];
    if (shorter.empty() || (match.within && event.hit.sighting.time - shorter.front()->hit.sighting.time > *match.within))
        return {};
    std::vector<const Event *> chain = shorter;
    chain.push_back(&event);
    if (event.step + 1 < match.steps.size()) {
        progress.chains[event.step] = std::move(chain);
        return {};
    }
    progress.chains.assign(match.steps.size(), {});
    return chain;
}

} // namespace

std::vector<Group> groupsOfSequence(const SequenceMatch &match, Benign benign, const TakenRows &taken, BundleEvaluation &evaluation)
{
    const std::vector<Event> events = eventsOf(match, taken, evaluation);
    struct Strand
    {
        Progress progress;
        Group group;
    };
    std::map<QStringList, Strand> strands;
    for (const Event &event : events) {
        const Sighting &sighting = event.hit.sighting;
        const QString &node = evaluation.sightings.node(sighting.node);
        QStringList name{node, sighting.earlierBoot ? QStringLiteral("earlier") : QString()};
        Captured key;
        for (const QString &same : match.same) {
            key.insert(same, event.captured.value(same));
            name.append(event.captured.value(same));
        }
        Strand &strand = strands[name];
        strand.group.node = node;
        strand.group.key = key;
        strand.group.earlierBoot = sighting.earlierBoot;
        for (const Event *part : advance(strand.progress, event, match)) {
            strand.group.hits.push_back(part->hit);
            strand.group.remember(part->captured);
        }
    }
    std::vector<Group> groups;
    for (auto &[name, strand] : strands) {
        if (strand.group.hits.empty())
            continue;
        strand.group.sortHits();
        markNoise(strand.group, benign, evaluation);
        strand.group.settleSubject();
        groups.push_back(std::move(strand.group));
    }
    return groups;
}

} // namespace shindan::diagnosis
