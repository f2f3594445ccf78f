#pragma once
// Could a rule have seen what it looks for? Three answers, never two: "not collected" is never "healthy".

#include "model/analysis.h"
#include "services/diagnosis/rule.h"

#include <map>

namespace shindan::diagnosis {

/// In rising order of worth.
enum class CoverageDegree : quint8 { None, Part, Whole };

struct RuleCoverage
{
    CoverageDegree degree = CoverageDegree::Whole;
    model::Text reason;    ///< why not whole; empty if whole
    QStringList members;   ///< what would have been needed
};

/// Answers for one bundle. Immutable, O(sources) an answer.
class CoverageReader
{
public:
    CoverageReader(const model::Snapshot &snapshot, model::BundleIndex bundle, const std::vector<model::Boot> &boots,
                   const std::map<QString, std::vector<const model::Fact *>> &factsByNode);

    [[nodiscard]] RuleCoverage of(const Match &match) const;
    [[nodiscard]] RuleCoverage of(const Pattern &pattern) const;
    /// The last moment of which a source of this pattern speaks; null if there is none.
    [[nodiscard]] std::optional<model::Instant> lastMoment(const Pattern &pattern) const;

private:
    struct Source
    {
        const model::SourceInfo *info;
        const model::SourceIndex *index; // null: missing
    };
    [[nodiscard]] RuleCoverage ofRoles(const QStringList &roles, const QString &program = {}) const;
    [[nodiscard]] RuleCoverage ofAnyLog() const;
    [[nodiscard]] RuleCoverage ofFact(const FactMatch &fact) const;
    [[nodiscard]] RuleCoverage ofSource(const Source &source) const;
    [[nodiscard]] std::optional<model::Instant> bootOf(const QString &node) const;
    [[nodiscard]] std::vector<Source> sourcesOf(const QString &role) const;

    std::vector<Source> m_sources;
    std::vector<model::Boot> m_boots;
    const std::map<QString, std::vector<const model::Fact *>> &m_factsByNode;
};

} // namespace shindan::diagnosis
