#pragma once
// A node and what runs on it: the one truth of which every member of a bundle is a view. All names are invented by chance.

#include "model/time.h"
#include "services/training/nodes/random.h"

#include <array>
#include <chrono>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shindan::training {

struct Volume
{
    enum class Kind : quint8 { Projected, ConfigMap, Secret, HostPath, EmptyDir, Csi, Nfs };
    Kind kind = Kind::Projected;
    std::string name;      ///< kube-api-access-x7k2p, config, data
    std::string object;    ///< name of the ConfigMap, Secret or PersistentVolume
    int pieces = 1;
    int bytes = 500;
};

struct Image
{
    std::string name;      ///< with its tag
    std::string digest;    ///< 64 hex digits
    qint64 bytes = 0;
};

/// 64 hex digits that are the same for an image on every node, whichever registry it comes from.
[[nodiscard]] std::string imageDigest(std::string_view name);

struct Container
{
    std::string name;
    Image image;
    std::string id;        ///< 64 hex digits
    std::string command;   ///< as ps shows it
    std::string user = "root";
    int pid = 0;
    int threads = 8;
    int listens = 0;       ///< port; 0: none
    qint64 residentKiB = 40'000;
    qint64 memoryLimitKiB = 0; ///< 0: none
    int readinessPort = 0; ///< probed on this port; 0: no probe
    bool liveness = false;
    bool readyByExec = false; ///< the probe runs a command instead
    int restarts = 0;
    std::uint32_t hash = 0;
    std::string waiting;   ///< why it does not run: ImagePullBackOff, CrashLoopBackOff, ...; empty: it runs
    std::string detail;    ///< the message beside it
    int lastExit = 0;      ///< of the run before
    model::Instant started;
};

struct Pod
{
    std::string namespaceName;
    std::string name;
    std::string uid;
    std::string ip;
    std::string sandbox;   ///< 64 hex digits
    std::string shimSocket;
    std::string qos = "burstable"; ///< burstable, besteffort, guaranteed
    std::string owner;     ///< DaemonSet, ReplicaSet, StatefulSet, Job
    std::string app;       ///< the name without its generated end
    std::string interface; ///< cali...
    std::string netns;     ///< cni-...
    std::string scopePrefix = "cri-containerd-"; ///< docker- under Docker
    std::vector<Container> containers;
    std::vector<Volume> volumes;
    bool hostNetwork = false;
    bool controlPlane = false; ///< a static pod of a master
    bool sandboxed = false;    ///< runs in a small virtual machine
    int shimPid = 0;
    int pausePid = 0;
    model::Instant started;

    [[nodiscard]] std::string full() const { return namespaceName + '/' + name; }
    /// kubepods-burstable-pod<uid>.slice, with the slices around it.
    [[nodiscard]] std::string cgroup() const;
    [[nodiscard]] std::string scopeOf(const Container &container) const;
};

struct Process
{
    int pid = 0;
    int parent = 1;
    std::string user = "root";
    std::string command;   ///< with arguments; [name] for a thread of the kernel
    std::string name;      ///< the short one (15 characters)
    char state = 'S';
    int threads = 1;
    int files = 12;
    qint64 residentKiB = 4'000;
    qint64 virtualKiB = 60'000;
    std::string tty = "?";
    model::Instant started;
    model::Nanoseconds cpu{0};
};

struct Disk
{
    std::string device;    ///< /dev/vdb
    std::string mount;     ///< /var/lib/container
    qint64 bytes = 0;
    qint64 used = 0;
    bool readOnly = false;
};

struct Service
{
    std::string name;
    std::string address;
    int port = 0;
};

/// By what one bundle of a pair may differ in its logs. Empty: as usual.
struct Peculiarity
{
    std::string imageOf;       ///< this application (or `cleanup`, the job) runs `tag`, and was started within the log
    std::string tag;
    std::string newMessage;    ///< comes once in a thousand lines of the system log
    std::string silenced;      ///< this message is never said
    std::string doubled;       ///< this one twice as often
    std::string slowUnit;      ///< description of a unit whose start takes `slowBy` longer at the boot
    std::chrono::seconds slowBy{0};
};

/// What is asked for; the rest is invented.
struct NodeRequest
{
    std::string region = "cn-shanghai";
    std::string kubernetes = "v1.34.1-aliyun.1";
    std::string containerd = "2.1.4.1";
    std::string docker;               ///< version; not empty: Docker is the runtime
    std::string kernel = "5.10.134-19.1.al8.x86_64";
    int cpus = 4;
    int memoryGiB = 16;
    int dataDiskGiB = 120;
    int conntrackMax = 262144;
    int verbosity = 3;
    int workloads = 5;
    std::chrono::seconds uptime{0};   ///< at collection
    bool master = false;
    bool edge = false;
    bool sandboxRuntime = false;      ///< runs containers in small virtual machines, too (rund)
    bool windows = false;
    int load = 100;                   ///< percent of the usual load over the day (resources/simulation/load.yaml)
    std::chrono::seconds clockError{0}; ///< the clock is wrong by so much all the time; positive: ahead
    std::map<std::string, std::string> sysctls;       ///< other than usual
    std::map<std::string, std::string> kubeletFlags;  ///< without --
    Peculiarity peculiarity;
};

struct Node
{
    NodeRequest request;
    std::string region;
    std::string zoneName = "CST";
    std::chrono::seconds utcOffset{28800};
    std::string hostName;   ///< iZ...Z
    std::string name;       ///< region.address
    std::string instance;   ///< i-...
    std::string address;
    std::string gateway;
    std::string broadcast;
    std::string network;    ///< 10.77.0.0/16
    std::string mac;
    std::string apiServer;  ///< address of the load balancer
    std::string clusterId;
    std::string nodePool;
    std::string vSwitch;
    std::string vpc;
    std::string account;
    std::string registry;   ///< registry-cn-shanghai-vpc.ack.aliyuncs.com
    std::string bootId;
    std::string machineId;
    std::string clusterDns = "192.168.0.10";
    model::Instant booted;
    std::vector<Pod> pods;
    std::vector<Service> services;
    std::vector<Disk> disks;
    qint64 memoryKiB = 0;
    // pids of what systemd starts
    int journald = 0;
    int chronyd = 0;
    int containerd = 0;
    int kubelet = 0;
    int rsyslogd = 0;
    int dockerd = 0;
    int networkManager = 0;
    int logind = 0;
    int nextPid = 0;

    [[nodiscard]] const Pod *podOf(std::string_view app) const;
    [[nodiscard]] Pod *podOf(std::string_view app);
    int takePid(Random &random) { return nextPid += static_cast<int>(random.between(1, 24)); }
};

/// A node of a cluster with its pods. Nodes of one cluster share a seed and differ in their index.
[[nodiscard]] Node buildNode(const NodeRequest &request, std::uint64_t seed, int index, model::Instant booted);

/// Sorted as ps and top list them; what the collector itself runs comes last.
[[nodiscard]] std::vector<Process> processesOf(const Node &node, model::Instant now);

} // namespace shindan::training
