// auditd: `type=AVC msg=audit(1765625692.123:456): avc:  denied ...`. The time is exact. Source: linux-audit/audit-documentation,
// "Audit event format".

#include "services/formats/any_line.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

// Where the seconds begin; 0 if the line is no audit record.
size_t secondsAt(std::string_view line) noexcept
{
    if (!line.starts_with("type=") && !line.starts_with("node="))
        return 0;
    const size_t found = line.substr(0, 400).find("msg=audit(");
    return found == std::string_view::npos ? 0 : found + 10;
}

// Refusals and anomalies are warnings; all else tells what happened.
model::Level levelOf(std::string_view line) noexcept
{
    const bool refused = line.find("avc:  denied") != std::string_view::npos || line.find("type=ANOM_") != std::string_view::npos
        || line.find("res=failed") != std::string_view::npos || line.find("apparmor=\"DENIED\"") != std::string_view::npos;
    return refused ? model::Level::Warning : model::Level::Info;
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, [](std::string_view line) { return secondsAt(line) > 0; });
    return share >= 50 ? 100 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    Scanner scanner{line, secondsAt(line)};
    model::PrintedTime time;
    if (scanner.at == 0 || !scanEpoch(scanner, time)) {
        readOtherLine(line, context, result);
        return;
    }
    takeStamp({time, std::chrono::seconds(0)}, result);
    result.program = "audit";
    result.message = line;
    result.level = levelOf(line);
    result.levelDerived = true;
}

} // namespace

const Format &auditFormat()
{
    static const Format format{QStringLiteral("audit"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
