#include "gui/parts/empty_state.h"

#include "gui/parts/code_box.h"
#include "gui/parts/labels.h"
#include "gui/style/fonts.h"
#include "gui/style/metrics.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace shindan::gui {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_heading(new PlainLabel(this))
    , m_explanation(new PlainLabel(this))
    , m_command(new CodeBox(this))
    , m_action(new QPushButton(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout;
    column->setSpacing(space(2));
    for (QLabel *label : {m_heading, m_explanation}) {
        label->setAlignment(Qt::AlignHCenter);
        column->addWidget(label);
    }
    column->addWidget(m_command);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    auto *middle = new QWidget(this);
    middle->setLayout(column);
    middle->setMaximumWidth(space(140));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space(4), space(4), space(4), space(4));
    layout->addStretch(2);
    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(middle, 4);
    across->addStretch(1);
    layout->addLayout(across);
    layout->addStretch(3);
    m_heading->setFont(headingFont(1.25));
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionRequested);
    setTexts({}, {});
}

void EmptyState::setTexts(const QString &heading, const QString &explanation, const QString &command, const QString &action)
{
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    m_command->setCode(command);
    m_command->setVisible(!command.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        m_heading->setFont(headingFont(1.25));
}

} // namespace shindan::gui
