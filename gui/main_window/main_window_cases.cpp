// Notes and case files, as the window has them.

#include "gui/cases/case_keeper.h"
#include "gui/cases/notes_panel.h"
#include "gui/loglist/log_list_view.h"
#include "gui/loglist/log_rows.h"
#include "gui/main_window/main_window.h"
#include "gui/main_window/news_bar.h"
#include "gui/main_window/recent_files.h"
#include "gui/main_window/status_line.h"
#include "gui/main_window/timeline_page.h"
#include "gui/main_window/window_actions.h"
#include "gui/style/formatting.h"

#include <QAction>
#include <QDockWidget>
#include <QFileDialog>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

void MainWindow::connectCases()
{
    WindowActions &a = *m_actions;
    connect(a.saveCase, &QAction::triggered, this, &MainWindow::chooseCaseFile);
    connect(a.note, &QAction::triggered, this, &MainWindow::noteOnSelected);
    connect(a.nextNote, &QAction::triggered, this, [this] { m_notes->step(1); });
    connect(a.previousNote, &QAction::triggered, this, [this] { m_notes->step(-1); });
    connect(m_timeline->rows()->rows(), &LogRows::noteRequested, this, [this](model::RowRef row) { editNote(m_cases->noteOn(row)); });
    connect(m_session, &Session::findingSelected, this, &MainWindow::refreshActions);
    connect(m_cases, &CaseKeeper::pageWanted, this, &MainWindow::goToPage);
    connect(m_cases, &CaseKeeper::fileChanged, this, &MainWindow::openingChanged);
    connect(m_cases, &CaseKeeper::told, this, [this](const model::Text &sentence) { m_news->say(NewsBar::Kind::News, sentence.in(m_session->language())); });
    connect(m_cases, &CaseKeeper::failed, this, [this](const model::Text &sentence, const model::Text &hint) {
        const auto language = m_session->language();
        m_news->say(NewsBar::Kind::Error, withoutCodeSigns(sentence.in(language) + u' ' + hint.in(language)).trimmed(), tr("Save case as…"), [this] { chooseCaseFile(); });
    });
    connect(m_notes, &NotesPanel::removed, this, [this](const QString &sentence) {
        m_news->say(NewsBar::Kind::News, sentence, tr("Undo"), [this] {
            m_notes->undo();
            m_news->dismiss();
        });
    });
}

// On the page of findings it is the finding that one looks at, elsewhere the row.
void MainWindow::noteOnSelected()
{
    const auto row = m_session->selectedRow();
    const bool finding = !m_session->selectedFinding().isEmpty() && (m_page == u"findings"_s || !row);
    if (finding)
        editNote(m_cases->noteOnFinding(m_session->selectedFinding()));
    else if (row)
        editNote(m_cases->noteOn(*row));
}

void MainWindow::editNote(const QModelIndex &note)
{
    m_notesDock->show();
    m_notesDock->raise();
    m_notes->edit(note);
}

void MainWindow::chooseCaseFile()
{
    // Where the last case was saved; the first one goes beside its bundle.
    const QString beside = m_session->paths().isEmpty() ? QDir::homePath() : QFileInfo(m_session->paths().front()).absolutePath();
    const QString folder = QSettings().value(u"caseFolder"_s, beside).toString();
    const QString start = !m_cases->file().isEmpty() ? m_cases->file() : folder + u'/' + m_session->workspaceName() + u".shindan"_s;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save case as"), start, tr("Shindan cases (*.shindan)"));
    if (path.isEmpty())
        return;
    QSettings().setValue(u"caseFolder"_s, QFileInfo(path).absolutePath());
    m_cases->saveAs(path);
    m_actions->recent->add({m_cases->file()});
    m_status->showMessage(tr("The case is saved. Notes are written to it as you go on."), 6'000);
}

} // namespace shindan::gui
