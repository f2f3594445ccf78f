#include "services/diagnosis/match_evaluation.h"

#include "services/diagnosis/coverage.h"
#include "services/diagnosis/fact_subject.h"

#include <algorithm>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t joinedGroupLimit = 10'000;

void merge(Group &into, const Group &other)
{
    if (into.node.isEmpty())
        into.node = other.node;
    for (auto value = other.key.begin(); value != other.key.end(); ++value)
        into.key.insert(value.key(), value.value());
    for (auto values = other.values.begin(); values != other.values.end(); ++values) {
        for (const QString &value : *values)
            into.remember({{values.key(), value}});
    }
    into.hits.insert(into.hits.end(), other.hits.begin(), other.hits.end());
    for (const model::Fact *fact : other.facts) {
        if (!std::ranges::count(into.facts, fact))
            into.facts.push_back(fact);
    }
    into.noise = into.noise && other.noise;
    into.atLeast = into.atLeast || other.atLeast;
    into.sortHits();
    // A record that several parts hit counts once.
    const auto same = std::ranges::unique(into.hits, [](const GroupHit &a, const GroupHit &b) { return a.sighting.row == b.sighting.row; });
    into.hits.erase(same.begin(), same.end());
    into.settleSubject();
}

std::vector<Group> oneForEachNode(const BundleEvaluation &evaluation)
{
    std::vector<Group> groups;
    for (const QString &node : evaluation.nodes()) {
        Group group;
        group.node = node;
        groups.push_back(std::move(group));
    }
    return groups;
}

// Facts speak of the current boot.
bool sameBoot(const Group &a, const Group &b)
{
    return a.earlierBoot == b.earlierBoot;
}

std::vector<Group> joined(const std::vector<Group> &left, const std::vector<Group> &right)
{
    std::vector<Group> groups;
    for (const Group &a : left) {
        for (const Group &b : right) {
            if (groups.size() >= joinedGroupLimit)
                return groups;
            if (!sameBoot(a, b) || !compatible(a, b))
                continue;
            Group both = a;
            merge(both, b);
            both.noise = a.noise || b.noise; // what needs noise to be true is noise
            groups.push_back(std::move(both));
        }
    }
    return groups;
}

std::vector<Group> without(std::vector<Group> groups, const std::vector<Group> &excluded)
{
    std::erase_if(groups, [&](const Group &group) {
        return std::ranges::any_of(excluded, [&](const Group &other) { return !other.noise && sameBoot(group, other) && compatible(group, other); });
    });
    return groups;
}

bool canBeDenied(const NotOf &match, const BundleEvaluation &evaluation)
{
    return evaluation.coverage.of(match.part.front()).degree != CoverageDegree::None;
}

std::vector<Group> groupsOfAll(const AllOf &match, Benign benign, const TakenRows &taken, BundleEvaluation &evaluation)
{
    std::optional<std::vector<Group>> groups;
    for (const Match &part : match.parts) {
        if (std::holds_alternative<NotOf>(part.of))
            continue;
        std::vector<Group> some = groupsOf(part, benign, taken, evaluation);
        groups = groups ? joined(*groups, some) : std::move(some);
        if (groups->empty())
            return {};
    }
    std::vector<Group> result = groups ? std::move(*groups) : oneForEachNode(evaluation);
    for (const Match &part : match.parts) {
        const NotOf *denied = std::get_if<NotOf>(&part.of);
        if (!denied)
            continue;
        if (!canBeDenied(*denied, evaluation))
            return {};
        result = without(std::move(result), groupsOf(denied->part.front(), Benign::Never, {}, evaluation));
    }
    return result;
}

std::vector<Group> groupsOfAny(const AnyOf &match, Benign benign, const TakenRows &taken, BundleEvaluation &evaluation)
{
    std::vector<Group> result;
    for (const Match &part : match.parts) {
        for (Group &group : groupsOf(part, benign, taken, evaluation)) {
            const auto known = std::ranges::find_if(result, [&](const Group &other) {
                return other.node == group.node && other.key == group.key && sameBoot(other, group);
            });
            if (known == result.end())
                result.push_back(std::move(group));
            else
                merge(*known, group);
        }
    }
    return result;
}

std::vector<Group> groupsOfNot(const NotOf &match, const TakenRows &taken, BundleEvaluation &evaluation)
{
    if (!canBeDenied(match, evaluation))
        return {};
    return without(oneForEachNode(evaluation), groupsOf(match.part.front(), Benign::Never, taken, evaluation));
}

} // namespace

std::vector<Group> groupsOfFacts(const FactMatch &match, BundleEvaluation &evaluation)
{
    std::vector<Group> groups;
    for (const auto &[node, facts] : evaluation.factsByNode) {
        for (const FactCase &one : match.condition.evaluate(facts)) {
            if (one.truth != Truth::Yes)
                continue;
            Group group;
            group.node = node;
            group.facts = one.facts;
            if (!one.subject.isEmpty() && !one.facts.empty())
                group.key.insert(factSubjectName(one.facts.front()->id, one.subject), one.subject);
            group.settleSubject();
            groups.push_back(std::move(group));
        }
    }
    return groups;
}

std::vector<Group> groupsOf(const Match &match, Benign benign, const TakenRows &taken, BundleEvaluation &evaluation)
{
    if (const auto *pattern = std::get_if<PatternMatch>(&match.of))
        return groupsOfPattern(*pattern, benign, taken, evaluation);
    if (const auto *sequence = std::get_if<SequenceMatch>(&match.of))
        return groupsOfSequence(*sequence, benign, taken, evaluation);
    if (const auto *absence = std::get_if<AbsentMatch>(&match.of))
        return groupsOfAbsence(*absence, taken, evaluation);
    if (const auto *fact = std::get_if<FactMatch>(&match.of))
        return groupsOfFacts(*fact, evaluation);
    if (const auto *all = std::get_if<AllOf>(&match.of))
        return groupsOfAll(*all, benign, taken, evaluation);
    if (const auto *any = std::get_if<AnyOf>(&match.of))
        return groupsOfAny(*any, benign, taken, evaluation);
    return groupsOfNot(std::get<NotOf>(match.of), taken, evaluation);
}

} // namespace shindan::diagnosis
