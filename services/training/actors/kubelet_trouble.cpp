// The kubelet when the API server, the runtime or room is missing.

#include "services/training/actors/kubelet_state.h"

namespace shindan::training {

using model::Instant;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

std::string utc(Simulation &sim, Instant t)
{
    return sim.stamp([&](std::string &out) { sim.clock.appendUtc(out, t); });
}

// A heartbeat every ten seconds: the lease, then the status, five times.
void planHeartbeats(Simulation &sim)
{
    const Instant from = std::max(sim.logStart, sim.kubeletStarted) + seconds(5);
    sim.every(from, seconds(10), 5, [&sim](Instant t) {
        if (!kubeletWorks(sim, t))
            return;
        const auto reason = apiFailure(sim, t);
        if (!reason)
            return;
        const std::string &node = sim.node.name;
        if (*reason == "Unauthorized") {
            sim.say(t, "kubelet.unauthorized", {{"node", node}});
            sim.say(t + milliseconds(200), "kubelet.lease-ensure-failed", {{"api", sim.node.apiServer}, {"node", node}, {"reason", *reason}});
            return;
        }
        sim.say(t, sim.random.chance(50) ? "kubelet.lease-failed" : "kubelet.lease-ensure-failed", {{"api", sim.node.apiServer}, {"node", node}, {"reason", *reason}});
        if (!sim.random.chance(60))
            return;
        for (int i = 0; i < 5; ++i)
            sim.say(t + seconds(1) + milliseconds(300 * i), "kubelet.node-status-failed", {{"api", sim.node.apiServer}, {"node", node}, {"reason", *reason}});
        if (!sim.holds("conntrack-full", t))
            sim.say(t + milliseconds(2600), "kubelet.node-status-given-up");
    });
    sim.every(from + seconds(3), seconds(37), 50, [&sim](Instant t) {
        if (!kubeletWorks(sim, t))
            return;
        const auto reason = apiFailure(sim, t);
        if (!reason || sim.holds("conntrack-full", t))
            return;
        for (const auto &[type, path] : {std::pair("Service", "services"), std::pair("Node", "nodes"), std::pair("CSIDriver", "csidrivers")})
            sim.say(t + milliseconds(sim.random.between(0, 3000)), "kubelet.reflector-failed", {{"api", sim.node.apiServer}, {"type", type}, {"path", path}, {"reason", *reason}});
        const Pod &pod = sim.node.pods.back();
        sim.sayOfPod(t + seconds(4), "kubelet.event-not-sent", pod, nullptr, {{"reason", *reason}});
    });
}

void planSilentRuntime(Simulation &sim)
{
    sim.every(std::max(sim.logStart, sim.kubeletStarted + minutes(1)), seconds(5), 5, [&sim](Instant t) {
        const auto since = runtimeSilentSince(sim, t);
        if (!since || !kubeletWorks(sim, t))
            return;
        const auto code = runtimeFailure(sim, t);
        const qint64 silent = (t - *since).count() / model::nsPerSecond;
        std::string ago = std::to_string(silent / 60) + 'm' + std::to_string(silent % 60) + '.' + std::to_string(100'000'000 + sim.random.between(0, 899'999'999)) + 's';
        if (code && sim.random.chance(35)) {
            sim.say(t, "kubelet.remote-status-failed", {{"code", *code}});
            sim.say(t + milliseconds(2), "kubelet.runtime-check-failed", {{"code", *code}});
        }
        if (code && sim.random.chance(50)) {
            sim.say(t + milliseconds(10), "kubelet.remote-list-failed", {{"code", *code}});
            sim.say(t + milliseconds(11), "kubelet.pleg-relist-failed", {{"code", *code}});
        }
        if (silent > 180)
            sim.say(t + milliseconds(30), sim.running("containerd") ? "kubelet.pleg-unhealthy" : "kubelet.runtime-down", {{"ago", ago}});
        if (silent >= 180 && silent < 185)
            sim.say(t + milliseconds(40), "kubelet.node-not-ready", {{"node", sim.node.name}, {"utc", utc(sim, t)}, {"reason", "PLEG is not healthy: pleg was last seen active " + ago + " ago; threshold is 3m0s"}});
        if (sim.holds("runtime-hung", t) && sim.random.chance(12)) {
            const Pod &pod = sim.node.pods[static_cast<std::size_t>(sim.random.between(0, static_cast<qint64>(sim.node.pods.size()) - 1))];
            sim.sayOfPod(t + milliseconds(60), "kubelet.exec-timeout", pod);
            sim.sayOfPod(t + milliseconds(61), "containerd.exec-failed", pod);
        }
    });
}

// Thresholds as the kubelet has them by default: images are removed above 85 %, pods evicted below 10 % of free space.
void planFullDisk(Simulation &sim)
{
    const Condition *full = sim.condition("disk-full");
    if (!full || full->value("mount", "/var/lib/container") != sim.node.disks.back().mount)
        return;
    const Disk &disk = sim.node.disks.back();
    sim.every(full->from, seconds(60), 10, [&sim, full, &disk](Instant t) {
        const qint64 percent = usedBytes(sim, disk, t) * 100 / disk.bytes;
        if (percent <= 85 || !full->holds(t) || !kubeletWorks(sim, t))
            return;
        const std::string bytes = std::to_string(usedBytes(sim, disk, t) - disk.bytes / 100 * 80);
        sim.say(t, "kubelet.image-gc-started", {{"usage", std::to_string(percent)}, {"bytes", bytes}});
        if (percent > 92)
            sim.say(t + seconds(2), "kubelet.image-gc-failed", {{"bytes", bytes}});
        if (percent > 95) {
            sim.say(t + seconds(5), "containerd.no-space");
            if (const Pod *pod = sim.node.podOf("report-builder") ? sim.node.podOf("report-builder") : sim.node.podOf("catalog"))
                sim.sayOfPod(t + seconds(6), "kubelet.write-no-space", *pod);
        }
    });
    sim.every(full->from, seconds(10), 0, [&sim, full, &disk, told = false](Instant t) mutable {
        const qint64 percent = usedBytes(sim, disk, t) * 100 / disk.bytes;
        if (percent <= 90 || !full->holds(t) || !kubeletWorks(sim, t))
            return;
        sim.say(t, "kubelet.eviction-attempt", {{"resource", "ephemeral-storage"}});
        sim.say(t + milliseconds(1), "kubelet.eviction-threshold", {{"signal", "imagefs.available"}});
        sim.say(t + milliseconds(60), "kubelet.eviction-must", {{"resource", "ephemeral-storage"}});
        if (!told)
            sim.say(t + milliseconds(90), "kubelet.node-pressure-event", {{"node", sim.node.name}, {"pressure", "DiskPressure"}});
        told = true;
        if (sim.random.chance(8)) {
            if (const Pod *pod = sim.node.podOf("frontend")) {
                sim.sayOfPod(t + milliseconds(70), "kubelet.eviction-ranked", *pod);
                sim.sayOfPod(t + milliseconds(900), "kubelet.eviction-done", *pod);
            }
        }
    });
}

} // namespace

void planKubeletTrouble(Simulation &sim)
{
    planHeartbeats(sim);
    planSilentRuntime(sim);
    planFullDisk(sim);
}

} // namespace shindan::training
