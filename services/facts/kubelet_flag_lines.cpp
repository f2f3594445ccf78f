#include "services/facts/kubelet_flag_lines.h"

#include "services/facts/process_list.h"
#include "services/facts/text_scan.h"

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The rest of the line from where the kubelet's flags begin; empty: no kubelet is started in this line.
std::string_view kubeletFlags(std::string_view line)
{
    constexpr std::string_view mark = "kubelet --";
    for (size_t at = line.find(mark); at != std::string_view::npos; at = line.find(mark, at + 1)) {
        if (at > 0 && contains("/ -", line.substr(at - 1, 1)))
            return line.substr(at + mark.size() - 3);
    }
    return {};
}

bool isKubeletUnit(const MemberText &member)
{
    const bool unit =
        member.role() == u"unit-file"_s || member.path().endsWith(u".conf"_s) || member.path().endsWith(u".service"_s);
    return unit && (member.bytes().contains("KUBELET_") || member.bytes().contains("/kubelet"));
}

void addUnitLines(const MemberText &member, std::vector<FlagLine> &lines)
{
    for (size_t i = 0; i < member.lines().size(); ++i) {
        const std::string_view line = member.lines()[i];
        if (contains(line, "--") && !trimmed(line).starts_with('#'))
            lines.push_back({line, member.at(model::LineNumber(static_cast<quint32>(i) + 1)), FlagSource::UnitFile});
    }
}

/// Lists of processes and statuses of units; outside of sections only lines of the shape of `ps -ef`.
void addProcessLines(const MemberText &member, const Section &section, std::vector<FlagLine> &lines)
{
    const bool lists = section.runs("ps") || section.runs("pstree") || section.runs("systemctl") || section.runs("service");
    if (!lists && !section.command.empty())
        return;
    const FlagSource source = section.runs("ps") || !lists ? FlagSource::ProcessList : FlagSource::Status;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const std::string_view flags = kubeletFlags(section.lines[i]);
        if (!flags.empty() && (lists || programOf(section.lines[i]) == "kubelet"))
            lines.push_back({flags, member.at(section.lineAt(i)), source});
    }
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/// Value that begins at `rest`: up to a blank or quote; of a quoted one what is inside.
std::string_view valueAt(std::string_view rest)
{
    const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
    return quoted ? rest.substr(1, rest.find(rest[0], 1) - 1) : rest.substr(0, rest.find_first_of(" \t\"'"));
}

} // namespace

std::vector<FlagLine> kubeletFlagLines(const Material &material)
{
    std::vector<FlagLine> lines;
    for (const MemberText &member : material.members) {
        if (isKubeletUnit(member))
            addUnitLines(member, lines);
    }
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (!isKubeletUnit(member))
            addProcessLines(member, section, lines);
    });
    return lines;
}

std::optional<std::string_view> flagIn(std::string_view text, std::string_view name)
{
    size_t at = 0;
    while ((at = text.find(name, at)) != std::string_view::npos) {
        const size_t end = at + name.size();
        const bool begins = at == 0 || contains(" \t\"'=", text.substr(at - 1, 1));
        if (begins && end < text.size() && (text[end] == '=' || text[end] == ' ')) {
            const std::string_view rest = trimmed(text.substr(end + 1));
            const std::string_view value = valueAt(rest);
            if (!value.empty() && !value.starts_with("--"))
                return value;
        }
        at = end;
    }
    return std::nullopt;
}

std::optional<Found<std::string_view>> flag(const std::vector<FlagLine> &lines, std::string_view name)
{
    for (const FlagLine &line : lines) {
        if (const auto value = flagIn(line.text, name))
            return Found<std::string_view>{*value, line.place};
    }
    return std::nullopt;
}

std::vector<Flag> flagsIn(std::string_view text)
{
    std::vector<Flag> flags;
    for (size_t at = text.find("--"); at != std::string_view::npos; at = text.find("--", at)) {
        size_t end = at + 2;
        while (end < text.size() && isNameCharacter(text[end]))
            ++end;
        const bool begins = at == 0 || contains(" \t\"'=", text.substr(at - 1, 1));
        const Flag found{text.substr(at, end - at), {}};
        at = end;
        if (!begins || found.name.size() < 3 || found.name[2] == '-')
            continue;
        const bool separate = end < text.size() && text[end] == ' ';
        const bool hasValue = end < text.size() && (text[end] == '=' || separate);
        std::string_view value = hasValue ? valueAt(separate ? trimmed(text.substr(end)) : text.substr(end + 1)) : std::string_view{};
        if (separate && (value.starts_with("-") || value.starts_with('$')))
            value = {};
        if (!value.empty() || !hasValue || separate) {
            flags.push_back({found.name, value.empty() ? "true" : value});
            at = value.empty() ? end : static_cast<size_t>(value.data() - text.data()) + value.size();
        }
    }
    return flags;
}

} // namespace shindan::facts
