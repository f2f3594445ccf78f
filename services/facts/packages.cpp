// Installed packages: `rpm -qa`, and the part of `dpkg -l` that is installed.

#include "services/facts/extractors.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <array>
#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedPackages = 3000;

struct Package
{
    std::string_view name;
    std::string_view version; ///< with release
};

/// `containerd-1.6.28-1.al8.x86_64`: name, version, release and architecture; a name may hold dashes, the other two do not.
std::optional<Package> rpmPackage(std::string_view line)
{
    static constexpr std::array<std::string_view, 8> architectures{
        ".x86_64", ".noarch", ".aarch64", ".i686", ".i386", ".i586", ".(none)", ".loongarch64"};
    line = trimmed(line);
    for (const std::string_view architecture : architectures) {
        if (line.ends_with(architecture))
            line.remove_suffix(architecture.size());
    }
    const size_t release = line.rfind('-');
    const size_t version = release == std::string_view::npos || release == 0 ? release : line.rfind('-', release - 1);
    if (version == std::string_view::npos || version == 0 || line.find(' ') != std::string_view::npos)
        return std::nullopt;
    return Package{line.substr(0, version), line.substr(version + 1)};
}

/// `ii  containerd  1.6.28-1  amd64  An open and reliable container runtime`.
std::optional<Package> dpkgPackage(std::string_view line)
{
    const std::vector<std::string_view> words = fieldsOf(line, 5);
    return words.size() >= 4 && words[0] == "ii" ? std::optional(Package{words[1], words[2]}) : std::nullopt;
}

} // namespace

/// A package that is installed in several versions (kernels) has all of them in one fact.
void readPackages(const Material &material, FactList &facts)
{
    std::map<std::string_view, Found<QString>> packages;
    std::optional<Found<qint64>> count;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        const bool rpm = section.runs("rpm -qa");
        if ((!rpm && !section.runs("dpkg -l")) || !packages.empty())
            return;
        qint64 found = 0;
        for (size_t i = 0; i < section.lines.size(); ++i) {
            const auto package = rpm ? rpmPackage(section.lines[i]) : dpkgPackage(section.lines[i]);
            if (!package)
                continue;
            ++found;
            const QString version = toText(package->version);
            const auto [it, isNew] = packages.try_emplace(package->name, Found<QString>{version, member.at(section.lineAt(i))});
            if (!isNew)
                it->second.value += u", "_s + version;
        }
        if (found > 0 && section.closed && !section.failed)
            count = Found<qint64>{found, member.at(section.header)};
    });
    Capped limit(u"package"_s, listedPackages);
    for (const auto &[name, version] : packages) {
        if (limit.admits(version.place))
            facts.addText(u"package"_s, version.value, version.place, toText(name));
    }
    limit.addRest(facts);
    if (count)
        facts.addInteger(u"package.total.count"_s, count->value, count->place);
}

} // namespace shindan::facts
