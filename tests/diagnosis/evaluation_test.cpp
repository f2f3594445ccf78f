// What rules make of hits: counts, windows, starts, recovery, copies, boots, order, absence. Each test is a small story.

#include "story.h"

#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace shindan::diagnosis::test;
using namespace Qt::Literals::StringLiterals;
using model::FindingState;

namespace {

const QByteArray words = R"(
    title: { en: "T", ja: "題" }
    explanation: { en: "E", ja: "説明" }
    component: kernel
    faq: [hung-task]
)";

QByteArray rule(const QByteArray &id, const QByteArray &severity, const QByteArray &rest)
{
    return "  - id: " + id + "\n    severity: " + severity + words + rest;
}

} // namespace

class EvaluationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneLineIsAFinding();
    void aQuotationInAnotherProgramsLogIsNot();
    void aLineThatNamesNoPrinterCountsByItsPlace();
    void aWorkloadsTroubleIsItsOwn();
    void aBurstIsCountedInItsWindow_data();
    void aBurstIsCountedInItsWindow();
    void onlyTheBurstIsCounted();
    void eachPodIsAFindingOfItsOwn();
    void aSubjectThatAllHitsShareIsTold();
    void aTitleSurvivesWhatWasNotCaptured();
    void copiesAreToldNotCounted();
    void aCopyWithoutItsTwinCounts();
    void startNoiseIsDropped();
    void startNoiseThatComesAgainCounts();
    void aCrashLoopHasOneStartWindow();
    void startNoiseThatEndedIsToldAsRecovered();
    void aClearingLineEndsAFinding();
    void aClearingLineOfAnotherPodEndsNothing();
    void whatComesAgainIsActive();
    void whatComesAgainAfterACalmIsToldOfItsOwnBeginning();
    void whatComesAgainSoonGoesOn();
    void theLastOfSeveralEpisodesMayHaveEnded();
    void earlierBootsStandApart();
    void theCurrentBootSpeaksForEarlierOnes();
    void theSpecialRuleFoldsTheGeneralOne();
    void aSpecialRuleThatStaysSilentFoldsNothing();
    void factsThatSayTheSameAreEvidence();
    void aSequenceNeedsItsOrder();
    void aSequenceNeedsTheSameThing();
    void whatShouldComeAndDoesNot();
    void absenceIsNotClaimedWithoutTheWholeLog();
    void allPartsMustHoldOfOneNode();
    void notIsNotSaidOfWhatWasNotCollected();
    void factsMakeFindings();
    void idsComeFromRuleBundleAndSubject();
    void evidenceIsCapped();
    void twiceTheSame();
};

void EvaluationTest::aWorkloadsTroubleIsItsOwn()
{
    const QByteArray rules = rule("certificate.expired", "error", R"(
    match: { pattern: { variants: [ { text: 'certificate has expired' } ] } }
    specialises: [pod.tls-failed]
)") + rule("pod.tls-failed", "warning", R"(
    match: { pattern: { variants: [ { text: 'certificate has expired' } ], roles: [pod-log] }, by: [pod] }
)");
    Story story;
    for (const QString &path : {u"pods/shop_web-0_0a1b2c/web/0.log"_s, u"pods/shop_db-0_0a1b2d/db/0.log"_s, u"pods/kube-system_nginx-ingress-x_0a1b2e/n/0.log"_s})
        story.line(story.log(path, u"pod-log"_s), {u"2025-12-13T11:00:00Z"_s, u""_s, u"x509: certificate has expired"_s});
    const auto workloads = story.analyse(rules);
    QCOMPARE(told(*workloads), QStringList(3, u"pod.tls-failed warning active"_s));
    QStringList pods;
    for (const model::Finding &finding : workloads->findings)
        pods.append(finding.subject.value(u"pod"_s));
    pods.sort();
    QCOMPARE(pods, (QStringList{u"kube-system/nginx-ingress-x"_s, u"shop/db-0"_s, u"shop/web-0"_s}));

    Story component;
    component.line(component.log(u"pods/kube-system_csi-plugin-x_0a1b2c/csi/0.log"_s, u"pod-log"_s), {u"2025-12-13T11:00:00Z"_s, u""_s, u"x509: certificate has expired"_s});
    QCOMPARE(told(*component.analyse(rules)), QStringList{u"certificate.expired error active"_s});
}

