// The processes of a node, from what runs on it.

#include "services/training/nodes/node.h"

#include <algorithm>

namespace shindan::training {

namespace {

using std::chrono::seconds;

void addKernelThreads(const Node &node, std::vector<Process> &list)
{
    const auto add = [&](int pid, const std::string &name) {
        Process p;
        p.pid = pid;
        p.parent = pid == 2 ? 0 : 2;
        p.command = '[' + name + ']';
        p.name = name;
        p.state = name.starts_with("kworker") || name.ends_with("wq") ? 'I' : 'S';
        p.residentKiB = p.virtualKiB = 0;
        p.files = 0;
        p.started = node.booted;
        list.push_back(std::move(p));
    };
    add(2, "kthreadd");
    int pid = 3;
    for (const char *name : {"rcu_gp", "rcu_par_gp", "kworker/0:0H-kblockd", "mm_percpu_wq", "rcu_tasks_rude_", "rcu_tasks_trace", "ksoftirqd/0", "rcu_sched", "migration/0"})
        add(pid++, name);
    for (int cpu = 0; cpu < node.request.cpus; ++cpu) {
        const std::string n = std::to_string(cpu);
        add(pid++, "cpuhp/" + n);
        if (cpu > 0) {
            add(pid++, "migration/" + n);
            add(pid++, "ksoftirqd/" + n);
        }
        add(pid++, "kworker/" + n + ":0H-events_highpri");
        add(pid++, "kworker/" + n + ":1-events");
        add(pid++, "kworker/" + n + ":1H-kblockd");
    }
    for (const char *name : {"kdevtmpfs", "netns", "kauditd", "khungtaskd", "oom_reaper", "writeback", "kcompactd0", "ksmd", "khugepaged", "memcg_wmark", "cryptd", "kintegrityd", "kblockd",
                             "blkcg_punt_bio", "tpm_dev_wq", "md", "edac-poller", "devfreq_wq", "watchdogd", "kswapd0", "kidled", "kthrotld", "acpi_thermal_pm", "kmpath_rdacd", "kaluad",
                             "ipv6_addrconf", "kstrp", "zswap-shrink", "load_calc", "kworker/u9:0", "jbd2/vda3-8", "ext4-rsv-conver", "rpciod", "xprtiod", "nfit", "jbd2/vdb-8", "ext4-rsv-conver",
                             "kworker/u8:0-events_unbound", "kworker/u8:7-flush-253:0"})
        add(pid += 1 + pid % 3, name);
}

void addDaemons(const Node &node, std::vector<Process> &list)
{
    struct Daemon
    {
        int pid;
        const char *user;
        const char *name;
        const char *command;
        int threads;
        int files;
        int residentMiB;
        int startedAfter;
        const char *tty;
    };
    const int j = node.journald;
    const Daemon daemons[] = {
        {1, "root", "systemd", "/usr/lib/systemd/systemd --switched-root --system --deserialize 18", 1, 61, 12, 0, "?"},
        {j, "root", "systemd-journal", "/usr/lib/systemd/systemd-journald", 1, 33, 26, 4, "?"},
        {j + 31, "root", "systemd-udevd", "/usr/lib/systemd/systemd-udevd", 1, 18, 11, 4, "?"},
        {j + 68, "rpc", "rpcbind", "/usr/bin/rpcbind -w -f", 1, 11, 5, 5, "?"},
        {j + 78, "dbus", "dbus-daemon", "/usr/bin/dbus-daemon --system --address=systemd: --nofork --nopidfile --systemd-activation --syslog-only", 1, 20, 5, 5, "?"},
        {j + 81, "root", "systemd-logind", "/usr/lib/systemd/systemd-logind", 1, 24, 9, 5, "?"},
        {j + 83, "daemon", "rngd", "/usr/sbin/rngd -f --fill-watermark=0 -x pkcs11 -x nist -x qrypt -D daemon:daemon", 5, 9, 6, 5, "?"},
        {node.networkManager, "root", "NetworkManager", "/usr/sbin/NetworkManager --no-daemon", 3, 27, 18, 6, "?"},
        {node.networkManager + 4, "root", "tuned", "/usr/libexec/platform-python -Es /usr/sbin/tuned -l -P", 4, 14, 30, 6, "?"},
        {j + 424, "polkitd", "polkitd", "/usr/lib/polkit-1/polkitd --no-debug", 8, 12, 25, 8, "?"},
        {j + 566, "root", "aliyun-service", "/usr/local/share/aliyun-assist/2.2.4.941/aliyun-service", 9, 13, 24, 9, "?"},
        {j + 609, "root", "agetty", "/sbin/agetty -o -p -- \\u --noclear tty1 linux", 1, 4, 2, 9, "tty1"},
        {j + 610, "root", "agetty", "/sbin/agetty -o -p -- \\u --keep-baud 115200,38400,9600 ttyS0 vt220", 1, 4, 2, 9, "ttyS0"},
        {j + 727, "root", "assist_daemon", "/usr/local/share/assist-daemon/assist_daemon", 8, 8, 7, 10, "?"},
        {node.chronyd, "chrony", "chronyd", "/usr/sbin/chronyd", 1, 8, 3, 13, "?"},
        {node.rsyslogd, "root", "rsyslogd", "/usr/sbin/rsyslogd -n", 3, 12, 9, 13, "?"},
    };
    for (const Daemon &d : daemons) {
        Process p;
        p.pid = d.pid;
        p.parent = d.pid == 1 ? 0 : 1;
        p.user = d.user;
        p.name = d.name;
        p.command = d.command;
        p.threads = d.threads;
        p.files = d.files;
        p.residentKiB = d.residentMiB * 1024;
        p.virtualKiB = p.residentKiB * 9 + 40'000;
        p.tty = d.tty;
        p.started = node.booted + seconds(d.startedAfter);
        p.cpu = seconds(d.residentMiB / 6);
        list.push_back(std::move(p));
    }
}

std::string shimCommand(const Node &node, const Pod &pod)
{
    const bool docker = !node.request.docker.empty();
    const char *shim = pod.sandboxed ? "/usr/bin/containerd-shim-rund-v2" : "/usr/bin/containerd-shim-runc-v2";
    return std::string(shim) + " -namespace " + (docker ? "moby" : "k8s.io") + " -id " + pod.sandbox + " -address " + (docker ? "/var/run/docker/containerd/containerd.sock" : "/run/containerd/containerd.sock");
}

void addRuntime(const Node &node, std::vector<Process> &list)
{
    const auto add = [&](int pid, int parent, const std::string &user, const std::string &name, const std::string &command, int threads, int files, qint64 resident, model::Instant started, seconds cpu) {
        list.push_back({pid, parent, user, command, name.substr(0, 15), 'S', threads, files, resident, resident * 8 + 700'000, "?", started, cpu});
    };
    if (node.containerd > 0)
        add(node.containerd, 1, "root", "containerd", "/usr/bin/containerd", 27, 273, 115'896, node.booted + seconds(25), seconds(41));
    if (node.dockerd > 0 && !node.request.docker.empty())
        add(node.dockerd, 1, "root", "dockerd", "/usr/bin/dockerd -H fd://", 24, 120, 98'000, node.booted + seconds(24), seconds(30));
    if (node.request.master)
        add(node.journald + 260, 1, "etcd", "etcd", "/usr/bin/etcd --name=" + node.hostName + " --data-dir=/var/lib/etcd/data.etcd --listen-client-urls=https://127.0.0.1:2379", 14, 160, 240'000, node.booted + seconds(20), seconds(400));
    if (node.request.edge)
        add(node.journald + 268, 1, "root", "edge-hub", "/usr/bin/edge-hub --v=2 --server-addr=https://" + node.apiServer + ":6443 --node-name=" + node.name, 13, 60, 90'000, node.booted + seconds(23), seconds(60));
    for (const Pod &pod : node.pods) {
        add(pod.shimPid, 1, "root", "containerd-shim", shimCommand(node, pod), 12, 36, 11'000, pod.started, seconds(0));
        add(pod.pausePid, pod.shimPid, "65535", "pause", "/pause", 1, 4, 600, pod.started + seconds(1), seconds(0));
        for (const Container &c : pod.containers) {
            if (c.pid <= 0)
                continue;
            const auto space = c.command.find(' ');
            const std::string program = c.command.substr(0, space);
            add(c.pid, pod.shimPid, c.user, program.substr(program.rfind('/') + 1), c.command, c.threads, 24, c.residentKiB, c.started, seconds(c.residentKiB / 20'000));
        }
    }
}

} // namespace

std::vector<Process> processesOf(const Node &node, model::Instant now)
{
    std::vector<Process> list;
    addKernelThreads(node, list);
    addDaemons(node, list);
    addRuntime(node, list);
    const int ssh = node.nextPid + 400;
    const auto at = now - seconds(220);
    list.push_back({ssh, 1, "root", "/usr/sbin/sshd -D", "sshd", 'S', 1, 8, 7'000, 90'000, "?", node.booted + seconds(14), seconds(0)});
    list.push_back({ssh + 60, ssh, "root", "sshd: root@pts/0", "sshd", 'S', 1, 10, 9'000, 95'000, "?", at, seconds(0)});
    list.push_back({ssh + 75, ssh + 60, "root", "-bash", "bash", 'S', 1, 5, 5'000, 26'000, "pts/0", at, seconds(0)});
    list.push_back({ssh + 130, ssh + 75, "root", "bash ./diagnose_k8s.sh", "bash", 'S', 1, 5, 3'400, 24'000, "pts/0", now - seconds(2), seconds(0)});
    std::stable_sort(list.begin(), list.end(), [](const Process &a, const Process &b) { return a.pid < b.pid; });
    return list;
}

} // namespace shindan::training
