#include "recording_sink.h"

#include <QFile>
#include <QSet>

#include <algorithm>

namespace shindan::test {

archive::EntrySink::Decision RecordingSink::begin(const archive::Entry &entry)
{
    if (m_open)
        qFatal("an entry begins before the last one has ended");
    m_open = true;
    entries.push_back({entry, {}, {}, 0});
    return onBegin ? onBegin(entry) : Decision::Read;
}

void RecordingSink::data(std::string_view bytes)
{
    if (!m_open || bytes.empty())
        qFatal("bytes without an entry, or no bytes");
    ++entries.back().dataCalls;
    if (keepBytes)
        entries.back().bytes.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    if (onData)
        onData();
}

void RecordingSink::end(const archive::EntryEnd &end)
{
    if (!m_open)
        qFatal("an end without a begin");
    m_open = false;
    RecordedEntry &last = entries.back();
    last.end = end;
    if (keepBytes && !last.entry.fileOnDisk.isEmpty()) {
        QFile file(last.entry.fileOnDisk);
        if (file.open(QIODevice::ReadOnly))
            last.bytes = file.readAll();
    }
}

QStringList RecordingSink::filesAsTheyCame() const
{
    QStringList paths;
    for (const RecordedEntry &recorded : entries) {
        if (recorded.entry.kind == archive::EntryKind::File)
            paths.append(recorded.entry.path);
    }
    return paths;
}

QStringList RecordingSink::files() const
{
    QStringList paths = filesAsTheyCame();
    std::sort(paths.begin(), paths.end());
    return paths;
}

QHash<QString, QByteArray> RecordingSink::contents() const
{
    QHash<QString, QByteArray> result;
    for (const RecordedEntry &recorded : entries) {
        if (recorded.entry.kind == archive::EntryKind::File)
            result.insert(recorded.entry.path, recorded.bytes);
    }
    return result;
}

const RecordedEntry *RecordingSink::find(const QString &path) const
{
    for (const RecordedEntry &recorded : entries) {
        if (recorded.entry.kind == archive::EntryKind::File && recorded.entry.path == path)
            return &recorded;
    }
    return nullptr;
}

QStringList codesOf(const archive::InputSummary &summary)
{
    QSet<QString> codes;
    for (const model::Warning &warning : summary.warnings)
        codes.insert(warning.code);
    QStringList sorted(codes.begin(), codes.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

model::Result<archive::InputSummary> readAll(
    const QString &path, RecordingSink &sink, const archive::Limits &limits, const model::Cancellation &cancellation)
{
    return archive::readInput(path, limits, sink, cancellation);
}

} // namespace shindan::test
