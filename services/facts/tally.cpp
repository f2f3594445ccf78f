#include "services/facts/tally.h"

#include <algorithm>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

void Tally::add(std::string_view name, model::LineNumber line, qint64 by)
{
    Entry &entry = m_entries.try_emplace(name, Entry{name, 0, line}).first->second;
    entry.count += by;
}

qint64 Tally::total() const noexcept
{
    qint64 sum = 0;
    for (const auto &[name, entry] : m_entries)
        sum += entry.count;
    return sum;
}

std::vector<Tally::Entry> Tally::largest(size_t most) const
{
    std::vector<Entry> entries;
    entries.reserve(m_entries.size());
    for (const auto &[name, entry] : m_entries)
        entries.push_back(entry);
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.count > b.count; });
    if (most > 0 && entries.size() > most)
        entries.resize(most);
    return entries;
}

bool Capped::admits(const Place &place)
{
    if (++m_seen <= m_most)
        return true;
    if (m_seen == m_most + 1)
        m_firstBeyond = place;
    return false;
}

void Capped::addRest(FactList &facts) const
{
    if (m_seen > m_most)
        facts.addInteger(m_id + u".more.count"_s, m_seen - m_most, m_firstBeyond);
}

} // namespace shindan::facts
