#pragma once
// Bundles that only print given lines: small, and known byte by byte.

#include "model/result.h"
#include "model/time.h"

#include <QByteArray>
#include <QCborMap>
#include <QString>

#include <chrono>
#include <map>
#include <vector>

namespace shindan::training {

/// How a program writes its lines.
enum class ScriptStyle : quint8 { Plain, Klog, Logfmt, Kernel, Raw };

struct Speaker
{
    QString name;
    ScriptStyle style = ScriptStyle::Plain;
    int pid = 0;             ///< 0: none is printed
    QString file;            ///< member with this program's own log; empty: none
    bool inMessages = true;  ///< the system log repeats its lines
};

/// One sentence, once or repeated.
struct ScriptLine
{
    QString speaker;
    model::Nanoseconds first{0}; ///< from the collection on; negative: before it
    model::Nanoseconds last{0};
    model::Nanoseconds every{0}; ///< 0: once
    QChar level = u'I';
    QString text;
};

struct Script
{
    model::Instant collected;
    std::chrono::seconds offset{0};
    QString host;
    std::map<QString, Speaker> speakers;
    std::vector<ScriptLine> lines;
    std::vector<std::pair<QString, QByteArray>> members; ///< what stands in a member before the lines that programs add
};

[[nodiscard]] model::Result<Script> readScript(const QCborMap &map, model::Instant collected);

/// Members by path below diagnose_<epoch>/, in the order of their names.
[[nodiscard]] std::map<QString, QByteArray> scriptedMembers(const Script &script);

} // namespace shindan::training
