// The window as a person meets it: open, see findings, click, switch the language, go back, close while reading.

#include "gui/faq/entry_view.h"
#include "gui/files/files_page.h"
#include "gui/findings/findings_tree.h"
#include "gui/language/interface_language.h"
#include "gui/main_window/chips_bar.h"
#include "gui/main_window/language_switch.h"
#include "gui/main_window/main_window.h"
#include "gui/main_window/news_bar.h"
#include "gui/main_window/page_list.h"
#include "gui/main_window/query_field.h"
#include "gui/main_window/recent_files.h"
#include "gui/main_window/status_line.h"
#include "gui/main_window/timeline_page.h"
#include "gui/main_window/window_actions.h"
#include "gui/parts/item_view.h"
#include "gui/text/text_page.h"
#include "gui/text/text_view.h"
#include "model/item_roles.h"
#include "tests/gui/small_bundle.h"

#include <QAction>
#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 30'000;

/// A window with all that belongs to it, as main() makes it.
struct Desk
{
    Session session;
    InterfaceLanguage language{&session};
    MainWindow window{&session, &language};

    Desk() { window.show(); }
    void open(const QString &path)
    {
        window.open({path});
        QVERIFY(QTest::qWaitFor([this] { return !session.isOpening(); }, patience));
        QVERIFY(QTest::qWaitFor([this] { return session.rows()->size() > 0; }, patience));
    }
};

