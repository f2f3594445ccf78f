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
/// So many independent sightings make a message of no level a regular one.
constexpr double regularCount = 8;


/// A wording in one phase, on both sides.
struct Candidate
{
    QString wording;
    std::array<const WordingCount *, 2> counts{}; ///< null: not there at all
    bool startup = false;
    Counted counted;
    std::array<model::Nanoseconds, 2> observed{};
    QString component;
    Level level = Level::Unknown;
    double pValue = 1;
    RateTest test;
};

double dispersionOf(const Candidate &candidate)
{
    double weighted = 0;
    double total = 0;
    for (const WordingCount *count : candidate.counts) {
        const quint64 n = count == nullptr ? 0 : candidate.startup ? count->startup : count->steady;
        if (n == 0)
            continue;
        double dispersion = 0;
        if (candidate.startup) {
            // A start is one event: what it says at once is said once.
            dispersion = static_cast<double>(n) / static_cast<double>(std::max<quint64>(1, count->startupBursts));
        } else {
            const std::vector<double> parts(count->parts.begin(), count->parts.end());
            const double bursts = static_cast<double>(n) / static_cast<double>(std::max<quint64>(1, count->steadyBursts));
            // Few parts with something in them show bursts only; many show regular messages, too, which chance scatters less.
            const double measured = varianceOverMean(parts);
            dispersion = n >= 2 * timeParts ? std::max(0.4, measured) : std::max({1.0, measured, std::min(bursts, 4.0)});
        }
        weighted += dispersion * static_cast<double>(n);
        total += static_cast<double>(n);
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
        for (const bool startup : {false, true}) {
            if (take(candidate, roles, startup)) {
                m_candidates.push_back(candidate);
                compared = true;
            }
        }
        if (!compared)
            ++m_result.same;
    }

    /// Observed times by roles and phase: asked for thousands of times, different a few.
    model::Nanoseconds observed(size_t side, const QStringList &roles, bool startup)
    {
        const auto key = std::make_tuple(side, roles.join(u','), startup);
        const auto known = m_observed.find(key);
        if (known != m_observed.end())
            return known->second;
        const Intervals all = m_sides[side]->observedIn(roles);
        const auto value = length(startup ? intersection(all, m_sides[side]->starts) : difference(all, m_sides[side]->starts));
        m_observed.emplace(key, value);
        return value;
    }

    bool take(Candidate &candidate, const QStringList &roles, bool startup)
    {
        candidate.startup = startup;
        for (size_t side = 0; side < 2; ++side) {
            const WordingCount *count = candidate.counts[side];
            candidate.observed[side] = observed(side, roles, startup);
            candidate.counted.count[side] = count == nullptr ? 0 : static_cast<double>(startup ? count->startup : count->steady);
            candidate.counted.exposure[side] = std::chrono::duration<double>(candidate.observed[side]).count();
        }
        if (candidate.counted.count[0] + candidate.counted.count[1] <= 0)
            return false;
        if (candidate.observed[0] < shortestPhase || candidate.observed[1] < shortestPhase)
            return false;
        candidate.counted.dispersion = dispersionOf(candidate);
        return true;
    }

    void test()
    {
        std::vector<Counted> steady;
        for (const Candidate &candidate : m_candidates) {
            if (!candidate.startup)
                steady.push_back(candidate.counted);
        }
        m_background = backgroundOf(steady);
        std::vector<double> pValues;
        for (Candidate &candidate : m_candidates) {
            candidate.test = testRates(candidate.counted, candidate.startup ? Background{} : m_background);
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
        if (qValue > listedRate) {
            ++m_result.same;
            return;
        }
        const bool alone = candidate.counted.count[0] == 0 || candidate.counted.count[1] == 0;
        // What one side says after its start, and the other at another time, is not new to it.
        const bool novel = alone && (candidate.counts[0] == nullptr || candidate.counts[1] == nullptr);
        const double factor = std::exp(std::abs(std::log(candidate.test.ratio) - (candidate.startup ? 0 : m_background.logRatio)));
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
        if (candidate.startup)
            return novel && candidate.level >= Level::Error && qValue < clearRate && independent >= regularCount ? Severity::Warning : Severity::Info;
        if (qValue > clearRate)
            return novel && loud && independent >= regularCount ? Severity::Warning : Severity::Info;
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
        difference.id = u"message:%1%2"_s.arg(known.messageTemplate.value(), 8, 16, QLatin1Char('0')).arg(candidate.startup ? u":start"_s : QString());
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
        rate.startup = candidate.startup;
        rate.observed = candidate.observed;
        for (size_t side = 0; side < 2; ++side) {
            const WordingCount *count = candidate.counts[side];
            rate.count[side] = static_cast<quint64>(candidate.counted.count[side]);
            rate.bursts[side] = count == nullptr ? 0 : candidate.startup ? count->startupBursts : count->steadyBursts;
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
        const double sure = std::min(30.0, -std::log10(std::max(qValue, 1e-30)));
        return byLevel[static_cast<size_t>(candidate.level)] + (novel ? 25 : 10) + sure - (candidate.startup ? 15 : 0);
    }

    void addPlaces(const Candidate &candidate, size_t side, Difference &difference) const
    {
        const WordingCount *count = candidate.counts[side];
        if (count == nullptr || candidate.counted.count[side] == 0)
            return;
        const model::RowRef last = candidate.startup || count->steady == 0 ? count->last : count->lastSteady;
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
    std::map<std::tuple<size_t, QString, bool>, model::Nanoseconds> m_observed;
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
