#pragma once
// Saves members of bundles as they came, on a thread of its own, one after the other.

#include "gui/session/password.h"
#include "model/cancellation.h"
#include "model/result.h"
#include "services/ingest/member_saving.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace shindan::gui {

/// Lives on the GUI thread. The destructor cancels and waits (100 ms), also while a password is being asked for.
class MemberSaver : public QObject
{
    Q_OBJECT

public:
    explicit MemberSaver(QObject *parent = nullptr);
    ~MemberSaver() override;

    /// The store keeps what it needs alive, also when another workspace is opened meanwhile.
    void save(const QString &input, const QString &member, const QString &fileName, std::shared_ptr<const ingest::TextStore> store, model::SourceId source);
    /// All that is under way or waiting.
    void cancel();
    [[nodiscard]] bool isSaving() const { return m_running > 0; }
    void answerPassword(std::optional<QByteArray> password);

Q_SIGNALS:
    void progressed(const QString &member, qint64 done, qint64 total);
    void passwordAsked(const QString &path, bool wrongBefore);
    void saved(const QString &member, const QString &fileName, qint64 bytes);
    void failed(const shindan::model::Error &error);

private:
    void finished(const QString &member, const QString &fileName, const model::Result<qint64> &result);

    QThreadPool m_pool;
    PasswordDesk m_passwords;
    model::Cancellation m_cancellation;
    int m_running = 0;
};

} // namespace shindan::gui
