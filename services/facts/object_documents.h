#pragma once
// The documents of objects in a text: JSON values one after the other (lists of a dump, elements of an array), or YAML documents.

#include "services/facts/json_scan.h"

#include <functional>
#include <string_view>

namespace shindan::facts {

/// Calls visit() for each scalar and end() behind each document, also of one that is cut off. O(text).
void readDocuments(std::string_view text, const JsonScan::Visit &visit, const std::function<void()> &end);

/// `key` stands in the text as a key of JSON or of YAML: cheap, before a text is read.
[[nodiscard]] bool holdsKey(std::string_view text, std::string_view key);

} // namespace shindan::facts
