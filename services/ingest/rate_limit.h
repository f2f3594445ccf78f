#pragma once
// What journald and rsyslog say of lines that a rate limit kept out.
// Source: systemd, src/journal/journald-rate-limit.c and journald-server.c; rsyslog, runtime/ratelimit.c.

#include "services/ingest/source_reading.h"

#include <optional>
#include <string_view>

namespace shindan::ingest {

/// `Suppressed 917 messages from kubelet.service` (before systemd 240 with `/system.slice/`);
/// `imjournal: 236 messages lost due to rate-limiting (20000 allowed within 600 seconds)`;
/// `imuxsock[pid: 812, name: /usr/bin/kubelet]: 12 messages lost due to rate-limiting`; `Missed 1427 kernel messages`.
[[nodiscard]] std::optional<ReadRows::Loss> readLoss(std::string_view message);

/// The role of the log that a unit's lines go to (kubelet-log of kubelet.service); empty: of none in particular.
[[nodiscard]] QString roleOfUnit(std::string_view unit);

} // namespace shindan::ingest
