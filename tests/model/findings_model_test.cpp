// Findings as a tree: a cause stands above its symptoms, whatever the order of ids, and rings do no harm.

#include "model/findings_model.h"
#include "model/item_roles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace shindan::model;
using namespace Qt::Literals::StringLiterals;

namespace {

Finding finding(const QString &id, std::vector<QString> causes = {})
{
    Finding made;
    made.id = id;
    made.rule = u"rule."_s + id;
    made.title = {u"Title "_s + id, u"題 "_s + id};
    made.explanation = {u"Why "_s + id, u"理由 "_s + id};
    made.severity = Severity::Error;
    made.causes = std::move(causes);
    made.count = 3;
    made.first = Instant{1'765'626'000'000'000'000};
    return made;
}

std::shared_ptr<const Analysis> analysisOf(std::vector<Finding> findings)
{
    auto analysis = std::make_shared<Analysis>(*Analysis::empty());
    analysis->findings = std::move(findings);
    return analysis;
}

// `a(b c(d))`: the tree as one line of text.
QString shapeOf(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList parts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString below = shapeOf(model, index);
        parts << index.data(IdRole).toString() + (below.isEmpty() ? QString() : u'(' + below + u')');
    }
    return parts.join(u' ');
}

} // namespace

class FindingsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void causesStandAboveSymptoms_data()
    {
        QTest::addColumn<std::vector<Finding>>("findings");
        QTest::addColumn<QString>("shape");
        QTest::newRow("none") << std::vector<Finding>{} << QString();
        QTest::newRow("no causes") << std::vector{finding(u"a"_s), finding(u"b"_s)} << u"a b"_s;
        QTest::newRow("a chain") << std::vector{finding(u"a"_s), finding(u"b"_s, {u"a"_s}), finding(u"c"_s, {u"b"_s})} << u"a(b(c))"_s;
        QTest::newRow("the first cause counts") << std::vector{finding(u"a"_s), finding(u"b"_s), finding(u"c"_s, {u"b"_s, u"a"_s})} << u"a b(c)"_s;
        QTest::newRow("an unknown cause is passed over") << std::vector{finding(u"a"_s), finding(u"c"_s, {u"gone"_s, u"a"_s})} << u"a(c)"_s;
        QTest::newRow("a ring is cut") << std::vector{finding(u"a"_s, {u"b"_s}), finding(u"b"_s, {u"a"_s})} << u"b(a)"_s;
        QTest::newRow("its own cause") << std::vector{finding(u"a"_s, {u"a"_s})} << u"a"_s;
    }
    void causesStandAboveSymptoms()
    {
        QFETCH(std::vector<Finding>, findings);
        QFETCH(QString, shape);
        FindingsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setAnalysis(analysisOf(findings));
        QCOMPARE(shapeOf(model), shape);
        for (const Finding &item : findings)
            QCOMPARE(model.indexOf(item.id).data(IdRole).toString(), item.id);
        QVERIFY(!model.indexOf(u"nowhere"_s).isValid());
    }

    void theSameFindingsWithOtherCountsKeepTheirIndexes()
    {
        FindingsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setAnalysis(analysisOf({finding(u"a"_s), finding(u"b"_s, {u"a"_s})}));
        const QPersistentModelIndex kept = model.indexOf(u"b"_s);
        auto louder = finding(u"b"_s, {u"a"_s});
        louder.count = 99;
        model.setAnalysis(analysisOf({finding(u"a"_s), louder}));
        QVERIFY(kept.isValid());
        QCOMPARE(kept.sibling(kept.row(), FindingsModel::CountColumn).data().toULongLong(), 99ULL);
    }

    void cellsHoldValuesNotWords()
    {
        FindingsModel model;
        auto item = finding(u"a"_s);
        item.subject = {{u"pod"_s, u"web-1"_s}, {u"empty"_s, QString()}};
        model.setAnalysis(analysisOf({item}));
        const QModelIndex title = model.index(0, FindingsModel::TitleColumn);
        QCOMPARE(title.data().value<Text>().ja, u"題 a"_s);
        QCOMPARE(title.data(SeverityRole).value<Severity>(), Severity::Error);
        QCOMPARE(title.data(ExplanationRole).value<Text>().en, u"Why a"_s);
        QCOMPARE(model.index(0, FindingsModel::SubjectColumn).data().toString(), u"pod web-1"_s);
        QCOMPARE(model.index(0, FindingsModel::FirstColumn).data().value<Instant>(), *item.first);
        QVERIFY(!model.index(0, FindingsModel::LastColumn).data().isValid());
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"finding.title"_s);
    }

    void readersMeetCausesFirst()
    {
        FindingsModel model;
        model.setAnalysis(analysisOf({finding(u"a"_s), finding(u"x"_s), finding(u"b"_s, {u"a"_s})}));
        QCOMPARE(model.idsInOrder(), (QStringList{u"a"_s, u"b"_s, u"x"_s}));
    }
};

QTEST_GUILESS_MAIN(FindingsModelTest)
#include "findings_model_test.moc"
