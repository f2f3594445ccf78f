#pragma once
// Names of members: from whatever bytes an archive has to a path that is safe to show and to match.

#include <QByteArray>
#include <QString>

namespace shindan::archive {

/// Which characters part a name.
enum class NameStyle : quint8 {
    Disk,    ///< a file of this machine: '/' only
    Unix,    ///< tar, ar: '/' and '\', but `\x2d`, as systemd writes it into unit names, stays
    Windows, ///< zip, 7z: '/' and '\'
};

struct EntryName
{
    QString path;         ///< as Entry::path demands; empty if nothing is left ("/", "./", "..")
    bool suspicious = false; ///< it was absolute, left its folder, was too long, or held control characters
};

/// The text of a name: UTF-8, else CP932, else GB18030, else CP437, the first one in which all bytes mean something.
[[nodiscard]] QString decodedName(const QByteArray &raw);
/// `..` is resolved without ever leaving the root; a control character or one that turns the direction of text becomes `_`.
[[nodiscard]] EntryName normalisedName(const QString &name, NameStyle style);

} // namespace shindan::archive
