#include "services/facts/described_objects.h"

#include "services/facts/fact_list.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedFacts = 200; // of one id

struct Field
{
    std::string_view value;
    model::LineNumber line;
};

struct Container
{
    std::string_view name;
    std::string_view state;
    Field waiting;
    Field restarts;
    Field lastReason;
    std::string_view lastExit;
};

/// One object, as far as its kind and its facts need it.
struct Described
{
    std::map<std::string_view, Field> fields;    ///< without indentation
    std::map<std::string_view, Field> system;    ///< below `System Info:`
    std::map<std::string_view, Field> capacity;
    std::vector<std::pair<std::string_view, Field>> conditions; ///< type; status, then the rest of its line
    std::vector<Field> taints;
    std::vector<Container> containers;

    [[nodiscard]] std::string_view value(std::string_view name) const
    {
        const auto it = fields.find(name);
        return it == fields.end() ? std::string_view() : it->second.value;
    }
};

size_t indentOf(std::string_view line)
{
    const size_t indent = line.find_first_not_of(' ');
    return indent == std::string_view::npos ? line.size() : indent;
}

class Reader
{
public:
    explicit Reader(const MemberText &member)
        : m_member(member)
    { }

    std::vector<Described> read()
    {
        for (size_t i = 0; i < m_member.lines().size(); ++i)
            takeLine(m_member.lines()[i], model::LineNumber(static_cast<quint32>(i) + 1));
        return std::move(m_objects);
    }

private:
    void takeLine(std::string_view line, model::LineNumber number)
    {
        const size_t indent = indentOf(line);
        const std::string_view text = trimmed(line);
        const size_t colon = text.find(':');
        const std::string_view name = colon == std::string_view::npos ? text : text.substr(0, colon);
        const Field field{colon == std::string_view::npos ? std::string_view() : trimmed(text.substr(colon + 1)), number};
        if (indent == 0 && line.starts_with("Name:") && !field.value.empty())
            m_objects.emplace_back();
        if (m_objects.empty() || text.empty())
            return;
        Described &object = m_objects.back();
        if (indent == 0) {
            m_section = name;
            object.fields.try_emplace(name, field);
            if (name == "Taints")
                object.taints.push_back(field);
        } else if (m_section == "Taints") {
            object.taints.push_back({text, number});
        } else if (m_section == "System Info") {
            object.system.try_emplace(name, field);
        } else if (m_section == "Capacity") {
            object.capacity.try_emplace(name, field);
        } else if (m_section == "Conditions") {
            const std::vector<std::string_view> words = fieldsOf(line, 3);
            if (words.size() >= 2 && words[0] != "Type" && !words[0].starts_with("---"))
                object.conditions.emplace_back(words[0], Field{words[1], number});
        } else if (m_section == "Containers" || m_section == "Init Containers") {
            takeContainerLine(object, indent, name, field);
        }
    }

    void takeContainerLine(Described &object, size_t indent, std::string_view name, const Field &field)
    {
        if (indent == 2) {
            object.containers.push_back({name, {}, {}, {}, {}, {}});
            return;
        }
        if (object.containers.empty())
            return;
        Container &container = object.containers.back();
        if (indent == 4)
            container.state = name == "State" || name == "Last State" ? name : std::string_view();
        if (indent == 4 && name == "Restart Count")
            container.restarts = field;
        else if (indent == 6 && container.state == "State" && name == "Reason")
            container.waiting = field;
        else if (indent == 6 && container.state == "Last State" && name == "Reason")
            container.lastReason = field;
        else if (indent == 6 && container.state == "Last State" && name == "Exit Code")
            container.lastExit = field.value;
    }

    const MemberText &m_member;
    std::vector<Described> m_objects;
    std::string_view m_section;
};

class Writer
{
public:
    explicit Writer(const MemberText &member)
        : m_member(member)
    { }

