#pragma once
// What people call facts.

#include "model/text.h"

#include <QString>

namespace shindan::facts {

/// What people call a fact: the sentence `fact.<id>`; for ids with a part of their own (service.kubelet.active) that of the
/// family
/// (`fact.service.active`), the part filled in; for `<id>.more.count` that of what was left out of the list. An id without a sentence is its own name.
[[nodiscard]] model::Text factName(const QString &id);

} // namespace shindan::facts
