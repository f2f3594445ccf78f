// What only some kinds of nodes do: the control plane of a master, Docker, the local proxy of an edge node, containers in small virtual
// machines, the services of Windows.

#include "services/training/actors/kubelet_state.h"

namespace shindan::training {

using model::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

ValueList usualValues(Simulation &sim, Instant t)
{
    return {{"utc", sim.stamp([&](std::string &out) { sim.clock.appendUtc(out, t, 6); })}, {"node", sim.node.name}, {"api", sim.node.apiServer}, {"address", sim.node.address},
            {"name", sim.node.hostName}, {"ip", sim.node.address}, {"version", sim.node.request.kubernetes}, {"id", sim.random.hex(64)}};
}

// The everyday messages of one program, through `say`.
template <typename Say>
void planEveryday(Simulation &sim, std::string_view program, Instant from, Say say)
{
    for (const Message &message : sim.catalogue.all()) {
        if (message.every > 0 && message.program == program)
            sim.every(from + milliseconds(sim.random.between(1, message.every * 1000LL)), seconds(message.every), 40, [say, id = message.id](Instant t) { say(t, id); });
    }
}

void planComponent(Simulation &sim, const Pod &pod, std::initializer_list<const char *> start)
{
    const auto say = [&sim, &pod](Instant t, const std::string &id) {
        if (sim.running("kubelet") || pod.started < t)
            sim.sayListInPod(t, id, pod, usualValues(sim, t));
    };
    Instant t = pod.containers.front().started;
    for (const char *message : start) {
        sim.at(t, [say, message](Instant at) { say(at, message); });
        t = t + milliseconds(sim.random.between(20, 900));
    }
    planEveryday(sim, pod.app, std::max(sim.logStart, t + seconds(4)), say);
}

void planMaster(Simulation &sim)
{
    const auto component = [&](const char *app, std::initializer_list<const char *> start) {
        if (const Pod *pod = sim.node.podOf(app))
            planComponent(sim, *pod, start);
    };
    component("kube-apiserver", {"kube-apiserver.version", "kube-apiserver.golang", "kube-apiserver.ca-controller", "kube-apiserver.serving-certificates", "kube-apiserver.shutdown-timeout", "kube-apiserver.serving", "kube-apiserver.openapi-building", "kube-apiserver.openapi-built"});
    component("kube-controller-manager", {"kube-controller-manager.self-signed", "kube-controller-manager.serving", "kube-controller-manager.acquiring", "kube-controller-manager.acquired"});
    component("kube-scheduler", {"kube-scheduler.self-signed", "kube-scheduler.serving", "kube-scheduler.ca-controller", "kube-scheduler.ca-waiting", "kube-scheduler.ca-synced", "kube-scheduler.acquiring", "kube-scheduler.acquired"});
    component("cloud-controller-manager", {"cloud-controller-manager.serving", "cloud-controller-manager.acquiring", "cloud-controller-manager.acquired"});
    const auto say = [&sim](Instant t, const std::string &id) { sim.sayList(t, id, usualValues(sim, t)); };
    const Instant started = sim.node.booted + seconds(20);
    sim.service("etcd") = {ServiceState::Now::Running, started, 0, 0};
    sim.at(started, [&sim, say](Instant t) {
        sim.say(t - milliseconds(400), "system.unit-starting", {{"description", "etcd"}});
        for (const char *message : {"etcd.starting", "etcd.ready", "etcd.serving"})
            say(t = t + milliseconds(300), message);
        sim.say(t + milliseconds(20), "system.unit-started", {{"description", "etcd"}});
    });
    planEveryday(sim, "etcd", std::max(sim.logStart, started + seconds(5)), say);
}

void planDocker(Simulation &sim)
{
    const Instant started = sim.kubeletStarted - seconds(3);
    sim.service("docker") = {ServiceState::Now::Running, started, 0, 0};
    sim.at(started, [&sim](Instant t) {
        sim.say(t, "system.unit-starting", {{"description", "Docker Application Container Engine"}});
        for (const char *message : {"dockerd.starting", "dockerd.containerd", "dockerd.resolver", "dockerd.balancer", "dockerd.storage", "dockerd.loading", "dockerd.bridge", "dockerd.loaded", "dockerd.daemon", "dockerd.completed", "dockerd.listening"})
            sim.say(t = t + milliseconds(sim.random.between(3, 160)), message, {{"version", sim.node.request.docker}});
        sim.say(t + milliseconds(5), "system.unit-started", {{"description", "Docker Application Container Engine"}});
    });
    planEveryday(sim, "dockerd", std::max(sim.logStart, started + seconds(60)), [&sim](Instant t, const std::string &id) {
        if (sim.running("docker"))
            sim.say(t, id);
    });
}

void planEdge(Simulation &sim)
{
    const Instant started = sim.kubeletStarted - seconds(4);
    sim.service("edge-hub") = {ServiceState::Now::Running, started, 0, 0};
    const auto say = [&sim](Instant t, const std::string &id) {
        if (sim.running("edge-hub"))
            sim.sayList(t, id, usualValues(sim, t));
    };
    sim.at(started, [&sim, say](Instant t) {
        sim.say(t, "system.unit-started", {{"description", "edge-hub: the local proxy of an edge node"}});
        say(t + milliseconds(30), "edge-hub.version");
        say(t + milliseconds(90), "edge-hub.serving");
    });
    planEveryday(sim, "edge-hub", std::max(sim.logStart, started + seconds(5)), [&sim, say](Instant t, const std::string &id) {
        if (!apiFailure(sim, t)) {
            say(t, id);
        } else if (id == "edge-hub.healthy" || id == "edge-hub.request-done") {
            say(t, "edge-hub.cloud-lost");
            say(t + milliseconds(200), "edge-hub.served-locally");
        }
    });
}

void planSandbox(Simulation &sim)
{
    sim.service("container-storaged") = {ServiceState::Now::Running, sim.node.booted + seconds(24), 0, 0};
    for (const Pod &pod : sim.node.pods) {
        if (!pod.sandboxed || pod.started < sim.logStart)
            continue;
        sim.at(pod.started + milliseconds(650), [&sim, &pod](Instant t) {
            for (const char *message : {"rund.starting", "rund.vm-started", "rund.connected", "rund.storage", "rund.guest-agent"})
                sim.sayOfPod(t = t + milliseconds(sim.random.between(5, 40)), message, pod, nullptr, {{"id", pod.sandbox}, {"socket", pod.shimSocket}});
        });
    }
}

void planWindows(Simulation &sim)
{
    const Instant started = sim.kubeletStarted;
    const auto say = [&sim](Instant t, const std::string &id) { sim.sayList(t, id, usualValues(sim, t)); };
    sim.at(started, [&sim, say](Instant t) {
        for (const std::string &id : sim.catalogue.lines("windows.at-start"))
            say(t = t + milliseconds(sim.random.between(5, 120)), id);
    });
    for (const Message &message : sim.catalogue.all()) {
        if (message.every > 0 && message.id.starts_with("windows."))
            sim.every(std::max(sim.logStart, started + seconds(sim.random.between(10, 60))), seconds(message.every), 40, [say, id = message.id](Instant t) { say(t, id); });
    }
}

} // namespace

void planKind(Simulation &sim)
{
    const NodeRequest &node = sim.node.request;
    if (node.windows)
        planWindows(sim);
    if (node.master)
        planMaster(sim);
    if (!node.docker.empty())
        planDocker(sim);
    if (node.edge)
        planEdge(sim);
    if (node.sandboxRuntime)
        planSandbox(sim);
}

} // namespace shindan::training
