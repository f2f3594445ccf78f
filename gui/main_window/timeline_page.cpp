#include "gui/main_window/timeline_page.h"

#include "gui/loglist/log_list_view.h"
#include "gui/main_window/chips_bar.h"
#include "gui/parts/empty_state.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/timeline/timeline_view.h"

#include <QEvent>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace shindan::gui {

TimelinePage::TimelinePage(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_timeline(new TimelineView(session, this))
    , m_chips(new ChipsBar(session, this))
    , m_rows(new LogListView(session, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
{
    auto *below = new QWidget(this);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_chips);
    column->addWidget(m_rows, 1);
    m_splitter->addWidget(m_timeline);
    m_splitter->addWidget(below);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    resetLayout();
    for (const auto signal : {&Session::snapshotChanged, &Session::openingChanged})
        connect(session, signal, this, &TimelinePage::showEmptyState);
    connect(m_empty, &EmptyState::actionRequested, this, &TimelinePage::filesRequested);
    showEmptyState();
}

void TimelinePage::resetLayout()
{
    m_splitter->setSizes({space(52), space(100)});
}

void TimelinePage::showEmptyState()
{
    const auto &snapshot = *m_session->snapshot();
    m_stack->setCurrentIndex(snapshot.logRows > 0 || m_session->isOpening() ? 0 : 1);
    if (m_session->paths().isEmpty())
        m_empty->setTexts(tr("Nothing is open"), tr("Open a diagnostic bundle, a folder or a log file, or drop it on this window."));
    else
        m_empty->setTexts(tr("No rows with a time"), tr("What is open holds no log whose lines have a time. The members can be read as text."), {},
                          tr("Show files"));
}

void TimelinePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showEmptyState();
}

} // namespace shindan::gui
