#pragma once
// The notes of the case: their lines by time, and the text of the selected one to write in.

#include "model/case.h"

#include <QWidget>

#include <optional>

class QPlainTextEdit;
class QStackedLayout;
class QToolButton;

namespace shindan::gui {

class CaseKeeper;
class EmptyState;
class ItemView;
class PlainLabel;
class PresentedModel;
class Session;

class NotesPanel : public QWidget
{
    Q_OBJECT

public:
    NotesPanel(Session *session, CaseKeeper *keeper, QWidget *parent = nullptr);

    [[nodiscard]] ItemView *view() const { return m_view; }
    [[nodiscard]] QPlainTextEdit *editor() const { return m_editor; }
    /// Selects the note and puts the cursor into its text.
    void edit(const QModelIndex &note);
    /// Selects the note so many places on and goes to its line.
    void step(int places);
    /// Takes the selected note away; undo() brings it back.
    void removeSelected();
    void undo();

Q_SIGNALS:
    /// A note was taken away: the sentence to say, with undo() as what can be done about it.
    void removed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void follow();
    void goTo(const QModelIndex &shown);
    void showSelected();
    void retranslate();
    [[nodiscard]] QModelIndex selected() const; ///< of the notes' model

    Session *m_session;
    CaseKeeper *m_keeper;
    PresentedModel *m_presented;
    ItemView *m_view;
    PlainLabel *m_place;
    QToolButton *m_remove;
    QPlainTextEdit *m_editor;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    std::optional<model::CaseNote> m_taken; // the note deleted last
    bool m_showing = false; // the editor is being filled, not written in
};

} // namespace shindan::gui
