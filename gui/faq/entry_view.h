#pragma once
// One FAQ entry, in Japanese, English or both, with what the open bundle has to do with it. Shows the session's entry; links go to
// other entries and to findings, commands are copied.

#include "gui/faq/entry_document.h"

#include <QTextBrowser>
#include <QWidget>

class QButtonGroup;
class QStackedLayout;
class QToolButton;

namespace shindan::gui {

class EmptyState;
class Session;

class EntryView : public QWidget
{
    Q_OBJECT

public:
    EntryView(Session *session, QWidget *parent = nullptr);
    void setLanguages(EntryLanguages languages);
    /// What stands there while no entry is shown; set again when the language changes.
    void setEmptyText(const QString &text);
    [[nodiscard]] EntryLanguages languages() const { return m_languages; }
    [[nodiscard]] QTextBrowser *browser() const { return m_browser; }

Q_SIGNALS:
    void languagesChanged();
    /// Another entry is wanted; the owner decides whether that is a visit.
    void entryRequested(const QString &faqId);
    void findingRequested(const QString &findingId);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void analysisChanged();
    void follow(const QUrl &link);
    void copyEntry();
    void retranslate();
    [[nodiscard]] bool wantsColumns() const;
    [[nodiscard]] EntryContext contextOf(const knowledge::FaqEntry &entry) const;

    Session *m_session;
    QButtonGroup *m_choice;
    QToolButton *m_copy;
    QTextBrowser *m_browser;
    EmptyState *m_empty;
    QStackedLayout *m_stack = nullptr;
    QString m_emptyText;
    EntryLanguages m_languages = EntryLanguages::English;
    bool m_chosen = false; // by the user; else the interface's language
    bool m_inColumns = false;
    QString m_shown;
    EntryContext m_context;
    QStringList m_commands;
};

} // namespace shindan::gui
