#include "services/diagnosis/rule_explain.h"

#include "services/diagnosis/node_names.h"
#include "services/diagnosis/sightings.h"
#include "services/diagnosis/start_windows.h"
#include "services/resources/messages.h"
#include "services/resources/nearest_word.h"

#include <algorithm>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using resources::message;

namespace {

class Explainer
{
public:
    Explainer(const Rule &rule, const Workspace &workspace)
        : m_rule(rule)
        , m_workspace(workspace)
        , m_snapshot(*workspace.snapshot)
        , m_records(*workspace.texts)
        , m_owners(m_snapshot, m_records)
        , m_sightings(m_snapshot, *workspace.hits, workspace.rules->patterns(), workspace.analysis->boots,
                      nodeNames(m_snapshot, workspace.analysis->facts), m_owners)
    {
    }

    RuleExplanation explain(model::BundleIndex bundle)
    {
        m_bundle = bundle;
        m_result = {};
        for (const model::Check &check : m_workspace.analysis->checks) {
            if (check.bundle == bundle && check.rule == m_rule.id)
                m_result.check = check;
        }
        for (const model::Finding &finding : m_workspace.analysis->findings) {
            if (finding.bundle == bundle && finding.rule == m_rule.id)
                m_result.findings.push_back(finding.id);
        }
        forEachPattern(m_rule, [&](const Pattern &pattern) { addPattern(pattern); });
        addFacts(m_rule.match);
        return std::move(m_result);
    }

private:
    void add(QStringView id, const resources::Values &values) { m_result.lines.push_back(message(id, values)); }

    void addPattern(const Pattern &pattern)
    {
        quint64 raw = 0;
        quint64 copies = 0;
        for (const ingest::Hit &hit : *m_workspace.hits) {
            const model::SourceIndex &source = m_snapshot.source(hit.row.source);
            if (PatternHit::of(hit.pattern).slot != pattern.slot || source.info->bundle != m_bundle)
                continue;
            ++raw;
            copies += source.flags(hit.row.row).has(model::RowFlags::Copy) ? 1U : 0U;
        }
        const auto kept = m_sightings.of(m_bundle, pattern.slot);
        const auto earlier = quint64(std::ranges::count_if(kept, &Sighting::earlierBoot));
        const bool clears = m_rule.clears && m_rule.clears->slot == pattern.slot;
        resources::Values values{{u"pattern"_s, QString::fromUtf8(pattern.variants.front().text)},
                                 {u"raw"_s, QString::number(raw)},
                                 {u"copies"_s, QString::number(copies)},
                                 {u"kept"_s, QString::number(kept.size())},
                                 {u"earlier"_s, QString::number(earlier)}};
        add(clears ? u"diagnosis.explain.clearing-pattern" : u"diagnosis.explain.pattern", values);
        if (kept.size() + copies < raw)
            add(u"diagnosis.explain.out-of-place", {{u"count"_s, QString::number(raw - copies - kept.size())}});
        addNoise(kept);
    }

    void addNoise(std::span<const Sighting> kept)
    {
        if (m_rule.benign == Benign::Never || kept.empty())
            return;
        const StartWindows windows(m_bundle, m_sightings, m_workspace.rules->startSlots(), m_workspace.analysis->boots);
        const auto inside = std::ranges::count_if(kept, [&](const Sighting &sighting) {
            return sighting.timed && windows.contains(m_sightings.node(sighting.node), m_rule.benign, sighting.time);
        });
        add(m_rule.benign == Benign::Boot ? u"diagnosis.explain.after-boot" : u"diagnosis.explain.after-start",
            {{u"count"_s, QString::number(inside)}});
    }

    void addFacts(const Match &match)
    {
        const auto addAll = [&](const std::vector<Match> &parts) {
            for (const Match &part : parts)
                addFacts(part);
        };
        if (const auto *fact = std::get_if<FactMatch>(&match.of)) {
            for (const QString &name : fact->condition.names())
                addFact(name);
        } else if (const auto *all = std::get_if<AllOf>(&match.of)) {
            addAll(all->parts);
        } else if (const auto *any = std::get_if<AnyOf>(&match.of)) {
            addAll(any->parts);
        } else if (const auto *denied = std::get_if<NotOf>(&match.of)) {
            addAll(denied->part);
        } else if (const auto *absent = std::get_if<AbsentMatch>(&match.of)) {
            addAll(absent->when);
        }
    }

    void addFact(const QString &name)
    {
        bool known = false;
        for (const model::Fact &fact : m_workspace.analysis->facts) {
            if (fact.bundle != m_bundle || fact.id != name)
                continue;
            known = true;
            add(u"diagnosis.explain.fact", {{u"fact"_s, fact.subject.isEmpty() ? name : name + u' ' + fact.subject},
                                            {u"value"_s, fact.value.toString()},
                                            {u"member"_s, fact.source},
                                            {u"line"_s, QString::number(fact.line.value())}});
        }
        if (!known)
            add(u"diagnosis.explain.no-fact", {{u"fact"_s, name}});
    }

    const Rule &m_rule;
    const Workspace &m_workspace;
    const model::Snapshot &m_snapshot;
    StoredRecords m_records;
    LogOwners m_owners;
    Sightings m_sightings;
    model::BundleIndex m_bundle;
    RuleExplanation m_result;
};

} // namespace

model::Result<std::vector<RuleExplanation>> explainRule(const QString &ruleId, const Workspace &workspace)
{
    if (!workspace.rules || !workspace.hits || !workspace.analysis)
        return resources::errorFor(u"diagnosis.explain.not-analysed");
    const Rule *rule = workspace.rules->find(ruleId);
    if (!rule) {
        QStringList known;
        for (const Rule &other : workspace.rules->rules())
            known.append(other.id);
        model::Error error = resources::errorFor(u"diagnosis.explain.no-such-rule", {{u"rule"_s, ruleId}});
        if (const QString nearest = resources::nearestWord(ruleId, known); !nearest.isEmpty())
            error.hint = message(u"diagnosis.explain.nearest-rule", {{u"rule"_s, nearest}});
        return error;
    }
    Explainer explainer(*rule, workspace);
    std::vector<RuleExplanation> explanations;
    for (const auto &bundle : workspace.snapshot->bundles)
        explanations.push_back(explainer.explain(bundle->index));
    return explanations;
}

} // namespace shindan::diagnosis
