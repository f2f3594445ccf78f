// The genuine bundle of a healthy worker. Expectations were read off it by hand (grep, sed, sort), not from our own output.

#include "services/diagnosis/incident.h"
#include "services/diagnosis/workspace.h"

#include <QDir>
#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace Qt::Literals::StringLiterals;
using model::Severity;

class GenuineBundleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theNodeBecameReady();
    void nothingIsWrongWithIt();
    void noiseIsNotReported_data();
    void noiseIsNotReported();
    void theImagesOwnBootStandsApart();
    void theStepsAreAnswered();
    void whatIsMissingIsSaid();
    void everyRuleEnded();
    void theSameInEveryRun();
    void evidenceCanBeFoundInTheFiles();
    void theMomentIsFoundInTheLogs();

private:
    std::optional<Workspace> m_workspace;
};

namespace {

QString bundlePath()
{
    const QString shared = qEnvironmentVariable("SHINDAN_SHARED", QStringLiteral(SHINDAN_SOURCE_ROOT) + u"/../shared"_s);
    const QStringList found = QDir(shared + u"/bundles"_s).entryList({u"diagnose_*.tar.gz"_s}, QDir::Files);
    return found.isEmpty() ? QString() : shared + u"/bundles/"_s + found.first();
}

Workspace opened(int threads)
{
    WorkspaceRequest request;
    request.open.paths = QStringList{bundlePath()};
    request.open.threads = threads;
    auto workspace = openWorkspace(request, {});
    if (!workspace)
        qFatal("%s", qPrintable(workspace.error().sentence.en));
    return std::move(workspace).value();
}

model::Instant instant(const QString &text) { return model::readTime(text, std::chrono::seconds(0))->instant; }

} // namespace

void GenuineBundleTest::initTestCase()
{
    if (bundlePath().isEmpty())
        QSKIP("The genuine bundle is not there (../shared/bundles, or SHINDAN_SHARED).");
    m_workspace = opened(0);
}

// grep 'event="NodeReady"' logs/kubelet.log: Dec 13 19:34:52, klog 19:34:52.575571. The node's zone is UTC+8.
void GenuineBundleTest::theNodeBecameReady()
{
    const auto &findings = m_workspace->analysis->findings;
    const auto found = std::ranges::find_if(findings, [](const model::Finding &finding) {
        return finding.state == model::FindingState::Recovered && std::ranges::any_of(finding.evidence, [](const model::Evidence &evidence) {
            return evidence.bytes.contains("cni plugin not initialized");
        });
    });
    QVERIFY(found != findings.end());
    QVERIFY(found->recoveredAt);
    QCOMPARE(found->recoveredAt->ns / model::nsPerSecond, instant(u"2025-12-13T19:34:52+08:00"_s).ns / model::nsPerSecond);
}

void GenuineBundleTest::nothingIsWrongWithIt()
{
    int warnings = 0;
    for (const model::Finding &finding : m_workspace->analysis->findings) {
        QVERIFY2(finding.severity < Severity::Error, qPrintable(finding.rule));
        warnings += finding.severity == Severity::Warning ? 1 : 0;
        QVERIFY2(finding.severity == Severity::Info || finding.state == model::FindingState::EarlierBoot, qPrintable(finding.rule));
    }
    QVERIFY2(warnings <= 2, qPrintable(QString::number(warnings)));
    for (const model::Warning &warning : m_workspace->analysis->warnings)
        QVERIFY2(warning.code.startsWith(u"facts."_s), qPrintable(warning.message.en));
}

// What other tools report on this bundle, and is not so.
void GenuineBundleTest::noiseIsNotReported_data()
{
    QTest::addColumn<QString>("word");
    for (const char *word : {"load", "inode", "kube-ipvs0", "NMI watchdog", "kernel module", "synchronis", "NotReady", "x509", "Unauthorized"})
        QTest::newRow(word) << QString::fromLatin1(word);
}

void GenuineBundleTest::noiseIsNotReported()
{
    QFETCH(QString, word);
    for (const model::Finding &finding : m_workspace->analysis->findings)
        QVERIFY2(!finding.title.en.contains(word, Qt::CaseInsensitive), qPrintable(finding.rule + u": "_s + finding.title.en));
}

// messages begins with lines of 1 July, when the image was made: rsyslogd died of SIGBUS and chronyd failed.
void GenuineBundleTest::theImagesOwnBootStandsApart()
{
    bool earlier = false;
    for (const model::Finding &finding : m_workspace->analysis->findings) {
        const bool fromJuly = finding.first && *finding.first < instant(u"2025-12-01"_s);
        QCOMPARE(finding.state == model::FindingState::EarlierBoot, fromJuly);
        QVERIFY2(!earlier || fromJuly, "a finding of this boot stands behind one of an earlier boot");
        earlier = earlier || fromJuly;
    }
}

