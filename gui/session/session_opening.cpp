#include "gui/session/session_opening.h"

#include "gui/session/password.h"
#include "services/diagnosis/workspace.h"

#include <mutex>
#include <thread>

namespace shindan::gui {

struct Session::Opening::Job
{
    quint64 generation = 0;
    diagnosis::WorkspaceRequest request;
    std::shared_ptr<ingest::TextStore> store = std::make_shared<ingest::TextStore>();
    bool beside = false;
    model::Cancellation cancellation;
    PasswordDesk passwords;
    std::thread thread;
    std::mutex mutex;
    OpeningNews news;    // guarded by mutex
    bool posted = false; // guarded by mutex: a delivery is on its way, more news only pile up
};

Session::Opening::Opening(Session *session)
    : m_session(session)
{
}

Session::Opening::~Opening()
{
    for (const auto &job : m_jobs)
        job->cancellation.cancel();
    for (const auto &job : m_jobs)
        job->thread.join();
    // What was posted meanwhile goes away with this object.
}

void Session::Opening::start(const QStringList &paths, const model::DisplayZone &zone, bool beside)
{
    cancel();
    auto job = std::make_shared<Job>();
    job->generation = ++m_generation;
    job->request.open.paths = paths;
    job->request.zone = zone;
    job->beside = beside;
    m_current = job;
    m_jobs.push_back(job);
    job->thread = std::thread([this, job] { run(job); });
}

void Session::Opening::cancel()
{
    if (m_current)
        m_current->cancellation.cancel();
}

bool Session::Opening::isRunning() const
{
    return m_current != nullptr;
}

QStringList Session::Opening::paths() const
{
    return m_current ? m_current->request.open.paths : QStringList();
}

void Session::Opening::answer(std::optional<QByteArray> password)
{
    if (m_current)
        m_current->passwords.answer(std::move(password));
    else if (password)
        wipe(*password);
}

// On the opening thread.
void Session::Opening::run(const std::shared_ptr<Job> &job)
{
    const auto tell = [this, &job](auto &&change) {
        const std::lock_guard lock(job->mutex);
        change(job->news);
        if (!std::exchange(job->posted, true))
            post(job);
    };
    diagnosis::WorkspaceObserver observer;
    observer.open.snapshot = [&](std::shared_ptr<const model::Snapshot> snapshot) {
        tell([&](OpeningNews &news) { news.snapshot = std::move(snapshot); });
    };
    observer.open.progress = [&](const ingest::OpenProgress &progress) {
        tell([&](OpeningNews &news) { news.progress = progress; });
    };
    observer.analysis = [&](std::shared_ptr<const model::Analysis> analysis) {
        tell([&](OpeningNews &news) { news.analysis = std::move(analysis); });
    };
    diagnosis::WorkspaceRequest request = job->request;
    request.open.password = [&](const QString &path, bool wrongBefore) {
        job->passwords.beginQuestion();
        tell([&](OpeningNews &news) { news.question = PasswordQuestion{path, wrongBefore}; });
        return job->passwords.wait(job->cancellation);
    };
    auto result = diagnosis::openWorkspace(request, job->cancellation, observer, job->store);
    tell([&](OpeningNews &news) {
        news.finished = true;
        if (!result) {
            news.error = result.error();
            return;
        }
        news.cancelled = result.value().cancelled;
        if (result.value().snapshot)
            news.snapshot = result.value().snapshot;
        if (result.value().analysis)
            news.analysis = result.value().analysis;
    });
}

void Session::Opening::post(const std::shared_ptr<Job> &job)
{
    QMetaObject::invokeMethod(this, [this, job] { deliver(job); }, Qt::QueuedConnection);
}

void Session::Opening::deliver(const std::shared_ptr<Job> &job)
{
    OpeningNews news;
    {
        const std::lock_guard lock(job->mutex);
        news = std::exchange(job->news, {});
        job->posted = false;
    }
    if (news.finished) {
        job->thread.join(); // it has nothing left to do
        std::erase(m_jobs, job);
    }
    if (job != m_current)
        return;
    if (news.finished)
        m_current.reset();
    news.generation = job->generation;
    news.paths = job->request.open.paths;
    news.beside = job->beside;
    news.store = job->store;
    m_session->accept(std::move(news));
}

} // namespace shindan::gui
