#include "services/comparison/fact_differences.h"

#include "services/diagnosis/version_compare.h"
#include "services/resources/messages.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::Difference;
using model::DifferenceChange;
using model::Fact;

namespace {

using Key = std::pair<QString, QString>; // id, subject

bool isNumber(const Fact &fact)
{
    return fact.type == u"integer"_s || fact.type == u"number"_s;
}

// The family of facts that come from one output: without it on one side nothing is known about any of them.
QString familyOf(const QString &id)
{
    return id.section(u'.', 0, 0);
}

bool withinTolerance(const QString &a, const QString &b, double tolerance)
{
    const QStringList first = a.simplified().split(u' ');
    const QStringList second = b.simplified().split(u' ');
    if (tolerance <= 1 || first.size() != second.size())
        return false;
    for (qsizetype i = 0; i < first.size(); ++i) {
        bool numbers[2] = {false, false};
        const double x = first[i].toDouble(&numbers[0]);
        const double y = second[i].toDouble(&numbers[1]);
        if (!numbers[0] || !numbers[1])
            return false;
        if (x != y && (x <= 0 || y <= 0 || std::max(x, y) / std::min(x, y) > tolerance))
            return false;
    }
    return true;
}

// Lines of a file that the other side's lacks.
QString linesOnlyIn(const QString &text, const QString &other, const Identity &identity, const Identity &otherIdentity)
{
    QSet<QString> known;
    for (const QString &line : other.split(u'\n'))
        known.insert(otherIdentity.without(line));
    QStringList only;
    for (const QString &line : text.split(u'\n')) {
        if (!known.contains(identity.without(line)))
            only << line;
    }
    return only.join(u'\n');
}

class Comparer
{
public:
    Comparer(const SideFacts &first, const SideFacts &second, const FactRules &rules)
        : m_sides{&first, &second}
        , m_rules(rules)
    {
    }

    FactDifferences run()
    {
        std::map<Key, std::array<const Fact *, 2>> pairs;
        for (size_t side = 0; side < 2; ++side) {
            for (const Fact &fact : m_sides[side]->facts) {
                const FactRule &rule = m_rules.ruleFor(fact.id, fact.subject, isNumber(fact));
                const Fact *&slot = pairs[{fact.id, comparableSubject(fact, rule, m_sides[side]->identity)}][side];
                if (slot == nullptr)
                    slot = &fact;
                m_families[side].insert(familyOf(fact.id));
            }
        }
        for (const auto &[key, facts] : pairs)
            compare(key, facts);
        foldRepetitions();
        sayWhatIsUnchecked();
        return std::move(m_result);
    }

private:
    void compare(const Key &key, const std::array<const Fact *, 2> &facts)
    {
        const Fact &known = facts[0] != nullptr ? *facts[0] : *facts[1];
        const FactRule &rule = m_rules.ruleFor(known.id, known.subject, isNumber(known));
        if (facts[0] != nullptr && facts[1] != nullptr && alike(*facts[0], *facts[1], rule)) {
            ++m_result.same;
            return;
        }
        Difference difference = describe(key, facts, rule);
        const QString reason = reasonToExpect(facts, rule);
        if (reason.isEmpty()) {
            m_found.insert(known.id);
            m_rulesOf.push_back(&rule);
            m_result.differences.push_back(std::move(difference));
            return;
        }
        difference.severity = model::Severity::Info;
        difference.detail = resources::message(u"comparison.expected."_s + reason);
        m_result.expected.push_back(std::move(difference));
    }

    [[nodiscard]] bool alike(const Fact &a, const Fact &b, const FactRule &rule) const
    {
        const QString first = comparable(a, rule, 0);
        const QString second = comparable(b, rule, 1);
        return first == second || withinTolerance(first, second, rule.kind == FactKind::Measure ? 1 : rule.tolerance);
    }

    [[nodiscard]] QString comparable(const Fact &fact, const FactRule &rule, size_t side) const
    {
        QString value = comparableValue(fact, m_sides[side]->identity);
        if (rule.without.isEmpty())
            return value;
        for (const Fact &other : m_sides[side]->facts) {
            if (other.id == rule.without && !other.value.toString().isEmpty())
                value.replace(other.value.toString(), u"*"_s);
        }
        return value;
    }

    // Why a difference is none, as the end of a message's id; empty if it is one.
    [[nodiscard]] QString reasonToExpect(const std::array<const Fact *, 2> &facts, const FactRule &rule) const
    {
        const bool both = facts[0] != nullptr && facts[1] != nullptr;
        if (rule.kind == FactKind::Measure)
            return both && !withinTolerance(facts[0]->value.toString(), facts[1]->value.toString(), rule.tolerance) && !nearZero(facts) ? QString() : u"measure"_s;
        if (rule.kind > FactKind::Measure)
            return factKindName(rule.kind);
        if (both)
            return {};
        if (rule.absentExpected)
            return u"absent"_s;
        const size_t without = facts[0] == nullptr ? 0 : 1;
        const Fact &known = *facts[1 - without];
        return m_families[without].contains(familyOf(known.id)) ? QString() : u"not-collected"_s;
    }

    // From nothing to a few is no factor.
    static bool nearZero(const std::array<const Fact *, 2> &facts)
    {
        return std::max(std::abs(facts[0]->value.toDouble()), std::abs(facts[1]->value.toDouble())) < 10;
    }

