#include "services/ingest/private_file.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace shindan::ingest {

PrivateFile::~PrivateFile()
{
    if (m_mapped)
        ::munmap(m_mapped, static_cast<size_t>(m_size));
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool PrivateFile::append(std::string_view bytes)
{
    if (m_descriptor < 0) {
        const QByteArray folder = QFile::encodeName(QDir::tempPath());
        m_descriptor = ::open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
        if (m_descriptor < 0) {
            QByteArray name = folder + "/shindan-XXXXXX";
            m_descriptor = ::mkstemp(name.data());
            if (m_descriptor < 0)
                return false;
            ::unlink(name.constData());
        }
    }
    while (!bytes.empty()) {
        const ssize_t wrote = ::pwrite(m_descriptor, bytes.data(), bytes.size(), m_size);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        m_size += wrote;
        bytes.remove_prefix(static_cast<size_t>(wrote));
    }
    return true;
}

std::string PrivateFile::path() const
{
    return m_descriptor < 0 ? std::string() : "/proc/self/fd/" + std::to_string(m_descriptor);
}

std::string_view PrivateFile::map()
{
    if (m_size <= 0)
        return {};
    if (!m_mapped) {
        void *mapped = ::mmap(nullptr, static_cast<size_t>(m_size), PROT_READ, MAP_PRIVATE, m_descriptor, 0);
        if (mapped == MAP_FAILED)
            return {};
        m_mapped = mapped;
    }
    return {static_cast<const char *>(m_mapped), static_cast<size_t>(m_size)};
}

} // namespace shindan::ingest
