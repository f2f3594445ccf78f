#pragma once
// Whether an entry holds for the cluster that a bundle comes from: yes, no and why, or not to be told and what is missing.
// Not knowing is never "yes": an entry for one kind of cluster is not sent to the customer of another by mistake.

#include "model/analysis.h"
#include "services/knowledge/faq.h"

#include <optional>

namespace shindan::knowledge {

enum class Applies : quint8 { Yes, No, Unknown };

/// `Yes` has no reasons. `No` has what stands against it, `Unknown` what would have to be known.
struct Applicability
{
    Applies answer = Applies::Yes;
    std::vector<model::Text> reasons;
    friend bool operator==(const Applicability &, const Applicability &) = default;
};

/// What an entry is for, in words: "any ACK cluster; Linux; Kubernetes 1.24 and later".
[[nodiscard]] model::Text scopeOf(const FaqEntry &entry);

/// What a bundle says about its cluster, as far as entries ask for it. Empty: the bundle does not say.
struct ClusterTraits
{
    QString cluster;    ///< dedicated, managed, edge, lingjun
    QString system;     ///< linux, windows
    QString kubernetes; ///< version of the node's kubelet, with or without `v`
    QString runtime;    ///< containerd, docker, ...
    QString network;    ///< terway, flannel, ...
};

/// Reads facts and sources. The kind of the cluster shows only where something of it runs on the node: control-plane containers
/// (dedicated) or edge-hub (Edge). O(facts + sources).
[[nodiscard]] ClusterTraits traitsOf(const model::Analysis &analysis, model::BundleIndex bundle);

[[nodiscard]] Applicability applicability(const FaqEntry &entry, const ClusterTraits &traits);
/// For all bundles of a workspace: yes if it holds for one of them, no if for none; the reasons are those of the first bundle
/// that answers so. No value: nothing is open.
[[nodiscard]] std::optional<Applicability> applicability(const FaqEntry &entry, const std::vector<ClusterTraits> &bundles);

} // namespace shindan::knowledge
