#pragma once
// Members of tar, zip, 7z and ar, one after the other, by libarchive.
//
// KArchive's own readers are not used for these: KTar keeps one of two entries of the same name, KZip reads compressed data byte
// by byte to find where a member ends and cuts offsets to 32 bits, K7Zip unpacks the whole archive into memory before it names a
// member, and none of them keeps the bytes of a name that is not UTF-8.

#include "model/cancellation.h"
#include "services/archive/byte_source.h"
#include "services/archive/file_source.h"
#include "services/archive/input.h"

#include <functional>
#include <memory>

struct archive;
struct archive_entry;

namespace shindan::archive {

enum class ArchiveFormat : quint8 {
    Tar,             ///< every dialect; as a stream
    Zip,             ///< by the directory at its end; needs a seekable file
    ZipWithoutDirectory, ///< by the headers before each member: for damaged ones
    SevenZip,        ///< needs a seekable file
    Ar,
};

enum class MemberKind : quint8 { File, Folder, SymbolicLink, HardLink, Special };

struct ArchiveMember
{
    QByteArray name; ///< raw
    MemberKind kind = MemberKind::File;
    std::optional<qint64> size;
    std::optional<model::Instant> modified;
    bool encrypted = false;
};

/// Not thread-safe.
class ArchiveReader
{
public:
    /// As a stream (Tar, Ar, ZipWithoutDirectory). `bytes` must outlive this.
    ArchiveReader(ArchiveFormat format, ByteSource &bytes);
    /// From a seekable file, which must stay open. `meter` may be null.
    ArchiveReader(ArchiveFormat format, int file, const model::Cancellation &cancellation, ReadMeter *meter);
    ~ArchiveReader();
    ArchiveReader(const ArchiveReader &) = delete;
    ArchiveReader &operator=(const ArchiveReader &) = delete;

    /// Asked for passwords, one after the other, until one fits a member or null is given. What it gives is copied at once.
    void setPasswords(std::function<const char *()> next);
    [[nodiscard]] bool asksForPasswords() const;

    enum class Step : quint8 { Member, End, Failed };
    /// Goes to the next member; what was not read of the present one is passed over.
    [[nodiscard]] Step next();
    [[nodiscard]] const ArchiveMember &member() const noexcept { return m_member; }
    /// The present member's bytes.
    [[nodiscard]] ByteSource &data() noexcept;

    /// Why the archive as a whole ended: Complete, Truncated, Damaged, Inherited.
    [[nodiscard]] SourceEnd end() const noexcept { return m_end; }
    /// Something between members was damaged and passed over.
    [[nodiscard]] bool passedOverDamage() const noexcept { return m_passedOverDamage; }
    /// A 7z whose very names are encrypted.
    [[nodiscard]] bool isEncrypted() const;

private:
    class MemberData;
    struct Input; // what libarchive's callbacks see

    void open();
    [[nodiscard]] SourceEnd failure() const;
    void readMember(::archive_entry *entry);

    struct Deleter
    {
        void operator()(::archive *handle) const;
    };
    ArchiveFormat m_format;
    std::unique_ptr<Input> m_input;
    std::unique_ptr<::archive, Deleter> m_archive; // after m_input: is closed first
    std::unique_ptr<MemberData> m_data;
    ArchiveMember m_member;
    SourceEnd m_end = SourceEnd::None;
    bool m_opened = false;
    bool m_passedOverDamage = false;
};

} // namespace shindan::archive
