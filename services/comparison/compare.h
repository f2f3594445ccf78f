#pragma once
// The one call behind the window and the command line: two bundles of an opened workspace, side by side.

#include "model/cancellation.h"
#include "model/comparison.h"
#include "model/result.h"
#include "services/comparison/alignment.h"
#include "services/comparison/fact_rules.h"
#include "services/ingest/text_store.h"

namespace shindan::comparison {

struct CompareRequest
{
    std::array<model::BundleIndex, 2> sides{model::BundleIndex(0), model::BundleIndex(1)};
    AlignmentRequest alignment;
    model::DisplayZone zone;          ///< of times in the query of an event
    const FactRules *rules = nullptr; ///< null: the shipped ones
};

/// What each bundle is called: its node, or its file if the nodes are not known or the same; numbered if that is the same, too.
[[nodiscard]] std::vector<model::ComparedSide> sidesOf(const model::Analysis &analysis);

/// Blocks; any thread. Reads the index of both sides once and a few thousand lines; far cheaper than opening them. An Error only if the
/// query of an event cannot be read. Cancelled: an incomplete comparison that is not to be shown.
[[nodiscard]] model::Result<std::shared_ptr<const model::Comparison>> compare(std::shared_ptr<const model::Analysis> analysis, const ingest::TextStore &texts,
                                                                              const CompareRequest &request, const model::Cancellation &cancellation);

} // namespace shindan::comparison
