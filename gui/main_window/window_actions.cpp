#include "gui/main_window/window_actions.h"

#include "gui/main_window/recent_files.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenuBar>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

QString pageTitle(const QString &id)
{
    static const QHash<QString, const char *> titles{
        {u"overview"_s, QT_TRANSLATE_NOOP("Pages", "Overview")}, {u"findings"_s, QT_TRANSLATE_NOOP("Pages", "Findings")},
        {u"timeline"_s, QT_TRANSLATE_NOOP("Pages", "Timeline")}, {u"files"_s, QT_TRANSLATE_NOOP("Pages", "Files")},
        {u"facts"_s, QT_TRANSLATE_NOOP("Pages", "Facts")},       {u"coverage"_s, QT_TRANSLATE_NOOP("Pages", "Coverage")},
        {u"faq"_s, QT_TRANSLATE_NOOP("Pages", "FAQ")},           {u"reply"_s, QT_TRANSLATE_NOOP("Pages", "Reply")},
    };
    const char *title = titles.value(id, nullptr);
    return title ? QCoreApplication::translate("Pages", title) : id;
}

WindowActions::WindowActions(QMainWindow *window, QMenuBar *bar, const QStringList &ids)
    : QObject(window)
    , m_window(window)
    , m_bar(bar)
{
    buildFile();
    buildView();
    buildGo(ids);
    buildAnalyse();
    buildHelp();
    retranslate();
}

QAction *WindowActions::add(QMenu *menu, const QList<QKeySequence> &shortcuts)
{
    auto *action = new QAction(this);
    action->setShortcuts(shortcuts);
    menu->addAction(action);
    m_window->addAction(action); // its keys work wherever the menu bar is shown
    return action;
}

QAction *WindowActions::addChoice(QMenu *menu, QActionGroup *group)
{
    QAction *action = add(menu);
    action->setCheckable(true);
    group->addAction(action);
    return action;
}

void WindowActions::buildFile()
{
    file = m_bar->addMenu(QString());
    openFiles = add(file, {QKeySequence::Open});
    openFolder = add(file, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)});
    openBeside = add(file, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_O)});
    openFolderBeside = add(file);
    recent = new RecentFiles(m_window);
    file->addMenu(recent);
    file->addSeparator();
    saveCase = add(file, {QKeySequence::Save});
    file->addSeparator();
    cancelReading = add(file);
    file->addSeparator();
    quit = add(file, {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);
}

void WindowActions::buildView()
{
    view = m_bar->addMenu(QString());
    showFindings = add(view);
    showAnswers = add(view);
    showNotes = add(view);
    view->addSeparator();
    fold = add(view);
    fold->setCheckable(true);
    zoneMenu = view->addMenu(QString());
    auto *zones = new QActionGroup(this);
    zoneNode = addChoice(zoneMenu, zones);
    zoneUtc = addChoice(zoneMenu, zones);
    zoneLocal = addChoice(zoneMenu, zones);
    view->addSeparator();
    languageMenu = view->addMenu(QString());
    auto *languages = new QActionGroup(this);
    japanese = addChoice(languageMenu, languages);
    english = addChoice(languageMenu, languages);
    themeMenu = view->addMenu(QString());
    auto *themes = new QActionGroup(this);
    themeSystem = addChoice(themeMenu, themes);
    themeLight = addChoice(themeMenu, themes);
    themeDark = addChoice(themeMenu, themes);
    larger = add(view, {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    smaller = add(view, {QKeySequence(Qt::CTRL | Qt::Key_Minus)});
    usualSize = add(view, {QKeySequence(Qt::CTRL | Qt::Key_0)});
    view->addSeparator();
    fullScreen = add(view, {QKeySequence(Qt::Key_F11)});
    fullScreen->setCheckable(true);
    resetLayout = add(view);
}

void WindowActions::buildGo(const QStringList &ids)
{
    go = m_bar->addMenu(QString());
    back = add(go, {QKeySequence(Qt::ALT | Qt::Key_Left)});
    forward = add(go, {QKeySequence(Qt::ALT | Qt::Key_Right)});
    go->addSeparator();
    int number = Qt::Key_1;
    for (const QString &id : ids) {
        QAction *page = add(go, {QKeySequence(Qt::CTRL | static_cast<Qt::Key>(number++))});
        page->setData(id);
        pages.push_back(page);
    }
    go->addSeparator();
    goToTime = add(go, {QKeySequence(Qt::CTRL | Qt::Key_G)});
    focusFilter = add(go, {QKeySequence(Qt::CTRL | Qt::Key_K)});
    findInPage = add(go, {QKeySequence::Find});
}

void WindowActions::buildAnalyse()
{
    analyse = m_bar->addMenu(QString());
    markIncident = add(analyse, {QKeySequence(Qt::CTRL | Qt::Key_I)});
    removeIncident = add(analyse);
    analyse->addSeparator();
    nextFinding = add(analyse, {QKeySequence(Qt::Key_F8)});
    previousFinding = add(analyse, {QKeySequence(Qt::SHIFT | Qt::Key_F8)});
    reply = add(analyse, {QKeySequence(Qt::CTRL | Qt::Key_R)});
    analyse->addSeparator();
    note = add(analyse, {QKeySequence(Qt::CTRL | Qt::Key_B)});
    nextNote = add(analyse, {QKeySequence(Qt::Key_F4)});
    previousNote = add(analyse, {QKeySequence(Qt::SHIFT | Qt::Key_F4)});
    analyse->addSeparator();
    warningsOnly = add(analyse, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)});
    likeThis = add(analyse, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)});
    thisSource = add(analyse, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    clearFilter = add(analyse, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K)});
}

