// One source: what its times mean, which rows make a record, where its bytes stand. Seconds are those of `date -d`.

#include "model/source.h"
#include "tests/model/made_sources.h"

#include <QTest>

#include <random>

using namespace shindan;
using namespace shindan::model;
using namespace std::chrono_literals;
using tests::MadeRow;

namespace {

constexpr quint16 yearAndZone = quint16(TimeQuality::YearInferred) | quint16(TimeQuality::ZoneInferred);
constexpr quint16 zoneOnly = quint16(TimeQuality::ZoneInferred);

RowFlags flagsOf(quint16 quality)
{
    return RowFlags(Level::Info, TimeQualities::fromInt(quality));
}

Instant seconds(qint64 count)
{
    return {count * nsPerSecond};
}

} // namespace

class SourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flagsHoldLevelMarksAndQuality()
    {
        for (int level = 0; level < levelCount; ++level) {
            RowFlags flags(static_cast<Level>(level), TimeQuality::Adjusted | TimeQuality::Monotonic);
            flags.set(RowFlags::Copy);
            flags.set(RowFlags::Overlong);
            QCOMPARE(int(flags.level()), level);
            QVERIFY(flags.has(RowFlags::Copy) && flags.has(RowFlags::Overlong) && !flags.has(RowFlags::Part));
            QVERIFY(flags.has(TimeQuality::Adjusted) && flags.has(TimeQuality::Monotonic) && !flags.has(TimeQuality::None));
            QCOMPARE(flags.quality(), TimeQuality::Adjusted | TimeQuality::Monotonic);
            flags.setLevel(Level::Fatal);
            QCOMPARE(flags.level(), Level::Fatal);
            QCOMPARE(flags.quality(), TimeQuality::Adjusted | TimeQuality::Monotonic);
        }
        const RowFlags none(Level::Unknown, TimeQuality::None);
        QVERIFY(none.has(TimeQuality::None));
        QVERIFY(!none.has(RowFlags::Overlong));
    }

    // The lines say `Dec 31 23:59:58` and `Jan  1 00:00:03`, on a node at +08:00, collected in January 2026. The column holds the
    // stamps as if they were of 2026 and in UTC: the first year is one too late, and both are eight hours ahead.
    void yearAndZoneAreAppliedOnReading()
    {
        TimeCorrections corrections;
        corrections.set({{CorrectionKind::Year, RowIndex(0), std::chrono::hours(-365 * 24)},
                         {CorrectionKind::Year, RowIndex(10), 0ns},
                         {CorrectionKind::Zone, RowIndex(0), -8h}});
        // date -d 2026-12-31T23:59:58Z is 1798761598; date -d 2025-12-31T15:59:58Z is 1767196798
        QCOMPARE(corrections.instant(RowIndex(9), PrintedTime{1798761598 * nsPerSecond}, flagsOf(yearAndZone)), seconds(1767196798));
        // date -d 2026-01-01T00:00:03Z is 1767225603; at +08:00 that is eight hours earlier
        QCOMPARE(corrections.instant(RowIndex(10), PrintedTime{1767225603 * nsPerSecond}, flagsOf(yearAndZone)), seconds(1767225603 - 8 * 3600));
        // A line that prints year and zone means what it prints.
        QCOMPARE(corrections.instant(RowIndex(9), PrintedTime{1767225603 * nsPerSecond}, flagsOf(0)), seconds(1767225603));
        // One that prints the year only keeps it.
        QCOMPARE(corrections.instant(RowIndex(9), PrintedTime{1767225603 * nsPerSecond}, flagsOf(zoneOnly)), seconds(1767225603 - 8 * 3600));
    }

    void stepAndShiftMoveEveryRow()
    {
        TimeCorrections corrections;
        corrections.set({{CorrectionKind::Shift, RowIndex(0), 5s}, {CorrectionKind::Step, RowIndex(0), -90s}, {CorrectionKind::Step, RowIndex(100), 0ns}});
        QCOMPARE(corrections.instant(RowIndex(99), PrintedTime{1000 * nsPerSecond}, flagsOf(0)), seconds(1000 - 90 + 5));
        QCOMPARE(corrections.instant(RowIndex(100), PrintedTime{1000 * nsPerSecond}, flagsOf(0)), seconds(1005));
        QVERIFY(corrections.quality(RowIndex(99), flagsOf(0)).testFlag(TimeQuality::Adjusted));
        QVERIFY(!corrections.quality(RowIndex(100), flagsOf(0)).testFlag(TimeQuality::Adjusted));
        QCOMPARE(corrections.quality(RowIndex(99), flagsOf(zoneOnly)), TimeQuality::Adjusted | TimeQuality::ZoneInferred);
    }

    void theLatestCorrectionBeforeARowHolds()
    {
        TimeCorrections corrections;
        // Given in no order.
        corrections.set({{CorrectionKind::Shift, RowIndex(20), 2s}, {CorrectionKind::Shift, RowIndex(5), 1s}, {CorrectionKind::Shift, RowIndex(30), 3s}});
        const std::vector<std::pair<quint32, qint64>> expected{{0, 0}, {4, 0}, {5, 1}, {19, 1}, {20, 2}, {29, 2}, {30, 3}, {4'000'000'000U, 3}};
        for (const auto &[row, add] : expected)
            QCOMPARE(corrections.at(CorrectionKind::Shift, RowIndex(row)), Nanoseconds(std::chrono::seconds(add)));
        QCOMPARE(corrections.at(CorrectionKind::Year, RowIndex(7)), 0ns);
        corrections.set({});
        QCOMPARE(corrections.at(CorrectionKind::Shift, RowIndex(30)), 0ns);
    }

    void blocksMayBeShort()
    {
        std::vector<MadeRow> rows;
        for (quint32 i = 0; i < 1'000; ++i)
            rows.push_back({qint64(i), static_cast<Level>(i % 6), 0, 0, 10 + i % 90, i + 1});
        tests::MadeSource made;
        made.rowsInBlock = 7;
        const auto source = tests::madeSource(made, rows);
        qint64 offset = 0;
        for (quint32 i = 0; i < rows.size(); ++i) {
            const RowIndex row(i);
            QCOMPARE(source->printed(row).ns, qint64(i));
            QCOMPARE(int(source->flags(row).level()), int(i % 6));
            QCOMPARE(source->templateOf(row).value(), i + 1);
            const auto bytes = source->bytesOf(row);
            QCOMPARE(bytes.begin.value(), offset);
            QCOMPARE(bytes.size, qint64(rows[i].bytes));
            offset += bytes.size;
        }
        QCOMPARE(offset, source->info->bytes);
    }

    // head, part, part, head, part of the first head, lone head
    void recordsHoldTheirRows()
    {
        using F = RowFlags;
        std::vector<MadeRow> rows(6, MadeRow{1});
        rows[0].marks = F::HasParts;
        rows[1].marks = F::Part;
        rows[2].marks = F::Part;
        rows[4].marks = F::Part | F::ForeignHead;
        const auto source = tests::madeSource({}, rows);
        source->heads = std::make_shared<const std::unordered_map<quint32, quint32>>(std::unordered_map<quint32, quint32>{{4, 0}});
        const std::vector<quint32> heads{0, 0, 0, 3, 0, 5};
        for (quint32 row = 0; row < heads.size(); ++row)
            QCOMPARE(source->headOf(RowIndex(row)).value(), heads[row]);
        QCOMPARE(source->recordRows(RowIndex(0)), std::vector({RowIndex(0), RowIndex(1), RowIndex(2), RowIndex(4)}));
        QCOMPARE(source->recordRows(RowIndex(3)), std::vector({RowIndex(3)}));
        QCOMPARE(source->recordRows(RowIndex(0), 2), std::vector({RowIndex(0), RowIndex(1)}));
    }

    // Two processes write by turns: each part finds its own head, and a record has its own parts only.
    void interleavedRecordsDoNotMix()
    {
        using F = RowFlags;
        std::vector<MadeRow> rows(6, MadeRow{1});
        rows[0].marks = F::HasParts; // a
        rows[1].marks = F::HasParts; // b
        rows[2].marks = F::Part | F::ForeignHead; // a
        rows[3].marks = F::Part;                  // b
        rows[4].marks = F::Part | F::ForeignHead; // a
        rows[5].marks = F::Part;                  // b
        const auto source = tests::madeSource({}, rows);
        source->heads = std::make_shared<const std::unordered_map<quint32, quint32>>(std::unordered_map<quint32, quint32>{{2, 0}, {4, 0}});
        QCOMPARE(source->recordRows(RowIndex(0)), std::vector({RowIndex(0), RowIndex(2), RowIndex(4)}));
        QCOMPARE(source->recordRows(RowIndex(1)), std::vector({RowIndex(1), RowIndex(3), RowIndex(5)}));
        QCOMPARE(source->headOf(RowIndex(5)).value(), 1U);
        QCOMPARE(source->headOf(RowIndex(4)).value(), 0U);
    }

    void aPartAboveEveryHeadIsItsOwnHead()
    {
        std::vector<MadeRow> rows(2, MadeRow{1, Level::Info, RowFlags::Part});
        const auto source = tests::madeSource({}, rows);
        QCOMPARE(source->headOf(RowIndex(1)).value(), 0U);
    }

    void samplesGrowAsTheSourceDoes()
    {
        std::mt19937 random(1);
        std::vector<MadeRow> rows(20'000);
        qint64 now = 0;
        for (size_t i = 0; i < rows.size(); ++i) {
            now += static_cast<qint64>(random() % 5) - 1;
            if (i > 1'500 && random() % 3 != 0)
                rows[i].ns = now;
        }
        tests::MadeSource made;
        made.rowsInBlock = 3'000;
        const auto whole = tests::madeSource(made, rows);
        SampleState state;
        std::shared_ptr<SourceIndex> grown;
        for (const size_t size : {size_t(0), size_t(100), size_t(1'024), size_t(2'000), size_t(2'048), size_t(9'999), rows.size()}) {
            const std::vector<MadeRow> part(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(size));
            grown = tests::madeSource(made, part);
            computeSamples(*grown, state);
        }
        QCOMPARE(*grown->samples, *whole->samples);
        QCOMPARE(grown->first, whole->first);
        QCOMPARE(grown->last, whole->last);
    }

    void orderTimesAndFirstRowsAgreeWithAWalk()
    {
        std::mt19937 random(2);
        for (int round = 0; round < 60; ++round) {
            std::vector<MadeRow> rows(random() % 4'000 + 1);
            qint64 now = 100;
            for (MadeRow &row : rows) {
                now += random() % 50 == 0 ? -static_cast<qint64>(random() % 40) : static_cast<qint64>(random() % 2);
                if (random() % 5 != 0)
                    row.ns = now;
            }
            rows[rows.size() / 2].ns = now;
            tests::MadeSource made;
            made.rowsInBlock = 700;
            const auto source = tests::madeSource(made, rows);
            std::vector<qint64> running(rows.size());
            qint64 maximum = std::find_if(rows.begin(), rows.end(), [](const MadeRow &row) { return row.ns.has_value(); })->ns.value();
            for (size_t i = 0; i < rows.size(); ++i) {
                maximum = rows[i].ns ? std::max(maximum, *rows[i].ns) : maximum;
                running[i] = maximum;
            }
            for (int i = 0; i < 50; ++i) {
                const size_t at = random() % rows.size();
                QCOMPARE(source->orderTime(RowIndex(static_cast<quint32>(at))).ns, running[at]);
                const qint64 t = running[at] + i % 3 - 1;
                const auto expected = std::lower_bound(running.begin(), running.end(), t) - running.begin();
                QCOMPARE(source->firstRowAt(Instant{t}), static_cast<quint32>(expected));
            }
            QCOMPARE(source->firstRowAt(Instant::minimum()), 0U);
            QCOMPARE(source->firstRowAt(Instant::maximum()), source->rows);
        }
    }

    void coverageHasNames()
    {
        QCOMPARE(coverageName(Coverage::Whole), QStringLiteral("whole"));
        QCOMPARE(coverageName(Coverage::CommandFailed), QStringLiteral("command-failed"));
        QCOMPARE(coverageName(Coverage::RateLimited), QStringLiteral("rate-limited"));
    }
};

QTEST_GUILESS_MAIN(SourceTest)
#include "source_test.moc"
