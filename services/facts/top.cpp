// What `top -b -n 1` shows: tasks by state, where the processors' time goes, the processes that use most. The figures are those
// of a moment (a fraction of a second before it prints), not of the time since boot. Source of the columns: top(1).

#include "services/facts/extractors.h"
#include "services/facts/process_list.h"
#include "services/facts/text_scan.h"

#include <algorithm>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t listedProcesses = 5;

/// Number and name of the parts of `Tasks: 187 total,   1 running` and `%Cpu(s):  1.6 us,  96.8 id`; older ones glue `1.6%us`.
std::vector<std::pair<double, std::string_view>> partsOf(std::string_view line)
{
    std::vector<std::pair<double, std::string_view>> parts;
    std::string_view rest = line.substr(std::min(line.size(), line.find(':') + 1));
    while (!rest.empty()) {
        const size_t comma = rest.find(',');
        const std::string_view part = trimmed(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        const size_t end = part.find_first_not_of("0123456789.");
        const auto number = end == std::string_view::npos ? std::nullopt : decimalNumber(part.substr(0, end));
        if (number)
            parts.emplace_back(*number, trimmed(part.substr(part[end] == '%' ? end + 1 : end)));
    }
    return parts;
}

void readTasks(std::string_view line, const Place &place, FactList &facts)
{
    for (const auto &[number, name] : partsOf(line)) {
        const auto count = static_cast<qint64>(number);
        if (name == "total")
            facts.addInteger(u"process.total.count"_s, count, place);
        else if (name == "running")
            facts.addInteger(u"process.running.count"_s, count, place);
        else if (name == "stopped")
            facts.addInteger(u"process.stopped.count"_s, count, place);
        else if (name == "zombie")
            facts.addInteger(u"process.zombie.count"_s, count, place);
    }
}

void readProcessorTime(std::string_view line, const Place &place, FactList &facts)
{
    static const std::vector<std::pair<std::string_view, QString>> names{{"us", u"cpu.user-percent"_s},
        {"sy", u"cpu.system-percent"_s}, {"id", u"cpu.idle-percent"_s}, {"wa", u"cpu.iowait-percent"_s},
        {"si", u"cpu.softirq-percent"_s}, {"st", u"cpu.steal-percent"_s}};
    for (const auto &[number, name] : partsOf(line)) {
        for (const auto &[shortName, id] : names) {
            if (name == shortName)
                facts.addNumber(id, number, place);
        }
    }
}

struct Row
{
    QString subject;
    double cpu = 0; // percent of one processor
    qint64 resident = 0; // bytes
    Place place;
};

struct Columns
{
    size_t resident = 0;
    size_t cpu = 0;
    size_t command = 0;
};

std::optional<Columns> columnsOf(const std::vector<std::string_view> &words)
{
    const auto at = [&](std::string_view name) { return static_cast<size_t>(std::find(words.begin(), words.end(), name) - words.begin()); };
    const Columns columns{at("RES"), at("%CPU"), at("COMMAND")};
    const bool all = !words.empty() && words[0] == "PID" && std::max(columns.resident, columns.cpu) < columns.command
        && columns.command + 1 == words.size();
    return all ? std::optional(columns) : std::nullopt;
}

/// RES is in KiB, or has a unit: `1.2g`.
std::optional<Row> rowIn(std::string_view line, const Columns &columns, const ProcessNames &names, const Place &place)
{
    const std::vector<std::string_view> words = fieldsOf(line, columns.command + 1);
    const auto pid = words.size() == columns.command + 1 ? wholeNumber(words[0]) : std::nullopt;
    const auto cpu = pid ? decimalNumber(words[columns.cpu]) : std::nullopt;
    if (!cpu)
        return std::nullopt;
    const std::string_view amount = words[columns.resident];
    const auto kib = wholeNumber(amount);
    const auto resident = kib && *kib < (qint64(1) << 50) ? std::optional(*kib * 1024) : bytesOfAmount(amount);
    if (!resident)
        return std::nullopt;
    const QString subject = names.isKnown(*pid) ? names.subject(*pid) : ProcessNames::subject(words[columns.command], *pid);
    return Row{subject, *cpu, *resident, place};
}

void addLargest(std::vector<Row> rows, FactList &facts)
{
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.cpu > b.cpu; });
    for (size_t i = 0; i < std::min(rows.size(), listedProcesses) && rows[i].cpu > 0; ++i)
        facts.addNumber(u"process.cpu-percent"_s, rows[i].cpu, rows[i].place, rows[i].subject);
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.resident > b.resident; });
    for (size_t i = 0; i < std::min(rows.size(), listedProcesses) && rows[i].resident > 0; ++i)
        facts.addInteger(u"process.memory-bytes"_s, rows[i].resident, rows[i].place, rows[i].subject);
}

} // namespace

void readTop(const Material &material, FactList &facts)
{
    const ProcessNames names(material);
    bool listed = false;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (!section.runs("top"))
            return;
        std::vector<Row> rows;
        std::optional<Columns> columns;
        for (size_t i = 0; i < section.lines.size(); ++i) {
            const std::string_view line = section.lines[i];
            const Place place = member.at(section.lineAt(i));
            if (columns) {
                if (auto row = rowIn(line, *columns, names, place))
                    rows.push_back(std::move(*row));
            } else if (line.starts_with("Tasks:")) {
                readTasks(line, place, facts);
            } else if (line.starts_with("%Cpu(s):") || line.starts_with("Cpu(s):")) {
                readProcessorTime(line, place, facts);
            } else {
                columns = columnsOf(fieldsOf(line));
            }
        }
        if (!listed && !rows.empty() && section.closed && !section.failed) {
            addLargest(std::move(rows), facts);
            listed = true;
        }
    });
}

} // namespace shindan::facts
