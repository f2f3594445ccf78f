#pragma once
// Events of a cluster as block YAML: `kubectl get events -o yaml`, must-gather's events.yaml, other collectors' lists.

#include "services/formats/event.h"

#include <span>
#include <string_view>
#include <vector>

namespace shindan::formats {

/// Lines of a chunk that make up one event: from that with its dash (or its first key) to its last one.
struct LineSpan
{
    size_t first;
    size_t last;
};

/// Events among the lines of lists and documents: what is about an object and has a reason, or has a reason and a time of its last
/// sight. Lines are without their ends.
[[nodiscard]] std::vector<LineSpan> findYamlEvents(std::span<const std::string_view> lines);

/// One event, from its first line to its last. A message of several lines stands in `message` with its line ends; readers fold them.
/// False: it is something else.
bool readYamlEvent(std::string_view text, Event &event) noexcept;

} // namespace shindan::formats
