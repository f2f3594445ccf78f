#include "services/diagnosis/quoting.h"

#include <algorithm>
#include <array>

namespace shindan::diagnosis {

bool quotesOthers(std::string_view program, std::string_view message) noexcept
{
    static constexpr std::array<std::string_view, 9> quoting{
        "sudo", "audit", "auditd", "audispd", "audisp-syslog", "CROND", "CRON", "cron", "snoopy"};
    static constexpr std::array<std::string_view, 4> shells{"bash", "sh", "zsh", "history"};
    if (std::ranges::find(quoting, program) != quoting.end())
        return true;
    if (std::ranges::find(shells, program) == shells.end())
        return false;
    const std::string_view said = message.substr(message.starts_with('-') ? 1 : 0);
    return !said.starts_with(program);
}

bool isAuditRecord(std::string_view message) noexcept
{
    return message.starts_with("audit: type=") || (message.starts_with("type=") && message.find(" audit(") != std::string_view::npos);
}

} // namespace shindan::diagnosis
