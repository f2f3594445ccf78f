// What the menus of the window do, and what it keeps between runs.

#include "gui/coverage/coverage_page.h"
#include "gui/facts/facts_page.h"
#include "gui/faq/entry_view.h"
#include "gui/faq/faq_page.h"
#include "gui/findings/findings_tree.h"
#include "gui/incident/incident_bar.h"
#include "gui/language/interface_language.h"
#include "gui/loglist/log_list_view.h"
#include "gui/main_window/help_window.h"
#include "gui/main_window/main_window.h"
#include "gui/main_window/query_field.h"
#include "gui/main_window/recent_files.h"
#include "gui/main_window/timeline_page.h"
#include "gui/main_window/window_actions.h"
#include "gui/parts/filter_table.h"
#include "gui/parts/item_view.h"
#include "gui/style/formatting.h"
#include "gui/style/theme.h"
#include "gui/text/text_page.h"

#include "gui/main_window/status_line.h"

#include <QAction>
#include <QDockWidget>
#include <QFileDialog>
#include <QSettings>
#include <QSplitter>
#include <QTimeZone>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

void rememberTheme(Theme theme)
{
    applyTheme(theme);
    QSettings().setValue(u"theme"_s, themeName(theme));
}

model::DisplayZone localZone()
{
    return model::DisplayZone::fromText(QString::fromLatin1(QTimeZone::systemTimeZoneId())).value_or(model::DisplayZone());
}

} // namespace

