// What is mounted where: /proc/mounts. Source of the format: fstab(5), kernel.org Documentation/filesystems/proc.rst.
//
// Disks and network file systems of the node become facts one by one. Mounts of pods, layers of containers, network namespaces
// and the kernel's own file systems come by the hundred and are counted.

#include "services/facts/extractors.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>
#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedMounts = 50;

struct Mount
{
    std::string_view device;
    std::string_view path; ///< as printed, blanks as \040
    std::string_view type;
    std::string_view options;
    Place place;
};

/// `\040` and its like are a byte in octal.
QString unescaped(std::string_view text)
{
    std::string bytes;
    for (size_t i = 0; i < text.size(); ++i) {
        const auto octal = [&](size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '7'; };
        if (text[i] == '\\' && octal(i + 1) && octal(i + 2) && octal(i + 3)) {
            bytes += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        } else {
            bytes += text[i];
        }
    }
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

bool isNetworkType(std::string_view type)
{
    static constexpr std::array<std::string_view, 10> types{
        "nfs", "nfs4", "cifs", "smb3", "ceph", "glusterfs", "lustre", "9p", "virtiofs", "beegfs"};
    return std::find(types.begin(), types.end(), type) != types.end() || type.starts_with("fuse.");
}

bool isOfPod(std::string_view path)
{
    return contains(path, "/kubelet/pods/");
}

bool isOfRuntime(std::string_view path)
{
    return contains(path, "/io.containerd.") || contains(path, "/containers/") || contains(path, "/overlay2/")
        || contains(path, "/devicemapper/mnt/");
}

/// What a mount that does not become a fact of its own is counted as.
std::string_view kindOf(const Mount &mount)
{
    if (isOfPod(mount.path))
        return "pods";
    if (mount.type == "overlay" || isOfRuntime(mount.path))
        return "containers";
    if (mount.type == "nsfs" || contains(mount.path, "/netns/"))
        return "network-namespaces";
    return mount.type == "tmpfs" || mount.type == "devtmpfs" ? "memory" : "kernel";
}

bool isDisk(const Mount &mount)
{
    const bool root = mount.path == "/" && mount.type != "rootfs";
    return root || mount.device.starts_with("/dev/") || isNetworkType(mount.type);
}

bool isReadOnly(std::string_view options)
{
    return options == "ro" || options.starts_with("ro,");
}

std::optional<Mount> mountIn(std::string_view line, const Place &place)
{
    const std::vector<std::string_view> words = fieldsOf(line);
    if (words.size() != 6 || !words[1].starts_with('/') || !wholeNumber(words[4]) || !wholeNumber(words[5]))
        return std::nullopt;
    return Mount{words[0], words[1], words[2], words[3], place};
}

void addMount(const Mount &mount, FactList &facts)
{
    const QString path = unescaped(mount.path);
    facts.addText(u"mount.device"_s, unescaped(mount.device), mount.place, path);
    facts.addText(u"mount.type"_s, mount.type, mount.place, path);
    facts.addText(u"mount.options"_s, mount.options, mount.place, path);
    facts.addBoolean(u"mount.read-only"_s, isReadOnly(mount.options), mount.place, path);
}

/// cgroup v2 alone is mounted at /sys/fs/cgroup itself; otherwise controllers of v1 stand below it.
void addCgroupVersion(const Mount &mount, FactList &facts)
{
    if (mount.type == "cgroup2" && mount.path == "/sys/fs/cgroup")
        facts.addText(u"cgroup.version"_s, u"v2"_s, mount.place);
    else if (mount.type == "cgroup")
        facts.addText(u"cgroup.version"_s, u"v1"_s, mount.place);
}

/// Where one thing is mounted over another, the last one is what is seen.
void readList(const MemberText &member, const Section &section, FactList &facts)
{
    std::map<std::string_view, Mount> shown;
    Tally folded;
    qint64 total = 0;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const Place place = member.at(section.lineAt(i));
        const auto mount = mountIn(section.lines[i], place);
        if (!mount)
            continue;
        ++total;
        addCgroupVersion(*mount, facts);
        if (isDisk(*mount) && !isOfPod(mount->path) && !isOfRuntime(mount->path))
            shown.insert_or_assign(mount->path, *mount);
        else
            folded.add(kindOf(*mount), section.lineAt(i));
    }
    Capped limit(u"mount"_s, listedMounts);
    for (const auto &[path, mount] : shown) {
        if (limit.admits(mount.place))
            addMount(mount, facts);
    }
    limit.addRest(facts);
    if (!section.closed || section.failed || total == 0)
        return;
    facts.addInteger(u"mount.total.count"_s, total, member.at(section.header));
    for (const Tally::Entry &kind : folded.largest())
        facts.addInteger(u"mount."_s + toText(kind.name) + u".count"_s, kind.count, member.at(kind.first));
}

} // namespace

void readMounts(const Material &material, FactList &facts)
{
    bool read = false;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (read || !(section.runs("cat /proc/mounts") || section.runs("cat /proc/self/mounts")))
            return;
        readList(member, section, facts);
        read = !section.lines.empty();
    });
}

} // namespace shindan::facts
