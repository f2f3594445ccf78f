#include "gui/loglist/log_list_view.h"

#include "gui/loglist/find_bar.h"
#include "gui/loglist/log_rows.h"
#include "gui/loglist/row_detail.h"
#include "gui/loglist/row_finder.h"
#include "gui/parts/labels.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"

#include <QEvent>
#include <QKeyEvent>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <climits>
#include <utility>

namespace shindan::gui {

namespace {

constexpr int searchPauseMs = 250;
constexpr int saidForMs = 5'000;

} // namespace

LogListView::LogListView(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_rows(new LogRows(session, this))
    , m_detail(new RowDetail(session, this))
    , m_findBar(new FindBar(this))
    , m_finder(new RowFinder(session, this))
    , m_said(new PlainLabel(this, false))
    , m_searchTimer(new QTimer(this))
    , m_saidTimer(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_findBar);
    column->addWidget(m_said);
    m_splitter->addWidget(m_rows);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setCollapsible(0, false);
    m_splitter->setSizes({space(100), space(26)});
    m_findBar->hide();
    m_said->hide();
    m_said->setContentsMargins(space(2), space(1), space(2), space(1));
    m_said->setMuted(true);
    setFocusProxy(m_rows);

    m_searchTimer->setSingleShot(true);
    m_searchTimer->setInterval(searchPauseMs);
    m_saidTimer->setSingleShot(true);
    m_saidTimer->setInterval(saidForMs);
    connect(m_saidTimer, &QTimer::timeout, m_said, &QWidget::hide);
    connect(m_searchTimer, &QTimer::timeout, this, [this] { m_finder->find(m_findBar->text()); });
    connect(m_rows, &LogRows::findRequested, this, &LogListView::find);
    connect(m_rows, &LogRows::said, this, &LogListView::tell);
    connect(m_findBar, &FindBar::textEdited, this, [this](const QString &text) {
        m_foundNumber.reset();
        m_stepWhenFound = !text.trimmed().isEmpty();
        m_searchTimer->start();
    });
    connect(m_findBar, &FindBar::nextRequested, this, &LogListView::findNext);
    connect(m_findBar, &FindBar::previousRequested, this, &LogListView::findPrevious);
    connect(m_findBar, &FindBar::closed, this, [this] {
        m_searchTimer->stop();
        m_stepWhenFound = false;
        m_finder->find({});
        m_rows->setFocus();
    });
    connect(m_finder, &RowFinder::changed, this, &LogListView::showFound);
    // Another filter, or more rows: what was found is looked for again, without moving.
    connect(session, &Session::rowsChanged, this, [this] {
        if (m_findBar->isVisible() && !m_findBar->text().trimmed().isEmpty())
            m_searchTimer->start();
    });
}

LogListView::~LogListView() = default;

void LogListView::find()
{
    m_findBar->open();
    if (!m_findBar->text().isEmpty())
        m_searchTimer->start();
}

void LogListView::findNext()
{
    step(true);
}

void LogListView::findPrevious()
{
    step(false);
}

void LogListView::step(bool forward)
{
    if (!m_findBar->isVisible())
        return find();
    if (m_searchTimer->isActive() || m_finder->isSearching()) {
        m_stepWhenFound = true;
        if (m_searchTimer->isActive()) {
            m_searchTimer->stop();
            m_finder->find(m_findBar->text());
        }
        return;
    }
    std::optional<model::RowRef> from = m_session->selectedRow();
    if (!from) {
        // From what is seen, not from the beginning of everything.
        const auto top = m_rows->lineAt(m_rows->topLine() - std::min<quint64>(m_rows->topLine(), forward ? 1 : 0));
        if (top && m_rows->topLine() > 0)
            from = top->row;
    }
    const auto found = m_finder->next(from, forward);
    if (!found)
        return showFound();
    m_foundNumber = found->second;
    m_session->selectRow(found->first);
    m_rows->showRow(found->first);
    showFound();
}

void LogListView::showFound()
{
    m_rows->setFound(m_finder->found().rows, m_finder->words());
    const auto language = m_session->language();
    if (!m_finder->error().isEmpty())
        return m_findBar->say(m_finder->error().in(language), true);
    if (m_findBar->text().trimmed().isEmpty())
        return m_findBar->say({});
    if (m_finder->isSearching())
        return m_findBar->say(tr("Searching ..."));
    if (std::exchange(m_stepWhenFound, false) && m_finder->count() > 0)
        return step(true);
    const quint64 count = m_finder->count();
    if (count == 0)
        m_findBar->say(tr("Not found"));
    else if (m_foundNumber && *m_foundNumber < count)
        m_findBar->say(tr("%1 of %2").arg(numberText(*m_foundNumber + 1), numberText(count)));
    else
        m_findBar->say(tr("%Ln row(s) found", nullptr, static_cast<int>(std::min<quint64>(count, INT_MAX))));
}

void LogListView::tell(const QString &sentence)
{
    m_said->setText(sentence);
    m_said->show();
    m_saidTimer->start();
}

void LogListView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        return find();
    if (event->matches(QKeySequence::FindNext))
        return findNext();
    if (event->matches(QKeySequence::FindPrevious))
        return findPrevious();
    QWidget::keyPressEvent(event);
}

void LogListView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_findBar->isVisible())
        showFound();
}

} // namespace shindan::gui