void EvaluationTest::oneLineIsAFinding()
{
    Story story;
    const auto log = story.log(u"logs/dmesg.log"_s, u"kernel-log"_s);
    story.line(log, {u"2025-12-13T11:00:00Z"_s, u"kernel"_s, u"all is well"_s});
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kernel"_s, u"nf_conntrack: table full, dropping packet"_s});
    const auto analysis = story.analyse(rule("kernel.conntrack-full", "error", R"(
    match: { pattern: { variants: [ { text: 'table full, dropping packet' } ], programs: [kernel] } }
)"));
    QCOMPARE(told(*analysis), QStringList{u"kernel.conntrack-full error active"_s});
    const model::Finding &finding = analysis->findings[0];
    QCOMPARE(finding.count, quint64(1));
    QCOMPARE(*finding.first, instant(u"2025-12-13T11:40:00Z"_s));
    QCOMPARE(*finding.last, *finding.first);
    QCOMPARE(finding.evidence.size(), size_t(1));
    QCOMPARE(finding.evidence[0].source, u"logs/dmesg.log"_s);
    QCOMPARE(finding.evidence[0].line.value(), 2U);
    QCOMPARE(finding.evidence[0].bytes, QByteArray("nf_conntrack: table full, dropping packet"));
    QCOMPARE(finding.faq, QStringList{u"hung-task"_s});
    QVERIFY(finding.rows->contains({log, model::RowIndex(1)}));
    QCOMPARE(checkOf(*analysis, u"kernel.conntrack-full"_s)->status, model::CheckStatus::Fired);
}

void EvaluationTest::aQuotationInAnotherProgramsLogIsNot()
{
    Story story;
    const auto log = story.log(u"logs/messages"_s, u"system-log"_s);
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"app"_s, u"read in the kernel log: table full, dropping packet"_s});
    const auto analysis = story.analyse(rule("kernel.conntrack-full", "error", R"(
    match: { pattern: { variants: [ { text: 'table full, dropping packet' } ], programs: [kernel] } }
)"));
    QCOMPARE(told(*analysis), QStringList{});
    QCOMPARE(checkOf(*analysis, u"kernel.conntrack-full"_s)->status, model::CheckStatus::Clear);
}

// A kubelet log without outer headers does not name its printer; the role of the member does. A pod's log is nobody else's.
void EvaluationTest::aLineThatNamesNoPrinterCountsByItsPlace()
{
    Story story;
    const auto kubelet = story.log(u"logs/kubelet.err.log"_s, u"kubelet-log"_s);
    const auto pod = story.log(u"cs/edge/coredns_containerd.log"_s, u"pod-log"_s);
    const auto lone = story.log(u"upload.log"_s, u"other"_s);
    for (const auto source : {kubelet, pod, lone})
        story.line(source, {u"2025-12-13T11:40:00Z"_s, QString(), u"PLEG is not healthy"_s});
    const auto analysis = story.analyse(rule("kubelet.pleg", "error", R"(
    match: { pattern: { variants: [ { text: 'PLEG is not healthy' } ], programs: [kubelet] } }
)"));
    const model::Finding *finding = findingOf(*analysis, u"kubelet.pleg"_s);
    QVERIFY(finding);
    QCOMPARE(finding->count, quint64(2));
    QCOMPARE(finding->rows->bySource().size(), size_t(2));
    QVERIFY(!finding->rows->of(pod));
}

void EvaluationTest::aBurstIsCountedInItsWindow_data()
{
    QTest::addColumn<int>("seconds"); // between two of three hits
    QTest::addColumn<bool>("fires");
    QTest::newRow("three at once") << 0 << true;
    QTest::newRow("three in five minutes") << 150 << true; // 0, 150, 300 s: the window is closed at both ends
    QTest::newRow("a second too slow") << 151 << false;
}

void EvaluationTest::aBurstIsCountedInItsWindow()
{
    QFETCH(int, seconds);
    QFETCH(bool, fires);
    Story story;
    const auto log = story.log(u"logs/messages"_s, u"system-log"_s);
    story.lines(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"it failed"_s}, 3, seconds);
    const auto analysis = story.analyse(rule("kubelet.burst", "warning", R"(
    match: { pattern: { variants: [ { text: 'it failed' } ] }, count: 3, within: 5m }
)"));
    QCOMPARE(!analysis->findings.empty(), fires);
}

void EvaluationTest::onlyTheBurstIsCounted()
{
    Story story;
    const auto log = story.log(u"logs/messages"_s, u"system-log"_s);
    story.line(log, {u"2025-12-13T09:00:00Z"_s, u"kubelet"_s, u"it failed"_s});
    story.lines(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"it failed"_s}, 10, 60); // a long burst: any window of it fires
    story.line(log, {u"2025-12-13T18:00:00Z"_s, u"kubelet"_s, u"it failed"_s});
    const auto analysis = story.analyse(rule("kubelet.burst", "warning", R"(
    match: { pattern: { variants: [ { text: 'it failed' } ] }, count: 3, within: 5m }
)"));
    QCOMPARE(analysis->findings.size(), size_t(1));
    QCOMPARE(analysis->findings[0].count, quint64(10));
    QCOMPARE(*analysis->findings[0].first, instant(u"2025-12-13T11:40:00Z"_s));
    QCOMPARE(*analysis->findings[0].last, instant(u"2025-12-13T11:49:00Z"_s));
}

void EvaluationTest::eachPodIsAFindingOfItsOwn()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"back-off restarting pod=shop/web-1"_s});
    story.lines(log, {u"2025-12-13T11:41:00Z"_s, u"kubelet"_s, u"back-off restarting pod=shop/db-0"_s}, 3, 10);
    const auto analysis = story.analyse(rule("pod.crash-loop", "error", R"(
    match: { pattern: { variants: [ { text: 'back-off restarting pod=(?<pod>\S+)' } ] }, by: [pod] }
)"));
    QCOMPARE(analysis->findings.size(), size_t(2));
    QCOMPARE(analysis->findings[0].subject.value(u"pod"_s), u"shop/db-0"_s); // more hits first
    QCOMPARE(analysis->findings[0].count, quint64(3));
    QCOMPARE(analysis->findings[1].subject.value(u"pod"_s), u"shop/web-1"_s);
    QVERIFY(analysis->findings[0].id != analysis->findings[1].id);
}

