// Processes: which of the important ones run, whether `ps` hung, tasks in uninterruptible sleep, threads.

#include "services/facts/extractors.h"
#include "services/facts/process_list.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>
#include <set>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedProcesses = 50; // the collector lists five
constexpr std::array<std::string_view, 3> watched{"kubelet", "containerd", "dockerd"};

using Running = WorstOf<bool, bool (*)(bool, bool)>;

bool notRunningIsWorse(bool a, bool b)
{
    return !a && b;
}

/// A list proves that a process does not run only if it is whole.
void readProcessList(const MemberText &member, const Section &section, std::array<Running, watched.size()> &running)
{
    const auto header = std::find_if(section.lines.begin(), section.lines.end(), isProcessHeader);
    if (header == section.lines.end())
        return;
    const bool whole = section.runs("ps") && section.closed && !section.failed;
    for (size_t w = 0; w < watched.size(); ++w) {
        const auto found =
            std::find_if(header, section.lines.end(), [&](std::string_view line) { return programOf(line) == watched[w]; });
        if (found != section.lines.end())
            running[w].offer(true, member.at(section.lineAt(static_cast<size_t>(found - section.lines.begin()))));
        else if (whole)
            running[w].offer(false, member.at(section.header));
    }
}

void addRunning(const Material &material, FactList &facts)
{
    std::array<Running, watched.size()> running{
        Running(notRunningIsWorse), Running(notRunningIsWorse), Running(notRunningIsWorse)};
    material.forEachSection([&](const MemberText &member, const Section &section) { readProcessList(member, section, running); });
    for (size_t w = 0; w < watched.size(); ++w) {
        const QString id = u"process."_s + toText(watched[w]) + u".running"_s;
        const auto &worst = running[w].worst();
        if (!worst)
            continue;
        facts.addBoolean(id, worst->value, worst->place);
        if (const auto &other = running[w].other())
            facts.note({id, {}, u"false"_s, worst->place, u"true"_s, other->place});
    }
}

/// Sentences of the collector, see ps_command_status and system_status of the ACK bundle.
void addPsHung(const Material &material, FactList &facts)
{
    std::optional<Place> works;
    for (const MemberText &member : material.members) {
        for (size_t i = 0; i < member.lines().size(); ++i) {
            const std::string_view line = member.lines()[i];
            const Place place = member.at(model::LineNumber(static_cast<quint32>(i) + 1));
            if (line.starts_with("ps -ef command is hung") || line.starts_with("ps -ef command hang, skip")) {
                facts.addBoolean(u"ps.hung"_s, true, place);
                return;
            }
            if (line.starts_with("ps -ef command works fine") && !works)
                works = place;
        }
    }
    if (works)
        facts.addBoolean(u"ps.hung"_s, false, *works);
}

struct StateCount
{
    qint64 count = 0;
    std::optional<Place> first;
};

/// Processes in state D in a list with a column `S` or `STAT` (top, ps aux); no value if it is no such list or cut off.
std::optional<StateCount> sleepingInList(const MemberText &member, const Section &section)
{
    if (!section.command.empty() && (!section.closed || section.failed))
        return std::nullopt;
    size_t column = 0;
    StateCount result;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const std::vector<std::string_view> words = fieldsOf(section.lines[i]);
        if (column == 0) {
            const auto pid = std::find(words.begin(), words.end(), "PID");
            const auto state =
                std::find_if(words.begin(), words.end(), [](std::string_view w) { return w == "S" || w == "STAT"; });
            if (pid != words.end() && state != words.end() && words.back().starts_with("COMMAND"))
                column = static_cast<size_t>(state - words.begin());
            continue;
        }
        if (words.size() > column && words[column].starts_with('D')) {
            ++result.count;
            result.first = result.first.value_or(member.at(section.lineAt(i)));
        }
    }
    if (column == 0)
        return std::nullopt;
    result.first = result.first.value_or(member.at(section.header));
    return result;
}

