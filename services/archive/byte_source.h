#pragma once
// Bytes that are pulled piece by piece: a file, a decompressor over another source, one member of an archive. Sources stack up,
// so an archive inside an archive is read without a copy of it anywhere.

#include <QtGlobal>

#include <string_view>

namespace shindan::archive {

/// Pieces are at most about this long: between two of them cancellation is asked for.
constexpr size_t pieceBytes = size_t(256) << 10;

/// Why a source gives no more.
enum class SourceEnd : quint8 {
    None,         ///< it has not ended yet
    Complete,     ///< as its format says
    Truncated,    ///< its own input ended in the middle
    Damaged,      ///< its own input is not what the format demands, or a checksum differs
    TrailingData, ///< complete, but something that is none of its format follows
    Ratio,        ///< unpacks to more than the limits allow for its size
    Unreadable,   ///< the operating system said no
    Inherited,    ///< the source below ended for a reason of its own, which is told there
    Cancelled,
};

/// Not thread-safe: one thread at a time.
class ByteSource
{
public:
    ByteSource() = default;
    virtual ~ByteSource() = default;
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;

    /// The next bytes, valid until the next call. Empty: there are no more, and end() tells why.
    [[nodiscard]] virtual std::string_view next() = 0;
    [[nodiscard]] virtual SourceEnd end() const = 0;
    /// A descriptor of the same bytes that can be read at any offset; -1 if there is none. It stays the source's.
    [[nodiscard]] virtual int seekableFile() const { return -1; }
};

/// What a source says whose input ended although it needs more.
[[nodiscard]] constexpr SourceEnd endAfter(SourceEnd input) noexcept
{
    return input == SourceEnd::Complete ? SourceEnd::Truncated : SourceEnd::Inherited;
}

} // namespace shindan::archive
