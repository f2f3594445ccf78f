#include "services/training/bundles/windows_bundle.h"

#include "services/training/actors/kubelet_state.h"
#include "services/training/views/objects.h"
#include "services/training/views/views.h"

#include <QString>

namespace shindan::training {

using model::Instant;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

std::string windowsLines(const std::string &text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 30);
    for (const char c : text) {
        if (c == '\n')
            out += '\r';
        out += c;
    }
    return out;
}

// As PowerShell 5 redirects.
std::string utf16(const std::string &text)
{
    std::string out("\xff\xfe", 2);
    for (const QChar c : QString::fromStdString(text)) {
        out += static_cast<char>(c.unicode() & 0xff);
        out += static_cast<char>(c.unicode() >> 8);
    }
    return out;
}

std::string field(const std::string &name, const std::string &value)
{
    return left(name + ':', 27) + value + '\n';
}

std::string localTime(const Simulation &sim, Instant t)
{
    const ClockReading c = sim.clock.local(t);
    std::string out = std::to_string(c.month) + '/' + std::to_string(c.day) + '/' + std::to_string(c.year) + ", " + std::to_string(c.hour % 12 == 0 ? 12 : c.hour % 12) + ':';
    appendNumber(out, c.minute, 2);
    out += ':';
    appendNumber(out, c.second, 2);
    return out + (c.hour < 12 ? " AM" : " PM");
}

std::string thousands(qint64 value)
{
    std::string text = std::to_string(value);
    for (auto at = static_cast<qint64>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), 1, ',');
    return text;
}

std::string machineName(const Node &node)
{
    return QString::fromStdString(node.hostName.substr(0, 15)).toUpper().toStdString(); // NetBIOS names have 15 characters
}

std::string systemInfoText(const Simulation &sim)
{
    const Node &node = sim.node;
    const qint64 total = node.memoryKiB / 1024;
    std::string out = "\n";
    out += field("Host Name", machineName(node)) + field("OS Name", "Microsoft Windows Server 2022 Datacenter") + field("OS Version", "10.0.20348 N/A Build 20348") + field("OS Manufacturer", "Microsoft Corporation");
    out += field("OS Configuration", "Standalone Server") + field("OS Build Type", "Multiprocessor Free") + field("System Boot Time", localTime(sim, node.booted)) + field("System Manufacturer", "Alibaba Cloud");
    out += field("System Model", "Alibaba Cloud ECS") + field("System Type", "x64-based PC") + field("Processor(s)", "1 Processor(s) Installed.") + field("Time Zone", "(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi");
    out += field("Total Physical Memory", thousands(total) + " MB") + field("Available Physical Memory", thousands((node.memoryKiB - usedMemoryKiB(sim, sim.end)) / 1024) + " MB") + field("Virtual Memory: Max Size", thousands(total * 5 / 4) + " MB");
    out += field("Hotfix(s)", "4 Hotfix(s) Installed.") + left("", 27) + "[01]: KB5043050\n" + left("", 27) + "[02]: KB5044281\n";
    return out + field("Network Card(s)", "2 NIC(s) Installed.");
}

std::string ipconfigText(const Node &node)
{
    std::string mac = node.mac;
    for (char &c : mac)
        c = c == ':' ? '-' : static_cast<char>(std::toupper(c));
    return "\nWindows IP Configuration\n\n   Host Name . . . . . . . . . . . . : " + node.hostName + "\n   Node Type . . . . . . . . . . . . : Hybrid\n   IP Routing Enabled. . . . . . . . : Yes\n\nEthernet adapter vEthernet (Ethernet):\n\n"
           "   Description . . . . . . . . . . . : Hyper-V Virtual Ethernet Adapter\n   Physical Address. . . . . . . . . : "
        + mac + "\n   DHCP Enabled. . . . . . . . . . . : Yes\n   IPv4 Address. . . . . . . . . . . : " + node.address + "(Preferred)\n   Subnet Mask . . . . . . . . . . . : 255.255.0.0\n   Default Gateway . . . . . . . . . : " + node.gateway
        + "\n   DNS Servers . . . . . . . . . . . : 100.100.2.136\n                                       100.100.2.138\n   NetBIOS over Tcpip. . . . . . . . : Enabled\n";
}

