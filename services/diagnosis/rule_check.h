#pragma once
// For authors of rules: what is wrong with a file, and whether the rules do what their examples say.

#include "services/diagnosis/rule_set.h"

namespace shindan::diagnosis {

/// Everything wrong with a file of rules: YAML, schema, patterns, references to rules and FAQ entries that do not exist, patterns
/// that Hyperscan refuses (they work, slowly), rules without examples. Places are filled in. Empty: the file is good.
[[nodiscard]] std::vector<model::Error> checkRuleFile(const QString &path);

/// An example that does not hit, or a counterexample that does.
struct ExampleFailure
{
    QString line;
    bool shouldHit = true;
    model::Text reason;  ///< what the patterns saw of the line
};

struct RuleTest
{
    QString rule;
    QString file;
    qsizetype examples = 0;
    qsizetype counterexamples = 0;
    std::vector<ExampleFailure> failures;
    std::vector<QByteArray> variantsWithoutExample; ///< wordings that no example shows
};

/// Runs each rule over its own examples and counterexamples, read as lines of a file by whatever format fits them. Rules that only
/// ask facts have none.
[[nodiscard]] std::vector<RuleTest> testRules(const RuleSet &rules);

/// A raw line (or several, joined by \n) as patterns see it.
struct SampleRecord
{
    std::string message;
    std::string program;
    model::Level level = model::Level::Unknown;
    QString format;
};
[[nodiscard]] SampleRecord readSample(const QString &line);

} // namespace shindan::diagnosis
