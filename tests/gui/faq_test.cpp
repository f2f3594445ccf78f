// The FAQ in the window: found as one types, read in one language or both, commands copied one by one.

#include "gui/faq/entry_view.h"
#include "gui/faq/faq_page.h"
#include "gui/language/interface_language.h"
#include "gui/parts/item_view.h"
#include "gui/session/session.h"
#include "model/item_roles.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextTable>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;

namespace {

knowledge::FaqEntry entry()
{
    knowledge::FaqEntry made;
    made.id = u"disk-full"_s;
    made.question = {u"The disk is full"_s, u"ディスクの空き容量がありません"_s};
    made.summary = {u"Nothing can be written."_s, u"書き込みができません。"_s};
    made.body = {
        {knowledge::BlockKind::Heading, {u"How to confirm"_s, u"確認方法"_s}, {}, {}},
        {knowledge::BlockKind::Step, {u"Look at `Use%`."_s, u"`Use%` を確認します。"_s}, {u"df -h"_s}, u"bash"_s},
        {knowledge::BlockKind::Step, {u"Find <b>large</b> folders."_s, u"大きな <b>フォルダー</b> を探します。"_s}, {u"du -xsh /var/*"_s}, u"bash"_s},
    };
    return made;
}

QStringList anchorsOf(const QTextDocument &document)
{
    QStringList anchors;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QString href = it.fragment().charFormat().anchorHref();
            if (!href.isEmpty() && !anchors.contains(href))
                anchors << href;
        }
    }
    return anchors;
}

} // namespace

class FaqTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasALinkThatCopiesIt()
    {
        QTextDocument document;
        const QStringList commands = fillDocument(document, entry(), {EntryLanguages::English, true, {}});
        QCOMPARE(commands, (QStringList{u"df -h"_s, u"du -xsh /var/*"_s}));
        QCOMPARE(anchorsOf(document), (QStringList{u"copy:0"_s, u"copy:1"_s}));
    }

    void nothingInAnEntryIsMarkup()
    {
        QTextDocument document;
        fillDocument(document, entry(), {EntryLanguages::English, true, {}});
        QVERIFY(document.toPlainText().contains(u"<b>large</b>"_s));
        QVERIFY2(!document.toPlainText().contains(u'`'), "the signs around code are not shown");
        QVERIFY(document.toPlainText().contains(u"1.\tLook at Use%."_s));
        QVERIFY(document.toPlainText().contains(u"2.\tFind"_s));
    }

    void bothLanguagesStandBlockByBlock()
    {
        QTextDocument document;
        fillDocument(document, entry(), {EntryLanguages::Both, true, {}});
        int pairs = 0;
        for (QTextFrame *frame : document.rootFrame()->childFrames()) {
            auto *table = qobject_cast<QTextTable *>(frame);
            QVERIFY(table);
            const QString left = table->cellAt(0, 0).firstCursorPosition().block().text();
            const QString right = table->cellAt(0, 1).firstCursorPosition().block().text();
            if (right == u"The disk is full"_s)
                QCOMPARE(left, u"ディスクの空き容量がありません"_s);
            if (right == u"How to confirm"_s)
                QCOMPARE(left, u"確認方法"_s);
            ++pairs;
        }
        QCOMPARE(pairs, 5 + 2); // question, summary, three blocks; and a box for each command, once
        // Too narrow for columns: one below the other.
        fillDocument(document, entry(), {EntryLanguages::Both, false, {}});
        const QString text = document.toPlainText();
        QVERIFY(text.indexOf(u"確認方法"_s) < text.indexOf(u"How to confirm"_s));
        QVERIFY(text.indexOf(u"How to confirm"_s) < text.indexOf(u"Use% を"_s));
    }

    void theAnswerAsText()
    {
        const QString text = entryAsText(entry(), model::Language::Japanese);
        QVERIFY(text.startsWith(u"ディスクの空き容量がありません\n"_s));
        QVERIFY(text.contains(u"1. Use% を確認します。\n    df -h\n2. "_s));
    }

    void typingFindsEntriesInEitherLanguage()
    {
        if (knowledge::KnowledgeBase::shipped().entries().empty())
            QSKIP("This build has no FAQ entries.");
        Session session;
        InterfaceLanguage language(&session);
        FaqPage page(&session);
        page.show();
        const int subjects = page.contents()->model()->rowCount();
        QVERIFY(subjects > 0);
        page.searchField()->setText(u"conntrack"_s);
        QVERIFY(page.contents()->model()->rowCount() > 0);
        QVERIFY(!page.contents()->model()->index(0, 0).parent().isValid());
        page.searchField()->setText(u"証明書"_s);
        QVERIFY(page.contents()->model()->rowCount() > 0);
        page.searchField()->setText(u"zzqqxxyy"_s);
        QCOMPARE(page.contents()->model()->rowCount(), 0);
        page.searchField()->clear();
        QCOMPARE(page.contents()->model()->rowCount(), subjects);
    }

    void theShownEntryFollowsTheSession()
    {
        const auto &entries = knowledge::KnowledgeBase::shipped().entries();
        if (entries.empty())
            QSKIP("This build has no FAQ entries.");
        Session session;
        InterfaceLanguage language(&session);
        EntryView view(&session);
        view.resize(900, 600);
        view.show();
        session.showEntry(entries.front().id);
        QVERIFY(view.browser()->toPlainText().startsWith(entries.front().question.en));
        session.setLanguage(model::Language::Japanese);
        QVERIFY(view.browser()->toPlainText().startsWith(entries.front().question.ja));
        view.setLanguages(EntryLanguages::Both);
        QVERIFY(view.browser()->toPlainText().contains(entries.front().question.en));
        session.setLanguage(model::Language::English);
        QCOMPARE(view.languages(), EntryLanguages::Both);
        // A link to another entry is asked for, not followed.
        QSignalSpy asked(&view, &EntryView::entryRequested);
        Q_EMIT view.browser()->anchorClicked(QUrl(u"entry:other"_s));
        QCOMPARE(asked.front().front().toString(), u"other"_s);
    }
};

QTEST_MAIN(FaqTest)
#include "faq_test.moc"
