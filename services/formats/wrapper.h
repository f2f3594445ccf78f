#pragma once
// Lines that a collector prints around a log: headers and footers of `run` sections, traces of `set -x`.

#include "services/formats/format.h"

#include <string_view>

namespace shindan::formats {

/// `-----------------run CMD ARGS------------------` (17 dashes before, 18 behind): the command. Empty if not such a line.
[[nodiscard]] std::string_view sectionCommand(std::string_view line) noexcept;
/// `------------End of CMD----------------`.
[[nodiscard]] bool isSectionEnd(std::string_view line) noexcept;
/// Any line of the collector itself: header, footer, `failed to collect info: ...`, a trace line beginning with `+ `, a row of a list of
/// containers.
[[nodiscard]] bool isWrapper(std::string_view line) noexcept;
/// Notes sections and failures in the context and marks the line as silent; false: it is not such a line.
bool readWrapper(std::string_view line, LineContext &context, ParsedLine &result);

} // namespace shindan::formats
