#pragma once
// Hits and facts that belong together: what becomes a finding.

#include "services/diagnosis/byte_regex.h"
#include "services/diagnosis/sightings.h"

#include <QHash>
#include <QSet>

namespace shindan::diagnosis {

/// A sighting, and of which pattern.
struct GroupHit
{
    Sighting sighting;
    quint32 slot = 0;
};

struct Group
{
    QString node;
    Captured key;        ///< values that tell this group from others of the same match
    Captured subject;    ///< key, and what all hits have in common
    QHash<QString, QSet<QString>> values; ///< captured by some hit; at most valueLimit of a name
    std::vector<GroupHit> hits;           ///< in time; those without a time last. Of the last episode, once episodes are told apart
    std::vector<GroupHit> earlier;        ///< of the episodes before it, in time
    std::vector<const model::Fact *> facts;
    bool earlierBoot = false;
    bool noise = false;    ///< all of it lies in a start window, and nothing came again
    bool atLeast = false;  ///< more hits than were looked at

    static constexpr qsizetype valueLimit = 1'000;

    [[nodiscard]] std::optional<model::Instant> first() const;
    [[nodiscard]] std::optional<model::Instant> last() const;
    /// Takes in what one hit captured.
    void remember(const Captured &captured);
    /// Sets `subject` from key and the values that are the same in all hits.
    void settleSubject();
    void sortHits();
};

/// May both speak of the same thing? Nodes and values that both have must be equal.
[[nodiscard]] bool compatible(const Group &a, const Group &b);

} // namespace shindan::diagnosis
