#pragma once
// What the cluster says about its pods: Pod objects in `kubectl cluster-info dump`, `kubectl get pods -o json`, edge-hub's cache.

#include "model/analysis.h"
#include "services/facts/member_text.h"

#include <vector>

namespace shindan::facts {

/// How many pods there are in each phase (facts of the bundle), and for pods that are not well: pod.phase, pod.waiting,
/// pod.restarts, pod.last-state, with the pod's node. At most 200 facts of one id; what is beyond is counted. Objects that are
/// cut off give what could be read of them.
[[nodiscard]] std::vector<model::Fact> readPodObjects(const MemberText &member);

} // namespace shindan::facts
