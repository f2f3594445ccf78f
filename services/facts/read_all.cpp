#include "services/facts/extractors.h"

namespace shindan::facts {

void readAll(const Material &material, FactList &facts)
{
    readVersions(material, facts);
    readKubeletArguments(material, facts);
    readServices(material, facts);
    readProcesses(material, facts);
    readMemory(material, facts);
    readProcessors(material, facts);
    readLoad(material, facts);
    readDisks(material, facts);
    readSysctl(material, facts);
    readOpenFiles(material, facts);
    readInterfaces(material, facts);
    readNetwork(material, facts);
    readPorts(material, facts);
    readTime(material, facts);
    readCertificates(material, facts);
}

} // namespace shindan::facts
