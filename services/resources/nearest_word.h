#pragma once
// "Did you mean ...?": the known word that a misspelt one is closest to.

#include <QString>
#include <QStringList>
#include <QStringView>

namespace shindan::resources {

/// The known word with the fewest changed, missing, added or swapped letters, ignoring case; empty if even that one differs in
/// more than a third of its letters. The earlier of two equally close ones. O(words * length²).
[[nodiscard]] QString nearestWord(QStringView word, const QStringList &known);

} // namespace shindan::resources
