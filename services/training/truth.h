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
    std::string nodeName;
    std::string host;
    std::map<std::string, std::vector<EvidenceLine>> evidence; ///< by message, and `shows:<member>:<text>` for reports
    std::map<std::string, qint64> counts;                      ///< by message
    std::map<std::string, std::string> subjects;               ///< app -> namespace/name of its pod
};

[[nodiscard]] QByteArray truthYaml(const TruthInput &input);

} // namespace shindan::training
