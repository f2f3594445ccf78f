#pragma once
// The truth about a generated bundle, as YAML in a file beside it: causes, their consequences, the lines that prove each, and what is true
// but beside the point.

#include "services/training/scenario.h"

#include <QByteArray>

#include <map>
#include <string>
#include <vector>

namespace shindan::training {

/// A line of a member; number from 1.
struct EvidenceLine
{
    std::string message;  ///< its id in the catalogue; empty for a line of a report
    std::string member;
    qint64 line = 0;
    std::string text;
};

struct TruthInput
{
    const Scenario &scenario;
    quint64 seed = 0;
    qint64 bytes = 0;
    std::string nodeName{};
    std::string host{};
    std::map<std::string, std::vector<EvidenceLine>> evidence{}; ///< by message, and `shows:<member>:<text>` for reports
    std::map<std::string, qint64> counts{};                    ///< by message
    qint64 lines = 0;                                          ///< of the system log
    qint64 uptime = 0;                                         ///< seconds, at the collection
    std::map<std::string, std::string> subjects{};             ///< app -> namespace/name of its pod
};

[[nodiscard]] QByteArray truthYaml(const TruthInput &input);

/// One bundle of a pair.
struct PairedBundle
{
    std::string file;             ///< its name, without a folder
    model::Instant collected;
    qint64 uptime = 0;            ///< seconds
    qint64 clockError = 0;        ///< seconds; positive: ahead
    int load = 100;               ///< percent of the usual load
    std::string nodeName{};
    std::string host{};
    qint64 systemLogLines = 0;
    qint64 changedLines = 0;      ///< how often the program said what the change is about
    std::vector<EvidenceLine> evidence{};
};

/// The truth about a pair: the one thing that was changed in the second bundle, and what differs besides.
struct PairTruth
{
    QString scenario;
    quint64 seed = 0;
    std::string change;                        ///< id: sysctl, rate-doubled, ...
    std::string is;                            ///< kind of change
    model::Text title;
    std::map<std::string, std::string> values; ///< key, before, after
    PairedBundle before;
    PairedBundle after;
};

[[nodiscard]] QByteArray pairTruthYaml(const PairTruth &truth);

} // namespace shindan::training
