// The session: opening, filtering, going to lines, going back, and what happens when it all comes at once.

#include "gui/session/session.h"
#include "tests/gui/small_bundle.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 30'000;
const QString systemLog = u"logs/messages"_s;

bool finished(const Session &session)
{
    return QTest::qWaitFor([&] { return !session.isOpening(); }, patience);
}

bool waitForRows(const Session &session, const std::function<bool()> &condition)
{
    return QTest::qWaitFor([&] { return condition(); }, patience) && session.rows() != nullptr;
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
    }

    void openingShowsRowsAndTheNodesZone()
    {
        const auto bundle = tests::smallBundle();
        Session session;
        QSignalSpy snapshots(&session, &Session::snapshotChanged);
        session.open({bundle->path()});
        QVERIFY(session.isOpening());
        QVERIFY(finished(session));
        QVERIFY(!snapshots.isEmpty());
        QVERIFY(session.snapshot()->complete);
        QVERIFY(session.snapshot()->logRows > 200);
        QVERIFY(waitForRows(session, [&] { return session.rows()->size() > 200; }));
        QCOMPARE(session.workspaceName(), u"diagnose_1765626516"_s);
        // 1765626516 is 11:48:36 UTC and the node's clock says 19:48:36.
        QCOMPARE(session.zone().name(), u"+08:00"_s);
        QCOMPARE(session.range(), session.wholeRange());
    }

    void aFilterComesLaterAndItsErrorKeepsTheRows()
    {
        const auto bundle = tests::smallBundle();
        Session session;
        session.open({bundle->path()});
        QVERIFY(finished(session));
        session.setQuery(u"conntrack"_s);
        QVERIFY(waitForRows(session, [&] { return session.rows()->size() == 5; }));
        QVERIFY(session.matches());
        session.setQuery(u"(conntrack"_s);
        QVERIFY(!session.queryError().isEmpty());
        QTest::qWait(50);
        QCOMPARE(session.rows()->size(), 5ULL);
        session.setQuery({});
        QVERIFY(session.queryError().isEmpty());
        QVERIFY(waitForRows(session, [&] { return session.rows()->size() > 200; }));
        QVERIFY(!session.matches());
    }

    void theLatestFilterWins()
    {
        const auto bundle = tests::smallBundle(5'000);
        Session session;
        session.open({bundle->path()});
        QVERIFY(finished(session));
        for (int i = 0; i < 20; ++i)
            session.setQuery(u"payment-"_s + QString::number(i % 7));
        session.setQuery(u"conntrack"_s);
        QVERIFY(waitForRows(session, [&] { return session.rows()->size() == 5; }));
        QTest::qWait(200);
        QCOMPARE(session.rows()->size(), 5ULL);
    }

    void theLatestOpeningWins()
    {
        const auto first = tests::smallBundle(20'000);
        tests::BundleFolder second(u"other"_s);
        second.write(u"app.log"_s, "2025-12-13T11:00:00Z INFO one\n2025-12-13T11:00:01Z INFO two\n");
        Session session;
        session.open({first->path()});
        session.open({second.path()});
        QVERIFY(finished(session));
        QCOMPARE(session.paths(), QStringList{second.path()});
        QCOMPARE(session.snapshot()->rows, 2ULL);
        QTest::qWait(300);
        QCOMPARE(session.snapshot()->rows, 2ULL);
    }

    void whatIsNotThereIsSaidAndTheOldStays()
    {
        const auto bundle = tests::smallBundle();
        Session session;
        session.open({bundle->path()});
        QVERIFY(finished(session));
        const quint64 rows = session.snapshot()->rows;
        QSignalSpy failed(&session, &Session::openingFailed);
        session.open({bundle->path() + u"/is-not-there.tgz"_s});
        QVERIFY(finished(session));
        QCOMPARE(failed.size(), 1);
        const auto sentence = failed.front().front().value<model::Text>();
        QVERIFY(!sentence.en.isEmpty() && !sentence.ja.isEmpty());
        QCOMPARE(session.snapshot()->rows, rows);
    }

    void closingWhileLoadingIsSafe()
    {
        const auto bundle = tests::smallBundle(20'000);
        for (int wait : {0, 1, 5, 20, 60}) {
            Session session;
            session.open({bundle->path()});
            session.setQuery(u"payment"_s);
            if (wait > 0)
                QTest::qWait(wait);
        }
    }

    void cancellingStopsSoon()
    {
        const auto bundle = tests::smallBundle(50'000);
        Session session;
        QSignalSpy cancelled(&session, &Session::openingCancelled);
        session.open({bundle->path()});
        session.cancelOpening();
        QElapsedTimer clock;
        clock.start();
        QVERIFY(finished(session));
        QVERIFY2(clock.elapsed() < 5'000, "a cancelled opening has to end at once, even on a busy machine");
        QCOMPARE(cancelled.size(), 1);
    }

    void goingToALineLiftsTheFilterThatHidesIt()
    {
        const auto bundle = tests::smallBundle();
        Session session;
        session.open({bundle->path()});
        QVERIFY(finished(session));
        session.setQuery(u"payment-1"_s);
        QVERIFY(waitForRows(session, [&] { return session.matches() != nullptr; }));
        QSignalSpy places(&session, &Session::placeRequested);
        session.goTo(model::BundleIndex(0), systemLog, model::LineNumber(tests::fullTableLine));
        QCOMPARE(session.queryText(), QString());
        QVERIFY(session.selectedRow());
        QCOMPARE(session.selectedRow()->row.value(), quint32(tests::fullTableLine - 1));
        QCOMPARE(places.size(), 1);
        QCOMPARE(places.front().front().value<Place>().page, u"timeline"_s);
    }

    void aMemberWithoutTimesOpensAsText()
    {
        const auto bundle = tests::smallBundle();
        Session session;
        session.open({bundle->path()});
        QVERIFY(finished(session));
        QSignalSpy places(&session, &Session::placeRequested);
        session.goTo(model::BundleIndex(0), u"memory_info"_s, model::LineNumber(2));
        QCOMPARE(places.front().front().value<Place>().page, u"text"_s);
        session.goTo(model::BundleIndex(0), u"no/such/member"_s, model::LineNumber(2));
        const auto place = places.back().front().value<Place>();
        QCOMPARE(place.page, u"text"_s);
        QVERIFY(!place.row);
        QCOMPARE(place.detail, u"no/such/member"_s);
    }

    void backAndForwardAreLikeABrowsers()
    {
        Session session;
        QVERIFY(!session.canGoBack());
        session.visit({u"overview"_s, {}, {}, {}});
        session.visit({u"files"_s, {}, {}, {}});
        session.visit({u"files"_s, {}, {}, {}}); // the same place is no visit
        session.visit({u"facts"_s, {}, {}, {}});
        QSignalSpy places(&session, &Session::placeRequested);
        session.back();
        session.back();
        QVERIFY(!session.canGoBack());
        QCOMPARE(places.back().front().value<Place>().page, u"overview"_s);
        session.forward();
        QCOMPARE(places.back().front().value<Place>().page, u"files"_s);
        session.visit({u"faq"_s, {}, {}, u"x"_s}); // a new way: what lay ahead is gone
        QVERIFY(!session.canGoForward());
    }

    void aFindingBringsItsRowAndItsAnswer()
    {
        const auto bundle = tests::smallBundle();
        Session session;
        session.open({bundle->path()});
        QVERIFY(finished(session));
        QVERIFY2(!session.analysis()->findings.empty(), "the rules do not find the full table of the test's bundle");
        const auto &finding = session.analysis()->findings.front();
        session.selectFinding(finding.id);
        QVERIFY(session.selectedRow());
        QCOMPARE(session.snapshot()->source(session.selectedRow()->source).info->path, systemLog);
        QCOMPARE(session.shownEntry(), finding.faq.front());
    }
};

QTEST_MAIN(SessionTest)
#include "session_test.moc"
