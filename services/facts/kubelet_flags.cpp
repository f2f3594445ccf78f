// Every flag of the kubelet: from its unit files, else from the process as it runs.
//
// A flag whose value in the unit files differs from that of the running process was edited without a restart.

#include "services/facts/extractors.h"
#include "services/facts/kubelet_flag_lines.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedFlags = 150;

using Flags = std::map<std::string_view, Found<std::string_view>>;

/// Of several lines the first that has a flag counts; within one line the last, as the kubelet takes it.
Flags flagsFrom(const std::vector<FlagLine> &lines, FlagSource source)
{
    Flags flags;
    for (const FlagLine &line : lines) {
        if (line.source != source)
            continue;
        Flags ofLine;
        for (const Flag &flag : flagsIn(line.text))
            ofLine.insert_or_assign(flag.name, Found<std::string_view>{flag.value, line.place});
        flags.insert(ofLine.begin(), ofLine.end());
    }
    return flags;
}

} // namespace

void readKubeletFlags(const Material &material, FactList &facts)
{
    const std::vector<FlagLine> lines = kubeletFlagLines(material);
    const Flags written = flagsFrom(lines, FlagSource::UnitFile);
    const Flags running = flagsFrom(lines, FlagSource::ProcessList);
    Flags all = written;
    all.insert(running.begin(), running.end());
    if (running.empty()) { // the status may cut a long line, so it is the last to be asked
        const Flags status = flagsFrom(lines, FlagSource::Status);
        all.insert(status.begin(), status.end());
    }
    Capped limit(u"kubelet.flag"_s, listedFlags);
    for (const auto &[name, found] : all) {
        if (limit.admits(found.place))
            facts.addText(u"kubelet.flag"_s, found.value, found.place, toText(name));
    }
    limit.addRest(facts);
    for (const auto &[name, found] : running) {
        const auto it = written.find(name);
        if (it != written.end() && it->second.value != found.value)
            facts.addText(u"kubelet.flag-running"_s, found.value, found.place, toText(name));
    }
}

} // namespace shindan::facts
