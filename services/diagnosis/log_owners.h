#pragma once
// Whose logs the logs of containers are: those of the cluster's components, or of what runs on the cluster. Rules on the node and the
// cluster do not listen to workloads, whose trouble is their own.

#include "services/diagnosis/records.h"

#include <QString>

#include <optional>
#include <unordered_map>

namespace shindan::diagnosis {

struct LogOwner
{
    QString space;          ///< namespace; empty if not known
    QString pod;
    /// Known to be no component of the cluster: of a namespace that holds none, or an ingress controller, whose log tells of the
    /// connections of others.
    [[nodiscard]] bool isWorkload() const;
    /// `namespace/pod`, as subjects have it.
    [[nodiscard]] QString name() const { return space.isEmpty() ? pod : space + u'/' + pod; }
};

/// Told by the path (`pods/<namespace>_<pod>_<uid>/`, `<namespace>/<pod>/logs.txt` ...), or in a dump by the line that begins the log.
/// Built once per evaluation; for one thread.
class LogOwners
{
public:
    LogOwners(const model::Snapshot &snapshot, const Records &records)
        : m_snapshot(snapshot)
        , m_records(records)
    {
    }
    /// Null for a row of any other log. Reads one line for each log of a dump, else looks it up.
    [[nodiscard]] const LogOwner *of(model::RowRef row);

private:
    [[nodiscard]] std::optional<LogOwner> read(const model::SourceIndex &source, const model::SourceSection *section) const;

    const model::Snapshot &m_snapshot;
    const Records &m_records;
    std::unordered_map<quint64, std::optional<LogOwner>> m_known; // by source and first row of the section
};

/// The owner that a path names; null if it names none.
[[nodiscard]] std::optional<LogOwner> ownerInPath(const QString &path);

} // namespace shindan::diagnosis
