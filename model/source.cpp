#include "model/source.h"

#include <algorithm>
#include <limits>

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

QString coverageName(Coverage coverage)
{
    switch (coverage) {
    case Coverage::Whole:
        return u"whole"_s;
    case Coverage::Tail:
        return u"tail"_s;
    case Coverage::Empty:
        return u"empty"_s;
    case Coverage::CommandFailed:
        return u"command-failed"_s;
    case Coverage::Missing:
        return u"missing"_s;
    case Coverage::RateLimited:
        return u"rate-limited"_s;
    case Coverage::Encrypted:
        return u"encrypted"_s;
    }
    return u"missing"_s;
}

void TimeCorrections::set(std::vector<TimeCorrection> list)
{
    std::stable_sort(list.begin(), list.end(),
        [](const TimeCorrection &a, const TimeCorrection &b) { return std::pair(a.kind, a.from) < std::pair(b.kind, b.from); });
    m_list = std::move(list);
    for (auto &kind : m_byKind)
        kind.clear();
    for (const TimeCorrection &correction : m_list)
        m_byKind[static_cast<size_t>(correction.kind)].push_back(correction);
}

Nanoseconds TimeCorrections::find(const std::vector<TimeCorrection> &list, RowIndex row) noexcept
{
    if (list.empty() || row < list.front().from)
        return Nanoseconds(0);
    if (row >= list.back().from)
        return list.back().add;
    const auto it =
        std::upper_bound(list.begin(), list.end(), row, [](RowIndex r, const TimeCorrection &c) { return r < c.from; });
    return std::prev(it)->add;
}

Nanoseconds TimeCorrections::at(CorrectionKind kind, RowIndex row) const noexcept
{
    return find(m_byKind[static_cast<size_t>(kind)], row);
}

Instant TimeCorrections::instant(RowIndex row, PrintedTime printed, RowFlags flags) const noexcept
{
    Instant result{printed.ns};
    if (flags.has(TimeQuality::YearInferred))
        result = result + at(CorrectionKind::Year, row);
    if (flags.has(TimeQuality::ZoneInferred))
        result = result + at(CorrectionKind::Zone, row);
    return result + at(CorrectionKind::Step, row) + at(CorrectionKind::Shift, row);
}

TimeQualities TimeCorrections::quality(RowIndex row, RowFlags flags) const noexcept
{
    TimeQualities quality = flags.quality();
    if (at(CorrectionKind::Step, row).count() != 0)
        quality |= TimeQuality::Adjusted;
    return quality;
}

const SourceSection *SourceIndex::sectionOf(RowIndex row) const
{
    if (!sections)
        return nullptr;
    const auto next =
        std::upper_bound(sections->begin(), sections->end(), row, [](RowIndex r, const SourceSection &s) { return r < s.first; });
    return next == sections->begin() ? nullptr : &*std::prev(next);
}

const QString &SourceIndex::roleOf(RowIndex row) const
{
    const SourceSection *section = sectionOf(row);
    return section ? section->role : info->role;
}

const QString &SourceIndex::formatOf(RowIndex row) const
{
    const SourceSection *section = sectionOf(row);
    return section ? section->format : info->format;
}

bool SourceIndex::holdsRole(const QString &role) const
{
    return info->role == role
        || (sections && std::any_of(sections->begin(), sections->end(), [&role](const SourceSection &section) {
               return section.role == role;
           }));
}

SourceIndex::Bytes SourceIndex::bytesOf(RowIndex row) const
{
    const IndexBlock &block = blockOf(row);
    const quint32 inBlock = row.value() - block.first.value();
    const qint64 begin = (*block.offsets)[inBlock];
    const qint64 end = inBlock + 1 < block.rows() ? qint64((*block.offsets)[inBlock + 1]) : block.endOffset;
    return {ByteOffset(block.base.value() + begin), end - begin};
}

