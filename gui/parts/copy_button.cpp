#include "gui/parts/copy_button.h"

#include "gui/style/shapes.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

namespace shindan::gui {

CopyButton::CopyButton(QWidget *parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setIcon(signIcon(Sign::Copy));
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setFocusPolicy(Qt::StrongFocus);
    m_said.setSingleShot(true);
    m_said.setInterval(1'500);
    connect(&m_said, &QTimer::timeout, this, [this] { setIcon(signIcon(Sign::Copy)); });
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
    retranslate();
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_content);
    setIcon(signIcon(Sign::Done));
    m_said.start();
}

void CopyButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CopyButton::retranslate()
{
    setToolTip(tr("Copy"));
    setAccessibleName(tr("Copy"));
}

} // namespace shindan::gui
