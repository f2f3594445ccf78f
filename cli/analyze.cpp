#include "cli/commands.h"
#include "cli/output.h"
#include "cli/workspace_opening.h"
#include "services/diagnosis/incident.h"
#include "services/query/written_time.h"
#include "services/report/analysis_document.h"
#include "services/report/analysis_json.h"
#include "services/report/sarif_report.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray render(const model::Analysis &analysis, const CommonOptions &common)
{
    if (common.format == u"json"_s)
        return QJsonDocument(report::analysisJson(analysis, common.secrets)).toJson(QJsonDocument::Indented);
    if (common.format == u"sarif"_s)
        return QJsonDocument(report::sarif(analysis, common.language, common.secrets, QCoreApplication::applicationVersion())).toJson(QJsonDocument::Indented);
    report::ReportOptions options;
    options.languages = {common.language};
    if (common.bothLanguages)
        options.languages = {model::Language::English, model::Language::Japanese};
    options.zoneChosen = common.zone.has_value();
    options.zone = common.zone.value_or(model::DisplayZone());
    options.secrets = common.secrets;
    const report::Document document = report::analysisDocument(analysis, options);
    if (common.format == u"markdown"_s)
        return report::asMarkdown(document).toUtf8();
    if (common.format == u"html"_s) {
        const QString title = analysis.snapshot->bundles.empty() ? QString() : analysis.snapshot->bundles.front()->path.section(u'/', -1);
        return report::asHtml(document, title, common.language == model::Language::Japanese ? u"ja"_s : u"en"_s).toUtf8();
    }
    return report::asText(document).toUtf8();
}

// Findings of earlier boots and those that recovered do not count: they are no news.
bool meets(const model::Analysis &analysis, std::optional<model::Severity> threshold)
{
    if (!threshold)
        return false;
    return std::any_of(analysis.findings.begin(), analysis.findings.end(), [&](const model::Finding &finding) {
        return finding.state == model::FindingState::Active && finding.severity >= *threshold;
    });
}

// Paths that a file of earlier results already holds, so that a long run can go on where it broke off.
QSet<QString> analysedBefore(const QString &fileName)
{
    QSet<QString> paths;
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return paths;
    while (!file.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(file.readLine()).object();
        for (const auto &bundle : object[u"bundles"_s].toArray())
            paths.insert(bundle.toObject()[u"path"_s].toString());
    }
    return paths;
}

// The moment of --at in a workspace: its zone and its day depend on what was opened. False: a sentence is on stderr.
bool takeMoment(const Arguments &arguments, diagnosis::Workspace &workspace)
{
    if (!arguments.isSet(u"at"_s))
        return true;
    const auto zone = arguments.common().zone.value_or(model::DisplayZone::fixed(workspace.snapshot->nodeOffset()));
    const auto moment = query::readWrittenTime(arguments.value(u"at"_s), query::surroundingsIn(*workspace.snapshot, zone));
    if (!moment) {
        error(moment.error(), arguments.common().language);
        return false;
    }
    workspace.analysis = diagnosis::aboutIncident(*workspace.analysis, moment.value().instant);
    return true;
}

// What is no time whatever is opened is told before anything is.
bool mayBeMoment(const Arguments &arguments)
{
    if (!arguments.isSet(u"at"_s))
        return true;
    query::TimeSurroundings around;
    around.zone = arguments.common().zone.value_or(model::DisplayZone());
    const auto moment = query::readWrittenTime(arguments.value(u"at"_s), around);
    static const QSet<QString> openQuestions{u"query.written-time.no-day"_s, u"query.written-time.no-year"_s, u"query.written-time.no-collection"_s,
                                             u"query.written-time.day-or-month"_s, u"query.written-time.no-such-date"_s,
                                             u"query.written-time.skipped"_s, u"query.written-time.twice"_s};
    if (moment || openQuestions.contains(moment.error().code))
        return true;
    error(moment.error(), arguments.common().language);
    return false;
}

