#include "services/diagnosis/node_names.h"

#include "services/facts/node_sources.h"

#include <QSet>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

namespace {

// Facts read from a node's own members carry its name. Dumps of cluster objects name other nodes, too.
QString nameIn(const facts::NodeSources &node, const std::vector<model::Fact> &facts)
{
    QSet<QString> paths;
    for (const model::SourceIndex *source : node.sources) {
        if (source->info->role != u"object-dump"_s)
            paths.insert(source->info->path);
    }
    for (const model::Fact &fact : facts) {
        if (fact.bundle == node.bundle && !fact.node.isEmpty() && paths.contains(fact.source))
            return fact.node;
    }
    for (const model::SourceIndex *source : node.sources) {
        if (!source->info->node.isEmpty())
            return source->info->node;
    }
    return {};
}

} // namespace

std::vector<QString> nodeNames(const model::Snapshot &snapshot, const std::vector<model::Fact> &facts)
{
    std::vector<QString> names(snapshot.sources.size());
    for (const auto &bundle : snapshot.bundles) {
        for (const facts::NodeSources &node : facts::nodeSources(snapshot, bundle->index)) {
            const QString name = nameIn(node, facts);
            for (const model::SourceIndex *source : node.sources)
                names[source->id().value()] = name;
        }
    }
    return names;
}

} // namespace shindan::diagnosis
