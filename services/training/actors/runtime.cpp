// containerd: its start, what it repeats, and the lines of pods and containers that start and end (with those of the kubelet, the kernel
// and systemd, as they come together).

#include "services/training/actors/kubelet_state.h"

namespace shindan::training {

using model::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

void sayPull(Simulation &sim, const Pod &pod, const Container &container, Instant t)
{
    sim.sayOfPod(t, "kubelet.pulling", pod, &container);
    sim.sayOfPod(t + milliseconds(2), "containerd.pull", pod, &container);
    for (int i = 0; i < 4; ++i) {
        sim.sayOfPod(t + milliseconds(500 * i), "containerd.pull-progress", pod, &container);
        sim.say(t + milliseconds(500 * i + 20), "containerd.pull-layer", {{"image", container.image.name}, {"layer", sim.random.hex(64)}});
    }
    sim.say(t + seconds(2), "system.tmpmount");
    sim.say(t + seconds(2), "system.tmpmount-container");
    sim.say(t + milliseconds(2100), "containerd.pulled", {{"image", container.image.name}, {"digest", container.image.digest}});
}

void sayNetworkOf(Simulation &sim, const Pod &pod, Instant t)
{
    if (pod.hostNetwork)
        return;
    for (int i = 0; i < 12; ++i)
        sim.sayOfPod(t + milliseconds(2 * i), "containerd.netlink", pod, nullptr, {{"netns", pod.netns}, {"device", i % 2 == 0 ? "veth" + sim.random.hex(8) : pod.interface}, {"id", pod.sandbox}});
    sim.say(t + milliseconds(26), "system.udev-mac", {{"device", pod.interface}});
    sim.say(t + milliseconds(26), "system.nm-device", {{"device", pod.interface}, {"epoch", std::to_string(t.ns / model::nsPerSecond) + ".4712"}});
    sim.say(t + milliseconds(27), "system.nm-carrier", {{"device", pod.interface}, {"epoch", std::to_string(t.ns / model::nsPerSecond) + ".4858"}});
    sim.say(t + milliseconds(28), "kernel.renamed", {{"veth", "veth" + sim.random.hex(8)}});
    sim.say(t + milliseconds(29), "kernel.link-ready", {{"device", pod.interface}});
    sim.say(t + milliseconds(29), "kernel.link-ready", {{"device", "eth0"}});
}

void start(Simulation &sim, Instant t)
{
    sim.say(t, "system.unit-starting", {{"description", "containerd container runtime"}});
    t = t + milliseconds(400);
    sim.say(t, "containerd.starting", {{"version", sim.node.request.containerd}});
    for (const std::string &line : sim.catalogue.lines("containerd.plugins")) {
        const auto space = line.find(' ');
        const std::string type = line.substr(space + 1);
        const std::string id = type + '.' + line.substr(0, space);
        sim.say(t = t + std::chrono::microseconds(sim.random.between(14, 400)), "containerd.loading", {{"plugin", id}, {"type", type}});
        if (line.starts_with("blockfile") || line.starts_with("devmapper"))
            sim.say(t = t + std::chrono::microseconds(30), "containerd.skipping", {{"plugin", id}, {"type", type}, {"reason", line.starts_with("b") ? "no scratch file generator" : "devmapper not configured"}});
    }
    sim.say(t = t + milliseconds(2), "containerd.content-policy");
    sim.say(t = t + milliseconds(3), "containerd.cni-missing");
    sim.say(t = t + milliseconds(3), "containerd.recovering");
    sim.say(t = t + milliseconds(9), "containerd.cni-loading");
    sim.say(t = t + milliseconds(1), "containerd.serving", {{"address", "/run/containerd/containerd.sock.ttrpc"}});
    sim.say(t = t + milliseconds(1), "containerd.serving", {{"address", "/run/containerd/containerd.sock"}});
    sim.say(t = t + milliseconds(1), "containerd.booted");
    sim.say(t = t + milliseconds(8), "system.unit-started", {{"description", "containerd container runtime"}});
}

} // namespace

void sayContainerStarts(Simulation &sim, const Pod &pod, const Container &container, Instant t)
{
    const std::string attempt = std::to_string(container.restarts);
    sim.sayOfPod(t, "containerd.create-container", pod, &container, {{"attempt", attempt}});
    sim.sayOfPod(t + milliseconds(30), "containerd.container-created", pod, &container, {{"attempt", attempt}});
    sim.sayOfPod(t + milliseconds(32), "containerd.start-container", pod, &container);
    sim.say(t + milliseconds(40), "containerd.connecting-shim", {{"id", container.id}, {"socket", pod.shimSocket}});
    sim.say(t + milliseconds(60), "system.libcontainer", {{"id", container.id}});
    sim.sayOfPod(t + milliseconds(140), "containerd.container-started", pod, &container);
    if (sim.node.request.verbosity < 3)
        return;
    sim.sayOfPod(t + milliseconds(141), "kubelet.event", pod, &container, {{"type", "Normal"}, {"reason", "Started"}, {"field", "spec.containers{" + container.name + "}"}, {"message", "Started container " + container.name}});
    sim.sayOfPod(t + milliseconds(150), "kubelet.container-added", pod, &container);
    sim.sayOfPod(t + milliseconds(151), "kubelet.factory-containerd", pod, &container, {{"cgroup", pod.scopeOf(container)}});
    sim.sayOfPod(t + milliseconds(152), "kubelet.housekeeping", pod, &container);
    sim.sayOfPod(t + milliseconds(700), "kubelet.pleg-event", pod, &container, {{"type", "ContainerStarted"}});
    if (container.readinessPort > 0)
        sim.sayOfPod(t + milliseconds(1700), "kubelet.probe-ready", pod, &container, {{"status", "not ready"}});
}

