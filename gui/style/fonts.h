#pragma once
// Faces: the system's for the interface with a Japanese one named behind it, a monospaced one for logs and commands.

#include "model/text.h"

#include <QFont>

namespace shindan::gui {

/// Sets the application's font: the system's, `steps` points larger (smaller if negative). The Japanese face stands first in Japanese
/// windows if the system's own cannot write Japanese, so that Latin letters and kana come from one design.
void applyInterfaceFont(model::Language language, int steps);
/// Monospaced, as large as the interface's.
[[nodiscard]] QFont logFont();
/// The application's font, larger by the factor, bold if asked.
[[nodiscard]] QFont headingFont(double factor, bool bold = true);
/// 1.35 times the font's height.
[[nodiscard]] int rowHeight(const QFont &font);

constexpr int smallestFontStep = -3;
constexpr int largestFontStep = 12;

} // namespace shindan::gui
