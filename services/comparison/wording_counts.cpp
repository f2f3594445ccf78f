#include "services/comparison/wording_counts.h"

#include "services/comparison/identity.h"
#include "services/comparison/rate_test.h"

#include <algorithm>
#include <unordered_map>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::Instant;
using model::RowIndex;

namespace {

constexpr model::Nanoseconds burstPause = std::chrono::seconds(5);
constexpr size_t mostRoles = 64;

// A line of values alone says nothing that could be compared.
bool saysSomething(const QString &masked)
{
    int letters = 0;
    bool inPlace = false;
    for (qsizetype i = 0; i < masked.size(); ++i) {
        if (masked[i] == u'<' && masked.mid(i, 3) == "<*>"_L1)
            inPlace = true;
        letters += !inPlace && masked[i].isLetter() ? 1 : 0;
        if (inPlace && masked[i] == u'>')
            inPlace = false;
    }
    return letters >= 4;
}

// What the pass fills for one template.
struct Slot
{
    WordingCount count;
    Instant lastSeen = Instant::minimum();
    Instant lastSteady = Instant::minimum();
    bool lastWasStartup = false;
};

class Pass
{
public:
    Pass(const model::Analysis &analysis, model::BundleIndex bundle, const model::Cancellation &cancellation)
        : m_analysis(analysis)
        , m_snapshot(*analysis.snapshot)
        , m_cancellation(cancellation)
    {
        m_result.bundle = bundle;
        m_result.starts = startups(analysis, bundle);
        for (const auto &source : m_snapshot.sources) {
            if (source->info->bundle == bundle && source->info->hasTimes && source->rows > 0)
                m_sources.push_back(source.get());
        }
    }

    BundleWordings run()
    {
        observe();
        for (const model::SourceIndex *source : m_sources)
            count(*source);
        gather();
        return std::move(m_result);
    }

private:
    size_t roleIndex(const QString &role)
    {
        qsizetype index = m_result.roles.indexOf(role);
        if (index < 0 && m_result.roles.size() < static_cast<qsizetype>(mostRoles)) {
            index = m_result.roles.size();
            m_result.roles << role;
            m_result.observed.emplace_back();
        }
        return index < 0 ? mostRoles - 1 : static_cast<size_t>(index);
    }

    void observe()
    {
        Intervals all;
        for (const model::SourceIndex *source : m_sources) {
            const Intervals observed = comparison::observedIn(*source);
            Intervals &ofRole = m_result.observed[roleIndex(source->info->role)];
            ofRole.insert(ofRole.end(), observed.begin(), observed.end());
            all.insert(all.end(), observed.begin(), observed.end());
        }
        for (Intervals &intervals : m_result.observed)
            intervals = united(std::move(intervals));
        m_steady = difference(united(std::move(all)), m_result.starts);
        m_partLength = std::max<qint64>(1, length(m_steady).count() / static_cast<qint64>(timeParts));
    }

    void count(const model::SourceIndex &source)
    {
        const quint64 role = quint64(1) << roleIndex(source.info->role);
        IntervalCursor starts(m_result.starts);
        IntervalCursor steady(m_steady);
        for (quint32 place = 0; place < source.rows; ++place) {
            if ((place & 0xffffU) == 0 && m_cancellation.requested())
                return;
            const RowIndex row = source.rowAt(place);
            const model::RowFlags flags = source.flags(row);
            if (flags.has(model::RowFlags::Part) || flags.has(model::RowFlags::Copy) || flags.has(model::TimeQuality::None))
                continue;
            const model::TemplateId id = source.templateOf(row);
            if (id.value() == 0)
                continue;
            const Instant t = source.instant(row);
            add(slotOf(id), {source.id(), row}, t, starts.contains(t), steady, role, flags.level());
        }
    }

    /// The same few templates come again and again: those seen last, by 12 bits of their id, are found without a search.
    Slot &slotOf(model::TemplateId id)
    {
        auto &[known, slot] = m_recent[id.value() & 0xfffU];
        if (slot == nullptr || known != id.value()) {
            known = id.value();
            slot = &m_slots[id.value()];
        }
        return *slot;
    }