/// Tasks that made `ps` hang: `process /proc/812/task/815/ is in State D and lead to ps -ef process hang`.
StateCount sleepingOnHang(const MemberText &member)
{
    StateCount result;
    std::set<std::string_view> tasks;
    for (size_t i = 0; i < member.lines().size(); ++i) {
        const std::string_view line = member.lines()[i];
        if (!line.starts_with("process /proc/") || !contains(line, "is in State D"))
            continue;
        tasks.insert(*behind(line, "process "));
        result.first = result.first.value_or(member.at(model::LineNumber(static_cast<quint32>(i) + 1)));
    }
    result.count = static_cast<qint64>(tasks.size());
    return result;
}

void addSleeping(const Material &material, FactList &facts)
{
    StateCount most{-1, {}};
    for (const MemberText &member : material.members) {
        if (const StateCount hung = sleepingOnHang(member); hung.count > most.count && hung.count > 0)
            most = hung;
        for (const Section &section : member.sections()) {
            if (const auto listed = sleepingInList(member, section); listed && listed->count > most.count)
                most = *listed;
        }
    }
    if (most.first)
        facts.addInteger(u"dstate.count"_s, most.count, *most.first);
}

/// The block between `start pid leak detect` and `done pid leak detect`: `COUNT PID`, rising. `top -H` tells the total.
void addThreads(const MemberText &member, const ProcessNames &names, FactList &facts)
{
    bool inside = false;
    std::optional<std::pair<qint64, Place>> most;
    Capped limit(u"process.threads"_s, listedProcesses);
    for (size_t i = 0; i < member.lines().size(); ++i) {
        const std::string_view line = member.lines()[i];
        const Place place = member.at(model::LineNumber(static_cast<quint32>(i) + 1));
        if (line.starts_with("----") && contains(line, "pid leak detect")) {
            inside = contains(line, "start ");
            continue;
        }
        if (!inside && !line.starts_with("Threads:"))
            continue;
        const std::vector<std::string_view> words = fieldsOf(line);
        if (const auto total = words.size() > 2 && words[0] == "Threads:" && words[2].starts_with("total") ? wholeNumber(words[1])
                                                                                                           : std::nullopt)
            facts.addInteger(u"threads.total"_s, *total, place);
        const auto count = inside && words.size() == 2 && wholeNumber(words[1]) ? wholeNumber(words[0]) : std::nullopt;
        if (const auto pid = count ? wholeNumber(words[1]) : std::nullopt; pid && limit.admits(place))
            facts.addInteger(u"process.threads"_s, *count, place, names.subject(*pid));
        if (count && (!most || *count > most->first))
            most = {*count, place};
    }
    limit.addRest(facts);
    if (most)
        facts.addInteger(u"threads.max-of-one-process"_s, most->first, most->second);
}

/// `sar -q`: column plist-sz is the number of tasks, threads counted; the last line of readings is the latest.
void addThreadsOfSar(const MemberText &member, const Section &section, FactList &facts)
{
    size_t fromEnd = 0;
    std::optional<std::pair<qint64, Place>> latest;
    for (size_t i = 0; section.runs("sar") && i < section.lines.size(); ++i) {
        const std::vector<std::string_view> words = fieldsOf(section.lines[i]);
        if (words.empty() || words[0] == "Average:") {
            fromEnd = 0;
        } else if (const auto at = std::find(words.begin(), words.end(), "plist-sz"); at != words.end()) {
            fromEnd = static_cast<size_t>(words.end() - at);
        } else if (fromEnd > 0 && words.size() >= fromEnd) {
            if (const auto count = wholeNumber(words[words.size() - fromEnd]))
                latest = {*count, member.at(section.lineAt(i))};
        }
    }
    if (latest)
        facts.addInteger(u"threads.total"_s, latest->first, latest->second);
}

} // namespace

void readProcesses(const Material &material, FactList &facts)
{
    addRunning(material, facts);
    addPsHung(material, facts);
    addSleeping(material, facts);
    const ProcessNames names(material);
    for (const MemberText &member : material.members)
        addThreads(member, names, facts);
    material.forEachSection([&](const MemberText &member, const Section &section) { addThreadsOfSar(member, section, facts); });
}

} // namespace shindan::facts
