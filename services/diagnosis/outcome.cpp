#include "services/diagnosis/outcome.h"

#include "services/diagnosis/match_evaluation.h"

#include <algorithm>

namespace shindan::diagnosis {

using model::FindingState;
using model::Instant;
using model::Severity;

namespace {

bool isAfter(const Sighting &clear, const Sighting &hit)
{
    if (clear.time != hit.time)
        return clear.time > hit.time;
    return clear.row.source != hit.row.source || clear.row.row > hit.row.row;
}

// The first line after a hit, and not after `until`, that ends what the group is about.
std::optional<Instant> clearedBetween(const Group &group, const Pattern &clears, const Sighting &hit, Instant until, BundleEvaluation &evaluation)
{
    const auto all = evaluation.sightings.of(evaluation.bundle, clears.slot);
    const auto timedEnd = std::ranges::partition_point(all, &Sighting::timed);
    const std::span timed(all.begin(), timedEnd);
    const QStringList &groups = evaluation.captures.groups(clears.slot);
    for (auto at = std::ranges::lower_bound(timed, hit.time, {}, &Sighting::time); at != timed.end() && at->time <= until; ++at) {
        const QString &node = evaluation.sightings.node(at->node);
        if (!isAfter(*at, hit) || (!node.isEmpty() && !group.node.isEmpty() && node != group.node))
            continue;
        bool sameThing = true;
        Captured captured;
        for (auto value = group.key.begin(); value != group.key.end(); ++value) {
            if (!groups.contains(value.key()))
                continue;
            if (captured.isEmpty())
                captured = evaluation.captures.of(clears.slot, at->row);
            sameThing = sameThing && (!captured.contains(value.key()) || captured.value(value.key()) == value.value());
        }
        if (sameThing)
            return at->time;
    }
    return {};
}

Outcome decided(const Rule &rule, Group group, BundleEvaluation &evaluation)
{
    Outcome outcome;
    outcome.rule = &rule;
    outcome.bundle = evaluation.bundle;
    outcome.severity = rule.severity;
    if (rule.clears)
        outcome.earlier = splitEpisodes(group, *rule.clears, evaluation);
    if (rule.clears && group.facts.empty()) // facts tell how it is now
        outcome.recoveredAt = clearedAt(group, *rule.clears, evaluation);
    if (group.earlierBoot)
        outcome.state = FindingState::EarlierBoot;
    else if (outcome.recoveredAt)
        outcome.state = FindingState::Recovered;
    if (group.noise) // it only tells how the start went
        outcome.severity = Severity::Info;
    outcome.group = std::move(group);
    return outcome;
}

// Start-up noise that nothing ended is no finding; one of the current boot stands for those of earlier ones.
void dropWhatSaysNothing(std::vector<Outcome> &outcomes)
{
    std::erase_if(outcomes, [](const Outcome &outcome) {
        return outcome.group.noise && outcome.state != FindingState::Recovered;
    });
    const std::vector<Outcome> all = outcomes;
    std::erase_if(outcomes, [&](const Outcome &outcome) {
        return outcome.state == FindingState::EarlierBoot && std::ranges::any_of(all, [&](const Outcome &other) {
            return other.state != FindingState::EarlierBoot && other.group.node == outcome.group.node && other.group.key == outcome.group.key;
        });
    });
}

// Facts that say of now what lines of a more special rule say, too, become evidence of its finding.
void foldFacts(const RuleSet &rules, std::vector<std::vector<Outcome>> &byRule, QHash<QString, int> &folded)
{
    for (size_t special : rules.specialFirst()) {
        if (byRule[special].empty())
            continue;
        for (const QString &id : rules.foldedBy(rules.rules()[special])) {
            const Rule *general = rules.find(id);
            if (!general)
                continue;
            std::erase_if(byRule[size_t(general - rules.rules().data())], [&](const Outcome &outcome) {
                if (!outcome.group.hits.empty() || outcome.group.facts.empty())
                    return false;
                const auto into = std::ranges::find_if(byRule[special], [&](const Outcome &other) {
                    return other.state == FindingState::Active && !other.group.hits.empty() && compatible(other.group, outcome.group);
                });
                if (into == byRule[special].end())
                    return false;
                std::ranges::copy(outcome.group.facts, std::back_inserter(into->group.facts));
                ++folded[id];
                return true;
            });
        }
    }
}

} // namespace

std::optional<model::Instant> clearedAt(const Group &group, const Pattern &clears, BundleEvaluation &evaluation)
{
    const auto last = std::ranges::find_if(group.hits.rbegin(), group.hits.rend(), [](const GroupHit &hit) { return hit.sighting.timed; });
    if (last == group.hits.rend())
        return {};
    return clearedBetween(group, clears, last->sighting, Instant::maximum(), evaluation);
}

std::optional<model::EarlierEpisodes> splitEpisodes(Group &group, const Pattern &clears, BundleEvaluation &evaluation)
{
    model::EarlierEpisodes earlier;
    size_t current = 0; // first hit of the episode looked at
    for (size_t i = 1; i < group.hits.size() && group.hits[i].sighting.timed; ++i) {
        const Sighting &before = group.hits[i - 1].sighting;
        const Instant calmSince = group.hits[i].sighting.time - calmBetweenEpisodes;
        if (before.time > calmSince)
            continue;
        const auto recovered = clearedBetween(group, clears, before, calmSince, evaluation);
        if (!recovered)
            continue;
        ++earlier.episodes;
        earlier.last = before.time;
        earlier.recoveredAt = *recovered;
        current = i;
    }
    if (current == 0)
        return {};
    earlier.count = current;
    earlier.first = group.hits.front().sighting.time;
    const auto end = group.hits.begin() + std::ptrdiff_t(current);
    group.earlier.assign(group.hits.begin(), end);
    group.hits.erase(group.hits.begin(), end);
    return earlier;
}

RuleOutcomes runRules(const RuleSet &rules, BundleEvaluation &evaluation)
{
    RuleOutcomes result;
    std::vector<std::vector<Outcome>> byRule(rules.rules().size());
    QHash<QString, TakenRows> taken;
    for (size_t index : rules.specialFirst()) {
        if (evaluation.cancellation.requested())
            return {};
        const Rule &rule = rules.rules()[index];
        std::vector<Group> groups = groupsOf(rule.match, rule.benign, taken.value(rule.id), evaluation);
        for (const QString &general : rules.foldedBy(rule)) {
            TakenRows &rows = taken[general];
            for (const Group &group : groups) {
                for (const GroupHit &hit : group.hits)
                    rows.insert(hit.sighting.row);
            }
        }
        const bool hit = !groups.empty();
        for (Group &group : groups)
            byRule[index].push_back(decided(rule, std::move(group), evaluation));
        dropWhatSaysNothing(byRule[index]);
        if (hit && byRule[index].empty())
            result.onlyNoise.insert(rule.id);
    }
    foldFacts(rules, byRule, result.folded);
    for (std::vector<Outcome> &outcomes : byRule)
        std::ranges::move(outcomes, std::back_inserter(result.outcomes));
    return result;
}

} // namespace shindan::diagnosis
