#pragma once
// Zip files as libarchive writes them, encrypted if asked for.

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace shindan::tests {

/// `encryption`: zipcrypt, aes128, aes256; `password` null: none.
[[nodiscard]] bool writeZip(const QString &path, const QList<std::pair<QByteArray, QByteArray>> &members, const char *encryption = nullptr,
                            const char *password = nullptr);

} // namespace shindan::tests
