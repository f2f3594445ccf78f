#include "services/training/views/objects.h"

#include "services/training/actors/kubelet_state.h"
#include "services/training/actors/pod_status.h"
#include "services/training/views/views.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;
using model::Instant;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

QString q(const std::string &text) { return QString::fromStdString(text); }

QString utc(Simulation &sim, Instant t)
{
    return q(sim.stamp([&](std::string &out) { sim.clock.appendUtc(out, t); }));
}

QByteArray listOf(const QString &kind, const QJsonArray &items)
{
    return QJsonDocument(QJsonObject{{u"kind"_s, kind}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, QJsonObject{{u"resourceVersion"_s, u"4568825489"_s}}}, {u"items"_s, items}}).toJson(QJsonDocument::Indented);
}

struct Readiness
{
    QString status = u"True"_s;
    QString reason = u"KubeletReady"_s;
    QString message = u"kubelet is posting ready status"_s;
    Instant since;
};

// The API server marks a node Unknown 40 seconds after its last heartbeat.
Readiness readinessOf(Simulation &sim)
{
    Readiness readiness;
    readiness.since = sim.kubeletStarted + seconds(26);
    const auto unknown = [&](Instant since) {
        readiness = {u"Unknown"_s, u"NodeStatusUnknown"_s, u"Kubelet stopped posting node status."_s, since + seconds(40)};
    };
    if (const ServiceState *kubelet = sim.serviceNow("kubelet"); kubelet && kubelet->now != ServiceState::Now::Running)
        unknown(kubelet->since);
    for (const char *kind : {"api-unreachable", "kubelet-certificate-expired", "clock-step", "nic-down"}) {
        if (const Condition *c = sim.holds(kind, sim.end))
            unknown(c->from);
    }
    if (const auto silent = runtimeSilentSince(sim, sim.end); silent && sim.end - *silent > minutes(3))
        readiness = {u"False"_s, u"KubeletNotReady"_s, u"PLEG is not healthy: pleg was last seen active 3m0.4s ago; threshold is 3m0s"_s, *silent + minutes(3)};
    if (const Condition *c = sim.holds("cni-missing", sim.end))
        readiness = {u"False"_s, u"KubeletNotReady"_s, u"container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized"_s, c->from + seconds(9)};
    return readiness;
}

QJsonObject condition(Simulation &sim, const QString &type, const QString &status, const QString &reason, const QString &message, Instant since)
{
    return {{u"type"_s, type}, {u"status"_s, status}, {u"reason"_s, reason}, {u"message"_s, message}, {u"lastHeartbeatTime"_s, utc(sim, sim.end - seconds(4))}, {u"lastTransitionTime"_s, utc(sim, since)}};
}

QJsonObject nodeObject(Simulation &sim)
{
    const Node &node = sim.node;
    const Readiness readiness = readinessOf(sim);
    const bool pressure = sim.condition("disk-full") && starved(sim, sim.end);
    QJsonArray conditions{condition(sim, u"MemoryPressure"_s, u"False"_s, u"KubeletHasSufficientMemory"_s, u"kubelet has sufficient memory available"_s, node.booted),
                          condition(sim, u"DiskPressure"_s, pressure ? u"True"_s : u"False"_s, pressure ? u"KubeletHasDiskPressure"_s : u"KubeletHasNoDiskPressure"_s, pressure ? u"kubelet has disk pressure"_s : u"kubelet has no disk pressure"_s, node.booted),
                          condition(sim, u"PIDPressure"_s, u"False"_s, u"KubeletHasSufficientPID"_s, u"kubelet has sufficient PID available"_s, node.booted),
                          condition(sim, u"Ready"_s, readiness.status, readiness.reason, readiness.message, readiness.since)};
    QJsonArray taints;
    if (readiness.status != u"True"_s)
        taints.append(QJsonObject{{u"key"_s, readiness.status == u"Unknown"_s ? u"node.kubernetes.io/unreachable"_s : u"node.kubernetes.io/not-ready"_s}, {u"effect"_s, u"NoExecute"_s}, {u"timeAdded"_s, utc(sim, readiness.since)}});
    return {{u"metadata"_s, QJsonObject{{u"name"_s, q(node.name)}, {u"uid"_s, q(node.bootId)}, {u"creationTimestamp"_s, utc(sim, node.booted + seconds(30))}, {u"labels"_s, QJsonObject{{u"alibabacloud.com/nodepool-id"_s, q(node.nodePool)}, {u"kubernetes.io/hostname"_s, q(node.name)}, {u"topology.kubernetes.io/region"_s, q(node.region)}}}}},
            {u"spec"_s, QJsonObject{{u"providerID"_s, q(node.region + '.' + node.instance)}, {u"taints"_s, taints}}},
            {u"status"_s, QJsonObject{{u"capacity"_s, QJsonObject{{u"cpu"_s, QString::number(node.request.cpus)}, {u"memory"_s, QString::number(node.memoryKiB) + u"Ki"_s}, {u"pods"_s, u"110"_s}}},
                                      {u"conditions"_s, conditions},
                                      {u"addresses"_s, QJsonArray{QJsonObject{{u"type"_s, u"InternalIP"_s}, {u"address"_s, q(node.address)}}}},
                                      {u"nodeInfo"_s, QJsonObject{{u"machineID"_s, q(node.machineId)}, {u"bootID"_s, q(node.bootId)}, {u"kernelVersion"_s, q(node.request.kernel)}, {u"osImage"_s, u"Alibaba Cloud Linux 3.2104 U12 (OpenAnolis Edition)"_s},
                                                                  {u"containerRuntimeVersion"_s, q("containerd://" + node.request.containerd)}, {u"kubeletVersion"_s, q(node.request.kubernetes)}, {u"operatingSystem"_s, u"linux"_s}, {u"architecture"_s, u"amd64"_s}}}}}};
}

