#include "services/archive/delivery.h"

#include <algorithm>

namespace shindan::archive {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 progressEveryMs = 100;
} // namespace

Delivery::Delivery(
    const Limits &limits, EntrySink &sink, const model::Cancellation &cancellation, const ProgressCallback &progress)
    : m_limits(limits)
    , m_sink(sink)
    , m_cancellation(cancellation)
    , m_progress(progress)
{
    m_sinceProgress.start();
}

void Delivery::beginDiskFile(std::optional<qint64> size)
{
    m_meter.bytes = 0;
    m_abandoned = model::Cancellation();
    m_fileSize = size;
    m_fileUnpacked = 0;
    m_fileStopped = false;
}

void Delivery::endDiskFile()
{
    m_doneBefore += m_fileSize.value_or(m_meter.bytes.load());
    m_meter.bytes = 0;
    m_fileSize.reset();
    reportProgress();
}

bool Delivery::countMember(const QString &path)
{
    if (m_members >= m_limits.entries) {
        if (!m_inputStopped)
            m_warnings.add(u"archive.too-many-entries"_s, path, {{u"limit"_s, QString::number(m_limits.entries)}});
        m_inputStopped = true;
        return false;
    }
    ++m_members;
    reportProgress();
    return true;
}

QString Delivery::takeName(const QString &path)
{
    if (!m_names.contains(path)) {
        m_names.insert(path);
        return path;
    }
    int &suffix = m_lastSuffix[path];
    suffix = std::max(suffix, 1);
    QString name;
    do {
        name = path + u" (%1)"_s.arg(++suffix);
    } while (m_names.contains(name));
    m_names.insert(name);
    m_warnings.add(u"archive.duplicate-name"_s, name, {{u"name"_s, path}});
    return name;
}

void Delivery::account(size_t piece, const QString &path)
{
    m_unpacked += static_cast<qint64>(piece);
    m_fileUnpacked += static_cast<qint64>(piece);
    // A zip whose members overlap is read several times; it does not become larger by that.
    const qint64 read = m_meter.bytes.load(std::memory_order_relaxed);
    const qint64 onDisk = std::max(std::min(read, m_fileSize.value_or(read)), qint64(1));
    if (!m_fileStopped && ratio().exceeded(onDisk, m_fileUnpacked)) {
        m_warnings.add(u"archive.ratio"_s, path, {{u"limit"_s, QString::number(m_limits.ratio)}});
        m_fileStopped = true;
        m_abandoned.cancel();
    }
}

/// How many bytes of this piece the limits let through.
size_t Delivery::allowed(size_t piece, qint64 ofEntry, const QString &path)
{
    const qint64 size = static_cast<qint64>(piece);
    const qint64 roomInAll = m_limits.totalBytes - (m_unpacked - size);
    const qint64 roomInEntry = m_limits.entryBytes - ofEntry;
    if (size > roomInAll) {
        m_warnings.add(u"archive.too-big"_s, path, {{u"limit"_s, QString::number(m_limits.totalBytes)}});
        m_inputStopped = true;
        m_abandoned.cancel();
    } else if (size > roomInEntry) {
        m_warnings.add(u"archive.entry-too-big"_s, path, {{u"limit"_s, QString::number(m_limits.entryBytes)}});
    }
    return static_cast<size_t>(std::max(std::min({size, roomInAll, roomInEntry}), qint64(0)));
}

void Delivery::run(const Entry &entry, ByteSource &bytes, DataCalls calls)
{
    const bool wanted = m_sink.begin(entry) == EntrySink::Decision::Read && calls == DataCalls::Yes;
    m_hash.beginEntry(entry.path);
    EntryEnd end;
    bool cut = false;
    while (!stopped()) {
        const std::string_view piece = bytes.next();
        if (piece.empty())
            break;
        account(piece.size(), entry.path);
        if (!cut) {
            const std::string_view kept = piece.substr(0, allowed(piece.size(), end.bytes, entry.path));
            cut = kept.size() < piece.size();
            m_hash.add(kept);
            if (wanted && !kept.empty())
                m_sink.data(kept);
            end.bytes += static_cast<qint64>(kept.size());
        }
        reportProgress();
    }
    end.complete = !cut && !stopped() && (bytes.end() == SourceEnd::Complete || bytes.end() == SourceEnd::TrailingData);
    m_hash.endEntry();
    m_bytes += end.bytes;
    ++m_entries;
    m_sink.end(end);
}

void Delivery::deliver(const Entry &entry, ByteSource &bytes)
{
    run(entry, bytes, DataCalls::Yes);
}

void Delivery::deliverInPlace(const Entry &entry, ByteSource &bytes)
{
    run(entry, bytes, DataCalls::No);
}

void Delivery::deliverFolder(const Entry &entry)
{
    if (m_folderNames.contains(entry.path))
        return;
    m_folderNames.insert(entry.path);
    m_sink.begin(entry);
    m_sink.end({});
}

void Delivery::deliverLocked(Entry entry)
{
    entry.encrypted = true;
    m_sink.begin(entry);
    m_sink.end({false, 0});
}

void Delivery::reportProgress(bool last)
{
    if (!m_progress || (!last && m_sinceProgress.elapsed() < progressEveryMs))
        return;
    m_sinceProgress.restart();
    const qint64 ofFile = m_meter.bytes.load(std::memory_order_relaxed);
    m_progress({m_doneBefore + std::min(ofFile, m_fileSize.value_or(ofFile)), m_total});
}

} // namespace shindan::archive
