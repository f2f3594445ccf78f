#include "services/diagnosis/ranking.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace shindan::diagnosis {

using model::FindingState;
using model::Instant;

namespace {

// Critical 9, error 6, warning 3, info 0; what recovered stands behind what lasts and is one severity lighter.
int ownWeight(const Outcome &outcome)
{
    const int weight = 3 * int(outcome.severity);
    switch (outcome.state) {
    case FindingState::Active: return weight + 1;
    case FindingState::Recovered: return weight - 3;
    case FindingState::EarlierBoot: return weight - 100;
    }
    return weight;
}

// Tuple that sorts the best first.
using Key = std::tuple<int, int, int, int, qint64, QString, QString, size_t>;

class Ranking
{
public:
    Ranking(const std::vector<Outcome> &outcomes, const std::vector<Link> &links)
        : m_outcomes(outcomes)
        , m_symptoms(outcomes.size())
        , m_causesLeft(outcomes.size())
        , m_weights(outcomes.size(), unknown)
    {
        for (const Link &link : links) {
            m_symptoms[link.cause].push_back(link.symptom);
            ++m_causesLeft[link.symptom];
        }
    }

    std::vector<size_t> order()
    {
        std::set<Key> ready;
        for (size_t i = 0; i < m_outcomes.size(); ++i) {
            if (m_causesLeft[i] == 0)
                ready.insert(key(i));
        }
        std::vector<size_t> result;
        while (!ready.empty()) {
            const size_t index = std::get<7>(*ready.begin());
            ready.erase(ready.begin());
            result.push_back(index);
            for (size_t symptom : m_symptoms[index]) {
                if (--m_causesLeft[symptom] == 0)
                    ready.insert(key(symptom));
            }
        }
        return result;
    }

private:
    static constexpr int unknown = std::numeric_limits<int>::min();

    int weight(size_t index)
    {
        if (m_weights[index] != unknown)
            return m_weights[index];
        int heaviest = ownWeight(m_outcomes[index]);
        for (size_t symptom : m_symptoms[index])
            heaviest = std::max(heaviest, weight(symptom));
        return m_weights[index] = heaviest;
    }

    Key key(size_t index)
    {
        const Outcome &outcome = m_outcomes[index];
        const int explains = m_symptoms[index].empty() ? 1 : 0;
        const auto count = int(std::min<size_t>(outcome.group.hits.size(), 1'000'000));
        const qint64 last = outcome.group.last().value_or(Instant::maximum()).ns;
        QString subject = outcome.group.node;
        for (const QString &value : outcome.group.subject)
            subject += QChar(0) + value;
        return {-weight(index), explains, -ownWeight(outcome), -count, -last, outcome.rule->id, subject, index};
    }

    const std::vector<Outcome> &m_outcomes;
    std::vector<std::vector<size_t>> m_symptoms;
    std::vector<int> m_causesLeft;
    std::vector<int> m_weights;
};

} // namespace

std::vector<size_t> ranked(const std::vector<Outcome> &outcomes, const std::vector<Link> &links)
{
    return Ranking(outcomes, links).order();
}

} // namespace shindan::diagnosis
