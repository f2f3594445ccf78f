// Services of systemd that are stopped, die or do not come up, and the clock of the node.

#include "services/training/actors/kubelet_state.h"

namespace shindan::training {

using model::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

void sayKubeletStarts(Simulation &sim, Instant t);

namespace {

std::string descriptionOf(const std::string &unit)
{
    if (unit == "kubelet")
        return "kubelet: The Kubernetes Node Agent";
    if (unit == "containerd")
        return "containerd container runtime";
    if (unit == "chronyd")
        return "NTP client/server";
    if (unit == "docker")
        return "Docker Application Container Engine";
    return unit;
}

void planStop(Simulation &sim, const Condition &condition)
{
    const std::string unit = condition.value("unit", "kubelet");
    sim.at(condition.from, [&sim, unit](Instant t) {
        sim.say(t - milliseconds(400), "system.sudo", {{"command", "systemctl stop " + unit}});
        sim.say(t, "system.unit-stopping", {{"description", descriptionOf(unit)}});
        if (unit == "chronyd")
            sim.say(t + milliseconds(5), "system.chrony-exit");
        sim.say(t + milliseconds(20), "system.unit-succeeded", {{"unit", unit + ".service"}});
        sim.say(t + milliseconds(22), "system.unit-stopped", {{"description", descriptionOf(unit)}});
        sim.service(unit) = {ServiceState::Now::Stopped, t, 0, 0};
    });
    if (condition.until != Instant::maximum()) {
        sim.at(condition.until, [&sim, unit](Instant t) {
            sim.service(unit) = {ServiceState::Now::Running, t, 0, 0};
            if (unit == "kubelet")
                sayKubeletStarts(sim, t);
            else
                sim.say(t, "system.unit-started", {{"description", descriptionOf(unit)}});
        });
    }
}

// A service that ends each time soon after it starts. The kubelet is started again every ten seconds for ever, others five times.
void planStartFailure(Simulation &sim, const Condition &condition)
{
    const std::string unit = condition.value("unit", "kubelet");
    const std::string message = condition.value("message", "kubelet.run-failed");
    sim.at(condition.from, [&sim, unit](Instant t) {
        sim.say(t - seconds(1), "system.unit-stopping", {{"description", descriptionOf(unit)}});
        sim.say(t - milliseconds(900), "system.unit-stopped", {{"description", descriptionOf(unit)}});
        sim.service(unit) = {ServiceState::Now::Restarting, t, 0, 1};
    });
    const bool forEver = unit == "kubelet";
    int count = 0;
    for (Instant t = condition.from; t < std::min(condition.until, sim.end) && (forEver || count < 5); t = t + milliseconds(forEver ? 10'600 : 1'400)) {
        sim.at(t, [&sim, &condition, unit, message, count](Instant now) {
            const std::string service = unit + ".service";
            if (count > 0)
                sim.say(now - milliseconds(100), "system.unit-restart", {{"unit", service}, {"delay", unit == "kubelet" ? "10s" : "1s"}, {"count", std::to_string(count)}});
            sim.say(now, "system.unit-started", {{"description", descriptionOf(unit)}});
            const int pid = sim.node.takePid(sim.random);
            sim.setPid(unit, pid);
            if (unit == "kubelet") {
                sim.say(now + milliseconds(120), "kubelet.flag-deprecated", {{"flag", "cgroup-driver"}});
                sim.say(now + milliseconds(200), "kubelet.version", {{"version", sim.node.request.kubernetes}});
            } else if (unit == "containerd") {
                sim.say(now + milliseconds(60), "containerd.starting", {{"version", sim.node.request.containerd}});
            }
            sim.say(now + milliseconds(520), message, {{"reason", condition.value("reason")}, {"flag", condition.value("flag")}, {"expiry", condition.value("expiry")}});
            sim.say(now + milliseconds(540), "system.unit-exited", {{"unit", service}, {"code", "1"}, {"name", "FAILURE"}});
            sim.say(now + milliseconds(541), "system.unit-failed", {{"unit", service}, {"result", "exit-code"}});
            ServiceState &state = sim.service(unit);
            state = {ServiceState::Now::Restarting, now, count + 1, 1};
        });
        ++count;
    }
    if (!forEver) {
        sim.at(condition.from + milliseconds(1'400 * 5), [&sim, unit](Instant t) {
            sim.say(t, "system.start-limit", {{"unit", unit + ".service"}});
            sim.say(t + milliseconds(1), "system.unit-failed", {{"unit", unit + ".service"}, {"result", "exit-code"}});
            sim.say(t + milliseconds(2), "system.failed-to-start", {{"description", descriptionOf(unit)}});
            sim.service(unit).now = ServiceState::Now::Failed;
        });
    }
    if (condition.until != Instant::maximum()) {
        sim.at(condition.until, [&sim, unit](Instant t) {
            sim.service(unit) = {ServiceState::Now::Running, t, 0, 0};
            if (unit == "kubelet")
                sayKubeletStarts(sim, t);
        });
    }
}

void planClockStep(Simulation &sim, const Condition &condition)
{
    const qint64 by = condition.number("seconds", -3600);
    sim.at(condition.from, [&sim, by](Instant t) {
        const std::string local = sim.stamp([&](std::string &out) { sim.clock.appendDmesg(out, t); });
        sim.say(t, "system.timedated", {{"time", local}});
        sim.say(t + milliseconds(60), by < 0 ? "system.chrony-backward-jump" : "system.chrony-forward-jump");
        sim.say(t + milliseconds(61), "system.chrony-no-source");
    });
    sim.every(condition.from + seconds(64), seconds(130), 20, [&sim, &condition, by](Instant t) {
        if (condition.holds(t) && sim.running("chronyd"))
            sim.say(t, "system.chrony-wrong", {{"seconds", std::to_string(-by) + '.' + std::to_string(sim.random.between(100'000, 999'999))}});
    });
    if (condition.until != Instant::maximum())
        sim.at(condition.until, [&sim, by](Instant t) { sim.say(t, "system.chrony-stepped", {{"seconds", std::to_string(-by) + ".214077"}}); });
}

void planFirewall(Simulation &sim, const Condition &condition)
{
    sim.at(condition.from - seconds(8), [&sim](Instant t) {
        sim.say(t, "system.sudo", {{"command", "systemctl start firewalld"}});
        sim.say(t + seconds(1), "system.firewalld-started");
        sim.say(t + seconds(2), "system.firewalld-warning");
        sim.service("firewalld") = {ServiceState::Now::Running, t, 0, 0};
    });
}

} // namespace

void planServices(Simulation &sim)
{
    sim.service("firewalld") = {ServiceState::Now::Stopped, sim.node.booted, 0, 0};
    for (const Condition &c : sim.conditions()) {
        if (c.kind == "service-stopped")
            planStop(sim, c);
        else if (c.kind == "start-failure")
            planStartFailure(sim, c);
        else if (c.kind == "clock-step")
            planClockStep(sim, c);
        else if (c.kind == "pods-blocked")
            planFirewall(sim, c);
    }
}

} // namespace shindan::training
