#include "model/row_set.h"

namespace shindan::model {

const RowSet *WorkspaceRows::of(SourceId source) const
{
    const auto it = m_sets.find(source);
    return it == m_sets.end() ? nullptr : &it->second;
}

bool WorkspaceRows::contains(RowRef row) const
{
    const RowSet *set = of(row.source);
    return set && set->contains(row.row.value());
}

quint64 WorkspaceRows::count() const
{
    quint64 sum = 0;
    for (const auto &[source, set] : m_sets)
        sum += set.cardinality();
    return sum;
}

WorkspaceRows &WorkspaceRows::operator&=(const WorkspaceRows &other)
{
    for (auto it = m_sets.begin(); it != m_sets.end();) {
        const RowSet *set = other.of(it->first);
        if (set)
            it->second &= *set;
        if (!set || it->second.isEmpty())
            it = m_sets.erase(it);
        else
            ++it;
    }
    return *this;
}

WorkspaceRows &WorkspaceRows::operator|=(const WorkspaceRows &other)
{
    for (const auto &[source, set] : other.m_sets)
        m_sets[source] |= set;
    return *this;
}

WorkspaceRows &WorkspaceRows::operator-=(const WorkspaceRows &other)
{
    for (const auto &[source, set] : other.m_sets) {
        const auto it = m_sets.find(source);
        if (it == m_sets.end())
            continue;
        it->second -= set;
        if (it->second.isEmpty())
            m_sets.erase(it);
    }
    return *this;
}

bool operator==(const WorkspaceRows &a, const WorkspaceRows &b)
{
    if (a.count() != b.count())
        return false;
    for (const auto &[source, set] : a.m_sets) {
        const RowSet *other = b.of(source);
        if (set.isEmpty() ? (other && !other->isEmpty()) : (!other || !(*other == set)))
            return false;
    }
    return true;
}

void WorkspaceRows::optimise()
{
    for (auto &[source, set] : m_sets) {
        set.runOptimize();
        set.shrinkToFit();
    }
}

} // namespace shindan::model
