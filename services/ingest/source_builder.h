#pragma once
// One source while it is read: hands its bytes out as chunks, and joins the rows that come back, in order, into blocks.

#include "model/source.h"
#include "services/ingest/entity_collector.h"
#include "services/ingest/line_reader.h"
#include "services/ingest/pattern_matcher.h"
#include "services/ingest/source_reading.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace shindan::ingest {

/// What the builders of one workspace fill together.
struct Collected
{
    EntityCollector entities;
    struct TemplateEntry
    {
        std::string masked;
        quint64 count = 0;
        model::RowRef example;
        model::Level level = model::Level::Unknown;
    };
    std::unordered_map<model::TemplateId, TemplateEntry> templates;
    HitList hits;
};

/// Where the year of year-less stamps turns, or changes between January-February and the rest (leap days differ).
struct YearTurn
{
    model::RowIndex from;
    int yearDelta = 0;        ///< years after the first row's
    bool afterFebruary = false;
};

/// A backward step of the printed time by more than 2 s inside a boot, on the local clock. It is one if 20 lines stay behind the time
/// before, or if a program that sets clocks says so; a single late line is none.
struct BackwardStep
{
    model::RowIndex row;      ///< first row with the new time
    model::RowIndex boot;     ///< first row of the boot in this source
    model::PrintedTime from;  ///< largest time before
    model::PrintedTime to;
};

/// Used by the opening thread alone.
class SourceBuilder
{
public:
    /// `year` stands in where none is printed. `keepTexts`: hashes of the lines are kept for the search of copies.
    SourceBuilder(model::SourceInfo info, int year, quint32 maxLineBytes, bool keepTexts, Collected &collected);

    /// The lines are of this format: they were made by a decoder, and no content is asked.
    void setFormat(const QString &name) { m_decodedFormat = name; }

    /// The next bytes of the source, cut anywhere. Appends the chunks that can be read now; their rows are to come to append() in
    /// the same order. The format is known once the first chunk is there.
    void take(std::string bytes, std::vector<Chunk> &chunks);
    /// No more bytes come: what is left of them.
    void takeRest(std::vector<Chunk> &chunks);
    /// How chunks are to be read.
    [[nodiscard]] const std::shared_ptr<const SourceReading> &reading() const noexcept { return m_reading; }

    /// The rows of the next chunk, read without knowing those before. Where that matters, the chunk is read again by `reader`.
    void append(ReadRows rows, const Chunk &chunk, LineReader &reader);
    /// No more rows come.
    void finish();

    /// The source as it is now. Cheap enough for several times a second: whole blocks are shared, the open one is copied.
    [[nodiscard]] std::shared_ptr<const model::SourceIndex> publish(const model::TimeCorrections &corrections);

    [[nodiscard]] model::SourceInfo &info() noexcept { return m_info; }
    [[nodiscard]] const model::SourceInfo &info() const noexcept { return m_info; }
    [[nodiscard]] quint32 rows() const noexcept { return m_rows; }
    [[nodiscard]] const formats::LineContext &context() const noexcept { return m_context; }
    [[nodiscard]] const std::vector<OffsetWitness> &witnesses() const noexcept { return m_witnesses; }
    [[nodiscard]] const std::vector<YearTurn> &yearTurns() const noexcept { return m_yearTurns; }
    [[nodiscard]] const std::vector<BackwardStep> &backwardSteps() const noexcept { return m_backwardSteps; }
    /// Rows with which the kernel's log of a boot begins.
    [[nodiscard]] const std::vector<model::RowIndex> &bootRows() const noexcept { return m_bootRows; }
    /// Smallest time printed.
    [[nodiscard]] std::optional<model::PrintedTime> firstPrinted() const noexcept { return m_firstPrinted; }
    /// Printed time of the last row with a year-less stamp.
    [[nodiscard]] std::optional<model::PrintedTime> lastYearless() const noexcept { return m_lastYearless; }
    /// Hash of each line's text behind the outer header, spelling levelled; 0 for lines of the collector. Empty unless kept.
    [[nodiscard]] const std::vector<quint64> &textHashes() const noexcept { return m_textHashes; }
    /// Who printed each row, as a number of programs(); only with texts kept.
    [[nodiscard]] const std::vector<quint16> &programOfRow() const noexcept { return m_programOfRow; }
    [[nodiscard]] const std::vector<std::string> &programs() const noexcept { return m_programs; }
    void dropTexts();

    /// Marks rows as copies; their blocks are made anew with the mark.
    void markCopies(const model::RowSet &rows);

private:
    /// A backward step that may turn out to be one late line.
    struct PossibleStep
    {
        BackwardStep step;
        int followers = 0;
    };
    struct Columns
    {
        std::vector<model::PrintedTime> times;
        std::vector<quint32> offsets;
        std::vector<model::TemplateId> templates;
        std::vector<model::RowFlags> flags;
        qint64 base = 0;
        qint64 end = 0;
        quint32 first = 0;
    };

    void chooseFormat();
    void cutLines(std::vector<Chunk> &chunks);
    [[nodiscard]] bool dependsOnBefore(const ReadRows &rows) const;
    [[nodiscard]] SeamState stateBefore() const;
    void takeSeam(ReadRows &rows, bool readAlone);
    void emitHits(const OpenRecord &record);
    void walkTimes(const ReadRows &rows);
    void noteYearless(model::RowIndex row, model::PrintedTime time, bool leapDay);
    void noteStep(model::RowIndex row, model::PrintedTime local, bool clockWasSet);
    void appendColumns(const ReadRows &rows);
    void appendCollected(ReadRows &rows);
    void appendTexts(const ReadRows &rows);
    void setMark(model::RowIndex row, model::RowFlags::Mark mark);
    void sealBlock();

    model::SourceInfo m_info;
    Collected &m_collected;
    std::shared_ptr<const SourceReading> m_reading; ///< null until the format is known
    formats::LineContext m_context;
    quint32 m_maxLineBytes;
    bool m_keepTexts;
    QString m_decodedFormat;         ///< empty: it is told by the content

    std::string m_pending;           ///< bytes not yet handed out: before the format is known, or the start of a line
    qint64 m_pendingOffset = 0;      ///< where they stand in the stored text
    qint64 m_unread = 0;             ///< bytes of the pending line beyond the limit
    quint32 m_rows = 0;
    Columns m_open;
    std::vector<std::shared_ptr<const model::IndexBlock>> m_blocks;
    SeamState m_seam;                ///< heads and rows in it count from the source's first row
    model::RowSet m_folded;
    model::RowSet m_copies;
    std::unordered_map<quint32, quint32> m_heads;
    model::SampleState m_samples;
    std::vector<model::TimeCorrection> m_sampledWith;

    std::vector<OffsetWitness> m_witnesses;
    std::vector<YearTurn> m_yearTurns;
    std::vector<BackwardStep> m_backwardSteps;
    std::optional<model::PrintedTime> m_lastYearless;
    std::optional<model::PrintedTime> m_highest; ///< on the local clock
    std::optional<PossibleStep> m_possibleStep;
    std::optional<model::PrintedTime> m_firstPrinted;
    std::vector<model::RowIndex> m_bootRows;
    int m_yearDelta = 0;
    qint64 m_march = 0;              ///< the first of March of the year that stands in, as printed time

    std::vector<quint64> m_textHashes;
    std::vector<quint16> m_programOfRow;
    std::vector<std::string> m_programs;
};

} // namespace shindan::ingest
