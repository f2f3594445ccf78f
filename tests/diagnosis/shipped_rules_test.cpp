// The rules that come with the program: their own examples, their references, and that all of the FAQ is within reach.

#include "services/diagnosis/rule_check.h"
#include "services/diagnosis/start_windows.h"
#include "services/knowledge/faq.h"
#include "services/resources/messages.h"
#include "services/resources/shipped.h"
#include "story.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace shindan::diagnosis::test;
using namespace Qt::Literals::StringLiterals;

class ShippedRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAreUsable();
    void filesAreGood_data();
    void filesAreGood();
    void examplesHitAndLookAlikesDoNot();
    void everyWordingHasAnExample();
    void eachRuleKnowsItsAnswer();
    void causesAndSpecialisationsExist();
    void theWholeFaqIsWithinReach();
    void everySentenceOfThisRoomExists();
    void startsAreRecognised_data();
    void startsAreRecognised();
};

void ShippedRulesTest::allAreUsable()
{
    const auto rules = RuleSet::shipped();
    for (const model::Warning &warning : rules->warnings())
        QWARN(qPrintable(warning.path + u": "_s + warning.message.en));
    QVERIFY(rules->warnings().empty());
    QVERIFY(rules->rules().size() > 100);
}

void ShippedRulesTest::filesAreGood_data()
{
    QTest::addColumn<QString>("path");
    for (QDirIterator files(QStringLiteral(SHINDAN_SOURCE_ROOT) + u"/resources/rules"_s, {u"*.yaml"_s}, QDir::Files); files.hasNext();) {
        const QString path = files.next();
        QTest::newRow(qPrintable(files.fileName())) << path;
    }
}

void ShippedRulesTest::filesAreGood()
{
    QFETCH(QString, path);
    QStringList said;
    for (const model::Error &error : checkRuleFile(path))
        said.append(u"%1:%2:%3: %4"_s.arg(error.path).arg(error.line).arg(error.column).arg(error.sentence.en));
    QVERIFY2(said.isEmpty(), qPrintable(u'\n' + said.join(u'\n')));
}

void ShippedRulesTest::examplesHitAndLookAlikesDoNot()
{
    QStringList failed;
    for (const RuleTest &test : testRules(*RuleSet::shipped())) {
        for (const ExampleFailure &failure : test.failures)
            failed.append(u"%1 (%2): %3\n    %4\n    %5"_s.arg(test.rule, test.file, failure.shouldHit ? u"must hit"_s : u"must not hit"_s, failure.line, failure.reason.en));
    }
    QVERIFY2(failed.isEmpty(), qPrintable(u'\n' + failed.join(u'\n')));
}

void ShippedRulesTest::everyWordingHasAnExample()
{
    QStringList without;
    for (const RuleTest &test : testRules(*RuleSet::shipped())) {
        for (const QByteArray &text : test.variantsWithoutExample)
            without.append(test.rule + u"  "_s + QString::fromUtf8(text));
    }
    QVERIFY2(without.isEmpty(), qPrintable(u'\n' + without.join(u'\n')));
}

void ShippedRulesTest::eachRuleKnowsItsAnswer()
{
    for (const Rule &rule : RuleSet::shipped()->rules()) {
        QVERIFY2(!rule.faq.isEmpty(), qPrintable(rule.id));
        for (const QString &id : rule.faq)
            QVERIFY2(knowledge::KnowledgeBase::shipped().find(id), qPrintable(rule.id + u" -> "_s + id));
    }
}

void ShippedRulesTest::causesAndSpecialisationsExist()
{
    const auto rules = RuleSet::shipped();
    for (const Rule &rule : rules->rules()) {
        for (const Cause &cause : rule.causes)
            QVERIFY2(rules->find(cause.rule), qPrintable(rule.id + u" <- "_s + cause.rule));
        for (const QString &general : rule.specialises)
            QVERIFY2(rules->find(general), qPrintable(rule.id + u" > "_s + general));
    }
}

