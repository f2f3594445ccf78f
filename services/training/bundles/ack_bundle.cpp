#include "services/training/bundles/ack_bundle.h"

#include "services/training/bundles/tar_gz_sink.h"
#include "services/training/views/objects.h"
#include "services/training/views/views.h"

#include <QTemporaryDir>

namespace shindan::training {

using std::chrono::seconds;

namespace {

const char *const sandboxScripts[] = {"check_config_with_containerd_rpm", "check_config_with_pouch_rpm", "check_containerd_shim_leak", "check_host_fd_exceed", "check_kata_proxy_leak",
                                      "check_netns_leak", "check_qemu_leak", "check_shim_alive", "check_snapshot_leak", "script_collect"};

std::string sandboxScript(const std::string &name)
{
    return "#!/bin/bash\n# " + name + "\nset -u\nprintf '%s\\n' \"" + name + "\"\nexit 0\n";
}

// The pack that the collector downloads; made anew, as any other tar.gz.
std::string sandboxPack(qint64 modified)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pack.tgz"));
    TarGzSink sink(path, modified, 1);
    sink.folder("sandbox-runtime-status");
    for (const char *name : sandboxScripts)
        sink.member("sandbox-runtime-status/" + std::string(name) + ".sh", sandboxScript(name), 0755);
    if (!sink.finish())
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string journalHeader(const Simulation &sim)
{
    std::string out = "-- Logs begin at ";
    sim.clock.appendJournal(out, sim.journal.first().value_or(sim.logStart));
    out += ", end at ";
    sim.clock.appendJournal(out, sim.end);
    return out + ". --\n";
}

class AckMembers
{
public:
    AckMembers(Simulation &simulation, BundleSink &sink, std::string root, EvidenceCollector &collector)
        : m_sim(simulation)
        , m_sink(sink)
        , m_root(std::move(root))
        , m_collector(collector)
        , m_sightings(simulation.journal.sightings())
    {
        collector.take(m_sightings, "logs/messages", 0, 0);
    }

    void report(const std::string &member, const std::string &text, int mode = 0644)
    {
        m_collector.lookAt(member, text);
        m_sink.member(m_root + member, text, mode);
    }
    void unitLog(const std::string &member)
    {
        const LineRing *log = m_sim.journal.log(member);
        std::string text = journalHeader(m_sim);
        if (!log)
            text += "-- No entries --\n";
        else
            append(text, *log);
        if (log)
            m_collector.take(m_sightings, member, log->dropped(), 1);
        m_sink.member(m_root + member, text);
    }
    void kernelLog()
    {
        const std::string member = "logs/dmesg.log";
        Report text;
        text.begin("dmesg -T");
        if (const LineRing *log = m_sim.journal.log(member)) {
            append(text.text, *log);
            m_collector.take(m_sightings, member, log->dropped(), 2);
        }
        text.end();
        m_sink.member(m_root + member, text.text);
    }
    void cloudInit()
    {
        std::string text;
        if (const LineRing *log = m_sim.journal.log("varlogmessage.log"))
            append(text, *log);
        m_sink.member(m_root + "varlogmessage.log", text);
    }
    // A row of crictl ps or docker ps, then the trace of the collector's shell around the container's log.
    void podLog(const std::string &component, const std::string &app)
    {
        const bool docker = !m_sim.node.request.docker.empty();
        const std::string head = "cs/edge/" + component;
        const std::string tool = docker ? "docker" : "crictl";
        const Pod *pod = m_sim.node.podOf(app);
        const LineRing *log = pod ? m_sim.journal.log(podLogOf(*pod)) : nullptr;
        const bool runs = log && pod->containers.front().pid > 0;
        m_sink.member(m_root + head + (docker ? "_containerd.log" : "_docker.log"), {});
        const std::string member = head + (docker ? "_docker.log" : "_containerd.log");
        if (!runs) {
            m_sink.member(m_root + member, {});
            return;
        }
        const std::string id = pod->containers.front().id.substr(0, docker ? 12 : 13);
        std::string text = docker ? dockerRow(*pod, id) : crictlRow(*pod, id);
        text += "+ echo\n\n+ echo '-----------------run " + tool + "' logs " + id + "------------------\n-----------------run " + tool + " logs " + id + "------------------\n+ timeout 10s " + tool + " logs " + id + '\n';
        append(text, *log);
        text += "+ '[' 0 '!=' 0 ']'\n+ echo '------------End of " + tool + "----------------'\n------------End of " + tool + "----------------\n";
        m_collector.take(m_sightings, podLogOf(*pod), log->dropped(), 6, member);
        m_sink.member(m_root + member, text);
    }
    // What `kubectl logs` gives of the control plane, where the node is a master.
    void controlPlane()
    {
        for (const Pod &pod : m_sim.node.pods) {
            const LineRing *log = pod.controlPlane ? m_sim.journal.log(podLogOf(pod)) : nullptr;
            if (!log)
                continue;
            std::string text;
            append(text, *log);
            m_collector.take(m_sightings, podLogOf(pod), log->dropped(), 0);
            m_sink.member(m_root + podLogOf(pod), text);
        }
    }

private:
    static void append(std::string &text, const LineRing &log)
    {
        log.each([&](const std::string &line) {
            text += line;
            text += '\n';
        });
    }

