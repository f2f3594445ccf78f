#pragma once
// Groups that a rule's patterns capture, and whether everything that names a group names one of them.

#include "services/diagnosis/byte_regex.h"
#include "services/diagnosis/rule.h"
#include "services/resources/schema.h"

namespace shindan::diagnosis {

/// Names that some variant of the pattern captures.
[[nodiscard]] QStringList groupsOfPattern(const Pattern &pattern);
/// Names that findings of the rule may have in their subject: captured groups, `node`, and the subjects of facts.
[[nodiscard]] QStringList subjectNames(const Rule &rule);
/// Names in `by` and `same` that a pattern does not capture, in `join` and in the title that no finding of the rule can have,
/// placeholders that stand in one language only. Paths are relative to the rule's entry.
[[nodiscard]] std::vector<resources::SchemaFault> groupFaults(const Rule &rule);

} // namespace shindan::diagnosis
