// The timeline's arithmetic: time and pixels, zoom, pan, the grid of bars, the way back.

#include "gui/timeline/time_scale.h"

#include <QTest>

using namespace shindan;
using namespace shindan::gui;
using model::Instant;
using model::nsPerSecond;

namespace {

constexpr qint64 base = 1'765'625'692 * nsPerSecond;

constexpr TimeRange seconds(qint64 from, qint64 to)
{
    return {Instant{base + from * nsPerSecond}, Instant{base + to * nsPerSecond}};
}

} // namespace

class TimelineScaleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeAndPixelsAreInverse()
    {
        const TimeScale scale{seconds(0, 840), 200, 1'000};
        QCOMPARE(scale.xOf(scale.range.from), 200.0);
        QCOMPARE(scale.xOf(scale.range.to), 1'200.0);
        QCOMPARE(scale.xOf(Instant{base + 420 * nsPerSecond}), 700.0);
        QCOMPARE(scale.instantAt(700).ns, base + 420 * nsPerSecond);
        for (double x = -300; x < 2'000; x += 7.25)
            QVERIFY(std::abs(scale.xOf(scale.instantAt(x)) - x) < 1e-6);
    }

    // At today's dates a double holds nanoseconds to 256 only; the mapping must not.
    void nanosecondsAreKept()
    {
        const TimeScale scale{{Instant{base}, Instant{base + 1'000}}, 0, 1'000};
        for (int x = 0; x < 1'000; ++x)
            QCOMPARE(scale.instantAt(x).ns, base + x);
    }

    void farAwayMomentsDoNotRunOver()
    {
        const TimeScale scale{seconds(0, 1), 0, 100};
        QVERIFY(scale.xOf(Instant::maximum()) > 1e6);
        QVERIFY(scale.xOf(Instant::minimum()) < -1e6);
        QVERIFY(scale.instantAt(1e300).ns > 9'000'000'000'000'000'000);
        QVERIFY(scale.instantAt(-1e300).ns < -9'000'000'000'000'000'000);
    }

    void zoomKeepsThePlaceUnderThePointer()
    {
        const TimeRange whole = seconds(0, 100'000);
        TimeRange range = seconds(20'000, 60'000);
        const double x = 333;
        for (const double factor : {0.8, 0.5, 0.25, 1.25, 2.0}) {
            const TimeScale before{range, 0, 1'000};
            const Instant about = before.instantAt(x);
            const TimeScale after{zoomed(range, about, factor, whole), 0, 1'000};
            QVERIFY(std::abs(after.xOf(about) - x) < 1e-3);
            QVERIFY(std::abs(double(spanOf(after.range).count()) - double(spanOf(range).count()) * factor) < 2);
        }
    }

    void zoomEndsAtTheWholeAndAtASecond()
    {
        const TimeRange whole = seconds(0, 100);
        QCOMPARE(zoomed(seconds(10, 90), Instant{base + 50 * nsPerSecond}, 100, whole), whole);
        const TimeRange closest = zoomed(seconds(10, 12), Instant{base + 11 * nsPerSecond}, 1e-9, whole);
        QCOMPARE(spanOf(closest), shortestSpan);
        QVERIFY(contains(closest, Instant{base + 11 * nsPerSecond}));
        // Out again beyond an end: the range is moved inside.
        const TimeRange out = zoomed(seconds(0, 10), Instant{base}, 2, whole);
        QCOMPARE(out, seconds(0, 20));
        QCOMPARE(zoomed(seconds(95, 100), Instant{base + 95 * nsPerSecond}, 4, whole), seconds(80, 100));
    }

    void panStopsAtTheEnds()
    {
        const TimeRange whole = seconds(0, 100);
        QCOMPARE(panned(seconds(10, 20), 0.5, whole), seconds(15, 25));
        QCOMPARE(panned(seconds(10, 20), -0.5, whole), seconds(5, 15));
        QCOMPARE(panned(seconds(10, 20), -5, whole), seconds(0, 10));
        QCOMPARE(panned(seconds(10, 20), 50, whole), seconds(90, 100));
    }

    void fittedMakesSenseOfAnything()
    {
        const TimeRange whole = seconds(0, 100);
        QCOMPARE(fitted(seconds(-50, 300), whole), whole);
        QCOMPARE(fitted(seconds(40, 40), whole), seconds(40, 41));
        QCOMPARE(fitted(seconds(60, 40), whole), seconds(60, 61));
        QCOMPARE(fitted(seconds(200, 210), whole), seconds(90, 100));
        // A workspace of one moment.
        QCOMPARE(fitted(seconds(0, 10), seconds(5, 5)), seconds(5, 6));
    }

    void binsAreWholeAndNoNarrowerThanAPixel_data()
    {
        QTest::addColumn<qint64>("span");
        QTest::addColumn<double>("width");
        QTest::addColumn<qint64>("bin");
        QTest::newRow("a minute on a thousand pixels") << qint64(60) << 1'000.0 << qint64(1);
        QTest::newRow("a second a pixel") << qint64(1'000) << 1'000.0 << qint64(1);
        QTest::newRow("a little more than a second") << qint64(1'001) << 1'000.0 << qint64(2);
        QTest::newRow("two and a half") << qint64(2'500) << 1'000.0 << qint64(3);
        QTest::newRow("three and a half") << qint64(3'500) << 1'000.0 << qint64(4);
        QTest::newRow("five") << qint64(5'000) << 1'000.0 << qint64(8);
        QTest::newRow("thirteen") << qint64(13'000) << 1'000.0 << qint64(16);
        QTest::newRow("a year") << qint64(31'536'000) << 2'000.0 << qint64(16'384);
        QTest::newRow("two centuries") << qint64(6'307'200'000) << 1'000.0 << qint64(8'388'608); // 2 * 4^11
    }

    void binsAreWholeAndNoNarrowerThanAPixel()
    {
        QFETCH(qint64, span);
        QFETCH(double, width);
        const TimeScale scale{seconds(3, 3 + span), 50, width};
        const BarGrid grid = BarGrid::of(scale);
        QTEST(grid.bin / nsPerSecond, "bin");
        QVERIFY(double(grid.bin) >= scale.nsPerPixel());
        // They cover the range, and no more than they must.
        QVERIFY(grid.from() <= scale.range.from);
        QVERIFY(grid.from().ns + grid.bin > scale.range.from.ns);
        QVERIFY(grid.to() >= scale.range.to);
        QVERIFY(grid.to().ns - grid.bin < scale.range.to.ns);
        QCOMPARE(grid.from().ns % grid.bin, qint64(0));
    }

    // The same moment is in the same bin wherever the range begins: bars do not flicker while one pans.
    void panningKeepsBins()
    {
        TimeScale scale{seconds(0, 5'000), 0, 777};
        const BarGrid before = BarGrid::of(scale);
        for (int i = 1; i < 50; ++i) {
            scale.range = {scale.range.from + model::Nanoseconds(123'456'789), scale.range.to + model::Nanoseconds(123'456'789)};
            const BarGrid grid = BarGrid::of(scale);
            QCOMPARE(grid.bin, before.bin);
            QCOMPARE((grid.from().ns - before.from().ns) % before.bin, qint64(0));
        }
    }

    void theWayBackHasStepsNotTurnsOfTheWheel()
    {
        RangeHistory history;
        history.leave(seconds(0, 100), 0, false);
        history.leave(seconds(0, 50), 10'000, true);
        history.leave(seconds(0, 40), 10'100, true);
        history.leave(seconds(0, 30), 10'200, true);
        history.leave(seconds(0, 20), 12'000, true); // later: a step of its own
        QCOMPARE(history.back(), std::optional(seconds(0, 20)));
        QCOMPARE(history.back(), std::optional(seconds(0, 50)));
        QCOMPARE(history.back(), std::optional(seconds(0, 100)));
        QVERIFY(!history.back().has_value());
        history.leave(seconds(5, 5), 0, false); // nothing to go back to
        QVERIFY(history.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TimelineScaleTest)
#include "timeline_scale_test.moc"
