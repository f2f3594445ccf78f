#pragma once
// Which differences of facts count: the typed rules of resources/differences, and those that a person adds.

#include "model/level.h"
#include "model/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace shindan::comparison {

/// What a fact is to a comparison. The first three make differences, a measure does beyond its tolerance, the others never do.
enum class FactKind : quint8 { Setting, Version, State, Measure, Counter, Time, Identity, Process, Pod, Ignored };
[[nodiscard]] QString factKindName(FactKind kind);

struct FactRule
{
    QStringList facts;        ///< patterns of the whole id: see matchesPattern()
    QStringList subjects;     ///< patterns; empty: any
    FactKind kind = FactKind::Setting;
    model::Severity severity = model::Severity::Info;
    int weight = 15;
    double tolerance = 1;     ///< factor
    QString repeats;          ///< id of a fact that says the same
    QString without;          ///< id of a fact whose value is left out before values are compared
    bool absentExpected = false;
    bool subjectOfPod = false;

    [[nodiscard]] bool fits(const QString &id, const QString &subject) const;
};

/// The whole text fits the pattern: `*` is any text, `?` one character, `[0-9]` one of a range or list. O(text * pattern) at worst.
[[nodiscard]] bool matchesPattern(QStringView text, QStringView pattern);

/// Immutable; any thread.
class FactRules
{
public:
    /// The shipped ones.
    [[nodiscard]] static const FactRules &shipped();
    /// Those of a file of the same form before the shipped ones: the person's own come first.
    [[nodiscard]] static model::Result<FactRules> withFile(const QString &path);

    /// The rule that holds; one of kind setting (measure for `numeric`) and severity info if none fits.
    [[nodiscard]] const FactRule &ruleFor(const QString &id, const QString &subject, bool numeric) const;
    /// Facts whose values name one node.
    [[nodiscard]] const QStringList &identity() const { return m_identity; }

private:
    std::vector<FactRule> m_rules;
    QStringList m_identity;
};

} // namespace shindan::comparison
