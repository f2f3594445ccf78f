// What takes the memory, how scattered it is, and the kernel's counters.

#include "tests/facts/reading.h"

using namespace reading;

namespace {

const QByteArray meminfo = "MemTotal:        8000000 kB\nMemFree:          500000 kB\nMemAvailable:    4000000 kB\nBuffers:           "
                           "10000 kB\nCached:           900000 kB\nSlab:            2400000 kB\nSReclaimable:     400000 "
                           "kB\nSUnreclaim:      2000000 kB\nDirty:              1024 kB\nSwapTotal:       1000000 kB\nSwapFree:    "
                           "     250000 kB\nAnonHugePages:    204800 kB\nHugePages_Total:     512\nHugePages_Free:      "
                           "500\nHugepagesize:       2048 kB\nDirty:         9 kB\nOddity:   1 MB\n";

facts::FactList readMemoryInfo(const QByteArray &text)
{
    return read(material({{"memory_info", text, "memory-info"}}));
}

double number(const facts::FactList &facts, const QString &id, const QString &subject = {})
{
    const model::Fact *fact = facts.find(id, subject);
    return fact ? fact->value.toDouble() : -1;
}

} // namespace

class MemoryDetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTakesTheMemory();
    void hugePages();
    void swapThatIsUsed();
    void aCutListGivesWhatItHas();
    void fragmentation();
    void zoneDmaAloneDoesNotSpeakForTheNode();
    void aLineThatIsCutGivesNoFragmentation();
    void watermarks();
    void counters();
    void stallsAreSummedOverZones();
};

