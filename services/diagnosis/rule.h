#pragma once
// A rule as values: what it looks for, what that means, what ends it and what may have caused it. The shape in YAML is in
// docs/rules.md and resources/schema.

#include "model/level.h"
#include "model/text.h"
#include "model/time.h"
#include "services/diagnosis/fact_expression.h"
#include "services/ingest/pattern_matcher.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace shindan::diagnosis {

/// One wording of a message. The text is a regular expression over bytes (PCRE2, restricted to what Hyperscan takes).
struct Variant
{
    QByteArray text;
    QString since;   ///< versions of the component that print it so, for people; both may be empty
    QString until;
};

/// Wordings of one message, and where they count.
struct Pattern
{
    std::vector<Variant> variants;
    QStringList programs;             ///< who printed the line; empty: anybody
    QStringList roles;                ///< of the source; empty: any
    QStringList formats;              ///< of the source; empty: any
    std::optional<model::Level> level;///< this level or above; rows of unknown level pass
    quint32 slot = 0;                 ///< its place in the rule set's list of patterns
    QStringList usualPrograms;        ///< who prints it as a rule, where `programs` is empty: tells only whether it could have been seen
};

/// Does it listen to logs of pods alone? Then it knows the pod, whatever it captures.
[[nodiscard]] inline bool isOfPodLogs(const Pattern &pattern)
{
    return pattern.roles == QStringList{QStringLiteral("pod-log")};
}

struct Match;

/// A message that comes `count` times within a window, for each value of the captured groups in `by`.
struct PatternMatch
{
    Pattern pattern;
    quint64 count = 1;
    std::optional<model::Nanoseconds> within;
    QStringList by;
};

/// Messages in this order, all within a window, all with the same values of the captured groups in `same`.
struct SequenceMatch
{
    std::vector<Pattern> steps;
    std::optional<model::Nanoseconds> within;
    QStringList same;
};

/// A message that does not come, although `when` says that it should.
struct AbsentMatch
{
    Pattern pattern;
    std::vector<Match> when;           ///< none or one
    bool requiresWhole = false;        ///< said only if the sources of the message are there from the start of the boot
    std::optional<model::Nanoseconds> within; ///< it should come this soon after `when`; no value: at any later time
};

struct FactMatch
{
    FactExpression condition;
};

struct AllOf
{
    std::vector<Match> parts;
};
struct AnyOf
{
    std::vector<Match> parts;
};
struct NotOf
{
    std::vector<Match> part;           ///< exactly one
};

struct Match
{
    std::variant<PatternMatch, SequenceMatch, AbsentMatch, FactMatch, AllOf, AnyOf, NotOf> of;
};

/// When hits are noise unless they come again later.
enum class Benign : quint8 { Never, Startup, Boot };

/// Findings of another rule that explain findings of this one.
struct Cause
{
    QString rule;
    QStringList join;                  ///< node, pod, device ...: values that must be equal; `cluster`: any node will do
    model::Nanoseconds within{0};      ///< the cause comes at most this long before
    model::Nanoseconds lag{0};         ///< or this long after
    qsizetype entry = 0;               ///< which entry of `causes` says so: one may name several rules
};

struct Rule
{
    QString id;                        ///< <component>.<slug>
    model::Text title;                 ///< may hold {name} of the subject
    model::Text explanation;
    model::Severity severity = model::Severity::Info;
    QString component;
    QStringList faq;
    Match match;
    std::optional<Pattern> clears;
    Benign benign = Benign::Never;
    QStringList specialises;
    std::vector<Cause> causes;
    QStringList examples;
    QStringList counterexamples;
    QString file;                      ///< where it stands; a path of the user's, or the name of the shipped file
};

/// All patterns of a rule: of its match, at any depth, and of `clears`.
void forEachPattern(Rule &rule, const std::function<void(Pattern &)> &visit);
void forEachPattern(const Rule &rule, const std::function<void(const Pattern &)> &visit);
/// Patterns whose hits are sought (those of `absent` and `clears` are not among them).
void forEachSoughtPattern(const Match &match, const std::function<void(const Pattern &)> &visit);

} // namespace shindan::diagnosis
