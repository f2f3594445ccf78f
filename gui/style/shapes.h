#pragma once
// Severities and outcomes as shapes, so that they survive greyscale print and colour blindness. Painted, sharp at every size.

#include "model/analysis.h"
#include "model/source.h"

#include <QIcon>

class QPainter;

namespace shindan::gui {

/// Hexagon, circle with cross, triangle, circled i. `outlined`: recovered, or of an earlier boot.
void paintSeverity(QPainter &painter, const QRectF &box, model::Severity severity, bool outlined, const QPalette &palette);

/// Icons ask the application's palette when they are painted, so they follow a change of theme.
[[nodiscard]] QIcon severityIcon(model::Severity severity, model::FindingState state = model::FindingState::Active);
[[nodiscard]] QIcon stepIcon(model::StepStatus status);
[[nodiscard]] QIcon checkIcon(model::CheckStatus status);
/// How much of a member is there: a disc, half a disc, a ring, a ring with a cross, a dashed ring, a padlock.
[[nodiscard]] QIcon coverageIcon(model::Coverage coverage);
/// Copy, close, back, forward and so on, in the colour of text.
enum class Sign { Copy, Done, Close, Back, Forward, Search, Previous, Next, Locked, Save };
[[nodiscard]] QIcon signIcon(Sign sign);
/// The program's own icon.
[[nodiscard]] QIcon applicationIcon();

} // namespace shindan::gui
