#pragma once
// One bundle while it is opened: its sources, its layout, what its times mean.

#include "services/archive/input.h"
#include "services/ingest/log_decoder.h"
#include "services/ingest/reading_pool.h"
#include "services/ingest/source_builder.h"
#include "services/ingest/text_store.h"
#include "services/ingest/time_resolution.h"
#include "services/ingest/utf8_stream.h"
#include "services/layouts/layout.h"

#include <QHash>

#include <memory>
#include <vector>

namespace shindan::ingest {

/// How sources are cut for reading.
struct ReadingLimits
{
    quint32 maxLineBytes = 1U << 20; ///< a longer line is read up to here and marked
    size_t chunkBytes = 1U << 20;    ///< what one thread reads at a time
    QString layout;                  ///< id of the layout to take for every bundle, whatever its members say; empty: recognise it
};

class BundleReader
{
public:
    /// `input`: what the user named, `path` or a folder above it. `nextSource` is counted up for each source.
    BundleReader(model::BundleIndex index, QString path, QString input, const ReadingLimits &limits, quint32 &nextSource, TextStore &texts, Collected &collected,
                 ReadingPool &pool);

    void begin(const archive::Entry &entry, const model::Cancellation &cancellation);
    void data(std::string bytes);
    void end(const archive::EntryEnd &end);
    /// The bundle turned out to be one of several of its input.
    void rename(const QString &path) { m_info.path = path; }
    /// All entries came: layout, times, copies, coverage are decided.
    void finish(const archive::InputSummary &summary);
    /// Nothing could be read.
    void fail(const model::Error &error);

    [[nodiscard]] const std::vector<std::unique_ptr<SourceBuilder>> &sources() const noexcept { return m_sources; }
    [[nodiscard]] std::vector<std::unique_ptr<SourceBuilder>> &sources() noexcept { return m_sources; }
    /// Corrections of a source as far as they are known now.
    [[nodiscard]] model::TimeCorrections corrections(size_t source);
    [[nodiscard]] std::shared_ptr<const model::BundleInfo> info() const;
    [[nodiscard]] std::vector<std::shared_ptr<const model::SourceInfo>> missing() const;

private:
    [[nodiscard]] std::shared_ptr<const model::SourceInfo> absent(const QString &path, const QString &role, model::Coverage coverage,
                                                                  model::Text reason) const;
    void decideEncoding(std::string_view head);
    void decode(std::string_view bytes);
    void finishDecoding();
    void give(std::string text);
    void readInPlace(const QString &file, const model::Cancellation &cancellation);
    void recogniseLayout(const QString &inputKind);
    void applyMeaning(SourceBuilder &source);
    [[nodiscard]] bool mayRepeat(const QString &role) const;
    void readCollectionTime();
    void resolveTimes();
    void settleKernelLog();
    void markCopies();
    void markDoubles();
    [[nodiscard]] QHash<QString, quint64> linesLost() const;
    void settleCoverage();
    void warn(model::Warning warning) { m_info.warnings.push_back(std::move(warning)); }

    model::BundleInfo m_info;
    ReadingLimits m_limits;
    quint32 &m_nextSource;
    TextStore &m_texts;
    Collected &m_collected;
    ReadingPool &m_pool;
    layouts::Layout m_layout;
    QStringList m_members;
    QStringList m_locked; ///< members that nobody has the password of; also in m_members
    qsizetype m_membersRecognised = 0;
    BundleTime m_time;
    std::vector<std::unique_ptr<SourceBuilder>> m_sources;
    std::vector<model::TimeCorrections> m_corrections; ///< once times are resolved
    bool m_resolved = false;

    // The entry being read.
    SourceBuilder *m_current = nullptr;
    std::string m_head;                      ///< first bytes, until the encoding is known
    bool m_headDone = false;
    Encoding m_encoding = Encoding::Utf8;
    std::unique_ptr<Utf8Stream> m_converter;
    std::unique_ptr<LogDecoder> m_decoder;   ///< behind the converter
    bool m_inPlace = false;
    bool m_spoolFailed = false;
    std::vector<Chunk> m_chunks;
};

} // namespace shindan::ingest
