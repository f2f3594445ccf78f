#pragma once
// Two bundles of one simulated node, for comparison. They differ as two collections always do: name and addresses of the node, seed of the
// noise, time, error of the clock, uptime, load. Besides, at most one thing is changed in the second, of a kind that
// resources/simulation/changes.yaml lists; the truth beside them says which, and where it shows.

#include "services/training/bundle_generator.h"

#include <map>
#include <string>
#include <vector>

namespace shindan::training {

/// What may be changed between two bundles.
struct PairChange
{
    std::string id;   ///< rate-doubled
    std::string is;   ///< kind: sysctl, doubled, ...
    model::Text title;
    std::vector<std::map<std::string, std::string>> pick; ///< one of these sets of values is drawn
};

/// In the order of the file's keys.
[[nodiscard]] const std::vector<PairChange> &shippedChanges();

/// Files that a pair is written to: pair.tar.gz gives pair-before.tar.gz, pair-after.tar.gz and pair.truth.yaml.
struct PairPaths
{
    QString before;
    QString after;
    QString truth;
};
[[nodiscard]] PairPaths pairPaths(const QString &path);

/// Writes both bundles and their truth. `options.nodes` has no meaning here. Costs twice a bundle.
[[nodiscard]] model::Result<model::Done> generatePair(const Scenario &scenario, const PairChange &change, const QString &path, const GenerateOptions &options = {});

} // namespace shindan::training
