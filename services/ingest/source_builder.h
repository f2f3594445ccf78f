#pragma once
// Turns the bytes of one source into rows, records, templates and hits. One source at a time, one thread.

#include "model/source.h"
#include "services/formats/format.h"
#include "services/formats/structured.h"
#include "services/ingest/entity_collector.h"
#include "services/ingest/pattern_matcher.h"

#include <deque>
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
    const PatternMatcher *matcher = nullptr;      ///< may be null
    std::unique_ptr<PatternMatcher::Scratch> scratch;
};

/// A printed UTC offset beside a local stamp, or another proof of the node's offset.
struct OffsetWitness
{
    std::chrono::seconds offset{0};
    model::LineNumber line;
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

class SourceBuilder
{
public:
    /// `year` stands in where none is printed. `keepTexts`: hashes of the lines are kept for the search of copies.
    SourceBuilder(model::SourceInfo info, int year, quint32 maxLineBytes, bool keepTexts, Collected &collected);

    /// The next bytes of the source; lines may be cut anywhere.
    void add(std::string_view bytes);
    /// No more bytes come. `complete`: the member was read to its end.
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
    struct OpenRecord
    {
        model::RowIndex head;
        std::string message;
        std::string program;
        model::Level level = model::Level::Unknown;
        bool collects = false; ///< plain lines of the same printer belong to it
    };
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
        quint32 first = 0;
    };

    void chooseFormat();
    void addLine(std::string_view line, qint64 offset, qint64 size, bool overlong);
    void noteTime(const formats::ParsedLine &parsed);
    void noteStep(const formats::ParsedLine &parsed);
    void startRecord(const formats::ParsedLine &parsed);
    void continueRecord(OpenRecord &record, const formats::ParsedLine &parsed, model::RowFlags &flags);
    OpenRecord *recordFor(const formats::ParsedLine &parsed);
    void closeRecord(OpenRecord &record);
    void keepText(const formats::ParsedLine &parsed);
    void setMark(model::RowIndex row, model::RowFlags::Mark mark);
    void sealBlock();

    model::SourceInfo m_info;
    Collected &m_collected;
    const formats::Format *m_format = nullptr;
    bool m_readsMessages = true;
    std::string m_formatProgram;
    formats::LineContext m_context;
    formats::Fields m_fields;
    quint32 m_maxLineBytes;
    bool m_keepTexts;

    std::string m_pending;           ///< bytes not yet read as lines: before the format is known, or the start of a line
    qint64 m_pendingOffset = 0;      ///< where they stand in the stored text
    quint32 m_rows = 0;
    Columns m_open;
    std::vector<std::shared_ptr<const model::IndexBlock>> m_blocks;
    std::unordered_map<std::string, OpenRecord> m_records;
    std::string m_key;
    std::optional<model::RowIndex> m_lastHead;
    model::RowSet m_folded;
    model::RowSet m_copies;
    std::unordered_map<quint32, quint32> m_heads;
    std::string m_lastKey;           ///< of the record of m_lastHead
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
    bool m_seenTime = false;
    model::TimeQualities m_lastQuality; ///< of the last row with a time of its own

    std::vector<quint64> m_textHashes;
    std::vector<quint16> m_programOfRow;
    std::vector<std::string> m_programs;
    std::vector<PatternId> m_patternHits;
    std::string m_masked;
};

} // namespace shindan::ingest
