// One bundle against the healthy ones of its environment.

#include "services/comparison/baseline.h"
#include "services/comparison/compare.h"
#include "services/comparison/message_differences.h"
#include "services/comparison/rate_test.h"
#include "services/comparison/side.h"
#include "services/comparison/wording_counts.h"
#include "services/resources/messages.h"

#include <algorithm>
#include <cmath>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::Difference;
using model::DifferenceChange;
using model::Level;
using model::Severity;

namespace {

/// Seen less often it may be chance that no healthy bundle has it.
constexpr quint64 leastNewLoud = 3;
constexpr quint64 leastNewQuiet = 20;
constexpr double clearRate = 0.001;
constexpr double notableRatio = 2;

using Healthy = std::vector<const HealthyBundle *>;

class Comparer
{
public:
    Comparer(const model::Analysis &analysis, const Healthy &healthy, const FactRules &rules)
        : m_analysis(analysis)
        , m_healthy(healthy)
        , m_rules(rules)
    {
    }

    void compareFacts(const SideFacts &side)
    {
        for (const model::Fact &fact : side.facts) {
            const FactRule &rule = m_rules.ruleFor(fact.id, fact.subject, fact.type == u"integer"_s || fact.type == u"number"_s);
            if (rule.kind >= FactKind::Measure || fact.id.startsWith("configuration"_L1))
                continue;
            const QString subject = comparableSubject(fact, rule, side.identity);
            compareFact(fact, rule, subject, comparableValue(fact, side.identity));
        }
    }

    void compareWordings(const BundleWordings &wordings)
    {
        Intervals all;
        for (const Intervals &intervals : wordings.observed)
            all.insert(all.end(), intervals.begin(), intervals.end());
        const auto observed = length(difference(united(std::move(all)), wordings.starts));
        QStringList sorted = wordings.counts.keys();
        sorted.sort();
        std::vector<Candidate> candidates;
        for (const QString &wording : std::as_const(sorted)) {
            const WordingCount &count = *wordings.counts.constFind(wording);
            if (neverSeen(wording))
                addNew(wording, count);
            else if (count.steady > 0 && observed >= std::chrono::seconds(60))
                candidates.push_back(candidateOf(wording, count, observed));
        }
        judge(candidates);
    }

    std::vector<Difference> take()
    {
        std::sort(m_differences.begin(), m_differences.end(), [](const Difference &a, const Difference &b) {
            return std::make_tuple(-static_cast<int>(a.severity), -a.weight, a.id) < std::make_tuple(-static_cast<int>(b.severity), -b.weight, b.id);
        });
        return std::move(m_differences);
    }
    [[nodiscard]] quint64 same() const { return m_same; }

private:
    struct Candidate
    {
        QString wording;
        const WordingCount *count;
        Counted counted; // first: all healthy ones together
        RateTest test;
        model::Nanoseconds observed;
    };

    void compareFact(const model::Fact &fact, const FactRule &rule, const QString &subject, const QString &value)
    {
        const QString key = subject.isEmpty() ? fact.id : fact.id + u'[' + subject + u']';
        QStringList usual;
        for (const HealthyBundle *bundle : m_healthy) {
            if (const auto known = bundle->facts.constFind(key); known != bundle->facts.cend() && !usual.contains(*known))
                usual << *known;
        }
        if (usual.isEmpty() || usual.contains(value)) {
            ++m_same;
            return;
        }
        Difference difference;
        difference.id = u"fact:"_s + key;
        difference.title = fact.name;
        difference.subject = subject;
        // Where healthy nodes differ from each other already, one more value is less surprising.
        difference.severity = usual.size() == 1 ? rule.severity : Severity::Info;
        difference.weight = rule.weight;
        difference.value = {usual.join(u" | "_s), fact.value.toString()};
        model::Evidence evidence;
        evidence.bundle = fact.bundle;
        evidence.source = fact.source;
        evidence.line = fact.line;
        difference.evidence[1].push_back(std::move(evidence));
        m_differences.push_back(std::move(difference));
    }

    [[nodiscard]] bool neverSeen(const QString &wording) const
    {
        return std::none_of(m_healthy.begin(), m_healthy.end(), [&](const HealthyBundle *bundle) { return bundle->wordings.contains(wording); });
    }

    Difference messageOf(const QString &wording, const WordingCount &count) const
    {
        Difference difference;
        difference.kind = model::DifferenceKind::Message;
        difference.messageTemplate = count.messageTemplate;
        difference.id = u"message:%1"_s.arg(count.messageTemplate.value(), 8, 16, QLatin1Char('0'));
        difference.query = u"template:%1"_s.arg(count.messageTemplate.value(), 8, 16, QLatin1Char('0'));
        difference.title = {wording, wording};
        difference.subject = count.component;
        const model::SourceIndex &source = m_analysis.snapshot->source(count.last.source);
        model::Evidence evidence;
        evidence.bundle = source.info->bundle;
        evidence.source = source.info->path;
        evidence.line = model::lineOf(count.last.row);
        if (source.hasTime(count.last.row))
            evidence.time = source.instant(count.last.row);
        difference.evidence[1].push_back(std::move(evidence));
        return difference;
    }

