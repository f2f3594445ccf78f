#pragma once
// The members of an archive of diagnose_k8s.sh, versions 1 to 3, from one simulated node.

#include "services/training/bundles/bundle_sink.h"
#include "services/training/nodes/simulation.h"
#include "services/training/truth.h"

#include <map>
#include <string>
#include <vector>

namespace shindan::training {

/// Collects what proves the links of the chain while members are written.
class EvidenceCollector
{
public:
    explicit EvidenceCollector(const Scenario &scenario);
    /// Looks in the text of a report for what the scenario says is shown there.
    void lookAt(const std::string &member, std::string_view text);
    /// Lines of logs. `before`: lines that stand in the member before the log's first. `shownAs`: the member's name if it is not the log's.
    void take(const std::vector<Sighting> &sightings, const std::string &member, qint64 dropped, qint64 before, const std::string &shownAs = {});

    std::map<std::string, std::vector<EvidenceLine>> evidence;

private:
    std::vector<std::pair<std::string, std::string>> m_shows;
    std::map<std::string, model::Instant> m_notBefore; ///< by message: what was said long before its link begins proves nothing
};

/// The system log must have been written, as root + logs/messages, while the simulation ran. Writes all the other members.
void writeAckMembers(Simulation &simulation, BundleSink &sink, const std::string &root, int version, EvidenceCollector &collector);
/// What `kubectl cluster-info dump --output-directory` writes, below `root`.
void writeClusterDump(Simulation &simulation, BundleSink &sink, const std::string &root);
/// The folders, before the first member.
void writeAckFolders(BundleSink &sink, const std::string &root, int version);

} // namespace shindan::training
