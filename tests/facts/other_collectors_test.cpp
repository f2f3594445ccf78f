// What other collectors than ACK's say of a node: objects in YAML and in compact JSON, members that are the output of one command each.

#include "services/facts/described_objects.h"
#include "services/facts/node_objects.h"
#include "services/facts/pod_objects.h"
#include "services/facts/yaml_scan.h"
#include "tests/facts/reading.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray nodes =
    "---\n"
    "apiVersion: v1\n"
    "items:\n"
    "- apiVersion: v1\n"
    "  kind: Node\n"
    "  metadata:\n"
    "    annotations:\n"
    "      note: 'two\n"
    "        lines: \"x\"'\n"
    "    labels:\n"
    "      topology.kubernetes.io/region: ap-northeast-1\n"
    "    name: worker-17\n"
    "  spec:\n"
    "    taints:\n"
    "    - effect: NoSchedule\n"
    "      key: dedicated\n"
    "      value: gpu\n"
    "    unschedulable: true\n"
    "  status:\n"
    "    capacity:\n"
    "      cpu: \"4\"\n"
    "      memory: 16266172Ki\n"
    "    conditions:\n"
    "    - lastHeartbeatTime: \"2025-12-13T11:34:52Z\"\n"
    "      message: |-\n"
    "        container runtime: down\n"
    "        second line\n"
    "      reason: KubeletNotReady\n"
    "      status: \"False\"\n"
    "      type: Ready\n"
    "    nodeInfo:\n"
    "      containerRuntimeVersion: cri-o://1.30.1\n"
    "      kernelVersion: 5.14.0-427.el9.x86_64 # of the host\n"
    "      kubeletVersion: v1.30.1\n"
    "kind: NodeList\n";

const QByteArray pod =
    "apiVersion: v1\n"
    "kind: Pod\n"
    "metadata:\n"
    "  name: web-1\n"
    "  namespace: shop\n"
    "spec:\n"
    "  nodeName: worker-17\n"
    "status:\n"
    "  containerStatuses:\n"
    "  - name: web\n"
    "    restartCount: 7\n"
    "    state:\n"
    "      waiting:\n"
    "        reason: CrashLoopBackOff\n"
    "    lastState:\n"
    "      terminated:\n"
    "        exitCode: 137\n"
    "        reason: OOMKilled\n"
    "  phase: Pending\n";

QString valueOf(const std::vector<model::Fact> &facts, const QString &id, const QString &subject = {})
{
    for (const model::Fact &fact : facts) {
        if (fact.id == id && fact.subject == subject)
            return fact.value.toString() + u" @"_s + fact.node + u':' + QString::number(fact.line.value());
    }
    return u"-"_s;
}

struct Output
{
    const char *command;
    QByteArray text;
};

facts::FactList readOutputs(std::initializer_list<Output> outputs)
{
    facts::Material material;
    for (const Output &output : outputs)
        material.members.emplace_back(u"sos_commands/x/"_s + QString::fromLatin1(output.command), u"system-status"_s, output.text, QString::fromLatin1(output.command));
    return reading::read(material);
}

} // namespace

class OtherCollectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesInYaml()
    {
        const auto facts = facts::readNodeObjects(facts::MemberText(u"nodes.yaml"_s, u"object-dump"_s, nodes));
        QCOMPARE(valueOf(facts, u"kubelet.version"_s), u"v1.30.1 @worker-17:34"_s);
        QCOMPARE(valueOf(facts, u"kernel.version"_s), u"5.14.0-427.el9.x86_64 @worker-17:33"_s);
        QCOMPARE(valueOf(facts, u"node.condition.Ready"_s), u"False @worker-17:29"_s);
        QCOMPARE(valueOf(facts, u"node.unschedulable"_s), u"true @worker-17:18"_s);
        QCOMPARE(valueOf(facts, u"node.taint"_s, u"dedicated"_s), u"gpu:NoSchedule @worker-17:16"_s);
        QCOMPARE(valueOf(facts, u"node.region"_s), u"ap-northeast-1 @worker-17:11"_s);
        QCOMPARE(valueOf(facts, u"node.cpus"_s), u"4 @worker-17:21"_s);
    }

    void podsInYaml()
    {
        const QByteArray list = pod + "---\n" + QByteArray(pod).replace("web-1", "web-2").replace("phase: Pending", "phase: Running");
        const auto facts = facts::readPodObjects(facts::MemberText(u"web.yaml"_s, u"object-dump"_s, list));
        QCOMPARE(valueOf(facts, u"pod.phase"_s, u"shop/web-1"_s), u"Pending @worker-17:19"_s);
        QCOMPARE(valueOf(facts, u"pod.waiting"_s, u"shop/web-1/web"_s), u"CrashLoopBackOff @worker-17:14"_s);
        QCOMPARE(valueOf(facts, u"pod.last-state"_s, u"shop/web-2/web"_s), u"OOMKilled (137) @worker-17:38"_s);
        QCOMPARE(valueOf(facts, u"pod.restarts"_s, u"shop/web-2/web"_s), u"7 @worker-17:31"_s);
    }

    // One object a file, without its kind, as the Insights Operator writes it.
    void podsWithoutAKind()
    {
        const QByteArray text = R"({"metadata":{"name":"web-1","namespace":"shop"},"spec":{"nodeName":"m1"},"status":{"phase":"Failed","containerStatuses":[{"name":"web","restartCount":2}]}})";
        const auto facts = facts::readPodObjects(facts::MemberText(u"web.json"_s, u"object-dump"_s, text));
        QCOMPARE(valueOf(facts, u"pod.phase"_s, u"shop/web-1"_s), u"Failed @m1:1"_s);
    }

    // As kubectl prints them; of the pod after a genuine one, with other names.
    void describedObjects()
    {
        const QByteArray text =
            "Name:               worker-17\nRoles:              <none>\nLabels:             kubernetes.io/os=linux\n"
            "Taints:             node.kubernetes.io/not-ready:NoExecute\n                    dedicated=gpu:NoSchedule\nUnschedulable:      true\n"
            "Conditions:\n  Type             Status  LastHeartbeatTime                 LastTransitionTime                Reason                       Message\n"
            "  ----             ------  -----------------                 ------------------                ------                       -------\n"
            "  MemoryPressure   False   Sat, 13 Dec 2025 11:34:52 +0000   Sat, 13 Dec 2025 11:30:00 +0000   KubeletHasSufficientMemory   ok\n"
            "  Ready            Unknown Sat, 13 Dec 2025 11:34:52 +0000   Sat, 13 Dec 2025 11:30:00 +0000   NodeStatusUnknown            Kubelet stopped posting node status.\n"
            "Addresses:\n  InternalIP:  192.0.2.17\nCapacity:\n  cpu:                4\nAllocatable:\n  cpu:                3\n"
            "System Info:\n  Machine ID:                 5d0c\n  Kernel Version:             5.10.134-15.al8.x86_64\n  Container Runtime Version:  containerd://1.6.28\n"
            "  Kubelet Version:            v1.30.1\nEvents:              <none>\n\n\n"
            "Name:             web-1\nNamespace:        shop\nNode:             worker-17/192.0.2.17\nStatus:           Running\nContainers:\n  web:\n"
            "    Image:         web:1\n    State:          Waiting\n      Reason:       CrashLoopBackOff\n    Last State:     Terminated\n      Reason:       OOMKilled\n"
            "      Exit Code:    137\n    Ready:          False\n    Restart Count:  7\nConditions:\n  Type              Status\n  Ready             False\n";
        const auto facts = facts::readDescribedObjects(facts::MemberText(u"describe"_s, u"object-dump"_s, text));
        QCOMPARE(valueOf(facts, u"node.condition.Ready"_s), u"Unknown @worker-17:11"_s);
        QCOMPARE(valueOf(facts, u"node.unschedulable"_s), u"true @worker-17:6"_s);
        QCOMPARE(valueOf(facts, u"node.taint"_s, u"dedicated"_s), u"gpu:NoSchedule @worker-17:5"_s);
        QCOMPARE(valueOf(facts, u"kubelet.version"_s), u"v1.30.1 @worker-17:22"_s);
        QCOMPARE(valueOf(facts, u"node.cpus"_s), u"4 @worker-17:15"_s);
        QCOMPARE(valueOf(facts, u"pod.waiting"_s, u"shop/web-1/web"_s), u"CrashLoopBackOff @worker-17:34"_s);
        QCOMPARE(valueOf(facts, u"pod.last-state"_s, u"shop/web-1/web"_s), u"OOMKilled (137) @worker-17:36"_s);
        QCOMPARE(valueOf(facts, u"pod.restarts"_s, u"shop/web-1/web"_s), u"7 @worker-17:39"_s);
        QCOMPARE(valueOf(facts, u"pod.phase"_s, u"shop/web-1"_s), u"-"_s);
        QVERIFY(facts::readDescribedObjects(facts::MemberText(u"x"_s, u"other"_s, "Name: only\n")).empty());
    }

    void pathsInYaml_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("paths");
        QTest::newRow("lists in lists") << QByteArray("a:\n- - 1\n  - 2\n- b: x\n  c:\n  - y\n") << u"a.0.0=1 a.0.1=2 a.1.b=x a.1.c.0=y"_s;
        QTest::newRow("quoted keys and values") << QByteArray("'a b': \"c: \\\"d\\\"\"\ne: it's\n") << u"a b=c: \"d\" e=it's"_s;
        QTest::newRow("blocks") << QByteArray("a: |\n  x: 1\n  - y\nb: >-\n  p\n  q\nc: 1\n") << u"a=x: 1\n- y b=p q c=1"_s;
        QTest::newRow("a plain value of several lines") << QByteArray("a: one\n  two\nb: {}\nc: []\nd: 1\n") << u"a=one two d=1"_s;
        QTest::newRow("back by several levels") << QByteArray("a:\n  b:\n    c: 1\nd: 2\n") << u"a.b.c=1 d=2"_s;
        QTest::newRow("nothing") << QByteArray("\n# only this\n\n") << QString();
        QTest::newRow("a quote that is never closed") << QByteArray("a: \"x\nb: 1\n") << u"a=x b: 1 "_s;
    }
    void pathsInYaml()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, paths);
        QStringList found;
        (void)facts::YamlScan::read({text.constData(), size_t(text.size())}, 0, [&](const std::vector<facts::JsonStep> &path, const facts::JsonScalar &scalar) {
            QStringList steps;
            for (const facts::JsonStep &step : path)
                steps << (step.key.empty() ? QString::number(step.index) : QString::fromUtf8(step.key.data(), qsizetype(step.key.size())));
            found << steps.join(u'.') + u'=' + QString::fromStdString(scalar.text);
        });
        QCOMPARE(found.join(u' '), paths);
    }

    void nestingWithoutEnd()
    {
        QByteArray text;
        for (int i = 0; i < 5'000; ++i)
            text += QByteArray(i, ' ') + "a:\n";
        size_t told = 0;
        (void)facts::YamlScan::read({text.constData(), size_t(text.size())}, 0, [&](const auto &path, const auto &) { told = std::max(told, path.size()); });
        QVERIFY(told <= 64);
    }

    // The same extractors as for sections of the ACK collector; the texts are what the commands print.
    void outputsOfOneCommandEach()
    {
        const facts::FactList facts = readOutputs({
            {"df -al -x autofs",
                "Filesystem     1K-blocks    Used Available Use% Mounted on\nproc 0 0 0 - /proc\n/dev/vda3 41152736 39100000 2052736 96% /\n"},
            {"df -ali -x autofs", "Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/vda3 2621440 2590000 31440 99% /\n"},
            {"free -m", "              total        used        free      shared  buff/cache   available\nMem:           3562        1200         634           1        1727        2100\nSwap:             0           0           0\n"},
            {"uptime", " 19:48:36 up 14 min,  1 user,  load average: 8.50, 4.20, 2.10\n"},
            {"sysctl -a", "kernel.pid_max = 32768\nnet.ipv4.ip_forward = 0\n"},
            {"uname -a", "Linux worker-17 5.10.134-15.al8.x86_64 #1 SMP Thu Jul 20 00:44:04 CST 2023 x86_64 x86_64 x86_64 GNU/Linux\n"},
            {"timedatectl", "               Local time: Sat 2025-12-13 19:48:36 CST\nSystem clock synchronized: no\n"},
            {"rpm -qa", "containerd-1.6.28-1.al8.x86_64\nkubelet-1.30.1-0.x86_64\n"},
            {"systemctl list-units",
                "  UNIT LOAD ACTIVE SUB DESCRIPTION\n  containerd.service   loaded active running containerd container runtime\n\xe2\x97\x8f kubelet.service      loaded failed failed  kubelet\n"},
            {"crictl ps -o json",
                "{\n  \"containers\": [\n    {\n      \"metadata\": {\"name\": \"web\", \"attempt\": 3},\n      \"image\": {\"image\": \"web:1\"},\n      \"state\": \"CONTAINER_EXITED\",\n"
                "      \"labels\": {\"io.kubernetes.pod.name\": \"web-1\", \"io.kubernetes.pod.namespace\": \"shop\"}\n    }\n  ]\n}\n"},
        });
        QCOMPARE(reading::value(facts, u"service.kubelet.active"_s), u"failed"_s);
        QCOMPARE(reading::value(facts, u"service.containerd.active"_s), u"active"_s);
        QCOMPARE(reading::value(facts, u"container.state"_s, u"shop/web-1/web"_s), u"Exited"_s);
        QCOMPARE(reading::value(facts, u"container.restarts"_s, u"shop/web-1/web"_s), u"3"_s);
        QCOMPARE(reading::value(facts, u"disk.used-percent"_s, u"/"_s), u"96"_s);
        QCOMPARE(reading::value(facts, u"disk.inodes-used-percent"_s, u"/"_s), u"99"_s);
        QCOMPARE(reading::value(facts, u"memory.total-bytes"_s), QString::number(qint64(3562) << 20));
        QCOMPARE(reading::value(facts, u"node.uptime-seconds"_s), u"840"_s);
        QCOMPARE(reading::value(facts, u"kernel.version"_s), u"5.10.134-15.al8.x86_64"_s);
        QCOMPARE(reading::value(facts, u"time.synchronised"_s), u"false"_s);
        QCOMPARE(reading::value(facts, u"package"_s, u"kubelet"_s), u"1.30.1-0"_s);
        QCOMPARE(reading::value(facts, u"package.total.count"_s), u"2"_s);
        QCOMPARE(reading::place(facts, u"disk.used-percent"_s, u"/"_s), u"sos_commands/x/df -al -x autofs:3"_s);
    }

    void aCommandThatIsNotThereIsNoFact()
    {
        const facts::MemberText member(u"sos_commands/x/crictl_ps"_s, u"unit-status"_s, "bash: crictl: command not found\n", u"crictl ps"_s);
        QCOMPARE(member.sections().size(), size_t(1));
        QVERIFY(member.sections()[0].failed);
        QVERIFY(member.sections()[0].runs("crictl ps"));
    }
};

QTEST_GUILESS_MAIN(OtherCollectorsTest)
#include "other_collectors_test.moc"
