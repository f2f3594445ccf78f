#pragma once
// Which unit a status command asks for, and where its head ends: what the services' extractors share.

#include "services/facts/member_text.h"

#include <QString>

namespace shindan::facts {

/// `systemctl status UNIT -l`, `service UNIT status`: the unit without `.service`; empty: it is no such command.
[[nodiscard]] QString unitOf(const Section &section);
/// Number of the lines before the first blank one: the log lines that follow it may quote anything.
[[nodiscard]] size_t headSize(const Section &section);

} // namespace shindan::facts
