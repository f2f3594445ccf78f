#pragma once
// Free text with dates of which the order of day and month is proven by other lines of the file.

#include "services/formats/printed_stamp.h"

#include <span>
#include <string_view>

namespace shindan::formats {

/// Some line proves the order, and none the other one.
[[nodiscard]] int sniffOrderedDates(std::span<const std::string_view> lines, DateOrder order);
void parseOrderedDates(std::string_view line, LineContext &context, ParsedLine &result, DateOrder order);

} // namespace shindan::formats
