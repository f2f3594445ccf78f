#pragma once
// Sets of rows as compressed bitmaps: matches, marks, filters combine without a scan.

#include "model/units.h"

#include <roaring/roaring.hh>

#include <map>

namespace roaring {
}

namespace shindan::model {

namespace bitmaps {
using namespace ::roaring; // CRoaring before 1.0 has no namespace of its own
using Set = Roaring;
}

/// Rows of one source.
using RowSet = bitmaps::Set;

/// Rows of a workspace, by source. A source that is absent has no row in the set.
class WorkspaceRows
{
public:
    [[nodiscard]] const RowSet *of(SourceId source) const;
    [[nodiscard]] RowSet &edit(SourceId source) { return m_sets[source]; }
    void add(RowRef row) { m_sets[row.source].add(row.row.value()); }
    [[nodiscard]] bool contains(RowRef row) const;
    [[nodiscard]] quint64 count() const;
    [[nodiscard]] bool isEmpty() const { return count() == 0; }
    [[nodiscard]] const std::map<SourceId, RowSet> &bySource() const { return m_sets; }

    WorkspaceRows &operator&=(const WorkspaceRows &other);
    WorkspaceRows &operator|=(const WorkspaceRows &other);
    WorkspaceRows &operator-=(const WorkspaceRows &other);
    friend bool operator==(const WorkspaceRows &a, const WorkspaceRows &b);

    /// To be called once a set is finished: runs are stored as runs.
    void optimise();

private:
    std::map<SourceId, RowSet> m_sets;
};

} // namespace shindan::model
