// What the times of a source's rows tell while they come in: years, clock steps, witnesses of the zone.

#include "services/ingest/source_builder.h"

#include <algorithm>

namespace shindan::ingest {

using model::PrintedTime;
using model::RowFlags;
using model::RowIndex;
using model::TimeQuality;

namespace {

constexpr size_t mostWitnesses = 100;
constexpr qint64 halfYear = 180 * model::nsPerDay;
constexpr qint64 fewMonths = 60 * model::nsPerDay; // more than clocks are found wrong by
constexpr qint64 stepSize = 2 * model::nsPerSecond;
constexpr int stepFollowers = 20;

} // namespace

// Years and clock steps are told from how the times of one row follow those of the row before.
void SourceBuilder::walkTimes(const ReadRows &rows)
{
    m_info.hasTimes = m_info.hasTimes || rows.hasTimes;
    m_info.quality |= rows.quality;
    for (const OffsetWitness &witness : rows.witnesses) {
        if (m_witnesses.size() < mostWitnesses)
            m_witnesses.push_back({witness.offset, m_rows + witness.row});
    }
    auto boot = rows.bootRows.begin();
    auto clockSet = rows.clockSetRows.begin();
    for (quint32 row = 0; row < rows.rows; ++row) {
        const RowFlags flags = rows.flags[row];
        if (flags.has(TimeQuality::None) || flags.has(TimeQuality::Inherited))
            continue;
        const RowIndex index(m_rows + row);
        const PrintedTime time = rows.times[row];
        if (flags.has(TimeQuality::YearInferred) && !hasAges())
            noteYearless(index, time, std::binary_search(rows.leapDayRows.begin(), rows.leapDayRows.end(), row));
        if (m_cutter && flags.has(TimeQuality::ZoneInferred)) {
            auto &latest = walk(index).latest;
            latest = latest ? std::max(*latest, time) : time;
        }
        if (!m_firstPrinted || time < *m_firstPrinted)
            m_firstPrinted = time;
        if (!m_lastPrinted || time > *m_lastPrinted)
            m_lastPrinted = time;
        if (boot != rows.bootRows.end() && *boot == row) {
            ++boot;
            m_bootRows.push_back(index);
            m_highest.reset(); // a clock that starts anew is no step
            m_possibleStep.reset();
        }
        const bool wasSet = clockSet != rows.clockSetRows.end() && *clockSet == row;
        if (wasSet)
            ++clockSet;
        // All on the local clock: lines with and without an offset may stand in one source.
        const qint64 zone = rows.zones.empty() ? 0 : rows.zones[row];
        const PrintedTime local{time.ns + zone * model::nsPerSecond};
        if (!m_possibleStep && m_highest && local >= *m_highest)
            m_highest = local; // nearly always
        else
            noteStep(index, local, wasSet);
    }
    if (rows.context.headerBegin && !m_context.headerBegin)
        m_context.headerBegin = rows.context.headerBegin;
    if (rows.context.headerEnd)
        m_context.headerEnd = rows.context.headerEnd;
    m_hasText = m_hasText || rows.hasText;
    for (const ReadRows::Loss &loss : rows.losses) {
        if (m_losses.size() < 1'000 || m_losses.contains(loss.unit))
            m_losses[loss.unit] += loss.lines;
    }
    m_context.commandFailed = m_context.commandFailed || rows.context.commandFailed;
    m_context.noEntries = m_context.noEntries || rows.context.noEntries;
}

YearWalk &SourceBuilder::walk(RowIndex row)
{
    if (m_newWalk) {
        m_newWalk = false;
        m_yearWalks.push_back({row, {}, {}, {}, 0, {}});
    }
    return m_yearWalks.back();
}

void SourceBuilder::noteYearless(RowIndex row, PrintedTime time, bool leapDay)
{
    YearWalk &walk = this->walk(row);
    const bool afterFebruary = time.ns >= m_march && !leapDay;
    bool fell = false;
    if (walk.last) {
        const qint64 change = time.ns - walk.last->ns;
        fell = change < -fewMonths && change >= -halfYear && walk.falls.size() < 1'000;
        if (fell)
            walk.falls.push_back({row, *walk.last, walk.yearDelta});
        if (change < -halfYear)
            ++walk.yearDelta;
        else if (change > 2 * halfYear && walk.yearDelta > 0)
            --walk.yearDelta; // a line of 31 December behind one of 1 January
    }
    if (walk.turns.empty() || fell || walk.turns.back().yearDelta != walk.yearDelta || walk.turns.back().afterFebruary != afterFebruary) {
        if (walk.turns.size() < 10'000)
            walk.turns.push_back({row, walk.yearDelta, afterFebruary});
    }
    walk.last = time;
}

void SourceBuilder::noteStep(RowIndex row, PrintedTime local, bool clockWasSet)
{
    const qint64 back = m_highest ? m_highest->ns - local.ns : 0;
    if (back > halfYear) {
        m_highest = local; // the year turned
        m_possibleStep.reset();
        return;
    }
    if (back > stepSize && m_info.ordered && !m_info.quality.testFlag(TimeQuality::Monotonic)) {
        if (!m_possibleStep)
            m_possibleStep = PossibleStep{{row, m_bootRows.empty() ? RowIndex(0) : m_bootRows.back(), *m_highest, local}, 0};
        ++m_possibleStep->followers;
        // One late line is no step: the clock must stay back, or somebody must say that it was set.
        if ((m_possibleStep->followers >= stepFollowers || clockWasSet) && m_backwardSteps.size() < 1'000) {
            m_backwardSteps.push_back(m_possibleStep->step);
            m_highest = local;
            m_possibleStep.reset();
        }
        return;
    }
    m_possibleStep.reset();
    if (!m_highest || local > *m_highest)
        m_highest = local;
}

} // namespace shindan::ingest
