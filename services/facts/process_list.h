#pragma once
// Lines of `ps -ef`.

#include <string_view>

namespace shindan::facts {

/// `UID PID PPID C STIME TTY TIME CMD`: eight columns, the last is the command with its arguments.
[[nodiscard]] bool isProcessHeader(std::string_view line);
/// Program that runs in a line of `ps -ef`, without its folder; empty for kernel threads and lines of another shape.
/// `docker daemon` of old is dockerd; `hyperkube kubelet` is kubelet.
[[nodiscard]] std::string_view programOf(std::string_view line);

} // namespace shindan::facts
