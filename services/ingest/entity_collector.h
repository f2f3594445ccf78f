#pragma once
// Which rows belong to which pod, namespace, container, node and component; filled while rows are read.

#include "model/snapshot.h"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace shindan::ingest {

/// Not thread-safe: one per opening, used by the opening thread.
class EntityCollector
{
public:
    /// `rows` in rising order, counted from row `base` of the source.
    void add(model::EntityKind kind, std::string_view value, model::SourceId source, model::RowIndex base, std::vector<quint32> rows);
    /// What was collected so far, as immutable sets.
    [[nodiscard]] std::array<model::EntityRows, model::entityKindCount> publish() const;

private:
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
    };
    using Sets = std::unordered_map<std::string, model::WorkspaceRows, Hash, std::equal_to<>>;
    std::array<Sets, model::entityKindCount> m_sets;
};

} // namespace shindan::ingest