void EvaluationTest::aSubjectThatAllHitsShareIsTold()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"lost pod=shop/a on device=vdb"_s});
    story.line(log, {u"2025-12-13T11:40:01Z"_s, u"kubelet"_s, u"lost pod=shop/b on device=vdb"_s});
    const auto analysis = story.analyse(rule("pod.lost", "error", R"(
    match: { pattern: { variants: [ { text: 'lost pod=(?<pod>\S+) on device=(?<device>\w+)' } ] } }
)"));
    QCOMPARE(analysis->findings.size(), size_t(1));
    QCOMPARE(analysis->findings[0].subject.keys(), QStringList{u"device"_s});
    QCOMPARE(analysis->findings[0].subject.value(u"device"_s), u"vdb"_s);
}

void EvaluationTest::aTitleSurvivesWhatWasNotCaptured()
{
    Story story;
    const auto log = story.log(u"logs/messages"_s, u"system-log"_s);
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"systemd"_s, u"chronyd.service failed"_s});
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"other"_s, u"something failed"_s});
    const QByteArray yaml = R"(
  - id: system.failed
    severity: error
    title: { en: "A service failed: {unit}", ja: "サービスが失敗しました: {unit}" }
    explanation: { en: "E", ja: "説明" }
    component: systemd
    match: { pattern: { variants: [ { text: '(?<unit>\S+\.service) failed' }, { text: 'something failed' } ] }, by: [unit] }
)";
    const auto analysis = story.analyse(yaml);
    QStringList titles;
    for (const model::Finding &finding : analysis->findings)
        titles << finding.title.en << finding.title.ja;
    titles.sort();
    QCOMPARE(titles, (QStringList{u"A service failed"_s, u"A service failed: chronyd.service"_s, u"サービスが失敗しました"_s,
                                  u"サービスが失敗しました: chronyd.service"_s}));
}

void EvaluationTest::copiesAreToldNotCounted()
{
    Story story;
    const auto fine = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    const auto coarse = story.log(u"logs/messages"_s, u"system-log"_s);
    for (int i = 0; i < 3; ++i) {
        const QString second = QString::number(10 + i);
        story.line(fine, {u"2025-12-13T11:40:"_s + second + u".500Z"_s, u"kubelet"_s, u"it failed"_s});
        story.line(coarse, {u"2025-12-13T11:40:"_s + second + u"Z"_s, u"kubelet"_s, u"it failed"_s, model::Level::Unknown, true});
    }
    const auto analysis = story.analyse(rule("kubelet.failed", "error", "    match: { pattern: { variants: [ { text: 'it failed' } ] } }\n"));
    QCOMPARE(analysis->findings.size(), size_t(1));
    const model::Finding &finding = analysis->findings[0];
    QCOMPARE(finding.count, quint64(3));
    QCOMPARE(finding.evidence.size(), size_t(3));
    for (quint32 i = 0; i < 3; ++i) {
        QCOMPARE(finding.evidence[i].source, u"logs/kubelet.log"_s);
        QCOMPARE(finding.evidence[i].copies, (std::vector<model::RowRef>{{coarse, model::RowIndex(i)}})); // in sequence
    }
}

void EvaluationTest::aCopyWithoutItsTwinCounts()
{
    Story story;
    story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    const auto coarse = story.log(u"logs/messages"_s, u"system-log"_s);
    story.line(coarse, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"it failed"_s, model::Level::Unknown, true});
    const auto analysis = story.analyse(rule("kubelet.failed", "error", R"(
    match: { pattern: { variants: [ { text: 'it failed' } ], roles: [system-log] } }
)"));
    QCOMPARE(analysis->findings.size(), size_t(1));
}

namespace {

const QByteArray startRule = rule("cni.not-ready", "error", R"(
    match: { pattern: { variants: [ { text: 'cni plugin not initialized' } ], programs: [kubelet] } }
    benign: startup
)");

Story startingNode(const QStringList &starts)
{
    Story story;
    const auto log = story.log(u"logs/messages"_s, u"system-log"_s);
    for (const QString &start : starts) {
        story.line(log, {start, u"systemd"_s, u"Started kubelet: The Kubernetes Node Agent."_s});
        story.line(log, {start, u"kubelet"_s, u"Kubelet version kubeletVersion=v1.34.1"_s});
    }
    return story;
}

} // namespace

