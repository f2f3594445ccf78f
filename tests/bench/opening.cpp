// A bundle from the archive to its findings, beside what others need to unpack or to count it.

#include "tests/bench/figures.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonArray>
#include <QProcess>

namespace shindan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Opened
{
    Run ours;
    double lines = 0;
    double textMegabytes = 0;
};

QStringList analyse(const QString &bundle, const QStringList &more = {})
{
    return QStringList{u"analyze"_s, bundle, u"--format"_s, u"json"_s, u"--no-cache"_s} + more;
}

Opened openIt(const QString &bundle, int runs = 5)
{
    const QString cli = QString::fromLatin1(SHINDAN_CLI_PATH);
    Opened opened;
    opened.ours = medianRun(cli, analyse(bundle), runs);
    QProcess process;
    process.start(cli, analyse(bundle));
    process.waitForFinished(-1);
    const QJsonArray bundles = QJsonDocument::fromJson(process.readAllStandardOutput()).object().value(u"bundles"_s).toArray();
    for (const auto &one : bundles) {
        opened.lines += one.toObject().value(u"lines"_s).toDouble();
        opened.textMegabytes += one.toObject().value(u"bytes"_s).toDouble() / 1e6;
    }
    return opened;
}

void compare(const QString &name, const QString &bundle, const Opened &opened)
{
    const auto peer = [&](const QString &program, const QStringList &arguments, std::optional<double> goal) {
        const QString found = findProgram(program);
        if (found.isEmpty())
            return printSkipped(name + u" / "_s + program, program + u" is not installed"_s);
        const Run theirs = medianRun(found, arguments);
        if (!theirs.ok)
            return printSkipped(name + u" / "_s + program, program + u" failed"_s);
        print({name, opened.ours.seconds, u"s"_s, program + u' ' + arguments.mid(0, arguments.size() - 1).join(u' '), theirs.seconds, goal});
    };
    peer(u"gzip"_s, {u"-dc"_s, bundle}, 0.5);
    peer(u"igzip"_s, {u"-dc"_s, bundle}, std::nullopt);
    peer(u"lnav"_s, {u"-n"_s, u"-c"_s, u";select count(*) from all_logs"_s, bundle}, 0.2);
}

void measureOne(const QString &name, const QString &bundle)
{
    if (bundle.isEmpty() || !QFileInfo::exists(bundle))
        return printSkipped(name, u"the bundle cannot be made here"_s);
    const Opened opened = openIt(bundle);
    if (!opened.ours.ok)
        return printSkipped(name, u"shindan-cli failed"_s);
    compare(name, bundle, opened);
    print({name + u" text per second"_s, opened.textMegabytes / opened.ours.seconds, u"MB/s"_s, {}, {}, {}});
    print({name + u" memory"_s, opened.ours.peakMegabytes, u"MB"_s, u"120 MB + 28 bytes a row"_s, 120 + 28 * opened.lines / 1e6, 1.0});
}

} // namespace

void measureOpening()
{
    const qint64 size = std::max(10, qEnvironmentVariableIntValue("SHINDAN_BENCH_MEGABYTES"));
    const qint64 large = qEnvironmentVariableIsSet("SHINDAN_BENCH_MEGABYTES") ? size : 500;
    measureOne(u"open-generated"_s, generatedBundle(large));
    measureOne(u"open-replicated"_s, replicatedBundle(large));
    // Ten times the text.
    const Opened tenth = openIt(generatedBundle(large / 10));
    const Opened whole = openIt(generatedBundle(large));
    if (tenth.ours.ok && whole.ours.ok && tenth.textMegabytes > 0)
        print({u"growth"_s, whole.ours.seconds / whole.textMegabytes, u"s/MB"_s, u"a tenth of the text"_s, tenth.ours.seconds / tenth.textMegabytes, 1.05});
}

} // namespace shindan::bench
