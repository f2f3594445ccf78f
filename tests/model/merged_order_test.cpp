// The merged order against a plain sort of all keys, and the filtered order against a plain walk, on many small workspaces.

#include "model/merged_order.h"
#include "tests/model/made_sources.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace shindan;
using namespace shindan::model;
using tests::MadeRow;

namespace {

/// Numbers that are the same in every run.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_engine(seed)
    {
    }
    quint32 operator()() { return static_cast<quint32>(m_engine()); }

private:
    std::mt19937 m_engine;
};

struct Key
{
    qint64 time;
    int order;
    quint32 source;
    quint32 row;
    friend auto operator<=>(const Key &, const Key &) = default;
};

struct World
{
    std::vector<std::shared_ptr<const SourceIndex>> sources;
    std::vector<Key> keys; // sorted: the truth
    std::shared_ptr<const MergedOrder> order;
};

// What the design says of the order, in the plainest words: running maximum, order of the source, number of the source, line.
// Rows above a source's first time stand where that stands; a source without any time is not in the order.
std::vector<Key> keysOf(quint32 id, int order, const std::vector<MadeRow> &rows)
{
    std::vector<Key> keys;
    const auto firstWithTime = std::find_if(rows.begin(), rows.end(), [](const MadeRow &row) { return row.ns.has_value(); });
    if (firstWithTime == rows.end())
        return keys;
    qint64 running = *firstWithTime->ns;
    for (quint32 row = 0; row < rows.size(); ++row) {
        if (rows[row].ns)
            running = std::max(running, *rows[row].ns);
        keys.push_back({running, order, id, row});
    }
    return keys;
}

// A list is sorted by its own times; a row without a clock goes with the row above it, but never before the first time.
std::vector<Key> keysOfList(quint32 id, int order, const std::vector<MadeRow> &rows)
{
    std::vector<Key> keys;
    std::optional<qint64> first;
    for (const MadeRow &row : rows) {
        if (row.ns)
            first = first ? std::min(*first, *row.ns) : *row.ns;
    }
    if (!first)
        return keys;
    qint64 above = 0;
    for (quint32 row = 0; row < rows.size(); ++row) {
        above = rows[row].ns.value_or(above);
        keys.push_back({std::max(above, *first), order, id, row});
    }
    return keys;
}

World makeWorld(Dice &random, quint32 mostSources, quint32 mostRows, quint32 rowsInBlock)
{
    World world;
    const quint32 count = random() % (mostSources + 1);
    for (quint32 id = 0; id < count; ++id) {
        // Few different moments make ties; a step backwards now and then; stretches without a clock.
        const qint64 spread = 1 + static_cast<qint64>(random() % 60);
        const quint32 withoutClock = random() % 4 == 0 ? 100 : random() % 30;
        qint64 now = 1'000 + static_cast<qint64>(random() % 50);
        std::vector<MadeRow> rows(random() % 5 == 0 ? 0 : random() % (mostRows + 1));
        for (MadeRow &row : rows) {
            now += static_cast<qint64>(random() % static_cast<quint32>(spread)) / 20;
            if (random() % 40 == 0)
                now -= static_cast<qint64>(random() % 30);
            if (random() % 100 >= withoutClock)
                row.ns = now;
            if (random() % 7 == 0)
                row.marks |= RowFlags::Copy;
            if (random() % 9 == 0)
                row.marks |= RowFlags::Part;
        }
        tests::MadeSource source;
        source.id = id;
        source.order = static_cast<int>(random() % 3);
        source.rowsInBlock = rowsInBlock;
        const bool isList = random() % 4 == 0;
        auto made = tests::madeSource(source, rows);
        if (isList)
            sortByTime(*made);
        world.sources.push_back(made);
        const auto keys = isList ? keysOfList(id, source.order, rows) : keysOf(id, source.order, rows);
        world.keys.insert(world.keys.end(), keys.begin(), keys.end());
    }
    std::sort(world.keys.begin(), world.keys.end());
    world.order = std::make_shared<const MergedOrder>(MergedOrder::build(world.sources));
    return world;
}

RowRef refOf(const Key &key)
{
    return {SourceId(key.source), RowIndex(key.row)};
}

