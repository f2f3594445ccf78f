// The answer to the customer: what it says, in which order, in which zone, and what it never says.

#include "services/knowledge/faq.h"
#include "services/report/reply.h"
#include "services/report/reply_parts.h"
#include "services/report/reply_placeholders.h"
#include "services/report/reply_requests.h"

#include <QRegularExpression>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;
using model::Language;

namespace {

constexpr model::BundleIndex bundle(0);

// 2025-12-13T11:35:00Z, by `date -u -d 2025-12-13T11:35:00Z +%s`.
constexpr model::Instant start{1'765'625'700'000'000'000};

model::Finding finding(const QString &id, const QString &rule, const QStringList &faq)
{
    model::Finding made;
    made.id = id;
    made.bundle = bundle;
    made.rule = rule;
    made.component = u"kubelet"_s;
    made.title = {u"Title of "_s + rule, rule + u" の件名"_s};
    made.explanation = {u"Why "_s + rule + u"."_s, rule + u" の説明です。"_s};
    made.count = 5;
    made.first = start;
    made.last = start + std::chrono::seconds(4);
    made.faq = faq;
    return made;
}

model::Evidence evidence(const QByteArray &bytes, quint32 line)
{
    model::Evidence made;
    made.bundle = bundle;
    made.source = u"tmp/diagnose_1/logs/messages"_s;
    made.line = model::LineNumber(line);
    made.bytes = bytes;
    return made;
}

std::shared_ptr<const model::SourceIndex> source(const QString &path, const QString &role, model::Coverage coverage, model::Instant first)
{
    auto info = std::make_shared<model::SourceInfo>();
    info->bundle = bundle;
    info->path = path;
    info->role = role;
    info->coverage = coverage;
    auto made = std::make_shared<model::SourceIndex>();
    made->info = info;
    made->first = first;
    return made;
}

model::Analysis analysisOf(std::vector<model::Finding> findings)
{
    auto info = std::make_shared<model::BundleInfo>();
    info->index = bundle;
    info->path = u"/somewhere/diagnose_1.tar.gz"_s;
    info->layout = u"ack-linux"_s;
    info->collectedAt = start + std::chrono::minutes(10);
    info->utcOffset = std::chrono::hours(8);
    auto snapshot = std::make_shared<model::Snapshot>(*model::Snapshot::empty());
    snapshot->bundles = {info};
    snapshot->sources = {source(u"tmp/diagnose_1/system_info"_s, u"system-info"_s, model::Coverage::Whole, start),
                         source(u"tmp/diagnose_1/logs/messages"_s, u"system-log"_s, model::Coverage::Whole, start - std::chrono::hours(1)),
                         source(u"tmp/diagnose_1/logs/kubelet.log"_s, u"kubelet-log"_s, model::Coverage::Tail, start - std::chrono::minutes(2))};
    model::Analysis analysis = *model::Analysis::empty();
    analysis.snapshot = snapshot;
    analysis.findings = std::move(findings);
    model::Fact node;
    node.id = u"node.name"_s;
    node.bundle = bundle;
    node.value = u"cn-example.192.0.2.17"_s;
    analysis.facts = {node};
    return analysis;
}

QString reply(const model::Analysis &analysis, const QStringList &ids, Language language, report::ReplyOptions options = {})
{
    options.languages = {language};
    return report::replyText(analysis, ids, options);
}

qsizetype place(const QString &text, const QString &part)
{
    const qsizetype at = text.indexOf(part);
    if (at < 0)
        qWarning("not in the text: %s", qPrintable(part));
    return at;
}

} // namespace

class ReplyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingChosenSaysNothing()
    {
        QCOMPARE(reply(analysisOf({finding(u"a"_s, u"r.a"_s, {})}), {u"unknown"_s}, Language::English), QString());
    }

    void whatHappenedWhyAndWhatToDo()
    {
        auto one = finding(u"a"_s, u"kernel.conntrack-full"_s, {u"conntrack-full"_s});
        one.evidence = {evidence("kernel: nf_conntrack: table full, dropping packet", 21)};
        const auto analysis = analysisOf({one});
        const QString ja = reply(analysis, {u"a"_s}, Language::Japanese);
        const qsizetype happened = place(ja, u"【発生状況】\n2025/12/13 19:35:00 から 2025/12/13 19:35:04 までに 5 回記録されています。"_s);
        const qsizetype line = place(ja, u"該当ログ (logs/messages の 21 行目):\n    kernel: nf_conntrack: table full, dropping packet\n"_s);
        const qsizetype why = place(ja, u"【原因】\nkernel.conntrack-full の説明です。"_s);
        const qsizetype action = place(ja, u"【対処】"_s);
        const qsizetype command = place(ja, u"    sysctl -w net.netfilter.nf_conntrack_max=1048576\n"_s);
        QVERIFY(happened >= 0 && happened < line && line < why && why < action && action < command);
        QVERIFY(ja.startsWith(u"ノード cn-example.192.0.2.17 の診断データ diagnose_1.tar.gz (2025/12/13 19:45:00 収集) を"_s));
        QVERIFY(!ja.contains(u'`'));
        QVERIFY2(!ja.contains(u"診断データで確認すること"_s), "what the engineer looks up is not the customer's to do");
        const QString en = reply(analysis, {u"a"_s}, Language::English);
        QVERIFY(en.contains(u"It was logged 5 times, from 2025-12-13 19:35:00 to 2025-12-13 19:35:04."_s));
        QVERIFY(en.contains(u"Times are in UTC+08:00."_s));
        QVERIFY(!en.contains(u"What to look at in the bundle"_s));
    }

    void theCustomersZone()
    {
        report::ReplyOptions options;
        options.zone = model::DisplayZone::fromText(u"Asia/Tokyo"_s);
        const QString text = reply(analysisOf({finding(u"a"_s, u"r.a"_s, {})}), {u"a"_s}, Language::English, options);
        QVERIFY(text.contains(u"2025-12-13 20:35:00"_s)); // TZ=Asia/Tokyo date -d @1765625700
        QVERIFY(text.contains(u"Times are in Asia/Tokyo."_s));
        QVERIFY(!text.contains(u"2025-12-13 19:35"_s));
    }

    void findingsOfOneRuleAreOneMatter()
    {
        std::vector<model::Finding> many;
        for (int i = 0; i < 12; ++i) {
            many.push_back(finding(QString::number(i), u"pod.crash-loop"_s, {u"crash-loop"_s}));
            many.back().subject[u"pod"_s] = u"shop/payment-"_s + QString::number(i);
            many.back().evidence = {evidence("Back-off restarting failed container pod=shop/payment-" + QByteArray::number(i), 7)};
        }
        QStringList ids;
        for (const auto &one : many)
            ids << one.id;
        const QString text = reply(analysisOf(many), ids, Language::English);
        QCOMPARE(text.count(u"Title of pod.crash-loop"_s), 1);
        QCOMPARE(text.count(u"\nWhat to do:\n"_s), 1);
        QVERIFY(text.contains(u"- pod shop/payment-0: It was logged 5 times"_s));
        QVERIFY(text.contains(u"- and 2 more\n"_s)); // ten are listed
        QCOMPARE(text.count(u"Back-off restarting"_s), 1); // lines that differ in numbers only are quoted once
    }

    void causesAreNamedAndStepsGivenOnce()
    {
        auto cause = finding(u"a"_s, u"disk.full"_s, {u"disk-full"_s});
        auto symptom = finding(u"b"_s, u"kubelet.eviction"_s, {u"disk-full"_s});
        symptom.causes = {u"a"_s};
        const auto analysis = analysisOf({cause, symptom});
        const QString both = reply(analysis, {u"b"_s, u"a"_s}, Language::Japanese); // the analysis' order, not that of the ids
        QVERIFY(place(both, u"■ 1. disk.full の件名"_s) < place(both, u"■ 2. kubelet.eviction の件名"_s));
        QVERIFY(both.contains(u"上記 1 の「disk.full の件名」が原因と考えられます。"_s));
        QVERIFY(both.contains(u"1 の「disk.full の件名」と同じ手順です。"_s));
        QCOMPARE(both.count(u"crictl rmi --prune"_s), 1);
        const QString alone = reply(analysis, {u"b"_s}, Language::Japanese);
        QVERIFY(alone.contains(u"同じ診断データに記録されている「disk.full の件名」が原因と考えられます。"_s));
        QVERIFY(!alone.contains(u"■ 1."_s)); // one matter has no number
    }

    void statesAreSaid()
    {
        auto recovered = finding(u"a"_s, u"r.recovered"_s, {});
        recovered.state = model::FindingState::Recovered;
        recovered.recoveredAt = start + std::chrono::minutes(1);
        auto earlier = finding(u"b"_s, u"r.earlier"_s, {});
        earlier.state = model::FindingState::EarlierBoot;
        auto fromFacts = finding(u"c"_s, u"r.facts"_s, {});
        fromFacts.count = 1;
        fromFacts.first.reset();
        fromFacts.last.reset();
        auto timeless = finding(u"d"_s, u"r.timeless"_s, {});
        timeless.first.reset();
        timeless.last.reset();
        const QString text = reply(analysisOf({recovered, earlier, fromFacts, timeless}), {u"a"_s, u"b"_s, u"c"_s, u"d"_s}, Language::Japanese);
        QVERIFY(text.contains(u"5 回記録されています (このログには時刻がありません)。"_s));
        QVERIFY(text.contains(u"(1) r.recovered の件名 (回復済み)"_s));
        QVERIFY(text.contains(u"その後、2025/12/13 19:36:00 に回復したことをログで確認しています。"_s));
        QVERIFY(text.contains(u"再起動後は記録されていません。"_s));
        QVERIFY(text.contains(u"診断データ収集時 (2025/12/13 19:45:00) の状態です。"_s));

        auto back = finding(u"e"_s, u"r.back"_s, {});
        back.earlier = model::EarlierEpisodes{1, 3, start - std::chrono::minutes(60), start - std::chrono::minutes(50), start - std::chrono::minutes(45)};
        const auto analysis = analysisOf({back});
        QVERIFY(reply(analysis, {u"e"_s}, Language::Japanese)
                    .contains(u"これより前にも、2025/12/13 18:35:00 から 2025/12/13 18:45:00 までに記録され、2025/12/13 18:50:00 に回復していました。"_s));
    }

    // Steps against what is over would be read as work for now.
    void stepsForWhatIsOverSaySo()
    {
        const QString ofRecovered = u"現在は回復しています。以下は、再発した場合の確認と対処の手順です。"_s;
        const QString ofEarlierBoot = u"再起動後は発生していません。以下は、再発した場合の確認と対処の手順です。"_s;
        auto one = finding(u"a"_s, u"cni.not-ready"_s, {u"cni-not-ready"_s});
        const QString active = reply(analysisOf({one}), {u"a"_s}, Language::Japanese);
        QVERIFY(active.contains(u"【対処】"_s) && !active.contains(ofRecovered) && !active.contains(ofEarlierBoot));
        one.state = model::FindingState::Recovered;
        one.recoveredAt = start + std::chrono::minutes(1);
        const QString recovered = reply(analysisOf({one}), {u"a"_s}, Language::Japanese);
        QVERIFY(recovered.contains(ofRecovered));
        QVERIFY(recovered.indexOf(ofRecovered) < recovered.indexOf(u"【対処】"_s));
        one.state = model::FindingState::EarlierBoot;
        one.recoveredAt.reset();
        QVERIFY(reply(analysisOf({one}), {u"a"_s}, Language::Japanese).contains(ofEarlierBoot));
        // What comes again in another place is no matter of the past.
        auto again = finding(u"b"_s, u"cni.not-ready"_s, {u"cni-not-ready"_s});
        QVERIFY(!reply(analysisOf({one, again}), {u"a"_s, u"b"_s}, Language::Japanese).contains(ofEarlierBoot));
    }

    void secretsAreMasked()
    {
        auto one = finding(u"a"_s, u"r.a"_s, {});
        one.evidence = {evidence("login failed password=hunter2 " + QByteArray(580, 'x') + " token=abcdefghijklmnop", 3)};
        const auto analysis = analysisOf({one});
        const QString masked = reply(analysis, {u"a"_s}, Language::English);
        QVERIFY(masked.contains(u"password=***"_s));
        QVERIFY(!masked.contains(u"hunter2"_s));
        QVERIFY2(!masked.contains(u"abcdefg"_s), "a secret at the cut");
        report::ReplyOptions options;
        options.secrets = report::Secrets::Shown;
        QVERIFY(reply(analysis, {u"a"_s}, Language::English, options).contains(u"hunter2"_s));
    }

    void nothingOfABundleIsMarkup()
    {
        auto one = finding(u"a"_s, u"r.a"_s, {});
        one.title = {u"*bold* <b> [link](x) snake_case `odd"_s, u"題"_s};
        one.evidence = {evidence("```\n# heading\n\x1b[31m", 3)};
        report::ReplyOptions options;
        options.shape = report::ReplyShape::Markdown;
        const QString text = reply(analysisOf({one}), {u"a"_s}, Language::English, options);
        QVERIFY(text.contains(u"## \\*bold\\* \\<b> \\[link](x) snake_case \\`odd\n"_s));
        QVERIFY(text.contains(u"````text\n```\n# heading\n\u241B[31m\n````\n"_s));
    }

    void markdownStepsHoldTheirCommands()
    {
        const report::ReplyParts parts{{report::ReplyPartKind::Section, u"What to do"_s, 0, {}},
                                       {report::ReplyPartKind::Step, u"Look at `Use%`."_s, 1, {}},
                                       {report::ReplyPartKind::Command, u"df -h"_s, 0, u"bash"_s},
                                       {report::ReplyPartKind::Step, u"Next."_s, 2, {}}};
        QCOMPARE(report::asMarkdown(parts), u"### What to do\n\n1. Look at `Use%`.\n\n   ```bash\n   df -h\n   ```\n\n2. Next.\n"_s);
        QCOMPARE(report::asPlainText(parts, Language::English), u"What to do:\n(1) Look at Use%.\n    df -h\n(2) Next.\n"_s);
        QCOMPARE(report::asPlainText(parts, Language::Japanese), u"【What to do】\n(1) Look at Use%.\n    df -h\n(2) Next.\n"_s);
    }

    void bothLanguages()
    {
        report::ReplyOptions options;
        options.languages = {Language::Japanese, Language::English};
        const QString text = report::replyText(analysisOf({finding(u"a"_s, u"r.a"_s, {})}), {u"a"_s}, options);
        QVERIFY(place(text, u"【発生状況】"_s) < place(text, u"What happened:"_s));
    }

    void anEntryForAnotherClusterIsNotSent()
    {
        auto one = finding(u"a"_s, u"r.a"_s, {u"node-network-unavailable"_s, u"vswitch-ip-exhausted"_s});
        auto analysis = analysisOf({one});
        model::Fact network;
        network.id = u"network.plugin"_s;
        network.bundle = bundle;
        network.value = u"terway"_s;
        analysis.facts.push_back(network);
        const QString text = reply(analysis, {u"a"_s}, Language::English);
        QVERIFY(text.contains(u"PodVswitchId"_s));
        QVERIFY2(!text.contains(u"route table"_s), "the first entry is for Flannel");
    }

    void whatTheStepsReferToGoesAlong()
    {
        const auto &base = knowledge::KnowledgeBase::shipped();
        const knowledge::FaqEntry *referred = base.find(u"image-store-damaged");
        QVERIFY(referred);
        const QString text = reply(analysisOf({finding(u"a"_s, u"r.a"_s, {u"containerd-start-failed"_s})}), {u"a"_s}, Language::English);
        QVERIFY(text.contains(u"mv /var/lib/containerd /var/lib/containerd.damaged"_s));
        report::ReplyOptions options;
        options.confirmation = false;
        options.prevention = false;
        const QString shorter = reply(analysisOf({finding(u"a"_s, u"r.a"_s, {u"disk-full"_s})}), {u"a"_s}, Language::English, options);
        QVERIFY(!shorter.contains(u"How to prevent it"_s) && !shorter.contains(u"Confirm on the node"_s) && shorter.contains(u"What to do"_s));
    }

    void whatIsMissingIsAskedFor()
    {
        auto one = finding(u"a"_s, u"r.a"_s, {});
        one.subject = {{u"namespace"_s, u"shop"_s}, {u"pod"_s, u"payment-1"_s}};
        auto analysis = analysisOf({one});
        // The collected log begins two minutes before: what led to the fault is not in it.
        const auto early = report::requestsFor(analysis, {&analysis.findings[0]});
        QCOMPARE(early.size(), size_t(1));
        QCOMPARE(early[0].commands, QStringList{u"journalctl -u kubelet --since \"2025-12-13 19:05:00\" --until \"2025-12-13 20:05:04\" > kubelet.log"_s});
        for (const QString &id : {u"events-not-collected"_s, u"cluster-dump-not-collected"_s}) {
            model::Notice notice;
            notice.bundle = bundle;
            notice.id = id;
            analysis.notices.push_back(notice);
        }
        const auto all = report::requestsFor(analysis, {&analysis.findings[0]});
        QStringList commands;
        for (const auto &request : all)
            commands << request.commands;
        QVERIFY(commands.contains(u"kubectl describe pod payment-1 -n shop"_s));
        QVERIFY(commands.contains(u"kubectl describe node cn-example.192.0.2.17"_s));
        QVERIFY(commands.contains(u"kubectl get events -A --sort-by=.lastTimestamp"_s));
        // A fault of the machine itself asks for no objects of the cluster.
        analysis.findings[0].component = u"kernel"_s;
        analysis.findings[0].subject.clear();
        QVERIFY(report::requestsFor(analysis, {&analysis.findings[0]}).empty());
    }

    void whatTheFindingKnowsIsFilledIn_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const auto row = [](const char *name, Language language, const QString &text, const QString &left) {
            QTest::newRow(name) << static_cast<int>(language) << text << left;
        };
        const auto en = Language::English;
        const auto ja = Language::Japanese;
        row("all known", en, u"Drain it. Replace `[$NODE_NAME]` with the node's name."_s, u"Drain it."_s);
        row("nothing known", en, u"Look. Replace `[$PID]` with its number."_s, u"Look. Replace `[$PID]` with its number."_s);
        row("one of two", en, u"See. Replace `[$NODE_NAME]` with the node's name and `[$CSI_POD]` with the name of the pod."_s, u"See. Replace `[$CSI_POD]` with the name of the pod."_s);
        row("two of three", en, u"See. Replace `[$POD_NAME]` with the pod's name, `[$NAMESPACE]` with the namespace and `[$FILE]` with the file."_s, u"See. Replace `[$FILE]` with the file."_s);
        row("in the middle", en, u"Add it. Replace `[$NODE_NAME]` with its name. Then wait."_s, u"Add it. Then wait."_s);
        row("a dot inside", en, u"See. Replace `[$NODE_NAME]` with a name such as node.1 here."_s, u"See."_s);
        row("all known", ja, u"ドレインします。`[$NODE_NAME]` はノード名に置き換えてください。"_s, u"ドレインします。"_s);
        row("the other ending", ja, u"ドレインします。`[$NODE_NAME]` はノード名に置き換えます。"_s, u"ドレインします。"_s);
        row("one of two", ja, u"確認します。`[$NODE_NAME]` はノード名、`[$CSI_POD]` は csi-plugin の Pod 名に置き換えてください。"_s, u"確認します。`[$CSI_POD]` は csi-plugin の Pod 名に置き換えてください。"_s);
        row("the last one", ja, u"確認します。`[$FILE]` はファイル名、`[$NODE_NAME]` はノード名に置き換えてください。"_s, u"確認します。`[$FILE]` はファイル名に置き換えてください。"_s);
        row("in the middle", ja, u"減らします。`[$NODE_NAME]` はノード名に置き換えます。続いて移します。"_s, u"減らします。続いて移します。"_s);
        row("nothing known", ja, u"確認します。`[$PID]` はプロセス番号に置き換えます。"_s, u"確認します。`[$PID]` はプロセス番号に置き換えます。"_s);
    }
    void whatTheFindingKnowsIsFilledIn()
    {
        QFETCH(int, language);
        QFETCH(QString, text);
        const report::Placeholders values{{u"NODE_NAME"_s, u"n1"_s}, {u"POD_NAME"_s, u"p"_s}, {u"NAMESPACE"_s, u"s"_s}};
        QTEST(report::withoutExplanations(text, values, static_cast<Language>(language)), "left");
    }

    void commandsCanBeRunAsTheyStand()
    {
        auto one = finding(u"a"_s, u"system.unit-failed"_s, {u"unit-failed"_s});
        one.subject[u"unit"_s] = u"rsyslog.service"_s;
        const QString text = reply(analysisOf({one}), {u"a"_s}, Language::Japanese);
        QVERIFY(text.contains(u"    journalctl -u rsyslog.service -n 200 --no-pager\n"_s));
        QVERIFY(!text.contains(u"[$UNIT]"_s));
        // Never a disk.
        auto disk = finding(u"b"_s, u"disk.corrupt"_s, {u"file-system-corrupt"_s});
        disk.subject[u"device"_s] = u"vdb"_s;
        const QString repair = reply(analysisOf({disk}), {u"b"_s}, Language::English);
        QVERIFY(repair.contains(u"fsck -n /dev/[$DEVICE]"_s));
        QVERIFY(repair.contains(u"kubectl drain cn-example.192.0.2.17 --ignore-daemonsets"_s));
        // Two pods: which one is left to the reader.
        auto first = finding(u"c"_s, u"pod.crash-loop"_s, {u"crash-loop"_s});
        first.subject[u"pod"_s] = u"shop/a"_s;
        auto second = finding(u"d"_s, u"pod.crash-loop"_s, {u"crash-loop"_s});
        second.subject[u"pod"_s] = u"shop/b"_s;
        QVERIFY(reply(analysisOf({first, second}), {u"c"_s, u"d"_s}, Language::English).contains(u"kubectl describe pod [$POD_NAME]"_s));
        QVERIFY(reply(analysisOf({first, second}), {u"d"_s}, Language::English).contains(u"kubectl describe pod b -n shop"_s));
    }

    void namesFromABundleAreQuotedForTheShell()
    {
        auto one = finding(u"a"_s, u"r.a"_s, {});
        one.subject = {{u"namespace"_s, u"shop; reboot"_s}, {u"pod"_s, u"x'$(id)"_s}};
        auto analysis = analysisOf({one});
        model::Notice notice;
        notice.bundle = bundle;
        notice.id = u"cluster-dump-not-collected"_s;
        analysis.notices = {notice};
        QStringList commands;
        for (const auto &request : report::requestsFor(analysis, {&analysis.findings[0]}))
            commands << request.commands;
        QVERIFY(commands.contains(uR"(kubectl describe pod 'x'\''$(id)' -n 'shop; reboot')"_s));
    }

    // Every entry that can be sent makes a text without placeholders of our own and without words for the engineer.
    void everyEntryMakesALetter()
    {
        static const QRegularExpression ours(u"\\{(?:data|node|bundle|time|zone|count|title|number|first|last|source|line|subject|when|members|value)\\}|reply\\.|knowledge\\."_s);
        for (const knowledge::FaqEntry &entry : knowledge::KnowledgeBase::shipped().entries()) {
            const auto analysis = analysisOf({finding(u"a"_s, u"r.a"_s, {entry.id})});
            for (const Language language : {Language::English, Language::Japanese}) {
                const QString text = reply(analysis, {u"a"_s}, language);
                QVERIFY2(text.size() > 100, qPrintable(entry.id));
                QVERIFY2(!ours.match(text).hasMatch(), qPrintable(entry.id + u": "_s + ours.match(text).captured()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ReplyTest)
#include "reply_test.moc"
