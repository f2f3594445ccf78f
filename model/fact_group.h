#pragma once
// Where a fact belongs for a person who looks for it among hundreds.

#include <QMetaType>
#include <QString>

namespace shindan::model {

/// In the order in which they are shown.
enum class FactGroup : quint8 {
    System,         ///< what the machine is: names, kernel, operating system, load, clock
    Cluster,        ///< what the cluster says: conditions, taints, pods
    Kubelet,        ///< version, flags, certificates
    Runtime,        ///< containerd, Docker, containers, sandboxes
    Services,       ///< units and their state
    Processes,
    Memory,
    Disks,          ///< file systems and mounts
    Network,        ///< interfaces, routes, connections, iptables
    History,        ///< peaks in the records of sysstat
    Logs,           ///< which time each log covers
    KernelSettings, ///< sysctl and the limits of a shell
    Packages,
    Other
};

constexpr int factGroupCount = static_cast<int>(FactGroup::Other) + 1;

/// By the first words of the fact's id.
[[nodiscard]] FactGroup factGroupOf(const QString &factId);

} // namespace shindan::model

Q_DECLARE_METATYPE(shindan::model::FactGroup)
