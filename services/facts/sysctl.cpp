// Kernel settings and the counters among them: connection tracking, open files, process ids.
// Source: `sysctl -a`; meaning of the names: kernel.org, Documentation/admin-guide/sysctl and networking/nf_conntrack-sysctl.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <QSet>

#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Settings that become facts of their own. A rule that asks for another one adds its name here.
const QSet<QString> &listed()
{
    static const QSet<QString> names{
        u"fs.aio-max-nr"_s,
        u"fs.file-max"_s,
        u"fs.inotify.max_queued_events"_s,
        u"fs.inotify.max_user_instances"_s,
        u"fs.inotify.max_user_watches"_s,
        u"fs.may_detach_mounts"_s,
        u"fs.nr_open"_s,
        u"kernel.hung_task_timeout_secs"_s,
        u"kernel.keys.root_maxkeys"_s,
        u"kernel.panic"_s,
        u"kernel.panic_on_oops"_s,
        u"kernel.pid_max"_s,
        u"kernel.softlockup_panic"_s,
        u"kernel.threads-max"_s,
        u"net.bridge.bridge-nf-call-ip6tables"_s,
        u"net.bridge.bridge-nf-call-iptables"_s,
        u"net.core.netdev_max_backlog"_s,
        u"net.core.rmem_max"_s,
        u"net.core.somaxconn"_s,
        u"net.core.wmem_max"_s,
        u"net.ipv4.conf.all.forwarding"_s,
        u"net.ipv4.conf.all.rp_filter"_s,
        u"net.ipv4.conf.default.rp_filter"_s,
        u"net.ipv4.ip_forward"_s,
        u"net.ipv4.ip_local_port_range"_s,
        u"net.ipv4.neigh.default.gc_thresh1"_s,
        u"net.ipv4.neigh.default.gc_thresh2"_s,
        u"net.ipv4.neigh.default.gc_thresh3"_s,
        u"net.ipv4.tcp_fin_timeout"_s,
        u"net.ipv4.tcp_keepalive_time"_s,
        u"net.ipv4.tcp_max_syn_backlog"_s,
        u"net.ipv4.tcp_max_tw_buckets"_s,
        u"net.ipv4.tcp_syncookies"_s,
        u"net.ipv4.tcp_tw_recycle"_s,
        u"net.ipv4.tcp_tw_reuse"_s,
        u"net.ipv4.vs.conn_reuse_mode"_s,
        u"net.ipv4.vs.expire_nodest_conn"_s,
        u"net.ipv6.conf.all.disable_ipv6"_s,
        u"net.ipv6.conf.all.forwarding"_s,
        u"net.netfilter.nf_conntrack_buckets"_s,
        u"net.netfilter.nf_conntrack_count"_s,
        u"net.netfilter.nf_conntrack_max"_s,
        u"net.netfilter.nf_conntrack_tcp_be_liberal"_s,
        u"net.netfilter.nf_conntrack_tcp_timeout_established"_s,
        u"user.max_user_namespaces"_s,
        u"vm.max_map_count"_s,
        u"vm.min_free_kbytes"_s,
        u"vm.overcommit_memory"_s,
        u"vm.panic_on_oom"_s,
        u"vm.swappiness"_s,
    };
    return names;
}

using Settings = std::map<std::string_view, Found<std::string_view>>;

/// `net.ipv4.ip_forward = 1`. A file of settings (sysctl.conf) says what should be, not what is: only the command's output
/// counts.
Settings settingsOf(const Material &material)
{
    Settings settings;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (!section.runs("sysctl"))
            return;
        for (size_t i = 0; i < section.lines.size(); ++i) {
            const std::string_view line = section.lines[i];
            const size_t equals = line.find(" =");
            if (equals != std::string_view::npos)
                settings.try_emplace(line.substr(0, equals),
                    Found<std::string_view>{trimmed(line.substr(equals + 2)), member.at(section.lineAt(i))});
        }
    });
    return settings;
}

std::optional<Found<qint64>> numberAt(const Settings &settings, std::initializer_list<std::string_view> names, size_t field = 0)
{
    for (const std::string_view name : names) {
        const auto it = settings.find(name);
        const std::vector<std::string_view> fields =
            it == settings.end() ? std::vector<std::string_view>() : fieldsOf(it->second.value);
        if (const auto number = fields.size() > field ? wholeNumber(fields[field]) : std::nullopt; number && *number >= 0)
            return Found<qint64>{*number, it->second.place};
    }
    return std::nullopt;
}

void addUse(const QString &name, const QString &countName, const std::optional<Found<qint64>> &count,
    const std::optional<Found<qint64>> &most, FactList &facts)
{
    if (count)
        facts.addInteger(name + countName, count->value, count->place);
    if (most)
        facts.addInteger(name + u".max"_s, most->value, most->place);
    if (count && most && most->value > 0)
        facts.addNumber(name + u".used-percent"_s, 100.0 * static_cast<double>(count->value) / static_cast<double>(most->value),
            count->place);
}

} // namespace

void readSysctl(const Material &material, FactList &facts)
{
    const Settings settings = settingsOf(material);
    for (const auto &[name, found] : settings) {
        const QString key = toText(name);
        if (!listed().contains(key))
            continue;
        if (const auto number = wholeNumber(found.value))
            facts.addInteger(u"sysctl."_s + key, *number, found.place);
        else
            facts.addText(u"sysctl."_s + key, toText(found.value).simplified(), found.place);
    }
    addUse(u"conntrack"_s, u".count"_s,
        numberAt(settings, {"net.netfilter.nf_conntrack_count", "net.ipv4.netfilter.ip_conntrack_count"}),
        numberAt(settings, {"net.netfilter.nf_conntrack_max", "net.nf_conntrack_max", "net.ipv4.netfilter.ip_conntrack_max"}),
        facts);
    addUse(u"fd"_s, u".allocated"_s, numberAt(settings, {"fs.file-nr"}), numberAt(settings, {"fs.file-nr"}, 2), facts);
    if (const auto most = numberAt(settings, {"kernel.pid_max"}))
        facts.addInteger(u"pid.max"_s, most->value, most->place);
}

} // namespace shindan::facts
