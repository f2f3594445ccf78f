// The three steps and the notices: what a bundle answers, and what it must not claim.

#include "services/diagnosis/component_states.h"
#include "story.h"

#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace shindan::diagnosis::test;
using namespace Qt::Literals::StringLiterals;
using model::Coverage;
using model::Step;
using model::StepStatus;

Q_DECLARE_METATYPE(shindan::model::StepStatus)

class StepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHealthyWorkerSpeaksForItselfOnly();
    void aNodeThatLostReadyIsAProblem();
    void aDumpSpeaksForTheCluster();
    void aMasterPointsToTheOthers();
    void kubeletsService_data();
    void kubeletsService();
    void errorsThatLastMakeAProblem();
    void nothingCollectedIsNotHealthy();
    void rowsOfContainers_data();
    void rowsOfContainers();
    void podsOfADump();
    void noticesOfAWorkersBundle();
    void aLogOnItsOwnIsNoBundle();
    void windowsBundlesAreCollectedOtherwise();
};

namespace {

const QByteArray noRules = R"(
  - id: kubelet.pleg-unhealthy
    title: { en: "T", ja: "題" }
    explanation: { en: "E", ja: "説明" }
    severity: error
    component: kubelet
    match: { pattern: { variants: [ { text: 'PLEG is not healthy' } ] } }
)";

const Step &stepOf(const model::Analysis &analysis, const QString &id)
{
    for (const Step &step : analysis.steps) {
        if (step.id == id)
            return step;
    }
    qFatal("no such step");
}

QStringList noticeIds(const model::Analysis &analysis)
{
    QStringList ids;
    for (const model::Notice &notice : analysis.notices)
        ids.append(notice.id);
    return ids;
}

Story worker()
{
    Story story;
    story.layout(u"ack-linux"_s);
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(log, {u"2025-12-13T11:34:52Z"_s, u"kubelet"_s, u"Recording event message for node node=worker-1 event=NodeReady"_s});
    story.fact(u"service.kubelet.active"_s, u"active"_s, u"string"_s);
    const auto proxy = story.log(u"cs/edge/kube-proxy_containerd.log"_s, u"pod-log"_s);
    story.line(proxy, {QString(), QString(),
                       u"caa31617851b0       35162360f5ee8       14 minutes ago      Running             kube-proxy-worker     0    089c7307a2bbe       kube-proxy-worker-abcde      kube-system"_s});
    story.log(u"events.log"_s, u"events-table"_s, Coverage::Empty);
    story.log(u"cluster_dump.log"_s, u"object-dump"_s, Coverage::Empty);
    return story;
}

} // namespace

void StepsTest::aHealthyWorkerSpeaksForItselfOnly()
{
    const auto analysis = worker().analyse(noRules);
    QCOMPARE(analysis->steps.size(), size_t(3));
    const Step &nodes = stepOf(*analysis, u"nodes"_s);
    QCOMPARE(nodes.status, StepStatus::Ok);
    QVERIFY(!nodes.clusterScope);
    QVERIFY(nodes.detail.en.contains(u"2025-12-13 19:34:52 +08:00"_s)); // as the node's clock showed it
    QVERIFY(nodes.detail.ja.contains(u"2025-12-13 19:34:52 +08:00"_s));
    QVERIFY(!nodes.detail.en.contains(u"All "_s));
    QVERIFY(nodes.detail.en.contains(u"kubectl get nodes"_s));
    const Step &components = stepOf(*analysis, u"components"_s);
    QCOMPARE(components.status, StepStatus::Partial); // one component is known, the rest is not
    QVERIFY(!components.clusterScope);
    QVERIFY(components.detail.en.contains(u"kube-proxy-worker"_s));
    QCOMPARE(stepOf(*analysis, u"kubelet"_s).status, StepStatus::Ok);
    for (const Step &step : analysis->steps) {
        QVERIFY(step.faq.contains(u"step-"_s + step.id));
        QVERIFY(step.faq.contains(u"troubleshoot-cluster-three-steps"_s));
    }
}

