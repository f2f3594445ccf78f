// Open files of single processes: `273 fds (PID = 1919), command: /usr/bin/containerd`, the ten with the most.

#include "services/facts/extractors.h"
#include "services/facts/process_list.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedProcesses = 50; // the collector lists ten

} // namespace

void readOpenFiles(const Material &material, FactList &facts)
{
    std::optional<Found<qint64>> most;
    QString program;
    Capped limit(u"process.open-files"_s, listedProcesses);
    for (const MemberText &member : material.members) {
        for (size_t i = 0; i < member.lines().size(); ++i) {
            const std::string_view line = member.lines()[i];
            const auto count = leadingNumber(line);
            const size_t digits = count ? line.find_first_not_of("0123456789") : std::string_view::npos;
            if (digits == std::string_view::npos || !line.substr(digits).starts_with(" fds (PID = "))
                continue;
            const Place place = member.at(model::LineNumber(static_cast<quint32>(i) + 1));
            const auto pid = wholeNumber(*behind(line, "(PID = ", ")"));
            const std::string_view command = behind(line, "command: ", "").value_or(std::string_view{});
            if (pid && limit.admits(place))
                facts.addInteger(u"process.open-files"_s, *count, place,
                    command.empty() ? u"PID "_s + QString::number(*pid)
                                    : ProcessNames::subject(programOfCommand(command), *pid));
            if (most && *count <= most->value)
                continue;
            most = Found<qint64>{*count, place};
            program = toText(command.substr(0, command.find_first_of(" \t")));
        }
    }
    limit.addRest(facts);
    if (most)
        facts.addInteger(u"fd.max-of-one-process"_s, most->value, most->place, program);
}

} // namespace shindan::facts