std::string routeText(const Node &node)
{
    const auto row = [](const std::string &to, const std::string &mask, const std::string &gateway, const std::string &via, int metric) {
        return right(to, 17) + right(mask, 17) + right(gateway, 17) + right(via, 17) + right(std::to_string(metric), 7) + '\n';
    };
    std::string out = "===========================================================================\nIPv4 Route Table\n===========================================================================\nActive Routes:\n"
                      "Network Destination        Netmask          Gateway       Interface  Metric\n";
    out += row("0.0.0.0", "0.0.0.0", node.gateway, node.address, 15) + row("127.0.0.0", "255.0.0.0", "On-link", "127.0.0.1", 331) + row(node.address, "255.255.255.255", "On-link", node.address, 271);
    for (const Pod &pod : node.pods) {
        if (!pod.hostNetwork && !pod.ip.empty())
            out += row(pod.ip, "255.255.255.255", "On-link", node.address, 5256);
    }
    return out + "===========================================================================\nPersistent Routes:\n  None\n";
}

std::string servicesText(const Simulation &sim)
{
    struct Service
    {
        const char *name;
        const char *shown;
        const char *unit;
    };
    const Service services[] = {{"AliyunService", "Aliyun Assist Service", ""}, {"containerd", "containerd", "containerd"}, {"csi-proxy", "csi-proxy", ""}, {"Dnscache", "DNS Client", ""}, {"EventLog", "Windows Event Log", ""}, {"hns", "Host Network Service", ""},
                                {"kubelet", "kubelet", "kubelet"}, {"kubeproxy", "kube-proxy", ""}, {"LanmanServer", "Server", ""}, {"vmcompute", "Hyper-V Host Compute Service", ""}, {"W32Time", "Windows Time", "chronyd"}, {"WinRM", "Windows Remote Management (WS-Management)", ""}};
    std::string out = "\nStatus   Name               DisplayName\n------   ----               -----------\n";
    for (const Service &s : services)
        out += left(*s.unit == 0 || sim.running(s.unit) ? "Running" : "Stopped", 9) + left(s.name, 19) + s.shown + '\n';
    return out;
}

