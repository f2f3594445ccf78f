// Source of the field names: kubernetes.io, API reference, Pod v1 core.

#include "services/facts/pod_objects.h"

#include "services/facts/fact_list.h"
#include "services/facts/json_scan.h"
#include "services/facts/line_counter.h"
#include "services/facts/object_documents.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <map>
#include <span>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedFacts = 200; // of one id
constexpr size_t listedPhases = 20; // Kubernetes has five

struct Container
{
    std::string name;
    JsonScalar waiting; ///< reason
    JsonScalar restarts;
    JsonScalar lastReason;
    std::string lastExit;
};

struct Pod
{
    std::string kind;
    std::string name;
    std::string space; ///< namespace
    std::string node;
    std::string reason;
    JsonScalar phase;
    std::map<std::pair<std::string, size_t>, Container> containers; ///< by list and number
};

void keepContainer(Container &container, std::span<const JsonStep> path, const JsonScalar &scalar)
{
    if (path.size() == 1 && path[0].key == "name")
        container.name = scalar.text;
    else if (path.size() == 1 && path[0].key == "restartCount")
        container.restarts = scalar;
    else if (path.size() == 3 && path[0].key == "state" && path[1].key == "waiting" && path[2].key == "reason")
        container.waiting = scalar;
    else if (path.size() == 3 && path[0].key == "lastState" && path[1].key == "terminated" && path[2].key == "reason")
        container.lastReason = scalar;
    else if (path.size() == 3 && path[0].key == "lastState" && path[1].key == "terminated" && path[2].key == "exitCode")
        container.lastExit = scalar.text;
}

void keep(Pod &pod, std::span<const JsonStep> path, const JsonScalar &scalar)
{
    if (path.size() == 1 && path[0].key == "kind")
        pod.kind = scalar.text;
    if (path.size() == 2 && path[0].key == "metadata" && path[1].key == "name")
        pod.name = scalar.text;
    else if (path.size() == 2 && path[0].key == "metadata" && path[1].key == "namespace")
        pod.space = scalar.text;
    else if (path.size() == 2 && path[0].key == "spec" && path[1].key == "nodeName")
        pod.node = scalar.text;
    else if (path.size() == 2 && path[0].key == "status" && path[1].key == "phase")
        pod.phase = scalar;
    else if (path.size() == 2 && path[0].key == "status" && path[1].key == "reason")
        pod.reason = scalar.text;
    else if (path.size() > 3 && path[0].key == "status" && path[1].key.ends_with("ontainerStatuses"))
        keepContainer(pod.containers[{std::string(path[1].key), path[2].index}], path.subspan(3), scalar);
}

/// Objects of one list by their number + 1; 0 is what stands outside of `items`: the list, or the one object.
using Objects = std::map<size_t, Pod>;

void keepInList(Objects &objects, const std::vector<JsonStep> &path, const JsonScalar &scalar)
{
    const std::span<const JsonStep> steps(path);
    if (path.size() > 2 && path[0].key == "items" && path[1].key.empty())
        keep(objects[path[1].index + 1], steps.subspan(2), scalar);
    else if (!path.empty() && path[0].key != "items")
        keep(objects[0], steps, scalar);
}

bool isPod(const Pod &pod, const Objects &objects, size_t number)
{
    const auto list = objects.find(0);
    const bool ofPodList = number > 0 && list != objects.end() && list->second.kind == "PodList";
    // Some collectors write objects without their kind; only pods have a phase and containers with states.
    const bool bare = pod.kind.empty() && number == 0 && !pod.containers.empty();
    return (pod.kind == "Pod" || (pod.kind.empty() && ofPodList) || bare) && !pod.name.empty() && !pod.phase.text.empty();
}

class PodFacts
{
public:
    PodFacts(const MemberText &member, const LineCounter &lines)
        : m_member(member)
        , m_lines(lines)
    { }