struct EventText
{
    QString type;
    QString reason;
    QString message;
    int count = 1;
    Instant first;
    Instant last;
};

std::vector<EventText> eventsOf(Simulation &sim, const Pod &pod)
{
    std::vector<EventText> events;
    if (sim.end - pod.started < std::chrono::hours(1)) // events live for an hour
        events.push_back({u"Normal"_s, u"Scheduled"_s, u"Successfully assigned %1 to %2"_s.arg(q(pod.full()), q(sim.node.name)), 1, pod.started, pod.started});
    for (const Container &c : pod.containers) {
        const Instant since = std::max(pod.started, sim.end - minutes(50));
        const int count = std::max(1, int((sim.end - since).count() / model::nsPerSecond / 13));
        if (c.waiting == "ImagePullBackOff")
            events.push_back({u"Warning"_s, u"Failed"_s, u"Error: ImagePullBackOff"_s, count, since, sim.end - seconds(9)});
        else if (c.waiting == "CrashLoopBackOff")
            events.push_back({u"Warning"_s, u"BackOff"_s, u"Back-off restarting failed container %1 in pod %2_%3(%4)"_s.arg(q(c.name), q(pod.name), q(pod.namespaceName), q(pod.uid)), count, since, sim.end - seconds(5)});
        else if (c.waiting == "ContainerCreating" && !pod.ip.empty())
            events.push_back({u"Warning"_s, u"FailedMount"_s, u"Unable to attach or mount volumes: timed out waiting for the condition"_s, count / 10 + 1, since, sim.end - seconds(40)});
        else if (c.waiting == "ContainerCreating")
            events.push_back({u"Warning"_s, u"FailedCreatePodSandBox"_s, u"Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox"_s, count, since, sim.end - seconds(7)});
        else if (c.waiting == "CreateContainerConfigError")
            events.push_back({u"Warning"_s, u"Failed"_s, u"Error: "_s + q(c.detail), count, since, sim.end - seconds(4)});
        else if (c.readinessPort > 0 && sim.condition("probe-failing") && sim.condition("probe-failing")->value("app") == pod.app)
            events.push_back({u"Warning"_s, u"Unhealthy"_s, u"Liveness probe failed: context deadline exceeded"_s, count, since, sim.end - seconds(6)});
    }
    return events;
}

} // namespace

QStringList namespacesOf(const Node &node)
{
    QStringList names{u"default"_s};
    for (const Pod &pod : node.pods)
        names << q(pod.namespaceName);
    names.removeDuplicates();
    names.sort();
    return names;
}

QByteArray emptyList(const QString &kind, const QString &apiVersion)
{
    return QJsonDocument(QJsonObject{{u"kind"_s, kind}, {u"apiVersion"_s, apiVersion}, {u"metadata"_s, QJsonObject{{u"resourceVersion"_s, u"4568825490"_s}}}, {u"items"_s, QJsonArray()}}).toJson(QJsonDocument::Indented);
}

QByteArray nodeList(Simulation &sim)
{
    return listOf(u"NodeList"_s, {nodeObject(sim)});
}

QByteArray podList(Simulation &sim, const QString &namespaceName)
{
    QJsonArray items;
    for (const Pod &pod : sim.node.pods) {
        if (q(pod.namespaceName) != namespaceName || pod.started > sim.end)
            continue;
        QJsonArray containers;
        for (const Container &c : pod.containers) {
            QJsonObject limits;
            if (c.memoryLimitKiB > 0)
                limits.insert(u"memory"_s, QString::number(c.memoryLimitKiB / 1024) + u"Mi"_s);
            containers.append(QJsonObject{{u"name"_s, q(c.name)}, {u"image"_s, q(c.image.name)}, {u"resources"_s, QJsonObject{{u"limits"_s, limits}}}});
        }
        const QByteArray status = QByteArray::fromStdString(podStatusJson(sim.node, pod, sim.clock));
        items.append(QJsonObject{{u"metadata"_s, QJsonObject{{u"name"_s, q(pod.name)}, {u"namespace"_s, namespaceName}, {u"uid"_s, q(pod.uid)}, {u"creationTimestamp"_s, utc(sim, pod.started)}, {u"labels"_s, QJsonObject{{u"app"_s, q(pod.app)}}},
                                                             {u"ownerReferences"_s, QJsonArray{QJsonObject{{u"kind"_s, q(pod.owner)}, {u"name"_s, q(pod.app)}}}}}},
                                 {u"spec"_s, QJsonObject{{u"nodeName"_s, q(sim.node.name)}, {u"hostNetwork"_s, pod.hostNetwork}, {u"containers"_s, containers}}},
                                 {u"status"_s, QJsonDocument::fromJson(status).object()}});
    }
    return listOf(u"PodList"_s, items);
}

