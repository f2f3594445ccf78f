// From a finding to the answer that is sent: written, edited, copied, saved, in the customer's language and zone.

#include "gui/faq/entry_view.h"
#include "gui/faq/faq_page.h"
#include "gui/findings/finding_page.h"
#include "gui/findings/findings_tree.h"
#include "gui/language/interface_language.h"
#include "gui/main_window/main_window.h"
#include "gui/main_window/window_actions.h"
#include "gui/parts/item_view.h"
#include "gui/reply/reply_page.h"
#include "model/finding_choice_model.h"
#include "model/item_roles.h"
#include "tests/gui/small_bundle.h"

#include <QAction>
#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 30'000;

struct Desk
{
    Session session;
    InterfaceLanguage language{&session};
    MainWindow window{&session, &language};
    std::unique_ptr<tests::BundleFolder> bundle = tests::smallBundle();

    Desk()
    {
        window.show();
        window.open({bundle->path()});
        QVERIFY(QTest::qWaitFor([this] { return !session.isOpening() && !session.analysis()->findings.empty(); }, patience));
    }
    ReplyPage *reply() { return static_cast<ReplyPage *>(window.page(u"reply"_s)); }
    FaqPage *faq() { return static_cast<FaqPage *>(window.page(u"faq"_s)); }
    QString text() { return reply()->editor()->toPlainText(); }
    const model::Finding &finding() { return session.analysis()->findings.front(); }
};

void click(QButtonGroup *group, int id)
{
    group->button(id)->click();
}

} // namespace

class ReplyTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"ShindanTest"_s);
        QCoreApplication::setApplicationName(u"ShindanReplyTest"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }
    void init() { QSettings().clear(); }

    void fromAFindingToTheTextSent()
    {
        Desk desk;
        desk.session.selectFinding(desk.finding().id);
        desk.window.actions_()->reply->trigger();
        QCOMPARE(desk.window.currentPage(), u"reply"_s);
        QVERIFY(desk.text().contains(desk.finding().title.en));
        QVERIFY(desk.text().contains(u"nf_conntrack: table full, dropping packet"_s));
        QVERIFY(desk.text().contains(u"2025-12-13 19:35:00"_s)); // as the node's clock had it
        QVERIFY(desk.text().contains(u"sysctl -w net.netfilter.nf_conntrack_max="_s));
        desk.reply()->copyButton()->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), desk.text());
    }

    void theButtonBesideTheFinding()
    {
        Desk desk;
        desk.window.goToPage(u"findings"_s);
        auto *page = desk.window.findChild<FindingPage *>();
        QVERIFY(page);
        Q_EMIT page->replyRequested();
        QCOMPARE(desk.window.currentPage(), u"reply"_s);
        QVERIFY(!desk.text().isEmpty());
    }

    void languageShapeAndZone()
    {
        Desk desk;
        desk.reply()->answer(desk.finding().id);
        click(desk.reply()->languages(), 0);
        QVERIFY(desk.text().contains(u"【発生状況】"_s));
        click(desk.reply()->languages(), 2);
        QVERIFY(desk.text().indexOf(u"【発生状況】"_s) < desk.text().indexOf(u"What happened:"_s));
        click(desk.reply()->languages(), 1);
        click(desk.reply()->shapes(), 1);
        QVERIFY(desk.text().contains(u"### What happened\n"_s));
        QComboBox *zones = desk.reply()->zones();
        zones->setCurrentIndex(zones->findData(u"UTC"_s));
        Q_EMIT zones->activated(zones->currentIndex());
        QVERIFY(desk.text().contains(u"2025-12-13 11:35:00"_s));
        QVERIFY(desk.text().contains(u"Times are in UTC."_s));
    }

    void theInterfacesLanguageIsTheFirstChoice()
    {
        Desk desk;
        desk.session.setLanguage(model::Language::Japanese);
        desk.reply()->answer(desk.finding().id);
        QVERIFY(desk.text().contains(u"【発生状況】"_s));
        click(desk.reply()->languages(), 1); // chosen by hand: it stays
        desk.session.setLanguage(model::Language::English);
        desk.session.setLanguage(model::Language::Japanese);
        QVERIFY(desk.text().contains(u"What happened:"_s));
    }

    void otherFindingsCanBeChosen()
    {
        Desk desk;
        ReplyPage *page = desk.reply();
        desk.window.goToPage(u"reply"_s);
        page->choice()->choose({});
        QVERIFY(desk.text().isEmpty());
        QVERIFY(!page->copyButton()->isEnabled());
        // A click on the box of the first one.
        ItemView *view = page->findings();
        QTest::qWait(1);
        view->setCurrentIndex(view->model()->index(0, 0));
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(page->choice()->chosen(), QStringList{desk.finding().id});
        QVERIFY(desk.text().contains(desk.finding().title.en));
    }

    void editsAreNotLost()
    {
        Desk desk;
        desk.reply()->answer(desk.finding().id);
        QPlainTextEdit *editor = desk.reply()->editor();
        editor->moveCursor(QTextCursor::Start);
        QTest::keyClicks(editor, u"Dear Sato, "_s);
        const QString edited = desk.text();
        QVERIFY(edited.startsWith(u"Dear Sato, "_s));
        desk.session.show(desk.session.snapshot(), desk.session.analysis(), nullptr); // the same analysis arrives again
        click(desk.reply()->shapes(), 1);
        QVERIFY(!desk.text().startsWith(u"Dear Sato"_s));
        editor->undo();
        QCOMPARE(desk.text(), edited);
    }

    void savedWholeOrNotAtAll()
    {
        Desk desk;
        desk.reply()->answer(desk.finding().id);
        click(desk.reply()->languages(), 0);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"reply.txt"_s);
        QCOMPARE(desk.reply()->saveTo(path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), desk.text());
        QVERIFY(!desk.reply()->saveTo(folder.filePath(u"no/such/folder/reply.txt"_s)).isEmpty());
    }

    void theFaqSaysWhichFindingsLeadToAnEntry()
    {
        Desk desk;
        const QString entry = desk.finding().faq.front();
        desk.window.goToPage(u"faq"_s);
        desk.session.showEntry(entry);
        const QString text = desk.faq()->entry()->browser()->toPlainText();
        QVERIFY(text.contains(u"1 finding leads here:"_s));
        QVERIFY(text.contains(desk.finding().title.en));
        QVERIFY(text.contains(u"The entry applies."_s));
        // The link goes to the finding.
        Q_EMIT desk.faq()->entry()->browser()->anchorClicked(QUrl(u"finding:"_s + desk.finding().id));
        QCOMPARE(desk.window.currentPage(), u"findings"_s);
        QCOMPARE(desk.session.selectedFinding(), desk.finding().id);
        desk.session.back();
        QCOMPARE(desk.window.currentPage(), u"faq"_s);
    }

    void entriesOfTheBundleFirstOrAlone()
    {
        Desk desk;
        FaqPage *page = desk.faq();
        desk.window.goToPage(u"faq"_s);
        auto *model = page->contents()->model();
        QCOMPARE(model->index(0, 0).data().toString(), u"Findings of this bundle lead here"_s);
        const int led = model->rowCount(model->index(0, 0));
        QVERIFY(led > 0);
        QVERIFY(model->index(0, 0, model->index(0, 0)).data(Qt::DecorationRole).isValid()); // the shape of the worst finding
        QVERIFY(model->index(0, 1, model->index(0, 0)).data().toInt() > 0);
        click(page->orders(), 2);
        int shown = 0;
        for (int subject = 0; subject < model->rowCount(); ++subject)
            shown += model->rowCount(model->index(subject, 0));
        QCOMPARE(shown, led);
        click(page->orders(), 0);
        QVERIFY(model->index(0, 0).data().toString() != u"Findings of this bundle lead here"_s);
        // Nothing open: nothing to choose by.
        desk.session.show(model::Snapshot::empty(), model::Analysis::empty(), nullptr);
        QVERIFY(!page->orders()->button(2)->isEnabled());
    }
};

QTEST_MAIN(ReplyTest)
#include "reply_test.moc"
