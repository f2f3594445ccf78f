#include "gui/timeline/timeline_marks.h"

#include "gui/style/formatting.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace shindan::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

// Worst first: active before recovered, then by severity.
bool worse(const model::Finding &a, const model::Finding &b)
{
    const bool activeA = a.state == model::FindingState::Active;
    const bool activeB = b.state == model::FindingState::Active;
    return std::tuple(activeA, a.severity) > std::tuple(activeB, b.severity);
}

} // namespace

std::vector<FindingMark> findingMarks(const model::Analysis &analysis, const TimeScale &scale, double distance)
{
    std::vector<std::pair<double, size_t>> single;
    for (size_t i = 0; i < analysis.findings.size(); ++i) {
        const model::Finding &finding = analysis.findings[i];
        if (!finding.first)
            continue;
        if (contains(scale.range, *finding.first))
            single.emplace_back(scale.xOf(*finding.first), i);
        else if (*finding.first < scale.range.from && finding.last && *finding.last >= scale.range.from)
            single.emplace_back(scale.left, i);
    }
    std::sort(single.begin(), single.end());
    std::vector<FindingMark> marks;
    for (const auto &[x, index] : single) {
        if (marks.empty() || x - marks.back().x >= distance)
            marks.push_back({x, {}});
        marks.back().findings.push_back(index);
    }
    for (FindingMark &mark : marks) {
        std::stable_sort(mark.findings.begin(), mark.findings.end(),
                         [&](size_t a, size_t b) { return worse(analysis.findings[a], analysis.findings[b]); });
    }
    return marks;
}

std::vector<LaneFlag> laneFlags(const model::Snapshot &snapshot, const model::Analysis &analysis, const std::vector<Lane> &lanes)
{
    QHash<std::pair<model::BundleIndex, QString>, int> laneOf;
    for (size_t i = 0; i < lanes.size(); ++i) {
        const auto &info = *snapshot.source(lanes[i].source).info;
        laneOf.insert({info.bundle, info.path}, static_cast<int>(i));
    }
    std::vector<LaneFlag> flags;
    for (size_t i = 0; i < analysis.findings.size(); ++i) {
        std::set<int> seen;
        for (const model::Evidence &evidence : analysis.findings[i].evidence) {
            const auto lane = laneOf.constFind({evidence.bundle, evidence.source});
            if (evidence.time && lane != laneOf.constEnd())
                flags.push_back({*lane, *evidence.time, i, seen.insert(*lane).second});
        }
    }
    return flags;
}

std::vector<TimeRule> timeRules(const model::Snapshot &snapshot, const model::Analysis &analysis, const model::DisplayZone &zone, model::Language language)
{
    std::vector<TimeRule> rules;
    for (const model::Boot &boot : analysis.boots) {
        if (!boot.start)
            continue;
        const QString time = timeText(*boot.start, zone, language, 0);
        const QString explanation = boot.node.isEmpty() ? Words::tr("The node started at %1.").arg(time) : Words::tr("%1 started at %2.", "node").arg(boot.node, time);
        rules.push_back({TimeRule::Kind::Boot, *boot.start, Words::tr("boot"), explanation});
    }
    for (const auto &bundle : snapshot.bundles) {
        for (const model::ClockStep &step : bundle->clockSteps) {
            const QString size = durationText(std::chrono::duration_cast<std::chrono::seconds>(step.from - step.to));
            rules.push_back({TimeRule::Kind::ClockStep, step.to, Words::tr("clock set back"),
                             Words::tr("The clock was set back by %1, from %2 to %3 (%4, line %5).")
                                 .arg(size, timeText(step.from, zone, language, 0), timeText(step.to, zone, language, 0), step.source, numberText(quint64(step.line.value())))});
        }
    }
    if (analysis.incident) {
        const model::Instant at = analysis.incident->at;
        rules.push_back({TimeRule::Kind::Incident, at, Words::tr("incident"),
                         Words::tr("It happened at %1 %2, as the customer says.").arg(timeText(at, zone, language, 0), zoneText(zone))});
    }
    std::stable_sort(rules.begin(), rules.end(), [](const TimeRule &a, const TimeRule &b) { return a.at < b.at; });
    return rules;
}

std::vector<PlacedWord> placedWords(const std::vector<TimeRule> &rules, const TimeScale &scale, const QFontMetrics &metrics, double left, double right)
{
    constexpr double gap = 6;
    std::vector<PlacedWord> words;
    for (size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].kind != TimeRule::Kind::Incident || !contains(scale.range, rules[i].at))
            continue;
        const int width = metrics.horizontalAdvance(rules[i].word) + 2 * 4;
        const double x = scale.xOf(rules[i].at);
        const double end = scale.left + scale.width;
        words.push_back({i, x + 1 + width <= end ? x + 1 : x - width, width});
    }
    const std::vector<PlacedWord> taken = words;
    const auto isTaken = [&taken](double x, int width) {
        return std::any_of(taken.begin(), taken.end(), [&](const PlacedWord &word) { return x < word.x + word.width + gap && x + width + gap > word.x; });
    };
    double free = left;
    for (size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].kind == TimeRule::Kind::Incident || !contains(scale.range, rules[i].at))
            continue;
        const double x = scale.xOf(rules[i].at) + 3;
        const int width = metrics.horizontalAdvance(rules[i].word);
        if (x < free || x + width > right || isTaken(x, width))
            continue;
        words.push_back({i, x, width});
        free = x + width + gap;
    }
    return words;
}

} // namespace shindan::gui
