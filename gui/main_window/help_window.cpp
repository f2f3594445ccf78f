#include "gui/main_window/help_window.h"

#include "gui/style/colours.h"
#include "gui/style/fonts.h"
#include "gui/style/metrics.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

using Rows = std::vector<std::pair<QString, QString>>;

struct Help
{
    Q_DECLARE_TR_FUNCTIONS(Help)
};

Rows queryRows()
{
    return {
        {u"conntrack full"_s, Help::tr("rows with both words, letter case aside")},
        {u"\"table full\""_s, Help::tr("rows with this phrase")},
        {u"-probe"_s, Help::tr("rows without this word")},
        {u"oom OR evict"_s, Help::tr("rows with one of the words; use parentheses to group")},
        {u"/exit (code|status) \\d+/"_s, Help::tr("a regular expression")},
        {u"level>=warning"_s, Help::tr("warnings and worse; rows whose level is not known pass")},
        {u"source:messages"_s, Help::tr("of a member of the bundle; likewise role:, component:, format:, bundle:")},
        {u"pod:kube-system/coredns"_s, Help::tr("of a pod; likewise namespace:, container:, node:")},
        {u"template:1a2b3c4d"_s, Help::tr("messages that differ only in their values")},
        {u"time>=2025-12-13T19:40"_s, Help::tr("from a time on, in the zone shown")},
    };
}

Rows keyRows()
{
    return {
        {u"Ctrl+O, Ctrl+Alt+O"_s, Help::tr("open; open beside what is open")},
        {u"Ctrl+K"_s, Help::tr("to the filter")},
        {u"Ctrl+1 \u2026 Ctrl+7"_s, Help::tr("to a page")},
        {u"Alt+\u2190, Alt+\u2192"_s, Help::tr("back and forward through the places visited")},
        {u"F8, Shift+F8"_s, Help::tr("next and previous finding")},
        {u"Ctrl+F"_s, Help::tr("find on the page")},
        {u"Ctrl+G"_s, Help::tr("to a time")},
        {u"Ctrl+I"_s, Help::tr("mark when it happened")},
        {Help::tr("Wheel"), Help::tr("scroll; with Ctrl zoom about the pointer, with Shift move along the time")},
        {Help::tr("Drag, double click"), Help::tr("select a range, zoom to it")},
        {u"Esc"_s, Help::tr("one step back: range, selection, filter field")},
        {u"Ctrl++, Ctrl+-, Ctrl+0"_s, Help::tr("text size")},
        {u"Ctrl+C"_s, Help::tr("copy what is selected")},
    };
}

void writeRows(QTextCursor &cursor, const Rows &rows, bool code)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(space(1));
    format.setCellSpacing(0);
    QTextTable *table = cursor.insertTable(static_cast<int>(rows.size()), 2, format);
    QTextCharFormat left;
    if (code)
        left.setFontFamilies(logFont().families());
    for (size_t i = 0; i < rows.size(); ++i) {
        table->cellAt(static_cast<int>(i), 0).firstCursorPosition().insertText(rows[i].first + u"   "_s, left);
        table->cellAt(static_cast<int>(i), 1).firstCursorPosition().insertText(rows[i].second);
    }
    cursor.movePosition(QTextCursor::End);
}

} // namespace

HelpWindow::HelpWindow(QWidget *parent)
    : QDialog(parent)
    , m_text(new QTextBrowser(this))
{
    setModal(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(space(4));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    resize(space(160), space(110));
}

void HelpWindow::showTopic(Topic topic)
{
    m_topic = topic;
    fill();
    show();
    raise();
    activateWindow();
}

void HelpWindow::fill()
{
    m_text->clear();
    QTextCursor cursor(m_text->document());
    switch (m_topic) {
    case Topic::Query:
        setWindowTitle(tr("Writing a query"));
        cursor.insertText(tr("Terms stand side by side; all of them must hold. A word before “:” that names no field is plain text, so a pasted log "
                             "line finds itself."));
        cursor.insertBlock();
        writeRows(cursor, queryRows(), true);
        break;
    case Topic::Keys:
        setWindowTitle(tr("Keys"));
        writeRows(cursor, keyRows(), false);
        break;
    case Topic::About:
        setWindowTitle(tr("About Shindan"));
        cursor.insertText(u"Shindan "_s + QString::fromLatin1(SHINDAN_VERSION));
        cursor.insertBlock();
        cursor.insertText(tr("Reads diagnostic bundles of Kubernetes nodes: what happened, in which order, why, and which answer to send. "
                             "Works without a network; nothing leaves this computer."));
        break;
    }
    m_text->moveCursor(QTextCursor::Start);
}

void HelpWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ApplicationFontChange)
        fill();
}

} // namespace shindan::gui
