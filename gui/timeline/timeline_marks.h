#pragma once
// What is set upon the lanes: flags of findings, rules for boots and clock steps, and where their words find room.

#include "gui/timeline/lanes.h"
#include "gui/timeline/time_scale.h"

#include <QFontMetrics>

namespace shindan::gui {

/// Findings that begin at about the same x; the first is the worst and lends its shape.
struct FindingMark
{
    double x = 0;
    std::vector<size_t> findings; ///< positions in Analysis::findings
};

/// Marks are at least `distance` pixels apart; a finding that began before the range and lasts into it stands at its left edge.
[[nodiscard]] std::vector<FindingMark> findingMarks(const model::Analysis &analysis, const TimeScale &scale, double distance);

/// A flag in a lane: a line of the log that proves a finding.
struct LaneFlag
{
    int lane = 0;
    model::Instant at;
    size_t finding = 0; ///< position in Analysis::findings
    bool first = true;  ///< of its finding in this lane; the others are shown while the finding is selected
};
[[nodiscard]] std::vector<LaneFlag> laneFlags(const model::Snapshot &snapshot, const model::Analysis &analysis, const std::vector<Lane> &lanes);

/// A vertical rule with a word.
struct TimeRule
{
    enum class Kind { Boot, ClockStep, Incident };
    Kind kind = Kind::Boot;
    model::Instant at;
    QString word;
    QString explanation;
};
/// Words in the language installed at the moment, times in the zone.
[[nodiscard]] std::vector<TimeRule> timeRules(const model::Snapshot &snapshot, const model::Analysis &analysis, const model::DisplayZone &zone,
                                              model::Language language);

/// A word beside its rule.
struct PlacedWord
{
    size_t rule = 0;
    double x = 0;
    int width = 0;
};
/// Words that find room between `left` and `right` without touching one another; a rule whose word does not fit stays without.
/// That of the incident comes first and always finds room: right of its rule, else left of it.
[[nodiscard]] std::vector<PlacedWord> placedWords(const std::vector<TimeRule> &rules, const TimeScale &scale, const QFontMetrics &metrics, double left,
                                                  double right);

} // namespace shindan::gui
