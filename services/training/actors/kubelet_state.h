#pragma once
// What the state of the node means for the kubelet and its pods; asked by several actors and by the views.

#include "services/training/nodes/simulation.h"

#include <optional>
#include <string>

namespace shindan::training {

/// The kubelet runs.
[[nodiscard]] bool kubeletWorks(const Simulation &simulation, model::Instant t);
/// It runs, but looks at no pod: the runtime does not answer.
[[nodiscard]] bool holdsPods(const Simulation &simulation, model::Instant t);
/// Why a request to the API server fails at this moment, as Go's HTTP client says it; no value: it does not.
[[nodiscard]] std::optional<std::string> apiFailure(Simulation &simulation, model::Instant t);
/// Why a probe fails; no value: it succeeds.
[[nodiscard]] std::optional<std::string> probeFailure(Simulation &simulation, const Pod &pod, const Container &container, model::Instant t);
/// A gRPC error of the runtime ("Unavailable desc = ..."); no value: it answers.
[[nodiscard]] std::optional<std::string> runtimeFailure(const Simulation &simulation, model::Instant t);
/// Since when the runtime has not answered.
[[nodiscard]] std::optional<model::Instant> runtimeSilentSince(const Simulation &simulation, model::Instant t);

[[nodiscard]] qint64 usedBytes(const Simulation &simulation, const Disk &disk, model::Instant t);
[[nodiscard]] qint64 usedMemoryKiB(const Simulation &simulation, model::Instant t);
/// A threshold of eviction is passed.
[[nodiscard]] bool starved(const Simulation &simulation, model::Instant t);

/// The lines of volumes that are mounted when a pod starts.
void sayVolumesMounted(Simulation &simulation, const Pod &pod, model::Instant t);
/// All lines of a pod that starts: kubelet, runtime, kernel, systemd.
void sayPodStarts(Simulation &simulation, Pod &pod, model::Instant t);
/// One container started again after it ended with `code`.
void sayContainerEnds(Simulation &simulation, const Pod &pod, const Container &container, int code, model::Instant t);
void sayContainerStarts(Simulation &simulation, const Pod &pod, const Container &container, model::Instant t);

} // namespace shindan::training