void EvaluationTest::startNoiseIsDropped()
{
    Story story = startingNode({u"2025-12-13T11:34:20Z"_s});
    story.lines(model::SourceId(0), {u"2025-12-13T11:34:22Z"_s, u"kubelet"_s, u"cni plugin not initialized"_s}, 50, 2); // up to 100 s later
    const auto analysis = story.analyse(startRule);
    QCOMPARE(told(*analysis), QStringList{});
    const model::Check *check = checkOf(*analysis, u"cni.not-ready"_s);
    QCOMPARE(check->status, model::CheckStatus::Clear);
    QVERIFY(check->reason.en.contains(u"two minutes"_s));
}

void EvaluationTest::startNoiseThatComesAgainCounts()
{
    Story story = startingNode({u"2025-12-13T11:34:20Z"_s});
    story.line(model::SourceId(0), {u"2025-12-13T11:34:22Z"_s, u"kubelet"_s, u"cni plugin not initialized"_s});
    story.line(model::SourceId(0), {u"2025-12-13T11:36:21Z"_s, u"kubelet"_s, u"cni plugin not initialized"_s}); // 2 min 1 s after the start
    const auto analysis = story.analyse(startRule);
    QCOMPARE(told(*analysis), QStringList{u"cni.not-ready error active"_s});
    QCOMPARE(analysis->findings[0].count, quint64(2));
}

// kubelet dies and is started again every minute: only the first two minutes are a start, the rest is the fault itself.
void EvaluationTest::aCrashLoopHasOneStartWindow()
{
    QStringList starts;
    Story story;
    for (int minute = 0; minute < 6; ++minute)
        starts << u"2025-12-13T11:3%1:00Z"_s.arg(minute);
    story = startingNode(starts);
    story.line(model::SourceId(0), {u"2025-12-13T11:34:05Z"_s, u"kubelet"_s, u"cni plugin not initialized"_s});
    QCOMPARE(told(*story.analyse(startRule)), QStringList{u"cni.not-ready error active"_s});

    // Two starts an hour apart are two starts.
    Story calm = startingNode({u"2025-12-13T10:00:00Z"_s, u"2025-12-13T11:00:00Z"_s});
    calm.line(model::SourceId(0), {u"2025-12-13T10:00:30Z"_s, u"kubelet"_s, u"cni plugin not initialized"_s});
    calm.line(model::SourceId(0), {u"2025-12-13T11:00:30Z"_s, u"kubelet"_s, u"cni plugin not initialized"_s});
    QCOMPARE(told(*calm.analyse(startRule)), QStringList{});
}

void EvaluationTest::startNoiseThatEndedIsToldAsRecovered()
{
    Story story = startingNode({u"2025-12-13T11:34:20Z"_s});
    const model::SourceId log(0);
    story.line(log, {u"2025-12-13T11:34:22Z"_s, u"kubelet"_s, u"cni plugin not initialized"_s});
    story.line(log, {u"2025-12-13T11:34:52Z"_s, u"kubelet"_s, u"event=NodeReady"_s});
    const auto analysis = story.analyse(startRule + "    clears: { pattern: { variants: [ { text: 'event=NodeReady' } ] } }\n");
    QCOMPARE(told(*analysis), QStringList{u"cni.not-ready info recovered"_s}); // it tells how the start went, no more
    QCOMPARE(*analysis->findings[0].recoveredAt, instant(u"2025-12-13T11:34:52Z"_s));
}

namespace {

const QByteArray crashRule = rule("pod.crash-loop", "error", R"(
    match: { pattern: { variants: [ { text: 'back-off pod=(?<pod>\S+)' } ] }, by: [pod] }
    clears: { pattern: { variants: [ { text: 'started pod=(?<pod>\S+)' } ] } }
)");

} // namespace

void EvaluationTest::aClearingLineEndsAFinding()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.lines(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"back-off pod=shop/web-1"_s}, 3, 10);
    story.line(log, {u"2025-12-13T11:40:20Z"_s, u"kubelet"_s, u"started pod=shop/web-1"_s}); // same second as the last hit, a line later
    story.line(log, {u"2025-12-13T11:50:00Z"_s, u"kubelet"_s, u"started pod=shop/web-1"_s});
    const auto analysis = story.analyse(crashRule);
    QCOMPARE(told(*analysis), QStringList{u"pod.crash-loop error recovered"_s});
    QCOMPARE(*analysis->findings[0].recoveredAt, instant(u"2025-12-13T11:40:20Z"_s));
}

void EvaluationTest::aClearingLineOfAnotherPodEndsNothing()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"back-off pod=shop/web-1"_s});
    story.line(log, {u"2025-12-13T11:41:00Z"_s, u"kubelet"_s, u"started pod=shop/db-0"_s});
    QCOMPARE(told(*story.analyse(crashRule)), QStringList{u"pod.crash-loop error active"_s});
}

void EvaluationTest::whatComesAgainIsActive()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"back-off pod=shop/web-1"_s});
    story.line(log, {u"2025-12-13T11:41:00Z"_s, u"kubelet"_s, u"started pod=shop/web-1"_s});
    story.line(log, {u"2025-12-13T11:42:00Z"_s, u"kubelet"_s, u"back-off pod=shop/web-1"_s});
    QCOMPARE(told(*story.analyse(crashRule)), QStringList{u"pod.crash-loop error active"_s});
}