    [[nodiscard]] std::string age(const Container &c) const
    {
        const qint64 minutes = (m_sim.end - c.started).count() / model::nsPerSecond / 60;
        return minutes < 120 ? std::to_string(minutes) + " minutes ago" : minutes < 2880 ? std::to_string(minutes / 60) + " hours ago" : std::to_string(minutes / 1440) + " days ago";
    }
    [[nodiscard]] std::string crictlRow(const Pod &pod, const std::string &id) const
    {
        const Container &c = pod.containers.front();
        return left(id, 20) + left(c.image.digest.substr(0, 13), 20) + left(age(c), 20) + left(c.waiting.empty() ? "Running" : "Exited", 20) + left(c.name, 28) + left(std::to_string(c.restarts), 20) + left(pod.sandbox.substr(0, 13), 20)
            + left(pod.name, 59) + pod.namespaceName + '\n';
    }
    [[nodiscard]] std::string dockerRow(const Pod &pod, const std::string &id) const
    {
        const Container &c = pod.containers.front();
        return id + "        " + left(c.image.digest.substr(0, 12), 23) + left('"' + c.command.substr(0, 18) + "…\"", 27) + left(age(c), 20) + left(c.waiting.empty() ? "Up " + age(c).substr(0, age(c).size() - 4) : "Exited (1) " + age(c), 30) + "k8s_"
            + c.name + '_' + pod.name + '_' + pod.namespaceName + '_' + pod.uid + '_' + std::to_string(c.restarts) + '\n';
    }

