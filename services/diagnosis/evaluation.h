#pragma once
// What an evaluation of one bundle works with. Lives on one thread, as long as the evaluation.

#include "model/cancellation.h"
#include "services/diagnosis/captures.h"
#include "services/diagnosis/sightings.h"
#include "services/diagnosis/start_windows.h"

#include <map>

namespace shindan::diagnosis {

class CoverageReader;

/// Rows that a more special rule has taken.
using TakenRows = QSet<model::RowRef>;

struct BundleEvaluation
{
    const model::Snapshot &snapshot;
    model::BundleIndex bundle;
    const Sightings &sightings;
    Captures &captures;
    const StartWindows &windows;
    const CoverageReader &coverage;
    const std::map<QString, std::vector<const model::Fact *>> &factsByNode; ///< of this bundle
    const model::Cancellation &cancellation;

    /// Nodes that the bundle speaks of; never empty.
    [[nodiscard]] QStringList nodes() const { return sightings.nodesOf(bundle); }
};

/// Groups grouped by captured values are exact up to this many hits of a pattern.
constexpr size_t groupedHitLimit = 1'000'000;
/// So many hits of a group are read for what they have in common when nothing is grouped by.
constexpr size_t sampledHits = 1'000;

} // namespace shindan::diagnosis
