#pragma once
// A tree as sosreport writes it: outputs of commands without headers, copies of files, logs of containers as the runtime keeps them.

#include "services/training/bundles/bundle_sink.h"
#include "services/training/nodes/simulation.h"

#include <string>

namespace shindan::training {

/// The system log must have been written, as root + var/log/messages, while the simulation ran. Writes all the other members.
void writeSosMembers(Simulation &simulation, BundleSink &sink, const std::string &root);

} // namespace shindan::training
