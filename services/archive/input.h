#pragma once
// Any input - folder, tar in every dialect and compression, zip, 7z, single file, standard input - as a safe stream of entries.
//
// Nothing is ever written under a name that the input chooses; links, devices, absolute names and `..` never reach the file
// system. What is cut off, refused or damaged is reported as a Warning, and everything else still comes.

#include "model/cancellation.h"
#include "model/result.h"
#include "model/snapshot.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace shindan::archive {

/// What hostile input may cost. All sizes in bytes.
struct Limits
{
    qint64 entries = 1'000'000;
    qint64 totalBytes = qint64(200) << 30;  ///< of uncompressed data, over all entries
    qint64 entryBytes = qint64(64) << 30;
    int ratio = 1'100;                      ///< uncompressed over compressed, judged once more than 64 MiB came out
    int nesting = 4;                        ///< archives inside archives
};

enum class EntryKind : quint8 { File, Directory };

/// One member. Its path is normalised: '/' between parts, no leading '/', './' or '../', no empty part, no NUL; the original
/// name is kept when it was another. A second entry of one name gets the suffix " (2)", " (3)" ... and a warning.
struct Entry
{
    QString path;
    QByteArray originalName;            ///< as the archive has it; empty if the same as path in UTF-8
    EntryKind kind = EntryKind::File;
    std::optional<qint64> size;         ///< uncompressed, as the header says; not proof
    std::optional<model::Instant> modified;
    QString fileOnDisk;                 ///< not empty: the entry is this whole file (absolute path), uncompressed, and is to be
                                        ///< read in place. No data() comes for it, whatever begin() answers; between begin() and
                                        ///< end() its bytes are only run through the hash
    bool encrypted = false;             ///< there is no password for it: its end() comes at once, without data(). Counts for nothing
};

/// How an entry ended.
struct EntryEnd
{
    bool complete = true;               ///< false: damaged, cut off by a limit, cancelled, or the stream ended early
    qint64 bytes = 0;                   ///< that came out, skipped or not
};

/// Receives entries, one after the other, on the thread that called readInput(). Each begin() is followed by its end(), also when
/// reading stops. A folder's end() comes at once.
class EntrySink
{
public:
    /// Skip: no data() comes; the bytes still pass through the hash and count for the limits.
    enum class Decision : quint8 { Read, Skip };

    virtual ~EntrySink() = default;
    virtual Decision begin(const Entry &entry) = 0;
    /// A piece of the entry's bytes, valid during the call. May block (a bounded queue behind it).
    virtual void data(std::string_view bytes) = 0;
    virtual void end(const EntryEnd &end) = 0;
};

/// Bytes of the input as it lies on disk, read so far and in all. Called at most every 100 ms, on the reading thread.
struct ReadingProgress
{
    qint64 done = 0;
    std::optional<qint64> total;
};
using ProgressCallback = std::function<void(const ReadingProgress &)>;

/// Asked for the password of an encrypted zip, on the reading thread; may block until a person has answered. `path`: the zip as an
/// entry, or the input's own path. `wrongBefore`: the last answer was wrong. No value: go on without it, and do not ask again.
using PasswordCallback = std::function<std::optional<QByteArray>(const QString &path, bool wrongBefore)>;

/// What an input turned out to be.
struct InputSummary
{
    QString kind;                       ///< folder, tar, tar.gz, tar.xz, zip, 7z, gz, file ...
    qint64 entries = 0;                 ///< files; folders are not counted
    qint64 bytes = 0;                   ///< uncompressed
    QByteArray contentHash;             ///< the bundle's id, 64 lower-case hex digits: SHA-256 over the SHA-256s of all files in
                                        ///< ascending order, each over (Entry::path in UTF-8, NUL, bytes). The same for a folder and
                                        ///< for any archive of it: order, times and folders do not matter. Empty if cancelled
    bool cancelled = false;
    std::vector<model::Warning> warnings;
};

/// Reads `path` ("-" is standard input; a pipe will do) to its end. Decided by the first bytes, never by a name.
///
/// Folders: entries sorted by the bytes of their path, symbolic links not followed. Nested archives (.tgz, .tar.gz, .zip, .gz of a
/// log, ...) open in place: their members come as `outer.tgz/inner/path`, a compressed single file as its name without the suffix,
/// and the archive itself is no entry. One that cannot be opened is a plain entry, with a warning.
///
/// Warnings (at most about 20 of a kind, the rest is counted), codes: archive.truncated, archive.damaged, archive.trailing-data,
/// archive.zip-directory, archive.too-many-entries, archive.too-big, archive.entry-too-big, archive.ratio, archive.nesting,
/// archive.not-opened, archive.encrypted, archive.encrypted-member, archive.no-room, archive.unreadable, archive.name-changed,
/// archive.duplicate-name, archive.link-skipped, archive.hard-link-skipped, archive.special-skipped.
/// An Error only if nothing could be read at all (codes: input.missing, input.unreadable, input.damaged, input.encrypted,
/// input.empty); folders may have been delivered before it.
///
/// Members of a zip that are encrypted (ZipCrypto, AES) are read with the password that `password` gives; it is kept in memory while
/// the zip is read, no longer. Encrypted 7z archives are not opened.
///
/// Throughput of a .tar.gz is that of ISA-L (about 1 GB/s of text on two cores: one unpacks, one hashes). Memory stays below 8 MiB,
/// but for the window that an xz, Zstandard or 7z stream asks for. A zip or 7z that does not lie on disk by itself goes through a
/// nameless temporary file. Times of zip members are exact only where the zip has Unix times; else they are the packer's local
/// time, read as ours. A cancelled call returns within 100 ms with `cancelled` set.
[[nodiscard]] model::Result<InputSummary> readInput(const QString &path, const Limits &limits, EntrySink &sink,
                                                    const model::Cancellation &cancellation, const ProgressCallback &progress = {},
                                                    const PasswordCallback &password = {});

} // namespace shindan::archive