void GenuineBundleTest::theStepsAreAnswered()
{
    const auto &steps = m_workspace->analysis->steps;
    QCOMPARE(steps.size(), size_t(3));
    QCOMPARE(steps[0].status, model::StepStatus::Ok);
    QVERIFY(!steps[0].clusterScope); // a worker never says "all nodes Ready"
    QVERIFY(steps[0].detail.en.contains(u"19:34:52 +08:00"_s));
    QCOMPARE(steps[1].status, model::StepStatus::Partial); // coredns and kube-proxy run here; the others were not collected
    QVERIFY(steps[1].detail.en.contains(u"coredns"_s) && steps[1].detail.en.contains(u"kube-proxy"_s));
    QCOMPARE(steps[2].status, model::StepStatus::Ok);
    for (const model::Step &step : steps)
        QVERIFY(!step.detail.en.contains(u"All "_s));
}

// find . -size 0: events.log and cluster_dump.log are empty, cs/kube-* hold nothing.
void GenuineBundleTest::whatIsMissingIsSaid()
{
    QStringList ids;
    for (const model::Notice &notice : m_workspace->analysis->notices)
        ids.append(notice.id);
    QCOMPARE(ids, (QStringList{u"events-not-collected"_s, u"cluster-dump-not-collected"_s, u"control-plane-not-collected"_s}));
}

void GenuineBundleTest::everyRuleEnded()
{
    const auto &analysis = *m_workspace->analysis;
    std::map<QString, model::CheckStatus> ended;
    for (const model::Check &check : analysis.checks) {
        ended[check.rule] = check.status;
        QVERIFY2(!check.reason.isEmpty(), qPrintable(check.rule));
        QVERIFY2(!check.reason.en.startsWith(u"diagnosis."_s), qPrintable(check.rule));
    }
    QCOMPARE(ended.size(), analysis.checks.size());
    // Logs of the node are whole (messages covers the boot), those of the control plane are not there.
    QCOMPARE(ended.at(u"kernel.panic"_s), model::CheckStatus::Clear);
    QCOMPARE(ended.at(u"kubelet.pleg-unhealthy"_s), model::CheckStatus::Clear);
    QCOMPARE(ended.at(u"etcd.slow-disk"_s), model::CheckStatus::NotChecked);
    for (const model::Finding &finding : analysis.findings)
        QCOMPARE(ended.at(finding.rule), model::CheckStatus::Fired);
}

void GenuineBundleTest::theSameInEveryRun()
{
    for (int threads : {1, 4}) {
        const Workspace again = opened(threads);
        QCOMPARE(again.analysis->findings.size(), m_workspace->analysis->findings.size());
        for (size_t i = 0; i < again.analysis->findings.size(); ++i) {
            QCOMPARE(again.analysis->findings[i].id, m_workspace->analysis->findings[i].id);
            QCOMPARE(again.analysis->findings[i].count, m_workspace->analysis->findings[i].count);
        }
    }
}

void GenuineBundleTest::evidenceCanBeFoundInTheFiles()
{
    for (const model::Finding &finding : m_workspace->analysis->findings) {
        QVERIFY(!finding.evidence.empty());
        for (const model::Evidence &evidence : finding.evidence) {
            const model::SourceIndex *source = m_workspace->snapshot->findSource(evidence.bundle, evidence.source);
            QVERIFY(source);
            QCOMPARE(m_workspace->texts->record(*source, model::rowOf(evidence.line), 4'096), evidence.bytes);
            for (const model::RowRef &copy : evidence.copies)
                QVERIFY(m_workspace->snapshot->source(copy.source).flags(copy.row).has(model::RowFlags::Copy));
        }
    }
}

// sed -n 7669p logs/kubelet.log: 19:45:00.45260.; 16482 of logs/messages is the same line; the last one of logs/containerd.log
// before it is 953 (19:40:40.431554). Nothing was logged between 1 July, 10:29:10 and the boot of 13 December.
void GenuineBundleTest::theMomentIsFoundInTheLogs()
{
    const auto sourceIn = [](const model::Analysis &analysis, const QString &ending) {
        const auto &sources = analysis.incident->sources;
        return *std::ranges::find_if(sources, [&](const model::SourceAtMoment &source) { return source.source.endsWith(ending); });
    };
    const auto marked = aboutIncident(*m_workspace->analysis, instant(u"2025-12-13T19:45:00+08:00"_s));
    QCOMPARE(sourceIn(*marked, u"logs/kubelet.log"_s).nearest(marked->incident->at)->line.value(), 7669U);
    QCOMPARE(sourceIn(*marked, u"logs/kubelet.log"_s).before->line.value(), 7668U);
    QCOMPARE(sourceIn(*marked, u"logs/messages"_s).after->line.value(), 16482U);
    QCOMPARE(sourceIn(*marked, u"logs/containerd.log"_s).before->line.value(), 953U);
    QCOMPARE(sourceIn(*marked, u"logs/containerd.log"_s).cover, model::MomentCover::Covered);
    QCOMPARE(sourceIn(*marked, u"events.log"_s).cover, model::MomentCover::Missing);
    QCOMPARE(marked->incident->boots.front().boot, model::MomentBoot::Current);
    const auto summer = aboutIncident(*m_workspace->analysis, instant(u"2025-09-01T10:00:00+08:00"_s));
    QCOMPARE(summer->incident->boots.front().boot, model::MomentBoot::Between);
    QCOMPARE(sourceIn(*summer, u"logs/messages"_s).cover, model::MomentCover::Silent);
}

QTEST_GUILESS_MAIN(GenuineBundleTest)
#include "genuine_bundle_test.moc"
