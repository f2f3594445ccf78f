#pragma once
// Archives written by hand, byte by byte after their specifications: with names and faults that no tool would write.

#include <QByteArray>

#include <vector>

namespace shindan::test {

struct TarMember
{
    QByteArray name;
    QByteArray content;
    char type = '0'; ///< POSIX typeflag: 0 file, 1 hard link, 2 symbolic link, 3 and 4 devices, 5 folder, 6 fifo
    QByteArray linkTarget;
};

/// POSIX ustar, with its end mark.
[[nodiscard]] QByteArray tarOf(const std::vector<TarMember> &members);
/// The header and content of one member, without an end mark.
[[nodiscard]] QByteArray tarBlocksOf(const TarMember &member);

struct ZipMember
{
    QByteArray name;
    QByteArray content;
    bool utf8Flag = false; ///< general purpose bit 11
    bool encryptedFlag = false; ///< bit 0
    bool deflated = false;
};

/// PKWARE APPNOTE 6.3: local headers, central directory, end record.
[[nodiscard]] QByteArray zipOf(const std::vector<ZipMember> &members);
/// The same without central directory and end record, as a copy that was cut off has it.
[[nodiscard]] QByteArray zipWithoutDirectory(const std::vector<ZipMember> &members);

/// One gzip member (RFC 1952), by zlib.
[[nodiscard]] QByteArray gzipOf(const QByteArray &content, int level = 6);

} // namespace shindan::test
