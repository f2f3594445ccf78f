#include "services/diagnosis/outcome.h"

#include "services/diagnosis/match_evaluation.h"

#include <algorithm>

namespace shindan::diagnosis {

using model::FindingState;
using model::Severity;

namespace {

bool isAfter(const Sighting &clear, const Sighting &hit)
{
    if (clear.time != hit.time)
        return clear.time > hit.time;
    return clear.row.source != hit.row.source || clear.row.row > hit.row.row;
}

Outcome decided(const Rule &rule, Group group, BundleEvaluation &evaluation)
{
    Outcome outcome;
    outcome.rule = &rule;
    outcome.bundle = evaluation.bundle;
    outcome.severity = rule.severity;
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

} // namespace

std::optional<model::Instant> clearedAt(const Group &group, const Pattern &clears, BundleEvaluation &evaluation)
{
    const auto last = std::ranges::find_if(group.hits.rbegin(), group.hits.rend(), [](const GroupHit &hit) { return hit.sighting.timed; });
    if (last == group.hits.rend())
        return {};
    const auto all = evaluation.sightings.of(evaluation.bundle, clears.slot);
    const auto timedEnd = std::ranges::partition_point(all, &Sighting::timed);
    const std::span timed(all.begin(), timedEnd);
    const QStringList &groups = evaluation.captures.groups(clears.slot);
    for (auto at = std::ranges::lower_bound(timed, last->sighting.time, {}, &Sighting::time); at != timed.end(); ++at) {
        const QString &node = evaluation.sightings.node(at->node);
        if (!isAfter(*at, last->sighting) || (!node.isEmpty() && !group.node.isEmpty() && node != group.node))
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
    for (std::vector<Outcome> &outcomes : byRule)
        std::ranges::move(outcomes, std::back_inserter(result.outcomes));
    return result;
}

} // namespace shindan::diagnosis
