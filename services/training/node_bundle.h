#pragma once
// One node of a bundle: simulated, and written by the collector that was asked for.

#include "services/training/bundle_generator.h"
#include "services/training/truth.h"

namespace shindan::training {

/// Seed of the cluster: the same number gives unlike clusters in unlike scenarios.
[[nodiscard]] quint64 clusterSeed(const Scenario &scenario, quint64 seed);

/// Writes the truth beside a bundle.
[[nodiscard]] model::Result<model::Done> writeTruth(const QString &path, const QByteArray &yaml);

/// Which node of the cluster, and whose chance.
struct NodePlace
{
    int index = 1;      ///< from 1; nodes of one cluster differ in it
    quint64 cluster = 0;
    quint64 noise = 0;  ///< what happens on the node by chance
};

/// Writes the node's members into the sink. What proves the links of the chain is kept in `truth` where that is given.
void writeNode(const Scenario &scenario, const GenerateOptions &options, const NodePlace &place, BundleSink &sink, TruthInput *truth);

} // namespace shindan::training
