#pragma once
// From a scenario to a bundle and its truth. The same scenario, seed, size, format and version give the same bytes on every machine, with
// any number of threads. Memory stays flat whatever the size; the log streams through.

#include "services/training/bundles/bundle_sink.h"
#include "services/training/scenario.h"

namespace shindan::training {

/// Which collector: diagnose_k8s.sh of 2018, 2022 or 2025, `kubectl cluster-info dump`, sosreport, or diagnose.ps1 of Windows nodes.
enum class Collector : quint8 { AckV1, AckV2, AckV3, ClusterDump, SosReport, AckWindows };

struct GenerateOptions
{
    BundleFormat format = BundleFormat::TarGz;
    Collector collector = Collector::AckV3;
    int nodes = 1;     ///< of one cluster in one file; the fault is on the first, the others are healthy
    quint64 seed = 1;
    qint64 bytes = 0;  ///< about so much text; 0: what the scenario gives by itself
    int threads = 2;
};

/// Writes the bundle to `path`, and for a simulated scenario its truth beside it: <path without .tar.gz or .zip>.truth.yaml.
[[nodiscard]] model::Result<model::Done> generateBundle(const Scenario &scenario, const QString &path, const GenerateOptions &options = {});

/// Where the truth of a bundle stands.
[[nodiscard]] QString truthPath(const QString &bundle);

} // namespace shindan::training
