#include "services/facts/member_text.h"

#include "services/formats/wrapper.h"

#include <string>
#include <utility>

namespace shindan::facts {

namespace {

constexpr std::string_view failure = "failed to collect info: ";
constexpr std::string_view footer = "------------End of ";
constexpr std::string_view footerEnd = "----------------";

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

/// Cuts a footer or a note of failure off that follows output without a line end. What was cut is returned.
std::string_view cutGluedNote(std::string_view &line, std::string_view command)
{
    if (line.ends_with(footerEnd)) {
        const size_t at = line.find(footer);
        if (at != std::string_view::npos && at > 0)
            return std::exchange(line, line.substr(0, at)).substr(at);
    }
    if (const size_t at = line.find(failure);
        at != std::string_view::npos && at > 0 && !command.empty() && line.substr(at + failure.size()) == command)
        return std::exchange(line, line.substr(0, at)).substr(at);
    return {};
}

} // namespace

bool Section::runs(std::string_view name) const noexcept
{
    return command.starts_with(name) && (command.size() == name.size() || command[name.size()] == ' ');
}

MemberText::MemberText(QString path, QString role, QByteArray bytes, const QString &command)
    : m_path(std::move(path))
    , m_role(std::move(role))
    , m_command(command.toUtf8())
    , m_bytes(std::move(bytes))
{
    split();
    findSections();
    nameTheOnlySection();
}

void MemberText::nameTheOnlySection()
{
    if (m_command.isEmpty() || m_sections.size() != 1 || !m_sections[0].command.empty())
        return;
    Section &section = m_sections[0];
    section.command = {m_command.constData(), static_cast<size_t>(m_command.size())};
    section.closed = true;
    // What the shell or the collector wrote in place of an output.
    const std::string_view first = section.lines.empty() ? std::string_view{} : section.lines[0];
    section.failed = section.lines.size() == 1
        && (first.ends_with("command not found") || first.ends_with("No such file or directory") || first.ends_with("Permission denied"));
}

void MemberText::split()
{
    std::string_view rest(m_bytes.constData(), static_cast<size_t>(m_bytes.size()));
    while (!rest.empty()) {
        const size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        m_lines.push_back(line);
    }
}

void MemberText::findSections()
{
    Section open;
    size_t begin = 0; // index of the first line of the open section's output
    size_t end = 0; // behind its last line
    const auto close = [&](bool closed) {
        while (end > begin && open.command.empty() && isBlank(m_lines[end - 1]))
            --end;
        while (begin < end && open.command.empty() && isBlank(m_lines[begin]))
            ++begin;
        if (!open.command.empty() || begin < end) {
            open.lines = std::span(m_lines).subspan(begin, end - begin);
            open.first = model::LineNumber(static_cast<quint32>(begin) + 1);
            if (open.command.empty())
                open.header = open.first;
            open.closed = closed;
            m_sections.push_back(open);
        }
        open = {};
    };
    for (size_t i = 0; i < m_lines.size(); ++i) {
        std::string_view &line = m_lines[i];
        if (const std::string_view command = formats::sectionCommand(line); !command.empty()) {
            close(false);
            open.command = command;
            open.header = model::LineNumber(static_cast<quint32>(i) + 1);
            begin = end = i + 1;
            continue;
        }
        const std::string_view glued = cutGluedNote(line, open.command);
        const std::string_view note = glued.empty() ? line : glued;
        const bool isFailure = note.starts_with(failure) && !open.command.empty();
        const bool isFooter = formats::isSectionEnd(note);
        if (!glued.empty() || (!isFailure && !isFooter))
            end = i + 1;
        open.failed = open.failed || isFailure;
        if (isFooter) {
            close(true);
            begin = end = i + 1;
        }
    }
    close(false);
}

} // namespace shindan::facts
