// Outputs of commands in `run` sections: header of dashes with the command, output, footer. No times.

#include "services/formats/container_row.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

// Commands whose output is a log: its lines have times, and another format reads them better.
bool printsLog(std::string_view command) noexcept
{
    for (const std::string_view log : {"dmesg", "journalctl", "crictl", "docker logs", "kubectl logs", "cat /var/log"}) {
        if (command.starts_with(log))
            return true;
    }
    return false;
}

int sniff(std::span<const std::string_view> lines)
{
    for (const std::string_view line : lines) {
        if (const std::string_view command = sectionCommand(line); !command.empty())
            return printsLog(command) ? 35 : 101; // a status output quotes log lines, but is no log
    }
    return 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    result.quality = model::TimeQuality::None;
    // A list of containers in the output of a command is output.
    ContainerRow row;
    if (readContainerRow(line, row) || !readWrapper(line, context, result))
        result.message = line;
}

} // namespace

const Format &run_sectionsFormat()
{
    static const Format format{QStringLiteral("run-sections"), {}, false, sniff, parse, false};
    return format;
}

} // namespace shindan::formats
