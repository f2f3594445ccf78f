// Lanes and what is set upon them: names, layout, the range shown at first, bars, flags, words.

#include "gui/style/theme.h"
#include "gui/timeline/density_bars.h"
#include "gui/timeline/filtered_histograms.h"
#include "gui/timeline/lanes.h"
#include "gui/timeline/opening_range.h"
#include "gui/timeline/timeline_marks.h"
#include "tests/model/made_sources.h"

#include <QTest>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;
using model::Instant;
using model::nsPerSecond;
using tests::MadeRow;

namespace {

constexpr qint64 base = 1'765'625'692;

std::vector<MadeRow> rowsEvery(qint64 fromSeconds, qint64 stepMs, int count, model::Level level = model::Level::Info)
{
    std::vector<MadeRow> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back({fromSeconds * nsPerSecond + i * stepMs * 1'000'000, level});
    return rows;
}

std::shared_ptr<const model::SourceIndex> source(quint32 id, const QString &path, const std::vector<MadeRow> &rows, int order = 0, const QString &node = {}, quint32 bundle = 0)
{
    tests::MadeSource made;
    made.id = id;
    made.path = path;
    made.order = order;
    made.node = node;
    made.bundle = bundle;
    return tests::madeSource(made, rows);
}

TimeRange wholeOf(const model::Snapshot &snapshot)
{
    return {*snapshot.first, *snapshot.last + std::chrono::seconds(1)};
}

int countColour(const QImage &image, QRgb colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == colour ? 1 : 0;
    }
    return count;
}

} // namespace

class TimelineLanesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreAsShortAsTheyCanBe()
    {
        const auto names = shortNames({source(0, u"logs/kubelet.log"_s, {}), source(1, u"logs/messages"_s, {}), source(2, u"pods/web-1/0.log"_s, {}),
                                       source(3, u"pods/web-2/0.log"_s, {}), source(4, u"other/web-2/0.log"_s, {}), source(5, u"LOUD.LOG"_s, {})});
        QCOMPARE(names, (std::vector<QString>{u"kubelet"_s, u"messages"_s, u"web-1/0"_s, u"pods/web-2/0"_s, u"other/web-2/0"_s, u"LOUD"_s}));
        const auto nodes = shortNames({source(0, u"logs/kubelet.log"_s, {}, 0, u"node-1"_s, 0), source(1, u"logs/kubelet.log"_s, {}, 0, u"node-2"_s, 1)});
        QCOMPARE(nodes, (std::vector<QString>{u"node-1/logs/kubelet"_s, u"node-2/logs/kubelet"_s}));
        // Two bundles of one node, and hostile paths.
        const auto twins = shortNames({source(0, u"a.log"_s, {}, 0, u"n"_s, 0), source(1, u"a.log"_s, {}, 0, u"n"_s, 1), source(2, u""_s, {}), source(3, u"///"_s, {})});
        QCOMPARE(twins[0], u"1/n/a"_s);
        QCOMPARE(twins[1], u"2/n/a"_s);
    }

    void lanesStandInTheLayoutsOrder()
    {
        const auto snapshot = tests::madeSnapshot({source(0, u"z.log"_s, rowsEvery(base, 1'000, 3), 2), source(1, u"facts.txt"_s, std::vector<MadeRow>(4)),
                                                   source(2, u"a.log"_s, rowsEvery(base, 1'000, 3), 1)});
        const auto lanes = lanesOf(*snapshot);
        QCOMPARE(lanes.size(), size_t(2)); // a source without a clock has no lane
        QCOMPARE(lanes[0].name, u"a"_s);
        QCOMPARE(lanes[1].name, u"z"_s);
        QCOMPARE(lanes[0].coveredFrom, (Instant{base * nsPerSecond}));
        QCOMPARE(lanes[0].coveredTo, (Instant{(base + 2) * nsPerSecond}));
    }

    void lanesScrollByPixels()
    {
        LaneLayout layout{100, 300, 24, 20, 0};
        QCOMPARE(layout.largestScroll(), 20 * 24 - 200);
        QCOMPARE(layout.laneAt(99), -1);
        QCOMPARE(layout.laneAt(100), 0);
        QCOMPARE(layout.laneAt(124), 1);
        QCOMPARE(layout.laneAt(300), -1);
        QCOMPARE(layout.visible(), (std::pair{0, 9}));
        layout.scroll = 30;
        QCOMPARE(layout.laneAt(100), 1);
        QCOMPARE(layout.yOf(1), 94);
        QCOMPARE(layout.visible(), (std::pair{1, 10}));
        QCOMPARE(layout.scrollShowing(3), 30); // seen already
        QCOMPARE(layout.scrollShowing(0), 0);
        QCOMPARE(layout.scrollShowing(19), layout.largestScroll());
        LaneLayout few{0, 500, 24, 3, 0};
        QCOMPARE(few.largestScroll(), 0);
        QCOMPARE(few.laneAt(3 * 24), -1);
    }

    // The bundle of the story: 194 lines of a boot in July, 45,000 lines in fourteen minutes of December.
    void anOldBootIsNotShownAtFirst()
    {
        const qint64 july = 1'751'330'700;
        auto rows = rowsEvery(july, 500, 194);
        const auto recent = rowsEvery(base, 20, 42'000); // 14 minutes
        rows.insert(rows.end(), recent.begin(), recent.end());
        const auto snapshot = tests::madeSnapshot({source(0, u"logs/messages"_s, rows)});
        const TimeRange whole = wholeOf(*snapshot);
        const TimeRange range = openingRange(*snapshot, *model::Analysis::empty(), whole);
        QVERIFY(range.from.ns > (base - 600) * nsPerSecond);
        QVERIFY(range.from.ns <= base * nsPerSecond);
        QCOMPARE(range.to, whole.to);
    }

    void withoutAGapTheWholeIsShown()
    {
        const auto snapshot = tests::madeSnapshot({source(0, u"a.log"_s, rowsEvery(base, 1'000, 1'000)), source(1, u"b.log"_s, rowsEvery(base + 1'000, 1'000, 1'000))});
        QCOMPARE(openingRange(*snapshot, *model::Analysis::empty(), wholeOf(*snapshot)), wholeOf(*snapshot));
        const auto single = tests::madeSnapshot({source(0, u"a.log"_s, rowsEvery(base, 1'000, 1))});
        QCOMPARE(openingRange(*single, *model::Analysis::empty(), wholeOf(*single)), wholeOf(*single));
    }

    void theCurrentBootBelongsToTheFirstPicture()
    {
        auto rows = rowsEvery(base - 200 * 86'400, 1'000, 5);
        const auto recent = rowsEvery(base, 50, 12'000); // ten minutes
        rows.insert(rows.end(), recent.begin(), recent.end());
        const auto snapshot = tests::madeSnapshot({source(0, u"a.log"_s, rows)});
        auto analysis = std::make_shared<model::Analysis>(*model::Analysis::empty());
        model::Boot boot;
        boot.current = true;
        boot.start = Instant{(base - 900) * nsPerSecond};
        analysis->boots.push_back(boot);
        QCOMPARE(openingRange(*snapshot, *analysis, wholeOf(*snapshot)).from, *boot.start);
        // A boot weeks ago does not squeeze the ten minutes.
        analysis->boots.front().start = Instant{(base - 30 * 86'400) * nsPerSecond};
        QVERIFY(openingRange(*snapshot, *analysis, wholeOf(*snapshot)).from.ns > (base - 3'600) * nsPerSecond);
    }

    void heightsAreLogarithmic()
    {
        QCOMPARE(barHeight(0, 1'000, 20, 2), 0);
        QCOMPARE(barHeight(1, 1'000'000, 20, 2), 2);
        QCOMPARE(barHeight(1'000, 1'000, 20, 2), 20);
        QCOMPARE(barHeight(5'000, 1'000, 20, 2), 20);
        QVERIFY(barHeight(30, 1'000, 20, 2) > barHeight(10, 1'000, 20, 2));
        QCOMPARE(roundedScale(0), quint64(4));
        QCOMPARE(roundedScale(5), quint64(16));
        QCOMPARE(roundedScale(16), quint64(16));
    }

    // One error among a million rows, at any zoom, in light and dark, at either end of the range.
    void oneErrorIsSeen_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<qint64>("span");
        QTest::newRow("middle, ten hours") << qint64(17'000) << qint64(36'000);
        QTest::newRow("first second") << qint64(0) << qint64(36'000);
        QTest::newRow("last second") << qint64(35'999) << qint64(36'000);
        QTest::newRow("close") << qint64(17'000) << qint64(36'000);
        QTest::newRow("half a year around") << qint64(17'000) << qint64(15'000'000);
    }

    void oneErrorIsSeen()
    {
        QFETCH(qint64, at);
        QFETCH(qint64, span);
        model::TimeHistogram histogram;
        for (qint64 second = 0; second < 36'000; ++second)
            histogram.add(Instant{(base + second) * nsPerSecond}, model::Level::Info, 28);
        histogram.add(Instant{(base + at) * nsPerSecond + 5}, model::Level::Error);
        histogram.finish();
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            QImage image(900, 20, QImage::Format_RGB32);
            image.fill(palette.color(QPalette::Base));
            const TimeScale scale{{Instant{base * nsPerSecond}, Instant{(base + span) * nsPerSecond}}, 0, 900};
            const Bars bars = Bars::of(histogram, scale);
            BarStyle style;
            style.scaleTop = roundedScale(bars.highest());
            const BarColours colours = BarColours::of(palette);
            paintBars(image, image.rect(), scale, bars, style, colours);
            const QRgb error = colours.levels[static_cast<size_t>(model::Level::Error)];
            // Two pixels wide and four high, at least.
            QVERIFY2(countColour(image, error) >= 8, qPrintable(QString::number(countColour(image, error))));
        }
    }

    void levelsShareAColumn()
    {
        model::TimeHistogram histogram;
        const Instant t{base * nsPerSecond};
        histogram.add(t, model::Level::Info, 100'000);
        histogram.add(t, model::Level::Warning, 50'000);
        histogram.add(t, model::Level::Error, 20'000);
        histogram.add(t, model::Level::Fatal, 1);
        histogram.finish();
        const QPalette palette = lightPalette();
        QImage image(50, 18, QImage::Format_RGB32);
        image.fill(palette.color(QPalette::Base));
        const TimeScale scale{{t, t + std::chrono::seconds(50)}, 0, 50};
        const BarColours colours = BarColours::of(palette);
        paintBars(image, image.rect(), scale, Bars::of(histogram, scale), {16, 2, false}, colours);
        for (const auto level : {model::Level::Fatal, model::Level::Error, model::Level::Warning})
            QVERIFY(countColour(image, colours.levels[static_cast<size_t>(level)]) >= 4);
    }

    void barsStayInTheirArea()
    {
        model::TimeHistogram histogram;
        for (int i = 0; i < 1'000; ++i)
            histogram.add(Instant{(base + i) * nsPerSecond}, model::Level::Error, 1'000);
        histogram.finish();
        QImage image(100, 60, QImage::Format_RGB32);
        image.fill(Qt::white);
        const QRect area(10, 20, 80, 20);
        const TimeScale scale{{Instant{(base + 200) * nsPerSecond}, Instant{(base + 300) * nsPerSecond}}, 10, 80};
        paintBars(image, area, scale, Bars::of(histogram, scale), {4, 2, false}, BarColours::of(lightPalette()));
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                QVERIFY(area.contains(x, y) || image.pixel(x, y) == qRgb(255, 255, 255));
        }
        // An area that is not inside the image is left alone.
        paintBars(image, QRect(50, 50, 80, 20), scale, Bars::of(histogram, scale), {4, 2, false}, BarColours::of(lightPalette()));
    }

    void filteredRowsAreCountedAsTheOthersAre()
    {
        auto rows = rowsEvery(base, 1'000, 10, model::Level::Warning);
        rows[3].marks = model::RowFlags::Copy;
        rows[4].marks = model::RowFlags::Part;
        rows[5].ns.reset();
        const auto snapshot = tests::madeSnapshot({source(0, u"a.log"_s, rows), source(1, u"b.log"_s, rowsEvery(base, 1'000, 10))});
        model::WorkspaceRows all;
        for (quint32 row = 0; row < 10; ++row)
            all.add({model::SourceId(0), model::RowIndex(row)});
        all.add({model::SourceId(9), model::RowIndex(1)}); // of no source: ignored
        const auto histograms = countRows(*snapshot, all, {});
        QCOMPARE(histograms.size(), size_t(2));
        QVERIFY(!histograms[1]);
        QCOMPARE(histograms[0]->counts({base * nsPerSecond}, {(base + 10) * nsPerSecond}, 1).front().total(), quint64(7));
        model::Cancellation cancelled;
        cancelled.cancel();
        QVERIFY(countRows(*snapshot, all, cancelled).size() == 2); // too few rows to ask in between
    }

    void marksOfFindingsDoNotTouch()
    {
        model::Analysis analysis = *model::Analysis::empty();
        const auto add = [&](qint64 from, qint64 to, model::Severity severity, model::FindingState state = model::FindingState::Active) {
            model::Finding finding;
            finding.id = QString::number(analysis.findings.size());
            finding.first = Instant{(base + from) * nsPerSecond};
            finding.last = Instant{(base + to) * nsPerSecond};
            finding.severity = severity;
            finding.state = state;
            analysis.findings.push_back(finding);
        };
        add(100, 100, model::Severity::Warning);
        add(101, 101, model::Severity::Critical, model::FindingState::Recovered);
        add(102, 102, model::Severity::Error);
        add(500, 500, model::Severity::Info);
        add(-300, 50, model::Severity::Error);   // began before, lasts into the range
        add(-300, -200, model::Severity::Error); // over before
        analysis.findings.emplace_back();        // from facts: no time
        const TimeScale scale{{Instant{base * nsPerSecond}, Instant{(base + 1'000) * nsPerSecond}}, 40, 1'000};
        const auto marks = findingMarks(analysis, scale, 20);
        QCOMPARE(marks.size(), size_t(3));
        QCOMPARE(marks[0].x, 40.0);
        QCOMPARE(marks[0].findings, (std::vector<size_t>{4}));
        QCOMPARE(marks[1].findings, (std::vector<size_t>{2, 0, 1})); // active ones first, the worst of them in front
        QCOMPARE(marks[2].findings, (std::vector<size_t>{3}));
    }

    void flagsStandInTheLaneOfTheirEvidence()
    {
        const auto snapshot = tests::madeSnapshot({source(0, u"b.log"_s, rowsEvery(base, 1'000, 5), 1), source(1, u"a.log"_s, rowsEvery(base, 1'000, 5), 0)});
        model::Analysis analysis = *model::Analysis::empty();
        model::Finding finding;
        for (const qint64 second : {1, 3}) {
            model::Evidence evidence;
            evidence.source = u"b.log"_s;
            evidence.time = Instant{(base + second) * nsPerSecond};
            finding.evidence.push_back(evidence);
        }
        finding.evidence.push_back({model::BundleIndex(0), u"not-there.log"_s, model::LineNumber(1), 1, Instant{base}, {}, {}, {}});
        analysis.findings.push_back(finding);
        const auto flags = laneFlags(*snapshot, analysis, lanesOf(*snapshot));
        QCOMPARE(flags.size(), size_t(2));
        QCOMPARE(flags[0].lane, 1);
        QVERIFY(flags[0].first && !flags[1].first);
    }

    void wordsOfRulesDoNotTouch()
    {
        QFont font;
        const QFontMetrics metrics(font);
        std::vector<TimeRule> rules;
        for (const qint64 second : {10, 11, 12, 600})
            rules.push_back({TimeRule::Kind::Boot, Instant{(base + second) * nsPerSecond}, u"boot"_s, {}});
        const TimeScale scale{{Instant{base * nsPerSecond}, Instant{(base + 1'000) * nsPerSecond}}, 0, 1'000};
        const auto words = placedWords(rules, scale, metrics, 0, 1'000);
        QCOMPARE(words.size(), size_t(2));
        QCOMPARE(words[0].rule, size_t(0));
        QCOMPARE(words[1].rule, size_t(3));
        QVERIFY(placedWords(rules, scale, metrics, 700, 1'000).empty());
    }

    // A boot beside it has to do without its word; at the right end the word stands left of the rule.
    void theWordOfTheIncidentAlwaysFindsRoom()
    {
        QFont font;
        const QFontMetrics metrics(font);
        const TimeScale scale{{Instant{base * nsPerSecond}, Instant{(base + 1'000) * nsPerSecond}}, 0, 1'000};
        const auto wordsWith = [&](qint64 incident) {
            std::vector<TimeRule> rules{{TimeRule::Kind::Boot, Instant{(base + 500) * nsPerSecond}, u"boot"_s, {}},
                                        {TimeRule::Kind::Incident, Instant{(base + incident) * nsPerSecond}, u"incident"_s, {}}};
            return placedWords(rules, scale, metrics, 0, 1'000);
        };
        const auto close = wordsWith(505);
        QCOMPARE(close.size(), size_t(1));
        QCOMPARE(close[0].rule, size_t(1));
        QVERIFY(close[0].x > 505);
        QCOMPARE(wordsWith(700).size(), size_t(2));
        const auto end = wordsWith(999);
        QCOMPARE(end.front().rule, size_t(1));
        QVERIFY(end.front().x + end.front().width <= 999);
        QCOMPARE(wordsWith(1'001).size(), size_t(1)); // outside of the range
    }

    void theIncidentIsARule()
    {
        model::Analysis analysis = *model::Analysis::empty();
        QVERIFY(timeRules(*model::Snapshot::empty(), analysis, {}, model::Language::English).empty());
        analysis.incident = model::Incident{Instant{base * nsPerSecond}, {}, {}};
        const auto rules = timeRules(*model::Snapshot::empty(), analysis, {}, model::Language::English);
        QCOMPARE(rules.size(), size_t(1));
        QCOMPARE(rules[0].at, Instant{base * nsPerSecond});
        QVERIFY(!rules[0].word.isEmpty() && rules[0].explanation.contains(u"2025-12-"_s));
    }
};

QTEST_MAIN(TimelineLanesTest)
#include "timeline_lanes_test.moc"
