#pragma once
// FAQ entries from the shipped data.

#include "services/knowledge/faq.h"

#include <QCborMap>

namespace shindan::knowledge {

/// Reads an entry that fits resources/schema/faq.schema.json; what does not fit is left empty.
[[nodiscard]] FaqEntry readEntry(const QCborMap &entry);

/// Place of a subject in the contents: 1 to 11, then the words in a fixed order, then unknown ones.
[[nodiscard]] int subjectOrder(const QString &subject);

} // namespace shindan::knowledge
