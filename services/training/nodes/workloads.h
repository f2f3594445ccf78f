#pragma once
// The pods of a node: those of the system, and applications.

#include "services/training/nodes/node.h"

namespace shindan::training {

void addPods(Node &node, Random &random);
/// One more pod with one container, for what a scenario needs. Returns its place in node.pods.
Pod &addPod(Node &node, Random &random, const std::string &namespaceName, const std::string &app, const std::string &owner);
/// A new id, as after a restart.
void renewContainer(Container &container, Node &node, Random &random, model::Instant started);

} // namespace shindan::training
