#include "gui/main_window/news_bar.h"

#include "gui/parts/labels.h"
#include "gui/parts/severity_mark.h"
#include "gui/style/colours.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace shindan::gui {

NewsBar::NewsBar(QWidget *parent)
    : QWidget(parent)
    , m_mark(new SeverityMark(this))
    , m_text(new PlainLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_close->setAutoRaise(true);
    m_close->setIcon(signIcon(Sign::Close));
    m_close->setToolTip(tr("Close"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space(3), space(2), space(2), space(2));
    layout->setSpacing(space(2));
    layout->addWidget(m_mark);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &NewsBar::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = m_act;
        dismiss();
        if (act)
            act();
    });
    hide();
}

void NewsBar::say(Kind kind, const QString &text, const QString &action, std::function<void()> act)
{
    m_mark->setSeverity(kind == Kind::Error ? model::Severity::Error : model::Severity::Info, model::FindingState::Active);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_act = std::move(act);
    show();
}

void NewsBar::dismiss()
{
    m_text->clear();
    hide();
}

QString NewsBar::text() const
{
    return m_text->text();
}

void NewsBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_close->setToolTip(tr("Close"));
}

void NewsBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    painter.fillRect(QRect(0, 0, width(), 1), ruleColour(palette()));
}

} // namespace shindan::gui
