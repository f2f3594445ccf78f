#pragma once
// How the containers of system components were at collection: rows of `crictl ps -a` and `docker ps -a`, pods in an object dump.

#include "services/diagnosis/records.h"

#include <vector>

namespace shindan::diagnosis {

struct ComponentState
{
    QString name;               ///< of the container; of the pod in a dump
    QString pod;                ///< namespace/name; empty if not said
    QString state;              ///< as printed: Running, Exited, CrashLoopBackOff, Pending ...
    int restarts = 0;
    bool well = false;          ///< running and, where that is told, ready; or ended as it should
    model::BundleIndex bundle;
    QString source;
    model::LineNumber line;
};

struct ComponentStates
{
    std::vector<ComponentState> components; ///< sorted by name and pod
    bool wholeCluster = false;              ///< from a dump of the cluster's objects
};

/// The latest state of each container. Reads the first lines of container logs, and object dumps up to 64 MiB.
[[nodiscard]] ComponentStates componentStates(const model::Snapshot &snapshot, model::BundleIndex bundle, const Records &records);

/// One row, as `crictl ps -a` or `docker ps -a` prints it; null if it is none.
[[nodiscard]] std::optional<ComponentState> readContainerRow(const QString &line);
/// Pods of the namespace kube-system in the output of `kubectl cluster-info dump` (which prints the logs of each namespace behind its
/// objects) or `kubectl get pods -o json`.
[[nodiscard]] std::vector<ComponentState> readPodObjects(std::string_view text);

} // namespace shindan::diagnosis
