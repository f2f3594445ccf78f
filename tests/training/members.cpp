#include "members.h"

#include <QDirIterator>
#include <QFile>

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace shindan::training::test {

std::map<QString, QByteArray> membersOfArchive(const QString &path)
{
    std::map<QString, QByteArray> members;
    const std::unique_ptr<archive, decltype(&archive_read_free)> reader(archive_read_new(), archive_read_free);
    archive_read_support_filter_all(reader.get());
    archive_read_support_format_all(reader.get());
    if (archive_read_open_filename(reader.get(), QFile::encodeName(path).constData(), 1 << 16) != ARCHIVE_OK)
        return members;
    archive_entry *entry = nullptr;
    while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
        QByteArray &bytes = members[QString::fromUtf8(archive_entry_pathname(entry))];
        QByteArray block(1 << 16, Qt::Uninitialized);
        for (la_ssize_t size = 0; (size = archive_read_data(reader.get(), block.data(), static_cast<size_t>(block.size()))) > 0;)
            bytes.append(block.constData(), size);
    }
    return members;
}

std::map<QString, QByteArray> membersOfFolder(const QString &path)
{
    std::map<QString, QByteArray> members;
    QDirIterator walk(path, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString name = walk.next();
        QFile file(name);
        const QString member = name.mid(path.size() + 1);
        if (walk.fileInfo().isDir())
            members[member + u'/'];
        else if (file.open(QIODevice::ReadOnly))
            members[member] = file.readAll();
    }
    return members;
}

std::map<QString, QByteArray> belowRoot(const std::map<QString, QByteArray> &members)
{
    std::map<QString, QByteArray> below;
    for (const auto &[path, bytes] : members) {
        const auto at = path.indexOf(QLatin1String("diagnose_"));
        const auto slash = at < 0 ? -1 : path.indexOf(u'/', at);
        if (slash >= 0 && slash + 1 < path.size())
            below[path.mid(slash + 1)] = bytes;
    }
    return below;
}

} // namespace shindan::training::test
