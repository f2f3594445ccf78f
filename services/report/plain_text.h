#pragma once
// Text of a bundle made harmless for the place it goes to. Nothing in it is ever interpreted.

#include <QByteArray>
#include <QString>

namespace shindan::report {

/// For a terminal or a text file: control characters become visible symbols (U+2400 and on), bidirectional overrides U+FFFD. Tabs stay.
[[nodiscard]] QString visible(const QString &text);
/// One cell of CSV (RFC 4180): quoted where needed; a text that a spreadsheet would take for a formula gets a quote in front.
[[nodiscard]] QString csvCell(const QString &text);
/// For HTML text and attribute values.
[[nodiscard]] QString html(const QString &text);
/// For a paragraph of Markdown: what would be markup or a link where it stands is escaped, so that dates, paths and names stay readable
/// in the source, too. One line.
[[nodiscard]] QString markdown(const QString &text);
/// For a block of code in Markdown: a fence longer than any run of backticks inside.
[[nodiscard]] QString markdownFence(const QString &text);
[[nodiscard]] bool isUtf8(const QByteArray &bytes);

} // namespace shindan::report
