// Notes by time, whatever happens to the times.

#include "model/notes_model.h"
#include "tests/model/made_sources.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace shindan::model;
using namespace Qt::Literals::StringLiterals;

namespace {

CaseNote on(const QString &member, quint32 line, const QString &text = {})
{
    return {BundleIndex(0), member, LineNumber(line), {}, text, {}};
}

} // namespace

class NotesModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesComeAndGo()
    {
        NotesModel notes;
        QAbstractItemModelTester tester(&notes, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changes(&notes, &NotesModel::changed);
        notes.setNotes({on(u"b"_s, 5), on(u"a"_s, 9)});
        QCOMPARE(changes.count(), 0); // what was read from a file is no change
        QCOMPARE(notes.notes().front().member, u"a"_s);
        const QModelIndex between = notes.add(on(u"a"_s, 10, u"third\nand more"_s));
        QCOMPARE(between.row(), 1);
        QCOMPARE(between.data().toString(), u"third"_s);
        QCOMPARE(changes.count(), 1);
        notes.setText(between, u"other"_s);
        notes.setText(between, u"other"_s);
        QCOMPARE(changes.count(), 2);
        QVERIFY(notes.noteOn(BundleIndex(0), u"a"_s, LineNumber(10)).isValid());
        QVERIFY(!notes.noteOn(BundleIndex(1), u"a"_s, LineNumber(10)).isValid());
        QCOMPARE(notes.take(between).text, u"other"_s);
        QCOMPARE(notes.rowCount(), 2);
        QVERIFY(notes.rows()->isEmpty()); // no snapshot knows these lines
    }

    void aFindingsNoteBearsItsTitle()
    {
        NotesModel notes;
        QAbstractItemModelTester tester(&notes, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QModelIndex index = notes.add({BundleIndex(0), {}, LineNumber(0), u"0123456789abcdef"_s, {}, {}});
        notes.setFindingTitles({{u"0123456789abcdef"_s, Text{u"Disk full"_s, u"ディスクの枯渇"_s}}});
        QCOMPARE(index.siblingAtColumn(NotesModel::PlaceColumn).data().value<Text>().ja, u"ディスクの枯渇"_s);
        QVERIFY(notes.noteOnFinding(u"0123456789abcdef"_s).isValid());
        QVERIFY(!notes.noteOnFinding({}).isValid());
    }
};

QTEST_GUILESS_MAIN(NotesModelTest)
#include "notes_model_test.moc"
