#include "gui/parts/when_seen.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace shindan::gui {

WhenSeen::WhenSeen(QWidget *page, std::function<void()> work)
    : QObject(page)
    , m_page(page)
    , m_work(std::move(work))
{
    page->installEventFilter(this);
}

void WhenSeen::ask()
{
    if (m_page->isHidden() && m_page->testAttribute(Qt::WA_WState_ExplicitShowHide))
        m_owed = true;
    else
        m_work();
}

bool WhenSeen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page && event->type() == QEvent::Show && std::exchange(m_owed, false))
        m_work();
    return QObject::eventFilter(watched, event);
}

} // namespace shindan::gui
