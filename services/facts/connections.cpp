// TCP connections of the node itself by state: `netstat -nt`. Those of pods stand in the pods' own network namespaces.

#include "services/facts/extractors.h"
#include "services/facts/socket_lists.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t listedStates = 20; // TCP has eleven

/// `tcp   0   0 192.0.2.7:39002   192.0.2.1:443   TIME_WAIT`; with -p a column for the program follows.
Tally statesOf(const Section &section, const SocketList &list)
{
    Tally states;
    for (size_t i = list.begin; i < list.end; ++i) {
        const std::vector<std::string_view> words = fieldsOf(section.lines[i]);
        if (words.size() >= 6 && (words[0] == "tcp" || words[0] == "tcp6"))
            states.add(words[5], section.lineAt(i));
    }
    return states;
}

} // namespace

/// The first list that is whole and has TCP connections: a mixture of two moments would be no count of anything.
void readConnections(const Material &material, FactList &facts)
{
    const QString id = u"connection.state.count"_s;
    bool read = false;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (read || (!section.command.empty() && !section.runs("netstat")))
            return;
        for (const SocketList &list : connectionLists(section)) {
            const Tally states = list.whole && !read ? statesOf(section, list) : Tally();
            if (states.empty())
                continue;
            read = true;
            for (const Tally::Entry &state : states.largest(listedStates))
                facts.addInteger(id, state.count, member.at(state.first), toText(state.name));
            facts.addInteger(u"connection.total.count"_s, states.total(), member.at(section.lineAt(list.begin)));
        }
    });
}

} // namespace shindan::facts
