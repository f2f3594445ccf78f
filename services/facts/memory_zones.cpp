// Free memory by zone and by the size of its blocks (/proc/buddyinfo), and the marks at which the kernel begins to reclaim
// (/proc/zoneinfo). Source of the formats: kernel.org, Documentation/filesystems/proc.rst.
//
// Memory can be free and yet too scattered: an allocation of order 3 needs 8 pages in a row. The fragmentation is the part of
// the free memory that stands in blocks too small for order 3, the largest order that the kernel tries hard to serve.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <vector>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t mostZones = 128; // a few for each memory node of the machine

/// `Node 0, zone    DMA32 ...` -> `Node 0, zone DMA32`; empty: no such line.
QString zoneIn(const std::vector<std::string_view> &words)
{
    if (words.size() < 4 || words[0] != "Node" || !words[1].ends_with(',') || words[2] != "zone")
        return {};
    return u"Node "_s + toText(words[1]) + u" zone "_s + toText(words[3]);
}

struct Blocks
{
    QString zone;
    Place place;
    bool small = false; ///< zone DMA: a few megabytes for old devices
    qint64 free = 0; ///< pages
    qint64 fromOrder3 = 0;
    qint64 fromOrder4 = 0;
};

std::optional<Blocks> blocksIn(std::string_view line, const Place &place)
{
    const std::vector<std::string_view> words = fieldsOf(line);
    Blocks blocks{zoneIn(words), place, words.size() > 3 && words[3] == "DMA", 0, 0, 0};
    if (blocks.zone.isEmpty() || words.size() < 8 || words.size() > 36)
        return std::nullopt;
    for (size_t order = 0; order + 4 < words.size(); ++order) {
        const auto count = wholeNumber(words[order + 4]);
        if (!count || *count < 0 || *count > (qint64(1) << 40) >> order)
            return std::nullopt;
        const qint64 pages = *count << order;
        blocks.free += pages;
        blocks.fromOrder3 += order >= 3 ? pages : 0;
        blocks.fromOrder4 += order >= 4 ? pages : 0;
    }
    return blocks;
}

double scattered(qint64 free, qint64 inBlocks)
{
    return 100.0 * static_cast<double>(free - inBlocks) / static_cast<double>(free);
}

/// Of the node as a whole. Zone DMA does not count where there is another one: nothing of a pod lives there.
void addFragmentation(const std::vector<Blocks> &zones, FactList &facts)
{
    for (const bool withSmall : {false, true}) {
        Blocks sum;
        for (const Blocks &zone : zones) {
            if (zone.small && !withSmall)
                continue;
            sum.place = sum.free == 0 ? zone.place : sum.place;
            sum.free += zone.free;
            sum.fromOrder3 += zone.fromOrder3;
        }
        if (sum.free == 0)
            continue;
        facts.addNumber(u"memory.fragmentation-percent"_s, scattered(sum.free, sum.fromOrder3), sum.place);
        facts.addInteger(u"memory.free-pages-from-order-3"_s, sum.fromOrder3, sum.place);
        return;
    }
}

void readBuddyinfo(const MemberText &member, const Section &section, FactList &facts)
{
    std::vector<Blocks> zones;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        if (zones.size() >= mostZones)
            break;
        if (auto blocks = blocksIn(section.lines[i], member.at(section.lineAt(i))))
            zones.push_back(std::move(*blocks));
    }
    for (const Blocks &zone : zones) {
        facts.addInteger(u"memory.zone.free-pages-from-order-3"_s, zone.fromOrder3, zone.place, zone.zone);
        facts.addInteger(u"memory.zone.free-pages-from-order-4"_s, zone.fromOrder4, zone.place, zone.zone);
        if (zone.free > 0)
            facts.addNumber(u"memory.zone.fragmentation-percent"_s, scattered(zone.free, zone.fromOrder3), zone.place, zone.zone);
    }
    addFragmentation(zones, facts);
}

/// `  pages free     136559`, then `        min      13100` ... Zones that manage no page have marks of no meaning.
void readZoneinfo(const MemberText &member, const Section &section, FactList &facts)
{
    static const std::vector<std::pair<std::string_view, QString>> marks{{"free", u"memory.zone.free-pages"_s},
        {"min", u"memory.zone.min-pages"_s}, {"low", u"memory.zone.low-pages"_s}, {"high", u"memory.zone.high-pages"_s},
        {"managed", u"memory.zone.managed-pages"_s}};
    QString zone;
    size_t zones = 0;
    std::vector<Found<qint64>> values;
    const auto close = [&] {
        if (values.size() == marks.size() && values.back().value > 0 && ++zones <= mostZones) {
            for (size_t m = 0; m < marks.size(); ++m)
                facts.addInteger(marks[m].second, values[m].value, values[m].place, zone);
        }
        values.clear();
    };
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const std::vector<std::string_view> words = fieldsOf(section.lines[i], 5);
        if (const QString name = zoneIn(words); !name.isEmpty()) {
            close();
            zone = name;
            continue;
        }
        if (zone.isEmpty() || values.size() == marks.size())
            continue;
        const bool first = words.size() == 3 && words[0] == "pages" && words[1] == "free";
        const std::string_view name = first ? words[1] : words.size() == 2 ? words[0] : std::string_view{};
        if (name != marks[values.size()].first || (values.empty() && !first))
            continue;
        if (const auto number = wholeNumber(words.back()))
            values.push_back({*number, member.at(section.lineAt(i))});
    }
    close();
}

} // namespace

void readMemoryZones(const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (section.runs("cat /proc/buddyinfo") && section.closed && !section.failed)
            readBuddyinfo(member, section, facts);
        else if (section.runs("cat /proc/zoneinfo"))
            readZoneinfo(member, section, facts);
    });
}

} // namespace shindan::facts
