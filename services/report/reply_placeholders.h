#pragma once
// Placeholders of FAQ entries (`[$NODE_NAME]`) in a reply: those that the finding answers itself are filled in, so that the
// commands can be run as they stand, and the sentence that explains them goes.

#include "model/analysis.h"

#include <QHash>

namespace shindan::report {

/// Name of a placeholder, value as a shell takes it.
using Placeholders = QHash<QString, QString>;

/// What these findings (of one rule) say: the node, and with a single finding its pod, namespace and unit. Devices and process
/// ids are never filled in: a person has to look before a disk is repaired or a process ended.
[[nodiscard]] Placeholders placeholdersOf(const model::Analysis &analysis, const std::vector<const model::Finding *> &findings);

[[nodiscard]] QString filledCommand(const QString &command, const Placeholders &values);
/// The paragraph without the explanation of placeholders that have values: "Replace `[$A]` with x and `[$B]` with y." keeps what is
/// left to replace, or goes as a whole.
[[nodiscard]] QString withoutExplanations(const QString &text, const Placeholders &values, model::Language language);

/// One word for a POSIX shell, quoted if it holds anything but letters, digits and -_./:
[[nodiscard]] QString shellWord(const QString &word);

} // namespace shindan::report
