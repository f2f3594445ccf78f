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
void readKubeletFlags(const Material &material, FactList &facts); ///< kubelet.flag, kubelet.flag-running
void readServices(const Material &material, FactList &facts); ///< service.<unit>.active and .since
void readServiceDetails(const Material &material, FactList &facts); ///< service.<unit>.enabled, .main-pid, .restarts, ...
void readDocker(const Material &material, FactList &facts); ///< docker.storage-driver, docker.config, edge-hub.version, ...
void readContainers(const Material &material, FactList &facts); ///< container.state, .restarts, .image
void readSandbox(const Material &material, FactList &facts); ///< sandbox.*
void readHost(const Material &material, FactList &facts); ///< node.uptime-seconds, kernel.command-line, ulimit.*
void readPackages(const Material &material, FactList &facts); ///< package, package.total.count
void readTop(const Material &material, FactList &facts); ///< cpu.*, process.cpu-percent, process.total.count, ...
void readStuckProcesses(const Material &material, FactList &facts); ///< dstate.task, process.zombie-*, runc.*; after readTop
void readSar(const Material &material, FactList &facts); ///< sar.*-peak*
void readProcesses(
    const Material &material, FactList &facts); ///< process.<name>.running, ps.hung, dstate.count, threads.*, process.threads
void readMemory(const Material &material, FactList &facts); ///< memory.*, swap.*
void readMemoryDetails(
    const Material &material, FactList &facts); ///< memory.free-bytes, huge-pages.*, ...; after readMemory
void readVmstat(const Material &material, FactList &facts); ///< vmstat.*
void readMemoryZones(const Material &material, FactList &facts); ///< memory.fragmentation-percent, memory.zone.*
void readProcessors(const Material &material, FactList &facts); ///< node.cpus
void readLoad(const Material &material, FactList &facts); ///< load.*; after readProcessors
void readDisks(const Material &material, FactList &facts); ///< disk.*
void readMounts(const Material &material, FactList &facts); ///< mount.*, cgroup.version
void readSysctl(const Material &material, FactList &facts); ///< sysctl.*, pid.max, conntrack.*, fd.*
void readConntrackTable(const Material &material, FactList &facts); ///< conntrack.state.count, conntrack.target.count, ...
void readOpenFiles(const Material &material, FactList &facts); ///< fd.max-of-one-process, process.open-files
void readDeletedFiles(const Material &material, FactList &facts); ///< deleted-files.*, process.deleted-files-bytes
void readInterfaces(const Material &material, FactList &facts); ///< interface.<name>.state, .type, .mtu, .addresses, ...
void readNetwork(const Material &material, FactList &facts); ///< route.default, network.plugin, ...; after readInterfaces
void readIptables(const Material &material, FactList &facts); ///< iptables.policy, iptables.drop-rule, ...
void readPorts(const Material &material, FactList &facts); ///< port.10250.listening, port.listening
void readConnections(const Material &material, FactList &facts); ///< connection.state.count
void readTime(const Material &material, FactList &facts); ///< time.*
void readCertificates(const Material &material, FactList &facts); ///< certificate.days-left

/// All of the above in the order that they need.
void readAll(const Material &material, FactList &facts);

} // namespace shindan::facts
