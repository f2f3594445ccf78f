#pragma once
// Distances, in steps of 4 px.

namespace shindan::gui {

[[nodiscard]] constexpr int space(int steps) noexcept
{
    return 4 * steps;
}

} // namespace shindan::gui
