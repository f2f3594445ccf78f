#include "tests/bench/figures.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace shindan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

void printLine(const QJsonObject &object)
{
    std::fputs(QJsonDocument(object).toJson(QJsonDocument::Compact).constData(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

double rounded(double value)
{
    return QString::number(value, 'g', 4).toDouble();
}

// Kilobytes of anonymous and shared memory: what the page cache holds of files is not ours.
double residentKilobytes(qint64 process)
{
    QFile file(u"/proc/%1/status"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression lines(u"Rss(?:Anon|Shmem):\\s+(\\d+) kB"_s);
    double sum = 0;
    for (auto it = lines.globalMatch(QString::fromLatin1(file.readAll())); it.hasNext();)
        sum += it.next().captured(1).toDouble();
    return sum;
}

} // namespace

void print(const Figure &figure)
{
    QJsonObject object{{u"figure"_s, figure.name}, {u"value"_s, rounded(figure.value)}, {u"unit"_s, figure.unit}};
    double compared = figure.value;
    if (figure.peerValue) {
        compared = figure.value / std::max(*figure.peerValue, 1e-9);
        object.insert(u"peer"_s, figure.peer);
        object.insert(u"peerValue"_s, rounded(*figure.peerValue));
        object.insert(u"ratio"_s, rounded(compared));
    }
    if (figure.goal) {
        object.insert(u"goal"_s, *figure.goal);
        object.insert(u"met"_s, compared <= *figure.goal);
    }
    printLine(object);
}

void printSkipped(const QString &name, const QString &why)
{
    printLine({{u"figure"_s, name}, {u"skipped"_s, why}});
}

Run run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    QElapsedTimer clock;
    clock.start();
    process.start(program, arguments);
    Run result;
    if (!process.waitForStarted())
        return result;
    while (!process.waitForFinished(20) && process.state() != QProcess::NotRunning)
        result.peakMegabytes = std::max(result.peakMegabytes, residentKilobytes(process.processId()) / 1'000);
    result.seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    result.ok = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return result;
}

Run medianRun(const QString &program, const QStringList &arguments, int runs)
{
    std::vector<Run> all;
    for (int i = 0; i <= runs; ++i) {
        Run one = run(program, arguments);
        if (!one.ok)
            return one;
        if (i > 0)
            all.push_back(one);
    }
    std::sort(all.begin(), all.end(), [](const Run &a, const Run &b) { return a.seconds < b.seconds; });
    Run median = all[all.size() / 2];
    for (const Run &one : all)
        median.peakMegabytes = std::max(median.peakMegabytes, one.peakMegabytes);
    return median;
}

double medianSeconds(const std::function<void()> &work, int runs)
{
    std::vector<double> all;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer clock;
        clock.start();
        work();
        all.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e9);
    }
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

QString findProgram(const QString &name)
{
    return QStandardPaths::findExecutable(name);
}

QString benchFolder()
{
    const QString folder = qEnvironmentVariable("SHINDAN_BENCH_FOLDER", QDir::tempPath() + u"/shindan-bench"_s);
    QDir().mkpath(folder);
    return folder;
}

} // namespace shindan::bench
