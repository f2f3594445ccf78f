#pragma once
// A practice case as data: a node, what goes wrong on it and when, what a person is asked, and the truth. From resources/scenarios; the
// shape is in resources/schema/scenarios.schema.json. Most are simulated; a scripted one only prints given lines.

#include "model/result.h"
#include "model/text.h"
#include "model/time.h"
#include "services/training/nodes/node.h"

#include <QCborMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shindan::training {

struct Script;

/// A link of the chain of causes. `set` changes the state of the node; what follows from it the simulation finds by itself.
struct Link
{
    QString id;
    model::Text text;
    model::Nanoseconds at{0};               ///< from the collection on; negative: before it
    std::optional<model::Nanoseconds> until; ///< it is over; none: it lasts
    std::string set;                         ///< conntrack-full, disk-full, ...; empty: a consequence
    std::map<std::string, std::string> with; ///< values for it
    bool cause = false;
    std::vector<std::string> messages;       ///< ids of what proves it: kernel.conntrack-full
    std::string only;                        ///< of those, only lines with this text prove it; empty: all
    std::vector<std::pair<std::string, std::string>> shows; ///< member and a part of the line that proves it
};

/// A sentence that a scenario lets a program say.
struct Saying
{
    std::string message;                     ///< its id
    std::string pod;                         ///< app whose names fill the places; may be empty
    model::Nanoseconds from{0};
    model::Nanoseconds to{0};
    model::Nanoseconds every{0};             ///< 0: once
    std::vector<std::pair<std::string, std::string>> values;
};

struct Temptation
{
    model::Text answer;
    model::Text why;
};

/// Something true that is not the cause.
struct RedHerring
{
    model::Text text;
    std::vector<std::string> messages;
};

struct Scenario
{
    QString id;
    int level = 1;                           ///< 1 easy to 4 hard
    int points = 10;
    model::Text title;
    model::Text message;                     ///< the customer's; may be empty
    model::Text question;
    std::vector<model::Text> hints;
    model::Text truth;
    QStringList faq;                         ///< what to read and to answer with
    std::vector<Temptation> temptations;
    NodeRequest node;
    model::Instant collected;
    std::chrono::seconds history{2400};      ///< how far the system log reaches back
    std::vector<Link> chain;
    std::vector<Saying> says;
    std::vector<RedHerring> herrings;
    std::shared_ptr<const Script> script;    ///< not null: scripted

    [[nodiscard]] bool healthy() const { return chain.empty(); }
};

/// Reads what the schema describes. An Error names what is missing.
[[nodiscard]] model::Result<Scenario> readScenario(const QCborMap &map);
/// Takes what `map` gives for a node; the rest stays.
void readNode(const QCborMap &map, NodeRequest &node);
/// Kinds of nodes by id, from resources/simulation/kinds.yaml: worker, master, docker, edge, sandbox, windows.
[[nodiscard]] const std::map<QString, QCborMap> &nodeKinds();
/// Those that come with the program, by id.
[[nodiscard]] const std::vector<Scenario> &shippedScenarios();

} // namespace shindan::training
