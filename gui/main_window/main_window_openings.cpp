// What is opened, how it comes to the window, and what leaves it as a file.

#include "gui/cases/case_keeper.h"
#include "gui/files/files_page.h"
#include "gui/files/member_saver.h"
#include "gui/main_window/main_window.h"
#include "gui/main_window/news_bar.h"
#include "gui/main_window/password_bar.h"
#include "gui/main_window/progress_line.h"
#include "gui/main_window/recent_files.h"
#include "gui/main_window/status_line.h"
#include "gui/main_window/window_actions.h"
#include "gui/style/formatting.h"
#include "gui/text/text_page.h"
#include "services/cases/case_file.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QSettings>
#include <QUrl>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostArrivals = 1'000;

QString sentenceOf(const model::Text &sentence, const model::Text &hint, model::Language language)
{
    const QString text = hint.in(language).isEmpty() ? sentence.in(language) : sentence.in(language) + u' ' + hint.in(language);
    return withoutCodeSigns(text);
}

void rememberFolder(const QString &path)
{
    QSettings().setValue(u"folder"_s, QFileInfo(path).absolutePath());
}

QStringList chosenFiles(QWidget *window, const QString &title)
{
    const QStringList paths = QFileDialog::getOpenFileNames(window, title, QSettings().value(u"folder"_s).toString());
    if (!paths.isEmpty())
        rememberFolder(paths.front());
    return paths;
}

QStringList chosenFolder(QWidget *window, const QString &title)
{
    const QString path = QFileDialog::getExistingDirectory(window, title, QSettings().value(u"folder"_s).toString());
    if (path.isEmpty())
        return {};
    rememberFolder(path);
    return {path};
}

} // namespace

void MainWindow::connectOpenings()
{
    connect(m_session, &Session::openingChanged, this, &MainWindow::openingChanged);
    connect(m_session, &Session::progressed, this, [this](const QString &, qint64 done, qint64 total, quint64) {
        m_progress->setProgress(done, total);
        m_status->setProgress(m_progress->words());
    });
    connect(m_session, &Session::openingFailed, this, [this](const model::Text &sentence, const model::Text &hint) {
        m_news->say(NewsBar::Kind::Error, sentenceOf(sentence, hint, m_session->language()), tr("Open another…"), [this] { chooseFiles(); });
    });
    connect(m_session, &Session::openingCancelled, this, [this](bool beside) {
        m_news->say(NewsBar::Kind::News, beside ? tr("Reading was cancelled. What was open before is shown.")
                                                : tr("Reading was cancelled. What had been read until then is shown."));
    });
    connect(m_session, &Session::passwordAsked, this, [this](const QString &path, bool wrongBefore) {
        if (path.isEmpty())
            m_passwords->withdraw(m_session);
        else
            m_passwords->ask(m_session, path, wrongBefore, [this](std::optional<QByteArray> password) { m_session->answerPassword(std::move(password)); });
    });
    connect(m_arrivals, &NewsBar::closed, this, [this] { m_arrived.clear(); });
}

void MainWindow::open(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_news->dismiss();
    m_actions->recent->add(paths);
    if (paths.size() == 1 && cases::isCaseFile(paths.front()))
        m_cases->openCase(paths.front());
    else
        m_session->open(paths);
}

void MainWindow::openBeside(const QStringList &paths)
{
    if (!m_session->canOpenBeside() || cases::isCaseFile(paths.value(0)))
        return open(paths);
    if (m_session->newOf(paths).isEmpty()) {
        m_news->say(NewsBar::Kind::News, tr("That is open already."));
        return;
    }
    m_news->dismiss();
    m_session->openBeside(paths);
    m_actions->recent->add(m_session->openedPaths()); // together they are one entry
}

void MainWindow::take(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    if (m_session->paths().isEmpty() && !m_session->isOpening())
        return open(paths);
    for (const QString &path : paths) {
        if (!m_arrived.contains(path) && m_arrived.size() < mostArrivals)
            m_arrived << path;
    }
    showArrivals();
}

// A quiet question: what is open stays as it is until it is answered.
void MainWindow::showArrivals()
{
    if (m_arrived.isEmpty())
        return;
    const bool beside = m_session->canOpenBeside() && !cases::isCaseFile(m_arrived.front());
    if (beside && m_session->newOf(m_arrived).isEmpty()) {
        m_arrived.clear();
        m_arrivals->dismiss();
        m_news->say(NewsBar::Kind::News, tr("That is open already."));
        return;
    }
    const QString name = QFileInfo(m_arrived.front()).fileName();
    const QString text = m_arrived.size() == 1
        ? tr("Open %1 beside what is open, or instead of it?").arg(name)
        : tr("Open %1 and %n more beside what is open, or instead of it?", nullptr, static_cast<int>(m_arrived.size() - 1)).arg(name);
    std::vector<NewsAction> actions;
    if (beside)
        actions.push_back({tr("Open beside"), [this] { openBeside(std::exchange(m_arrived, {})); }});
    actions.push_back({tr("Open instead"), [this] { open(std::exchange(m_arrived, {})); }});
    m_arrivals->say(NewsBar::Kind::News, text, actions);
}

