// Network interfaces: `ip [--details] address show`, `ip [--details] link show`.
//
// The ends of pods' pairs (veth) come and go with pods and are left out. kube-ipvs0, nodelocaldns and other dummy devices are
// DOWN on a healthy node; the type tells them from a cable that is off.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <array>
#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

bool downIsWorse(const QString &a, const QString &b)
{
    return a == u"down"_s && b != u"down"_s;
}

struct Interface
{
    WorstOf<QString, bool (*)(const QString &, const QString &)> state{downIsWorse};
    QString type;
    Place typePlace;
    bool veth = false;
};

/// `2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 ... state UP ...`: the name, without `@if2`.
QString nameIn(std::string_view line)
{
    const std::vector<std::string_view> words = fieldsOf(line, 4);
    if (words.size() < 4 || line.starts_with(' ') || !words[0].ends_with(':')
        || !wholeNumber(words[0].substr(0, words[0].size() - 1)) || !words[2].starts_with('<'))
        return {};
    const std::string_view name = words[1].substr(0, words[1].find_first_of("@:"));
    return toText(name);
}

/// `    dummy numtxqueues 1 ...`: with --details the kind stands at the beginning of a line of its own.
std::string_view kindIn(std::string_view line)
{
    static constexpr std::array<std::string_view, 13> kinds{"dummy", "veth", "bridge", "bridge_slave", "vxlan", "vlan", "ipvlan",
        "macvlan", "bond", "bond_slave", "ipip", "tun", "wireguard"};
    const std::vector<std::string_view> words = fieldsOf(line, 2);
    const auto it = words.empty() ? kinds.end() : std::find(kinds.begin(), kinds.end(), words[0]);
    return it == kinds.end() ? std::string_view{} : *it;
}

void readLine(std::string_view line, const Place &place, Interface &entry)
{
    if (const auto kind = kindIn(line); !kind.empty() && !kind.ends_with("_slave")) {
        entry.type = toText(kind);
        entry.typePlace = place;
        entry.veth = kind == "veth";
        return;
    }
    const auto link = behind(trimmed(line), "link/");
    if (!link || !trimmed(line).starts_with("link/") || !entry.type.isEmpty())
        return;
    entry.type = *link == "ether" ? u"ethernet"_s : toText(*link);
    entry.typePlace = place;
}

bool listsInterfaces(const Section &section)
{
    return section.runs("ip") && !contains(section.command, " route") && !contains(section.command, " rule")
        && !contains(section.command, " neigh");
}

} // namespace

void readInterfaces(const Material &material, FactList &facts)
{
    std::map<QString, Interface> interfaces;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        Interface *current = nullptr;
        for (size_t i = 0; listsInterfaces(section) && i < section.lines.size(); ++i) {
            const std::string_view line = section.lines[i];
            const Place place = member.at(section.lineAt(i));
            if (const QString name = nameIn(line); !name.isEmpty()) {
                current = &interfaces[name];
                current->veth = current->veth || contains(fieldsOf(line, 3)[1], "@if");
                if (const auto state = behind(line, " state "))
                    current->state.offer(toText(*state).toLower(), place);
            } else if (current) {
                readLine(line, place, *current);
            }
        }
    });
    for (const auto &[name, entry] : interfaces) {
        if (entry.veth || !entry.state.worst())
            continue;
        const QString id = u"interface."_s + name + u".state"_s;
        const Found<QString> &worst = *entry.state.worst();
        facts.addText(id, worst.value, worst.place, name);
        facts.addText(u"interface."_s + name + u".type"_s, entry.type, entry.typePlace, name);
        if (const auto &other = entry.state.other())
            facts.note({id, name, worst.value, worst.place, other->value, other->place});
    }
}

} // namespace shindan::facts
