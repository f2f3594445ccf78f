#pragma once
// Listens for later starts of the program. Lives on the GUI thread and never waits: whoever is slow, silent or talks nonsense is
// dropped, whoever comes while many are talking is turned away.

#include "gui/one_window/meeting_place.h"
#include "gui/one_window/message.h"

#include <QHash>
#include <QLocalServer>
#include <QObject>

#include <chrono>

class QLocalSocket;

namespace shindan::gui {

class WindowServer : public QObject
{
    Q_OBJECT

public:
    /// The lock of the place is held: a socket that lies there belongs to nobody any more.
    WindowServer(const MeetingPlace &place, HeldLock lock, QObject *parent = nullptr);
    ~WindowServer() override;

    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    /// How long a sender may take from its connection to the end of its message.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    [[nodiscard]] qsizetype talkers() const { return m_talkers.size(); }

    static constexpr qsizetype mostTalkers = 16;

Q_SIGNALS:
    /// A later start wants this. It has been told that it may go.
    void received(const shindan::gui::OpenMessage &message);

private:
    void meet();
    void read(QLocalSocket *socket);
    void answer(QLocalSocket *socket, Answer answer);
    void drop(QLocalSocket *socket);

    QString m_socket;
    HeldLock m_lock;
    QLocalServer m_server;
    QHash<QLocalSocket *, MessageReader> m_talkers;
    std::chrono::milliseconds m_patience{2'000};
};

} // namespace shindan::gui
