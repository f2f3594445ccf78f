#include "services/comparison/message_differences.h"

#include "services/comparison/rate_test.h"
#include "services/resources/messages.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::Difference;
using model::DifferenceChange;
using model::Level;
using model::Severity;

namespace {

/// A phase shorter than this was not observed.
constexpr model::Nanoseconds shortestPhase = std::chrono::seconds(60);
/// False discoveries among what is listed, and among what is called more than info.
constexpr double listedRate = 0.01;
constexpr double clearRate = 0.0005;
/// A change of rate by less is none that anyone would act upon.
constexpr double notableRatio = 1.5;
/// Seen so often on one side, and never on the other, it is listed even if that may be chance.
constexpr double leastOfOneSide = 10;
constexpr double leastWarningsOfOneSide = 3;
constexpr double leastErrorsOfOneSide = 1;
/// So many independent sightings make a message of no level a regular one.
constexpr double regularCount = 8;


/// A wording that one side lacks altogether is tested over the whole time, every other one phase by phase.
enum class Phase : quint8 { Steady, Startup, Whole };

/// A wording in one phase, on both sides.
struct Candidate
{
    QString wording;
    std::array<const WordingCount *, 2> counts{}; ///< null: not there at all
    Phase phase = Phase::Steady;
    Counted counted;
    std::array<model::Nanoseconds, 2> observed{};
    QString component;
    Level level = Level::Unknown;
    double pValue = 1;
    RateTest test;
};

quint64 countIn(Phase phase, const WordingCount *count)
{
    if (count == nullptr)
        return 0;
    return (phase == Phase::Steady ? 0 : count->startup) + (phase == Phase::Startup ? 0 : count->steady);
}

quint64 burstsIn(Phase phase, const WordingCount *count)
{
    if (count == nullptr)
        return 0;
    return (phase == Phase::Steady ? 0 : count->startupBursts) + (phase == Phase::Startup ? 0 : count->steadyBursts);
}

double dispersionOf(const Candidate &candidate)
{
    double weighted = 0;
    double total = 0;
    for (const WordingCount *count : candidate.counts) {
        const auto n = static_cast<double>(countIn(candidate.phase, count));
        if (n <= 0)
            continue;
        // A start is one event: what it says at once is said once. Over all the time what is said between starts tells how it scatters.
        const double byBursts = n / static_cast<double>(std::max<quint64>(1, burstsIn(candidate.phase, count)));
        const bool regular = candidate.phase == Phase::Steady || (candidate.phase == Phase::Whole && count->steady >= fewestToScatter);
        weighted += n * (regular ? count->dispersion() : std::max(1.0, byBursts));
        total += n;
    }
    return total > 0 ? weighted / total : 1;
}

class Comparer
{
public:
    Comparer(const model::Snapshot &snapshot, const BundleWordings &first, const BundleWordings &second)
        : m_snapshot(snapshot)
        , m_sides{&first, &second}
    {
    }

    MessageDifferences run()
    {
        collect();
        test();
        compareComponents();
        for (size_t i = 0; i < m_candidates.size(); ++i)
            judge(m_candidates[i], m_qValues[i]);
        return std::move(m_result);
    }

private:
    void collect()
    {
        QSet<QString> wordings;
        for (const BundleWordings *side : m_sides) {
            for (auto it = side->counts.cbegin(); it != side->counts.cend(); ++it)
                wordings.insert(it.key());
        }
        QStringList sorted(wordings.begin(), wordings.end());
        sorted.sort();
        for (const QString &wording : std::as_const(sorted))
            collect(wording);
    }

    [[nodiscard]] const WordingCount *find(size_t side, const QString &wording) const
    {
        const auto it = m_sides[side]->counts.constFind(wording);
        return it == m_sides[side]->counts.cend() ? nullptr : &*it;
    }

