// How the node's network is built: default route, network plug-in, proxy mode, DNS cache on the node.

#include "services/facts/extractors.h"
#include "services/facts/process_list.h"
#include "services/facts/text_scan.h"

#include <array>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A list of routes without a default one proves that there is none only if it is whole.
void addDefaultRoute(const Material &material, FactList &facts)
{
    std::optional<Place> without;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        const bool lists = section.runs("ip route") || section.runs("ip r");
        const bool table = section.runs("route") || section.runs("netstat -rn");
        for (size_t i = 0; (lists || table) && i < section.lines.size(); ++i) {
            const std::string_view line = section.lines[i];
            if (line.starts_with("default ") || (table && line.starts_with("0.0.0.0 ")))
                facts.addBoolean(u"route.default"_s, true, member.at(section.lineAt(i)));
        }
        if ((lists || table) && section.closed && !section.failed && !without)
            without = member.at(section.header);
    });
    if (without)
        facts.addBoolean(u"route.default"_s, false, *without);
}

/// `default via 192.0.2.1 dev eth0 proto dhcp ...`, and how many routes there are; those to pods of this node lead to the end of
/// a pod's pair (Terway and Calico: cali..., others: veth..., lxc...).
void addRoutes(const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (!(section.runs("ip route") || section.runs("ip r")) || facts.has(u"route.total.count"_s))
            return;
        qint64 total = 0;
        qint64 pods = 0;
        Place firstPod = member.at(section.header);
        for (size_t i = 0; i < section.lines.size(); ++i) {
            const std::string_view line = section.lines[i];
            const Place place = member.at(section.lineAt(i));
            total += trimmed(line).empty() ? 0 : 1;
            const std::string_view device = behind(line, " dev ").value_or(std::string_view{});
            if (device.starts_with("cali") || device.starts_with("veth") || device.starts_with("lxc"))
                firstPod = pods++ == 0 ? place : firstPod;
            if (!line.starts_with("default "))
                continue;
            if (const auto gateway = behind(line, " via "))
                facts.addText(u"route.gateway"_s, *gateway, place);
            facts.addText(u"route.default-interface"_s, device, place);
        }
        if (!section.closed || section.failed)
            return;
        facts.addInteger(u"route.total.count"_s, total, member.at(section.header));
        facts.addInteger(u"route.pods.count"_s, pods, firstPod);
    });
}

/// Programs that only one plug-in runs on nodes; Terway first, because it may run parts of the others.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> plugins{{
    {"terwayd", "terway"},
    {"terway-cli", "terway"},
    {"flanneld", "flannel"},
    {"calico-node", "calico"},
    {"calico-felix", "calico"},
    {"cilium-agent", "cilium"},
    {"kube-router", "kube-router"},
}};

void addPlugin(const Material &material, FactList &facts)
{
    const QString id = u"network.plugin"_s;
    for (const auto &[program, plugin] : plugins) {
        material.forEachSection([&](const MemberText &member, const Section &section) {
            for (size_t i = 0; !facts.has(id) && section.runs("ps") && i < section.lines.size(); ++i) {
                if (programOf(section.lines[i]) == program)
                    facts.addText(id, plugin, member.at(section.lineAt(i)));
            }
        });
    }
    for (const auto &name : {u"flannel.1"_s, u"cni0"_s}) {
        if (const model::Fact *flannel = facts.find(u"interface."_s + name + u".state"_s, name))
            facts.addText(id, u"flannel"_s, {flannel->source, flannel->line});
    }
}

/// How the plug-in connects pods: terwayd is told (`-daemon-mode ENIMultiIP`: pods share elastic network interfaces); Flannel
/// has a vxlan device where it wraps packets. The interfaces that Terway attached are eth1 and on; eth0 is the node's own.
void addPluginMode(const Material &material, FactList &facts)
{
    const QString id = u"network.mode"_s;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        for (size_t i = 0; section.runs("ps") && i < section.lines.size(); ++i) {
            if (programOf(section.lines[i]) != "terwayd")
                continue;
            const auto mode = behind(section.lines[i], "-daemon-mode ");
            const auto withEquals = mode ? mode : behind(section.lines[i], "-daemon-mode=");
            if (withEquals)
                facts.addText(id, *withEquals, member.at(section.lineAt(i)));
        }
    });
    const QString device = u"flannel.1"_s;
    if (const model::Fact *flannel = facts.find(u"interface."_s + device + u".type"_s, device))
        facts.addText(id, flannel->value.toString(), {flannel->source, flannel->line});
    const model::Fact *plugin = facts.find(u"network.plugin"_s);
    if (!plugin || plugin->value.toString() != u"terway"_s)
        return;
    std::optional<Found<qint64>> attached;
    for (const model::Fact &fact : facts.facts()) {
        if (!fact.id.startsWith(u"interface.eth"_s) || !fact.id.endsWith(u".state"_s))
            continue;
        attached = attached.value_or(Found<qint64>{0, {fact.source, fact.line}});
        ++attached->value;
    }
    if (attached)
        facts.addInteger(u"network.eni.count"_s, attached->value, attached->place);
}

/// kube-ipvs0 is there in IPVS mode only; chains KUBE-SVC-... alone mean iptables mode. nftables mode keeps a table of its own.
void addProxyMode(const Material &material, FactList &facts)
{
    const QString id = u"kube-proxy.mode"_s;
    const QString device = u"kube-ipvs0"_s;
    if (const model::Fact *ipvs = facts.find(u"interface."_s + device + u".state"_s, device))
        facts.addText(id, u"ipvs"_s, {ipvs->source, ipvs->line});
    std::optional<Found<qint64>> rules;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        for (size_t i = 0; section.runs("iptables-save") && i < section.lines.size(); ++i) {
            const std::string_view line = section.lines[i];
            if (line.starts_with(":KUBE-SVC-"))
                facts.addText(id, u"iptables"_s, member.at(section.lineAt(i)));
            if (!line.starts_with("-A "))
                continue;
            rules = rules.value_or(Found<qint64>{0, member.at(section.header)});
            ++rules->value;
        }
        if (rules && !(section.closed && !section.failed) && section.runs("iptables-save"))
            rules.reset(); // cut off: the count would be too small
    });
    if (rules)
        facts.addInteger(u"iptables.rules.count"_s, rules->value, rules->place);
}

/// NodeLocal DNSCache answers on a dummy device of its own.
void addNodeLocalDns(FactList &facts)
{
    const QString device = u"nodelocaldns"_s;
    if (const model::Fact *state = facts.find(u"interface."_s + device + u".state"_s, device))
        facts.addBoolean(u"dns.node-local-cache"_s, true, {state->source, state->line});
}

} // namespace

void readNetwork(const Material &material, FactList &facts)
{
    addDefaultRoute(material, facts);
    addRoutes(material, facts);
    addPlugin(material, facts);
    addPluginMode(material, facts);
    addProxyMode(material, facts);
    addNodeLocalDns(facts);
}

} // namespace shindan::facts
