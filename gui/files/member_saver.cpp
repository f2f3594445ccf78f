#include "gui/files/member_saver.h"

namespace shindan::gui {

MemberSaver::MemberSaver(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

MemberSaver::~MemberSaver()
{
    m_cancellation.cancel();
    m_pool.waitForDone();
}

void MemberSaver::save(const QString &input, const QString &member, const QString &fileName, std::shared_ptr<const ingest::TextStore> store,
                       model::SourceId source)
{
    ++m_running;
    ingest::MemberSaving request;
    request.input = input;
    request.member = member;
    request.fileName = fileName;
    request.progress = [this, member](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(this, [this, member, done, total] { Q_EMIT progressed(member, done, total); }, Qt::QueuedConnection);
    };
    request.password = [this, cancellation = m_cancellation](const QString &path, bool wrongBefore) {
        m_passwords.beginQuestion();
        QMetaObject::invokeMethod(this, [this, path, wrongBefore] { Q_EMIT passwordAsked(path, wrongBefore); }, Qt::QueuedConnection);
        return m_passwords.wait(cancellation);
    };
    m_pool.start([this, request = std::move(request), store = std::move(store), source, cancellation = m_cancellation] {
        const auto result = ingest::saveMember(request, *store, source, cancellation);
        QMetaObject::invokeMethod(
            this, [this, result, member = request.member, fileName = request.fileName] { finished(member, fileName, result); }, Qt::QueuedConnection);
    });
}

void MemberSaver::cancel()
{
    m_cancellation.cancel();
    m_cancellation = model::Cancellation();
}

void MemberSaver::answerPassword(std::optional<QByteArray> password)
{
    m_passwords.answer(std::move(password));
}

void MemberSaver::finished(const QString &member, const QString &fileName, const model::Result<qint64> &result)
{
    --m_running;
    if (result)
        Q_EMIT saved(member, fileName, result.value());
    else
        Q_EMIT failed(result.error());
}

} // namespace shindan::gui
