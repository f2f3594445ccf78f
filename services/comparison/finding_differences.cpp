#include "services/comparison/finding_differences.h"

#include "model/findings_model.h"
#include "services/resources/messages.h"

#include <map>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::Difference;
using model::DifferenceChange;
using model::Finding;
using model::Severity;

namespace {

/// A finding that is over weighs less than one that is not.
int gravity(const Finding &finding)
{
    const int severity = static_cast<int>(finding.severity);
    return finding.state == model::FindingState::Active ? 10 + severity : finding.state == model::FindingState::Recovered ? 5 + severity : severity;
}

QString subjectOf(const Finding &finding, const Identity &identity)
{
    QMap<QString, QString> subject = finding.subject;
    subject.remove(u"node"_s);
    for (QString &value : subject)
        value = withoutPodSuffix(identity.without(value));
    return model::subjectText(subject);
}

QString valueOf(const Finding &finding)
{
    return u"%1, %2, %3"_s.arg(model::severityName(finding.severity), model::findingStateName(finding.state), QString::number(finding.count));
}

struct Pair
{
    std::array<const Finding *, 2> findings{};
};

class Comparer
{
public:
    Comparer(const model::Analysis &analysis, const std::array<model::BundleIndex, 2> &sides)
        : m_analysis(analysis)
        , m_sides(sides)
    {
    }

    FindingDifferences run(const std::array<Identity, 2> &identities)
    {
        std::map<std::pair<QString, QString>, Pair> pairs;
        for (size_t side = 0; side < 2; ++side) {
            for (const Finding &finding : m_analysis.findings) {
                if (finding.bundle != m_sides[side])
                    continue;
                const Finding *&slot = pairs[{finding.rule, subjectOf(finding, identities[side])}].findings[side];
                if (slot == nullptr || gravity(finding) > gravity(*slot))
                    slot = &finding;
            }
        }
        for (const auto &[key, pair] : pairs)
            compare(key.second, pair);
        return std::move(m_result);
    }

private:
    void compare(const QString &subject, const Pair &pair)
    {
        const auto &[first, second] = pair.findings;
        if (first != nullptr && second != nullptr) {
            const int change = gravity(*second) - gravity(*first);
            if (change == 0)
                ++m_result.same;
            else
                add(subject, pair, change > 0 ? DifferenceChange::Worse : DifferenceChange::Better);
            return;
        }
        const size_t without = first == nullptr ? 0 : 1;
        const Finding &known = *pair.findings[1 - without];
        if (!wasChecked(without, known.rule)) {
            m_result.unchecked.push_back(resources::messageWithTexts(without == 0 ? u"comparison.unchecked.rule-first" : u"comparison.unchecked.rule-second", {{u"rule"_s, known.title}}));
            return;
        }
        add(subject, pair, without == 0 ? DifferenceChange::OnlySecond : DifferenceChange::OnlyFirst);
    }

    [[nodiscard]] bool wasChecked(size_t side, const QString &rule) const
    {
        for (const model::Check &check : m_analysis.checks) {
            if (check.bundle == m_sides[side] && check.rule == rule)
                return check.status != model::CheckStatus::NotChecked;
        }
        return false;
    }

    void add(const QString &subject, const Pair &pair, DifferenceChange change)
    {
        const Finding &graver = pair.findings[0] == nullptr || (pair.findings[1] != nullptr && gravity(*pair.findings[1]) > gravity(*pair.findings[0]))
            ? *pair.findings[1]
            : *pair.findings[0];
        Difference difference;
        difference.kind = model::DifferenceKind::Finding;
        difference.change = change;
        difference.id = u"finding:"_s + graver.rule + (subject.isEmpty() ? QString() : u'[' + subject + u']');
        difference.severity = graver.state == model::FindingState::Active ? graver.severity : Severity::Info;
        difference.weight = 90 + static_cast<double>(graver.causes.empty() ? 5 : 0);
        difference.title = graver.title;
        difference.detail = graver.explanation;
        difference.subject = subject;
        difference.rule = graver.rule;
        for (size_t side = 0; side < 2; ++side) {
            const Finding *finding = pair.findings[side];
            if (finding == nullptr)
                continue;
            difference.finding[side] = finding->id;
            difference.value[side] = valueOf(*finding);
            for (const model::Evidence &evidence : finding->evidence) {
                if (difference.evidence[side].size() < 2)
                    difference.evidence[side].push_back(evidence);
            }
        }
        m_result.differences.push_back(std::move(difference));
    }

    const model::Analysis &m_analysis;
    std::array<model::BundleIndex, 2> m_sides;
    FindingDifferences m_result;
};

} // namespace

FindingDifferences compareFindings(const model::Analysis &analysis, const std::array<model::BundleIndex, 2> &sides, const std::array<Identity, 2> &identities)
{
    return Comparer(analysis, sides).run(identities);
}

} // namespace shindan::comparison
