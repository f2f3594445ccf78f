// What the cluster says about its nodes.

#include "services/facts/json_scan.h"
#include "services/facts/node_objects.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Quotation marks are written as apostrophes here.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

// A NodeList as `kubectl cluster-info dump` prints it, cut down to what matters; names are made up.
const QByteArray nodeList = json(
    "{\n"
    "    'kind': 'NodeList',\n"
    "    'apiVersion': 'v1',\n"
    "    'metadata': { 'resourceVersion': '1' },\n"
    "    'items': [\n"
    "        {\n"
    "            'metadata': {\n"
    "                'name': 'ap-northeast-1.192.0.2.17',\n"
    "                'labels': { 'alibabacloud.com/nodepool-id': 'np0123', 'topology.kubernetes.io/region': 'ap-northeast-1' }\n"
    "            },\n"
    "            'spec': { 'providerID': 'ap-northeast-1.i-1', 'unschedulable': true },\n"
    "            'status': {\n"
    "                'capacity': { 'cpu': '4', 'memory': '16266172Ki', 'pods': '64' },\n"
    "                'conditions': [\n"
    "                    { 'type': 'MemoryPressure', 'status': 'False', 'reason': 'KubeletHasSufficientMemory', 'message': 'a "
    "\\'quoted\\' } word' },\n"
    "                    { 'type': 'Ready', 'status': 'Unknown', 'reason': 'NodeStatusUnknown' }\n"
    "                ],\n"
    "                'nodeInfo': { 'kernelVersion': '5.10.134-15.al8.x86_64', 'osImage': 'Alibaba Cloud Linux 3', "
    "'containerRuntimeVersion': 'containerd://1.6.28', 'kubeletVersion': 'v1.30.1-aliyun.1' }\n"
    "            }\n"
    "        },\n"
    "        {\n"
    "            'metadata': { 'name': 'master-1' },\n"
    "            'status': { 'conditions': [ { 'type': 'Ready', 'status': 'True' } ], 'nodeInfo': { 'containerRuntimeVersion': "
    "'docker://19.3.15', 'kubeletVersion': 'v1.18.8-aliyun.1' } }\n"
    "        }\n"
    "    ]\n"
    "}\n"
    "{\n"
    "    'kind': 'EventList',\n"
    "    'items': [ { 'metadata': { 'name': 'x.17a' }, 'message': 'nodeInfo' } ]\n"
    "}\n"
    "==== START logs for container c of pod kube-system/p ====\n"
    "{'kind': 'NodeList', 'items': [{'metadata': {'name': 'from-a-log'}, 'status': {'nodeInfo': {'kubeletVersion': 'v0'}}}]}\n");

std::vector<model::Fact> read(const QByteArray &text)
{
    return facts::readNodeObjects(facts::MemberText(u"cluster_dump.log"_s, u"object-dump"_s, text));
}

QString value(const std::vector<model::Fact> &facts, const QString &node, const QString &id)
{
    for (const model::Fact &fact : facts) {
        if (fact.node == node && fact.id == id)
            return fact.value.toString() + u'@' + QString::number(fact.line.value());
    }
    return u"-"_s;
}

} // namespace

class NodeObjectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesOfADump();
    void oneNodeAlone();
    void aListOfMixedObjects();
    void aListCutOffGivesWhatWasRead();
    void hostileText();
    void scannerTellsPathsAndPlaces();
};

