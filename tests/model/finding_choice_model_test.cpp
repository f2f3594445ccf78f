// Findings with check boxes: what is chosen stays chosen while analyses come and go.

#include "model/finding_choice_model.h"
#include "model/item_roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace shindan::model;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;

std::shared_ptr<const Analysis> analysis(const QStringList &ids)
{
    auto made = std::make_shared<Analysis>(*Analysis::empty());
    for (const QString &id : ids) {
        Finding finding;
        finding.id = id;
        finding.title = {u"Title "_s + id, u"題名 "_s + id};
        made->findings.push_back(finding);
    }
    return made;
}

} // namespace

class FindingChoiceModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClickChooses()
    {
        FindingChoiceModel model;
        QAbstractItemModelTester tester(&model, reporting);
        model.setAnalysis(analysis({u"a"_s, u"b"_s}));
        QSignalSpy changed(&model, &FindingChoiceModel::choiceChanged);
        QVERIFY(model.flags(model.index(1)) & Qt::ItemIsUserCheckable);
        QVERIFY(model.setData(model.index(1), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model.chosen(), QStringList{u"b"_s});
        QCOMPARE(model.index(1).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
        QVERIFY(model.setData(model.index(1), Qt::Checked, Qt::CheckStateRole)); // again: nothing changes
        QCOMPARE(changed.size(), 1);
        QVERIFY(model.setData(model.index(1), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.chosen(), QStringList());
        QVERIFY(!model.setData(model.index(0), u"other"_s, Qt::EditRole));
    }

    void theChoiceIsInTheOrderOfTheAnalysis()
    {
        FindingChoiceModel model;
        QAbstractItemModelTester tester(&model, reporting);
        model.setAnalysis(analysis({u"a"_s, u"b"_s, u"c"_s}));
        model.choose({u"c"_s, u"gone"_s, u"a"_s});
        QCOMPARE(model.chosen(), (QStringList{u"a"_s, u"c"_s}));
        QCOMPARE(model.index(0).data().value<Text>().ja, u"題名 a"_s);
        QCOMPARE(model.finding(model.index(2))->id, u"c"_s);
    }

    void theChoiceSurvivesANewAnalysis()
    {
        FindingChoiceModel model;
        QAbstractItemModelTester tester(&model, reporting);
        model.setAnalysis(analysis({u"a"_s, u"b"_s}));
        model.choose({u"b"_s});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &FindingChoiceModel::choiceChanged);
        model.setAnalysis(analysis({u"a"_s, u"b"_s})); // other counts, the same findings
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changed.size(), 0);
        model.setAnalysis(analysis({u"x"_s, u"a"_s, u"b"_s}));
        QCOMPARE(model.chosen(), QStringList{u"b"_s});
        QCOMPARE(changed.size(), 0);
        model.setAnalysis(analysis({u"a"_s}));
        QCOMPARE(model.chosen(), QStringList());
        QCOMPARE(changed.size(), 1);
        model.setAnalysis(Analysis::empty());
        QCOMPARE(model.rowCount(), 0);
    }

    void causesComeAlong()
    {
        auto made = std::make_shared<Analysis>(*analysis({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        made->findings[1].causes = {u"a"_s};
        made->findings[2].causes = {u"b"_s, u"gone"_s};
        made->findings[0].causes = {u"c"_s}; // in a circle
        const QStringList ids = withCauses(*made, u"c"_s);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()), (QSet<QString>{u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(withCauses(*made, u"d"_s), QStringList{u"d"_s});
        QCOMPARE(withCauses(*made, u"nothing"_s), QStringList());
    }
};

QTEST_GUILESS_MAIN(FindingChoiceModelTest)
#include "finding_choice_model_test.moc"
