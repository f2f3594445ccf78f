// The everyday noise of a node: logins, the cloud's agents, timers, and whatever the catalogue says comes every so many seconds.

#include "services/training/nodes/simulation.h"

namespace shindan::training {

using model::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// Programs that only some nodes have say their everyday lines elsewhere (kinds.cpp).
bool runsHere(const Message &message)
{
    for (const char *program : {"kube-apiserver", "kube-controller-manager", "kube-scheduler", "cloud-controller-manager", "etcd", "edge-hub", "dockerd", "csi-proxy"}) {
        if (message.program == program)
            return false;
    }
    return message.id != "kubelet.summary-served";
}

} // namespace

void planSystem(Simulation &sim)
{
    const Instant from = std::max(sim.logStart, sim.node.booted + seconds(90));
    for (const Message &message : sim.catalogue.all()) {
        if (message.every <= 0 || !runsHere(message) || message.id.starts_with("windows."))
            continue;
        sim.every(from + seconds(sim.random.between(1, message.every)), seconds(message.every), 40, [&sim, id = message.id](Instant t) {
            sim.say(t, id, {{"address", sim.node.address}});
        });
    }
    // Somebody logs in, and goes.
    sim.everyByLoad(from + seconds(sim.random.between(60, 400)), seconds(860), 50, [&sim](Instant t) {
        const std::string session = std::to_string(sim.random.between(2, 900));
        for (int i = 0; i < 4; ++i)
            sim.say(t, "system.instance-connect", {{"region", sim.node.region}});
        sim.say(t + milliseconds(60), "system.sshd-accepted");
        sim.say(t + milliseconds(80), "system.logind-session", {{"session", session}});
        sim.say(t + milliseconds(81), "system.session-started", {{"session", session}});
        sim.say(t + milliseconds(140), "system.motd");
        sim.at(t + seconds(sim.random.between(20, 400)), [&sim, session](Instant at) {
            sim.say(at, "system.session-ended", {{"session", session}});
            sim.say(at + milliseconds(1), "system.logind-removed", {{"session", session}});
        });
    });
    sim.every(from + seconds(sim.random.between(300, 5000)), seconds(7200), 30, [&sim](Instant t) { sim.say(t, "system.chrony-source"); });
}

} // namespace shindan::training
