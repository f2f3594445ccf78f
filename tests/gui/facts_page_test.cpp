// The page of facts: groups that open and close, a filter that opens what it finds.

#include "gui/facts/facts_page.h"
#include "gui/parts/filter_table.h"
#include "gui/parts/item_view.h"
#include "gui/session/session.h"
#include "model/facts_model.h"
#include "tests/gui/small_bundle.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;

class FactsPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<tests::BundleFolder> m_bundle = tests::smallBundle();
    Session m_session;
    FactsPage m_page{&m_session};

    QAbstractItemModel *rows() const { return m_page.table()->view()->model(); }
    QModelIndex group(const QString &name) const
    {
        for (int row = 0; row < rows()->rowCount(); ++row) {
            if (rows()->index(row, 0).data().toString() == name)
                return rows()->index(row, 0);
        }
        return {};
    }
    bool isOpen(const QString &name) const { return m_page.table()->view()->isExpanded(group(name)); }
    void filter(const QString &words) { m_page.table()->field()->setText(words); }

private Q_SLOTS:
    void initTestCase()
    {
        m_session.setLanguage(model::Language::English);
        m_page.resize(1000, 700);
        m_page.show();
        m_session.open({m_bundle->path()});
        QVERIFY(QTest::qWaitFor([this] { return !m_session.isOpening() && !m_session.analysis()->facts.empty(); }, 30'000));
    }

    void cleanup() { filter({}); }

    void groupsStandInTheirOrder()
    {
        const QAbstractItemModelTester tester(rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QStringList names;
        for (int row = 0; row < rows()->rowCount(); ++row)
            names << rows()->index(row, 0).data().toString();
        QCOMPARE(names, (QStringList{u"System"_s, u"kubelet"_s, u"Memory"_s, u"Disks"_s, u"Logs"_s}));
        QVERIFY(isOpen(u"Memory"_s));
        QCOMPARE(rows()->rowCount(group(u"Memory"_s)), 3); // total, available, used
    }

    void aFilterShowsItsGroupsOnly()
    {
        m_page.table()->view()->collapse(group(u"Memory"_s));
        QVERIFY(!isOpen(u"Memory"_s));
        filter(u"memory total"_s);
        QCOMPARE(rows()->rowCount(), 1);
        QVERIFY(isOpen(u"Memory"_s)); // though the person had closed it
        QCOMPARE(rows()->rowCount(group(u"Memory"_s)), 1);
        filter({});
        QVERIFY(!isOpen(u"Memory"_s)); // and so it is again
        QVERIFY(isOpen(u"Disks"_s));
        m_page.table()->view()->expand(group(u"Memory"_s));
        filter(u"no such fact"_s);
        QCOMPARE(rows()->rowCount(), 0);
    }

    void aFilterKnowsBothLanguages()
    {
        filter(u"ディスク使用率"_s);
        QCOMPARE(rows()->rowCount(), 1);
        QCOMPARE(rows()->rowCount(group(u"Disks"_s)), 1);
        QCOMPARE(rows()->index(0, model::FactsModel::SubjectColumn, group(u"Disks"_s)).data().toString(), u"/"_s);
    }

    void sortingKeepsTheGroups()
    {
        const QAbstractItemModelTester tester(rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows()->sort(model::FactsModel::NameColumn, Qt::AscendingOrder);
        QCOMPARE(rows()->index(0, 0).data().toString(), u"System"_s);
        const QModelIndex memory = group(u"Memory"_s);
        QStringList names;
        for (int row = 0; row < rows()->rowCount(memory); ++row)
            names << rows()->index(row, 0, memory).data().toString();
        QCOMPARE(names, (QStringList{u"Available memory"_s, u"Memory"_s, u"Memory used"_s}));
        rows()->sort(-1);
    }

    void aDoubleClickGoesToTheLine()
    {
        QSignalSpy went(&m_session, &Session::placeRequested);
        const QModelIndex disks = group(u"Disks"_s);
        Q_EMIT m_page.table()->view()->activated(disks);
        QCOMPARE(went.count(), 0); // a group stands nowhere
        Q_EMIT m_page.table()->view()->activated(rows()->index(0, 0, disks));
        QCOMPARE(went.count(), 1);
    }
};

QTEST_MAIN(FactsPageTest)
#include "facts_page_test.moc"
