// Levels of lines that print none. Who prints them knows their priority, but syslog files drop it; what is left is the wording.
// Sources of the wordings: Linux 5.10 to 6.6, systemd 239 to 255, chrony 4.5.

#include "services/formats/inner_text.h"

#include <array>
#include <span>

namespace shindan::formats {

using model::Level;

namespace {

struct Wording
{
    std::string_view text;
    Level level;
};

constexpr std::array kernelWordings{
    Wording{"Kernel panic", Level::Fatal},
    Wording{"Out of memory", Level::Error},
    Wording{"oom-kill:", Level::Error},
    Wording{"invoked oom-killer", Level::Warning},
    Wording{"Memory cgroup out of memory", Level::Error},
    Wording{"Killed process", Level::Error},
    Wording{"killed as a result of limit", Level::Error},
    Wording{"BUG:", Level::Error},
    Wording{"Oops", Level::Error},
    Wording{"general protection fault", Level::Error},
    Wording{"Call Trace", Level::Warning},
    Wording{"soft lockup", Level::Error},
    Wording{"rcu_sched self-detected stall", Level::Error},
    Wording{"detected stalls on CPUs", Level::Error},
    Wording{"blocked for more than", Level::Error},
    Wording{"Hardware Error", Level::Error},
    Wording{"I/O error", Level::Error},
    Wording{"EXT4-fs error", Level::Error},
    Wording{"XFS (", Level::Info},
    Wording{"Corruption", Level::Error},
    Wording{"Remounting filesystem read-only", Level::Error},
    Wording{"table full, dropping packet", Level::Warning},
    Wording{"table overflow", Level::Warning},
    Wording{"segfault at", Level::Warning},
    Wording{"traps:", Level::Warning},
    Wording{"not responding", Level::Error},
    Wording{"NETDEV WATCHDOG", Level::Error},
    Wording{"page allocation failure", Level::Warning},
    Wording{"link is not ready", Level::Info},
    Wording{"WARNING:", Level::Warning},
    Wording{"audit: backlog limit exceeded", Level::Warning},
};

constexpr std::array systemdWordings{
    Wording{"code=killed", Level::Warning},
    Wording{"code=dumped", Level::Error},
    Wording{"code=exited, status=0", Level::Info},
    Wording{"code=exited", Level::Warning},
    Wording{"Failed with result", Level::Warning},
    Wording{"Failed to start", Level::Error},
    Wording{"Failed at step", Level::Error},
    Wording{"Failed to", Level::Warning},
    Wording{"Start request repeated too quickly", Level::Error},
    Wording{"Dependency failed", Level::Error},
    Wording{"timed out", Level::Warning},
    Wording{"Succeeded", Level::Info},
    Wording{"Started ", Level::Info},
    Wording{"Starting ", Level::Info},
    Wording{"Stopped ", Level::Info},
    Wording{"Stopping ", Level::Info},
    Wording{"Reached target", Level::Info},
    Wording{"Listening on", Level::Info},
    Wording{"Created slice", Level::Info},
    Wording{"Removed slice", Level::Info},
    Wording{"Deactivated successfully", Level::Info},
    Wording{"Scheduled restart job", Level::Info},
};

constexpr std::array chronydWordings{
    Wording{"Can't synchronise", Level::Warning},
    Wording{"System clock wrong by", Level::Warning},
    Wording{"Could not", Level::Warning},
    Wording{"Fatal error", Level::Fatal},
    Wording{"Selected source", Level::Info},
    Wording{"starting", Level::Info},
    Wording{"exiting", Level::Info},
    Wording{"System clock was stepped", Level::Info},
    Wording{"Frequency", Level::Info},
};

Level first(std::span<const Wording> wordings, std::string_view message) noexcept
{
    for (const Wording &wording : wordings) {
        if (message.find(wording.text) != std::string_view::npos)
            return wording.level;
    }
    return Level::Unknown;
}

} // namespace

Level derivedLevel(std::string_view program, std::string_view message) noexcept
{
    if (program == "kernel")
        return first(kernelWordings, message);
    if (program == "systemd" || program == "systemd-coredump")
        return first(systemdWordings, message);
    if (program == "chronyd")
        return first(chronydWordings, message);
    return Level::Unknown;
}

} // namespace shindan::formats