    void add(Slot &slot, model::RowRef row, Instant t, bool startup, IntervalCursor &steady, quint64 role, model::Level level)
    {
        WordingCount &count = slot.count;
        if (count.total() == 0)
            count.first = row;
        count.last = row;
        count.sources |= role;
        count.level = std::max(count.level, level);
        const bool another = slot.lastSeen == Instant::minimum() || slot.lastWasStartup != startup || t > slot.lastSeen + burstPause || t < slot.lastSeen - burstPause;
        slot.lastSeen = t;
        slot.lastWasStartup = startup;
        if (startup) {
            ++count.startup;
            count.startupBursts += another ? 1 : 0;
            return;
        }
        if (count.steady > 0 && t > slot.lastSteady && t < slot.lastSteady + longestSilence) {
            const double gap = std::chrono::duration<double>(t - slot.lastSteady).count();
            count.gaps += gap;
            count.gapSquares += gap * gap;
        }
        slot.lastSteady = t;
        ++count.steady;
        count.steadyBursts += another ? 1 : 0;
        count.lastSteady = row;
        const auto part = static_cast<size_t>(steady.observedBefore(t).count() / m_partLength);
        ++count.parts[std::min(part, timeParts - 1)];
    }

    void gather()
    {
        for (const model::Template &known : *m_snapshot.templates) {
            const auto slot = m_slots.find(known.id.value());
            if (slot == m_slots.end() || !saysSomething(known.masked))
                continue;
            WordingCount &count = slot->second.count;
            count.messageTemplate = known.id;
            count.component = componentOf(m_snapshot, count.last);
            m_result.components[count.component] += count.total();
            merge(m_result.counts[withoutRandomSuffixes(known.masked)], count);
        }
    }

    static void merge(WordingCount &into, const WordingCount &count)
    {
        if (into.total() == 0) {
            into = count;
            return;
        }
        if (into.steady == 0)
            into.lastSteady = count.lastSteady;
        into.steady += count.steady;
        into.startup += count.startup;
        into.steadyBursts += count.steadyBursts;
        into.startupBursts += count.startupBursts;
        into.gaps += count.gaps;
        into.gapSquares += count.gapSquares;
        into.sources |= count.sources;
        into.level = std::max(into.level, count.level);
        for (size_t i = 0; i < timeParts; ++i)
            into.parts[i] += count.parts[i];
    }

    const model::Analysis &m_analysis;
    const model::Snapshot &m_snapshot;
    const model::Cancellation &m_cancellation;
    std::vector<const model::SourceIndex *> m_sources;
    std::unordered_map<quint32, Slot> m_slots; // by template
    std::array<std::pair<quint32, Slot *>, 0x1000> m_recent{}; // the map's values stay where they are
    Intervals m_steady;
    qint64 m_partLength = 1; // ns
    BundleWordings m_result;
};

} // namespace

double WordingCount::dispersion() const
{
    constexpr double leastScatter = 0.25; // nothing in a log is a perfect clock
    if (steady < fewestToScatter || gaps <= 0)
        return std::max(1.0, static_cast<double>(steady) / static_cast<double>(std::max<quint64>(1, steadyBursts)));
    // Of a process that renews itself the dispersion of counts is the squared coefficient of variation of its gaps (Cox, Renewal Theory).
    const double size = static_cast<double>(steady - 1);
    const double mean = gaps / size;
    const double variation = std::max(0.0, gapSquares / size - mean * mean) / (mean * mean);
    return std::max({leastScatter, variation, varianceOverMean({parts.begin(), parts.end()})});
}

Intervals BundleWordings::observedIn(const QStringList &roleNames) const
{
    Intervals all;
    for (qsizetype i = 0; i < roles.size(); ++i) {
        if (roleNames.contains(roles[i]))
            all.insert(all.end(), observed[static_cast<size_t>(i)].begin(), observed[static_cast<size_t>(i)].end());
    }
    return united(std::move(all));
}

QStringList BundleWordings::roleNames(quint64 bits) const
{
    QStringList names;
    for (qsizetype i = 0; i < roles.size(); ++i) {
        if ((bits >> i) & 1U)
            names << roles[i];
    }
    return names;
}

BundleWordings countWordings(const model::Analysis &analysis, model::BundleIndex bundle, const model::Cancellation &cancellation)
{
    return Pass(analysis, bundle, cancellation).run();
}

QString componentOf(const model::Snapshot &snapshot, model::RowRef row)
{
    const model::EntityRows &components = snapshot.entityRows(model::EntityKind::Component);
    for (auto component = components.cbegin(); component != components.cend(); ++component) {
        if ((*component)->contains(row))
            return component.key();
    }
    return {};
}

} // namespace shindan::comparison
