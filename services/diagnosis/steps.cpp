// Source of the procedure: "FAQ about cluster management", edition of 2024-10-23, question "How do I troubleshoot a cluster".

#include "services/diagnosis/steps.h"

#include "services/diagnosis/component_states.h"
#include "services/resources/messages.h"

#include <algorithm>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using model::Analysis;
using model::Finding;
using model::FindingState;
using model::Step;
using model::StepStatus;
using resources::message;

namespace {

constexpr int namesShown = 5;

// Components of findings, by the step that they belong to. What is on neither list belongs to the node.
const QStringList &clusterComponents()
{
    static const QStringList names{u"kube-proxy"_s, u"coredns"_s, u"cni"_s, u"apiserver"_s, u"etcd"_s};
    return names;
}

const QStringList &kubeletComponents()
{
    static const QStringList names{u"kubelet"_s, u"containerd"_s, u"docker"_s, u"runtime"_s};
    return names;
}

// A moment as the node's clock showed it, with its offset: the sentence is read in any zone.
QString momentText(const Analysis &analysis, model::BundleIndex bundle, model::Instant time)
{
    const std::chrono::seconds offset = analysis.snapshot->bundles[bundle.value()]->utcOffset.value_or(std::chrono::seconds(0));
    return model::toLocalText(time, offset, 0) + u' ' + model::offsetText(offset);
}

QString shortList(QStringList names)
{
    const qsizetype more = names.size() - namesShown;
    if (more > 0)
        names = names.first(namesShown) << u"+"_s + QString::number(more);
    return names.join(u", "_s);
}

model::Text joinedSentences(const model::Text &a, const model::Text &b)
{
    return a.isEmpty() ? b : model::Text{a.en + u' ' + b.en, a.ja + b.ja};
}

class Steps
{
public:
    Steps(const Analysis &analysis, model::BundleIndex bundle, const Readiness &readiness, const Records &records)
        : m_analysis(analysis)
        , m_bundle(bundle)
        , m_readiness(readiness)
        , m_states(componentStates(*analysis.snapshot, bundle, records))
    {
    }

    std::vector<Step> all() { return {nodes(), components(), kubelet()}; }

private:
    Step begun(const QString &id)
    {
        Step step;
        step.bundle = m_bundle;
        step.id = id;
        step.title = message(QString(u"diagnosis.step."_s + id + u".title"_s));
        step.faq = QStringList{u"step-"_s + id, u"troubleshoot-cluster-three-steps"_s};
        return step;
    }

    // Findings that matter for a step; true if one of them is an error that lasts.
    template <typename Belongs>
    bool addFindings(Step &step, Belongs belongs)
    {
        bool lasting = false;
        for (const Finding &finding : m_analysis.findings) {
            if (finding.bundle != m_bundle || finding.state == FindingState::EarlierBoot || !belongs(finding))
                continue;
            step.findings.push_back(finding.id);
            lasting = lasting || (finding.state == FindingState::Active && finding.severity >= model::Severity::Error);
        }
        return lasting;
    }

    [[nodiscard]] bool hasRows(const QString &role) const
    {
        return std::ranges::any_of(m_analysis.snapshot->sources, [&](const auto &source) {
            return source->info->bundle == m_bundle && source->info->role == role && source->info->coverage != model::Coverage::Empty
                && source->rows > 0;
        });
    }

    [[nodiscard]] QString firstPath(const QString &role) const
    {
        for (const auto &source : m_analysis.snapshot->sources) {
            if (source->info->bundle == m_bundle && source->info->role == role)
                return source->info->path;
        }
        return {};
    }

    Step nodes();
    Step components();
    Step kubelet();
    bool nodesOfCluster(Step &step);
    void thisNode(Step &step, bool lasting);

