#include "services/diagnosis/coverage.h"

#include "services/diagnosis/printers.h"
#include "services/resources/messages.h"

#include <algorithm>
#include <array>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using model::Coverage;

namespace {

// A log that begins this long after the boot is taken to cover it.
constexpr model::Nanoseconds bootSlack = 10min;

struct FactRole
{
    QStringView family;
    std::array<QStringView, 2> roles;
};

// Where facts are read from, by the first words of their names.
constexpr std::array factRoles{
    FactRole{u"service", {u"service-status", u"unit-status"}},
    FactRole{u"process", {u"system-status", u"ps-status"}},
    FactRole{u"ps", {u"ps-status", u"system-status"}},
    FactRole{u"dstate", {u"system-status", u"ps-status"}},
    FactRole{u"threads", {u"system-status", {}}},
    FactRole{u"load", {u"system-status", {}}},
    FactRole{u"disk", {u"system-status", {}}},
    FactRole{u"fd", {u"system-info", {}}},
    FactRole{u"pid", {u"system-info", {}}},
    FactRole{u"conntrack", {u"system-info", {}}},
    FactRole{u"sysctl", {u"system-info", {}}},
    FactRole{u"kernel", {u"system-info", {}}},
    FactRole{u"os", {u"system-info", {}}},
    FactRole{u"memory", {u"memory-info", {}}},
    FactRole{u"swap", {u"memory-info", {}}},
    FactRole{u"interface", {u"network-info", {}}},
    FactRole{u"route", {u"network-info", {}}},
    FactRole{u"port", {u"network-info", u"system-status"}},
    FactRole{u"kubelet", {u"unit-status", {}}},
    FactRole{u"containerd", {u"containerd-log", u"unit-status"}},
    FactRole{u"docker", {u"unit-status", {}}},
    FactRole{u"runtime", {u"unit-file", {}}},
    FactRole{u"node", {u"unit-file", u"object-dump"}},
    FactRole{u"time", {u"service-status", u"system-log"}},
    FactRole{u"certificate", {u"system-info", u"kubelet-log"}},
    FactRole{u"cpu", {u"system-status", {}}},
    FactRole{u"mount", {u"system-status", {}}},
    FactRole{u"cgroup", {u"system-status", {}}},
    FactRole{u"deleted-files", {u"system-status", {}}},
    FactRole{u"package", {u"system-status", {}}},
    FactRole{u"sar", {u"system-status", {}}},
    FactRole{u"runc", {u"system-status", {}}},
    FactRole{u"vmstat", {u"system-info", {}}},
    FactRole{u"ulimit", {u"system-info", {}}},
    FactRole{u"huge-pages", {u"memory-info", {}}},
    FactRole{u"connection", {u"network-info", u"system-status"}},
    FactRole{u"iptables", {u"network-info", {}}},
    FactRole{u"network", {u"network-info", u"system-status"}},
    FactRole{u"kube-proxy", {u"network-info", {}}},
    FactRole{u"dns", {u"network-info", {}}},
    FactRole{u"sandbox", {u"sandbox-status", {}}},
    FactRole{u"container", {u"pod-log", {}}},
    FactRole{u"pod", {u"object-dump", {}}},
};

QStringList rolesOfFact(const QString &name)
{
    const QString family = name.section(u'.', 0, 0);
    for (const FactRole &entry : factRoles) {
        if (entry.family != family)
            continue;
        QStringList roles{entry.roles[0].toString()};
        if (!entry.roles[1].isEmpty())
            roles.append(entry.roles[1].toString());
        return roles;
    }
    return {};
}

RuleCoverage best(const std::vector<RuleCoverage> &choices)
{
    const auto first = std::ranges::max_element(choices, {}, &RuleCoverage::degree);
    return first == choices.end() ? RuleCoverage{CoverageDegree::None, {}, {}} : *first;
}

// All are needed: what only some of them can tell is told in part.
RuleCoverage together(const std::vector<RuleCoverage> &parts)
{
    RuleCoverage result;
    bool some = false;
    bool lacking = false;
    for (const RuleCoverage &part : parts) {
        some = some || part.degree != CoverageDegree::None;
        if (part.degree == CoverageDegree::Whole)
            continue;
        if (!lacking || part.degree < result.degree)
            result.reason = part.reason;
        result.degree = lacking ? std::min(result.degree, part.degree) : part.degree;
        lacking = true;
        result.members += part.members;
    }
    result.members.removeDuplicates();
    if (lacking && some && result.degree == CoverageDegree::None)
        result.degree = CoverageDegree::Part;
    return result;
}

} // namespace