std::string processesText(const Simulation &sim)
{
    std::string out = "\nHandles  NPM(K)    PM(K)      WS(K)     CPU(s)     Id  SI ProcessName\n-------  ------    -----      -----     ------     --  -- -----------\n";
    const auto row = [&](int handles, qint64 kib, int pid, const std::string &name) {
        out += right(std::to_string(handles), 7) + right("24", 8) + right(std::to_string(kib * 9 / 10), 9) + right(std::to_string(kib), 11) + right(std::to_string(kib / 9000) + ".52", 11) + right(std::to_string(pid), 7) + "   0 " + name + '\n';
    };
    if (sim.running("containerd"))
        row(640, 96'000, 2080, "containerd");
    for (const Pod &pod : sim.node.pods) {
        for (const Container &c : pod.containers) {
            row(210, 21'000, c.pid / 4 * 4 + 4000, "containerd-shim-runhcs-v1");
            row(300, c.residentKiB, c.pid / 4 * 4 + 4008, c.name);
        }
    }
    row(420, 34'000, 2412, "csi-proxy");
    if (sim.running("kubelet"))
        row(520, 88'000, 3120, "kubelet");
    row(380, 52'000, 3460, "kube-proxy");
    row(1900, 31'000, 4, "System");
    row(900, 64'000, 1216, "svchost");
    return out;
}

// Get-HnsNetwork and Get-HnsEndpoint, through ConvertTo-Json.
std::string hnsNetworks(const Node &node)
{
    return "{\n    \"ActivityId\":  \"" + node.bootId + "\",\n    \"ID\":  \"" + node.machineId.substr(0, 8) + "-7C31-4D19-8E55-" + node.machineId.substr(8, 12) + "\",\n    \"Name\":  \"cbr0\",\n    \"Type\":  \"l2bridge\",\n    \"State\":  1,\n    \"Subnets\":  [\n                    {\n"
           "                        \"AddressPrefix\":  \""
        + node.network + "\",\n                        \"GatewayAddress\":  \"" + node.gateway + "\"\n                    }\n                ],\n    \"ManagementIP\":  \"" + node.address + "\",\n    \"TotalEndpoints\":  " + std::to_string(node.pods.size()) + "\n}\n";
}

std::string hnsEndpoints(const Node &node)
{
    std::string out = "[\n";
    for (const Pod &pod : node.pods) {
        if (pod.hostNetwork || pod.ip.empty())
            continue;
        if (out.size() > 2)
            out += ",\n";
        out += "    {\n        \"ID\":  \"" + pod.uid + "\",\n        \"Name\":  \"" + pod.sandbox + "_cbr0\",\n        \"IPAddress\":  \"" + pod.ip + "\",\n        \"MacAddress\":  \"00-15-5D-" + pod.sandbox.substr(0, 2) + '-' + pod.sandbox.substr(2, 2) + '-' + pod.sandbox.substr(4, 2)
            + "\",\n        \"State\":  \"Attached\",\n        \"SharedContainers\":  [ \"" + pod.sandbox + "\" ]\n    }";
    }
    return out + "\n]\n";
}

std::string eventRow(const Simulation &sim, Instant t, const std::string &id, const std::string &level, const std::string &provider, const std::string &message)
{
    std::string row(1, '"');
    row += localTime(sim, t);
    return row + "\",\"" + id + "\",\"" + level + "\",\"" + provider + "\",\"" + message + "\"\n";
}

// Get-WinEvent -LogName System | Export-Csv: the newest first.
std::string eventsCsv(Simulation &sim)
{
    std::vector<std::pair<Instant, std::string>> rows;
    const auto add = [&](Instant t, const char *id, const char *level, const char *provider, const std::string &message) {
        if (t < sim.end)
            rows.emplace_back(t, eventRow(sim, t, id, level, provider, message));
    };
    const Instant booted = sim.node.booted;
    add(booted + seconds(2), "12", "Information", "Microsoft-Windows-Kernel-General", "The operating system started at system time " + sim.stamp([&](std::string &out) { sim.clock.appendUtc(out, booted, 6); }) + '.');
    add(booted + seconds(9), "6009", "Information", "EventLog", "Microsoft (R) Windows (R) 10.00. 20348  Multiprocessor Free.");
    add(booted + seconds(9), "6005", "Information", "EventLog", "The Event log service was started.");
    for (const char *service : {"Host Network Service", "containerd", "csi-proxy", "kubelet", "kube-proxy", "Windows Time"})
        add(booted + seconds(20 + sim.random.between(0, 20)), "7036", "Information", "Service Control Manager", std::string("The ") + service + " service entered the running state.");
    add(booted + minutes(2), "35", "Information", "Microsoft-Windows-Time-Service", "The time service is now synchronizing the system time with the time source ntp.cloud.aliyuncs.com,0x9 (ntp.m|0x9|0.0.0.0:123->100.100.61.88:123).");
    for (Instant t = std::max(booted + hours(1), sim.end - hours(48)); t < sim.end; t = t + minutes(sim.random.between(40, 300)))
        add(t, "7036", "Information", "Service Control Manager", std::string("The ") + sim.random.of(std::array{"Windows Update", "WMI Performance Adapter", "Windows Modules Installer", "Software Protection"}) + " service entered the " + (sim.random.chance(50) ? "running" : "stopped") + " state.");
    for (const Condition &c : sim.conditions()) {
        if (c.kind == "service-stopped" || c.kind == "start-failure")
            add(c.from, c.kind == "service-stopped" ? "7036" : "7034", c.kind == "service-stopped" ? "Information" : "Error", "Service Control Manager",
                std::string("The ").append(c.value("unit", "kubelet")) + (c.kind == "service-stopped" ? " service entered the stopped state." : " service terminated unexpectedly.  It has done this 1 time(s)."));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::string out = "\"TimeCreated\",\"Id\",\"LevelDisplayName\",\"ProviderName\",\"Message\"\n";
    for (const auto &[time, row] : rows)
        out += row;
    return out;
}

std::string diskText(const Simulation &sim)
{
    const Disk &disk = sim.node.disks.front();
    const Disk &data = sim.node.disks.back();
    std::string out = "\nDriveLetter FriendlyName FileSystemType DriveType HealthStatus OperationalStatus SizeRemaining      Size\n----------- ------------ -------------- --------- ------------ ----------------- -------------      ----\n";
    const auto row = [&](const char *letter, const Disk &d) {
        const auto gigabytes = [](qint64 bytes) { return std::to_string(bytes >> 30) + '.' + std::to_string((bytes >> 20) % 1024 * 100 / 1024 / 10) + std::to_string((bytes >> 20) % 10) + " GB"; };
        out += left(letter, 12) + left("", 13) + left("NTFS", 15) + left("Fixed", 10) + left("Healthy", 13) + left("OK", 18) + right(gigabytes(d.bytes - usedBytes(sim, d, sim.end)), 13) + right(gigabytes(d.bytes), 10) + '\n';
    };
    row("C", disk);
    row("D", data);
    return out;
}

std::string netstatText(const Simulation &sim)
{
    std::string out = "\nActive Connections\n\n  Proto  Local Address          Foreign Address        State           PID\n";
    const auto row = [&](const std::string &local, const std::string &remote, const char *state, int pid) { out += "  TCP    " + left(local, 23) + left(remote, 23) + left(state, 16) + std::to_string(pid) + '\n'; };
    if (sim.running("kubelet"))
        row("0.0.0.0:10250", "0.0.0.0:0", "LISTENING", 3120);
    row("127.0.0.1:10249", "0.0.0.0:0", "LISTENING", 3460);
    row("0.0.0.0:5985", "0.0.0.0:0", "LISTENING", 4);
    for (int i = 0; i < 6; ++i)
        row(sim.node.address + ':' + std::to_string(49'700 + i * 13), sim.node.apiServer + ":6443", sim.holds("api-unreachable", sim.end) ? "SYN_SENT" : "ESTABLISHED", 3120);
    return out;
}

} // namespace

void writeWindowsMembers(Simulation &sim, BundleSink &sink, const std::string &root, EvidenceCollector &collector)
{
    const auto redirected = [&](const char *member, const std::string &text) {
        collector.lookAt(member, text);
        sink.member(root + member, utf16(windowsLines(text)));
    };
    const auto plain = [&](const char *member, const std::string &text) {
        collector.lookAt(member, text);
        sink.member(root + member, windowsLines(text));
    };
    const std::vector<Sighting> sightings = sim.journal.sightings();
    collector.take(sightings, windowsStream, 0, 0);
    for (const char *member : {"logs\\containerd.log", "logs\\kubeproxy.err.log", "logs\\csi-proxy.log"}) {
        std::string text;
        if (const LineRing *log = sim.journal.log(member)) {
            log->each([&](const std::string &line) { text += line + '\n'; });
            collector.take(sightings, member, log->dropped(), 0);
        }
        plain(member, text);
    }
    redirected("systeminfo.txt", systemInfoText(sim));
    redirected("network\\ipconfig.txt", ipconfigText(sim.node));
    redirected("network\\route.txt", routeText(sim.node));
    redirected("network\\netstat.txt", netstatText(sim));
    redirected("hns\\hnsnetwork.json", hnsNetworks(sim.node));
    redirected("hns\\hnsendpoint.json", hnsEndpoints(sim.node));
    redirected("services.txt", servicesText(sim));
    redirected("processes.txt", processesText(sim));
    redirected("disk.txt", diskText(sim));
    redirected("eventlog\\system.csv", eventsCsv(sim));
    plain("config\\kubelet-command.conf", "kubelet.exe --windows-service --v=" + std::to_string(sim.node.request.verbosity) + " --hostname-override=" + sim.node.name + " --container-runtime-endpoint=npipe:////./pipe/containerd-containerd --cluster-dns=" + sim.node.clusterDns + '\n');
    plain("config\\config.toml", "version = 2\nroot = \"C:\\\\ProgramData\\\\containerd\\\\root\"\nstate = \"C:\\\\ProgramData\\\\containerd\\\\state\"\n\n[grpc]\n  address = \"\\\\\\\\.\\\\pipe\\\\containerd-containerd\"\n");
    redirected("kubelet-version.txt", "Kubernetes " + sim.node.request.kubernetes + '\n');
}

} // namespace shindan::training