    void addNode(const Described &object)
    {
        FactList facts;
        const auto at = [&](const Field &field) { return m_member.at(field.line); };
        const auto field = [&](const std::map<std::string_view, Field> &fields, std::string_view name) -> const Field * {
            const auto it = fields.find(name);
            return it == fields.end() || it->second.value.empty() ? nullptr : &it->second;
        };
        facts.addText(u"node.name"_s, object.value("Name"), at(object.fields.at("Name")));
        if (const Field *version = field(object.system, "Kubelet Version"))
            facts.addVersion(u"kubelet.version"_s, version->value, at(*version));
        if (const Field *version = field(object.system, "Kernel Version"))
            facts.addVersion(u"kernel.version"_s, version->value, at(*version));
        if (const Field *name = field(object.system, "OS Image"))
            facts.addText(u"os.release"_s, name->value, at(*name));
        if (const Field *runtime = field(object.system, "Container Runtime Version"))
            facts.addText(u"runtime.name"_s, runtime->value.substr(0, runtime->value.find("://")), at(*runtime));
        if (const Field *cpus = field(object.capacity, "cpu"); cpus && wholeNumber(cpus->value))
            facts.addInteger(u"node.cpus"_s, *wholeNumber(cpus->value), at(*cpus));
        if (const Field *unschedulable = field(object.fields, "Unschedulable"))
            facts.addBoolean(u"node.unschedulable"_s, unschedulable->value == "true", at(*unschedulable));
        for (const auto &[type, status] : object.conditions) {
            if (status.value == "True" || status.value == "False" || status.value == "Unknown")
                facts.addText(u"node.condition."_s + toText(type), status.value, at(status));
        }
        for (const Field &taint : object.taints) {
            // key=value:effect, or key:effect.
            const size_t end = taint.value.find_first_of("=:");
            if (end != std::string_view::npos && taint.value != "<none>")
                facts.addText(u"node.taint"_s, taint.value.substr(end + 1), at(taint), toText(taint.value.substr(0, end)));
        }
        take(facts, toText(object.value("Name")));
    }

    void addPod(const Described &object)
    {
        FactList facts;
        const std::string_view place = object.value("Node");
        const QString node = place == "<none>" ? QString() : toText(place.substr(0, place.find('/')));
        const QString subject = toText(object.value("Namespace")) + u'/' + toText(object.value("Name"));
        const Field &status = object.fields.at("Status");
        if (status.value != "Running" && status.value != "Succeeded") {
            const std::string_view reason = object.value("Reason");
            facts.addText(u"pod.phase"_s, reason.empty() ? std::string(status.value) : std::string(status.value) + " (" + std::string(reason) + ")",
                m_member.at(status.line), subject);
        }
        for (const Container &container : object.containers) {
            const QString inner = subject + u'/' + toText(container.name);
            if (const auto restarts = wholeNumber(container.restarts.value); restarts && *restarts > 0)
                facts.addInteger(u"pod.restarts"_s, *restarts, m_member.at(container.restarts.line), inner);
            const std::string_view waiting = container.waiting.value;
            const bool failed = waiting.find("BackOff") != std::string_view::npos || waiting.starts_with("Err") || waiting.starts_with("Create")
                || waiting.starts_with("Invalid") || waiting.starts_with("Run");
            if (failed && waiting != "Error")
                facts.addText(u"pod.waiting"_s, waiting, m_member.at(container.waiting.line), inner);
            if (!container.lastReason.value.empty()) {
                const std::string exit = container.lastExit.empty() ? std::string() : " (" + std::string(container.lastExit) + ")";
                facts.addText(u"pod.last-state"_s, std::string(container.lastReason.value) + exit, m_member.at(container.lastReason.line), inner);
            }
        }
        take(facts, node);
    }

    std::vector<model::Fact> takeFacts() { return std::move(m_facts); }

private:
    void take(FactList &facts, const QString &node)
    {
        for (model::Fact &fact : facts.takeFacts()) {
            if (!m_limits.try_emplace(fact.id, fact.id, listedFacts).first->second.admits({fact.source, fact.line}))
                continue;
            fact.node = node;
            m_facts.push_back(std::move(fact));
        }
    }

    const MemberText &m_member;
    std::vector<model::Fact> m_facts;
    std::map<QString, Capped> m_limits;
};

} // namespace

std::vector<model::Fact> readDescribedObjects(const MemberText &member)
{
    const std::string_view text(member.bytes().constData(), static_cast<size_t>(member.bytes().size()));
    if (!text.starts_with("Name:") && text.find("\nName: ") == std::string_view::npos)
        return {};
    Writer writer(member);
    for (const Described &object : Reader(member).read()) {
        if (object.fields.contains("System Info") && object.fields.contains("Conditions"))
            writer.addNode(object);
        else if (object.fields.contains("Containers") && object.fields.contains("Status") && object.fields.contains("Namespace"))
            writer.addPod(object);
    }
    return writer.takeFacts();
}

} // namespace shindan::facts
