// What explains what, and in which order findings are read.

#include "story.h"

#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace shindan::diagnosis::test;
using namespace Qt::Literals::StringLiterals;

class CausesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChainIsReadFromItsBeginning();
    void theCauseMustComeInTime_data();
    void theCauseMustComeInTime();
    void laterEpisodesHaveCausesOfTheirOwn();
    void podsAreNotMixedUp();
    void aNamespaceCapturedAloneJoinsAFullName();
    void valuesOfUngroupedHitsJoin();
    void factsExplainWhatThisBootShows();
    void whatIsOverExplainsNoFact();
    void whatIsOverExplainsNothingLater();
    void oneEntryMayNameSeveralRules();
    void anotherBundleIsAnotherNode();
    void aClusterJoinReachesOtherBundles();
    void aCircleIsCut();
    void theOrderOfReading();
};

namespace {

// Rules that hit a line that is their own id.
QByteArray rule(const QByteArray &id, const QByteArray &severity, const QByteArray &rest = {})
{
    return "  - id: " + id + "\n    severity: " + severity + R"(
    title: { en: "T", ja: "題" }
    explanation: { en: "E", ja: "説明" }
    component: kernel
    match: { pattern: { variants: [ { text: '^)" + id + R"((?: pod=(?<pod>\S+))?(?: namespace=(?<namespace>\S+))?$' } ] } }
)" + rest;
}

QByteArray byPod(const QByteArray &id, const QByteArray &rest = {})
{
    QByteArray yaml = rule(id, "error", rest);
    return yaml.replace("} ] } }\n", "} ] }, by: [pod] }\n");
}

QByteArray cause(const QByteArray &id, const QByteArray &join = "node")
{
    return "      - { rule: " + id + ", join: [" + join + "], within: 10m, lag: 2m }\n";
}

class Told
{
public:
    Told() { m_log = m_story.log(u"logs/messages"_s, u"system-log"_s); }
    Told &at(const QString &time, const QString &message)
    {
        m_story.line(m_log, {u"2025-12-13T"_s + time + u'Z', u"kernel"_s, message});
        return *this;
    }
    Story &story() { return m_story; }

private:
    Story m_story;
    model::SourceId m_log;
};

QStringList causesOf(const model::Analysis &analysis, const QString &rule)
{
    QStringList rules;
    for (const QString &id : findingOf(analysis, rule)->causes)
        rules.append(analysis.finding(id)->rule);
    rules.sort();
    return rules;
}

QStringList order(const model::Analysis &analysis)
{
    QStringList rules;
    for (const model::Finding &finding : analysis.findings)
        rules.append(finding.rule);
    return rules;
}

} // namespace

// NFS stops answering, a task hangs, PLEG is unhealthy, the node is NotReady: the warning is where to begin.
void CausesTest::aChainIsReadFromItsBeginning()
{
    const QByteArray rules = rule("kernel.nfs", "warning") + rule("kernel.hung", "error", "    causes:\n" + cause("kernel.nfs"))
        + rule("kubelet.pleg", "error", "    causes:\n" + cause("kernel.hung")) + rule("node.not-ready", "critical", "    causes:\n" + cause("kubelet.pleg"))
        + rule("disk.unrelated", "critical");
    Told told;
    told.at(u"11:00:00"_s, u"disk.unrelated"_s)
        .at(u"11:40:00"_s, u"kernel.nfs"_s)
        .at(u"11:42:00"_s, u"kernel.hung"_s)
        .at(u"11:45:00"_s, u"kubelet.pleg"_s)
        .at(u"11:46:00"_s, u"node.not-ready"_s);
    const auto analysis = told.story().analyse(rules);
    QCOMPARE(order(*analysis), (QStringList{u"kernel.nfs"_s, u"kernel.hung"_s, u"kubelet.pleg"_s, u"node.not-ready"_s, u"disk.unrelated"_s}));
    for (const model::Finding &finding : analysis->findings) {
        for (const QString &id : finding.causes)
            QVERIFY(std::ranges::count(analysis->finding(id)->symptoms, finding.id) == 1); // both ways
    }
    QCOMPARE(causesOf(*analysis, u"node.not-ready"_s), QStringList{u"kubelet.pleg"_s});
}

