#include "services/comparison/group.h"

#include "services/comparison/compare.h"
#include "services/comparison/side.h"
#include "services/comparison/wording_counts.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::BundleIndex;
using model::Fact;

namespace {

struct Held
{
    const Fact *fact = nullptr;
    QString value; ///< as compared; empty: the bundle has none
};

class Group
{
public:
    Group(const model::Analysis &analysis, const FactRules &rules)
        : m_analysis(analysis)
        , m_rules(rules)
        , m_size(analysis.snapshot->bundles.size())
    {
        for (const model::ComparedSide &side : sidesOf(analysis)) {
            model::GroupMember member;
            member.bundle = side.bundle;
            member.label = side.label;
            m_result.members.push_back(std::move(member));
        }
    }

    void addFacts(size_t bundle, const SideFacts &side)
    {
        for (const Fact &fact : side.facts) {
            const bool numeric = fact.type == u"integer"_s || fact.type == u"number"_s;
            const FactRule &rule = m_rules.ruleFor(fact.id, fact.subject, numeric);
            if (rule.kind >= FactKind::Measure)
                continue;
            Row &row = m_rows[{fact.id, comparableSubject(fact, rule, side.identity)}];
            row.rule = &rule;
            row.held.resize(m_size);
            if (row.held[bundle].fact == nullptr)
                row.held[bundle] = {&fact, comparableValue(fact, side.identity)};
            m_families[bundle].insert(fact.id.section(u'.', 0, 0));
        }
    }

    void addWordings(size_t bundle, const BundleWordings &wordings)
    {
        for (auto it = wordings.counts.cbegin(); it != wordings.counts.cend(); ++it) {
            if (it->level >= model::Level::Warning && it->steady >= 3)
                m_loud[it.key()].push_back(bundle);
        }
    }

    model::GroupComparison take()
    {
        for (const auto &[key, row] : m_rows)
            judge(key, row);
        countWordingsOfOne();
        countFindingsOfOne();
        std::sort(m_result.facts.begin(), m_result.facts.end(), [](const model::GroupFact &a, const model::GroupFact &b) {
            return std::make_tuple(-static_cast<int>(a.severity), a.odd.size(), -a.weight, a.id, a.subject) < std::make_tuple(-static_cast<int>(b.severity), b.odd.size(), -b.weight, b.id, b.subject);
        });
        std::stable_sort(m_result.members.begin(), m_result.members.end(), [](const model::GroupMember &a, const model::GroupMember &b) { return a.score > b.score; });
        if (m_result.members.size() > 2) {
            const double most = m_result.members[0].score;
            m_result.hasOddOne = most >= 20 && most >= 2 * m_result.members[1].score;
        }
        return std::move(m_result);
    }

private:
    struct Row
    {
        const FactRule *rule = nullptr;
        std::vector<Held> held;
    };

    void judge(const std::pair<QString, QString> &key, const Row &row)
    {
        std::map<QString, size_t> counts;
        for (size_t i = 0; i < m_size; ++i) {
            if (known(key.first, row, i))
                ++counts[row.held[i].value];
        }
        if (counts.size() < 2)
            return;
        const auto usual = std::max_element(counts.begin(), counts.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
        size_t asked = 0;
        for (const auto &[value, count] : counts)
            asked += count;
        if (2 * usual->second <= asked || (row.rule->absentExpected && (usual->first.isEmpty() || counts.count(QString()) + 1 >= counts.size())))
            return;
        model::GroupFact fact;
        fact.id = key.first;
        fact.subject = key.second;
        fact.severity = row.rule->severity;
        fact.weight = row.rule->weight;
        for (size_t i = 0; i < m_size; ++i)
            take(key.first, row, i, usual->first, fact);
        m_result.facts.push_back(std::move(fact));
    }

    // A bundle in which nothing of this kind was collected speaks neither for nor against.
    [[nodiscard]] bool known(const QString &id, const Row &row, size_t bundle) const
    {
        const auto families = m_families.find(bundle);
        return row.held[bundle].fact != nullptr || (families != m_families.end() && families->second.contains(id.section(u'.', 0, 0)));
    }

    void take(const QString &id, const Row &row, size_t bundle, const QString &usual, model::GroupFact &fact)
    {
        const Held &held = row.held[bundle];
        if (held.fact != nullptr)
            fact.title = held.fact->name;
        if (!known(id, row, bundle))
            return;
        if (held.value == usual) {
            fact.usual = held.fact != nullptr ? held.fact->value.toString() : QString();
            return;
        }
        fact.odd.push_back(BundleIndex(static_cast<quint32>(bundle)));
        fact.values.push_back(held.fact != nullptr ? held.fact->value.toString() : QString());
        const double share = row.rule->severity > model::Severity::Info ? 1 : 0.2;
        m_result.members[bundle].score += share * row.rule->weight;
        ++m_result.members[bundle].oddFacts;
    }

    void countWordingsOfOne()
    {
        for (const auto &[wording, bundles] : m_loud) {
            if (bundles.size() == 1) {
                ++m_result.members[bundles.front()].oddMessages;
                m_result.members[bundles.front()].score += 10;
            }
        }
    }

    void countFindingsOfOne()
    {
        std::map<QString, QSet<quint32>> byRule;
        for (const model::Finding &finding : m_analysis.findings) {
            if (finding.state == model::FindingState::Active && finding.severity > model::Severity::Info)
                byRule[finding.rule].insert(finding.bundle.value());
        }
        for (const auto &[rule, bundles] : byRule) {
            if (bundles.size() == 1) {
                ++m_result.members[*bundles.begin()].findings;
                m_result.members[*bundles.begin()].score += 60;
            }
        }
    }

    const model::Analysis &m_analysis;
    const FactRules &m_rules;
    size_t m_size;
    std::map<std::pair<QString, QString>, Row> m_rows;
    std::map<size_t, QSet<QString>> m_families;
    std::map<QString, std::vector<size_t>> m_loud;
    model::GroupComparison m_result;
};

} // namespace

model::GroupComparison compareGroup(const model::Analysis &analysis, const ingest::TextStore &texts, const FactRules *rules, const model::Cancellation &cancellation)
{
    const FactRules &used = rules != nullptr ? *rules : FactRules::shipped();
    Group group(analysis, used);
    std::vector<SideFacts> sides; // facts are pointed to until the end
    sides.reserve(analysis.snapshot->bundles.size());
    for (size_t i = 0; i < analysis.snapshot->bundles.size() && !cancellation.requested(); ++i) {
        const BundleIndex bundle(static_cast<quint32>(i));
        sides.push_back(readSideFacts(analysis, texts, bundle, used));
        group.addFacts(i, sides.back());
        group.addWordings(i, countWordings(analysis, bundle, cancellation));
    }
    return group.take();
}

} // namespace shindan::comparison
