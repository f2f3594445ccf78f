// Whether services run: `systemctl status UNIT`, `service UNIT status`, in the words of systemd, upstart and SysV scripts.

#include "services/facts/extractors.h"
#include "services/facts/local_time.h"
#include "services/facts/service_status.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>
#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Worst first. `missing` is last: a status command that timed out prints nothing either.
constexpr std::array<std::string_view, 7> byGravity{
    "failed", "deactivating", "activating", "inactive", "reloading", "active", "missing"};

size_t gravity(const QString &state)
{
    const auto it = std::find_if(byGravity.begin(), byGravity.end(), [&](std::string_view s) { return toText(s) == state; });
    return static_cast<size_t>(it - byGravity.begin());
}

bool isWorse(const QString &a, const QString &b)
{
    return gravity(a) < gravity(b);
}

using State = WorstOf<QString, bool (*)(const QString &, const QString &)>;

/// `Active: active (running) since ...` of systemd.
QString systemdState(std::string_view line)
{
    const auto value = valueOf(line, "Active");
    if (!value)
        return {};
    const QString word = toText(value->substr(0, value->find(' ')));
    return gravity(word) < byGravity.size() ? word : QString();
}

/// `docker start/running, process 812` (upstart), `ntpd (pid 812) is running...`, `ntpd is stopped`, `ntpd dead but pid file
/// exists` (SysV).
QString otherState(std::string_view line)
{
    if (contains(line, "start/running") || contains(line, "is running"))
        return u"active"_s;
    if (contains(line, "dead but"))
        return u"failed"_s;
    if (contains(line, "stop/waiting") || contains(line, "is stopped") || contains(line, "is not running"))
        return u"inactive"_s;
    if (contains(line, "unrecognized service") || contains(line, "could not be found"))
        return u"missing"_s;
    return {};
}

struct Status
{
    QString state;
    model::LineNumber line;
    std::optional<model::Instant> since;
};

/// Reads the head of a status: the log lines that follow it may quote anything.
std::optional<Status> statusIn(const Section &section, const Material &material)
{
    const auto end = section.lines.begin() + static_cast<ptrdiff_t>(headSize(section));
    const bool systemd =
        std::any_of(section.lines.begin(), end, [](std::string_view line) { return valueOf(line, "Loaded").has_value(); });
    for (size_t i = 0; i < static_cast<size_t>(end - section.lines.begin()); ++i) {
        const std::string_view line = section.lines[i];
        if (const QString state = systemdState(line); !state.isEmpty()) {
            const auto since = behind(line, " since ", ";");
            return Status{state, section.lineAt(i), since ? readLocalTime(trimmed(*since), material.utcOffset) : std::nullopt};
        }
        if (const QString state = systemd ? QString() : otherState(line); !state.isEmpty())
            return Status{state, section.lineAt(i), std::nullopt};
    }
    const bool nothing =
        std::all_of(section.lines.begin(), section.lines.end(), [](std::string_view line) { return trimmed(line).empty(); });
    if (section.failed && section.closed && nothing)
        return Status{u"missing"_s, section.header, std::nullopt};
    return std::nullopt;
}

/// A row of `systemctl list-units`: `● kubelet.service  loaded failed failed  kubelet: The Kubernetes Node Agent`.
void offerListed(const MemberText &member, const Section &section, std::map<QString, State> &states)
{
    static constexpr std::array<std::string_view, 9> always{"kubelet.service", "containerd.service", "docker.service", "crio.service",
        "chronyd.service", "k3s.service", "rke2-server.service", "rke2-agent.service", "edgecore.service"};
    for (size_t i = 0; i < section.lines.size(); ++i) {
        std::vector<std::string_view> words = fieldsOf(section.lines[i], 6);
        if (!words.empty() && words[0].size() <= 3 && words[0].find('.') == std::string_view::npos)
            words.erase(words.begin()); // a dot, a star or a cross
        if (words.size() < 4 || !words[0].ends_with(".service") || (words[1] != "loaded" && words[1] != "not-found"))
            continue;
        const QString state = toText(words[2]);
        const bool known = std::find(always.begin(), always.end(), words[0]) != always.end() && words[1] == "loaded";
        if (gravity(state) < byGravity.size() && (known || state == u"failed"_s))
            states.try_emplace(toText(words[0].substr(0, words[0].size() - 8)), isWorse).first->second.offer(state, member.at(section.lineAt(i)));
    }
}

} // namespace

void readServices(const Material &material, FactList &facts)
{
    std::map<QString, State> states;
    std::map<QString, Found<model::Instant>> since; // by place of the state
    const auto key = [](const Place &place) { return place.source + u':' + QString::number(place.line.value()); };
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (section.runs("systemctl list-units") || section.command == "systemctl")
            offerListed(member, section, states);
        const QString unit = unitOf(section);
        const auto status = unit.isEmpty() ? std::nullopt : statusIn(section, material);
        if (!status)
            return;
        const Place place = member.at(status->line);
        states.try_emplace(unit, isWorse).first->second.offer(status->state, place);
        if (status->since)
            since.insert_or_assign(key(place), Found<model::Instant>{*status->since, place});
    });
    for (const auto &[unit, state] : states) {
        const QString id = u"service."_s + unit + u".active"_s;
        const Found<QString> &worst = *state.worst();
        facts.addText(id, worst.value, worst.place);
        if (const auto it = since.find(key(worst.place)); it != since.end())
            facts.addTime(u"service."_s + unit + u".since"_s, it->second.value, worst.place);
        if (const auto &other = state.other(); other && other->value != u"missing"_s)
            facts.note({id, {}, worst.value, worst.place, other->value, other->place});
    }
}

} // namespace shindan::facts
