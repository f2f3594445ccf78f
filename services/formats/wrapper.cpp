#include "services/formats/wrapper.h"

#include "services/formats/container_row.h"

namespace shindan::formats {

std::string_view sectionCommand(std::string_view line) noexcept
{
    static constexpr std::string_view head = "-----------------run ";
    static constexpr std::string_view tail = "------------------";
    if (!line.starts_with(head) || !line.ends_with(tail) || line.size() < head.size() + tail.size())
        return {};
    return line.substr(head.size(), line.size() - head.size() - tail.size());
}

bool isSectionEnd(std::string_view line) noexcept
{
    return line.starts_with("------------End of ") && line.ends_with("----------------");
}

bool isWrapper(std::string_view line) noexcept
{
    ContainerRow row;
    return !sectionCommand(line).empty() || isSectionEnd(line) || line.starts_with("failed to collect info: ") || line.starts_with("+ ")
        || readContainerRow(line, row);
}

bool readWrapper(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (const std::string_view command = sectionCommand(line); !command.empty())
        context.section.assign(command);
    else if (isSectionEnd(line))
        context.section.clear();
    else if (line.starts_with("failed to collect info: "))
        context.commandFailed = true;
    else if (ContainerRow row; !line.starts_with("+ ") && !readContainerRow(line, row))
        return false;
    result.silent = true;
    result.quality = model::TimeQuality::None;
    result.message = line;
    return true;
}

} // namespace shindan::formats
