#include "services/ingest/entity_collector.h"

#include <QString>

namespace shindan::ingest {

namespace {

// A hostile log could name a new pod on every line; what is beyond is found by text search all the same.
constexpr size_t mostValues = 200'000;

} // namespace

void EntityCollector::add(model::EntityKind kind, std::string_view value, model::SourceId source, model::RowIndex base, std::vector<quint32> rows)
{
    Sets &sets = m_sets[static_cast<size_t>(kind)];
    auto it = sets.find(value);
    if (it == sets.end()) {
        if (sets.size() >= mostValues)
            return;
        it = sets.emplace(std::string(value), model::WorkspaceRows()).first;
    }
    for (quint32 &row : rows)
        row += base.value();
    it->second.edit(source).addMany(rows.size(), rows.data());
}

std::array<model::EntityRows, model::entityKindCount> EntityCollector::publish() const
{
    std::array<model::EntityRows, model::entityKindCount> result;
    for (size_t kind = 0; kind < m_sets.size(); ++kind) {
        for (const auto &[value, rows] : m_sets[kind]) {
            auto copy = std::make_shared<model::WorkspaceRows>(rows);
            copy->optimise();
            result[kind].insert(QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())), std::move(copy));
        }
    }
    return result;
}

} // namespace shindan::ingest