RowIndex SourceIndex::headOf(RowIndex row) const
{
    const RowFlags marks = flags(row);
    if (!marks.has(RowFlags::Part))
        return row;
    if (marks.has(RowFlags::ForeignHead)) {
        if (heads) {
            if (const auto it = heads->find(row.value()); it != heads->end())
                return RowIndex(it->second);
        }
        for (quint32 at = row.value() + 1; at < rows; ++at) {
            if (!flags(RowIndex(at)).has(RowFlags::Part))
                return RowIndex(at);
        }
    }
    quint32 at = row.value();
    while (at > 0) {
        --at;
        if (!flags(RowIndex(at)).has(RowFlags::Part))
            return RowIndex(at);
    }
    return RowIndex(0);
}

std::vector<RowIndex> SourceIndex::recordRows(RowIndex head, quint32 limit) const
{
    std::vector<RowIndex> result{head};
    if (!flags(head).has(RowFlags::HasParts))
        return result;
    for (quint32 row = head.value() + 1; row < rows && result.size() < limit; ++row) {
        const RowFlags marks = flags(RowIndex(row));
        if (!marks.has(RowFlags::Part))
            break;
        if (!marks.has(RowFlags::ForeignHead))
            result.push_back(RowIndex(row));
    }
    if (heads) {
        for (const auto &[part, owner] : *heads) {
            if (owner == head.value() && result.size() < limit)
                result.push_back(RowIndex(part));
        }
        std::sort(result.begin(), result.end());
    }
    return result;
}

namespace {

/// What holds for a run of rows: the same amounts, to be added row after row without a search.
struct Run
{
    /// By (year-inferred, zone-inferred): what is added to a printed time with these flags.
    std::array<Nanoseconds, 4> add;
    quint32 end = 0; ///< the first row of the next run
    [[nodiscard]] Instant instant(PrintedTime printed, RowFlags flags) const noexcept
    {
        const unsigned kind = (flags.has(TimeQuality::YearInferred) ? 1U : 0U) | (flags.has(TimeQuality::ZoneInferred) ? 2U : 0U);
        return Instant{printed.ns} + add[kind];
    }
};

// The run that begins with this row. O(corrections): there are a handful in a source.
Run runFrom(const TimeCorrections &corrections, RowIndex row)
{
    Run run;
    run.end = std::numeric_limits<quint32>::max();
    for (const TimeCorrection &correction : corrections.list()) {
        if (correction.from > row)
            run.end = std::min(run.end, correction.from.value());
    }
    const Nanoseconds always = corrections.at(CorrectionKind::Step, row) + corrections.at(CorrectionKind::Shift, row);
    const Nanoseconds year = corrections.at(CorrectionKind::Year, row);
    const Nanoseconds zone = corrections.at(CorrectionKind::Zone, row);
    run.add = {always, always + year, always + zone, always + year + zone};
    return run;
}

// Hands on rows from `row` to before `end` in stretches that lie in one block and under the same corrections: stretch(block,
// first, last, corrections), rows `first` to before `last`. A stretch that answers false is the last one.
template <typename Stretch>
void walkStretches(const SourceIndex &source, quint32 row, quint32 end, Stretch stretch)
{
    Run run;
    while (row < end) {
        const IndexBlock &block = source.blockOf(RowIndex(row));
        const quint32 blockEnd = std::min(end, block.first.value() + block.rows());
        while (row < blockEnd) {
            if (row >= run.end)
                run = runFrom(source.corrections, RowIndex(row));
            const quint32 last = std::min(blockEnd, run.end);
            if (!stretch(block, row, last, run))
                return;
            row = last;
        }
    }
}

} // namespace

Instant SourceIndex::orderTime(RowIndex row) const
{
    if (byTime)
        return listKey(row);
    const quint32 sample = row.value() / sampleStep;
    Instant maximum = (*samples)[sample];
    walkStretches(*this, sample * sampleStep, row.value() + 1,
        [&maximum](const IndexBlock &block, quint32 begin, quint32 end, const Run &run) {
            for (quint32 i = begin - block.first.value(); i < end - block.first.value(); ++i) {
                const RowFlags flags = (*block.flags)[i];
                if (!flags.has(TimeQuality::None))
                    maximum = std::max(maximum, run.instant((*block.times)[i], flags));
            }
            return true;
        });
    return maximum;
}

