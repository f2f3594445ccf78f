#include "services/training/actors/kubelet_state.h"
#include "services/training/views/views.h"

#include <array>

namespace shindan::training {

std::string left(std::string text, std::size_t width)
{
    if (text.size() < width)
        text.append(width - text.size(), ' ');
    return text;
}

std::string right(std::string text, std::size_t width)
{
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string human(qint64 bytes)
{
    if (bytes == 0)
        return "0";
    static constexpr std::array<const char *, 5> units{"", "K", "M", "G", "T"};
    std::size_t unit = 0;
    double value = double(bytes);
    while (value >= 1024 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    // df rounds up.
    if (value < 9.95 && unit > 0) {
        const auto tenths = static_cast<qint64>(value * 10 + 0.999999);
        return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + units[unit];
    }
    return std::to_string(static_cast<qint64>(value + 0.999999)) + units[unit];
}

std::string hourMinuteSecond(const Simulation &sim, model::Instant t)
{
    const ClockReading c = sim.clock.local(t);
    std::string out;
    appendNumber(out, c.hour, 2);
    out += ':';
    appendNumber(out, c.minute, 2);
    out += ':';
    appendNumber(out, c.second, 2);
    return out;
}

namespace {

std::vector<std::string> interfacesOf(const Node &node)
{
    std::vector<std::string> list{"all", "default", "eth0", "eth1", "kube-ipvs0", "lo", "nodelocaldns"};
    for (const Pod &pod : node.pods) {
        if (!pod.interface.empty() && !pod.ip.empty())
            list.push_back(pod.interface);
    }
    return list;
}

void sysctls(Simulation &sim, Report &report)
{
    const Node &node = sim.node;
    const model::Instant now = sim.end;
    const bool forward = !sim.holds("ip-forward-off", now);
    const qint64 max = node.request.conntrackMax;
    qint64 count = 420 + sim.random.between(0, 200);
    if (sim.holds("conntrack-full", now))
        count = max;
    else if (sim.condition("conntrack-full"))
        count = max * 6 / 10;
    sim.conntrackCount = count;
    std::vector<std::string> lines = sim.catalogue.lines("linux.sysctls");
    const auto add = [&](const std::string &key, const std::string &value) { lines.push_back(key + " = " + value); };
    add("kernel.hostname", node.hostName);
    add("kernel.osrelease", node.request.kernel);
    add("kernel.pid_max", sim.condition("thread-leak") ? "32768" : "4194304");
    add("kernel.random.boot_id", node.bootId);
    add("fs.file-nr", std::to_string(2560 + sim.random.between(0, 4000)) + "\t0\t2097152");
    add("fs.dentry-state", "47696\t24792\t45\t0\t3922\t0");
    add("fs.inode-nr", "56628\t12538");
    add("net.netfilter.nf_conntrack_count", std::to_string(count));
    add("net.netfilter.nf_conntrack_max", std::to_string(max));
    add("net.nf_conntrack_max", std::to_string(max));
    add("net.ipv4.ip_forward", forward ? "1" : "0");
    add("net.bridge.bridge-nf-call-iptables", sim.holds("bridge-nf-off", now) ? "0" : "1");
    add("net.bridge.bridge-nf-call-ip6tables", "1");
    add("vm.swappiness", "0");
    for (const std::string &line : sim.catalogue.lines("linux.interface-sysctls")) {
        const auto first = line.find(' ');
        const auto second = line.find(' ', first + 1);
        for (const std::string &interface : interfacesOf(node))
            add(line.substr(0, first) + '.' + interface + '.' + line.substr(first + 1, second - first - 1), line.substr(second + 1));
    }
    for (const auto &[key, value] : node.request.sysctls) {
        std::erase_if(lines, [&key = key](const std::string &line) { return line.starts_with(key + " ="); });
        add(key, value);
    }
    std::sort(lines.begin(), lines.end());
    for (const std::string &line : lines)
        report.line(line);
}

} // namespace

std::string systemInfo(Simulation &sim, bool v3)
{
    const Node &node = sim.node;
    Report report;
    if (v3) {
        report.begin("echo AliyunOS");
        report.line("AliyunOS");
        report.end();
    }
    report.begin("uname -a");
    report.line("Linux " + node.hostName + ' ' + node.request.kernel + " #1 SMP Wed Jun 25 10:21:27 CST 2025 x86_64 x86_64 x86_64 GNU/Linux");
    report.end();
    report.begin("uname -r");
    report.line(node.request.kernel);
    report.end();
    report.failedSection("dist");
    report.begin("lsb_release");
    report.line("LSB Version:\t:core-4.1-amd64:core-4.1-noarch");
    report.end();
    if (v3) {
        report.begin("cat /etc/os-release");
        for (const char *line : {"NAME=\"Alibaba Cloud Linux\"", "VERSION=\"3 (OpenAnolis Edition)\"", "ID=\"alinux\"", "ID_LIKE=\"rhel fedora centos anolis\"", "VERSION_ID=\"3\"", "VARIANT=\"OpenAnolis Edition\"",
                                 "VARIANT_ID=\"openanolis\"", "ALINUX_MINOR_ID=\"2104\"", "ALINUX_UPDATE_ID=\"12\"", "PLATFORM_ID=\"platform:al8\"", "PRETTY_NAME=\"Alibaba Cloud Linux 3.2104 U12 (OpenAnolis Edition)\"",
                                 "ANSI_COLOR=\"0;31\"", "HOME_URL=\"https://www.aliyun.com/\""})
            report.line(line);
        report.line("");
        report.end();
        report.begin("cat /etc/redhat-release");
        report.line("Alibaba Cloud Linux release 3 (OpenAnolis Edition) ");
        report.end();
    }
    report.begin("ulimit -a");
    for (const char *line : {"core file size          (blocks, -c) 0", "data seg size           (kbytes, -d) unlimited", "scheduling priority             (-e) 0", "file size               (blocks, -f) unlimited",
                             "pending signals                 (-i) 63000", "max locked memory       (kbytes, -l) 64", "max memory size         (kbytes, -m) unlimited", "open files                      (-n) 65535",
                             "pipe size            (512 bytes, -p) 8", "POSIX message queues     (bytes, -q) 819200", "real-time priority              (-r) 0", "stack size              (kbytes, -s) 8192",
                             "cpu time               (seconds, -t) unlimited", "max user processes              (-u) 63000", "virtual memory          (kbytes, -v) unlimited", "file locks                      (-x) unlimited"})
        report.line(line);
    report.end();
    report.begin("sysctl -a");
    sysctls(sim, report);
    report.end();
    if (v3) {
        report.begin("cat /proc/vmstat");
        for (const std::string &name : sim.catalogue.lines("linux.vmstat")) {
            const auto any = sim.random.chance(40) ? 0 : sim.random.between(1, 900'000);
            report.line(name + ' ' + (name == "oom_kill" ? std::to_string(sim.oomKills) : std::to_string(any)));
        }
        report.end();
    }
    return report.text;
}

std::string memoryInfo(Simulation &sim)
{
    Report report;
    const qint64 total = sim.node.memoryKiB;
    const qint64 used = usedMemoryKiB(sim, sim.end);
    const qint64 cached = std::min((total - used) * 7 / 10, total / 3);
    const qint64 available = total - used;
    report.begin("cat /proc/meminfo");
    const auto kb = [&](const char *name, qint64 value) { report.line(left(std::string(name) + ':', 15) + right(std::to_string(value), 9) + " kB"); };
    kb("MemTotal", total);
    kb("MemFree", available - cached);
    kb("MemAvailable", available * 95 / 100);
    kb("Buffers", cached / 20);
    kb("Cached", cached);
    kb("SwapCached", 0);
    kb("Active", used / 3);
    kb("Inactive", used / 2);
    kb("Active(anon)", used / 100);
    kb("Inactive(anon)", used * 6 / 10);
    kb("Active(file)", cached / 2);
    kb("Inactive(file)", cached / 2);
    for (const char *name : {"Unevictable", "Mlocked"})
        kb(name, 0);
    const qint64 swap = sim.condition("swap-on") ? 4'194'300 : 0;
    kb("SwapTotal", swap);
    kb("SwapFree", swap);
    kb("Dirty", sim.random.between(200, 9000));
    kb("Writeback", 0);
    kb("AnonPages", used * 6 / 10);
    kb("Mapped", used / 4);
    kb("Shmem", 5488);
    kb("KReclaimable", 145'496);
    kb("Slab", 204'872);
    kb("SReclaimable", 145'496);
    kb("SUnreclaim", 59'376);
    kb("KernelStack", 11'568);
    kb("PageTables", 11'092);
    for (const char *name : {"NFS_Unstable", "Bounce", "WritebackTmp"})
        kb(name, 0);
    kb("CommitLimit", total / 2);
    kb("Committed_AS", used * 4);
    report.line("VmallocTotal:   34359738367 kB");
    kb("VmallocUsed", 20'124);
    kb("VmallocChunk", 0);
    kb("Percpu", 4'672);
    kb("HardwareCorrupted", 0);
    kb("AnonHugePages", 231'424);
    for (const char *name : {"ShmemHugePages", "ShmemPmdMapped"})
        kb(name, 0);
    for (const char *name : {"HugePages_Total", "HugePages_Free", "HugePages_Rsvd", "HugePages_Surp"})
        report.line(left(std::string(name) + ':', 15) + "       0");
    kb("Hugepagesize", 2048);
    kb("Hugetlb", 0);
    kb("DirectMap4k", 224'532);
    kb("DirectMap2M", total);
    kb("DirectMap1G", 0);
    report.end();
    report.begin("cat /proc/buddyinfo");
    for (const char *zone : {"DMA", "DMA32", "Normal"}) {
        std::string line = "Node 0, zone " + right(zone, 8) + ' ';
        for (int order = 0; order < 11; ++order)
            line += right(std::to_string(sim.random.between(1, 9000 >> order)), 6) + ' ';
        report.line(line);
    }
    report.end();
    report.begin("cat /proc/vmallocinfo");
    quint64 at = 0xffffb9f080000000ULL;
    const auto hex = [](quint64 value) {
        char digits[20];
        std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
        return std::string(digits);
    };
    for (int i = 0; i < 2100; ++i) {
        const std::string &caller = sim.random.of(sim.catalogue.lines("linux.vmalloc"));
        const auto space = caller.find(' ');
        const auto size = static_cast<quint64>(std::stoll(caller.substr(0, space)));
        report.line("0x" + hex(at) + "-0x" + hex(at + size) + right(caller.substr(0, space), 8) + caller.substr(space));
        at += size + 4096;
    }
    report.end();
    report.begin("cat /proc/slabinfo");
    report.line("slabinfo - version: 2.1");
    report.line("# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab> : tunables <limit> <batchcount> <sharedfactor> : slabdata <active_slabs> <num_slabs> <sharedavail>");
    for (const std::string &line : sim.catalogue.lines("linux.slabs")) {
        const auto space = line.find(' ');
        const std::string size = line.substr(space + 1);
        const qint64 slabs = sim.random.between(0, 600);
        const qint64 perSlab = std::stoll(size.substr(size.find(' ') + 1));
        const std::string objects = std::to_string(slabs * perSlab);
        report.line(left(line.substr(0, space), 18) + right(objects, 6) + ' ' + right(objects, 6) + ' ' + right(size.substr(0, size.find(' ')), 6) + ' ' + right(std::to_string(perSlab), 4) + ' ' + right(size.substr(size.rfind(' ') + 1), 4)
                    + " : tunables    0    0    0 : slabdata " + right(std::to_string(slabs), 6) + ' ' + right(std::to_string(slabs), 6) + "      0");
    }
    report.end();
    report.begin("cat /proc/zoneinfo");
    for (const char *zone : {"DMA", "DMA32", "Normal", "Movable", "Device"}) {
        report.line("Node 0, zone " + right(zone, 8));
        if (std::string_view(zone) == "DMA") {
            report.line("  per-node stats");
            for (const std::string &counter : sim.catalogue.lines("linux.zone-counters"))
                report.line("      " + left(counter, 12) + ' ' + std::to_string(sim.random.between(0, 400'000)));
        }
        report.line("  pages free     " + std::to_string(sim.random.between(3000, 400'000)));
        for (const char *mark : {"min", "low", "high", "spanned", "present", "managed", "cma"})
            report.line("        " + left(mark, 9) + std::to_string(sim.random.between(60, 900'000)));
        report.line("        protection: (0, 2765, 15012, 15012, 15012)");
        for (const char *counter : {"nr_free_pages", "nr_zone_inactive_anon", "nr_zone_active_anon", "nr_zone_inactive_file", "nr_zone_active_file", "nr_zone_unevictable"})
            report.line("      " + std::string(counter) + ' ' + std::to_string(sim.random.between(0, 90'000)));
    }
    report.end();
    return report.text;
}

} // namespace shindan::training
