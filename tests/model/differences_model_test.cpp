// The table of differences: rows as ranked, values and not words, expected ones on demand.

#include "model/differences_model.h"
#include "model/item_roles.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace shindan::model;
using namespace Qt::Literals::StringLiterals;

namespace {

Difference difference(const QString &id, Severity severity, const QString &first, const QString &second)
{
    Difference row;
    row.id = id;
    row.severity = severity;
    row.title = {id + u" en"_s, id + u" ja"_s};
    row.value = {first, second};
    return row;
}

std::shared_ptr<const Comparison> comparison(std::vector<Difference> rows, std::vector<Difference> expected = {})
{
    auto made = std::make_shared<Comparison>(*Comparison::empty());
    made->differences = std::move(rows);
    made->expected = std::move(expected);
    return made;
}

} // namespace

class DifferencesModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAndValues()
    {
        DifferencesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setComparison(comparison({difference(u"a"_s, Severity::Warning, u"9"_s, u"10"_s), difference(u"b"_s, Severity::Info, {}, u"x"_s)}));
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex title = model.index(0, DifferencesModel::TitleColumn);
        QCOMPARE(title.data().value<Text>().ja, u"a ja"_s);
        QCOMPARE(title.data(IdRole).toString(), u"a"_s);
        QCOMPARE(title.data(SeverityRole).value<Severity>(), Severity::Warning);
        QVERIFY(title.data(FilterRole).toString().contains(u"a en"_s) && title.data(FilterRole).toString().contains(u"a ja"_s));
        QVERIFY(model.index(0, DifferencesModel::FirstColumn).data(SortRole).toDouble() < model.index(0, DifferencesModel::SecondColumn).data(SortRole).toDouble());
        QCOMPARE(model.headerData(DifferencesModel::TitleColumn, Qt::Horizontal).toString(), u"difference.title"_s);
        QCOMPARE(model.indexOf(u"b"_s).row(), 1);
        QVERIFY(!model.indexOf(u"c"_s).isValid());
        QCOMPARE(model.difference({}), static_cast<const Difference *>(nullptr));
    }

    void expectedOnesComeAndGo()
    {
        DifferencesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(comparison({difference(u"a"_s, Severity::Warning, {}, {})}, {difference(u"e1"_s, Severity::Info, {}, {}), difference(u"e2"_s, Severity::Info, {}, {})}));
        const QPersistentModelIndex first = model.index(0, 0);
        model.setShowsExpected(true);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!model.index(0, 0).data(DifferencesModel::ExpectedRole).toBool());
        QVERIFY(model.index(1, 0).data(DifferencesModel::ExpectedRole).toBool());
        QVERIFY(model.index(2, 0).data(SteppedBackRole).toBool());
        QVERIFY(first.isValid());
        model.setShowsExpected(false);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.indexOf(u"e1"_s).isValid());
    }

    void theSameRowsStay()
    {
        DifferencesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(comparison({difference(u"a"_s, Severity::Warning, u"1"_s, u"2"_s)}));
        const QPersistentModelIndex kept = model.index(0, 0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setComparison(comparison({difference(u"a"_s, Severity::Warning, u"1"_s, u"3"_s)}));
        QVERIFY(kept.isValid());
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.index(0, DifferencesModel::SecondColumn).data().toString(), u"3"_s);
        model.setComparison(comparison({difference(u"z"_s, Severity::Info, {}, {})}));
        QCOMPARE(resets.size(), 1);
        QVERIFY(!kept.isValid());
    }
};

QTEST_APPLESS_MAIN(DifferencesModelTest)
#include "differences_model_test.moc"
