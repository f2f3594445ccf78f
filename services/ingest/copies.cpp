#include "services/ingest/copies.h"

#include <algorithm>
#include <unordered_map>

namespace shindan::ingest {

namespace {

constexpr model::Nanoseconds window = std::chrono::seconds(3);

struct Places
{
    std::vector<quint32> rows;
    size_t next = 0; // rows before it are used up or too old
};

} // namespace

model::RowSet findCopies(const SourceBuilder &finer, const model::SourceIndex &finerRows, const SourceBuilder &coarser,
                         const model::SourceIndex &coarserRows, const std::vector<std::string> &programs)
{
    std::unordered_map<quint64, Places> places;
    const auto &finerHashes = finer.textHashes();
    places.reserve(finerHashes.size());
    for (quint32 row = 0; row < finerHashes.size(); ++row) {
        if (finerHashes[row] != 0 && finerRows.hasTime(model::RowIndex(row)))
            places[finerHashes[row]].rows.push_back(row);
    }
    std::vector<bool> wanted(coarser.programs().size(), programs.empty());
    for (size_t i = 0; i < wanted.size(); ++i)
        wanted[i] = wanted[i] || std::find(programs.begin(), programs.end(), coarser.programs()[i]) != programs.end();

    model::RowSet copies;
    const auto &hashes = coarser.textHashes();
    for (quint32 row = 0; row < hashes.size(); ++row) {
        const model::RowIndex index(row);
        if (hashes[row] == 0 || !wanted[coarser.programOfRow()[row]] || !coarserRows.hasTime(index))
            continue;
        const auto found = places.find(hashes[row]);
        if (found == places.end())
            continue;
        Places &place = found->second;
        const model::Instant time = coarserRows.instant(index);
        while (place.next < place.rows.size() && finerRows.instant(model::RowIndex(place.rows[place.next])) < time - window)
            ++place.next;
        if (place.next < place.rows.size() && finerRows.instant(model::RowIndex(place.rows[place.next])) <= time + window) {
            copies.add(row);
            ++place.next;
        }
    }
    return copies;
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