// Active since 14:00, not since the morning, which was over at 09:05.
void EvaluationTest::whatComesAgainAfterACalmIsToldOfItsOwnBeginning()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.lines(log, {u"2025-12-13T09:00:00Z"_s, u"kubelet"_s, u"back-off pod=shop/web-1"_s}, 3, 60);
    story.line(log, {u"2025-12-13T09:03:00Z"_s, u"kubelet"_s, u"started pod=shop/db-0"_s}); // another pod's
    story.line(log, {u"2025-12-13T09:05:00Z"_s, u"kubelet"_s, u"started pod=shop/web-1"_s});
    story.lines(log, {u"2025-12-13T14:00:00Z"_s, u"kubelet"_s, u"back-off pod=shop/web-1"_s}, 2, 60);
    const auto analysis = story.analyse(crashRule);
    QCOMPARE(told(*analysis), QStringList{u"pod.crash-loop error active"_s});
    const model::Finding &finding = analysis->findings[0];
    QCOMPARE(*finding.first, instant(u"2025-12-13T14:00:00Z"_s));
    QCOMPARE(*finding.last, instant(u"2025-12-13T14:01:00Z"_s));
    QCOMPARE(finding.count, quint64(2));
    QCOMPARE(finding.evidence.size(), size_t(2));
    QCOMPARE(finding.rows->count(), quint64(5)); // all of them can still be shown
    QVERIFY(finding.earlier);
    QCOMPARE(finding.earlier->episodes, quint64(1));
    QCOMPARE(finding.earlier->count, quint64(3));
    QCOMPARE(finding.earlier->first, instant(u"2025-12-13T09:00:00Z"_s));
    QCOMPARE(finding.earlier->last, instant(u"2025-12-13T09:02:00Z"_s));
    QCOMPARE(finding.earlier->recoveredAt, instant(u"2025-12-13T09:05:00Z"_s));
}

// A service that is started again and again has not recovered in between, nor does silence alone end anything.
void EvaluationTest::whatComesAgainSoonGoesOn()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    for (const QString &minute : {u"00"_s, u"09"_s, u"18"_s}) {
        story.line(log, {u"2025-12-13T09:%1:00Z"_s.arg(minute), u"kubelet"_s, u"back-off pod=shop/web-1"_s});
        story.line(log, {u"2025-12-13T09:%1:01Z"_s.arg(minute), u"kubelet"_s, u"started pod=shop/web-1"_s});
    }
    story.line(log, {u"2025-12-13T09:27:00Z"_s, u"kubelet"_s, u"back-off pod=shop/web-1"_s});
    story.line(log, {u"2025-12-13T14:00:00Z"_s, u"kubelet"_s, u"back-off pod=shop/web-1"_s});
    const auto analysis = story.analyse(crashRule);
    QCOMPARE(*analysis->findings[0].first, instant(u"2025-12-13T09:00:00Z"_s));
    QCOMPARE(analysis->findings[0].count, quint64(5));
    QVERIFY(!analysis->findings[0].earlier);
}

void EvaluationTest::theLastOfSeveralEpisodesMayHaveEnded()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    for (const QString &hour : {u"09"_s, u"11"_s, u"14"_s}) {
        story.line(log, {u"2025-12-13T%1:00:00Z"_s.arg(hour), u"kubelet"_s, u"back-off pod=shop/web-1"_s});
        story.line(log, {u"2025-12-13T%1:05:00Z"_s.arg(hour), u"kubelet"_s, u"started pod=shop/web-1"_s});
    }
    const auto analysis = story.analyse(crashRule);
    QCOMPARE(told(*analysis), QStringList{u"pod.crash-loop error recovered"_s});
    QCOMPARE(*analysis->findings[0].first, instant(u"2025-12-13T14:00:00Z"_s));
    QCOMPARE(*analysis->findings[0].recoveredAt, instant(u"2025-12-13T14:05:00Z"_s));
    QCOMPARE(analysis->findings[0].earlier->episodes, quint64(2));
    QCOMPARE(analysis->findings[0].earlier->recoveredAt, instant(u"2025-12-13T11:05:00Z"_s));
}

void EvaluationTest::earlierBootsStandApart()
{
    Story story;
    story.boot(u"2025-12-13T11:33:53Z"_s, true);
    const auto log = story.log(u"logs/messages"_s, u"system-log"_s);
    story.line(log, {u"2025-07-01T02:29:10Z"_s, u"systemd"_s, u"rsyslog.service: Failed with result 'signal'."_s});
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"small matter"_s});
    const auto analysis = story.analyse(
        rule("system.unit-failed", "critical", "    match: { pattern: { variants: [ { text: 'Failed with result' } ] } }\n")
        + rule("kubelet.small", "info", "    match: { pattern: { variants: [ { text: 'small matter' } ] } }\n"));
    // Critical, but of an earlier boot: behind everything of this one.
    QCOMPARE(told(*analysis), (QStringList{u"kubelet.small info active"_s, u"system.unit-failed critical earlier-boot"_s}));
}

