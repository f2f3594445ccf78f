#pragma once
// How often each wording of messages stands in the logs of one bundle, when, and in which phase.
//
// A wording is a template without the random parts of names that templates keep (`kube-api-access-x2x9k`), so that it is the same
// on two nodes; templates that differ in such parts only are counted as one.

#include "model/analysis.h"
#include "model/cancellation.h"
#include "services/comparison/observation.h"

#include <QHash>

#include <array>
#include <map>
#include <vector>

namespace shindan::comparison {

constexpr size_t timeParts = 64; ///< equal parts of the observed time without starts, to tell bursts from chance

constexpr quint64 fewestToScatter = 8; ///< fewer messages do not tell how they scatter

/// One wording in one bundle. Heads only; copies are not counted.
struct WordingCount
{
    quint64 steady = 0;                      ///< outside of starts
    quint64 startup = 0;                     ///< in the first minutes after one
    quint64 steadyBursts = 0;                ///< runs without a pause of more than 5 s
    quint64 startupBursts = 0;
    std::array<quint32, timeParts> parts{};  ///< of `steady`
    double gaps = 0;                         ///< sum of the seconds between two of `steady`, and of their squares
    double gapSquares = 0;
    model::RowRef first;
    model::RowRef last;
    model::RowRef lastSteady;                ///< only if steady > 0
    model::TemplateId messageTemplate;       ///< the most frequent one
    model::Level level = model::Level::Unknown;
    QString component;                       ///< who prints it; empty if lines do not say
    quint64 sources = 0;                     ///< bits of BundleWordings::roles

    /// How much the steady ones scatter: variance over mean of counts, by the gaps between them (0 is a clock, 1 chance, more bursts) or
    /// by the parts of the time, whichever is more. 1 if there are too few to tell.
    [[nodiscard]] double dispersion() const;
    [[nodiscard]] quint64 total() const { return steady + startup; }
};

struct BundleWordings
{
    model::BundleIndex bundle;
    QHash<QString, WordingCount> counts;     ///< by wording
    QStringList roles;                       ///< of sources on the timeline, 64 at most: others are counted as the last
    std::vector<Intervals> observed;         ///< of each role: when its sources were written to
    Intervals starts;
    QHash<QString, quint64> components;      ///< messages by who prints them

    /// When sources of these roles were written to.
    [[nodiscard]] Intervals observedIn(const QStringList &roleNames) const;
    [[nodiscard]] QStringList roleNames(quint64 bits) const;
};

/// Reads the index only, no text. O(rows); 10 million rows take about a second.
[[nodiscard]] BundleWordings countWordings(const model::Analysis &analysis, model::BundleIndex bundle, const model::Cancellation &cancellation);

/// Who printed the row; empty if lines do not say. O(components).
[[nodiscard]] QString componentOf(const model::Snapshot &snapshot, model::RowRef row);

} // namespace shindan::comparison
