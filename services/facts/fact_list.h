#pragma once
// Collects the facts of one node while extractors read its members.

#include "model/analysis.h"
#include "services/facts/member_text.h"

#include <QHash>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace shindan::facts {

/// A value and where it stands.
template <typename T>
struct Found
{
    T value;
    Place place;
};

/// Two members that say different things about one fact; the fact has the first of the two values.
struct Disagreement
{
    QString fact;
    QString subject;
    QString value;
    Place place;
    QString otherValue;
    Place otherPlace;
};

/// Not thread-safe. Of one fact id and subject the first value added stays: extractors ask the better witness first.
class FactList
{
public:
    [[nodiscard]] bool has(const QString &id, const QString &subject = {}) const { return m_seen.contains({id, subject}); }
    [[nodiscard]] const model::Fact *find(const QString &id, const QString &subject = {}) const;

    void addText(const QString &id, std::string_view value, const Place &place, const QString &subject = {});
    void addText(const QString &id, const QString &value, const Place &place, const QString &subject = {});
    void addVersion(const QString &id, std::string_view value, const Place &place);
    void addInteger(const QString &id, qint64 value, const Place &place, const QString &subject = {});
    void addNumber(const QString &id, double value, const Place &place, const QString &subject = {});
    void addBoolean(const QString &id, bool value, const Place &place, const QString &subject = {});
    void addTime(const QString &id, model::Instant value, const Place &place, const QString &subject = {});

    /// To be called where two members contradict each other; a warning is made of it.
    void note(Disagreement disagreement) { m_disagreements.push_back(std::move(disagreement)); }

    [[nodiscard]] const std::vector<model::Fact> &facts() const noexcept { return m_facts; }
    [[nodiscard]] std::vector<model::Fact> takeFacts() { return std::move(m_facts); }
    [[nodiscard]] const std::vector<Disagreement> &disagreements() const noexcept { return m_disagreements; }

private:
    void add(const QString &id, QVariant value, const char *type, const Place &place, const QString &subject);

    std::vector<model::Fact> m_facts;
    QHash<std::pair<QString, QString>, qsizetype> m_seen; // (id, subject) -> index
    std::vector<Disagreement> m_disagreements;
};

/// A value that several members may tell. Where they differ, the worse one counts: a service that failed at one moment of the
/// collection did fail. `worse(a, b)`: a is worse than b.
template <typename T, typename Worse>
class WorstOf
{
public:
    explicit WorstOf(Worse worse)
        : m_worse(std::move(worse))
    { }
    void offer(T value, const Place &place)
    {
        if (!m_worst) {
            m_worst = Found<T>{std::move(value), place};
        } else if (m_worse(value, m_worst->value)) {
            m_other = std::exchange(m_worst, Found<T>{std::move(value), place});
        } else if (!m_other && m_worse(m_worst->value, value)) {
            m_other = Found<T>{std::move(value), place};
        }
    }
    [[nodiscard]] const std::optional<Found<T>> &worst() const noexcept { return m_worst; }
    /// One that differs; no value if all agree.
    [[nodiscard]] const std::optional<Found<T>> &other() const noexcept { return m_other; }

private:
    Worse m_worse;
    std::optional<Found<T>> m_worst;
    std::optional<Found<T>> m_other;
};

} // namespace shindan::facts
