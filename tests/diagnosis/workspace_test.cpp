// From files on disk to findings: folders made here, opened as a user would.

#include "services/diagnosis/rule_explain.h"
#include "services/diagnosis/workspace.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace Qt::Literals::StringLiterals;

class WorkspaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oneLineAmongManyIsFound_data();
    void oneLineAmongManyIsFound();
    void aUsersRuleIsUsed();
    void aUsersBrokenFileIsAWarning();
    void withoutAnalysisThereIsAnIndexOnly();
    void aCancelledOpeningEndsSoon();
    void findingsComeWhileLoading();
    void anExplanationSaysWhy();
    void nothingThereIsAnError();

private:
    void write(const QString &path, const QByteArray &text);
    void writeHealthyNode();
    [[nodiscard]] WorkspaceRequest request() const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

// A plain, healthy worker: 2,000 lines after its start.
QByteArray healthyMessages()
{
    QByteArray text = "Dec 13 10:00:00 worker-1 kernel: Linux version 5.10.134-16.al8.x86_64 (builder@host) #1 SMP\n"
                      "Dec 13 10:00:20 worker-1 systemd[1]: Started containerd container runtime.\n"
                      "Dec 13 10:00:21 worker-1 systemd[1]: Started kubelet: The Kubernetes Node Agent.\n";
    for (int i = 0; i < 2'000; ++i) {
        const int second = 22 + i;
        text += QString::asprintf("Dec 13 10:%02d:%02d worker-1 kubelet[2113]: I1213 10:%02d:%02d.000000    2113 prober.go:107] \"Probe succeeded\" probeType=\"Readiness\" pod=\"shop/web-%d\"\n",
                                  second / 60, second % 60, second / 60, second % 60, i % 7)
                    .toUtf8();
    }
    return text;
}

} // namespace

void WorkspaceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void WorkspaceTest::write(const QString &path, const QByteArray &text)
{
    const QString whole = m_folder->filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void WorkspaceTest::writeHealthyNode()
{
    write(u"bundle/diagnose_1765593600/logs/messages"_s, healthyMessages());
    write(u"bundle/diagnose_1765593600/system_info"_s, "-----------------run uname -r------------------\n5.10.134-16.al8.x86_64\n------------End of uname----------------\n");
    write(u"bundle/diagnose_1765593600/service_status"_s, "");
    write(u"bundle/diagnose_1765593600/events.log"_s, "");
}

WorkspaceRequest WorkspaceTest::request() const
{
    WorkspaceRequest request;
    request.open.paths = QStringList{m_folder->filePath(u"bundle"_s)};
    return request;
}

void WorkspaceTest::oneLineAmongManyIsFound_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("rule");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("conntrack") << QByteArray("kernel: nf_conntrack: nf_conntrack: table full, dropping packet\n") << u"kernel.conntrack-full"_s;
    QTest::newRow("panic") << QByteArray("kernel: Kernel panic - not syncing: Fatal exception\n") << u"kernel.panic"_s;
    QTest::newRow("PLEG") << QByteArray("kubelet[2113]: E1213 10:33:50.000000    2113 kubelet.go:2489] \"Skipping pod synchronization\" err=\"PLEG is not healthy: pleg was last seen active 3m5s ago; threshold is 3m0s\"\n")
                          << u"kubelet.pleg-unhealthy"_s;
    QTest::newRow("read-only") << QByteArray("kernel: EXT4-fs (vdb1): Remounting filesystem read-only\n") << u"disk.remounted-read-only"_s;
}

void WorkspaceTest::oneLineAmongManyIsFound()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, rule);
    writeHealthyNode();
    if (!line.isEmpty())
        write(u"bundle/diagnose_1765593600/logs/messages"_s, healthyMessages() + "Dec 13 10:33:50 worker-1 " + line);
    const auto workspace = openWorkspace(request(), {});
    QVERIFY(workspace.ok());
    QStringList rules;
    for (const model::Finding &finding : workspace.value().analysis->findings) {
        if (finding.severity >= model::Severity::Warning)
            rules.append(finding.rule);
    }
    QCOMPARE(rules, rule.isEmpty() ? QStringList{} : QStringList{rule});
}

