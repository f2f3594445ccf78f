// Who is listened for: the ports of kubelet and kube-proxy, and the list of all. Source: `netstat -ln`, `ss -ln`.
//
// A list proves that nobody listens only if it is whole.

#include "services/facts/extractors.h"
#include "services/facts/socket_lists.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>
#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedPorts = 150;
/// kubelet: API and its health; kube-proxy: its health and metrics.
constexpr std::array<std::string_view, 4> watched{"10250", "10248", "10256", "10249"};

using Listening = WorstOf<bool, bool (*)(bool, bool)>;

void readWatched(const MemberText &member, const Section &section, const SocketList &list, std::string_view port, Listening &listening)
{
    for (size_t i = list.begin; i < list.end; ++i) {
        const auto socket = listeningSocketIn(section.lines[i]);
        if (socket && socket->protocol == "tcp" && socket->port == port) {
            listening.offer(true, member.at(section.lineAt(i)));
            return;
        }
    }
    if (list.whole)
        listening.offer(false, member.at(section.lineAt(list.begin)));
}

void addWatched(std::string_view port, const Listening &listening, FactList &facts)
{
    const QString id = u"port."_s + toText(port) + u".listening"_s;
    if (!listening.worst())
        return;
    facts.addBoolean(id, listening.worst()->value, listening.worst()->place);
    if (const auto &other = listening.other())
        facts.note({id, {}, u"false"_s, listening.worst()->place, u"true"_s, other->place});
}

struct Port
{
    QStringList addresses;
    Place place;
};

/// tcp before udp, then by number.
using Ports = std::map<std::pair<std::string_view, qint64>, Port>;

Ports portsOf(const MemberText &member, const Section &section, const SocketList &list)
{
    Ports ports;
    for (size_t i = list.begin; i < list.end; ++i) {
        const auto socket = listeningSocketIn(section.lines[i]);
        const auto number = socket ? wholeNumber(socket->port) : std::nullopt;
        if (!number)
            continue;
        Port &port = ports.try_emplace({socket->protocol, *number}, Port{{}, member.at(section.lineAt(i))}).first->second;
        if (const QString address = toText(socket->address); !port.addresses.contains(address))
            port.addresses << address;
    }
    return ports;
}

/// `port.listening` of tcp/53: the addresses on which it is listened on.
void addPorts(const Ports &ports, const Place &place, bool whole, FactList &facts)
{
    const QString id = u"port.listening"_s;
    Capped limit(id, listedPorts);
    for (const auto &[key, port] : ports) {
        if (limit.admits(port.place))
            facts.addText(id, port.addresses.join(u", "_s), port.place, toText(key.first) + u'/' + QString::number(key.second));
    }
    limit.addRest(facts);
    if (whole)
        facts.addInteger(u"port.total.count"_s, static_cast<qint64>(ports.size()), place);
}

} // namespace

void readPorts(const Material &material, FactList &facts)
{
    std::vector<Listening> listening(watched.size(), Listening([](bool a, bool b) { return !a && b; }));
    bool listed = false;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (!section.command.empty() && !section.runs("netstat") && !section.runs("ss"))
            return;
        for (const SocketList &list : listeningLists(section)) {
            for (size_t w = 0; w < watched.size(); ++w)
                readWatched(member, section, list, watched[w], listening[w]);
            const Ports ports = listed ? Ports() : portsOf(member, section, list);
            if (!ports.empty())
                addPorts(ports, member.at(section.lineAt(list.begin)), list.whole, facts);
            listed = listed || !ports.empty();
        }
    });
    for (size_t w = 0; w < watched.size(); ++w)
        addWatched(watched[w], listening[w], facts);
}

} // namespace shindan::facts
