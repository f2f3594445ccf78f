#include "model/merged_order.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace shindan::model {

namespace {

constexpr quint32 checkpointStep = 4'096;

} // namespace

bool MergedOrder::Cursor::later(const Head &a, const Head &b)
{
    return std::tie(a.time, a.order, a.slot) > std::tie(b.time, b.order, b.slot);
}

RowRef MergedOrder::Cursor::row() const
{
    const quint32 slot = m_heap.front().slot;
    const SourceIndex &source = *m_order->m_sources[slot];
    return {source.id(), source.rowAt(m_positions[slot])};
}

void MergedOrder::Cursor::push(quint32 slot, Instant runningMaximum)
{
    const SourceIndex &source = *m_order->m_sources[slot];
    if (m_positions[slot] >= source.rows)
        return;
    const RowIndex row = source.rowAt(m_positions[slot]);
    if (source.hasTime(row))
        runningMaximum = std::max(runningMaximum, source.instant(row));
    m_heap.push_back({runningMaximum, source.info->order, slot});
    std::push_heap(m_heap.begin(), m_heap.end(), later);
}

void MergedOrder::Cursor::next()
{
    std::pop_heap(m_heap.begin(), m_heap.end(), later);
    const Head head = m_heap.back();
    m_heap.pop_back();
    ++m_positions[head.slot];
    push(head.slot, head.time);
}

// How many rows of the source stand before `key`. Its rows of an earlier time do; of those with the very time all, none, or the
// lines before, as order and number of the source decide. O(512 + log rows), however many rows share a time.
quint32 MergedOrder::rowsBefore(quint32 slot, const Key &key) const
{
    const SourceIndex &source = *m_sources[slot];
    const auto own = std::tie(source.info->order, slot);
    const auto other = std::tie(key.order, key.slot);
    if (own > other)
        return source.firstRowAt(key.time);
    const quint32 behindEqual = key.time == Instant::maximum() ? source.rows : source.firstRowAt(Instant{key.time.ns + 1});
    if (own < other)
        return behindEqual;
    return std::clamp(key.row, source.firstRowAt(key.time), behindEqual);
}

namespace {

/// A place in the merged order: how far into each source it is.
struct Place
{
    Instant time;
    std::vector<quint32> positions;
    quint64 rows = 0;
};

quint64 sumOf(const std::vector<quint32> &positions)
{
    return std::accumulate(positions.begin(), positions.end(), quint64(0));
}

Place placeAt(const std::vector<std::shared_ptr<const SourceIndex>> &sources, Instant t)
{
    Place place{t, {}, 0};
    place.positions.reserve(sources.size());
    for (const auto &source : sources)
        place.positions.push_back(source->firstRowAt(t));
    place.rows = sumOf(place.positions);
    return place;
}

// Sources that print in step have their samples in step, too: between two such bursts of samples lie many rows of all of them.
// Places in between are found by halving the time, until no two are far apart or everything lies in one moment.
void placesBetween(const std::vector<std::shared_ptr<const SourceIndex>> &sources, const Place &low, const Place &high,
    const std::function<void(const Place &)> &add)
{
    if (high.rows - low.rows <= 2 * checkpointStep || high.time.ns - low.time.ns <= 1)
        return;
    const Place middle = placeAt(sources, {std::midpoint(low.time.ns, high.time.ns)});
    placesBetween(sources, low, middle, add);
    if (middle.rows > low.rows && middle.rows < high.rows)
        add(middle);
    placesBetween(sources, middle, high, add);
}

} // namespace

