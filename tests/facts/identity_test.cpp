// Who the node is: flags of the kubelet, versions of what runs on it.

#include "tests/facts/reading.h"

using namespace reading;

namespace {

// As kubeadm drop-ins of ACK nodes look; names and ids are made up.
const QByteArray dropIn = R"(# ! IMPORTANT !
# --hostname-override=not-this-one

[Service]
Environment="KUBELET_KUBECONFIG_ARGS=--kubeconfig=/etc/kubernetes/kubelet.conf"
Environment="KUBELET_RUNTIME_ARGS=--container-runtime-endpoint=/var/run/containerd/containerd.sock"
Environment="KUBELET_CGROUP_ARGS=--cgroup-driver=systemd"
Environment="KUBELET_LABEL_TAINT=--node-labels=alibabacloud.com/nodepool-id=np0123456789abcdef,ack.aliyun.com=c0ffee00c0ffee00 "
Environment="KUBELET_ACK_CRITICAL_ARGS=--hostname-override=ap-northeast-1.192.0.2.17 --cluster-dns=172.21.0.10 --provider-id=ap-northeast-1.i-6we0123456789abcdefg"
ExecStart=
ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_RUNTIME_ARGS
)";

} // namespace

class IdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDropInSaysWhoTheNodeIs();
    void aListOfProcessesSaysItToo();
    void otherProgramsFlagsAreNotTheKubelets();
    void theHostNameIsTheNodesNameOnlyForAKubeletThatWasToldNoOther();
    void nothingIsGuessed();
    void oldKubeletsRunDockerByDefault();
    void versionsOfTheParts();
    void dockerVersionIsTheServers();
    void runtimeStartLines();
    void anOlderSystemHasItsReleaseFileOnly();
};

void IdentityTest::theDropInSaysWhoTheNodeIs()
{
    const auto facts = read(material({{"daemon_status/10-kubeadm.conf", dropIn, "unit-file"}}));
    QCOMPARE(value(facts, u"node.name"_s), u"ap-northeast-1.192.0.2.17"_s);
    QCOMPARE(place(facts, u"node.name"_s), u"daemon_status/10-kubeadm.conf:9"_s);
    QCOMPARE(value(facts, u"node.region"_s), u"ap-northeast-1"_s);
    QCOMPARE(value(facts, u"node.instance-id"_s), u"i-6we0123456789abcdefg"_s);
    QCOMPARE(value(facts, u"nodepool.id"_s), u"np0123456789abcdef"_s);
    QCOMPARE(value(facts, u"cluster.id"_s), u"c0ffee00c0ffee00"_s);
    QCOMPARE(place(facts, u"cluster.id"_s), u"daemon_status/10-kubeadm.conf:8"_s);
    QCOMPARE(value(facts, u"cluster.dns"_s), u"172.21.0.10"_s);
    QCOMPARE(value(facts, u"kubelet.cgroup-driver"_s), u"systemd"_s);
    QCOMPARE(value(facts, u"runtime.endpoint"_s), u"/var/run/containerd/containerd.sock"_s);
    QCOMPARE(value(facts, u"runtime.name"_s), u"containerd"_s);
}

void IdentityTest::aListOfProcessesSaysItToo()
{
    const QByteArray ps = section("ps -ef",
        "UID          PID    PPID  C STIME TTY          TIME CMD\n"
        "root           1       0  0 10:00 ?        00:00:01 /usr/lib/systemd/systemd\n"
        "root        2113       1  1 10:00 ?        00:00:12 /usr/bin/kubelet --kubeconfig /etc/kubernetes/kubelet.conf "
        "--hostname-override eu-central-1.198.51.100.4 --container-runtime-endpoint=unix:///run/crio/crio.sock\n");
    const auto facts = read(material({{"system_status", ps}}));
    QCOMPARE(value(facts, u"node.name"_s), u"eu-central-1.198.51.100.4"_s);
    QCOMPARE(value(facts, u"node.region"_s), u"eu-central-1"_s);
    QCOMPARE(place(facts, u"node.name"_s), u"system_status:5"_s);
    QCOMPARE(value(facts, u"runtime.name"_s), u"cri-o"_s);
}