    void collect(const QString &wording)
    {
        Candidate candidate;
        candidate.wording = wording;
        QStringList roles;
        for (size_t side = 0; side < 2; ++side) {
            candidate.counts[side] = find(side, wording);
            if (candidate.counts[side] == nullptr)
                continue;
            roles += m_sides[side]->roleNames(candidate.counts[side]->sources);
            candidate.level = std::max(candidate.level, candidate.counts[side]->level);
            if (candidate.component.isEmpty())
                candidate.component = candidate.counts[side]->component;
        }
        roles.removeDuplicates();
        roles.sort();
        bool compared = false;
        for (const Phase phase : phasesOf(candidate)) {
            if (take(candidate, roles, phase)) {
                m_candidates.push_back(candidate);
                compared = true;
            }
        }
        if (!compared)
            ++m_result.same;
    }

    static std::vector<Phase> phasesOf(const Candidate &candidate)
    {
        const bool alone = candidate.counts[0] == nullptr || candidate.counts[1] == nullptr;
        const WordingCount *known = candidate.counts[0] != nullptr ? candidate.counts[0] : candidate.counts[1];
        if (alone && known->steady > 0 && known->startup > 0)
            return {Phase::Whole};
        return {Phase::Startup, Phase::Steady};
    }

    /// Observed times by roles and phase: asked for thousands of times, different a few.
    model::Nanoseconds observed(size_t side, const QStringList &roles, Phase phase)
    {
        const auto key = std::make_tuple(side, roles.join(u','), phase);
        const auto known = m_observed.find(key);
        if (known != m_observed.end())
            return known->second;
        const Intervals all = m_sides[side]->observedIn(roles);
        const auto value = length(phase == Phase::Whole     ? all
                                  : phase == Phase::Startup ? intersection(all, m_sides[side]->starts)
                                                            : difference(all, m_sides[side]->starts));
        m_observed.emplace(key, value);
        return value;
    }

    bool take(Candidate &candidate, const QStringList &roles, Phase phase)
    {
        candidate.phase = phase;
        for (size_t side = 0; side < 2; ++side) {
            candidate.observed[side] = observed(side, roles, phase);
            candidate.counted.count[side] = static_cast<double>(countIn(phase, candidate.counts[side]));
            candidate.counted.exposure[side] = std::chrono::duration<double>(candidate.observed[side]).count();
        }
        if (candidate.counted.count[0] + candidate.counted.count[1] <= 0)
            return false;
        if (candidate.observed[0] < shortestPhase || candidate.observed[1] < shortestPhase)
            return false;
        // Both have to be of the same kind of time: a side without a start has nothing to say about what is said at starts.
        if (phase == Phase::Whole && (observed(0, roles, Phase::Steady) < shortestPhase || observed(1, roles, Phase::Steady) < shortestPhase))
            return false;
        candidate.counted.dispersion = dispersionOf(candidate);
        return true;
    }

    void test()
    {
        std::vector<Counted> steady;
        for (const Candidate &candidate : m_candidates) {
            if (candidate.phase == Phase::Steady)
                steady.push_back(candidate.counted);
        }
        m_background = backgroundOf(steady);
        std::vector<double> pValues;
        for (Candidate &candidate : m_candidates) {
            candidate.test = testRates(candidate.counted, candidate.phase == Phase::Startup ? Background{} : m_background);
            pValues.push_back(candidate.test.pValue);
        }
        m_qValues = benjaminiHochberg(pValues);
    }

    /// Programs that say something on one side only, though the other's logs would hold it.
    void compareComponents()
    {
        for (size_t side = 0; side < 2; ++side) {
            const auto &here = m_sides[side]->components;
            const auto &there = m_sides[1 - side]->components;
            QStringList names = here.keys();
            names.sort();
            for (const QString &name : std::as_const(names)) {
                if (name.isEmpty() || there.contains(name) || here.value(name) < 20)
                    continue;
                m_silent.insert(name);
                Difference difference;
                difference.kind = model::DifferenceKind::Message;
                difference.id = u"program:"_s + name;
                difference.change = side == 0 ? DifferenceChange::OnlyFirst : DifferenceChange::OnlySecond;
                difference.weight = 20;
                difference.title = resources::message(u"comparison.message.program"_s, {{u"program"_s, name}});
                difference.subject = name;
                difference.value[side] = QString::number(here.value(name));
                difference.value[1 - side] = u"0"_s;
                difference.query = u"component:\""_s + name + u'"';
                m_result.differences.push_back(std::move(difference));
            }
        }
    }

