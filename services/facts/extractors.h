#pragma once
// One extractor a file: each reads what it understands from the material of one node and adds facts.
//
// An output that is missing, failed or cut off gives no fact, never a false one; a list that must be whole to prove an absence
// (processes, listening ports, routes) counts only when its section is closed and did not fail.

#include "services/facts/fact_list.h"
#include "services/facts/material.h"

namespace shindan::facts {

void readVersions(const Material &material, FactList &facts); ///< kubelet.version, os.name, kernel.version, ...
void readKubeletArguments(
    const Material &material, FactList &facts); ///< node.name, cluster.id, runtime.name, ...; after readVersions
void readServices(const Material &material, FactList &facts); ///< service.<unit>.active and .since
void readProcesses(const Material &material, FactList &facts); ///< process.<name>.running, ps.hung, dstate.count, threads.*
void readMemory(const Material &material, FactList &facts); ///< memory.*, swap.*
void readProcessors(const Material &material, FactList &facts); ///< node.cpus
void readLoad(const Material &material, FactList &facts); ///< load.*; after readProcessors
void readDisks(const Material &material, FactList &facts); ///< disk.*
void readSysctl(const Material &material, FactList &facts); ///< sysctl.*, pid.max, conntrack.*, fd.*
void readOpenFiles(const Material &material, FactList &facts); ///< fd.max-of-one-process
void readInterfaces(const Material &material, FactList &facts); ///< interface.<name>.state and .type
void readNetwork(const Material &material, FactList &facts); ///< route.default, network.plugin, ...; after readInterfaces
void readPorts(const Material &material, FactList &facts); ///< port.10250.listening
void readTime(const Material &material, FactList &facts); ///< time.*
void readCertificates(const Material &material, FactList &facts); ///< certificate.days-left

/// All of the above in the order that they need.
void readAll(const Material &material, FactList &facts);

} // namespace shindan::facts
