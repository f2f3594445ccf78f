// Fired, clear, partly, not checked: silence is only health where somebody listened.

#include "story.h"

#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis::test;
using namespace Qt::Literals::StringLiterals;
using model::CheckStatus;
using model::Coverage;

Q_DECLARE_METATYPE(shindan::model::CheckStatus)

class CoverageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKernelRuleNeedsAKernelLog_data();
    void aKernelRuleNeedsAKernelLog();
    void twoProgramsNeedTwoLogs();
    void aPodsLogIsNotAnothers();
    void aLoneFileIsNotTheWholeStory();
    void etcdIsNotJudgedFromAWorker();
    void missingFactsAreNamed();
};

namespace {

QByteArray rule(const QByteArray &id, const QByteArray &match, const QByteArray &component = "kernel")
{
    return "  - id: " + id + R"(
    severity: error
    title: { en: "T", ja: "題" }
    explanation: { en: "E", ja: "説明" }
    component: )" + component + "\n    match: " + match + "\n";
}

const QByteArray kernelRule = rule("kernel.fault", "{ pattern: { variants: [ { text: 'BUG: fault' } ], programs: [kernel] } }");

} // namespace

void CoverageTest::aKernelRuleNeedsAKernelLog_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<Coverage>("coverage");
    QTest::addColumn<QString>("first");   // the boot is at 08:00
    QTest::addColumn<CheckStatus>("status");
    const QString early = u"2025-12-13T08:00:01Z"_s;
    const QString late = u"2025-12-13T11:00:00Z"_s;
    QTest::newRow("dmesg, whole") << u"kernel-log"_s << Coverage::Whole << early << CheckStatus::Clear;
    QTest::newRow("messages, whole") << u"system-log"_s << Coverage::Whole << early << CheckStatus::Clear;
    QTest::newRow("messages, rotated after the boot") << u"system-log"_s << Coverage::Whole << late << CheckStatus::Partly;
    QTest::newRow("tail that reaches back") << u"kernel-log"_s << Coverage::Tail << early << CheckStatus::Clear;
    QTest::newRow("tail that does not") << u"kernel-log"_s << Coverage::Tail << late << CheckStatus::Partly;
    QTest::newRow("rate limited") << u"system-log"_s << Coverage::RateLimited << early << CheckStatus::Partly;
    QTest::newRow("command failed half way") << u"kernel-log"_s << Coverage::CommandFailed << early << CheckStatus::Partly;
    QTest::newRow("empty") << u"kernel-log"_s << Coverage::Empty << QString() << CheckStatus::NotChecked;
    QTest::newRow("another program's log") << u"kubelet-log"_s << Coverage::Whole << early << CheckStatus::NotChecked;
}

void CoverageTest::aKernelRuleNeedsAKernelLog()
{
    QFETCH(QString, role);
    QFETCH(Coverage, coverage);
    QFETCH(QString, first);
    Story story;
    story.boot(u"2025-12-13T08:00:00Z"_s, true);
    const auto log = story.log(u"logs/some.log"_s, role, coverage);
    if (!first.isEmpty())
        story.line(log, {first, u"kernel"_s, u"nothing to see"_s});
    const auto analysis = story.analyse(kernelRule);
    const model::Check *check = checkOf(*analysis, u"kernel.fault"_s);
    QTEST(check->status, "status");
    QVERIFY(check->reason.en.contains(u' '));
    QVERIFY(check->reason.ja != check->reason.en);
    QCOMPARE(check->members.isEmpty(), check->status == CheckStatus::Clear);

    // A hit is a finding however little the log covers.
    if (coverage != Coverage::Empty && role != u"kubelet-log"_s) {
        story.line(log, {u"2025-12-13T12:00:00Z"_s, u"kernel"_s, u"BUG: fault"_s});
        QCOMPARE(checkOf(*story.analyse(kernelRule), u"kernel.fault"_s)->status, CheckStatus::Fired);
    }
}

