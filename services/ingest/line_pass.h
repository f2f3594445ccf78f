#pragma once
// What a LineReader is made of. Only line_reader.cpp and object_pass.cpp use this.

#include "services/ingest/line_reader.h"
#include "services/ingest/reading_tables.h"

#include <span>

namespace shindan::ingest {

using formats::ParsedLine;
using model::PrintedTime;
using model::RowFlags;

class LineReader::Tables
{
public:
    explicit Tables(const PatternMatcher *patterns)
        : matcher(patterns)
        , scratch(patterns ? patterns->makeScratch() : nullptr)
    {
    }
    const PatternMatcher *matcher;
    std::unique_ptr<PatternMatcher::Scratch> scratch;
    ReadingTables reading;
    formats::Fields fields;
    std::string text; ///< of one message or mask at a time
    std::vector<PatternId> hits;
};

/// One chunk on its way through.
class LineReader::Pass
{
public:
    Pass(Tables &tables, const Chunk &chunk, const SourceReading &reading, const SeamState *before);
    ReadRows run();

private:
    void readLines();
    void readObjects();
    void addObjectLine(std::string_view line, qint64 offset, bool overlong);
    void addEvent(std::string_view object, std::span<const std::string_view> lines, qint64 offset);
    void beginStretch(bool events);
    void addLine(std::string_view line, qint64 offset, bool overlong);
    void noteTime(const ParsedLine &parsed, const Printer *printer);
    [[nodiscard]] static bool isLate(const ParsedLine &parsed, const Printer &record);
    Printer *recordFor(const ParsedLine &parsed, Printer &printer);
    void startRecord(const ParsedLine &parsed, Printer &printer);
    void continueRecord(Printer &record, const ParsedLine &parsed, RowFlags &flags);
    void closeRecord(Printer &record);
    void join(Printer &record);
    const MessageOutcome &readMessage(const ParsedLine &parsed, const Printer &printer);
    void keepText(const ParsedLine &parsed, Printer *printer);
    void exportSeam();

    Tables &m_tables;
    const Chunk &m_chunk;
    const SourceReading &m_reading;
    ReadRows m_rows;
    quint32 m_row = 0;
    PrintedTime m_previousTime;
    model::TimeQualities m_lastQuality;
    bool m_seenTime = false;
    qint64 m_march;                   ///< the first of March of the year that stands in, as printed time
    bool m_alone;                     ///< what stood before is not known
    Printer *m_lastHead = nullptr;    ///< printer of the last head
    qint64 m_lastHeadRow = -1;
    std::vector<EntityNumber> m_entities; ///< of every record
    MessageOutcome m_unkept;          ///< outcome that has too many hits to be kept
    std::vector<PatternId> m_manyHits;
};

} // namespace shindan::ingest