void sayContainerEnds(Simulation &sim, const Pod &pod, const Container &container, int code, Instant t)
{
    const std::string exit = std::to_string(code);
    sim.say(t, "system.scope-succeeded", {{"id", container.id}});
    sim.say(t + milliseconds(1), "system.scope-consumed", {{"id", container.id}});
    sim.say(t + milliseconds(12), "containerd.task-exit", {{"id", container.id}, {"pid", std::to_string(container.pid)}, {"code", exit}});
    sim.say(t + milliseconds(30), "containerd.shim-disconnected", {{"id", container.id}});
    sim.say(t + milliseconds(31), "containerd.cleaning", {{"id", container.id}});
    sim.say(t + milliseconds(32), "containerd.cleaning-dead-shim");
    sim.say(t + milliseconds(60), "system.rootfs-unmounted", {{"id", container.id}});
    sim.sayOfPod(t + milliseconds(600), "kubelet.container-finished", pod, &container, {{"code", exit}});
    sim.sayOfPod(t + milliseconds(640), "kubelet.pleg-event", pod, &container, {{"type", "ContainerDied"}});
    sim.sayOfPod(t + milliseconds(660), "kubelet.remove-container", pod, &container);
    sim.sayOfPod(t + milliseconds(661), "kubelet.restart-container", pod, &container);
    sim.sayOfPod(t + milliseconds(662), "kubelet.checking-backoff", pod, &container);
}

void sayPodStarts(Simulation &sim, Pod &pod, Instant t)
{
    sim.sayOfPod(t, "kubelet.sync-add", pod);
    if (sim.node.request.verbosity >= 3) {
        for (const Container &c : pod.containers) {
            sim.sayOfPod(t + milliseconds(1), "kubelet.resources-needed", pod, &c);
            sim.sayOfPod(t + milliseconds(1), "kubelet.pod-resources", pod, &c, {{"limit", std::to_string(std::max<qint64>(64, c.memoryLimitKiB / 1024))}});
        }
        sim.sayOfPod(t + milliseconds(2), "kubelet.no-sandbox", pod);
        for (const Volume &volume : pod.volumes) {
            if (volume.object.empty())
                continue;
            for (const char *message : {"kubelet.reflector-starting", "kubelet.reflector-listing", "kubelet.reflector-populated"})
                sim.say(t + milliseconds(4), message, {{"type", volume.kind == Volume::Kind::Secret ? "Secret" : "ConfigMap"}, {"namespace", pod.namespaceName}, {"object", volume.object}});
        }
        sayVolumesMounted(sim, pod, t + milliseconds(100));
    }
    sim.sayOfPod(t + milliseconds(600), "containerd.run-sandbox", pod);
    sayNetworkOf(sim, pod, t + milliseconds(640));
    sim.say(t + milliseconds(700), "containerd.connecting-shim", {{"id", pod.sandbox}, {"socket", pod.shimSocket}});
    sim.say(t + milliseconds(720), "system.libcontainer", {{"id", pod.sandbox}});
    sim.sayOfPod(t + milliseconds(800), "containerd.sandbox-returned", pod, nullptr, {{"id", pod.sandbox}});
    for (const Container &container : pod.containers) {
        if (!container.waiting.empty())
            continue;
        sayPull(sim, pod, container, t + milliseconds(900));
        sayContainerStarts(sim, pod, container, container.started);
        if (sim.node.request.verbosity >= 3) {
            sim.sayOfPod(container.started + milliseconds(5), "kubelet.hosts-mount", pod, &container);
            sim.sayOfPod(container.started + milliseconds(8), "kubelet.resources-updated", pod, &container, {{"limit", std::to_string(std::max<qint64>(64, container.memoryLimitKiB / 1024))}});
            sim.sayOfPod(container.started + seconds(5), "kubelet.probe-ready", pod, &container, {{"status", "ready"}});
        }
        // containerd keeps a limited list of events and throws the oldest away after about five minutes.
        for (const char *type : {"CONTAINER_CREATED_EVENT", "CONTAINER_STARTED_EVENT"}) {
            sim.at(container.started + seconds(300) + milliseconds(sim.random.between(0, 400)), [&sim, id = container.id, type](Instant at) {
                if (sim.running("containerd"))
                    sim.say(at, "containerd.event-discarded", {{"id", id}, {"type", type}});
            });
        }
    }
    if (sim.node.request.verbosity >= 3) {
        sim.sayOfPod(t + seconds(9), "kubelet.first-running", pod);
        const std::string created = sim.stamp([&](std::string &out) { sim.clock.appendGo(out, t); });
        sim.sayOfPod(t + seconds(9), "kubelet.startup-duration", pod, nullptr, {{"created", created.substr(0, 19) + created.substr(29)}, {"pulled", created}});
    }
}

void planRuntime(Simulation &sim)
{
    const bool boots = sim.node.booted >= sim.logStart;
    if (boots) {
        const Instant started = sim.kubeletStarted - seconds(2);
        sim.at(started, [&sim](Instant t) { start(sim, t); });
        sim.every(started + seconds(2), milliseconds(2500), 10, [&sim, until = sim.kubeletStarted + seconds(26)](Instant t) {
            if (t < until)
                sim.say(t, "containerd.cni-missing");
        });
    }
    for (Pod &pod : sim.node.pods) {
        if (pod.started >= sim.logStart)
            sim.at(pod.started, [&sim, &pod](Instant t) { sayPodStarts(sim, pod, t); });
    }
    sim.every(std::max(sim.logStart, sim.kubeletStarted + seconds(1)), milliseconds(2300), 20, [&sim](Instant t) {
        if (!runtimeFailure(sim, t) && kubeletWorks(sim, t))
            sim.say(t, "containerd.image-path");
    });
}

} // namespace shindan::training
