#pragma once
// Opening a workspace on a thread of its own. A newer opening makes an older one stale: nothing of a stale one is delivered.

#include "gui/session/session.h"
#include "services/ingest/opening.h"

#include <memory>
#include <optional>
#include <vector>

namespace shindan::gui {

/// An archive that cannot be read without its password.
struct PasswordQuestion
{
    QString path;
    bool wrongBefore = false;
};

/// What piled up on the opening thread since the last delivery. Null or empty members: no news.
struct OpeningNews
{
    quint64 generation = 0;
    QStringList paths;
    bool beside = false;
    std::shared_ptr<const ingest::TextStore> store;
    std::shared_ptr<const model::Snapshot> snapshot;
    std::shared_ptr<const model::Analysis> analysis;
    std::optional<ingest::OpenProgress> progress;
    std::optional<PasswordQuestion> question;
    std::optional<model::Error> error;
    bool finished = false;
    bool cancelled = false;
};

/// Lives on the GUI thread. The destructor cancels and joins, which takes as long as the opening needs to notice (100 ms), also
/// while it waits for a password.
class Session::Opening final : public QObject
{
public:
    explicit Opening(Session *session);
    ~Opening() override;

    /// `beside`: the view of the workspace before is to be kept.
    void start(const QStringList &paths, const model::DisplayZone &zone, bool beside);
    void cancel();
    [[nodiscard]] bool isRunning() const;
    /// Of the running opening.
    [[nodiscard]] QStringList paths() const;
    /// Answers the question that the running opening waits with; wipes the bytes if there is none.
    void answer(std::optional<QByteArray> password);

private:
    struct Job;
    void post(const std::shared_ptr<Job> &job);
    void deliver(const std::shared_ptr<Job> &job);
    void run(const std::shared_ptr<Job> &job);

    Session *m_session;
    quint64 m_generation = 0;
    std::shared_ptr<Job> m_current;
    std::vector<std::shared_ptr<Job>> m_jobs; // the current one, and stale ones that have not noticed yet
};

} // namespace shindan::gui
