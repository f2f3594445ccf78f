#include "services/facts/material.h"

#include <algorithm>

namespace shindan::facts {

const std::vector<std::string_view> &LogLines::phrases()
{
    static const std::vector<std::string_view> list{
        "Linux version ", // kernel: a boot begins
        "Reached target ", // systemd: on its way down, among much else
        "Sending SIGTERM to remaining processes", // systemd-shutdown
        "Brought up ", // kernel: processors
        "Command line: ", // kernel: how it was booted
        "restart counter is at ", // systemd: a unit is started again
        "starting containerd", // containerd: version
        "Docker daemon", // dockerd: version
        "Kubelet version", // kubelet
        "Certificate rotation deadline determined", // kubelet 1.20 and later
        "Certificate expiration is ", // kubelet before 1.30
        "System clock wrong by ", // chronyd
        "Selected source ", // chronyd: synchronised
        "Can't synchronise", // chronyd: no longer
    };
    return list;
}

LogLines::LogLines(std::vector<LogLine> lines)
    : m_lines(std::move(lines))
{
    std::stable_sort(m_lines.begin(), m_lines.end(), [](const LogLine &a, const LogLine &b) {
        return a.time.value_or(model::Instant::minimum()) < b.time.value_or(model::Instant::minimum());
    });
}

std::vector<const LogLine *> LogLines::with(std::string_view phrase, std::string_view program) const
{
    std::vector<const LogLine *> found;
    for (const LogLine &line : m_lines) {
        if (line.message.find(phrase) != std::string::npos && (program.empty() || line.program == program))
            found.push_back(&line);
    }
    return found;
}

} // namespace shindan::facts
