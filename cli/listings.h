#pragma once
// Lists that commands print, as text or JSON.

#include "cli/arguments.h"
#include "model/snapshot.h"

namespace shindan::cli {

[[nodiscard]] QString templatesText(const model::Snapshot &snapshot, const CommonOptions &common);
[[nodiscard]] QString membersText(const model::Snapshot &snapshot, const CommonOptions &common);

} // namespace shindan::cli
