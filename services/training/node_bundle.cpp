#include "services/training/node_bundle.h"

#include "services/training/bundles/ack_bundle.h"
#include "services/training/bundles/sos_report.h"
#include "services/training/bundles/windows_bundle.h"
#include "services/training/nodes/simulation.h"

#include <algorithm>

namespace shindan::training {

using model::Instant;
using std::chrono::seconds;

namespace {

constexpr qint64 megabyte = 1'000'000;

/// When the node started and the log begins, and how much the kubelet says.
struct Extent
{
    NodeRequest node;
    Instant booted;
    Instant logStart;
};

Extent extentOf(const Scenario &scenario, seconds history)
{
    Extent extent;
    extent.node = scenario.node;
    extent.logStart = scenario.collected - history;
    // Without an uptime the node started when its log begins.
    extent.booted = scenario.node.uptime.count() > 0 ? scenario.collected - std::max(scenario.node.uptime, history) : extent.logStart;
    return extent;
}

/// Bytes of the system log that a quiet node writes in a second.
qint64 bytesASecond(const Scenario &scenario, const Extent &extent, quint64 seed)
{
    constexpr seconds sample{240};
    Scenario quiet;
    quiet.collected = scenario.collected;
    quiet.node = extent.node;
    Node node = buildNode(extent.node, seed, 1, scenario.collected - std::chrono::hours(30));
    Simulation simulation(quiet, node, seed, scenario.collected - sample, [](std::string_view) {});
    simulation.run();
    return std::max<qint64>(1, simulation.journal.messagesBytes() / sample.count());
}

// A small bundle is one of a kubelet that says less, on a node whose start is no longer in the log.
Extent fitted(const Scenario &scenario, const GenerateOptions &options)
{
    Extent extent = extentOf(scenario, scenario.history);
    if (options.bytes <= 0)
        return extent;
    seconds needed{300};
    for (const Link &link : scenario.chain)
        needed = std::max(needed, std::chrono::duration_cast<seconds>(-link.at) + seconds(120));
    Scenario shaped = scenario;
    if (options.bytes < 8 * megabyte) {
        shaped.node.uptime = std::max<seconds>(shaped.node.uptime, std::chrono::hours(24 * 5));
        shaped.node.verbosity = 2;
    }
    const qint64 reports = 800'000;
    const qint64 rate = bytesASecond(scenario, extentOf(shaped, shaped.history), options.seed);
    qint64 log = std::max<qint64>(0, options.bytes - reports);
    log -= std::min(log / 2, 3 * megabyte); // the unit logs repeat its last lines
    if (shaped.node.uptime.count() == 0)
        log -= std::min(log / 2, 1'200'000LL); // the start of the node
    return extentOf(shaped, std::max(needed, seconds(log / rate)));
}

int versionOf(Collector collector)
{
    return collector == Collector::AckV1 ? 1 : collector == Collector::AckV2 ? 2 : 3;
}

void keepTruth(const Simulation &simulation, EvidenceCollector &collector, TruthInput &truth)
{
    const Node &node = simulation.node;
    truth.nodeName = node.name;
    truth.host = node.hostName;
    truth.evidence = std::move(collector.evidence);
    for (const Link &link : simulation.scenario.chain) {
        for (const std::string &message : link.messages)
            truth.counts[message] = simulation.journal.countOf(message);
    }
    truth.lines = simulation.journal.messagesLines();
    truth.uptime = (simulation.end - node.booted).count() / model::nsPerSecond;
    for (const Pod &pod : node.pods)
        truth.subjects[pod.app] = pod.full();
}

} // namespace

quint64 clusterSeed(const Scenario &scenario, quint64 seed)
{
    return Random(seed, scenario.id.toStdString()).next();
}

void writeNode(const Scenario &scenario, const GenerateOptions &options, const NodePlace &place, BundleSink &sink, TruthInput *truth)
{
    const int index = place.index;
    const Extent extent = fitted(scenario, options);
    Node node = buildNode(extent.node, place.cluster, index, extent.booted);
    const bool dump = options.collector == Collector::ClusterDump;
    Simulation simulation(scenario, node, place.noise, extent.logStart, [&sink, dump](std::string_view bytes) {
        if (!dump)
            sink.write(bytes);
    });
    EvidenceCollector collector(scenario);
    if (dump) {
        simulation.run();
        writeClusterDump(simulation, sink, options.nodes > 1 ? "cluster-dump-" + std::to_string(index) + '/' : "cluster-dump/");
    } else if (options.collector == Collector::SosReport) {
        const std::string root = "sosreport-" + node.hostName + '/';
        sink.begin(root + "var/log/messages", 0600);
        simulation.run();
        sink.end();
        collector.take(simulation.journal.sightings(), "logs/messages", 0, 0);
        for (auto &[message, lines] : collector.evidence) {
            for (EvidenceLine &line : lines)
                line.member = "var/log/messages";
        }
        writeSosMembers(simulation, sink, root);
    } else if (options.collector == Collector::AckWindows) {
        const std::string root = "diagnoses_" + std::to_string(simulation.clock.shown(scenario.collected).ns / model::nsPerSecond) + '\\';
        sink.begin(root + windowsStream, 0644);
        simulation.run();
        sink.end();
        writeWindowsMembers(simulation, sink, root, collector);
    } else {
        const qint64 epoch = simulation.clock.shown(scenario.collected).ns / model::nsPerSecond;
        const std::string root = (options.format == BundleFormat::Folder || options.nodes > 1 ? "diagnose_" : "tmp/diagnose_") + std::to_string(epoch) + '/';
        const int version = versionOf(options.collector);
        writeAckFolders(sink, root, version);
        sink.begin(root + "logs/messages", 0644);
        simulation.run();
        sink.end();
        writeAckMembers(simulation, sink, root, version, collector);
    }
    if (truth)
        keepTruth(simulation, collector, *truth);
}

} // namespace shindan::training
