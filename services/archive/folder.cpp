#include "services/archive/folder.h"

#include "services/archive/entry_name.h"

#include <algorithm>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shindan::archive {

using namespace Qt::Literals::StringLiterals;

namespace {

struct DirectoryCloser
{
    void operator()(DIR *directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, DirectoryCloser>;

Directory openFolder(const QByteArray &path, bool followLink)
{
    const int file = ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followLink ? 0 : O_NOFOLLOW));
    if (file < 0)
        return {};
    Directory directory(::fdopendir(file));
    if (!directory)
        ::close(file);
    return directory;
}

MemberKind kindOf(mode_t mode)
{
    if (S_ISREG(mode))
        return MemberKind::File;
    if (S_ISDIR(mode))
        return MemberKind::Folder;
    return S_ISLNK(mode) ? MemberKind::SymbolicLink : MemberKind::Special;
}

model::Instant instantOf(const timespec &time)
{
    constexpr qint64 nsPerSecond = 1'000'000'000;
    constexpr qint64 lastSecond = 9'223'372'035;
    return {std::clamp(qint64(time.tv_sec), -lastSecond, lastSecond) * nsPerSecond + time.tv_nsec};
}

class Listing
{
public:
    Listing(const QByteArray &root, Delivery &delivery) : m_root(root), m_delivery(delivery) {}

    std::vector<FolderItem> run()
    {
        m_waiting.push_back({});
        while (!m_waiting.empty() && !full()) {
            const QByteArray folder = std::move(m_waiting.back());
            m_waiting.pop_back();
            readFolder(folder);
        }
        std::sort(m_items.begin(), m_items.end(), [](const FolderItem &a, const FolderItem &b) { return a.path < b.path; });
        return std::move(m_items);
    }

private:
    // One more than the limit is listed, so that who counts them notices.
    [[nodiscard]] bool full() const
    {
        return m_delivery.inputStopped() || static_cast<qint64>(m_items.size()) > m_delivery.limits().entries;
    }

    void readFolder(const QByteArray &folder)
    {
        const Directory directory = openFolder(m_root + '/' + folder, folder.isEmpty());
        if (!directory) {
            m_delivery.warnings().add(u"archive.unreadable"_s, decodedPath(folder));
            return;
        }
        while (const dirent *found = full() ? nullptr : ::readdir(directory.get())) {
            const QByteArray name(found->d_name);
            if (name == "." || name == "..")
                continue;
            struct stat status = {};
            if (::fstatat(::dirfd(directory.get()), found->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
                continue; // gone since
            FolderItem item = {folder.isEmpty() ? name : folder + '/' + name, kindOf(status.st_mode), status.st_size,
                               instantOf(status.st_mtim)};
            if (item.kind == MemberKind::Folder)
                m_waiting.push_back(item.path);
            m_items.push_back(std::move(item));
        }
    }

    static QString decodedPath(const QByteArray &path);

    QByteArray m_root;
    Delivery &m_delivery;
    std::vector<QByteArray> m_waiting;
    std::vector<FolderItem> m_items;
};

QString Listing::decodedPath(const QByteArray &path)
{
    return normalisedName(decodedName(path), NameStyle::Disk).path;
}

} // namespace

std::vector<FolderItem> listFolder(const QByteArray &root, Delivery &delivery)
{
    return Listing(root, delivery).run();
}

} // namespace shindan::archive