void CausesTest::theCauseMustComeInTime_data()
{
    QTest::addColumn<QString>("time"); // of the cause; the symptom begins at 11:40:00
    QTest::addColumn<bool>("explains");
    QTest::newRow("eleven minutes before") << u"11:29:00"_s << false;
    QTest::newRow("ten minutes before") << u"11:30:00"_s << true;
    QTest::newRow("reported late") << u"11:42:00"_s << true;
    QTest::newRow("too late") << u"11:42:01"_s << false;
}

void CausesTest::theCauseMustComeInTime()
{
    QFETCH(QString, time);
    QFETCH(bool, explains);
    Told told;
    told.at(time, u"kernel.cause"_s).at(u"11:40:00"_s, u"kernel.symptom"_s);
    const auto analysis = told.story().analyse(rule("kernel.cause", "error") + rule("kernel.symptom", "error", "    causes:\n" + cause("kernel.cause")));
    QCOMPARE(!findingOf(*analysis, u"kernel.symptom"_s)->causes.empty(), explains);
}

// A symptom that begins again after a pause may have another cause than at first; one that goes on is not explained by what came later.
void CausesTest::laterEpisodesHaveCausesOfTheirOwn()
{
    const QByteArray rules = rule("kernel.cause", "error") + rule("kernel.symptom", "error", "    causes:\n" + cause("kernel.cause"));
    Told twice;
    twice.at(u"09:00:00"_s, u"kernel.symptom"_s).at(u"11:39:00"_s, u"kernel.cause"_s).at(u"11:40:00"_s, u"kernel.symptom"_s);
    QCOMPARE(causesOf(*twice.story().analyse(rules), u"kernel.symptom"_s), QStringList{u"kernel.cause"_s});

    Told lasting;
    for (int minute = 10; minute < 40; minute += 5)
        lasting.at(u"11:%1:00"_s.arg(minute), u"kernel.symptom"_s);
    lasting.at(u"11:31:00"_s, u"kernel.cause"_s);
    QCOMPARE(causesOf(*lasting.story().analyse(rules), u"kernel.symptom"_s), QStringList{});
}

void CausesTest::podsAreNotMixedUp()
{
    const QByteArray rules = byPod("pod.oom") + byPod("pod.loop", "    causes:\n" + cause("pod.oom", "node, pod"));
    Told told;
    told.at(u"11:39:00"_s, u"pod.oom pod=shop/a"_s).at(u"11:40:00"_s, u"pod.loop pod=shop/a"_s).at(u"11:40:00"_s, u"pod.loop pod=shop/b"_s);
    const auto analysis = told.story().analyse(rules);
    for (const model::Finding &finding : analysis->findings) {
        if (finding.rule == u"pod.loop"_s)
            QCOMPARE(finding.causes.size(), size_t(finding.subject.value(u"pod"_s) == u"shop/a"_s ? 1 : 0));
    }
}

void CausesTest::aNamespaceCapturedAloneJoinsAFullName()
{
    const QByteArray rules = byPod("pod.oom") + byPod("pod.loop", "    causes:\n" + cause("pod.oom", "pod"));
    Told told;
    told.at(u"11:39:00"_s, u"pod.oom pod=a namespace=shop"_s).at(u"11:40:00"_s, u"pod.loop pod=shop/a"_s);
    QCOMPARE(causesOf(*told.story().analyse(rules), u"pod.loop"_s), QStringList{u"pod.oom"_s});
}

// The cause is one finding for several pods; each of their symptoms still finds it.
void CausesTest::valuesOfUngroupedHitsJoin()
{
    const QByteArray rules = rule("kernel.oom", "error") + byPod("pod.loop", "    causes:\n" + cause("kernel.oom", "pod"));
    Told told;
    told.at(u"11:39:00"_s, u"kernel.oom pod=shop/a"_s).at(u"11:39:10"_s, u"kernel.oom pod=shop/b"_s).at(u"11:40:00"_s, u"pod.loop pod=shop/b"_s);
    QCOMPARE(causesOf(*told.story().analyse(rules), u"pod.loop"_s), QStringList{u"kernel.oom"_s});
}

