#include "cli/password.h"

#include "cli/output.h"
#include "services/report/plain_text.h"

#include <QCoreApplication>
#include <QFile>

#include <atomic>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestPassword = 4'096;
constexpr int pollMs = 100;

std::atomic<bool> &asking()
{
    static std::atomic<bool> flag{false};
    return flag;
}

/// The terminal without echo, as long as it lives; also when the user breaks off.
class SilentTerminal
{
public:
    SilentTerminal()
        : m_file(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {
        if (m_file < 0 || ::tcgetattr(m_file, &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHOE | ECHOK);
        silent.c_lflag |= ICANON | ISIG | ECHONL;
        m_silent = ::tcsetattr(m_file, TCSAFLUSH, &silent) == 0;
        asking() = m_silent;
    }
    ~SilentTerminal()
    {
        if (m_silent)
            ::tcsetattr(m_file, TCSAFLUSH, &m_before);
        if (m_file >= 0)
            ::close(m_file);
        asking() = false;
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

    [[nodiscard]] bool isThere() const { return m_silent; }

    /// A line without its end. No value: broken off, or the terminal is gone.
    [[nodiscard]] std::optional<QByteArray> line(const QString &prompt, const model::Cancellation &cancellation) const
    {
        const QByteArray words = "\r\033[K" + report::visible(prompt).toUtf8() + ' ';
        (void)!::write(m_file, words.constData(), static_cast<size_t>(words.size()));
        QByteArray line;
        line.reserve(longestPassword); // one place in memory, that the archive wipes
        while (!cancellation.requested()) {
            pollfd look{m_file, POLLIN, 0};
            if (::poll(&look, 1, pollMs) <= 0)
                continue;
            char c = 0;
            if (::read(m_file, &c, 1) != 1)
                return std::nullopt;
            if (c == '\n')
                return line;
            if (line.size() < longestPassword)
                line.append(c);
        }
        return std::nullopt;
    }

private:
    int m_file;
    termios m_before = {};
    bool m_silent = false;
};

std::optional<QByteArray> fromTerminal(const QString &path, bool wrongBefore, const model::Cancellation &cancellation)
{
    const SilentTerminal terminal;
    if (!terminal.isThere())
        return std::nullopt;
    const QString prompt = wrongBefore ? QCoreApplication::translate("cli", "This password does not fit %1. Password (Enter alone goes on without):")
                                       : QCoreApplication::translate("cli", "%1 is encrypted. Password (Enter alone goes on without):");
    auto line = terminal.line(prompt.arg(path), cancellation);
    return line && line->isEmpty() ? std::nullopt : line;
}

std::optional<QByteArray> fromFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        error(QCoreApplication::translate("cli", "%1 could not be read: %2.").arg(name, file.errorString()));
        return std::nullopt;
    }
    QByteArray line = file.read(longestPassword + 2);
    const qsizetype end = line.indexOf('\n');
    line.truncate(end < 0 ? line.size() : end);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

bool isAskingForPassword()
{
    return asking();
}

archive::PasswordCallback passwordFor(const CommonOptions &common, const model::Cancellation &cancellation)
{
    const bool inEnvironment = qEnvironmentVariableIsSet("SHINDAN_PASSWORD");
    if (common.passwordFile.isEmpty() && !inEnvironment) {
        // Where messages go into a file nobody sits there to be asked.
        if (::isatty(STDERR_FILENO) == 0)
            return {};
        return [cancellation](const QString &path, bool wrongBefore) { return fromTerminal(path, wrongBefore, cancellation); };
    }
    return [file = common.passwordFile](const QString &path, bool wrongBefore) -> std::optional<QByteArray> {
        if (wrongBefore) {
            error(QCoreApplication::translate("cli", "The password given does not fit %1.").arg(path));
            return std::nullopt;
        }
        return file.isEmpty() ? qgetenv("SHINDAN_PASSWORD") : fromFile(file);
    };
}

} // namespace shindan::cli
