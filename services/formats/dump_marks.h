#pragma once
// What `kubectl cluster-info dump` prints around the log of a container.
// Source: kubernetes/kubernetes, staging/src/k8s.io/kubectl/pkg/cmd/clusterinfo/clusterinfo_dump.go.

#include <string_view>

namespace shindan::formats {

/// `==== START logs for container CONTAINER of pod NAMESPACE/POD ====`, and the same with END, which stands behind a log without a
/// line end on the log's last line.
struct ContainerMark
{
    enum Kind { None, Start, End };
    Kind kind = None;
    std::string_view container;
    std::string_view pod;        ///< NAMESPACE/POD
};
[[nodiscard]] ContainerMark readContainerMark(std::string_view line) noexcept;
/// `==> kubelet <==`, `* ==> kube-apiserver [5d0c8e1f2a3b] <==`: the name, without what stands in brackets behind it; empty: no such mark.
[[nodiscard]] std::string_view readFileMark(std::string_view line) noexcept;
/// What stands in the place of a log that the API server did not give.
[[nodiscard]] bool isLogRequestError(std::string_view line) noexcept;

} // namespace shindan::formats
