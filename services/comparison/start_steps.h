#pragma once
// The steps of a start, one after the other: what systemd starts when the node boots, the landmarks of runtime and kubelet, and what the
// runtime does for a pod.
//
// Wordings: systemd (src/core/job.c; since 247 `Finished` for units that end, since 250 the unit's name before its description),
// containerd (internal/cri/server), kubelet (kubelet_node_status.go, server.go).

#include "model/comparison.h"
#include "services/comparison/identity.h"
#include "services/ingest/text_store.h"

#include <optional>
#include <vector>

namespace shindan::comparison {

/// Steps later than this after the start of the system belong to no boot.
constexpr model::Nanoseconds longestBoot = std::chrono::minutes(15);

struct Step
{
    QString name;                            ///< the same on every node: `Network Manager`, `coredns-*: sandbox`
    model::Nanoseconds begin{0};             ///< since the start
    std::optional<model::Nanoseconds> duration; ///< no value: its end was not seen, or it has none
    bool landmark = false;                   ///< a moment, not a stretch
    model::Evidence evidence;                ///< of its begin
};

/// Of the boot in which the bundle was collected, by begin; empty if its start is not in the logs. Reads up to 4,000 lines.
[[nodiscard]] std::vector<Step> bootSteps(const model::Analysis &analysis, const ingest::TextStore &texts, model::BundleIndex bundle, const Identity &identity);
/// The first start of each pod: its sandbox (with the network) and its containers; of several of one name the median. `begin` counts from the order to make the sandbox.
[[nodiscard]] std::vector<Step> podSteps(const model::Analysis &analysis, const ingest::TextStore &texts, model::BundleIndex bundle, const Identity &identity);

/// The same steps of two sides next to each other, in the order of the first; those of the second alone behind what they follow there.
[[nodiscard]] std::vector<model::StepPair> paired(const std::vector<Step> &first, const std::vector<Step> &second);
/// Steps that took longer or less long by more than chance, and landmarks that came later. `prefix`: boot or pod, of the ids.
[[nodiscard]] std::vector<model::Difference> stepDifferences(const std::vector<model::StepPair> &pairs, const QString &prefix);

} // namespace shindan::comparison
