// Which connections the kernel tracks: /proc/net/nf_conntrack, by protocol, by state, and whose there are most.
// Source of the format: kernel.org, net/netfilter/nf_conntrack_standalone.c.

#include "services/facts/extractors.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <algorithm>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t listedPeers = 5;
constexpr size_t listedKinds = 20; // of protocols, of states

struct Connections
{
    Tally protocols;
    Tally states;
    Tally sources;
    std::map<std::pair<std::string_view, std::string_view>, std::pair<qint64, model::LineNumber>> targets; ///< address, port
    qint64 unreplied = 0;
    model::LineNumber firstUnreplied;
    qint64 total = 0;
};

/// `ipv4     2 tcp      6 86399 ESTABLISHED src=192.0.2.7 dst=192.0.2.1 sport=54396 dport=443 src=... [ASSURED] mark=0 use=2`;
/// only TCP and a few others have a state. The first `src=` and `dst=` are those of the side that opened the connection.
void readLine(std::string_view line, model::LineNumber number, Connections &connections)
{
    const std::vector<std::string_view> words = fieldsOf(line, 7);
    if (words.size() != 7 || !words[0].starts_with("ipv") || !wholeNumber(words[3]) || !wholeNumber(words[4]))
        return;
    ++connections.total;
    connections.protocols.add(words[2], number);
    if (!contains(words[5], "="))
        connections.states.add(words[5], number);
    if (const auto source = behind(line, " src="))
        connections.sources.add(*source, number);
    const auto target = behind(line, " dst=");
    if (const auto port = behind(line, " dport="); target && port)
        connections.targets.try_emplace({*target, *port}, 0, number).first->second.first += 1;
    if (contains(line, "[UNREPLIED]")) {
        connections.firstUnreplied = connections.unreplied++ == 0 ? number : connections.firstUnreplied;
    }
}

QString withPort(std::string_view address, std::string_view port)
{
    const bool bracketed = contains(address, ":");
    return (bracketed ? u"["_s + toText(address) + u"]"_s : toText(address)) + u':' + toText(port);
}

void addTargets(const MemberText &member, const Connections &connections, FactList &facts)
{
    using Entry = std::pair<QString, std::pair<qint64, model::LineNumber>>;
    std::vector<Entry> entries;
    for (const auto &[target, count] : connections.targets)
        entries.emplace_back(withPort(target.first, target.second), count);
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.second.first > b.second.first; });
    for (size_t i = 0; i < std::min(entries.size(), listedPeers); ++i)
        facts.addInteger(
            u"conntrack.target.count"_s, entries[i].second.first, member.at(entries[i].second.second), entries[i].first);
}

void addFacts(const MemberText &member, const Section &section, const Connections &connections, FactList &facts)
{
    facts.addInteger(u"conntrack.listed.count"_s, connections.total, member.at(section.header));
    for (const Tally::Entry &protocol : connections.protocols.largest(listedKinds))
        facts.addInteger(u"conntrack.protocol.count"_s, protocol.count, member.at(protocol.first), toText(protocol.name));
    for (const Tally::Entry &state : connections.states.largest(listedKinds))
        facts.addInteger(u"conntrack.state.count"_s, state.count, member.at(state.first), toText(state.name));
    for (const Tally::Entry &source : connections.sources.largest(listedPeers))
        facts.addInteger(u"conntrack.source.count"_s, source.count, member.at(source.first), toText(source.name));
    addTargets(member, connections, facts);
    const model::LineNumber unreplied = connections.unreplied > 0 ? connections.firstUnreplied : section.header;
    facts.addInteger(u"conntrack.unreplied.count"_s, connections.unreplied, member.at(unreplied));
}

} // namespace

/// Only a list that is whole is counted: one that was cut off would show too few.
void readConntrackTable(const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        const bool whole = section.closed && !section.failed;
        if (!whole || !section.runs("cat /proc/net/nf_conntrack") || facts.has(u"conntrack.listed.count"_s))
            return;
        Connections connections;
        for (size_t i = 0; i < section.lines.size(); ++i)
            readLine(section.lines[i], section.lineAt(i), connections);
        addFacts(member, section, connections, facts);
    });
}

} // namespace shindan::facts
