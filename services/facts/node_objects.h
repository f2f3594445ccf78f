#pragma once
// What the cluster says about its nodes: Node objects in `kubectl cluster-info dump`, `kubectl get nodes -o json`.

#include "model/analysis.h"
#include "services/facts/member_text.h"

#include <vector>

namespace shindan::facts {

/// Facts with `node` set: kubelet.version, node.condition.<type> (True, False, Unknown), node.cpus ... Lists that follow each
/// other in one text are all read, up to the logs in a dump. Text that is no JSON gives nothing; a list that is cut off gives
/// what could be read of it.
[[nodiscard]] std::vector<model::Fact> readNodeObjects(const MemberText &member);

} // namespace shindan::facts
