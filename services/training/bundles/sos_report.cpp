#include "services/training/bundles/sos_report.h"

#include "services/training/views/objects.h"
#include "services/training/views/views.h"

namespace shindan::training {

namespace {

// What stands between the header and the footer of a section.
std::string section(const std::string &report, const std::string &command)
{
    const std::string header = "-----------------run " + command + "------------------\n";
    const auto from = report.find(header);
    if (from == std::string::npos)
        return {};
    const auto to = report.find("------------End of ", from + header.size());
    return report.substr(from + header.size(), to - from - header.size());
}

// As json-file of Docker writes a string.
void appendJson(std::string &out, std::string_view text)
{
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\t')
            out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20)
            (out += "\\u00") += {"01"[c >> 4 & 1], "0123456789abcdef"[c & 15]};
        else
            out += c;
    }
}

// One line of the runtime: time, stream, F (full) or P (partial), text; under Docker JSON with log, stream and time.
void appendLine(std::string &out, const Simulation &sim, model::Instant t, bool error, bool partial, std::string_view text)
{
    if (sim.node.request.docker.empty()) {
        sim.clock.appendLocal(out, t, 9);
        out += error ? " stderr " : " stdout ";
        out += partial ? "P " : "F ";
        out += text;
    } else {
        out += "{\"log\":\"";
        appendJson(out, text);
        out += partial ? "\",\"stream\":\"" : "\\n\",\"stream\":\"";
        out += error ? "stderr\",\"time\":\"" : "stdout\",\"time\":\"";
        sim.clock.appendUtc(out, t, 9);
        out += "\"}";
    }
    out += '\n';
}

// Both cut a line after 16 KiB.
std::string runtimeLog(Simulation &sim, const Pod &pod, const Container &container)
{
    constexpr std::size_t limit = 16'384;
    const std::string text = containerLog(sim, pod, container);
    const auto lines = std::count(text.begin(), text.end(), '\n');
    const model::Instant from = std::max(container.started, sim.end - std::chrono::minutes(20));
    const model::Nanoseconds step((sim.end - from).count() / std::max<qint64>(1, lines));
    std::string out;
    model::Instant t = from;
    for (std::size_t begin = 0; begin < text.size(); t = t + step) {
        const auto end = text.find('\n', begin);
        std::string_view line(text.data() + begin, end - begin);
        begin = end + 1;
        do {
            appendLine(out, sim, t, line.starts_with("E") || line.starts_with("[ERROR]"), line.size() > limit, line.substr(0, limit));
            line.remove_prefix(std::min(limit, line.size()));
        } while (!line.empty());
    }
    return out;
}

std::string journal(Simulation &sim, const char *log)
{
    std::string out = "-- Logs begin at ";
    sim.clock.appendJournal(out, sim.journal.first().value_or(sim.logStart));
    out += ", end at ";
    sim.clock.appendJournal(out, sim.end);
    out += ". --\n";
    if (const LineRing *ring = sim.journal.log(log))
        ring->each([&](const std::string &line) { out += line + '\n'; });
    else
        out += "-- No entries --\n";
    return out;
}

} // namespace

void writeSosMembers(Simulation &sim, BundleSink &sink, const std::string &root)
{
    const std::string system = systemInfo(sim, true);
    const std::string status = systemStatus(sim, true);
    const std::string network = networkInfo(sim, true);
    const std::string memory = memoryInfo(sim);
    const auto add = [&](const char *path, const std::string &text) { sink.member(root + path, text); };
    add("hostname", sim.node.hostName + '\n');
    std::string date;
    sim.clock.appendJournal(date, sim.end);
    add("date", date + '\n');
    add("uptime", section(status, "uptime"));
    add("uname", section(system, "uname -a"));
    add("df", section(status, "df -h"));
    add("ps", section(status, "ps -ef"));
    add("pstree", section(status, "pstree -al"));
    add("installed-rpms", section(status, "rpm -qa"));
    add("ip_addr", section(network, "ip --details ad show"));
    add("ip_route", section(network, "ip route show"));
    add("etc/os-release", section(system, "cat /etc/os-release"));
    add("proc/meminfo", section(memory, "cat /proc/meminfo"));
    add("proc/mounts", section(status, "cat /proc/mounts"));
    add("proc/slabinfo", section(memory, "cat /proc/slabinfo"));
    add("proc/vmstat", section(system, "cat /proc/vmstat"));
    add("etc/systemd/system/kubelet.service.d/10-kubeadm.conf", kubeadmConf(sim.node));
    add("sos_commands/kernel/sysctl_-a", section(system, "sysctl -a"));
    std::string kernel;
    if (const LineRing *ring = sim.journal.log("logs/dmesg.log"))
        ring->each([&](const std::string &line) { kernel += line + '\n'; });
    add("sos_commands/kernel/dmesg_-T", kernel);
    add("sos_commands/networking/iptables-save", section(network, "iptables-save"));
    add("sos_commands/networking/netstat_-ln", netstat(sim, 2));
    for (const char *unit : {"kubelet", "containerd", "chronyd"})
        add(("sos_commands/systemd/systemctl_status_" + std::string(unit)).c_str(), section(unitStatus(sim, unit), "systemctl status " + std::string(unit) + " -l"));
    add("sos_commands/kubernetes/journalctl_--no-pager_--unit_kubelet.log", journal(sim, "logs/kubelet.log"));
    add("sos_commands/containerd/journalctl_--no-pager_--unit_containerd.log", journal(sim, "logs/containerd.log"));
    for (const Pod &pod : sim.node.pods) {
        if (pod.started > sim.end)
            continue;
        for (const Container &c : pod.containers) {
            const std::string file = sim.node.request.docker.empty() ? "var/log/pods/" + pod.namespaceName + '_' + pod.name + '_' + pod.uid + '/' + c.name + '/' + std::to_string(c.restarts) + ".log"
                                                                     : "var/lib/docker/containers/" + c.id + '/' + c.id + "-json.log";
            sink.member(root + file, runtimeLog(sim, pod, c));
        }
    }
}

} // namespace shindan::training
