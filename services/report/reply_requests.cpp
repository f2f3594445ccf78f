#include "services/report/reply_requests.h"

#include "services/report/reply_placeholders.h"
#include "services/resources/messages.h"

#include <algorithm>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr model::Nanoseconds around = std::chrono::minutes(30); // of a journal, before the first and after the last time

// Faults of the machine itself: the state of the cluster says no more about them.
bool isOfMachine(const model::Finding &finding)
{
    static const QStringList components{u"kernel"_s, u"systemd"_s, u"time"_s};
    return components.contains(finding.component);
}

bool isOfControlPlane(const model::Finding &finding)
{
    return finding.component == u"apiserver"_s;
}

class Requests
{
public:
    Requests(const model::Analysis &analysis, const std::vector<const model::Finding *> &findings, model::BundleIndex bundle)
        : m_analysis(analysis)
        , m_bundle(bundle)
    {
        for (const model::Finding *finding : findings) {
            if (finding->bundle == bundle)
                m_findings.push_back(finding);
        }
    }

    std::vector<ReplyRequest> all()
    {
        addJournals();
        addPods();
        addCluster();
        addControlPlane();
        addMissingMembers();
        return std::move(m_requests);
    }

private:
    void add(QStringView id, const resources::Values &values, const QStringList &commands)
    {
        m_requests.push_back({resources::message(id, values), commands});
    }
    [[nodiscard]] bool any(bool (*predicate)(const model::Finding &)) const
    {
        return std::ranges::any_of(m_findings, [&](const model::Finding *finding) { return predicate(*finding); });
    }
    [[nodiscard]] const model::Notice *notice(const QString &id) const
    {
        const auto found = std::ranges::find_if(m_analysis.notices, [&](const model::Notice &one) { return one.bundle == m_bundle && one.id == id; });
        return found == m_analysis.notices.end() ? nullptr : &*found;
    }
    [[nodiscard]] const model::BundleInfo &info() const { return *m_analysis.snapshot->bundles[m_bundle.value()]; }

    void addJournals();
    void addPods();
    void addCluster();
    void addControlPlane();
    void addMissingMembers();

    const model::Analysis &m_analysis;
    model::BundleIndex m_bundle;
    std::vector<const model::Finding *> m_findings;
    std::vector<ReplyRequest> m_requests;
};

// A log that was cut to its last lines begins after what led to the fault.
void Requests::addJournals()
{
    std::optional<model::Instant> first;
    std::optional<model::Instant> last;
    for (const model::Finding *finding : m_findings) {
        if (!finding->first || isOfMachine(*finding) || finding->state == model::FindingState::EarlierBoot)
            continue;
        first = std::min(first.value_or(*finding->first), *finding->first);
        last = std::max(last.value_or(*finding->first), finding->last.value_or(*finding->first));
    }
    if (!first || info().layout != u"ack-linux"_s)
        return;
    static const QHash<QString, QString> units{{u"kubelet-log"_s, u"kubelet"_s}, {u"containerd-log"_s, u"containerd"_s}, {u"docker-log"_s, u"docker"_s}};
    const auto offset = info().utcOffset.value_or(std::chrono::seconds(0));
    const QString since = model::toLocalText(*first - around, offset, 0);
    const QString until = model::toLocalText(*last + around, offset, 0);
    QStringList commands;
    for (const auto &source : m_analysis.snapshot->sources) {
        const model::SourceInfo &one = *source->info;
        const QString unit = units.value(one.role);
        const bool cut = one.coverage == model::Coverage::Tail && source->first && *source->first > *first - around;
        if (one.bundle == m_bundle && cut && !unit.isEmpty())
            commands << u"journalctl -u %1 --since \"%2\" --until \"%3\" > %1.log"_s.arg(unit, since, until);
    }
    if (!commands.isEmpty())
        add(u"reply.request.journal", {}, commands);
}

void Requests::addPods()
{
    constexpr qsizetype most = 3;
    QStringList commands;
    for (const model::Finding *finding : m_findings) {
        const QString name = finding->subject.value(u"pod"_s).section(u'/', -1);
        const QString space = finding->subject.value(u"namespace"_s, finding->subject.value(u"pod"_s).section(u'/', 0, -2));
        if (name.isEmpty() || space.isEmpty() || commands.size() >= 2 * most)
            continue;
        for (const QString &command : {u"kubectl describe pod %1 -n %2"_s, u"kubectl logs %1 -n %2 --all-containers --previous"_s}) {
            const QString line = command.arg(shellWord(name), shellWord(space));
            if (!commands.contains(line))
                commands << line;
        }
    }
    if (!commands.isEmpty() && notice(u"cluster-dump-not-collected"_s))
        add(u"reply.request.pods", {}, commands);
}

void Requests::addCluster()
{
    if (m_findings.empty() || std::ranges::all_of(m_findings, [](const model::Finding *finding) { return isOfMachine(*finding); }))
        return;
    const model::Fact *node = m_analysis.fact(m_bundle, u"node.name");
    QStringList commands;
    if (notice(u"cluster-dump-not-collected"_s)) {
        commands << u"kubectl get nodes -o wide"_s;
        if (node)
            commands << u"kubectl describe node "_s + shellWord(node->value.toString());
        commands << u"kubectl get pods -n kube-system -o wide"_s;
    }
    if (notice(u"events-not-collected"_s))
        commands << u"kubectl get events -A --sort-by=.lastTimestamp"_s;
    if (!commands.isEmpty())
        add(u"reply.request.cluster", {}, commands);
}

void Requests::addControlPlane()
{
    if (any(isOfControlPlane) && notice(u"control-plane-not-collected"_s))
        add(u"reply.request.control-plane", {}, {});
}

void Requests::addMissingMembers()
{
    if (!notice(u"members-missing"_s))
        return;
    static const QStringList ofCluster{u"events-table"_s, u"object-dump"_s, u"apiserver-log"_s, u"controller-manager-log"_s, u"scheduler-log"_s,
                                       u"cloud-controller-manager-log"_s};
    QStringList members;
    for (const auto &missing : m_analysis.snapshot->missing) {
        if (missing->bundle == m_bundle && !ofCluster.contains(missing->role))
            members << missing->path;
    }
    if (!members.isEmpty())
        add(u"reply.request.members", {{u"members"_s, members.join(u", "_s)}}, {});
}

} // namespace

std::vector<ReplyRequest> requestsFor(const model::Analysis &analysis, const std::vector<const model::Finding *> &findings)
{
    std::vector<ReplyRequest> all;
    for (const auto &bundle : analysis.snapshot->bundles) {
        for (ReplyRequest &request : Requests(analysis, findings, bundle->index).all()) {
            const bool known = std::ranges::any_of(all, [&](const ReplyRequest &one) { return one.what == request.what && one.commands == request.commands; });
            if (!known)
                all.push_back(std::move(request));
        }
    }
    return all;
}

} // namespace shindan::report
