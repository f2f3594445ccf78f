// How full file systems are: `df -h` and its like; inodes where `df -i` was collected.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Kind : quint8 { None, Space, Inodes };

/// By the heading, never by the command: `df -hi` and `df -h` differ in nothing else.
Kind kindOf(std::string_view line)
{
    if (!line.starts_with("Filesystem") || !contains(line, "Mounted on"))
        return Kind::None;
    return contains(line, "IUse%")                             ? Kind::Inodes
        : contains(line, "Use%") || contains(line, "Capacity") ? Kind::Space
                                                               : Kind::None;
}

/// File systems in memory, layers of containers, images and CDs: they show what another line shows, or are full by nature.
bool isFolded(std::string_view device, std::string_view mount)
{
    static constexpr std::array<std::string_view, 9> names{
        "tmpfs", "devtmpfs", "shm", "overlay", "overlayfs", "udev", "none", "cgroup", "efivarfs"};
    if (mount == "/")
        return false;
    return std::find(names.begin(), names.end(), device) != names.end() || device.starts_with("/dev/loop")
        || device.starts_with("/dev/sr");
}

struct Line
{
    std::string_view device;
    std::string_view mount;
    qint64 used = 0; // percent
    bool known = false;
    std::string_view size = {}; ///< as printed
    std::string_view available = {};
};

/// `/dev/vda3  40G  5.0G  33G  14% /`: the mount may hold blanks, so the percentage is the mark. `fields` from the size on.
std::optional<Line> readLine(std::string_view device, std::string_view rest)
{
    const std::vector<std::string_view> fields = fieldsOf(rest, 5);
    if (fields.size() != 5 || device.empty())
        return std::nullopt;
    const std::string_view used = fields[3];
    if (used == "-")
        return Line{device, fields[4], 0, false};
    const auto percent = used.ends_with('%') ? wholeNumber(used.substr(0, used.size() - 1)) : std::nullopt;
    if (!percent || *percent < 0)
        return std::nullopt;
    return Line{device, fields[4], *percent, true, fields[0], fields[2]};
}

/// `df -h` prints amounts for people, rounded up; without units they are kB.
void addAmount(const QString &id, std::string_view amount, const Place &place, const QString &mount, FactList &facts)
{
    const auto kilobytes = wholeNumber(amount);
    const auto bytes = kilobytes && *kilobytes >= 0 && *kilobytes < (qint64(1) << 50) ? std::optional(*kilobytes * 1024)
                                                                                     : bytesOfAmount(amount);
    if (bytes)
        facts.addInteger(id, *bytes, place, mount);
}

void addLine(const Line &line, Kind kind, const Place &place, FactList &facts)
{
    if (!line.known || isFolded(line.device, line.mount))
        return;
    const QString mount = toText(line.mount);
    if (kind == Kind::Inodes) {
        facts.addInteger(u"disk.inodes-used-percent"_s, line.used, place, mount);
        return;
    }
    facts.addInteger(u"disk.used-percent"_s, line.used, place, mount);
    facts.addText(u"disk.device"_s, line.device, place, mount);
    addAmount(u"disk.size-bytes"_s, line.size, place, mount, facts);
    addAmount(u"disk.available-bytes"_s, line.available, place, mount, facts);
}

} // namespace

void readDisks(const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (!section.command.empty() && !section.runs("df"))
            return;
        Kind kind = Kind::None;
        std::string_view wrapped; // a device name so long that its figures stand in the next line
        for (size_t i = 0; i < section.lines.size(); ++i) {
            const std::string_view line = section.lines[i];
            if (const Kind heading = kindOf(line); heading != Kind::None) {
                kind = heading;
                continue;
            }
            if (kind == Kind::None)
                continue;
            const std::vector<std::string_view> fields = fieldsOf(line, 2);
            const bool continued = !wrapped.empty() && line.starts_with(' ');
            const auto read = continued ? readLine(wrapped, line)
                : fields.size() == 2    ? readLine(fields[0], fields[1])
                                        : std::nullopt;
            wrapped = fields.size() == 1 ? fields[0] : std::string_view{};
            if (read)
                addLine(*read, kind, member.at(section.lineAt(i)), facts);
            else if (section.command.empty() && wrapped.empty())
                kind = Kind::None;
        }
    });
}

} // namespace shindan::facts
