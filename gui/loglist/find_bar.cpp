#include "gui/loglist/find_bar.h"

#include "gui/parts/labels.h"
#include "gui/style/colours.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace shindan::gui {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_said(new PlainLabel(this, false))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space(1), space(1), space(1), space(1));
    row->setSpacing(space(1));
    row->addWidget(m_field, 1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_said, 1);
    row->addWidget(m_close);
    for (auto *button : {m_previous, m_next, m_close})
        button->setAutoRaise(true);
    m_previous->setIcon(signIcon(Sign::Previous));
    m_next->setIcon(signIcon(Sign::Next));
    m_close->setIcon(signIcon(Sign::Close));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textEdited, this, &FindBar::textEdited);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            Q_EMIT textEdited(text); // the clear button is no edit for QLineEdit
    });
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(m_close, &QToolButton::clicked, this, &FindBar::dismiss);
    retranslate();
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::open(const QString &text)
{
    if (!text.isEmpty())
        m_field->setText(text);
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::say(const QString &sentence, bool isError)
{
    m_said->setText(sentence);
    QPalette colours = palette();
    if (isError)
        colours.setColor(QPalette::WindowText, severityColour(model::Severity::Error, palette()));
    m_said->setPalette(colours);
}

QString FindBar::said() const
{
    return m_said->text();
}

void FindBar::dismiss()
{
    hide();
    Q_EMIT closed();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const bool escape = key->key() == Qt::Key_Escape;
        const bool next = key->matches(QKeySequence::FindNext) || (enter && !key->modifiers().testFlag(Qt::ShiftModifier));
        const bool previous = key->matches(QKeySequence::FindPrevious) || (enter && key->modifiers().testFlag(Qt::ShiftModifier));
        if (!escape && !next && !previous)
            return false;
        event->accept();
        if (event->type() == QEvent::ShortcutOverride)
            return true;
        if (escape)
            dismiss();
        else
            next ? Q_EMIT nextRequested() : Q_EMIT previousRequested();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FindBar::retranslate()
{
    m_field->setPlaceholderText(tr("Find in the list: words or a query"));
    m_field->setAccessibleName(tr("Find in the list"));
    m_previous->setToolTip(tr("Previous (Shift+Enter)"));
    m_previous->setAccessibleName(tr("Previous"));
    m_next->setToolTip(tr("Next (Enter)"));
    m_next->setAccessibleName(tr("Next"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close"));
}

} // namespace shindan::gui
