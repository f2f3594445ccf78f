#pragma once
// From a scenario to a bundle as diagnose_k8s.sh writes it. The same scenario gives the same bytes on every machine.

#include "services/training/scenario.h"

#include <QByteArray>

#include <map>

namespace shindan::training {

/// Members by path below diagnose_<epoch>/, in the order of their names.
[[nodiscard]] std::map<QString, QByteArray> generateMembers(const Scenario &scenario);

enum class BundleFormat : quint8 { TarGz, Zip, Folder };
/// Writes the bundle; a file only appears once it is whole.
[[nodiscard]] model::Result<model::Done> writeBundle(const Scenario &scenario, const QString &path, BundleFormat format);

} // namespace shindan::training
