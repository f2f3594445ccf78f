#include "services/training/bundle_pair.h"

#include "services/resources/messages.h"
#include "services/resources/shipped.h"
#include "services/training/node_bundle.h"
#include "services/training/scripted_bundle.h"

#include <QCborArray>
#include <QFileInfo>

#include <algorithm>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

using Picked = std::map<std::string, std::string>;

std::string in(const Picked &values, const std::string &name)
{
    const auto at = values.find(name);
    return at == values.end() ? std::string() : at->second;
}

/// What the scenario becomes in one of the two bundles.
struct Side
{
    Scenario scenario;
    NodePlace place;
};

// Where the change shows, in both bundles alike.
Link linkOf(const PairChange &change, const Picked &values, const std::string &value)
{
    Link link;
    link.id = QString::fromStdString(change.id);
    const std::string key = in(values, "key");
    if (change.is == "sysctl")
        link.shows = {{"system_info", key + " = "}};
    else if (change.is == "kubelet-flag")
        link.shows = {{"daemon_status/kubelet_status", "--" + key + '='}, {"daemon_status/10-kubeadm.conf", "--" + key + '='}};
    else if (change.is == "kernel")
        link.shows = {{"system_info", "Linux "}, {"system_info", "kernel.osrelease = " + value}};
    else if (change.is == "image")
        link.messages = {"containerd.pull", "containerd.pulled"};
    else if (change.is == "slow-unit")
        link.messages = {"system.unit-starting", "system.unit-started"};
    else if (change.is != "none")
        link.messages = {key};
    link.only = change.is == "image" ? key + ':' + value : change.is == "slow-unit" ? key : std::string();
    return link;
}

void apply(const PairChange &change, const Picked &values, bool after, Side &side)
{
    NodeRequest &node = side.scenario.node;
    const std::string key = in(values, "key");
    const std::string value = in(values, after ? "after" : "before");
    if (change.is == "sysctl")
        node.sysctls[key] = value;
    else if (change.is == "kubelet-flag")
        node.kubeletFlags[key] = value;
    else if (change.is == "kernel")
        node.kernel = value;
    if (change.is == "image") {
        node.peculiarity.imageOf = key;
        node.peculiarity.tag = value;
    }
    if (after && change.is == "new-message")
        node.peculiarity.newMessage = key;
    else if (after && change.is == "silenced")
        node.peculiarity.silenced = key;
    else if (after && change.is == "doubled")
        node.peculiarity.doubled = key;
    if (after && change.is == "slow-unit") {
        node.peculiarity.slowUnit = key;
        node.peculiarity.slowBy = seconds(std::strtoll(in(values, "seconds").c_str(), nullptr, 10));
    }
    side.scenario.chain.push_back(linkOf(change, values, value));
}

// What differs between any two collections.
Side sideOf(const Scenario &scenario, const PairChange &change, const Picked &values, quint64 seed, bool after)
{
    const quint64 cluster = clusterSeed(scenario, seed);
    Random random(cluster, after ? "pair-after" : "pair-before");
    Side side{scenario, {after ? 2 : 1, cluster, random.next()}};
    NodeRequest &node = side.scenario.node;
    if (change.is == "slow-unit") { // the boot has to be in the log
        node.uptime = seconds(0);
        side.scenario.history = seconds(random.between(1400, 1600) + (after ? 300 : 0));
    } else {
        node.uptime = hours(random.between(after ? 260 : 110, after ? 480 : 220)) + seconds(random.between(0, 3599));
        side.scenario.history = std::max(scenario.history, seconds(3600));
    }
    if (after) {
        side.scenario.collected = scenario.collected + hours(24) + seconds(random.between(-5400, 5400));
        node.clockError = seconds(random.between(20, 90) * (random.chance(50) ? 1 : -1));
        node.load = static_cast<int>(random.between(115, 130));
    }
    apply(change, values, after, side);
    return side;
}

model::Result<PairedBundle> writeSide(const Side &side, const QString &path, const GenerateOptions &options)
{
    const auto sink = makeSink(options.format, path, side.scenario.collected.ns / model::nsPerSecond, options.threads);
    TruthInput truth{side.scenario, options.seed, options.bytes};
    writeNode(side.scenario, options, side.place, *sink, &truth);
    if (auto done = sink->finish(); !done)
        return done.error();
    const NodeRequest &node = side.scenario.node;
    PairedBundle bundle{QFileInfo(path).fileName().toStdString(), side.scenario.collected, truth.uptime, node.clockError.count(), node.load, truth.nodeName, truth.host, truth.lines};
    for (const auto &[message, count] : truth.counts)
        bundle.changedLines += count;
    for (auto &[key, lines] : truth.evidence) {
        std::map<std::string, int> cited; // two in a member will do
        for (EvidenceLine &line : lines) {
            if (++cited[line.member] <= 2)
                bundle.evidence.push_back(std::move(line));
        }
    }
    return bundle;
}

} // namespace

const std::vector<PairChange> &shippedChanges()
{
    static const std::vector<PairChange> changes = [] {
        std::vector<PairChange> list;
        for (const QCborValue &file : resources::shipped(resources::Kind::Simulation)) {
            const QCborMap map = file.toMap()[u"changes"_s].toMap();
            for (auto it = map.begin(); it != map.end(); ++it) {
                const QCborMap value = it.value().toMap();
                PairChange change{it.key().toString().toStdString(), value[u"is"_s].toString().toStdString(), resources::textOf(value[u"title"_s]), {}};
                for (const QCborValue &values : value[u"pick"_s].toArray()) {
                    Picked picked;
                    const QCborMap pairs = values.toMap();
                    for (auto pair = pairs.begin(); pair != pairs.end(); ++pair)
                        picked[pair.key().toString().toStdString()] = pair.value().isInteger() ? std::to_string(pair.value().toInteger()) : pair.value().toString().toStdString();
                    change.pick.push_back(std::move(picked));
                }
                list.push_back(std::move(change));
            }
        }
        return list;
    }();
    return changes;
}

PairPaths pairPaths(const QString &path)
{
    QString stem = path;
    while (stem.endsWith(u'/'))
        stem.chop(1);
    for (const QString &ending : {u".tar.gz"_s, u".tgz"_s, u".zip"_s}) {
        if (stem.endsWith(ending)) {
            stem.chop(ending.size());
            return {stem + u"-before"_s + ending, stem + u"-after"_s + ending, stem + u".truth.yaml"_s};
        }
    }
    return {stem + u"-before"_s, stem + u"-after"_s, stem + u".truth.yaml"_s};
}

model::Result<model::Done> generatePair(const Scenario &scenario, const PairChange &change, const QString &path, const GenerateOptions &options)
{
    const PairPaths paths = pairPaths(path);
    if (scenario.script)
        return notWritten(path, u"a scripted scenario has no node to change"_s);
    Random random(clusterSeed(scenario, options.seed), change.id);
    const Picked values = random.of(change.pick);
    auto before = writeSide(sideOf(scenario, change, values, options.seed, false), paths.before, options);
    if (!before)
        return before.error();
    auto after = writeSide(sideOf(scenario, change, values, options.seed, true), paths.after, options);
    if (!after)
        return after.error();
    return writeTruth(paths.truth, pairTruthYaml({scenario.id, options.seed, change.id, change.is, change.title, values, std::move(before).value(), std::move(after).value()}));
}

} // namespace shindan::training
