#include "tests/support/archive_bytes.h"

#include <algorithm>
#include <numeric>

#include <zlib.h>

namespace shindan::test {
namespace {

constexpr qsizetype blockBytes = 512;

void put(QByteArray &header, qsizetype at, const QByteArray &value)
{
    std::copy(value.begin(), value.end(), header.begin() + at);
}

QByteArray octal(qint64 value, int digits)
{
    return QByteArray::number(value, 8).rightJustified(digits, '0');
}

void appendNumber(QByteArray &to, quint32 value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        to.append(static_cast<char>((value >> (8 * i)) & 0xffU));
}

quint32 crcOf(const QByteArray &content)
{
    return static_cast<quint32>(
        crc32(0, reinterpret_cast<const Bytef *>(content.constData()), static_cast<uInt>(content.size())));
}

/// windowBits as of zlib's deflateInit2: negative for raw deflate, 16 more for gzip.
QByteArray deflated(const QByteArray &content, int level, int windowBits)
{
    z_stream stream = {};
    deflateInit2(&stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(content.size()))) + 32, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.constData()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

struct WrittenMember
{
    const ZipMember *member;
    QByteArray stored;
    quint32 offset;
};

/// The fields that the local header and the directory share, from "version needed" to the length of the extra field.
void appendSharedFields(QByteArray &to, const WrittenMember &written)
{
    const ZipMember &member = *written.member;
    appendNumber(to, 20, 2); // version needed
    appendNumber(to, (member.utf8Flag ? 0x800U : 0U) | (member.encryptedFlag ? 1U : 0U), 2);
    appendNumber(to, member.deflated ? 8 : 0, 2);
    appendNumber(to, 0x6000, 2); // 12:00:00
    appendNumber(to, 0x5b8d, 2); // 2025-12-13
    appendNumber(to, crcOf(member.content), 4);
    appendNumber(to, static_cast<quint32>(written.stored.size()), 4);
    appendNumber(to, static_cast<quint32>(member.content.size()), 4);
    appendNumber(to, static_cast<quint32>(member.name.size()), 2);
    appendNumber(to, 0, 2);
}

std::vector<WrittenMember> appendLocalParts(QByteArray &zip, const std::vector<ZipMember> &members)
{
    constexpr int rawDeflate = -15;
    std::vector<WrittenMember> all;
    for (const ZipMember &member : members) {
        const WrittenMember written = {&member, member.deflated ? deflated(member.content, 6, rawDeflate) : member.content,
            static_cast<quint32>(zip.size())};
        zip += "PK\3\4";
        appendSharedFields(zip, written);
        zip += member.name + written.stored;
        all.push_back(written);
    }
    return all;
}

} // namespace

QByteArray tarBlocksOf(const TarMember &member)
{
    QByteArray header(blockBytes, '\0');
    put(header, 0, member.name.left(100));
    put(header, 100, "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, octal(member.content.size(), 11));
    put(header, 136, octal(1765626516, 11));
    put(header, 148, "        ");
    header[156] = member.type;
    put(header, 157, member.linkTarget.left(100));
    put(header, 257,
        QByteArray("ustar\0"
                   "00",
            8));
    const auto addByte = [](int sum, char c) { return sum + static_cast<unsigned char>(c); };
    put(header, 148, octal(std::accumulate(header.begin(), header.end(), 0, addByte), 6) + QByteArray("\0 ", 2));
    const qsizetype padding = (blockBytes - member.content.size() % blockBytes) % blockBytes;
    return header + member.content + QByteArray(padding, '\0');
}

QByteArray tarOf(const std::vector<TarMember> &members)
{
    QByteArray tar;
    for (const TarMember &member : members)
        tar += tarBlocksOf(member);
    return tar + QByteArray(2 * blockBytes, '\0');
}

QByteArray zipOf(const std::vector<ZipMember> &members)
{
    QByteArray zip;
    const std::vector<WrittenMember> all = appendLocalParts(zip, members);
    const auto directoryAt = static_cast<quint32>(zip.size());
    for (const WrittenMember &written : all) {
        zip += "PK\1\2";
        appendNumber(zip, 20, 2); // made by: MS-DOS
        appendSharedFields(zip, written);
        appendNumber(zip, 0, 2); // comment
        appendNumber(zip, 0, 2); // disk
        appendNumber(zip, 0, 2); // internal attributes
        appendNumber(zip, 0, 4); // external attributes
        appendNumber(zip, written.offset, 4);
        zip += written.member->name;
    }
    const quint32 directoryBytes = static_cast<quint32>(zip.size()) - directoryAt;
    zip += "PK\5\6";
    appendNumber(zip, 0, 4); // disks
    appendNumber(zip, static_cast<quint32>(all.size()), 2);
    appendNumber(zip, static_cast<quint32>(all.size()), 2);
    appendNumber(zip, directoryBytes, 4);
    appendNumber(zip, directoryAt, 4);
    appendNumber(zip, 0, 2);
    return zip;
}

QByteArray zipWithoutDirectory(const std::vector<ZipMember> &members)
{
    QByteArray zip;
    (void)appendLocalParts(zip, members);
    return zip;
}

QByteArray gzipOf(const QByteArray &content, int level)
{
    constexpr int gzipFormat = 15 + 16;
    return deflated(content, level, gzipFormat);
}

} // namespace shindan::test
