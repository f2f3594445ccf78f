#pragma once
// Settings that are no facts of their own, read for comparing only: every kernel parameter of `sysctl -a` and the lines of
// configuration files and unit files; and the images that were pulled.

#include "model/analysis.h"
#include "services/ingest/text_store.h"

#include <vector>

namespace shindan::comparison {

/// Facts `sysctl.<name>` for the parameters that `known` lacks, and `configuration` (files of daemons) and `configuration-of-unit`
/// (unit files) with the file's name without folders as subject and its lines, joined by \n, as value: without blank lines and comments.
/// Reads the members that hold them, 4 MiB of each at most.
[[nodiscard]] std::vector<model::Fact> readSettings(const model::Snapshot &snapshot, const ingest::TextStore &texts, model::BundleIndex bundle,
                                                    const std::vector<model::Fact> &known);

/// Facts `image.version`: repositories without their registry as subject, the tag pulled last (or the digest) as value. From the lines
/// of containerd and the events of the kubelet; an image that was there already is named by the latter only.
[[nodiscard]] std::vector<model::Fact> readImages(const model::Snapshot &snapshot, const ingest::TextStore &texts, model::BundleIndex bundle);

} // namespace shindan::comparison