    Difference describe(const Key &key, const std::array<const Fact *, 2> &facts, const FactRule &rule) const
    {
        const Fact &known = facts[0] != nullptr ? *facts[0] : *facts[1];
        Difference difference;
        difference.kind = model::DifferenceKind::Fact;
        difference.id = u"fact:"_s + key.first + (key.second.isEmpty() ? QString() : u'[' + key.second + u']');
        difference.change = facts[0] == nullptr ? DifferenceChange::OnlySecond : facts[1] == nullptr ? DifferenceChange::OnlyFirst : DifferenceChange::Changed;
        difference.severity = rule.kind == FactKind::Measure ? model::Severity::Info : rule.severity;
        difference.weight = rule.weight;
        difference.title = known.name;
        difference.subject = key.second;
        for (size_t side = 0; side < 2; ++side) {
            if (facts[side] == nullptr)
                continue;
            difference.value[side] = shownValue(*facts[side], m_sides[side]->utcOffset);
            difference.evidence[side].push_back(evidenceOf(*facts[side]));
        }
        if (known.id.startsWith("configuration"_L1) && facts[0] != nullptr && facts[1] != nullptr) {
            const QString whole[2] = {facts[0]->value.toString(), facts[1]->value.toString()};
            for (size_t side = 0; side < 2; ++side)
                difference.value[side] = linesOnlyIn(whole[side], whole[1 - side], m_sides[side]->identity, m_sides[1 - side]->identity);
        }
        if (rule.kind == FactKind::Version && difference.change == DifferenceChange::Changed) {
            const auto order = diagnosis::compareVersions(facts[0]->value.toString(), facts[1]->value.toString());
            if (order != std::strong_ordering::equal)
                difference.detail = resources::message(order == std::strong_ordering::less ? u"comparison.version.newer" : u"comparison.version.older");
        }
        return difference;
    }

    static model::Evidence evidenceOf(const Fact &fact)
    {
        model::Evidence evidence;
        evidence.bundle = fact.bundle;
        evidence.source = fact.source;
        evidence.line = fact.line;
        return evidence;
    }

    static QString shownValue(const Fact &fact, std::chrono::seconds utcOffset)
    {
        if (fact.type == u"time"_s)
            return model::toLocalText(fact.value.value<model::Instant>(), utcOffset, 0) + u' ' + model::offsetText(utcOffset);
        QString text = fact.value.toString();
        if (fact.type == u"number"_s)
            text = QString::number(fact.value.toDouble(), 'g', 6);
        return fact.unit == u"percent"_s ? text + u" %"_s : fact.unit == u"bytes"_s ? text + u" B"_s : fact.unit == u"seconds"_s ? text + u" s"_s : text;
    }

    // A fact whose rule names another one that differs too is folded under it.
    void foldRepetitions()
    {
        std::vector<Difference> kept;
        for (size_t i = 0; i < m_result.differences.size(); ++i) {
            Difference &difference = m_result.differences[i];
            const QString &repeats = m_rulesOf[i]->repeats;
            const bool folded = !repeats.isEmpty() && m_found.contains(repeats);
            if (!folded) {
                kept.push_back(std::move(difference));
                continue;
            }
            difference.severity = model::Severity::Info;
            difference.detail = resources::message(u"comparison.expected.repeats", {{u"fact"_s, repeats}});
            m_result.expected.push_back(std::move(difference));
        }
        m_result.differences = std::move(kept);
    }

    void sayWhatIsUnchecked()
    {
        QStringList missing[2];
        for (const Difference &difference : m_result.expected) {
            if (difference.detail != resources::message(u"comparison.expected.not-collected"))
                continue;
            const size_t without = difference.change == DifferenceChange::OnlySecond ? 0 : 1;
            const QString family = familyOf(difference.id.sliced(5).section(u'[', 0, 0));
            if (!missing[without].contains(family))
                missing[without] << family;
        }
        for (size_t side = 0; side < 2; ++side) {
            if (!missing[side].isEmpty())
                m_result.unchecked.push_back(resources::message(side == 0 ? u"comparison.unchecked.facts-first" : u"comparison.unchecked.facts-second",
                                                                {{u"families"_s, missing[side].join(u", "_s)}}));
        }
    }

    std::array<const SideFacts *, 2> m_sides;
    const FactRules &m_rules;
    std::array<QSet<QString>, 2> m_families;
    QSet<QString> m_found;
    std::vector<const FactRule *> m_rulesOf; ///< of the differences, same order
    FactDifferences m_result;
};

} // namespace

QString comparableValue(const Fact &fact, const Identity &identity)
{
    if (fact.type == u"time"_s)
        return model::toRfc3339(fact.value.value<model::Instant>());
    return identity.without(fact.value.toString().simplified());
}

QString comparableSubject(const Fact &fact, const FactRule &rule, const Identity &identity)
{
    if (fact.subject.isEmpty() || fact.id.endsWith(fact.subject))
        return fact.subject;
    const QString subject = identity.without(fact.subject);
    return rule.subjectOfPod ? withoutPodSuffix(subject) : subject;
}

FactDifferences compareFacts(const SideFacts &first, const SideFacts &second, const FactRules &rules)
{
    return Comparer(first, second, rules).run();
}

} // namespace shindan::comparison