void WorkspaceTest::aUsersRuleIsUsed()
{
    writeHealthyNode();
    write(u"rules/mine.yaml"_s, R"(rules:
  - id: mine.probe
    title: { en: "Probe of {pod}", ja: "{pod} のプローブ" }
    explanation: { en: "E", ja: "説明" }
    severity: info
    component: pod
    match: { pattern: { variants: [ { text: '^Probe succeeded .*pod=(?<pod>\S+)' } ], programs: [kubelet] }, by: [pod] }
)");
    WorkspaceRequest with = request();
    with.ruleFolders = QStringList{m_folder->filePath(u"rules"_s)};
    const auto workspace = openWorkspace(with, {});
    QVERIFY(workspace.ok());
    quint64 lines = 0;
    qsizetype pods = 0;
    for (const model::Finding &finding : workspace.value().analysis->findings) {
        if (finding.rule != u"mine.probe"_s)
            continue;
        ++pods;
        lines += finding.count;
        QVERIFY(finding.title.en.startsWith(u"Probe of shop/web-"_s));
    }
    QCOMPARE(pods, 7);
    QCOMPARE(lines, quint64(2'000));
}

void WorkspaceTest::aUsersBrokenFileIsAWarning()
{
    writeHealthyNode();
    write(u"rules/bad.yaml"_s, "rules:\n  - id: mine.bad\n    titel: { en: \"T\", ja: \"題\" }\n");
    WorkspaceRequest with = request();
    with.ruleFolders = QStringList{m_folder->filePath(u"rules"_s)};
    const auto workspace = openWorkspace(with, {});
    QVERIFY(workspace.ok());
    const auto &warnings = workspace.value().analysis->warnings;
    QVERIFY(std::ranges::any_of(warnings, [](const model::Warning &w) { return w.message.en.contains(u"bad.yaml:3:5"_s); }));
    QVERIFY(!workspace.value().analysis->checks.empty()); // the shipped rules still ran
}

void WorkspaceTest::withoutAnalysisThereIsAnIndexOnly()
{
    writeHealthyNode();
    WorkspaceRequest bare = request();
    bare.analyse = false;
    const auto workspace = openWorkspace(bare, {});
    QVERIFY(workspace.ok());
    QVERIFY(workspace.value().snapshot->rows > 2'000);
    QVERIFY(workspace.value().analysis->checks.empty());
    QVERIFY(!workspace.value().rules);
}

void WorkspaceTest::aCancelledOpeningEndsSoon()
{
    writeHealthyNode();
    const model::Cancellation cancellation;
    cancellation.cancel();
    QElapsedTimer clock;
    clock.start();
    const auto workspace = openWorkspace(request(), cancellation);
    QVERIFY(workspace.ok());
    QVERIFY(workspace.value().cancelled);
    QVERIFY(workspace.value().analysis->findings.empty());
    QVERIFY(workspace.value().analysis->snapshot == workspace.value().snapshot);
}

void WorkspaceTest::findingsComeWhileLoading()
{
    writeHealthyNode();
    QByteArray big;
    for (int i = 0; i < 150; ++i)
        big += healthyMessages();
    write(u"bundle/diagnose_1765593600/logs/messages"_s,
          "Dec 13 10:00:00 worker-1 kernel: Linux version 5.10.134 (b@h) #1 SMP\nDec 13 10:10:00 worker-1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet\n" + big);
    WorkspaceObserver observer;
    std::vector<std::shared_ptr<const model::Analysis>> seen;
    observer.analysis = [&](std::shared_ptr<const model::Analysis> analysis) { seen.push_back(std::move(analysis)); };
    const auto workspace = openWorkspace(request(), {}, observer);
    QVERIFY(workspace.ok());
    QVERIFY(!seen.empty());
    QCOMPARE(seen.back(), workspace.value().analysis); // the last one is the whole truth
    QVERIFY(seen.back()->snapshot->complete);
    for (size_t i = 0; i + 1 < seen.size(); ++i)
        QVERIFY(!seen[i]->snapshot->complete);
}

void WorkspaceTest::anExplanationSaysWhy()
{
    writeHealthyNode();
    const auto workspace = openWorkspace(request(), {});
    QVERIFY(workspace.ok());
    const auto fired = explainRule(u"kernel.conntrack-full"_s, workspace.value());
    QVERIFY(fired.ok());
    QCOMPARE(fired.value().size(), size_t(1));
    QCOMPARE(fired.value()[0].check.status, model::CheckStatus::Clear);
    QVERIFY(!fired.value()[0].lines.empty());
    for (const model::Text &line : fired.value()[0].lines)
        QVERIFY(!line.en.startsWith(u"diagnosis."_s));

    const auto unknown = explainRule(u"kernel.contrack-full"_s, workspace.value());
    QVERIFY(!unknown.ok());
    QVERIFY(unknown.error().hint.en.contains(u"kernel.conntrack-full"_s));
}

void WorkspaceTest::nothingThereIsAnError()
{
    WorkspaceRequest none;
    none.open.paths = QStringList{m_folder->filePath(u"no-such-file"_s)};
    QVERIFY(!openWorkspace(none, {}).ok());
}

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
