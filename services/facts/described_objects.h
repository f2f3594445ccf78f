#pragma once
// What `kubectl describe` says of nodes and pods: the same facts as their objects give.

#include "model/analysis.h"
#include "services/facts/member_text.h"

#include <vector>

namespace shindan::facts {

/// Facts with `node` set. Several objects may follow each other; text that is no description gives nothing.
/// Source: kubernetes/kubernetes, staging/src/k8s.io/kubectl/pkg/describe/describe.go, describeNode() and describePod().
[[nodiscard]] std::vector<model::Fact> readDescribedObjects(const MemberText &member);

} // namespace shindan::facts
