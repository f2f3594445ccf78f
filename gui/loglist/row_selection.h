#pragma once
// Which lines are selected: a run of lines and single lines added or taken away. Rows are named, so that the selection survives
// another filter and another snapshot.

#include "gui/loglist/list_lines.h"

#include <QHash>

namespace shindan::gui {

/// A line with the row that stands in it.
struct PlacedRow
{
    model::RowRef row;
    ExpandedRecords::Line line;
};

class RowSelection
{
public:
    [[nodiscard]] const std::optional<PlacedRow> &current() const { return m_current; }
    [[nodiscard]] bool isEmpty() const { return !m_current; }
    /// This line only.
    void select(PlacedRow to);
    /// From where the selection began to here.
    void extend(PlacedRow to);
    /// Adds or takes away one line.
    void toggle(PlacedRow to);
    void selectAll(PlacedRow first, PlacedRow last);
    void clear();
    [[nodiscard]] bool contains(const PlacedRow &line) const;
    /// First and last line of the run.
    [[nodiscard]] std::pair<ExpandedRecords::Line, ExpandedRecords::Line> run() const;
    /// Lines outside of the run that were added.
    [[nodiscard]] std::vector<PlacedRow> added() const;
    [[nodiscard]] bool isSingle() const;

    /// Where the rows stand now; what is gone is no longer selected.
    template <typename Place>
    void remap(Place place)
    {
        std::optional<PlacedRow> anchor = m_anchor;
        if (!move(m_current, place) || !move(anchor, place)) {
            clear();
            return;
        }
        m_anchor = anchor;
        QHash<model::RowRef, ExpandedRecords::Line> toggled;
        for (auto it = m_toggled.cbegin(); it != m_toggled.cend(); ++it) {
            std::optional<PlacedRow> one = PlacedRow{it.key(), it.value()};
            if (move(one, place))
                toggled.insert(one->row, one->line);
        }
        m_toggled = std::move(toggled);
    }

private:
    template <typename Place>
    static bool move(std::optional<PlacedRow> &one, Place place)
    {
        if (!one)
            return false;
        const std::optional<ExpandedRecords::Line> line = place(*one);
        if (!line)
            return false;
        one->line = *line;
        return true;
    }
    std::optional<PlacedRow> m_current;
    std::optional<PlacedRow> m_anchor;
    QHash<model::RowRef, ExpandedRecords::Line> m_toggled;
};

} // namespace shindan::gui
