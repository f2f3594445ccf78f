// Names and addresses: CoreDNS, kube-proxy, the network plug-in, the interface of the node.

#include "services/training/actors/kubelet_state.h"
#include "services/training/nodes/workloads.h"

namespace shindan::training {

using model::Instant;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

void planCoreDns(Simulation &sim)
{
    Pod *pod = sim.node.podOf("coredns");
    if (!pod)
        return;
    const Instant started = std::max(pod->containers.front().started, sim.logStart);
    sim.at(started, [&sim, pod](Instant t) {
        sim.sayInPod(t, "coredns.start", *pod, {{"cpus", std::to_string(sim.node.request.cpus)}});
        sim.sayInPod(t + milliseconds(20), "coredns.hinfo", *pod);
    });
    const auto address = [&sim] { return sim.random.chance(50) ? sim.node.address : sim.node.pods.back().ip; };
    sim.everyByLoad(started + seconds(1), milliseconds(2100), 60, [&sim, pod, address](Instant t) {
        if (!pod->containers.front().waiting.empty())
            return;
        const auto &names = sim.catalogue.lines("coredns.names");
        const bool stalled = sim.holds("conntrack-full", t) != nullptr && sim.random.chance(40);
        const bool upstream = sim.holds("dns-upstream", t) != nullptr && sim.random.chance(70);
        const std::string &name = stalled || upstream ? names[static_cast<std::size_t>(sim.random.between(5, 8))] : sim.random.of(names);
        if (stalled || upstream)
            sim.sayInPod(t, sim.holds("dns-upstream", t) && sim.holds("dns-upstream", t)->value("how") == "refused" ? "coredns.upstream-refused" : "coredns.upstream-timeout", *pod, {{"address", pod->ip}, {"name", name}, {"upstream", "100.100.2.136"}});
        else
            sim.sayInPod(t, "coredns.query", *pod, {{"address", address()}, {"name", name}});
    });
    if (const Condition *loop = sim.condition("dns-loop")) {
        for (Instant t = loop->from; t < std::min(loop->until, sim.end); t = t + seconds(95)) {
            sim.at(t, [&sim, pod](Instant now) {
                sim.sayInPod(now - milliseconds(1), "coredns.loop", *pod);
                sayContainerEnds(sim, *pod, pod->containers.front(), 1, now);
            });
        }
    }
}

void planKubeProxy(Simulation &sim)
{
    const Pod *pod = sim.node.podOf("kube-proxy-worker");
    if (!pod)
        return;
    const std::string max = std::to_string(sim.node.request.conntrackMax);
    sim.at(std::max(pod->containers.front().started, sim.logStart), [&sim, pod, max](Instant t) {
        const auto say = [&](const char *message, Values values = {}) {
            sim.sayInPod(t, message, *pod, values);
            t = t + milliseconds(sim.random.between(1, 140));
        };
        say("kube-proxy.waiting", {{"controller", "node informer cache"}});
        say("kube-proxy.synced", {{"controller", "node informer cache"}});
        say("kube-proxy.node-ips", {{"ip", sim.node.address}});
        say("kube-proxy.sysctl-max", {{"max", max}});
        say("kube-proxy.conntrack-max", {{"max", max}});
        for (const char *message : {"kube-proxy.sysctl-established", "kube-proxy.sysctl-close-wait", "kube-proxy.node-ports", "kube-proxy.dual-stack", "kube-proxy.ipvs"})
            say(message);
        say("kube-proxy.scheduler", {{"family", "IPv4"}});
        say("kube-proxy.scheduler", {{"family", "IPv6"}});
        say("kube-proxy.truncated");
        say("kube-proxy.version", {{"version", sim.node.request.kubernetes}});
        say("kube-proxy.golang");
        for (const char *controller : {"service config", "endpoint slice config", "serviceCIDR config", "node config"}) {
            say("kube-proxy.starting", {{"controller", controller}});
            say("kube-proxy.waiting", {{"controller", controller}});
        }
        for (const char *controller : {"node config", "serviceCIDR config", "service config", "endpoint slice config"})
            say("kube-proxy.synced", {{"controller", controller}});
    });
    sim.every(std::max(sim.logStart, sim.kubeletStarted), seconds(40), 40, [&sim, pod](Instant t) {
        if (const auto reason = apiFailure(sim, t); reason && !sim.holds("kubelet-certificate-expired", t))
            sim.sayInPod(t, "kube-proxy.reflector-failed", *pod, {{"api", sim.node.apiServer}, {"reason", *reason}});
        if (sim.holds("xtables-lock", t))
            sim.sayInPod(t, "kube-proxy.xtables-lock", *pod);
    });
}

// New pods that cannot get an address: one is added, and waits.
void planNoAddress(Simulation &sim, const Condition &condition, const std::string &reason)
{
    const int pods = static_cast<int>(condition.number("pods", 2));
    for (int i = 0; i < pods; ++i) {
        Pod &added = addPod(sim.node, sim.random, "shop", i == 0 ? "recommendation" : "invoice-" + std::to_string(i), "ReplicaSet");
        const std::string app = added.app;
        added.started = condition.from + seconds(4 * i);
        for (Container &c : added.containers) {
            c.pid = 0;
            c.waiting = "ContainerCreating";
            c.started = Instant::maximum();
        }
        added.ip.clear();
        added.shimPid = added.pausePid = 0;
        sim.at(added.started, [&sim, app](Instant t) { sayPodStarts(sim, *sim.node.podOf(app), t); });
        sim.every(added.started + seconds(11), seconds(14), 25, [&sim, app, &condition, reason](Instant t) {
            if (!condition.holds(t) || !kubeletWorks(sim, t))
                return;
            const Pod &pod = *sim.node.podOf(app);
            const std::string id = sim.random.hex(64);
            const std::string outer = "failed to setup network for sandbox \\\"" + id + "\\\": plugin type=\\\"terway\\\" failed (add): " + reason;
            sim.sayOfPod(t, "containerd.run-sandbox", pod);
            sim.sayOfPod(t + milliseconds(480), "containerd.setup-network-failed", pod, nullptr, {{"id", id}, {"attempt", "0"}, {"reason", reason}});
            sim.sayOfPod(t + milliseconds(490), "kubelet.sandbox-failed", pod, nullptr, {{"reason", outer}});
            sim.sayOfPod(t + milliseconds(492), "kubelet.sandbox-sync-failed", pod, nullptr, {{"reason", outer}});
        });
    }
}

void planCniMissing(Simulation &sim, const Condition &condition)
{
    sim.every(condition.from, seconds(5), 5, [&sim, &condition](Instant t) {
        if (!condition.holds(t) || !kubeletWorks(sim, t))
            return;
        sim.say(t, "containerd.cni-missing");
        sim.say(t + milliseconds(4), "kubelet.network-not-ready");
        if (sim.random.chance(50)) {
            if (const Pod *pod = sim.node.podOf("catalog"))
                sim.sayOfPod(t + milliseconds(8), "kubelet.pod-network-not-ready", *pod);
        }
    });
    sim.at(condition.from + seconds(9), [&sim](Instant t) {
        sim.say(t, "kubelet.node-not-ready", {{"node", sim.node.name}, {"utc", sim.stamp([&](std::string &out) { sim.clock.appendUtc(out, t); })},
                                              {"reason", "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized"}});
    });
}

} // namespace

void planNetwork(Simulation &sim)
{
    planCoreDns(sim);
    planKubeProxy(sim);
    for (const Condition &c : sim.conditions()) {
        if (c.kind == "vswitch-empty")
            planNoAddress(sim, c, "cmdAdd: error alloc ip, error: [DescribeVSwitches] InvalidVSwitchId.IpNotEnough: The specified VSwitch " + sim.node.vSwitch + " has not enough IpAddress");
        else if (c.kind == "cni-binary-missing")
            planNoAddress(sim, c, "failed to find plugin \\\"terway\\\" in path [/opt/cni/bin]");
        else if (c.kind == "cni-missing")
            planCniMissing(sim, c);
        else if (c.kind == "neighbours-full")
            sim.every(c.from, seconds(5), 10, [&sim, &c](Instant t) {
                for (int i = 0; c.holds(t) && i < 4; ++i)
                    sim.say(t + milliseconds(i), "kernel.neighbour-overflow");
            });
    }
}

} // namespace shindan::training
