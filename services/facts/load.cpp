// Load averages (`uptime`, head of `top`) and the number of processors they are to be measured by.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <array>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// ` 19:48:36 up 14 min,  1 user,  load average: 0.00, 0.17, 0.34`; some locales print commas inside the numbers.
std::optional<std::array<double, 3>> loadsIn(std::string_view line)
{
    const size_t at = line.find("load average");
    const size_t colon = at == std::string_view::npos ? at : line.find(':', at);
    if (colon == std::string_view::npos)
        return std::nullopt;
    std::vector<std::string_view> words = fieldsOf(line.substr(colon + 1));
    if (words.size() != 3)
        return std::nullopt;
    std::array<double, 3> loads{};
    for (size_t i = 0; i < 3; ++i) {
        std::string text(words[i]);
        if (i < 2 && text.ends_with(','))
            text.pop_back();
        if (const size_t comma = text.find(','); comma != std::string::npos)
            text[comma] = '.';
        const auto number = decimalNumber(text);
        if (!number || *number < 0)
            return std::nullopt;
        loads[i] = *number;
    }
    return loads;
}

/// `(4 CPU)` behind `_x86_64_` in the head of sar's output.
std::optional<qint64> processorsOfSar(std::string_view line)
{
    const size_t end = line.rfind(" CPU)");
    const size_t begin = end == std::string_view::npos ? end : line.rfind('(', end);
    return begin == std::string_view::npos ? std::nullopt : wholeNumber(line.substr(begin + 1, end - begin - 1));
}

std::optional<qint64> processorsIn(const Section &section, std::string_view line)
{
    if (section.runs("sar"))
        return processorsOfSar(line);
    if (section.runs("nproc"))
        return wholeNumber(trimmed(line));
    if (const auto value = section.runs("lscpu") ? valueOf(line, "CPU(s)") : std::nullopt)
        return wholeNumber(*value);
    return std::nullopt;
}

} // namespace

void readProcessors(const Material &material, FactList &facts)
{
    const QString id = u"node.cpus"_s;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        for (size_t i = 0; i < section.lines.size(); ++i) {
            if (const auto count = processorsIn(section, section.lines[i]); count && *count > 0)
                facts.addInteger(id, *count, member.at(section.lineAt(i)));
        }
    });
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (!section.runs("cat /proc/cpuinfo") || !section.closed)
            return;
        qint64 count = 0;
        for (const std::string_view line : section.lines)
            count += valueOf(line, "processor") ? 1 : 0;
        if (count > 0)
            facts.addInteger(id, count, member.at(section.header));
    });
    // The kernel's own words at boot: `smp: Brought up 1 node, 4 CPUs`.
    const std::vector<const LogLine *> boots = material.log.with("Brought up ", "kernel");
    for (auto it = boots.rbegin(); it != boots.rend(); ++it) {
        const std::vector<std::string_view> words = fieldsOf((*it)->message);
        const auto count = words.size() >= 2 && words.back() == "CPUs" ? wholeNumber(words[words.size() - 2]) : std::nullopt;
        if (count && *count > 0)
            facts.addInteger(id, *count, (*it)->place());
    }
}

void readLoad(const Material &material, FactList &facts)
{
    for (const std::string_view command : {"uptime", "top", "w", ""}) {
        material.forEachSection([&](const MemberText &member, const Section &section) {
            if (command.empty() ? !section.command.empty() : !section.runs(command))
                return;
            for (size_t i = 0; i < std::min<size_t>(section.lines.size(), 3); ++i) {
                const auto loads = loadsIn(section.lines[i]);
                if (!loads)
                    continue;
                const Place place = member.at(section.lineAt(i));
                facts.addNumber(u"load.1m"_s, (*loads)[0], place);
                facts.addNumber(u"load.5m"_s, (*loads)[1], place);
                facts.addNumber(u"load.15m"_s, (*loads)[2], place);
            }
        });
    }
    const model::Fact *load = facts.find(u"load.15m"_s);
    const model::Fact *cpus = facts.find(u"node.cpus"_s);
    if (load && cpus)
        facts.addNumber(u"load.per-cpu-15m"_s, load->value.toDouble() / static_cast<double>(cpus->value.toLongLong()),
            {load->source, load->line});
}

} // namespace shindan::facts
