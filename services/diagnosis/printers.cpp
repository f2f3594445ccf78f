#include "services/diagnosis/printers.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

namespace {

struct OwnLog
{
    QStringView program;
    QStringView role;
    bool inSystemLog; // syslog repeats it
};

// The logs that collectors keep apart. All other programs of a node print in the system log.
constexpr std::array ownLogs{
    OwnLog{u"kubelet", u"kubelet-log", true},
    OwnLog{u"containerd", u"containerd-log", true},
    OwnLog{u"dockerd", u"docker-log", true},
    OwnLog{u"pouchd", u"pouch-log", true},
    OwnLog{u"kernel", u"kernel-log", true},
    OwnLog{u"edge-hub", u"edge-hub-log", true},
    OwnLog{u"cloud-init", u"cloud-init-log", true},
    OwnLog{u"etcd", u"etcd-log", false},
    OwnLog{u"kube-apiserver", u"apiserver-log", false},
    OwnLog{u"kube-controller-manager", u"controller-manager-log", false},
    OwnLog{u"kube-scheduler", u"scheduler-log", false},
    OwnLog{u"cloud-controller-manager", u"cloud-controller-manager-log", false},
};

// Programs that run in pods: their lines come as logs of containers.
const QStringList &programsOfPods()
{
    static const QStringList programs{
        u"coredns"_s,   u"kube-proxy"_s, u"flannel"_s,   u"flanneld"_s, u"terway"_s,        u"terwayd"_s, u"csi-plugin"_s,
        u"csi-provisioner"_s, u"logtail"_s, u"raven-agent"_s, u"tunnel-agent"_s, u"edge-tunnel-server"_s, u"cloud-hub"_s, u"node-local-dns"_s,
        u"nginx-ingress-controller"_s, u"metrics-server"_s};
    return programs;
}

} // namespace

QStringList rolesOfProgram(const QString &program)
{
    for (const OwnLog &log : ownLogs) {
        if (log.program == program)
            return log.inSystemLog ? QStringList{log.role.toString(), u"system-log"_s} : QStringList{log.role.toString(), u"pod-log"_s};
    }
    if (programsOfPods().contains(program))
        return {u"pod-log"_s};
    return {u"system-log"_s};
}

QStringList usualPrograms(const QString &ruleId, const QString &component)
{
    static const QHash<QString, QStringList> table{
        {u"etcd"_s, {u"etcd"_s, u"kube-apiserver"_s}},
        {u"apiserver"_s, {u"kubelet"_s, u"kube-apiserver"_s}},
        {u"coredns"_s, {u"coredns"_s}},
        {u"kube-proxy"_s, {u"kube-proxy"_s}},
        {u"kubelet"_s, {u"kubelet"_s}},
        {u"pod"_s, {u"kubelet"_s}},
        {u"storage"_s, {u"kubelet"_s}},
        {u"cni"_s, {u"kubelet"_s, u"containerd"_s}},
        {u"containerd"_s, {u"containerd"_s}},
        {u"docker"_s, {u"dockerd"_s}},
        {u"kernel"_s, {u"kernel"_s}},
        {u"systemd"_s, {u"systemd"_s}},
    };
    const auto byId = table.constFind(ruleId.section(u'.', 0, 0));
    return byId != table.constEnd() ? *byId : table.value(component);
}

bool mayPrint(const model::SourceInfo &source, const QStringList &programs)
{
    if (source.role == u"other"_s)
        return source.hasTimes; // a log of nobody knows whom
    if (source.role == u"pod-log"_s) {
        const QString name = source.path.section(u'/', -1);
        return std::ranges::any_of(programs, [&](const QString &program) { return name.contains(program) || source.path.contains(u'/' + program + u'/'); });
    }
    return std::ranges::any_of(programs, [&](const QString &program) {
        return rolesOfProgram(program).first() == source.role && source.role != u"system-log"_s;
    });
}

} // namespace shindan::diagnosis
