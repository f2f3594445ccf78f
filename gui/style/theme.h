#pragma once
// Light, dark, or as the desktop has it.

#include <QPalette>
#include <QString>

#include <optional>

namespace shindan::gui {

enum class Theme { System, Light, Dark };

[[nodiscard]] QString themeName(Theme theme);
[[nodiscard]] std::optional<Theme> themeFromName(const QString &name);

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// Sets the application's palette (and Fusion for light and dark, whose palettes other styles may ignore). System leaves style and palette
/// of the desktop as they are; where it offers none, it is light.
void applyTheme(Theme theme);

} // namespace shindan::gui
