// What else /proc/meminfo tells: where the memory is, huge pages, swap that is left.
// Meaning of the names: kernel.org, Documentation/filesystems/proc.rst.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Amounts, printed in kB.
const std::map<std::string_view, QString> &amounts()
{
    static const std::map<std::string_view, QString> ids{
        {"MemFree", u"memory.free-bytes"_s},
        {"Buffers", u"memory.buffers-bytes"_s},
        {"Cached", u"memory.cached-bytes"_s},
        {"AnonPages", u"memory.anonymous-bytes"_s},
        {"Shmem", u"memory.shared-bytes"_s},
        {"Slab", u"memory.slab-bytes"_s},
        {"SReclaimable", u"memory.slab-reclaimable-bytes"_s},
        {"SUnreclaim", u"memory.slab-unreclaimable-bytes"_s},
        {"Dirty", u"memory.dirty-bytes"_s},
        {"Writeback", u"memory.writeback-bytes"_s},
        {"KernelStack", u"memory.kernel-stack-bytes"_s},
        {"PageTables", u"memory.page-tables-bytes"_s},
        {"CommitLimit", u"memory.commit-limit-bytes"_s},
        {"Committed_AS", u"memory.committed-bytes"_s},
        {"HardwareCorrupted", u"memory.corrupted-bytes"_s},
        {"SwapFree", u"swap.free-bytes"_s},
        {"Hugepagesize", u"huge-pages.page-bytes"_s},
        {"AnonHugePages", u"huge-pages.anonymous-bytes"_s},
        {"ShmemHugePages", u"huge-pages.shared-bytes"_s},
        {"FileHugePages", u"huge-pages.file-bytes"_s},
    };
    return ids;
}

/// Numbers of pages.
const std::map<std::string_view, QString> &counts()
{
    static const std::map<std::string_view, QString> ids{
        {"HugePages_Total", u"huge-pages.total.count"_s},
        {"HugePages_Free", u"huge-pages.free.count"_s},
        {"HugePages_Rsvd", u"huge-pages.reserved.count"_s},
    };
    return ids;
}

void readLine(std::string_view line, const Place &place, FactList &facts)
{
    const std::string_view name = line.substr(0, line.find(':'));
    if (const auto it = amounts().find(name); it != amounts().end()) {
        if (const auto bytes = kernelKilobytes(line, name))
            facts.addInteger(it->second, *bytes, place);
    } else if (const auto pages = counts().find(name); pages != counts().end()) {
        const auto value = valueOf(line, name);
        if (const auto count = value ? wholeNumber(*value) : std::nullopt; count && *count >= 0)
            facts.addInteger(pages->second, *count, place);
    }
}

/// Part of a whole, in percent; nothing where one of the two is missing or the whole is 0.
void addShare(const QString &id, const QString &part, const QString &whole, bool isRest, FactList &facts)
{
    const model::Fact *a = facts.find(part);
    const model::Fact *b = facts.find(whole);
    if (!a || !b || b->value.toLongLong() <= 0 || a->value.toLongLong() > b->value.toLongLong())
        return;
    const double share = 100.0 * a->value.toDouble() / b->value.toDouble();
    facts.addNumber(id, isRest ? 100.0 - share : share, {a->source, a->line});
}

} // namespace

void readMemoryDetails(const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        const bool file = section.command.empty() && !section.lines.empty() && section.lines[0].starts_with("MemTotal:");
        for (size_t i = 0; (file || section.runs("cat /proc/meminfo")) && i < section.lines.size(); ++i)
            readLine(section.lines[i], member.at(section.lineAt(i)), facts);
    });
    addShare(u"memory.slab-unreclaimable-percent"_s, u"memory.slab-unreclaimable-bytes"_s, u"memory.total-bytes"_s, false, facts);
    addShare(u"swap.used-percent"_s, u"swap.free-bytes"_s, u"swap.total-bytes"_s, true, facts);
}

} // namespace shindan::facts
