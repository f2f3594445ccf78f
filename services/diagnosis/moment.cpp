#include "services/diagnosis/moment.h"

#include <algorithm>
#include <cmath>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using model::Instant;
using model::MomentBoot;
using model::MomentCover;
using model::Nanoseconds;
using model::RowIndex;

namespace {

// Rows that stand out of order (a clock that was set back, lines of several processes) are at most this far from their place.
constexpr quint32 rowsAround = 16;
// A list that is not in order of time is read through; such lists are short.
constexpr quint32 longestList = 200'000;
constexpr Nanoseconds collecting = 2min; // the outputs of a bundle are gathered one after the other

void takeNearer(std::optional<Nanoseconds> &best, Nanoseconds distance)
{
    if (!best || std::chrono::abs(distance) < std::chrono::abs(*best))
        best = distance;
}

// The rows of the set on either side of the moment's place in the source.
std::optional<Nanoseconds> distanceIn(const model::SourceIndex &source, const model::RowSet &rows, Instant at)
{
    std::optional<Nanoseconds> best;
    const auto take = [&](quint32 row) {
        if (source.hasTime(RowIndex(row)))
            takeNearer(best, source.instant(RowIndex(row)) - at);
    };
    const auto size = static_cast<quint32>(rows.cardinality());
    quint32 from = 0;
    quint32 to = size;
    if (source.info->ordered || size > longestList) {
        const quint32 place = source.firstRowAt(at);
        const auto before = place == 0 ? 0U : static_cast<quint32>(rows.rank(place - 1)); // rows of the set before the place
        from = before - std::min(before, rowsAround);
        to = std::min(size, before + rowsAround);
    }
    quint32 row = 0;
    if (from >= to || !rows.select(from, &row))
        return best;
    auto walk = rows.begin();
    walk.equalorlarger(row);
    for (quint32 i = from; i < to && walk != rows.end(); ++i, ++walk)
        take(*walk);
    return best;
}

bool isLine(const model::SourceIndex &source, quint32 row)
{
    const model::RowFlags flags = source.flags(RowIndex(row));
    return !flags.has(model::TimeQuality::None) && !flags.has(model::RowFlags::Part);
}

void offer(model::SourceAtMoment &result, const model::SourceIndex &source, quint32 row, Instant at)
{
    const model::NearLine line{model::lineOf(RowIndex(row)), source.instant(RowIndex(row))};
    // Of lines of one second the one that stands nearest counts.
    const auto key = [](const model::NearLine &one) { return std::pair(one.time, one.line.value()); };
    if (line.time <= at && (!result.before || key(line) > key(*result.before)))
        result.before = line;
    if (line.time > at && (!result.after || key(line) < key(*result.after)))
        result.after = line;
}

// Parts and rows without a clock are passed over, as far as a long trace goes.
void findNearLines(model::SourceAtMoment &result, const model::SourceIndex &source, Instant at)
{
    constexpr quint32 farthest = 20'000;
    if (!source.info->ordered && source.rows <= longestList) {
        for (quint32 row = 0; row < source.rows; ++row) {
            if (isLine(source, row))
                offer(result, source, row, at);
        }
        return;
    }
    const quint32 place = source.firstRowAt(at);
    quint32 seen = 0;
    for (quint32 row = place; row < source.rows && row - place < farthest && seen < rowsAround; ++row) {
        if (isLine(source, row)) {
            offer(result, source, row, at);
            ++seen;
        }
    }
    seen = 0;
    for (quint32 row = place; row > 0 && place - row < farthest && seen < rowsAround; --row) {
        if (isLine(source, row - 1)) {
            offer(result, source, row - 1, at);
            ++seen;
        }
    }
}

MomentCover coverOf(const model::SourceIndex &source, std::optional<Instant> collectedAt, Instant at)
{
    // The header of a journal says what it may hold, quiet or not.
    const Instant from = std::min(*source.first, source.info->headerBegin.value_or(*source.first));
    const Instant to = std::max(*source.last, source.info->headerEnd.value_or(*source.last));
    if (at < from)
        return MomentCover::BeginsLater;
    if (at <= to)
        return MomentCover::Covered;
    return collectedAt && at <= *collectedAt + collecting ? MomentCover::Silent : MomentCover::EndsEarlier;
}

bool isBetweenBoots(const std::vector<model::BootAtMoment> &boots, const model::SourceInfo &info)
{
    return std::ranges::any_of(boots, [&](const model::BootAtMoment &boot) {
        return boot.bundle == info.bundle && boot.boot == MomentBoot::Between && (boot.node == info.node || boot.node.isEmpty() || info.node.isEmpty());
    });
}

bool isLogRole(const QString &role)
{
    return role.endsWith(u"-log"_s) || role == u"events-table"_s;
}

} // namespace

