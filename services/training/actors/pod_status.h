#pragma once
// The status of a pod as the kubelet prints it and as the API server keeps it.

#include "services/training/nodes/node.h"
#include "services/training/nodes/node_clock.h"

#include <string>

namespace shindan::training {

/// One line of JSON.
[[nodiscard]] std::string podStatusJson(const Node &node, const Pod &pod, const NodeClock &clock);
[[nodiscard]] bool isReady(const Pod &pod);

} // namespace shindan::training
