#pragma once
// `Dec 13 19:34:52 HOST PROG[PID]: MSG`: what journalctl's short output and RFC 3164 files share.
// Sources: systemd, journalctl(1) "short"; RFC 3164 section 4.1; rsyslog's traditional file format.

#include "services/formats/format.h"

#include <string_view>

namespace shindan::formats {

/// Reads the header; false: the line has none. Fills time, host, program, pid and message, not the inner text.
bool readSyslogHeader(std::string_view line, const LineContext &context, ParsedLine &result) noexcept;
/// The whole line: header, then what the program printed. A line without a header is a part of the one before.
void readSyslogLine(std::string_view line, LineContext &context, ParsedLine &result);
/// `-- Logs begin at ...`, `-- Journal begins at ...`, `-- No entries --`, `-- Reboot --`, `-- Boot ... --`.
bool readJournalNote(std::string_view line, LineContext &context, ParsedLine &result);
/// Takes the kernel's own stamp `[   12.345678] ` off.
[[nodiscard]] std::string_view withoutKernelStamp(std::string_view message) noexcept;

} // namespace shindan::formats
