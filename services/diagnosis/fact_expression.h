#pragma once
// `disk.used-percent >= 85 and service.kubelet.active != active`: a condition on the facts of one node.
//
//   expression = term { "or" term }      term = primary { "and" primary }
//   primary    = name op value | "(" expression ")"
//   op         = < <= == != >= > contains
// A name may hold `*` for the part that becomes the subject: `interface.*.state == down`. Values with spaces stand in quotes.

#include "model/analysis.h"
#include "model/result.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <span>
#include <vector>

namespace shindan::diagnosis {

enum class Truth : quint8 { No, Unknown, Yes };

/// Holds for one subject (mount, interface ...) of one node, and the facts that say so.
struct FactCase
{
    QString subject; ///< empty: the fact has one value only
    Truth truth = Truth::Unknown;
    std::vector<const model::Fact *> facts;
};

/// A condition that was read. Immutable; copies share it.
class FactExpression
{
public:
    /// Columns of the Error count from 1, inside `text`.
    [[nodiscard]] static model::Result<FactExpression> parse(const QString &text);
    /// One case a subject, or one without a subject; Unknown where a fact is missing. `facts` are those of one node.
    [[nodiscard]] std::vector<FactCase> evaluate(std::span<const model::Fact *const> facts) const;
    /// Names asked for, each once, in order.
    [[nodiscard]] const QStringList &names() const { return m_names; }

    struct Node;

private:
    std::shared_ptr<const Node> m_root;
    QStringList m_names;
};

} // namespace shindan::diagnosis
