#include "services/training/views/views.h"

#include <algorithm>

namespace shindan::training {

using Now = ServiceState::Now;

namespace {

struct UnitText
{
    const char *description;
    const char *file;
    const char *documentation;
};

UnitText textOf(const std::string &unit)
{
    if (unit == "kubelet")
        return {"kubelet: The Kubernetes Node Agent", "/etc/systemd/system/kubelet.service; enabled; vendor preset: disabled", "http://kubernetes.io/docs/"};
    if (unit == "containerd")
        return {"containerd container runtime", "/etc/systemd/system/containerd.service; enabled; vendor preset: disabled", "https://containerd.io"};
    if (unit == "chronyd")
        return {"NTP client/server", "/usr/lib/systemd/system/chronyd.service; enabled; vendor preset: enabled", "man:chronyd(8)"};
    if (unit == "docker")
        return {"Docker Application Container Engine", "/usr/lib/systemd/system/docker.service; enabled; vendor preset: disabled", "https://docs.docker.com"};
    if (unit == "edge-hub")
        return {"edge-hub: the local proxy of an edge node", "/etc/systemd/system/edge-hub.service; enabled; vendor preset: disabled", "https://www.alibabacloud.com/help/ack"};
    if (unit == "container-storaged")
        return {"container-storaged", "/usr/lib/systemd/system/container-storaged.service; enabled; vendor preset: disabled", "https://www.alibabacloud.com/help/ack"};
    return {"firewalld - dynamic firewall daemon", "/usr/lib/systemd/system/firewalld.service; disabled; vendor preset: disabled", "man:firewalld(1)"};
}

std::string ago(model::Nanoseconds d)
{
    const qint64 minutes = d.count() / model::nsPerSecond / 60;
    if (minutes < 1)
        return std::to_string(std::max<qint64>(1, d.count() / model::nsPerSecond)) + "s ago";
    if (minutes < 60)
        return std::to_string(minutes) + "min ago";
    if (minutes < 24 * 60)
        return std::to_string(minutes / 60) + "h " + std::to_string(minutes % 60) + "min ago";
    return std::to_string(minutes / 1440) + " days ago";
}

std::string activeLine(const Simulation &sim, const ServiceState &state)
{
    const std::string since = sim.stamp([&](std::string &out) { sim.clock.appendJournal(out, state.since); });
    const std::string tail = " since " + since + "; " + ago(sim.end - state.since);
    switch (state.now) {
    case Now::Running: return "   Active: active (running)" + tail;
    case Now::Restarting: return "   Active: activating (auto-restart) (Result: exit-code)" + tail;
    case Now::Failed: return "   Active: failed (Result: " + std::string(state.exitCode == 9 ? "oom-kill" : "exit-code") + ')' + tail;
    case Now::Stopped:
    case Now::Absent: break;
    }
    return state.since <= sim.node.booted ? "   Active: inactive (dead)" : "   Active: inactive (dead)" + tail;
}

// What systemctl prints; false: it exits with a failure.
bool status(Simulation &sim, const std::string &unit, Report &report)
{
    const ServiceState *known = sim.serviceNow(unit);
    if (!known || known->now == Now::Absent)
        return false;
    const UnitText text = textOf(unit);
    report.line("● " + unit + ".service - " + text.description);
    report.line(std::string("   Loaded: loaded (") + text.file + ')');
    if (unit == "kubelet") {
        report.line("  Drop-In: /etc/systemd/system/kubelet.service.d");
        report.line("           └─10-kubeadm.conf");
    }
    report.line(activeLine(sim, *known));
    report.line(std::string("     Docs: ") + text.documentation);
    const int pid = unit == "docker" ? sim.node.dockerd : unit == "firewalld" ? sim.node.nextPid + 300 : sim.pidOf(unit);
    const bool runs = known->now == Now::Running;
    if (known->now == Now::Restarting || known->now == Now::Failed)
        report.line("  Process: " + std::to_string(pid) + " ExecStart=/usr/bin/" + unit + " (code=" + (known->exitCode == 9 ? "killed, signal=KILL" : "exited, status=1/FAILURE") + ')');
    if (runs) {
        report.line(" Main PID: " + std::to_string(pid) + " (" + (unit == "docker" ? "dockerd" : unit) + ')');
        report.line(unit == "containerd" ? "    Tasks: " + std::to_string(27 + sim.node.pods.size() * 12) : unit == "kubelet" ? "    Tasks: 15 (limit: 98000)" : "    Tasks: 1 (limit: 98000)");
        report.line(unit == "containerd" ? "   Memory: 1.1G" : unit == "kubelet" ? "   Memory: 83.8M" : "   Memory: 1.1M");
        report.line("   CGroup: /system.slice/" + unit + ".service");
        if (unit == "containerd") {
            report.line("           ├─" + std::to_string(pid) + " /usr/bin/containerd");
            std::vector<const Pod *> pods;
            for (const Pod &pod : sim.node.pods) {
                if (pod.shimPid > 0)
                    pods.push_back(&pod);
            }
            for (const Pod *pod : pods)
                report.line(std::string(pod == pods.back() ? "           └─" : "           ├─") + std::to_string(pod->shimPid) + " /usr/bin/containerd-shim-runc-v2 -namespace k8s.io -id " + pod->sandbox + " -address /run/containerd/containerd.sock");
        } else {
            report.line("           └─" + std::to_string(pid) + ' ' + (unit == "kubelet" ? kubeletCommand(sim.node) : "/usr/sbin/" + unit));
        }
    }
    report.line("");
    if (const LineRing *log = sim.journal.log("logs/" + unit + ".log")) {
        for (qint64 i = std::max(log->dropped(), log->total() - 10); i < log->total(); ++i)
            report.line(log->at(i));
    }
    return runs;
}

} // namespace

namespace {

std::string ownFlags(const Node &node)
{
    std::string flags;
    for (const auto &[name, value] : node.request.kubeletFlags)
        flags += " --" + name + '=' + value;
    return flags;
}

} // namespace

std::string kubeletCommand(const Node &node)
{
    if (!node.request.docker.empty())
        return "/usr/bin/kubelet --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf --container-log-max-files 10 --container-log-max-size=100Mi --max-pods 64 --pod-max-pids 16384"
               " --pod-manifest-path=/etc/kubernetes/manifests --network-plugin=cni --cni-conf-dir=/etc/cni/net.d --cni-bin-dir=/opt/cni/bin --v="
            + std::to_string(node.request.verbosity) + " --enable-controller-attach-detach=true --cluster-dns=" + node.clusterDns + " --pod-infra-container-image=" + node.registry + "/acs/pause:3.5 --cgroup-driver=systemd --hostname-override="
            + node.name + " --provider-id=" + node.region + '.' + node.instance + " --cloud-provider=external" + ownFlags(node);
    return "/usr/bin/kubelet --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf --pod-manifest-path=/etc/kubernetes/manifests --v=" + std::to_string(node.request.verbosity)
        + " --authorization-mode=Webhook --authentication-token-webhook=true --anonymous-auth=false --client-ca-file=/etc/kubernetes/pki/ca.crt --container-runtime-endpoint=/var/run/containerd/containerd.sock --cgroup-driver=systemd"
          " --node-labels=alibabacloud.com/nodepool-id="
        + node.nodePool + ",ack.aliyun.com=" + node.clusterId + " --rotate-certificates=true --cert-dir=/var/lib/kubelet/pki --node-ip=0.0.0.0 --config=/var/lib/kubelet/ack-managed-config.yaml --hostname-override=" + node.name
        + " --cluster-dns=" + node.clusterDns + " --cloud-provider=external --provider-id=" + node.region + '.' + node.instance + " --enable-controller-attach-detach=true" + ownFlags(node);
}

std::string kubeadmConf(const Node &node)
{
    return "# ! IMPORTANT !\n# This configuration is managed and generated by ACK\n# please do not edit it to avoid unexpected failures\n\n[Service]\n"
           "Environment=\"KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf\"\n"
           "Environment=\"KUBELET_SYSTEM_PODS_ARGS=--pod-manifest-path=/etc/kubernetes/manifests\"\nEnvironment=\"KUBELET_LOGLEVEL_ARGS=--v="
        + std::to_string(node.request.verbosity)
        + "\"\nEnvironment=\"KUBELET_AUTHZ_ARGS=--authorization-mode=Webhook --authentication-token-webhook=true --anonymous-auth=false --client-ca-file=/etc/kubernetes/pki/ca.crt\"\n"
          "Environment=\"KUBELET_RUNTIME_ARGS=--container-runtime-endpoint=/var/run/containerd/containerd.sock\"\nEnvironment=\"KUBELET_CGROUP_ARGS=--cgroup-driver=systemd\"\n"
          "Environment=\"KUBELET_LABEL_TAINT=--node-labels=alibabacloud.com/nodepool-id="
        + node.nodePool + ",ack.aliyun.com=" + node.clusterId
        + " \"\nEnvironment=\"KUBELET_CERTIFICATE_ARGS=--rotate-certificates=true --cert-dir=/var/lib/kubelet/pki\"\nEnvironment=\"KUBELET_ADRESS_ARGS=--node-ip=0.0.0.0\"\n"
          "Environment=\"KUBELET_ACK_CRITICAL_ARGS=--config=/var/lib/kubelet/ack-managed-config.yaml --hostname-override="
        + node.name + " --cluster-dns=" + node.clusterDns + " --cloud-provider=external --provider-id=" + node.region + '.' + node.instance
        + " --enable-controller-attach-detach=true" + ownFlags(node)
        + "\"\nEnvironmentFile=-/etc/kubernetes/kubelet-customized-args.conf\nExecStart=\n"
          "ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_SYSTEM_PODS_ARGS $KUBELET_LOGLEVEL_ARGS $KUBELET_AUTHZ_ARGS $KUBELET_RUNTIME_ARGS $KUBELET_CGROUP_ARGS $KUBELET_LABEL_TAINT $KUBELET_CERTIFICATE_ARGS "
          "$KUBELET_ADRESS_ARGS $KUBELET_ACK_CRITICAL_ARGS $KUBELET_CUSTOMIZED_ARGS\n";
}

std::string serviceStatus(Simulation &sim, int version)
{
    // V1 and V2 write the file anew for each service: the last one remains.
    std::vector<std::string> units{"chronyd"};
    if (version == 1)
        units = {"ntpd"};
    else if (version == 3)
        units = {"ntpd", "chronyd", "kubelet", "edge-hub", "firewalld", "docker", "containerd"};
    Report report;
    for (const std::string &unit : units) {
        report.begin("service " + unit + " status");
        if (!status(sim, unit, report))
            report.failed();
        report.end();
    }
    return report.text;
}

std::string unitStatus(Simulation &sim, const std::string &unit)
{
    Report report;
    report.begin("systemctl status " + unit + " -l");
    if (!status(sim, unit, report))
        report.failed();
    report.end();
    return report.text;
}

std::string kubeletStatus(Simulation &sim)
{
    Report report;
    report.text = unitStatus(sim, "kubelet");
    for (const Process &p : processesOf(sim.node, sim.end)) {
        if (p.command.find("kubelet") != std::string::npos)
            report.line(left(p.user, 8) + right(std::to_string(p.pid), 8) + right(std::to_string(p.parent), 8) + "  0 " + hourMinuteSecond(sim, p.started).substr(0, 5) + " ?        00:00:00 " + p.command);
    }
    if (sim.running("kubelet"))
        report.line("root    " + right(std::to_string(sim.pidOf("kubelet")), 8) + "       1  1 " + hourMinuteSecond(sim, sim.kubeletStarted).substr(0, 5) + " ?        00:00:12 " + kubeletCommand(sim.node));
    report.begin("kubelet --version");
    report.line("Kubernetes " + sim.node.request.kubernetes);
    report.end();
    return report.text;
}

std::string dockerStatus(Simulation &sim)
{
    Report report;
    report.text = unitStatus(sim, "docker");
    const Node &node = sim.node;
    if (node.request.docker.empty())
        return report.text;
    const bool runs = sim.running("docker");
    if (runs)
        report.line("root    " + right(std::to_string(node.dockerd), 8) + "       1  1 " + hourMinuteSecond(sim, sim.kubeletStarted).substr(0, 5) + " ?        00:00:30 /usr/bin/dockerd -H fd://");
    std::size_t containers = 0;
    for (const Pod &pod : node.pods)
        containers += pod.containers.size() + 1;
    report.begin("docker info");
    if (runs) {
        const std::string count = std::to_string(containers);
        for (const std::string &line : {std::string("Client:"), std::string(" Debug Mode: false"), std::string(), std::string("Server:"), " Containers: " + count, "  Running: " + count, std::string("  Paused: 0"), std::string("  Stopped: 0"),
                                        " Images: " + std::to_string(node.pods.size() + 4), " Server Version: " + node.request.docker, std::string(" Storage Driver: overlay2"), std::string("  Backing Filesystem: extfs"), std::string(" Logging Driver: json-file"),
                                        std::string(" Cgroup Driver: systemd"), " Kernel Version: " + node.request.kernel, std::string(" Operating System: Alibaba Cloud Linux (Aliyun Linux) 2.1903 LTS (Hunting Beagle)"), " CPUs: " + std::to_string(node.request.cpus),
                                        " Total Memory: " + std::to_string(node.memoryKiB / 1024 / 1024) + "GiB", " Name: " + node.hostName, std::string(" Docker Root Dir: /var/lib/docker"), std::string(" Live Restore Enabled: true")})
            report.line(line);
    } else {
        report.failed();
    }
    report.end();
    report.begin("docker version");
    for (const char *part : {"Client: Docker Engine - Community", "Server: Docker Engine - Community"}) {
        report.line(part);
        report.line(" Version:           " + node.request.docker);
        report.line(" API version:       1.40");
        if (!runs)
            break;
    }
    if (!runs) {
        report.line("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?");
        report.failed();
    }
    report.end();
    return report.text;
}

std::string edgeHubStatus(Simulation &sim)
{
    Report report;
    report.text = unitStatus(sim, "edge-hub");
    if (!sim.node.request.edge) {
        report.failedSection("edge-hub --version");
        return report.text;
    }
    for (const Process &p : processesOf(sim.node, sim.end)) {
        if (p.name == "edge-hub")
            report.line(left(p.user, 8) + right(std::to_string(p.pid), 8) + right(std::to_string(p.parent), 8) + "  0 " + hourMinuteSecond(sim, p.started).substr(0, 5) + " ?        00:01:00 " + p.command);
    }
    report.begin("edge-hub --version");
    report.line("edge-hub version: v1.26.3");
    report.end();
    return report.text;
}

std::string edgeHubUnit()
{
    return "[Unit]\nDescription=edge-hub: the local proxy of an edge node\nAfter=network.target\n\n[Service]\nExecStart=/usr/bin/edge-hub\nRestart=always\nRestartSec=10\n\n[Install]\nWantedBy=multi-user.target\n";
}

std::string edgeHubConf(const Node &node)
{
    return "[Service]\nEnvironment=\"EDGE_HUB_ARGS=--v=2 --server-addr=https://" + node.apiServer + ":6443 --node-name=" + node.name + "\"\nExecStart=\nExecStart=/usr/bin/edge-hub $EDGE_HUB_ARGS\n";
}

std::string sandboxStatus(Simulation &sim)
{
    const bool stuck = !sim.stuck.empty();
    const char *config = sim.node.request.sandboxRuntime ? "the containerd config is valid" : "please enable iommu"; // a healthy node without sandboxes says so, too
    return std::string("=====check pouch config=====\nthe pouch config is valid\n======check containerd config=====\n") + config + "\n\n=====check if the current fd number has reached the maximum value=====\nfd number is ok\n\n"
           "======check if containerd-shim leaked=====\n0 containerd-shim leaked\n\n=====check if kata-proxy leaked=====\n0 kata-proxy leaked\n\n=====check if netns leaked=====\n0 netns leaked\n\n"
           "=====check if qemu leaked=====\n0 qemus leaked\n\n=====check if snapshots leaked=====\nnot found dm_check\n0 snapshots leaked\n\n=====check if shim alive=====\n"
        + std::string(stuck ? "1 shims blocked\n" : "0 shims blocked\n");
}

} // namespace shindan::training
