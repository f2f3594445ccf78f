#pragma once
// Log levels and severities, in rising order.

#include <QString>

#include <optional>

namespace shindan::model {

/// How loud a line is. Unknown is the lowest value but passes every `level>=` test (a kernel line prints none).
enum class Level : quint8 { Unknown = 0, Debug = 1, Info = 2, Warning = 3, Error = 4, Fatal = 5 };
constexpr int levelCount = 6;

/// How much a finding matters.
enum class Severity : quint8 { Info = 0, Warning = 1, Error = 2, Critical = 3 };

/// unknown, debug, info, warning, error, fatal.
[[nodiscard]] QString levelName(Level level);
/// Also takes warn, err, crit, critical, notice, trace, emerg, alert, panic, dpanic; letter case does not matter.
[[nodiscard]] std::optional<Level> levelFromName(QStringView name);
/// info, warning, error, critical.
[[nodiscard]] QString severityName(Severity severity);
[[nodiscard]] std::optional<Severity> severityFromName(QStringView name);

} // namespace shindan::model
