// Source of the field names: kubernetes.io, API reference, Node v1 core.

#include "services/facts/node_objects.h"

#include "services/facts/fact_list.h"
#include "services/facts/json_scan.h"
#include "services/facts/line_counter.h"
#include "services/facts/object_documents.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Condition
{
    std::string type;
    JsonScalar status;
    std::string reason;
};

struct Taint
{
    JsonScalar key;
    std::string value;
    std::string effect;
};

/// The values of one object that matter, by path inside it ("status.nodeInfo.kubeletVersion").
struct Object
{
    std::map<std::string, JsonScalar> values;
    std::map<size_t, Condition> conditions;
    std::map<size_t, Taint> taints;
};

std::string joined(std::span<const JsonStep> path)
{
    std::string text;
    for (const JsonStep &step : path)
        text.append(text.empty() ? "" : ".").append(step.key.empty() ? std::to_string(step.index) : std::string(step.key));
    return text;
}

bool isWanted(const std::string &path)
{
    static const std::vector<std::string_view> prefixes{"kind", "metadata.name", "metadata.labels.", "spec.unschedulable",
        "spec.providerID", "status.capacity.", "status.nodeInfo.", "status.conditions."};
    return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) { return path.starts_with(prefix); });
}

void keep(Object &object, std::span<const JsonStep> path, const JsonScalar &scalar)
{
    if (path.size() == 4 && path[0].key == "status" && path[1].key == "conditions") {
        Condition &condition = object.conditions[path[2].index];
        if (path[3].key == "type")
            condition.type = scalar.text;
        else if (path[3].key == "status")
            condition.status = scalar;
        else if (path[3].key == "reason")
            condition.reason = scalar.text;
        return;
    }
    if (path.size() == 4 && path[0].key == "spec" && path[1].key == "taints") {
        Taint &taint = object.taints[path[2].index];
        if (path[3].key == "key")
            taint.key = scalar;
        else if (path[3].key == "value")
            taint.value = scalar.text;
        else if (path[3].key == "effect")
            taint.effect = scalar.text;
        return;
    }
    if (const std::string name = joined(path); isWanted(name))
        object.values.emplace(name, scalar);
}

/// `3648468Ki`, `4Gi`, `3735556096`: Kubernetes quantities of memory, in bytes.
std::optional<qint64> bytesOf(const std::string &quantity)
{
    const auto number = leadingNumber(quantity);
    const std::string_view unit =
        std::string_view(quantity).substr(std::min(quantity.size(), quantity.find_first_not_of("0123456789")));
    static const std::map<std::string_view, qint64> scales{
        {"", 1}, {"Ki", 1 << 10}, {"Mi", 1 << 20}, {"Gi", 1 << 30}, {"k", 1'000}, {"M", 1'000'000}, {"G", 1'000'000'000}};
    const auto scale = scales.find(unit);
    if (!number || scale == scales.end() || *number > (qint64(1) << 60) / scale->second)
        return std::nullopt;
    return *number * scale->second;
}

class NodeFacts
{
public:
    NodeFacts(const Object &object, const QString &path, const LineCounter &lines)
        : m_object(object)
        , m_path(path)
        , m_lines(lines)
    { }

