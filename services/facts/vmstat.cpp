// Counters of the kernel's memory management since boot that tell of trouble: /proc/vmstat.
// Meaning of the names: kernel.org, mm/vmstat.c and Documentation/admin-guide/mm.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Counters that become facts `vmstat.<name>`. A rule that asks for another one adds its name here.
constexpr std::array<std::string_view, 21> listed{"oom_kill", "allocstall", "compact_stall", "compact_fail", "compact_success",
    "pgscan_direct", "pgsteal_direct", "pgscan_direct_throttle", "pgmajfault", "pswpin", "pswpout",
    "kswapd_low_wmark_hit_quickly", "kswapd_high_wmark_hit_quickly", "workingset_refault_file", "workingset_refault",
    "thp_fault_alloc", "thp_fault_fallback", "thp_collapse_alloc_failed", "htlb_buddy_alloc_fail", "numa_miss", "drop_pagecache"};

} // namespace

void readVmstat(const Material &material, FactList &facts)
{
    const QString stalls = u"vmstat.allocstall"_s; // since kernel 4.10 a counter a zone
    material.forEachSection([&](const MemberText &member, const Section &section) {
        std::optional<Found<qint64>> stalled;
        for (size_t i = 0; section.runs("cat /proc/vmstat") && i < section.lines.size(); ++i) {
            const std::vector<std::string_view> words = fieldsOf(section.lines[i]);
            const auto count = words.size() == 2 ? wholeNumber(words[1]) : std::nullopt;
            if (!count || *count < 0)
                continue;
            if (words[0].starts_with("allocstall_")) {
                stalled = stalled.value_or(Found<qint64>{0, member.at(section.lineAt(i))});
                stalled->value += *count;
            } else if (std::find(listed.begin(), listed.end(), words[0]) != listed.end()) {
                facts.addInteger(u"vmstat."_s + toText(words[0]), *count, member.at(section.lineAt(i)));
            }
        }
        if (stalled && section.closed && !section.failed)
            facts.addInteger(stalls, stalled->value, stalled->place);
    });
}

} // namespace shindan::facts
