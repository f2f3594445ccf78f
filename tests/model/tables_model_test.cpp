// The flat models: facts, checks, evidence; and the contents of the FAQ.

#include "model/checks_model.h"
#include "model/evidence_model.h"
#include "model/facts_model.h"
#include "model/item_roles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace shindan::model;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;

Fact fact(const QString &id, const QVariant &value, quint32 line)
{
    Fact made;
    made.id = id;
    made.name = {id, u"項目 "_s + id};
    made.value = value;
    made.unit = u"bytes"_s;
    made.source = u"memory_info"_s;
    made.line = LineNumber(line);
    return made;
}

} // namespace

class TablesModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void factsNameTheirLine()
    {
        FactsModel model;
        QAbstractItemModelTester tester(&model, reporting);
        auto analysis = std::make_shared<Analysis>(*Analysis::empty());
        analysis->facts = {fact(u"memory.free-bytes"_s, qint64(500), 13), fact(u"memory.total-bytes"_s, qint64(8'000), 12), fact(u"os.name"_s, u"Linux"_s, 0)};
        model.setAnalysis(analysis);
        const QModelIndex memory = model.index(1, 0);
        QCOMPARE(model.index(1, FactsModel::WhereColumn, memory).data().toString(), u"memory_info:12"_s);
        QCOMPARE(model.index(0, FactsModel::WhereColumn, model.index(0, 0)).data().toString(), u"memory_info"_s);
        QCOMPARE(model.index(1, FactsModel::ValueColumn, memory).data().value<FactValue>().unit, u"bytes"_s);
        QCOMPARE(model.index(1, FactsModel::ValueColumn, memory).data(SortRole).toLongLong(), 8'000);
        QVERIFY(model.index(0, 0, memory).data(FilterRole).toString().contains(u"項目"_s));
        QCOMPARE(model.fact(model.index(0, 0, model.index(0, 0)))->id, u"os.name"_s);
    }

    void factsStandInGroups()
    {
        FactsModel model;
        QAbstractItemModelTester tester(&model, reporting);
        QCOMPARE(model.rowCount(), 0);
        auto analysis = std::make_shared<Analysis>(*Analysis::empty());
        analysis->facts = {fact(u"node.condition.Ready"_s, u"True"_s, 1), fact(u"node.name"_s, u"worker-17"_s, 2), fact(u"package"_s, u"1.2-3"_s, 3),
                           fact(u"package"_s, u"4.5-6"_s, 4), fact(u"never.heard-of"_s, true, 5)};
        model.setAnalysis(analysis);
        QCOMPARE(model.rowCount(), 4); // groups without facts are left out
        const auto group = [&](int row) { return model.index(row, FactsModel::NameColumn).data().value<FactGroup>(); };
        QCOMPARE(group(0), FactGroup::System);
        QCOMPARE(group(1), FactGroup::Cluster); // a condition is the cluster's word, not the machine's
        QCOMPARE(group(2), FactGroup::Packages);
        QCOMPARE(group(3), FactGroup::Other);
        QCOMPARE(model.rowCount(model.index(2, 0)), 2);
        QCOMPARE(model.index(2, FactsModel::ValueColumn).data().value<FactValue>().value.toInt(), 2);
        QCOMPARE(model.index(2, 0).data(FilterRole).toString(), QString()); // found through its facts only
        QVERIFY(!model.fact(model.index(2, 0)));
        QCOMPARE(model.group(model.index(1, 0, model.index(2, 0))), FactGroup::Packages);
        QCOMPARE(model.parent(model.index(1, 3, model.index(2, 0))), model.index(2, 0));

        // The same facts with other values keep their rows; other facts do not.
        auto later = std::make_shared<Analysis>(*analysis);
        later->facts[1].value = u"worker-18"_s;
        const QPersistentModelIndex kept = model.index(0, FactsModel::ValueColumn, model.index(0, 0));
        model.setAnalysis(later);
        QVERIFY(kept.isValid());
        QCOMPARE(kept.data().value<FactValue>().value.toString(), u"worker-18"_s);
        later = std::make_shared<Analysis>(*later);
        later->facts.pop_back();
        model.setAnalysis(later);
        QCOMPARE(model.rowCount(), 3);
    }

    void checksCountByResult()
    {
        ChecksModel model;
        QAbstractItemModelTester tester(&model, reporting);
        auto analysis = std::make_shared<Analysis>(*Analysis::empty());
        analysis->checks = {{BundleIndex(0), u"a.b"_s, {u"A"_s, u"あ"_s}, CheckStatus::Fired, {}, {}},
                            {BundleIndex(0), u"a.c"_s, {u"C"_s, u"い"_s}, CheckStatus::NotChecked, {u"No events"_s, u"なし"_s}, {u"events.log"_s}},
                            {BundleIndex(0), u"a.d"_s, {u"D"_s, u"う"_s}, CheckStatus::NotChecked, {}, {}}};
        model.setAnalysis(analysis);
        QCOMPARE(model.count(CheckStatus::NotChecked), 2);
        QCOMPARE(model.count(CheckStatus::Partly), 0);
        QCOMPARE(model.index(1, ChecksModel::ReasonColumn).data().value<Text>().en, u"No events"_s);
        QVERIFY(model.index(1, ChecksModel::ReasonColumn).data(FilterRole).toString().contains(u"events.log"_s));
        QCOMPARE(model.index(1, ChecksModel::TitleColumn).data(ExplanationRole).toString(), u"a.c"_s);
        model.setAnalysis(Analysis::empty());
        QCOMPARE(model.rowCount(), 0);
    }

    void evidenceShowsItsFirstLine()
    {
        EvidenceModel model;
        QAbstractItemModelTester tester(&model, reporting);
        Finding finding;
        Evidence evidence;
        evidence.source = u"logs/messages"_s;
        evidence.line = LineNumber(42);
        evidence.bytes = "kernel: BUG: soft lockup\n Call Trace:";
        finding.evidence = {evidence};
        model.setFinding(&finding);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, EvidenceModel::TextColumn).data().toString(), u"kernel: BUG: soft lockup"_s);
        QVERIFY(model.index(0, EvidenceModel::TextColumn).data(ExplanationRole).toString().endsWith(u"Call Trace:"_s));
        QCOMPARE(model.index(0, EvidenceModel::WhereColumn).data().toString(), u"logs/messages:42"_s);
        QVERIFY(!model.index(0, EvidenceModel::TimeColumn).data().isValid());
        model.setFinding(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TablesModelTest)
#include "tables_model_test.moc"