    void judge(const Candidate &candidate, double qValue)
    {
        const bool alone = candidate.counted.count[0] == 0 || candidate.counted.count[1] == 0;
        // What one side says after its start, and the other at another time, is not new to it.
        const bool novel = alone && (candidate.counts[0] == nullptr || candidate.counts[1] == nullptr);
        const double times = candidate.counted.count[0] + candidate.counted.count[1];
        const double least = candidate.level >= Level::Error ? leastErrorsOfOneSide : candidate.level == Level::Warning ? leastWarningsOfOneSide : leastOfOneSide;
        if (qValue > listedRate && !(novel && times >= least)) {
            ++m_result.same;
            return;
        }
        const double factor = std::exp(std::abs(std::log(candidate.test.ratio) - (candidate.phase == Phase::Startup ? 0 : m_background.logRatio)));
        if (!alone && factor < notableRatio) {
            ++m_result.same;
            return;
        }
        Difference difference = describe(candidate, qValue, alone, novel);
        if (m_silent.contains(candidate.component)) {
            difference.severity = Severity::Info;
            difference.detail = resources::message(u"comparison.expected.program", {{u"program"_s, candidate.component}});
            m_result.expected.push_back(std::move(difference));
            return;
        }
        difference.severity = severityOf(candidate, qValue, alone, novel, factor);
        m_result.differences.push_back(std::move(difference));
    }

    static Severity severityOf(const Candidate &candidate, double qValue, bool alone, bool novel, double factor)
    {
        const double independent = (candidate.counted.count[0] + candidate.counted.count[1]) / std::max(1.0, candidate.counted.dispersion);
        const bool loud = candidate.level >= Level::Warning;
        // Starts differ in what they come across; what they say goes away by itself.
        if (candidate.phase == Phase::Startup)
            return novel && candidate.level >= Level::Error && qValue < clearRate && independent >= regularCount ? Severity::Warning : Severity::Info;
        if (qValue > clearRate)
            return novel && loud && qValue <= listedRate && independent >= regularCount ? Severity::Warning : Severity::Info;
        if (alone)
            return loud || independent >= regularCount ? Severity::Warning : Severity::Info;
        return factor >= notableRatio && independent >= 2 * regularCount ? Severity::Warning : Severity::Info;
    }

    Difference describe(const Candidate &candidate, double qValue, bool alone, bool novel) const
    {
        Difference difference;
        difference.kind = model::DifferenceKind::Message;
        const WordingCount &known = candidate.counts[0] != nullptr ? *candidate.counts[0] : *candidate.counts[1];
        difference.messageTemplate = known.messageTemplate;
        difference.id = u"message:%1%2"_s.arg(known.messageTemplate.value(), 8, 16, QLatin1Char('0')).arg(candidate.phase == Phase::Startup ? u":start"_s : QString());
        const bool more = candidate.test.ratio > 1;
        if (alone)
            difference.change = candidate.counted.count[0] == 0 ? DifferenceChange::OnlySecond : DifferenceChange::OnlyFirst;
        else
            difference.change = more ? DifferenceChange::MoreOften : DifferenceChange::LessOften;
        difference.title = {candidate.wording, candidate.wording};
        difference.subject = candidate.component;
        difference.rate = rateOf(candidate, qValue);
        for (size_t side = 0; side < 2; ++side) {
            difference.value[side] = QString::number(static_cast<quint64>(candidate.counted.count[side]));
            addPlaces(candidate, side, difference);
        }
        difference.query = queryOf(candidate);
        difference.weight = weightOf(candidate, qValue, novel);
        return difference;
    }

    static QString queryOf(const Candidate &candidate)
    {
        QStringList ids;
        for (const WordingCount *count : candidate.counts) {
            const QString term = count == nullptr ? QString() : u"template:%1"_s.arg(count->messageTemplate.value(), 8, 16, QLatin1Char('0'));
            if (!term.isEmpty() && !ids.contains(term))
                ids << term;
        }
        return ids.join(u" OR "_s);
    }

