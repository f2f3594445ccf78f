#include "cli/commands.h"
#include "cli/output.h"
#include "cli/workspace_opening.h"
#include "services/comparison/baseline.h"
#include "services/comparison/compare.h"
#include "services/comparison/group.h"
#include "services/report/comparison_document.h"
#include "services/report/comparison_json.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray render(const report::Document &document, const QJsonObject &json, const CommonOptions &common)
{
    if (common.format == u"json"_s)
        return QJsonDocument(json).toJson(QJsonDocument::Indented);
    if (common.format == u"markdown"_s)
        return report::asMarkdown(document).toUtf8();
    if (common.format == u"html"_s) {
        const bool japanese = common.language == model::Language::Japanese;
        return report::asHtml(document, QCoreApplication::translate("cli", "Comparison"), japanese ? u"ja"_s : u"en"_s).toUtf8();
    }
    return report::asText(document).toUtf8();
}

report::ComparisonReportOptions optionsOf(const Arguments &arguments)
{
    const CommonOptions &common = arguments.common();
    report::ComparisonReportOptions options;
    options.report.languages = {common.language};
    options.report.zoneChosen = common.zone.has_value();
    options.report.zone = common.zone.value_or(model::DisplayZone());
    options.report.secrets = common.secrets;
    options.expected = arguments.isSet(u"all"_s);
    if (options.expected)
        options.mostDifferences = 10'000;
    return options;
}

bool meets(const std::vector<model::Difference> &differences, std::optional<model::Severity> threshold)
{
    return threshold && std::any_of(differences.begin(), differences.end(), [&](const model::Difference &d) { return d.severity >= *threshold; });
}

ExitStatus compareTwo(const Arguments &arguments, const diagnosis::Workspace &workspace, const comparison::FactRules *rules, std::optional<model::Severity> threshold)
{
    comparison::CompareRequest request;
    request.alignment = comparison::readAlignment(arguments.value(u"align"_s));
    request.zone = arguments.common().zone.value_or(model::DisplayZone::fixed(workspace.snapshot->nodeOffset()));
    request.rules = rules;
    const auto result = comparison::compare(workspace.analysis, *workspace.texts, request, interruption());
    if (!result) {
        error(result.error(), arguments.common().language);
        return ExitStatus::WrongCall;
    }
    const model::Comparison &comparison = *result.value();
    const report::ComparisonReportOptions options = optionsOf(arguments);
    const QByteArray bytes = render(report::comparisonDocument(comparison, options), report::comparisonJson(comparison, options.report.secrets), arguments.common());
    if (!writeResult(arguments.value(u"output"_s), bytes))
        return ExitStatus::NothingRead;
    return meets(comparison.differences, threshold) ? ExitStatus::ThresholdMet : ExitStatus::Done;
}

ExitStatus compareGroup(const Arguments &arguments, const diagnosis::Workspace &workspace, const comparison::FactRules *rules)
{
    const auto group = comparison::compareGroup(*workspace.analysis, *workspace.texts, rules, interruption());
    const report::ComparisonReportOptions options = optionsOf(arguments);
    const QByteArray bytes = render(report::groupDocument(*workspace.analysis, group, options), report::groupJson(*workspace.analysis, group, options.report.secrets), arguments.common());
    return writeResult(arguments.value(u"output"_s), bytes) ? ExitStatus::Done : ExitStatus::NothingRead;
}