void EvaluationTest::theCurrentBootSpeaksForEarlierOnes()
{
    Story story;
    story.boot(u"2025-12-13T11:33:53Z"_s, true);
    const auto log = story.log(u"logs/messages"_s, u"system-log"_s);
    story.line(log, {u"2025-07-01T02:29:10Z"_s, u"kernel"_s, u"I/O error, dev vdb"_s});
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kernel"_s, u"I/O error, dev vdb"_s});
    const auto analysis = story.analyse(rule("disk.io-error", "error", "    match: { pattern: { variants: [ { text: 'I/O error, dev (?<device>\\w+)' } ] }, by: [device] }\n"));
    QCOMPARE(told(*analysis), QStringList{u"disk.io-error error active"_s});
    QCOMPARE(analysis->findings[0].count, quint64(1));
}

namespace {

const QByteArray generalAndSpecial =
    rule("kubelet.sync-error", "error", "    match: { pattern: { variants: [ { text: 'Error syncing pod' } ] } }\n")
    + rule("pod.crash-loop", "error", R"(
    match: { pattern: { variants: [ { text: 'Error syncing pod.*CrashLoopBackOff' } ] }, count: 2 }
    specialises: [kubelet.sync-error]
)");

} // namespace

void EvaluationTest::theSpecialRuleFoldsTheGeneralOne()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.lines(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"Error syncing pod, skipping err=CrashLoopBackOff"_s}, 2, 10);
    QCOMPARE(told(*story.analyse(generalAndSpecial)), QStringList{u"pod.crash-loop error active"_s});
    story.line(log, {u"2025-12-13T11:50:00Z"_s, u"kubelet"_s, u"Error syncing pod, skipping err=other"_s});
    const auto analysis = story.analyse(generalAndSpecial);
    QCOMPARE(analysis->findings.size(), size_t(2));
    QCOMPARE(findingOf(*analysis, u"kubelet.sync-error"_s)->count, quint64(1)); // what is left to it
}

void EvaluationTest::aSpecialRuleThatStaysSilentFoldsNothing()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"Error syncing pod, skipping err=CrashLoopBackOff"_s}); // once: not enough for it
    QCOMPARE(told(*story.analyse(generalAndSpecial)), QStringList{u"kubelet.sync-error error active"_s});
}

// The lines say that the table is full, the number at collection says it, too: one finding, both as evidence.
void EvaluationTest::factsThatSayTheSameAreEvidence()
{
    const QByteArray rules = rule("node.table-full", "error", "    match: { fact: 'conntrack.used-percent >= 95' }\n")
        + rule("kernel.table-full", "critical", R"(
    match: { pattern: { variants: [ { text: 'table full' } ] } }
    clears: { pattern: { variants: [ { text: 'table has room' } ] } }
    specialises: [node.table-full]
)");
    Story story;
    story.fact(u"conntrack.used-percent"_s, 99.0, u"number"_s, {}, u"system_status"_s);
    QCOMPARE(told(*story.analyse(rules)), QStringList{u"node.table-full error active"_s});

    const auto log = story.log(u"logs/messages"_s, u"system-log"_s);
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kernel"_s, u"table full"_s});
    const auto both = story.analyse(rules);
    QCOMPARE(told(*both), QStringList{u"kernel.table-full critical active"_s});
    QCOMPARE(both->findings[0].count, quint64(1));
    QCOMPARE(both->findings[0].evidenceTotal, quint64(2));
    QCOMPARE(both->findings[0].evidence.back().source, u"system_status"_s);
    QCOMPARE(checkOf(*both, u"node.table-full"_s)->status, model::CheckStatus::Fired);

    story.line(log, {u"2025-12-13T11:41:00Z"_s, u"kernel"_s, u"table has room"_s}); // the lines tell of then, the number of later
    QCOMPARE(told(*story.analyse(rules)), (QStringList{u"node.table-full error active"_s, u"kernel.table-full critical recovered"_s}));
}

namespace {

const QByteArray sequenceRule = rule("kubelet.pulled-then-failed", "error", R"(
    match:
      sequence:
        - pattern: { variants: [ { text: 'pulled image for pod=(?<pod>\S+)' } ] }
        - pattern: { variants: [ { text: 'failed to start pod=(?<pod>\S+)' } ] }
      within: 1m
      same: [pod]
)");

} // namespace