quint32 SourceIndex::placeOf(RowIndex row) const
{
    if (!byTime)
        return row.value();
    const auto key = [this](quint32 r) { return std::pair(listKey(RowIndex(r)), r); };
    const auto it =
        std::lower_bound(byTime->begin(), byTime->end(), row.value(), [&key](quint32 a, quint32 b) { return key(a) < key(b); });
    return static_cast<quint32>(it - byTime->begin());
}

quint32 SourceIndex::firstRowAt(Instant t) const
{
    if (byTime) {
        const auto it = std::lower_bound(
            byTime->begin(), byTime->end(), t, [this](quint32 row, Instant at) { return listKey(RowIndex(row)) < at; });
        return static_cast<quint32>(it - byTime->begin());
    }
    // A sample is the maximum before its row: the row looked for stands behind the last sample that is earlier.
    const auto notBefore = std::lower_bound(samples->begin(), samples->end(), t);
    if (notBefore == samples->begin())
        return 0;
    const auto sample = static_cast<quint32>(notBefore - samples->begin()) - 1;
    // The running maximum reaches t where a row's own time does, for the first time.
    quint32 found = rows;
    walkStretches(
        *this, sample * sampleStep, rows, [t, &found](const IndexBlock &block, quint32 begin, quint32 end, const Run &run) {
            const PrintedTime *times = block.times->data();
            const RowFlags *marks = block.flags->data();
            for (quint32 i = begin - block.first.value(); i < end - block.first.value(); ++i) {
                if (run.instant(times[i], marks[i]) >= t && !marks[i].has(TimeQuality::None)) {
                    found = block.first.value() + i;
                    return false;
                }
            }
            return true;
        });
    return found;
}

void computeSamples(SourceIndex &source, SampleState &state)
{
    walkStretches(source, state.rows,
        source.blocks.empty() ? 0 : source.blocks.back()->first.value() + source.blocks.back()->rows(),
        [&state](const IndexBlock &block, quint32 first, quint32 last, const Run &run) {
            for (quint32 row = first; row < last; ++row) {
                if (row % SourceIndex::sampleStep == 0)
                    state.samples.push_back(state.running.value_or(Instant::minimum()));
                const RowFlags flags = (*block.flags)[row - block.first.value()];
                if (flags.has(TimeQuality::None))
                    continue;
                const Instant t = run.instant((*block.times)[row - block.first.value()], flags);
                if (!state.running) {
                    // Rows above the first time stand where it stands, not at the beginning of all time.
                    state.running = t;
                    std::fill(state.samples.begin(), state.samples.end(), t);
                }
                state.running = std::max(*state.running, t);
                state.first = state.first ? std::min(*state.first, t) : t;
            }
            state.rows = last;
            return true;
        });
    source.first = state.first;
    source.last = state.running;
    source.samples = std::make_shared<const std::vector<Instant>>(state.samples);
}

void computeSamples(SourceIndex &source)
{
    SampleState state;
    computeSamples(source, state);
}

void sortByTime(SourceIndex &source)
{
    computeSamples(source); // tells the first time
    if (!source.first)
        return;
    std::vector<std::pair<Instant, quint32>> keys;
    keys.reserve(source.rows);
    for (const auto &block : source.blocks) {
        for (quint32 i = 0; i < block->rows(); ++i) {
            const RowIndex row(block->first.value() + i);
            keys.emplace_back(
                std::max(source.corrections.instant(row, (*block->times)[i], (*block->flags)[i]), *source.first), row.value());
        }
    }
    if (!std::is_sorted(keys.begin(), keys.end()))
        std::sort(keys.begin(), keys.end());
    auto rows = std::make_shared<std::vector<quint32>>();
    auto samples = std::make_shared<std::vector<Instant>>();
    rows->reserve(keys.size());
    for (size_t place = 0; place < keys.size(); ++place) {
        if (place % SourceIndex::sampleStep == 0)
            samples->push_back(place == 0 ? keys.front().first : keys[place - 1].first);
        rows->push_back(keys[place].second);
    }
    source.byTime = std::move(rows);
    source.samples = std::move(samples);
}

} // namespace shindan::model
