#pragma once
// The window: pages in the middle, their list at the left, findings and answers at the right. Everything it shows comes from the
// session; what it keeps between runs (layout, language, text size, recent files) is in QSettings.

#include "gui/session/session.h"

#include <QHash>
#include <QMainWindow>

class QMenuBar;
class QStackedWidget;

namespace shindan::gui {

class CaseKeeper;
class CoveragePage;
class EntryView;
class FactsPage;
class FaqPage;
class FilesPage;
class FindingPage;
class FindingsTree;
class HelpWindow;
class IncidentBar;
class InterfaceLanguage;
class LanguageSwitch;
class MemberSaver;
class NewsBar;
class NotesPanel;
class OverviewPage;
class PageList;
class PasswordBar;
class ProgressLine;
class QueryField;
class ReplyPage;
class StatusLine;
class TextPage;
class TimelinePage;
class WindowActions;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Session and language outlive the window.
    MainWindow(Session *session, InterfaceLanguage *language, QWidget *parent = nullptr);
    ~MainWindow() override;

    void open(const QStringList &paths);
    /// Adds to what is open.
    void openBeside(const QStringList &paths);
    /// What came from outside (a later start of the program, something dropped): opens it if nothing is open, else asks whether beside
    /// it or instead of it. Nothing to open only brings the window to the front.
    void take(const QStringList &paths);
    void comeForward();
    /// Writes the bytes of a member as its bundle holds them.
    void saveMember(model::BundleIndex bundle, const QString &member, const QString &fileName);
    /// Shows a page by its id (`overview`, `findings`, `timeline`, `files`, `facts`, `coverage`, `faq`, `reply`, `text`) and counts it as a visit.
    void goToPage(const QString &id);
    [[nodiscard]] QString currentPage() const { return m_page; }

    // Parts, for tests.
    [[nodiscard]] WindowActions *actions_() const { return m_actions; }
    [[nodiscard]] FindingsTree *findings() const { return m_findings; }
    [[nodiscard]] EntryView *answer() const { return m_answer; }
    [[nodiscard]] QueryField *queryField() const { return m_query; }
    [[nodiscard]] IncidentBar *incidentBar() const { return m_incident; }
    [[nodiscard]] NewsBar *news() const { return m_news; }
    [[nodiscard]] NewsBar *arrivals() const { return m_arrivals; }
    [[nodiscard]] PasswordBar *passwords() const { return m_passwords; }
    [[nodiscard]] MemberSaver *saver() const { return m_saver; }
    [[nodiscard]] StatusLine *statusLine() const { return m_status; }
    [[nodiscard]] PageList *pageList() const { return m_pageList; }
    [[nodiscard]] LanguageSwitch *languageSwitch() const { return m_languageSwitch; }
    [[nodiscard]] CaseKeeper *cases() const { return m_cases; }
    [[nodiscard]] NotesPanel *notes() const { return m_notes; }
    [[nodiscard]] QWidget *page(const QString &id) const { return m_pages.value(id); }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildPages();
    void buildDocks();
    void buildTopBar();
    void connectSession();
    void connectOpenings();
    void connectSaving();
    void showArrivals();
    void chooseFilesBeside();
    void chooseFolderBeside();
    void chooseMemberFile(model::BundleIndex bundle, const QString &member);
    void connectFileAndView();
    void connectGoAndAnalyse();
    void connectCases();
    void noteOnSelected();
    void editNote(const QModelIndex &note);
    void chooseCaseFile();
    void showPage(const QString &id);
    void showPlace(const Place &place);
    void showEntry(const QString &faqId, bool onPage);
    void showFinding(const QString &id);
    void replyTo(const QString &findingId);
    void followFinding();
    void openingChanged();
    void refreshCounts();
    void refreshZones();
    void refreshActions();
    void retranslate();
    void resetLayout();
    void restoreState_();
    void saveState_() const;
    void chooseFiles();
    void chooseFolder();
    void goToInstant(model::Instant time);
    void incidentMarked(model::Instant at);
    void findOnPage();
    void narrow(const QString &term);
    void setFontSteps(int steps);

    Session *m_session;
    InterfaceLanguage *m_language;
    QMenuBar *m_menus;
    WindowActions *m_actions;
    QString m_page;
    QHash<QString, QWidget *> m_pages;
    QStackedWidget *m_stack;
    PageList *m_pageList;
    ProgressLine *m_progress;
    IncidentBar *m_incident;
    NewsBar *m_news;
    NewsBar *m_arrivals;       // what waits for a decision; news do not push it away
    PasswordBar *m_passwords;
    MemberSaver *m_saver;
    QStringList m_arrived;     // paths in m_arrivals
    StatusLine *m_status;
    QueryField *m_query;
    LanguageSwitch *m_languageSwitch;
    FindingsTree *m_findings;
    EntryView *m_answer;
    CaseKeeper *m_cases;
    NotesPanel *m_notes;
    QDockWidget *m_findingsDock = nullptr;
    QDockWidget *m_answerDock = nullptr;
    QDockWidget *m_notesDock = nullptr;
    OverviewPage *m_overview = nullptr;
    FindingPage *m_finding = nullptr;
    TimelinePage *m_timeline = nullptr;
    FilesPage *m_files = nullptr;
    FactsPage *m_facts = nullptr;
    CoveragePage *m_coverage = nullptr;
    FaqPage *m_faq = nullptr;
    ReplyPage *m_reply = nullptr;
    TextPage *m_text = nullptr;
    HelpWindow *m_help = nullptr;
    QByteArray m_usualLayout;
    bool m_answerWanted = true; // the FAQ page hides the dock for as long as it shows the same
    bool m_wasOpening = false;
};

} // namespace shindan::gui
