#include "services/diagnosis/sightings.h"

#include "services/diagnosis/printers.h"

#include <algorithm>
#include <map>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using model::Instant;
using model::RowRef;

namespace {

constexpr model::Nanoseconds copyDistance = 3s; // as ingest aligns copies
constexpr model::Nanoseconds bootSlack = 5s;    // stamps around a boot are no more exact than this
constexpr size_t copiesLookedAt = 256;

bool belongs(const model::SourceIndex &source, model::RowIndex row, const Pattern &pattern, bool printerKnown)
{
    const QString &role = source.roleOf(row);
    const bool unknownKind = role == u"other"_s;
    if (!pattern.roles.isEmpty() && !pattern.roles.contains(role) && !(unknownKind && source.info->hasTimes))
        return false;
    if (!pattern.formats.isEmpty() && !pattern.formats.contains(source.formatOf(row)))
        return false;
    return printerKnown || pattern.programs.isEmpty() || mayPrint(*source.info, pattern.programs);
}

// What a workload prints says nothing of the node, unless that is asked for. A web server's log is one, wherever it was found.
bool isUnasked(const model::SourceIndex &source, model::RowRef row, const Pattern &pattern, LogOwners &owners)
{
    if (pattern.roles.contains(u"pod-log"_s))
        return false;
    if (source.formatOf(row.row) == u"nginx-error"_s)
        return true;
    const LogOwner *owner = owners.of(row);
    return owner && owner->isWorkload();
}

// Start of the current boot of each node of a bundle; the empty name stands for a bundle with one node only.
std::map<std::pair<model::BundleIndex, QString>, Instant> currentBoots(const std::vector<model::Boot> &boots)
{
    std::map<std::pair<model::BundleIndex, QString>, Instant> starts;
    for (const model::Boot &boot : boots) {
        if (!boot.current || !boot.start)
            continue;
        starts[{boot.bundle, boot.node}] = *boot.start;
        starts.try_emplace({boot.bundle, QString()}, *boot.start);
    }
    return starts;
}

} // namespace

void Sightings::numberNodes(const model::Snapshot &snapshot, const std::vector<QString> &nodeOfSource)
{
    m_nodesOfBundle.resize(std::max<size_t>(snapshot.bundles.size(), 1));
    std::map<QString, quint32> numbers;
    for (const auto &source : snapshot.sources) {
        const QString &name = nodeOfSource[source->id().value()];
        const auto [at, isNew] = numbers.try_emplace(name, quint32(m_nodes.size()));
        if (isNew)
            m_nodes.push_back(name);
        m_nodeOfSource.push_back(at->second);
        const size_t bundle = source->info->bundle.value();
        if (bundle >= m_nodesOfBundle.size())
            m_nodesOfBundle.resize(bundle + 1);
        if (!name.isEmpty() && !m_nodesOfBundle[bundle].contains(name))
            m_nodesOfBundle[bundle].append(name);
    }
    for (QStringList &names : m_nodesOfBundle) {
        names.sort();
        if (names.isEmpty())
            names.append(QString());
    }
}

Sightings::Sightings(const model::Snapshot &snapshot, const ingest::HitList &hits, const std::vector<PatternSource> &patterns,
                     const std::vector<model::Boot> &boots, const std::vector<QString> &nodeOfSource, LogOwners &owners)
{
    numberNodes(snapshot, nodeOfSource);
    m_lists.assign(m_nodesOfBundle.size(), std::vector<std::vector<Sighting>>(patterns.size()));
    const auto bootStarts = currentBoots(boots);
    for (const ingest::Hit &hit : hits) {
        const PatternHit what = PatternHit::of(hit.pattern);
        if (what.slot >= patterns.size() || hit.row.source.value() >= snapshot.sources.size())
            continue;
        const model::SourceIndex &source = snapshot.source(hit.row.source);
        const Pattern &pattern = *patterns[what.slot].pattern;
        if (hit.row.row.value() >= source.rows || !belongs(source, hit.row.row, pattern, what.printerKnown) || isUnasked(source, hit.row, pattern, owners))
            continue;
        Sighting sighting{hit.row, {}, m_nodeOfSource[hit.row.source.value()], source.hasTime(hit.row.row), false};
        if (sighting.timed) {
            sighting.time = source.instant(hit.row.row);
            // The kernel's own ring never outlives a boot.
            const bool fromRing = source.quality(hit.row.row).testFlag(model::TimeQuality::Monotonic);
            const QString &node = m_nodes[sighting.node];
            auto start = bootStarts.find({source.info->bundle, node});
            if (start == bootStarts.end() && node.isEmpty())
                start = bootStarts.find({source.info->bundle, QString()});
            sighting.earlierBoot = !fromRing && start != bootStarts.end() && sighting.time < start->second - bootSlack;
        }
        m_lists[source.info->bundle.value()][what.slot].push_back(sighting);
    }
    for (auto &lists : m_lists) {
        for (size_t slot = 0; slot < lists.size(); ++slot) {
            std::ranges::sort(lists[slot], [&](const Sighting &a, const Sighting &b) {
                if (a.timed != b.timed)
                    return a.timed;
                if (a.timed && a.time != b.time)
                    return a.time < b.time;
                const int orderA = snapshot.source(a.row.source).info->order;
                const int orderB = snapshot.source(b.row.source).info->order;
                return orderA != orderB ? orderA < orderB : a.row < b.row;
            });
            setCopiesAside(snapshot, quint32(slot), lists[slot]);
        }
    }
}

