#pragma once
// Times as commands print them for people.

#include "model/time.h"

#include <optional>
#include <string_view>

namespace shindan::facts {

/// `Sat 2025-12-13 19:34:20 CST` (systemd) or `2025-12-13 19:34:20 +0800`, in local time. `UTC`, `GMT` and a numeric offset are
/// believed; an abbreviation is no proof, there the node's offset counts. No value: not such a time, or no offset is known.
[[nodiscard]] std::optional<model::Instant> readLocalTime(std::string_view text, std::optional<std::chrono::seconds> utcOffset);

} // namespace shindan::facts
