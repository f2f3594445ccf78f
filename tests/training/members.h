#pragma once
// Archives and folders read member by member, without any of Shindan's own readers: expectations come from outside.

#include <QByteArray>
#include <QString>

#include <map>

namespace shindan::training::test {

/// Path -> bytes; folders end in a slash and are empty. Fails the test (returns nothing) if the file cannot be read.
[[nodiscard]] std::map<QString, QByteArray> membersOfArchive(const QString &path);
[[nodiscard]] std::map<QString, QByteArray> membersOfFolder(const QString &path);
/// Without the leading folders up to and with diagnose_<epoch>/.
[[nodiscard]] std::map<QString, QByteArray> belowRoot(const std::map<QString, QByteArray> &members);

} // namespace shindan::training::test