    const Analysis &m_analysis;
    model::BundleIndex m_bundle;
    Readiness m_readiness;
    ComponentStates m_states;
};

// From Node objects, where the bundle has them. True if it has.
bool Steps::nodesOfCluster(Step &step)
{
    QStringList ready;
    QStringList notReady;
    for (const model::Fact &fact : m_analysis.facts) {
        if (fact.bundle == m_bundle && fact.id == u"node.condition.Ready"_s)
            (fact.value.toString() == u"True"_s ? ready : notReady).append(fact.node);
    }
    if (ready.isEmpty() && notReady.isEmpty())
        return false;
    step.clusterScope = true;
    const resources::Values values{{u"count"_s, QString::number(ready.size() + notReady.size())},
                                   {u"bad"_s, QString::number(notReady.size())},
                                   {u"nodes"_s, shortList(notReady)},
                                   {u"member"_s, firstPath(u"object-dump"_s)}};
    if (notReady.isEmpty()) {
        step.status = StepStatus::Ok;
        step.detail = message(u"diagnosis.step.nodes.all-ready", values);
    } else {
        step.status = StepStatus::Problem;
        step.detail = message(u"diagnosis.step.nodes.some-not-ready", values);
        step.faq << u"node-failed"_s;
    }
    return true;
}

void Steps::thisNode(Step &step, bool lasting)
{
    if (m_readiness.known()) {
        const bool isReady = m_readiness.isReady();
        const resources::Values values{{u"time"_s, momentText(m_analysis, m_bundle, isReady ? *m_readiness.ready : *m_readiness.notReady)}};
        step.status = isReady && !lasting ? StepStatus::Ok : StepStatus::Problem;
        step.detail = message(!isReady  ? u"diagnosis.step.nodes.this-not-ready"
                              : lasting ? u"diagnosis.step.nodes.this-ready-with-errors"
                                        : u"diagnosis.step.nodes.this-ready",
                              values);
        if (!isReady)
            step.faq << u"node-failed"_s;
        return;
    }
    const bool hasLog = hasRows(u"kubelet-log"_s) || hasRows(u"system-log"_s);
    step.status = lasting ? StepStatus::Problem : hasLog ? StepStatus::Partial : StepStatus::NotCollected;
    step.detail = message(hasLog ? u"diagnosis.step.nodes.no-transition" : u"diagnosis.step.nodes.not-collected");
}

Step Steps::nodes()
{
    Step step = begun(u"nodes"_s);
    const bool lasting = addFindings(step, [](const Finding &finding) {
        return !clusterComponents().contains(finding.component) && !kubeletComponents().contains(finding.component) && finding.component != u"pod"_s;
    });
    if (!nodesOfCluster(step)) {
        thisNode(step, lasting);
        step.detail = joinedSentences(step.detail, message(u"diagnosis.step.nodes.others-unknown"));
    }
    if (hasRows(u"etcd-log"_s) || hasRows(u"apiserver-log"_s)) { // taken on a master of a dedicated cluster
        step.detail = joinedSentences(step.detail, message(u"diagnosis.step.nodes.master"));
        step.faq << u"master-node-deleted"_s;
    }
    return step;
}

Step Steps::components()
{
    Step step = begun(u"components"_s);
    const bool lasting = addFindings(step, [](const Finding &finding) { return clusterComponents().contains(finding.component); });
    QStringList unwell;
    QStringList well;
    for (const ComponentState &state : m_states.components) {
        if (state.well)
            well.append(state.name);
        else
            unwell.append(state.name + u" ("_s + state.state + u')');
    }
    well.removeDuplicates();
    step.clusterScope = m_states.wholeCluster;
    const resources::Values values{{u"well"_s, shortList(well)}, {u"unwell"_s, shortList(unwell)}, {u"count"_s, QString::number(m_states.components.size())}};
    if (m_states.components.empty()) {
        step.status = lasting ? StepStatus::Problem : StepStatus::NotCollected;
        step.detail = message(u"diagnosis.step.components.not-collected");
        step.faq << u"collect-diagnostic-data"_s;
        return step;
    }
    if (!unwell.isEmpty())
        step.detail = message(u"diagnosis.step.components.unwell", values);
    else
        step.detail = message(m_states.wholeCluster ? u"diagnosis.step.components.all-well" : u"diagnosis.step.components.well-here", values);
    if (lasting && unwell.isEmpty())
        step.detail = joinedSentences(step.detail, message(u"diagnosis.step.components.errors"));
    step.status = !unwell.isEmpty() || lasting ? StepStatus::Problem : m_states.wholeCluster ? StepStatus::Ok : StepStatus::Partial;
    if (!m_states.wholeCluster) {
        step.detail = joinedSentences(step.detail, message(u"diagnosis.step.components.others-unknown"));
        step.faq << u"collect-diagnostic-data"_s;
    }
    return step;
}

Step Steps::kubelet()
{
    Step step = begun(u"kubelet"_s);
    const bool lasting = addFindings(step, [](const Finding &finding) { return kubeletComponents().contains(finding.component); });
    const model::Fact *active = m_analysis.fact(m_bundle, u"service.kubelet.active");
    const model::Fact *running = m_analysis.fact(m_bundle, u"process.kubelet.running");
    const model::Fact *since = m_analysis.fact(m_bundle, u"service.kubelet.since");
    if (active || running) {
        const bool well = active ? active->value.toString() == u"active"_s : running->value.toBool();
        resources::Values values{{u"state"_s, active ? active->value.toString() : u"inactive"_s}};
        if (since && since->value.canConvert<model::Instant>())
            values.insert(u"time"_s, momentText(m_analysis, m_bundle, since->value.value<model::Instant>()));
        step.status = well && !lasting ? StepStatus::Ok : StepStatus::Problem;
        step.detail = message(!well                        ? u"diagnosis.step.kubelet.not-active"
                              : values.contains(u"time"_s) ? u"diagnosis.step.kubelet.active-since"
                                                           : u"diagnosis.step.kubelet.active",
                              values);
        if (!well)
            step.faq << u"kubelet-failed"_s;
    } else {
        const bool hasLog = hasRows(u"kubelet-log"_s);
        step.status = lasting ? StepStatus::Problem : hasLog ? StepStatus::Partial : StepStatus::NotCollected;
        step.detail = message(hasLog ? u"diagnosis.step.kubelet.log-only" : u"diagnosis.step.kubelet.not-collected");
        if (!hasLog)
            step.faq << u"collect-diagnostic-data"_s;
    }
    if (lasting)
        step.detail = joinedSentences(step.detail, message(u"diagnosis.step.kubelet.errors"));
    return step;
}

} // namespace

std::vector<Step> stepsOf(const Analysis &analysis, model::BundleIndex bundle, const Readiness &readiness, const Records &records)
{
    return Steps(analysis, bundle, readiness, records).all();
}

} // namespace shindan::diagnosis