    static model::RateDifference rateOf(const Candidate &candidate, double qValue)
    {
        model::RateDifference rate;
        rate.phase = candidate.phase == Phase::Startup ? model::ComparedPhase::Startup : candidate.phase == Phase::Steady ? model::ComparedPhase::Steady : model::ComparedPhase::Whole;
        rate.observed = candidate.observed;
        for (size_t side = 0; side < 2; ++side) {
            const WordingCount *count = candidate.counts[side];
            rate.count[side] = static_cast<quint64>(candidate.counted.count[side]);
            rate.bursts[side] = burstsIn(candidate.phase, count);
        }
        rate.dispersion = candidate.counted.dispersion;
        rate.ratio = candidate.test.ratio;
        rate.low = candidate.test.low;
        rate.high = candidate.test.high;
        rate.pValue = candidate.test.pValue;
        rate.qValue = qValue;
        return rate;
    }

    /// Loud, new and sure comes first: points for the level, for being new, and up to 30 for how sure it is.
    static double weightOf(const Candidate &candidate, double qValue, bool novel)
    {
        static constexpr std::array<double, model::levelCount> byLevel{6, 0, 4, 18, 30, 36};
        if (qValue > listedRate)
            return 0.1 * byLevel[static_cast<size_t>(candidate.level)];
        const double sure = std::min(30.0, -std::log10(std::max(qValue, 1e-30)));
        return byLevel[static_cast<size_t>(candidate.level)] + (novel ? 25 : 10) + sure - (candidate.phase == Phase::Startup ? 15 : 0);
    }

    void addPlaces(const Candidate &candidate, size_t side, Difference &difference) const
    {
        const WordingCount *count = candidate.counts[side];
        if (count == nullptr || candidate.counted.count[side] == 0)
            return;
        const model::RowRef last = candidate.phase == Phase::Startup || count->steady == 0 ? count->last : count->lastSteady;
        for (const model::RowRef row : {count->first, last}) {
            const model::SourceIndex &source = m_snapshot.source(row.source);
            model::Evidence evidence;
            evidence.bundle = source.info->bundle;
            evidence.source = source.info->path;
            evidence.line = model::lineOf(row.row);
            if (source.hasTime(row.row))
                evidence.time = source.instant(row.row);
            evidence.quality = source.quality(row.row);
            difference.evidence[side].push_back(std::move(evidence));
            if (count->first == last)
                break;
        }
    }

    const model::Snapshot &m_snapshot;
    std::array<const BundleWordings *, 2> m_sides;
    std::vector<Candidate> m_candidates;
    std::vector<double> m_qValues;
    Background m_background;
    QSet<QString> m_silent; ///< programs that one side alone has
    std::map<std::tuple<size_t, QString, Phase>, model::Nanoseconds> m_observed;
    MessageDifferences m_result;
};

} // namespace

MessageDifferences compareMessages(const model::Snapshot &snapshot, const BundleWordings &first, const BundleWordings &second)
{
    return Comparer(snapshot, first, second).run();
}

void addExamples(std::vector<Difference> &differences, const model::Snapshot &snapshot, const ingest::TextStore &texts, size_t most)
{
    constexpr qint64 longest = 4096;
    for (size_t i = 0; i < differences.size() && i < most; ++i) {
        for (auto &side : differences[i].evidence) {
            for (model::Evidence &evidence : side) {
                const model::SourceIndex *source = snapshot.findSource(evidence.bundle, evidence.source);
                if (source == nullptr || !evidence.bytes.isEmpty() || evidence.line.value() == 0 || evidence.line.value() > source->rows)
                    continue;
                const model::RowIndex row = source->headOf(model::rowOf(evidence.line));
                evidence.bytes = texts.record(*source, row, longest);
                evidence.lines = static_cast<quint32>(source->recordRows(row, 1000).size());
            }
        }
    }
}

} // namespace shindan::comparison
