#include "services/facts/service_status.h"

#include "services/facts/text_scan.h"

#include <algorithm>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

QString withoutSuffix(std::string_view unit)
{
    QString name = toText(unit);
    if (name.endsWith(u".service"_s))
        name.chop(8);
    return name;
}

} // namespace

QString unitOf(const Section &section)
{
    const std::vector<std::string_view> words = fieldsOf(section.command);
    if (words.size() >= 3 && words[0] == "service" && words[2] == "status")
        return withoutSuffix(words[1]);
    if (words.size() < 3 || words[0] != "systemctl" || words[1] != "status")
        return {};
    const auto unit = std::find_if(words.begin() + 2, words.end(), [](std::string_view word) { return !word.starts_with('-'); });
    return unit == words.end() ? QString() : withoutSuffix(*unit);
}

size_t headSize(const Section &section)
{
    const auto end =
        std::find_if(section.lines.begin(), section.lines.end(), [](std::string_view line) { return trimmed(line).empty(); });
    return static_cast<size_t>(end - section.lines.begin());
}

} // namespace shindan::facts
