#include "services/training/nodes/node.h"

#include "services/training/nodes/workloads.h"

#include <algorithm>

namespace shindan::training {

namespace {

struct Region
{
    const char *name;
    int hours;
    const char *zone;
    const char *code; ///< second part of the host's name
};
// Names of regions and zones are the provider's; the codes in host names are invented.
constexpr Region regions[] = {{"cn-shanghai", 8, "CST", "uf"}, {"cn-beijing", 8, "CST", "2z"}, {"ap-northeast-1", 9, "JST", "6w"},
                              {"ap-southeast-1", 8, "+08", "t4"}, {"eu-central-1", 1, "CET", "gw"}, {"us-west-1", -8, "PST", "rj"}};

std::string addressOf(int a, int b, int c, int d)
{
    return std::to_string(a) + '.' + std::to_string(b) + '.' + std::to_string(c) + '.' + std::to_string(d);
}

std::string macOf(Random &random)
{
    std::string mac = "00:16:3e";
    for (int i = 0; i < 3; ++i)
        mac += ':' + random.hex(2);
    return mac;
}

void addDisks(Node &node, Random &random)
{
    constexpr qint64 gib = 1LL << 30;
    node.disks.push_back({"/dev/vda3", "/", 39 * gib + 600 * (1LL << 20), random.between(5, 9) * gib});
    const qint64 data = node.request.dataDiskGiB * gib;
    node.disks.push_back({"/dev/vdb", "/var/lib/container", data * 97 / 100, data * random.between(6, 22) / 100});
}

void addServices(Node &node, Random &random)
{
    node.services.push_back({"kubernetes", "192.168.0.1", 443});
    node.services.push_back({"kube-dns", node.clusterDns, 53});
    for (const char *name : {"metrics-server", "heapster", "node-local-dns-admission", "catalog", "cart", "payment", "checkout", "search", "web", "redis"})
        node.services.push_back({name, "192.168." + std::to_string(random.between(1, 254)) + '.' + std::to_string(random.between(2, 250)), 80});
}

} // namespace

std::string Pod::cgroup() const
{
    std::string slice = uid;
    std::replace(slice.begin(), slice.end(), '-', '_');
    if (qos == "guaranteed")
        return "/kubepods.slice/kubepods-pod" + slice + ".slice";
    return "/kubepods.slice/kubepods-" + qos + ".slice/kubepods-" + qos + "-pod" + slice + ".slice";
}

std::string Pod::scopeOf(const Container &container) const
{
    return cgroup() + '/' + scopePrefix + container.id + ".scope";
}

const Pod *Node::podOf(std::string_view app) const
{
    const auto at = std::find_if(pods.begin(), pods.end(), [app](const Pod &pod) { return pod.app == app; });
    return at == pods.end() ? nullptr : &*at;
}

Pod *Node::podOf(std::string_view app)
{
    return const_cast<Pod *>(std::as_const(*this).podOf(app)); // NOLINT(cppcoreguidelines-pro-type-const-cast): the same search
}

Node buildNode(const NodeRequest &request, std::uint64_t seed, int index, model::Instant booted)
{
    Random cluster(seed, "cluster");
    Node node;
    node.request = request;
    node.booted = booted;
    const auto region = std::find_if(std::begin(regions), std::end(regions), [&](const Region &r) { return request.region == r.name; });
    const Region &where = region == std::end(regions) ? regions[0] : *region;
    node.region = where.name;
    node.zoneName = where.zone;
    node.utcOffset = std::chrono::hours(where.hours);
    const int second = static_cast<int>(cluster.between(16, 230));
    const int third = static_cast<int>(cluster.between(2, 250));
    const int first = static_cast<int>(cluster.between(20, 200));
    node.clusterId = 'c' + cluster.hex(32);
    node.nodePool = "np" + cluster.hex(32);
    node.vSwitch = "vsw-" + cluster.letters(21);
    node.vpc = "vpc-" + cluster.letters(21);
    node.account = std::to_string(cluster.between(1'000'000'000'000'000, 1'999'999'999'999'999));
    node.apiServer = addressOf(10, second, third, first - 1);

    Random random(seed, "node" + std::to_string(index));
    node.address = addressOf(10, second, third, first + 20 * index);
    node.gateway = addressOf(10, second, 255, 253);
    node.broadcast = addressOf(10, second, 255, 255);
    node.network = addressOf(10, second, 0, 0) + "/16";
    node.mac = macOf(random);
    const std::string machine = std::string(where.code) + random.letters(18);
    node.hostName = "iZ" + machine + 'Z';
    node.instance = "i-" + machine;
    node.name = node.region + '.' + node.address;
    node.registry = "registry-" + node.region + "-vpc.ack.aliyuncs.com";
    node.bootId = random.uuid();
    node.machineId = random.hex(32);
    node.memoryKiB = qint64(request.memoryGiB) * (1 << 20) * 93 / 100 - random.between(1000, 90000);
    node.nextPid = static_cast<int>(random.between(440, 480));
    node.journald = node.takePid(random);
    node.networkManager = node.journald + 170;
    node.logind = node.journald + 81;
    node.nextPid = node.journald + 900;
    node.chronyd = node.takePid(random);
    node.rsyslogd = node.takePid(random);
    node.dockerd = node.takePid(random);
    node.containerd = node.takePid(random);
    node.kubelet = node.takePid(random);
    addDisks(node, random);
    addServices(node, random);
    addPods(node, random);
    return node;
}

} // namespace shindan::training