    Simulation &m_sim;
    BundleSink &m_sink;
    std::string m_root;
    EvidenceCollector &m_collector;
    std::vector<Sighting> m_sightings;
};

// What edge-hub keeps of the API server's objects, for the time without a connection.
void writeNodeCache(Simulation &sim, AckMembers &members)
{
    const auto text = [](const QByteArray &json) { return json.toStdString(); };
    members.report("node_cache/kubelet/nodes.v1.core/" + sim.node.name, text(nodeList(sim)));
    for (const QString &name : namespacesOf(sim.node))
        members.report("node_cache/kubelet/pods.v1.core/" + name.toStdString() + ".json", text(podList(sim, name)));
    std::string joined;
    for (const auto &[after, what] : {std::pair(6, std::string("start to join the node")), std::pair(19, std::string("kubelet and edge-hub are installed")), std::pair(31, "node " + sim.node.name + " has joined the cluster")}) {
        joined += '[';
        sim.clock.appendLocal(joined, sim.node.booted + std::chrono::seconds(after), 0);
        joined += "] [edgeadm] " + what + '\n';
    }
    members.report("logs/edgeadm.log", joined);
}

// Lists one after the other, then the logs of all containers.
std::string clusterDump(Simulation &sim)
{
    std::string out = nodeList(sim).toStdString();
    for (const QString &name : {QStringLiteral("kube-system"), QStringLiteral("default")}) {
        out += eventList(sim, name).toStdString();
        for (const auto &[kind, version] : {std::pair("ReplicationControllerList", "v1"), std::pair("ServiceList", "v1"), std::pair("DaemonSetList", "apps/v1"), std::pair("DeploymentList", "apps/v1"), std::pair("ReplicaSetList", "apps/v1")})
            out += emptyList(QString::fromUtf8(kind), QString::fromUtf8(version)).toStdString();
        out += podList(sim, name).toStdString();
        for (const Pod &pod : sim.node.pods) {
            if (QString::fromStdString(pod.namespaceName) != name)
                continue;
            for (const Container &c : pod.containers) {
                out += "==== START logs for container " + c.name + " of pod " + pod.full() + " ====\n";
                out += containerLog(sim, pod, c);
                out += "==== END logs for container " + c.name + " of pod " + pod.full() + " ====\n";
            }
        }
    }
    return out;
}

void writeDaemonStatus(Simulation &sim, AckMembers &members)
{
    members.report("daemon_status/10-kubeadm.conf", kubeadmConf(sim.node), 0600);
    members.report("daemon_status/container-storaged_status", unitStatus(sim, "container-storaged"));
    members.report("daemon_status/containerd_status", unitStatus(sim, "containerd"));
    members.report("daemon_status/docker_status", dockerStatus(sim));
    members.report("daemon_status/edgehub_status", edgeHubStatus(sim));
    if (!sim.node.request.docker.empty())
        members.report("daemon_status/docker_daemon.json", "{\n  \"exec-opts\": [\"native.cgroupdriver=systemd\"],\n  \"log-driver\": \"json-file\",\n  \"log-opts\": {\"max-size\": \"100m\", \"max-file\": \"10\"},\n  \"live-restore\": true,\n  \"storage-driver\": \"overlay2\"\n}\n");
    if (sim.node.request.edge) {
        members.report("daemon_status/10-edgehub.conf", edgeHubConf(sim.node), 0600);
        members.report("daemon_status/edge-hub.service", edgeHubUnit(), 0600);
    }
    members.report("daemon_status/kubelet.service",
                   "# ! IMPORTANT !\n# This configuration is managed and generated by ACK\n# please do not edit it to avoid unexpected failures\n\n[Unit]\nDescription=kubelet: The Kubernetes Node Agent\nDocumentation=http://kubernetes.io/docs/\n\n"
                   "[Service]\nExecStart=/usr/bin/kubelet\nRestart=always\nStartLimitInterval=0\nRestartSec=10\n\n[Install]\nWantedBy=multi-user.target\n",
                   0600);
    members.report("daemon_status/kubelet_status", kubeletStatus(sim));
}

} // namespace

EvidenceCollector::EvidenceCollector(const Scenario &scenario)
{
    for (const Link &link : scenario.chain) {
        m_shows.insert(m_shows.end(), link.shows.begin(), link.shows.end());
        // A link without a beginning holds for the whole log.
        for (const std::string &message : link.at < seconds(0) ? link.messages : std::vector<std::string>()) {
            const auto at = m_notBefore.try_emplace(message, scenario.collected + link.at - seconds(60)).first;
            at->second = std::min(at->second, scenario.collected + link.at - seconds(60));
        }
    }
    for (const RedHerring &herring : scenario.herrings) {
        for (const std::string &message : herring.messages)
            m_notBefore.erase(message);
    }
}

void EvidenceCollector::lookAt(const std::string &member, std::string_view text)
{
    for (const auto &[where, what] : m_shows) {
        if (where != member)
            continue;
        const auto at = text.find(what);
        if (at == std::string_view::npos)
            continue;
        const auto begin = text.rfind('\n', at) + 1; // npos + 1 is the beginning
        const auto end = text.find('\n', at);
        const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n') + 1;
        evidence["shows:" + where + ':' + what].push_back({{}, member, line, std::string(text.substr(begin, end - begin))});
    }
}

void EvidenceCollector::take(const std::vector<Sighting> &sightings, const std::string &member, qint64 dropped, qint64 before, const std::string &shownAs)
{
    for (const Sighting &sighting : sightings) {
        const auto from = m_notBefore.find(sighting.message);
        if (from != m_notBefore.end() && sighting.time < from->second)
            continue;
        if (sighting.member == member && sighting.number >= dropped)
            evidence[sighting.message].push_back({sighting.message, shownAs.empty() ? member : shownAs, sighting.number - dropped + before + 1, sighting.text});
    }
}

void writeAckFolders(BundleSink &sink, const std::string &root, int version)
{
    std::vector<std::string> folders{"", "logs", "cs", "cs/cloud-controller-manager", "cs/kube-apiserver", "cs/kube-controller-manager", "cs/kube-scheduler", "storage"};
    if (version >= 2)
        folders.emplace_back("sandbox-runtime-status");
    if (version >= 3)
        folders.insert(folders.end(), {"daemon_status", "cs/edge"});
    for (const std::string &folder : folders)
        sink.folder((root + folder).substr(0, (root + folder).size() - (folder.empty() ? 1 : 0)));
}

void writeAckMembers(Simulation &sim, BundleSink &sink, const std::string &root, int version, EvidenceCollector &collector)
{
    AckMembers members(sim, sink, root, collector);
    const bool v3 = version >= 3;
    members.report("system_info", systemInfo(sim, v3));
    members.report("service_status", serviceStatus(sim, version));
    members.report("network_info", networkInfo(sim, v3));
    if (version >= 2)
        members.report("ps_command_status", psCommandStatus(sim));
    members.report("system_status", systemStatus(sim, v3));
    if (v3) {
        members.report("memory_info", memoryInfo(sim));
        writeDaemonStatus(sim, members);
    } else {
        members.report("docker_status", dockerStatus(sim));
    }
    if (version >= 2) {
        members.report("sandbox_runtime.status", sandboxStatus(sim));
        members.report("sandbox-runtime-status.tgz", sandboxPack(sim.node.booted.ns / model::nsPerSecond));
        for (const char *name : sandboxScripts)
            members.report("sandbox-runtime-status/" + std::string(name) + ".sh", sandboxScript(name), 0755);
    }
    members.kernelLog();
    members.unitLog("logs/docker.log");
    if (v3) {
        for (const char *log : {"logs/kubelet.log", "logs/containerd.log", "logs/edgehub.log"})
            members.unitLog(log);
        members.report("logs/ens-logs", {});
    }
    members.cloudInit();
    members.unitLog("cs/etcd.log");
    members.controlPlane();
    if (v3 && sim.node.request.edge)
        writeNodeCache(sim, members);
    if (v3) {
        for (const char *component : {"cloud-hub", "edge-hub", "edge-tunnel-server", "flannel", "logtail", "manager", "raven-agent", "tunnel-agent", "coredns", "kube-proxy"}) {
            const std::string name = component;
            members.podLog(name, name == "kube-proxy" ? "kube-proxy-worker" : name);
        }
    }
    // Only a master has access to the cluster.
    members.report("events.log", sim.node.request.master ? eventsTable(sim) : std::string());
    members.report("cluster_dump.log", sim.node.request.master ? clusterDump(sim) : std::string());
}

void writeClusterDump(Simulation &sim, BundleSink &sink, const std::string &root)
{
    const auto bytes = [](const QByteArray &text) { return std::string_view(text.constData(), static_cast<std::size_t>(text.size())); };
    sink.member(root + "nodes.json", bytes(nodeList(sim)));
    for (const QString &name : namespacesOf(sim.node)) {
        const std::string folder = root + name.toStdString() + '/';
        sink.member(folder + "events.json", bytes(eventList(sim, name)));
        for (const auto &[file, kind, version] : {std::tuple("replication-controllers", "ReplicationControllerList", "v1"), std::tuple("services", "ServiceList", "v1"), std::tuple("daemonsets", "DaemonSetList", "apps/v1"),
                                                  std::tuple("deployments", "DeploymentList", "apps/v1"), std::tuple("replicasets", "ReplicaSetList", "apps/v1")})
            sink.member(folder + file + ".json", bytes(emptyList(QString::fromUtf8(kind), QString::fromUtf8(version))));
        sink.member(folder + "pods.json", bytes(podList(sim, name)));
        for (const Pod &pod : sim.node.pods) {
            if (QString::fromStdString(pod.namespaceName) != name || pod.started > sim.end)
                continue;
            std::string logs;
            for (const Container &c : pod.containers) {
                logs += "==== START logs for container " + c.name + " of pod " + pod.full() + " ====\n";
                logs += containerLog(sim, pod, c);
                logs += "==== END logs for container " + c.name + " of pod " + pod.full() + " ====\n";
            }
            sink.member(folder + pod.name + "/logs.txt", logs);
        }
    }
}

} // namespace shindan::training
