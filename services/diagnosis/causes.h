#pragma once
// Which findings explain which: joined by node, pod, device ... and by time.

#include "services/diagnosis/outcome.h"

namespace shindan::diagnosis {

/// `cause` and `symptom` are indexes into the list of outcomes.
struct Link
{
    size_t cause = 0;
    size_t symptom = 0;
    friend auto operator<=>(const Link &, const Link &) = default;
};

/// Links as the rules of the symptoms declare them, sorted, without circles (the later-beginning cause of a circle is dropped).
///
/// The hits of a symptom fall into episodes (a gap longer than `within` begins a new one). A cause counts if it hit at most
/// `within` before the start of an episode, or at most `lag` after it, and had not recovered by then. Findings from facts have no start:
/// they hold for the current boot as a whole, and nothing that has recovered causes them.
[[nodiscard]] std::vector<Link> linkCauses(const std::vector<Outcome> &outcomes);

} // namespace shindan::diagnosis
