#pragma once
// A line that is not of its file's own format: files are concatenated, rotated across an upgrade, mixed by collectors.

#include "services/formats/format.h"

#include <string_view>

namespace shindan::formats {

/// Reads the line if it begins with a header that cannot be mistaken: JSON with a time, klog, logfmt with a time, a container
/// runtime's header, syslog with a program, a stamp. False: none of them, and nothing was filled in.
[[nodiscard]] bool readAnyLine(std::string_view line, LineContext &context, ParsedLine &result);
/// What a format does with a line that is not its own: a note of journalctl, a line of the collector, any other header; else the line
/// continues the record above.
void readOtherLine(std::string_view line, LineContext &context, ParsedLine &result);

} // namespace shindan::formats
