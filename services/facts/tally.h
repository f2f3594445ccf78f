#pragma once
// Counting by name, and lists that are too long to become facts one by one.

#include "services/facts/fact_list.h"

#include <map>
#include <string_view>
#include <vector>

namespace shindan::facts {

/// Counts by name; remembers where each name stands first. Names point into the members' text.
class Tally
{
public:
    struct Entry
    {
        std::string_view name;
        qint64 count = 0;
        model::LineNumber first;
    };

    void add(std::string_view name, model::LineNumber line, qint64 by = 1);
    [[nodiscard]] bool empty() const noexcept { return m_entries.empty(); }
    [[nodiscard]] qint64 total() const noexcept;
    /// The largest first, by name where they are equal; all of them if `most` is 0.
    [[nodiscard]] std::vector<Entry> largest(size_t most = 0) const;

private:
    std::map<std::string_view, Entry> m_entries;
};

/// Counts what becomes a fact of one id, so that a list of thousands does not become thousands of facts. What is beyond the
/// limit is told by a fact of its own: `<id>.more.count`.
class Capped
{
public:
    Capped(QString id, qint64 most)
        : m_id(std::move(id))
        , m_most(most)
    { }
    /// Whether one more may become a fact. The place of the first that may not is that of the fact about the rest.
    [[nodiscard]] bool admits(const Place &place);
    void addRest(FactList &facts) const;

private:
    QString m_id;
    qint64 m_most;
    qint64 m_seen = 0;
    Place m_firstBeyond;
};

} // namespace shindan::facts
