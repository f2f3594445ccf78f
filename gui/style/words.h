#pragma once
// Words of the interface for values of the model, in the language installed at the moment.

#include "model/analysis.h"
#include "model/fact_group.h"

#include <QString>

namespace shindan::gui {

[[nodiscard]] QString word(model::Severity severity);
[[nodiscard]] QString word(model::Level level);
/// Empty for an active finding.
[[nodiscard]] QString word(model::FindingState state);
[[nodiscard]] QString word(model::CheckStatus status);
[[nodiscard]] QString word(model::StepStatus status);
[[nodiscard]] QString word(model::Coverage coverage);
[[nodiscard]] QString word(model::FactGroup group);
/// Critical, recovered: what a screen reader says of a finding's shape.
[[nodiscard]] QString severityAndState(model::Severity severity, model::FindingState state);
/// What stands above a column; the id itself if there is no word for it.
[[nodiscard]] QString headerWord(const QString &id);
/// A role of a member in words; the role itself if there is no word for it.
[[nodiscard]] QString roleWord(const QString &role);
/// Of a finding's subject: node, pod, device ...
[[nodiscard]] QString subjectWord(const QString &name);

} // namespace shindan::gui
