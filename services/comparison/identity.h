#pragma once
// What is called otherwise on every node: its names, addresses and ids, and the random parts of the names of pods.

#include "model/analysis.h"
#include "services/comparison/fact_rules.h"

#include <QString>
#include <QStringList>

namespace shindan::comparison {

/// Takes what names one node out of texts. Immutable; any thread.
class Identity
{
public:
    Identity() = default;
    Identity(const model::Analysis &analysis, model::BundleIndex bundle, const FactRules &rules);

    /// The text with the node's names, addresses and ids, UUIDs, ids of instances and long hashes replaced by `*`.
    [[nodiscard]] QString without(const QString &text) const;
    [[nodiscard]] const QStringList &names() const { return m_names; }

private:
    QStringList m_names; ///< the longest first
};

/// `kube-system/coredns-7d4b8c9f6d-x2x9k/coredns` -> `kube-system/coredns-*/coredns`. Kubernetes draws the parts that it adds to names
/// from an alphabet without vowels and without 0, 1 and 3 (k8s.io/apimachinery, util/rand), which is how they are known.
[[nodiscard]] QString withoutPodSuffix(const QString &name);
/// The same for every word of a message; a word with such a part becomes `<*>`, as a template's masked words are.
[[nodiscard]] QString withoutRandomSuffixes(const QString &message);

} // namespace shindan::comparison
