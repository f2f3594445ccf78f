// The kernel and hardware in trouble: connection tracking, disks, memory, hangs, panics.

#include "services/training/actors/kubelet_state.h"
#include "services/training/nodes/workloads.h"

namespace shindan::training {

using model::Instant;
using model::Nanoseconds;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

void sayKubeletStarts(Simulation &sim, Instant t);

namespace {

void planConntrack(Simulation &sim, const Condition &full)
{
    // The kernel limits itself to ten such lines in five seconds.
    sim.every(full.from, seconds(5), 4, [&sim, &full](Instant t) {
        if (!full.holds(t))
            return;
        for (int i = 0, n = static_cast<int>(sim.random.between(3, 10)); i < n; ++i)
            sim.say(t + milliseconds(3 * i), "kernel.conntrack-full");
    });
}

void planReadOnly(Simulation &sim, const Condition &condition)
{
    const std::string disk = condition.value("disk", "vda3");
    sim.at(condition.from - seconds(20), [&sim, disk](Instant t) {
        for (int i = 0; i < 6; ++i) {
            sim.say(t + milliseconds(900 * i), "kernel.io-error", {{"disk", disk.substr(0, 3)}});
            sim.say(t + milliseconds(900 * i + 1), "kernel.buffer-io-error", {{"disk", disk}});
        }
        sim.say(t + seconds(8), "kernel.ext4-delayed", {{"disk", disk}});
    });
    sim.at(condition.from, [&sim, disk](Instant t) {
        sim.say(t, "kernel.journal-aborted", {{"disk", disk}});
        sim.say(t + milliseconds(1), "kernel.ext4-error", {{"disk", disk}, {"process", "kubelet"}});
        sim.say(t + milliseconds(2), "kernel.remounted-read-only", {{"disk", disk}});
        for (Disk &d : sim.node.disks) {
            if (d.device == "/dev/" + disk)
                d.readOnly = true;
        }
    });
    sim.every(condition.from + seconds(6), seconds(25), 40, [&sim, &condition](Instant t) {
        if (!condition.holds(t))
            return;
        sim.say(t, "kubelet.write-read-only");
        const Pod &pod = sim.node.pods[static_cast<std::size_t>(sim.random.between(0, static_cast<qint64>(sim.node.pods.size()) - 1))];
        sim.sayOfPod(t + milliseconds(40), "kubelet.status-write-failed", pod);
    });
}

void planDiskErrors(Simulation &sim, const Condition &condition)
{
    const std::string disk = condition.value("disk", "vdb");
    sim.every(condition.from, seconds(17), 60, [&sim, &condition, disk](Instant t) {
        if (!condition.holds(t))
            return;
        for (int i = 0, n = static_cast<int>(sim.random.between(1, 5)); i < n; ++i)
            sim.say(t + milliseconds(70 * i), "kernel.io-error", {{"disk", disk}});
        sim.say(t + milliseconds(400), "kernel.buffer-io-error", {{"disk", disk}});
    });
}

void sayOomTrace(Simulation &sim, Instant t, const std::string &process, int pid, const std::string &score)
{
    ++sim.oomKills;
    sim.say(t, "kernel.oom-invoked", {{"process", process}, {"score", score}});
    sim.say(t + microseconds(4), "kernel.oom-trace", {{"process", process}, {"pid", std::to_string(pid)}, {"kernel", sim.node.request.kernel}});
}

void planContainerOom(Simulation &sim, const Condition &condition)
{
    Pod *pod = sim.node.podOf(condition.value("app"));
    if (!pod)
        return;
    Container &container = pod->containers.front();
    Instant t = condition.from;
    for (int i = 0; t < std::min(condition.until, sim.end); ++i) {
        sim.at(t, [&sim, pod, &container](Instant now) {
            const std::string victim = container.command.substr(0, container.command.find(' '));
            const std::string name = victim.substr(victim.rfind('/') + 1);
            const std::string limit = std::to_string(container.memoryLimitKiB);
            const std::string id = std::to_string(container.pid);
            sayOomTrace(sim, now, name, container.pid, "985");
            sim.say(now + microseconds(6), "kernel.oom-cgroup-usage", {{"usage", limit}, {"limit", limit}});
            sim.say(now + microseconds(8), "kernel.oom-tasks", {{"pid", id}, {"victim", name}, {"score", "985"}});
            sim.say(now + microseconds(10), "kernel.oom-kill-cgroup", {{"scope", pod->scopePrefix + container.id + ".scope"}, {"slice", pod->cgroup()}, {"path", pod->scopeOf(container)}, {"victim", name}, {"pid", id}});
            sim.say(now + microseconds(12), "kernel.oom-killed-cgroup", {{"pid", id}, {"victim", name}, {"vm", std::to_string(container.memoryLimitKiB * 5)}, {"rss", std::to_string(container.memoryLimitKiB * 98 / 100)}, {"score", "985"}});
            sim.say(now + microseconds(14), "kernel.oom-reaped", {{"pid", id}, {"victim", name}});
            sim.say(now + milliseconds(20), "containerd.task-oom", {{"id", container.id}});
            sayContainerEnds(sim, *pod, container, 137, now + milliseconds(30));
            container.lastExit = 137;
            container.detail = "OOMKilled";
            container.started = now + seconds(2);
            renewContainer(container, sim.node, sim.random, now + seconds(2));
            sayContainerStarts(sim, *pod, container, now + seconds(2));
        });
        t = t + seconds(condition.number("every", 240)) + seconds(sim.random.between(0, 60));
    }
}

void planNodeOom(Simulation &sim, const Condition &leak)
{
    Pod *pod = sim.node.podOf(leak.value("app"));
    if (!pod)
        return;
    Container &leaking = pod->containers.back();
    const bool runtimeDies = leak.value("victim") == "containerd";
    Instant t = leak.from + seconds(leak.number("over", 900));
    for (int i = 0; i < static_cast<int>(leak.number("kills", 3)); ++i) {
        sim.at(t, [&sim, pod, &leaking, runtimeDies, i](Instant now) {
            const std::string victim = runtimeDies && i > 0 ? "containerd" : "redis-server";
            const Pod *redis = sim.node.podOf("redis");
            const int pid = victim == "containerd" ? sim.pidOf("containerd") : redis ? redis->containers.front().pid : 4242;
            const std::string path = victim == "containerd" ? "/system.slice/containerd.service" : redis ? redis->scopeOf(redis->containers.front()) : "/";
            sayOomTrace(sim, now, leaking.name.substr(0, 15), leaking.pid, "1000");
            sim.say(now + microseconds(5), "kernel.oom-memory");
            sim.say(now + microseconds(8), "kernel.oom-tasks", {{"pid", std::to_string(leaking.pid)}, {"victim", leaking.name}, {"score", "-998"}});
            sim.say(now + microseconds(10), "kernel.oom-kill-node", {{"path", path}, {"victim", victim}, {"pid", std::to_string(pid)}});
            sim.say(now + microseconds(12), "kernel.oom-killed-node", {{"pid", std::to_string(pid)}, {"victim", victim}, {"vm", "3410680"}, {"rss", "118232"}, {"score", victim == "containerd" ? "0" : "994"}});
            sim.say(now + microseconds(14), "kernel.oom-reaped", {{"pid", std::to_string(pid)}, {"victim", victim}});
            sim.say(now + milliseconds(80), "kubelet.system-oom", {{"pid", std::to_string(pid)}, {"process", victim}, {"scope", path}, {"constraint", "CONSTRAINT_NONE"}});
            sim.say(now + milliseconds(90), "kubelet.system-oom-event", {{"node", sim.node.name}});
            if (victim == "containerd") {
                sim.say(now + milliseconds(200), "system.unit-oom", {{"unit", "containerd.service"}});
                sim.say(now + milliseconds(201), "system.unit-killed", {{"unit", "containerd.service"}});
                sim.say(now + milliseconds(202), "system.unit-failed", {{"unit", "containerd.service"}, {"result", "oom-kill"}});
                ServiceState &state = sim.service("containerd");
                state = {ServiceState::Now::Failed, now, state.restarts + 1, 9};
                const Instant again = now + seconds(sim.random.between(40, 70));
                sim.at(again, [&sim](Instant at) {
                    ServiceState &s = sim.service("containerd");
                    sim.say(at, "system.unit-restart", {{"unit", "containerd.service"}, {"delay", "5s"}, {"count", std::to_string(s.restarts)}});
                    s.now = ServiceState::Now::Running;
                    s.since = at;
                    const int fresh = sim.node.takePid(sim.random);
                    sim.node.containerd = fresh;
                    sim.setPid("containerd", fresh);
                    sim.say(at + milliseconds(300), "containerd.starting", {{"version", sim.node.request.containerd}});
                    sim.say(at + milliseconds(900), "containerd.recovering");
                    sim.say(at + milliseconds(1200), "containerd.booted");
                    sim.say(at + milliseconds(1210), "system.unit-started", {{"description", "containerd container runtime"}});
                });
            } else if (redis) {
                sayContainerEnds(sim, *redis, redis->containers.front(), 137, now + milliseconds(40));
            }
        });
        t = t + minutes(4) + seconds(sim.random.between(0, 90));
    }
    sim.at(sim.end - seconds(1), [&sim, &leaking](Instant now) { leaking.residentKiB = usedMemoryKiB(sim, now) - 1'800'000; });
}

// A process that never comes back from the kernel: named again every so often, up to ten times.
void planHungTask(Simulation &sim, const Condition &condition, const std::string &process, const std::string &frame)
{
    const int pid = sim.node.takePid(sim.random);
    const std::string id = std::to_string(pid);
    int blocked = 240;
    for (Instant t = condition.from + seconds(245); t < std::min(condition.until, sim.end) && blocked <= 240 * 10; t = t + seconds(245)) {
        sim.at(t, [&sim, process, id, frame, blocked](Instant now) {
            sim.say(now, "kernel.hung-task", {{"process", process}, {"pid", id}, {"blocked", std::to_string(blocked)}, {"kernel", sim.node.request.kernel}, {"frame", frame}});
        });
        blocked += 240;
    }
    sim.at(condition.from + seconds(30), [&sim, pid, frame](Instant) {
        sim.stuck.emplace_back(pid, frame);
        ++sim.blockedProcesses;
    });
}

void planNfs(Simulation &sim, const Condition &condition)
{
    const std::string server = condition.value("server", "nas.example.test");
    sim.every(condition.from, seconds(180), 10, [&sim, &condition, server](Instant t) {
        if (condition.holds(t))
            sim.say(t, "kernel.nfs-not-responding", {{"server", server}});
    });
    if (condition.until != Instant::maximum())
        sim.at(condition.until, [&sim, server](Instant t) { sim.say(t, "kernel.nfs-ok", {{"server", server}}); });
    planHungTask(sim, condition, "java", "rpc_wait_bit_killable+0x1e/0x90 [sunrpc]");
    planHungTask(sim, condition, "df", "nfs4_proc_statfs+0x7c/0xc0 [nfsv4]");
}

void planPanic(Simulation &sim, const Condition &condition)
{
    // What the kernel says last reaches no disk; the log stops, and the next line is of the new boot.
    const Instant back = condition.from + seconds(condition.number("silence", 65));
    sim.at(condition.from, [&sim](Instant t) {
        sim.say(t, "kernel.soft-lockup", {{"cpu", "2"}, {"process", "ksoftirqd/2"}, {"pid", "24"}, {"kernel", sim.node.request.kernel}});
        sim.service("kubelet").now = ServiceState::Now::Stopped;
        sim.service("containerd").now = ServiceState::Now::Stopped;
    });
    sim.at(back, [&sim](Instant t) {
        sim.rebooted = true;
        sim.node.booted = t;
        sim.kubeletStarted = t + seconds(27);
        sim.service("kubelet") = {ServiceState::Now::Running, t + seconds(27), 0, 0};
        sim.service("containerd") = {ServiceState::Now::Running, t + seconds(25), 0, 0};
        for (Pod &pod : sim.node.pods) {
            pod.started = t + milliseconds(sim.random.between(pod.hostNetwork ? 29'000 : 62'000, pod.hostNetwork ? 36'000 : 75'000));
            pod.sandbox = sim.random.hex(64);
            for (Container &c : pod.containers)
                renewContainer(c, sim.node, sim.random, pod.started + seconds(3));
        }
        planBoot(sim);
        for (Pod &pod : sim.node.pods)
            sim.at(pod.started, [&sim, &pod](Instant at) { sayPodStarts(sim, pod, at); });
    });
}

void planStarvedCpu(Simulation &sim, const Condition &condition)
{
    sim.every(condition.from, seconds(28), 30, [&sim, &condition](Instant t) {
        if (!condition.holds(t))
            return;
        sim.say(t, "kernel.soft-lockup", {{"cpu", std::to_string(sim.random.between(0, sim.node.request.cpus - 1))}, {"process", condition.value("process", "ip_vs_conn")}, {"pid", std::to_string(sim.random.between(3000, 9000))}, {"kernel", sim.node.request.kernel}});
        if (sim.random.chance(40))
            sim.say(t + seconds(3), "kernel.rcu-stall");
    });
    sim.starvedLoad = sim.node.request.cpus * 6.0;
}

void planThreads(Simulation &sim, const Condition &condition)
{
    Pod *pod = sim.node.podOf(condition.value("app"));
    if (!pod)
        return;
    pod->containers.front().threads = static_cast<int>(condition.number("threads", 31'000));
    sim.every(condition.from, seconds(9), 50, [&sim, &condition, pod](Instant t) {
        if (!condition.holds(t))
            return;
        sim.say(t, "kernel.fork-rejected", {{"slice", pod->cgroup()}});
        if (sim.random.chance(30))
            sim.say(t + milliseconds(30), "containerd.fork-failed", {{"id", sim.random.hex(64)}});
    });
}

} // namespace

void planKernel(Simulation &sim)
{
    for (const Condition &c : sim.conditions()) {
        if (c.kind == "conntrack-full")
            planConntrack(sim, c);
        else if (c.kind == "read-only")
            planReadOnly(sim, c);
        else if (c.kind == "disk-errors")
            planDiskErrors(sim, c);
        else if (c.kind == "container-oom")
            planContainerOom(sim, c);
        else if (c.kind == "memory-leak")
            planNodeOom(sim, c);
        else if (c.kind == "nfs-hung")
            planNfs(sim, c);
        else if (c.kind == "runc-hung")
            planHungTask(sim, c, "runc", "rwsem_down_write_slowpath+0x2fd/0x4a0");
        else if (c.kind == "kernel-panic")
            planPanic(sim, c);
        else if (c.kind == "cpu-starved")
            planStarvedCpu(sim, c);
        else if (c.kind == "thread-leak")
            planThreads(sim, c);
    }
}

} // namespace shindan::training
