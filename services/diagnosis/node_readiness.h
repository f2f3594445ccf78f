#pragma once
// When kubelet said that its node became Ready, and when that it no longer was.

#include "services/diagnosis/rule.h"
#include "services/diagnosis/sightings.h"

namespace shindan::diagnosis {

/// The patterns of both messages: Ready first.
[[nodiscard]] const std::vector<Pattern> &readinessPatterns();

/// The last words on each, in the current boot.
struct Readiness
{
    std::optional<model::Instant> ready;
    std::optional<model::Instant> notReady;

    [[nodiscard]] bool known() const { return ready || notReady; }
    [[nodiscard]] bool isReady() const { return ready && (!notReady || *notReady <= *ready); }
};

[[nodiscard]] Readiness readinessOf(model::BundleIndex bundle, const Sightings &sightings, const std::vector<quint32> &slots);

} // namespace shindan::diagnosis
