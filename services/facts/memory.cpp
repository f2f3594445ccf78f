// Memory and swap: /proc/meminfo; else the head of `top`, else `free`.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <array>
#include <cmath>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Amounts
{
    std::optional<Found<qint64>> total; // bytes
    std::optional<Found<qint64>> available;
    std::optional<Found<qint64>> swap;
};

/// What a kernel before 3.14 leaves to the reader, who prints no MemAvailable: free, and what it can give back at once. Files in memory
/// (tmpfs, Shmem) stand in Cached, yet cannot be given back. The kernel's own figure is lower by its reserves, a percent or so.
class Reclaimable
{
public:
    void read(std::string_view line, const Place &place)
    {
        for (size_t i = 0; i < names.size(); ++i) {
            const auto bytes = m_amounts[i] ? std::nullopt : kernelKilobytes(line, names[i]);
            if (!bytes)
                continue;
            m_amounts[i] = bytes;
            if (i == Free)
                m_place = place;
        }
    }

    [[nodiscard]] std::optional<Found<qint64>> available() const
    {
        if (!m_amounts[Free])
            return {};
        const auto amount = [&](Name name) { return m_amounts[name].value_or(0); };
        if (m_amounts[ActiveFile] && m_amounts[InactiveFile])
            return Found<qint64>{amount(Free) + amount(ActiveFile) + amount(InactiveFile) + amount(Slab), m_place};
        if (!m_amounts[Cached])
            return {};
        const qint64 cached = std::max<qint64>(amount(Cached) - amount(Shared), 0);
        return Found<qint64>{amount(Free) + amount(Buffers) + cached + amount(Slab), m_place};
    }

private:
    enum Name : size_t { Free, Buffers, Cached, ActiveFile, InactiveFile, Shared, Slab };
    static constexpr std::array<std::string_view, 7> names{"MemFree", "Buffers", "Cached", "Active(file)", "Inactive(file)", "Shmem", "SReclaimable"};

    std::array<std::optional<qint64>, names.size()> m_amounts;
    Place m_place;
};

void readMeminfo(const MemberText &member, const Section &section, Amounts &amounts)
{
    const bool file = section.command.empty() && !section.lines.empty() && section.lines[0].starts_with("MemTotal:");
    if (!file && !section.runs("cat /proc/meminfo"))
        return;
    const auto keep = [&](std::optional<Found<qint64>> &slot, size_t i, std::string_view name) {
        if (const auto bytes = slot ? std::nullopt : kernelKilobytes(section.lines[i], name))
            slot = Found<qint64>{*bytes, member.at(section.lineAt(i))};
    };
    Reclaimable reclaimable;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        keep(amounts.total, i, "MemTotal");
        keep(amounts.available, i, "MemAvailable");
        keep(amounts.swap, i, "SwapTotal");
        reclaimable.read(section.lines[i], member.at(section.lineAt(i)));
    }
    if (!amounts.available)
        amounts.available = reclaimable.available();
}

/// Value in front of `name` in `MiB Mem :   3563.0 total,    634.8 free`; `scale` bytes a unit.
std::optional<qint64> amountBefore(std::string_view line, std::string_view name, double scale)
{
    const std::vector<std::string_view> words = fieldsOf(line);
    for (size_t i = 1; i < words.size(); ++i) {
        if (!words[i].starts_with(name))
            continue;
        const auto number = decimalNumber(words[i - 1]);
        return number && *number >= 0 && *number < 1e12 ? std::optional(static_cast<qint64>(std::llround(*number * scale)))
                                                        : std::nullopt;
    }
    return std::nullopt;
}

void readTop(const MemberText &member, const Section &section, Amounts &amounts)
{
    if (!section.runs("top"))
        return;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const std::string_view line = section.lines[i];
        const double scale = line.starts_with("KiB ") ? 1024.0
            : line.starts_with("MiB ")                ? 1048576.0
            : line.starts_with("GiB ")                ? 1073741824.0
                                                      : 0.0;
        if (scale == 0.0)
            continue;
        const auto keep = [&](std::optional<Found<qint64>> &slot, std::string_view name) {
            if (const auto bytes = slot ? std::nullopt : amountBefore(line, name, scale))
                slot = Found<qint64>{*bytes, member.at(section.lineAt(i))};
        };
        const bool swap = contains(line.substr(0, 12), "Swap");
        keep(swap ? amounts.swap : amounts.total, "total");
        if (swap)
            keep(amounts.available, "avail");
    }
}

/// `free` (kB), `free -b`, `free -m`; in human units (-h) the figures are rounded and not read.
void readFree(const MemberText &member, const Section &section, Amounts &amounts)
{
    if (!section.runs("free") || contains(section.command, " -h"))
        return;
    const qint64 scale = contains(section.command, " -b") ? 1
        : contains(section.command, " -m")                ? 1 << 20
        : contains(section.command, " -g")                ? 1 << 30
                                                          : 1024;
    bool hasAvailable = false;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const std::vector<std::string_view> words = fieldsOf(section.lines[i]);
        hasAvailable = hasAvailable || (!words.empty() && words.back() == "available");
        const auto keep = [&](std::optional<Found<qint64>> &slot, size_t column) {
            if (const auto number = !slot && words.size() > column ? wholeNumber(words[column]) : std::nullopt;
                number && *number >= 0 && *number < (qint64(1) << 60) / scale)
                slot = Found<qint64>{*number * scale, member.at(section.lineAt(i))};
        };
        if (!words.empty() && words[0] == "Mem:") {
            keep(amounts.total, 1);
            if (hasAvailable)
                keep(amounts.available, 6);
        } else if (!words.empty() && words[0] == "Swap:") {
            keep(amounts.swap, 1);
        }
    }
}

} // namespace

void readMemory(const Material &material, FactList &facts)
{
    Amounts amounts;
    for (const auto read : {readMeminfo, readTop, readFree})
        material.forEachSection([&](const MemberText &member, const Section &section) { read(member, section, amounts); });
    if (amounts.total)
        facts.addInteger(u"memory.total-bytes"_s, amounts.total->value, amounts.total->place);
    if (amounts.available)
        facts.addInteger(u"memory.available-bytes"_s, amounts.available->value, amounts.available->place);
    if (amounts.swap)
        facts.addInteger(u"swap.total-bytes"_s, amounts.swap->value, amounts.swap->place);
    if (amounts.total && amounts.available && amounts.total->value > 0) {
        const double used = static_cast<double>(amounts.total->value - amounts.available->value);
        facts.addNumber(
            u"memory.used-percent"_s, 100.0 * used / static_cast<double>(amounts.total->value), amounts.available->place);
    }
}

} // namespace shindan::facts
