#pragma once
// A scenario as data: what the programs of a small node say and when, and what its commands print.

#include "model/result.h"
#include "model/text.h"
#include "model/time.h"

#include <QCborMap>
#include <QString>

#include <chrono>
#include <map>
#include <vector>

namespace shindan::training {

/// How a program writes its lines.
enum class Style : quint8 { Plain, Klog, Logfmt, Kernel, Raw };

struct Speaker
{
    QString name;
    Style style = Style::Plain;
    int pid = 0;             ///< 0: none is printed
    QString file;            ///< member with this program's own log; empty: none
    bool inMessages = true;  ///< the system log repeats its lines
};

/// One sentence, once or repeated.
struct Saying
{
    QString speaker;
    model::Nanoseconds first{0}; ///< from the collection on; negative: before it
    model::Nanoseconds last{0};
    model::Nanoseconds every{0}; ///< 0: once
    QChar level = u'I';
    QString text;
};

struct Scenario
{
    QString id;
    model::Text title;
    model::Text message;     ///< the customer's; may be empty
    model::Instant collected;
    std::chrono::seconds offset{0};
    QString host;
    std::map<QString, Speaker> speakers;
    std::vector<Saying> sayings;
    std::vector<std::pair<QString, QByteArray>> members; ///< what stands in a member before the lines that programs add
};

/// Reads what resources/schema/scenarios.schema.json describes. An Error names what is missing.
[[nodiscard]] model::Result<Scenario> readScenario(const QCborMap &map);
/// Those that come with the program, by id.
[[nodiscard]] const std::vector<Scenario> &shippedScenarios();

} // namespace shindan::training