void IdentityTest::otherProgramsFlagsAreNotTheKubelets()
{
    const QByteArray ps = section("ps -ef",
        "UID          PID    PPID  C STIME TTY          TIME CMD\n"
        "root  3187  2544  0 10:00 ?  00:00:00 /usr/local/bin/kube-proxy --config=/x --hostname-override=wrong\n"
        "root  3852  2361  0 10:00 ?  00:00:00 /csi-node-driver-registrar --kubelet-registration-path=/var/lib/kubelet "
        "--provider-id=cn-x.i-wrong\n"
        "root  9328  5982  0 10:00 pts/0 00:00:00 tee -a /tmp/diagnose_1700000000/daemon_status/kubelet_status\n");
    const auto facts = read(material({{"system_status", ps}}));
    QCOMPARE(value(facts, u"node.name"_s), u"-"_s);
    QCOMPARE(value(facts, u"node.instance-id"_s), u"-"_s);
}

void IdentityTest::theHostNameIsTheNodesNameOnlyForAKubeletThatWasToldNoOther()
{
    const QByteArray uname = section("uname -a", "Linux Worker-7.Example 4.19.91-26.al7.x86_64 #1 SMP x86_64 GNU/Linux\n");
    const auto alone = read(material({{"system_info", uname, "system-info"}}));
    QCOMPARE(value(alone, u"node.hostname"_s), u"Worker-7.Example"_s);
    QCOMPARE(value(alone, u"node.name"_s), u"-"_s);
    const auto running = read(material({{"system_info", uname, "system-info"},
        {"kubelet_status", "root 1 1 0 10:00 ? 00:00:00 /usr/bin/kubelet --config=/x\n", "unit-status"}}));
    QCOMPARE(value(running, u"node.name"_s), u"worker-7.example"_s); // the kubelet folds the case
}

void IdentityTest::nothingIsGuessed()
{
    const auto facts = read(material({{"daemon_status/10-kubeadm.conf",
        "[Service]\nEnvironment=\"KUBELET_ARGS=--provider-id=aws:///eu-west-1a/i-0abc --cluster-dns=\"\n", "unit-file"}}));
    for (const QString &id : {u"node.name"_s, u"node.region"_s, u"node.instance-id"_s, u"cluster.id"_s, u"nodepool.id"_s,
             u"cluster.dns"_s, u"runtime.name"_s, u"kubelet.version"_s})
        QVERIFY2(!facts.has(id), qPrintable(id));
    QVERIFY(read(material({})).facts().empty());
    QVERIFY(read(material({{"a", {}}, {"b", "\n\n"}})).facts().empty());
}

void IdentityTest::oldKubeletsRunDockerByDefault()
{
    const QByteArray flags = "root 1 1 0 10:00 ? 00:00:00 /usr/bin/kubelet --kubeconfig=/x --pod-infra-container-image=pause\n";
    const auto runtime = [&](const QByteArray &version, const QByteArray &more = {}) {
        return value(read(material({{"kubelet_status", section("kubelet --version", version) + flags + more, "unit-status"}})),
            u"runtime.name"_s);
    };
    QCOMPARE(runtime("Kubernetes v1.18.8-aliyun.1"), u"docker"_s);
    QCOMPARE(runtime("Kubernetes v1.26.3-aliyun.1"), u"-"_s); // may stand in the kubelet's configuration
    QCOMPARE(runtime("Kubernetes v1.20.11-aliyun.1",
                 "root 2 1 0 10:00 ? 00:00:00 /usr/bin/kubelet --container-runtime=remote --v=3\n"),
        u"-"_s);
}

