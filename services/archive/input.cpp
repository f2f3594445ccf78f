#include "services/archive/input.h"

#include "services/archive/content_reader.h"
#include "services/archive/folder.h"
#include "services/resources/messages.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

namespace shindan::archive {

using namespace Qt::Literals::StringLiterals;

namespace {

// From this size on, unpacking on a thread of its own saves more than the thread costs.
constexpr qint64 unpackAheadFrom = qint64(256) << 10;

model::Error refusal(const QString &code, const QString &path)
{
    model::Error error = resources::errorFor(code, {{u"path"_s, path}});
    error.path = path;
    return error;
}

model::Instant modificationOf(const struct stat &status)
{
    return {qint64(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec};
}

/// One call of readInput().
class InputReading
{
public:
    InputReading(const QString &path, const Limits &limits, EntrySink &sink, const model::Cancellation &cancellation,
                 const ProgressCallback &progress, const PasswordCallback &password)
        : m_path(path)
        , m_delivery(limits, sink, cancellation, progress)
        , m_reader(m_delivery, path, password)
    {
    }

    model::Result<InputSummary> run();

private:
    model::Result<InputSummary> readFolder(const QByteArray &root);
    model::Result<InputSummary> readStream(int file, const struct stat &status);
    void readItem(const QByteArray &root, const FolderItem &item);
    void readItemFile(const QByteArray &root, const FolderItem &item, const QString &path);
    model::Result<InputSummary> finished(const QString &kind);

    QString m_path;
    Delivery m_delivery;
    ContentReader m_reader;
};

model::Result<InputSummary> InputReading::run()
{
    const bool standardInput = m_path == u"-";
    const QByteArray raw = QFile::encodeName(m_path);
    const FileHandle opened = standardInput ? FileHandle() : openForReading(raw, true);
    const int file = standardInput ? STDIN_FILENO : opened.get();
    if (file < 0)
        return refusal(
            errno == ENOENT || errno == ENOTDIR || m_path.isEmpty() ? u"input.missing"_s : u"input.unreadable"_s, m_path);
    struct stat status = {};
    if (::fstat(file, &status) != 0)
        return refusal(u"input.unreadable"_s, m_path);
    if (S_ISDIR(status.st_mode))
        return standardInput ? refusal(u"input.unreadable"_s, m_path) : readFolder(raw);
    if (!standardInput && !S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode))
        return refusal(u"input.unreadable"_s, m_path); // a device may never end
    return readStream(file, status);
}

model::Result<InputSummary> InputReading::readStream(int file, const struct stat &status)
{
    const bool standardInput = m_path == u"-";
    m_delivery.beginDiskFile(S_ISREG(status.st_mode) ? std::optional(qint64(status.st_size)) : std::nullopt);
    FileSource bytes(file, m_delivery.cancellation(), m_delivery.abandoned(), m_delivery.meter());
    m_delivery.setTotal(bytes.size());

    Content content;
    const QString name = standardInput ? u"stdin"_s : QFileInfo(m_path).fileName();
    content.path = normalisedName(name, NameStyle::Disk).path;
    content.archivePath = content.path;
    content.rawName = name.toUtf8();
    content.size = bytes.size();
    content.isInput = true;
    if (bytes.isRegular() && !standardInput) {
        content.fileOnDisk = QFileInfo(m_path).absoluteFilePath();
        content.modified = modificationOf(status);
    }
    (void)m_delivery.countMember(content.path);
    m_reader.read(content, bytes, bytes.size().value_or(unpackAheadFrom) >= unpackAheadFrom);
    m_delivery.endDiskFile();
    if (bytes.end() == SourceEnd::Unreadable && m_delivery.bytes() == 0)
        return refusal(u"input.unreadable"_s, m_path);
    if (bytes.end() == SourceEnd::Unreadable)
        m_delivery.warnings().add(u"archive.unreadable"_s, {});
    return finished(m_reader.inputKind());
}

model::Result<InputSummary> InputReading::readFolder(const QByteArray &root)
{
    const std::vector<FolderItem> items = listFolder(root, m_delivery);
    qint64 total = 0;
    for (const FolderItem &item : items)
        total += item.kind == MemberKind::File ? item.size : 0;
    m_delivery.setTotal(total);
    for (const FolderItem &item : items) {
        if (m_delivery.inputStopped() || !m_delivery.countMember(decodedName(item.path)))
            break;
        readItem(root, item);
    }
    return finished(u"folder"_s);
}

void InputReading::readItem(const QByteArray &root, const FolderItem &item)
{
    const EntryName name = normalisedName(decodedName(item.path), NameStyle::Disk);
    if (item.kind == MemberKind::SymbolicLink) {
        m_delivery.warnings().addToCount(u"archive.link-skipped"_s, name.path);
    } else if (item.kind == MemberKind::Special) {
        m_delivery.warnings().addToCount(u"archive.special-skipped"_s, name.path);
    } else if (item.kind == MemberKind::Folder) {
        Entry folder;
        folder.path = name.path;
        folder.kind = EntryKind::Directory;
        folder.modified = item.modified;
        m_delivery.deliverFolder(folder);
    } else {
        if (name.suspicious)
            m_delivery.warnings().add(u"archive.name-changed"_s, name.path);
        readItemFile(root, item, name.path);
    }
}

void InputReading::readItemFile(const QByteArray &root, const FolderItem &item, const QString &path)
{
    const QByteArray raw = root + '/' + item.path;
    const FileHandle file = openForReading(raw, false);
    struct stat status = {};
    if (!file.valid() || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        m_delivery.warnings().add(u"archive.unreadable"_s, path);
        return;
    }
    m_delivery.beginDiskFile(item.size);
    FileSource bytes(file.get(), m_delivery.cancellation(), m_delivery.abandoned(), m_delivery.meter());
    Content content;
    content.path = path;
    content.archivePath = path;
    content.rawName = item.path;
    content.size = bytes.size();
    content.modified = item.modified;
    content.depth = 1;
    // A name that is not UTF-8 has no QString that leads back to the file.
    const QString name = QFile::decodeName(raw);
    if (QFile::encodeName(name) == raw)
        content.fileOnDisk = QDir::cleanPath(QFileInfo(name).absoluteFilePath());
    m_reader.read(content, bytes, bytes.size().value_or(0) >= unpackAheadFrom);
    m_delivery.endDiskFile();
    if (bytes.end() == SourceEnd::Unreadable)
        m_delivery.warnings().add(u"archive.unreadable"_s, path);
}

model::Result<InputSummary> InputReading::finished(const QString &kind)
{
    InputSummary summary;
    summary.kind = kind;
    summary.entries = m_delivery.entries();
    summary.bytes = m_delivery.bytes();
    summary.cancelled = m_delivery.cancellation().requested();
    const bool nothing = m_delivery.entries() == 0;
    if (nothing && !summary.cancelled && !m_delivery.inputStopped()) {
        switch (m_reader.inputRefusal()) {
        case Refusal::Damaged: return refusal(u"input.damaged"_s, m_path);
        case Refusal::Encrypted: return refusal(u"input.encrypted"_s, m_path);
        case Refusal::None: return refusal(u"input.empty"_s, m_path);
        }
    }
    m_delivery.reportProgress(true);
    if (!summary.cancelled)
        summary.contentHash = m_delivery.contentHash();
    summary.warnings = m_delivery.warnings().take();
    return summary;
}

} // namespace

model::Result<InputSummary> readInput(const QString &path, const Limits &limits, EntrySink &sink,
                                      const model::Cancellation &cancellation, const ProgressCallback &progress,
                                      const PasswordCallback &password)
{
    return InputReading(path, limits, sink, cancellation, progress, password).run();
}

} // namespace shindan::archive
