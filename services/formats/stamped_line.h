#pragma once
// Lines that begin with a time of any usual spelling, maybe in brackets or quotes, maybe behind a few words.

#include "services/formats/format.h"
#include "services/formats/printed_stamp.h"

#include <span>
#include <string_view>

namespace shindan::formats {

/// The stamp with which a line begins, behind a syslog priority, a bracket or a quote if there is one; moves behind it and its closing bracket.
[[nodiscard]] bool readLeadingStamp(std::string_view line, int year, PrintedStamp &stamp, size_t &size, DateOrder order = DateOrder::Unknown) noexcept;
/// A stamp behind at most four words (`[ERROR] 2025-...`, `update-alternatives 2025-...`); `begin` is where it stands.
[[nodiscard]] bool readEarlyStamp(std::string_view line, int year, PrintedStamp &stamp, size_t &begin, size_t &end) noexcept;

/// Reads a line with a leading stamp: time, level, inner format, message. False: it has none, and nothing was filled in.
[[nodiscard]] bool readStampedLine(std::string_view line, LineContext &context, ParsedLine &result, DateOrder order = DateOrder::Unknown);
/// Fills level, inner format and message from what stands behind the stamp.
void readBehindStamp(std::string_view rest, LineContext &context, ParsedLine &result);

} // namespace shindan::formats