// Subjects 2, 3, 5, 6, 7, 8, every row of 9, and 11 must be reached from a finding, a step or a notice.
void ShippedRulesTest::theWholeFaqIsWithinReach()
{
    QSet<QString> reached;
    for (const Rule &rule : RuleSet::shipped()->rules())
        reached.unite(QSet<QString>(rule.faq.begin(), rule.faq.end()));

    // Steps and notices, from bundles in every state that they know.
    std::vector<Story> stories(4);
    stories[0].layout(u"ack-linux"_s);
    stories[0].log(u"events.log"_s, u"events-table"_s, model::Coverage::Empty);
    stories[1].layout(u"ack-windows"_s);
    stories[1].missing(u"kubelet.log"_s, u"kubelet-log"_s);
    stories[2].layout(u"single-file"_s);
    stories[3].layout(u"ack-linux"_s);
    const auto etcd = stories[3].log(u"cs/etcd.log"_s, u"etcd-log"_s);
    stories[3].line(etcd, {u"2025-12-13T11:34:00Z"_s, u"etcd"_s, u"go on"_s});
    stories[3].fact(u"service.kubelet.active"_s, u"failed"_s, u"string"_s);
    stories[3].fact(u"node.condition.Ready"_s, u"Unknown"_s, u"string"_s);
    for (const Story &story : stories) {
        const auto analysis = story.analyse(*RuleSet::of({}));
        for (const model::Step &step : analysis->steps)
            reached.unite(QSet<QString>(step.faq.begin(), step.faq.end()));
        for (const model::Notice &notice : analysis->notices)
            reached.unite(QSet<QString>(notice.faq.begin(), notice.faq.end()));
    }
    for (const QString &id : reached)
        QVERIFY2(knowledge::KnowledgeBase::shipped().find(id), qPrintable(id));

    const QStringList wanted{u"change-runtime-containerd-docker"_s, u"container-runtimes-compared"_s, u"master-node-deleted"_s,
                             u"connect-to-master-node"_s, u"collect-diagnostic-data"_s, u"collect-diagnostic-data-windows"_s,
                             u"troubleshoot-cluster-three-steps"_s, u"step-nodes"_s, u"step-components"_s, u"step-kubelet"_s, u"apiserver-stopped"_s,
                             u"apiserver-data-lost"_s, u"node-failed"_s, u"kubelet-failed"_s, u"other-cluster-faults"_s, u"apiserver-slb-acl"_s};
    for (const QString &id : wanted)
        QVERIFY2(reached.contains(id), qPrintable(u"nothing leads to "_s + id));
}

// Ids are written out in the code wherever they are not made of parts.
void ShippedRulesTest::everySentenceOfThisRoomExists()
{
    static const QRegularExpression id(u"u\"(diagnosis(?:\\.[a-z-]+)+)\""_s);
    int found = 0;
    for (QDirIterator files(QStringLiteral(SHINDAN_SOURCE_ROOT) + u"/services/diagnosis"_s, {u"*.cpp"_s}, QDir::Files); files.hasNext();) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = id.globalMatch(text); match.hasNext(); ++found) {
            const QString name = match.next().captured(1);
            QVERIFY2(resources::hasMessage(name), qPrintable(name));
        }
    }
    QVERIFY(found > 50);
}

// Lines as systemd, kubelet, containerd and dockerd print them (see the sources named in start_windows.cpp).
void ShippedRulesTest::startsAreRecognised_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("starter"); // -1: none
    const int none = -1;
    QTest::newRow("ACK's unit") << u"Dec 13 19:34:20 worker-1 systemd[1]: Started kubelet: The Kubernetes Node Agent."_s << int(Starter::Kubelet);
    QTest::newRow("kubeadm's unit") << u"Dec 13 19:34:20 worker-1 systemd[1]: Started kubelet: The Kubernetes Node Agent."_s << int(Starter::Kubelet);
    QTest::newRow("older unit") << u"Dec 13 19:34:20 worker-1 systemd[1]: Started Kubernetes kubelet."_s << int(Starter::Kubelet);
    QTest::newRow("kubelet itself")
        << u"Dec 13 19:34:20 worker-1 kubelet[2113]: I1213 19:34:20.329224    2113 server.go:556] \"Kubelet version\" kubeletVersion=\"v1.34.1\""_s
        << int(Starter::Kubelet);
    QTest::newRow("containerd")
        << u"Dec 13 19:34:18 worker-1 containerd[1919]: time=\"2025-12-13T19:34:18.957309226+08:00\" level=info msg=\"starting containerd\" revision=d8f5 version=2.1.4"_s
        << int(Starter::Containerd);
    QTest::newRow("containerd's unit") << u"Dec 13 19:34:18 worker-1 systemd[1]: Started containerd container runtime."_s << int(Starter::Containerd);
    QTest::newRow("dockerd") << u"Dec 13 19:34:18 worker-1 dockerd[900]: time=\"2025-12-13T19:34:18.9+08:00\" level=info msg=\"Starting up\""_s << int(Starter::Dockerd);
    QTest::newRow("docker's unit") << u"Dec 13 19:34:18 worker-1 systemd[1]: Started Docker Application Container Engine."_s << int(Starter::Dockerd);
    QTest::newRow("another service") << u"Dec 13 19:34:18 worker-1 systemd[1]: Started OpenSSH server daemon."_s << none;
    QTest::newRow("a quotation") << u"Dec 13 19:34:18 worker-1 app[7]: Started kubelet: The Kubernetes Node Agent."_s << none;
    QTest::newRow("a stop") << u"Dec 13 19:34:18 worker-1 systemd[1]: Stopped kubelet: The Kubernetes Node Agent."_s << none;
}

void ShippedRulesTest::startsAreRecognised()
{
    QFETCH(QString, line);
    QFETCH(int, starter);
    const auto rules = RuleSet::of({});
    const SampleRecord record = readSample(line);
    const auto scratch = rules->matcher()->makeScratch();
    std::vector<ingest::PatternId> hits;
    rules->matcher()->match(record.message, record.program, record.level, *scratch, hits);
    int found = -1;
    for (ingest::PatternId id : hits) {
        const auto slot = std::ranges::find(rules->startSlots(), PatternHit::of(id).slot);
        if (slot != rules->startSlots().end())
            found = int(slot - rules->startSlots().begin());
    }
    QCOMPARE(found, starter);
}

QTEST_GUILESS_MAIN(ShippedRulesTest)
#include "shipped_rules_test.moc"
