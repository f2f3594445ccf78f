#include "gui/one_window/meeting_place.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStandardPaths>

#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Without following a link: what the name itself is.
bool isPrivateFolder(const QString &folder)
{
    const int file = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0)
        return false;
    struct stat status = {};
    const bool known = ::fstat(file, &status) == 0;
    ::close(file);
    return known && status.st_uid == ::geteuid() && (status.st_mode & 0077) == 0 && (status.st_mode & 0700) == 0700;
}

// The desktop's folder for sockets; it has to be private by its specification, and is not used where it is not.
QString runtimeFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.startsWith(u'/') || !isPrivateFolder(runtime))
        return {};
    const QString own = runtime + u"/shindan"_s;
    return makePrivateFolder(own) ? own : QString();
}

QString cacheFolder()
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    if (cache.isEmpty())
        return {};
    // Above it others may look around, not change anything: makePrivateFolder() asks for the last one to be ours alone.
    const QString above = cache + u"/shindan"_s;
    ::mkdir(QFile::encodeName(cache).constData(), 0700);
    ::mkdir(QFile::encodeName(above).constData(), 0700);
    const QString own = above + u"/window"_s;
    return makePrivateFolder(own) ? own : QString();
}

} // namespace

bool makePrivateFolder(const QString &folder)
{
    ::mkdir(QFile::encodeName(folder).constData(), 0700); // what is there already is looked at below
    return isPrivateFolder(folder);
}

QString displayName()
{
    const QString platform = QGuiApplication::platformName();
    QString display = platform.startsWith(u"wayland") ? qEnvironmentVariable("WAYLAND_DISPLAY", u"wayland-0"_s) : qEnvironmentVariable("DISPLAY");
    // :0.1 is another screen of the same display.
    const qsizetype dot = display.lastIndexOf(u'.');
    if (platform == u"xcb" && dot > display.lastIndexOf(u':'))
        display.truncate(dot);
    return platform + u' ' + display;
}

std::optional<MeetingPlace> meetingPlace(const QString &display)
{
    const QByteArray hash = QCryptographicHash::hash(display.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    for (const QString &folder : {runtimeFolder(), cacheFolder()}) {
        if (folder.isEmpty())
            continue;
        const QString name = folder + u"/window-"_s + QString::fromLatin1(hash);
        // Qt binds the socket in a folder of its own beside the name first, which is 9 characters longer.
        constexpr qsizetype room = sizeof(sockaddr_un::sun_path) - 1 - 16;
        if (QFile::encodeName(name).size() <= room)
            return MeetingPlace{name, name + u".lock"_s};
    }
    return std::nullopt;
}

HeldLock::~HeldLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

HeldLock::HeldLock(HeldLock &&other) noexcept
    : m_file(std::exchange(other.m_file, -1))
{
}

HeldLock &HeldLock::operator=(HeldLock &&other) noexcept
{
    std::swap(m_file, other.m_file);
    return *this;
}

HeldLock HeldLock::tryOn(const QString &file)
{
    HeldLock lock;
    const int opened = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (opened < 0)
        return lock;
    if (::flock(opened, LOCK_EX | LOCK_NB) == 0)
        lock.m_file = opened;
    else
        ::close(opened);
    return lock;
}

bool peerIsThisUser(qintptr socket)
{
    struct ucred peer = {};
    socklen_t size = sizeof(peer);
    return socket >= 0 && ::getsockopt(static_cast<int>(socket), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && size == sizeof(peer)
        && peer.uid == ::geteuid();
}

} // namespace shindan::gui
