#include "services/training/nodes/workloads.h"

namespace shindan::training {

namespace {

struct ContainerPlan
{
    const char *name;
    const char *image;   ///< below acs/ of the registry; with a slash first: the whole name
    const char *command;
    int listens;
    int probePort;       ///< 0: none
    bool liveness;
    int residentMiB;
    int limitMiB;        ///< 0: none
};
struct PodPlan
{
    const char *namespaceName;
    const char *app;
    const char *owner;
    bool hostNetwork;
    std::vector<ContainerPlan> containers;
    std::vector<const char *> secrets;
    std::vector<const char *> configMaps;
};

const std::vector<PodPlan> &systemPods()
{
    static const std::vector<PodPlan> plans = {
        {"kube-system", "csi-plugin", "DaemonSet", true,
         {{"disk-driver-registrar", "csi-node-driver-registrar:v2.14.0", "/csi-node-driver-registrar --v=5 --csi-address=/csi/csi.sock --logging-format=text --kubelet-registration-path=/var/lib/kubelet/csi-plugins/diskplugin.csi.alibabacloud.com/csi.sock", 0, 0, false, 16, 0},
          {"nas-driver-registrar", "csi-node-driver-registrar:v2.14.0", "/csi-node-driver-registrar --v=5 --csi-address=/csi/csi.sock --logging-format=text --kubelet-registration-path=/var/lib/kubelet/csi-plugins/nasplugin.csi.alibabacloud.com/csi.sock", 0, 0, false, 16, 0},
          {"csi-plugin", "csi-plugin:v1.33.4", "/usr/bin/plugin.csi.alibabacloud.com --endpoint=unix://csi/driverplugin.csi.alibabacloud.com-replace/csi.sock --v=2 --logging-format=text --driver=oss,nas,disk", 11260, 11260, true, 60, 1024}},
         {"addon-token"}, {"csi-plugin-cm"}},
        {"kube-system", "terway-eniip", "DaemonSet", true,
         {{"terway", "terway:v1.16.1", "/usr/bin/terwayd -log-level info -daemon-mode ENIMultiIP -config /etc/eni/eni_conf --feature-gates=,", 0, 0, false, 48, 0},
          {"policy", "terway:v1.16.1", "terway-cli policy", 9099, 9099, true, 30, 0}},
         {}, {"eni-config"}},
        {"kube-system", "kube-proxy-worker", "DaemonSet", true,
         {{"kube-proxy-worker", "kube-proxy:KUBERNETES", "/usr/local/bin/kube-proxy --config=/var/lib/kube-proxy/config.conf --hostname-override=NODE", 10249, 0, false, 40, 0}},
         {}, {"kube-proxy-worker"}},
        {"kube-system", "node-local-dns", "DaemonSet", true,
         {{"node-cache", "k8s-dns-node-cache:v1.24.0", "/node-cache -localip 169.254.20.10 -conf /etc/coredns/Corefile -upstreamsvc kube-dns -setupiptables=true -skipteardown=true", 8081, 8081, true, 30, 1024}},
         {}, {"node-local-dns"}},
        {"kube-system", "ack-node-problem-detector-daemonset", "DaemonSet", true,
         {{"ack-node-problem-detector", "node-problem-detector:v0.8.20", "/node-problem-detector --logtostderr --v=3 --system-log-monitors=/config/kernel-monitor.json,/config/docker-monitor.json --port=20256 --prometheus-port=20257", 20256, 0, false, 34, 0}},
         {}, {"ack-node-problem-detector-config"}},
        {"kube-system", "loongcollector-ds", "DaemonSet", true,
         {{"loongcollector", "loongcollector:v3.1.6", "/usr/local/ilogtail/loongcollector -enable_host_id=false", 0, 0, true, 120, 2048}},
         {"addon-token"}, {"loongcollector-config"}},
        {"arms-prom", "node-exporter", "DaemonSet", true,
         {{"node-exporter", "node-exporter:v1.8.2", "/bin/node_exporter --web.listen-address=127.0.0.1:9101 --path.procfs=/host/proc --path.sysfs=/host/sys --path.rootfs=/host/root --collector.processes", 9101, 0, false, 20, 0},
          {"kube-rbac-proxy", "kube-rbac-proxy:v0.11.0", "/usr/local/bin/kube-rbac-proxy --secure-listen-address=:9100 --upstream=http://127.0.0.1:9101/", 9100, 0, false, 22, 0}},
         {}, {}},
        {"kube-system", "coredns", "ReplicaSet", false,
         {{"coredns", "coredns:v1.12.1", "/coredns -conf /etc/coredns/Corefile", 53, 8080, true, 36, 2048}},
         {}, {"config-volume"}},
        {"kube-system", "metrics-server", "ReplicaSet", false,
         {{"metrics-server", "metrics-server:v0.8.0", "/metrics-server --source=kubernetes.hybrid:'' --kubelet-port=10250 --kubelet-certificate-authority=/var/run/secrets/kubernetes.io/serviceaccount/ca.crt", 443, 443, true, 55, 8192}},
         {"addon-token"}, {}},
    };
    return plans;
}

const std::vector<PodPlan> &applications()
{
    static const std::vector<PodPlan> plans = {
        {"shop", "catalog", "ReplicaSet", false, {{"catalog", "/shop/catalog:2.14.3", "/app/catalog --port=8080", 8080, 8080, true, 180, 512}}, {"catalog-tls"}, {"catalog-config"}},
        {"shop", "cart", "StatefulSet", false, {{"cart", "/shop/cart:1.9.0", "java -Xmx384m -jar /app/cart.jar", 8080, 8080, true, 420, 512}}, {"cart-credentials"}, {"cart-config"}},
        {"shop", "payment", "ReplicaSet", false, {{"payment", "/shop/payment:3.2.1", "node /app/server.js", 3000, 3000, true, 140, 256}, {"audit-sidecar", "/shop/audit-sidecar:0.7.2", "/audit-sidecar --spool /var/spool/audit", 9000, 0, false, 64, 0}}, {"payment-keys"}, {}},
        {"web", "frontend", "ReplicaSet", false, {{"nginx", "/web/frontend:5.0.11", "nginx: master process nginx -g daemon off;", 80, 80, true, 24, 128}}, {}, {"frontend-conf"}},
        {"data", "redis", "StatefulSet", false, {{"redis", "/data/redis:7.2.5", "redis-server *:6379", 6379, 6379, false, 90, 1024}}, {}, {"redis-conf"}},
        {"shop", "search", "ReplicaSet", false, {{"search", "/shop/search:4.4.0", "/app/search --index /data/index", 9200, 9200, true, 700, 2048}}, {}, {"search-config"}},
        {"shop", "checkout", "ReplicaSet", false, {{"checkout", "/shop/checkout:2.0.5", "python3 /app/main.py", 8000, 8000, true, 110, 256}}, {"checkout-token"}, {"checkout-config"}},
        {"batch", "report-builder", "ReplicaSet", false, {{"report-builder", "/batch/report-builder:1.3.8", "/app/report-builder", 0, 0, false, 60, 1024}}, {}, {"report-config"}},
    };
    return plans;
}

// Static pods of a master, and the agent of the cloud.
const std::vector<PodPlan> &controlPlanePods()
{
    static const std::vector<PodPlan> plans = {
        {"kube-system", "kube-apiserver", "Node", true, {{"kube-apiserver", "kube-apiserver:KUBERNETES", "kube-apiserver --advertise-address=ADDRESS --allow-privileged=true --authorization-mode=Node,RBAC --etcd-servers=https://127.0.0.1:2379 --secure-port=6443 --service-cluster-ip-range=192.168.0.0/16", 6443, 6443, true, 1400, 0}}, {}, {}},
        {"kube-system", "kube-controller-manager", "Node", true, {{"kube-controller-manager", "kube-controller-manager:KUBERNETES", "kube-controller-manager --cloud-provider=external --leader-elect=true --kubeconfig=/etc/kubernetes/controller-manager.conf", 10257, 10257, true, 160, 0}}, {}, {}},
        {"kube-system", "kube-scheduler", "Node", true, {{"kube-scheduler", "kube-scheduler:KUBERNETES", "kube-scheduler --authentication-kubeconfig=/etc/kubernetes/scheduler.conf --leader-elect=true", 10259, 10259, true, 70, 0}}, {}, {}},
        {"kube-system", "cloud-controller-manager", "DaemonSet", true, {{"cloud-controller-manager", "cloud-controller-manager:v2.9.1", "/cloud-controller-manager --kubeconfig=/etc/kubernetes/cloud-controller-manager.conf --leader-elect=true", 10258, 10258, true, 60, 0}}, {}, {"cloud-config"}},
    };
    return plans;
}

// An edge node has no cloud disks, and flannel for its network.
const std::vector<PodPlan> &edgePods()
{
    static const std::vector<PodPlan> plans = {
        {"kube-system", "flannel", "DaemonSet", true, {{"flannel", "flannel:v0.15.1.22", "/opt/bin/flanneld --ip-masq --kube-subnet-mgr", 0, 0, false, 30, 0}}, {}, {"kube-flannel-cfg"}},
        {"kube-system", "kube-proxy-worker", "DaemonSet", true, {{"kube-proxy-worker", "kube-proxy:KUBERNETES", "/usr/local/bin/kube-proxy --config=/var/lib/kube-proxy/config.conf --hostname-override=NODE", 10249, 0, false, 40, 0}}, {}, {"kube-proxy-worker"}},
        {"kube-system", "raven-agent", "DaemonSet", true, {{"raven-agent", "raven-agent:v0.4.1", "/usr/local/bin/raven-agent --v=2", 10275, 0, false, 30, 0}}, {}, {"raven-cfg"}},
        {"kube-system", "edge-tunnel-agent", "DaemonSet", true, {{"edge-tunnel-agent", "edge-tunnel-agent:v1.2.0", "edge-tunnel-agent --node-name=NODE", 10266, 0, false, 24, 0}}, {}, {}},
        {"kube-system", "coredns", "DaemonSet", false, {{"coredns", "coredns:v1.9.3", "/coredns -conf /etc/coredns/Corefile", 53, 8080, true, 36, 2048}}, {}, {"config-volume"}},
    };
    return plans;
}

const std::vector<PodPlan> &windowsPods()
{
    static const std::vector<PodPlan> plans = {
        {"kube-system", "kube-flannel-windows", "DaemonSet", true, {{"kube-flannel", "flannel-windows:v0.25.1", "C:/flannel/flanneld.exe --kube-subnet-mgr", 0, 0, false, 60, 0}}, {}, {"kube-flannel-windows-cfg"}},
        {"kube-system", "csi-plugin-windows", "DaemonSet", true, {{"csi-plugin", "csi-plugin-windows:v1.33.4", "C:/csi/plugin.csi.alibabacloud.com.exe --driver=disk", 11260, 11260, true, 70, 1024}}, {}, {}},
        {"kube-system", "logtail-windows", "DaemonSet", true, {{"logtail", "logtail-windows:v1.8.7", "C:/ilogtail/ilogtail.exe", 0, 0, false, 90, 0}}, {}, {}},
    };
    return plans;
}

const std::vector<PodPlan> &podsOf(const NodeRequest &node)
{
    return node.windows ? windowsPods() : node.edge ? edgePods() : systemPods();
}

std::string imageName(const Node &node, const std::string &given)
{
    if (given.front() == '/')
        return "registry.example.test" + given;
    std::string name = given;
    if (const auto at = name.find("KUBERNETES"); at != std::string::npos)
        name.replace(at, 10, node.request.kubernetes);
    return node.registry + "/acs/" + name + (name.find("-aliyun") == std::string::npos ? "-aliyun" : "");
}

std::string commandOf(const Node &node, std::string command)
{
    if (const auto at = command.find("ADDRESS"); at != std::string::npos)
        command.replace(at, 7, node.address);
    if (const auto at = command.find("NODE"); at != std::string::npos)
        command.replace(at, 4, node.name);
    return command;
}

void addContainer(Pod &pod, const Node &node, Random &random, const ContainerPlan &plan)
{
    Container container;
    container.name = plan.name;
    const std::string image = imageName(node, plan.image);
    container.image = {image, imageDigest(image), random.between(20, 400) << 20};
    container.id = random.hex(64);
    container.command = commandOf(node, plan.command);
    container.listens = plan.listens;
    container.readinessPort = plan.probePort;
    container.liveness = plan.liveness;
    container.residentKiB = plan.residentMiB * 1024LL + random.between(0, 9000);
    container.memoryLimitKiB = plan.limitMiB * 1024LL;
    container.threads = static_cast<int>(random.between(6, 14));
    container.hash = static_cast<std::uint32_t>(random.next());
    if (!pod.hostNetwork)
        container.user = random.chance(30) ? "nobody" : "root";
    pod.containers.push_back(std::move(container));
}

Pod make(Node &node, Random &random, const PodPlan &plan)
{
    Pod pod;
    pod.namespaceName = plan.namespaceName;
    pod.app = plan.app;
    pod.owner = plan.owner;
    pod.name = pod.app;
    if (pod.owner == "StatefulSet")
        pod.name += "-" + std::to_string(random.between(0, 2));
    else if (pod.owner == "Node")
        pod.name += '-' + node.name;
    else if (pod.owner == "ReplicaSet")
        pod.name += '-' + random.suffix(10) + '-' + random.suffix(5);
    else
        pod.name += '-' + random.suffix(5);
    pod.uid = random.uuid();
    pod.sandbox = random.hex(64);
    pod.shimSocket = random.hex(64);
    pod.hostNetwork = plan.hostNetwork;
    if (!node.request.docker.empty())
        pod.scopePrefix = "docker-";
    if (pod.hostNetwork) {
        pod.ip = node.address;
    } else {
        const auto dot = node.address.rfind('.');
        pod.ip = node.address.substr(0, dot + 1) + std::to_string(std::stoi(node.address.substr(dot + 1)) + 1 + static_cast<int>(node.pods.size()));
        pod.interface = "cali" + random.hex(11);
        pod.netns = "cni-" + random.uuid();
    }
    pod.volumes.push_back({Volume::Kind::Projected, "kube-api-access-" + random.suffix(5), {}, 3, 1500});
    for (const char *name : plan.secrets)
        pod.volumes.push_back({Volume::Kind::Secret, name, std::string("addon.") + name, 1, static_cast<int>(random.between(900, 4400))});
    for (const char *name : plan.configMaps)
        pod.volumes.push_back({Volume::Kind::ConfigMap, name, name, static_cast<int>(random.between(1, 24)), static_cast<int>(random.between(100, 20000))});
    for (const ContainerPlan &container : plan.containers)
        addContainer(pod, node, random, container);
    if (pod.containers.front().memoryLimitKiB == 0)
        pod.qos = random.chance(50) ? "besteffort" : "burstable";
    return pod;
}

void startPod(Node &node, Random &random, Pod &pod, model::Instant at)
{
    pod.started = at;
    pod.shimPid = node.takePid(random);
    pod.pausePid = node.takePid(random);
    for (Container &container : pod.containers) {
        container.pid = node.takePid(random);
        container.started = at + std::chrono::milliseconds(random.between(1800, 9000));
    }
}

} // namespace

std::string imageDigest(std::string_view name)
{
    return Random(0, name.substr(name.find('/') + 1)).hex(64);
}

void addPods(Node &node, Random &random)
{
    // Pods of the host's network start at once; the others when the network plug-in is ready.
    const auto add = [&](const PodPlan &plan) {
        Pod pod = make(node, random, plan);
        startPod(node, random, pod, node.booted + std::chrono::milliseconds(random.between(pod.hostNetwork ? 29'000 : 62'000, pod.hostNetwork ? 36'000 : 75'000)) + node.request.peculiarity.slowBy);
        node.pods.push_back(std::move(pod));
    };
    for (const PodPlan &plan : podsOf(node.request))
        add(plan);
    for (const PodPlan &plan : node.request.master ? controlPlanePods() : std::vector<PodPlan>()) {
        add(plan);
        node.pods.back().controlPlane = true;
    }
    for (int i = 0; i < node.request.workloads && i < static_cast<int>(applications().size()); ++i) {
        add(applications()[static_cast<std::size_t>(i)]);
        node.pods.back().sandboxed = node.request.sandboxRuntime && i % 2 == 0;
    }
}

Pod &addPod(Node &node, Random &random, const std::string &namespaceName, const std::string &app, const std::string &owner)
{
    const std::string image = '/' + namespaceName + '/' + app + ":1.0.0";
    const std::string command = "/app/" + app;
    Pod pod = make(node, random, {namespaceName.c_str(), app.c_str(), owner.c_str(), false, {{app.c_str(), image.c_str(), command.c_str(), 8080, 8080, true, 60, 256}}, {}, {}});
    startPod(node, random, pod, node.booted + std::chrono::seconds(random.between(62, 80)));
    node.pods.push_back(std::move(pod));
    return node.pods.back();
}

void renewContainer(Container &container, Node &node, Random &random, model::Instant started)
{
    container.id = random.hex(64);
    container.pid = node.takePid(random);
    container.started = started;
    ++container.restarts;
}

} // namespace shindan::training
