#include "services/facts/process_list.h"

#include "services/facts/text_scan.h"

#include <algorithm>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

bool isProcessHeader(std::string_view line)
{
    const std::vector<std::string_view> words = fieldsOf(line);
    return words.size() == 8 && words[0] == "UID" && words[1] == "PID" && words[7] == "CMD";
}

std::string_view programOf(std::string_view line)
{
    const std::vector<std::string_view> words = fieldsOf(line, 8);
    if (words.size() < 8 || !wholeNumber(words[1]) || words[7].starts_with('['))
        return {};
    const std::vector<std::string_view> command = fieldsOf(words[7], 3);
    const std::string_view program = command[0].substr(command[0].rfind('/') + 1);
    if (program == "docker" && command.size() > 1 && (command[1] == "daemon" || command[1] == "-d"))
        return "dockerd";
    if (program == "hyperkube" && command.size() > 1)
        return command[1];
    return program;
}

std::string_view programOfCommand(std::string_view command)
{
    command = trimmed(command);
    if (command.starts_with('['))
        return command.substr(0, command.find(']') == std::string_view::npos ? command.size() : command.find(']') + 1);
    std::string_view word = command.substr(0, command.find(' '));
    if (word.ends_with(':')) // a process that has renamed itself
        word.remove_suffix(1);
    return word.substr(word.rfind('/') + 1);
}

ProcessNames::ProcessNames(const Material &material)
{
    material.forEachSection([&](const MemberText &, const Section &section) {
        if (!section.runs("ps"))
            return;
        const auto header = std::find_if(section.lines.begin(), section.lines.end(), isProcessHeader);
        for (auto line = header; line != section.lines.end(); ++line) {
            const std::vector<std::string_view> words = fieldsOf(*line, 8);
            if (const auto pid = words.size() == 8 ? wholeNumber(words[1]) : std::nullopt)
                m_names.try_emplace(*pid, programOfCommand(words[7]));
        }
    });
    material.forEachSection([&](const MemberText &, const Section &section) {
        if (!section.runs("top"))
            return;
        for (const std::string_view line : section.lines) {
            const std::vector<std::string_view> words = fieldsOf(line, 12);
            if (const auto pid = words.size() == 12 ? wholeNumber(words[0]) : std::nullopt)
                m_names.try_emplace(*pid, words[11]);
        }
    });
}

QString ProcessNames::subject(qint64 pid) const
{
    const auto it = m_names.find(pid);
    return it == m_names.end() ? u"PID "_s + QString::number(pid) : subject(it->second, pid);
}

QString ProcessNames::subject(std::string_view program, qint64 pid)
{
    return toText(program) + u" ("_s + QString::number(pid) + u')';
}

} // namespace shindan::facts