std::optional<Nanoseconds> distanceOf(const model::WorkspaceRows &rows, const model::Snapshot &snapshot, Instant at)
{
    std::optional<Nanoseconds> best;
    for (const auto &[id, set] : rows.bySource()) {
        if (id.value() >= snapshot.sources.size() || !snapshot.source(id).first)
            continue;
        if (const auto distance = distanceIn(snapshot.source(id), set, at))
            takeNearer(best, *distance);
    }
    return best;
}

std::vector<model::SourceAtMoment> sourcesAt(const model::Snapshot &snapshot, const std::vector<model::BootAtMoment> &boots, Instant at,
                                             Nanoseconds window)
{
    std::vector<model::SourceAtMoment> result;
    for (const auto &source : snapshot.sources) {
        model::SourceAtMoment one{source->info->bundle, source->info->path, MomentCover::Missing, {}, {}};
        if (source->first && source->last) {
            const bool known = one.bundle.value() < snapshot.bundles.size();
            one.cover = coverOf(*source, known ? snapshot.bundles[one.bundle.value()]->collectedAt : std::nullopt, at);
            findNearLines(one, *source, at);
            const auto nearest = one.nearest(at);
            const bool far = nearest && std::chrono::abs(nearest->time - at) > window;
            if (one.cover == MomentCover::Covered && (far || isBetweenBoots(boots, *source->info)))
                one.cover = MomentCover::Silent;
        } else if (!isLogRole(source->info->role) || source->rows > 0) {
            continue;
        }
        result.push_back(std::move(one));
    }
    for (const auto &missing : snapshot.missing) {
        if (isLogRole(missing->role))
            result.push_back({missing->bundle, missing->path, MomentCover::Missing, {}, {}});
    }
    return result;
}

std::vector<model::BootAtMoment> bootsAt(const model::Snapshot &snapshot, const std::vector<model::Boot> &boots, Instant at)
{
    std::vector<model::BootAtMoment> result;
    for (const auto &info : snapshot.bundles) {
        std::vector<QString> nodes;
        for (const model::Boot &boot : boots) {
            if (boot.bundle == info->index && std::ranges::find(nodes, boot.node) == nodes.end())
                nodes.push_back(boot.node);
        }
        for (const QString &node : nodes) {
            model::BootAtMoment one{info->index, node, MomentBoot::Unknown, {}, {}};
            // In order of time: the last one that had begun.
            const model::Boot *last = nullptr;
            for (const model::Boot &boot : boots) {
                if (boot.bundle != info->index || boot.node != node)
                    continue;
                const auto begin = boot.start ? boot.start : boot.firstRow;
                if (begin && *begin <= at) {
                    last = &boot;
                    continue;
                }
                if (last && begin && !last->current && last->lastRow && at > *last->lastRow) {
                    one.boot = MomentBoot::Between;
                    one.from = last->lastRow;
                    one.to = begin;
                }
                break;
            }
            if (last && one.boot == MomentBoot::Unknown) {
                one.boot = last->current ? MomentBoot::Current : MomentBoot::Earlier;
                one.from = last->start ? last->start : last->firstRow;
                one.to = last->lastRow;
            }
            result.push_back(one);
        }
    }
    return result;
}

} // namespace shindan::diagnosis
