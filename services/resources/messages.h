#pragma once
// The program's own sentences in both languages, from resources/messages.yaml and resources/messages/*.yaml.
// An id starts with the room that says it: `archive.truncated`, `yaml.too-deep`.

#include "model/result.h"
#include "model/text.h"

#include <QHash>
#include <QString>
#include <QStringView>

namespace shindan::resources {

/// Values for the {names} of a sentence. Write numbers as `QString::number`; the same value goes into both languages.
using Values = QHash<QString, QString>;
/// Values that are words of a language themselves, such as the name of a type or of a place.
using TextValues = QHash<QString, model::Text>;

/// The sentence of this id with its {names} filled. A name without a value is left out. An unknown id gives the id itself, in
/// both languages: a test looks for ids that are used and not there. Thread-safe; O(length of the sentence).
[[nodiscard]] model::Text message(QStringView id, const Values &values = {});
[[nodiscard]] model::Text messageWithTexts(QStringView id, const TextValues &values);
[[nodiscard]] bool hasMessage(QStringView id);

/// An error whose code is `id`, with the sentence `id` and, if there is one, the hint `id.hint`. `path`, `line` and `column` are
/// for the caller to add.
[[nodiscard]] model::Error errorFor(QStringView id, const Values &values = {});
[[nodiscard]] model::Error errorWithTexts(QStringView id, const TextValues &values);

} // namespace shindan::resources
