#include "gui/loglist/list_lines.h"

#include <algorithm>

namespace shindan::gui {

ListRows::ListRows() = default;

ListRows::ListRows(std::shared_ptr<const model::FilteredOrder> order)
    : m_order(std::move(order))
    , m_size(m_order ? m_order->size() : 0)
{
}

const model::SourceIndex *ListRows::source(model::SourceId id) const
{
    if (!m_order)
        return nullptr;
    const auto &sources = m_order->order()->sources();
    const auto it = std::lower_bound(sources.begin(), sources.end(), id, [](const auto &s, model::SourceId wanted) { return s->id() < wanted; });
    return it != sources.end() && (*it)->id() == id ? it->get() : nullptr;
}

void ListRows::look(quint64 first, quint32 count)
{
    if (!m_order || first >= m_size)
        count = 0;
    if (first == m_windowFirst && count == m_windowCount)
        return;
    m_window = count > 0 ? m_order->rows(first, count) : std::vector<model::RowRef>();
    m_windowFirst = first;
    m_windowCount = count;
}

std::optional<model::RowRef> ListRows::at(quint64 position) const
{
    if (position >= m_size)
        return std::nullopt;
    if (position >= m_windowFirst && position - m_windowFirst < m_window.size())
        return m_window[static_cast<size_t>(position - m_windowFirst)];
    const auto rows = m_order->rows(position, 1);
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

quint64 ListRows::positionOf(model::RowRef row) const
{
    return m_order ? m_order->positionOf(row) : 0;
}

quint64 ListRows::positionOf(model::Instant t) const
{
    return m_order ? m_order->positionOf(t) : 0;
}

bool ListRows::contains(model::RowRef row) const
{
    const model::SourceIndex *index = source(row.source);
    return index && row.row.value() < index->rows && m_order->contains(row);
}

void ExpandedRecords::expand(Record record)
{
    if (record.parts.empty())
        return;
    collapse(record.position);
    const auto it = std::lower_bound(m_records.begin(), m_records.end(), record.position, [](const Record &r, quint64 p) { return r.position < p; });
    m_records.insert(it, std::move(record));
}

void ExpandedRecords::collapse(quint64 position)
{
    std::erase_if(m_records, [position](const Record &r) { return r.position == position; });
}

const ExpandedRecords::Record *ExpandedRecords::at(quint64 position) const
{
    const auto it = std::lower_bound(m_records.begin(), m_records.end(), position, [](const Record &r, quint64 p) { return r.position < p; });
    return it != m_records.end() && it->position == position ? &*it : nullptr;
}

quint64 ExpandedRecords::extraBefore(size_t record) const
{
    quint64 sum = 0;
    for (size_t i = 0; i < record; ++i)
        sum += m_records[i].parts.size();
    return sum;
}

quint64 ExpandedRecords::lineOf(Line line) const
{
    quint64 extra = 0;
    for (const Record &record : m_records) {
        if (record.position >= line.position)
            break;
        extra += record.parts.size();
    }
    return line.position + extra + line.part;
}

ExpandedRecords::Line ExpandedRecords::at(quint64 line, quint64 rowCount) const
{
    quint64 extra = 0;
    for (const Record &record : m_records) {
        const quint64 headLine = record.position + extra;
        if (line <= headLine)
            break;
        if (line <= headLine + record.parts.size())
            return {record.position, static_cast<quint32>(line - headLine)};
        extra += record.parts.size();
    }
    return {std::min(line - std::min(line, extra), rowCount), 0};
}

void ExpandedRecords::remap(const ListRows &rows)
{
    std::erase_if(m_records, [&](const Record &r) { return !rows.contains(r.head); });
    for (Record &record : m_records)
        record.position = rows.positionOf(record.head);
    std::sort(m_records.begin(), m_records.end(), [](const Record &a, const Record &b) { return a.position < b.position; });
}

quint64 ScrollMapping::topOf(int value) const noexcept
{
    const quint64 largest = largestTop();
    const quint64 at = static_cast<quint64>(std::max(value, 0));
    if (largest <= quint64(most))
        return std::min(at, largest);
    return static_cast<quint64>(static_cast<long double>(largest) * at / most);
}

int ScrollMapping::valueOf(quint64 top) const noexcept
{
    const quint64 largest = largestTop();
    top = std::min(top, largest);
    if (largest <= quint64(most))
        return static_cast<int>(top);
    return static_cast<int>(static_cast<long double>(top) * most / largest);
}

std::vector<model::RowIndex> partsNear(const model::SourceIndex &source, model::RowIndex head, quint32 reach)
{
    std::vector<model::RowIndex> parts;
    if (!source.flags(head).has(model::RowFlags::HasParts))
        return parts;
    const quint32 end = std::min(source.rows, head.value() + 1 + std::min(reach, source.rows));
    bool adjacent = true;
    for (quint32 row = head.value() + 1; row < end; ++row) {
        const model::RowFlags flags = source.flags(model::RowIndex(row));
        adjacent = adjacent && flags.has(model::RowFlags::Part);
        if (!adjacent && (!source.heads || source.heads->empty()))
            break;
        if (!flags.has(model::RowFlags::Part))
            continue;
        if (flags.has(model::RowFlags::ForeignHead)) {
            const auto owner = source.heads ? source.heads->find(row) : decltype(source.heads->find(row)){};
            if (source.heads && owner != source.heads->end() && owner->second == head.value())
                parts.push_back(model::RowIndex(row));
        } else if (adjacent) {
            parts.push_back(model::RowIndex(row));
        }
    }
    return parts;
}

} // namespace shindan::gui