void IdentityTest::versionsOfTheParts()
{
    const QByteArray info = section("uname -a", "Linux worker-7 5.10.134-19.1.al8.x86_64 #1 SMP x86_64 GNU/Linux\n")
        + section("uname -r", "5.10.134-19.1.al8.x86_64\n")
        + section("cat /etc/os-release",
            "NAME=\"Alibaba Cloud Linux\"\nVERSION=\"3 (Soaring "
            "Falcon)\"\nID=\"alinux\"\nVERSION_ID=\"3\"\nPRETTY_NAME=\"Alibaba Cloud Linux 3 (Soaring Falcon)\"\n");
    const auto facts = read(material({{"system_info", info, "system-info"},
        {"daemon_status/kubelet_status", section("kubelet --version", "Kubernetes v1.30.1-aliyun.1\n"), "unit-status"},
        {"other", section("containerd --version", "containerd github.com/containerd/containerd v1.7.2 0cae528dd6cb\n")}}));
    QCOMPARE(value(facts, u"kubelet.version"_s), u"v1.30.1-aliyun.1"_s);
    QCOMPARE(facts.find(u"kubelet.version"_s)->type, u"version"_s);
    QCOMPARE(place(facts, u"kubelet.version"_s), u"daemon_status/kubelet_status:3"_s);
    QCOMPARE(value(facts, u"kernel.version"_s), u"5.10.134-19.1.al8.x86_64"_s);
    QCOMPARE(value(facts, u"os.name"_s), u"Alibaba Cloud Linux"_s);
    QCOMPARE(value(facts, u"os.version"_s), u"3"_s);
    QCOMPARE(value(facts, u"os.release"_s), u"Alibaba Cloud Linux 3 (Soaring Falcon)"_s);
    QCOMPARE(place(facts, u"os.release"_s), u"system_info:15"_s);
    QCOMPARE(value(facts, u"containerd.version"_s), u"v1.7.2"_s);
    QCOMPARE(value(facts, u"docker.version"_s), u"-"_s);
}

void IdentityTest::dockerVersionIsTheServers()
{
    const QByteArray version = "Client: Docker Engine - Community\n Version:           20.10.7\n API version:       "
                               "1.41\n\nServer: Docker Engine - Community\n Engine:\n"
                               "  Version:          19.03.15\n  API version:      1.40\n containerd:\n  Version:          "
                               "1.4.4\n runc:\n  Version:          1.0.0-rc93\n";
    const auto facts = read(material({{"docker_status", section("docker version", version), "unit-status"}}));
    QCOMPARE(value(facts, u"docker.version"_s), u"19.03.15"_s);
    QCOMPARE(value(facts, u"containerd.version"_s), u"1.4.4"_s);
    const auto old = read(material({{"docker_status",
        section("docker version",
            "Client:\n Version:      17.06.2-ce\n\nServer:\n Version:      17.06.1-ce\n API version:  1.30\n")}}));
    QCOMPARE(value(old, u"docker.version"_s), u"17.06.1-ce"_s);
    const auto down =
        read(material({{"docker_status", section("docker version", "Client:\n Version:      17.06.2-ce\n", true)}}));
    QCOMPARE(value(down, u"docker.version"_s), u"-"_s);
}

void IdentityTest::runtimeStartLines()
{
    const auto facts = read(material({},
        {logLine("containerd", "starting containerd revision=aaaa version=1.6.20", 100, "logs/containerd.log", 9),
            logLine("containerd", "starting containerd revision=bbbb version=1.6.28", 200, "logs/containerd.log", 70),
            logLine("dockerd", "Docker daemon commit=99e3ed8919 graphdriver(s)=overlay2 version=19.03.15", 100),
            logLine("kubelet", "Kubelet version kubeletVersion=v1.28.3-aliyun.1", 150)}));
    QCOMPARE(value(facts, u"containerd.version"_s), u"1.6.28"_s); // the later start
    QCOMPARE(place(facts, u"containerd.version"_s), u"logs/containerd.log:70"_s);
    QCOMPARE(value(facts, u"docker.version"_s), u"19.03.15"_s);
    QCOMPARE(value(facts, u"kubelet.version"_s), u"v1.28.3-aliyun.1"_s);
}

void IdentityTest::anOlderSystemHasItsReleaseFileOnly()
{
    const auto facts = read(
        material({{"system_info", section("cat /etc/redhat-release", "CentOS Linux release 7.9.2009 (Core)\n"), "system-info"}}));
    QCOMPARE(value(facts, u"os.name"_s), u"CentOS Linux"_s);
    QCOMPARE(value(facts, u"os.version"_s), u"7.9.2009"_s);
}

QTEST_GUILESS_MAIN(IdentityTest)
#include "identity_test.moc"
