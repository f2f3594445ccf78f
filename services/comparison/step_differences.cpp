// Starts of two sides next to each other, and which of their steps differ.

#include "services/comparison/start_steps.h"

#include "services/resources/messages.h"

#include <QHash>

#include <algorithm>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::Nanoseconds;

namespace {

using model::Difference;

constexpr Nanoseconds notable = std::chrono::seconds(3); ///< logs with whole seconds know it no better
constexpr Nanoseconds clear = std::chrono::seconds(10);

double seconds(Nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

Difference differenceOf(const model::StepPair &pair, const QString &prefix)
{
    Difference difference;
    difference.kind = model::DifferenceKind::Sequence;
    difference.id = u"step:"_s + prefix + u':' + pair.name;
    difference.title = pair.title;
    difference.step = pair.step;
    for (size_t side = 0; side < 2; ++side) {
        if (!pair.evidence[side].source.isEmpty())
            difference.evidence[side].push_back(pair.evidence[side]);
    }
    return difference;
}

/// Of several steps that all take longer the one that ends first is what the others waited for. Less than 1.
double earliness(const model::StepPair &pair)
{
    const Nanoseconds end = pair.step.begin[1].value_or(Nanoseconds(0)) + pair.step.duration[1].value_or(Nanoseconds(0));
    return 1 / (1 + std::max(0.0, seconds(end)));
}

QString secondsText(const std::optional<Nanoseconds> &duration)
{
    return duration ? QString::number(seconds(*duration), 'f', 1) + u" s"_s : QString();
}

model::Text titleOf(const Step &step)
{
    if (step.landmark)
        return resources::message(u"comparison.landmark."_s + step.name);
    return {step.name, step.name};
}

model::StepPair pairOf(const Step *first, const Step *second)
{
    const Step &known = first != nullptr ? *first : *second;
    model::StepPair pair;
    pair.name = known.name;
    pair.title = titleOf(known);
    pair.landmark = known.landmark;
    for (size_t side = 0; side < 2; ++side) {
        const Step *step = side == 0 ? first : second;
        if (step == nullptr)
            continue;
        pair.step.begin[side] = step->begin;
        pair.step.duration[side] = step->duration;
        pair.evidence[side] = step->evidence;
    }
    return pair;
}

} // namespace

std::vector<model::StepPair> paired(const std::vector<Step> &first, const std::vector<Step> &second)
{
    QHash<QString, const Step *> byName;
    for (const Step &step : second)
        byName.insert(step.name, &step);
    std::vector<model::StepPair> pairs;
    QHash<QString, qsizetype> placed;
    for (const Step &step : first) {
        placed.insert(step.name, static_cast<qsizetype>(pairs.size()));
        pairs.push_back(pairOf(&step, byName.value(step.name)));
    }
    // Those of the second alone: behind the last common one before them.
    std::vector<std::pair<qsizetype, model::StepPair>> rest;
    qsizetype last = -1;
    for (const Step &step : second) {
        if (placed.contains(step.name))
            last = placed.value(step.name);
        else
            rest.emplace_back(last, pairOf(nullptr, &step));
    }
    std::vector<model::StepPair> all;
    auto next = rest.begin();
    std::stable_sort(rest.begin(), rest.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (qsizetype i = -1; i < static_cast<qsizetype>(pairs.size()); ++i) {
        if (i >= 0)
            all.push_back(std::move(pairs[static_cast<size_t>(i)]));
        for (; next != rest.end() && next->first == i; ++next)
            all.push_back(std::move(next->second));
    }
    return all;
}

std::vector<Difference> stepDifferences(const std::vector<model::StepPair> &pairs, const QString &prefix)
{
    std::vector<Difference> differences;
    for (const model::StepPair &pair : pairs) {
        const bool stretch = pair.step.duration[0] && pair.step.duration[1];
        const bool moments = pair.landmark && pair.step.begin[0] && pair.step.begin[1];
        if (!stretch && !moments)
            continue;
        const auto &times = stretch ? pair.step.duration : pair.step.begin;
        const Nanoseconds change = *times[1] - *times[0];
        const Nanoseconds size = std::chrono::abs(change);
        const Nanoseconds shorter = std::min(*times[0], *times[1]);
        if (size < notable || size < shorter / 2)
            continue;
        Difference difference = differenceOf(pair, prefix);
        difference.change = change.count() > 0 ? model::DifferenceChange::Slower : model::DifferenceChange::Faster;
        difference.severity = stretch && size >= clear ? model::Severity::Warning : model::Severity::Info;
        difference.weight = (stretch ? 72 : 40) + std::min(20.0, seconds(size)) + earliness(pair);
        difference.value = {secondsText(times[0]), secondsText(times[1])};
        difference.detail = resources::message(stretch ? u"comparison.step.duration" : u"comparison.step.moment");
        differences.push_back(std::move(difference));
    }
    return differences;
}

} // namespace shindan::comparison
