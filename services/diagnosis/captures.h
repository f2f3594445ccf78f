#pragma once
// Subjects of hits: the named groups of the pattern, read from the record's text once per hit that matters. A pattern that listens to
// logs of pods alone knows the pod: the one whose log it is.

#include "services/diagnosis/byte_regex.h"
#include "services/diagnosis/log_owners.h"
#include "services/diagnosis/pattern_database.h"
#include "services/diagnosis/records.h"

#include <unordered_map>

namespace shindan::diagnosis {

/// For one thread. Compiles a pattern when it is first asked for.
class Captures
{
public:
    Captures(const model::Snapshot &snapshot, const Records &records, const std::vector<PatternSource> &patterns, LogOwners &owners);

    /// Groups captured from the record by the first variant that hits it.
    [[nodiscard]] Captured of(quint32 slot, model::RowRef row);
    /// The same on a text at hand. `variant`: which one hit, -1 if none did.
    [[nodiscard]] Captured of(quint32 slot, std::string_view message, int *variant = nullptr);
    /// Names that any of the variants may capture.
    [[nodiscard]] const QStringList &groups(quint32 slot);

private:
    struct Compiled
    {
        std::vector<std::pair<int, ByteRegex>> variants; // with their place in the pattern
        QStringList groups;
    };
    const Compiled &compiled(quint32 slot);

    const model::Snapshot &m_snapshot;
    const Records &m_records;
    const std::vector<PatternSource> &m_patterns;
    LogOwners &m_owners;
    std::unordered_map<quint32, Compiled> m_compiled;
    ByteRegex::Workspace m_workspace;
};

} // namespace shindan::diagnosis
