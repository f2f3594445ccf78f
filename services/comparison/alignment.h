#pragma once
// How the clocks of two sides are laid over each other.

#include "model/cancellation.h"
#include "model/comparison.h"
#include "model/result.h"
#include "services/ingest/text_store.h"

namespace shindan::comparison {

struct AlignmentRequest
{
    model::AlignmentMethod method = model::AlignmentMethod::Absolute;
    QString event;                        ///< query, for Event
    model::Nanoseconds offset{0};         ///< for Manual
};

/// `absolute`, `collected`, `boot`, an offset (`+90s`, `-1h30m`, `+250ms`), or else a query: the event.
[[nodiscard]] AlignmentRequest readAlignment(const QString &text);
/// `+1h30m`, `-250ms`; no value: not an offset.
[[nodiscard]] std::optional<model::Nanoseconds> readOffset(QStringView text);
/// The same form; `+0s` for none.
[[nodiscard]] QString offsetText(model::Nanoseconds offset);

/// The offset that lays the second side on the first. Event: the first match of the first side, and of the second side that match which
/// comes nearest to the same time after the boot (or, if a boot is not known, before the collection). An Error if the query cannot be
/// read; what is not known (no boot in the logs, no match) leaves the offset at 0 and an anchor without a value.
[[nodiscard]] model::Result<model::Alignment> align(const model::Analysis &analysis, const ingest::TextStore &texts,
                                                    const std::array<model::ComparedSide, 2> &sides, const AlignmentRequest &request,
                                                    const model::DisplayZone &zone, const model::Cancellation &cancellation);

} // namespace shindan::comparison