void StepsTest::aNodeThatLostReadyIsAProblem()
{
    Story story = worker();
    story.line(model::SourceId(0), {u"2025-12-13T12:00:00Z"_s, u"kubelet"_s, u"Node became not ready node=worker-1 condition={}"_s});
    auto analysis = story.analyse(noRules);
    QCOMPARE(stepOf(*analysis, u"nodes"_s).status, StepStatus::Problem);
    QVERIFY(stepOf(*analysis, u"nodes"_s).faq.contains(u"node-failed"_s));
    story.line(model::SourceId(0), {u"2025-12-13T12:05:00Z"_s, u"kubelet"_s, u"Node worker-1 status is now: NodeReady"_s});
    analysis = story.analyse(noRules);
    QCOMPARE(stepOf(*analysis, u"nodes"_s).status, StepStatus::Ok);
    QVERIFY(stepOf(*analysis, u"nodes"_s).detail.en.contains(u"20:05:00"_s));
}

void StepsTest::aDumpSpeaksForTheCluster()
{
    Story story;
    story.layout(u"ack-linux"_s);
    const auto dump = story.log(u"cluster_dump.log"_s, u"object-dump"_s);
    story.line(dump, {QString(), QString(), u"{\"kind\":\"PodList\",\"items\":[{\"metadata\":{\"name\":\"coredns-1\",\"namespace\":\"kube-system\"},\"status\":{\"phase\":\"Running\",\"containerStatuses\":[{\"ready\":false,\"restartCount\":9,\"state\":{\"waiting\":{\"reason\":\"CrashLoopBackOff\"}}}]}}]}"_s});
    story.fact(u"node.condition.Ready"_s, u"True"_s, u"string"_s);
    auto analysis = story.analyse(noRules);
    QVERIFY(stepOf(*analysis, u"nodes"_s).clusterScope);
    QCOMPARE(stepOf(*analysis, u"nodes"_s).status, StepStatus::Ok);
    QVERIFY(stepOf(*analysis, u"components"_s).clusterScope);
    QCOMPARE(stepOf(*analysis, u"components"_s).status, StepStatus::Problem);
    QVERIFY(stepOf(*analysis, u"components"_s).detail.ja.contains(u"coredns-1 (CrashLoopBackOff)"_s));
    story.fact(u"node.condition.Ready"_s, u"Unknown"_s, u"string"_s);
    analysis = story.analyse(noRules);
    QCOMPARE(stepOf(*analysis, u"nodes"_s).status, StepStatus::Problem);
}

// A dedicated cluster is the only one whose masters can be lost by the customer.
void StepsTest::aMasterPointsToTheOthers()
{
    Story story = worker();
    const auto etcd = story.log(u"cs/etcd.log"_s, u"etcd-log"_s);
    story.line(etcd, {u"2025-12-13T11:34:00Z"_s, u"etcd"_s, u"go on"_s});
    QVERIFY(stepOf(*story.analyse(noRules), u"nodes"_s).faq.contains(u"master-node-deleted"_s));
    QVERIFY(!stepOf(*worker().analyse(noRules), u"nodes"_s).faq.contains(u"master-node-deleted"_s));
}

void StepsTest::kubeletsService_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<StepStatus>("status");
    QTest::newRow("active") << u"active"_s << StepStatus::Ok;
    QTest::newRow("inactive") << u"inactive"_s << StepStatus::Problem;
    QTest::newRow("failed") << u"failed"_s << StepStatus::Problem;
    QTest::newRow("activating") << u"activating"_s << StepStatus::Problem;
    QTest::newRow("not told, but a log is there") << QString() << StepStatus::Partial;
}

void StepsTest::kubeletsService()
{
    QFETCH(QString, state);
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(log, {u"2025-12-13T11:34:52Z"_s, u"kubelet"_s, u"go on"_s});
    if (!state.isEmpty())
        story.fact(u"service.kubelet.active"_s, state, u"string"_s);
    const auto analysis = story.analyse(noRules);
    QTEST(stepOf(*analysis, u"kubelet"_s).status, "status");
    if (!state.isEmpty() && state != u"active"_s)
        QVERIFY(stepOf(*analysis, u"kubelet"_s).detail.en.contains(state));
}

