#pragma once
// What bytes are, from their first few: by magic numbers, never by a name.

#include <QString>

#include <string_view>

namespace shindan::archive {

enum class ContentKind : quint8 { Plain, Gzip, Bzip2, Xz, Zstandard, Tar, Zip, SevenZip, Ar };

/// How many bytes contentKind() needs to see (fewer if there are no more).
constexpr qsizetype contentKindBytes = 512;

[[nodiscard]] ContentKind contentKind(std::string_view head) noexcept;
/// One stream without names inside: gzip, bzip2, xz, Zstandard.
[[nodiscard]] bool isCompressedStream(ContentKind kind) noexcept;
/// As InputSummary::kind has it: gz, bz2, xz, zst, tar, zip, 7z, ar, file.
[[nodiscard]] QString nameOf(ContentKind kind);
/// The name of what is inside a compressed file: without .gz, .bz2, .xz, .zst; .tgz and its kin become .tar. Another name stays.
[[nodiscard]] QString nameInside(const QString &compressedName);

} // namespace shindan::archive