QStringList visibleTexts(const QWidget &window)
{
    QStringList texts;
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&window) && !label->text().isEmpty())
            texts << label->text();
    }
    for (const auto *action : window.findChildren<QAction *>())
        texts << action->text();
    return texts;
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"ShindanTest"_s);
        QCoreApplication::setApplicationName(u"ShindanTest"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void init() { QSettings().clear(); }

    void anEmptyWindowSaysWhatToDo()
    {
        Desk desk;
        QCOMPARE(desk.window.currentPage(), u"overview"_s);
        QVERIFY(visibleTexts(desk.window).contains(u"Open a diagnostic bundle"_s));
        for (const char *page : {"findings", "timeline", "files", "facts", "coverage", "faq", "reply", "text"}) {
            desk.window.goToPage(QString::fromLatin1(page));
            QCOMPARE(desk.window.currentPage(), QString::fromLatin1(page));
            QTest::qWait(1);
        }
    }

    void clickingAFindingSelectsItsRow()
    {
        const auto bundle = tests::smallBundle();
        Desk desk;
        desk.open(bundle->path());
        ItemView *view = desk.window.findings()->view();
        QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() > 0, patience);
        desk.window.goToPage(u"timeline"_s);
        const QModelIndex first = view->model()->index(0, 0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(first).center());
        QCOMPARE(desk.session.selectedFinding(), first.data(model::IdRole).toString());
        QVERIFY(desk.session.selectedRow());
        QCOMPARE(desk.session.snapshot()->source(desk.session.selectedRow()->source).info->path, u"logs/messages"_s);
        QCOMPARE(desk.session.selectedRow()->row.value(), quint32(tests::fullTableLine - 1));
        QCOMPARE(desk.window.currentPage(), u"timeline"_s);
        // The answer stands beside it.
        QVERIFY(!desk.session.shownEntry().isEmpty());
        QVERIFY(desk.window.answer()->browser()->toPlainText().contains(u"conntrack"_s, Qt::CaseInsensitive));
    }

    void theLanguageChangesAtOnceAndNothingMoves()
    {
        const auto bundle = tests::smallBundle();
        Desk desk;
        desk.open(bundle->path());
        desk.window.findings()->step(1);
        desk.window.goToPage(u"findings"_s);
        const auto row = desk.session.selectedRow();
        const QString title = desk.session.analysis()->finding(desk.session.selectedFinding())->title.ja;
        QVERIFY(!visibleTexts(desk.window).contains(title));
        QTest::mouseClick(desk.window.languageSwitch()->japanese(), Qt::LeftButton);
        QCoreApplication::processEvents();
        const QStringList texts = visibleTexts(desk.window);
        QVERIFY(texts.contains(title));
        QVERIFY2(texts.contains(u"根拠"_s), "headings have to follow the language");
        QCOMPARE(desk.window.actions_()->file->title(), u"ファイル(&F)"_s);
        QCOMPARE(desk.window.pageList()->item(0)->text(), u"概要"_s);
        QCOMPARE(desk.window.currentPage(), u"findings"_s);
        QCOMPARE(desk.session.selectedRow(), row);
        QTest::mouseClick(desk.window.languageSwitch()->english(), Qt::LeftButton);
        QCoreApplication::processEvents();
        QCOMPARE(desk.window.pageList()->item(0)->text(), u"Overview"_s);
        QVERIFY(!visibleTexts(desk.window).contains(title));
    }

    void noTextStaysInTheOtherLanguage()
    {
        Desk desk;
        desk.session.setLanguage(model::Language::Japanese);
        QCoreApplication::processEvents();
        // Names of languages, fonts and products are the same in both.
        const QSet<QString> same{u"English"_s, u"UTC(&U)"_s};
        for (const char *page : {"overview", "findings", "timeline", "files", "facts", "coverage", "faq"}) {
            desk.window.goToPage(QString::fromLatin1(page));
            for (const QString &text : visibleTexts(desk.window)) {
                if (text.isEmpty() || same.contains(text))
                    continue;
                const bool latinOnly = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x2000; });
                const bool wordy = std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLetter(); }) > 3;
                QVERIFY2(!(latinOnly && wordy), qPrintable(u"still in English: "_s + text));
            }
        }
    }

    void typingFiltersAndChipsTakeTermsAway()
    {
        const auto bundle = tests::smallBundle();
        Desk desk;
        desk.open(bundle->path());
        desk.window.actions_()->focusFilter->trigger();
        QTest::keyClicks(desk.window.queryField(), u"kernel conntrack"_s);
        QTest::keyClick(desk.window.queryField(), Qt::Key_Return);
        QCOMPARE(desk.window.currentPage(), u"timeline"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.rows()->size(), 5ULL, patience);
        const auto *chips = static_cast<TimelinePage *>(desk.window.page(u"timeline"_s))->chips();
        QCOMPARE(chips->chips(), (QStringList{u"kernel"_s, u"conntrack"_s}));
        QVERIFY(chips->countText().startsWith(u"5 of "_s));
        auto *chip = chips->findChildren<QAbstractButton *>().at(1);
        QTRY_VERIFY(chip->isVisible());
        for (auto *button : chips->findChildren<QAbstractButton *>()) {
            if (button->text() == u"conntrack"_s)
                chip = button;
        }
        QTest::mouseClick(chip, Qt::LeftButton);
        QTRY_COMPARE(desk.session.queryText(), u"kernel"_s);
        QCOMPARE(desk.window.queryField()->text(), u"kernel"_s);
    }

    void placesVisitedAreWalkedBack()
    {
        const auto bundle = tests::smallBundle();
        Desk desk;
        desk.open(bundle->path());
        desk.window.goToPage(u"overview"_s);
        desk.window.goToPage(u"files"_s);
        desk.session.goTo(model::BundleIndex(0), u"logs/messages"_s, model::LineNumber(3));
        QCOMPARE(desk.window.currentPage(), u"timeline"_s);
        desk.window.actions_()->back->trigger();
        QCOMPARE(desk.window.currentPage(), u"files"_s);
        desk.window.actions_()->back->trigger();
        QCOMPARE(desk.window.currentPage(), u"overview"_s);
        QVERIFY(!desk.window.actions_()->back->isEnabled());
        desk.window.actions_()->forward->trigger();
        desk.window.actions_()->forward->trigger();
        QCOMPARE(desk.window.currentPage(), u"timeline"_s);
        QCOMPARE(desk.session.selectedRow()->row.value(), 2U);
    }

    void aMemberWithoutTimesIsReadAsText()
    {
        const auto bundle = tests::smallBundle();
        Desk desk;
        desk.open(bundle->path());
        desk.session.goTo(model::BundleIndex(0), u"system_status"_s, model::LineNumber(8));
        QCOMPARE(desk.window.currentPage(), u"text"_s);
        auto *page = static_cast<TextPage *>(desk.window.page(u"text"_s));
        QCOMPARE(page->view()->markedRow(), 7U);
        // Two commands were run: two sections.
        QTRY_COMPARE_WITH_TIMEOUT(page->sections()->model()->rowCount(), 2, patience);
        QCOMPARE(page->sections()->model()->index(1, 0).data().toString(), u"df -h"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.texts()->cached({desk.session.rowOf(model::BundleIndex(0), u"system_status"_s, model::LineNumber(1))->source,
                                                               model::RowIndex(1)})
                                     .has_value(),
                                 patience);
        page->view()->selectAll();
        page->view()->copy();
        // Rows that are not at hand are read first.
        QTRY_VERIFY_WITH_TIMEOUT(QGuiApplication::clipboard()->text().contains(u"run df -h"_s), patience);
    }

    void anEmptyMemberSaysWhy()
    {
        const auto bundle = tests::smallBundle();
        Desk desk;
        desk.open(bundle->path());
        desk.session.goTo(model::BundleIndex(0), u"events.log"_s, model::LineNumber(0));
        QCOMPARE(desk.window.currentPage(), u"text"_s);
        QVERIFY(visibleTexts(desk.window).contains(u"This member is empty"_s));
    }

    void filesAreDroppedOnTheWindow()
    {
        const auto bundle = tests::smallBundle();
        Desk desk;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(bundle->path())});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&desk.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&desk.window, &drop);
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.snapshot()->complete, patience);
        QVERIFY(desk.window.windowTitle().startsWith(u"diagnose_1765626516"_s));
        QMimeData web;
        web.setUrls({QUrl(u"https://example.com/bundle.tgz"_s)});
        QDragEnterEvent far(QPoint(10, 10), Qt::CopyAction, &web, Qt::LeftButton, Qt::NoModifier);
        far.setAccepted(false);
        QCoreApplication::sendEvent(&desk.window, &far);
        QVERIFY2(!far.isAccepted(), "nothing is fetched from the network");
    }

    void whatWasOpenedIsRemembered()
    {
        const auto bundle = tests::smallBundle();
        {
            Desk desk;
            desk.open(bundle->path());
            QCOMPARE(desk.window.actions_()->recent->entries().front(), QStringList{bundle->path()});
        }
        Desk desk;
        RecentFiles *recent = desk.window.actions_()->recent;
        QCOMPARE(recent->entries().size(), 1);
        recent->actions().front()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.snapshot()->complete, patience);
    }

    void whatCannotBeOpenedIsSaidQuietly()
    {
        Desk desk;
        desk.window.open({u"/no/such/bundle.tar.gz"_s});
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.news()->isVisible(), patience);
        QVERIFY(!desk.window.news()->text().isEmpty());
        QVERIFY2(!QApplication::activeModalWidget(), "no box may stand in the way");
    }

    void readingCanBeCancelled()
    {
        const auto bundle = tests::smallBundle(60'000);
        Desk desk;
        desk.window.open({bundle->path()});
        QVERIFY(desk.window.statusLine()->cancelButton()->isVisible());
        QTest::mouseClick(desk.window.statusLine()->cancelButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.session.isOpening(), patience);
        QVERIFY(!desk.window.statusLine()->cancelButton()->isVisible());
        QVERIFY(desk.window.news()->isVisible());
    }

    void closingWhileReadingIsSafe()
    {
        const auto bundle = tests::smallBundle(30'000);
        for (const int wait : {0, 3, 30}) {
            Desk desk;
            desk.window.open({bundle->path()});
            QTest::qWait(wait);
            desk.window.close();
        }
    }

    void theWindowAnswersWhileReading()
    {
        const auto bundle = tests::smallBundle(60'000);
        Desk desk;
        desk.window.open({bundle->path()});
        // A timer of 10 ms is late by what the window was busy with; a busy machine makes it later, never a whole second.
        QElapsedTimer since;
        qint64 longest = 0;
        since.start();
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&] { longest = std::max(longest, since.restart()); });
        beat.start(10);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.session.isOpening(), patience);
        QVERIFY2(longest < 1'000, qPrintable(QString::number(longest)));
    }

    void docksComeBackWithTheUsualLayout()
    {
        Desk desk;
        const auto docks = desk.window.findChildren<QDockWidget *>();
        QCOMPARE(docks.size(), 3);
        for (QDockWidget *dock : docks)
            dock->hide();
        desk.window.actions_()->resetLayout->trigger();
        for (QDockWidget *dock : docks)
            QVERIFY(!dock->isHidden()); // two of them are tabs of one place
    }

    void textGrowsAndShrinks()
    {
        Desk desk;
        const double before = QApplication::font().pointSizeF();
        desk.window.actions_()->larger->trigger();
        QCOMPARE(QApplication::font().pointSizeF(), before + 1);
        desk.window.actions_()->smaller->trigger();
        desk.window.actions_()->smaller->trigger();
        QCOMPARE(QApplication::font().pointSizeF(), before - 1);
        desk.window.actions_()->usualSize->trigger();
        QCOMPARE(QApplication::font().pointSizeF(), before);
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
