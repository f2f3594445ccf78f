#pragma once
// Where a match holds on one bundle: groups of hits that fulfil counts, windows, order and absence.

#include "services/diagnosis/evaluation.h"
#include "services/diagnosis/group.h"

namespace shindan::diagnosis {

/// Groups of all nodes of the bundle. Hits of an earlier boot make groups of their own. Groups that are start-up noise come, too,
/// marked. O(hits of its patterns); reads the text of hits only if something is grouped by it or for a sample of them.
[[nodiscard]] std::vector<Group> groupsOf(const Match &match, Benign benign, const TakenRows &taken, BundleEvaluation &evaluation);

/// One each; used by groupsOf().
[[nodiscard]] std::vector<Group> groupsOfPattern(const PatternMatch &match, Benign benign, const TakenRows &taken, BundleEvaluation &evaluation);
[[nodiscard]] std::vector<Group> groupsOfSequence(const SequenceMatch &match, Benign benign, const TakenRows &taken, BundleEvaluation &evaluation);
[[nodiscard]] std::vector<Group> groupsOfAbsence(const AbsentMatch &match, const TakenRows &taken, BundleEvaluation &evaluation);
[[nodiscard]] std::vector<Group> groupsOfFacts(const FactMatch &match, BundleEvaluation &evaluation);

/// Marks the group as noise if every hit lies in a start window.
void markNoise(Group &group, Benign benign, const BundleEvaluation &evaluation);
/// Keeps the hits of windows in which `count` of them stand; none if there is no such window. Hits in order.
void keepBursts(std::vector<GroupHit> &hits, quint64 count, std::optional<model::Nanoseconds> within);

} // namespace shindan::diagnosis