    void addNew(const QString &wording, const WordingCount &count)
    {
        const bool loud = count.level >= Level::Warning;
        const quint64 times = std::max(count.steadyBursts, count.startupBursts);
        if (times < (loud ? leastNewLoud : leastNewQuiet)) {
            ++m_same;
            return;
        }
        Difference difference = messageOf(wording, count);
        difference.change = DifferenceChange::OnlySecond;
        difference.detail = resources::message(u"comparison.baseline.never-seen", {{u"count"_s, QString::number(m_healthy.size())}});
        difference.severity = loud && count.steadyBursts >= leastNewLoud ? Severity::Warning : Severity::Info;
        difference.weight = (loud ? 60 : 20) + std::min(30.0, std::sqrt(static_cast<double>(times)));
        difference.value = {u"0"_s, QString::number(count.total())};
        m_differences.push_back(std::move(difference));
    }

    Candidate candidateOf(const QString &wording, const WordingCount &count, model::Nanoseconds observed) const
    {
        Candidate candidate{wording, &count, {}, {}, observed};
        std::vector<double> logs;
        for (const HealthyBundle *bundle : m_healthy) {
            const double times = static_cast<double>(bundle->wordings.value(wording).steady);
            candidate.counted.count[0] += times;
            candidate.counted.exposure[0] += bundle->steadySeconds;
            if (times >= 5 && bundle->steadySeconds > 0)
                logs.push_back(std::log(times / bundle->steadySeconds));
        }
        candidate.counted.count[1] = static_cast<double>(count.steady);
        candidate.counted.exposure[1] = std::chrono::duration<double>(observed).count();
        candidate.counted.dispersion = std::max(1.0, count.dispersion());
        candidate.test = testRates(candidate.counted, {0, scatterOf(logs)});
        return candidate;
    }

    /// How far healthy nodes are from each other; with fewer than three nobody knows, and a factor of two is taken for usual.
    static double scatterOf(const std::vector<double> &logs)
    {
        if (logs.size() < 3)
            return std::pow(std::log(2.0) / 1.96, 2);
        double mean = 0;
        for (const double log : logs)
            mean += log / static_cast<double>(logs.size());
        double squares = 0;
        for (const double log : logs)
            squares += (log - mean) * (log - mean);
        return squares / static_cast<double>(logs.size() - 1);
    }

    void judge(const std::vector<Candidate> &candidates)
    {
        std::vector<double> pValues;
        for (const Candidate &candidate : candidates)
            pValues.push_back(candidate.counted.exposure[0] > 0 && candidate.counted.count[0] > 0 ? candidate.test.pValue : 1);
        const std::vector<double> qValues = benjaminiHochberg(pValues);
        for (size_t i = 0; i < candidates.size(); ++i) {
            const Candidate &candidate = candidates[i];
            const double factor = std::max(candidate.test.ratio, 1 / candidate.test.ratio);
            if (qValues[i] > clearRate || factor < notableRatio) {
                ++m_same;
                continue;
            }
            addRate(candidate, qValues[i]);
        }
    }

    void addRate(const Candidate &candidate, double qValue)
    {
        Difference difference = messageOf(candidate.wording, *candidate.count);
        const bool more = candidate.test.ratio > 1;
        difference.change = more ? DifferenceChange::MoreOften : DifferenceChange::LessOften;
        difference.severity = more && candidate.count->level >= Level::Warning ? Severity::Warning : Severity::Info;
        difference.weight = (candidate.count->level >= Level::Warning ? 40 : 10) + std::min(30.0, -std::log10(std::max(qValue, 1e-30)));
        difference.value = {QString::number(candidate.counted.count[0]), QString::number(candidate.counted.count[1])};
        model::RateDifference rate;
        for (size_t side = 0; side < 2; ++side) {
            rate.count[side] = static_cast<quint64>(candidate.counted.count[side]);
            rate.observed[side] = model::Nanoseconds(static_cast<qint64>(candidate.counted.exposure[side] * 1e9));
        }
        rate.bursts[1] = candidate.count->steadyBursts;
        rate.dispersion = candidate.counted.dispersion;
        rate.ratio = candidate.test.ratio;
        rate.low = candidate.test.low;
        rate.high = candidate.test.high;
        rate.pValue = candidate.test.pValue;
        rate.qValue = qValue;
        difference.rate = rate;
        m_differences.push_back(std::move(difference));
    }

    const model::Analysis &m_analysis;
    const Healthy &m_healthy;
    const FactRules &m_rules;
    std::vector<Difference> m_differences;
    quint64 m_same = 0;
};

} // namespace

model::Result<BaselineComparison> compareWithBaseline(std::shared_ptr<const model::Analysis> analysis, const ingest::TextStore &texts, model::BundleIndex bundle, const Baselines &library,
                                                      const FactRules *rules, const model::Cancellation &cancellation)
{
    const FactRules &used = rules != nullptr ? *rules : FactRules::shipped();
    BaselineComparison result;
    result.analysis = analysis;
    result.side = sidesOf(*analysis)[bundle.value()];
    result.environment = environmentOf(*analysis, bundle);
    Healthy healthy;
    for (const HealthyBundle &known : library.bundles()) {
        // A bundle is no witness of its own health.
        if (known.environment == result.environment && known.id != analysis->snapshot->bundles[bundle.value()]->id) {
            healthy.push_back(&known);
            result.healthy << known.name;
        }
    }
    if (healthy.empty())
        return resources::errorFor(u"comparison.baseline.none", {{u"environment"_s, result.environment.text()}});
    Comparer comparer(*analysis, healthy, used);
    comparer.compareFacts(readSideFacts(*analysis, texts, bundle, used));
    comparer.compareWordings(countWordings(*analysis, bundle, cancellation));
    result.same = comparer.same();
    result.differences = comparer.take();
    addExamples(result.differences, *analysis->snapshot, texts);
    return result;
}

} // namespace shindan::comparison
