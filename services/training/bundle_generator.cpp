#include "services/training/bundle_generator.h"

#include "services/training/node_bundle.h"
#include "services/training/scripted_bundle.h"

#include <QSaveFile>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;
using std::chrono::seconds;

namespace {

model::Result<model::Done> writeScripted(const Scenario &scenario, const QString &path, const GenerateOptions &options)
{
    const qint64 epoch = scenario.collected.ns / model::nsPerSecond;
    const std::string root = (options.format == BundleFormat::Folder ? "diagnose_" : "tmp/diagnose_") + std::to_string(epoch) + '/';
    const auto sink = makeSink(options.format, path, epoch, options.threads);
    for (const auto &[member, text] : scriptedMembers(*scenario.script))
        sink->member(root + member.toStdString(), {text.constData(), static_cast<std::size_t>(text.size())});
    return sink->finish();
}

} // namespace

model::Result<model::Done> writeTruth(const QString &path, const QByteArray &yaml)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(yaml) != yaml.size() || !file.commit())
        return notWritten(path, file.errorString());
    return model::Done{};
}

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

model::Result<model::Done> generateBundle(const Scenario &scenario, const QString &path, const GenerateOptions &options)
{
    if (scenario.script)
        return writeScripted(scenario, path, options);
    const auto sink = makeSink(options.format, path, scenario.collected.ns / model::nsPerSecond, options.threads);
    TruthInput truth{scenario, options.seed, options.bytes};
    const quint64 cluster = clusterSeed(scenario, options.seed);
    writeNode(scenario, options, {1, cluster, cluster + 1}, *sink, &truth);
    for (int index = 2; index <= options.nodes; ++index) {
        Scenario healthy = scenario; // collected one after the other
        healthy.chain.clear();
        healthy.says.clear();
        healthy.herrings.clear();
        healthy.collected = scenario.collected + seconds(17 * (index - 1));
        writeNode(healthy, options, {index, cluster, cluster + static_cast<quint64>(index)}, *sink, nullptr);
    }
    if (auto done = sink->finish(); !done)
        return done;
    return writeTruth(truthPath(path), truthYaml(truth));
}

} // namespace shindan::training
