#include "services/facts/facts.h"

#include "services/facts/boots.h"
#include "services/facts/coverage.h"
#include "services/facts/described_objects.h"
#include "services/facts/extractors.h"
#include "services/facts/fact_names.h"
#include "services/facts/log_lines.h"
#include "services/facts/log_span.h"
#include "services/facts/node_objects.h"
#include "services/facts/node_sources.h"
#include "services/facts/object_text.h"
#include "services/facts/pod_objects.h"
#include "services/facts/workload_objects.h"
#include "services/resources/messages.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostBytesOfMember = 16 << 20;
constexpr qint64 mostBytesOfDump = 64 << 20;
constexpr qint64 mostBytesOfNode = 256 << 20;
constexpr qint64 mostBytesOfPodLogHead = 16 << 10;
constexpr size_t mostPodLogHeads = 200;

/// What is the same for all nodes.
struct Context
{
    const model::Snapshot &snapshot;
    const ingest::TextStore &texts;
    const model::Cancellation &cancellation;
    std::vector<model::TemplateId> templates; ///< of log lines with facts
};

Material readMaterial(const Context &context, const NodeSources &node)
{
    Material material;
    const model::BundleInfo &bundle = *context.snapshot.bundles[node.bundle.value()];
    material.collectedAt = bundle.collectedAt;
    material.utcOffset = bundle.utcOffset;
    qint64 bytes = 0;
    for (const model::SourceIndex *source : node.sources) {
        if (context.cancellation.requested() || bytes > mostBytesOfNode)
            break;
        const model::SourceInfo &info = *source->info;
        if (info.role == u"pod-log"_s && info.bytes > 0 && material.podLogHeads.size() < mostPodLogHeads) {
            material.podLogHeads.emplace_back(
                info.path, info.role, context.texts.read(source->id(), model::ByteOffset(0), mostBytesOfPodLogHead));
        }
        if (!holdsFacts(info))
            continue;
        QByteArray text = textWithoutLogs(*source, context.texts, source->sections ? mostBytesOfDump : mostBytesOfMember);
        bytes += text.size();
        material.members.emplace_back(info.path, info.role, std::move(text), info.command);
    }
    material.log = readLogLines(context.templates, node.sources, context.texts, context.cancellation);
    return material;
}

/// The name under which the cluster knows the node; else that of the host.
QString nodeNameIn(const FactList &facts)
{
    for (const QString &id : {u"node.name"_s, u"node.hostname"_s}) {
        if (const model::Fact *fact = facts.find(id))
            return fact->value.toString();
    }
    return {};
}

void addClockSteps(const model::BundleInfo &bundle, const std::vector<const model::SourceIndex *> &sources, FactList &facts)
{
    for (const model::ClockStep &step : bundle.clockSteps) {
        const bool mine = std::any_of(
            sources.begin(), sources.end(), [&](const model::SourceIndex *source) { return source->info->path == step.source; });
        const QString subject =
            bundle.clockSteps.size() > 1 ? step.source + u':' + QString::number(step.line.value()) : QString();
        if (mine)
            facts.addNumber(u"time.clock-step-seconds"_s, static_cast<double>(step.from.ns - step.to.ns) / 1e9,
                {step.source, step.line}, subject);
    }
}

model::Warning warningOf(const Disagreement &disagreement)
{
    const model::Text name = factName(disagreement.fact);
    const auto same = [](const QString &value) { return model::Text{value, value}; };
    return {u"facts.disagree"_s,
        resources::messageWithTexts(u"facts.disagree",
            {{u"name"_s, name}, {u"value"_s, same(disagreement.value)}, {u"place"_s, same(disagreement.place.source)},
                {u"otherValue"_s, same(disagreement.otherValue)}, {u"otherPlace"_s, same(disagreement.otherPlace.source)}}),
        disagreement.place.source};
}

/// What the cluster says of nodes, pods and workloads, where the node does not say it itself.
void addObjectFacts(const Material &material, model::BundleIndex bundle, std::vector<model::Fact> &facts)
{
    std::set<std::tuple<QString, QString, QString>> known;
    for (const model::Fact &fact : facts)
        known.emplace(fact.node, fact.id, fact.subject);
    const auto add = [&](std::vector<model::Fact> found) {
        for (model::Fact &fact : found) {
            if (!known.emplace(fact.node, fact.id, fact.subject).second)
                continue;
            fact.bundle = bundle;
            facts.push_back(std::move(fact));
        }
    };
    for (const MemberText &member : material.members) {
        add(readNodeObjects(member));
        add(readPodObjects(member));
        add(readWorkloadObjects(member));
        add(readDescribedObjects(member));
    }
}

void readNode(const Context &context, const NodeSources &node, NodeFacts &result)
{
    const model::BundleInfo &bundle = *context.snapshot.bundles[node.bundle.value()];
    const Material material = readMaterial(context, node);
    if (context.cancellation.requested())
        return;
    FactList list;
    readAll(material, list);
    addLogCoverage(node.sources, list);
    addClockSteps(bundle, node.sources, list);
    if (bundle.utcOffset)
        list.addText(u"node.utc-offset"_s, model::offsetText(*bundle.utcOffset), {});
    for (const Disagreement &disagreement : list.disagreements())
        result.warnings.push_back(warningOf(disagreement));

    const QString known = nodeNameIn(list);
    const QString &name = known.isEmpty() ? node.name : known;
    std::vector<model::Fact> facts = list.takeFacts();
    for (model::Fact &fact : facts) {
        fact.node = name;
        fact.bundle = node.bundle;
    }
    addObjectFacts(material, node.bundle, facts);
    result.facts.insert(result.facts.end(), std::make_move_iterator(facts.begin()), std::make_move_iterator(facts.end()));

    for (model::Boot &boot : findBoots(material.log, logSpan(node.sources))) {
        boot.node = name;
        boot.bundle = node.bundle;
        result.boots.push_back(std::move(boot));
    }
}

void addCollectionTime(const model::BundleInfo &bundle, NodeFacts &result)
{
    if (!bundle.collectedAt)
        return;
    FactList list;
    list.addTime(u"bundle.collected-at"_s, *bundle.collectedAt, {});
    std::vector<model::Fact> facts = list.takeFacts();
    facts.front().bundle = bundle.index;
    result.facts.push_back(std::move(facts.front()));
}

} // namespace

NodeFacts readFacts(const model::Snapshot &snapshot, const ingest::TextStore &texts, const model::Cancellation &cancellation)
{
    NodeFacts result;
    const Context context{snapshot, texts, cancellation, templatesWithFacts(snapshot)};
    for (const auto &bundle : snapshot.bundles) {
        addCollectionTime(*bundle, result);
        for (const NodeSources &node : nodeSources(snapshot, bundle->index))
            readNode(context, node, result);
        if (cancellation.requested())
            return {};
    }
    for (model::Fact &fact : result.facts)
        fact.name = factName(fact.id);
    std::stable_sort(result.facts.begin(), result.facts.end(), [](const model::Fact &a, const model::Fact &b) {
        return std::tie(a.bundle, a.node, a.id, a.subject) < std::tie(b.bundle, b.node, b.id, b.subject);
    });
    std::stable_sort(result.boots.begin(), result.boots.end(), [](const model::Boot &a, const model::Boot &b) {
        return a.firstRow.value_or(model::Instant::minimum()) < b.firstRow.value_or(model::Instant::minimum());
    });
    return result;
}

} // namespace shindan::facts
