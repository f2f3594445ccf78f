// Processes that do not get on: tasks in uninterruptible sleep and what they wait for, zombies and who does not fetch them,
// `runc` that ran while the bundle was collected. Source of the sentences: see ps_command_status and system_status of the bundle.

#include "services/facts/extractors.h"
#include "services/facts/process_list.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <set>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedTasks = 20;
constexpr size_t listedParents = 5;

/// `[<0>] rpc_wait_bit_killable+0x24/0xb0 [sunrpc]` -> `rpc_wait_bit_killable`; empty: no line of a stack, or its bare end.
std::string_view functionIn(std::string_view line)
{
    line = trimmed(line);
    const size_t end = line.starts_with("[<") ? line.find(">]") : std::string_view::npos;
    if (end == std::string_view::npos)
        return {};
    const std::string_view rest = trimmed(line.substr(end + 2));
    const std::string_view name = rest.substr(0, rest.find_first_of("+ "));
    return name.starts_with("0x") ? std::string_view{} : name;
}

/// The innermost function of the stack that follows line `at`.
std::string_view stackBehind(const std::vector<std::string_view> &lines, size_t at)
{
    const std::string_view name = at + 1 < lines.size() ? functionIn(lines[at + 1]) : std::string_view{};
    return name.empty() ? "D" : name;
}

/// `process /proc/812/task/815/ is in State D ...`: process and task.
std::optional<std::pair<qint64, qint64>> taskIn(std::string_view line)
{
    if (!line.starts_with("process /proc/") || !contains(line, "is in State D"))
        return std::nullopt;
    const auto process = wholeNumber(*behind(line, "/proc/", "/"));
    const auto task = behind(line, "/task/", "/ ");
    const auto number = task ? wholeNumber(*task) : std::nullopt;
    return process && number ? std::optional(std::pair(*process, *number)) : std::nullopt;
}

void addTask(const QString &subject, std::string_view function, const Place &place, Capped &limit, FactList &facts)
{
    const QString id = u"dstate.task"_s;
    if (!facts.has(id, subject) && limit.admits(place))
        facts.addText(id, function, place, subject);
}

/// Tasks that made `ps` hang have a stack and come first; lists of processes only name theirs.
void addSleepingTasks(const Material &material, const ProcessNames &names, FactList &facts)
{
    Capped limit(u"dstate.task"_s, listedTasks);
    for (const MemberText &member : material.members) {
        for (size_t i = 0; i < member.lines().size(); ++i) {
            const auto task = taskIn(member.lines()[i]);
            if (!task)
                continue;
            QString subject = names.subject(task->first);
            if (task->first != task->second)
                subject += u" /"_s + QString::number(task->second);
            addTask(subject, stackBehind(member.lines(), i), member.at(model::LineNumber(static_cast<quint32>(i) + 1)), limit, facts);
        }
    }
    material.forEachSection([&](const MemberText &member, const Section &section) {
        size_t state = 0;
        for (size_t i = 0; section.runs("top") && i < section.lines.size(); ++i) {
            const std::vector<std::string_view> words = fieldsOf(section.lines[i], 12);
            if (words.size() > 7 && words[0] == "PID")
                state = static_cast<size_t>(std::find(words.begin(), words.end(), "S") - words.begin());
            else if (const auto pid = state > 0 && words.size() > state && words[state] == "D" ? wholeNumber(words[0]) : std::nullopt)
                addTask(names.subject(*pid), "D", member.at(section.lineAt(i)), limit, facts);
        }
    });
    limit.addRest(facts);
}

/// `root  912  811  0 10:00 ?  00:00:00 [sh] <defunct>`: counted by the parent, which should fetch its end.
void readZombies(const MemberText &member, const Section &section, const ProcessNames &names, FactList &facts)
{
    const auto header = std::find_if(section.lines.begin(), section.lines.end(), isProcessHeader);
    if (!section.runs("ps") || header == section.lines.end() || !section.closed || section.failed)
        return;
    Tally parents;
    for (auto line = header; line != section.lines.end(); ++line) {
        const std::vector<std::string_view> words = fieldsOf(*line, 8);
        if (words.size() == 8 && words[7].ends_with("<defunct>"))
            parents.add(words[2], section.lineAt(static_cast<size_t>(line - section.lines.begin())));
    }
    const Place place = parents.empty() ? member.at(section.header) : member.at(parents.largest(1).front().first);
    facts.addInteger(u"process.zombie.count"_s, parents.total(), place);
    for (const Tally::Entry &parent : parents.largest(listedParents)) {
        if (const auto pid = wholeNumber(parent.name))
            facts.addInteger(u"process.zombie-children"_s, parent.count, member.at(parent.first), names.subject(*pid));
    }
}

/// `runc process 4711 maybe hang, start print stack info:`, then its stack. A runc that merely ran at that instant is listed,
/// too; one that waits in the kernel is known by the function.
void readRunc(const MemberText &member, FactList &facts)
{
    std::set<qint64> processes;
    std::optional<Place> first;
    for (size_t i = 0; i < member.lines().size(); ++i) {
        const std::string_view line = member.lines()[i];
        if (!line.starts_with("runc process ") || !contains(line, " maybe hang"))
            continue;
        const auto pid = wholeNumber(*behind(line, "runc process "));
        const Place place = member.at(model::LineNumber(static_cast<quint32>(i) + 1));
        if (!pid || !processes.insert(*pid).second)
            continue;
        first = first.value_or(place);
        const std::string_view function = i + 1 < member.lines().size() ? functionIn(member.lines()[i + 1]) : std::string_view{};
        if (static_cast<qint64>(processes.size()) <= listedTasks)
            facts.addText(u"runc.waits-in"_s, function, place, ProcessNames::subject("runc", *pid));
    }
    if (first)
        facts.addInteger(u"runc.found.count"_s, static_cast<qint64>(processes.size()), *first);
}

} // namespace

void readStuckProcesses(const Material &material, FactList &facts)
{
    const ProcessNames names(material);
    addSleepingTasks(material, names, facts);
    material.forEachSection([&](const MemberText &member, const Section &section) { readZombies(member, section, names, facts); });
    for (const MemberText &member : material.members)
        readRunc(member, facts);
}

} // namespace shindan::facts
