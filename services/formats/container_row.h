#pragma once
// One line of `crictl ps -a`, `docker ps -a` or `pouch ps -a`: a container, its state and its pod.

#include <string>
#include <string_view>

namespace shindan::formats {

/// All views point into the line; empty where the line does not say it.
struct ContainerRow
{
    std::string_view id;
    std::string_view container; ///< its name in the pod
    std::string_view pod;
    std::string_view space;     ///< namespace
};

/// An id of 12 or 13 hex digits, columns two blanks apart, one of them an age (`14 minutes ago`). False: not such a line.
/// Sources: cri-tools, cmd/crictl/container.go; docker/cli, formatter/container.go, with the names that kubelet gives
/// (k8s_CONTAINER_POD_NAMESPACE_UID_ATTEMPT).
bool readContainerRow(std::string_view line, ContainerRow &row) noexcept;

} // namespace shindan::formats
