#include "services/training/scenario.h"

#include "services/resources/messages.h"
#include "services/resources/shipped.h"
#include "services/training/scripted_bundle.h"

#include <QCborArray>

#include <cmath>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;

namespace {

model::Nanoseconds seconds(const QCborValue &value)
{
    return model::Nanoseconds(std::llround(value.toDouble(static_cast<double>(value.toInteger())) * 1e9));
}

std::string plain(const QCborValue &value)
{
    if (value.isInteger())
        return std::to_string(value.toInteger());
    if (value.isDouble())
        return QString::number(value.toDouble()).toStdString();
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    return value.toString().toStdString();
}

std::vector<std::string> stringList(const QCborValue &value)
{
    std::vector<std::string> list;
    for (const QCborValue &entry : value.toArray())
        list.push_back(plain(entry));
    return list;
}

template <typename Number>
void take(const QCborMap &map, const QString &key, Number &into)
{
    if (map.contains(key))
        into = static_cast<Number>(map[key].toInteger());
}

void take(const QCborMap &map, const QString &key, std::string &into)
{
    if (map.contains(key))
        into = plain(map[key]);
}

Link readLink(const QCborMap &map)
{
    Link link;
    link.id = map[u"id"_s].toString();
    link.text = resources::textOf(map[u"text"_s]);
    link.at = seconds(map[u"at"_s]);
    if (map.contains(u"until"_s))
        link.until = seconds(map[u"until"_s]);
    link.set = map[u"set"_s].toString().toStdString();
    link.cause = map[u"cause"_s].toBool();
    link.messages = stringList(map[u"messages"_s]);
    link.only = plain(map[u"only"_s]);
    const QCborMap with = map[u"with"_s].toMap();
    for (auto it = with.begin(); it != with.end(); ++it)
        link.with.emplace(it.key().toString().toStdString(), plain(it.value()));
    for (const QCborValue &value : map[u"shows"_s].toArray())
        link.shows.emplace_back(plain(value.toMap()[u"member"_s]), plain(value.toMap()[u"line"_s]));
    return link;
}

Saying readSaying(const QCborMap &map)
{
    Saying saying;
    saying.message = plain(map[u"message"_s]);
    saying.pod = plain(map[u"pod"_s]);
    const bool once = map.contains(u"at"_s);
    saying.from = seconds(map[once ? u"at"_s : u"from"_s]);
    saying.to = seconds(map[once ? u"at"_s : u"to"_s]);
    saying.every = once ? model::Nanoseconds(0) : seconds(map[u"every"_s]);
    const QCborMap values = map[u"values"_s].toMap();
    for (auto it = values.begin(); it != values.end(); ++it)
        saying.values.emplace_back(it.key().toString().toStdString(), plain(it.value()));
    return saying;
}

void readTexts(const QCborMap &map, Scenario &scenario)
{
    scenario.question = resources::textOf(map[u"question"_s]);
    for (const QCborValue &hint : map[u"hints"_s].toArray())
        scenario.hints.push_back(resources::textOf(hint));
    scenario.truth = resources::textOf(map[u"truth"_s]);
    scenario.faq = resources::stringsOf(map[u"faq"_s]);
    for (const QCborValue &value : map[u"tempting"_s].toArray())
        scenario.temptations.push_back({resources::textOf(value.toMap()[u"answer"_s]), resources::textOf(value.toMap()[u"why"_s])});
    for (const QCborValue &value : map[u"redHerrings"_s].toArray())
        scenario.herrings.push_back({resources::textOf(value.toMap()[u"text"_s]), stringList(value.toMap()[u"messages"_s])});
}

void takeTexts(const QCborMap &map, const QString &key, std::map<std::string, std::string> &into)
{
    const QCborMap values = map[key].toMap();
    for (auto it = values.begin(); it != values.end(); ++it)
        into[it.key().toString().toStdString()] = plain(it.value());
}

void take(const QCborMap &map, const QString &key, bool &into)
{
    if (map.contains(key))
        into = map[key].toBool();
}

} // namespace

void readNode(const QCborMap &map, NodeRequest &node)
{
    take(map, u"region"_s, node.region);
    take(map, u"kubernetes"_s, node.kubernetes);
    take(map, u"containerd"_s, node.containerd);
    take(map, u"docker"_s, node.docker);
    take(map, u"kernel"_s, node.kernel);
    take(map, u"cpus"_s, node.cpus);
    take(map, u"memoryGiB"_s, node.memoryGiB);
    take(map, u"dataDiskGiB"_s, node.dataDiskGiB);
    take(map, u"conntrackMax"_s, node.conntrackMax);
    take(map, u"verbosity"_s, node.verbosity);
    take(map, u"workloads"_s, node.workloads);
    take(map, u"load"_s, node.load);
    if (map.contains(u"uptime"_s))
        node.uptime = std::chrono::seconds(map[u"uptime"_s].toInteger());
    if (map.contains(u"clockError"_s))
        node.clockError = std::chrono::seconds(map[u"clockError"_s].toInteger());
    take(map, u"master"_s, node.master);
    take(map, u"edge"_s, node.edge);
    take(map, u"sandboxRuntime"_s, node.sandboxRuntime);
    take(map, u"windows"_s, node.windows);
    takeTexts(map, u"sysctls"_s, node.sysctls);
    takeTexts(map, u"kubeletFlags"_s, node.kubeletFlags);
}

const std::map<QString, QCborMap> &nodeKinds()
{
    static const std::map<QString, QCborMap> kinds = [] {
        std::map<QString, QCborMap> list;
        for (const QCborValue &file : resources::shipped(resources::Kind::Simulation)) {
            const QCborMap map = file.toMap()[u"kinds"_s].toMap();
            for (auto it = map.begin(); it != map.end(); ++it)
                list.emplace(it.key().toString(), it.value().toMap()[u"node"_s].toMap());
        }
        return list;
    }();
    return kinds;
}

model::Result<Scenario> readScenario(const QCborMap &map)
{
    Scenario scenario;
    scenario.id = map[u"id"_s].toString();
    scenario.title = resources::textOf(map[u"title"_s]);
    scenario.message = resources::textOf(map[u"message"_s]);
    scenario.collected = {map[u"collected"_s].toInteger() * model::nsPerSecond};
    take(map, u"level"_s, scenario.level);
    take(map, u"points"_s, scenario.points);
    readTexts(map, scenario);
    if (map.contains(u"speakers"_s)) {
        auto script = readScript(map, scenario.collected);
        if (!script)
            return script.error();
        scenario.script = std::make_shared<const Script>(std::move(script).value());
        return scenario;
    }
    if (const auto kind = nodeKinds().find(map[u"kind"_s].toString()); kind != nodeKinds().end())
        readNode(kind->second, scenario.node);
    readNode(map[u"node"_s].toMap(), scenario.node);
    if (map.contains(u"history"_s))
        scenario.history = std::chrono::seconds(map[u"history"_s].toInteger());
    for (const QCborValue &value : map[u"chain"_s].toArray())
        scenario.chain.push_back(readLink(value.toMap()));
    for (const QCborValue &value : map[u"says"_s].toArray())
        scenario.says.push_back(readSaying(value.toMap()));
    return scenario;
}

const std::vector<Scenario> &shippedScenarios()
{
    static const std::vector<Scenario> scenarios = [] {
        std::vector<Scenario> list;
        for (const QCborValue &value : resources::shipped(resources::Kind::Scenarios)) {
            if (auto scenario = readScenario(value.toMap()))
                list.push_back(std::move(scenario).value());
        }
        return list;
    }();
    return scenarios;
}

} // namespace shindan::training