void StepsTest::errorsThatLastMakeAProblem()
{
    Story story = worker();
    story.line(model::SourceId(0), {u"2025-12-13T12:00:00Z"_s, u"kubelet"_s, u"PLEG is not healthy"_s});
    const auto analysis = story.analyse(noRules);
    const Step &step = stepOf(*analysis, u"kubelet"_s);
    QCOMPARE(step.status, StepStatus::Problem);
    QCOMPARE(step.findings, std::vector<QString>{analysis->findings[0].id});
}

void StepsTest::nothingCollectedIsNotHealthy()
{
    const auto analysis = Story().analyse(noRules);
    for (const Step &step : analysis->steps) {
        QCOMPARE(step.status, StepStatus::NotCollected);
        QVERIFY(!step.detail.isEmpty());
    }
}

void StepsTest::rowsOfContainers_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("name");  // empty: no row
    QTest::addColumn<QString>("pod");
    QTest::addColumn<bool>("well");
    QTest::addColumn<int>("restarts");
    QTest::newRow("crictl, with namespace")
        << u"cff488039999b   969ed13c812d8   13 minutes ago   Running   coredns   0   0b3904bfd6a41   coredns-7784559f6-abcde   kube-system"_s
        << u"coredns"_s << u"kube-system/coredns-7784559f6-abcde"_s << true << 0;
    QTest::newRow("crictl, older")
        << u"cff488039999b   registry.example/coredns@sha256:ab   2 hours ago   Exited   coredns   14   0b3904bfd6a41   coredns-7784559f6-abcde"_s
        << u"coredns"_s << u"coredns-7784559f6-abcde"_s << false << 14;
    QTest::newRow("docker")
        << u"1f2e3d4c5b6a   9b8c7d6e5f4a   \"/coredns -conf /etc…\"   3 days ago   Up 3 days   k8s_coredns_coredns-abc_kube-system_0a1b2c3d-uid_2"_s
        << u"coredns"_s << u"kube-system/coredns-abc"_s << true << 2;
    QTest::newRow("docker, gone")
        << u"1f2e3d4c5b6a   9b8c7d6e5f4a   \"/coredns\"   3 days ago   Exited (1) 4 minutes ago   k8s_coredns_coredns-abc_kube-system_0a1b2c3d-uid_7"_s
        << u"coredns"_s << u"kube-system/coredns-abc"_s << false << 7;
    QTest::newRow("a pod's pause container")
        << u"1f2e3d4c5b6a   pause:3.5   \"/pause\"   3 days ago   Up 3 days   k8s_POD_coredns-abc_kube-system_0a1b2c3d-uid_2"_s << QString() << QString()
        << false << 0;
    QTest::newRow("the log itself") << u"I1213 11:34:34.552610       1 shared_informer.go:349] \"Waiting\""_s << QString() << QString() << false << 0;
    QTest::newRow("nothing") << QString() << QString() << QString() << false << 0;
}

void StepsTest::rowsOfContainers()
{
    QFETCH(QString, row);
    QFETCH(QString, name);
    const auto state = readContainerRow(row);
    QCOMPARE(state.has_value(), !name.isEmpty());
    if (!state)
        return;
    QCOMPARE(state->name, name);
    QTEST(state->pod, "pod");
    QTEST(state->well, "well");
    QTEST(state->restarts, "restarts");
}

