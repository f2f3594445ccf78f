#include "services/ingest/copies.h"

#include <algorithm>
#include <unordered_map>

namespace shindan::ingest {

namespace {

constexpr model::Nanoseconds window = std::chrono::seconds(3);

// Rows by the hash of their text, each list in rising order. Two arrays, no node: a lookup costs a cache miss or two.
class RowsByText
{
public:
    RowsByText(const std::vector<quint64> &hashes, const model::SourceIndex &rows)
        : m_hashes(hashes)
        , m_next(hashes.size(), none)
    {
        size_t slots = 16;
        while (slots < hashes.size())
            slots *= 2;
        m_first.assign(slots, none);
        for (auto row = static_cast<quint32>(hashes.size()); row-- > 0;) {
            if (hashes[row] == 0 || !rows.hasTime(model::RowIndex(row)))
                continue;
            quint32 &first = m_first[hashes[row] & (slots - 1)];
            m_next[row] = first;
            first = row;
        }
    }

    /// Takes the first row with this text that is within the window of `time`; rows before the window fall away for good.
    bool takeNear(quint64 hash, model::Instant time, const model::SourceIndex &rows)
    {
        quint32 *link = &m_first[hash & (m_first.size() - 1)];
        while (*link != none) {
            const quint32 row = *link;
            if (m_hashes[row] != hash) {
                link = &m_next[row];
                continue;
            }
            const model::Instant at = rows.instant(model::RowIndex(row));
            if (at > time + window)
                return false;
            *link = m_next[row];
            if (at >= time - window)
                return true;
        }
        return false;
    }

private:
    static constexpr quint32 none = 0xFFFFFFFF;
    const std::vector<quint64> &m_hashes;
    std::vector<quint32> m_first;
    std::vector<quint32> m_next;
};

} // namespace

model::RowSet findCopies(const SourceBuilder &finer, const model::SourceIndex &finerRows, const SourceBuilder &coarser,
                         const model::SourceIndex &coarserRows, const std::vector<std::string> &programs)
{
    std::vector<bool> wanted(coarser.programs().size(), programs.empty());
    for (size_t i = 0; i < wanted.size(); ++i)
        wanted[i] = wanted[i] || std::find(programs.begin(), programs.end(), coarser.programs()[i]) != programs.end();

    RowsByText texts(finer.textHashes(), finerRows);
    std::vector<quint32> copies;
    const auto &hashes = coarser.textHashes();
    for (quint32 row = 0; row < hashes.size(); ++row) {
        const model::RowIndex index(row);
        if (hashes[row] == 0 || !wanted[coarser.programOfRow()[row]] || !coarserRows.hasTime(index))
            continue;
        if (texts.takeNear(hashes[row], coarserRows.instant(index), finerRows))
            copies.push_back(row);
    }
    model::RowSet result;
    result.addMany(copies.size(), copies.data());
    return result;
}

std::optional<model::Nanoseconds> medianSkew(const SourceBuilder &late, const model::SourceIndex &lateRows, const SourceBuilder &reference,
                                             const model::SourceIndex &referenceRows)
{
    struct Pair
    {
        quint32 lateRow = 0;
        quint32 referenceRow = 0;
        int lateCount = 0;
        int referenceCount = 0;
    };
    std::unordered_map<quint64, Pair> pairs;
    for (quint32 row = 0; row < late.textHashes().size(); ++row) {
        if (late.textHashes()[row] == 0)
            continue;
        Pair &pair = pairs[late.textHashes()[row]];
        pair.lateRow = row;
        ++pair.lateCount;
    }
    for (quint32 row = 0; row < reference.textHashes().size(); ++row) {
        const auto found = pairs.find(reference.textHashes()[row]);
        if (found != pairs.end()) {
            found->second.referenceRow = row;
            ++found->second.referenceCount;
        }
    }
    std::vector<qint64> differences;
    for (const auto &[hash, pair] : pairs) {
        const model::RowIndex lateRow(pair.lateRow);
        const model::RowIndex referenceRow(pair.referenceRow);
        if (pair.lateCount == 1 && pair.referenceCount == 1 && lateRows.hasTime(lateRow) && referenceRows.hasTime(referenceRow))
            differences.push_back((referenceRows.instant(referenceRow) - lateRows.instant(lateRow)).count());
    }
    if (differences.size() < 5)
        return std::nullopt;
    const auto middle = differences.begin() + static_cast<qsizetype>(differences.size() / 2);
    std::nth_element(differences.begin(), middle, differences.end());
    return model::Nanoseconds(*middle);
}

} // namespace shindan::ingest
