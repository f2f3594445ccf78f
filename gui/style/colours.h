#pragma once
// The few colours that mean something, for light and dark palettes, and the arithmetic of contrast.

#include "model/level.h"

#include <QColor>
#include <QPalette>

#include <optional>

namespace shindan::gui {

/// Whether text is lighter than what it stands on.
[[nodiscard]] bool isDark(const QPalette &palette);

/// WCAG 2 relative luminance, 0 to 1; alpha is ignored.
[[nodiscard]] double luminance(const QColor &colour);
/// WCAG 2 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// `share` of the one over the rest of the other, opaque.
[[nodiscard]] QColor mixed(const QColor &over, const QColor &under, double share);

/// At least 3:1 for shapes, 4.5:1 for text.
constexpr double shapeContrast = 3.0;
constexpr double textContrast = 4.5;

[[nodiscard]] QColor severityColour(model::Severity severity, const QPalette &palette);
/// For what has recovered or belongs to an earlier boot: 60 % of the colour, more where 3:1 needs it.
[[nodiscard]] QColor faintSeverityColour(model::Severity severity, const QPalette &palette);
/// No value for levels that carry no colour (info).
[[nodiscard]] std::optional<QColor> levelColour(model::Level level, const QPalette &palette);
/// Text that steps back: explanations, units, times of little interest.
[[nodiscard]] QColor mutedColour(const QPalette &palette);
/// Lines between areas.
[[nodiscard]] QColor ruleColour(const QPalette &palette);
/// What a command or code stands on.
[[nodiscard]] QColor codeBackground(const QPalette &palette);
/// A selected row: a tint of the highlight under text in its usual colour, so that severities stay readable on it.
[[nodiscard]] QColor selectionTint(const QPalette &palette);
/// Matches of a search inside text.
[[nodiscard]] QColor matchBackground(const QPalette &palette);

} // namespace shindan::gui
