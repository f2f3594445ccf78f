#include "services/facts/boots.h"

#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>

namespace shindan::facts {

namespace {

using namespace std::chrono_literals;

constexpr model::Nanoseconds sameBoot = 2min; // dmesg counts from boot and drifts against the system log
constexpr model::Nanoseconds beforeStart = 5s; // the first rows of a boot may be stamped just before its kernel's
constexpr model::Nanoseconds goingDown = 5min;

struct Start
{
    model::Instant time;
    Place place;
    QStringList sources;
};

/// From the latest backwards: dmesg holds the last boot only, and its start is that of the nearest one in the system log.
std::vector<Start> startsIn(const LogLines &log)
{
    std::vector<Start> starts;
    const std::vector<const LogLine *> lines = log.with("Linux version ", "kernel");
    for (auto it = lines.rbegin(); it != lines.rend(); ++it) {
        const LogLine &line = **it;
        if (!line.time || !line.message.starts_with("Linux version "))
            continue;
        const bool another =
            starts.empty() || starts.back().time - *line.time > sameBoot || starts.back().sources.contains(line.source);
        QStringList sources = another ? QStringList() : starts.back().sources;
        sources << line.source;
        if (another)
            starts.push_back({});
        starts.back() = {*line.time, line.place(), sources};
    }
    std::reverse(starts.begin(), starts.end());
    return starts;
}

/// Targets that only the system's own manager reaches, and only on its way down; those of users end with "Shutdown" and "Exit".
bool isGoingDown(const LogLine &line)
{
    static constexpr std::array<std::string_view, 8> targets{"Reached target Power-Off", "Reached target Reboot",
        "Reached target Halt", "Reached target Final Step", "Reached target System Power Off", "Reached target System Reboot",
        "Reached target System Halt", "Reached target Late Shutdown Services"};
    if (line.program == "systemd-shutdown")
        return true;
    if (line.program != "systemd")
        return false;
    // Since systemd 250 the unit's name stands before its description: `Reached target poweroff.target - System Power Off.`
    static constexpr std::array<std::string_view, 5> units{
        "poweroff.target", "reboot.target", "halt.target", "final.target", "kexec.target"};
    const auto holds = [&](std::string_view part) { return contains(line.message, part); };
    return std::any_of(targets.begin(), targets.end(), holds)
        || (line.message.starts_with("Reached target ") && std::any_of(units.begin(), units.end(), holds));
}

bool endedCleanly(const std::vector<const LogLine *> &down, const model::Boot &boot)
{
    return boot.lastRow && std::any_of(down.begin(), down.end(), [&](const LogLine *line) {
        return line->time && *line->time <= *boot.lastRow && *line->time >= *boot.lastRow - goingDown
            && (!boot.start || *line->time >= *boot.start);
    });
}

} // namespace

std::vector<model::Boot> findBoots(const LogLines &log, const LogSpan &span)
{
    std::vector<model::Boot> boots;
    if (!span.first || !span.last)
        return boots;
    const std::vector<Start> starts = startsIn(log);
    if (starts.empty() || *span.first < starts.front().time - beforeStart) {
        model::Boot boot;
        boot.firstRow = span.first;
        boots.push_back(std::move(boot));
    }
    for (const Start &start : starts) {
        model::Boot boot;
        boot.start = start.time;
        boot.firstRow = start.time;
        boot.source = start.place.source;
        boot.line = start.place.line;
        boots.push_back(std::move(boot));
    }
    std::vector<const LogLine *> down = log.with("Reached target ");
    const std::vector<const LogLine *> last = log.with("Sending SIGTERM to remaining processes");
    down.insert(down.end(), last.begin(), last.end());
    std::erase_if(down, [](const LogLine *line) { return !isGoingDown(*line); });
    for (size_t i = 0; i < boots.size(); ++i) {
        const bool current = i + 1 == boots.size();
        boots[i].current = current;
        boots[i].lastRow = current ? span.last : span.lastBefore(*boots[i + 1].start);
        boots[i].cleanShutdown = !current && endedCleanly(down, boots[i]);
    }
    return boots;
}

} // namespace shindan::facts
