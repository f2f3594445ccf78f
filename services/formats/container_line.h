#pragma once
// Lines of container runtimes: CRI (`2025-12-13T11:34:26.1Z stdout F text`) and Docker's json-file driver.
// Sources: Kubernetes, "Kubelet CRI logging" (design proposal) and cri-api; Docker, "JSON File logging driver".

#include "services/formats/format.h"

#include <string_view>

namespace shindan::formats {

/// ` stdout F `, ` stderr P `: what stands behind the stamp of a CRI line.
[[nodiscard]] bool isStreamHeader(std::string_view rest) noexcept;
/// Stream, tag and text of a CRI line; the time is in `result` already. Lines that the runtime has cut are joined again, each stream
/// by itself; lines that continue a trace belong to the line above.
void readBehindStream(std::string_view rest, LineContext &context, ParsedLine &result);
/// A whole CRI line; false: it is none, and nothing was filled in.
[[nodiscard]] bool readContainerLine(std::string_view line, LineContext &context, ParsedLine &result);

/// Is the line one of Docker's (`log`, `stream`, `time`)?
[[nodiscard]] bool isDockerLine(std::string_view line) noexcept;
/// Reads such a line; the message is carried. False: it is none, and nothing was filled in.
[[nodiscard]] bool readDockerLine(std::string_view line, LineContext &context, ParsedLine &result);

/// Text that begins like this continues what the program printed before: indented lines, `Caused by:`, frames of a trace.
[[nodiscard]] bool continuesText(std::string_view text) noexcept;

} // namespace shindan::formats
