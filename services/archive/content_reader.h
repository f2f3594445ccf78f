#pragma once
// Takes bytes, finds out what they are, and delivers what is inside: a plain file as it is, an archive member by member, and so
// on in depth.

#include "services/archive/archive_reader.h"
#include "services/archive/content_kind.h"
#include "services/archive/decoder.h"
#include "services/archive/delivery.h"
#include "services/archive/entry_name.h"
#include "services/archive/replay_source.h"

#include <QStringList>

#include <memory>

namespace shindan::archive {

/// Bytes that are to be read, and what is known about them.
struct Content
{
    QString path;                 ///< as an entry
    QString archivePath;          ///< as an archive: what stands before its members; another than `path` inside of a .gz
    QByteArray rawName;           ///< as the folder or archive around it has it
    qsizetype prefix = 0;         ///< characters of `path` that are not of the name itself but of archives around it
    std::optional<qint64> size;
    std::optional<model::Instant> modified;
    QString fileOnDisk;           ///< not empty: these bytes are that file, as they are
    int depth = 0;                ///< archives around it
    bool isInput = false;         ///< the input itself: its members stand at the root
};

/// Why an input gave nothing.
enum class Refusal : quint8 { None, Damaged, Encrypted };

class ContentReader
{
public:
    /// `inputPath` names the input where somebody is asked for its password; `password` may be empty, and outlives this.
    ContentReader(Delivery &delivery, QString inputPath, const PasswordCallback &password);
    ~ContentReader();

    /// Reads all of `bytes` and delivers it. `unpackAhead`: they are long enough for a decompressor on a thread of its own.
    void read(const Content &content, ByteSource &bytes, bool unpackAhead);

    /// Of the input itself (Content::isInput): what it is, from the inside to the outside ("tar.gz", "zip").
    [[nodiscard]] QString inputKind() const { return m_kinds.join(u'.'); }
    /// Of the input itself: why it could not be opened. Encrypted, too, if all its members are.
    [[nodiscard]] Refusal inputRefusal() const noexcept { return m_refusal; }

private:
    /// What became of an attempt to open bytes as an archive.
    enum class Opened : quint8 { Yes, No, NoEncrypted };

    void dispatch(const Content &content, ReplaySource &bytes, bool unpackAhead);
    /// Takes the name.
    [[nodiscard]] Entry entryOf(const Content &content);
    void plain(const Content &content, ByteSource &bytes);
    void refuse(const Content &content, ReplaySource &bytes, Opened how);

    [[nodiscard]] Opened compressed(const Content &content, ContentKind kind, ReplaySource &bytes, bool unpackAhead);
    void inside(const Content &content, ReplaySource &decoded);
    [[nodiscard]] std::unique_ptr<Decoder> decoderFor(ContentKind kind, ByteSource &bytes) const;

    [[nodiscard]] Opened streamed(const Content &content, ContentKind kind, ReplaySource &bytes);
    [[nodiscard]] Opened seekable(const Content &content, ContentKind kind, ReplaySource &bytes);
    [[nodiscard]] Opened spooled(const Content &content, ContentKind kind, ByteSource &bytes);
    [[nodiscard]] Opened fromFile(const Content &content, ContentKind kind, int file, ReadMeter *meter);
    [[nodiscard]] Opened withoutDirectory(const Content &content, int file);

    [[nodiscard]] Opened members(const Content &content, ArchiveReader &reader, NameStyle style);
    [[nodiscard]] bool memberIsWhole(const Content &content, const QString &prefix, ArchiveReader &reader, NameStyle style);
    [[nodiscard]] bool passedOver(const ArchiveMember &member, const QString &path);
    void warnOfEnd(SourceEnd end, const QString &path, qint64 bytes);
    void noteKind(const Content &content, ContentKind kind);
    const char *nextPassword(const Content &archive);
    void wipePassword();

    Delivery &m_delivery;
    QString m_inputPath;
    const PasswordCallback &m_askPassword;
    QByteArray m_password;      // the last one given; wiped when its archive is done
    bool m_passwordTried = false;
    bool m_passwordDeclined = false;
    QStringList m_kinds; // of the input, from the inside to the outside
    Refusal m_refusal = Refusal::None;
};

} // namespace shindan::archive