void EvaluationTest::aSequenceNeedsItsOrder()
{
    Story wrong;
    auto log = wrong.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    wrong.line(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"failed to start pod=shop/a"_s});
    wrong.line(log, {u"2025-12-13T11:40:10Z"_s, u"kubelet"_s, u"pulled image for pod=shop/a"_s});
    wrong.line(log, {u"2025-12-13T11:41:11Z"_s, u"kubelet"_s, u"failed to start pod=shop/a"_s}); // 61 s: too late
    QCOMPARE(told(*wrong.analyse(sequenceRule)), QStringList{});

    Story right;
    log = right.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    right.line(log, {u"2025-12-13T11:40:10Z"_s, u"kubelet"_s, u"pulled image for pod=shop/a"_s});
    right.line(log, {u"2025-12-13T11:41:10Z"_s, u"kubelet"_s, u"failed to start pod=shop/a"_s});
    const auto analysis = right.analyse(sequenceRule);
    QCOMPARE(told(*analysis), QStringList{u"kubelet.pulled-then-failed error active"_s});
    QCOMPARE(analysis->findings[0].count, quint64(2)); // both lines are its evidence
    QCOMPARE(analysis->findings[0].subject.value(u"pod"_s), u"shop/a"_s);
}

void EvaluationTest::aSequenceNeedsTheSameThing()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(log, {u"2025-12-13T11:40:10Z"_s, u"kubelet"_s, u"pulled image for pod=shop/a"_s});
    story.line(log, {u"2025-12-13T11:40:20Z"_s, u"kubelet"_s, u"failed to start pod=shop/b"_s});
    QCOMPARE(told(*story.analyse(sequenceRule)), QStringList{});
}

namespace {

const QByteArray absenceRule = rule("node.never-ready", "critical", R"(
    match:
      absent:
        pattern: { variants: [ { text: 'event=NodeReady' } ], programs: [kubelet] }
        while: { pattern: { variants: [ { text: 'Kubelet version' } ], programs: [kubelet] } }
        requires: whole
        within: 5m
)");

} // namespace

void EvaluationTest::whatShouldComeAndDoesNot()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(log, {u"2025-12-13T11:34:20Z"_s, u"kubelet"_s, u"Kubelet version v1.34"_s});
    story.line(log, {u"2025-12-13T11:36:00Z"_s, u"kubelet"_s, u"still trying"_s});
    QCOMPARE(told(*story.analyse(absenceRule)), QStringList{}); // the log ends before it had to come
    story.line(log, {u"2025-12-13T11:44:00Z"_s, u"kubelet"_s, u"still trying"_s});
    QCOMPARE(told(*story.analyse(absenceRule)), QStringList{u"node.never-ready critical active"_s});
    story.line(log, {u"2025-12-13T11:45:00Z"_s, u"kubelet"_s, u"event=NodeReady"_s}); // too late to count
    QCOMPARE(told(*story.analyse(absenceRule)), QStringList{u"node.never-ready critical active"_s});

    Story well;
    const auto wellLog = well.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    well.line(wellLog, {u"2025-12-13T11:34:20Z"_s, u"kubelet"_s, u"Kubelet version v1.34"_s});
    well.line(wellLog, {u"2025-12-13T11:34:52Z"_s, u"kubelet"_s, u"event=NodeReady"_s});
    well.line(wellLog, {u"2025-12-13T11:44:00Z"_s, u"kubelet"_s, u"go on"_s});
    QCOMPARE(told(*well.analyse(absenceRule)), QStringList{});
}

void EvaluationTest::absenceIsNotClaimedWithoutTheWholeLog()
{
    Story story;
    story.boot(u"2025-12-13T08:00:00Z"_s, true);
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s, model::Coverage::Tail); // begins hours after the boot
    story.line(log, {u"2025-12-13T11:34:20Z"_s, u"kubelet"_s, u"Kubelet version v1.34"_s});
    story.line(log, {u"2025-12-13T11:44:00Z"_s, u"kubelet"_s, u"still trying"_s});
    const auto analysis = story.analyse(absenceRule);
    QCOMPARE(told(*analysis), QStringList{});
    QCOMPARE(checkOf(*analysis, u"node.never-ready"_s)->status, model::CheckStatus::Partly);
}

void EvaluationTest::allPartsMustHoldOfOneNode()
{
    const QByteArray yaml = rule("kernel.leak", "error", R"(
    match:
      all:
        - { pattern: { variants: [ { text: 'cannot allocate memory' } ] } }
        - { fact: 'kernel.version < 4' }
)");
    Story story;
    const auto log = story.log(u"logs/messages"_s, u"system-log"_s);
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"mkdir /sys/fs/cgroup/memory/x: cannot allocate memory"_s});
    QCOMPARE(told(*story.analyse(yaml)), QStringList{}); // the kernel is not known
    story.fact(u"kernel.version"_s, u"3.10.0-957.el7.x86_64"_s, u"version"_s, {}, u"system_info"_s);
    const auto analysis = story.analyse(yaml);
    QCOMPARE(told(*analysis), QStringList{u"kernel.leak error active"_s});
    QCOMPARE(analysis->findings[0].evidenceTotal, quint64(2)); // the line and the fact
    QCOMPARE(analysis->findings[0].evidence[1].source, u"system_info"_s);
}

