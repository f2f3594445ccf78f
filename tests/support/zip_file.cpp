#include "tests/support/zip_file.h"

#include <QFile>

#include <archive.h>
#include <archive_entry.h>

namespace shindan::tests {

bool writeZip(const QString &path, const QList<std::pair<QByteArray, QByteArray>> &members, const char *encryption, const char *password)
{
    ::archive *zip = archive_write_new();
    archive_write_set_format_zip(zip);
    bool ok = true;
    if (password)
        ok = archive_write_set_option(zip, "zip", "encryption", encryption) == ARCHIVE_OK && archive_write_set_passphrase(zip, password) == ARCHIVE_OK;
    ok = ok && archive_write_open_filename(zip, QFile::encodeName(path).constData()) == ARCHIVE_OK;
    for (const auto &[name, text] : members) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_size(entry, text.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        ok = ok && archive_write_header(zip, entry) == ARCHIVE_OK && archive_write_data(zip, text.constData(), static_cast<size_t>(text.size())) == text.size();
        archive_entry_free(entry);
    }
    ok = archive_write_close(zip) == ARCHIVE_OK && ok;
    archive_write_free(zip);
    return ok;
}

} // namespace shindan::tests
