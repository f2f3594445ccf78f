#include "gui/one_window/handing_over.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QLocalSocket>
#include <QThread>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

enum class Reply { Accepted, Refused, Silence, NotThere };

int left(const QDeadlineTimer &deadline)
{
    return static_cast<int>(std::max<qint64>(1, deadline.remainingTime()));
}

// Before there is a window, waiting keeps nobody waiting.
Reply say(const QString &name, const QByteArray &request, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(left(deadline)))
        return deadline.hasExpired() ? Reply::Silence : Reply::NotThere;
    if (!peerIsThisUser(socket.socketDescriptor()))
        return Reply::Refused;
    socket.write(request);
    while (socket.bytesToWrite() > 0) {
        if (!socket.waitForBytesWritten(left(deadline)))
            break;
    }
    while (socket.bytesAvailable() < answerBytes) {
        if (deadline.hasExpired() || !socket.waitForReadyRead(left(deadline)))
            break;
    }
    const auto answer = readAnswer(socket.read(answerBytes));
    return !answer ? Reply::Silence : *answer == Answer::Accepted ? Reply::Accepted : Reply::Refused;
}

} // namespace

QStringList absolutePaths(const QStringList &paths)
{
    QStringList result;
    for (const QString &path : paths)
        result << (path == u"-"_s || path.isEmpty() ? path : QDir::cleanPath(QDir::current().absoluteFilePath(path)));
    return result;
}

StartDecision decideStart(const std::optional<MeetingPlace> &place, const OpenMessage &message, bool newWindow, const StartPatience &patience)
{
    StartDecision decision;
    if (!place)
        return decision;
    const std::optional<QByteArray> request = newWindow ? std::nullopt : encoded(message);
    const QDeadlineTimer beginning(patience.beginning);
    do {
        // Tried again each time: the window may end while it is waited for, and then the next one is ours.
        decision.lock = HeldLock::tryOn(place->lock);
        if (decision.lock.isHeld() || !request)
            return decision;
        const Reply reply = say(place->socket, *request, patience.answer);
        decision.handedOver = reply == Reply::Accepted;
        if (reply != Reply::NotThere)
            return decision;
        QThread::msleep(20); // it is being made
    } while (!beginning.hasExpired());
    return decision;
}

} // namespace shindan::gui
