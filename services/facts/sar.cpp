// Peaks of the day in the records of sysstat: `sar -A`. Each is one fact; its subject is what peaked, and when, in the node's
// local time as printed. Source of the columns: sar(1).

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Rest : bool { No, Yes }; ///< Yes: 100 minus the column

struct Peak
{
    QLatin1StringView id;
    std::array<std::string_view, 2> columns; ///< summed; the second may be empty
    std::string_view key; ///< column that names the thing: CPU, IFACE, DEV; empty: there is one only
    Rest rest = Rest::No;
};

constexpr std::array<Peak, 11> peaks{{
    {"sar.cpu-peak-percent"_L1, {"%idle", ""}, "CPU", Rest::Yes},
    {"sar.iowait-peak-percent"_L1, {"%iowait", ""}, "CPU"},
    {"sar.steal-peak-percent"_L1, {"%steal", ""}, "CPU"},
    {"sar.run-queue-peak"_L1, {"runq-sz", ""}, ""},
    {"sar.blocked-peak"_L1, {"blocked", ""}, ""},
    {"sar.load-peak"_L1, {"ldavg-1", ""}, ""},
    {"sar.memory-peak-percent"_L1, {"%memused", ""}, ""},
    {"sar.swap-peak-percent"_L1, {"%swpused", ""}, ""},
    {"sar.network-errors-peak"_L1, {"rxerr/s", "txerr/s"}, "IFACE"},
    {"sar.network-drops-peak"_L1, {"rxdrop/s", "txdrop/s"}, "IFACE"},
    {"sar.disk-busy-peak-percent"_L1, {"%util", ""}, "DEV"},
}};

/// `10:20:01` or `10:20:01 AM`; how many words it takes.
size_t timeWords(const std::vector<std::string_view> &words)
{
    const bool isTime = !words.empty() && words[0].size() == 8 && words[0][2] == ':' && words[0][5] == ':';
    if (!isTime)
        return 0;
    return words.size() > 1 && (words[1] == "AM" || words[1] == "PM") ? 2 : 1;
}

/// The heading of a table: where its columns stand, counted from the end, for in a row the time may be shorter.
class Table
{
public:
    explicit Table(const std::vector<std::string_view> &words)
    {
        for (size_t i = timeWords(words); i < words.size(); ++i)
            m_fromEnd.emplace(words[i], words.size() - i);
    }
    [[nodiscard]] std::optional<std::string_view> word(const std::vector<std::string_view> &row, std::string_view column) const
    {
        const auto it = m_fromEnd.find(column);
        return it == m_fromEnd.end() || it->second > row.size() ? std::nullopt : std::optional(row[row.size() - it->second]);
    }
    [[nodiscard]] size_t columns() const noexcept { return m_fromEnd.size(); }

private:
    std::map<std::string_view, size_t> m_fromEnd;
};

std::optional<double> valueIn(const Table &table, const std::vector<std::string_view> &row, const Peak &peak)
{
    double sum = 0;
    for (const std::string_view column : peak.columns) {
        if (column.empty())
            continue;
        const auto word = table.word(row, column);
        const auto number = word ? decimalNumber(*word) : std::nullopt;
        if (!number)
            return std::nullopt;
        sum += *number;
    }
    // sar prints two decimals; what 100 - %idle has beyond them comes from the machine's arithmetic.
    return std::round((peak.rest == Rest::Yes ? 100.0 - sum : sum) * 100) / 100;
}

struct Highest
{
    double value = 0;
    QString subject;
    Place place;
};

void readRow(const Table &table, const std::vector<std::string_view> &row, const Place &place, std::map<QLatin1StringView, Highest> &highest)
{
    const size_t time = timeWords(row);
    if (time == 0 || row.size() != table.columns() + time)
        return;
    const QString printed = toText(row[0]) + (time == 2 ? u' ' + toText(row[1]) : QString());
    for (const Peak &peak : peaks) {
        const auto value = valueIn(table, row, peak);
        const auto key = peak.key.empty() ? std::optional(std::string_view{}) : table.word(row, peak.key);
        if (!value || !key || (peak.key == "CPU" && *key != "all"))
            continue;
        const auto [it, isNew] = highest.try_emplace(peak.id, Highest{*value, {}, place});
        if (!isNew && *value <= it->second.value)
            continue;
        const bool named = !key->empty() && peak.key != "CPU";
        it->second = {*value, named ? toText(*key) + u' ' + printed : printed, place};
    }
}

} // namespace

void readSar(const Material &material, FactList &facts)
{
    std::map<QLatin1StringView, Highest> highest;
    material.forEachSection([&](const MemberText &member, const Section &section) {
        std::optional<Table> table;
        for (size_t i = 0; section.runs("sar") && i < section.lines.size(); ++i) {
            const std::vector<std::string_view> words = fieldsOf(section.lines[i]);
            if (words.empty() || words[0] == "Average:") {
                table.reset();
                continue;
            }
            const size_t time = timeWords(words);
            const bool numbers = words.size() > time + 1 && decimalNumber(words.back());
            if (numbers && table)
                readRow(*table, words, member.at(section.lineAt(i)), highest);
            else if (time > 0 && !numbers)
                table.emplace(words);
        }
    });
    for (const auto &[id, peak] : highest) // what stays 0 all day has no time at which it was highest
        facts.addNumber(QString(id), peak.value, peak.place, peak.value > 0 ? peak.subject : QString());
}

} // namespace shindan::facts
