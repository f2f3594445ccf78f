#pragma once
// What was found in a workspace: facts, findings with evidence, checks, steps. Read by views and reports, changed by nobody.

#include "model/incident.h"
#include "model/level.h"
#include "model/snapshot.h"
#include "model/text.h"
#include "model/time.h"
#include "model/units.h"

#include <QHash>
#include <QMap>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>
#include <vector>

namespace shindan::model {

/// A line that proves something. Kept by (bundle, member path, line), valid in every snapshot.
struct Evidence
{
    BundleIndex bundle;
    QString source;             ///< member path
    LineNumber line;            ///< 0: the member as a whole
    quint32 lines = 1;          ///< physical lines of the record
    std::optional<Instant> time;
    TimeQualities quality;
    QByteArray bytes;           ///< the record's lines as they stand, joined by \n, cut at 4 KiB
    std::vector<RowRef> copies; ///< other places where the same line stands
};

/// Something that a command output, configuration or log says about a node or bundle.
struct Fact
{
    QString id;          ///< kubelet.version, conntrack.count, service.kubelet.active, ...
    Text name;           ///< for people
    QString node;        ///< empty: of the bundle
    QString subject;     ///< which one of several (mount, interface, unit); empty if there is one only
    QVariant value;      ///< QString, qint64, double, bool, or an Instant
    QString unit;        ///< bytes, percent, seconds, count, ...; empty if none
    QString type;        ///< string, integer, number, boolean, version, time
    BundleIndex bundle;
    QString source;      ///< member path, empty if from the bundle's name
    LineNumber line;
};

/// A boot of a node as the logs show it.
struct Boot
{
    QString node;
    BundleIndex bundle;
    std::optional<Instant> start; ///< no value: began before the logs
    std::optional<Instant> firstRow;
    std::optional<Instant> lastRow;
    QString source;               ///< where the start stands
    LineNumber line;
    bool current = false;         ///< the boot in which the bundle was collected
    bool cleanShutdown = false;   ///< ended by an orderly shutdown
};

enum class FindingState : quint8 { Active, Recovered, EarlierBoot };
/// active, recovered, earlier-boot.
[[nodiscard]] QString findingStateName(FindingState state);

/// Hits of a finding from before it recovered and came back.
struct EarlierEpisodes
{
    quint64 episodes = 0;    ///< how often it came and recovered
    quint64 count = 0;       ///< heads in all of them
    Instant first;
    Instant last;
    Instant recoveredAt;     ///< from the last of them
};

/// What a rule says of one thing. An episode lasts until the thing recovers and stays so for ten minutes: `first`, `last`, `count` and
/// the evidence are of the last episode, the one that goes on if the finding is active.
struct Finding
{
    QString id;              ///< 16 hex digits, the same in every run
    BundleIndex bundle;
    QString rule;
    Severity severity = Severity::Info;
    FindingState state = FindingState::Active;
    std::optional<Instant> recoveredAt;
    QString component;
    Text title;
    Text explanation;
    QMap<QString, QString> subject;   ///< node, pod, device, ...
    quint64 count = 0;                ///< heads, copies not counted
    bool countIsMinimum = false;
    std::optional<Instant> first;     ///< no value: from facts
    std::optional<Instant> last;
    std::optional<EarlierEpisodes> earlier;
    std::vector<QString> causes;      ///< ids of findings
    std::vector<QString> symptoms;
    std::vector<Evidence> evidence;   ///< capped: first, last, worst
    quint64 evidenceTotal = 0;
    QStringList faq;                  ///< ids of entries
    std::shared_ptr<const WorkspaceRows> rows; ///< all rows that hit, of earlier episodes too; may be null

    // Only where the analysis has an incident.
    std::optional<Nanoseconds> distance; ///< of the hit nearest to it; negative: before it. No value: from facts
    bool nearIncident = false;           ///< close to it, or a cause of something that is
};

enum class CheckStatus : quint8 { Fired, Clear, Partly, NotChecked };
/// fired, clear, partly, not-checked.
[[nodiscard]] QString checkStatusName(CheckStatus status);

/// How one rule ended on one bundle.
struct Check
{
    BundleIndex bundle;
    QString rule;
    Text title;
    CheckStatus status = CheckStatus::NotChecked;
    Text reason;
    QStringList members; ///< what it would have needed, if partly or not checked
};

enum class StepStatus : quint8 { Ok, Problem, Partial, NotCollected };
/// ok, problem, partial, not-collected.
[[nodiscard]] QString stepStatusName(StepStatus status);

/// One of the three steps of the official procedure: nodes, components, kubelet.
struct Step
{
    BundleIndex bundle;
    QString id;       ///< nodes, components, kubelet
    bool clusterScope = false; ///< false: the bundle speaks for this node only
    StepStatus status = StepStatus::NotCollected;
    Text title;
    Text detail;
    std::vector<QString> findings;
    QStringList faq;
};

/// Something the bundle does not hold, and what to do about it.
struct Notice
{
    BundleIndex bundle;
    QString id;       ///< events-not-collected, control-plane-not-collected, ...
    Text title;
    Text detail;
    QString source;   ///< member, if one
    QStringList faq;
};

/// Something worth seeing that no rule names: a burst, a message never seen before. (Key `leads` of the analysis.)
struct Lead
{
    BundleIndex bundle;
    QString id;
    Text title;
    Text detail;
    std::vector<Evidence> evidence;
};

struct Analysis
{
    std::shared_ptr<const Snapshot> snapshot; ///< that it was made from
    std::vector<Fact> facts;
    std::vector<Boot> boots;
    std::vector<Finding> findings; ///< ranked: probable causes first, each before its symptoms
    std::vector<Check> checks;
    std::vector<Step> steps;
    std::vector<Notice> notices;
    std::vector<Lead> leads;
    std::vector<Warning> warnings; ///< of rules; those of bundles are in their BundleInfo
    std::optional<Incident> incident; ///< when the customer says it happened; then findings near it come first

    [[nodiscard]] const Finding *finding(const QString &id) const;
    /// The first fact of that id (and subject, if given); null if there is none.
    [[nodiscard]] const Fact *fact(BundleIndex bundle, QStringView id, QStringView subject = {}) const;
    [[nodiscard]] static std::shared_ptr<const Analysis> empty();
};

} // namespace shindan::model

Q_DECLARE_METATYPE(std::shared_ptr<const shindan::model::Analysis>)
