// What the cluster says about pods, and about nodes that are not well.

#include "services/facts/fact_names.h"
#include "services/facts/node_objects.h"
#include "services/facts/pod_objects.h"

#include <QTest>

#include <algorithm>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Quotation marks are written as apostrophes here.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray pod(const QByteArray &name, const QByteArray &node, const QByteArray &status)
{
    return "{'metadata': {'name': '" + name + "', 'namespace': 'shop'}, 'spec': {'nodeName': '" + node + "'}, 'status': {" + status + "}}";
}

const QByteArray podList = json("{'kind': 'NamespaceList', 'items': [{'metadata': {'name': 'x'}, 'status': {'phase': 'Active'}}]}\n"
                                "{\n'kind': 'PodList',\n'items': [\n"
    + pod("well-1", "worker-17", "'phase': 'Running', 'containerStatuses': [{'name': 'app', 'restartCount': 0, 'lastState': {}}]") + ",\n"
    + pod("broken-1", "worker-18",
        "'phase': 'Running', 'containerStatuses': [{'name': 'side', 'restartCount': 0}, {'name': 'app', 'restartCount': 41,\n 'state': "
        "{'waiting': {'reason': 'CrashLoopBackOff'}}, 'lastState': {'terminated': {'reason': 'OOMKilled', 'exitCode': 137}}}]")
    + ",\n" + pod("gone-1", "worker-18", "'phase': 'Failed', 'reason': 'Evicted'") + ",\n"
    + pod("new-1", "worker-17", "'phase': 'Pending', 'initContainerStatuses': [{'name': 'init', 'restartCount': 2, 'state': {'waiting': {'reason': 'PodInitializing'}}}]")
    + "\n]}\n==== START logs for container c of pod shop/p ====\n{'kind': 'Pod', 'metadata': {'name': 'from-a-log'}, 'status': {'phase': "
      "'Failed'}}\n");

std::vector<model::Fact> read(const QByteArray &text)
{
    return facts::readPodObjects(facts::MemberText(u"cluster_dump.log"_s, u"object-dump"_s, text));
}

/// `value@node:line`; "-" if there is no such fact.
QString told(const std::vector<model::Fact> &facts, const QString &id, const QString &subject)
{
    const auto it = std::find_if(facts.begin(), facts.end(), [&](const model::Fact &f) { return f.id == id && f.subject == subject; });
    return it == facts.end() ? u"-"_s : it->value.toString() + u'@' + it->node + u':' + QString::number(it->line.value());
}

} // namespace

class PodObjectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void podsThatAreNotWell()
    {
        const auto facts = read(podList);
        QCOMPARE(told(facts, u"pod.restarts"_s, u"shop/broken-1/app"_s), u"41@worker-18:6"_s);
        QCOMPARE(told(facts, u"pod.waiting"_s, u"shop/broken-1/app"_s), u"CrashLoopBackOff@worker-18:7"_s);
        QCOMPARE(told(facts, u"pod.last-state"_s, u"shop/broken-1/app"_s), u"OOMKilled (137)@worker-18:7"_s);
        QCOMPARE(told(facts, u"pod.phase"_s, u"shop/gone-1"_s), u"Failed (Evicted)@worker-18:8"_s);
        QCOMPARE(told(facts, u"pod.phase"_s, u"shop/new-1"_s), u"Pending@worker-17:9"_s);
        QCOMPARE(told(facts, u"pod.restarts"_s, u"shop/new-1/init"_s), u"2@worker-17:9"_s);
        QCOMPARE(told(facts, u"pod.waiting"_s, u"shop/new-1/init"_s), u"-"_s); // it is on its way
        QCOMPARE(told(facts, u"pod.phase"_s, u"shop/well-1"_s), u"-"_s);
        QCOMPARE(told(facts, u"pod.restarts"_s, u"shop/well-1/app"_s), u"-"_s);
    }

    void podsByPhase()
    {
        const auto facts = read(podList);
        QCOMPARE(told(facts, u"pod.phase.count"_s, u"Running"_s), u"2@:5"_s);
        QCOMPARE(told(facts, u"pod.phase.count"_s, u"Failed"_s), u"1@:8"_s); // what a container printed is no object
        QCOMPARE(told(facts, u"pod.phase.count"_s, u"Active"_s), u"-"_s); // a namespace is no pod
        for (const model::Fact &fact : facts)
            QVERIFY2(facts::factName(fact.id).en != fact.id, qPrintable(fact.id));
    }

    void oneObjectOfTheEdgeCache()
    {
        const auto facts = read(json("{'kind':'Pod','metadata':{'name':'p','namespace':'n'},'status':{'phase':'Failed'}}"));
        QCOMPARE(told(facts, u"pod.phase"_s, u"n/p"_s), u"Failed@:1"_s);
        QVERIFY(read(json("{'kind':'PersistentVolume','metadata':{'name':'Pod'},'status':{'phase':'Failed'}}")).empty());
    }

    void aListThatIsCut()
    {
        const auto facts = read(podList.left(podList.indexOf("gone-1") + 20));
        QCOMPARE(told(facts, u"pod.restarts"_s, u"shop/broken-1/app"_s), u"41@worker-18:6"_s);
        QCOMPARE(told(facts, u"pod.phase"_s, u"shop/gone-1"_s), u"-"_s);
        QVERIFY(read("{\"kind\": \"PodList\", \"phase\"").empty());
        QVERIFY(read({}).empty());
    }

    void thousandsAreCapped()
    {
        QByteArray items;
        for (int i = 0; i < 250; ++i)
            items += (i > 0 ? "," : "") + pod("p" + QByteArray::number(i), "worker-17", "'phase': 'Failed'");
        const auto facts = read(json("{'kind': 'PodList', 'items': [" + items + "]}"));
        QCOMPARE(std::count_if(facts.begin(), facts.end(), [](const model::Fact &f) { return f.id == u"pod.phase"_s; }), 200);
        QCOMPARE(told(facts, u"pod.phase.more.count"_s, {}), u"50@:1"_s);
        QCOMPARE(told(facts, u"pod.phase.count"_s, u"Failed"_s), u"250@:1"_s);
        QVERIFY(facts::factName(u"pod.phase.more.count"_s).ja.contains(u"フェーズ"_s));
    }

    void taintsAndReasonsOfNodes()
    {
        const auto facts = facts::readNodeObjects(facts::MemberText(u"cluster_dump.log"_s, u"object-dump"_s,
            json("{'kind': 'Node', 'metadata': {'name': 'worker-17'},\n 'spec': {'taints': [\n  {'key': 'node.kubernetes.io/unreachable', "
                 "'effect': 'NoExecute'},\n  {'key': 'dedicated', 'value': 'gpu', 'effect': 'NoSchedule'}]},\n 'status': {'conditions': [\n  "
                 "{'type': 'DiskPressure', 'status': 'True', 'reason': 'KubeletHasDiskPressure'},\n  {'type': 'MemoryPressure', 'status': "
                 "'False', 'reason': 'KubeletHasSufficientMemory'},\n  {'type': 'Ready', 'status': 'Unknown', 'reason': "
                 "'NodeStatusUnknown'}], 'nodeInfo': {'kubeletVersion': 'v1.30.1'}}}")));
        QCOMPARE(told(facts, u"node.taint"_s, u"node.kubernetes.io/unreachable"_s), u"NoExecute@worker-17:3"_s);
        QCOMPARE(told(facts, u"node.taint"_s, u"dedicated"_s), u"gpu:NoSchedule@worker-17:4"_s);
        QCOMPARE(told(facts, u"node.condition-reason"_s, u"DiskPressure"_s), u"KubeletHasDiskPressure@worker-17:6"_s);
        QCOMPARE(told(facts, u"node.condition-reason"_s, u"Ready"_s), u"NodeStatusUnknown@worker-17:8"_s);
        QCOMPARE(told(facts, u"node.condition-reason"_s, u"MemoryPressure"_s), u"-"_s); // it is as it should be
        QCOMPARE(told(facts, u"node.condition.DiskPressure"_s, {}), u"True@worker-17:6"_s);
    }
};

QTEST_GUILESS_MAIN(PodObjectsTest)
#include "pod_objects_test.moc"
