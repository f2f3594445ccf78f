#pragma once
// The answer to the customer: what happened, why, what to do, in plain words of one language.

#include "model/analysis.h"
#include "services/report/redaction.h"

#include <QStringList>

namespace shindan::report {

/// A letter on the findings with these ids (unknown ids are left out), with the steps of their first FAQ entries. Times in the
/// node's zone. Plain text, ready to be pasted.
[[nodiscard]] QString replyText(const model::Analysis &analysis, const QStringList &findingIds, model::Language language, Secrets secrets);

} // namespace shindan::report