MergedOrder MergedOrder::build(std::vector<std::shared_ptr<const SourceIndex>> sources, const std::function<bool()> &cancelled)
{
    MergedOrder result;
    std::sort(sources.begin(), sources.end(), [](const auto &a, const auto &b) { return a->id() < b->id(); });
    Place last{Instant::maximum(), {}, 0};
    Place end{Instant::minimum(), {}, 0};
    for (auto &source : sources) {
        if (source->first && source->rows > 0) {
            last.time = std::min(last.time, source->samples->front());
            end.time = std::max(end.time, *source->last + Nanoseconds(1));
            end.positions.push_back(source->rows);
            result.m_sources.push_back(std::move(source));
        }
    }
    result.m_size = end.rows = sumOf(end.positions);
    // Every 512th row of every source is a candidate; cutting at every eighth candidate gives steps of about 4,096 rows.
    std::vector<Key> candidates;
    for (quint32 slot = 0; slot < result.m_sources.size(); ++slot) {
        const SourceIndex &source = *result.m_sources[slot];
        for (quint32 i = 1; i < source.samples->size(); ++i)
            candidates.push_back({(*source.samples)[i], source.info->order, slot, i * SourceIndex::sampleStep});
    }
    std::sort(candidates.begin(), candidates.end());

    const auto keep = [&result](const Place &place) {
        result.m_starts.push_back(place.rows);
        result.m_times.push_back(place.time);
        result.m_positions.insert(result.m_positions.end(), place.positions.begin(), place.positions.end());
    };
    last.positions.assign(result.m_sources.size(), 0);
    keep(last);
    constexpr size_t stride = checkpointStep / SourceIndex::sampleStep;
    for (size_t i = stride - 1; i < candidates.size(); i += stride) {
        if (cancelled && cancelled())
            return {};
        Place next{candidates[i].time, std::vector<quint32>(result.m_sources.size()), 0};
        for (quint32 slot = 0; slot < result.m_sources.size(); ++slot)
            next.positions[slot] = result.rowsBefore(slot, candidates[i]);
        next.rows = sumOf(next.positions);
        if (next.rows - last.rows < checkpointStep / 2)
            continue;
        placesBetween(result.m_sources, last, next, keep);
        keep(next);
        last = std::move(next);
    }
    placesBetween(result.m_sources, last, end, keep);
    result.m_positions.insert(result.m_positions.end(), end.positions.begin(), end.positions.end());
    return result;
}

std::span<const quint32> MergedOrder::positions(size_t checkpoint) const
{
    return std::span(m_positions).subspan(checkpoint * m_sources.size(), m_sources.size());
}

MergedOrder::Cursor MergedOrder::cursorAtCheckpoint(size_t checkpoint) const
{
    Cursor cursor;
    cursor.m_order = this;
    const auto start = positions(checkpoint);
    cursor.m_positions.assign(start.begin(), start.end());
    for (quint32 slot = 0; slot < m_sources.size(); ++slot) {
        const quint32 row = cursor.m_positions[slot];
        if (row < m_sources[slot]->rows) {
            const SourceIndex &source = *m_sources[slot];
            const Instant before = row == 0 ? source.samples->front() : source.orderTime(source.rowAt(row - 1));
            cursor.push(slot, before);
        }
    }
    return cursor;
}

size_t MergedOrder::checkpointOf(MergedRow row) const
{
    const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), row.value());
    return static_cast<size_t>(next - m_starts.begin()) - 1;
}

MergedOrder::Cursor MergedOrder::cursor(MergedRow row) const
{
    const size_t checkpoint = checkpointOf(row);
    Cursor cursor = cursorAtCheckpoint(checkpoint);
    for (quint64 at = m_starts[checkpoint]; at < row.value() && !cursor.atEnd(); ++at)
        cursor.next();
    return cursor;
}

MergedRow MergedOrder::lowerBound(Instant t) const
{
    const Key key{t, std::numeric_limits<int>::min(), 0, 0};
    quint64 rows = 0;
    for (quint32 slot = 0; slot < m_sources.size(); ++slot)
        rows += rowsBefore(slot, key);
    return MergedRow(rows);
}

std::optional<quint32> MergedOrder::slotOf(SourceId source) const
{
    const auto it =
        std::lower_bound(m_sources.begin(), m_sources.end(), source, [](const auto &s, SourceId id) { return s->id() < id; });
    if (it == m_sources.end() || (*it)->id() != source)
        return std::nullopt;
    return static_cast<quint32>(it - m_sources.begin());
}

std::optional<MergedRow> MergedOrder::find(RowRef row) const
{
    const auto own = slotOf(row.source);
    if (!own || row.row.value() >= m_sources[*own]->rows)
        return std::nullopt;
    const SourceIndex &source = *m_sources[*own];
    const quint32 place = source.placeOf(row.row);
    const Key key{source.orderTime(row.row), source.info->order, *own, place};
    quint64 rows = place;
    for (quint32 slot = 0; slot < m_sources.size(); ++slot) {
        if (slot != *own)
            rows += rowsBefore(slot, key);
    }
    return MergedRow(rows);
}

