// The machine itself: how long it has been up, its architecture, how its kernel was booted, limits of the collector's shell.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <algorithm>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What `uptime` and `top` print between ` up ` and the users: `14 min`, `2:03`, `10 days, 23 min`, `1 day,  2:03`.
std::optional<qint64> secondsUp(std::string_view line)
{
    const size_t begin = line.find(" up ");
    const size_t users = begin == std::string_view::npos ? begin : line.find(" user", begin);
    if (users == std::string_view::npos)
        return std::nullopt;
    std::string_view text = line.substr(begin + 4, users - begin - 4);
    const size_t lastComma = text.rfind(',');
    if (lastComma == std::string_view::npos)
        return std::nullopt;
    text = text.substr(0, lastComma); // behind it stands the number of users
    qint64 seconds = 0;
    bool any = false;
    while (!text.empty()) {
        const size_t comma = text.find(',');
        const std::vector<std::string_view> words = fieldsOf(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        const size_t colon = words.size() == 1 ? words[0].find(':') : std::string_view::npos;
        const auto number = words.empty() ? std::nullopt : wholeNumber(words[0].substr(0, colon));
        if (!number || *number < 0 || *number > 100'000)
            return std::nullopt;
        any = true;
        if (colon != std::string_view::npos) {
            const auto minutes = wholeNumber(words[0].substr(colon + 1));
            if (!minutes)
                return std::nullopt;
            seconds += *number * 3600 + *minutes * 60;
        } else if (words.size() == 2 && words[1].starts_with("day")) {
            seconds += *number * 86400;
        } else if (words.size() == 2 && words[1].starts_with("min")) {
            seconds += *number * 60;
        } else {
            return std::nullopt;
        }
    }
    return any ? std::optional(seconds) : std::nullopt;
}

void addUptime(const Material &material, FactList &facts)
{
    for (const std::string_view command : {"uptime", "top", "w"}) {
        material.forEachSection([&](const MemberText &member, const Section &section) {
            for (size_t i = 0; section.runs(command) && i < std::min<size_t>(section.lines.size(), 2); ++i) {
                if (const auto seconds = secondsUp(section.lines[i]))
                    facts.addInteger(u"node.uptime-seconds"_s, *seconds, member.at(section.lineAt(i)));
            }
        });
    }
}

/// `Linux HOST RELEASE #1 SMP ... x86_64 x86_64 x86_64 GNU/Linux`: the word before the last, or the last of those that repeat it.
void addArchitecture(const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (!section.runs("uname -a") || section.lines.empty())
            return;
        const std::vector<std::string_view> words = fieldsOf(section.lines[0]);
        if (words.size() > 5 && words[0] == "Linux" && words.back() == "GNU/Linux")
            facts.addText(u"node.architecture"_s, words[words.size() - 2], member.at(section.first));
    });
}

void addCommandLine(const Material &material, FactList &facts)
{
    const std::vector<const LogLine *> lines = material.log.with("Command line: ", "kernel");
    for (auto it = lines.rbegin(); it != lines.rend(); ++it) {
        const std::string_view message = (*it)->message;
        if (message.starts_with("Command line: ")) {
            facts.addText(u"kernel.command-line"_s, trimmed(message.substr(14)), (*it)->place());
            return;
        }
    }
}

constexpr size_t mostLimits = 64; // a shell has some 20

/// Bytes of one unit of a limit: `(kbytes, -s)`, `(512 bytes, -p)`, `(bytes, -q)`; 0: no amount of memory, or blocks, whose size
/// depends on the shell.
qint64 unitBytes(std::string_view unit)
{
    if (unit.starts_with("kbytes"))
        return 1024;
    const qint64 many = leadingNumber(unit).value_or(1);
    return contains(unit, "bytes") && many > 0 && many <= 4096 ? many : 0;
}

/// `open files                      (-n) 65535` -> `ulimit.open-files`; `stack size              (kbytes, -s) 8192` ->
/// `ulimit.stack-size-bytes`.
void readLimits(const MemberText &member, const Section &section, FactList &facts)
{
    for (size_t i = 0; i < std::min(section.lines.size(), mostLimits); ++i) {
        const std::string_view line = section.lines[i];
        const size_t open = line.find('(');
        const size_t close = open == std::string_view::npos ? open : line.find(") ", open);
        if (close == std::string_view::npos || line.substr(open, close - open).find('-') == std::string_view::npos)
            continue;
        const qint64 bytes = unitBytes(line.substr(open + 1, close - open - 1));
        const QString id = u"ulimit."_s + toText(trimmed(line.substr(0, open))).toLower().replace(u' ', u'-')
            + (bytes > 0 ? u"-bytes"_s : QString());
        const std::string_view value = trimmed(line.substr(close + 1));
        if (const auto number = wholeNumber(value); number && *number >= 0 && *number < (qint64(1) << 48))
            facts.addInteger(id, *number * std::max<qint64>(bytes, 1), member.at(section.lineAt(i)));
        else
            facts.addText(id, value, member.at(section.lineAt(i)));
    }
}

} // namespace

void readHost(const Material &material, FactList &facts)
{
    addUptime(material, facts);
    addArchitecture(material, facts);
    addCommandLine(material, facts);
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (section.runs("ulimit"))
            readLimits(member, section, facts);
    });
}

} // namespace shindan::facts
