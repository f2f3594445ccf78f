#pragma once
// What passes between the thread that opens a bundle and those that read lines: a piece of a source goes out, rows come back.

#include "model/index_block.h"
#include "model/snapshot.h"
#include "model/source.h"
#include "services/formats/format.h"
#include "services/ingest/pattern_matcher.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shindan::ingest {

/// How a source is read; fixed once its format is known. Immutable, shared between threads.
struct SourceReading
{
    const formats::Format *format = nullptr;
    std::string program;            ///< who writes the format, where that is certain
    int year = 1970;                ///< stands in where none is printed
    quint32 maxLineBytes = 1U << 20;
    bool messages = true;           ///< lines are messages: records, templates, entities and patterns
    bool keepTexts = false;         ///< hashes of the lines are kept for the search of copies
    bool objects = false;           ///< objects of several lines: only the events among them are records
    QString role;                   ///< of a section that is of another kind than its source; else empty
    /// Whose log it is: belongs to every record in it.
    std::vector<std::pair<model::EntityKind, std::string>> entities;
};

/// The first line of a source without a byte order mark, which is stored as it is and no part of what is read.
[[nodiscard]] constexpr std::string_view withoutMark(std::string_view line) noexcept
{
    return line.starts_with("\xEF\xBB\xBF") ? line.substr(3) : line;
}

/// A piece of a source: whole lines, but for the last line of the source, which may lack its line end.
struct Chunk
{
    std::string bytes;
    qint64 offset = 0;              ///< of the first byte in the stored text
    qint64 unread = 0;              ///< bytes of the last line that are stored but not in `bytes`: it is longer than the limit
    std::shared_ptr<const SourceReading> reading = {}; ///< null: that of the source
    bool beginsSection = false;     ///< what stands above it has nothing to do with it
};

/// A printed UTC offset beside a local stamp, or another proof of the node's offset.
struct OffsetWitness
{
    std::chrono::seconds offset{0};
    quint32 row = 0;
};

/// A record that later rows may continue. Rows count from the first row of the chunk (negative: an earlier chunk's).
struct OpenRecord
{
    qint64 head = 0;
    qint64 lastRow = 0;
    std::optional<model::PrintedTime> lastTime; ///< of the last of its rows that prints one
    std::string key;                ///< printer: `program[pid`
    std::string program;
    std::string message;            ///< so far, quoting undone, rows joined by \n
    model::Level level = model::Level::Unknown;
    bool collects = false;          ///< plain lines of the same printer belong to it
    bool joins = false;             ///< lines that say so themselves belong to it, wherever they stand
    bool hasParts = false;
    std::vector<PatternId> hits;    ///< of the message so far
};

/// What the rows of a chunk need to know about those before: with it a source reads the same, however it is cut.
struct SeamState
{
    std::vector<OpenRecord> open;
    std::optional<std::string> lastPrinter;  ///< key of the printer of the last head
    bool seenTime = false;
    model::PrintedTime previousTime;         ///< of the last row with a time
    model::TimeQualities lastQuality;        ///< of the last row with a time of its own
    std::uint8_t openPartials = 0;           ///< as in formats::LineContext
};

/// A part belongs to a record only within so many rows of the record's last one.
constexpr qint64 farthestPart = 1'000;
/// And a plain line that prints its time only so soon after that of the record's last one: what a process says later is something else.
constexpr model::Nanoseconds latestPart = std::chrono::seconds(5);

/// What one chunk holds. All rows count from its first.
struct ReadRows
{
    quint32 rows = 0;
    qint64 begin = 0;                        ///< stored text: of the first row's first byte, and behind the last row
    qint64 end = 0;
    std::vector<model::PrintedTime> times;
    std::vector<quint32> offsets;            ///< from `begin`
    std::vector<model::TemplateId> templates;
    std::vector<model::RowFlags> flags;
    std::vector<qint32> zones;               ///< seconds of the printed UTC offset; empty if no row prints one

    std::vector<quint32> folded;             ///< parts and rows without a clock
    struct ForeignHead
    {
        quint32 row;
        qint64 head;
    };
    std::vector<ForeignHead> foreignHeads;
    std::vector<qint64> headsWithParts;      ///< heads before this chunk that got parts in it

    struct TemplateUse
    {
        model::TemplateId id;
        std::string masked;
        quint32 first = 0;                   ///< row
        quint32 count = 0;
        model::Level level = model::Level::Unknown;
    };
    std::vector<TemplateUse> templateUses;
    struct EntityUse
    {
        int kind = 0;
        std::string value;
        std::vector<quint32> rows;
    };
    std::vector<EntityUse> entityUses;
    struct Found
    {
        qint64 head;
        PatternId pattern;
    };
    std::vector<Found> hits;
    struct Stretch
    {
        quint32 first;                       ///< it reaches to the next one
        bool events;                         ///< or other objects
    };
    std::vector<Stretch> stretches;          ///< of objects; empty in logs

    std::vector<quint64> textHashes;         ///< only with texts kept
    std::vector<quint16> programOfRow;
    std::vector<std::string> programs;

    std::vector<OffsetWitness> witnesses;
    std::vector<quint32> bootRows;           ///< rows with which the kernel's log of a boot begins
    std::vector<quint32> leapDayRows;        ///< rows that print 29 February; in another year it comes out as 1 March
    std::vector<quint32> clockSetRows;       ///< rows in which a program says that it set the clock
    /// Lines that rate limits kept out, as journald and rsyslog tell.
    struct Loss
    {
        std::string unit;                    ///< whose lines; empty: any
        quint64 lines = 0;
    };
    std::vector<Loss> losses;
    model::TimeQualities quality;
    bool hasTimes = false;
    bool hasText = false;                    ///< a row that is neither blank nor the collector's
    formats::LineContext context;            ///< what headers and wrappers among the lines said

    // Seams. The chunk was read as if nothing stood before it; these tell whether that matters.
    bool leadingPart = false;                ///< a row that continues the one above stands before any head
    bool leadingUntimed = false;             ///< a row of the log stands before the first row with a time
    struct FirstUse
    {
        std::string key;
        quint32 row;
    };
    std::vector<FirstUse> mayContinue;       ///< printers whose first row may belong to a record of before
    std::vector<std::string> printers;       ///< all that began a record
    SeamState after;                         ///< heads and rows in it count from this chunk's first row
};

} // namespace shindan::ingest
