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
        analysis->facts = {fact(u"memory.total-bytes"_s, qint64(8'000), 12), fact(u"os.name"_s, u"Linux"_s, 0)};
        model.setAnalysis(analysis);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, FactsModel::WhereColumn).data().toString(), u"memory_info:12"_s);
        QCOMPARE(model.index(1, FactsModel::WhereColumn).data().toString(), u"memory_info"_s);
        QCOMPARE(model.index(0, FactsModel::ValueColumn).data().value<FactValue>().unit, u"bytes"_s);
        QCOMPARE(model.index(0, FactsModel::ValueColumn).data(SortRole).toLongLong(), 8'000);
        QVERIFY(model.index(0, 0).data(FilterRole).toString().contains(u"項目"_s));
        QCOMPARE(model.fact(model.index(1, 0))->id, u"os.name"_s);
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
