#include "services/diagnosis/causes.h"

#include <algorithm>
#include <map>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using model::FindingState;
using model::Instant;
using model::Nanoseconds;

namespace {

constexpr size_t joinValueLimit = 256; // values tried of one finding and join

std::vector<Instant> timesOf(const Group &group)
{
    std::vector<Instant> times;
    for (const GroupHit &hit : group.earlier)
        times.push_back(hit.sighting.time);
    for (const GroupHit &hit : group.hits) {
        if (hit.sighting.timed)
            times.push_back(hit.sighting.time);
    }
    return times;
}

// Had what the cause says at `hit` ended before the symptom began? Lines may come late by `lag`.
bool wasOver(const Outcome &cause, Instant hit, Instant symptom, model::Nanoseconds lag)
{
    const std::optional<Instant> recovered = cause.earlier && hit <= cause.earlier->last ? std::optional(cause.earlier->recoveredAt) : cause.recoveredAt;
    return recovered && symptom > *recovered + lag;
}

bool inTime(const Outcome &cause, const Outcome &symptom, const Cause &how)
{
    const std::vector<Instant> symptomTimes = timesOf(symptom.group);
    const std::vector<Instant> causeTimes = timesOf(cause.group);
    if (symptomTimes.empty() && cause.state == FindingState::Recovered) // how it is now has no cause that is over
        return false;
    if (symptomTimes.empty() || causeTimes.empty()) // from facts: true of the boot in which the bundle was made
        return cause.state != FindingState::EarlierBoot && symptom.state != FindingState::EarlierBoot;
    Instant previous = Instant::minimum();
    for (Instant time : symptomTimes) {
        const bool episodeBegins = previous == Instant::minimum() || time - previous > how.within;
        previous = time;
        if (!episodeBegins)
            continue;
        const auto after = std::ranges::upper_bound(causeTimes, time + how.lag);
        if (after == causeTimes.begin())
            continue;
        const Instant nearest = *std::prev(after);
        if (nearest >= time - how.within && !wasOver(cause, nearest, time, how.lag))
            return true;
    }
    return false;
}

// `ns/name` and `name` are one pod when the namespace is captured on its own.
QStringList valuesOf(const Outcome &outcome, const QString &name)
{
    const Group &group = outcome.group;
    QStringList values;
    if (name == u"node"_s)
        return {group.node};
    if (name == u"cluster"_s)
        return {QString()};
    if (const auto one = group.subject.constFind(name); one != group.subject.constEnd())
        values.append(*one);
    else if (const auto some = group.values.constFind(name); some != group.values.constEnd())
        values = some->values();
    values.removeAll(QString()); // not captured: nothing to be equal with
    const QString space = group.subject.value(u"namespace"_s);
    if (name == u"pod"_s && !space.isEmpty()) {
        for (QString &value : values) {
            if (!value.contains(u'/'))
                value = space + u'/' + value;
        }
    }
    return values;
}

// All ways to write the joined values of one finding; none if it has no value of some name.
QStringList joinKeys(const Outcome &outcome, const QStringList &names)
{
    const bool anywhere = names.contains(u"cluster"_s);
    QStringList keys{anywhere ? QString() : QString::number(outcome.bundle.value())};
    for (const QString &name : names) {
        QStringList longer;
        for (const QString &value : valuesOf(outcome, name)) {
            for (const QString &key : std::as_const(keys)) {
                if (size_t(longer.size()) < joinValueLimit)
                    longer.append(key + QChar(0) + value);
            }
        }
        keys = longer;
    }
    return keys;
}

struct CauseIndex
{
    QHash<QString, std::vector<size_t>> byKey;
};

// Takes links in the order of their causes' beginnings; leaves out those that would close a circle.
class Circles
{
public:
    explicit Circles(size_t count)
        : m_symptoms(count)
    {
    }
    bool closes(const Link &link) const
    {
        std::vector<bool> seen(m_symptoms.size());
        return link.cause == link.symptom || reaches(link.symptom, link.cause, seen);
    }
    void add(const Link &link) { m_symptoms[link.cause].push_back(link.symptom); }

private:
    bool reaches(size_t from, size_t to, std::vector<bool> &seen) const
    {
        if (from == to)
            return true;
        if (seen[from])
            return false;
        seen[from] = true;
        return std::ranges::any_of(m_symptoms[from], [&](size_t next) { return reaches(next, to, seen); });
    }
    std::vector<std::vector<size_t>> m_symptoms;
};

std::vector<Link> candidates(const std::vector<Outcome> &outcomes)
{
    QHash<QString, std::vector<size_t>> byRule;
    for (size_t i = 0; i < outcomes.size(); ++i)
        byRule[outcomes[i].rule->id].push_back(i);

    std::map<std::pair<QString, QStringList>, CauseIndex> indexes;
    const auto indexOf = [&](const QString &rule, const QStringList &join) -> const CauseIndex & {
        const auto [at, isNew] = indexes.try_emplace({rule, join});
        if (isNew) {
            for (size_t i : byRule.value(rule)) {
                for (const QString &key : joinKeys(outcomes[i], join))
                    at->second.byKey[key].push_back(i);
            }
        }
        return at->second;
    };

    std::vector<Link> links;
    for (size_t symptom = 0; symptom < outcomes.size(); ++symptom) {
        for (const Cause &how : outcomes[symptom].rule->causes) {
            if (!byRule.contains(how.rule))
                continue;
            const CauseIndex &index = indexOf(how.rule, how.join);
            for (const QString &key : joinKeys(outcomes[symptom], how.join)) {
                for (size_t cause : index.byKey.value(key)) {
                    if (cause != symptom && inTime(outcomes[cause], outcomes[symptom], how))
                        links.push_back({cause, symptom});
                }
            }
        }
    }
    std::ranges::sort(links);
    const auto repeated = std::ranges::unique(links);
    links.erase(repeated.begin(), repeated.end());
    return links;
}

} // namespace

std::vector<Link> linkCauses(const std::vector<Outcome> &outcomes)
{
    std::vector<Link> links = candidates(outcomes);
    std::ranges::stable_sort(links, [&](const Link &a, const Link &b) {
        return outcomes[a.cause].group.first().value_or(Instant::minimum()) < outcomes[b.cause].group.first().value_or(Instant::minimum());
    });
    Circles circles(outcomes.size());
    std::erase_if(links, [&](const Link &link) {
        if (circles.closes(link))
            return true;
        circles.add(link);
        return false;
    });
    std::ranges::sort(links);
    return links;
}

} // namespace shindan::diagnosis