void CausesTest::factsExplainWhatThisBootShows()
{
    const QByteArray rules = R"(
  - id: node.disk-full
    severity: error
    title: { en: "T", ja: "題" }
    explanation: { en: "E", ja: "説明" }
    component: node
    match: { fact: 'disk.used-percent >= 95' }
)" + rule("pod.evicted", "error", "    causes:\n" + cause("node.disk-full"));
    Told now;
    now.at(u"11:40:00"_s, u"pod.evicted"_s);
    now.story().fact(u"disk.used-percent"_s, 97.0, u"number"_s, u"/"_s);
    QCOMPARE(causesOf(*now.story().analyse(rules), u"pod.evicted"_s), QStringList{u"node.disk-full"_s});

    Told earlier;
    earlier.at(u"11:40:00"_s, u"pod.evicted"_s);
    earlier.story().fact(u"disk.used-percent"_s, 97.0, u"number"_s, u"/"_s);
    earlier.story().boot(u"2025-12-14T00:00:00Z"_s, true); // the line is of an earlier boot, the fact of this one
    QCOMPARE(causesOf(*earlier.story().analyse(rules), u"pod.evicted"_s), QStringList{});
}

void CausesTest::whatIsOverExplainsNoFact()
{
    const QByteArray rules = rule("kubelet.down", "error", "    clears: { pattern: { variants: [ { text: '^kubelet.up$' } ] } }\n") + R"(
  - id: node.not-ready-now
    severity: error
    title: { en: "T", ja: "題" }
    explanation: { en: "E", ja: "説明" }
    component: node
    match: { fact: 'node.ready == false' }
    causes:
      - { rule: kubelet.down, join: [node], within: 24h, lag: 24h }
)";
    Told told;
    told.story().fact(u"node.ready"_s, false, u"boolean"_s);
    told.at(u"11:40:00"_s, u"kubelet.down"_s);
    QCOMPARE(causesOf(*told.story().analyse(rules), u"node.not-ready-now"_s), QStringList{u"kubelet.down"_s});
    told.at(u"11:41:00"_s, u"kubelet.up"_s);
    QCOMPARE(causesOf(*told.story().analyse(rules), u"node.not-ready-now"_s), QStringList{});
}

void CausesTest::whatIsOverExplainsNothingLater()
{
    const QByteArray rules = rule("cni.not-ready", "error", "    clears: { pattern: { variants: [ { text: '^node.ready$' } ] } }\n")
        + rule("pod.sandbox", "error", "    causes:\n" + cause("cni.not-ready"));
    Told after;
    after.at(u"11:30:00"_s, u"cni.not-ready"_s).at(u"11:31:00"_s, u"node.ready"_s).at(u"11:34:00"_s, u"pod.sandbox"_s);
    QCOMPARE(causesOf(*after.story().analyse(rules), u"pod.sandbox"_s), QStringList{});

    Told during; // it recovered later on
    during.at(u"11:30:00"_s, u"cni.not-ready"_s).at(u"11:30:30"_s, u"pod.sandbox"_s).at(u"11:31:00"_s, u"node.ready"_s);
    QCOMPARE(causesOf(*during.story().analyse(rules), u"pod.sandbox"_s), QStringList{u"cni.not-ready"_s});

    Told again; // of an earlier episode: over by then; of the one that goes on: not
    again.at(u"09:00:00"_s, u"cni.not-ready"_s).at(u"09:01:00"_s, u"node.ready"_s).at(u"09:06:00"_s, u"pod.sandbox"_s).at(u"11:30:00"_s, u"cni.not-ready"_s);
    QCOMPARE(causesOf(*again.story().analyse(rules), u"pod.sandbox"_s), QStringList{});
    again.at(u"11:36:00"_s, u"pod.sandbox"_s);
    QCOMPARE(causesOf(*again.story().analyse(rules), u"pod.sandbox"_s), QStringList{u"cni.not-ready"_s});
}

