#include "gui/main_window/main_window.h"

#include "gui/cases/case_keeper.h"
#include "gui/cases/notes_panel.h"
#include "gui/coverage/coverage_page.h"
#include "gui/facts/facts_page.h"
#include "gui/faq/entry_view.h"
#include "gui/faq/faq_page.h"
#include "gui/files/files_page.h"
#include "gui/files/member_saver.h"
#include "gui/findings/finding_page.h"
#include "gui/findings/findings_tree.h"
#include "gui/incident/incident_bar.h"
#include "gui/loglist/log_list_view.h"
#include "gui/main_window/chips_bar.h"
#include "gui/main_window/language_switch.h"
#include "gui/main_window/news_bar.h"
#include "gui/main_window/page_list.h"
#include "gui/main_window/password_bar.h"
#include "gui/main_window/progress_line.h"
#include "gui/main_window/query_field.h"
#include "gui/main_window/status_line.h"
#include "gui/main_window/timeline_page.h"
#include "gui/main_window/window_actions.h"
#include "gui/overview/overview_page.h"
#include "gui/parts/item_view.h"
#include "gui/reply/reply_page.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "gui/text/text_page.h"
#include "model/finding_choice_model.h"

#include <QAction>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList &pageIds()
{
    static const QStringList ids{u"overview"_s, u"findings"_s, u"timeline"_s, u"files"_s, u"facts"_s, u"coverage"_s, u"faq"_s, u"reply"_s};
    return ids;
}

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

MainWindow::MainWindow(Session *session, InterfaceLanguage *language, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_language(language)
    , m_menus(new QMenuBar(this))
    , m_actions(new WindowActions(this, m_menus, pageIds()))
    , m_stack(new QStackedWidget(this))
    , m_pageList(new PageList(this))
    , m_progress(new ProgressLine(this))
    , m_incident(new IncidentBar(session, this))
    , m_news(new NewsBar(this))
    , m_arrivals(new NewsBar(this))
    , m_passwords(new PasswordBar(this))
    , m_saver(new MemberSaver(this))
    , m_status(new StatusLine(session, this))
    , m_query(new QueryField(session, this))
    , m_languageSwitch(new LanguageSwitch(session, this))
    , m_findings(new FindingsTree(session, this))
    , m_answer(new EntryView(session, this))
    , m_cases(new CaseKeeper(session, this))
    , m_notes(new NotesPanel(session, m_cases, this))
{
    setAcceptDrops(true);
    setStatusBar(m_status);
    resize(1280, 800);
    buildPages();
    buildDocks();
    buildTopBar();
    connectSession();
    connectOpenings();
    connectSaving();
    connectFileAndView();
    connectGoAndAnalyse();
    connectCases();
    retranslate();
    goToPage(u"overview"_s);
    m_usualLayout = saveState();
    restoreState_();
    refreshCounts();
    refreshZones();
    refreshActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages()
{
    m_overview = new OverviewPage(m_session, this);
    m_finding = new FindingPage(m_session, m_findings, this);
    m_timeline = new TimelinePage(m_session, this);
    m_files = new FilesPage(m_session, this);
    m_facts = new FactsPage(m_session, this);
    m_coverage = new CoveragePage(m_session, this);
    m_faq = new FaqPage(m_session, this);
    m_reply = new ReplyPage(m_session, this);
    m_text = new TextPage(m_session, this);
    m_pages = {{u"overview"_s, m_overview}, {u"findings"_s, m_finding}, {u"timeline"_s, m_timeline}, {u"files"_s, m_files},
               {u"facts"_s, m_facts},       {u"coverage"_s, m_coverage}, {u"faq"_s, m_faq},          {u"reply"_s, m_reply},
               {u"text"_s, m_text}};
    for (const QString &id : pageIds()) {
        m_pageList->addPage(id);
        m_stack->addWidget(m_pages.value(id));
    }
    m_stack->addWidget(m_text);

    auto *middle = new QWidget(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_pageList);
    row->addWidget(m_stack, 1);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_progress);
    column->addWidget(m_incident);
    column->addWidget(m_passwords);
    column->addLayout(row, 1);
    column->addWidget(m_arrivals);
    column->addWidget(m_news);
    setCentralWidget(middle);
}

void MainWindow::buildDocks()
{
    setDockOptions(AllowNestedDocks | AllowTabbedDocks | AnimatedDocks);
    const auto add = [this](QWidget *content, const QString &name) {
        auto *dock = new QDockWidget(this);
        dock->setObjectName(name);
        dock->setWidget(content);
        dock->setAllowedAreas(Qt::AllDockWidgetAreas);
        addDockWidget(Qt::RightDockWidgetArea, dock);
        return dock;
    };
    m_findingsDock = add(m_findings, u"findings"_s);
    m_answerDock = add(m_answer, u"answers"_s);
    m_notesDock = add(m_notes, u"notes"_s);
    tabifyDockWidget(m_answerDock, m_notesDock);
    m_answerDock->raise();
    resizeDocks({m_findingsDock, m_answerDock}, {space(80), space(80)}, Qt::Horizontal);
    resizeDocks({m_findingsDock, m_answerDock}, {space(65), space(100)}, Qt::Vertical);
}

// Menus, filter and language in one line; a corner of the menu bar would push its titles off the middle.
void MainWindow::buildTopBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space(1), space(1), space(2), space(1));
    row->setSpacing(space(2));
    m_menus->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->addWidget(m_menus, 1, Qt::AlignVCenter);
    row->addWidget(m_query, 0, Qt::AlignVCenter);
    row->addWidget(m_languageSwitch, 0, Qt::AlignVCenter);
    setMenuWidget(bar);
}

