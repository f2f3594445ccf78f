// The list's arithmetic: lines and rows, records unfolded, the scroll bar, the selection, and text made harmless.

#include "gui/loglist/list_lines.h"
#include "gui/loglist/row_finder.h"
#include "gui/loglist/row_selection.h"
#include "gui/loglist/visible_text.h"
#include "tests/model/made_sources.h"

#include <QTest>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;
using tests::MadeRow;
using Line = ExpandedRecords::Line;

namespace {

std::shared_ptr<const model::FilteredOrder> orderOf(std::vector<std::shared_ptr<const model::SourceIndex>> sources, bool fold = true)
{
    auto order = std::make_shared<const model::MergedOrder>(model::MergedOrder::build(std::move(sources)));
    return std::make_shared<const model::FilteredOrder>(model::FilteredOrder::build(order, nullptr, fold));
}

std::vector<MadeRow> plainRows(quint32 count)
{
    std::vector<MadeRow> rows;
    for (quint32 i = 0; i < count; ++i)
        rows.push_back({qint64(i) * 1'000});
    return rows;
}

model::RowRef ref(quint32 row)
{
    return {model::SourceId(0), model::RowIndex(row)};
}

PlacedRow placed(quint32 row)
{
    return {ref(row), {row, 0}};
}

} // namespace

class LoglistLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreFoundInAnyWindow()
    {
        ListRows rows(orderOf({tests::madeSource({}, plainRows(500))}));
        QCOMPARE(rows.size(), quint64(500));
        rows.look(64, 128);
        for (const quint64 at : {quint64(64), quint64(191), quint64(0), quint64(499), quint64(192)})
            QCOMPARE(rows.at(at), std::optional(ref(static_cast<quint32>(at))));
        QVERIFY(!rows.at(500).has_value());
        rows.look(900, 64);
        QVERIFY(!rows.at(900).has_value());
        QCOMPARE(rows.positionOf(ref(77)), quint64(77));
        QVERIFY(rows.source(model::SourceId(0)));
        QVERIFY(!rows.source(model::SourceId(1)));
        QVERIFY(!rows.contains({model::SourceId(0), model::RowIndex(500)}));
        ListRows none;
        QVERIFY(!none.at(0).has_value());
        QVERIFY(!none.contains(ref(0)));
        QCOMPARE(none.positionOf(ref(0)), quint64(0));
    }

    // Records at 10 (two parts) and 20 (one part).
    void unfoldedRecordsPushLinesDown()
    {
        ExpandedRecords records;
        records.expand({ref(20), 20, {model::RowIndex(21)}});
        records.expand({ref(10), 10, {model::RowIndex(11), model::RowIndex(12)}});
        QCOMPARE(records.extraLines(), quint64(3));
        const std::vector<Line> expected{{9, 0}, {10, 0}, {10, 1}, {10, 2}, {11, 0}, {12, 0}};
        for (size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(records.at(9 + i, 100), expected[i]);
        for (quint64 line = 0; line < 103; ++line)
            QCOMPARE(records.lineOf(records.at(line, 100)), line);
        QCOMPARE(records.at(102, 100), (Line{99, 0}));
        QCOMPARE(records.at(103, 100), (Line{100, 0})); // behind the last
        records.collapse(10);
        QCOMPARE(records.at(11, 100), (Line{11, 0}));
        records.expand({ref(30), 30, {}}); // nothing to unfold
        QVERIFY(!records.at(30));
    }

    void unfoldedRecordsFollowAnotherFilter()
    {
        const auto source = tests::madeSource({}, plainRows(100));
        const auto order = std::make_shared<const model::MergedOrder>(model::MergedOrder::build({source}));
        auto keep = std::make_shared<model::WorkspaceRows>();
        for (quint32 row = 50; row < 100; ++row)
            keep->add(ref(row));
        ExpandedRecords records;
        records.expand({ref(10), 10, {model::RowIndex(11)}});
        records.expand({ref(60), 60, {model::RowIndex(61), model::RowIndex(62)}});
        records.remap(ListRows(std::make_shared<const model::FilteredOrder>(model::FilteredOrder::build(order, keep, true))));
        QCOMPARE(records.extraLines(), quint64(2));
        QVERIFY(records.at(10) && records.at(10)->head == ref(60));
    }

    void partsAreFoundBehindTheirHead()
    {
        using F = model::RowFlags;
        std::vector<MadeRow> rows = plainRows(8);
        rows[0].marks = F::HasParts;
        rows[1].marks = F::Part;
        rows[2].marks = F::HasParts;
        rows[3].marks = F::Part | F::ForeignHead; // of 0
        rows[4].marks = F::Part;                  // of 2
        const auto source = tests::madeSource({}, rows);
        source->heads = std::make_shared<const std::unordered_map<quint32, quint32>>(std::unordered_map<quint32, quint32>{{3, 0}});
        for (const quint32 head : {0U, 2U}) {
            auto expected = source->recordRows(model::RowIndex(head));
            expected.erase(expected.begin());
            QCOMPARE(partsNear(*source, model::RowIndex(head)), expected);
        }
        QVERIFY(partsNear(*source, model::RowIndex(5)).empty());
        QCOMPARE(partsNear(*source, model::RowIndex(0), 1).size(), size_t(1));
    }

    void aScrollBarReachesEveryEnd()
    {
        for (const quint64 lines : {quint64(0), quint64(10), quint64(45'761), quint64(100'000'000), quint64(5'000'000'000)}) {
            const ScrollMapping mapping{lines, 40};
            QCOMPARE(mapping.topOf(0), quint64(0));
            QCOMPARE(mapping.topOf(mapping.maximum()), lines > 40 ? lines - 40 : 0);
            QCOMPARE(mapping.valueOf(mapping.largestTop()), mapping.maximum());
            QCOMPARE(mapping.valueOf(lines * 2), mapping.maximum());
        }
        // A hundred million lines: every line has its own place.
        const ScrollMapping mapping{100'000'000, 40};
        for (const int value : {0, 1, 2, 99'999'000})
            QCOMPARE(mapping.valueOf(mapping.topOf(value)), value);
        QCOMPARE(mapping.topOf(-5), quint64(0));
    }

    void selectingLines()
    {
        RowSelection selection;
        QVERIFY(selection.isEmpty());
        selection.select(placed(5));
        QVERIFY(selection.isSingle() && selection.contains(placed(5)) && !selection.contains(placed(6)));
        selection.extend(placed(9));
        selection.extend(placed(3)); // to the other side of where it began
        QVERIFY(selection.contains(placed(3)) && selection.contains(placed(5)) && !selection.contains(placed(6)));
        selection.toggle(placed(4));
        selection.toggle(placed(20));
        QVERIFY(!selection.contains(placed(4)) && selection.contains(placed(20)));
        QCOMPARE(selection.added().size(), size_t(1));
        selection.toggle(placed(20));
        QVERIFY(!selection.contains(placed(20)));
        selection.select(placed(1));
        QVERIFY(!selection.contains(placed(3)));
        selection.selectAll(placed(0), placed(99));
        QVERIFY(selection.contains(placed(50)));
    }

    void theSelectionFollowsItsRows()
    {
        RowSelection selection;
        selection.select(placed(5));
        selection.toggle(placed(7));
        selection.toggle(placed(8));
        // Ten rows came above; row 8 is gone.
        selection.remap([](const PlacedRow &row) { return row.row.row.value() == 8 ? std::nullopt : std::optional(Line{row.row.row.value() + 10ULL, 0}); });
        QCOMPARE(selection.current()->line, (Line{15, 0}));
        QCOMPARE(selection.added().size(), size_t(1));
        QCOMPARE(selection.added().front().line, (Line{17, 0}));
        selection.remap([](const PlacedRow &) { return std::optional<Line>(); });
        QVERIFY(selection.isEmpty());
    }

    void textIsHarmless_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"Failed to pull image \"web:1\""_s << u"Failed to pull image \"web:1\""_s;
        QTest::newRow("Japanese stays") << u"直後に骨組みを令和で確認"_s << u"直後に骨組みを令和で確認"_s;
        QTest::newRow("escape sequences") << u"\x1b[31mred\x1b[0m"_s << u"␛[31mred␛[0m"_s;
        QTest::newRow("tab, carriage return, null") << QString::fromUtf16(u"a\tb\rc\0d", 7) << u"a␉b␍c␀d"_s;
        QTest::newRow("delete") << u"a\x7f"_s << u"a␡"_s;
        QTest::newRow("C1") << u"a\u0085b\u009bc"_s << u"a␦b␦c"_s;
        QTest::newRow("right-to-left override") << u"evil\u202Egnp.exe"_s << u"evil␦gnp.exe"_s;
        QTest::newRow("isolates and marks") << u"\u2066a\u2069\u200fb\u061c"_s << u"␦a␦␦b␦"_s;
        QTest::newRow("no room") << u"a\u200bb\ufeffc\u2060d"_s << u"a␦b␦c␦d"_s;
        QTest::newRow("line separators") << u"a\u2028b\u2029c"_s << u"a␤b␤c"_s;
        QTest::newRow("emoji stays") << u"ok 👍🏽"_s << u"ok 👍🏽"_s;
        QTest::newRow("half a pair") << QString(QChar(0xD83D)) + u"x"_s << u"\uFFFDx"_s;
        QTest::newRow("other half") << u"x"_s + QString(QChar(0xDC4D)) << u"x\uFFFD"_s;
        QTest::newRow("Arabic letters stay") << u"خطأ"_s << u"خطأ"_s;
    }

    void textIsHarmless()
    {
        QFETCH(QString, text);
        QTEST(visibleText(text), "shown");
        QCOMPARE(visibleText(text).size(), text.size());
        QCOMPARE(visibleLines(text + u'\n' + text), visibleText(text) + u'\n' + visibleText(text));
    }

    void markupIsText()
    {
        QCOMPARE(visibleText(u"<b>&amp;</b>"), u"<b>&amp;</b>"_s);
        QVERIFY(isPlainAscii(u"a b~"));
        QVERIFY(!isPlainAscii(u"a\tb"));
        QVERIFY(!isPlainAscii(u"é"));
    }

    // As `hexdump -C` shows it.
    void bytes()
    {
        QCOMPARE(hexDump(QByteArray("Hello, node\x00\xff\n and more", 23)),
                 u"00000000  48 65 6c 6c 6f 2c 20 6e  6f 64 65 00 ff 0a 20 61  Hello, node... a\n"
                 "00000010  6e 64 20 6d 6f 72 65                              nd more\n"_s);
        QVERIFY(hexDump({}).isEmpty());
    }

    void wordsToLight()
    {
        QCOMPARE(plainWords(u"pleg -healthy level>=error \"not ready\" OR /x+/ pod:web (etcd)"_s), (QStringList{u"pleg"_s, u"not ready"_s, u"etcd"_s}));
        QCOMPARE(plainWords(u"-\"no\" \"a \\\"b\\\"\""_s), QStringList(u"a \"b\""_s));
        QVERIFY(plainWords(u"  "_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(LoglistLinesTest)
#include "loglist_lines_test.moc"