void CausesTest::oneEntryMayNameSeveralRules()
{
    const QByteArray rules = rule("disk.io-error", "error") + rule("disk.slow", "error") + rule("disk.other", "error")
        + rule("kernel.hung", "error", "    causes:\n      - { rules: [disk.io-error, disk.slow], join: [node], within: 10m, lag: 2m }\n");
    Told told;
    told.at(u"11:38:00"_s, u"disk.other"_s).at(u"11:38:30"_s, u"disk.slow"_s).at(u"11:39:00"_s, u"disk.io-error"_s).at(u"11:40:00"_s, u"kernel.hung"_s);
    QStringList causes = causesOf(*told.story().analyse(rules), u"kernel.hung"_s);
    causes.sort();
    QCOMPARE(causes, (QStringList{u"disk.io-error"_s, u"disk.slow"_s}));
}

void CausesTest::anotherBundleIsAnotherNode()
{
    Story story;
    story.anotherBundle();
    const auto first = story.log(u"logs/messages"_s, u"system-log"_s);
    const auto second = story.log(u"logs/messages"_s, u"system-log"_s, model::Coverage::Whole, 1);
    story.line(first, {u"2025-12-13T11:39:00Z"_s, u"kernel"_s, u"kernel.cause"_s});
    story.line(second, {u"2025-12-13T11:40:00Z"_s, u"kernel"_s, u"kernel.symptom"_s});
    const auto analysis = story.analyse(rule("kernel.cause", "error") + rule("kernel.symptom", "error", "    causes:\n" + cause("kernel.cause")));
    QCOMPARE(causesOf(*analysis, u"kernel.symptom"_s), QStringList{});
}

void CausesTest::aClusterJoinReachesOtherBundles()
{
    Story story;
    story.anotherBundle();
    const auto master = story.log(u"cs/etcd.log"_s, u"etcd-log"_s);
    const auto worker = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s, model::Coverage::Whole, 1);
    story.line(master, {u"2025-12-13T11:39:00Z"_s, u"etcd"_s, u"etcd.slow"_s});
    story.line(worker, {u"2025-12-13T11:40:00Z"_s, u"kubelet"_s, u"kubelet.lease"_s});
    const auto analysis = story.analyse(rule("etcd.slow", "error") + rule("kubelet.lease", "error", "    causes:\n" + cause("etcd.slow", "cluster")));
    QCOMPARE(causesOf(*analysis, u"kubelet.lease"_s), QStringList{u"etcd.slow"_s});
}

void CausesTest::aCircleIsCut()
{
    const QByteArray rules = rule("kernel.one", "error", "    causes:\n" + cause("kernel.two")) + rule("kernel.two", "error", "    causes:\n" + cause("kernel.one"));
    Told told;
    told.at(u"11:39:00"_s, u"kernel.one"_s).at(u"11:40:00"_s, u"kernel.two"_s);
    const auto analysis = told.story().analyse(rules);
    QCOMPARE(order(*analysis), (QStringList{u"kernel.one"_s, u"kernel.two"_s})); // what began first is the cause
    QCOMPARE(causesOf(*analysis, u"kernel.two"_s), QStringList{u"kernel.one"_s});
    QCOMPARE(causesOf(*analysis, u"kernel.one"_s), QStringList{});
}

void CausesTest::theOrderOfReading()
{
    const QByteArray rules = rule("a.info", "info") + rule("b.warning", "warning") + rule("c.error", "error") + rule("d.critical", "critical")
        + rule("e.many", "error") + rule("f.ended", "critical", "    clears: { pattern: { variants: [ { text: '^f.cleared$' } ] } }\n");
    Told told;
    told.at(u"10:00:00"_s, u"d.critical"_s)
        .at(u"11:00:00"_s, u"a.info"_s)
        .at(u"11:00:01"_s, u"b.warning"_s)
        .at(u"11:00:02"_s, u"c.error"_s)
        .at(u"11:00:03"_s, u"e.many"_s)
        .at(u"11:00:04"_s, u"e.many"_s)
        .at(u"11:00:05"_s, u"f.ended"_s)
        .at(u"11:00:06"_s, u"f.cleared"_s);
    // Severity first; what recovered is one lighter and stands behind what lasts; more hits before fewer.
    QCOMPARE(order(*told.story().analyse(rules)),
             (QStringList{u"d.critical"_s, u"e.many"_s, u"c.error"_s, u"f.ended"_s, u"b.warning"_s, u"a.info"_s}));
}

QTEST_GUILESS_MAIN(CausesTest)
#include "causes_test.moc"
