#include "services/ingest/time_resolution.h"

#include "services/formats/time_scan.h"
#include "services/resources/messages.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace shindan::ingest {

using namespace Qt::Literals::StringLiterals;
using model::CorrectionKind;
using model::nsPerDay;
using model::nsPerSecond;
using model::PrintedTime;
using model::TimeCorrection;
using std::chrono::seconds;

namespace {

constexpr qint64 quarterHour = 15 * 60 * nsPerSecond;
constexpr qint64 nearEnough = 5 * 60 * nsPerSecond;

struct Clue
{
    seconds offset{0};
    model::Text reason;
};

// The offset between a local clock and a moment, if it is close to a quarter of an hour.
std::optional<seconds> quarterOffset(PrintedTime local, model::Instant moment)
{
    const qint64 difference = local.ns - moment.ns;
    const qint64 quarters = std::llround(static_cast<double>(difference) / static_cast<double>(quarterHour));
    if (std::llabs(difference - quarters * quarterHour) > nearEnough || std::llabs(quarters) > 14 * 4)
        return std::nullopt;
    return seconds(quarters * quarterHour / nsPerSecond);
}

std::optional<Clue> fromLines(const std::vector<std::unique_ptr<SourceBuilder>> &sources, std::vector<model::Warning> &warnings)
{
    std::map<seconds, size_t> votes;
    const SourceBuilder *first = nullptr;
    for (const auto &source : sources) {
        for (const OffsetWitness &witness : source->witnesses()) {
            ++votes[witness.offset];
            if (!first)
                first = source.get();
        }
    }
    if (votes.empty())
        return std::nullopt;
    const auto best = std::max_element(votes.begin(), votes.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    if (votes.size() > 1)
        warnings.push_back({u"time.offsets-differ"_s, resources::message(u"time.offsets-differ"), first->info().path});
    return Clue{best->first, resources::message(u"time.offset-from-line", {{u"source"_s, first->info().path},
                                                                          {u"line"_s, QString::number(first->witnesses().front().row + 1)}})};
}

// `       Time zone: Asia/Shanghai (CST, +0800)`
std::optional<Clue> fromTimedatectl(const std::vector<CommandOutput> &outputs)
{
    for (const CommandOutput &output : outputs) {
        const size_t found = output.text.find("Time zone: ");
        if (found == std::string::npos)
            continue;
        const std::string_view line = std::string_view(output.text).substr(found, output.text.find('\n', found) - found);
        const size_t comma = line.rfind(", ");
        formats::Scanner scanner{line, comma == std::string_view::npos ? line.size() : comma + 2};
        seconds offset{0};
        if (formats::scanOffset(scanner, offset))
            return Clue{offset, resources::message(u"time.offset-from-timedatectl", {{u"source"_s, output.path}})};
    }
    return std::nullopt;
}

// ` 19:48:36 up 14 min,  1 user,` of uptime and top: a clock without a date, so the day nearest to the moment is taken.
std::optional<seconds> fromUptime(std::string_view text, model::Instant collected)
{
    for (size_t found = text.find(" up "); found != std::string_view::npos; found = text.find(" up ", found + 1)) {
        if (found < 8)
            continue;
        formats::Scanner scanner{text, found - 8};
        qint64 clock = 0;
        if (!formats::scanClock(scanner, clock) || scanner.at != found)
            continue;
        const qint64 day = collected.ns - ((collected.ns % nsPerDay) + nsPerDay) % nsPerDay;
        for (const qint64 shift : {qint64(0), nsPerDay, -nsPerDay}) {
            const PrintedTime local{day + shift + clock};
            if (const auto offset = quarterOffset(local, collected); offset && std::llabs(local.ns - collected.ns) <= 14 * 3600 * nsPerSecond)
                return offset;
        }
    }
    return std::nullopt;
}

std::optional<Clue> fromCollection(const std::vector<std::unique_ptr<SourceBuilder>> &sources, const std::vector<CommandOutput> &outputs,
                                   model::Instant collected)
{
    for (const CommandOutput &output : outputs) {
        if (const auto offset = fromUptime(output.text, collected))
            return Clue{*offset, resources::message(u"time.offset-from-collection", {{u"source"_s, output.path}})};
    }
    for (const auto &source : sources) {
        const auto end = source->context().headerEnd;
        const auto offset = end ? quarterOffset(*end, collected) : std::nullopt;
        if (offset)
            return Clue{*offset, resources::message(u"time.offset-from-collection", {{u"source"_s, source->info().path}})};
    }
    return std::nullopt;
}

// Age in the CREATED column of `crictl ps`, e.g. "14 minutes ago", "About an hour ago", "2 days ago".
struct Age
{
    qint64 ns = 0;
    qint64 precision = 0;
};
std::optional<Age> readAge(std::string_view line)
{
    const size_t ago = line.find(" ago ");
    if (ago == std::string_view::npos)
        return std::nullopt;
    const std::string_view before = line.substr(0, ago);
    struct Unit
    {
        std::string_view name;
        qint64 ns;
    };
    static constexpr std::array units{Unit{"second", nsPerSecond}, Unit{"minute", 60 * nsPerSecond}, Unit{"hour", 3600 * nsPerSecond},
                                      Unit{"day", nsPerDay},       Unit{"week", 7 * nsPerDay},       Unit{"month", 30 * nsPerDay}};
    for (const Unit &unit : units) {
        const size_t name = before.rfind(unit.name);
        if (name == std::string_view::npos || name < 2)
            continue;
        size_t begin = name - 1;
        while (begin > 0 && before[begin - 1] >= '0' && before[begin - 1] <= '9')
            --begin;
        int count = 1; // "About an hour", "About a minute"
        std::from_chars(before.data() + begin, before.data() + name - 1, count);
        return Age{count * unit.ns, unit.ns};
    }
    return std::nullopt;
}

} // namespace

void resolveOffset(const std::vector<std::unique_ptr<SourceBuilder>> &sources, const std::vector<CommandOutput> &outputs, BundleTime &time)
{
    std::vector<Clue> clues;
    const auto keep = [&clues](std::optional<Clue> clue) {
        if (clue)
            clues.push_back(std::move(*clue));
    };
    keep(fromLines(sources, time.warnings));
    keep(fromTimedatectl(outputs));
    if (time.collectedAt)
        keep(fromCollection(sources, outputs, *time.collectedAt));
    if (clues.empty())
        return;
    time.nodeOffset = clues.front().offset;
    time.offsetReason = clues.front().reason;
    for (const Clue &clue : clues) {
        if (clue.offset != clues.front().offset)
            time.warnings.push_back({u"time.witnesses-disagree"_s,
                                     resources::message(u"time.witnesses-disagree", {{u"taken"_s, model::offsetText(clues.front().offset)},
                                                                                     {u"other"_s, model::offsetText(clue.offset)}}),
                                     {}});
    }
}

bool printsForItself(const SourceBuilder &source)
{
    static const QStringList roles{u"pod-log"_s, u"apiserver-log"_s, u"controller-manager-log"_s, u"scheduler-log"_s, u"cloud-controller-manager-log"_s};
    const QString &format = source.info().format;
    if (source.hasAges() || source.holdsObjects())
        return true;
    return roles.contains(source.info().role) && format != u"journal-short"_s && format != u"syslog"_s;
}

namespace {

// Nothing is printed after the collection: a clock that seems to do so is ahead of UTC, as the node's is.
seconds offsetByLatest(PrintedTime latest, const BundleTime &time)
{
    const qint64 end = time.collectedAt->ns + nearEnough;
    const bool local = latest.ns > end && latest.ns - time.nodeOffset->count() * nsPerSecond <= end;
    return local ? *time.nodeOffset : seconds(0);
}

seconds offsetOfLog(const SourceBuilder &source, std::string_view head, const BundleTime &time)
{
    const auto age = readAge(head.substr(0, head.find('\n')));
    const auto first = source.firstPrinted();
    if (!first)
        return seconds(0);
    if (!age)
        return offsetByLatest(*source.lastPrinted(), time);
    // The first line cannot be older than the container. Of two readings the one that starts nearer to its creation is right.
    const qint64 created = time.collectedAt->ns - age->ns;
    const auto distance = [&](seconds offset) { return std::llabs(first->ns - offset.count() * nsPerSecond - created); };
    return distance(*time.nodeOffset) < distance(seconds(0)) ? *time.nodeOffset : seconds(0);
}

} // namespace

std::vector<TimeCorrection> containerZones(const SourceBuilder &source, std::string_view head, const BundleTime &time)
{
    std::vector<TimeCorrection> zones;
    if (source.hasAges() || !time.nodeOffset || !time.collectedAt || time.nodeOffset->count() == 0)
        return zones;
    if (!source.holdsObjects()) {
        if (const seconds offset = offsetOfLog(source, head, time); offset.count() != 0)
            zones.push_back({CorrectionKind::Zone, model::RowIndex(0), -offset});
        return zones;
    }
    for (const YearWalk &walk : source.yearWalks()) {
        const seconds offset = walk.latest ? offsetByLatest(*walk.latest, time) : seconds(0);
        if (offset.count() != 0 || !zones.empty())
            zones.push_back({CorrectionKind::Zone, walk.from, -offset});
    }
    return zones;
}

namespace {

// A year in days from the base year on, at the turn of the year.
qint64 daysTo(int year, int base, int month = 1)
{
    return model::daysFromCivil(year, month, 1) - model::daysFromCivil(base, month, 1);
}

// The falls at which a year began: rows above them would lie behind the end otherwise. From the last one upwards, because each sets the
// rows above it back.
std::vector<model::RowIndex> newYears(const YearWalk &walk, int lastYear, int base, std::optional<qint64> end)
{
    std::vector<model::RowIndex> found;
    for (auto fall = walk.falls.rbegin(); fall != walk.falls.rend() && end; ++fall) {
        const int year = lastYear - (walk.turns.back().yearDelta - fall->yearDelta) - static_cast<int>(found.size());
        if (fall->before.ns + daysTo(year, base) * nsPerDay > *end)
            found.push_back(fall->row);
    }
    return found;
}

void addYears(const YearWalk &walk, int base, std::optional<qint64> end, std::vector<TimeCorrection> &corrections)
{
    if (!walk.last || walk.turns.empty())
        return;
    // The last row stands in the year of collection, unless it would lie behind the end.
    int lastYear = base;
    if (end && walk.last->ns > *end)
        --lastYear;
    const auto begun = newYears(walk, lastYear, base, end);
    for (const YearTurn &turn : walk.turns) {
        const auto later = std::count_if(begun.begin(), begun.end(), [&turn](model::RowIndex row) { return turn.from < row; });
        const int year = lastYear - (walk.turns.back().yearDelta - turn.yearDelta) - static_cast<int>(later);
        corrections.push_back({CorrectionKind::Year, turn.from, model::Nanoseconds(daysTo(year, base, turn.afterFebruary ? 3 : 1) * nsPerDay)});
    }
}

} // namespace

std::vector<TimeCorrection> yearCorrections(const SourceBuilder &source, const BundleTime &time)
{
    std::vector<TimeCorrection> corrections;
    if (source.hasAges()) {
        // A table that is piped in was printed now.
        const auto collected = time.collectedAt ? time.collectedAt : time.newestMember;
        const qint64 now = collected ? collected->ns : QDateTime::currentMSecsSinceEpoch() * 1'000'000;
        return {{CorrectionKind::Year, model::RowIndex(0), model::Nanoseconds(now)}};
    }
    std::optional<qint64> end;
    if (source.context().headerEnd)
        end = source.context().headerEnd->ns + 60 * nsPerSecond;
    else if (time.collectedAt)
        end = time.collectedAt->ns + nsPerDay;
    for (const YearWalk &walk : source.yearWalks())
        addYears(walk, source.context().year, end, corrections);
    return corrections;
}

namespace {

struct Step
{
    size_t source;
    BackwardStep printed;
    model::Instant from;
    model::Instant to;
};

// A source takes part in a step only where it shows the step itself: nothing else proves which of its rows were written before.
std::vector<TimeCorrection> stepCorrections(const SourceBuilder &source, const std::vector<Step> &steps)
{
    std::vector<TimeCorrection> list;
    const auto &own = source.backwardSteps();
    model::Nanoseconds sum{0};
    // From the last step to the first: rows before a step carry it and all later ones of the same boot.
    for (auto back = own.rbegin(); back != own.rend(); ++back) {
        const bool proven = std::any_of(steps.begin(), steps.end(), [&back](const Step &step) {
            return std::llabs(step.printed.to.ns - back->to.ns) < nearEnough;
        });
        if (!proven)
            continue;
        if (!list.empty() && list.front().from > back->row)
            sum = model::Nanoseconds(0); // the later step belongs to a later boot
        if (list.empty() || list.front().from != back->row)
            list.insert(list.begin(), {CorrectionKind::Step, back->row, sum});
        sum += model::Nanoseconds(back->to.ns - back->from.ns);
        const auto previous = std::next(back);
        const bool sameBoot = previous != own.rend() && previous->boot == back->boot;
        list.insert(list.begin(), {CorrectionKind::Step, sameBoot ? previous->row : back->boot, sum});
    }
    return list;
}

} // namespace

ClockSteps clockSteps(const std::vector<std::unique_ptr<SourceBuilder>> &sources, const std::vector<model::TimeCorrections> &corrections)
{
    ClockSteps result;
    result.corrections.resize(sources.size());
    // Only files that one process writes in order prove a step: journals and the system log.
    std::vector<Step> steps;
    for (size_t i = 0; i < sources.size(); ++i) {
        const auto &info = sources[i]->info();
        if (info.format != u"journal-short"_s && info.format != u"syslog"_s)
            continue;
        for (const BackwardStep &back : sources[i]->backwardSteps()) {
            const model::RowFlags flags(model::Level::Unknown, model::TimeQuality::ZoneInferred | model::TimeQuality::YearInferred);
            const model::RowIndex before(back.row.value() - 1);
            const Step step{i, back, corrections[i].instant(before, back.from, flags), corrections[i].instant(back.row, back.to, flags)};
            const bool known = std::any_of(steps.begin(), steps.end(), [&step](const Step &other) {
                return std::llabs((other.to - step.to).count()) < nearEnough && std::llabs((other.from - step.from).count()) < nearEnough;
            });
            if (!known && step.from - step.to > std::chrono::seconds(2))
                steps.push_back(step);
        }
    }
    std::sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) { return a.from < b.from; });
    for (const Step &step : steps)
        result.steps.push_back({sources[step.source]->info().path, model::lineOf(step.printed.row), step.from, step.to});
    for (size_t i = 0; i < sources.size(); ++i)
        result.corrections[i] = stepCorrections(*sources[i], steps);
    return result;
}

} // namespace shindan::ingest
