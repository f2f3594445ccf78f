// What `sar -A` prints of the day: a record every ten minutes, from which the columns of sysstat 11.7 are made (sar(1)). The first record
// after midnight or a restart is only what the next is measured against.

#include "services/training/actors/kubelet_state.h"
#include "services/training/views/views.h"

#include <functional>

namespace shindan::training {

using model::Instant;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

struct Record
{
    Instant time;
    int load = 0;          ///< thousandths of the peak
    double average = 0;
    double earlier = 0;    ///< the average five minutes before
    qint64 usedKiB = 0;
    int blocked = 0;
    double noise = 0;      ///< 0 to 1
};

using Row = std::vector<std::string>;

std::string decimal(double value)
{
    const qint64 hundredths = static_cast<qint64>(value * 100 + 0.5);
    std::string out = std::to_string(hundredths / 100) + '.';
    appendNumber(out, hundredths % 100, 2);
    return out;
}

std::vector<Record> recordsOf(Simulation &sim)
{
    const ClockReading now = sim.clock.local(sim.end);
    const Instant midnight = sim.end - seconds(now.hour * 3600 + now.minute * 60 + now.second);
    std::vector<Record> records;
    Random random(sim.random.next(), "sar");
    for (Instant t = midnight + seconds(1); t < sim.end; t = t + minutes(10)) {
        if (t < sim.node.booted)
            continue;
        Record r;
        r.time = t;
        r.load = sim.loadAt(t);
        const bool starved = sim.holds("cpu-starved", t) != nullptr;
        const double extra = starved ? sim.node.request.cpus * 6.0 : 0;
        r.noise = double(random.between(0, 1000)) / 1000;
        r.average = sim.loadAverage(t) - sim.starvedLoad - sim.blockedProcesses + extra + r.noise * 0.1;
        r.earlier = sim.loadAverage(t - minutes(5)) - sim.starvedLoad - sim.blockedProcesses + extra * 0.9;
        r.usedKiB = usedMemoryKiB(sim, t) + random.between(0, 40'000);
        r.blocked = sim.holds("nfs-hung", t) || sim.holds("runc-hung", t) ? sim.blockedProcesses : 0;
        records.push_back(r);
    }
    return records;
}

void table(Simulation &sim, Report &report, const std::vector<Record> &records, const std::string &columns, const std::vector<std::string> &names, const std::function<Row(const Record &, const std::string &)> &rowOf)
{
    report.line("");
    report.line(hourMinuteSecond(sim, records.front().time) + columns);
    const auto put = [&](const std::string &head, const Row &row, const std::string &name) {
        std::string line = left(head, 8);
        if (!name.empty())
            line += right(name, 10);
        for (const std::string &cell : row)
            line += ' ' + right(cell, 9);
        report.line(line);
    };
    for (std::size_t i = 1; i < records.size(); ++i) {
        for (const std::string &name : names)
            put(hourMinuteSecond(sim, records[i].time), rowOf(records[i], name), name);
    }
    Record mean = records.back();
    mean.average = mean.earlier = mean.noise = 0;
    mean.load = 0;
    const auto count = static_cast<double>(records.size() - 1);
    for (std::size_t i = 1; i < records.size(); ++i) {
        mean.average += records[i].average / count;
        mean.earlier += records[i].earlier / count;
        mean.noise += records[i].noise / count;
        mean.load += static_cast<int>(records[i].load / count);
    }
    for (const std::string &name : names)
        put("Average:", rowOf(mean, name), name);
}

Row cpuRow(const Simulation &sim, const Record &r)
{
    const double busy = std::min(92.0, r.average / sim.node.request.cpus * 80);
    const double waits = r.blocked > 0 ? 4.0 : 0.04 + r.noise * 0.1;
    return {decimal(busy * 0.72), "0.00", decimal(busy * 0.25), decimal(waits), "0.00", "0.00", decimal(busy * 0.03), "0.00", "0.00", decimal(std::max(0.0, 100 - busy - waits))};
}

void tables(Simulation &sim, Report &report, const std::vector<Record> &records)
{
    const auto add = [&](const std::string &columns, const std::vector<std::string> &names, const std::function<Row(const Record &, const std::string &)> &rowOf) { table(sim, report, records, columns, names, rowOf); };
    std::vector<std::string> cpus{"all"};
    for (int i = 0; i < sim.node.request.cpus; ++i)
        cpus.push_back(std::to_string(i));
    add("        CPU      %usr     %nice      %sys   %iowait    %steal      %irq     %soft    %guest    %gnice     %idle", cpus, [&](const Record &r, const std::string &) { return cpuRow(sim, r); });
    add("    proc/s   cswch/s", {""}, [](const Record &r, const std::string &) { return Row{decimal(8 + r.load * 0.01), decimal(4200 + r.load * 9.0)}; });
    add("  pswpin/s pswpout/s", {""}, [](const Record &, const std::string &) { return Row{"0.00", "0.00"}; });
    add("  pgpgin/s pgpgout/s   fault/s  majflt/s  pgfree/s pgscank/s pgscand/s pgsteal/s    %vmeff", {""}, [](const Record &r, const std::string &) {
        return Row{decimal(2 + r.noise * 30), decimal(90 + r.load * 0.4), decimal(4100 + r.load * 6.0), decimal(r.noise * 0.1), decimal(5200 + r.load * 7.0), "0.00", "0.00", "0.00", "0.00"};
    });
    add("       tps      rtps      wtps   bread/s   bwrtn/s", {""}, [](const Record &r, const std::string &) {
        return Row{decimal(9 + r.load * 0.03), decimal(r.noise), decimal(8 + r.load * 0.03), decimal(r.noise * 20), decimal(150 + r.load * 0.8)};
    });
    add(" kbmemfree   kbavail kbmemused  %memused kbbuffers  kbcached  kbcommit   %commit  kbactive   kbinact   kbdirty", {""}, [&](const Record &r, const std::string &) {
        const qint64 total = sim.node.memoryKiB;
        const qint64 unused = std::max<qint64>(0, total - r.usedKiB);
        const qint64 free = unused * 3 / 10;
        const auto number = [](qint64 v) { return std::to_string(v); };
        return Row{number(free), number(unused * 95 / 100), number(total - free), decimal(double(total - free) * 100 / double(total)), number(unused / 20), number(unused / 2), number(r.usedKiB * 2), decimal(double(r.usedKiB) * 200 / double(total)),
                   number(r.usedKiB * 7 / 10), number(unused / 3), number(static_cast<qint64>(120 + r.noise * 900))};
    });
    add("   runq-sz  plist-sz   ldavg-1   ldavg-5  ldavg-15   blocked", {""}, [](const Record &r, const std::string &) {
        return Row{std::to_string(static_cast<int>(r.average)), std::to_string(700 + r.load / 20), decimal(r.average), decimal(r.earlier), decimal(r.earlier * 0.95), std::to_string(r.blocked)};
    });
    add("       DEV       tps     rkB/s     wkB/s   areq-sz    aqu-sz     await     svctm     %util", {"dev253-0", "dev253-16"}, [](const Record &r, const std::string &name) {
        const double share = name == "dev253-0" ? 0.3 : 0.7;
        return Row{decimal((9 + r.load * 0.03) * share), decimal(r.noise * 10), decimal((75 + r.load * 0.4) * share), "9.82", "0.01", decimal(1 + r.noise), "0.41", decimal(0.3 + r.load * 0.004 * share)};
    });
    add("     IFACE   rxpck/s   txpck/s    rxkB/s    txkB/s   rxcmp/s   txcmp/s  rxmcst/s   %ifutil", {"lo", "eth0", "eth1"}, [](const Record &r, const std::string &name) {
        const double packets = name == "eth0" ? 60 + r.load * 0.9 : name == "lo" ? 40 : 5 + r.load * 0.4;
        return Row{decimal(packets), decimal(packets * 0.9), decimal(packets * 0.4), decimal(packets * 0.3), "0.00", "0.00", "0.00", "0.00"};
    });
    add("     IFACE   rxerr/s   txerr/s    coll/s  rxdrop/s  txdrop/s  txcarr/s  rxfram/s  rxfifo/s  txfifo/s", {"lo", "eth0", "eth1"}, [](const Record &, const std::string &) { return Row(9, "0.00"); });
}

} // namespace

void sar(Simulation &sim, Report &report)
{
    const ClockReading c = sim.clock.local(sim.end);
    std::string date;
    appendNumber(date, c.month, 2);
    date += '/';
    appendNumber(date, c.day, 2);
    date += '/' + std::to_string(c.year);
    report.line("Linux " + sim.node.request.kernel + " (" + sim.node.hostName + ") \t" + date + " \t_x86_64_\t(" + std::to_string(sim.node.request.cpus) + " CPU)");
    const Instant midnight = sim.end - seconds(c.hour * 3600 + c.minute * 60 + c.second);
    if (sim.node.booted >= midnight) {
        report.line("");
        report.line(hourMinuteSecond(sim, sim.node.booted + seconds(47)) + "     LINUX RESTART\t(" + std::to_string(sim.node.request.cpus) + " CPU)");
    }
    const std::vector<Record> records = recordsOf(sim);
    if (records.size() > 1)
        tables(sim, report, records);
}

} // namespace shindan::training
