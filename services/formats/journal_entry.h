#pragma once
// One entry of the journal as JSON, as journalctl prints it. Source: systemd, "Journal JSON Format", systemd.journal-fields(7).

#include "services/formats/format.h"

#include <string_view>

namespace shindan::formats {

/// An object with `__REALTIME_TIMESTAMP`.
[[nodiscard]] bool isJournalEntry(std::string_view line) noexcept;
/// Time (exact), level, program, pid, host; the message is what the program printed, carried. A line that is no entry is read as any
/// other.
void readJournalEntry(std::string_view line, LineContext &context, ParsedLine &result);

} // namespace shindan::formats
