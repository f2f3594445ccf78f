// Source of the field names: kubernetes.io, API reference, apps/v1.

#include "services/facts/workload_objects.h"

#include "services/facts/fact_list.h"
#include "services/facts/json_scan.h"
#include "services/facts/line_counter.h"
#include "services/facts/object_documents.h"
#include "services/facts/text_scan.h"

#include <map>
#include <span>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int listedWorkloads = 200;

struct Workload
{
    std::string kind;
    std::string name;
    std::string space;   ///< namespace
    JsonScalar replicas; ///< that the specification asks for
    JsonScalar scheduled;///< nodes that a DaemonSet should run on
    JsonScalar ready;
};

void keep(Workload &workload, std::span<const JsonStep> path, const JsonScalar &scalar)
{
    if (path.size() == 1 && path[0].key == "kind")
        workload.kind = scalar.text;
    if (path.size() != 2)
        return;
    if (path[0].key == "metadata" && path[1].key == "name")
        workload.name = scalar.text;
    else if (path[0].key == "metadata" && path[1].key == "namespace")
        workload.space = scalar.text;
    else if (path[0].key == "spec" && path[1].key == "replicas")
        workload.replicas = scalar;
    else if (path[0].key == "status" && path[1].key == "desiredNumberScheduled")
        workload.scheduled = scalar;
    else if (path[0].key == "status" && (path[1].key == "readyReplicas" || path[1].key == "numberReady"))
        workload.ready = scalar;
}

/// Objects of one list by their number + 1; 0 is what stands outside of `items`: the list, or the one object.
using Objects = std::map<size_t, Workload>;

void keepInList(Objects &objects, const std::vector<JsonStep> &path, const JsonScalar &scalar)
{
    const std::span<const JsonStep> steps(path);
    if (path.size() > 2 && path[0].key == "items" && path[1].key.empty())
        keep(objects[path[1].index + 1], steps.subspan(2), scalar);
    else if (!path.empty() && path[0].key != "items")
        keep(objects[0], steps, scalar);
}

// Items of a typed list have no kind of their own: a DeploymentList holds Deployments.
std::string kindOf(const Workload &workload, const Objects &objects, size_t number)
{
    std::string kind = workload.kind;
    if (const auto list = objects.find(0); kind.empty() && number > 0 && list != objects.end() && list->second.kind.ends_with("List"))
        kind = list->second.kind.substr(0, list->second.kind.size() - 4);
    return kind == "Deployment" || kind == "DaemonSet" || kind == "StatefulSet" ? kind : std::string();
}

class WorkloadFacts
{
public:
    WorkloadFacts(const MemberText &member, const LineCounter &lines)
        : m_member(member)
        , m_lines(lines)
    { }

    void add(const Workload &workload, const std::string &kind)
    {
        const JsonScalar &wanted = kind == "DaemonSet" ? workload.scheduled : workload.replicas;
        const auto desired = wholeNumber(wanted.text);
        if (!desired || workload.name.empty())
            return;
        const qint64 ready = wholeNumber(workload.ready.text).value_or(0); // left out where it is 0
        Count &count = m_counts.try_emplace(kind, Count{0, 0, at(wanted)}).first->second;
        ++count.all;
        if (ready >= *desired)
            return;
        ++count.lacking;
        if (++m_listed > listedWorkloads)
            return;
        const QString subject = toText(kind + '/' + (workload.space.empty() ? std::string() : workload.space + '/') + workload.name);
        m_facts.addInteger(u"workload.desired"_s, *desired, at(wanted), subject);
        m_facts.addInteger(u"workload.ready"_s, ready, workload.ready.text.empty() ? at(wanted) : at(workload.ready), subject);
    }

    std::vector<model::Fact> take()
    {
        for (const auto &[kind, count] : m_counts) {
            m_facts.addInteger(u"workload.count"_s, count.all, count.place, toText(kind));
            m_facts.addInteger(u"workload.lacking-pods"_s, count.lacking, count.place, toText(kind));
        }
        return m_facts.takeFacts();
    }

private:
    struct Count
    {
        qint64 all;
        qint64 lacking;
        Place place;
    };
    [[nodiscard]] Place at(const JsonScalar &scalar) const { return m_member.at(m_lines.lineOf(scalar.offset)); }

    const MemberText &m_member;
    const LineCounter &m_lines;
    FactList m_facts;
    std::map<std::string, Count> m_counts;
    int m_listed = 0;
};

} // namespace

std::vector<model::Fact> readWorkloadObjects(const MemberText &member)
{
    const std::string_view text(member.bytes().constData(), static_cast<size_t>(member.bytes().size()));
    if (!holdsKey(text, "replicas") && !holdsKey(text, "desiredNumberScheduled"))
        return {};
    const LineCounter lines(text);
    WorkloadFacts facts(member, lines);
    Objects objects;
    readDocuments(
        text, [&](const std::vector<JsonStep> &path, const JsonScalar &scalar) { keepInList(objects, path, scalar); },
        [&] {
            for (const auto &[number, workload] : objects) {
                if (const std::string kind = kindOf(workload, objects, number); !kind.empty())
                    facts.add(workload, kind);
            }
            objects.clear();
        });
    return facts.take();
}

} // namespace shindan::facts