ExitStatus analyzeEach(const Arguments &arguments, std::optional<model::Severity> threshold)
{
    const QSet<QString> done = analysedBefore(arguments.value(u"resume"_s));
    bool met = false;
    bool any = !done.isEmpty();
    for (const QString &path : arguments.positional()) {
        if (done.contains(path))
            continue;
        auto workspace = openPaths({path}, arguments.common(), true, arguments.values(u"rules"_s));
        if (!workspace)
            continue;
        if (!takeMoment(arguments, *workspace))
            return ExitStatus::WrongCall;
        any = true;
        met = met || meets(*workspace->analysis, threshold);
        const QByteArray line = QJsonDocument(report::analysisJson(*workspace->analysis, arguments.common().secrets)).toJson(QJsonDocument::Compact) + '\n';
        if (!printBytes(line))
            return ExitStatus::NothingRead;
        std::fflush(stdout);
    }
    return !any ? ExitStatus::NothingRead : met ? ExitStatus::ThresholdMet : ExitStatus::Done;
}

} // namespace

ExitStatus analyze(const QStringList &list)
{
    Arguments arguments(u"analyze"_s, QCoreApplication::translate("cli", "Findings, facts and coverage of bundles, folders and log files."));
    arguments.parser().addPositionalArgument(u"PATH"_s, QCoreApplication::translate("cli", "Bundle, folder, log file, or - for standard input. Several are one workspace."), u"PATH..."_s);
    arguments.addOption(u"each"_s, QCoreApplication::translate("cli", "Takes each path by itself: one line of JSON a bundle."));
    arguments.addOption(u"resume"_s, QCoreApplication::translate("cli", "With --each: leaves out the paths whose results stand in this file."), u"FILE"_s);
    arguments.parser().addOption({{u"o"_s, u"output"_s}, QCoreApplication::translate("cli", "Writes the result to a file."), u"FILE"_s});
    arguments.addOption(u"fail-on"_s, QCoreApplication::translate("cli", "Exit status 1 if a finding is at least this severe: info, warning, error, critical."), u"SEVERITY"_s);
    arguments.addOption(u"at"_s,
                        QCoreApplication::translate("cli", "When it happened: findings near this time come first. Any usual spelling, in the zone of --timezone or "
                                                           "else the node's: 2025-12-13 19:45, 19:45, 7:45 PM, 2025-12-13T11:45:00Z, 1765626300."),
                        u"TIME"_s);
    arguments.addOption(u"rules"_s, QCoreApplication::translate("cli", "A folder of rules of one's own; may be given several times."), u"DIR"_s);
    if (!arguments.read(list, {u"text"_s, u"json"_s, u"markdown"_s, u"html"_s, u"sarif"_s}))
        return arguments.exitStatus();
    if (arguments.positional().isEmpty())
        return arguments.wrong(QCoreApplication::translate("cli", "A path is missing."));
    std::optional<model::Severity> threshold;
    if (arguments.isSet(u"fail-on"_s)) {
        threshold = model::severityFromName(arguments.value(u"fail-on"_s));
        if (!threshold)
            return arguments.wrong(QCoreApplication::translate("cli", "%1 is not a severity.").arg(arguments.value(u"fail-on"_s)));
    }
    if (!mayBeMoment(arguments))
        return ExitStatus::WrongCall;
    if (arguments.isSet(u"each"_s))
        return analyzeEach(arguments, threshold);
    auto workspace = openPaths(arguments.positional(), arguments.common(), true, arguments.values(u"rules"_s));
    if (!workspace)
        return ExitStatus::NothingRead;
    if (!takeMoment(arguments, *workspace))
        return ExitStatus::WrongCall;
    if (!writeResult(arguments.value(u"output"_s), render(*workspace->analysis, arguments.common())))
        return ExitStatus::NothingRead;
    return meets(*workspace->analysis, threshold) ? ExitStatus::ThresholdMet : ExitStatus::Done;
}

} // namespace shindan::cli
