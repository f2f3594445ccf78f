#pragma once
// Lines that repeat what somebody typed or tried, and so may hold the text of any fault without there being one.

#include <string_view>

namespace shindan::diagnosis {

/// Whether a line is such: of sudo, cron, the audit, or of a shell that logs what is typed (not its own complaints, `-bash: fork: ...`).
/// A rule that wants these lines names the program. Thread-safe, allocates nothing.
[[nodiscard]] bool quotesOthers(std::string_view program, std::string_view message) noexcept;

/// Whether a message of the kernel is a record of the audit (`audit: type=1400 audit(...): ...`), which names files, programs and their
/// arguments. Messages about the audit itself (`audit: backlog limit exceeded`) are not.
[[nodiscard]] bool isAuditRecord(std::string_view message) noexcept;

} // namespace shindan::diagnosis
