#pragma once
// One source while it is read: hands its bytes out as chunks, and joins the rows that come back, in order, into blocks.

#include "model/source.h"
#include "services/ingest/dump_cutter.h"
#include "services/ingest/entity_collector.h"
#include "services/ingest/line_reader.h"
#include "services/ingest/pattern_matcher.h"
#include "services/ingest/source_reading.h"

#include <map>
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

/// A step back by months, less than half a year: of a clock, or from the summer in which an image was built to the spring of its first
/// boot. The end that the rows can have tells which.
struct YearFall
{
    model::RowIndex row;         ///< first row behind it
    model::PrintedTime before;   ///< of the last row above it
    int yearDelta = 0;           ///< of the rows above it
};

/// The years of one stretch of lines that follow each other in time: of a whole source, or of one log in a dump.
struct YearWalk
{
    model::RowIndex from;                        ///< where the stretch begins
    std::vector<YearTurn> turns;
    std::optional<model::PrintedTime> last;      ///< of its last row with a year-less stamp
    std::vector<YearFall> falls;
    int yearDelta = 0;
    std::optional<model::PrintedTime> latest;    ///< in a dump: the largest time without an offset
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
    /// Lines that rate limits kept out, by unit.
    [[nodiscard]] const std::map<std::string, quint64> &losses() const noexcept { return m_losses; }
    /// A row that is neither blank nor the collector's own.
    [[nodiscard]] bool hasText() const noexcept { return m_hasText; }
    [[nodiscard]] const std::vector<OffsetWitness> &witnesses() const noexcept { return m_witnesses; }
    [[nodiscard]] const std::vector<YearWalk> &yearWalks() const noexcept { return m_yearWalks; }
    /// Times are ages: see formats::Format.
    [[nodiscard]] bool hasAges() const noexcept { return m_reading && m_reading->format->ages; }
    /// It holds objects, and may hold logs of containers.
    [[nodiscard]] bool holdsObjects() const noexcept { return m_cutter != nullptr; }
    [[nodiscard]] DumpNotes dumpNotes() const { return m_cutter ? m_cutter->notes() : DumpNotes(); }
    [[nodiscard]] const std::vector<BackwardStep> &backwardSteps() const noexcept { return m_backwardSteps; }
    /// Rows with which the kernel's log of a boot begins.
    [[nodiscard]] const std::vector<model::RowIndex> &bootRows() const noexcept { return m_bootRows; }
    /// Smallest and largest time printed.
    [[nodiscard]] std::optional<model::PrintedTime> firstPrinted() const noexcept { return m_firstPrinted; }
    [[nodiscard]] std::optional<model::PrintedTime> lastPrinted() const noexcept { return m_lastPrinted; }
    /// Hash of each line's text behind the outer header, spelling levelled; 0 for lines of the collector. Empty unless kept.
    [[nodiscard]] const std::vector<quint64> &textHashes() const noexcept { return m_textHashes; }
    /// Who printed each row, as a number of programs(); only with texts kept.
    [[nodiscard]] const std::vector<quint16> &programOfRow() const noexcept { return m_programOfRow; }
    [[nodiscard]] const std::vector<std::string> &programs() const noexcept { return m_programs; }
    void dropTexts();

    /// Gives rows that count from boot a clock: `sinceBoot` is ns a row, no value where it prints none. Only behind finish(), of a source
    /// without times. Rows that follow one with a time inherit it.
    void setClock(const std::vector<std::optional<qint64>> &sinceBoot, model::Instant boot);

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
    void cut(bool last, std::vector<Chunk> &chunks);
    void beginSection(const SourceReading &reading);
    void noteStretches(const ReadRows &rows);
    void cutLines(std::vector<Chunk> &chunks);
    [[nodiscard]] bool dependsOnBefore(const ReadRows &rows) const;
    [[nodiscard]] SeamState stateBefore() const;
    void takeSeam(ReadRows &rows, bool readAlone);
    void emitHits(const OpenRecord &record);
    void walkTimes(const ReadRows &rows);
    YearWalk &walk(model::RowIndex row);
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
    std::unique_ptr<DumpCutter> m_cutter; ///< of a source that holds objects; else null
    std::vector<model::SourceSection> m_sections; ///< a role that is empty is that of the source
    bool m_finished = false;
    std::shared_ptr<const model::SourceIndex> m_sorted; ///< of a list, once it is finished: as it was last sorted

    std::map<std::string, quint64> m_losses;
    bool m_hasText = false;
    std::vector<OffsetWitness> m_witnesses;
    std::vector<YearWalk> m_yearWalks;
    bool m_newWalk = true;
    std::vector<BackwardStep> m_backwardSteps;
    std::optional<model::PrintedTime> m_highest; ///< on the local clock
    std::optional<PossibleStep> m_possibleStep;
    std::optional<model::PrintedTime> m_firstPrinted;
    std::optional<model::PrintedTime> m_lastPrinted;
    std::vector<model::RowIndex> m_bootRows;
    qint64 m_march = 0;              ///< the first of March of the year that stands in, as printed time

    std::vector<quint64> m_textHashes;
    std::vector<quint16> m_programOfRow;
    std::vector<std::string> m_programs;
};

} // namespace shindan::ingest
