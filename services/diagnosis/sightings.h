#pragma once
// Hits with their time, by bundle and pattern: what rules decide on. Copies are set aside, wrong places left out.

#include "model/analysis.h"
#include "services/diagnosis/log_owners.h"
#include "services/diagnosis/pattern_database.h"

#include <span>
#include <unordered_map>

namespace shindan::diagnosis {

/// One record that a pattern hit. 24 bytes.
struct Sighting
{
    model::RowRef row;          ///< head of the record
    model::Instant time;        ///< corrected; meaningless if not timed
    quint32 node = 0;           ///< number of the node (see Sightings::node)
    bool timed = false;
    bool earlierBoot = false;   ///< before the boot in which the bundle was collected
};

/// Built once per evaluation, then only read. O(hits * log hits).
class Sightings
{
public:
    /// `patterns` by slot, as the matcher has them.
    /// `nodeOfSource`: see nodeNames(). `owners`: lines of workloads count for patterns alone that ask for logs of pods by role.
    Sightings(const model::Snapshot &snapshot, const ingest::HitList &hits, const std::vector<PatternSource> &patterns,
              const std::vector<model::Boot> &boots, const std::vector<QString> &nodeOfSource, LogOwners &owners);

    /// In the order (time, layout's order of the source, source, row); those without a time last.
    [[nodiscard]] std::span<const Sighting> of(model::BundleIndex bundle, quint32 slot) const;
    /// Rows in coarser sources that repeat this one and hit, too.
    [[nodiscard]] std::vector<model::RowRef> copiesOf(quint32 slot, model::RowRef row) const;
    [[nodiscard]] const QString &node(quint32 number) const { return m_nodes[number]; }
    /// Names of the nodes that a bundle speaks of; one empty name if it names none.
    [[nodiscard]] QStringList nodesOf(model::BundleIndex bundle) const;

private:
    struct Place
    {
        quint32 slot;
        model::RowRef row;
        friend bool operator==(const Place &, const Place &) = default;
    };
    struct PlaceHash
    {
        size_t operator()(const Place &place) const noexcept { return qHash(place.row, place.slot); }
    };

    // Hits that are no copies, as indexes into the list, and which of them a copy was found for.
    struct Finer
    {
        std::vector<size_t> indexes;
        std::vector<bool> taken;
    };

    void numberNodes(const model::Snapshot &snapshot, const std::vector<QString> &nodeOfSource);
    [[nodiscard]] std::optional<size_t> twinOf(const Sighting &copy, const std::vector<Sighting> &list, const Finer &finer, size_t from,
                                               const model::Snapshot &snapshot) const;
    void setCopiesAside(const model::Snapshot &snapshot, quint32 slot, std::vector<Sighting> &list);

    std::vector<QString> m_nodes;
    std::vector<quint32> m_nodeOfSource;            // by SourceId
    std::vector<QStringList> m_nodesOfBundle;       // by BundleIndex
    std::vector<std::vector<std::vector<Sighting>>> m_lists; // bundle, slot
    std::unordered_multimap<Place, model::RowRef, PlaceHash> m_copies;
};

} // namespace shindan::diagnosis