CoverageReader::CoverageReader(const model::Snapshot &snapshot, model::BundleIndex bundle, const std::vector<model::Boot> &boots,
                               const std::map<QString, std::vector<const model::Fact *>> &factsByNode)
    : m_factsByNode(factsByNode)
{
    for (const auto &source : snapshot.sources) {
        if (source->info->bundle == bundle)
            m_sources.push_back({source->info.get(), source.get()});
    }
    for (const auto &missing : snapshot.missing) {
        if (missing->bundle == bundle)
            m_sources.push_back({missing.get(), nullptr});
    }
    for (const model::Boot &boot : boots) {
        if (boot.bundle == bundle && boot.current)
            m_boots.push_back(boot);
    }
}

std::optional<model::Instant> CoverageReader::bootOf(const QString &node) const
{
    for (const model::Boot &boot : m_boots) {
        if (boot.node == node || node.isEmpty() || boot.node.isEmpty())
            return boot.start;
    }
    return {};
}

std::vector<CoverageReader::Source> CoverageReader::sourcesOf(const QString &role) const
{
    std::vector<Source> found;
    std::ranges::copy_if(m_sources, std::back_inserter(found), [&](const Source &source) {
        return source.index ? source.index->holdsRole(role) : source.info->role == role;
    });
    return found;
}

RuleCoverage CoverageReader::ofSource(const Source &source) const
{
    const resources::Values values{{u"member"_s, source.info->path}};
    const QStringList members{source.info->path};
    const bool holdsRows = source.index && source.index->rows > 0;
    switch (source.index ? source.info->coverage : Coverage::Missing) {
    case Coverage::Missing:
    case Coverage::Encrypted:
        return {CoverageDegree::None, resources::message(u"diagnosis.coverage.missing", values), members};
    case Coverage::Empty:
        return {CoverageDegree::None, resources::message(u"diagnosis.coverage.empty", values), members};
    case Coverage::CommandFailed:
        return {holdsRows ? CoverageDegree::Part : CoverageDegree::None, resources::message(u"diagnosis.coverage.command-failed", values), members};
    case Coverage::RateLimited:
        return {CoverageDegree::Part, resources::message(u"diagnosis.coverage.rate-limited", values), members};
    case Coverage::Tail:
    case Coverage::Whole:
        break;
    }
    const auto boot = bootOf(source.info->node);
    const bool tail = source.info->coverage == Coverage::Tail;
    const auto begin = source.info->headerBegin && !tail ? source.info->headerBegin : source.index->first;
    if (tail && (!boot || !begin || *begin > *boot + bootSlack))
        return {CoverageDegree::Part, resources::message(u"diagnosis.coverage.tail", values), members};
    if (!tail && boot && begin && source.info->role == u"system-log"_s && *begin > *boot + bootSlack)
        return {CoverageDegree::Part, resources::message(u"diagnosis.coverage.begins-late", values), members};
    return {};
}

RuleCoverage CoverageReader::ofRoles(const QStringList &roles, const QString &program) const
{
    std::vector<RuleCoverage> choices;
    QStringList members;
    for (const QString &role : roles) {
        std::vector<RuleCoverage> same;
        for (const Source &source : sourcesOf(role)) {
            // Logs of containers lie side by side, each of one program.
            if (program.isEmpty() || role != u"pod-log"_s || mayPrint(*source.info, {program}))
                same.push_back(ofSource(source));
        }
        for (const RuleCoverage &one : same)
            members += one.members;
        if (!same.empty())
            choices.push_back(best(same));
    }
    RuleCoverage result = choices.empty() ? ofAnyLog() : best(choices);
    if (choices.empty()) { // files whose kind nobody told: the evidence may stand in them, or not
        result.degree = std::min(result.degree, CoverageDegree::Part);
        const resources::Values values{{u"roles"_s, roles.join(u", "_s)}, {u"program"_s, program}};
        result.reason = resources::message(result.degree == CoverageDegree::Part ? u"diagnosis.coverage.unknown-source"
                                           : program.isEmpty()                   ? u"diagnosis.coverage.no-source"
                                                                                 : u"diagnosis.coverage.no-log-of",
                                           values);
        members = roles;
    }
    if (result.degree != CoverageDegree::Whole)
        result.members = members;
    return result;
}