void CoverageTest::twoProgramsNeedTwoLogs()
{
    const QByteArray yaml = rule("storage.fault", "{ pattern: { variants: [ { text: 'mount failed' } ], programs: [kubelet, csi-plugin] } }");
    Story story;
    const auto kubelet = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
    story.line(kubelet, {u"2025-12-13T08:00:00Z"_s, u"kubelet"_s, u"go on"_s});
    const auto analysis = story.analyse(yaml);
    const model::Check *check = checkOf(*analysis, u"storage.fault"_s);
    QCOMPARE(check->status, CheckStatus::Partly);
    QVERIFY(check->reason.en.contains(u"csi-plugin"_s));
}

void CoverageTest::aPodsLogIsNotAnothers()
{
    const QByteArray yaml = rule("coredns.loop", "{ pattern: { variants: [ { text: 'Loop .* detected' } ] } }", "coredns");
    Story without;
    const auto proxy = without.log(u"cs/edge/kube-proxy_containerd.log"_s, u"pod-log"_s);
    without.line(proxy, {u"2025-12-13T08:00:00Z"_s, QString(), u"go on"_s});
    QCOMPARE(checkOf(*without.analyse(yaml), u"coredns.loop"_s)->status, CheckStatus::NotChecked);

    Story with;
    const auto dns = with.log(u"cs/edge/coredns_containerd.log"_s, u"pod-log"_s);
    with.line(dns, {u"2025-12-13T08:00:00Z"_s, QString(), u"go on"_s});
    with.log(u"cs/edge/coredns_docker.log"_s, u"pod-log"_s, Coverage::Empty); // the other runtime's, empty as it should be
    QCOMPARE(checkOf(*with.analyse(yaml), u"coredns.loop"_s)->status, CheckStatus::Clear);
}

void CoverageTest::aLoneFileIsNotTheWholeStory()
{
    Story story;
    const auto log = story.log(u"upload.txt"_s, u"other"_s);
    story.line(log, {u"2025-12-13T08:00:00Z"_s, QString(), u"go on"_s});
    QCOMPARE(checkOf(*story.analyse(kernelRule), u"kernel.fault"_s)->status, CheckStatus::Partly);
}

void CoverageTest::etcdIsNotJudgedFromAWorker()
{
    const QByteArray yaml = rule("etcd.slow-disk", "{ pattern: { variants: [ { text: 'slow fdatasync' } ] } }", "apiserver");
    Story worker;
    const auto log = worker.log(u"logs/messages"_s, u"system-log"_s);
    worker.line(log, {u"2025-12-13T08:00:00Z"_s, u"kubelet"_s, u"go on"_s});
    worker.log(u"cs/etcd.log"_s, u"etcd-log"_s, Coverage::Empty);
    const auto analysis = worker.analyse(yaml);
    const model::Check *check = checkOf(*analysis, u"etcd.slow-disk"_s);
    QCOMPARE(check->status, CheckStatus::NotChecked);
    QVERIFY(check->members.contains(u"cs/etcd.log"_s));
}

void CoverageTest::missingFactsAreNamed()
{
    const QByteArray yaml = rule("node.disk", "{ fact: 'disk.used-percent >= 95' }", "node");
    Story story;
    story.missing(u"system_status"_s, u"system-status"_s);
    story.fact(u"load.1m"_s, 1.0, u"number"_s);
    const auto analysis = story.analyse(yaml);
    const model::Check *check = checkOf(*analysis, u"node.disk"_s);
    QCOMPARE(check->status, CheckStatus::NotChecked);
    QVERIFY(check->reason.en.contains(u"disk.used-percent"_s));
    QCOMPARE(check->members, QStringList{u"system_status"_s});

    story.fact(u"disk.used-percent"_s, 20.0, u"number"_s, u"/"_s);
    QCOMPARE(checkOf(*story.analyse(yaml), u"node.disk"_s)->status, CheckStatus::Clear);
}

QTEST_GUILESS_MAIN(CoverageTest)
#include "coverage_test.moc"