void NodeObjectsTest::nodesOfADump()
{
    const auto facts = read(nodeList);
    const QString worker = u"ap-northeast-1.192.0.2.17"_s;
    QCOMPARE(value(facts, worker, u"kubelet.version"_s), u"v1.30.1-aliyun.1@18"_s);
    QCOMPARE(value(facts, worker, u"kernel.version"_s), u"5.10.134-15.al8.x86_64@18"_s);
    QCOMPARE(value(facts, worker, u"runtime.name"_s), u"containerd@18"_s);
    QCOMPARE(value(facts, worker, u"containerd.version"_s), u"1.6.28@18"_s);
    QCOMPARE(value(facts, worker, u"os.release"_s), u"Alibaba Cloud Linux 3@18"_s);
    QCOMPARE(value(facts, worker, u"node.cpus"_s), u"4@13"_s);
    QCOMPARE(value(facts, worker, u"memory.total-bytes"_s), u"16656560128@13"_s); // 16266172 * 1024
    QCOMPARE(value(facts, worker, u"node.condition.Ready"_s), u"Unknown@16"_s);
    QCOMPARE(value(facts, worker, u"node.condition.MemoryPressure"_s), u"False@15"_s);
    QCOMPARE(value(facts, worker, u"node.unschedulable"_s), u"true@11"_s);
    QCOMPARE(value(facts, worker, u"nodepool.id"_s), u"np0123@9"_s);
    QCOMPARE(value(facts, worker, u"node.region"_s), u"ap-northeast-1@9"_s);
    QCOMPARE(value(facts, u"master-1"_s, u"node.condition.Ready"_s), u"True@23"_s);
    QCOMPARE(value(facts, u"master-1"_s, u"docker.version"_s), u"19.3.15@23"_s);
    QCOMPARE(value(facts, u"from-a-log"_s, u"kubelet.version"_s), u"-"_s);
}

void NodeObjectsTest::oneNodeAlone()
{
    const auto facts = read(
        json("{'apiVersion':'v1','kind':'Node','metadata':{'name':'n1'},'status':{'nodeInfo':{'kubeletVersion':'v1.31.0'}}}"));
    QCOMPARE(value(facts, u"n1"_s, u"kubelet.version"_s), u"v1.31.0@1"_s);
}

void NodeObjectsTest::aListOfMixedObjects()
{
    const auto facts = read(
        json("{'apiVersion':'v1','items':[{'kind':'Pod','metadata':{'name':'p'},'status':{'nodeInfo':{'kubeletVersion':'v9'}}},\n"
             "{'kind':'Node','metadata':{'name':'n1'},'status':{'nodeInfo':{'kubeletVersion':'v1.31.0'}}}],'kind':'List'}"));
    QCOMPARE(value(facts, u"p"_s, u"kubelet.version"_s), u"-"_s);
    QCOMPARE(value(facts, u"n1"_s, u"kubelet.version"_s), u"v1.31.0@2"_s);
}

void NodeObjectsTest::aListCutOffGivesWhatWasRead()
{
    const auto facts = read(nodeList.left(nodeList.indexOf("\"master-1\"")));
    QCOMPARE(value(facts, u"ap-northeast-1.192.0.2.17"_s, u"kubelet.version"_s), u"v1.30.1-aliyun.1@18"_s);
    QCOMPARE(value(facts, u"master-1"_s, u"kubelet.version"_s), u"-"_s);
}

void NodeObjectsTest::hostileText()
{
    QVERIFY(read({}).empty());
    QVERIFY(read("\"nodeInfo\"").empty());
    QVERIFY(read("{{{{\"nodeInfo\"").empty());
    QVERIFY(read("{\"nodeInfo\": \"\\").empty());
    QVERIFY(read("{\"nodeInfo\":" + QByteArray(100'000, '[')).empty());
    QVERIFY(read(QByteArray(100'000, '{') + "\"nodeInfo\"").empty());
}

void NodeObjectsTest::scannerTellsPathsAndPlaces()
{
    QStringList told;
    const auto end = facts::JsonScan::read("  {\"a\": [1, \"x\\u0041\\n\"], \"b\": {\"c\": null}} rest", 0,
        [&](const std::vector<facts::JsonStep> &path, const facts::JsonScalar &scalar) {
            QString text;
            for (const facts::JsonStep &step : path)
                text += u'/'
                    + (step.key.empty() ? QString::number(step.index)
                                        : QString::fromUtf8(step.key.data(), static_cast<qsizetype>(step.key.size())));
            told << text + u'=' + QString::fromStdString(scalar.text) + u'@' + QString::number(scalar.offset);
        });
    QVERIFY(end.ok);
    QCOMPARE(end.offset, size_t(43));
    QCOMPARE(told, (QStringList{u"/a/0=1@9"_s, u"/a/1=xA\n@12"_s, u"/b/c=null@37"_s}));
}

QTEST_GUILESS_MAIN(NodeObjectsTest)
#include "node_objects_test.moc"
