#pragma once
// Counting how many lines of a sample fit a format.

#include "services/formats/wrapper.h"

#include <span>
#include <string_view>

namespace shindan::formats {

/// Share, 0 to 100, of the lines that count for which `fits` says yes. Blank lines, wrapper lines of the collector and notes of
/// journalctl do not count; `minimum` lines must fit, else 0.
template <typename Fits>
[[nodiscard]] int shareOf(std::span<const std::string_view> lines, Fits fits, int minimum = 1)
{
    int counted = 0;
    int fitting = 0;
    for (const std::string_view line : lines) {
        if (line.find_first_not_of(" \t") == std::string_view::npos || isWrapper(line) || line.starts_with("-- "))
            continue;
        ++counted;
        fitting += fits(line) ? 1 : 0;
    }
    return fitting < minimum ? 0 : fitting * 100 / counted;
}

} // namespace shindan::formats
