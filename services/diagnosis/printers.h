#pragma once
// Which programs print in which kind of source: tells where a rule's evidence could stand.

#include "model/source.h"

#include <QStringList>

namespace shindan::diagnosis {

/// Roles of the sources in which lines of this program stand, the finest first.
[[nodiscard]] QStringList rolesOfProgram(const QString &program);
/// Who prints, as a rule, what rules of this component ask for; empty if anybody may.
[[nodiscard]] QStringList usualPrograms(const QString &ruleId, const QString &component);
/// Could one of the programs have printed the lines of this source that do not name their printer?
[[nodiscard]] bool mayPrint(const model::SourceInfo &source, const QStringList &programs);

} // namespace shindan::diagnosis
