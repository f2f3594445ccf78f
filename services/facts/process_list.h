#pragma once
// Lines of `ps -ef`, and what processes are called in facts.

#include "services/facts/material.h"

#include <QString>

#include <map>
#include <string_view>

namespace shindan::facts {

/// `UID PID PPID C STIME TTY TIME CMD`: eight columns, the last is the command with its arguments.
[[nodiscard]] bool isProcessHeader(std::string_view line);
/// Program that runs in a line of `ps -ef`, without its folder; empty for kernel threads and lines of another shape.
/// `docker daemon` of old is dockerd; `hyperkube kubelet` is kubelet.
[[nodiscard]] std::string_view programOf(std::string_view line);
/// Program of a command line: `/usr/bin/kubelet --v=3` is kubelet, `sshd: root [priv]` is sshd, `[kworker/0:0]` stays as it is.
[[nodiscard]] std::string_view programOfCommand(std::string_view command);

/// Names of processes by their ids, from the lists of processes (`ps -ef`, else `top`) that were collected. O(lines of these).
class ProcessNames
{
public:
    explicit ProcessNames(const Material &material);
    /// `containerd (1919)`; `PID 1919` where no list names it.
    [[nodiscard]] QString subject(qint64 pid) const;
    [[nodiscard]] static QString subject(std::string_view program, qint64 pid);
    [[nodiscard]] bool isKnown(qint64 pid) const { return m_names.contains(pid); }

private:
    std::map<qint64, std::string_view> m_names; // point into the members' text
};

} // namespace shindan::facts