ExitStatus compareWithBaseline(const Arguments &arguments, const diagnosis::Workspace &workspace, const comparison::FactRules *rules, std::optional<model::Severity> threshold)
{
    auto library = comparison::Baselines::read(comparison::baselineFile());
    if (!library) {
        error(library.error(), arguments.common().language);
        return ExitStatus::NothingRead;
    }
    const auto result = comparison::compareWithBaseline(workspace.analysis, *workspace.texts, model::BundleIndex(0), library.value(), rules, interruption());
    if (!result) {
        error(result.error(), arguments.common().language);
        return ExitStatus::NothingRead;
    }
    const report::ComparisonReportOptions options = optionsOf(arguments);
    const QByteArray bytes = render(report::baselineDocument(result.value(), options), report::baselineJson(result.value(), options.report.secrets), arguments.common());
    if (!writeResult(arguments.value(u"output"_s), bytes))
        return ExitStatus::NothingRead;
    return meets(result.value().differences, threshold) ? ExitStatus::ThresholdMet : ExitStatus::Done;
}

void describe(Arguments &arguments)
{
    arguments.parser().addPositionalArgument(u"PATH"_s, QCoreApplication::translate("cli", "Two bundles; with more, which one is odd; one with --baseline."), u"PATH..."_s);
    arguments.parser().addOption({{u"o"_s, u"output"_s}, QCoreApplication::translate("cli", "Writes the result to a file."), u"FILE"_s});
    arguments.addOption(u"align"_s,
                        QCoreApplication::translate("cli", "How the clocks are laid over each other: absolute, collected, boot, an offset of the second (+90s, -1h30m), "
                                                           "or a query whose match is the same event on both sides."),
                        u"HOW"_s);
    arguments.addOption(u"ignore"_s, QCoreApplication::translate("cli", "A file of rules of one's own: which differences are expected."), u"FILE"_s);
    arguments.addOption(u"baseline"_s, QCoreApplication::translate("cli", "Compares with the healthy bundles that were added with \"baseline add\"."));
    arguments.addOption(u"all"_s, QCoreApplication::translate("cli", "Also lists what differs as expected."));
    arguments.addOption(u"rules"_s, QCoreApplication::translate("cli", "A folder of rules of one's own; may be given several times."), u"DIR"_s);
    arguments.addOption(u"fail-on"_s, QCoreApplication::translate("cli", "Exit status 1 if a difference is at least this severe: info, warning, error, critical."), u"SEVERITY"_s);
}

} // namespace

ExitStatus compare(const QStringList &list)
{
    Arguments arguments(u"compare"_s, QCoreApplication::translate("cli", "What differs between two bundles, the most important first."));
    describe(arguments);
    if (!arguments.read(list, {u"text"_s, u"json"_s, u"markdown"_s, u"html"_s}))
        return arguments.exitStatus();
    std::optional<model::Severity> threshold;
    if (arguments.isSet(u"fail-on"_s)) {
        threshold = model::severityFromName(arguments.value(u"fail-on"_s));
        if (!threshold)
            return arguments.wrong(QCoreApplication::translate("cli", "%1 is not a severity.").arg(arguments.value(u"fail-on"_s)));
    }
    if (arguments.positional().isEmpty())
        return arguments.wrong(QCoreApplication::translate("cli", "A path is missing."));
    std::optional<comparison::FactRules> own;
    if (arguments.isSet(u"ignore"_s)) {
        auto rules = comparison::FactRules::withFile(arguments.value(u"ignore"_s));
        if (!rules) {
            error(rules.error(), arguments.common().language);
            return ExitStatus::WrongCall;
        }
        own = std::move(rules).value();
    }
    const comparison::FactRules *rules = own ? &*own : nullptr;
    const auto workspace = openPaths(arguments.positional(), arguments.common(), true, arguments.values(u"rules"_s));
    if (!workspace)
        return ExitStatus::NothingRead;
    const size_t bundles = workspace->snapshot->bundles.size();
    if (arguments.isSet(u"baseline"_s))
        return compareWithBaseline(arguments, *workspace, rules, threshold);
    if (bundles < 2)
        return arguments.wrong(QCoreApplication::translate("cli", "Two bundles are needed; what was given holds one."));
    return bundles == 2 ? compareTwo(arguments, *workspace, rules, threshold) : compareGroup(arguments, *workspace, rules);
}

} // namespace shindan::cli
