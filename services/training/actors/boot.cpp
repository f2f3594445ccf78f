// A machine starts: the kernel, systemd, the clock, cloud-init with the script that joins the node, the kubelet's first minute.

#include "services/training/actors/kubelet_state.h"

namespace shindan::training {

using model::Instant;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

std::string replaced(std::string text, std::string_view from, const std::string &to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

void bootKernel(Simulation &sim, Instant booted)
{
    const auto &lines = sim.catalogue.lines("kernel.boot");
    const std::string cpus = std::to_string(sim.node.request.cpus);
    const std::string memory = std::to_string(sim.node.memoryKiB);
    // The kernel's ring has the real times; the system log gets all at once when the journal starts.
    Instant t = booted;
    for (const std::string &line : lines) {
        std::string text = replaced(line, "KERNEL", sim.node.request.kernel);
        text = replaced(std::move(text), "BOOTID", sim.node.bootId);
        text = replaced(std::move(text), "CPUS", cpus);
        text = replaced(std::move(text), "MEMORYK", memory);
        sim.journal.say(t, "kernel", 0, text, "logs/dmesg.log");
        t = t + microseconds(sim.random.between(200, 9'000));
    }
    for (const char *resource : {"[io  0x0000-0x0cf7 window]", "[io  0x0d00-0xadff window]", "[mem 0x000a0000-0x000bffff window]", "[mem 0xc0000000-0xfebfffff window]"}) {
        for (int i = 0; i < 12; ++i)
            sim.journal.say(t, "kernel", 0, "pci_bus 0000:00: resource " + std::to_string(4 + i) + ' ' + resource, "logs/dmesg.log");
    }
    for (int slot = 3; slot < 32; ++slot)
        sim.journal.say(t, "kernel", 0, "acpiphp: Slot [" + std::to_string(slot) + "] registered", "logs/dmesg.log");
    for (int i = 0; i < 230; ++i)
        sim.journal.say(t, "kernel", 0, "pci 0000:00:0" + std::to_string(i % 8) + ".0: reg 0x1" + std::to_string(i % 3 * 4) + ": [mem 0xc" + sim.random.hex(7) + "-0xc" + sim.random.hex(7) + "]", "logs/dmesg.log");
}

void bootSystemd(Simulation &sim, Instant booted)
{
    Instant t = booted + seconds(3);
    const auto step = [&] { return t = t + milliseconds(sim.random.between(2, 160)); };
    for (const char *message : {"system-noise.architecture", "system-noise.hostname", "system-noise.module-autofs4", "system-noise.module-ip-tables", "system-noise.slice-modprobe", "system-noise.slice-user", "system-noise.automount"})
        sim.say(step(), message, {{"host", sim.node.hostName}});
    sim.say(step(), "system.journal-started");
    for (const std::string &socket : sim.catalogue.lines("system-noise.sockets"))
        sim.say(step(), "system-noise.listening", {{"description", socket}});
    for (const std::string &mount : sim.catalogue.lines("system-noise.file-systems")) {
        sim.say(step(), "system-noise.mounting", {{"description", mount}});
        sim.say(step(), "system-noise.mounted", {{"description", mount}});
    }
    for (const std::string &unit : sim.catalogue.lines("system-noise.skipped"))
        sim.say(step(), "system-noise.condition", {{"description", unit}});
    sim.say(step(), "system.journal-runtime", {{"machine", sim.node.machineId}});
    for (const std::string &unit : sim.catalogue.lines("system.started-at-boot")) {
        sim.say(step(), "system.unit-starting", {{"description", unit}});
        if (unit == sim.node.request.peculiarity.slowUnit)
            t = t + sim.node.request.peculiarity.slowBy;
        sim.say(step(), "system.unit-started", {{"description", unit}});
        if (sim.random.chance(20))
            sim.say(step(), "system.udev-speed");
        if (sim.random.chance(10))
            sim.say(step(), "system.udev-scheme");
    }
    for (const std::string &target : sim.catalogue.lines("system.targets"))
        sim.say(step(), "system.target-reached", {{"description", target}});
    sim.say(step(), "system.journal-system", {{"machine", sim.node.machineId}});
    sim.say(step(), "system.rngd");
    const std::string epoch = std::to_string(t.ns / model::nsPerSecond) + '.' + std::to_string(1000 + t.ns % 9000);
    sim.say(step(), "system.nm-start", {{"epoch", epoch}, {"boot", sim.node.bootId}});
    for (const char *message : {"system.dhcp-duid", "system.dhcp-discover", "system.dhcp-request", "system.dhcp-ack", "system.dhcp-bound"})
        sim.say(step(), message, {{"gateway", sim.node.gateway}, {"address", sim.node.address}});
    for (const char *message : {"system-noise.journal-flush", "system-noise.polkit-rules", "system-noise.polkit-loaded", "system-noise.polkit-name", "system-noise.sshd-listening", "system-noise.sshd-listening-v6", "system-noise.rsyslog-socket"})
        sim.say(step(), message);
    sim.say(step(), "system.rsyslog-start", {{"pid", std::to_string(sim.node.rsyslogd)}});
}

void bootClock(Simulation &sim, Instant booted)
{
    const Instant t = booted + seconds(13);
    sim.say(t, "system.unit-starting", {{"description", "NTP client/server"}});
    sim.say(t + milliseconds(2), "system.chrony-start");
    sim.say(t + milliseconds(3), "system.chrony-frequency");
    sim.say(t + milliseconds(40), "system.unit-started", {{"description", "NTP client/server"}});
    sim.say(t + milliseconds(6200), "system.chrony-source");
    sim.say(t + milliseconds(6210), "system.chrony-wrong", {{"seconds", "0." + std::to_string(sim.random.between(100'000, 900'000))}});
}

void joinCluster(Simulation &sim, Instant booted)
{
    Instant t = booted + seconds(10);
    const auto stamp = [&] { return sim.stamp([&](std::string &out) { sim.clock.appendLocal(out, t, 3); }); };
    const auto &commands = sim.catalogue.lines("cloud-init.commands");
    const auto &sysctls = sim.catalogue.lines("cloud-init.sysctls");
    // Download of the packages, their lists, then step by step.
    for (int i = 0; i < 560; ++i) {
        sim.say(t, "cloud-init.progress", {{"kilobytes", std::string(i < 200 ? " " : "") + std::to_string(i * 50)}, {"percent", std::to_string(i / 6)}});
        t = t + milliseconds(1);
    }
    for (int i = 0; i < 1300; ++i) {
        sim.say(t, "cloud-init.file");
        t = t + microseconds(700);
    }
    for (const std::string &package : sim.catalogue.lines("linux.packages")) {
        std::size_t version = 0;
        while (version + 1 < package.size() && !(package[version] == '-' && package[version + 1] >= '0' && package[version + 1] <= '9'))
            ++version;
        for (const char *verb : {"rpm -q", "yum info", "grep -w"}) {
            sim.say(t, "cloud-init.package", {{"verb", verb}, {"name", package.substr(0, version)}});
            t = t + milliseconds(2);
        }
    }
    for (const std::string &setting : sim.catalogue.lines("linux.sysctls")) {
        sim.say(t, "cloud-init.stdout", {{"stamp", stamp()}, {"step", "configAckNode"}, {"text", setting}});
        t = t + microseconds(300);
    }
    for (const std::string &step : sim.catalogue.lines("cloud-init.steps")) {
        for (int i = 0; i < 45; ++i) {
            sim.say(t, "cloud-init.command", {{"stamp", stamp()}, {"step", step}, {"command", sim.random.of(commands)}});
            t = t + milliseconds(sim.random.between(1, 60));
            sim.say(t, "cloud-init.stdout", {{"stamp", stamp()}, {"step", step}, {"text", sim.random.of(sysctls)}});
            sim.say(t, "cloud-init.trace");
            if (sim.random.chance(40))
                sim.say(t, "cloud-init.yaml");
            if (sim.random.chance(50))
                sim.say(t, "cloud-init.stderr", {{"stamp", stamp()}, {"step", step}, {"text", "+ source /root/ack-deploy/pkg/run/lib/common.sh"}});
            if (sim.random.chance(25))
                sim.say(t, "cloud-init.copy", {{"stamp", stamp()}, {"version", sim.node.request.kubernetes}, {"file", sim.random.chance(50) ? "/usr/bin/kubelet" : "/usr/bin/kubeadm"}});
        }
    }
    sim.say(booted + seconds(58), "cloud-init.end", {{"stamp", stamp()}, {"node", sim.node.name}});
    for (int i = 0; i < 20; ++i) {
        const Instant at = booted + seconds(14 + i);
        sim.say(at, "system.reloading");
        for (const char *unit : {"containerd.service", "kubelet.service", "kubelet.service.d/10-kubeadm.conf"})
            sim.say(at + milliseconds(60), "system.world-inaccessible", {{"unit", unit}});
    }
}

} // namespace

/// Also after a reboot.
void sayKubeletStarts(Simulation &sim, Instant t)
{
    sim.say(t, "system.unit-started", {{"description", "kubelet: The Kubernetes Node Agent"}});
    t = t + milliseconds(120);
    for (const char *flag : {"pod-manifest-path", "authorization-mode", "anonymous-auth", "client-ca-file", "container-runtime-endpoint", "cgroup-driver", "rotate-certificates", "cluster-dns"})
        sim.say(t, "kubelet.flag-deprecated", {{"flag", flag}});
    if (sim.node.request.verbosity >= 3) {
        for (const std::string &flag : sim.catalogue.lines("kubelet.flags")) {
            const std::string name = flag.substr(0, flag.find('='));
            const auto own = sim.node.request.kubeletFlags.find(name);
            sim.say(t = t + microseconds(6), "kubelet.flag", {{"flag", own == sim.node.request.kubeletFlags.end() ? flag : name + "=\"" + own->second + '"'}});
        }
    }
    for (const char *message : {"kubelet.version", "kubelet.golang", "kubelet.rotation-on", "kubelet.certificate-loaded", "kubelet.certificate-expiry", "kubelet.client-ca"})
        sim.say(t = t + milliseconds(sim.random.between(5, 70)), message, {{"version", sim.node.request.kubernetes}});
    sim.say(t = t + milliseconds(300), "kubelet.runtime-initialized", {{"runtime", "containerd"}, {"version", sim.node.request.containerd}});
    sim.say(t = t + milliseconds(40), "kubelet.starting");
    sim.say(t = t + milliseconds(10), "kubelet.serving");
    sim.say(t = t + milliseconds(8), "kubelet.pleg-not-yet");
    sim.say(t = t + milliseconds(80), "kubelet.node-registering", {{"node", sim.node.name}});
    sim.say(t = t + milliseconds(60), "kubelet.node-registered", {{"node", sim.node.name}});
}

namespace {

void firstMinute(Simulation &sim, Instant started)
{
    sayKubeletStarts(sim, started);
    // The network plug-in is a pod itself: until it has written its configuration, the kubelet complains.
    const Instant ready = started + seconds(26);
    for (Instant t = started + seconds(3); t < ready; t = t + seconds(5)) {
        sim.at(t, [&sim](Instant at) {
            sim.say(at, "kubelet.network-not-ready");
            if (const Pod *pod = sim.node.podOf("metrics-server"))
                sim.sayOfPod(at + milliseconds(3), "kubelet.pod-network-not-ready", *pod);
        });
    }
    sim.at(ready, [&sim](Instant t) {
        sim.say(t, "kubelet.node-ready-event", {{"node", sim.node.name}, {"event", "NodeReady"}});
        sim.say(t + milliseconds(1), "kubelet.node-ready");
    });
}

// The image of the machine was made months before: the end of that run is the beginning of the system log.
void sayImageMade(Simulation &sim)
{
    Instant t = sim.node.booted - std::chrono::hours(24 * sim.random.between(60, 200));
    const auto say = [&](const char *program, int pid, const std::string &text) {
        t = t + milliseconds(sim.random.between(0, 9));
        sim.journal.say(t, program, pid, text, {});
    };
    say("rsyslogd", 1027, "[origin software=\"rsyslogd\" swVersion=\"8.2102.0-15.1.al8.1\" x-pid=\"1027\" x-info=\"https://www.rsyslog.com\"] exiting on signal 15.");
    for (const std::string &unit : sim.catalogue.lines("system.started-at-boot")) {
        say("systemd", 1, "Stopping " + unit + "...");
        say("systemd", 1, "Stopped " + unit + '.');
    }
    for (const std::string &target : sim.catalogue.lines("system.targets"))
        say("systemd", 1, "Stopped target " + target + '.');
    for (const char *target : {"Shutdown", "Final Step", "Power-Off"})
        say("systemd", 1, std::string("Reached target ") + target + '.');
    say("systemd", 1, "Shutting down.");
    say("systemd-shutdown", 0, "Syncing filesystems and block devices.");
    say("systemd-shutdown", 0, "Sending SIGTERM to remaining processes...");
    say("systemd-journald", 451, "Journal stopped");
}

} // namespace

void planBoot(Simulation &sim)
{
    const Instant booted = sim.node.booted;
    if (booted < sim.logStart || booted >= sim.end)
        return;
    if (sim.node.request.windows) { // only the kubelet's first minute stands in a log
        sim.at(sim.kubeletStarted - milliseconds(100), [&sim](Instant t) { firstMinute(sim, t + milliseconds(100)); });
        return;
    }
    if (!sim.rebooted)
        sayImageMade(sim);
    sim.at(booted, [&sim](Instant t) { bootKernel(sim, t); });
    sim.at(booted + seconds(3), [&sim, booted](Instant) { bootSystemd(sim, booted); });
    // What comes after waits for a unit that is slow.
    const Instant settled = booted + sim.node.request.peculiarity.slowBy;
    sim.at(settled + seconds(10), [&sim, settled](Instant) { joinCluster(sim, settled); });
    sim.at(settled + seconds(13), [&sim, settled](Instant) { bootClock(sim, settled); });
    sim.at(sim.kubeletStarted - milliseconds(100), [&sim](Instant t) { firstMinute(sim, t + milliseconds(100)); });
}

} // namespace shindan::training
