// The kubelet on a good day: probes, housekeeping, the watch over resources, pods looked at once a minute, volumes.

#include "services/training/actors/kubelet_state.h"
#include "services/training/actors/pod_status.h"

namespace shindan::training {

using model::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const char *kindOf(const Volume &volume)
{
    switch (volume.kind) {
    case Volume::Kind::Secret: return "secret";
    case Volume::Kind::ConfigMap: return "configmap";
    case Volume::Kind::Projected: return "projected";
    case Volume::Kind::EmptyDir: return "empty-dir";
    case Volume::Kind::HostPath: return "host-path";
    case Volume::Kind::Csi: return "csi";
    case Volume::Kind::Nfs: return "nfs";
    }
    return "projected";
}

void planProbe(Simulation &sim, const Pod &pod, const Container &container, const char *type)
{
    const Instant first = std::max(container.started, sim.kubeletStarted) + milliseconds(sim.random.between(2000, 12'000));
    const auto act = [&sim, &pod, &container, type, full = pod.full()](Instant t) {
        if (!kubeletWorks(sim, t) || container.started > t || container.pid <= 0)
            return;
        if (const auto output = probeFailure(sim, pod, container, t)) {
            sim.sayOfPod(t, "kubelet.probe-failed", pod, &container, {{"probe", type}, {"output", *output}});
            return;
        }
        if (sim.node.request.verbosity >= 3)
            sim.say(t, "kubelet.probe-succeeded", {{"probe", type}, {"pod", full}, {"uid", pod.uid}, {"container", container.name}});
    };
    sim.every(first, seconds(10), 0, act);
}

void housekeeping(Simulation &sim, Instant t)
{
    Instant at = t;
    for (const char *message : {"kubelet.cleanup-workers", "kubelet.cleanup-probes", "kubelet.cleanup-statuses", "kubelet.cleanup-namespaces", "kubelet.cleanup-directories", "kubelet.cleanup-mirrors", "kubelet.cleanup-cgroups"}) {
        sim.say(at, message);
        at = at + std::chrono::microseconds(sim.random.between(12, 900));
    }
}

struct Signal
{
    const char *signal;
    const char *resource;
    std::string available;
    std::string capacity;
};

void watchResources(Simulation &sim, Instant t)
{
    sim.say(t, "kubelet.eviction-housekeeping");
    sim.say(t + std::chrono::microseconds(20), "kubelet.eviction-filesystems");
    const std::string time = sim.stamp([&](std::string &out) { sim.clock.appendGo(out, t); });
    const std::string monotonic = sim.monotonic(t);
    const Disk &data = sim.node.disks.back();
    const auto ki = [](qint64 bytes) { return std::to_string(bytes / 1024) + "Ki"; };
    const std::string freeData = ki(data.bytes - usedBytes(sim, data, t));
    const qint64 freeMemory = sim.node.memoryKiB - usedMemoryKiB(sim, t);
    const bool noInodes = sim.holds("inodes-full", t) != nullptr;
    const std::string freeInodes = std::to_string(noInodes ? sim.random.between(0, 900) : 7'600'000 - sim.random.between(100, 40'000));
    const Signal signals[] = {{"nodefs.available", "ephemeral-storage", freeData, ki(data.bytes)},
                              {"nodefs.inodesFree", "inodes", freeInodes, "7864320"},
                              {"imagefs.available", "ephemeral-storage", freeData, ki(data.bytes)},
                              {"imagefs.inodesFree", "inodes", freeInodes, "7864320"},
                              {"containerfs.available", "ephemeral-storage", freeData, ki(data.bytes)},
                              {"containerfs.inodesFree", "inodes", freeInodes, "7864320"},
                              {"memory.available", "memory", std::to_string(freeMemory) + "Ki", std::to_string(sim.node.memoryKiB) + "Ki"},
                              {"allocatableMemory.available", "memory", std::to_string(freeMemory * 97 / 100) + "Ki", std::to_string(sim.node.memoryKiB * 9 / 10) + "Ki"},
                              {"pid.available", "pids", std::to_string(31'900 - sim.random.between(0, 300)), "32768"}};
    Instant at = t + milliseconds(sim.random.between(20, 40));
    for (const Signal &s : signals) {
        sim.say(at, "kubelet.eviction-observation", {{"signal", s.signal}, {"resource", s.resource}, {"available", s.available}, {"capacity", s.capacity}, {"time", time}, {"monotonic", monotonic}});
        at = at + std::chrono::microseconds(sim.random.between(4, 30));
    }
    if (noInodes) {
        sim.say(at, "kubelet.eviction-attempt", {{"resource", "inodes"}});
        sim.say(at + milliseconds(1), "kubelet.eviction-threshold", {{"signal", "nodefs.inodesFree"}});
        sim.say(at + milliseconds(40), "kubelet.eviction-must", {{"resource", "inodes"}});
    } else if (!starved(sim, t)) {
        sim.say(at, "kubelet.eviction-fine");
    }
}

void lookAtCgroups(Simulation &sim, Instant t)
{
    for (const std::string &service : sim.catalogue.lines("kubelet.services")) {
        const std::string cgroup = "/system.slice/" + service;
        sim.say(t, service.ends_with(".mount") ? "kubelet.factory-systemd" : "kubelet.factory-raw", {{"cgroup", cgroup}});
        t = t + std::chrono::microseconds(sim.random.between(6, 60));
    }
    for (const char *cgroup : {"/user.slice", "/user.slice/user-0.slice", "/user.slice/user-0.slice/session-2.scope", "/aegis", "/init.scope"})
        sim.say(t, "kubelet.factory-raw", {{"cgroup", cgroup}});
}

void lookAtPod(Simulation &sim, const Pod &pod, Instant t)
{
    const std::string full = pod.full();
    const auto next = [&] { return t = t + std::chrono::microseconds(sim.random.between(20, 700)); };
    if (sim.random.chance(92))
        sim.say(next(), "kubelet.generating-status", {{"pod", full}});
    const std::string status = podStatusJson(sim.node, pod, sim.clock);
    if (sim.random.chance(88))
        sim.say(next(), "kubelet.same-status", {{"pod", full}, {"status", status}});
    sim.say(next(), "kubelet.volumes-waiting", {{"pod", full}});
    sim.say(next(), "kubelet.volumes-mounted", {{"pod", full}});
    for (const Container &container : pod.containers) {
        const std::string hash = std::to_string(container.hash);
        sim.say(next(), "kubelet.container-ready", {{"pod", full}, {"container", container.name}, {"ready", container.waiting.empty() ? "true" : "false"}});
        sim.say(next(), "kubelet.container-hash", {{"version", sim.node.request.kubernetes}, {"container", container.name}, {"hash", hash}});
    }
    sim.say(next(), "kubelet.pod-actions", {{"kill", "false"}, {"start", ""}, {"pod", full}});
}

void lookAtVolume(Simulation &sim, const Pod &pod, const Volume &volume, Instant t)
{
    const std::string pieces = std::to_string(volume.pieces);
    const std::string bytes = std::to_string(volume.bytes);
    const Values values{{"volume", volume.name}, {"uid", pod.uid}, {"namespace", pod.namespaceName}, {"object", volume.object}, {"pieces", pieces}, {"bytes", bytes}};
    const auto step = [&] { return t = t + std::chrono::microseconds(sim.random.between(5, 40)); };
    if (volume.kind == Volume::Kind::Secret) {
        sim.sayWith(step(), "kubelet.secret-setup", values);
        sim.sayWith(step(), "kubelet.secret-received", values);
    } else if (volume.kind == Volume::Kind::ConfigMap) {
        sim.sayWith(step(), "kubelet.configmap-setup", values);
        sim.sayWith(step(), "kubelet.configmap-received", values);
    } else if (volume.kind == Volume::Kind::Projected) {
        sim.sayWith(step(), "kubelet.projected-setup", values);
    } else {
        return;
    }
    if (sim.random.chance(22)) {
        sim.say(step(), "kubelet.quotas-disabled");
        sim.say(step(), "kubelet.assign-quota");
    }
}

void planPod(Simulation &sim, const Pod &pod)
{
    const Instant from = std::max(pod.started, sim.kubeletStarted) + seconds(3);
    for (const Container &container : pod.containers) {
        if (container.readinessPort > 0) {
            planProbe(sim, pod, container, "Readiness");
            if (container.liveness)
                planProbe(sim, pod, container, "Liveness");
        }
    }
    if (sim.node.request.verbosity < 3)
        return;
    sim.every(from + milliseconds(sim.random.between(0, 60'000)), seconds(63), 15, [&sim, &pod](Instant t) {
        if (kubeletWorks(sim, t) && pod.started <= t)
            lookAtPod(sim, pod, t);
    });
    for (const Volume &volume : pod.volumes) {
        sim.every(from + milliseconds(sim.random.between(0, 60'000)), seconds(75), 20, [&sim, &pod, &volume](Instant t) {
            if (kubeletWorks(sim, t) && pod.started <= t)
                lookAtVolume(sim, pod, volume, t);
        });
    }
}

} // namespace

void sayVolumesMounted(Simulation &sim, const Pod &pod, Instant t)
{
    for (const Volume &volume : pod.volumes) {
        for (const char *message : {"kubelet.attach-verify", "kubelet.mount-started", "kubelet.mount-succeeded"}) {
            sim.sayOfPod(t, message, pod, nullptr, {{"volume", volume.name}, {"kind", kindOf(volume)}});
            t = t + milliseconds(sim.random.between(1, 90));
        }
        sim.sayOfPod(t, "kubelet.statfs", pod, nullptr, {{"volume", volume.name}, {"kind", kindOf(volume)}});
        lookAtVolume(sim, pod, volume, t + milliseconds(2));
    }
}

void planKubelet(Simulation &sim)
{
    const Instant from = sim.kubeletStarted + seconds(2);
    for (const Pod &pod : sim.node.pods)
        planPod(sim, pod);
    sim.every(from + seconds(8), seconds(30), 10, [&sim](Instant t) {
        if (kubeletWorks(sim, t) && sim.node.request.verbosity >= 3)
            sim.say(t, "kubelet.summary-served", {{"address", sim.node.podOf("metrics-server") ? sim.node.podOf("metrics-server")->ip : sim.node.address}});
    });
    if (sim.node.request.verbosity < 3)
        return;
    sim.every(from, seconds(2), 0, [&sim](Instant t) {
        if (kubeletWorks(sim, t) && !holdsPods(sim, t))
            housekeeping(sim, t);
    });
    sim.every(from + seconds(10), seconds(10), 0, [&sim](Instant t) {
        if (kubeletWorks(sim, t))
            watchResources(sim, t);
    });
    sim.every(from + seconds(28), seconds(30), 0, [&sim](Instant t) {
        if (kubeletWorks(sim, t))
            lookAtCgroups(sim, t);
    });
}

} // namespace shindan::training
