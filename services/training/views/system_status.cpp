#include "services/training/actors/kubelet_state.h"
#include "services/training/views/views.h"

#include <algorithm>
#include <cstdio>

namespace shindan::training {

using model::nsPerSecond;

namespace {

std::string oneDecimal(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string twoDecimals(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string uptime(Simulation &sim)
{
    const qint64 minutes = (sim.end - sim.node.booted).count() / nsPerSecond / 60;
    std::string up;
    if (minutes >= 24 * 60)
        up = std::to_string(minutes / 1440) + (minutes >= 2880 ? " days, " : " day, ");
    const qint64 rest = minutes % 1440;
    if (minutes < 60)
        up = std::to_string(minutes) + " min";
    else {
        up += right(std::to_string(rest / 60), 2) + ':';
        appendNumber(up, rest % 60, 2);
    }
    const double load = sim.loadAverage(sim.end);
    return hourMinuteSecond(sim, sim.end) + " up " + up + ",  1 user,  load average: " + twoDecimals(load) + ", " + twoDecimals(load * 0.4 + sim.loadAverage(sim.end - std::chrono::minutes(5)) * 0.6) + ", "
        + twoDecimals(load * 0.3 + sim.loadAverage(sim.end - std::chrono::minutes(15)) * 0.7);
}

std::string cpuTime(model::Nanoseconds cpu)
{
    const qint64 hundredths = cpu.count() / 10'000'000;
    std::string out = std::to_string(hundredths / 6000) + ':';
    appendNumber(out, hundredths / 100 % 60, 2);
    out += '.';
    appendNumber(out, hundredths % 100, 2);
    return out;
}

std::vector<Process> livingProcesses(Simulation &sim)
{
    std::vector<Process> list = processesOf(sim.node, sim.end);
    if (!sim.running("containerd"))
        std::erase_if(list, [](const Process &p) { return p.name == "containerd"; });
    if (!sim.running("chronyd"))
        std::erase_if(list, [](const Process &p) { return p.name == "chronyd"; });
    if (sim.running("kubelet")) {
        Process kubelet;
        kubelet.pid = sim.pidOf("kubelet");
        kubelet.command = kubeletCommand(sim.node);
        kubelet.name = "kubelet";
        kubelet.threads = 15;
        kubelet.files = 58;
        kubelet.residentKiB = 85'800;
        kubelet.virtualKiB = 1'900'000;
        kubelet.started = sim.kubeletStarted;
        kubelet.cpu = std::chrono::seconds(12);
        list.push_back(std::move(kubelet));
    }
    for (const auto &[pid, frame] : sim.stuck) {
        const bool runc = frame.starts_with("rwsem");
        list.push_back({pid, sim.node.containerd, "root", runc ? "runc --root /run/containerd/runc/k8s.io --log-format json kill --all" : "df -h", runc ? "runc" : "df", 'D', 1, 6, 9'000, 120'000, "?", sim.end - std::chrono::minutes(20), {}});
    }
    if (const ServiceState *firewall = sim.serviceNow("firewalld"); firewall && firewall->now == ServiceState::Now::Running)
        list.push_back({sim.node.nextPid + 300, 1, "root", "/usr/libexec/platform-python -s /usr/sbin/firewalld --nofork --nopid", "firewalld", 'S', 2, 14, 41'000, 350'000, "?", firewall->since, {}});
    std::stable_sort(list.begin(), list.end(), [](const Process &a, const Process &b) { return a.pid < b.pid; });
    return list;
}

void top(Simulation &sim, Report &report)
{
    std::vector<Process> list = livingProcesses(sim);
    const auto waiting = std::count_if(list.begin(), list.end(), [](const Process &p) { return p.state == 'D'; });
    report.line("top - " + uptime(sim));
    report.line("Tasks: " + right(std::to_string(list.size()), 3) + " total,   1 running, " + right(std::to_string(list.size() - 1), 3) + " sleeping,   0 stopped,   0 zombie");
    const double busy = std::min(96.0, (sim.loadAverage(sim.end) - sim.blockedProcesses) / sim.node.request.cpus * 90);
    report.line("%Cpu(s): " + right(oneDecimal(busy), 4) + " us,  1.6 sy,  0.0 ni, " + right(oneDecimal(97 - busy - (waiting > 0 ? 2 : 0)), 4) + " id, " + right(waiting > 0 ? "2.0" : "0.0", 4) + " wa,  0.0 hi,  0.0 si,  0.0 st");
    const double total = double(sim.node.memoryKiB) / 1024;
    const double used = double(usedMemoryKiB(sim, sim.end)) / 1024;
    report.line("MiB Mem : " + right(oneDecimal(total), 8) + " total, " + right(oneDecimal((total - used) * 0.3), 8) + " free, " + right(oneDecimal(used), 8) + " used, " + right(oneDecimal((total - used) * 0.7), 8) + " buff/cache");
    report.line("MiB Swap:      0.0 total,      0.0 free,      0.0 used. " + right(oneDecimal((total - used) * 0.95), 8) + " avail Mem ");
    report.line("");
    report.line("    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND");
    std::stable_sort(list.begin(), list.end(), [](const Process &a, const Process &b) { return a.cpu > b.cpu; });
    for (const Process &p : list) {
        const double memory = double(p.residentKiB) * 100 / double(sim.node.memoryKiB);
        report.line(right(std::to_string(p.pid), 7) + ' ' + left(p.user.substr(0, 8), 9) + (p.state == 'I' ? " 0 -20" : "20   0") + right(std::to_string(p.virtualKiB), 8) + ' ' + right(std::to_string(p.residentKiB), 6) + ' '
                    + right(std::to_string(p.residentKiB / 3), 6) + ' ' + p.state + right(p.name == "containerd" ? "6.7" : "0.0", 6) + right(oneDecimal(memory), 6) + ' ' + right(cpuTime(p.cpu), 9) + ' ' + p.name);
    }
}

void ps(Simulation &sim, Report &report)
{
    report.line("UID          PID    PPID  C STIME TTY          TIME CMD");
    for (const Process &p : livingProcesses(sim)) {
        const ClockReading started = sim.clock.local(p.started);
        std::string stime;
        if ((sim.end - p.started).count() > 24 * 3600 * nsPerSecond) {
            static constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
            stime = months[started.month - 1];
            appendNumber(stime, started.day, 2);
        } else {
            appendNumber(stime, started.hour, 2);
            stime += ':';
            appendNumber(stime, started.minute, 2);
        }
        const qint64 cpu = p.cpu.count() / nsPerSecond;
        std::string time;
        appendNumber(time, cpu / 3600, 2);
        time += ':';
        appendNumber(time, cpu / 60 % 60, 2);
        time += ':';
        appendNumber(time, cpu % 60, 2);
        report.line(left(p.user.substr(0, 8), 9) + right(std::to_string(p.pid), 7) + ' ' + right(std::to_string(p.parent), 7) + "  0 " + stime + ' ' + left(p.tty, 8) + ' ' + time + ' ' + p.command);
    }
}

void df(Simulation &sim, Report &report)
{
    const Node &node = sim.node;
    report.line("Filesystem      Size  Used Avail Use% Mounted on");
    const auto row = [&](const std::string &device, qint64 size, qint64 used, const std::string &mount) {
        const qint64 available = device.starts_with("/dev") ? std::max<qint64>(0, size * 95 / 100 - used) : size - used;
        const qint64 percent = used == 0 ? 0 : (used * 100 + used + available - 1) / (used + available);
        report.line(left(device, 15) + ' ' + right(human(size), 4) + ' ' + right(human(used), 5) + ' ' + right(human(available), 5) + ' ' + right(std::to_string(percent) + '%', 4) + ' ' + mount);
    };
    const qint64 half = node.memoryKiB * 1024 / 2;
    row("devtmpfs", half, 0, "/dev");
    row("tmpfs", half, 0, "/dev/shm");
    row("tmpfs", half, 3'800'000, "/run");
    row("/dev/vda3", node.disks[0].bytes, usedBytes(sim, node.disks[0], sim.end), "/");
    row("/dev/vda2", 200LL << 20, 6'081'740, "/boot/efi");
    const qint64 data = usedBytes(sim, node.disks[1], sim.end);
    row("/dev/vdb", node.disks[1].bytes, data, "/var/lib/container");
    for (const Pod &pod : node.pods) {
        for (const Volume &volume : pod.volumes) {
            if (volume.kind == Volume::Kind::Projected || volume.kind == Volume::Kind::Secret)
                row("tmpfs", std::max<qint64>(64, pod.containers.front().memoryLimitKiB / 1024) << 20, 12'288,
                    "/var/lib/kubelet/pods/" + pod.uid + "/volumes/kubernetes.io~" + (volume.kind == Volume::Kind::Secret ? "secret/" : "projected/") + volume.name);
        }
    }
    for (const Pod &pod : node.pods) {
        if (pod.shimPid == 0)
            continue;
        row("shm", 64LL << 20, 0, "/run/containerd/io.containerd.grpc.v1.cri/sandboxes/" + pod.sandbox + "/shm");
        row("overlay", node.disks[1].bytes, data, "/run/containerd/io.containerd.runtime.v2.task/k8s.io/" + pod.sandbox + "/rootfs");
        for (const Container &c : pod.containers) {
            if (c.waiting.empty())
                row("overlay", node.disks[1].bytes, data, "/run/containerd/io.containerd.runtime.v2.task/k8s.io/" + c.id + "/rootfs");
        }
    }
    row("tmpfs", node.memoryKiB * 1024 / 10, 0, "/run/user/0");
}

void mounts(Simulation &sim, Report &report)
{
    const Node &node = sim.node;
    for (const char *line : {"sysfs /sys sysfs rw,nosuid,nodev,noexec,relatime 0 0", "proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0", "devtmpfs /dev devtmpfs rw,nosuid,size=8018060k,nr_inodes=2004515,mode=755 0 0",
                             "securityfs /sys/kernel/security securityfs rw,nosuid,nodev,noexec,relatime 0 0", "tmpfs /dev/shm tmpfs rw,nosuid,nodev 0 0", "devpts /dev/pts devpts rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=000 0 0",
                             "tmpfs /run tmpfs rw,nosuid,nodev,mode=755 0 0", "cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nodev,noexec,relatime 0 0", "none /sys/fs/bpf bpf rw,nosuid,nodev,noexec,relatime,mode=700 0 0",
                             "configfs /sys/kernel/config configfs rw,relatime 0 0"})
        report.line(line);
    for (const Disk &disk : node.disks)
        report.line(disk.device + ' ' + disk.mount + " ext4 " + (disk.readOnly ? "ro" : "rw") + ",relatime 0 0");
    for (const char *mount : {"/var/lib/kubelet", "/var/lib/containerd", "/var/log/pods"})
        report.line(node.disks[1].device + ' ' + mount + " ext4 " + (node.disks[1].readOnly ? "ro" : "rw") + ",relatime 0 0");
    if (const Condition *nfs = sim.condition("nfs-hung"))
        report.line(nfs->value("server", "nas.example.test") + ":/share /var/lib/kubelet/pods/" + node.pods.back().uid + "/volumes/kubernetes.io~nfs/share nfs4 rw,relatime,vers=4.0,hard,proto=tcp 0 0");
    for (const Pod &pod : node.pods) {
        if (pod.shimPid > 0)
            report.line("overlay /run/containerd/io.containerd.runtime.v2.task/k8s.io/" + pod.sandbox + "/rootfs overlay rw,relatime,lowerdir=/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/2/fs,upperdir=/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/"
                        + std::to_string(pod.shimPid % 90) + "/fs,workdir=/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/" + std::to_string(pod.shimPid % 90) + "/work 0 0");
    }
}

void introspection(Simulation &sim, Report &report)
{
    report.line("method return time=" + std::to_string(sim.end.ns / nsPerSecond) + ".173144 sender=:1.0 -> destination=:1.301 serial=22878 reply_serial=2");
    report.line("   string \"<!DOCTYPE node PUBLIC \"-//freedesktop//DTD D-BUS Object Introspection 1.0//EN\"");
    report.line("\"http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd\">");
    report.line("<node>");
    report.line(" <interface name=\"org.freedesktop.systemd1.Manager\">");
    for (const std::string &method : sim.catalogue.lines("linux.dbus-methods")) {
        report.line("  <method name=\"" + method + "\">");
        report.line("   <arg type=\"s\" direction=\"in\"/>");
        report.line("   <arg type=\"o\" direction=\"out\"/>");
        report.line("  </method>");
    }
    report.line(" </interface>");
    report.line("</node>");
    report.line("\"");
}

void tree(Simulation &sim, Report &report)
{
    const std::vector<Process> list = livingProcesses(sim);
    report.line("systemd --switched-root --system --deserialize 18");
    const auto show = [&](auto &&self, int parent, const std::string &indent) -> void {
        for (const Process &p : list) {
            if (p.parent != parent || p.pid <= 2 || p.command.starts_with('['))
                continue;
            const auto space = p.command.find(' ');
            report.line(indent + "|-" + p.name + (space == std::string::npos ? "" : p.command.substr(space)));
            if (p.threads > 1)
                report.line(indent + "|   `-" + std::to_string(p.threads - 1) + "*[{" + p.name + "}]");
            self(self, p.pid, indent + "|   ");
        }
    };
    show(show, 1, "  ");
}

bool psHangs(const Simulation &sim)
{
    return sim.holds("runc-hung", sim.end) != nullptr;
}

} // namespace

std::string psCommandStatus(Simulation &sim)
{
    Report report;
    report.line("check if ps -ef command hang");
    if (!psHangs(sim)) {
        report.line("ps -ef command works fine");
        return report.text;
    }
    report.line("ps -ef command is hung");
    report.line("start to check which process lead to ps -ef command hang");
    for (const auto &[pid, frame] : sim.stuck) {
        report.line("process /proc/" + std::to_string(pid) + "/task/" + std::to_string(pid) + "/ is in State D and lead to ps -ef process hang,stack info:");
        report.line("[<0>] " + frame);
        for (const char *line : {"[<0>] do_exit+0x2f0/0xa60", "[<0>] do_group_exit+0x3a/0xa0", "[<0>] get_signal+0x157/0x840", "[<0>] do_syscall_64+0x33/0x40", "[<0>] entry_SYSCALL_64_after_hwframe+0x44/0xa9"})
            report.line(line);
    }
    report.line("finish to check which process lead to ps -ef command hang");
    return report.text;
}

std::string systemStatus(Simulation &sim, bool v3)
{
    const bool hangs = psHangs(sim);
    Report report;
    report.begin("uptime");
    report.line(' ' + uptime(sim));
    report.end();
    report.begin("top -b -n 1");
    top(sim, report);
    report.end();
    if (hangs) {
        report.line("ps -ef command hang, skip [ps -ef] check");
    } else {
        report.begin("ps -ef");
        ps(sim, report);
        report.end();
    }
    static constexpr const char *commands[] = {"netstat -nt", "netstat -nu", "netstat -ln"};
    for (int which = 0; which < 3; ++which) {
        report.begin(commands[which]);
        report.text += netstat(sim, which);
        report.end();
    }
    if (v3) {
        report.begin("sar -A");
        sar(sim, report);
        report.end();
    }
    report.begin("df -h");
    df(sim, report);
    if (sim.holds("nfs-hung", sim.end))
        report.failed();
    report.end();
    report.begin("cat /proc/mounts");
    mounts(sim, report);
    report.end();
    if (v3) {
        report.begin("rpm -qa");
        for (const std::string &package : sim.catalogue.lines("linux.packages"))
            report.line(package);
        report.end();
        report.begin("dbus-send --system --dest=org.freedesktop.systemd1 --type=method_call --reply-timeout=1 --print-reply /org/freedesktop/systemd1 org.freedesktop.DBus.Introspectable.Introspect");
        introspection(sim, report);
        report.end();
    }
    if (hangs) {
        report.line("ps -ef command hang, skip [pstree -al] check");
    } else {
        report.begin("pstree -al");
        tree(sim, report);
        report.end();
    }
    for (const auto &[pid, frame] : sim.stuck) {
        if (v3 && frame.starts_with("rwsem")) {
            report.line("runc process " + std::to_string(pid) + " maybe hang, start print stack info:");
            report.line("[<0>] " + frame);
            report.line("end print " + std::to_string(pid) + " stack info");
        }
    }
    report.failedSection("lsof");
    std::vector<Process> list = livingProcesses(sim);
    std::stable_sort(list.begin(), list.end(), [](const Process &a, const Process &b) { return a.files > b.files; });
    for (std::size_t i = 0; i < 10 && i < list.size(); ++i)
        report.line(std::to_string(list[i].files) + " fds (PID = " + std::to_string(list[i].pid) + "), command: " + list[i].command + ' ');
    if (v3) {
        report.line("----------------start pid leak detect---------------------");
        std::stable_sort(list.begin(), list.end(), [](const Process &a, const Process &b) { return a.threads < b.threads; });
        for (std::size_t i = list.size() - 5; i < list.size(); ++i)
            report.line(right(std::to_string(list[i].threads), 7) + ' ' + std::to_string(list[i].pid));
        report.line("----------------done pid leak detect---------------------");
    }
    return report.text;
}

} // namespace shindan::training
