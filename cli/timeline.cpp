#include "cli/commands.h"
#include "cli/listings.h"
#include "cli/output.h"
#include "cli/workspace_opening.h"
#include "services/query/query.h"
#include "services/query/written_time.h"
#include "services/report/timeline_export.h"

#include <QCoreApplication>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

// --since or --until; a day alone is its beginning. False: a sentence is on stderr.
bool readMoment(const Arguments &arguments, const QString &option, query::TimeSurroundings around, std::optional<model::Instant> &moment)
{
    if (!arguments.isSet(option))
        return true;
    around.dayIsEnough = true;
    const auto time = query::readWrittenTime(arguments.value(option), around);
    if (!time) {
        error(time.error(), arguments.common().language);
        return false;
    }
    moment = time.value().instant;
    return true;
}

} // namespace

ExitStatus timeline(const QStringList &list)
{
    Arguments arguments(u"timeline"_s, QCoreApplication::translate("cli", "The merged timeline of all logs."));
    arguments.parser().addPositionalArgument(u"PATH"_s, QCoreApplication::translate("cli", "Bundle, folder, log file, or - for standard input."), u"PATH..."_s);
    arguments.addOption(u"query"_s, QCoreApplication::translate("cli", "Only records that match."), u"QUERY"_s);
    arguments.addOption(u"since"_s, QCoreApplication::translate("cli", "Only from this time on."), u"TIME"_s);
    arguments.addOption(u"until"_s, QCoreApplication::translate("cli", "Only before this time."), u"TIME"_s);
    arguments.addOption(u"count"_s, QCoreApplication::translate("cli", "Prints the number of records only."));
    arguments.addOption(u"copies"_s, QCoreApplication::translate("cli", "Shows repeated lines, too."));
    arguments.addOption(u"limit"_s, QCoreApplication::translate("cli", "At most so many records."), u"N"_s);
    if (!arguments.read(list, {u"text"_s, u"jsonl"_s, u"csv"_s}))
        return arguments.exitStatus();
    if (arguments.positional().isEmpty())
        return arguments.wrong(QCoreApplication::translate("cli", "A path is missing."));
    report::TimelineOptions options;
    if (arguments.isSet(u"limit"_s)) {
        bool ok = false;
        options.limit = arguments.value(u"limit"_s).toULongLong(&ok);
        if (!ok)
            return arguments.wrong(QCoreApplication::translate("cli", "%1 is not a number of records.").arg(arguments.value(u"limit"_s)));
    }
    // A query that cannot be read is told before anything is opened.
    if (const auto query = query::Query::parse(arguments.value(u"query"_s)); !query) {
        error(query.error(), arguments.common().language);
        return ExitStatus::WrongCall;
    }
    const auto workspace = openPaths(arguments.positional(), arguments.common(), false);
    if (!workspace)
        return ExitStatus::NothingRead;
    const model::Snapshot &snapshot = *workspace->snapshot;
    const model::DisplayZone zone = arguments.common().zone.value_or(model::DisplayZone::fixed(snapshot.nodeOffset()));
    const auto query = query::Query::parse(arguments.value(u"query"_s), zone);
    const auto around = query::surroundingsIn(snapshot, zone);
    if (!readMoment(arguments, u"since"_s, around, options.since) || !readMoment(arguments, u"until"_s, around, options.until))
        return ExitStatus::WrongCall;
    options.format = arguments.common().format == u"jsonl"_s ? report::TimelineFormat::JsonLines
        : arguments.common().format == u"csv"_s             ? report::TimelineFormat::Csv
                                                             : report::TimelineFormat::Text;
    options.zone = zone;
    options.zoneChosen = arguments.common().zone.has_value();
    options.secrets = arguments.common().secrets;
    const query::Rows rows = query::evaluate(query.value(), snapshot, *workspace->texts, {}, arguments.common().threads);
    const auto order = model::FilteredOrder::build(snapshot.order, rows.rows, !arguments.isSet(u"copies"_s));
    if (rows.unknownLevel > 0)
        error(QCoreApplication::translate("cli", "%1 lines whose level is unknown passed the test of the level.").arg(rows.unknownLevel));
    if (arguments.isSet(u"count"_s)) {
        const quint64 begin = options.since ? order.positionOf(*options.since) : 0;
        const quint64 end = options.until ? order.positionOf(*options.until) : order.size();
        print(QString::number(end > begin ? end - begin : 0) + u'\n');
        return ExitStatus::Done;
    }
    report::exportTimeline(snapshot, order, *workspace->texts, options, printBytes);
    return ExitStatus::Done;
}

ExitStatus templates(const QStringList &list)
{
    Arguments arguments(u"templates"_s, QCoreApplication::translate("cli", "Message templates with their counts."));
    arguments.parser().addPositionalArgument(u"PATH"_s, QCoreApplication::translate("cli", "Bundle, folder, log file, or - for standard input."), u"PATH..."_s);
    if (!arguments.read(list, {u"text"_s, u"json"_s}))
        return arguments.exitStatus();
    if (arguments.positional().isEmpty())
        return arguments.wrong(QCoreApplication::translate("cli", "A path is missing."));
    const auto workspace = openPaths(arguments.positional(), arguments.common(), false);
    if (!workspace)
        return ExitStatus::NothingRead;
    print(templatesText(*workspace->snapshot, arguments.common()));
    return ExitStatus::Done;
}

} // namespace shindan::cli
