#pragma once
// Strong types for positions and identities. A number that counts lines never meets one that counts bytes.

#include <QHashFunctions>

#include <compare>
#include <cstddef>
#include <functional>

namespace shindan::model {

/// A number that means one thing. Conversions are explicit, comparison is by value, arithmetic is left to the named functions below.
template <typename Tag, typename Rep>
class Strong
{
public:
    using Value = Rep;

    constexpr Strong() noexcept = default;
    constexpr explicit Strong(Rep value) noexcept
        : m_value(value)
    {
    }

    [[nodiscard]] constexpr Rep value() const noexcept { return m_value; }
    friend constexpr auto operator<=>(Strong, Strong) noexcept = default;
    friend size_t qHash(Strong key, size_t seed = 0) noexcept { return ::qHash(key.m_value, seed); }

private:
    Rep m_value = 0;
};

/// Position of a physical line in its source, counted from 0.
using RowIndex = Strong<struct RowIndexTag, quint32>;
/// The same position as people count it: from 1. 0 means "no line".
using LineNumber = Strong<struct LineNumberTag, quint32>;
/// Position in the merged order of one snapshot, counted from 0. Not valid in another snapshot.
using MergedRow = Strong<struct MergedRowTag, quint64>;
/// Bytes from the start of a source's stored text.
using ByteOffset = Strong<struct ByteOffsetTag, qint64>;
/// A source inside one workspace, counted from 0 in the order in which the members came.
using SourceId = Strong<struct SourceIdTag, quint32>;
/// A bundle inside one workspace, counted from 0 in the order given by the user.
using BundleIndex = Strong<struct BundleIndexTag, quint32>;
/// Hash of a message with its values masked; the same in every run and version. 0 means "no template".
using TemplateId = Strong<struct TemplateIdTag, quint32>;

[[nodiscard]] constexpr LineNumber lineOf(RowIndex row) noexcept { return LineNumber(row.value() + 1); }
/// Precondition: line is not 0.
[[nodiscard]] constexpr RowIndex rowOf(LineNumber line) noexcept { return RowIndex(line.value() - 1); }

/// One row of one source: the way to name a line inside a snapshot.
/// What is kept beyond a snapshot (notes, cases) is (bundle id, member path, line) instead.
struct RowRef
{
    SourceId source;
    RowIndex row;

    friend constexpr auto operator<=>(const RowRef &, const RowRef &) noexcept = default;
    friend size_t qHash(const RowRef &key, size_t seed = 0) noexcept
    {
        return ::qHash((quint64(key.source.value()) << 32) | key.row.value(), seed);
    }
};

} // namespace shindan::model

template <typename Tag, typename Rep>
struct std::hash<shindan::model::Strong<Tag, Rep>>
{
    size_t operator()(shindan::model::Strong<Tag, Rep> key) const noexcept { return std::hash<Rep>()(key.value()); }
};