void MainWindow::connectSession()
{
    connect(m_session, &Session::analysisChanged, this, &MainWindow::refreshCounts);
    connect(m_session, &Session::snapshotChanged, this, &MainWindow::refreshZones);
    connect(m_session, &Session::zoneChanged, this, &MainWindow::refreshZones);
    connect(m_session, &Session::placeRequested, this, &MainWindow::showPlace);
    connect(m_session, &Session::findingSelected, this, &MainWindow::followFinding);
    for (const auto signal : {&Session::placesChanged, &Session::rowSelected, &Session::queryChanged, &Session::snapshotChanged, &Session::incidentChanged})
        connect(m_session, signal, this, &MainWindow::refreshActions);

    connect(m_pageList, &PageList::pageRequested, this, &MainWindow::goToPage);
    connect(m_findings, &FindingsTree::detailsRequested, this, [this] { showFinding(m_session->selectedFinding()); });
    connect(m_findings, &FindingsTree::coverageRequested, this, [this] { goToPage(u"coverage"_s); });
    connect(m_overview, &OverviewPage::openRequested, this, &MainWindow::chooseFiles);
    connect(m_overview, &OverviewPage::incidentRequested, this, [this] { m_incident->ask(IncidentBar::Purpose::Mark); });
    connect(m_incident, &IncidentBar::marked, this, &MainWindow::incidentMarked);
    connect(m_incident, &IncidentBar::goRequested, this, &MainWindow::goToInstant);
    connect(m_incident, &IncidentBar::closed, this, [this] { m_stack->currentWidget()->setFocus(); });
    connect(m_overview, &OverviewPage::findingRequested, this, &MainWindow::showFinding);
    connect(m_overview, &OverviewPage::entryRequested, this, [this](const QString &id) { showEntry(id, true); });
    connect(m_finding, &FindingPage::entryRequested, this, [this](const QString &id) { showEntry(id, false); });
    connect(m_answer, &EntryView::entryRequested, this, [this](const QString &id) { showEntry(id, false); });
    connect(m_faq, &FaqPage::entryRequested, this, [this](const QString &id) { showEntry(id, true); });
    connect(m_faq, &FaqPage::findingRequested, this, &MainWindow::showFinding);
    connect(m_finding, &FindingPage::replyRequested, this, [this] { replyTo(m_session->selectedFinding()); });
    connect(m_answer, &EntryView::findingRequested, this, &MainWindow::showFinding);
    connect(m_timeline, &TimelinePage::filesRequested, this, [this] { goToPage(u"files"_s); });
    connect(m_files, &FilesPage::textRequested, this, [this](quint32 number, const QString &member) {
        const model::BundleIndex bundle(number);
        Place place{u"text"_s, m_session->rowOf(bundle, member, model::LineNumber(0)), std::nullopt, member, bundle};
        m_session->visit(place);
        showPlace(place);
    });
    connect(m_query, &QueryField::applied, this, [this] { goToPage(u"timeline"_s); });
    connect(m_query, &QueryField::left, this, [this] { m_stack->currentWidget()->setFocus(); });
}

