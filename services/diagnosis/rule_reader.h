#pragma once
// Rules from YAML: an entry of the shipped data, or a file of the user's. A broken file leaves the others alone.

#include "model/result.h"
#include "services/diagnosis/rule.h"
#include "services/resources/schema.h"

#include <QCborMap>

namespace shindan::diagnosis {

struct ReadRule
{
    Rule rule;
    std::vector<resources::SchemaFault> faults; ///< JSON pointers relative to the entry; none: the rule can be used
};

/// Reads one entry that fits the schema. What a schema cannot say is looked at here: expressions, durations, groups that are
/// named but never captured, placeholders that differ between languages. `check` false: patterns are not compiled for that (the
/// shipped rules are checked by the tests, not at each start).
[[nodiscard]] ReadRule readRule(const QCborMap &entry, bool check = true);

struct RuleFile
{
    std::vector<Rule> rules;           ///< those that can be used
    std::vector<model::Error> errors;  ///< path, line and column filled in
};

/// Reads a file of rules from disk. Where the schema does not hold, no rule of the file is used.
[[nodiscard]] RuleFile readRuleFile(const QString &path);
/// The same from memory; `name` stands for the path.
[[nodiscard]] RuleFile readRuleText(const QByteArray &text, const QString &name);

/// `90s`, `5m`, `2h`, `1d`, `500ms`.
[[nodiscard]] std::optional<model::Nanoseconds> readDuration(QStringView text);

} // namespace shindan::diagnosis
