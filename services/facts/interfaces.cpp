// Network interfaces: `ip [--details] address show`, `ip [--details] link show`.
//
// The ends of pods' pairs (veth) come and go with pods and are left out. kube-ipvs0, nodelocaldns and other dummy devices are
// DOWN on a healthy node; the type tells them from a cable that is off.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <algorithm>
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
    std::optional<Found<qint64>> mtu;
    std::optional<Found<QString>> master;
    QStringList addresses;
    Place firstAddress;
};

constexpr qsizetype listedAddresses = 8; // of one interface; kube-ipvs0 has one a Service
constexpr size_t listedInterfaces = 60;

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

void readHead(std::string_view line, const Place &place, Interface &entry)
{
    entry.veth = entry.veth || contains(fieldsOf(line, 3)[1], "@if");
    if (const auto state = behind(line, " state "))
        entry.state.offer(toText(*state).toLower(), place);
    const auto mtu = behind(line, " mtu ");
    if (const auto number = mtu ? wholeNumber(*mtu) : std::nullopt; number && !entry.mtu)
        entry.mtu = Found<qint64>{*number, place};
    if (const auto master = behind(line, " master "); master && !entry.master)
        entry.master = Found<QString>{toText(*master), place};
}

/// `    inet 192.0.2.7/24 brd ...`. Link-local addresses of IPv6 are on every interface and say nothing.
void readAddress(std::string_view line, const Place &place, Interface &entry)
{
    const std::vector<std::string_view> words = fieldsOf(line, 3);
    const bool isAddress = words.size() >= 2 && (words[0] == "inet" || words[0] == "inet6");
    if (!isAddress || words[1].starts_with("fe80:"))
        return;
    if (const QString address = toText(words[1]); !entry.addresses.contains(address)) {
        entry.firstAddress = entry.addresses.isEmpty() ? place : entry.firstAddress;
        entry.addresses << address;
    }
}

void addAddresses(const QString &name, const Interface &entry, FactList &facts)
{
    if (entry.addresses.isEmpty())
        return;
    QString text = entry.addresses.first(std::min(entry.addresses.size(), listedAddresses)).join(u", "_s);
    if (entry.addresses.size() > listedAddresses)
        text += u", ... (+"_s + QString::number(entry.addresses.size() - listedAddresses) + u')';
    facts.addText(u"interface."_s + name + u".addresses"_s, text, entry.firstAddress, name);
    if (name == u"kube-ipvs0"_s) // an address for each address of a Service
        facts.addInteger(u"kube-proxy.service-addresses.count"_s, entry.addresses.size(), entry.firstAddress);
}

void addInterface(const QString &name, const Interface &entry, FactList &facts)
{
    const QString id = u"interface."_s + name;
    const Found<QString> &worst = *entry.state.worst();
    facts.addText(id + u".state"_s, worst.value, worst.place, name);
    facts.addText(id + u".type"_s, entry.type, entry.typePlace, name);
    if (entry.mtu)
        facts.addInteger(id + u".mtu"_s, entry.mtu->value, entry.mtu->place, name);
    if (entry.master)
        facts.addText(id + u".master"_s, entry.master->value, entry.master->place, name);
    addAddresses(name, entry, facts);
    if (const auto &other = entry.state.other())
        facts.note({id + u".state"_s, name, worst.value, worst.place, other->value, other->place});
}

/// Ends of pods' pairs: how many, and how many of them are down.
struct Pairs
{
    qint64 all = 0;
    qint64 down = 0;
    Place first;
    Place firstDown;
    void add(const Found<QString> &state)
    {
        first = all++ == 0 ? state.place : first;
        if (state.value == u"down"_s)
            firstDown = down++ == 0 ? state.place : firstDown;
    }
};

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
                readHead(line, place, *current);
            } else if (current) {
                readLine(line, place, *current);
                readAddress(line, place, *current);
            }
        }
    });
    Pairs pairs;
    size_t listed = 0;
    for (const auto &[name, entry] : interfaces) {
        if (!entry.state.worst())
            continue;
        if (entry.veth)
            pairs.add(*entry.state.worst());
        else if (++listed <= listedInterfaces)
            addInterface(name, entry, facts);
    }
    if (pairs.all > 0) {
        facts.addInteger(u"interface.veth.count"_s, pairs.all, pairs.first);
        facts.addInteger(u"interface.veth-down.count"_s, pairs.down, pairs.down > 0 ? pairs.firstDown : pairs.first);
    }
    if (listed > listedInterfaces)
        facts.addInteger(u"interface.more.count"_s, static_cast<qint64>(listed - listedInterfaces), {});
}

} // namespace shindan::facts
