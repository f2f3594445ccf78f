#include "cli/commands.h"
#include "cli/output.h"
#include "services/training/bundle_generator.h"
#include "services/training/bundle_pair.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <optional>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// 1500000, 200M, 2G: decimal units.
std::optional<qint64> bytesIn(const QString &text)
{
    static const QString units = u"KMG"_s;
    QString number = text;
    qint64 factor = 1;
    if (const auto unit = text.isEmpty() ? -1 : units.indexOf(text.back().toUpper()); unit >= 0) {
        number.chop(1);
        for (qsizetype i = 0; i <= unit; ++i)
            factor *= 1000;
    }
    bool readable = false;
    const qint64 value = number.toLongLong(&readable);
    if (!readable || value <= 0 || value > 10'000'000'000 / factor || value * factor < 1'000'000)
        return std::nullopt;
    return value * factor;
}

ExitStatus list(const CommonOptions &common)
{
    const bool json = common.format == u"json"_s;
    QJsonArray array;
    for (const training::Scenario &scenario : training::shippedScenarios()) {
        array.append(QJsonObject{{u"id"_s, scenario.id}, {u"level"_s, scenario.level}, {u"points"_s, scenario.points}, {u"title"_s, QJsonObject{{u"en"_s, scenario.title.en}, {u"ja"_s, scenario.title.ja}}}});
        if (!json)
            print(scenario.id.leftJustified(30) + scenario.title.in(common.language) + u'\n');
    }
    if (json)
        print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)));
    return ExitStatus::Done;
}

ExitStatus generate(const Arguments &arguments, const QString &id)
{
    const auto &scenarios = training::shippedScenarios();
    const auto scenario = std::find_if(scenarios.begin(), scenarios.end(), [&id](const auto &s) { return s.id == id; });
    if (scenario == scenarios.end())
        return arguments.wrong(QCoreApplication::translate("cli", "There is no scenario %1. shindan-cli scenario list names them all.").arg(id));
    const QString path = arguments.value(u"output"_s);
    if (path.isEmpty())
        return arguments.wrong(QCoreApplication::translate("cli", "Name a file with -o."));
    training::GenerateOptions options;
    const QString format = arguments.common().format;
    options.format = format == u"zip"_s ? training::BundleFormat::Zip : format == u"dir"_s ? training::BundleFormat::Folder : training::BundleFormat::TarGz;
    options.threads = arguments.common().threads > 0 ? arguments.common().threads : QThread::idealThreadCount();
    bool readable = true;
    if (const QString seed = arguments.value(u"seed"_s); !seed.isEmpty())
        options.seed = seed.toULongLong(&readable);
    if (!readable)
        return arguments.wrong(QCoreApplication::translate("cli", "--seed takes a number from 0 on."));
    if (const QString size = arguments.value(u"size"_s); !size.isEmpty()) {
        const auto bytes = bytesIn(size);
        if (!bytes)
            return arguments.wrong(QCoreApplication::translate("cli", "--size takes bytes, or a number with K, M or G: 200M. From 1M to 10G."));
        options.bytes = *bytes;
    }
    static const QHash<QString, training::Collector> collectors{{u"v1"_s, training::Collector::AckV1}, {u"v2"_s, training::Collector::AckV2}, {u"v3"_s, training::Collector::AckV3}, {u"dump"_s, training::Collector::ClusterDump}, {u"sos"_s, training::Collector::SosReport}, {u"windows"_s, training::Collector::AckWindows}};
    if (const QString collector = arguments.value(u"collector"_s); !collector.isEmpty()) {
        if (!collectors.contains(collector))
            return arguments.wrong(QCoreApplication::translate("cli", "--collector is v1, v2, v3, dump, sos or windows."));
        options.collector = collectors.value(collector);
    }
    if (const QString nodes = arguments.value(u"nodes"_s); !nodes.isEmpty()) {
        options.nodes = nodes.toInt(&readable);
        if (!readable || options.nodes < 1 || options.nodes > 100)
            return arguments.wrong(QCoreApplication::translate("cli", "--nodes takes a number from 1 to 100."));
    }
    training::Scenario chosen = *scenario;
    if (const QString kind = arguments.value(u"kind"_s); !kind.isEmpty()) {
        const auto known = training::nodeKinds().find(kind);
        if (known == training::nodeKinds().end())
            return arguments.wrong(QCoreApplication::translate("cli", "--kind is worker, master, docker, edge, sandbox or windows."));
        training::readNode(known->second, chosen.node);
    }
    if (options.collector == training::Collector::AckWindows || chosen.node.windows) {
        options.collector = training::Collector::AckWindows;
        training::readNode(training::nodeKinds().at(u"windows"_s), chosen.node);
    }
    const training::PairChange *change = nullptr;
    if (const QString pair = arguments.value(u"pair"_s); !pair.isEmpty()) {
        QStringList names;
        for (const training::PairChange &each : training::shippedChanges()) {
            names << QString::fromStdString(each.id);
            if (names.last() == pair)
                change = &each;
        }
        if (!change)
            return arguments.wrong(QCoreApplication::translate("cli", "--pair takes one of these: %1.").arg(names.join(u", "_s)));
    }
    const auto done = change ? training::generatePair(chosen, *change, path, options) : training::generateBundle(chosen, path, options);
    if (!done) {
        error(done.error(), arguments.common().language);
        return ExitStatus::NothingRead;
    }
    return ExitStatus::Done;
}

} // namespace

ExitStatus scenario(const QStringList &given)
{
    Arguments arguments(u"scenario"_s, QCoreApplication::translate("cli", "Bundles with a known truth: scenario list, scenario generate ID -o FILE."));
    arguments.parser().addPositionalArgument(u"list|generate"_s, QCoreApplication::translate("cli", "What to do."));
    arguments.parser().addOption({{u"o"_s, u"output"_s}, QCoreApplication::translate("cli", "Writes the result to a file."), u"FILE"_s});
    arguments.parser().addOption({u"size"_s, QCoreApplication::translate("cli", "About how much text the bundle holds, such as 50M."), u"BYTES"_s});
    arguments.parser().addOption({u"collector"_s, QCoreApplication::translate("cli", "v1, v2 or v3 of the diagnostic script, windows for that of Windows nodes, dump for kubectl cluster-info dump, or sos for a sosreport."), u"NAME"_s});
    arguments.parser().addOption({u"nodes"_s, QCoreApplication::translate("cli", "So many nodes of one cluster in one file; the fault is on the first."), u"N"_s});
    arguments.parser().addOption({u"kind"_s, QCoreApplication::translate("cli", "Kind of the node: worker, master, docker, edge, sandbox or windows."), u"NAME"_s});
    arguments.parser().addOption({u"pair"_s, QCoreApplication::translate("cli", "Two bundles of one node, for comparison, with this change in the second: none, sysctl, kernel, rate-doubled and others."), u"CHANGE"_s});
    arguments.parser().addOption({u"seed"_s, QCoreApplication::translate("cli", "Another number gives other names, times and noise."), u"N"_s});
    const bool listing = given.value(0) == u"list"_s;
    if (!arguments.read(given, listing ? QStringList{u"text"_s, u"json"_s} : QStringList{u"tar.gz"_s, u"zip"_s, u"dir"_s}))
        return arguments.exitStatus();
    const QStringList positional = arguments.positional();
    if (positional == QStringList{u"list"_s})
        return list(arguments.common());
    if (positional.value(0) == u"generate"_s && positional.size() == 2)
        return generate(arguments, positional[1]);
    return arguments.wrong(QCoreApplication::translate("cli", "Say list or generate ID."));
}

} // namespace shindan::cli
