#pragma once
// The menus and their actions. Words are set by retranslate(); what an action does is connected by the window.

#include <QObject>

#include <vector>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QMenuBar;

namespace shindan::gui {

class RecentFiles;

class WindowActions : public QObject
{
    Q_OBJECT

public:
    WindowActions(QMainWindow *window, QMenuBar *bar, const QStringList &pages);
    void retranslate();

    QMenu *file, *view, *go, *analyse, *help, *zoneMenu, *themeMenu, *languageMenu;
    RecentFiles *recent;
    QAction *openFiles, *openFolder, *openBeside, *openFolderBeside, *saveCase, *cancelReading, *quit;
    QAction *showFindings, *showAnswers, *showNotes, *fold, *larger, *smaller, *usualSize, *fullScreen, *resetLayout;
    QAction *zoneNode, *zoneUtc, *zoneLocal;
    QAction *themeSystem, *themeLight, *themeDark;
    QAction *japanese, *english;
    QAction *back, *forward, *goToTime, *focusFilter, *findInPage;
    std::vector<QAction *> pages; ///< in the order given; data() is the page's id
    QAction *markIncident, *removeIncident;
    QAction *note, *nextNote, *previousNote;
    QAction *nextFinding, *previousFinding, *reply, *warningsOnly, *likeThis, *thisSource, *clearFilter;
    QAction *keys, *queryHelp, *about;

private:
    QAction *add(QMenu *menu, const QList<QKeySequence> &keys = {});
    QAction *addChoice(QMenu *menu, QActionGroup *group);
    void buildFile();
    void buildView();
    void buildGo(const QStringList &ids);
    void buildAnalyse();
    void buildHelp();

    QMainWindow *m_window;
    QMenuBar *m_bar;
};

/// The title of a page in the language of the moment.
[[nodiscard]] QString pageTitle(const QString &id);

} // namespace shindan::gui
