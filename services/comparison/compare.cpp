#include "services/comparison/compare.h"

#include "services/comparison/fact_differences.h"
#include "services/comparison/finding_differences.h"
#include "services/comparison/message_differences.h"
#include "services/comparison/side.h"
#include "services/comparison/start_steps.h"
#include "services/resources/messages.h"

#include <QHash>

#include <algorithm>
#include <future>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::BundleIndex;
using model::Comparison;
using model::Difference;

namespace {

/// What is read of one side; both are read at the same time.
struct Side
{
    SideFacts facts;
    BundleWordings wordings;
    std::vector<Step> boot;
    std::vector<Step> pods;
};

Side readSide(const model::Analysis &analysis, const ingest::TextStore &texts, BundleIndex bundle, const FactRules &rules, const model::Cancellation &cancellation)
{
    Side side;
    side.facts = readSideFacts(analysis, texts, bundle, rules);
    side.wordings = countWordings(analysis, bundle, cancellation);
    side.boot = bootSteps(analysis, texts, bundle, side.facts.identity);
    side.pods = podSteps(analysis, texts, bundle, side.facts.identity);
    return side;
}

void append(std::vector<Difference> from, std::vector<Difference> &into)
{
    into.insert(into.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void append(const std::vector<model::Text> &from, std::vector<model::Text> &into)
{
    into.insert(into.end(), from.begin(), from.end());
}

bool ranksBefore(const Difference &a, const Difference &b)
{
    if (a.severity != b.severity)
        return a.severity > b.severity;
    if (a.weight != b.weight)
        return a.weight > b.weight;
    return a.id < b.id;
}

void compareStarts(const std::array<Side, 2> &sides, Comparison &comparison)
{
    const auto take = [&](const std::vector<Step> &first, const std::vector<Step> &second, const QString &prefix, std::vector<model::StepPair> &pairs) {
        if (first.empty() || second.empty())
            return;
        pairs = paired(first, second);
        std::vector<Difference> differences = stepDifferences(pairs, prefix);
        const auto common = std::count_if(pairs.begin(), pairs.end(), [](const model::StepPair &pair) { return pair.step.begin[0] && pair.step.begin[1]; });
        comparison.same[static_cast<size_t>(model::DifferenceKind::Sequence)] += static_cast<quint64>(common) - differences.size();
        append(std::move(differences), comparison.differences);
    };
    take(sides[0].boot, sides[1].boot, u"boot"_s, comparison.boot);
    take(sides[0].pods, sides[1].pods, u"pod"_s, comparison.pods);
    if (sides[0].boot.empty() || sides[1].boot.empty())
        comparison.unchecked.push_back(resources::message(u"comparison.unchecked.boot"));
}

} // namespace

std::vector<model::ComparedSide> sidesOf(const model::Analysis &analysis)
{
    std::vector<model::ComparedSide> sides;
    QHash<QString, int> nodes;
    for (const auto &bundle : analysis.snapshot->bundles) {
        model::ComparedSide side;
        side.bundle = bundle->index;
        side.collectedAt = bundle->collectedAt;
        side.lines = bundle->lines;
        if (const model::Fact *name = analysis.fact(bundle->index, u"node.name"))
            side.node = name->value.toString();
        for (const model::Boot &boot : analysis.boots) {
            if (boot.bundle == bundle->index && boot.current)
                side.bootStart = boot.start;
        }
        ++nodes[side.node];
        sides.push_back(std::move(side));
    }
    QHash<QString, int> labels;
    for (model::ComparedSide &side : sides) {
        const bool nodeTells = !side.node.isEmpty() && nodes.value(side.node) == 1;
        side.label = nodeTells ? side.node : analysis.snapshot->bundles[side.bundle.value()]->path.section(u'/', -1, -1, QString::SectionSkipEmpty);
        ++labels[side.label];
    }
    QHash<QString, int> seen;
    for (model::ComparedSide &side : sides) {
        if (labels.value(side.label) > 1)
            side.label = u"%1 (%2)"_s.arg(side.label).arg(++seen[side.label]);
    }
    return sides;
}

model::Result<std::shared_ptr<const Comparison>> compare(std::shared_ptr<const model::Analysis> analysis, const ingest::TextStore &texts,
                                                         const CompareRequest &request, const model::Cancellation &cancellation)
{
    const FactRules &rules = request.rules != nullptr ? *request.rules : FactRules::shipped();
    auto comparison = std::make_shared<Comparison>();
    comparison->analysis = analysis;
    const std::vector<model::ComparedSide> all = sidesOf(*analysis);
    comparison->sides = {all[request.sides[0].value()], all[request.sides[1].value()]};
    auto alignment = align(*analysis, texts, comparison->sides, request.alignment, request.zone, cancellation);
    if (!alignment)
        return alignment.error();
    comparison->alignment = std::move(alignment).value();

    auto other = std::async(std::launch::async, [&] { return readSide(*analysis, texts, request.sides[1], rules, cancellation); });
    Side first = readSide(*analysis, texts, request.sides[0], rules, cancellation);
    const std::array<Side, 2> sides{std::move(first), other.get()};

    FactDifferences facts = compareFacts(sides[0].facts, sides[1].facts, rules);
    FindingDifferences findings = compareFindings(*analysis, request.sides, {sides[0].facts.identity, sides[1].facts.identity});
    MessageDifferences messages = compareMessages(*analysis->snapshot, sides[0].wordings, sides[1].wordings);
    comparison->same[static_cast<size_t>(model::DifferenceKind::Fact)] = facts.same;
    comparison->same[static_cast<size_t>(model::DifferenceKind::Finding)] = findings.same;
    comparison->same[static_cast<size_t>(model::DifferenceKind::Message)] = messages.same;
    append(facts.unchecked, comparison->unchecked);
    append(findings.unchecked, comparison->unchecked);
    append(messages.unchecked, comparison->unchecked);
    append(std::move(facts.differences), comparison->differences);
    append(std::move(findings.differences), comparison->differences);
    append(std::move(messages.differences), comparison->differences);
    append(std::move(facts.expected), comparison->expected);
    append(std::move(messages.expected), comparison->expected);
    compareStarts(sides, *comparison);
    std::sort(comparison->differences.begin(), comparison->differences.end(), ranksBefore);
    std::sort(comparison->expected.begin(), comparison->expected.end(), [](const Difference &a, const Difference &b) { return a.id < b.id; });
    addExamples(comparison->differences, *analysis->snapshot, texts);
    return std::shared_ptr<const Comparison>(std::move(comparison));
}

} // namespace shindan::comparison
