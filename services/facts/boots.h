#pragma once
// Boots of a node, from the first line that its kernel prints and the last ones before it goes down.

#include "model/analysis.h"
#include "services/facts/material.h"

#include <functional>
#include <optional>
#include <vector>

namespace shindan::facts {

/// What is known of the rows of a node's logs.
struct LogSpan
{
    std::optional<model::Instant> first;
    std::optional<model::Instant> last;
    /// The latest time before `t`; no value if there is none.
    std::function<std::optional<model::Instant>(model::Instant t)> lastBefore;
};

/// Boots by time; the last one is that of the collection. A start that stands in several sources (dmesg, messages) is one boot
/// and counts from the earliest. Rows before the first start belong to a boot whose start is not in the logs. A boot ended
/// cleanly if systemd said so within its last 5 minutes. No logs, no boots. `node` and `bundle` are left to the caller.
[[nodiscard]] std::vector<model::Boot> findBoots(const LogLines &log, const LogSpan &span);

} // namespace shindan::facts
