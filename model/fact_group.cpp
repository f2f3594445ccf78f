#include "model/fact_group.h"

#include <QHash>

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Ids, or their first words, that go elsewhere than their first word does.
struct Exception
{
    QLatin1StringView beginning;
    FactGroup group;
};

constexpr Exception exceptions[] = {
    {"node.condition"_L1, FactGroup::Cluster},
    {"node.taint"_L1, FactGroup::Cluster},
    {"node.unschedulable"_L1, FactGroup::Cluster},
};

const QHash<QString, FactGroup> &families()
{
    static const QHash<QString, FactGroup> groups{
        {u"node"_s, FactGroup::System},
        {u"cluster"_s, FactGroup::System},
        {u"nodepool"_s, FactGroup::System},
        {u"bundle"_s, FactGroup::System},
        {u"os"_s, FactGroup::System},
        {u"kernel"_s, FactGroup::System},
        {u"cgroup"_s, FactGroup::System},
        {u"load"_s, FactGroup::System},
        {u"cpu"_s, FactGroup::System},
        {u"time"_s, FactGroup::System},
        {u"pod"_s, FactGroup::Cluster},
        {u"kubelet"_s, FactGroup::Kubelet},
        {u"certificate"_s, FactGroup::Kubelet},
        {u"runtime"_s, FactGroup::Runtime},
        {u"containerd"_s, FactGroup::Runtime},
        {u"docker"_s, FactGroup::Runtime},
        {u"pouch"_s, FactGroup::Runtime},
        {u"edge-hub"_s, FactGroup::Runtime},
        {u"container"_s, FactGroup::Runtime},
        {u"sandbox"_s, FactGroup::Runtime},
        {u"runc"_s, FactGroup::Runtime},
        {u"service"_s, FactGroup::Services},
        {u"process"_s, FactGroup::Processes},
        {u"ps"_s, FactGroup::Processes},
        {u"dstate"_s, FactGroup::Processes},
        {u"threads"_s, FactGroup::Processes},
        {u"pid"_s, FactGroup::Processes},
        {u"fd"_s, FactGroup::Processes},
        {u"memory"_s, FactGroup::Memory},
        {u"swap"_s, FactGroup::Memory},
        {u"huge-pages"_s, FactGroup::Memory},
        {u"vmstat"_s, FactGroup::Memory},
        {u"disk"_s, FactGroup::Disks},
        {u"mount"_s, FactGroup::Disks},
        {u"deleted-files"_s, FactGroup::Disks},
        {u"interface"_s, FactGroup::Network},
        {u"route"_s, FactGroup::Network},
        {u"network"_s, FactGroup::Network},
        {u"kube-proxy"_s, FactGroup::Network},
        {u"iptables"_s, FactGroup::Network},
        {u"dns"_s, FactGroup::Network},
        {u"port"_s, FactGroup::Network},
        {u"connection"_s, FactGroup::Network},
        {u"conntrack"_s, FactGroup::Network},
        {u"sar"_s, FactGroup::History},
        {u"log"_s, FactGroup::Logs},
        {u"sysctl"_s, FactGroup::KernelSettings},
        {u"ulimit"_s, FactGroup::KernelSettings},
        {u"package"_s, FactGroup::Packages},
    };
    return groups;
}

} // namespace

FactGroup factGroupOf(const QString &factId)
{
    for (const Exception &exception : exceptions) {
        if (factId.startsWith(exception.beginning))
            return exception.group;
    }
    return families().value(factId.section(u'.', 0, 0), FactGroup::Other);
}

} // namespace shindan::model