void compareOrder(const World &world, Dice &random)
{
    const MergedOrder &order = *world.order;
    QCOMPARE(order.size(), quint64(world.keys.size()));
    auto cursor = world.keys.empty() ? MergedOrder::Cursor() : order.cursor(MergedRow(0));
    for (const Key &key : world.keys) {
        QVERIFY(!cursor.atEnd());
        QCOMPARE(cursor.row(), refOf(key));
        QCOMPARE(cursor.orderTime().ns, key.time);
        cursor.next();
    }
    QVERIFY(cursor.atEnd());
    for (int i = 0; i < 12 && !world.keys.empty(); ++i) {
        const size_t at = random() % world.keys.size();
        QCOMPARE(order.at(MergedRow(at)), refOf(world.keys[at]));
        const auto found = order.find(refOf(world.keys[at]));
        QVERIFY(found.has_value());
        QCOMPARE(found->value(), quint64(at));
    }
    for (int i = 0; i < 8; ++i) {
        const qint64 t = world.keys.empty() || i == 0 ? qint64(random() % 3'000) : world.keys[random() % world.keys.size()].time + i % 3 - 1;
        const auto it = std::find_if(world.keys.begin(), world.keys.end(), [t](const Key &key) { return key.time >= t; });
        QCOMPARE(order.lowerBound(Instant{t}).value(), quint64(it - world.keys.begin()));
    }
}

void compareFiltered(const World &world, Dice &random)
{
    const bool fold = random() % 2 == 0;
    std::shared_ptr<WorkspaceRows> keep;
    if (random() % 3 != 0) {
        keep = std::make_shared<WorkspaceRows>();
        const quint32 share = std::array{1U, 20U, 90U}[random() % 3];
        for (const Key &key : world.keys) {
            if (random() % 100 < share)
                keep->add(refOf(key));
        }
    }
    std::vector<Key> kept;
    for (const Key &key : world.keys) {
        const bool folded = world.sources[key.source]->folded->contains(key.row);
        if ((!keep || keep->contains(refOf(key))) && !(fold && folded))
            kept.push_back(key);
    }
    const auto filtered = FilteredOrder::build(world.order, keep, fold);
    QCOMPARE(filtered.size(), quint64(kept.size()));
    for (int i = 0; i < 6; ++i) {
        const quint64 first = random() % (kept.size() + 3);
        const quint32 count = random() % 60;
        std::vector<RowRef> expected;
        for (quint64 at = first; at < std::min<quint64>(kept.size(), first + count); ++at)
            expected.push_back(refOf(kept[at]));
        QCOMPARE(filtered.rows(first, count), expected);
    }
    for (int i = 0; i < 10 && !world.keys.empty(); ++i) {
        const size_t at = random() % world.keys.size();
        const Key key = world.keys[at];
        const auto before = static_cast<quint64>(std::lower_bound(kept.begin(), kept.end(), key) - kept.begin());
        QCOMPARE(filtered.countBefore(MergedRow(at)), before);
        QCOMPARE(filtered.positionOf(refOf(key)), before);
        QCOMPARE(filtered.contains(refOf(key)), std::binary_search(kept.begin(), kept.end(), key));
        const auto fromTime = std::find_if(kept.begin(), kept.end(), [&](const Key &k) { return k.time >= key.time; });
        QCOMPARE(filtered.positionOf(Instant{key.time}), quint64(fromTime - kept.begin()));
    }
    QCOMPARE(filtered.countBefore(MergedRow(world.keys.size())), quint64(kept.size()));
    // Everything, read in pages, is the kept rows and nothing else.
    std::vector<RowRef> all;
    while (all.size() < kept.size()) {
        const auto page = filtered.rows(all.size(), 1'000);
        QVERIFY(!page.empty());
        all.insert(all.end(), page.begin(), page.end());
    }
    for (size_t i = 0; i < kept.size(); ++i)
        QCOMPARE(all[i], refOf(kept[i]));
}

std::vector<MadeRow> rowsAt(quint32 count, qint64 ns)
{
    return std::vector<MadeRow>(count, MadeRow{ns});
}

} // namespace

class MergedOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAPlainSortOnManySmallWorkspaces()
    {
        Dice random(20251213);
        for (int i = 0; i < 4'000; ++i) {
            const World world = makeWorld(random, 6, 40, i % 3 == 0 ? 7 : rowsPerBlock);
            compareOrder(world, random);
            compareFiltered(world, random);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("workspace %1").arg(i)));
        }
    }

    void agreesAcrossCheckpointsAndBlocks()
    {
        Dice random(7);
        for (int i = 0; i < 60; ++i) {
            const World world = makeWorld(random, 5, 9'000, i % 2 == 0 ? 1'000 : rowsPerBlock);
            compareOrder(world, random);
            compareFiltered(world, random);
            compareFiltered(world, random);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("workspace %1").arg(i)));
        }
    }

    void nothingIsInOrder()
    {
        const auto order = std::make_shared<const MergedOrder>(MergedOrder::build({}));
        QCOMPARE(order->size(), quint64(0));
        QCOMPARE(order->lowerBound(Instant{5}).value(), quint64(0));
        QVERIFY(!order->find({SourceId(0), RowIndex(0)}).has_value());
        const auto filtered = FilteredOrder::build(order, nullptr, true);
        QCOMPARE(filtered.size(), quint64(0));
        QVERIFY(filtered.rows(0, 10).empty());
        QCOMPARE(filtered.positionOf(Instant{0}), quint64(0));
        QVERIFY(!filtered.contains({SourceId(3), RowIndex(0)}));
    }

    void aSourceWithoutAnyTimeStandsInNoOrder()
    {
        const auto order = MergedOrder::build({tests::madeSource({0}, std::vector<MadeRow>(10)), tests::madeSource({1}, rowsAt(3, 5))});
        QCOMPARE(order.size(), quint64(3));
        QVERIFY(!order.find({SourceId(0), RowIndex(2)}).has_value());
        QVERIFY(!order.find({SourceId(1), RowIndex(3)}).has_value());
    }

    // A hundred thousand times a second of log in which all lines carry one stamp, or a clock that stood far ahead once: the running
    // maximum is the same for millions of rows. Neither building nor asking may walk them all for each checkpoint.
    void equalTimesAreNotWalked()
    {
        std::vector<std::shared_ptr<const SourceIndex>> sources;
        for (quint32 id = 0; id < 3; ++id)
            sources.push_back(tests::madeSource({id}, rowsAt(1'000'000, 1'000)));
        QElapsedTimer timer;
        timer.start();
        const auto order = std::make_shared<const MergedOrder>(MergedOrder::build(sources));
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QStringLiteral("building took %1 ms").arg(timer.elapsed())));
        timer.restart();
        for (quint32 i = 0; i < 1'000; ++i) {
            QCOMPARE(order->find({SourceId(i % 3), RowIndex(i * 997)})->value(), quint64(i % 3) * 1'000'000 + i * 997);
            QCOMPARE(order->lowerBound(Instant{1'000}).value(), quint64(0));
            QCOMPARE(order->lowerBound(Instant{1'001}).value(), quint64(3'000'000));
        }
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QStringLiteral("asking took %1 ms").arg(timer.elapsed())));
    }

    // Three hundred sources that print in the same rhythm have their samples in bursts. Checkpoints lie evenly all the same, so that a page
    // of the list costs a short walk, and so do they where all rows of a second share its stamp.
    void sourcesInStepHaveCheckpointsInBetween()
    {
        std::vector<std::shared_ptr<const SourceIndex>> sources;
        constexpr quint32 each = 3'000;
        for (quint32 id = 0; id < 300; ++id) {
            std::vector<MadeRow> rows(each);
            for (quint32 i = 0; i < each; ++i)
                rows[i].ns = qint64(i) * 1'000'000;
            sources.push_back(tests::madeSource({id}, rows));
        }
        const auto order = MergedOrder::build(sources);
        QCOMPARE(order.size(), quint64(each) * 300);
        quint64 farthest = 0;
        for (size_t i = 0; i + 1 < order.checkpointCount(); ++i) {
            QVERIFY(order.checkpointStart(i) < order.checkpointStart(i + 1));
            farthest = std::max(farthest, order.checkpointStart(i + 1) - order.checkpointStart(i));
        }
        QVERIFY2(farthest <= 8'192, qPrintable(QString::number(farthest)));
        // The n-th row is line n / 300 of source n % 300.
        for (const quint64 row : {quint64(0), quint64(153'600), quint64(400'001), order.size() - 1})
            QCOMPARE(order.at(MergedRow(row)), (RowRef{SourceId(static_cast<quint32>(row % 300)), RowIndex(static_cast<quint32>(row / 300))}));
    }

    // Ten found rows in two million: a page of the list must not walk what lies between.
    void aSparseFilterIsNotWalked()
    {
        std::vector<std::shared_ptr<const SourceIndex>> sources;
        for (quint32 id = 0; id < 20; ++id) {
            std::vector<MadeRow> rows(100'000);
            for (quint32 i = 0; i < rows.size(); ++i)
                rows[i].ns = qint64(i) * 1'000 + id;
            sources.push_back(tests::madeSource({id}, rows));
        }
        const auto order = std::make_shared<const MergedOrder>(MergedOrder::build(sources));
        auto keep = std::make_shared<WorkspaceRows>();
        for (quint32 i = 0; i < 200; ++i)
            keep->add({SourceId(i % 20), RowIndex(i * 500)});
        const auto filtered = FilteredOrder::build(order, keep, true);
        QCOMPARE(filtered.size(), quint64(200));
        QElapsedTimer timer;
        timer.start();
        std::vector<RowRef> rows;
        for (int i = 0; i < 10; ++i)
            rows = filtered.rows(0, 200);
        QVERIFY2(timer.elapsed() < 10 * 40, qPrintable(QStringLiteral("ten pages took %1 ms").arg(timer.elapsed())));
        for (quint32 i = 0; i < 200; ++i)
            QCOMPARE(rows[i], (RowRef{SourceId(i % 20), RowIndex(i * 500)}));
    }

    void stopsWhenCancelled()
    {
        std::vector<std::shared_ptr<const SourceIndex>> sources{tests::madeSource({0}, rowsAt(100'000, 1))};
        QCOMPARE(MergedOrder::build(sources, [] { return true; }).size(), quint64(0));
        const auto order = std::make_shared<const MergedOrder>(MergedOrder::build(sources));
        const auto filtered = FilteredOrder::build(order, nullptr, true, [] { return true; });
        QCOMPARE(filtered.size(), quint64(0));
        QVERIFY(filtered.rows(0, 5).empty());
    }
};

QTEST_GUILESS_MAIN(MergedOrderTest)
#include "merged_order_test.moc"
