#include "cli/commands.h"
#include "cli/output.h"
#include "cli/workspace_opening.h"
#include "services/comparison/baseline.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

ExitStatus write(const comparison::Baselines &library, const CommonOptions &common)
{
    const auto written = library.write(comparison::baselineFile());
    if (written)
        return ExitStatus::Done;
    error(written.error(), common.language);
    return ExitStatus::NothingRead;
}

ExitStatus add(const QStringList &paths, comparison::Baselines library, const CommonOptions &common)
{
    const auto workspace = openPaths(paths, common, true);
    if (!workspace)
        return ExitStatus::NothingRead;
    for (const auto &bundle : workspace->snapshot->bundles) {
        auto healthy = comparison::healthyBundle(*workspace->analysis, *workspace->texts, bundle->index, comparison::FactRules::shipped(), interruption());
        if (interruption().requested())
            return ExitStatus::NothingRead;
        print(healthy.id.left(12) + u"  "_s + healthy.name + u"  "_s + healthy.environment.text() + u'\n');
        library.add(std::move(healthy));
    }
    return write(library, common);
}

void list(const comparison::Baselines &library, const CommonOptions &common)
{
    QJsonArray array;
    for (const comparison::HealthyBundle &bundle : library.bundles()) {
        if (common.format == u"json"_s) {
            array.append(QJsonObject{{u"id"_s, bundle.id},
                                     {u"name"_s, bundle.name},
                                     {u"added"_s, model::toRfc3339(bundle.added)},
                                     {u"environment"_s, bundle.environment.text()},
                                     {u"facts"_s, qint64(bundle.facts.size())},
                                     {u"wordings"_s, qint64(bundle.wordings.size())}});
        } else {
            print(bundle.id.left(12) + u"  "_s + bundle.name + u"  "_s + bundle.environment.text() + u'\n');
        }
    }
    if (common.format == u"json"_s)
        printBytes(QJsonDocument(array).toJson(QJsonDocument::Indented));
}

} // namespace

ExitStatus baseline(const QStringList &parameters)
{
    Arguments arguments(u"baseline"_s, QCoreApplication::translate("cli", "Healthy bundles that compare --baseline compares with: add PATH..., list, remove ID..."));
    arguments.parser().addPositionalArgument(u"add|list|remove"_s, QCoreApplication::translate("cli", "What to do."));
    if (!arguments.read(parameters, {u"text"_s, u"json"_s}))
        return arguments.exitStatus();
    QStringList rest = arguments.positional();
    const QString action = rest.isEmpty() ? QString() : rest.takeFirst();
    auto library = comparison::Baselines::read(comparison::baselineFile());
    if (!library) {
        error(library.error(), arguments.common().language);
        return ExitStatus::NothingRead;
    }
    if (action == u"list"_s && rest.isEmpty()) {
        list(library.value(), arguments.common());
        return ExitStatus::Done;
    }
    if (action == u"add"_s && !rest.isEmpty())
        return add(rest, std::move(library).value(), arguments.common());
    if (action == u"remove"_s && !rest.isEmpty()) {
        for (const QString &name : std::as_const(rest)) {
            if (!library.value().remove(name))
                return arguments.wrong(QCoreApplication::translate("cli", "There is no healthy bundle %1.").arg(name));
        }
        return write(library.value(), arguments.common());
    }
    return arguments.wrong(QCoreApplication::translate("cli", "Write add PATH..., list or remove ID..."));
}

} // namespace shindan::cli
