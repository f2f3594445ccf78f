#include "gui/cases/notes_panel.h"

#include "gui/cases/case_keeper.h"
#include "gui/parts/empty_state.h"
#include "gui/parts/item_view.h"
#include "gui/parts/labels.h"
#include "gui/parts/presented_model.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace shindan::gui {

using model::NotesModel;

NotesPanel::NotesPanel(Session *session, CaseKeeper *keeper, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_keeper(keeper)
    , m_presented(new PresentedModel(session, this))
    , m_view(new ItemView(this))
    , m_place(new PlainLabel(this, false))
    , m_remove(new QToolButton(this))
    , m_editor(new QPlainTextEdit(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
{
    build();
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &NotesPanel::showSelected);
    connect(m_view, &QAbstractItemView::activated, this, &NotesPanel::goTo);
    connect(m_view, &QAbstractItemView::clicked, this, &NotesPanel::goTo);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        if (const QModelIndex note = selected(); note.isValid() && !m_showing)
            m_keeper->notes()->setText(note, m_editor->toPlainText());
    });
    connect(m_remove, &QToolButton::clicked, this, &NotesPanel::removeSelected);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_presented, signal, this, &NotesPanel::follow);
    connect(m_presented, &QAbstractItemModel::modelReset, this, &NotesPanel::follow);
    retranslate();
    follow();
}

void NotesPanel::build()
{
    m_presented->setSourceModel(m_keeper->notes());
    m_view->setModel(m_presented);
    m_view->setTable(false);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->fitColumns(NotesModel::TextColumn, space(30), {NotesModel::PlaceColumn});
    m_view->installEventFilter(this);
    m_place->setMuted(true);
    m_remove->setAutoRaise(true);
    m_remove->setIcon(signIcon(Sign::Close));
    m_editor->setTabChangesFocus(true);
    m_editor->setFrameShape(QFrame::NoFrame);

    auto *below = new QWidget(this);
    below->setAutoFillBackground(true);
    below->setBackgroundRole(QPalette::Base);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(space(2), 0, space(1), 0);
    line->addWidget(m_place, 1);
    line->addWidget(m_remove);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(m_editor, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_view);
    splitter->addWidget(below);
    splitter->setSizes({space(40), space(30)});
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
}

QModelIndex NotesPanel::selected() const
{
    return m_presented->mapToSource(m_view->currentIndex());
}

void NotesPanel::follow()
{
    m_stack->setCurrentIndex(m_presented->rowCount() > 0 ? 0 : 1);
    showSelected();
}

void NotesPanel::showSelected()
{
    const model::CaseNote *note = m_keeper->notes()->note(selected());
    const bool shown = note != nullptr;
    m_editor->setEnabled(shown);
    m_remove->setEnabled(shown);
    m_showing = true;
    const QString text = shown ? note->text : QString();
    if (m_editor->toPlainText() != text)
        m_editor->setPlainText(text);
    m_place->setText(shown ? m_view->currentIndex().siblingAtColumn(NotesModel::PlaceColumn).data().toString() : QString());
    m_showing = false;
}

void NotesPanel::goTo(const QModelIndex &shown)
{
    const model::CaseNote *note = m_keeper->notes()->note(m_presented->mapToSource(shown));
    if (!note)
        return;
    if (note->isOnLine())
        m_session->goTo(note->bundle, note->member, note->line);
    else if (!note->finding.isEmpty())
        m_session->selectFinding(note->finding);
}

void NotesPanel::edit(const QModelIndex &note)
{
    m_view->setCurrentIndex(m_presented->mapFromSource(note));
    m_view->scrollTo(m_view->currentIndex());
    m_editor->setFocus(Qt::ShortcutFocusReason);
    m_editor->moveCursor(QTextCursor::End);
}

void NotesPanel::step(int places)
{
    const int count = m_presented->rowCount();
    if (count == 0)
        return;
    const int at = m_view->currentIndex().isValid() ? m_view->currentIndex().row() + places : places > 0 ? 0 : count - 1;
    m_view->setCurrentIndex(m_presented->index((at % count + count) % count, NotesModel::TextColumn));
    goTo(m_view->currentIndex());
}

void NotesPanel::removeSelected()
{
    const QModelIndex note = selected();
    if (!note.isValid())
        return;
    const int row = note.row();
    m_taken = m_keeper->notes()->take(note);
    if (const int count = m_presented->rowCount(); count > 0)
        m_view->setCurrentIndex(m_presented->index(std::min(row, count - 1), NotesModel::TextColumn));
    Q_EMIT removed(tr("The note was deleted."));
}

void NotesPanel::undo()
{
    if (m_taken)
        m_view->setCurrentIndex(m_presented->mapFromSource(m_keeper->notes()->add(*std::exchange(m_taken, std::nullopt))));
}

bool NotesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        removeSelected();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void NotesPanel::retranslate()
{
    m_view->setAccessibleName(tr("Notes"));
    m_editor->setAccessibleName(tr("Text of the note"));
    m_editor->setPlaceholderText(tr("Write what you see here. Without a text the note is a bookmark."));
    m_remove->setToolTip(tr("Delete the note"));
    m_remove->setAccessibleName(tr("Delete the note"));
    m_empty->setTexts(tr("No notes"), tr("Select a row or a finding and press Ctrl+B to note something on it. Notes are saved as you write."));
}

void NotesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace shindan::gui
