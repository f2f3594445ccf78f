#include "services/diagnosis/evaluate.h"

#include "services/diagnosis/causes.h"
#include "services/diagnosis/checks.h"
#include "services/diagnosis/finding_builder.h"
#include "services/diagnosis/node_names.h"
#include "services/diagnosis/notices.h"
#include "services/diagnosis/ranking.h"
#include "services/diagnosis/steps.h"

namespace shindan::diagnosis {

namespace {

using FactsByNode = std::map<QString, std::vector<const model::Fact *>>;

// Facts of a node, and those of the bundle as a whole with each of its nodes.
FactsByNode factsOf(const std::vector<model::Fact> &facts, model::BundleIndex bundle)
{
    FactsByNode byNode;
    std::vector<const model::Fact *> common;
    for (const model::Fact &fact : facts) {
        if (fact.bundle == bundle)
            (fact.node.isEmpty() ? common : byNode[fact.node]).push_back(&fact);
    }
    if (byNode.empty() && !common.empty())
        byNode[QString()];
    for (auto &[node, list] : byNode)
        list.insert(list.end(), common.begin(), common.end());
    return byNode;
}

void addFindings(const std::vector<Outcome> &outcomes, const Sightings &sightings, const Records &records, const model::Cancellation &cancellation,
                 model::Analysis &analysis)
{
    const std::vector<Link> links = linkCauses(outcomes);
    std::vector<QString> ids(outcomes.size());
    std::vector<size_t> places(outcomes.size());
    for (size_t index : ranked(outcomes, links)) {
        if (cancellation.requested())
            return;
        places[index] = analysis.findings.size();
        analysis.findings.push_back(buildFinding(outcomes[index], *analysis.snapshot, sightings, records));
        ids[index] = analysis.findings.back().id;
    }
    for (const Link &link : links) {
        analysis.findings[places[link.symptom]].causes.push_back(ids[link.cause]);
        analysis.findings[places[link.cause]].symptoms.push_back(ids[link.symptom]);
    }
}

} // namespace

std::shared_ptr<const model::Analysis> evaluate(std::shared_ptr<const model::Snapshot> snapshot, const ingest::HitList &hits,
                                                facts::NodeFacts facts, const RuleSet &rules, const Records &records,
                                                const model::Cancellation &cancellation)
{
    auto analysis = std::make_shared<model::Analysis>();
    analysis->snapshot = snapshot;
    analysis->facts = std::move(facts.facts);
    analysis->boots = std::move(facts.boots);
    analysis->warnings = rules.warnings();
    analysis->warnings.insert(analysis->warnings.end(), facts.warnings.begin(), facts.warnings.end());

    LogOwners owners(*snapshot, records);
    const Sightings sightings(*snapshot, hits, rules.patterns(), analysis->boots, nodeNames(*snapshot, analysis->facts), owners);
    Captures captures(*snapshot, records, rules.patterns(), owners);
    std::vector<Outcome> outcomes;
    std::vector<Readiness> readiness;
    for (const auto &info : snapshot->bundles) {
        const FactsByNode factsByNode = factsOf(analysis->facts, info->index);
        const CoverageReader coverage(*snapshot, info->index, analysis->boots, factsByNode);
        const StartWindows windows(info->index, sightings, rules.startSlots(), analysis->boots);
        BundleEvaluation evaluation{*snapshot, info->index, sightings, captures, windows, coverage, factsByNode, cancellation};
        RuleOutcomes ended = runRules(rules, evaluation);
        if (cancellation.requested())
            return analysis;
        readiness.push_back(readinessOf(info->index, sightings, rules.readinessSlots()));
        for (model::Check &check : checksOf(rules, ended, evaluation))
            analysis->checks.push_back(std::move(check));
        std::ranges::move(ended.outcomes, std::back_inserter(outcomes));
    }
    addFindings(outcomes, sightings, records, cancellation, *analysis);
    for (const auto &info : snapshot->bundles) {
        for (model::Step &step : stepsOf(*analysis, info->index, readiness[info->index.value()], records))
            analysis->steps.push_back(std::move(step));
        for (model::Notice &notice : noticesOf(*analysis, info->index))
            analysis->notices.push_back(std::move(notice));
    }
    return analysis;
}

} // namespace shindan::diagnosis
