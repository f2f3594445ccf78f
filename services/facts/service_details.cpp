// What else the status of a systemd unit tells: whether it starts at boot, its process, tasks and memory, how it ended and how
// often systemd has started it again. Source of the words: systemd, systemctl(1) and src/systemctl/systemctl-show.c.

#include "services/facts/extractors.h"
#include "services/facts/service_status.h"
#include "services/facts/text_scan.h"

#include <algorithm>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `Loaded: loaded (/etc/systemd/system/kubelet.service; enabled; vendor preset: disabled)`.
void readLoaded(std::string_view value, const QString &unit, const Place &place, FactList &facts)
{
    const size_t semicolon = value.find("; ");
    if (value.starts_with("masked"))
        facts.addText(unit + u".enabled"_s, u"masked"_s, place);
    else if (semicolon != std::string_view::npos)
        facts.addText(unit + u".enabled"_s, value.substr(semicolon + 2, value.find_first_of(";)", semicolon + 2) - semicolon - 2), place);
}

/// `Main PID: 812 (kubelet)` or `Main PID: 812 (code=exited, status=255)`; a process before it may be told as `Process: ...`.
void readMainProcess(std::string_view value, const QString &unit, const Place &place, FactList &facts)
{
    if (const auto pid = leadingNumber(value))
        facts.addInteger(unit + u".main-pid"_s, *pid, place);
    if (const auto end = behind(value, "(code=", ")"))
        facts.addText(unit + u".exit"_s, "code=" + std::string(*end), place);
}

/// `Tasks: 15 (limit: 22543)`.
void readTasks(std::string_view value, const QString &unit, const Place &place, FactList &facts)
{
    if (const auto tasks = leadingNumber(value))
        facts.addInteger(unit + u".tasks"_s, *tasks, place);
    const auto limit = behind(value, "(limit: ", ")");
    if (const auto number = limit ? wholeNumber(*limit) : std::nullopt)
        facts.addInteger(unit + u".tasks-limit"_s, *number, place);
}

void readHead(std::string_view line, const QString &unit, const Place &place, FactList &facts)
{
    if (const auto value = valueOf(line, "Loaded")) {
        readLoaded(*value, unit, place, facts);
    } else if (const auto active = valueOf(line, "Active")) {
        if (const auto result = behind(*active, "(Result: ", ")"))
            facts.addText(unit + u".result"_s, *result, place);
    } else if (const auto process = valueOf(line, "Main PID")) {
        readMainProcess(*process, unit, place, facts);
    } else if (const auto tasks = valueOf(line, "Tasks")) {
        readTasks(*tasks, unit, place, facts);
    } else if (const auto memory = valueOf(line, "Memory")) {
        if (const auto bytes = bytesOfAmount(memory->substr(0, memory->find(' '))))
            facts.addInteger(unit + u".memory-bytes"_s, *bytes, place);
    }
}

/// `kubelet.service: Scheduled restart job, restart counter is at 5.` in the log lines of the status: the last one counts.
/// `systemctl show` prints NRestarts.
void readRestarts(const MemberText &member, const Section &section, const QString &unit, FactList &facts)
{
    std::optional<Found<qint64>> last;
    for (size_t i = headSize(section); i < section.lines.size(); ++i) {
        const auto text = behind(section.lines[i], "restart counter is at ", ".");
        if (const auto count = text ? wholeNumber(*text) : std::nullopt)
            last = Found<qint64>{*count, member.at(section.lineAt(i))};
    }
    if (last)
        facts.addInteger(unit + u".restarts"_s, last->value, last->place);
}

/// `systemctl show kubelet`: `NRestarts=3`.
void readShow(const MemberText &member, const Section &section, FactList &facts)
{
    const std::vector<std::string_view> words = fieldsOf(section.command);
    if (words.size() < 3 || words[0] != "systemctl" || words[1] != "show" || words[2].starts_with('-'))
        return;
    std::string_view unit = words[2];
    unit.remove_suffix(unit.ends_with(".service") ? 8 : 0);
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const auto value = section.lines[i].starts_with("NRestarts=") ? wholeNumber(section.lines[i].substr(10)) : std::nullopt;
        if (value)
            facts.addInteger(u"service."_s + toText(unit) + u".restarts"_s, *value, member.at(section.lineAt(i)));
    }
}

/// In the system log: what systemd counted last for each unit since the node was booted.
void readRestartsInLog(const Material &material, FactList &facts)
{
    const std::vector<const LogLine *> boots = material.log.with("Linux version ", "kernel");
    const std::vector<const LogLine *> lines = material.log.with("restart counter is at ", "systemd");
    for (auto it = lines.rbegin(); it != lines.rend(); ++it) {
        const LogLine &line = **it;
        if (!boots.empty() && line.time < boots.back()->time)
            return;
        const std::string_view message = line.message;
        std::string_view unit = message.substr(0, message.find(": "));
        const auto count = behind(message, "restart counter is at ", ".");
        const auto number = count ? wholeNumber(*count) : std::nullopt;
        if (!number || unit.size() == message.size() || !unit.ends_with(".service"))
            continue;
        unit.remove_suffix(8);
        facts.addInteger(u"service."_s + toText(unit) + u".restarts"_s, *number, line.place());
    }
}

} // namespace

void readServiceDetails(const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        readShow(member, section, facts);
        const QString unit = unitOf(section);
        if (unit.isEmpty())
            return;
        const QString id = u"service."_s + unit;
        for (size_t i = 0; i < headSize(section); ++i)
            readHead(section.lines[i], id, member.at(section.lineAt(i)), facts);
        readRestarts(member, section, id, facts);
    });
    readRestartsInLog(material, facts);
}

} // namespace shindan::facts
