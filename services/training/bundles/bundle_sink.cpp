#include "services/training/bundles/bundle_sink.h"

#include "services/resources/messages.h"
#include "services/training/bundles/tar_gz_sink.h"

#include <QDir>
#include <QFile>

#include <archive.h>
#include <archive_entry.h>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;

model::Error notWritten(const QString &path, const QString &reason)
{
    return resources::errorFor(u"scenario.not-written", {{u"path"_s, path}, {u"reason"_s, reason}});
}

namespace {

class FolderSink : public BundleSink
{
public:
    explicit FolderSink(QString path)
        : m_path(std::move(path))
    {
    }
    void folder(const std::string &path) override
    {
        if (!QDir().mkpath(m_path + u'/' + QString::fromStdString(path)))
            fail(QString::fromStdString(path), u"mkdir"_s);
    }
    void begin(const std::string &path, int) override
    {
        m_file.setFileName(m_path + u'/' + QString::fromStdString(path));
        QDir().mkpath(m_file.fileName().section(u'/', 0, -2));
        if (!m_file.open(QIODevice::WriteOnly))
            fail(m_file.fileName(), m_file.errorString());
    }
    void write(std::string_view bytes) override
    {
        const auto size = static_cast<qint64>(bytes.size());
        if (m_file.isOpen() && m_file.write(bytes.data(), size) != size)
            fail(m_file.fileName(), m_file.errorString());
    }
    void end() override { m_file.close(); }
    model::Result<model::Done> finish() override
    {
        if (m_error)
            return *m_error;
        return model::Done{};
    }

private:
    void fail(const QString &path, const QString &reason)
    {
        if (!m_error)
            m_error = notWritten(path, reason);
    }
    QString m_path;
    QFile m_file;
    std::optional<model::Error> m_error;
};

// The sizes stand behind each member's data, so nothing need be known beforehand.
class ZipSink : public BundleSink
{
public:
    ZipSink(QString path, qint64 modified)
        : m_path(std::move(path))
        , m_modified(modified)
    {
        archive_write_set_format_zip(m_archive.get());
        if (archive_write_open_filename(m_archive.get(), QFile::encodeName(unfinished()).constData()) != ARCHIVE_OK)
            fail();
    }
    ~ZipSink() override { QFile::remove(unfinished()); }
    void folder(const std::string &path) override
    {
        header(path + '/', AE_IFDIR, 0755);
    }
    void begin(const std::string &path, int mode) override { header(path, AE_IFREG, mode); }
    void write(std::string_view bytes) override
    {
        if (!m_failed && archive_write_data(m_archive.get(), bytes.data(), bytes.size()) < 0)
            fail();
    }
    void end() override
    {
        if (!m_failed && archive_write_finish_entry(m_archive.get()) != ARCHIVE_OK)
            fail();
    }
    model::Result<model::Done> finish() override
    {
        if (!m_failed && archive_write_close(m_archive.get()) != ARCHIVE_OK)
            fail();
        if (m_failed)
            return notWritten(m_path, m_reason);
        QFile::remove(m_path);
        if (!QFile::rename(unfinished(), m_path))
            return notWritten(m_path, u"rename"_s);
        return model::Done{};
    }

private:
    [[nodiscard]] QString unfinished() const { return m_path + u".part"_s; }
    void header(const std::string &path, unsigned type, int mode)
    {
        if (m_failed)
            return;
        const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
        archive_entry_set_pathname(entry.get(), path.c_str());
        archive_entry_set_filetype(entry.get(), type);
        archive_entry_set_perm(entry.get(), static_cast<__LA_MODE_T>(mode));
        archive_entry_set_mtime(entry.get(), m_modified, 0);
        if (archive_write_header(m_archive.get(), entry.get()) != ARCHIVE_OK)
            fail();
    }
    void fail()
    {
        m_failed = true;
        m_reason = QString::fromUtf8(archive_error_string(m_archive.get()));
    }
    QString m_path;
    qint64 m_modified;
    std::unique_ptr<archive, decltype(&archive_write_free)> m_archive{archive_write_new(), archive_write_free};
    bool m_failed = false;
    QString m_reason;
};

} // namespace

std::unique_ptr<BundleSink> makeSink(BundleFormat format, const QString &path, qint64 modified, int threads)
{
    switch (format) {
    case BundleFormat::Folder: return std::make_unique<FolderSink>(path);
    case BundleFormat::Zip: return std::make_unique<ZipSink>(path, modified);
    case BundleFormat::TarGz: break;
    }
    return std::make_unique<TarGzSink>(path, modified, threads);
}

} // namespace shindan::training
