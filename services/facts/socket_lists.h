#pragma once
// The lists of sockets in the output of netstat and ss, with or without a section around them.

#include "services/facts/member_text.h"

#include <optional>
#include <string_view>
#include <vector>

namespace shindan::facts {

/// Lines [begin, end) of a section.
struct SocketList
{
    size_t begin = 0;
    size_t end = 0;
    /// Nothing is missing: the footer of its section is there or, without one, the heading of the list that follows it.
    bool whole = false;
};

struct ListeningSocket
{
    std::string_view protocol; ///< tcp, udp; of both families
    std::string_view address; ///< `0.0.0.0`, `::`, `*`, `169.254.20.10`
    std::string_view port;
};

/// `netstat -ln`, `ss -ln`.
[[nodiscard]] std::vector<SocketList> listeningLists(const Section &section);
/// `netstat -nt`: without those that listen.
[[nodiscard]] std::vector<SocketList> connectionLists(const Section &section);
/// `tcp6  0  0 :::10250  :::*  LISTEN` (netstat), `tcp LISTEN 0 128 *:10250 *:*` (ss); UDP sockets have no state or UNCONN. No
/// value for sockets of the machine itself (unix) and for those with a peer.
[[nodiscard]] std::optional<ListeningSocket> listeningSocketIn(std::string_view line);

} // namespace shindan::facts
