#pragma once
// What a collector on a Windows worker gathers. No archive of diagnose.ps1 is public, so the names of members are ours, of the kind that
// comparable collectors use; what is in them is what the programs print: services log with the line ends of Windows, what PowerShell
// redirects is UTF-16 with a byte order mark, and the names in the zip have backslashes, as old .NET writes them.

#include "services/training/bundles/ack_bundle.h"

namespace shindan::training {

/// The stream of the simulation: the log of the kubelet.
inline constexpr const char *windowsStream = "logs\\kubelet.err.log";

/// The stream must have been written while the simulation ran. `root` ends in a backslash. Writes all the other members.
void writeWindowsMembers(Simulation &simulation, BundleSink &sink, const std::string &root, EvidenceCollector &collector);

} // namespace shindan::training