// Logs that the layout cannot name.
RuleCoverage CoverageReader::ofAnyLog() const
{
    std::vector<RuleCoverage> choices;
    for (const Source &source : m_sources) {
        if (source.index && source.info->hasTimes && source.info->role == u"other"_s)
            choices.push_back(ofSource(source));
    }
    return best(choices);
}

RuleCoverage CoverageReader::of(const Pattern &pattern) const
{
    if (!pattern.roles.isEmpty())
        return ofRoles(pattern.roles);
    if (const QStringList &programs = pattern.programs.isEmpty() ? pattern.usualPrograms : pattern.programs; !programs.isEmpty()) {
        std::vector<RuleCoverage> parts;
        for (const QString &program : programs)
            parts.push_back(ofRoles(rolesOfProgram(program), program));
        return together(parts);
    }
    std::vector<RuleCoverage> logs;
    for (const Source &source : m_sources) {
        if (source.index && source.info->hasTimes)
            logs.push_back(ofSource(source));
    }
    if (logs.empty())
        return {CoverageDegree::None, resources::message(u"diagnosis.coverage.no-log"), {}};
    return best(logs);
}

RuleCoverage CoverageReader::ofFact(const FactMatch &match) const
{
    bool known = false;
    bool unknown = m_factsByNode.empty();
    for (const auto &[node, facts] : m_factsByNode) {
        for (const FactCase &one : match.condition.evaluate(facts))
            (one.truth == Truth::Unknown ? unknown : known) = true;
    }
    if (!unknown)
        return {};
    RuleCoverage result{known ? CoverageDegree::Part : CoverageDegree::None, {}, {}};
    const QStringList names = match.condition.names();
    result.reason = resources::message(u"diagnosis.coverage.no-fact", {{u"facts"_s, names.join(u", "_s)}});
    for (const QString &name : names) {
        for (const QString &role : rolesOfFact(name)) {
            const auto sources = sourcesOf(role);
            for (const Source &source : sources)
                result.members.append(source.info->path);
            if (sources.empty())
                result.members.append(role);
        }
    }
    result.members.removeDuplicates();
    return result;
}

RuleCoverage CoverageReader::of(const Match &match) const
{
    std::vector<RuleCoverage> parts;
    if (const auto *pattern = std::get_if<PatternMatch>(&match.of))
        return of(pattern->pattern);
    if (const auto *fact = std::get_if<FactMatch>(&match.of))
        return ofFact(*fact);
    if (const auto *sequence = std::get_if<SequenceMatch>(&match.of)) {
        for (const Pattern &step : sequence->steps)
            parts.push_back(of(step));
    } else if (const auto *absent = std::get_if<AbsentMatch>(&match.of)) {
        parts.push_back(of(absent->pattern));
        for (const Match &when : absent->when)
            parts.push_back(of(when));
    } else if (const auto *all = std::get_if<AllOf>(&match.of)) {
        for (const Match &part : all->parts)
            parts.push_back(of(part));
    } else if (const auto *any = std::get_if<AnyOf>(&match.of)) {
        for (const Match &part : any->parts)
            parts.push_back(of(part));
    } else {
        parts.push_back(of(std::get<NotOf>(match.of).part.front()));
    }
    return together(parts);
}

std::optional<model::Instant> CoverageReader::lastMoment(const Pattern &pattern) const
{
    QStringList roles = pattern.roles;
    if (roles.isEmpty()) {
        for (const QString &program : pattern.programs.isEmpty() ? pattern.usualPrograms : pattern.programs)
            roles += rolesOfProgram(program);
    }
    std::optional<model::Instant> last;
    for (const Source &source : m_sources) {
        if (!source.index || !source.index->last || (!roles.isEmpty() && !roles.contains(source.info->role) && source.info->role != u"other"_s))
            continue;
        last = std::max(last.value_or(model::Instant::minimum()), *source.index->last);
    }
    return last;
}

} // namespace shindan::diagnosis
