#pragma once
// Outcomes put into words: findings with id, title, evidence.

#include "services/diagnosis/outcome.h"

namespace shindan::diagnosis {

/// 16 hex digits of SHA-256 over rule, bundle id and the subject's `key=value` lines, sorted by key. The same in every run.
[[nodiscard]] QString findingId(const QString &rule, const QString &bundleId, const QMap<QString, QString> &subject);

/// Everything but causes and symptoms. Evidence is capped to `evidenceLimit`: the first, the last and the worst hits, in time.
/// Reads the text of that evidence only.
[[nodiscard]] model::Finding buildFinding(const Outcome &outcome, const model::Snapshot &snapshot, const Sightings &sightings,
                                          const Records &records);

constexpr size_t evidenceLimit = 20;
constexpr qint64 evidenceBytes = 4'096;

} // namespace shindan::diagnosis
