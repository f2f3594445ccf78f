#include "services/archive/content_kind.h"

#include <algorithm>
#include <array>
#include <optional>

namespace shindan::archive {

using namespace Qt::Literals::StringLiterals;
using namespace std::literals;

namespace {

std::optional<unsigned> octalField(std::string_view field) noexcept
{
    unsigned value = 0;
    bool any = false;
    for (const char c : field.substr(std::min(field.find_first_not_of(' '), field.size()))) {
        if (c < '0' || c > '7')
            break;
        value = value * 8 + static_cast<unsigned>(c - '0');
        any = true;
    }
    return any ? std::optional(value) : std::nullopt;
}

/// POSIX, "Header Block": the sum of all bytes, those of the checksum itself taken as blanks. Old writers summed signed chars.
bool isTarHeader(std::string_view head) noexcept
{
    constexpr size_t blockBytes = 512;
    constexpr size_t checksumAt = 148;
    constexpr size_t checksumBytes = 8;
    if (head.size() < blockBytes)
        return false;
    const std::optional<unsigned> expected = octalField(head.substr(checksumAt, checksumBytes));
    if (!expected)
        return false;
    unsigned sum = 0;
    int signedSum = 0;
    for (size_t i = 0; i < blockBytes; ++i) {
        const char c = i - checksumAt < checksumBytes ? ' ' : head[i];
        sum += static_cast<unsigned char>(c);
        signedSum += static_cast<signed char>(c);
    }
    return *expected == sum || static_cast<int>(*expected) == signedSum;
}

bool isBzip2(std::string_view head) noexcept
{
    // A block follows the level, or at once the end of the stream.
    return head.size() >= 10 && head.starts_with("BZh"sv) && head[3] >= '1' && head[3] <= '9'
        && (head.substr(4, 6) == "\x31\x41\x59\x26\x53\x59"sv || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"sv);
}

bool isZstandard(std::string_view head) noexcept
{
    if (head.starts_with("\x28\xb5\x2f\xfd"sv))
        return true;
    // pzstd begins with a skippable frame of four bytes.
    return head.size() >= 12 && (static_cast<unsigned char>(head[0]) & 0xf0U) == 0x50U && head.substr(1, 3) == "\x2a\x4d\x18"sv
        && head.substr(4, 4) == "\4\0\0\0"sv && head.substr(12).starts_with("\x28\xb5\x2f\xfd"sv);
}

} // namespace

ContentKind contentKind(std::string_view head) noexcept
{
    if (head.starts_with("\x1f\x8b\x08"sv))
        return ContentKind::Gzip;
    if (head.starts_with("PK\3\4"sv) || head.starts_with("PK\5\6"sv) || head.starts_with("PK\7\10PK\3\4"sv)
        || head.starts_with("PK00PK\3\4"sv))
        return ContentKind::Zip;
    if (head.starts_with("\xfd" "7zXZ\0"sv))
        return ContentKind::Xz;
    if (isBzip2(head))
        return ContentKind::Bzip2;
    if (isZstandard(head))
        return ContentKind::Zstandard;
    if (head.starts_with("7z\xbc\xaf\x27\x1c"sv))
        return ContentKind::SevenZip;
    if (head.starts_with("!<arch>\n"sv))
        return ContentKind::Ar;
    return isTarHeader(head) ? ContentKind::Tar : ContentKind::Plain;
}

bool isCompressedStream(ContentKind kind) noexcept
{
    return kind == ContentKind::Gzip || kind == ContentKind::Bzip2 || kind == ContentKind::Xz || kind == ContentKind::Zstandard;
}

QString nameOf(ContentKind kind)
{
    switch (kind) {
    case ContentKind::Gzip: return u"gz"_s;
    case ContentKind::Bzip2: return u"bz2"_s;
    case ContentKind::Xz: return u"xz"_s;
    case ContentKind::Zstandard: return u"zst"_s;
    case ContentKind::Tar: return u"tar"_s;
    case ContentKind::Zip: return u"zip"_s;
    case ContentKind::SevenZip: return u"7z"_s;
    case ContentKind::Ar: return u"ar"_s;
    case ContentKind::Plain: break;
    }
    return u"file"_s;
}

QString nameInside(const QString &compressedName)
{
    static constexpr std::array<QLatin1StringView, 6> suffixes = {
        ".gz"_L1, ".bz2"_L1, ".xz"_L1, ".zst"_L1, ".bz"_L1, ".zstd"_L1};
    static constexpr std::array<QLatin1StringView, 6> tarSuffixes = {
        ".tgz"_L1, ".tbz2"_L1, ".tbz"_L1, ".txz"_L1, ".tzst"_L1, ".taz"_L1};
    const qsizetype nameAt = compressedName.lastIndexOf(u'/') + 1;
    for (const QLatin1StringView suffix : suffixes) {
        if (compressedName.endsWith(suffix, Qt::CaseInsensitive) && compressedName.size() - nameAt > suffix.size())
            return compressedName.chopped(suffix.size());
    }
    for (const QLatin1StringView suffix : tarSuffixes) {
        if (compressedName.endsWith(suffix, Qt::CaseInsensitive) && compressedName.size() - nameAt > suffix.size())
            return compressedName.chopped(suffix.size()) + ".tar"_L1;
    }
    return compressedName;
}

} // namespace shindan::archive
