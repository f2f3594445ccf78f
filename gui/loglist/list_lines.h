#pragma once
// Which row stands in which line of the list, and how lines map to a scroll bar. Arithmetic only.

#include "model/merged_order.h"

#include <optional>
#include <vector>

namespace shindan::gui {

/// The rows of the list with the sources they were ordered with. Copies share everything.
class ListRows
{
public:
    ListRows();
    explicit ListRows(std::shared_ptr<const model::FilteredOrder> order);

    [[nodiscard]] quint64 size() const { return m_size; }
    /// Null if the source is not in the order.
    [[nodiscard]] const model::SourceIndex *source(model::SourceId id) const;
    /// Keeps up to `count` rows from `first` on at hand for at(). About a millisecond.
    void look(quint64 first, quint32 count);
    [[nodiscard]] std::optional<model::RowRef> at(quint64 position) const;
    /// Position of the row, or of the next one behind it.
    [[nodiscard]] quint64 positionOf(model::RowRef row) const;
    [[nodiscard]] quint64 positionOf(model::Instant t) const;
    [[nodiscard]] bool contains(model::RowRef row) const;
    [[nodiscard]] const std::shared_ptr<const model::FilteredOrder> &order() const { return m_order; }

private:
    std::shared_ptr<const model::FilteredOrder> m_order;
    quint64 m_size = 0;
    quint64 m_windowFirst = 0;
    quint32 m_windowCount = 0;
    std::vector<model::RowRef> m_window;
};

/// Records that are shown with all their rows. A line is a row of the list or a part below its head.
class ExpandedRecords
{
public:
    struct Line
    {
        quint64 position = 0; ///< in the list's rows
        quint32 part = 0;     ///< 0: the row itself
        friend auto operator<=>(const Line &, const Line &) = default;
    };
    struct Record
    {
        model::RowRef head;
        quint64 position = 0;
        std::vector<model::RowIndex> parts;
    };

    void expand(Record record);
    void collapse(quint64 position);
    void clear() { m_records.clear(); }
    [[nodiscard]] const Record *at(quint64 position) const;
    [[nodiscard]] quint64 extraLines() const { return extraBefore(m_records.size()); }
    [[nodiscard]] quint64 lineOf(Line line) const;
    [[nodiscard]] Line at(quint64 line, quint64 rowCount) const;
    /// The records in other rows: those whose head is no longer there go.
    void remap(const ListRows &rows);

private:
    [[nodiscard]] quint64 extraBefore(size_t record) const;
    std::vector<Record> m_records; // by position
};

/// Lines mapped to the 31 bits of a scroll bar.
struct ScrollMapping
{
    quint64 lines = 0;
    quint64 page = 1; ///< lines that are seen whole

    static constexpr int most = 1 << 30;
    [[nodiscard]] quint64 largestTop() const noexcept { return lines > page ? lines - page : 0; }
    [[nodiscard]] int maximum() const noexcept { return largestTop() > quint64(most) ? most : static_cast<int>(largestTop()); }
    [[nodiscard]] quint64 topOf(int value) const noexcept;
    [[nodiscard]] int valueOf(quint64 top) const noexcept;
};

/// Parts of the record with this head, without the head, as far as they are found close behind it. Cheap enough for painting:
/// at most `reach` rows are looked at.
[[nodiscard]] std::vector<model::RowIndex> partsNear(const model::SourceIndex &source, model::RowIndex head, quint32 reach = 4'096);

} // namespace shindan::gui
