// What comes to the window and what leaves it: bundles beside others, what a later start or a drop brings, encrypted archives,
// members that are saved. As a person does it, in the real window.

#include "gui/coverage/coverage_page.h"
#include "gui/facts/facts_page.h"
#include "gui/files/files_page.h"
#include "gui/files/member_saver.h"
#include "gui/findings/findings_tree.h"
#include "gui/language/interface_language.h"
#include "gui/main_window/main_window.h"
#include "gui/main_window/news_bar.h"
#include "gui/main_window/password_bar.h"
#include "gui/main_window/status_line.h"
#include "gui/main_window/window_actions.h"
#include "gui/parts/filter_table.h"
#include "gui/parts/item_view.h"
#include "gui/session/password.h"
#include "gui/text/text_page.h"
#include "gui/text/text_view.h"
#include "gui/timeline/lanes.h"
#include "model/checks_model.h"
#include "model/item_roles.h"
#include "model/sources_model.h"
#include "tests/gui/small_bundle.h"
#include "tests/support/archive_bytes.h"
#include "tests/support/zip_file.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 60'000;
const QByteArray oneLine = "2025-12-13T11:35:20Z INFO hello\n";

struct Desk
{
    Session session;
    InterfaceLanguage language{&session};
    MainWindow window{&session, &language};

    Desk() { window.show(); }
    [[nodiscard]] bool isIdle() { return QTest::qWaitFor([this] { return !session.isOpening(); }, patience); }
    void open(const QStringList &paths)
    {
        window.open(paths);
        QVERIFY(isIdle());
        QVERIFY(QTest::qWaitFor([this] { return session.rows()->size() > 0; }, patience));
    }
    template <typename Page>
    [[nodiscard]] Page *page(const QString &id)
    {
        return static_cast<Page *>(window.page(id));
    }
};

/// Another node: its own name everywhere.
std::unique_ptr<tests::BundleFolder> otherBundle()
{
    auto folder = std::make_unique<tests::BundleFolder>(u"diagnose_1765626600"_s);
    QByteArray log;
    for (int i = 0; i < 50; ++i)
        log += "Dec 13 19:40:" + QByteArray::number(i + 10) + " worker-2 systemd[1]: Started Session " + QByteArray::number(i) + " of user root.\n";
    folder->write(u"logs/messages"_s, log);
    folder->write(u"system_info"_s, "\n-----------------run uname -a------------------\nLinux worker-2 5.10.134-16.al8.x86_64 #1 SMP x86_64 GNU/Linux\n------------End of uname----------------\n");
    return folder;
}

QStringList textsOf(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            texts << label->text();
    }
    return texts;
}

QAction *actionOf(QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

QModelIndex indexOf(const QAbstractItemModel &model, const QString &path, quint32 bundle = 0)
{
    const auto search = [&](auto &&self, const QModelIndex &parent) -> QModelIndex {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            if (index.data(model::PathRole).toString() == path && index.data(model::BundleRole).toUInt() == bundle)
                return index;
            if (const QModelIndex below = self(self, index); below.isValid())
                return below;
        }
        return {};
    };
    return search(search, {});
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

} // namespace

class OpeningsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_settings;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"ShindanTest"_s);
        QCoreApplication::setApplicationName(u"ShindanOpenings"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void init() { QSettings().clear(); }

    // ---- beside

    void whatIsOpenedBesideKeepsTheView()
    {
        const auto first = tests::smallBundle();
        const auto second = otherBundle();
        Desk desk;
        QVERIFY(!desk.window.actions_()->openBeside->isEnabled());
        desk.open({first->path()});
        QVERIFY(desk.window.actions_()->openBeside->isEnabled());
        desk.window.goToPage(u"timeline"_s);
        desk.session.setZone(model::DisplayZone());
        desk.session.goTo(model::BundleIndex(0), u"logs/messages"_s, model::LineNumber(tests::fullTableLine));
        const QString finding = desk.session.analysis()->findings.front().id;
        desk.session.selectFinding(finding);
        desk.session.setQuery(u"kernel"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.rows()->size(), 5ULL, patience);
        const TimeRange whole = desk.session.wholeRange();
        const TimeRange range{whole.from + std::chrono::seconds(100), whole.from + std::chrono::seconds(600)};
        desk.session.setRange(range);
        const quint64 rowsBefore = desk.session.snapshot()->rows;
        QSignalSpy snapshots(&desk.session, &Session::snapshotChanged);

        desk.window.openBeside({second->path()});
        QVERIFY(desk.session.isOpening());
        QCOMPARE(desk.session.snapshot()->rows, rowsBefore); // what is open stays in sight
        QVERIFY(desk.isIdle());
        QCOMPARE(snapshots.size(), 1); // and is changed once, for the whole
        QCOMPARE(desk.session.snapshot()->bundles.size(), size_t(2));
        QCOMPARE(desk.session.paths(), (QStringList{first->path(), second->path()}));
        QCOMPARE(desk.session.queryText(), u"kernel"_s);
        QCOMPARE(desk.session.range(), range);
        QCOMPARE(desk.session.zone(), model::DisplayZone());
        QCOMPARE(desk.session.selectedFinding(), finding);
        QVERIFY(desk.session.selectedRow());
        const auto &source = desk.session.snapshot()->source(desk.session.selectedRow()->source);
        QCOMPARE(source.info->path, u"logs/messages"_s);
        QCOMPARE(source.info->bundle, model::BundleIndex(0));
        QCOMPARE(desk.session.selectedRow()->row.value(), quint32(tests::fullTableLine - 1));
        QCOMPARE(desk.window.currentPage(), u"timeline"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.rows()->size(), 5ULL, patience);
        // Again is nothing new.
        desk.window.openBeside({first->path() + u"/../"_s + QFileInfo(first->path()).fileName()});
        QVERIFY(!desk.session.isOpening());
        QVERIFY(desk.window.news()->isVisible());
    }

    void cancellingLeavesWhatWasOpen()
    {
        const auto first = tests::smallBundle();
        const auto second = tests::smallBundle(60'000);
        Desk desk;
        desk.open({first->path()});
        desk.session.setQuery(u"kernel"_s);
        const auto snapshot = desk.session.snapshot();
        desk.window.openBeside({second->path()});
        desk.session.cancelOpening();
        QVERIFY(desk.isIdle());
        QCOMPARE(desk.session.snapshot(), snapshot);
        QCOMPARE(desk.session.paths(), QStringList{first->path()});
        QCOMPARE(desk.session.queryText(), u"kernel"_s);
        QVERIFY(desk.window.news()->text().contains(u"open before"_s));
    }

    void besideWhatIsStillBeingRead()
    {
        const auto first = tests::smallBundle(30'000);
        const auto second = otherBundle();
        Desk desk;
        desk.window.open({first->path()});
        desk.window.openBeside({second->path()});
        QVERIFY(desk.isIdle());
        QCOMPARE(desk.session.snapshot()->bundles.size(), size_t(2));
        QVERIFY(desk.session.snapshot()->complete);
    }

    void everyPlaceNamesTheNode()
    {
        const auto first = tests::smallBundle();
        const auto second = otherBundle();
        Desk desk;
        desk.open({first->path(), second->path()});
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.labelsOfSeveral().size(), 2, patience);
        const QString one = desk.session.bundleLabel(model::BundleIndex(0));
        const QString two = desk.session.bundleLabel(model::BundleIndex(1));
        QVERIFY(!one.isEmpty() && !two.isEmpty() && one != two);
        // Lanes
        QStringList lanes;
        for (const Lane &lane : lanesOf(*desk.session.snapshot(), desk.session.labelsOfSeveral()))
            lanes << lane.name;
        QVERIFY2(lanes.contains(u"messages \u00b7 "_s + one) && lanes.contains(u"messages \u00b7 "_s + two), qPrintable(lanes.join(u", ")));
        // Files
        desk.window.goToPage(u"files"_s);
        const auto *tree = desk.page<FilesPage>(u"files"_s)->view()->model();
        QCOMPARE(tree->rowCount(), 2);
        QCOMPARE(tree->index(0, 0).data().toString(), one);
        QCOMPARE(tree->index(1, 0).data().toString(), two);
        // Coverage
        desk.window.goToPage(u"coverage"_s);
        auto *coverage = desk.page<CoveragePage>(u"coverage"_s);
        QVERIFY(!coverage->checks()->view()->isColumnHidden(model::ChecksModel::BundleColumn));
        QSet<QString> named;
        const auto *checks = coverage->checks()->view()->model();
        for (int row = 0; row < checks->rowCount(); ++row)
            named << checks->index(row, model::ChecksModel::BundleColumn).data().toString();
        QCOMPARE(named, (QSet<QString>{one, two}));
        // Facts
        desk.window.goToPage(u"facts"_s);
        QVERIFY(!desk.page<FactsPage>(u"facts"_s)->table()->view()->isColumnHidden(3));
        // Status line, title
        QVERIFY(desk.window.statusLine()->text().contains(one) && desk.window.statusLine()->text().contains(two));
        QVERIFY(desk.window.windowTitle().startsWith(u"diagnose_1765626516 and 1 more"_s));
        // A finding says whose it is.
        desk.window.findings()->step(1);
        desk.window.goToPage(u"findings"_s);
        const auto &finding = desk.session.analysis()->findings.front();
        const QString about = desk.session.bundleLabel(finding.bundle);
        QVERIFY(textsOf(*desk.window.page(u"findings"_s)).filter(about).size() > 0);
        // The same member of the other bundle is another source.
        const auto *other = desk.session.snapshot()->findSource(model::BundleIndex(1), u"logs/messages"_s);
        desk.session.setQuery(desk.session.sourceTerm(other->id()));
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.rows()->size(), 50ULL, patience);
        desk.session.goTo(model::BundleIndex(1), u"system_info"_s, model::LineNumber(3));
        QVERIFY(textsOf(*desk.window.page(u"text"_s)).filter(two).size() > 0);
        // One bundle needs no name.
        desk.open({first->path()});
        QVERIFY(desk.session.labelsOfSeveral().isEmpty());
        desk.window.goToPage(u"coverage"_s);
        QVERIFY(coverage->checks()->view()->isColumnHidden(model::ChecksModel::BundleColumn));
    }

    void twoBundlesOfOneNameStayApart()
    {
        tests::BundleFolder folder(u"from-customer"_s);
        folder.write(u"a/diagnose_1765626516/logs/app.log"_s, oneLine);
        folder.write(u"b/diagnose_1765626516/logs/app.log"_s, oneLine + oneLine);
        Desk desk;
        desk.open({folder.path() + u"/a/diagnose_1765626516"_s, folder.path() + u"/b/diagnose_1765626516"_s});
        QCOMPARE(desk.session.labelsOfSeveral(), (QStringList{u"diagnose_1765626516 (1)"_s, u"diagnose_1765626516 (2)"_s}));
        desk.window.goToPage(u"files"_s);
        const auto *tree = desk.page<FilesPage>(u"files"_s)->view()->model();
        QCOMPARE(tree->rowCount(), 2);
        QVERIFY(indexOf(*tree, u"logs/app.log"_s, 1).isValid());
    }

    // ---- what a later start or a drop brings

    void withNothingOpenItOpensAtOnce()
    {
        const auto bundle = tests::smallBundle();
        Desk desk;
        desk.window.take({});
        QVERIFY(!desk.session.isOpening());
        desk.window.take({bundle->path()});
        QVERIFY(desk.isIdle());
        QVERIFY(!desk.window.arrivals()->isVisible());
        QCOMPARE(desk.session.paths(), QStringList{bundle->path()});
    }

    void withSomethingOpenItAsks()
    {
        const auto first = tests::smallBundle();
        const auto second = otherBundle();
        Desk desk;
        desk.open({first->path()});
        desk.window.take({second->path()});
        QVERIFY(desk.window.arrivals()->isVisible());
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(!desk.session.isOpening());
        QVERIFY(desk.window.arrivals()->text().contains(u"diagnose_1765626600"_s));
        QCOMPARE(desk.window.arrivals()->buttons().size(), size_t(2));
        // News do not push the question away; the language follows.
        desk.window.news()->say(NewsBar::Kind::News, u"something else"_s);
        QVERIFY(desk.window.arrivals()->isVisible());
        desk.session.setLanguage(model::Language::Japanese);
        QCoreApplication::processEvents();
        QVERIFY2(desk.window.arrivals()->text().contains(u"開"_s), qPrintable(desk.window.arrivals()->text()));
        desk.session.setLanguage(model::Language::English);
        QCoreApplication::processEvents();
        QTest::mouseClick(desk.window.arrivals()->buttons().front(), Qt::LeftButton);
        QVERIFY(desk.isIdle());
        QCOMPARE(desk.session.paths(), (QStringList{first->path(), second->path()}));
        QVERIFY(!desk.window.arrivals()->isVisible());
        // The same again is open already.
        desk.window.take({second->path()});
        QVERIFY(!desk.window.arrivals()->isVisible());
        QVERIFY(desk.window.news()->isVisible());
    }

    void insteadIsAChoiceToo()
    {
        const auto first = tests::smallBundle();
        const auto second = otherBundle();
        Desk desk;
        desk.open({first->path()});
        desk.window.take({second->path()});
        QTest::mouseClick(desk.window.arrivals()->buttons().back(), Qt::LeftButton);
        QVERIFY(desk.isIdle());
        QCOMPARE(desk.session.paths(), QStringList{second->path()});
    }

    void aBusyWindowTakesItAsWell()
    {
        const auto first = tests::smallBundle(30'000);
        const auto second = otherBundle();
        Desk desk;
        desk.window.open({first->path()});
        desk.window.take({second->path(), u"/nowhere/at/all.zip"_s});
        QVERIFY(desk.window.arrivals()->isVisible());
        QTest::mouseClick(desk.window.arrivals()->buttons().front(), Qt::LeftButton);
        QVERIFY(desk.isIdle());
        // What is not there is said, and keeps nothing else from opening.
        QCOMPARE(desk.session.snapshot()->bundles.size(), size_t(3));
        QVERIFY(!desk.session.snapshot()->bundles.back()->warnings.empty());
    }

    // ---- encrypted archives

    void aPasswordIsAskedForAndNotKept()
    {
        const QString path = m_folder.filePath(u"case.zip"_s);
        QVERIFY(tests::writeZip(path, {{"a.log", oneLine}, {"b.log", oneLine + oneLine}}, "aes256", "himitsu-1765"));
        Desk desk;
        desk.window.open({path});
        PasswordBar *bar = desk.window.passwords();
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), patience);
        QVERIFY(!QApplication::activeModalWidget());
        QCOMPARE(bar->field()->echoMode(), QLineEdit::Password);
        QVERIFY(bar->text().contains(u"case.zip"_s));
        // Nothing typed is no answer.
        QTest::mouseClick(bar->openButton(), Qt::LeftButton);
        QVERIFY(bar->isVisible());
        QTest::keyClicks(bar->field(), u"wrong"_s);
        QTest::keyClick(bar->field(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->text().contains(u"does not fit"_s), patience);
        QVERIFY(bar->field()->text().isEmpty());
        QTest::keyClicks(bar->field(), u"himitsu-1765"_s);
        const QString held = bar->field()->text(); // shares the memory of the field
        QTest::mouseClick(bar->openButton(), Qt::LeftButton);
        QVERIFY2(!held.contains(u'h'), "the typed text has to be wiped where it lay");
        QVERIFY(desk.isIdle());
        QVERIFY(!bar->isVisible());
        QCOMPARE(desk.session.snapshot()->rows, 3ULL);
        QVERIFY(bar->field()->text().isEmpty());
        QVERIFY(!bar->field()->isUndoAvailable());
        QSettings().sync();
        QDirIterator files(m_settings.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            QVERIFY(!contentOf(files.next()).contains("himitsu-1765"));
    }

    void withoutThePasswordTheRestIsThereAndTheLockedOnesAreListed()
    {
        tests::BundleFolder folder(u"mixed"_s);
        folder.write(u"open.log"_s, oneLine);
        QVERIFY(tests::writeZip(folder.path() + u"/locked.zip"_s, {{"secret.log", oneLine}}, "zipcrypt", "himitsu"));
        Desk desk;
        desk.window.open({folder.path()});
        PasswordBar *bar = desk.window.passwords();
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), patience);
        QTest::keyClick(bar->field(), Qt::Key_Escape);
        QVERIFY(desk.isIdle());
        QVERIFY(!bar->isVisible());
        QCOMPARE(desk.session.snapshot()->rows, 1ULL);
        desk.window.goToPage(u"files"_s);
        ItemView *view = desk.page<FilesPage>(u"files"_s)->view();
        const QModelIndex locked = indexOf(*view->model(), u"locked.zip/secret.log"_s);
        QVERIFY(locked.isValid());
        QCOMPARE(locked.siblingAtColumn(model::SourcesModel::CoverageColumn).data().toString(), u"Encrypted"_s);
        QVERIFY(!locked.siblingAtColumn(model::SourcesModel::CoverageColumn).data(Qt::DecorationRole).value<QIcon>().isNull());
        // Opening it says why it is empty, and leads back to the question.
        view->setCurrentIndex(locked);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(desk.window.currentPage(), u"text"_s);
        QVERIFY(textsOf(*desk.window.page(u"text"_s)).contains(u"This member is encrypted"_s));
        QPushButton *again = nullptr;
        for (auto *button : desk.window.page(u"text"_s)->findChildren<QPushButton *>()) {
            if (button->isVisible())
                again = button;
        }
        QVERIFY(again);
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), patience);
        QTest::keyClicks(bar->field(), u"himitsu"_s);
        QTest::keyClick(bar->field(), Qt::Key_Return);
        QVERIFY(desk.isIdle());
        QCOMPARE(desk.session.snapshot()->rows, 2ULL);
    }

    void anArchiveThatIsEncryptedAsAWholeSaysSo()
    {
        const QString path = m_folder.filePath(u"whole.zip"_s);
        QVERIFY(tests::writeZip(path, {{"a.log", oneLine}}, "aes256", "himitsu"));
        Desk desk;
        desk.window.open({path});
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.passwords()->isVisible(), patience);
        QTest::mouseClick(desk.window.passwords()->withoutButton(), Qt::LeftButton);
        QVERIFY(desk.isIdle());
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.news()->isVisible(), patience);
        QVERIFY(desk.window.news()->text().contains(u"encrypted"_s));
    }

    void closingOrOpeningAnotherWhileItAsksIsSafe()
    {
        const QString path = m_folder.filePath(u"asks.zip"_s);
        QVERIFY(tests::writeZip(path, {{"a.log", oneLine}}, "aes256", "himitsu"));
        {
            Desk desk;
            desk.window.open({path});
            QTRY_VERIFY_WITH_TIMEOUT(desk.window.passwords()->isVisible(), patience);
            desk.window.close();
        }
        {
            Desk desk;
            desk.window.open({path});
            QTRY_VERIFY_WITH_TIMEOUT(desk.window.passwords()->isVisible(), patience);
        }
        const auto bundle = tests::smallBundle();
        Desk desk;
        desk.window.open({path});
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.passwords()->isVisible(), patience);
        desk.window.open({bundle->path()});
        QVERIFY(!desk.window.passwords()->isVisible());
        QVERIFY(desk.isIdle());
        QCOMPARE(desk.session.paths(), QStringList{bundle->path()});
        // Cancelling takes the question away as well.
        desk.window.open({path});
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.passwords()->isVisible(), patience);
        desk.session.cancelOpening();
        QVERIFY(desk.isIdle());
        QVERIFY(!desk.window.passwords()->isVisible());
    }

    void anAnswerThatNobodyAskedForIsWiped()
    {
        PasswordDesk desk;
        QByteArray bytes = "secret"_ba;
        bytes.detach();
        const char *where = bytes.constData();
        QByteArray kept = bytes; // keeps the memory alive
        desk.answer(std::move(bytes));
        QCOMPARE(where[0], '\0');
        QCOMPARE(kept, QByteArray(6, '\0'));
    }

    void namesOfAJapaneseWindowsAreRead()
    {
        // 診断/表示ログ.txt as `iconv -t CP932` writes it; the second byte of 表 is a backslash.
        const QByteArray name = "\x90\x66\x92\x66/\x95\x5c\x8e\xa6\x83\x8d\x83\x4f.txt"_ba;
        const QString path = m_folder.filePath(u"cp932.zip"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(test::zipOf({{name, oneLine}, {"other/b.log", oneLine}}));
        file.close();
        Desk desk;
        desk.open({path});
        desk.window.goToPage(u"files"_s);
        ItemView *view = desk.page<FilesPage>(u"files"_s)->view();
        const QModelIndex index = indexOf(*view->model(), u"診断/表示ログ.txt"_s);
        QVERIFY(index.isValid());
        QCOMPARE(index.data().toString(), u"表示ログ.txt"_s);
        QCOMPARE(index.parent().data().toString(), u"診断"_s);
    }

    // ---- files

    void theTreeShowsTheBundleAsItIs()
    {
        const auto bundle = tests::smallBundle();
        bundle->write(u"core"_s, QByteArray("\x7f" "ELF\0\1\2\3", 8) + QByteArray(3'000, '\0'));
        Desk desk;
        desk.open({bundle->path()});
        desk.window.goToPage(u"files"_s);
        ItemView *view = desk.page<FilesPage>(u"files"_s)->view();
        const QModelIndex messages = indexOf(*view->model(), u"logs/messages"_s);
        QCOMPARE(messages.parent().data().toString(), u"logs"_s);
        QCOMPARE(messages.siblingAtColumn(model::SourcesModel::LinesColumn).data().toString(), u"45"_s); // 20 + 5 + 20
        QCOMPARE(messages.siblingAtColumn(model::SourcesModel::CoverageColumn).data().toString(), u"Whole"_s);
        QCOMPARE(messages.siblingAtColumn(model::SourcesModel::RoleColumn).data().toString(), u"system log"_s);
        const QModelIndex empty = indexOf(*view->model(), u"events.log"_s).siblingAtColumn(model::SourcesModel::CoverageColumn);
        QCOMPARE(empty.data().toString(), u"Empty"_s);
        QVERIFY(!empty.data(Qt::DecorationRole).value<QIcon>().isNull());
        // Binary data is no text, and says so.
        view->setCurrentIndex(indexOf(*view->model(), u"core"_s));
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(desk.window.currentPage(), u"text"_s);
        QVERIFY(textsOf(*desk.window.page(u"text"_s)).contains(u"This member is not text"_s));
        // What a member of the layout is missing, it says as well.
        QVERIFY(!desk.session.snapshot()->missing.empty());
        const QString missing = desk.session.snapshot()->missing.front()->path;
        desk.session.goTo(model::BundleIndex(0), missing, model::LineNumber(0));
        QVERIFY(textsOf(*desk.window.page(u"text"_s)).contains(u"This member is not in the bundle"_s));
        // A path is dragged as text.
        const auto drag = std::unique_ptr<QMimeData>(view->model()->mimeData({indexOf(*view->model(), u"logs/messages"_s)}));
        QVERIFY(drag);
        QCOMPARE(drag->text(), u"logs/messages"_s);
    }

    void theMenuOfAMember()
    {
        const auto bundle = tests::smallBundle();
        bundle->write(u"old/logs/messages"_s, "Dec 13 19:35:20 worker-1 app[1]: of the older one\n");
        Desk desk;
        desk.open({bundle->path()});
        desk.window.goToPage(u"files"_s);
        auto *page = desk.page<FilesPage>(u"files"_s);
        const auto menuOf = [&](const QString &path) { return std::unique_ptr<QMenu>(page->menuFor(indexOf(*page->view()->model(), path))); };
        auto menu = menuOf(u"logs/messages"_s);
        actionOf(*menu, u"Copy path"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"logs/messages"_s);
        // Only its rows, and not those of the member whose path ends the same way.
        actionOf(*menu, u"Show only its rows"_s)->trigger();
        QCOMPARE(desk.window.currentPage(), u"timeline"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.rows()->size(), 45ULL, patience);
        QVERIFY(!menuOf(u"events.log"_s)->actions().isEmpty());
        QVERIFY(!actionOf(*menuOf(u"events.log"_s), u"Show only its rows"_s)->isEnabled());
        QVERIFY(!page->menuFor(page->view()->model()->index(0, 0)) || page->view()->model()->index(0, 0).data(model::PathRole).isValid());
        auto asText = menuOf(u"logs/messages"_s);
        actionOf(*asText, u"Open as text"_s)->trigger();
        QCOMPARE(desk.window.currentPage(), u"text"_s);
        QCOMPARE(desk.page<TextPage>(u"text"_s)->member(), u"logs/messages"_s);
    }

    void aMemberIsSavedByteForByte()
    {
        const QByteArray utf16 = QByteArray("\xff\xfe" "\x42\x30\n\0", 6);
        const QString path = m_folder.filePath(u"windows.zip"_s);
        QVERIFY(tests::writeZip(path, {{"windows.log", utf16}, {"a.log", oneLine}}));
        Desk desk;
        desk.open({path});
        const QString target = m_folder.filePath(u"windows.log"_s);
        QSignalSpy saved(desk.window.saver(), &MemberSaver::saved);
        desk.window.saveMember(model::BundleIndex(0), u"windows.log"_s, target);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patience);
        QCOMPARE(contentOf(target), utf16);
        QVERIFY(desk.window.news()->isVisible());
        QVERIFY(desk.window.news()->text().contains(u"windows.log"_s));
        QSignalSpy failed(desk.window.saver(), &MemberSaver::failed);
        desk.window.saveMember(model::BundleIndex(0), u"a.log"_s, m_folder.filePath(u"no/such/folder/a.log"_s));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QVERIFY(desk.window.news()->text().contains(u"could not be written"_s));
    }

    void aLongMemberIsReadAsText()
    {
        tests::BundleFolder folder(u"long"_s);
        QByteArray text;
        for (int i = 1; i <= 120'000; ++i)
            text += i % 40'000 == 0 ? "\n==== part " + QByteArray::number(i) + " ====\n" : "line " + QByteArray::number(i) + " of the list\n";
        folder.write(u"list.txt"_s, text);
        folder.write(u"app.log"_s, oneLine);
        Desk desk;
        desk.open({folder.path()});
        desk.session.goTo(model::BundleIndex(0), u"list.txt"_s, model::LineNumber(100'000));
        auto *page = desk.page<TextPage>(u"text"_s);
        QCOMPARE(page->view()->markedRow(), std::optional(99'999U));
        QTRY_COMPARE_WITH_TIMEOUT(page->sections()->model()->rowCount(), 3, patience);
        page->focusFind();
        auto *field = page->findChild<QLineEdit *>();
        QTest::keyClicks(field, u"line 119999 of"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page->view()->matches().size(), size_t(1), patience);
        QCOMPARE(page->view()->markedRow(), page->view()->matches().front());
        // grep -n 'line 119999 of' of the file: each heading brings a line of its own before it
        QCOMPARE(page->view()->matches().front() + 1, quint32(text.left(text.indexOf("line 119999 of")).count('\n') + 1));
        // All of it can be copied.
        page->view()->selectAll();
        page->view()->copy();
        QTRY_COMPARE_WITH_TIMEOUT(QGuiApplication::clipboard()->text().size(), qsizetype(text.size()) - (text.endsWith('\n') ? 1 : 0), patience);
    }

    void everyFactAndCheckLeadsToItsLine()
    {
        const auto bundle = tests::smallBundle();
        Desk desk;
        desk.open({bundle->path()});
        const auto leads = [&](FilterTable *table, const QModelIndex &index, auto &&act) {
            desk.window.goToPage(table == desk.page<FactsPage>(u"facts"_s)->table() ? u"facts"_s : u"coverage"_s);
            table->view()->setCurrentIndex(index);
            const QString page = desk.window.currentPage();
            act(table->view(), index);
            return desk.window.currentPage() != page;
        };
        const auto enter = [](ItemView *view, const QModelIndex &) { QTest::keyClick(view, Qt::Key_Return); };
        const auto doubleClick = [](ItemView *view, const QModelIndex &index) {
            view->scrollTo(index);
            const QPoint at = view->visualRect(index).center();
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
            QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at);
        };
        const auto menu = [](ItemView *view, const QModelIndex &index) {
            view->scrollTo(index);
            Q_EMIT view->customContextMenuRequested(view->visualRect(index).center());
            auto *popup = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(popup);
            popup->actions().front()->trigger();
            popup->close();
        };
        desk.window.goToPage(u"facts"_s);
        FilterTable *facts = desk.page<FactsPage>(u"facts"_s)->table();
        QModelIndexList all;
        const auto collect = [&](auto &&self, const QModelIndex &parent) -> void {
            for (int row = 0; row < facts->view()->model()->rowCount(parent); ++row) {
                all << facts->view()->model()->index(row, 0, parent);
                self(self, all.back());
            }
        };
        collect(collect, {});
        QVERIFY(all.size() > 5);
        facts->view()->expandAll();
        int followed = 0;
        QStringList members;
        for (const QModelIndex &index : std::as_const(all)) {
            const QString member = index.data(model::PathRole).toString();
            if (member.isEmpty() || members.contains(member)) // one of each member is enough
                continue;
            members << member;
            QVERIFY(leads(facts, index, enter));
            const auto selected = desk.session.selectedRow();
            QVERIFY(selected);
            QCOMPARE(desk.session.snapshot()->source(selected->source).info->path, index.data(model::PathRole).toString());
            if (followed++ == 0) {
                QVERIFY(leads(facts, index, doubleClick));
                QVERIFY(leads(facts, index, menu));
            }
        }
        QVERIFY(followed > 3);
        desk.window.goToPage(u"coverage"_s);
        FilterTable *checks = desk.page<CoveragePage>(u"coverage"_s)->checks();
        bool fired = false;
        bool notChecked = false;
        for (int row = 0; row < checks->view()->model()->rowCount(); ++row) {
            const QModelIndex index = checks->view()->model()->index(row, 0);
            const auto status = index.data(model::StateRole).value<model::CheckStatus>();
            const auto &every = desk.session.analysis()->checks;
            const auto check = std::find_if(every.begin(), every.end(), [&](const model::Check &c) { return c.rule == index.data(model::IdRole).toString(); });
            if (status == model::CheckStatus::Fired && !std::exchange(fired, true)) {
                QVERIFY(leads(checks, index, enter));
                QCOMPARE(desk.window.currentPage(), u"findings"_s);
                QVERIFY(leads(checks, index, doubleClick));
                QVERIFY(leads(checks, index, menu));
            }
            if (status == model::CheckStatus::NotChecked && !check->members.isEmpty() && !std::exchange(notChecked, true)) {
                QVERIFY(leads(checks, index, enter));
                QVERIFY(leads(checks, index, menu));
            }
        }
        QVERIFY(fired);
        QVERIFY(notChecked);
    }
};

QTEST_MAIN(OpeningsTest)
#include "openings_test.moc"