void MainWindow::comeForward()
{
    if (isMinimized())
        setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    if (!isActiveWindow())
        QApplication::alert(this); // desktops that give the focus to nobody show at least that something is there
}

void MainWindow::openingChanged()
{
    const bool opening = m_session->isOpening();
    if (opening)
        m_progress->start();
    else
        m_progress->stop();
    if (opening && !m_wasOpening)
        m_status->setProgress({});
    m_wasOpening = opening;
    const QString name = m_session->workspaceName();
    const auto others = static_cast<int>(m_session->paths().size()) - 1;
    const QString whole = others > 0 ? tr("%1 and %n more", nullptr, others).arg(name) : name;
    setWindowTitle(name.isEmpty() ? u"Shindan"_s : whole + u" \u2013 Shindan"_s);
    refreshActions();
}

void MainWindow::chooseFiles()
{
    open(chosenFiles(this, tr("Open files")));
}

void MainWindow::chooseFolder()
{
    open(chosenFolder(this, tr("Open folder")));
}

void MainWindow::chooseFilesBeside()
{
    if (const QStringList paths = chosenFiles(this, tr("Open beside")); !paths.isEmpty())
        openBeside(paths);
}

void MainWindow::chooseFolderBeside()
{
    if (const QStringList paths = chosenFolder(this, tr("Open folder beside")); !paths.isEmpty())
        openBeside(paths);
}

void MainWindow::connectSaving()
{
    const auto choose = [this](quint32 bundle, const QString &member) { chooseMemberFile(model::BundleIndex(bundle), member); };
    connect(m_files, &FilesPage::saveRequested, this, choose);
    connect(m_text, &TextPage::saveRequested, this, choose);
    connect(m_text, &TextPage::openAgainRequested, this, [this] { open(m_session->paths()); });
    connect(m_saver, &MemberSaver::progressed, this, [this](const QString &member, qint64 done, qint64 total) {
        if (!m_saver->isSaving())
            return;
        const QString name = QFileInfo(member).fileName();
        const QString text = total > 0 ? tr("Saving %1: %2 %").arg(name, numberText(done * 100 / total)) : tr("Saving %1: %2").arg(name, bytesText(done));
        m_news->say(NewsBar::Kind::News, text, tr("Cancel"), [this] { m_saver->cancel(); });
    });
    connect(m_saver, &MemberSaver::saved, this, [this](const QString &member, const QString &fileName, qint64 bytes) {
        m_news->say(NewsBar::Kind::News,
                    tr("%1 was saved as %2 (%3), byte for byte; nothing in it is masked.")
                        .arg(QFileInfo(member).fileName(), QDir::toNativeSeparators(fileName), bytesText(bytes)),
                    tr("Show folder"), [fileName] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(fileName).absolutePath())); });
    });
    connect(m_saver, &MemberSaver::failed, this, [this](const model::Error &error) {
        const auto kind = error.code == u"save.cancelled" ? NewsBar::Kind::News : NewsBar::Kind::Error;
        m_news->say(kind, sentenceOf(error.sentence, error.hint, m_session->language()));
    });
    connect(m_saver, &MemberSaver::passwordAsked, this, [this](const QString &path, bool wrongBefore) {
        m_passwords->ask(m_saver, path, wrongBefore, [this](std::optional<QByteArray> password) { m_saver->answerPassword(std::move(password)); });
    });
}

void MainWindow::chooseMemberFile(model::BundleIndex bundle, const QString &member)
{
    const QString folder = QSettings().value(u"saveFolder"_s, QDir::homePath()).toString();
    const QString fileName = QFileDialog::getSaveFileName(this, tr("Save member as"), folder + u'/' + QFileInfo(member).fileName());
    if (fileName.isEmpty())
        return;
    QSettings().setValue(u"saveFolder"_s, QFileInfo(fileName).absolutePath());
    saveMember(bundle, member, fileName);
}

void MainWindow::saveMember(model::BundleIndex bundle, const QString &member, const QString &fileName)
{
    const model::SourceIndex *source = m_session->snapshot()->findSource(bundle, member);
    if (!source || !m_session->store() || bundle.value() >= m_session->snapshot()->bundles.size())
        return;
    const QString input = m_session->snapshot()->bundles[bundle.value()]->input;
    m_saver->save(input, member, fileName, m_session->store(), source->id());
}

} // namespace shindan::gui
