#include "gui/overview/overview_facts.h"

#include "gui/session/session.h"
#include "gui/style/formatting.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Overview
{
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

// A fact as an entry that leads to the line that says it.
KeyValue factEntry(Session &session, model::BundleIndex bundle, const QString &key, QLatin1StringView id)
{
    const model::Fact *fact = session.analysis()->fact(bundle, QString(id));
    if (!fact)
        return {key, {}, {}, {}};
    KeyValue entry{key, factText({fact->value, fact->unit, fact->type}, session.zone(), session.language()), {}, {}};
    if (!fact->source.isEmpty())
        entry.follow = [&session, bundle, source = fact->source, line = fact->line] { session.goTo(bundle, source, line); };
    return entry;
}

// The first of the facts that is there.
KeyValue firstOf(Session &session, model::BundleIndex bundle, const QString &key, std::initializer_list<QLatin1StringView> ids)
{
    for (const auto id : ids) {
        KeyValue entry = factEntry(session, bundle, key, id);
        if (!entry.value.isEmpty())
            return entry;
    }
    return {key, {}, {}, {}};
}

KeyValue runtimeEntry(Session &session, model::BundleIndex bundle)
{
    KeyValue entry = firstOf(session, bundle, Overview::tr("Runtime"), {"containerd.version"_L1, "docker.version"_L1});
    const model::Fact *name = session.analysis()->fact(bundle, u"runtime.name");
    const QString runtime = name ? name->value.toString() : QString();
    if (entry.value.isEmpty())
        entry.value = runtime;
    else if (!runtime.isEmpty())
        entry.value = runtime + u' ' + entry.value;
    return entry;
}

KeyValue systemEntry(Session &session, model::BundleIndex bundle)
{
    KeyValue entry = factEntry(session, bundle, Overview::tr("System"), "os.name"_L1);
    const model::Fact *version = session.analysis()->fact(bundle, u"os.version");
    if (version && !entry.value.isEmpty() && !entry.value.contains(version->value.toString()))
        entry.value += u' ' + version->value.toString();
    return entry;
}

QString secondsText(model::Nanoseconds duration)
{
    const double seconds = std::abs(static_cast<double>(duration.count())) / 1e9;
    return seconds < 60 ? Overview::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1))
                        : durationText(std::chrono::duration_cast<std::chrono::seconds>(duration));
}

// Copies are a share of the log lines; outputs of commands have none. Of several bundles the log lines of one are not known: then
// nothing is said of a share.
QString amountOf(const model::BundleInfo &info, quint64 copies, quint64 logLines)
{
    QString text = Overview::tr("%1 lines, %2").arg(numberText(info.lines), bytesText(info.bytes));
    if (copies > 0 && logLines > 0) {
        const double share = 100.0 * static_cast<double>(copies) / static_cast<double>(logLines);
        text += Overview::tr("; %1 of %2 log lines (%3 %) stand twice and are folded").arg(numberText(copies), numberText(logLines), QLocale().toString(share, 'f', 0));
    }
    return text;
}

// Steps of the clock and the kernel log's skew.
std::vector<KeyValue> clockOf(Session &session, model::BundleIndex bundle)
{
    const auto &info = *session.snapshot()->bundles[bundle.value()];
    std::vector<KeyValue> entries;
    for (const model::ClockStep &step : info.clockSteps) {
        const QString text = Overview::tr("Set back by %1 at %2").arg(secondsText(step.from - step.to), timeText(step.to, session.zone(), session.language(), 0));
        entries.push_back({Overview::tr("Clock step"), text, Overview::tr("Rows before it are moved by that much."),
                           [&session, bundle, source = step.source, line = step.line] { session.goTo(bundle, source, line); }});
    }
    if (info.kernelLogSkew && std::abs(info.kernelLogSkew->count()) > model::nsPerSecond / 10)
        entries.push_back({Overview::tr("Kernel log"), Overview::tr("Its times differ from the system log by %1.").arg(secondsText(*info.kernelLogSkew)), {}, {}});
    KeyValue offset = factEntry(session, bundle, Overview::tr("Time source"), "time.offset-seconds"_L1);
    const model::Fact *synchronised = session.analysis()->fact(bundle, u"time.synchronised");
    if (!offset.value.isEmpty())
        offset.value = Overview::tr("%1 off", "seconds that a clock is off").arg(offset.value);
    if (synchronised) {
        const QString state = synchronised->value.toBool() ? Overview::tr("synchronised") : Overview::tr("not synchronised");
        offset.value = offset.value.isEmpty() ? state : state + u", "_s + offset.value;
    }
    entries.push_back(std::move(offset));
    return entries;
}

} // namespace

