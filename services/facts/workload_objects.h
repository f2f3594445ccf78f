#pragma once
// What the cluster says about its workloads: Deployment, DaemonSet and StatefulSet objects in `kubectl cluster-info dump`,
// `kubectl get -o json`.

#include "model/analysis.h"
#include "services/facts/member_text.h"

#include <vector>

namespace shindan::facts {

/// How many workloads there are and how many of them lack pods, by kind (facts of the bundle); and for those that lack pods:
/// workload.desired and workload.ready, with `Kind/namespace/name` as subject. At most 200 of them are listed.
[[nodiscard]] std::vector<model::Fact> readWorkloadObjects(const MemberText &member);

} // namespace shindan::facts
