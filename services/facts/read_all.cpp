#include "services/facts/extractors.h"

namespace shindan::facts {

void readAll(const Material &material, FactList &facts)
{
    readVersions(material, facts);
    readKubeletArguments(material, facts);
    readKubeletFlags(material, facts);
    readServices(material, facts);
    readServiceDetails(material, facts);
    readDocker(material, facts);
    readContainers(material, facts);
    readSandbox(material, facts);
    readHost(material, facts);
    readPackages(material, facts);
    readProcesses(material, facts);
    readTop(material, facts);
    readStuckProcesses(material, facts);
    readSar(material, facts);
    readMemory(material, facts);
    readMemoryDetails(material, facts);
    readVmstat(material, facts);
    readMemoryZones(material, facts);
    readProcessors(material, facts);
    readLoad(material, facts);
    readDisks(material, facts);
    readMounts(material, facts);
    readSysctl(material, facts);
    readConntrackTable(material, facts);
    readOpenFiles(material, facts);
    readDeletedFiles(material, facts);
    readInterfaces(material, facts);
    readNetwork(material, facts);
    readIptables(material, facts);
    readPorts(material, facts);
    readConnections(material, facts);
    readTime(material, facts);
    readCertificates(material, facts);
}

} // namespace shindan::facts