    std::vector<model::Fact> read()
    {
        text(u"node.name"_s, "metadata.name");
        version(u"kubelet.version"_s, "status.nodeInfo.kubeletVersion");
        version(u"kernel.version"_s, "status.nodeInfo.kernelVersion");
        text(u"os.release"_s, "status.nodeInfo.osImage");
        text(u"node.region"_s, "metadata.labels.topology.kubernetes.io/region");
        text(u"nodepool.id"_s, "metadata.labels.alibabacloud.com/nodepool-id");
        addRuntime();
        addCapacity();
        if (const JsonScalar *value = find("spec.unschedulable"))
            m_facts.addBoolean(u"node.unschedulable"_s, value->text == "true", at(*value));
        for (const auto &[index, condition] : m_object.conditions)
            addCondition(condition);
        for (const auto &[index, taint] : m_object.taints) {
            const std::string text = taint.value.empty() ? taint.effect : taint.value + ":" + taint.effect;
            if (!taint.key.text.empty())
                m_facts.addText(u"node.taint"_s, text, at(taint.key), toText(taint.key.text));
        }
        std::vector<model::Fact> facts = m_facts.takeFacts();
        for (model::Fact &fact : facts)
            fact.node = toText(m_object.values.at("metadata.name").text);
        return facts;
    }

private:
    [[nodiscard]] const JsonScalar *find(const std::string &path) const
    {
        const auto it = m_object.values.find(path);
        return it == m_object.values.end() ? nullptr : &it->second;
    }
    [[nodiscard]] Place at(const JsonScalar &scalar) const { return {m_path, m_lines.lineOf(scalar.offset)}; }
    void text(const QString &id, const std::string &path)
    {
        if (const JsonScalar *value = find(path))
            m_facts.addText(id, value->text, at(*value));
    }
    void version(const QString &id, const std::string &path)
    {
        if (const JsonScalar *value = find(path))
            m_facts.addVersion(id, value->text, at(*value));
    }
    /// Ready is good when True, all others when False; where one is not good, its reason is told, too.
    void addCondition(const Condition &condition)
    {
        if (condition.type.empty() || condition.status.text.empty())
            return;
        const QString type = toText(condition.type);
        m_facts.addText(u"node.condition."_s + type, condition.status.text, at(condition.status));
        const bool good = condition.status.text == (condition.type == "Ready" ? "True" : "False");
        if (!good)
            m_facts.addText(u"node.condition-reason"_s, condition.reason, at(condition.status), type);
    }
    /// `containerd://1.6.28`.
    void addRuntime()
    {
        const JsonScalar *value = find("status.nodeInfo.containerRuntimeVersion");
        const size_t mark = value ? value->text.find("://") : std::string::npos;
        if (mark == std::string::npos)
            return;
        const std::string name = value->text.substr(0, mark);
        m_facts.addText(u"runtime.name"_s, name, at(*value));
        if (name == "containerd" || name == "docker")
            m_facts.addVersion(toText(name) + u".version"_s, std::string_view(value->text).substr(mark + 3), at(*value));
    }
    void addCapacity()
    {
        const JsonScalar *cpus = find("status.capacity.cpu");
        if (const auto count = cpus ? wholeNumber(cpus->text) : std::nullopt)
            m_facts.addInteger(u"node.cpus"_s, *count, at(*cpus));
        const JsonScalar *memory = find("status.capacity.memory");
        if (const auto bytes = memory ? bytesOf(memory->text) : std::nullopt)
            m_facts.addInteger(u"memory.total-bytes"_s, *bytes, at(*memory));
    }

    const Object &m_object;
    const QString &m_path;
    const LineCounter &m_lines;
    FactList m_facts;
};

bool isNode(const Object &object)
{
    const auto kind = object.values.find("kind");
    return object.values.contains("metadata.name") && object.values.contains("status.nodeInfo.kubeletVersion")
        && (kind == object.values.end() || kind->second.text == "Node");
}

/// Objects of one list (or one object alone), in order.
using Objects = std::map<size_t, Object>;

void keepInList(Objects &objects, const std::vector<JsonStep> &path, const JsonScalar &scalar)
{
    const std::span<const JsonStep> steps(path);
    if (path.size() > 2 && path[0].key == "items" && path[1].key.empty())
        keep(objects[path[1].index + 1], steps.subspan(2), scalar);
    else if (!path.empty() && path[0].key != "items")
        keep(objects[0], steps, scalar);
}

} // namespace

std::vector<model::Fact> readNodeObjects(const MemberText &member)
{
    std::vector<model::Fact> facts;
    std::string_view text(member.bytes().constData(), static_cast<size_t>(member.bytes().size()));
    text = text.substr(0, text.find("\n==== START logs for container"));
    if (!holdsKey(text, "nodeInfo"))
        return facts;
    const LineCounter lines(text);
    Objects objects;
    readDocuments(
        text, [&](const std::vector<JsonStep> &path, const JsonScalar &scalar) { keepInList(objects, path, scalar); },
        [&] {
            for (const auto &[index, object] : objects) {
                if (!isNode(object))
                    continue;
                std::vector<model::Fact> found = NodeFacts(object, member.path(), lines).read();
                facts.insert(facts.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
            }
            objects.clear();
        });
    return facts;
}

} // namespace shindan::facts
