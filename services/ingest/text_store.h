#pragma once
// The uncompressed text of all sources: spooled once into a private file, or read in place; read back with pread.

#include "model/row_text.h"
#include "model/snapshot.h"
#include "model/text.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace shindan::ingest {

/// Reading is thread-safe; one thread at a time appends. The spool is a file without a name that only this process can read;
/// it goes away with the store.
class TextStore
{
public:
    TextStore();
    ~TextStore();
    TextStore(const TextStore &) = delete;
    TextStore &operator=(const TextStore &) = delete;

    /// Bytes [begin, begin + size) of a source's stored text, fewer at its end. Empty if the source is not known or cannot be read.
    [[nodiscard]] QByteArray read(model::SourceId source, model::ByteOffset begin, qint64 size) const;
    /// One row's bytes without its line end.
    [[nodiscard]] QByteArray line(const model::SourceIndex &source, model::RowIndex row) const;
    /// Bytes of the whole record (rows joined by \n), `limit` bytes at most.
    [[nodiscard]] QByteArray record(const model::SourceIndex &source, model::RowIndex head, qint64 limit = 1 << 16) const;
    /// Whether what is stored is the member byte for byte; else it was converted, or the disk was full. A member of no bytes has none.
    [[nodiscard]] bool isExact(model::SourceId source) const;
    /// Size of a source's stored text.
    [[nodiscard]] qint64 size(model::SourceId source) const;

    /// Used by ingest while opening.
    void addFileInPlace(model::SourceId source, const QString &file);
    /// What is stored of the source is its text in another encoding.
    void setConverted(model::SourceId source);
    /// Appends to the spool; false if the disk is full (the sentence is in spoolError()).
    bool append(model::SourceId source, std::string_view bytes);
    [[nodiscard]] model::Text spoolError() const;

private:
    struct File;
    struct Spool;
    [[nodiscard]] std::shared_ptr<File> file(model::SourceId source) const;
    std::shared_ptr<File> makeFile(model::SourceId source);
    bool openSpool();

    mutable std::mutex m_mutex;
    std::unique_ptr<Spool> m_spool;             // its end belongs to the one thread that appends
    std::vector<std::shared_ptr<File>> m_files; // guarded by m_mutex
    model::Text m_spoolError;                   // guarded by m_mutex
};

/// A row as people read it, parsed from its bytes with the format of the source or of the section that it stands in. Of an event among
/// objects the line alone has the message only.
[[nodiscard]] model::RowText readRow(const model::SourceIndex &source, model::RowIndex row, const QByteArray &line);
/// The same, with all that an event says: its object, reason and message.
[[nodiscard]] model::RowText readRow(const TextStore &texts, const model::SourceIndex &source, model::RowIndex row);
/// The message of the record with this head as rules see it (quoting undone, rows joined by \n), and who printed it.
struct RecordText
{
    std::string message;
    std::string program;
};
[[nodiscard]] RecordText readRecord(const TextStore &texts, const model::SourceIndex &source, model::RowIndex head);

/// Reads texts for views on a thread of its own, keeps the latest 20,000 rows. Live on the GUI thread.
class RowTextReader : public model::RowTextSource
{
    Q_OBJECT

public:
    explicit RowTextReader(QObject *parent = nullptr);
    ~RowTextReader() override;
    /// Texts come from this store and snapshot from now on. What is cached of the same store stays.
    void setContent(std::shared_ptr<const TextStore> texts, std::shared_ptr<const model::Snapshot> snapshot);
    [[nodiscard]] std::optional<model::RowText> cached(model::RowRef row) const override;
    void request(const std::vector<model::RowRef> &rows) override;

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace shindan::ingest
