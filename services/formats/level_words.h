#pragma once
// The words by which programs print a level, in the spellings of the usual loggers, and where in a line they stand.
// Sources: log4j 2, logback, java.util.logging, Python logging, glog, zap, zerolog, Serilog, Microsoft.Extensions.Logging (console),
// PostgreSQL ("Message Severity Levels"), Apache httpd (LogLevel), syslog.h.

#include "model/level.h"

#include <string_view>

namespace shindan::formats {

/// `error`, `WRN`, `DPANIC`, `debug3`, `SEVERE` ...; letter case does not matter. Unknown: not such a word.
[[nodiscard]] model::Level levelOfWord(std::string_view word) noexcept;
/// The level that stands among the first words of a text: in capitals, in brackets, or as the very first word. About 50 ns.
[[nodiscard]] model::Level printedLevel(std::string_view text) noexcept;
/// Severity 0 (emergency) to 7 (debug) of syslog.h, as in a PRIORITY field or the lowest three bits of `<PRI>`.
[[nodiscard]] model::Level levelOfPriority(int severity) noexcept;

} // namespace shindan::formats
