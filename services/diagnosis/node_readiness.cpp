// Source of the wordings: kubernetes/kubernetes, pkg/kubelet/kubelet_node_status.go and pkg/kubelet/nodestatus/setters.go.

#include "services/diagnosis/node_readiness.h"

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

const std::vector<Pattern> &readinessPatterns()
{
    const auto patternOf = [](const char *text) {
        Pattern pattern;
        pattern.variants.push_back({QByteArray(text), {}, {}});
        pattern.programs = QStringList{u"kubelet"_s};
        return pattern;
    };
    static const std::vector<Pattern> patterns{
        patternOf("\\bevent=NodeReady\\b|Recording NodeReady event|just became ready|status is now: NodeReady\\b"),
        patternOf("\\bevent=NodeNotReady\\b|Recording NodeNotReady event|^Node became not ready|status is now: NodeNotReady\\b"),
    };
    return patterns;
}

Readiness readinessOf(model::BundleIndex bundle, const Sightings &sightings, const std::vector<quint32> &slots)
{
    const auto lastOf = [&](quint32 slot) {
        std::optional<model::Instant> last;
        for (const Sighting &sighting : sightings.of(bundle, slot)) {
            if (sighting.timed && !sighting.earlierBoot)
                last = sighting.time; // in order
        }
        return last;
    };
    return {lastOf(slots.at(0)), lastOf(slots.at(1))};
}

} // namespace shindan::diagnosis
