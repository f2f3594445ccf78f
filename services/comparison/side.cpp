#include "services/comparison/side.h"

#include "services/comparison/settings.h"

#include <iterator>

namespace shindan::comparison {

SideFacts readSideFacts(const model::Analysis &analysis, const ingest::TextStore &texts, model::BundleIndex bundle, const FactRules &rules)
{
    SideFacts side;
    side.identity = Identity(analysis, bundle, rules);
    side.utcOffset = analysis.snapshot->bundles[bundle.value()]->utcOffset.value_or(std::chrono::seconds(0));
    for (const model::Fact &fact : analysis.facts) {
        if (fact.bundle == bundle)
            side.facts.push_back(fact);
    }
    for (auto more : {readSettings(*analysis.snapshot, texts, bundle, side.facts), readImages(*analysis.snapshot, texts, bundle)})
        side.facts.insert(side.facts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return side;
}

} // namespace shindan::comparison