QByteArray eventList(Simulation &sim, const QString &namespaceName)
{
    QJsonArray items;
    const auto add = [&](const QString &kind, const QString &name, const QString &uid, const EventText &e) {
        items.append(QJsonObject{{u"metadata"_s, QJsonObject{{u"name"_s, name + u'.' + q(sim.random.hex(16))}, {u"namespace"_s, namespaceName}, {u"creationTimestamp"_s, utc(sim, e.first)}}},
                                 {u"involvedObject"_s, QJsonObject{{u"kind"_s, kind}, {u"namespace"_s, kind == u"Node"_s ? QString() : namespaceName}, {u"name"_s, name}, {u"uid"_s, uid}}},
                                 {u"reason"_s, e.reason}, {u"message"_s, e.message}, {u"source"_s, QJsonObject{{u"component"_s, u"kubelet"_s}, {u"host"_s, q(sim.node.name)}}},
                                 {u"firstTimestamp"_s, utc(sim, e.first)}, {u"lastTimestamp"_s, utc(sim, e.last)}, {u"count"_s, e.count}, {u"type"_s, e.type}});
    };
    for (const Pod &pod : sim.node.pods) {
        if (q(pod.namespaceName) != namespaceName || pod.started > sim.end)
            continue;
        for (const EventText &e : eventsOf(sim, pod))
            add(u"Pod"_s, q(pod.name), q(pod.uid), e);
    }
    if (namespaceName == u"default"_s) {
        const Readiness readiness = readinessOf(sim);
        if (readiness.status != u"True"_s)
            add(u"Node"_s, q(sim.node.name), q(sim.node.name), {u"Normal"_s, u"NodeNotReady"_s, u"Node %1 status is now: NodeNotReady"_s.arg(q(sim.node.name)), 1, readiness.since, readiness.since});
    }
    return listOf(u"EventList"_s, items);
}

std::string eventsTable(Simulation &sim)
{
    const Readiness readiness = readinessOf(sim);
    if (readiness.status == u"True"_s)
        return {};
    const qint64 ago = (sim.end - readiness.since).count() / model::nsPerSecond / 60;
    return left("LAST SEEN", 12) + left("TYPE", 9) + left("REASON", 15) + left("OBJECT", 40) + "MESSAGE\n" + left(std::to_string(ago) + 'm', 12) + left("Normal", 9) + left("NodeNotReady", 15) + left("node/" + sim.node.name, 40) + "Node " + sim.node.name
        + " status is now: NodeNotReady\n";
}

std::string containerLog(Simulation &sim, const Pod &pod, const Container &container)
{
    std::string out;
    if (const LineRing *log = sim.journal.log(podLogOf(pod))) {
        log->each([&](const std::string &line) { out += line + '\n'; });
        return out;
    }
    if (container.pid <= 0)
        return out;
    Random random(sim.random.next(), pod.uid);
    const char *kinds[] = {"application.json", "application.access", "application.no-time", "application.redis"};
    const Message *usual = sim.catalogue.find(pod.app == "redis" ? kinds[3] : pod.app == "frontend" ? kinds[1] : pod.namespaceName == "batch" ? kinds[2] : kinds[0]);
    const Message *longLine = sim.catalogue.find("application.long-line");
    Instant t = std::max(container.started, sim.end - minutes(20));
    for (int i = 0; t < sim.end; ++i, t = t + milliseconds(random.between(600'000, 4'200'000) / std::max(100, sim.loadAt(t)))) {
        const std::string utcTime = sim.stamp([&](std::string &text) { sim.clock.appendUtc(text, t, 3); });
        static constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        const std::string clf = utcTime.substr(8, 2) + '/' + months[sim.clock.utc(t).month - 1] + '/' + utcTime.substr(0, 4) + ':' + utcTime.substr(11, 8) + " +0000";
        const ValueList values{{"utc", utcTime}, {"clf", clf}, {"address", sim.node.address}};
        (i % 97 == 96 ? longLine : usual)->append(out, values, random);
        out += '\n';
    }
    return out;
}

} // namespace shindan::training
