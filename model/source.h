#pragma once
// A source: one member of a bundle as rows, and what is known about it.

#include "model/index_block.h"
#include "model/row_set.h"
#include "model/text.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

namespace shindan::model {

/// How much of what a member should hold is there. "Not collected" is never "healthy".
enum class Coverage : quint8 { Whole, Tail, Empty, CommandFailed, Missing, RateLimited, Encrypted };
/// whole, tail, empty, command-failed, missing, rate-limited, encrypted.
[[nodiscard]] QString coverageName(Coverage coverage);

/// What makes the corrections apply to a row.
enum class CorrectionKind : quint8 {
    Year,  ///< rows flagged year-inferred
    Zone,  ///< rows flagged zone-inferred: minus the node's UTC offset
    Step,  ///< rows before a clock step: makes them `adjusted`
    Shift, ///< the user's own shift of the source, all rows
};

/// From row `from` (to the next correction of the same kind) `add` is added to a printed time. Applied on reading, never baked in.
struct TimeCorrection
{
    CorrectionKind kind = CorrectionKind::Shift;
    RowIndex from;
    Nanoseconds add{0};
};

/// The corrections of one source, sorted by (kind, from). Cheap to ask row after row in rising order.
class TimeCorrections
{
public:
    void set(std::vector<TimeCorrection> list);
    [[nodiscard]] const std::vector<TimeCorrection> &list() const noexcept { return m_list; }
    [[nodiscard]] Nanoseconds at(CorrectionKind kind, RowIndex row) const noexcept;
    /// The moment that a printed time of this row means.
    [[nodiscard]] Instant instant(RowIndex row, PrintedTime printed, RowFlags flags) const noexcept;
    /// Flags of the row plus those that a correction adds (`adjusted`).
    [[nodiscard]] TimeQualities quality(RowIndex row, RowFlags flags) const noexcept;

private:
    [[nodiscard]] static Nanoseconds find(const std::vector<TimeCorrection> &list, RowIndex row) noexcept;
    std::vector<TimeCorrection> m_list;
    std::array<std::vector<TimeCorrection>, 4> m_byKind;
};

/// Facts about a source that do not change row by row.
struct SourceInfo
{
    SourceId id;
    BundleIndex bundle;
    QString path;             ///< member path as the archive has it, '/' between parts
    QString role;             ///< from the layout: kubelet-log, system-log, ...; `other` if unknown
    QString format;           ///< of the lines: journal-short, syslog, klog, run-sections, text, ...
    QString node;             ///< the node it speaks of, empty if none
    QString command;          ///< the command whose output all of it is; empty: not known, or none
    int order = 0;            ///< the layout's order of sources: breaks ties of time
    bool ordered = true;      ///< false: a list (events table) that is sorted by time
    Coverage coverage = Coverage::Whole;
    Text coverageReason;      ///< why not whole; empty if whole
    qint64 bytes = 0;         ///< of stored text
    TimeQualities quality;    ///< all qualities that occur
    bool hasTimes = false;    ///< at least one row has a time of its own
    std::optional<Instant> headerBegin; ///< what a journal header says it may hold
    std::optional<Instant> headerEnd;
};

/// A stretch of a source that is of another kind than the rest: in a dump of a cluster the log of one container, or its events.
struct SourceSection
{
    RowIndex first;           ///< it reaches to the next section
    QString role;             ///< pod-log, events-table, ...
    QString format;           ///< of its lines
    QString program;          ///< who prints in it; empty if the lines say it themselves
};

/// One source in one snapshot. Immutable; everything big in it is shared.
class SourceIndex
{
public:
    std::shared_ptr<const SourceInfo> info;
    std::vector<std::shared_ptr<const IndexBlock>> blocks;
    TimeCorrections corrections;
    quint32 rows = 0;
    quint32 copies = 0;                    ///< rows flagged as copies
    std::shared_ptr<const RowSet> folded;  ///< copies, parts, rows without a clock: hidden unless asked for. Never null.
    std::shared_ptr<const RowSet> copyRows;///< rows flagged as copies. Never null.
    /// Head row of parts flagged ForeignHead.
    std::shared_ptr<const std::unordered_map<quint32, quint32>> heads;
    /// Running maximum of the corrected time *before* row 512 * i: finds a moment without reading the column whole.
    std::shared_ptr<const std::vector<Instant>> samples;
    std::optional<Instant> first;          ///< smallest and largest time of rows that have one
    std::optional<Instant> last;
    /// Stretches of another kind, by row; null in a source that is of one kind throughout.
    std::shared_ptr<const std::vector<SourceSection>> sections;
    /// Rows of a list that is sorted by time (SourceInfo::ordered is false), in that order; null where line follows line.
    /// Places in it are what `samples` and firstRowAt() count.
    std::shared_ptr<const std::vector<quint32>> byTime;

