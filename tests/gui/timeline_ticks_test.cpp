// The ruler: round times of the zone shown. Local times are those of `TZ=... date -d @...`.

#include "gui/timeline/time_ticks.h"

#include <QTest>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using model::Instant;
using model::nsPerSecond;

namespace {

TimeRange range(qint64 fromSeconds, qint64 toSeconds)
{
    return {Instant{fromSeconds * nsPerSecond}, Instant{toSeconds * nsPerSecond}};
}

QStringList labels(const std::vector<Tick> &ticks)
{
    QStringList result;
    for (const Tick &tick : ticks)
        result << tick.label;
    return result;
}

Ticks ticks(TimeRange shown, double pixels, const model::DisplayZone &zone, model::Language language = model::Language::English)
{
    return ticksOf({shown, 0, pixels}, zone, language, 100);
}

} // namespace

class TimelineTicksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // 2025-12-13 19:34:52 to 19:49:52 at +08:00.
    void fifteenMinutes()
    {
        const Ticks result = ticks(range(1765625692, 1765626592), 1'000, model::DisplayZone::fixed(8h));
        QCOMPARE(labels(result.small), (QStringList{u"19:36"_s, u"19:38"_s, u"19:40"_s, u"19:42"_s, u"19:44"_s, u"19:46"_s, u"19:48"_s}));
        QCOMPARE(labels(result.large), QStringList(u"2025-12-13"_s));
        QCOMPARE(result.large.front().at.ns, 1765625692 * nsPerSecond);
    }

    void japaneseDatesHaveSlashes()
    {
        const Ticks result = ticks(range(1765625692, 1765626592), 1'000, model::DisplayZone::fixed(8h), model::Language::Japanese);
        QCOMPARE(labels(result.large), QStringList(u"2025/12/13"_s));
        const Ticks days = ticks(range(1765555200, 1765555200 + 8 * 86'400), 1'000, model::DisplayZone::fixed(8h), model::Language::Japanese);
        QCOMPARE(days.small.front().label, u"12/13"_s);
    }

    void secondsAndTheirParts()
    {
        const Ticks result = ticks(range(1765625692, 1765625694), 1'000, model::DisplayZone::fixed(8h));
        QCOMPARE(labels(result.small).first(3), (QStringList{u"19:34:52.0"_s, u"19:34:52.2"_s, u"19:34:52.4"_s}));
    }

    void midnightSaysTheDay()
    {
        // 2025-12-13 23:00 to 2025-12-14 02:00 at +08:00
        const Ticks result = ticks(range(1765555200 + 23 * 3600, 1765555200 + 26 * 3600), 1'000, model::DisplayZone::fixed(8h));
        QCOMPARE(labels(result.large), (QStringList{u"2025-12-13"_s, u"2025-12-14"_s}));
        QCOMPARE(result.large[1].at.ns, (1765555200 + 24 * 3600) * nsPerSecond);
        QVERIFY(labels(result.small).contains(u"00:00"_s));
    }

    void daysMonthsAndYears()
    {
        const qint64 start = 1765555200;
        QCOMPARE(labels(ticks(range(start, start + 9 * 86'400), 1'000, model::DisplayZone::fixed(8h)).small).first(2), (QStringList{u"12-13"_s, u"12-14"_s}));
        const Ticks months = ticks(range(start, start + 300 * 86'400), 1'000, model::DisplayZone::fixed(8h));
        // A month takes 103 pixels here, more than a label and its gap need.
        QCOMPARE(labels(months.small).first(2), (QStringList{u"2026-01"_s, u"2026-02"_s}));
        QCOMPARE(labels(months.large), (QStringList{u"2025"_s, u"2026"_s}));
        const Ticks years = ticks(range(start, start + 10 * 365 * 86'400LL), 1'000, model::DisplayZone::fixed(8h));
        QCOMPARE(labels(years.small).first(2), (QStringList{u"2026"_s, u"2027"_s}));
    }

    // In Berlin the night of 2025-10-26 has the hour from 2 to 3 twice, that of 2026-03-29 has none.
    void changesOfTheOffset()
    {
        const auto berlin = model::DisplayZone::fromText(u"Europe/Berlin"_s);
        if (!berlin)
            QSKIP("The system has no time zone tables.");
        for (const qint64 middle : {qint64(1761440400), qint64(1774746000)}) {
            const Ticks result = ticks(range(middle - 6 * 3600, middle + 6 * 3600), 1'500, *berlin);
            for (size_t i = 0; i < result.small.size(); ++i) {
                const Tick &tick = result.small[i];
                QCOMPARE(model::toLocalText(tick.at, berlin->offsetAt(tick.at), 0).mid(11, 5), tick.label);
                QCOMPARE(tick.label.right(2), u"00"_s);
                if (i > 0)
                    QVERIFY(result.small[i - 1].at < tick.at);
            }
            QVERIFY(result.small.size() >= 10);
        }
    }

    void labelsNeverTouch()
    {
        for (qint64 span = 1; span < 4'000'000'000; span = span * 3 / 2 + 1) {
            for (const double width : {150.0, 900.0, 2'400.0}) {
                const TimeScale scale{range(1765625692, 1765625692 + span), 0, width};
                const Ticks result = ticksOf(scale, model::DisplayZone::fixed(9h), model::Language::English, 100);
                QVERIFY(result.small.size() <= static_cast<size_t>(width / 100) + 2);
                for (size_t i = 1; i < result.small.size(); ++i)
                    QVERIFY2(scale.xOf(result.small[i].at) - scale.xOf(result.small[i - 1].at) >= 85, qPrintable(QString::number(span)));
                QVERIFY(!result.large.empty());
            }
        }
    }

    void nothingToShow()
    {
        QVERIFY(ticks({}, 1'000, {}).small.empty());
        QVERIFY(ticks({}, 1'000, {}).large.empty());
    }
};

QTEST_GUILESS_MAIN(TimelineTicksTest)
#include "timeline_ticks_test.moc"
