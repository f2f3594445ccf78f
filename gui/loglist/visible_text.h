#pragma once
// Text of log lines as it may be painted: nothing in it moves, hides or reorders what stands around it.

#include <QString>

namespace shindan::gui {

/// Each UTF-16 unit becomes exactly one: control characters their pictures (␀ to ␟, ␡), a tab ␉, other line ends ␤; C1 controls,
/// marks that reorder text and those that take no room become ␦; halves of surrogate pairs U+FFFD. Everything else stays.
[[nodiscard]] QString visibleText(QStringView text);
/// The same, but line feeds stay.
[[nodiscard]] QString visibleLines(QStringView text);
/// Only printable ASCII: every character is as wide as the next.
[[nodiscard]] bool isPlainAscii(QStringView text) noexcept;

/// Bytes as offset, hexadecimal and ASCII, 16 a line.
[[nodiscard]] QString hexDump(const QByteArray &bytes);

} // namespace shindan::gui