void WindowActions::buildHelp()
{
    help = m_bar->addMenu(QString());
    queryHelp = add(help, {QKeySequence(Qt::Key_F1)});
    keys = add(help);
    help->addSeparator();
    about = add(help);
    about->setMenuRole(QAction::AboutRole);
}

void WindowActions::retranslate()
{
    file->setTitle(tr("&File"));
    openFiles->setText(tr("&Open files…"));
    openFolder->setText(tr("Open &folder…"));
    openBeside->setText(tr("Open &beside…"));
    openBeside->setToolTip(tr("Opens bundles of other nodes together with what is open"));
    openFolderBeside->setText(tr("Open folder b&eside…"));
    saveCase->setText(tr("&Save case as…"));
    cancelReading->setText(tr("&Cancel reading"));
    quit->setText(tr("&Quit"));
    view->setTitle(tr("&View"));
    showFindings->setText(tr("&Findings"));
    showAnswers->setText(tr("&Answers (FAQ)"));
    showNotes->setText(tr("&Notes"));
    fold->setText(tr("Fold &copies and continued lines"));
    zoneMenu->setTitle(tr("Time &zone"));
    zoneUtc->setText(tr("&UTC"));
    zoneLocal->setText(tr("&This computer's"));
    languageMenu->setTitle(tr("&Language"));
    japanese->setText(u"日本語"_s);
    english->setText(u"English"_s);
    themeMenu->setTitle(tr("Co&lours"));
    themeSystem->setText(tr("As the &desktop"));
    themeLight->setText(tr("&Light"));
    themeDark->setText(tr("&Dark", "colours"));
    larger->setText(tr("&Larger text"));
    smaller->setText(tr("&Smaller text"));
    usualSize->setText(tr("&Usual text size"));
    fullScreen->setText(tr("F&ull screen"));
    resetLayout->setText(tr("&Reset layout"));
    go->setTitle(tr("&Go"));
    back->setText(tr("&Back"));
    forward->setText(tr("&Forward"));
    for (QAction *page : pages)
        page->setText(pageTitle(page->data().toString()));
    goToTime->setText(tr("To a &time…"));
    focusFilter->setText(tr("To the f&ilter"));
    findInPage->setText(tr("Fi&nd on this page"));
    analyse->setTitle(tr("&Analyse"));
    markIncident->setText(tr("It &happened at…"));
    removeIncident->setText(tr("Remove the &incident mark"));
    nextFinding->setText(tr("&Next finding"));
    previousFinding->setText(tr("&Previous finding"));
    reply->setText(tr("&Reply to the customer"));
    note->setText(tr("Note on &this row or finding"));
    nextNote->setText(tr("Ne&xt note"));
    previousNote->setText(tr("P&revious note"));
    warningsOnly->setText(tr("Only &warnings and worse"));
    likeThis->setText(tr("Only rows &like the selected one"));
    thisSource->setText(tr("Only rows of the same &source"));
    clearFilter->setText(tr("&Clear the filter"));
    help->setTitle(tr("&Help"));
    queryHelp->setText(tr("Writing a &query"));
    keys->setText(tr("&Keys"));
    about->setText(tr("&About Shindan"));
}

} // namespace shindan::gui
