// What the cluster says about Deployments, DaemonSets and StatefulSets.

#include "services/facts/object_text.h"
#include "services/facts/workload_objects.h"
#include "tests/support/bundle_folder.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Quotation marks are written as apostrophes here.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

const QByteArray lists = json("{\n"
                              "    'kind': 'DaemonSetList',\n"
                              "    'items': [\n"
                              "        {\n"
                              "            'metadata': { 'name': 'kube-proxy', 'namespace': 'kube-system' },\n"
                              "            'status': {\n"
                              "                'desiredNumberScheduled': 5,\n"
                              "                'numberReady': 3\n"
                              "            }\n"
                              "        },\n"
                              "        { 'metadata': { 'name': 'terway', 'namespace': 'kube-system' }, 'status': { 'desiredNumberScheduled': 5, 'numberReady': 5 } }\n"
                              "    ]\n"
                              "}\n"
                              "==== START logs for container c of pod kube-system/p ====\n"
                              "one line of a log\n"
                              "==== END logs for container c of pod kube-system/p ====\n"
                              "{ 'kind': 'DeploymentList', 'apiVersion': 'v1', 'items': [\n"
                              "{ 'metadata': { 'name': 'cart', 'namespace': 'shop' }, 'spec': { 'replicas': 2 }, 'status': { 'unavailableReplicas': 2 } },\n"
                              "{ 'metadata': { 'name': 'idle', 'namespace': 'shop' }, 'spec': { 'replicas': 0 }, 'status': {} } ] }\n"
                              "{ 'kind': 'ReplicaSetList', 'items': [ { 'metadata': { 'name': 'cart-1', 'namespace': 'shop' }, 'spec': { 'replicas': 2 } } ] }\n");

QString value(const std::vector<model::Fact> &facts, const QString &id, const QString &subject)
{
    for (const model::Fact &fact : facts) {
        if (fact.id == id && fact.subject == subject)
            return fact.value.toString() + u'@' + QString::number(fact.line.value());
    }
    return u"-"_s;
}

std::vector<model::Fact> read(const QByteArray &text)
{
    return facts::readWorkloadObjects(facts::MemberText(u"cluster_dump.log"_s, u"object-dump"_s, text));
}

} // namespace

class WorkloadObjectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wantedAndReady()
    {
        const auto facts = read(lists);
        QCOMPARE(value(facts, u"workload.desired"_s, u"DaemonSet/kube-system/kube-proxy"_s), u"5@7"_s);
        QCOMPARE(value(facts, u"workload.ready"_s, u"DaemonSet/kube-system/kube-proxy"_s), u"3@8"_s);
        QCOMPARE(value(facts, u"workload.desired"_s, u"Deployment/shop/cart"_s), u"2@18"_s);
        QCOMPARE(value(facts, u"workload.ready"_s, u"Deployment/shop/cart"_s), u"0@18"_s);
        // Those that have what they want are counted only.
        QCOMPARE(value(facts, u"workload.desired"_s, u"DaemonSet/kube-system/terway"_s), u"-"_s);
        QCOMPARE(value(facts, u"workload.desired"_s, u"Deployment/shop/idle"_s), u"-"_s);
        QCOMPARE(value(facts, u"workload.count"_s, u"DaemonSet"_s), u"2@7"_s);
        QCOMPARE(value(facts, u"workload.lacking-pods"_s, u"DaemonSet"_s), u"1@7"_s);
        QCOMPARE(value(facts, u"workload.count"_s, u"Deployment"_s), u"2@18"_s);
        QCOMPARE(value(facts, u"workload.count"_s, u"ReplicaSet"_s), u"-"_s);
    }

    void hostileText()
    {
        QVERIFY(read({}).empty());
        QVERIFY(read("\"replicas\"").empty());
        QVERIFY(read("{\"replicas\": \"\\").empty());
        QVERIFY(read(QByteArray(100'000, '{') + "\"replicas\"").empty());
        QVERIFY(read(json("{ 'kind': 'DeploymentList', 'items': [ { 'metadata': { 'name': 'a' }, 'spec': { 'replicas': 'many' } } ] }")).empty());
    }

    // Logs go, lines stay where they are.
    void objectsWithoutTheLogsBetween()
    {
        tests::BundleFolder folder;
        folder.write(u"cluster_dump.log"_s, lists);
        const auto opened = tests::open({folder.path()});
        QVERIFY(opened);
        const QByteArray text = facts::textWithoutLogs(*opened->snapshot->sources.front(), *opened->texts, 1 << 20);
        QCOMPARE(text.count('\n'), lists.count('\n'));
        QVERIFY(!text.contains("==== "));
        QVERIFY(!text.contains("one line of a log"));
        QCOMPARE(text.split('\n').at(17), lists.split('\n').at(17));
        QCOMPARE(value(read(text), u"workload.ready"_s, u"Deployment/shop/cart"_s), u"0@18"_s);
    }
};

QTEST_GUILESS_MAIN(WorkloadObjectsTest)
#include "workload_objects_test.moc"
