// Results of the checks of sandboxed containers (runD, Kata): sandbox_runtime.status.
//
// The numbers are exit statuses of the checks, so they are right up to 255 only; a check that could not work ends with a number,
// too. Such a number is told only where the check's own lines say nothing but leaks.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Check
{
    std::string_view title; ///< words in `=====check if netns leaked=====`
    std::string_view result; ///< words behind the number in the last line
    QLatin1StringView subject;
};

constexpr std::array<Check, 5> leakChecks{{
    {"containerd-shim leaked", " containerd-shim leaked", "containerd-shim"_L1},
    {"kata-proxy leaked", " kata-proxy leaked", "kata-proxy"_L1},
    {"netns leaked", " netns leaked", "netns"_L1},
    {"qemu leaked", " qemus leaked", "qemu"_L1},
    {"snapshots leaked", " snapshots leaked", "snapshots"_L1},
}};

/// Lines that a check prints about what it found, or that it ends well without having looked.
bool isFinding(std::string_view line)
{
    return line.starts_with("leak ") || line.ends_with(" stuck") || contains(line, "netns may leak")
        || line == "not found dm_check" || line.ends_with(" snapshots leaked");
}

/// The lines of one titled part.
struct Part
{
    std::string_view title;
    size_t begin = 0;
    size_t end = 0;
};

std::vector<Part> partsOf(const std::vector<std::string_view> &lines)
{
    std::vector<Part> parts;
    for (size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].starts_with("=====") || !contains(lines[i], "check "))
            continue;
        if (!parts.empty())
            parts.back().end = i;
        std::string_view title = lines[i].substr(lines[i].find_first_not_of('='));
        title = title.substr(0, title.find('='));
        parts.push_back({title, i + 1, lines.size()});
    }
    return parts;
}

/// The number in front of `result` in the last line with text, if the lines before it are only about what was found.
std::optional<std::pair<qint64, size_t>> numberIn(const std::vector<std::string_view> &lines, const Part &part, std::string_view result)
{
    size_t last = part.end;
    while (last > part.begin && trimmed(lines[last - 1]).empty())
        --last;
    if (last == part.begin || !lines[last - 1].ends_with(result))
        return std::nullopt;
    for (size_t i = part.begin; i + 1 < last; ++i) {
        if (const std::string_view line = trimmed(lines[i]); !line.empty() && !isFinding(line))
            return std::nullopt;
    }
    const std::string_view line = lines[last - 1];
    const auto number = wholeNumber(line.substr(0, line.size() - result.size()));
    return number ? std::optional(std::pair(*number, last - 1)) : std::nullopt;
}

void readPart(const MemberText &member, const Part &part, FactList &facts)
{
    const auto at = [&](size_t index) { return member.at(model::LineNumber(static_cast<quint32>(index) + 1)); };
    const std::vector<std::string_view> &lines = member.lines();
    for (const auto &[title, subject] : {std::pair("pouch config", u"pouch"_s), std::pair("containerd config", u"containerd"_s)}) {
        for (size_t i = part.begin; contains(part.title, title) && i < part.end; ++i)
            facts.addText(u"sandbox.config"_s, trimmed(lines[i]), at(i), subject); // the first line with text
    }
    if (contains(part.title, "fd number")) {
        for (size_t i = part.begin; i < part.end; ++i) {
            if (const bool full = trimmed(lines[i]) == "fd may exceed"; full || trimmed(lines[i]) == "fd number is ok")
                facts.addBoolean(u"sandbox.file-handles-short"_s, full, at(i));
        }
    }
    for (const Check &check : leakChecks) {
        if (!part.title.ends_with(check.title))
            continue;
        if (const auto number = numberIn(lines, part, check.result))
            facts.addInteger(u"sandbox.leaked.count"_s, number->first, at(number->second), QString(check.subject));
    }
    if (part.title.ends_with("shim alive")) {
        if (const auto number = numberIn(lines, part, " shims blocked"))
            facts.addInteger(u"sandbox.blocked-shims.count"_s, number->first, at(number->second));
    }
}

} // namespace

void readSandbox(const Material &material, FactList &facts)
{
    for (const MemberText &member : material.members) {
        if (member.role() != u"sandbox-status"_s && !member.path().endsWith(u"sandbox_runtime.status"_s))
            continue;
        for (const Part &part : partsOf(member.lines()))
            readPart(member, part, facts);
    }
}

} // namespace shindan::facts
