#pragma once
// Settings that are no facts of their own, read for comparing only: every kernel parameter of `sysctl -a` and the lines of
// configuration files and unit files.

#include "model/analysis.h"
#include "services/ingest/text_store.h"

#include <vector>

namespace shindan::comparison {

/// Facts `sysctl.<name>` for the parameters that `known` lacks, and `configuration` (files of daemons) and `configuration-of-unit`
/// (unit files) with the file's name without folders as subject and its lines, joined by \n, as value: without blank lines and comments.
/// Reads the members that hold them, 4 MiB of each at most.
[[nodiscard]] std::vector<model::Fact> readSettings(const model::Snapshot &snapshot, const ingest::TextStore &texts, model::BundleIndex bundle,
                                                    const std::vector<model::Fact> &known);

} // namespace shindan::comparison
