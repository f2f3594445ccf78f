#include "services/facts/node_sources.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestUnknown = 1 << 20; // bytes of a member of unknown role that is still worth a look

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/') + 1);
}

/// Folders in which the first outputs of a collection lie.
QStringList collectionFolders(const model::Snapshot &snapshot, model::BundleIndex bundle)
{
    static const QStringList first{u"system-info"_s, u"service-status"_s, u"network-info"_s, u"system-status"_s};
    // Other layouts spread the outputs of one node over many folders, and name the node where there are several.
    static const QStringList layouts{u"ack-linux"_s, u"ack-windows"_s, u"plain-folder"_s};
    QStringList folders;
    if (!layouts.contains(snapshot.bundles[bundle.value()]->layout))
        return folders;
    for (const auto &source : snapshot.sources) {
        if (source && source->info->bundle == bundle && first.contains(source->info->role))
            folders << folderOf(source->info->path);
    }
    folders.removeDuplicates();
    // A folder inside another one of them is a part of that collection.
    QStringList outermost;
    for (const QString &folder : folders) {
        if (std::none_of(folders.begin(), folders.end(),
                [&](const QString &other) { return other != folder && folder.startsWith(other); }))
            outermost << folder;
    }
    return outermost;
}

std::vector<NodeSources> namedNodes(const model::Snapshot &snapshot, model::BundleIndex bundle)
{
    std::map<QString, NodeSources> nodes;
    for (const auto &source : snapshot.sources) {
        if (!source || source->info->bundle != bundle)
            continue;
        NodeSources &node = nodes[source->info->node];
        node.bundle = bundle;
        node.name = source->info->node;
        node.sources.push_back(source.get());
    }
    std::vector<NodeSources> result;
    for (auto &[name, node] : nodes)
        result.push_back(std::move(node));
    return result;
}

} // namespace

std::vector<NodeSources> nodeSources(const model::Snapshot &snapshot, model::BundleIndex bundle)
{
    const bool named = std::any_of(snapshot.sources.begin(), snapshot.sources.end(), [&](const auto &source) {
        return source && source->info->bundle == bundle && !source->info->node.isEmpty();
    });
    if (named)
        return namedNodes(snapshot, bundle);
    const QStringList folders = collectionFolders(snapshot, bundle);
    std::vector<NodeSources> nodes(static_cast<size_t>(std::max<qsizetype>(1, folders.size())));
    for (NodeSources &node : nodes)
        node.bundle = bundle;
    for (const auto &source : snapshot.sources) {
        if (!source || source->info->bundle != bundle)
            continue;
        const auto folder =
            std::find_if(folders.begin(), folders.end(), [&](const QString &f) { return source->info->path.startsWith(f); });
        nodes[folder == folders.end() ? 0 : static_cast<size_t>(folder - folders.begin())].sources.push_back(source.get());
    }
    return nodes;
}

bool isLog(const model::SourceInfo &info)
{
    return info.role.endsWith(u"-log"_s);
}

bool isNodeLog(const model::SourceInfo &info)
{
    static const QStringList elsewhere{u"pod-log"_s, u"audit-log"_s, u"apiserver-log"_s, u"controller-manager-log"_s, u"scheduler-log"_s,
        u"cloud-controller-manager-log"_s, u"storage-log"_s};
    return isLog(info) && !elsewhere.contains(info.role);
}

bool holdsFacts(const model::SourceInfo &info)
{
    // What pods print is no witness of the node, whatever it looks like.
    static const QStringList without{u"script"_s, u"nested-archive"_s, u"events-table"_s, u"pod-log"_s};
    // edge-hub's cache has a folder for each kind of object. Secrets and the like hold no facts.
    if (info.role == u"node-cache"_s && !info.path.contains(u"/pods"_s) && !info.path.contains(u"/nodes"_s))
        return false;
    if (info.format == u"binary"_s || info.bytes == 0 || without.contains(info.role))
        return false;
    if (info.format == u"run-sections"_s)
        return true;
    return !isLog(info) && (info.role != u"other"_s || info.bytes <= largestUnknown);
}

} // namespace shindan::facts
