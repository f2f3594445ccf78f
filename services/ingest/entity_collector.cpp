#include "services/ingest/entity_collector.h"

#include <QString>

namespace shindan::ingest {

using model::EntityKind;

namespace {

// A hostile log could name a new pod on every line; what is beyond is found by text search all the same.
constexpr size_t mostValues = 200'000;

bool isName(std::string_view value) noexcept
{
    return !value.empty() && value.size() <= 253 && value.find_first_of(" \"{}[]\n") == std::string_view::npos;
}

} // namespace

void EntityCollector::put(EntityKind kind, std::string_view value, model::RowRef row)
{
    if (!isName(value))
        return;
    Sets &sets = m_sets[static_cast<size_t>(kind)];
    auto it = sets.find(value);
    if (it == sets.end()) {
        if (sets.size() >= mostValues)
            return;
        it = sets.emplace(std::string(value), model::WorkspaceRows()).first;
    }
    it->second.add(row);
}

void EntityCollector::add(model::RowRef row, std::string_view component, const formats::Fields &fields)
{
    put(EntityKind::Component, component, row);
    if (fields.list().size() < 2)
        return;
    std::string_view pod = fields.value("pod");
    // Kubelet's own events name the pod as the event's object.
    if (pod.empty() && fields.value("kind") == "Pod")
        pod = fields.value("object");
    std::string_view space = fields.value("namespace");
    if (space.empty())
        space = fields.value("podNamespace");
    if (const size_t slash = pod.find('/'); slash != std::string_view::npos && space.empty())
        space = pod.substr(0, slash);
    put(EntityKind::Pod, pod, row);
    put(EntityKind::Namespace, space, row);
    std::string_view container = fields.value("containerName");
    if (container.empty() && !pod.empty())
        container = fields.value("container");
    put(EntityKind::Container, container, row);
    put(EntityKind::Node, fields.value("node"), row);
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