void StepsTest::podsOfADump()
{
    const QByteArray dump = R"({"kind":"NodeList","items":[{"metadata":{"name":"worker-1"},"status":{"phase":"Running"}}]}
{
    "kind": "PodList",
    "items": [
        { "metadata": { "name": "web-1", "namespace": "default" }, "status": { "phase": "Failed" } },
        { "metadata": { "name": "kube-proxy-1", "namespace": "kube-system" },
          "status": { "phase": "Running", "containerStatuses": [ { "ready": true, "restartCount": 3 } ] } },
        { "metadata": { "name": "job-1", "namespace": "kube-system" }, "status": { "phase": "Succeeded" } },
        { "metadata": { "name": "terway-1", "namespace": "kube-system" }, "status": { "phase": "Pending" } }
    ]
}
==== START logs for container x of pod kube-system/kube-proxy-1 ====
{"kind":"Pod","metadata":{"name":"quoted","namespace":"kube-system"},"status":{"phase":"Failed"}}
==== END logs for container x of pod kube-system/kube-proxy-1 ====
{
    "kind": "PodList",
    "items": [
        { "metadata": { "name": "coredns-1", "namespace": "kube-system" }, "status": { "phase": "Running" } }
    ]
})";
    const auto pods = readPodObjects({dump.constData(), size_t(dump.size())});
    QCOMPARE(pods.size(), size_t(4));
    QCOMPARE(pods[3].name, u"coredns-1"_s); // with --all-namespaces, the objects of later ones stand behind the logs of earlier ones
    QCOMPARE(pods[3].line.value(), 18U);
    QCOMPARE(pods[0].name, u"kube-proxy-1"_s);
    QCOMPARE(pods[0].restarts, 3);
    QVERIFY(pods[0].well);
    QCOMPARE(pods[0].line.value(), 6U);
    QVERIFY(pods[1].well);  // a job that is done
    QVERIFY(!pods[2].well);
    QCOMPARE(pods[2].state, u"Pending"_s);
}

void StepsTest::noticesOfAWorkersBundle()
{
    Story story = worker();
    story.missing(u"memory_info"_s, u"memory-info"_s);
    story.log(u"logs/messages"_s, u"system-log"_s, Coverage::RateLimited);
    const auto analysis = story.analyse(noRules);
    QCOMPARE(noticeIds(*analysis), (QStringList{u"events-not-collected"_s, u"cluster-dump-not-collected"_s, u"control-plane-not-collected"_s,
                                                u"members-missing"_s, u"log-rate-limited"_s}));
    QCOMPARE(analysis->notices[0].source, u"events.log"_s);
    QCOMPARE(analysis->notices[0].faq, QStringList{u"collect-diagnostic-data"_s});
    QVERIFY(analysis->notices[2].faq.contains(u"connect-to-master-node"_s));
    QVERIFY(analysis->notices[3].detail.en.contains(u"memory_info"_s));
    for (const model::Notice &notice : analysis->notices) {
        QVERIFY(!notice.title.en.startsWith(u"diagnosis."_s));
        QVERIFY(!notice.detail.ja.startsWith(u"diagnosis."_s));
    }
}

void StepsTest::aLogOnItsOwnIsNoBundle()
{
    Story story;
    story.layout(u"single-file"_s);
    const auto log = story.log(u"kubelet.log"_s, u"other"_s);
    story.line(log, {u"2025-12-13T11:34:52Z"_s, u"kubelet"_s, u"go on"_s});
    const auto analysis = story.analyse(noRules);
    QCOMPARE(noticeIds(*analysis), QStringList{u"no-bundle"_s});
    QCOMPARE(analysis->notices[0].faq, (QStringList{u"collect-diagnostic-data"_s, u"collect-diagnostic-data-windows"_s}));
}

void StepsTest::windowsBundlesAreCollectedOtherwise()
{
    Story story;
    story.layout(u"ack-windows"_s);
    story.missing(u"kubelet.log"_s, u"kubelet-log"_s);
    const auto analysis = story.analyse(noRules);
    QCOMPARE(noticeIds(*analysis), QStringList{u"members-missing"_s});
    QCOMPARE(analysis->notices[0].faq, QStringList{u"collect-diagnostic-data-windows"_s});
}

QTEST_GUILESS_MAIN(StepsTest)
#include "steps_test.moc"
