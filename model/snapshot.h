#pragma once
// A workspace as it was at one moment of loading: immutable, shared between threads without a lock.

#include "model/merged_order.h"
#include "model/pyramid.h"
#include "model/source.h"

#include <QHash>
#include <QStringList>

#include <array>
#include <memory>
#include <vector>

namespace shindan::model {

/// Something that the program wants to say about a bundle: cut off, unreadable, contradictory.
struct Warning
{
    QString code;
    Text message;
    QString path; ///< member, empty if the bundle as a whole
};

/// The clock of a node was set back by more than 2 s inside a boot.
struct ClockStep
{
    QString source;     ///< member in which it was seen
    LineNumber line;    ///< first line with the new time
    Instant from;       ///< as the lines before print it
    Instant to;         ///< as the line prints it
};

/// One bundle of a workspace.
struct BundleInfo
{
    BundleIndex index;
    QString id;             ///< 64 hex digits of the SHA-256 over the content; empty while loading
    QString path;           ///< as the user named it; of several bundles in one input each with its folder in it
    QString layout;         ///< ack-linux, ack-windows, plain-folder, single-file, ...
    QString layoutVersion;
    Text layoutTitle;
    int layoutScore = 0;    ///< 0 to 100: how well the layout's markers fit
    std::optional<Instant> collectedAt;
    std::optional<std::chrono::seconds> utcOffset; ///< the node's; no value: not known, times are read as UTC
    Text utcOffsetReason;   ///< which witness told
    qint64 bytes = 0;       ///< of text, unpacked
    quint64 lines = 0;
    std::vector<Warning> warnings;
    std::vector<ClockStep> clockSteps;
    std::optional<Nanoseconds> kernelLogSkew; ///< how far `dmesg -T` stood behind the same lines in the system log; taken off if over 2 s
    bool complete = false;  ///< read to the end
    QString input;          ///< what the user named: `path`, or what holds it
};

/// Ways in which rows belong to things.
enum class EntityKind : quint8 { Node, Namespace, Pod, Container, Component };
constexpr int entityKindCount = 5;

/// Rows by entity value ("kube-system/coredns-1" is a pod, "kubelet" a component). Heads only.
using EntityRows = QHash<QString, std::shared_ptr<const WorkspaceRows>>;

/// A message template with one example.
struct Template
{
    TemplateId id;
    QString masked;   ///< values replaced by <*>
    quint64 count = 0;///< heads, copies not counted
    RowRef example;
    Level level = Level::Unknown;
};

struct Snapshot
{
    quint64 serial = 0; ///< rises with each snapshot of a workspace
    bool complete = false;
    std::vector<std::shared_ptr<const BundleInfo>> bundles;
    std::vector<std::shared_ptr<const SourceIndex>> sources; ///< by SourceId
    std::shared_ptr<const MergedOrder> order;                ///< never null
    std::vector<std::shared_ptr<const TimeHistogram>> histograms; ///< by SourceId; copies and parts not counted
    std::array<EntityRows, entityKindCount> entities;
    std::shared_ptr<const std::vector<Template>> templates;  ///< sorted by count, falling; never null
    std::vector<std::shared_ptr<const SourceInfo>> missing;  ///< members that the layout expects and the bundle lacks, and those that are encrypted

    quint64 rows = 0;     ///< of all sources, with or without a clock
    quint64 logRows = 0;  ///< of sources on the timeline
    quint64 copies = 0;
    std::optional<Instant> first; ///< over all sources
    std::optional<Instant> last;

    [[nodiscard]] const SourceIndex &source(SourceId id) const { return *sources[id.value()]; }
    [[nodiscard]] const SourceIndex *findSource(BundleIndex bundle, const QString &path) const;
    [[nodiscard]] const EntityRows &entityRows(EntityKind kind) const { return entities[static_cast<size_t>(kind)]; }
    /// The node's UTC offset of the first bundle that has one; 0 if none.
    [[nodiscard]] std::chrono::seconds nodeOffset() const;
    /// A snapshot without anything in it.
    [[nodiscard]] static std::shared_ptr<const Snapshot> empty();
};

} // namespace shindan::model

Q_DECLARE_METATYPE(std::shared_ptr<const shindan::model::Snapshot>)
