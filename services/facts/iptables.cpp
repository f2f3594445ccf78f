// Rules and policies of iptables by table: `iptables-save`.
//
// Rules that drop or reject stand in the chains of kube-proxy, network plug-ins and Docker on every node. Those in other chains
// somebody has made by hand, and they may be what blocks the traffic: each becomes a fact.

#include "services/facts/extractors.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedRules = 20;
constexpr qint64 listedPolicies = 40; // of built-in chains, a few for each table
constexpr size_t listedTables = 10;

bool isKubernetesChain(std::string_view chain)
{
    static constexpr std::array<std::string_view, 9> prefixes{
        "KUBE-", "cali-", "CNI-", "CILIUM_", "DOCKER", "TERWAY", "FLANNEL-", "WEAVE", "OLD_CILIUM_"};
    return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) { return chain.starts_with(prefix); });
}

bool dropsOrRejects(std::string_view rule)
{
    const auto target = behind(rule, " -j ");
    return target == "DROP" || target == "REJECT";
}

struct Tables
{
    Tally rules; ///< by table
    qint64 dropping = 0;
    std::optional<Place> firstDropping;
};

void readPolicy(std::string_view table, std::string_view line, const Place &place, Capped &limit, FactList &facts)
{
    const std::vector<std::string_view> words = fieldsOf(line);
    if (words.size() >= 2 && words[1] != "-" && limit.admits(place))
        facts.addText(u"iptables.policy"_s, words[1], place, toText(table) + u' ' + toText(words[0].substr(1)));
}

void readRule(std::string_view table, std::string_view line, const Place &place, Tables &tables, Capped &limit, FactList &facts)
{
    tables.rules.add(table, place.line);
    if (!dropsOrRejects(line))
        return;
    ++tables.dropping;
    tables.firstDropping = tables.firstDropping.value_or(place);
    const std::string_view chain = fieldsOf(line, 3)[1];
    if (!isKubernetesChain(chain) && limit.admits(place))
        facts.addText(u"iptables.drop-rule"_s, line, place,
            toText(table) + u' ' + toText(chain) + u':' + QString::number(place.line.value()));
}

} // namespace

void readIptables(const Material &material, FactList &facts)
{
    bool read = false;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (read || !section.runs("iptables-save"))
            return;
        Tables tables;
        Capped limit(u"iptables.drop-rule"_s, listedRules);
        Capped policies(u"iptables.policy"_s, listedPolicies);
        std::string_view table;
        for (size_t i = 0; i < section.lines.size(); ++i) {
            const std::string_view line = section.lines[i];
            const Place place = member.at(section.lineAt(i));
            if (line.starts_with('*'))
                table = trimmed(line.substr(1));
            else if (line.starts_with(':') && !table.empty())
                readPolicy(table, line, place, policies, facts);
            else if (line.starts_with("-A ") && !table.empty() && fieldsOf(line, 3).size() == 3)
                readRule(table, line, place, tables, limit, facts);
        }
        limit.addRest(facts);
        policies.addRest(facts);
        read = !table.empty();
        if (!section.closed || section.failed || table.empty())
            return;
        for (const Tally::Entry &entry : tables.rules.largest(listedTables))
            facts.addInteger(u"iptables.table-rules.count"_s, entry.count, member.at(entry.first), toText(entry.name));
        facts.addInteger(
            u"iptables.drop-rules.count"_s, tables.dropping, tables.firstDropping.value_or(member.at(section.header)));
    });
}

} // namespace shindan::facts
