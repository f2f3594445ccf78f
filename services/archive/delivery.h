#pragma once
// Hands entries to the sink within the limits, and keeps account: names, sizes, hash, warnings, progress.

#include "model/cancellation.h"
#include "services/archive/byte_source.h"
#include "services/archive/content_hash.h"
#include "services/archive/file_source.h"
#include "services/archive/input.h"
#include "services/archive/ratio_guard.h"
#include "services/archive/warning_list.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

namespace shindan::archive {

/// One input. Lives on the thread that called readInput().
class Delivery
{
public:
    Delivery(const Limits &limits, EntrySink &sink, const model::Cancellation &cancellation, const ProgressCallback &progress);

    [[nodiscard]] const Limits &limits() const noexcept { return m_limits; }
    [[nodiscard]] RatioGuard ratio() const noexcept { return {m_limits.ratio}; }
    [[nodiscard]] WarningList &warnings() noexcept { return m_warnings; }
    [[nodiscard]] const model::Cancellation &cancellation() const noexcept { return m_cancellation; }

    /// The input on disk as a whole; no value: not known.
    void setTotal(std::optional<qint64> bytes) { m_total = bytes; }
    /// A file on disk begins: what unpacks from now on is measured against it.
    void beginDiskFile(std::optional<qint64> size);
    /// What was not read of it counts as done.
    void endDiskFile();
    [[nodiscard]] ReadMeter *meter() noexcept { return &m_meter; }
    /// Set as soon as the present disk file is of no more use; stops whoever waits for its bytes.
    [[nodiscard]] const model::Cancellation &abandoned() const noexcept { return m_abandoned; }

    /// No more entries: cancelled, or a limit was reached (of the present disk file, or of all).
    [[nodiscard]] bool stopped() const noexcept { return m_fileStopped || inputStopped(); }
    [[nodiscard]] bool inputStopped() const noexcept { return m_inputStopped || m_cancellation.requested(); }

    /// Counts a member, whatever it is. False: there are too many.
    [[nodiscard]] bool countMember(const QString &path);
    /// `path`, or with " (2)", " (3)" ... if an entry has that name already. The name is taken from then on.
    [[nodiscard]] QString takeName(const QString &path);

    /// Each gives one begin() ... end(), with data() between unless the sink skips it. The whole of `bytes` is read.
    void deliver(const Entry &entry, ByteSource &bytes);
    /// The same without data(): `entry.fileOnDisk` is set, `bytes` is that file and read for the hash.
    void deliverInPlace(const Entry &entry, ByteSource &bytes);
    void deliverFolder(const Entry &entry);
    /// A member that nobody has the password of: begin() and end(), no part of the hash nor of the count.
    void deliverLocked(Entry entry);

    /// To be called between pieces of any work that delivers nothing.
    void reportProgress(bool last = false);

    [[nodiscard]] qint64 entries() const noexcept { return m_entries; }
    [[nodiscard]] qint64 bytes() const noexcept { return m_bytes; }
    [[nodiscard]] QByteArray contentHash() { return m_hash.result(); }

private:
    enum class DataCalls : quint8 { Yes, No };
    void run(const Entry &entry, ByteSource &bytes, DataCalls calls);
    [[nodiscard]] size_t allowed(size_t piece, qint64 ofEntry, const QString &path);
    void account(size_t piece, const QString &path);

    const Limits m_limits;
    EntrySink &m_sink;
    model::Cancellation m_cancellation;
    const ProgressCallback &m_progress;

    WarningList m_warnings;
    ContentHash m_hash;
    QSet<QString> m_names;
    QHash<QString, int> m_lastSuffix; // by name: the highest " (n)" given
    QSet<QString> m_folderNames;
    qint64 m_members = 0;
    qint64 m_entries = 0;
    qint64 m_bytes = 0;               // delivered
    qint64 m_unpacked = 0;            // that came out, delivered or not
    bool m_inputStopped = false;

    ReadMeter m_meter;                // of the present disk file
    model::Cancellation m_abandoned;
    std::optional<qint64> m_fileSize;
    qint64 m_fileUnpacked = 0;
    bool m_fileStopped = false;

    std::optional<qint64> m_total;
    qint64 m_doneBefore = 0;          // of earlier disk files
    QElapsedTimer m_sinceProgress;
};

} // namespace shindan::archive
