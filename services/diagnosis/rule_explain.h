#pragma once
// Why a rule fired on a workspace, or why not.

#include "services/diagnosis/rule_set.h"
#include "services/diagnosis/workspace.h"

namespace shindan::diagnosis {

/// What one bundle says about a rule, in the order in which the rule was decided.
struct RuleExplanation
{
    model::Check check;                  ///< how it ended, and why
    std::vector<model::Text> lines;      ///< patterns and their hits, facts and their values, what was left out
    std::vector<QString> findings;       ///< ids
};

/// One explanation a bundle. An Error if there is no such rule (its hint names the nearest id) or the workspace was not analysed.
[[nodiscard]] model::Result<std::vector<RuleExplanation>> explainRule(const QString &ruleId, const Workspace &workspace);

} // namespace shindan::diagnosis