void MemoryDetailsTest::whatTakesTheMemory()
{
    const auto facts = readMemoryInfo(section("cat /proc/meminfo", meminfo));
    QCOMPARE(value(facts, u"memory.free-bytes"_s), u"512000000"_s); // 500000 * 1024
    QCOMPARE(value(facts, u"memory.slab-unreclaimable-bytes"_s), u"2048000000"_s);
    QCOMPARE(number(facts, u"memory.slab-unreclaimable-percent"_s), 25.0); // 2 of 8 million
    QCOMPARE(value(facts, u"memory.dirty-bytes"_s), u"1048576"_s); // the first of two lines
    QCOMPARE(place(facts, u"memory.dirty-bytes"_s), u"memory_info:11"_s);
    QCOMPARE(facts.find(u"memory.cached-bytes"_s)->unit, u"bytes"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void MemoryDetailsTest::hugePages()
{
    const auto facts = readMemoryInfo(section("cat /proc/meminfo", meminfo));
    QCOMPARE(value(facts, u"huge-pages.total.count"_s), u"512"_s);
    QCOMPARE(value(facts, u"huge-pages.free.count"_s), u"500"_s);
    QCOMPARE(value(facts, u"huge-pages.page-bytes"_s), u"2097152"_s);
    QCOMPARE(value(facts, u"huge-pages.anonymous-bytes"_s), u"209715200"_s);
    QVERIFY(!facts.has(u"huge-pages.reserved.count"_s)); // an older kernel does not print it
}

void MemoryDetailsTest::swapThatIsUsed()
{
    QCOMPARE(number(readMemoryInfo(section("cat /proc/meminfo", meminfo)), u"swap.used-percent"_s), 75.0);
    const auto none = readMemoryInfo(section("cat /proc/meminfo", "SwapTotal:             0 kB\nSwapFree:              0 kB\n"));
    QCOMPARE(value(none, u"swap.free-bytes"_s), u"0"_s);
    QVERIFY(!none.has(u"swap.used-percent"_s)); // of nothing there is no part
}

void MemoryDetailsTest::aCutListGivesWhatItHas()
{
    const auto facts = readMemoryInfo(cutSection("cat /proc/meminfo", "MemTotal:        8000000 kB\nMemFree:          5000"));
    QCOMPARE(value(facts, u"memory.total-bytes"_s), u"8192000000"_s);
    QVERIFY(!facts.has(u"memory.free-bytes"_s)); // half a number is none
    QVERIFY(!readMemoryInfo(section("cat /proc/meminfo", {}, true)).has(u"memory.free-bytes"_s));
}

void MemoryDetailsTest::fragmentation()
{
    // Normal: 80 pages of order 0, 10 blocks of order 1 (20 pages), 5 of order 3 (40), 1 of order 10 (1024): 1164 pages free,
    // 100 of them below order 3.
    const auto facts = readMemoryInfo(section("cat /proc/buddyinfo",
        "Node 0, zone      DMA      0      0      0      0      0      0      0      0      1      1      3 \n"
        "Node 0, zone   Normal     80     10      0      5      0      0      0      0      0      0      1 \n"));
    const QString normal = u"Node 0, zone Normal"_s;
    QCOMPARE(value(facts, u"memory.zone.free-pages-from-order-3"_s, normal), u"1064"_s);
    QCOMPARE(value(facts, u"memory.zone.free-pages-from-order-4"_s, normal), u"1024"_s);
    QCOMPARE(number(facts, u"memory.zone.fragmentation-percent"_s, normal), 100.0 * 100 / 1164);
    QCOMPARE(number(facts, u"memory.fragmentation-percent"_s), 100.0 * 100 / 1164); // zone DMA is not asked
    QCOMPARE(place(facts, u"memory.fragmentation-percent"_s), u"memory_info:4"_s);
    QCOMPARE(facts.find(u"memory.fragmentation-percent"_s)->unit, u"percent"_s);
    QCOMPARE(number(facts, u"memory.zone.fragmentation-percent"_s, u"Node 0, zone DMA"_s), 0.0);
    QCOMPARE(withoutNames(facts), QStringList());
}

void MemoryDetailsTest::zoneDmaAloneDoesNotSpeakForTheNode()
{
    const auto arm = readMemoryInfo(section("cat /proc/buddyinfo", "Node 0, zone      DMA     60      0      0      5 \n"));
    QCOMPARE(number(arm, u"memory.fragmentation-percent"_s), 60.0); // where there is no other zone, it does
}

void MemoryDetailsTest::aLineThatIsCutGivesNoFragmentation()
{
    QVERIFY(!readMemoryInfo(cutSection("cat /proc/buddyinfo", "Node 0, zone   Normal     80     10      0      5\n"))
                 .has(u"memory.fragmentation-percent"_s));
    const auto odd = readMemoryInfo(section("cat /proc/buddyinfo", "Node 0, zone   Normal     80     x      0      5\nNode 0\n"));
    QVERIFY(!odd.has(u"memory.fragmentation-percent"_s));
    const auto full = readMemoryInfo(section("cat /proc/buddyinfo", "Node 0, zone   Normal     0     0      0      0\n"));
    QVERIFY(!full.has(u"memory.fragmentation-percent"_s)); // nothing is free, so nothing of it is scattered
    QCOMPARE(value(full, u"memory.zone.free-pages-from-order-3"_s, u"Node 0, zone Normal"_s), u"0"_s);
}

void MemoryDetailsTest::watermarks()
{
    const auto facts = readMemoryInfo(section("cat /proc/zoneinfo",
        "Node 0, zone   Normal\n  per-node stats\n      nr_dirty     2211\n  pages free     7158\n        zeroed   0\n        min      "
        "3723\n        low      4653\n        high     5583\n        spanned  229376\n        present  229376\n        managed  "
        "200388\n        protection: (0, 0, 0)\n  pagesets\n    cpu: 0\n              count: 340\n              high:  378\nNode "
        "0, zone  Movable\n  pages free     0\n        min      0\n        low      0\n        high     0\n        managed  0\n"));
    const QString normal = u"Node 0, zone Normal"_s;
    QCOMPARE(value(facts, u"memory.zone.free-pages"_s, normal), u"7158"_s);
    QCOMPARE(value(facts, u"memory.zone.min-pages"_s, normal), u"3723"_s);
    QCOMPARE(value(facts, u"memory.zone.low-pages"_s, normal), u"4653"_s);
    QCOMPARE(value(facts, u"memory.zone.high-pages"_s, normal), u"5583"_s);
    QCOMPARE(value(facts, u"memory.zone.managed-pages"_s, normal), u"200388"_s);
    QCOMPARE(place(facts, u"memory.zone.low-pages"_s, normal), u"memory_info:9"_s);
    QCOMPARE(countOf(facts, u"memory.zone.free-pages"_s), 1); // a zone without pages has no marks
    const auto cut = readMemoryInfo(cutSection("cat /proc/zoneinfo", "Node 0, zone   Normal\n  pages free     7158\n        min   1\n"));
    QVERIFY(!cut.has(u"memory.zone.free-pages"_s, normal));
}

void MemoryDetailsTest::counters()
{
    const auto facts = read(material({{"system_info",
        section("cat /proc/vmstat", "nr_free_pages 161294\noom_kill 3\ncompact_stall 7\nthp_fault_fallback 416\npswpout\nswap_ra x\n")}}));
    QCOMPARE(value(facts, u"vmstat.oom_kill"_s), u"3"_s);
    QCOMPARE(place(facts, u"vmstat.oom_kill"_s), u"system_info:4"_s);
    QCOMPARE(value(facts, u"vmstat.thp_fault_fallback"_s), u"416"_s);
    QCOMPARE(facts.find(u"vmstat.oom_kill"_s)->unit, u"count"_s);
    QVERIFY(!facts.has(u"vmstat.nr_free_pages"_s));
    QVERIFY(!facts.has(u"vmstat.pswpout"_s));
    QCOMPARE(facts::factName(u"vmstat.oom_kill"_s).en, u"OOM kills since boot"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void MemoryDetailsTest::stallsAreSummedOverZones()
{
    const QByteArray zones = "allocstall_dma 0\nallocstall_normal 2\nallocstall_movable 13\n";
    QCOMPARE(value(read(material({{"a", section("cat /proc/vmstat", zones)}})), u"vmstat.allocstall"_s), u"15"_s);
    QCOMPARE(value(read(material({{"a", section("cat /proc/vmstat", "allocstall 9\n")}})), u"vmstat.allocstall"_s), u"9"_s);
    QVERIFY(!read(material({{"a", cutSection("cat /proc/vmstat", zones)}})).has(u"vmstat.allocstall"_s)); // a zone may be missing
}

QTEST_GUILESS_MAIN(MemoryDetailsTest)
#include "memory_details_test.moc"
