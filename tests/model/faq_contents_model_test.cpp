// The contents of the FAQ: by subject, as hits, and with the entries of the open bundle before the rest or alone.

#include "model/faq_contents_model.h"
#include "model/item_roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace shindan::model;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;
using Order = FaqContentsModel::Order;

FaqContentsEntry entry(const QString &id, const QString &subject)
{
    return {id, subject, {u"Subject "_s + subject, u"主題 "_s + subject}, {u"Question "_s + id, u"質問 "_s + id}, {u"Short"_s, u"要約"_s}};
}

Finding finding(const QStringList &faq, Severity severity, FindingState state = FindingState::Active)
{
    Finding made;
    made.faq = faq;
    made.severity = severity;
    made.state = state;
    return made;
}

void fill(FaqContentsModel &model)
{
    model.setEntries({entry(u"a"_s, u"1"_s), entry(u"b"_s, u"1"_s), entry(u"c"_s, u"kubelet"_s), entry(u"d"_s, u"node"_s)},
                     {u"This bundle"_s, u"この診断データ"_s});
}

QHash<QString, FaqMark> marks()
{
    Analysis analysis = *Analysis::empty();
    analysis.findings = {finding({u"b"_s, u"c"_s}, Severity::Warning), finding({u"b"_s}, Severity::Critical, FindingState::Recovered)};
    auto all = faqMarksOf(analysis);
    all[u"d"_s].doesNotApply = true;
    return all;
}

QStringList shown(const FaqContentsModel &model)
{
    QStringList ids;
    const auto add = [&](const QModelIndex &parent) {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            if (const FaqContentsEntry *one = model.entry(model.index(row, 0, parent)))
                ids << one->id;
        }
    };
    add({});
    for (int group = 0; group < model.rowCount(); ++group)
        add(model.index(group, 0));
    return ids;
}

} // namespace

class FaqContentsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contentsBySubjectAndAsHits()
    {
        FaqContentsModel model;
        QAbstractItemModelTester tester(&model, reporting);
        fill(model);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
        QVERIFY(!model.entry(model.index(0, 0)));
        QCOMPARE(model.indexOf(u"c"_s).parent().row(), 1);
        QCOMPARE(model.index(1, 0).data().value<Text>().ja, u"主題 kubelet"_s);
        model.showHits({u"c"_s, u"unknown"_s, u"a"_s});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data(IdRole).toString(), u"c"_s);
        QVERIFY(!model.index(0, 0).parent().isValid());
        QVERIFY(!model.indexOf(u"b"_s).isValid());
        model.showAll();
        QVERIFY(model.indexOf(u"b"_s).isValid());
        QCOMPARE(model.shownCount(), 4);
    }

    void findingsMarkTheirEntries()
    {
        const auto all = marks();
        QCOMPARE(all[u"b"_s].findings, 2);
        QCOMPARE(all[u"b"_s].worst, Severity::Critical);
        QCOMPARE(all[u"b"_s].state, FindingState::Active); // one of the two is
        QCOMPARE(all[u"c"_s].findings, 1);
        QVERIFY(!all.contains(u"a"_s));
    }

    void aMarkedEntryShowsCountAndWorst()
    {
        FaqContentsModel model;
        QAbstractItemModelTester tester(&model, reporting);
        fill(model);
        const QPersistentModelIndex kept = model.indexOf(u"b"_s);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setMarks(marks());
        QCOMPARE(resets.size(), 0); // a view keeps its place
        QVERIFY(kept.isValid());
        QCOMPARE(kept.sibling(kept.row(), FaqContentsModel::FindingsColumn).data().toInt(), 2);
        QCOMPARE(kept.data(SeverityRole).value<Severity>(), Severity::Critical);
        QVERIFY(!model.indexOf(u"a"_s).data(SeverityRole).isValid());
        QVERIFY(!model.indexOf(u"a"_s).siblingAtColumn(FaqContentsModel::FindingsColumn).data().isValid());
        QVERIFY(model.indexOf(u"d"_s).data(SteppedBackRole).toBool());
        QVERIFY(!model.indexOf(u"d"_s).data(SeverityRole).isValid()); // no finding leads there
        QCOMPARE(model.markedCount(), 2);
    }

    void thoseOfTheBundleStandFirst()
    {
        FaqContentsModel model;
        QAbstractItemModelTester tester(&model, reporting);
        fill(model);
        model.setMarks(marks());
        model.setOrder(Order::BundleFirst);
        QCOMPARE(model.index(0, 0).data().value<Text>().en, u"This bundle"_s);
        QCOMPARE(shown(model), (QStringList{u"b"_s, u"c"_s, u"a"_s, u"d"_s})); // each once
        QCOMPARE(model.rowCount(), 3); // the subject kubelet has nothing left
        model.showHits({u"a"_s, u"d"_s, u"c"_s, u"b"_s});
        QCOMPARE(shown(model), (QStringList{u"c"_s, u"b"_s, u"a"_s, u"d"_s}));
        // Without findings there is no such group.
        model.showAll();
        model.setMarks({});
        QCOMPARE(model.index(0, 0).data().value<Text>().en, u"Subject 1"_s);
    }

    void orTheyStandAlone()
    {
        FaqContentsModel model;
        QAbstractItemModelTester tester(&model, reporting);
        fill(model);
        model.setOrder(Order::BundleOnly);
        QCOMPARE(model.rowCount(), 0);
        model.setMarks(marks());
        QCOMPARE(shown(model), (QStringList{u"b"_s, u"c"_s}));
        QVERIFY(!model.indexOf(u"d"_s).isValid()); // a mark without findings
        model.showHits({u"a"_s, u"c"_s});
        QCOMPARE(shown(model), QStringList{u"c"_s});
        model.setOrder(Order::BySubject);
        QCOMPARE(shown(model), (QStringList{u"a"_s, u"c"_s}));
        model.showAll();
        QCOMPARE(model.shownCount(), 4);
    }
};

QTEST_GUILESS_MAIN(FaqContentsModelTest)
#include "faq_contents_model_test.moc"
