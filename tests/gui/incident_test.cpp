// "It happened at ..." as a person does it: by keyboard, in the words of a ticket; what changes then in every part of the window,
// and that nothing is left of it when the mark is taken away.

#include "gui/findings/findings_tree.h"
#include "gui/incident/incident_bar.h"
#include "gui/language/interface_language.h"
#include "gui/loglist/log_list_view.h"
#include "gui/loglist/log_rows.h"
#include "gui/main_window/language_switch.h"
#include "gui/main_window/main_window.h"
#include "gui/main_window/timeline_page.h"
#include "gui/main_window/window_actions.h"
#include "gui/parts/item_view.h"
#include "gui/timeline/timeline_view.h"
#include "model/item_roles.h"
#include "tests/support/bundle_folder.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;
using model::Instant;
using model::nsPerSecond;

namespace {

constexpr int patience = 30'000;
// 2025-12-13 19:45 on a node at UTC+8, by `date -d '2025-12-13 19:45 +0800' +%s`.
constexpr Instant quarterTo{1765626300 * nsPerSecond};

// A log from 15:00 to 19:48: connection tracking fails at the beginning, memory at 19:41; kubelet begins at 19:46 only.
std::unique_ptr<tests::BundleFolder> bundle()
{
    auto folder = std::make_unique<tests::BundleFolder>(u"diagnose_1765626516"_s);
    QByteArray log;
    const QTime start(15, 0);
    for (int second = 0; second <= 17'300; second += 20) {
        const QByteArray stamp = "Dec 13 " + start.addSecs(second).toString(u"HH:mm:ss"_s).toLatin1() + " worker-1 ";
        log += stamp + "systemd[1]: Started Session " + QByteArray::number(second) + " of user root.\n";
        if (second >= 600 && second <= 680)
            log += stamp + "kernel: nf_conntrack: nf_conntrack: table full, dropping packet\n";
        if (second == 16'860) // 19:41:00
            log += stamp + "kernel: kworker/u8:4: page allocation failure: order:4, mode:0x40dc0(GFP_KERNEL|__GFP_COMP|__GFP_ZERO), nodemask=(null)\n";
    }
    folder->write(u"logs/messages"_s, log);
    QByteArray kubelet = "-- Logs begin at Sat 2025-12-13 19:46:00 CST, end at Sat 2025-12-13 19:48:00 CST. --\n";
    for (int second = 0; second < 120; second += 10) {
        const QByteArray time = QTime(19, 46).addSecs(second).toString(u"HH:mm:ss"_s).toLatin1();
        kubelet += "Dec 13 " + time + " worker-1 kubelet[2113]: I1213 " + time + ".166681    2113 kubelet.go:2400] \"SyncLoop (PLEG)\" pod=\"shop/payment-1\"\n";
    }
    folder->write(u"logs/kubelet.log"_s, kubelet);
    folder->write(u"system_status"_s, "\n-----------------run uptime------------------\n 19:48:36 up 10 days,  1:02,  1 user,  load average: 0.10, 0.20, 0.30\n"
                                      "------------End of uptime----------------\n");
    return folder;
}

struct Desk
{
    Session session;
    InterfaceLanguage language{&session};
    MainWindow window{&session, &language};

    Desk()
    {
        window.show();
        window.activateWindow(); // keys go to the active window
        if (!QTest::qWaitForWindowActive(&window))
            qWarning("The window did not become active.");
    }
    void open(const QString &path)
    {
        window.open({path});
        QVERIFY(QTest::qWaitFor([this] { return !session.isOpening(); }, patience));
        QVERIFY(QTest::qWaitFor([this] { return session.rows()->size() > 0; }, patience));
    }
    [[nodiscard]] IncidentBar *bar() const { return window.incidentBar(); }
    [[nodiscard]] TimelinePage *page() const { return static_cast<TimelinePage *>(window.page(u"timeline"_s)); }
    [[nodiscard]] LogRows *rows() const { return page()->rows()->rows(); }
    /// Ctrl+I, the time, Enter.
    void mark(const QString &text)
    {
        QTest::keyClick(&window, Qt::Key_I, Qt::ControlModifier);
        QVERIFY(bar()->isVisible() && bar()->isAsking());
        QVERIFY2(bar()->field()->hasFocus(), "one types at once");
        QTest::keyClicks(bar()->field(), text);
        QTest::keyClick(bar()->field(), Qt::Key_Return);
    }
    [[nodiscard]] QStringList findingsInOrder() const
    {
        QStringList rules;
        for (const QString &id : idsOf(window.findings()->view()->model(), {}))
            rules << session.analysis()->finding(id)->rule;
        return rules;
    }
    [[nodiscard]] QString overviewText() const
    {
        QTest::qWait(1); // rows that were replaced go, new ones are laid out
        QStringList texts;
        for (const auto *label : window.page(u"overview"_s)->findChildren<QLabel *>()) {
            if (label->isVisibleTo(window.page(u"overview"_s)))
                texts << label->text();
        }
        return texts.join(u'\n');
    }

private:
    static QStringList idsOf(const QAbstractItemModel *model, const QModelIndex &parent)
    {
        QStringList ids;
        for (int row = 0; row < model->rowCount(parent); ++row) {
            const QModelIndex index = model->index(row, 0, parent);
            ids << index.data(model::IdRole).toString() << idsOf(model, index);
        }
        return ids;
    }
};

// Whether a rule of two pixels in the colour of text crosses all lanes at the moment.
bool timelineShowsRule(TimelineView *view, Instant at)
{
    const QImage picture = view->grab().toImage();
    const int x = static_cast<int>(view->scale().xOf(at));
    const QRgb ink = view->palette().color(QPalette::Active, QPalette::Text).rgb();
    for (int y = view->geometryShown().lanes.top + 2; y < view->height() - 2; ++y) {
        if (picture.pixel(x - 1, y) != ink)
            return false;
    }
    return true;
}

} // namespace

class IncidentWindowTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_settings;
    std::unique_ptr<tests::BundleFolder> m_bundle;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"ShindanTest"_s);
        QCoreApplication::setApplicationName(u"ShindanIncidentTest"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        qputenv("TZ", "Asia/Tokyo"); // where the reader sits
        m_bundle = bundle();
    }

    void init() { QSettings().clear(); }

    void nothingOpenNothingToMark()
    {
        Desk desk;
        QVERIFY(!desk.window.actions_()->markIncident->isEnabled());
        QVERIFY(!desk.window.actions_()->removeIncident->isEnabled());
        QVERIFY(!desk.bar()->isVisible());
    }

    void theWholeStory()
    {
        Desk desk;
        desk.open(m_bundle->path());
        QAbstractItemModelTester tester(desk.window.findings()->view()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QStringList usual = desk.findingsInOrder();
        const auto conntrack = usual.indexOf(u"kernel.conntrack-full"_s);
        const auto memory = usual.indexOf(u"kernel.page-allocation-failure"_s);
        QVERIFY2(conntrack >= 0 && memory > conntrack, qPrintable(usual.join(u' ')));

        // Marked: what is near comes first, every finding tells how far it is.
        desk.mark(u"19:45"_s);
        QCOMPARE(desk.session.incident(), std::optional(quarterTo));
        const QStringList ranked = desk.findingsInOrder();
        QCOMPARE(ranked.front(), u"kernel.page-allocation-failure"_s);
        QCOMPARE(QSet<QString>(ranked.begin(), ranked.end()), QSet<QString>(usual.begin(), usual.end()));
        for (const model::Finding &finding : desk.session.analysis()->findings) {
            if (finding.rule == u"kernel.page-allocation-failure"_s)
                QCOMPARE(finding.distance->count(), -240 * nsPerSecond);
        }

        // The strip and the overview say so.
        QVERIFY(!desk.bar()->isAsking() && desk.bar()->isVisible());
        QVERIFY2(desk.bar()->stripText().contains(u"2025-12-13 19:45:00 UTC+08:00"_s), qPrintable(desk.bar()->stripText()));
        QVERIFY(desk.bar()->stripText().contains(u"20:45:00 Asia/Tokyo here"_s));
        QCOMPARE(desk.window.currentPage(), u"overview"_s);
        QTRY_VERIFY(desk.overviewText().contains(u"Further away"_s));
        const QString overview = desk.overviewText();
        QVERIFY2(overview.contains(u"At 2025-12-13 19:45:00 UTC+08:00"_s), qPrintable(overview));
        QVERIFY(overview.contains(u"1 log covers it"_s) && overview.contains(u"nearest line at that moment"_s)); // a line every 20 s
        QVERIFY(overview.contains(u"begins 1 min after"_s));
        QVERIFY2(overview.contains(u"4 min before"_s) && overview.contains(u"Further away"_s), qPrintable(overview));

        // List and timeline are there.
        desk.window.goToPage(u"timeline"_s);
        QCOMPARE(desk.session.cursor(), std::optional(quarterTo));
        const auto line = desk.rows()->incidentLine();
        QVERIFY(line && *line > 0);
        QTRY_VERIFY(desk.rows()->lineText(*line).startsWith(u"2025-12-13 19:45:00"_s));
        QVERIFY(desk.rows()->lineText(*line - 1).startsWith(u"2025-12-13 19:44:40"_s));
        QVERIFY(desk.rows()->topLine() <= *line && *line < desk.rows()->topLine() + desk.rows()->pageLines());
        QTRY_VERIFY(timelineShowsRule(desk.page()->timeline(), quarterTo));

        // Back, forward, another zone, another language: it stays.
        desk.window.actions_()->back->trigger();
        QCOMPARE(desk.session.incident(), std::optional(quarterTo));
        desk.window.actions_()->forward->trigger();
        desk.window.actions_()->zoneUtc->trigger();
        QVERIFY(desk.bar()->stripText().contains(u"2025-12-13 19:45:00 UTC+08:00"_s) && desk.bar()->stripText().contains(u"11:45:00 UTC"_s));
        desk.window.actions_()->zoneNode->trigger();
        QTest::mouseClick(desk.window.languageSwitch()->japanese(), Qt::LeftButton);
        QCoreApplication::processEvents();
        QCOMPARE(desk.session.incident(), std::optional(quarterTo));
        QCOMPARE(desk.findingsInOrder(), ranked);
        QVERIFY2(desk.bar()->stripText().contains(u"2025/12/13 19:45:00"_s) && desk.bar()->stripText().contains(u"発生時刻"_s), qPrintable(desk.bar()->stripText()));
        desk.window.goToPage(u"overview"_s);
        QTRY_VERIFY(desk.overviewText().contains(u"発生の 4 分前"_s));
        QVERIFY(!desk.overviewText().contains(u"nearest line"_s));
        QTest::mouseClick(desk.window.languageSwitch()->english(), Qt::LeftButton);

        // Taken away: all as before.
        QTest::mouseClick(desk.bar()->removeButton(), Qt::LeftButton);
        QVERIFY(!desk.session.incident());
        QCOMPARE(desk.findingsInOrder(), usual);
        QVERIFY(!desk.bar()->isVisible());
        QVERIFY(!desk.rows()->incidentLine());
        QTRY_VERIFY(!desk.overviewText().contains(u"Further away"_s));
        desk.window.goToPage(u"timeline"_s);
        desk.session.setCursor(std::nullopt);
        QTRY_VERIFY(!timelineShowsRule(desk.page()->timeline(), quarterTo));
    }

    void whatIsUnclearIsSaidAtOnce()
    {
        Desk desk;
        desk.open(m_bundle->path());
        desk.mark(u"5/6 10:00"_s);
        QVERIFY2(desk.bar()->isAsking() && !desk.session.incident(), "Enter does not mark what has two meanings");
        QVERIFY(desk.bar()->preview().contains(u"2025-05-06"_s) && desk.bar()->preview().contains(u"2025-06-05"_s));
        QVERIFY(!desk.bar()->markButton()->isEnabled());
        desk.session.setLanguage(model::Language::Japanese);
        QCoreApplication::processEvents();
        QVERIFY(desk.bar()->preview().contains(u"読めます"_s));
        QCOMPARE(desk.bar()->field()->text(), u"5/6 10:00"_s); // nothing typed is lost
        desk.session.setLanguage(model::Language::English);
        QCoreApplication::processEvents();
        desk.bar()->field()->setText(u"20:45"_s);
        QVERIFY(desk.bar()->preview().contains(u"2025-12-12 20:45:00 UTC+08:00"_s)); // 20:45 has not come on the 13th
        desk.bar()->zones()->setCurrentIndex(desk.bar()->zones()->findData(u"Asia/Tokyo"_s));
        QVERIFY2(desk.bar()->preview().contains(u"2025-12-13 19:45:00 UTC+08:00"_s), qPrintable(desk.bar()->preview()));
        desk.bar()->zones()->setEditText(u"Mars/Olympus"_s);
        QVERIFY(desk.bar()->preview().contains(u"Mars/Olympus"_s) && !desk.bar()->markButton()->isEnabled());
        desk.bar()->zones()->setEditText(u"+09:00"_s);
        QVERIFY(desk.bar()->markButton()->isEnabled());
        desk.bar()->field()->setText(u"2025-12-13 23:00"_s);
        QVERIFY2(desk.bar()->preview().contains(u"after the collection"_s), qPrintable(desk.bar()->preview()));
        QTest::keyClick(desk.bar()->field(), Qt::Key_Escape);
        QVERIFY(!desk.bar()->isVisible() && !desk.session.incident());
    }

    void aTimeCanBeGoneToWithoutAMark()
    {
        Desk desk;
        desk.open(m_bundle->path());
        desk.window.actions_()->goToTime->trigger();
        QVERIFY(desk.bar()->isAsking());
        desk.bar()->field()->insert(u"午後7時45分"_s); // what an input method commits; it replaces the time offered
        QTest::keyClick(desk.bar()->field(), Qt::Key_Return);
        QCOMPARE(desk.window.currentPage(), u"timeline"_s);
        QCOMPARE(desk.session.cursor(), std::optional(quarterTo));
        QVERIFY(!desk.session.incident() && !desk.bar()->isVisible());
    }

    void aMomentOutsideOfAllLogs()
    {
        Desk desk;
        desk.open(m_bundle->path());
        desk.mark(u"2025-12-13 14:30"_s);
        QVERIFY(desk.session.incident());
        QTRY_VERIFY(desk.overviewText().contains(u"No log has lines around this moment."_s));
        desk.window.goToPage(u"timeline"_s);
        QVERIFY(desk.session.range().from <= *desk.session.incident());
        QCOMPARE(desk.rows()->incidentLine(), std::optional(quint64(0)));
        desk.session.setIncident(Instant{}); // 1970: too far for a picture
        desk.session.goToMoment(Instant{});
        QVERIFY(desk.session.range().from.ns > 0);
    }

    void anotherBundleHasNoMark()
    {
        const auto other = bundle();
        Desk desk;
        desk.open(m_bundle->path());
        desk.mark(u"19:45"_s);
        QVERIFY(desk.session.incident());
        desk.window.open({other->path()});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.session.isOpening(), patience);
        QVERIFY(!desk.session.incident() && !desk.bar()->isVisible());
    }
};

QTEST_MAIN(IncidentWindowTest)
#include "incident_test.moc"
