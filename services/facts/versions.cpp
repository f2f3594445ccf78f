// Versions of kubelet, runtimes, kernel and operating system.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `containerd containerd.io 1.6.28 ae07eda...`, `containerd github.com/containerd/containerd v1.7.2 0cae528...`, `Docker
/// version 19.03.15, build 99e3ed8919`.
void readVersionCommands(const MemberText &member, const Section &section, FactList &facts)
{
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const std::string_view line = section.lines[i];
        const Place place = member.at(section.lineAt(i));
        if (section.runs("kubelet --version") && line.starts_with("Kubernetes v"))
            facts.addVersion(u"kubelet.version"_s, trimmed(line.substr(11)), place);
        if ((section.runs("containerd --version") || section.runs("containerd -v")) && line.starts_with("containerd ")) {
            if (const auto fields = fieldsOf(line); fields.size() >= 3)
                facts.addVersion(u"containerd.version"_s, fields[2], place);
        }
        if (section.runs("docker --version") && line.starts_with("Docker version "))
            facts.addVersion(u"docker.version"_s, *behind(line, "Docker version ", ", "), place);
        if (section.runs("docker info")) {
            if (const auto version = valueOf(line, "Server Version"))
                facts.addVersion(u"docker.version"_s, *version, place);
        }
        if (section.runs("uname -r") && i == 0)
            facts.addVersion(u"kernel.version"_s, trimmed(line), place);
        if (section.runs("uname -a") && line.starts_with("Linux ")) {
            if (const auto fields = fieldsOf(line); fields.size() >= 3)
                facts.addVersion(u"kernel.version"_s, fields[2], place);
        }
    }
}

/// `docker version` prints a part for the client and one for the server; the server's engine counts. Since 18.09 the server's
/// part lists containerd, too.
void readDockerVersion(const MemberText &member, const Section &section, FactList &facts)
{
    if (!section.runs("docker version"))
        return;
    std::string_view part;
    std::string_view component;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const std::string_view line = section.lines[i];
        const std::string_view text = trimmed(line);
        if (line.starts_with("Server"))
            part = "server";
        else if (line.starts_with("Client"))
            part = "client";
        else if (text.ends_with(':') && fieldsOf(text).size() == 1)
            component = text.substr(0, text.size() - 1);
        const auto version = valueOf(line, "Version");
        if (part != "server" || !version)
            continue;
        if (component.empty() || component == "Engine")
            facts.addVersion(u"docker.version"_s, *version, member.at(section.lineAt(i)));
        else if (component == "containerd")
            facts.addVersion(u"containerd.version"_s, *version, member.at(section.lineAt(i)));
    }
}

std::string_view unquotedValue(std::string_view value)
{
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        return value.substr(1, value.size() - 2);
    return value;
}

/// os-release(5).
void readOsRelease(const MemberText &member, const Section &section, FactList &facts)
{
    static const std::pair<std::string_view, QString> keys[] = {
        {"NAME", u"os.name"_s}, {"VERSION_ID", u"os.version"_s}, {"PRETTY_NAME", u"os.release"_s}};
    for (size_t i = 0; i < section.lines.size(); ++i) {
        for (const auto &[key, id] : keys) {
            const std::string_view line = section.lines[i];
            if (!line.starts_with(key) || line.size() <= key.size() || line[key.size()] != '=')
                continue;
            const std::string_view value = unquotedValue(trimmed(line.substr(key.size() + 1)));
            if (id == u"os.version"_s)
                facts.addVersion(id, value, member.at(section.lineAt(i)));
            else
                facts.addText(id, value, member.at(section.lineAt(i)));
        }
    }
}

bool isOsRelease(const MemberText &member, const Section &section)
{
    if (!section.command.empty())
        return section.runs("cat /etc/os-release") || section.runs("cat /usr/lib/os-release");
    return member.path().endsWith(u"os-release"_s);
}

/// `CentOS Linux release 7.9.2009 (Core)`: for systems whose bundle has no os-release.
void readRedHatRelease(const MemberText &member, const Section &section, FactList &facts)
{
    if (!section.runs("cat /etc/redhat-release") || section.lines.empty())
        return;
    const std::string_view line = trimmed(section.lines[0]);
    const Place place = member.at(section.first);
    const size_t at = line.find(" release ");
    if (at == std::string_view::npos)
        return;
    facts.addText(u"os.release"_s, line, place);
    facts.addText(u"os.name"_s, line.substr(0, at), place);
    facts.addVersion(u"os.version"_s, *behind(line, " release "), place);
}

/// The latest start counts: a runtime may have been updated between two starts.
void readStartLines(const Material &material, FactList &facts)
{
    const auto latest = [&](std::string_view phrase, std::string_view program, std::string_view mark, const QString &id) {
        const std::vector<const LogLine *> lines = material.log.with(phrase, program);
        for (auto it = lines.rbegin(); it != lines.rend(); ++it) {
            if (const auto version = behind((*it)->message, mark)) {
                facts.addVersion(id, *version, (*it)->place());
                return;
            }
        }
    };
    latest("starting containerd", "containerd", "version=", u"containerd.version"_s);
    latest("Docker daemon", "dockerd", "version=", u"docker.version"_s);
    latest("Kubelet version", "kubelet", "kubeletVersion=", u"kubelet.version"_s);
    latest("Linux version ", "kernel", "Linux version ", u"kernel.version"_s);
}

} // namespace

void readVersions(const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        readVersionCommands(member, section, facts);
        if (isOsRelease(member, section))
            readOsRelease(member, section, facts);
    });
    readStartLines(material, facts);
    material.forEachSection([&](const MemberText &member, const Section &section) {
        readDockerVersion(member, section, facts);
        readRedHatRelease(member, section, facts);
    });
}

} // namespace shindan::facts