    static constexpr quint32 sampleStep = 512;

    [[nodiscard]] SourceId id() const { return info->id; }
    /// The section that a row stands in; null: none, what `info` says holds. O(log sections).
    [[nodiscard]] const SourceSection *sectionOf(RowIndex row) const;
    [[nodiscard]] const QString &roleOf(RowIndex row) const;
    [[nodiscard]] const QString &formatOf(RowIndex row) const;
    /// A row of this kind stands in it: its own role, or that of a section.
    [[nodiscard]] bool holdsRole(const QString &role) const;
    /// Blocks hold rowsPerBlock rows each, but fewer where lines are so long that 4-byte offsets would not reach.
    [[nodiscard]] const IndexBlock &blockOf(RowIndex row) const
    {
        size_t index = row.value() / rowsPerBlock;
        while (row.value() >= blocks[index]->first.value() + blocks[index]->rows())
            ++index;
        return *blocks[index];
    }
    [[nodiscard]] RowFlags flags(RowIndex row) const { return at(&IndexBlock::flags, row); }
    [[nodiscard]] PrintedTime printed(RowIndex row) const { return at(&IndexBlock::times, row); }
    [[nodiscard]] TemplateId templateOf(RowIndex row) const { return at(&IndexBlock::templates, row); }
    [[nodiscard]] Instant instant(RowIndex row) const { return corrections.instant(row, printed(row), flags(row)); }
    [[nodiscard]] TimeQualities quality(RowIndex row) const { return corrections.quality(row, flags(row)); }
    [[nodiscard]] bool hasTime(RowIndex row) const { return !flags(row).has(TimeQuality::None); }
    /// Where the row's bytes stand in the stored text, its line end included.
    struct Bytes
    {
        ByteOffset begin;
        qint64 size = 0;
    };
    [[nodiscard]] Bytes bytesOf(RowIndex row) const;
    /// The head row of the record that the row belongs to (the row itself if it is one). A part flagged ForeignHead that stands in
    /// no side table belongs to the next head below it: the text of a JSON object is one of its middle lines.
    [[nodiscard]] RowIndex headOf(RowIndex row) const;
    /// Rows of the record with this head, in order. Adjacent parts and those of the side table. `limit` rows at most.
    [[nodiscard]] std::vector<RowIndex> recordRows(RowIndex head, quint32 limit = 10'000) const;
    /// The order key of a row: running maximum of the corrected time, or in a list the row's own. O(512).
    [[nodiscard]] Instant orderTime(RowIndex row) const;
    /// The first place whose order key is not before t; `rows` if there is none. O(512 + log rows).
    [[nodiscard]] quint32 firstRowAt(Instant t) const;
    /// The row at a place of the source's own order, and the place of a row: the same number but in lists. O(1), O(log rows).
    [[nodiscard]] RowIndex rowAt(quint32 place) const { return RowIndex(byTime ? (*byTime)[place] : place); }
    [[nodiscard]] quint32 placeOf(RowIndex row) const;

    /// What a list is sorted by. A row without a clock goes with the row above it.
    [[nodiscard]] Instant listKey(RowIndex row) const { return std::max(instant(row), first.value_or(Instant::minimum())); }

private:
    template <typename T>
    [[nodiscard]] T at(Column<T> IndexBlock::*column, RowIndex row) const
    {
        const IndexBlock &block = blockOf(row);
        return (*(block.*column))[row.value() - block.first.value()];
    }
};

/// Samples of a source that grows: rows that were seen are not read again.
struct SampleState
{
    quint32 rows = 0;
    std::optional<Instant> running;
    std::optional<Instant> first;
    std::vector<Instant> samples;
};

/// Computes `samples`, `first`, `last` of a source from its blocks and corrections. O(new rows), 1 to 3 ns a row. `state` is that
/// of an earlier call for the same source with the same corrections.
void computeSamples(SourceIndex &source, SampleState &state);
void computeSamples(SourceIndex &source);
/// The same for a list, whose rows are sorted by time first: fills `byTime`, too. O(rows log rows); a list without times stays as it is.
void sortByTime(SourceIndex &source);

} // namespace shindan::model
