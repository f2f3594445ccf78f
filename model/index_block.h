#pragma once
// The columns of up to 65,536 consecutive rows of one source: 18 bytes a row.

#include "model/level.h"
#include "model/time.h"
#include "model/units.h"

#include <memory>
#include <vector>

namespace shindan::model {

/// Level and marks of a row, packed into 16 bits.
class RowFlags
{
public:
    constexpr RowFlags() noexcept = default;
    constexpr explicit RowFlags(quint16 bits) noexcept
        : m_bits(bits)
    {
    }
    constexpr RowFlags(Level level, TimeQualities quality) noexcept
        : m_bits(static_cast<quint16>(static_cast<unsigned>(level) | (static_cast<unsigned>(quality.toInt()) << qualityShift)))
    {
    }

    enum Mark : quint16 {
        LevelDerived = 1 << 3, ///< the level is not printed, it comes from the format's own table
        Part = 1 << 4,         ///< belongs to the record of an earlier head row
        Copy = 1 << 5,         ///< the same line stands, finer, in another source
        HasParts = 1 << 6,     ///< head of a record of several rows
        ForeignHead = 1 << 7,  ///< a part whose head is not the nearest head above (see SourceIndex::heads)
        Overlong = 1 << 8,     ///< the line was longer than the limit; the rest of it is in the stored text, but was not read
    };

    [[nodiscard]] constexpr Level level() const noexcept { return static_cast<Level>(m_bits & 7U); }
    [[nodiscard]] TimeQualities quality() const noexcept { return TimeQualities::fromInt(static_cast<quint16>(m_bits >> qualityShift)); }
    [[nodiscard]] constexpr bool has(Mark mark) const noexcept { return (m_bits & mark) != 0; }
    [[nodiscard]] constexpr bool has(TimeQuality quality) const noexcept { return ((m_bits >> qualityShift) & static_cast<unsigned>(quality)) != 0; }
    constexpr void set(Mark mark) noexcept { m_bits = static_cast<quint16>(m_bits | mark); }
    constexpr void setLevel(Level level) noexcept { m_bits = static_cast<quint16>((m_bits & ~7U) | static_cast<unsigned>(level)); }
    [[nodiscard]] constexpr quint16 bits() const noexcept { return m_bits; }

private:
    static constexpr int qualityShift = 10;
    quint16 m_bits = 0;
};
static_assert(sizeof(RowFlags) == 2);

/// A column never changes once it is in a block; a change of marks (copies) makes a new block that shares the other columns.
template <typename T>
using Column = std::shared_ptr<const std::vector<T>>;

constexpr quint32 rowsPerBlock = 65'536;

/// Rows first .. first + rows() - 1 of one source. Immutable, shared between snapshots and threads.
struct IndexBlock
{
    RowIndex first;
    ByteOffset base;                    ///< of the first row's first byte in the stored text
    Column<PrintedTime> times;          ///< 8 bytes a row; for rows without a time that of the row above
    Column<quint32> offsets;            ///< 4 bytes a row: from `base`
    Column<TemplateId> templates;       ///< 4 bytes a row
    Column<RowFlags> flags;             ///< 2 bytes a row
    qint64 endOffset = 0;               ///< end of the last row (behind its line end), from `base`

    [[nodiscard]] quint32 rows() const noexcept { return static_cast<quint32>(offsets->size()); }
};

} // namespace shindan::model
