#pragma once
// What the customer is asked for next: what the bundle lacks and what would tell more about the findings answered.

#include "model/analysis.h"

#include <QStringList>

#include <vector>

namespace shindan::report {

struct ReplyRequest
{
    model::Text what;     ///< one sentence
    QStringList commands; ///< each stands alone; times in them are the node's
};

/// None if the bundles hold what is needed. In an order that one person can work through.
[[nodiscard]] std::vector<ReplyRequest> requestsFor(const model::Analysis &analysis, const std::vector<const model::Finding *> &findings);

} // namespace shindan::report
