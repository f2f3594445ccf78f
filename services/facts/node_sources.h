#pragma once
// Which sources of a bundle speak of which node, and which of them hold facts.

#include "model/snapshot.h"

#include <vector>

namespace shindan::facts {

/// Sources of one node of one bundle, in the snapshot's order.
struct NodeSources
{
    model::BundleIndex bundle;
    QString name; ///< as the layout reads it out of paths; empty: not known, or nothing that one node has for itself
    std::vector<const model::SourceIndex *> sources;
};

/// A bundle speaks of one node, unless collections of several nodes lie in folders of their own: then each folder is a node, and
/// what lies outside of them belongs to the first. Where the layout names nodes, each is one, and what names none comes first, for
/// itself. O(sources).
[[nodiscard]] std::vector<NodeSources> nodeSources(const model::Snapshot &snapshot, model::BundleIndex bundle);

/// Roles that end in `-log`: read through the index, not as text.
[[nodiscard]] bool isLog(const model::SourceInfo &info);
/// Logs of the node itself: those of pods and of the cluster's components outlive a boot or speak of other machines.
[[nodiscard]] bool isNodeLog(const model::SourceInfo &info);
/// Outputs of commands and configurations, or objects: what is to be read as text.
[[nodiscard]] bool holdsFacts(const model::SourceInfo &info);

} // namespace shindan::facts
