#include "services/archive/spool_file.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

namespace shindan::archive {

using namespace Qt::Literals::StringLiterals;

namespace {

FileHandle namelessFile()
{
    const QByteArray folder = QFile::encodeName(QDir::tempPath());
    FileHandle file(::open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, S_IRUSR | S_IWUSR));
    if (file.valid())
        return file;
    // Some file systems have no nameless files: a random name, removed at once.
    QByteArray pattern = folder + "/shindan-XXXXXX";
    FileHandle named(::mkostemp(pattern.data(), O_CLOEXEC));
    if (named.valid())
        ::unlink(pattern.constData());
    return named;
}

/// How many bytes could be written.
size_t writeAll(int file, std::string_view bytes)
{
    size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t written = ::write(file, bytes.data() + done, bytes.size() - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break;
        done += static_cast<size_t>(written);
    }
    return done;
}

} // namespace

SpoolFile::Result SpoolFile::fill(ByteSource &bytes, Delivery &delivery)
{
    m_file = namelessFile();
    const qint64 most = std::min(delivery.limits().entryBytes, delivery.limits().totalBytes);
    qint64 size = 0;
    while (!delivery.stopped()) {
        const std::string_view piece = bytes.next();
        if (piece.empty())
            return bytes.end() == SourceEnd::Complete || bytes.end() == SourceEnd::TrailingData ? Result::Whole : Result::Partial;
        size += static_cast<qint64>(piece.size());
        const size_t written = m_file.valid() && size <= most ? writeAll(m_file.get(), piece) : 0;
        if (written < piece.size()) {
            m_unwritten = piece.substr(written);
            return Result::NoRoom;
        }
        delivery.reportProgress();
    }
    return Result::Stopped;
}

void SpoolFile::rewind() const
{
    if (m_file.valid())
        ::lseek(m_file.get(), 0, SEEK_SET);
}

SpooledSource::SpooledSource(SpoolFile &spool, ByteSource &rest, const Delivery &delivery)
    : m_spooled((spool.rewind(), spool.file()), delivery.cancellation(), delivery.abandoned(), nullptr)
    , m_unwritten(spool.unwritten())
    , m_rest(rest)
    , m_spoolRead(spool.file() < 0)
{
}

std::string_view SpooledSource::next()
{
    if (!m_spoolRead) {
        const std::string_view piece = m_spooled.next();
        if (!piece.empty())
            return piece;
        m_spoolRead = true;
    }
    if (!m_unwritten.empty())
        return std::exchange(m_unwritten, {});
    return m_rest.next();
}

} // namespace shindan::archive
