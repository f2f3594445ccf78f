#include "gui/main_window/language_switch.h"

#include "gui/session/session.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace shindan::gui {

LanguageSwitch::LanguageSwitch(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_japanese(new QToolButton(this))
    , m_english(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    // Each language is named in itself, whatever the interface speaks.
    m_japanese->setText(QStringLiteral("日本語"));
    m_english->setText(QStringLiteral("EN"));
    for (QToolButton *button : {m_japanese, m_english}) {
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    connect(m_japanese, &QToolButton::clicked, session, [session] { session->setLanguage(model::Language::Japanese); });
    connect(m_english, &QToolButton::clicked, session, [session] { session->setLanguage(model::Language::English); });
    for (QToolButton *button : {m_japanese, m_english})
        connect(button, &QToolButton::clicked, this, &LanguageSwitch::follow);
    connect(session, &Session::languageChanged, this, &LanguageSwitch::follow);
    follow();
    retranslate();
}

void LanguageSwitch::follow()
{
    m_japanese->setChecked(m_session->language() == model::Language::Japanese);
    m_english->setChecked(m_session->language() == model::Language::English);
}

void LanguageSwitch::retranslate()
{
    m_japanese->setToolTip(tr("Show everything in Japanese"));
    m_english->setToolTip(tr("Show everything in English"));
}

void LanguageSwitch::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace shindan::gui
