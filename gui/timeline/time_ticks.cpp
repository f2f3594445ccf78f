#include "gui/timeline/time_ticks.h"

#include <algorithm>
#include <array>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 ms = 1'000'000;
constexpr qint64 second = model::nsPerSecond;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = model::nsPerDay;

constexpr std::array<qint64, 32> steps{
    1 * ms, 2 * ms, 5 * ms, 10 * ms, 20 * ms, 50 * ms, 100 * ms, 200 * ms, 500 * ms, 1 * second, 2 * second, 5 * second, 10 * second, 15 * second,
    30 * second, 1 * minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, 1 * hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour,
    1 * day, 2 * day, 3 * day, 7 * day, 10 * day, 14 * day};
// Behind two weeks the calendar counts in months.
constexpr std::array<int, 9> monthSteps{1, 3, 6, 12, 24, 60, 120, 240, 1200};
constexpr qint64 month = 31 * day;
constexpr size_t mostTicks = 2'000;

constexpr qint64 floorTo(qint64 value, qint64 step) noexcept
{
    const qint64 rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

// Times as the clock on the wall shows them, in ns, and back.
class Wall
{
public:
    explicit Wall(const model::DisplayZone &zone)
        : m_zone(zone)
    {
    }
    [[nodiscard]] qint64 of(model::Instant t) const { return t.ns + m_zone.offsetAt(t).count() * second; }
    [[nodiscard]] model::Instant instant(qint64 wall) const
    {
        // The offset is known by the moment only: a guess, and once more with the guess.
        model::Instant t{wall - m_zone.offsetAt({wall}).count() * second};
        t = {wall - m_zone.offsetAt(t).count() * second};
        return t;
    }

private:
    const model::DisplayZone &m_zone;
};

enum class Unit { Time, Day, Month };

struct Step
{
    Unit unit = Unit::Time;
    qint64 ns = second; // Time, Day
    int months = 1;     // Month
};

Step stepFor(double shortest)
{
    for (const qint64 step : steps) {
        if (static_cast<double>(step) >= shortest)
            return {step < day ? Unit::Time : Unit::Day, step, 0};
    }
    for (const int count : monthSteps) {
        if (static_cast<double>(count * month) >= shortest)
            return {Unit::Month, 0, count};
    }
    return {Unit::Month, 0, monthSteps.back()};
}

int decimalsOf(const Step &step)
{
    if (step.unit != Unit::Time || step.ns % second == 0)
        return 0;
    return step.ns % (100 * ms) == 0 ? 1 : step.ns % (10 * ms) == 0 ? 2 : 3;
}

QString smallLabel(model::Instant t, const Step &step, const model::DisplayZone &zone, model::Language language)
{
    const bool slashes = language == model::Language::Japanese;
    const QString text = model::toLocalText(t, zone.offsetAt(t), decimalsOf(step), slashes);
    const qsizetype blank = text.indexOf(u' ');
    if (step.unit == Unit::Time)
        return step.ns >= minute ? text.mid(blank + 1, 5) : text.mid(blank + 1);
    if (step.unit == Unit::Day)
        return text.mid(blank - 5, 5);
    return step.months % 12 == 0 ? text.left(blank - 6) : text.left(blank - 3);
}

qint64 monthStart(qint64 months)
{
    return model::daysFromCivil(static_cast<int>(floorTo(months, 12) / 12), static_cast<int>(months - floorTo(months, 12)) + 1, 1) * day;
}

qint64 monthOf(qint64 wall)
{
    const auto date = model::civilFromDays(floorTo(wall, day) / day);
    return qint64(date.year) * 12 + date.month - 1;
}

// Wall times of the ticks of one step inside [from, to).
std::vector<qint64> wallTicks(const Step &step, qint64 from, qint64 to)
{
    std::vector<qint64> result;
    if (step.unit == Unit::Month) {
        for (qint64 at = floorTo(monthOf(from), step.months); result.size() < mostTicks; at += step.months) {
            const qint64 wall = monthStart(at);
            if (wall >= to)
                break;
            if (wall >= from)
                result.push_back(wall);
        }
        return result;
    }
    for (qint64 wall = floorTo(from + step.ns - 1, step.ns); wall < to && result.size() < mostTicks; wall += step.ns)
        result.push_back(wall);
    return result;
}

} // namespace

Ticks ticksOf(const TimeScale &scale, const model::DisplayZone &zone, model::Language language, double gap)
{
    Ticks result;
    if (isEmpty(scale.range) || scale.width < 1)
        return result;
    const Wall wall(zone);
    const Step step = stepFor(gap * scale.nsPerPixel());
    // A day more on both sides: the offset may change inside.
    const qint64 from = wall.of(scale.range.from);
    const qint64 to = wall.of(scale.range.to);
    const auto append = [&](std::vector<Tick> &list, qint64 at, auto &&label) {
        const model::Instant t = wall.instant(at);
        if (contains(scale.range, t) && (list.empty() || list.back().at < t))
            list.push_back({t, label(t)});
    };
    for (const qint64 at : wallTicks(step, std::min(from, to), std::max(from, to) + 1))
        append(result.small, at, [&](model::Instant t) { return smallLabel(t, step, zone, language); });

    const bool byDay = step.unit == Unit::Time;
    const auto largeLabel = [&](model::Instant t) {
        const QString text = model::toLocalText(t, zone.offsetAt(t), 0, language == model::Language::Japanese);
        const qsizetype blank = text.indexOf(u' ');
        return byDay ? text.left(blank) : text.left(blank - 6);
    };
    result.large.push_back({scale.range.from, largeLabel(scale.range.from)});
    const Step largeStep = byDay ? Step{Unit::Day, day, 0} : Step{Unit::Month, 0, 12};
    if (step.unit != Unit::Month || step.months < 12) {
        for (const qint64 at : wallTicks(largeStep, from, to))
            append(result.large, at, largeLabel);
    }
    return result;
}

} // namespace shindan::gui
