#include "gui/one_window/window_server.h"

#include <QFile>
#include <QLocalSocket>
#include <QTimer>

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shindan::gui {

namespace {

// What a killed process left. Only a socket is removed: anything else in its place is not ours to touch, and listening fails.
bool makeRoom(const QString &name)
{
    struct stat status = {};
    const QByteArray raw = QFile::encodeName(name);
    if (::lstat(raw.constData(), &status) != 0)
        return true;
    return S_ISSOCK(status.st_mode) && status.st_uid == ::geteuid() && ::unlink(raw.constData()) == 0;
}

bool hasHungUp(qintptr socket)
{
    pollfd look{static_cast<int>(socket), POLLRDHUP, 0};
    return ::poll(&look, 1, 0) > 0 && (look.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

} // namespace

WindowServer::WindowServer(const MeetingPlace &place, HeldLock lock, QObject *parent)
    : QObject(parent)
    , m_socket(place.socket)
    , m_lock(std::move(lock))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(static_cast<int>(mostTalkers));
    connect(&m_server, &QLocalServer::newConnection, this, &WindowServer::meet);
    if (m_lock.isHeld() && makeRoom(m_socket))
        m_server.listen(m_socket);
}

WindowServer::~WindowServer()
{
    for (QLocalSocket *socket : m_talkers.keys())
        drop(socket);
    m_server.close(); // removes the socket, while the lock is still ours
}

void WindowServer::meet()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_talkers.size() >= mostTalkers || !peerIsThisUser(socket->socketDescriptor())) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(largestMessage + 1);
        m_talkers.insert(socket, {});
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] { drop(socket); });
        QTimer::singleShot(m_patience, socket, [this, socket] { drop(socket); });
        read(socket); // it may have said it all before we looked
    }
}

void WindowServer::read(QLocalSocket *socket)
{
    const auto talker = m_talkers.find(socket);
    if (talker == m_talkers.end() || talker->state() != MessageReader::State::Incomplete)
        return;
    const auto state = talker->add(socket->read(largestMessage + 1));
    if (state == MessageReader::State::Incomplete)
        return;
    // Who has gone has opened a window of its own meanwhile: nothing may be opened twice.
    if (hasHungUp(socket->socketDescriptor()))
        return drop(socket);
    const OpenMessage message = state == MessageReader::State::Complete ? talker->message() : OpenMessage();
    answer(socket, state == MessageReader::State::Complete ? Answer::Accepted : Answer::Refused);
    if (state == MessageReader::State::Complete)
        Q_EMIT received(message);
}

// The talker stays in the list until it has gone, so that those who do not listen to the answer are counted as well.
void WindowServer::answer(QLocalSocket *socket, Answer answer)
{
    socket->write(encoded(answer));
    socket->flush();
    socket->disconnectFromServer();
}

void WindowServer::drop(QLocalSocket *socket)
{
    if (m_talkers.remove(socket) == 0)
        return;
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

} // namespace shindan::gui
