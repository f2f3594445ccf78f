#pragma once
// What is different between two sides: a bundle each, in one workspace. Read by views and reports, changed by nobody.
//
// "First" and "second" are the sides as the user named them; a swap is another comparison. A difference that is to be expected
// (names, addresses, counters, times) is kept, but folded: it stands in `expected` with its reason.

#include "model/analysis.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace shindan::model {

enum class DifferenceKind : quint8 { Fact, Finding, Message, Sequence };
constexpr int differenceKindCount = 4;
/// fact, finding, message, sequence.
[[nodiscard]] QString differenceKindName(DifferenceKind kind);

enum class DifferenceChange : quint8 {
    Changed,    ///< another value
    OnlyFirst,  ///< gone in the second
    OnlySecond, ///< new in the second
    Worse,      ///< of a finding: more severe, or active again in the second
    Better,
    MoreOften,  ///< of a message: its rate in the second is higher
    LessOften,
    Slower,     ///< of a step: it took longer in the second
    Faster,
};
/// changed, only-first, only-second, worse, better, more-often, less-often, slower, faster.
[[nodiscard]] QString differenceChangeName(DifferenceChange change);

/// Which part of the time counts were made in.
enum class ComparedPhase : quint8 {
    Steady,  ///< without the first minutes after starts
    Startup, ///< these minutes alone
    Whole,   ///< all of it: of what one side never says
};
/// steady, startup, whole.
[[nodiscard]] QString comparedPhaseName(ComparedPhase phase);

/// How often a message stands on both sides, and how sure the difference is.
struct RateDifference
{
    std::array<quint64, 2> count{};          ///< heads, copies not counted, in the phase compared
    std::array<quint64, 2> bursts{};         ///< runs without a pause of more than 5 s
    std::array<Nanoseconds, 2> observed{};   ///< how long the sources that can hold it were written to, in that phase
    ComparedPhase phase = ComparedPhase::Steady;
    double dispersion = 1;                   ///< variance over mean: 1 is chance alone, more is bursts
    double ratio = 1;                        ///< rate of the second over that of the first, half a message added to each
    double low = 0;                          ///< 95 % confidence interval of the ratio
    double high = 0;
    double pValue = 1;                       ///< G-test
    double qValue = 1;                       ///< corrected for the number of messages tested (Benjamini-Hochberg)
};

/// A step of a start on both sides.
struct StepDifference
{
    std::array<std::optional<Nanoseconds>, 2> begin;    ///< since the start; no value: not seen
    std::array<std::optional<Nanoseconds>, 2> duration; ///< no value: no end seen
};

struct Difference
{
    QString id;                      ///< the same in every run: `fact:kubelet.flag[--v]`, `message:1f2e3d4c`, ...
    DifferenceKind kind = DifferenceKind::Fact;
    DifferenceChange change = DifferenceChange::Changed;
    Severity severity = Severity::Info;
    double weight = 0;               ///< rank among those of one severity; higher comes first
    Text title;
    Text detail;                     ///< why it may matter, or why it is expected; may be empty
    QString subject;                 ///< which one of several (unit, mount, pod); names of one node replaced by *
    std::array<QString, 2> value;    ///< what each side has, as plain text; empty: nothing
    std::array<std::vector<Evidence>, 2> evidence; ///< lines of each side, two at most
    TemplateId messageTemplate;      ///< of a message; else 0
    QString query;                   ///< shows its lines in a list of both sides; empty if there is none
    QString rule;                    ///< of a finding
    std::array<QString, 2> finding;  ///< ids of findings
    std::optional<RateDifference> rate;
    std::optional<StepDifference> step;
};

/// How the clocks of the two sides are laid over each other.
enum class AlignmentMethod : quint8 { Absolute, Collected, Boot, Event, Manual };
/// absolute, collected, boot, event, manual.
[[nodiscard]] QString alignmentMethodName(AlignmentMethod method);

struct Alignment
{
    AlignmentMethod method = AlignmentMethod::Absolute;
    Nanoseconds offset{0};           ///< added to a moment of the second side it gives the moment of the first that it stands beside
    std::array<std::optional<Instant>, 2> anchor; ///< what was laid on each other; no value: not known, the offset is 0
    QString event;                   ///< query of the event, if one was chosen
};

/// One step of a start, side by side; in the order of the first side, those of the second alone where they fall.
struct StepPair
{
    QString name;                    ///< unit or milestone
    Text title;
    bool landmark = false;           ///< a moment, without a length
    StepDifference step;
    std::array<Evidence, 2> evidence;
};

struct ComparedSide
{
    BundleIndex bundle;
    QString label;                   ///< node, or file name
    QString node;
    std::optional<Instant> collectedAt;
    quint64 lines = 0;
    std::optional<Instant> bootStart; ///< of the boot of the collection
};

struct Comparison
{
    std::shared_ptr<const Analysis> analysis; ///< holds both sides
    std::array<ComparedSide, 2> sides;
    Alignment alignment;
    std::vector<Difference> differences; ///< ranked: most severe first, then by weight
    std::vector<Difference> expected;    ///< folded, by kind and id
    std::array<quint64, differenceKindCount> same{}; ///< how many of each kind are alike on both sides
    std::vector<StepPair> boot;          ///< steps of the boot; empty if one side does not hold its start
    std::vector<StepPair> pods;          ///< starts of pods, by the pod's name without what is random
    std::vector<Text> unchecked;         ///< what could not be compared, and why

    [[nodiscard]] static std::shared_ptr<const Comparison> empty();
};

/// One fact in which bundles of a group differ, and who holds what.
struct GroupFact
{
    QString id;
    Text title;
    QString subject;
    QString usual;                        ///< value of most; empty: most have none
    std::vector<BundleIndex> odd;         ///< those with another value
    std::vector<QString> values;          ///< of those, in the same order
    Severity severity = Severity::Info;
    double weight = 0;
};

/// How far one bundle of a group stands from the rest.
struct GroupMember
{
    BundleIndex bundle;
    QString label;
    double score = 0;                     ///< sum of the weights of what only it (or few besides it) has
    quint64 oddFacts = 0;
    quint64 oddMessages = 0;              ///< wordings of warnings and errors that no other bundle holds
    quint64 findings = 0;                 ///< active ones of rules that no other bundle has
};

struct GroupComparison
{
    std::vector<GroupMember> members;     ///< the oddest first
    std::vector<GroupFact> facts;         ///< ranked
    bool hasOddOne = false;               ///< the first of `members` stands out clearly
};

} // namespace shindan::model

Q_DECLARE_METATYPE(std::shared_ptr<const shindan::model::Comparison>)