namespace {

// The places of kept rows of a list, whose order is not that of its lines.
RowSet keptPlaces(const SourceIndex &source, const RowSet *kept, bool fold)
{
    RowSet places;
    quint32 runBegin = 0;
    bool inRun = false;
    for (quint32 place = 0; place < source.rows; ++place) {
        const quint32 row = source.rowAt(place).value();
        const bool yes = kept ? kept->contains(row) : !fold || !source.folded->contains(row);
        if (yes && !inRun)
            runBegin = place;
        if (!yes && inRun)
            places.addRange(runBegin, place);
        inRun = yes;
    }
    if (inRun)
        places.addRange(runBegin, source.rows);
    return places;
}

quint64 keptBelow(const SourceIndex &source, const WorkspaceRows *keep, bool fold, quint32 position)
{
    if (position == 0)
        return 0;
    const RowSet *kept = keep ? keep->of(source.id()) : nullptr;
    if (keep && !kept)
        return 0;
    // Roaring's rank counts values up to and including its argument.
    if (!kept)
        return fold ? position - source.folded->rank(position - 1) : position;
    return kept->rank(position - 1);
}

} // namespace

FilteredOrder FilteredOrder::build(std::shared_ptr<const MergedOrder> order, std::shared_ptr<const WorkspaceRows> keep, bool fold,
    const std::function<bool()> &cancelled)
{
    FilteredOrder result;
    result.m_order = std::move(order);
    result.m_fold = fold;
    if (keep && fold) {
        auto visible = std::make_shared<WorkspaceRows>(*keep);
        for (const auto &source : result.m_order->sources()) {
            if (keep->of(source->id()))
                visible->edit(source->id()) -= *source->folded;
        }
        keep = std::move(visible);
    }
    result.m_keep = std::move(keep);
    const auto &sources = result.m_order->sources();
    std::vector<std::optional<RowSet>> lists(sources.size());
    for (size_t slot = 0; slot < sources.size(); ++slot) {
        const RowSet *kept = result.m_keep ? result.m_keep->of(sources[slot]->id()) : nullptr;
        if (sources[slot]->byTime && (!result.m_keep || kept))
            lists[slot] = keptPlaces(*sources[slot], kept, fold);
    }
    for (size_t checkpoint = 0; checkpoint <= result.m_order->checkpointCount(); ++checkpoint) {
        if (cancelled && cancelled())
            return {};
        const auto positions = result.m_order->positions(checkpoint);
        quint64 sum = 0;
        for (size_t slot = 0; slot < sources.size(); ++slot) {
            if (lists[slot])
                sum += positions[slot] == 0 ? 0 : lists[slot]->rank(positions[slot] - 1);
            else
                sum += keptBelow(*sources[slot], result.m_keep.get(), fold, positions[slot]);
        }
        result.m_starts.push_back(sum);
    }
    return result;
}

bool FilteredOrder::kept(RowRef row) const
{
    if (m_keep)
        return m_keep->contains(row);
    if (!m_fold)
        return true;
    const auto &sources = m_order->sources();
    const auto it =
        std::lower_bound(sources.begin(), sources.end(), row.source, [](const auto &s, SourceId id) { return s->id() < id; });
    return it != sources.end() && (*it)->id() == row.source && !(*it)->folded->contains(row.row.value());
}

bool FilteredOrder::contains(RowRef row) const
{
    return kept(row);
}

// Kept rows between two checkpoints, in order, without walking the others: for sets of which few rows stand there.
std::vector<RowRef> FilteredOrder::gather(size_t checkpoint) const
{
    struct Found
    {
        Instant time;
        int order;
        RowRef row;
    };
    std::vector<Found> found;
    const auto &sources = m_order->sources();
    const auto begins = m_order->positions(checkpoint);
    const auto ends = m_order->positions(checkpoint + 1);
    for (size_t slot = 0; slot < sources.size(); ++slot) {
        const RowSet *kept = begins[slot] < ends[slot] ? m_keep->of(sources[slot]->id()) : nullptr;
        if (!kept)
            continue;
        if (sources[slot]->byTime) {
            for (quint32 place = begins[slot]; place < ends[slot]; ++place) {
                const RowIndex row = sources[slot]->rowAt(place);
                if (kept->contains(row.value()))
                    found.push_back({sources[slot]->orderTime(row), sources[slot]->info->order, {sources[slot]->id(), row}});
            }
            continue;
        }
        auto row = kept->begin();
        for (row.equalorlarger(begins[slot]); row != kept->end() && *row < ends[slot]; ++row)
            found.push_back(
                {sources[slot]->orderTime(RowIndex(*row)), sources[slot]->info->order, {sources[slot]->id(), RowIndex(*row)}});
    }
    std::sort(found.begin(), found.end(),
        [](const Found &a, const Found &b) { return std::tie(a.time, a.order, a.row) < std::tie(b.time, b.order, b.row); });
    std::vector<RowRef> rows;
    rows.reserve(found.size());
    for (const Found &one : found)
        rows.push_back(one.row);
    return rows;
}

