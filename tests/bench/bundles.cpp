// The bundles that are opened: made by the generator, and the genuine one's logs over and over.

#include "services/training/bundle_generator.h"
#include "services/training/scenario.h"
#include "tests/bench/figures.h"
#include "tests/support/bundle_folder.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace shindan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString folderName = u"diagnose_1765626516"_s;

// An id of the same length and alphabet, the same for the same id in one copy.
QByteArray otherId(const QByteArray &id, int copy)
{
    static constexpr char digits[] = "0123456789abcdef";
    quint64 state = qHash(id, static_cast<size_t>(copy) + 1);
    QByteArray other = id;
    for (char &c : other) {
        state = state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        if (c != '-')
            c = digits[state >> 60];
    }
    return other;
}

QByteArray replaced(const QByteArray &text, const QRegularExpression &pattern, const std::function<QByteArray(const QRegularExpressionMatch &)> &by)
{
    const QString all = QString::fromLatin1(text);
    QByteArray result;
    result.reserve(text.size());
    qsizetype at = 0;
    for (auto it = pattern.globalMatch(all); it.hasNext();) {
        const auto match = it.next();
        result += QStringView(all).mid(at, match.capturedStart() - at).toLatin1();
        result += by(match);
        at = match.capturedEnd();
    }
    return result + QStringView(all).mid(at).toLatin1();
}

// All three ways in which the logs of this bundle print 13 December, set back by so many seconds.
QByteArray earlier(const QByteArray &text, int seconds)
{
    static const QRegularExpression stamp(u"(Dec |[IWEF]12|2025-12-)13([ T])(\\d\\d):(\\d\\d):(\\d\\d)"_s);
    return replaced(text, stamp, [seconds](const QRegularExpressionMatch &match) {
        const int day = 86'400;
        const int time = 13 * day + match.captured(3).toInt() * 3'600 + match.captured(4).toInt() * 60 + match.captured(5).toInt() - seconds;
        return match.captured(1).toLatin1()
            + u"%1%2%3:%4:%5"_s.arg(time / day, 2, 10, QChar(u'0')).arg(match.captured(2)).arg(time % day / 3'600, 2, 10, QChar(u'0')).arg(time / 60 % 60, 2, 10, QChar(u'0')).arg(time % 60, 2, 10, QChar(u'0')).toLatin1();
    });
}

bool replicate(const QString &path, int copies, int spacing)
{
    static const QRegularExpression ids(u"\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b|\\b[0-9a-f]{12,64}\\b"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    file.close();
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    // What was printed on another day (an earlier boot, the journal's header) stands once, at the top.
    qsizetype body = 0;
    while (body < text.size() && !text.mid(body, 120).contains("13"))
        body = text.indexOf('\n', body) + 1;
    file.write(text.left(body));
    for (int copy = copies - 1; copy >= 0; --copy) {
        const auto moved = replaced(text.mid(body), ids, [copy](const QRegularExpressionMatch &match) { return otherId(match.captured().toLatin1(), copy); });
        if (file.write(earlier(moved, copy * spacing)) < 0)
            return false;
    }
    return true;
}

} // namespace

QString generatedBundle(qint64 megabytes)
{
    const QString path = benchFolder() + u"/generated-%1.tar.gz"_s.arg(megabytes);
    if (QFile::exists(path))
        return path;
    const auto &scenarios = training::shippedScenarios();
    const auto scenario = std::find_if(scenarios.begin(), scenarios.end(), [](const training::Scenario &one) { return one.id == u"healthy"_s; });
    if (scenario == scenarios.end())
        return {};
    training::GenerateOptions options;
    options.seed = 1;
    options.bytes = megabytes * 1'000'000;
    return training::generateBundle(*scenario, path, options) ? path : QString();
}

QString replicatedBundle(qint64 megabytes)
{
    const QString path = benchFolder() + u"/replicated-%1.tar.gz"_s.arg(megabytes);
    const QString genuine = tests::genuineBundle();
    if (QFile::exists(path) || genuine.isEmpty())
        return genuine.isEmpty() ? QString() : path;
    const QString work = benchFolder() + u"/work"_s;
    QDir(work).removeRecursively();
    QDir().mkpath(work);
    if (QProcess::execute(u"tar"_s, {u"-xzf"_s, genuine, u"-C"_s, work}) != 0)
        return {};
    // The three large logs hold about 8 MB.
    const int copies = static_cast<int>(std::max<qint64>(1, megabytes / 8));
    const QString logs = work + u"/tmp/"_s + folderName + u"/logs/"_s;
    for (const QString &name : {u"messages"_s, u"kubelet.log"_s, u"containerd.log"_s}) {
        if (!replicate(logs + name, copies, 880))
            return {};
    }
    const bool packed = QProcess::execute(u"tar"_s, {u"-czf"_s, path, u"-C"_s, work, u"tmp"_s}) == 0;
    QDir(work).removeRecursively();
    return packed ? path : QString();
}

} // namespace shindan::bench
