#include "services/training/bundle_generator.h"

#include "services/training/bundles/ack_bundle.h"
#include "services/training/bundles/sos_report.h"
#include "services/training/nodes/simulation.h"
#include "services/training/scripted_bundle.h"
#include "services/training/truth.h"

#include <QSaveFile>

#include <algorithm>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;
using model::Instant;
using std::chrono::seconds;

namespace {

constexpr qint64 megabyte = 1'000'000;

model::Result<model::Done> writeScripted(const Scenario &scenario, const QString &path, const GenerateOptions &options)
{
    const qint64 epoch = scenario.collected.ns / model::nsPerSecond;
    const std::string root = (options.format == BundleFormat::Folder ? "diagnose_" : "tmp/diagnose_") + std::to_string(epoch) + '/';
    const auto sink = makeSink(options.format, path, epoch, options.threads);
    for (const auto &[member, text] : scriptedMembers(*scenario.script))
        sink->member(root + member.toStdString(), {text.constData(), static_cast<std::size_t>(text.size())});
    return sink->finish();
}

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

model::Result<model::Done> writeTruth(const QString &path, const QByteArray &yaml)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(yaml) != yaml.size() || !file.commit())
        return notWritten(path, file.errorString());
    return model::Done{};
}

} // namespace

QString truthPath(const QString &bundle)
{
    QString path = bundle;
    while (path.endsWith(u'/'))
        path.chop(1);
    for (const QStringView ending : {u".tar.gz", u".tgz", u".zip"}) {
        if (path.endsWith(ending))
            path.chop(ending.size());
    }
    return path + u".truth.yaml"_s;
}

namespace {

// The same number gives unlike nodes in unlike scenarios.
quint64 seedOf(const Scenario &scenario, quint64 seed)
{
    return Random(seed, scenario.id.toStdString()).next();
}

int versionOf(Collector collector)
{
    return collector == Collector::AckV1 ? 1 : collector == Collector::AckV2 ? 2 : 3;
}

/// One node into the sink; what proves the links is added to `truth`.
void writeNode(const Scenario &scenario, const GenerateOptions &options, int index, BundleSink &sink, TruthInput &truth)
{
    const quint64 seed = seedOf(truth.scenario, options.seed);
    const Extent extent = fitted(scenario, options);
    Node node = buildNode(extent.node, seed, index, extent.booted);
    const bool dump = options.collector == Collector::ClusterDump;
    Simulation simulation(scenario, node, seed + static_cast<quint64>(index), extent.logStart, [&sink, dump](std::string_view bytes) {
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
    if (index > 1)
        return;
    truth.nodeName = node.name;
    truth.host = node.hostName;
    truth.evidence = std::move(collector.evidence);
    for (const Link &link : scenario.chain) {
        for (const std::string &message : link.messages)
            truth.counts[message] = simulation.journal.countOf(message);
    }
    for (const Pod &pod : node.pods)
        truth.subjects[pod.app] = pod.full();
}

} // namespace

model::Result<model::Done> generateBundle(const Scenario &scenario, const QString &path, const GenerateOptions &options)
{
    if (scenario.script)
        return writeScripted(scenario, path, options);
    const auto sink = makeSink(options.format, path, scenario.collected.ns / model::nsPerSecond, options.threads);
    TruthInput truth{scenario, options.seed, options.bytes, {}, {}, {}, {}, {}};
    writeNode(scenario, options, 1, *sink, truth);
    for (int index = 2; index <= options.nodes; ++index) {
        Scenario healthy = scenario; // collected one after the other
        healthy.chain.clear();
        healthy.says.clear();
        healthy.herrings.clear();
        healthy.collected = scenario.collected + seconds(17 * (index - 1));
        writeNode(healthy, options, index, *sink, truth);
    }
    if (auto done = sink->finish(); !done)
        return done;
    return writeTruth(truthPath(path), truthYaml(truth));
}

} // namespace shindan::training
