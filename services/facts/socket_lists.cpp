#include "services/facts/socket_lists.h"

#include "services/facts/text_scan.h"

#include <algorithm>

namespace shindan::facts {

namespace {

/// netstat prints a heading for each list; `wanted` tells which ones count.
template <typename Wanted>
void addNetstatLists(const Section &section, Wanted wanted, std::vector<SocketList> &lists)
{
    std::optional<size_t> begin;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const std::string_view line = section.lines[i];
        if (!line.starts_with("Active "))
            continue;
        if (begin)
            lists.push_back({*begin, i, true});
        begin = wanted(line) ? std::optional(i) : std::nullopt;
    }
    if (begin)
        lists.push_back({*begin, section.lines.size(), !section.command.empty() && section.closed && !section.failed});
}

std::optional<ListeningSocket> socketOf(std::string_view protocol, std::string_view local)
{
    const size_t colon = local.rfind(':');
    if (colon == std::string_view::npos || colon == 0 || !wholeNumber(local.substr(colon + 1)))
        return std::nullopt;
    return ListeningSocket{protocol.substr(0, 3), local.substr(0, colon), local.substr(colon + 1)};
}

bool isProtocol(std::string_view word)
{
    return word == "tcp" || word == "tcp6" || word == "udp" || word == "udp6";
}

} // namespace

std::vector<SocketList> listeningLists(const Section &section)
{
    std::vector<SocketList> lists;
    if (section.runs("ss") && section.command.find('l') != std::string_view::npos)
        lists.push_back({0, section.lines.size(), section.closed && !section.failed});
    addNetstatLists(
        section,
        [](std::string_view heading) {
            return heading.starts_with("Active Internet connections (only servers)")
                || heading.starts_with("Active Internet connections (servers and established)");
        },
        lists);
    return lists;
}

std::vector<SocketList> connectionLists(const Section &section)
{
    std::vector<SocketList> lists;
    addNetstatLists(
        section, [](std::string_view heading) { return heading.starts_with("Active Internet connections (w/o servers)"); }, lists);
    return lists;
}

std::optional<ListeningSocket> listeningSocketIn(std::string_view line)
{
    const std::vector<std::string_view> words = fieldsOf(line);
    if (words.size() < 5 || words[0] == "unix" || words[0].starts_with("u_"))
        return std::nullopt;
    const auto state = std::find_if(words.begin(), words.end(), [](std::string_view w) { return w == "LISTEN" || w == "UNCONN"; });
    if (state == words.end()) { // netstat has no word for UDP sockets that wait
        const bool waits = words[0].starts_with("udp") && isProtocol(words[0]) && words[4].ends_with(":*");
        return waits ? socketOf(words[0], words[3]) : std::nullopt;
    }
    if (isProtocol(words[0]) && state - words.begin() >= 5)
        return socketOf(words[0], words[3]);
    if (words.end() - state < 5)
        return std::nullopt;
    const std::string_view protocol = isProtocol(words[0]) ? words[0] : *state == "UNCONN" ? "udp" : "tcp"; // ss -t prints none
    return socketOf(protocol, state[3]);
}

} // namespace shindan::facts