void EvaluationTest::notIsNotSaidOfWhatWasNotCollected()
{
    const QByteArray yaml = rule("kubelet.alone", "warning", R"(
    match:
      all:
        - { pattern: { variants: [ { text: 'no runtime' } ], programs: [kubelet] } }
        - not: { pattern: { variants: [ { text: 'starting containerd' } ], programs: [containerd] } }
)");
    Story blind;
    auto kubelet = blind.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    blind.line(kubelet, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"no runtime"_s});
    blind.missing(u"logs/containerd.log"_s, u"containerd-log"_s);
    QCOMPARE(told(*blind.analyse(yaml)), QStringList{});

    Story seeing;
    kubelet = seeing.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    const auto containerd = seeing.log(u"logs/containerd.log"_s, u"containerd-log"_s);
    seeing.line(kubelet, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"no runtime"_s});
    seeing.line(containerd, {u"2025-12-13T11:39:00Z"_s, u"containerd"_s, u"something else"_s});
    QCOMPARE(told(*seeing.analyse(yaml)), QStringList{u"kubelet.alone warning active"_s});
    seeing.line(containerd, {u"2025-12-13T11:39:10Z"_s, u"containerd"_s, u"starting containerd"_s});
    QCOMPARE(told(*seeing.analyse(yaml)), QStringList{});
}

void EvaluationTest::factsMakeFindings()
{
    const QByteArray yaml = R"(
  - id: node.disk-almost-full
    severity: critical
    title: { en: "The disk of {mount} is {value} % full", ja: "{mount} のディスクの使用率が {value} % です" }
    explanation: { en: "E", ja: "説明" }
    component: node
    match: { fact: 'disk.used-percent >= 95' }
)";
    Story story;
    story.fact(u"disk.used-percent"_s, 96.5, u"number"_s, u"/var/lib/container"_s, u"system_status"_s);
    story.fact(u"disk.used-percent"_s, 12.0, u"number"_s, u"/"_s, u"system_status"_s);
    const auto analysis = story.analyse(yaml);
    QCOMPARE(analysis->findings.size(), size_t(1));
    const model::Finding &finding = analysis->findings[0];
    QCOMPARE(finding.title.en, u"The disk of /var/lib/container is 96.5 % full"_s);
    QCOMPARE(finding.title.ja, u"/var/lib/container のディスクの使用率が 96.5 % です"_s);
    QCOMPARE(finding.subject.value(u"mount"_s), u"/var/lib/container"_s);
    QVERIFY(!finding.subject.contains(u"value"_s)); // tomorrow's value is the same finding
    QVERIFY(!finding.first);
    QCOMPARE(finding.count, quint64(1));

    Story empty;
    const auto none = empty.analyse(yaml);
    QCOMPARE(checkOf(*none, u"node.disk-almost-full"_s)->status, model::CheckStatus::NotChecked);
}

// The contract that cases, comparison and truth files rely on, computed here by other means:
// printf 'pod.crash-loop\nbundle-0\npod=shop/web-1\n' | sha256sum
void EvaluationTest::idsComeFromRuleBundleAndSubject()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"back-off pod=shop/web-1"_s});
    QCOMPARE(story.analyse(crashRule)->findings[0].id, u"26fa54f6ec654b59"_s);
}

void EvaluationTest::evidenceIsCapped()
{
    Story story;
    const auto log = story.log(u"logs/messages"_s, u"system-log"_s);
    story.lines(log, {u"2025-12-13T11:00:00Z"_s, u"kubelet"_s, u"it failed"_s}, 500, 1);
    story.line(log, {u"2025-12-13T11:30:00Z"_s, u"kubelet"_s, u"it failed"_s, model::Level::Fatal});
    story.lines(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"it failed"_s}, 500, 1);
    const auto analysis = story.analyse(rule("kubelet.failed", "error", "    match: { pattern: { variants: [ { text: 'it failed' } ] } }\n"));
    const model::Finding &finding = analysis->findings[0];
    QCOMPARE(finding.count, quint64(1001));
    QCOMPARE(finding.evidenceTotal, quint64(1001));
    QCOMPARE(finding.evidence.size(), size_t(20));
    QCOMPARE(finding.evidence.front().line.value(), 1U);
    QCOMPARE(finding.evidence.back().line.value(), 1001U);
    QVERIFY(std::ranges::any_of(finding.evidence, [](const model::Evidence &evidence) { return evidence.line.value() == 501; })); // the worst
    QVERIFY(std::ranges::is_sorted(finding.evidence, {}, [](const model::Evidence &evidence) { return evidence.line; }));
    QCOMPARE(finding.rows->count(), quint64(1001));
}

void EvaluationTest::twiceTheSame()
{
    Story story;
    const auto log = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    for (int i = 0; i < 200; ++i)
        story.line(log, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"back-off pod=shop/web-%1"_s.arg(i * 7919 % 200)});
    const auto once = story.analyse(crashRule);
    const auto again = story.analyse(crashRule);
    QCOMPARE(once->findings.size(), size_t(200));
    for (size_t i = 0; i < 200; ++i)
        QCOMPARE(once->findings[i].id, again->findings[i].id);
}

QTEST_GUILESS_MAIN(EvaluationTest)
#include "evaluation_test.moc"