QString nodeName(const Session &session, model::BundleIndex bundle)
{
    if (const model::Fact *fact = session.analysis()->fact(bundle, u"node.name"))
        return fact->value.toString();
    for (const auto &source : session.snapshot()->sources) {
        if (source->info->bundle == bundle && !source->info->node.isEmpty())
            return source->info->node;
    }
    return {};
}

QString kubeletVersion(const Session &session, model::BundleIndex bundle)
{
    const model::Fact *fact = session.analysis()->fact(bundle, u"kubelet.version");
    return fact ? fact->value.toString() : QString();
}

std::vector<KeyValue> identityOf(Session &session, model::BundleIndex bundle)
{
    const auto &info = *session.snapshot()->bundles[bundle.value()];
    const auto language = session.language();
    quint64 copies = 0;
    for (const auto &source : session.snapshot()->sources)
        copies += source->info->bundle == bundle && source->first ? source->copies : 0; // as Snapshot::copies: what has no clock is no log

    std::vector<KeyValue> entries;
    QString kind = info.layoutTitle.in(language);
    if (!info.layoutVersion.isEmpty())
        kind += u", "_s + info.layoutVersion;
    entries.push_back({Overview::tr("Kind"), kind, {}, {}});
    KeyValue node = factEntry(session, bundle, Overview::tr("Node"), "node.name"_L1);
    if (node.value.isEmpty())
        node.value = nodeName(session, bundle);
    entries.push_back(std::move(node));
    entries.push_back(factEntry(session, bundle, Overview::tr("Cluster"), "cluster.id"_L1));
    entries.push_back(factEntry(session, bundle, Overview::tr("Kubernetes"), "kubelet.version"_L1));
    entries.push_back(runtimeEntry(session, bundle));
    entries.push_back(factEntry(session, bundle, Overview::tr("Kernel"), "kernel.version"_L1));
    entries.push_back(systemEntry(session, bundle));
    if (info.collectedAt)
        entries.push_back({Overview::tr("Collected"), timeText(*info.collectedAt, session.zone(), language, 0) + u' ' + zoneText(session.zone()), {}, {}});
    const QString offset = info.utcOffset ? u"UTC"_s + model::offsetText(*info.utcOffset) : Overview::tr("not known; times are read as UTC");
    entries.push_back({Overview::tr("Node's clock"), offset, withoutCodeSigns(info.utcOffsetReason.in(language)), {}});
    for (KeyValue &entry : clockOf(session, bundle))
        entries.push_back(std::move(entry));
    entries.push_back({Overview::tr("Amount"), amountOf(info, copies, session.snapshot()->bundles.size() == 1 ? session.snapshot()->logRows : 0), {}, {}});
    return entries;
}

std::vector<KeyValue> bootsOf(Session &session, model::BundleIndex bundle)
{
    std::vector<KeyValue> entries;
    const auto language = session.language();
    const auto &boots = session.analysis()->boots;
    for (auto boot = boots.rbegin(); boot != boots.rend(); ++boot) {
        if (boot->bundle != bundle)
            continue;
        const auto from = boot->start ? boot->start : boot->firstRow;
        if (!from)
            continue;
        KeyValue entry;
        entry.key = boot->current ? Overview::tr("Now") : Overview::tr("Earlier");
        entry.value = boot->lastRow ? spanText(*from, *boot->lastRow, session.zone(), language) : timeText(*from, session.zone(), language, 0);
        if (!boot->start)
            entry.note = Overview::tr("began before the logs");
        if (!boot->current)
            entry.note += (entry.note.isEmpty() ? QString() : u"; "_s)
                + (boot->cleanShutdown ? Overview::tr("shut down in order") : Overview::tr("no orderly shutdown in the logs"));
        if (!boot->source.isEmpty())
            entry.follow = [&session, bundle, source = boot->source, line = boot->line] { session.goTo(bundle, source, line); };
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace shindan::gui