void MainWindow::goToPage(const QString &id)
{
    // The page of findings always shows one, if there is one.
    if (id == u"findings"_s && !m_session->analysis()->finding(m_session->selectedFinding()))
        m_findings->step(1);
    // The page of the answer speaks of something from the start.
    if (id == u"reply"_s && m_reply->choice()->chosen().isEmpty())
        m_reply->answer(m_session->selectedFinding());
    showPage(id);
    Place place{id, std::nullopt, std::nullopt, {}};
    if (id == u"findings"_s)
        place.detail = m_session->selectedFinding();
    else if (id == u"faq"_s)
        place.detail = m_session->shownEntry();
    else if (id == u"timeline"_s)
        place.row = m_session->selectedRow();
    m_session->visit(place);
}

void MainWindow::showPage(const QString &id)
{
    QWidget *widget = m_pages.value(id);
    if (!widget || m_page == id)
        return;
    // The FAQ page shows the very entry of the dock.
    if (m_page == u"faq"_s) {
        m_answerDock->setVisible(m_answerWanted);
        if (m_answerWanted)
            m_answerDock->raise(); // before the notes, which share its place
    } else if (id == u"faq"_s) {
        m_answerWanted = !m_answerDock->isHidden();
        m_answerDock->hide();
    }
    m_page = id;
    m_cases->setPage(id == u"text"_s ? u"files"_s : id);
    m_stack->setCurrentWidget(widget);
    m_pageList->setCurrentPage(id == u"text"_s ? u"files"_s : id);
}

void MainWindow::showPlace(const Place &place)
{
    if (place.page == u"text"_s) {
        m_text->showMember(place.bundle, place.detail, place.row ? place.row->row.value() : 0);
    }
    showPage(place.page);
}

void MainWindow::showEntry(const QString &faqId, bool onPage)
{
    m_session->showEntry(faqId);
    if (!onPage && !m_answerDock->isHidden()) {
        m_answerDock->raise();
        return;
    }
    showPage(u"faq"_s);
    m_session->visit({u"faq"_s, std::nullopt, std::nullopt, faqId});
}

void MainWindow::showFinding(const QString &id)
{
    m_session->selectFinding(id);
    showPage(u"findings"_s);
    m_session->visit({u"findings"_s, std::nullopt, std::nullopt, m_session->selectedFinding()});
}

void MainWindow::replyTo(const QString &findingId)
{
    m_reply->answer(findingId);
    goToPage(u"reply"_s);
}

// A finding selected in the dock shows where one is: its lines on the timeline, its details everywhere else.
void MainWindow::followFinding()
{
    if (m_session->selectedFinding().isEmpty() || m_page == u"timeline"_s)
        return;
    showPage(u"findings"_s);
    m_session->visit({u"findings"_s, std::nullopt, std::nullopt, m_session->selectedFinding()});
}

void MainWindow::refreshCounts()
{
    const auto count = static_cast<int>(m_session->analysis()->findings.size());
    m_pageList->setCount(u"findings"_s, count);
    m_findingsDock->setWindowTitle(count > 0 ? tr("Findings (%1)").arg(count) : tr("Findings"));
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    for (const QString &id : pageIds())
        m_pageList->setTitle(id, pageTitle(id));
    m_pageList->setAccessibleName(tr("Pages"));
    m_answerDock->setWindowTitle(tr("Answer (FAQ)"));
    m_notesDock->setWindowTitle(tr("Notes"));
    refreshCounts();
    refreshZones();
    openingChanged();
    showArrivals();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_text)
        retranslate();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState_();
    m_cases->flush();
    m_session->cancelOpening();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList paths = localPaths(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    take(paths);
}

// The filter takes what the menus leave.
void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_query->setFixedWidth(std::clamp(width() * 32 / 100, space(60), space(180)));
}

} // namespace shindan::gui
