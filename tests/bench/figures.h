#pragma once
// What a measurement yields: one line of JSON on standard output, with the peer measured in the same run beside it.

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace shindan::bench {

struct Figure
{
    QString name;                   ///< open-500MB
    double value = 0;               ///< ours
    QString unit;                   ///< s, ms, MB
    QString peer;                   ///< what it is compared with; empty: with the goal alone
    std::optional<double> peerValue;///< in the same unit
    std::optional<double> goal;     ///< of the ratio where there is a peer, else of the value
};

/// {"figure","value","unit","peer","peerValue","ratio","goal","met"}; keys that do not apply are left out.
void print(const Figure &figure);
/// A figure that could not be measured, and why: {"figure","skipped"}.
void printSkipped(const QString &name, const QString &why);

/// One run of a program, its output thrown away.
struct Run
{
    bool ok = false;
    double seconds = 0;
    double peakMegabytes = 0; ///< RssAnon + RssShmem, looked at every 20 ms
};
[[nodiscard]] Run run(const QString &program, const QStringList &arguments);
/// The median of five; the first run of all, which warms the page cache, is not counted.
[[nodiscard]] Run medianRun(const QString &program, const QStringList &arguments, int runs = 5);
/// Median of seconds that `work` takes.
[[nodiscard]] double medianSeconds(const std::function<void()> &work, int runs = 5);
/// Empty if the program is not installed.
[[nodiscard]] QString findProgram(const QString &name);

/// Bundles of the generator, made once and kept in the bench folder.
[[nodiscard]] QString generatedBundle(qint64 megabytes);
/// The genuine bundle's logs over and over with times and ids moved; empty where it is absent.
[[nodiscard]] QString replicatedBundle(qint64 megabytes);
[[nodiscard]] QString benchFolder();

void measureOpening();
void measureSearching();
void measureViewing();

} // namespace shindan::bench