namespace {

/// How far into each source a moment is, and how many kept rows stand before it.
struct Cut
{
    Instant time;
    std::vector<quint32> positions;
    quint64 kept = 0;
};

/// Rows between two cuts, sorted.
std::vector<RowRef> rowsBetween(const std::vector<std::shared_ptr<const SourceIndex>> &sources, std::span<const quint32> begins,
    std::span<const quint32> ends, const std::function<bool(RowRef)> &kept)
{
    using Found = std::tuple<Instant, int, size_t, quint32>;
    std::vector<Found> found;
    for (size_t slot = 0; slot < sources.size(); ++slot) {
        const SourceIndex &source = *sources[slot];
        if (begins[slot] >= ends[slot])
            continue;
        Instant running = source.orderTime(RowIndex(begins[slot]));
        for (quint32 row = begins[slot]; row < ends[slot]; ++row) {
            if (source.hasTime(RowIndex(row)))
                running = std::max(running, source.instant(RowIndex(row)));
            if (kept({source.id(), RowIndex(row)}))
                found.emplace_back(running, source.info->order, slot, row);
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<RowRef> rows;
    rows.reserve(found.size());
    for (const auto &[time, order, slot, row] : found)
        rows.push_back({sources[slot]->id(), RowIndex(row)});
    return rows;
}

/// What FilteredOrder keeps of an order.
struct Filtered
{
    const MergedOrder &order;
    const WorkspaceRows *keep;
    bool fold;
    std::function<bool(RowRef)> kept;
};

// Where many sources print in step, checkpoints lie far apart. Two moments close around the rows wanted are looked for instead:
// by the share of rows that stand before them, then in halves. `first`: kept rows before those wanted. Gives nothing where that
// does not come close (a burst within one moment).
std::optional<std::vector<RowRef>> rowsNear(const Filtered &filtered, size_t checkpoint, quint64 first, quint64 count)
{
    const auto &sources = filtered.order.sources();
    if (std::any_of(sources.begin(), sources.end(), [](const auto &source) { return source->byTime != nullptr; }))
        return std::nullopt;
    const auto cutAt = [&](Instant t) {
        Cut cut{t, {}, 0};
        cut.positions.reserve(sources.size());
        for (const auto &source : sources) {
            cut.positions.push_back(source->firstRowAt(t));
            cut.kept += filtered.keep || filtered.fold ? keptBelow(*source, filtered.keep, filtered.fold, cut.positions.back())
                                                       : cut.positions.back();
        }
        return cut;
    };
    // The moment before which at most (or at least) so many kept rows stand, and not many fewer (or more).
    constexpr quint64 near = 1'024;
    const auto search = [&](Cut low, Cut high, quint64 target, bool below) {
        for (int tries = 0;
             tries < 24 && (below ? target - low.kept : high.kept - target) > near && high.time.ns - low.time.ns > 1; ++tries) {
            const double share = tries % 3 == 2
                ? 0.5
                : std::clamp(double(target - low.kept) / double(std::max<quint64>(high.kept - low.kept, 1)), 0.01, 0.99);
            const auto step = std::max<qint64>(1, static_cast<qint64>(share * double(high.time.ns - low.time.ns)));
            Cut middle = cutAt({std::min(low.time.ns + step, high.time.ns - 1)});
            (middle.kept <= target ? low : high) = std::move(middle);
        }
        return std::pair(std::move(low), std::move(high));
    };
    const auto timeOf = [&](size_t at) {
        Instant earliest = Instant::maximum();
        const auto positions = filtered.order.positions(at);
        for (size_t slot = 0; slot < sources.size(); ++slot) {
            if (positions[slot] < sources[slot]->rows)
                earliest = std::min(earliest, sources[slot]->orderTime(RowIndex(positions[slot])));
        }
        return earliest;
    };
    const bool isLast = checkpoint + 1 >= filtered.order.checkpointCount();
    Instant end = isLast ? Instant{} : timeOf(checkpoint + 1);
    for (const auto &source : sources) {
        if (isLast && source->last)
            end = std::max(end, *source->last + Nanoseconds(1));
    }
    Cut low = cutAt(timeOf(checkpoint));
    Cut high = cutAt(end);
    if (low.kept > first || high.kept < first + count)
        return std::nullopt;
    auto [from, above] = search(std::move(low), high, first, true);
    Cut to = search(from, std::move(high), first + count, false).second;
    if (to.kept - from.kept > 8 * near + count)
        return std::nullopt;
    auto rows = rowsBetween(sources, from.positions, to.positions, filtered.kept);
    if (rows.size() < first - from.kept + count)
        return std::nullopt;
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first - from.kept);
    return std::vector<RowRef>(begin, begin + static_cast<std::ptrdiff_t>(count));
}

} // namespace

std::vector<RowRef> FilteredOrder::walk(size_t checkpoint, quint64 skip, quint64 count) const
{
    constexpr quint64 longWalk = 16'384;
    if (skip > longWalk) {
        if (auto near = rowsNear({*m_order, m_keep.get(), m_fold, [this](RowRef row) { return kept(row); }}, checkpoint,
                m_starts[checkpoint] + skip, count))
            return *std::move(near);
    }
    std::vector<RowRef> rows;
    auto cursor = m_order->cursorAtCheckpoint(checkpoint);
    const quint64 steps =
        (checkpoint + 1 < m_order->checkpointCount() ? m_order->checkpointStart(checkpoint + 1) : m_order->size())
        - m_order->checkpointStart(checkpoint);
    for (quint64 step = 0; step < steps && rows.size() < count && !cursor.atEnd(); ++step, cursor.next()) {
        const RowRef row = cursor.row();
        if (!kept(row))
            continue;
        if (skip > 0)
            --skip;
        else
            rows.push_back(row);
    }
    return rows;
}

std::vector<RowRef> FilteredOrder::rows(quint64 first, quint32 count) const
{
    constexpr quint64 fewRows = 512; // between two checkpoints: it is cheaper to pick them out than to walk all rows
    std::vector<RowRef> result;
    const quint64 end = std::min(size(), first + count);
    for (quint64 at = first; at < end;) {
        // The checkpoint behind which the row stands; those without a kept row are stepped over.
        const auto next = std::upper_bound(m_starts.begin(), m_starts.end() - 1, at);
        const auto checkpoint = static_cast<size_t>(next - m_starts.begin()) - 1;
        const quint64 skip = at - m_starts[checkpoint];
        const quint64 wanted = std::min(end, m_starts[checkpoint + 1]) - at;
        if (m_keep && m_starts[checkpoint + 1] - m_starts[checkpoint] <= fewRows) {
            const auto rows = gather(checkpoint);
            const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(skip);
            result.insert(result.end(), begin, begin + static_cast<std::ptrdiff_t>(wanted));
        } else {
            const auto rows = walk(checkpoint, skip, wanted);
            result.insert(result.end(), rows.begin(), rows.end());
        }
        at += wanted;
    }
    return result;
}

quint64 FilteredOrder::countBefore(MergedRow row) const
{
    if (row.value() >= m_order->size())
        return size();
    // Count by walking from the checkpoint: at most 4,096 rows and a little.
    const size_t checkpoint = m_order->checkpointOf(row);
    quint64 sum = m_starts[checkpoint];
    auto walk = m_order->cursorAtCheckpoint(checkpoint);
    for (quint64 at = m_order->checkpointStart(checkpoint); at < row.value() && !walk.atEnd(); ++at) {
        if (kept(walk.row()))
            ++sum;
        walk.next();
    }
    return sum;
}

quint64 FilteredOrder::positionOf(RowRef row) const
{
    const auto merged = m_order->find(row);
    return merged ? countBefore(*merged) : size();
}

} // namespace shindan::model
