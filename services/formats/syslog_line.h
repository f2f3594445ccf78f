#pragma once
// `Dec 13 19:34:52 HOST PROG[PID]: MSG`: what journalctl's short outputs and RFC 3164 files share. The stamp is one of
// `Dec 13 19:34:52.123456`, `2025-12-13T19:34:52.123456+0800`, `Sat 2025-12-13 19:34:52 CST`.
// Sources: systemd, journalctl(1), "short" to "with-unit"; RFC 3164 section 4.1; rsyslog's file formats.

#include "services/formats/format.h"

#include <string_view>

namespace shindan::formats {

/// Reads the header; false: the line has none. `stampSize`: bytes of a stamp that the caller has read already (and the blank behind it
/// is still there), 0 if none. Fills time, host, program, pid and message, not the inner text.
bool readSyslogHeader(std::string_view line, const LineContext &context, ParsedLine &result, size_t stampSize = 0) noexcept;
/// Does a header that was read belong to syslog? Other lines print a level, a thread or a name where the host should stand.
[[nodiscard]] bool looksLikeSyslog(const ParsedLine &result) noexcept;
/// What a header and its inner text leave open: a level in the wording, the record of kernel lines.
void finishSyslogLine(ParsedLine &result);
/// `<PRI>1 TIME HOST PROGRAM PID ID [DATA] TEXT`, also without the priority as rsyslog's files have it. Source: RFC 5424, section 6;
/// rsyslog, RSYSLOG_SyslogProtocol23Format. False: it is none, and nothing was filled in.
[[nodiscard]] bool readProtocolLine(std::string_view line, LineContext &context, ParsedLine &result);
/// The whole line: header, then what the program printed. A line without a header is a part of the one before.
void readSyslogLine(std::string_view line, LineContext &context, ParsedLine &result);
/// `-- Logs begin at ...`, `-- Journal begins at ...`, `-- No entries --`, `-- Reboot --`, `-- Boot ... --`.
bool readJournalNote(std::string_view line, LineContext &context, ParsedLine &result);
/// Takes the kernel's own stamp `[   12.345678] ` off.
[[nodiscard]] std::string_view withoutKernelStamp(std::string_view message) noexcept;

} // namespace shindan::formats