void MainWindow::connectFileAndView()
{
    WindowActions &a = *m_actions;
    connect(a.openFiles, &QAction::triggered, this, &MainWindow::chooseFiles);
    connect(a.openFolder, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(a.openBeside, &QAction::triggered, this, &MainWindow::chooseFilesBeside);
    connect(a.openFolderBeside, &QAction::triggered, this, &MainWindow::chooseFolderBeside);
    connect(a.recent, &RecentFiles::openRequested, this, &MainWindow::open);
    connect(a.cancelReading, &QAction::triggered, m_session, &Session::cancelOpening);
    connect(a.quit, &QAction::triggered, this, &QWidget::close);

    for (const auto &[action, dock] : {std::pair{a.showFindings, m_findingsDock}, std::pair{a.showAnswers, m_answerDock}, std::pair{a.showNotes, m_notesDock}}) {
        action->setCheckable(true);
        connect(action, &QAction::triggered, dock, &QWidget::setVisible);
        connect(dock, &QDockWidget::visibilityChanged, action, [action = action, dock = dock] { action->setChecked(!dock->isHidden()); });
    }
    connect(a.fold, &QAction::triggered, m_session, &Session::setFolded);
    connect(a.zoneNode, &QAction::triggered, this, [this] { m_session->setZone(model::DisplayZone::fixed(m_session->snapshot()->nodeOffset())); });
    connect(a.zoneUtc, &QAction::triggered, this, [this] { m_session->setZone({}); });
    connect(a.zoneLocal, &QAction::triggered, this, [this] { m_session->setZone(localZone()); });
    connect(a.japanese, &QAction::triggered, this, [this] { m_session->setLanguage(model::Language::Japanese); });
    connect(a.english, &QAction::triggered, this, [this] { m_session->setLanguage(model::Language::English); });
    connect(a.themeSystem, &QAction::triggered, this, [] { rememberTheme(Theme::System); });
    connect(a.themeLight, &QAction::triggered, this, [] { rememberTheme(Theme::Light); });
    connect(a.themeDark, &QAction::triggered, this, [] { rememberTheme(Theme::Dark); });
    connect(a.larger, &QAction::triggered, this, [this] { setFontSteps(m_language->fontSteps() + 1); });
    connect(a.smaller, &QAction::triggered, this, [this] { setFontSteps(m_language->fontSteps() - 1); });
    connect(a.usualSize, &QAction::triggered, this, [this] { setFontSteps(0); });
    connect(a.fullScreen, &QAction::triggered, this, [this](bool full) { full ? showFullScreen() : showNormal(); });
    connect(a.resetLayout, &QAction::triggered, this, &MainWindow::resetLayout);
    connect(m_session, &Session::languageChanged, this, [this] {
        QSettings().setValue(u"language"_s, languageCode(m_session->language()));
        refreshActions();
    });
}

void MainWindow::connectGoAndAnalyse()
{
    WindowActions &a = *m_actions;
    connect(a.back, &QAction::triggered, m_session, &Session::back);
    connect(a.forward, &QAction::triggered, m_session, &Session::forward);
    for (QAction *page : a.pages)
        connect(page, &QAction::triggered, this, [this, page] { goToPage(page->data().toString()); });
    connect(a.goToTime, &QAction::triggered, this, [this] { m_incident->ask(IncidentBar::Purpose::Go); });
    connect(a.markIncident, &QAction::triggered, this, [this] { m_incident->ask(IncidentBar::Purpose::Mark); });
    connect(a.removeIncident, &QAction::triggered, this, [this] { m_session->setIncident(std::nullopt); });
    connect(a.focusFilter, &QAction::triggered, this, [this] {
        m_query->setFocus(Qt::ShortcutFocusReason);
        m_query->selectAll();
    });
    connect(a.findInPage, &QAction::triggered, this, &MainWindow::findOnPage);
    connect(a.nextFinding, &QAction::triggered, this, [this] { m_findings->step(1); });
    connect(a.previousFinding, &QAction::triggered, this, [this] { m_findings->step(-1); });
    connect(a.reply, &QAction::triggered, this, [this] { replyTo(m_session->selectedFinding()); });
    m_findings->view()->addAction(a.reply);
    m_findings->view()->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(a.warningsOnly, &QAction::triggered, this, [this] { narrow(u"level>=warning"_s); });
    connect(a.likeThis, &QAction::triggered, this, [this] {
        if (const auto row = m_session->selectedRow()) {
            const auto id = m_session->snapshot()->source(row->source).templateOf(row->row);
            narrow(u"template:"_s + QString::number(id.value(), 16).rightJustified(8, u'0'));
        }
    });
    connect(a.thisSource, &QAction::triggered, this, [this] {
        if (const auto row = m_session->selectedRow())
            narrow(m_session->sourceTerm(row->source));
    });
    connect(a.clearFilter, &QAction::triggered, this, [this] { m_session->setQuery({}); });
    const auto help = [this](HelpWindow::Topic topic) {
        if (!m_help)
            m_help = new HelpWindow(this);
        m_help->showTopic(topic);
    };
    connect(a.queryHelp, &QAction::triggered, this, [help] { help(HelpWindow::Topic::Query); });
    connect(a.keys, &QAction::triggered, this, [help] { help(HelpWindow::Topic::Keys); });
    connect(a.about, &QAction::triggered, this, [help] { help(HelpWindow::Topic::About); });
}

// Adds a term to the filter; what stands there already stays in force.
void MainWindow::narrow(const QString &term)
{
    const QString before = m_session->queryText();
    if (!before.contains(term)) {
        const bool group = before.contains(u" OR "_s);
        m_session->setQuery(before.isEmpty() ? term : group ? u'(' + before + u") "_s + term : before + u' ' + term);
    }
    goToPage(u"timeline"_s);
}

void MainWindow::goToInstant(model::Instant time)
{
    m_session->goToMoment(time);
    goToPage(u"timeline"_s);
}

// Overview, findings and timeline all show it; from anywhere else one goes to the rows.
void MainWindow::incidentMarked(model::Instant at)
{
    m_session->goToMoment(at);
    if (m_page != u"overview"_s && m_page != u"findings"_s)
        goToPage(u"timeline"_s);
}

void MainWindow::findOnPage()
{
    if (m_page == u"facts"_s)
        m_facts->table()->focusField();
    else if (m_page == u"coverage"_s)
        m_coverage->checks()->focusField();
    else if (m_page == u"text"_s)
        m_text->focusFind();
    else if (m_page == u"faq"_s)
        m_faq->searchField()->setFocus();
    else if (m_page == u"timeline"_s)
        m_timeline->rows()->find();
    else
        m_actions->focusFilter->trigger();
}

void MainWindow::setFontSteps(int steps)
{
    m_language->setFontSteps(steps);
    QSettings().setValue(u"fontSteps"_s, m_language->fontSteps());
}

void MainWindow::refreshZones()
{
    WindowActions &a = *m_actions;
    const auto node = model::DisplayZone::fixed(m_session->snapshot()->nodeOffset());
    a.zoneNode->setText(tr("The &node's (%1)").arg(zoneText(node)));
    const auto &shown = m_session->zone();
    a.zoneUtc->setChecked(shown == model::DisplayZone());
    a.zoneLocal->setChecked(shown == localZone());
    a.zoneNode->setChecked(shown == node);
}

void MainWindow::refreshActions()
{
    WindowActions &a = *m_actions;
    const bool open = !m_session->snapshot()->sources.empty();
    a.back->setEnabled(m_session->canGoBack());
    a.forward->setEnabled(m_session->canGoForward());
    a.cancelReading->setEnabled(m_session->isOpening());
    a.openBeside->setEnabled(m_session->canOpenBeside());
    a.openFolderBeside->setEnabled(m_session->canOpenBeside());
    a.fold->setChecked(m_session->isFolded());
    a.goToTime->setEnabled(open);
    a.markIncident->setEnabled(open);
    a.removeIncident->setEnabled(m_session->incident().has_value());
    a.warningsOnly->setEnabled(open);
    a.likeThis->setEnabled(m_session->selectedRow().has_value());
    a.thisSource->setEnabled(m_session->selectedRow().has_value());
    a.clearFilter->setEnabled(!m_session->queryText().isEmpty());
    a.note->setEnabled(m_session->selectedRow().has_value() || !m_session->selectedFinding().isEmpty());
    a.saveCase->setEnabled(open);
    a.nextFinding->setEnabled(m_findings->count() > 0);
    a.previousFinding->setEnabled(m_findings->count() > 0);
    a.reply->setEnabled(m_findings->count() > 0);
    a.japanese->setChecked(m_session->language() == model::Language::Japanese);
    a.english->setChecked(m_session->language() == model::Language::English);
    const auto theme = themeFromName(QSettings().value(u"theme"_s).toString()).value_or(Theme::System);
    a.themeSystem->setChecked(theme == Theme::System);
    a.themeLight->setChecked(theme == Theme::Light);
    a.themeDark->setChecked(theme == Theme::Dark);
}

void MainWindow::resetLayout()
{
    restoreState(m_usualLayout);
    m_timeline->resetLayout();
}

void MainWindow::restoreState_()
{
    const QSettings settings;
    restoreGeometry(settings.value(u"geometry"_s).toByteArray());
    restoreState(settings.value(u"layout"_s).toByteArray());
    m_timeline->splitter()->restoreState(settings.value(u"timelineSplit"_s).toByteArray());
    m_query->setHistory(settings.value(u"queries"_s).toStringList());
    const int languages = settings.value(u"answerLanguages"_s, -1).toInt();
    if (languages >= 0 && languages <= static_cast<int>(EntryLanguages::Both))
        m_answer->setLanguages(static_cast<EntryLanguages>(languages));
    connect(m_answer, &EntryView::languagesChanged, this,
            [this] { QSettings().setValue(u"answerLanguages"_s, static_cast<int>(m_answer->languages())); });
}

void MainWindow::saveState_() const
{
    QSettings settings;
    settings.setValue(u"geometry"_s, saveGeometry());
    if (m_page != u"faq"_s) // there the dock is hidden for the time being
        settings.setValue(u"layout"_s, saveState());
    settings.setValue(u"timelineSplit"_s, m_timeline->splitter()->saveState());
    settings.setValue(u"queries"_s, m_query->history());
}

} // namespace shindan::gui
