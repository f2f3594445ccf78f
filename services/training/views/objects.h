#pragma once
// The same node and pods as the API server keeps them: lists of objects in JSON, and the logs of containers.

#include "services/training/nodes/simulation.h"

#include <QByteArray>
#include <QStringList>

namespace shindan::training {

[[nodiscard]] QStringList namespacesOf(const Node &node);
[[nodiscard]] QByteArray nodeList(Simulation &simulation);
[[nodiscard]] QByteArray podList(Simulation &simulation, const QString &namespaceName);
[[nodiscard]] QByteArray eventList(Simulation &simulation, const QString &namespaceName);
[[nodiscard]] QByteArray emptyList(const QString &kind, const QString &apiVersion);
/// The log of a container as `kubectl logs` prints it.
[[nodiscard]] std::string containerLog(Simulation &simulation, const Pod &pod, const Container &container);
/// What `kubectl get events` prints for the default namespace.
[[nodiscard]] std::string eventsTable(Simulation &simulation);

} // namespace shindan::training