// The line that a copy repeats: the first in sequence within the distance, one with the same template before others.
std::optional<size_t> Sightings::twinOf(const Sighting &copy, const std::vector<Sighting> &list, const Finer &finer, size_t from,
                                        const model::Snapshot &snapshot) const
{
    const auto templateOf = [&](const Sighting &s) { return snapshot.source(s.row.source).templateOf(s.row.row); };
    std::optional<size_t> twin;
    for (size_t i = from; i < std::min(finer.indexes.size(), from + copiesLookedAt); ++i) {
        const Sighting &candidate = list[finer.indexes[i]];
        if (candidate.timed && copy.timed && candidate.time > copy.time + copyDistance)
            break;
        const bool otherNode = candidate.node != copy.node && !m_nodes[candidate.node].isEmpty() && !m_nodes[copy.node].isEmpty();
        if (finer.taken[i] || candidate.row.source == copy.row.source || otherNode)
            continue;
        if (templateOf(candidate) == templateOf(copy))
            return i;
        if (!twin)
            twin = i;
    }
    return twin;
}

// A copy goes if the line that it repeats hit, too. Each coarser source runs in the same sequence as the finer ones.
void Sightings::setCopiesAside(const model::Snapshot &snapshot, quint32 slot, std::vector<Sighting> &list)
{
    Finer finer;
    std::map<model::SourceId, std::vector<size_t>> copiesBySource;
    for (size_t i = 0; i < list.size(); ++i) {
        const model::RowRef row = list[i].row;
        if (snapshot.source(row.source).flags(row.row).has(model::RowFlags::Copy))
            copiesBySource[row.source].push_back(i);
        else
            finer.indexes.push_back(i);
    }
    if (copiesBySource.empty() || finer.indexes.empty())
        return;

    std::vector<bool> dropped(list.size());
    for (const auto &[source, copies] : copiesBySource) {
        finer.taken.assign(finer.indexes.size(), false);
        size_t from = 0;
        for (size_t index : copies) {
            const Sighting &copy = list[index];
            const auto past = [&](const Sighting &s) { return s.timed && copy.timed && s.time < copy.time - copyDistance; };
            while (from < finer.indexes.size() && (finer.taken[from] || past(list[finer.indexes[from]])))
                ++from;
            const auto twin = twinOf(copy, list, finer, from, snapshot);
            if (!twin)
                continue;
            finer.taken[*twin] = true;
            dropped[index] = true;
            m_copies.emplace(Place{slot, list[finer.indexes[*twin]].row}, copy.row);
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < list.size(); ++i) {
        if (!dropped[i])
            list[kept++] = list[i];
    }
    list.resize(kept);
}

std::span<const Sighting> Sightings::of(model::BundleIndex bundle, quint32 slot) const
{
    if (bundle.value() >= m_lists.size() || slot >= m_lists[bundle.value()].size())
        return {};
    return m_lists[bundle.value()][slot];
}

std::vector<RowRef> Sightings::copiesOf(quint32 slot, RowRef row) const
{
    std::vector<RowRef> rows;
    const auto [begin, end] = m_copies.equal_range(Place{slot, row});
    for (auto at = begin; at != end; ++at)
        rows.push_back(at->second);
    std::ranges::sort(rows);
    return rows;
}

QStringList Sightings::nodesOf(model::BundleIndex bundle) const
{
    return bundle.value() < m_nodesOfBundle.size() ? m_nodesOfBundle[bundle.value()] : QStringList{QString()};
}

} // namespace shindan::diagnosis
