#include "services/training/actors/kubelet_state.h"

namespace shindan::training {

using model::Instant;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

std::string utc(Simulation &sim, Instant t, model::Nanoseconds shift = {})
{
    return sim.stamp([&](std::string &out) { sim.clock.appendUtc(out, t + shift); });
}

} // namespace

bool kubeletWorks(const Simulation &sim, Instant t)
{
    return sim.running("kubelet") && t >= sim.kubeletStarted && !sim.holds("node-frozen", t);
}

std::optional<Instant> runtimeSilentSince(const Simulation &sim, Instant t)
{
    if (const Condition *hung = sim.holds("runtime-hung", t))
        return hung->from;
    if (const Condition *hung = sim.holds("nfs-hung", t); hung && t > hung->from + minutes(2))
        return hung->from + minutes(2);
    if (const ServiceState *state = sim.serviceNow("containerd"); state && state->now != ServiceState::Now::Running)
        return state->since;
    return std::nullopt;
}

std::optional<std::string> runtimeFailure(const Simulation &sim, Instant t)
{
    if (sim.holds("runtime-hung", t))
        return "DeadlineExceeded desc = context deadline exceeded";
    if (!sim.running("containerd"))
        return "Unavailable desc = connection error: desc = \\\"transport: Error while dialing: dial unix /var/run/containerd/containerd.sock: connect: connection refused\\\"";
    if (const Condition *hung = sim.holds("nfs-hung", t); hung && t > hung->from + minutes(2))
        return "DeadlineExceeded desc = context deadline exceeded";
    return std::nullopt;
}

bool holdsPods(const Simulation &sim, Instant t)
{
    const auto since = runtimeSilentSince(sim, t);
    return since && t > *since + std::chrono::seconds(30);
}

std::optional<std::string> apiFailure(Simulation &sim, Instant t)
{
    const std::string server = sim.node.apiServer + ":6443";
    const std::string timeout = "dial tcp " + server + ": i/o timeout";
    if (const Condition *condition = sim.holds("api-unreachable", t)) {
        const std::string how = condition->value("how", "timeout");
        if (how == "refused")
            return "dial tcp " + server + ": connect: connection refused";
        if (how == "no-route")
            return "dial tcp " + server + ": connect: no route to host";
        if (how == "network")
            return "dial tcp " + server + ": connect: network is unreachable";
        return sim.random.chance(70) ? timeout : "net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)";
    }
    if (sim.holds("kubelet-certificate-expired", t))
        return "Unauthorized";
    if (sim.clock.errorAt(t) < -hours(24))
        return "tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time " + sim.stamp([&](std::string &out) { sim.clock.appendLocal(out, t, 0); }) + " is before "
            + utc(sim, sim.node.booted - hours(5));
    if (sim.clock.errorAt(t) > hours(24 * 300))
        return "tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time " + sim.stamp([&](std::string &out) { sim.clock.appendLocal(out, t, 0); }) + " is after "
            + utc(sim, sim.node.booted + hours(24 * 200));
    if (sim.holds("conntrack-full", t) && sim.random.chance(30))
        return "net/http: request canceled (Client.Timeout exceeded while awaiting headers)";
    return std::nullopt;
}

std::optional<std::string> probeFailure(Simulation &sim, const Pod &pod, const Container &container, Instant t)
{
    const std::string url = "Get \\\"http://" + pod.ip + ':' + std::to_string(container.readinessPort) + "/healthz\\\": ";
    const std::string refused = url + "dial tcp " + pod.ip + ':' + std::to_string(container.readinessPort) + ": connect: connection refused";
    if (!container.waiting.empty())
        return refused;
    if (const Condition *condition = sim.holds("probe-failing", t); condition && condition->value("app") == pod.app) {
        const std::string how = condition->value("how", "timeout");
        return how == "refused" ? refused : how == "500" ? "HTTP probe failed with statuscode: 500" : url + "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";
    }
    if (sim.holds("conntrack-full", t) && !pod.hostNetwork && sim.random.chance(35))
        return url + "dial tcp " + pod.ip + ':' + std::to_string(container.readinessPort) + ": i/o timeout (Client.Timeout exceeded while awaiting headers)";
    if (sim.holds("pods-blocked", t) && !pod.hostNetwork)
        return url + "dial tcp " + pod.ip + ':' + std::to_string(container.readinessPort) + ": connect: no route to host";
    if (sim.holds("cpu-starved", t) && sim.random.chance(25))
        return url + "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";
    return std::nullopt;
}

qint64 usedBytes(const Simulation &sim, const Disk &disk, Instant t)
{
    for (const Condition &condition : sim.conditions()) {
        if (condition.kind != "disk-full" || condition.from > t || condition.value("mount", "/var/lib/container") != disk.mount)
            continue;
        // Fills in a straight line over `over` seconds; empties again when it is over.
        if (!condition.holds(t))
            return disk.used;
        const qint64 full = disk.bytes / 100 * condition.number("percent", 99);
        const double share = std::min(1.0, double((t - condition.from).count()) / 1e9 / double(condition.number("over", 600)));
        return disk.used + static_cast<qint64>(double(full - disk.used) * share);
    }
    return disk.used;
}

qint64 usedMemoryKiB(const Simulation &sim, Instant t)
{
    qint64 used = 900'000;
    for (const Pod &pod : sim.node.pods) {
        for (const Container &container : pod.containers)
            used += container.residentKiB;
    }
    if (const Condition *leak = sim.holds("memory-leak", t)) {
        const double share = std::min(1.0, double((t - leak->from).count()) / 1e9 / double(leak->number("over", 900)));
        used += static_cast<qint64>(double(sim.node.memoryKiB * 97 / 100 - used) * share);
    }
    return std::min(used, sim.node.memoryKiB * 99 / 100);
}

bool starved(const Simulation &sim, Instant t)
{
    const Disk &data = sim.node.disks.back();
    return usedBytes(sim, data, t) > data.bytes / 100 * 90 || usedMemoryKiB(sim, t) > sim.node.memoryKiB - 300 * 1024;
}

} // namespace shindan::training
