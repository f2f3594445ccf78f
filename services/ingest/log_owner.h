#pragma once
// Whose log a source is, where the lines do not say it: the pod and the container of a log of a container.

#include "services/ingest/source_reading.h"

#include <span>

namespace shindan::ingest {

using Entities = std::vector<std::pair<model::EntityKind, std::string>>;

/// Pod, namespace and container, as NAMESPACE/POD like everywhere. `pod` may come without a namespace.
[[nodiscard]] Entities entitiesOfContainer(const std::string &space, const std::string &pod, const std::string &container);
/// From the list of containers at its beginning if all rows name one pod, or from its path (cs/kube-apiserver/POD.log). Empty: not known.
[[nodiscard]] Entities ownerOfLog(const model::SourceInfo &info, std::span<const std::string_view> lines);

} // namespace shindan::ingest