    void add(const Pod &pod)
    {
        m_phases.try_emplace(pod.phase.text, std::pair<qint64, Place>{0, at(pod.phase)}).first->second.first += 1;
        const QString subject = toText(pod.space) + (pod.space.empty() ? QString() : u"/"_s) + toText(pod.name);
        if (pod.phase.text != "Running" && pod.phase.text != "Succeeded") {
            const std::string phase = pod.reason.empty() ? pod.phase.text : pod.phase.text + " (" + pod.reason + ")";
            addText(u"pod.phase"_s, phase, at(pod.phase), subject, pod.node);
        }
        for (const auto &[key, container] : pod.containers)
            addContainer(pod, container, subject + u'/' + toText(container.name));
    }

    std::vector<model::Fact> take()
    {
        for (const auto &[id, limit] : m_limits)
            limit.addRest(m_facts);
        size_t phases = 0;
        for (const auto &[phase, count] : m_phases) {
            if (++phases > listedPhases)
                break;
            m_facts.addInteger(u"pod.phase.count"_s, count.first, count.second, toText(phase));
        }
        std::vector<model::Fact> facts = m_facts.takeFacts();
        for (model::Fact &fact : facts)
            fact.node = m_nodes.value({fact.id, fact.subject});
        return facts;
    }

private:
    [[nodiscard]] Place at(const JsonScalar &scalar) const { return m_member.at(m_lines.lineOf(scalar.offset)); }
    bool admits(const QString &id, const Place &place, const QString &subject, const std::string &node)
    {
        if (!m_limits.try_emplace(id, id, listedFacts).first->second.admits(place))
            return false;
        m_nodes.insert({id, subject}, toText(node));
        return true;
    }
    void addText(const QString &id, const std::string &text, const Place &place, const QString &subject, const std::string &node)
    {
        if (!text.empty() && admits(id, place, subject, node))
            m_facts.addText(id, text, place, subject);
    }
    void addContainer(const Pod &pod, const Container &container, const QString &subject)
    {
        if (const auto restarts = wholeNumber(container.restarts.text); restarts && *restarts > 0
            && admits(u"pod.restarts"_s, at(container.restarts), subject, pod.node))
            m_facts.addInteger(u"pod.restarts"_s, *restarts, at(container.restarts), subject);
        if (container.waiting.text != "ContainerCreating" && container.waiting.text != "PodInitializing")
            addText(u"pod.waiting"_s, container.waiting.text, at(container.waiting), subject, pod.node);
        const std::string exit = container.lastExit.empty() ? std::string() : " (" + container.lastExit + ")";
        if (!container.lastReason.text.empty())
            addText(u"pod.last-state"_s, container.lastReason.text + exit, at(container.lastReason), subject, pod.node);
    }

    const MemberText &m_member;
    const LineCounter &m_lines;
    FactList m_facts;
    std::map<QString, Capped> m_limits;
    QHash<std::pair<QString, QString>, QString> m_nodes;
    std::map<std::string, std::pair<qint64, Place>> m_phases;
};

} // namespace

std::vector<model::Fact> readPodObjects(const MemberText &member)
{
    std::string_view text(member.bytes().constData(), static_cast<size_t>(member.bytes().size()));
    text = text.substr(0, text.find("\n==== START logs for container"));
    if (!holdsKey(text, "phase") || !(text.find("Pod") != std::string_view::npos || holdsKey(text, "containerStatuses")))
        return {};
    const LineCounter lines(text);
    PodFacts facts(member, lines);
    Objects objects;
    readDocuments(
        text, [&](const std::vector<JsonStep> &path, const JsonScalar &scalar) { keepInList(objects, path, scalar); },
        [&] {
            for (const auto &[number, pod] : objects) {
                if (isPod(pod, objects, number))
                    facts.add(pod);
            }
            objects.clear();
        });
    return facts.take();
}

} // namespace shindan::facts
