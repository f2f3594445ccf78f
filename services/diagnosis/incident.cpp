#include "services/diagnosis/incident.h"

#include "services/diagnosis/moment.h"

#include <algorithm>

namespace shindan::diagnosis {

namespace {

// Without rows (a finding of another program's analysis) its evidence has to do.
std::optional<model::Nanoseconds> distanceOfFinding(const model::Finding &finding, const model::Snapshot &snapshot, model::Instant at)
{
    if (!finding.first)
        return std::nullopt;
    if (finding.rows) {
        if (const auto distance = distanceOf(*finding.rows, snapshot, at))
            return distance;
    }
    std::optional<model::Nanoseconds> best;
    for (const model::Evidence &evidence : finding.evidence) {
        if (evidence.time && (!best || std::chrono::abs(*evidence.time - at) < std::chrono::abs(*best)))
            best = *evidence.time - at;
    }
    return best ? best : *finding.first - at;
}

// A cause of what is near is near, however far back it lies.
void markCauses(std::vector<model::Finding> &findings)
{
    QHash<QString, size_t> places;
    std::vector<size_t> pending;
    for (size_t i = 0; i < findings.size(); ++i) {
        places.insert(findings[i].id, i);
        if (findings[i].nearIncident)
            pending.push_back(i);
    }
    while (!pending.empty()) {
        const size_t at = pending.back();
        pending.pop_back();
        for (const QString &id : findings[at].causes) {
            const auto place = places.constFind(id);
            if (place == places.constEnd() || findings[*place].nearIncident)
                continue;
            findings[*place].nearIncident = true;
            pending.push_back(*place);
        }
    }
}

} // namespace

std::shared_ptr<const model::Analysis> aboutIncident(const model::Analysis &analysis, model::Instant at)
{
    auto result = std::make_shared<model::Analysis>(analysis);
    const model::Snapshot &snapshot = *analysis.snapshot;
    for (model::Finding &finding : result->findings) {
        finding.distance = distanceOfFinding(finding, snapshot, at);
        finding.nearIncident = finding.distance && std::chrono::abs(*finding.distance) <= nearWindow;
    }
    markCauses(result->findings);
    // Every cause of a near finding is near, so both parts keep causes before symptoms.
    std::ranges::stable_partition(result->findings, &model::Finding::nearIncident);
    std::vector<model::BootAtMoment> boots = bootsAt(snapshot, analysis.boots, at);
    std::vector<model::SourceAtMoment> sources = sourcesAt(snapshot, boots, at, nearWindow);
    result->incident = model::Incident{at, std::move(sources), std::move(boots)};
    return result;
}

} // namespace shindan::diagnosis
