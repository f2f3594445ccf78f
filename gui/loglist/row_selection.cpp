#include "gui/loglist/row_selection.h"

#include <algorithm>

namespace shindan::gui {

void RowSelection::select(PlacedRow to)
{
    m_toggled.clear();
    m_anchor = to;
    m_current = to;
}

void RowSelection::extend(PlacedRow to)
{
    if (!m_anchor)
        return select(to);
    m_toggled.clear();
    m_current = to;
}

void RowSelection::toggle(PlacedRow to)
{
    if (!m_current)
        return select(to);
    if (m_toggled.remove(to.row) == 0)
        m_toggled.insert(to.row, to.line);
}

void RowSelection::selectAll(PlacedRow first, PlacedRow last)
{
    m_toggled.clear();
    m_anchor = first;
    m_current = last;
}

void RowSelection::clear()
{
    m_toggled.clear();
    m_anchor.reset();
    m_current.reset();
}

std::pair<ExpandedRecords::Line, ExpandedRecords::Line> RowSelection::run() const
{
    if (!m_anchor || !m_current)
        return {};
    return {std::min(m_anchor->line, m_current->line), std::max(m_anchor->line, m_current->line)};
}

bool RowSelection::contains(const PlacedRow &line) const
{
    if (!m_current)
        return false;
    const auto [first, last] = run();
    const bool inRun = line.line >= first && line.line <= last;
    return inRun != m_toggled.contains(line.row);
}

std::vector<PlacedRow> RowSelection::added() const
{
    std::vector<PlacedRow> rows;
    if (!m_current)
        return rows;
    const auto [first, last] = run();
    for (auto it = m_toggled.cbegin(); it != m_toggled.cend(); ++it) {
        if (it.value() < first || it.value() > last)
            rows.push_back({it.key(), it.value()});
    }
    std::sort(rows.begin(), rows.end(), [](const PlacedRow &a, const PlacedRow &b) { return a.line < b.line; });
    return rows;
}

bool RowSelection::isSingle() const
{
    return m_current && m_toggled.isEmpty() && m_anchor && m_anchor->line == m_current->line;
}

} // namespace shindan::gui
