#pragma once
// The moment at which the customer says it happened, and what the bundle knows of that moment.

#include "model/time.h"
#include "model/units.h"

#include <QString>

#include <optional>
#include <vector>

namespace shindan::model {

/// Whether a log could have told of the moment.
enum class MomentCover : quint8 {
    Covered,     ///< it has lines before and after
    Silent,      ///< its last line is older, though the bundle was collected later: it had nothing more to say, or was rotated
    BeginsLater, ///< its first line is younger
    EndsEarlier, ///< its last line is older, and so is the collection
    Missing,     ///< a log that the layout expects, and that is not there or empty
};
/// covered, silent, begins-later, ends-earlier, missing.
[[nodiscard]] QString momentCoverName(MomentCover cover);

/// A line near the moment.
struct NearLine
{
    LineNumber line;
    Instant time;
};

/// One log at the moment.
struct SourceAtMoment
{
    BundleIndex bundle;
    QString source;                 ///< member path
    MomentCover cover = MomentCover::Missing;
    std::optional<NearLine> before; ///< its last line not after the moment; copies and parts of records are passed over
    std::optional<NearLine> after;  ///< its first line after it

    /// The nearer of the two.
    [[nodiscard]] std::optional<NearLine> nearest(Instant at) const;
};

enum class MomentBoot : quint8 {
    Current, ///< the boot in which the bundle was collected
    Earlier, ///< another boot, of which there are lines on both sides of the moment
    Between, ///< behind the last line of one boot and before the start of the next one
    Unknown, ///< before everything that is known of boots, or nothing is known of them
};
/// current, earlier, between, unknown.
[[nodiscard]] QString momentBootName(MomentBoot boot);

/// One node at the moment.
struct BootAtMoment
{
    BundleIndex bundle;
    QString node;
    MomentBoot boot = MomentBoot::Unknown;
    std::optional<Instant> from; ///< of the boot; Between: its last line
    std::optional<Instant> to;   ///< last line of the boot; Between: start of the next one
};

struct Incident
{
    Instant at;
    std::vector<SourceAtMoment> sources; ///< logs only, in the order of the snapshot, then what is missing
    std::vector<BootAtMoment> boots;
};

} // namespace shindan::model
