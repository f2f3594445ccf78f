#pragma once
// The rules in force: those that come with the program and those of the user's folders, with their patterns numbered.

#include "model/snapshot.h"
#include "services/diagnosis/pattern_database.h"
#include "services/diagnosis/rule.h"

#include <memory>
#include <unordered_map>

namespace shindan::diagnosis {

/// Immutable, shared between threads.
class RuleSet
{
public:
    /// Shipped rules and those of all *.yaml and *.yml files below the folders (or of the files named). What cannot be read is a
    /// warning; the rest is used. A rule whose id is taken is left out with a warning. Compiles the patterns (up to a second;
    /// from the second run on a few milliseconds).
    [[nodiscard]] static std::shared_ptr<const RuleSet> load(const QStringList &userFolders = {});
    /// The shipped ones, loaded once.
    [[nodiscard]] static std::shared_ptr<const RuleSet> shipped();
    /// Exactly these.
    [[nodiscard]] static std::shared_ptr<const RuleSet> of(std::vector<Rule> rules, bool shipped = false);

    /// Shipped ones first, in the order of their files; users' behind.
    [[nodiscard]] const std::vector<Rule> &rules() const { return m_rules; }
    [[nodiscard]] const Rule *find(QStringView id) const;
    /// Rules in the order in which they take records: the more special before the more general.
    [[nodiscard]] const std::vector<size_t> &specialFirst() const { return m_specialFirst; }
    /// All rules that this one folds, directly or through another.
    [[nodiscard]] const QStringList &foldedBy(const Rule &rule) const { return m_folded[size_t(&rule - m_rules.data())]; }

    [[nodiscard]] const std::vector<PatternSource> &patterns() const { return m_patterns; }
    /// Slots of the lines that starts leave behind (see start_windows.h).
    [[nodiscard]] const std::vector<quint32> &startSlots() const { return m_startSlots; }
    /// Slots of the lines by which kubelet says that its node became Ready or not (see node_readiness.h).
    [[nodiscard]] const std::vector<quint32> &readinessSlots() const { return m_readinessSlots; }
    [[nodiscard]] const std::shared_ptr<const PatternDatabase> &matcher() const { return m_matcher; }
    [[nodiscard]] const std::vector<model::Warning> &warnings() const { return m_warnings; }

private:
    RuleSet() = default;
    void add(std::vector<Rule> rules, bool shipped);
    void addShipped();
    void addFolder(const QString &folder);
    void finish(const QString &storeFolder);
    void orderBySpeciality();

    std::vector<Rule> m_rules;
    std::vector<bool> m_shipped;             // by rule
    std::vector<size_t> m_specialFirst;
    std::vector<QStringList> m_folded;       // by rule
    std::vector<PatternSource> m_patterns;   // point into m_rules
    std::vector<quint32> m_startSlots;
    std::vector<quint32> m_readinessSlots;
    std::unordered_map<QString, size_t> m_byId;
    std::shared_ptr<const PatternDatabase> m_matcher;
    std::vector<model::Warning> m_warnings;
};

/// An Error as one sentence with its place, for lists of warnings.
[[nodiscard]] model::Warning warningOf(const model::Error &error);

} // namespace shindan::diagnosis
