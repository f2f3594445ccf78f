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

#include <algorithm>
#include <utility>

namespace shindan::gui {

NewsBar::NewsBar(QWidget *parent)
    : QWidget(parent)
    , m_mark(new SeverityMark(this))
    , m_text(new PlainLabel(this))
    , m_row(new QHBoxLayout)
    , m_close(new QToolButton(this))
{
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_close->setAutoRaise(true);
    m_close->setIcon(signIcon(Sign::Close));
    m_close->setToolTip(tr("Close"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space(3), space(2), space(2), space(2));
    layout->setSpacing(space(2));
    layout->addWidget(m_mark);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_row);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT closed();
    });
    hide();
}

void NewsBar::say(Kind kind, const QString &text, const QString &action, std::function<void()> act)
{
    say(kind, text, action.isEmpty() ? std::vector<NewsAction>() : std::vector<NewsAction>{{action, std::move(act)}});
}

void NewsBar::say(Kind kind, const QString &text, const std::vector<NewsAction> &actions)
{
    m_mark->setSeverity(kind == Kind::Error ? model::Severity::Error : model::Severity::Info, model::FindingState::Active);
    m_text->setText(text);
    setActions(actions);
    show();
}

// Buttons stay where the same can be done: progress that is told ten times a second must not take them from under the pointer.
void NewsBar::setActions(const std::vector<NewsAction> &actions)
{
    const bool same = std::equal(m_actions.begin(), m_actions.end(), actions.begin(), actions.end(),
                                 [](const NewsAction &a, const NewsAction &b) { return a.text == b.text; });
    m_actions = actions;
    if (same)
        return;
    for (QPushButton *button : std::exchange(m_buttons, {})) {
        button->hide();
        button->deleteLater(); // it may be the one whose click brought the news
    }
    for (size_t i = 0; i < actions.size(); ++i) {
        auto *button = new QPushButton(actions[i].text, this);
        m_row->addWidget(button);
        m_buttons.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, i] {
            const auto act = m_actions[i].act;
            dismiss();
            if (act)
                act();
        });
    }
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
