// Rows over time at any zoom, against counting one by one.

#include "model/pyramid.h"

#include <QTest>

#include <random>

using namespace shindan::model;

namespace {

struct Row
{
    qint64 ns;
    Level level;
};

qint64 floorTo(qint64 value, qint64 step)
{
    const qint64 rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

TimeHistogram histogramOf(const std::vector<Row> &rows)
{
    TimeHistogram histogram;
    for (const Row &row : rows)
        histogram.add(Instant{row.ns}, row.level);
    histogram.finish();
    return histogram;
}

std::vector<Row> randomRows(std::mt19937 &random, int count, qint64 from, qint64 seconds, bool sorted)
{
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back({from + static_cast<qint64>(random() % static_cast<quint64>(seconds * 1000)) * 1'000'000, static_cast<Level>(random() % 6)});
    if (sorted)
        std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.ns < b.ns; });
    return rows;
}

} // namespace

class PyramidTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsAreCountedApart()
    {
        LevelCounts counts;
        QCOMPARE(counts.loudest(), Level::Unknown);
        counts.of[static_cast<size_t>(Level::Debug)] = 3;
        QCOMPARE(counts.loudest(), Level::Debug);
        counts.of[static_cast<size_t>(Level::Error)] = 1;
        QCOMPARE(counts.loudest(), Level::Error);
        QCOMPARE(counts.total(), quint64(4));
        LevelCounts more;
        more.of[static_cast<size_t>(Level::Fatal)] = 2;
        counts.add(more);
        QCOMPARE(counts.total(), quint64(6));
        QCOMPARE(counts.loudest(), Level::Fatal);
    }

    // Parts that are a whole number of seconds, from a whole second on: every row is in the part in which its second begins.
    void partsHoldTheirRows()
    {
        std::mt19937 random(11);
        for (int i = 0; i < 400; ++i) {
            const qint64 start = (static_cast<qint64>(random() % 2'000) - 1'000) * nsPerSecond;
            const auto rows = randomRows(random, static_cast<int>(random() % 300), start, 1 + static_cast<qint64>(random() % 5'000), i % 2 == 0);
            const TimeHistogram histogram = histogramOf(rows);
            const qint64 level = qint64(1) << (2 * (random() % 6));
            const qint64 part = level * (1 + static_cast<qint64>(random() % 3)) * nsPerSecond;
            const int parts = 1 + static_cast<int>(random() % 50);
            // A multiple of the part, as the timeline asks it.
            const qint64 from = floorTo(start, part) + (static_cast<qint64>(random() % 7) - 3) * part;
            const auto counts = histogram.counts(Instant{from}, Instant{from + part * parts}, parts);
            QCOMPARE(counts.size(), size_t(parts));
            for (int p = 0; p < parts; ++p) {
                LevelCounts expected;
                for (const Row &row : rows) {
                    if (row.ns >= from + p * part && row.ns < from + (p + 1) * part)
                        ++expected.of[static_cast<size_t>(row.level)];
                }
                QCOMPARE(counts[static_cast<size_t>(p)].of, expected.of);
            }
        }
    }

    void noRowIsLostAtAnyZoom()
    {
        std::mt19937 random(3);
        const auto rows = randomRows(random, 5'000, 1'765'000'000 * nsPerSecond, 40'000'000, false); // more than a year
        const TimeHistogram histogram = histogramOf(rows);
        qint64 first = rows.front().ns;
        qint64 last = first;
        for (const Row &row : rows) {
            first = std::min(first, row.ns);
            last = std::max(last, row.ns);
        }
        for (const int parts : {1, 2, 3, 10, 999, 4'096, 100'000}) {
            quint64 sum = 0;
            for (const LevelCounts &counts : histogram.counts(Instant{first}, Instant{last + 1}, parts))
                sum += counts.total();
            QCOMPARE(sum, quint64(rows.size()));
        }
    }

    // While a bundle loads, rows are added to a histogram that was finished before.
    void growsAfterItWasFinished()
    {
        std::mt19937 random(5);
        const auto rows = randomRows(random, 2'000, 0, 10'000, false);
        TimeHistogram grown;
        for (size_t i = 0; i < rows.size(); ++i) {
            grown.add(Instant{rows[i].ns}, rows[i].level);
            if (i % 300 == 0)
                grown.finish();
        }
        grown.finish();
        const TimeHistogram atOnce = histogramOf(rows);
        for (const int parts : {1, 7, 10'000}) {
            const auto a = grown.counts(Instant{0}, Instant{10'000 * nsPerSecond}, parts);
            const auto b = atOnce.counts(Instant{0}, Instant{10'000 * nsPerSecond}, parts);
            for (size_t i = 0; i < a.size(); ++i)
                QCOMPARE(a[i].of, b[i].of);
        }
    }

    void emptyAsksGetEmptyAnswers()
    {
        TimeHistogram histogram;
        histogram.finish();
        QVERIFY(histogram.isEmpty());
        QCOMPARE(histogram.counts(Instant{0}, Instant{nsPerSecond}, 4).size(), size_t(4));
        QVERIFY(histogram.counts(Instant{0}, Instant{nsPerSecond}, 0).empty());
        QVERIFY(histogram.counts(Instant{0}, Instant{nsPerSecond}, -1).empty());
        histogram.add(Instant{5}, Level::Error);
        histogram.finish();
        for (const auto &counts : histogram.counts(Instant{10}, Instant{10}, 3))
            QCOMPARE(counts.total(), quint64(0));
    }

    void timesBefore1970HaveTheirOwnSeconds()
    {
        const TimeHistogram histogram = histogramOf({{-1, Level::Info}, {0, Level::Info}, {-nsPerSecond, Level::Info}, {-nsPerSecond - 1, Level::Info}});
        const auto counts = histogram.counts(Instant{-2 * nsPerSecond}, Instant{nsPerSecond}, 3);
        QCOMPARE(counts[0].total(), quint64(1));
        QCOMPARE(counts[1].total(), quint64(2));
        QCOMPARE(counts[2].total(), quint64(1));
    }
};

QTEST_GUILESS_MAIN(PyramidTest)
#include "pyramid_test.moc"
