// The list as one uses it: scrolling, selecting, copying, finding, and never losing its place.

#include "gui/loglist/find_bar.h"
#include "gui/loglist/log_list_view.h"
#include "gui/loglist/log_rows.h"
#include "gui/loglist/row_detail.h"
#include "gui/loglist/row_finder.h"
#include "tests/gui/made_texts.h"
#include "tests/model/made_sources.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;
using model::Instant;
using model::nsPerSecond;
using tests::MadeRow;

namespace {

constexpr qint64 base = 1'765'625'692;
constexpr int patience = 5'000;

struct Desk
{
    tests::MadeTexts texts;
    Session session;
    LogListView view{&session};
    LogRows &rows = *view.rows();

    explicit Desk(tests::MadeTexts::Make make = {})
        : texts(std::move(make))
    {
        view.resize(1'100, 640);
        view.show();
    }
    void show(std::vector<std::shared_ptr<const model::SourceIndex>> sources, std::shared_ptr<const model::Analysis> analysis = {})
    {
        session.show(tests::madeSnapshot(std::move(sources)), std::move(analysis), &texts);
        settle();
        QVERIFY(rows.lineCount() > 0);
    }
    void settle()
    {
        const auto before = session.rows();
        static_cast<void>(QTest::qWaitFor([&] { return session.rows() != before; }, 1'000));
        QTest::qWait(30);
    }
    void filter(const QString &query)
    {
        const auto before = session.rows();
        session.setQuery(query);
        QVERIFY(QTest::qWaitFor([&] { return session.rows() != before; }, patience));
    }
    [[nodiscard]] std::optional<model::RowRef> top() { return rows.lineAt(rows.topLine()) ? std::optional(rows.lineAt(rows.topLine())->row) : std::nullopt; }
    void wheel(int notches)
    {
        const QPointF at(300, 60);
        QWheelEvent event(at, rows.viewport()->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(rows.viewport(), &event);
    }
};

std::vector<MadeRow> plainRows(int count)
{
    std::vector<MadeRow> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back({(base + i) * nsPerSecond + 166'000'000, i % 10 == 9 ? model::Level::Error : model::Level::Info});
    return rows;
}

std::shared_ptr<const model::SourceIndex> source(const std::vector<MadeRow> &rows, quint32 id = 0, const QString &path = u"logs/kubelet.log"_s)
{
    tests::MadeSource made;
    made.id = id;
    made.path = path;
    return tests::madeSource(made, rows);
}

model::RowRef ref(quint32 row)
{
    return {model::SourceId(0), model::RowIndex(row)};
}

// Rows 100, 101, 102 are one record; 103 is a copy.
std::vector<MadeRow> rowsWithRecord(int count)
{
    auto rows = plainRows(count);
    rows[100].marks = model::RowFlags::HasParts;
    rows[101].marks = model::RowFlags::Part;
    rows[102].marks = model::RowFlags::Part;
    rows[103].marks = model::RowFlags::Copy;
    return rows;
}

} // namespace

class LoglistViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTextsOnceTheyAreRead()
    {
        Desk desk;
        desk.show({source(plainRows(1'000))});
        QTRY_VERIFY(desk.rows.lineText(0).contains(u"row 0 of source 0"_s));
        QVERIFY2(desk.rows.lineText(0).startsWith(u"2025-12-13 11:34:52.166\tkubelet"_s), qPrintable(desk.rows.lineText(0)));
        // Nothing is asked for again that is there.
        const int asked = desk.texts.requests;
        desk.rows.viewport()->update();
        QTest::qWait(60);
        QCOMPARE(desk.texts.requests, asked);
    }

    void scrollsToEveryEnd()
    {
        Desk desk;
        desk.show({source(plainRows(1'000))});
        desk.wheel(-1);
        QCOMPARE(desk.rows.topLine(), quint64(3));
        desk.wheel(5);
        QCOMPARE(desk.rows.topLine(), quint64(0));
        desk.rows.setFocus();
        QTest::keyClick(&desk.rows, Qt::Key_End);
        QCOMPARE(desk.session.selectedRow(), std::optional(ref(999)));
        QCOMPARE(desk.rows.topLine(), desk.rows.lineCount() - desk.rows.pageLines());
        QTest::keyClick(&desk.rows, Qt::Key_Home);
        QCOMPARE(desk.rows.topLine(), quint64(0));
        desk.rows.verticalScrollBar()->setValue(500);
        QCOMPARE(desk.rows.topLine(), quint64(500));
    }

    void theCursorFollowsAndLeads()
    {
        Desk desk;
        desk.show({source(plainRows(1'000))});
        desk.wheel(-10);
        QCOMPARE(desk.session.cursor(), std::optional(Instant{(base + 30) * nsPerSecond + 166'000'000}));
        desk.session.setCursor(Instant{(base + 700) * nsPerSecond});
        QVERIFY(desk.rows.topLine() <= 700 && desk.rows.topLine() + desk.rows.pageLines() > 700);
        QCOMPARE(*desk.session.cursor(), (Instant{(base + 700) * nsPerSecond})); // the list does not answer back
    }

    void followsTheRange()
    {
        Desk desk;
        desk.show({source(plainRows(1'000))});
        desk.session.setRange({Instant{(base + 400) * nsPerSecond}, Instant{(base + 500) * nsPerSecond}});
        QCOMPARE(desk.rows.topLine(), quint64(400));
    }

    // A filter comes and goes: the row at the top stays at the top, the selected row stays where it is seen.
    void keepsItsPlace()
    {
        Desk desk;
        desk.show({source(plainRows(2'000))});
        desk.rows.scrollToLine(1'009);
        desk.filter(u"level>=error"_s);
        QCOMPARE(desk.top(), std::optional(ref(1'009)));
        desk.filter({});
        QCOMPARE(desk.top(), std::optional(ref(1'009)));
        desk.session.selectRow(ref(1'019));
        const quint64 offset = 1'019 - desk.rows.topLine();
        desk.filter(u"level>=error"_s);
        QCOMPARE(desk.rows.lineAt(desk.rows.topLine() + offset)->row, ref(1'019));
        desk.filter({});
        QCOMPARE(desk.rows.topLine() + offset, quint64(1'019));
        QCOMPARE(desk.rows.selection().current()->row, ref(1'019));
        desk.session.setLanguage(model::Language::Japanese);
        QCOMPARE(desk.rows.topLine() + offset, quint64(1'019));
    }

    void recordsUnfold()
    {
        Desk desk;
        desk.show({source(rowsWithRecord(1'000))});
        QCOMPARE(desk.rows.lineCount(), quint64(997));
        desk.session.selectRow(ref(100));
        QTest::qWait(30);
        QVERIFY2(desk.rows.lineText(100).contains(u"2 more"_s), qPrintable(desk.rows.lineText(100)));
        desk.rows.setFocus();
        QTest::keyClick(&desk.rows, Qt::Key_Right);
        QCOMPARE(desk.rows.lineCount(), quint64(999));
        QCOMPARE(desk.rows.lineAt(102)->row, ref(102));
        QCOMPARE(desk.rows.lineAt(103)->row, ref(104));
        QTest::keyClick(&desk.rows, Qt::Key_Down);
        QCOMPARE(desk.session.selectedRow(), std::optional(ref(101)));
        QTest::keyClick(&desk.rows, Qt::Key_Left); // folds, and the head is selected again
        QCOMPARE(desk.rows.lineCount(), quint64(997));
        QCOMPARE(desk.rows.selection().current()->row, ref(100));
        // A part selected elsewhere shows its head.
        desk.session.selectRow(ref(500));
        desk.session.selectRow(ref(102));
        QCOMPARE(desk.rows.selection().current()->row, ref(100));
        // Unfolded altogether, every row has its own line.
        const auto before = desk.session.rows();
        desk.session.setFolded(false);
        QVERIFY(QTest::qWaitFor([&] { return desk.session.rows() != before; }, patience));
        QCOMPARE(desk.rows.lineCount(), quint64(1'000));
    }

    void copiesLinesAsTheyAre()
    {
        Desk desk;
        desk.show({source(plainRows(1'000))});
        desk.rows.setFocus();
        desk.session.selectRow(ref(3));
        QTest::keyClick(&desk.rows, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&desk.rows, Qt::Key_C, Qt::ControlModifier);
        const QString line = u"Dec 13 19:34:52 node-1 kubelet[812]: row %1 of source 0"_s;
        QTRY_COMPARE(QApplication::clipboard()->text(), line.arg(3) + u'\n' + line.arg(4));
        desk.rows.copy(true);
        QTRY_COMPARE(QApplication::clipboard()->text(),
                     u"2025-12-13 11:34:55.166 UTC\tlogs/kubelet.log\t"_s + line.arg(3) + u"\n2025-12-13 11:34:56.166 UTC\tlogs/kubelet.log\t"_s + line.arg(4));
        // Rows that were never on the screen are read first.
        QTest::keyClick(&desk.rows, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&desk.rows, Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::clipboard()->text().count(u'\n'), 999);
    }

    void clicksSelect()
    {
        Desk desk;
        desk.show({source(plainRows(1'000))});
        const int height = desk.rows.viewport()->height() / int(desk.rows.pageLines());
        const auto click = [&](int line, Qt::KeyboardModifiers modifiers = {}) {
            QTest::mouseClick(desk.rows.viewport(), Qt::LeftButton, modifiers, QPoint(400, line * height + height / 2));
        };
        desk.rows.grab();
        click(2);
        QCOMPARE(desk.session.selectedRow(), std::optional(ref(2)));
        click(5, Qt::ShiftModifier);
        QCOMPARE(desk.session.selectedRow(), std::optional(ref(5)));
        QVERIFY(desk.rows.selection().contains(*desk.rows.lineAt(3)));
        click(8, Qt::ControlModifier);
        click(3, Qt::ControlModifier);
        QVERIFY(desk.rows.selection().contains(*desk.rows.lineAt(8)));
        QVERIFY(!desk.rows.selection().contains(*desk.rows.lineAt(3)));
    }

    void theDetailShowsTheRowInFull()
    {
        Desk desk;
        desk.show({source(rowsWithRecord(1'000))});
        QVERIFY(!desk.view.detail()->heading().isEmpty());
        desk.session.selectRow(ref(100));
        QTRY_COMPARE(desk.view.detail()->shownText(), u"row 100 of source 0"_s);
        QVERIFY(desk.view.detail()->heading().contains(u"logs/kubelet.log"_s));
        desk.view.detail()->setPage(RowDetail::RecordPage);
        QTRY_COMPARE(desk.view.detail()->shownText().count(u'\n'), 2);
        desk.view.detail()->setPage(RowDetail::BytesPage);
        QTRY_VERIFY(desk.view.detail()->shownText().startsWith(u"00000000  44 65 63 20"_s));
        QVERIFY(desk.view.detail()->findChild<QPlainTextEdit *>()->isReadOnly());
    }

    void findsByTheIndex()
    {
        Desk desk;
        desk.show({source(plainRows(1'000))});
        desk.rows.scrollToLine(200);
        desk.view.find();
        auto *field = desk.view.findBar()->findChild<QLineEdit *>();
        QVERIFY(field->hasFocus() || !desk.view.isActiveWindow());
        QTest::keyClicks(field, u"level:error"_s);
        QTRY_COMPARE(desk.session.selectedRow(), std::optional(ref(209)));
        QTRY_VERIFY(desk.view.findBar()->said().contains(u"21"_s) && desk.view.findBar()->said().contains(u"100"_s));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(desk.session.selectedRow(), std::optional(ref(219)));
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(desk.session.selectedRow(), std::optional(ref(199)));
        // Round the end.
        desk.session.selectRow(ref(999));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(desk.session.selectedRow(), std::optional(ref(9)));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!desk.view.findBar()->isVisible());
        QCOMPARE(desk.view.finder()->count(), quint64(0));
    }

    void aSearchThatCannotBeReadSaysWhy()
    {
        Desk desk;
        desk.show({source(plainRows(10))});
        desk.view.find();
        auto *field = desk.view.findBar()->findChild<QLineEdit *>();
        QTest::keyClicks(field, u"(pleg"_s);
        QTRY_VERIFY(!desk.view.findBar()->said().isEmpty());
        QVERIFY(!desk.view.finder()->error().isEmpty());
        field->clear();
        QTRY_VERIFY(desk.view.findBar()->said().isEmpty());
    }

    void hostileTextIsOnlyText()
    {
        Desk desk([](model::RowRef row) {
            model::RowText text = tests::MadeTexts::plain(row);
            const std::array<QString, 5> evil{u"<b>bold</b>&amp;"_s, u"\x1b[2J\x07\u202Eexe.txt"_s, QString(2'000'000, u'x'), QString(500'000, u'漢'), u"a\nb\r\n\t\0c"_s};
            text.message = evil[row.row.value() % evil.size()];
            text.line = text.message;
            text.bytes = text.message.toUtf8();
            return text;
        });
        desk.show({source(plainRows(50))});
        QTRY_VERIFY(desk.rows.lineText(1).contains(u"␛[2J␇␦exe.txt"_s));
        QVERIFY(desk.rows.lineText(0).contains(u"<b>bold</b>&amp;"_s));
        desk.rows.grab();
        desk.rows.setWrapped(true);
        desk.rows.grab();
        desk.rows.setWrapped(false);
        desk.rows.horizontalScrollBar()->setValue(20'000);
        desk.rows.grab();
        desk.session.selectRow(ref(2));
        QTRY_VERIFY(desk.view.detail()->shownText().size() > 100'000);
    }

    void anotherWorkspaceForgetsTheOld()
    {
        Desk desk;
        desk.show({source(rowsWithRecord(1'000))});
        desk.session.selectRow(ref(100));
        desk.rows.setExpanded(100, true);
        desk.session.show(tests::madeSnapshot({source(plainRows(3), 0, u"logs/other.log"_s)}), {}, &desk.texts);
        desk.settle();
        QCOMPARE(desk.rows.lineCount(), quint64(3));
        QVERIFY(desk.rows.selection().isEmpty());
        QCOMPARE(desk.rows.topLine(), quint64(0));
    }

    void nothingOpenIsNoHarm()
    {
        Desk desk;
        desk.rows.grab();
        desk.rows.setFocus();
        for (const auto key : {Qt::Key_Down, Qt::Key_End, Qt::Key_PageUp, Qt::Key_Space, Qt::Key_Right, Qt::Key_Left})
            QTest::keyClick(&desk.rows, key);
        QTest::keyClick(&desk.rows, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&desk.rows, Qt::Key_C, Qt::ControlModifier);
        QTest::mouseClick(desk.rows.viewport(), Qt::LeftButton, {}, QPoint(100, 40));
        desk.view.findNext();
        desk.view.findNext();
        desk.wheel(-3);
        QCOMPARE(desk.rows.topLine(), quint64(0));
    }
};

QTEST_MAIN(LoglistViewTest)
#include "loglist_view_test.moc"
