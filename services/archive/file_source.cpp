#include "services/archive/file_source.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shindan::archive {

FileHandle::~FileHandle()
{
    if (valid())
        ::close(m_descriptor);
}

FileHandle::FileHandle(FileHandle &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FileHandle &FileHandle::operator=(FileHandle &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileHandle openForReading(const QByteArray &path, bool followLink)
{
    const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followLink ? 0 : O_NOFOLLOW);
    return FileHandle(::open(path.constData(), flags));
}

FileSource::FileSource(int file, const model::Cancellation &cancellation, const model::Cancellation &abandoned, ReadMeter *meter)
    : m_file(file)
    , m_cancellation(cancellation)
    , m_abandoned(abandoned)
    , m_meter(meter)
    , m_buffer(std::make_unique_for_overwrite<char[]>(pieceBytes))
{
    struct stat status = {};
    if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        m_regular = true;
        m_fromBegin = ::lseek(file, 0, SEEK_CUR) == 0;
        m_size = status.st_size;
        (void)::posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
}

bool FileSource::waitForBytes()
{
    if (m_regular)
        return true;
    constexpr int stepMs = 50;
    pollfd waiting = {m_file, POLLIN, 0};
    return ::poll(&waiting, 1, stepMs) != 0; // an error shows in read()
}

std::string_view FileSource::next()
{
    while (m_end == SourceEnd::None) {
        if (m_cancellation.requested() || m_abandoned.requested()) {
            m_end = SourceEnd::Cancelled;
            break;
        }
        if (!waitForBytes())
            continue;
        const ssize_t got = ::read(m_file, m_buffer.get(), pieceBytes);
        if (got > 0) {
            if (m_meter)
                m_meter->bytes.fetch_add(got, std::memory_order_relaxed);
            return {m_buffer.get(), static_cast<size_t>(got)};
        }
        if (got == 0) {
            m_end = SourceEnd::Complete;
        } else if (errno != EINTR && errno != EAGAIN) {
            m_error = errno;
            m_end = SourceEnd::Unreadable;
        }
    }
    return {};
}

} // namespace shindan::archive
