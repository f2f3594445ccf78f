#pragma once
// Results go to stdout (or a file), messages to stderr.

#include "model/result.h"
#include "model/text.h"

#include <QByteArray>
#include <QString>

namespace shindan::cli {

void print(const QString &text);
/// False: nobody reads any more.
bool printBytes(const QByteArray &bytes);
void error(const QString &sentence);
/// The sentence and the hint of an error, with the place it speaks of.
void error(const model::Error &problem, model::Language language);
/// Writes a file whole or not at all; empty name: stdout.
[[nodiscard]] bool writeResult(const QString &fileName, const QByteArray &bytes);

} // namespace shindan::cli
