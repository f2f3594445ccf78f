// Notes and cases in the real window: made by keyboard, found again, saved as one writes, not lost when the program is killed.

#include "gui/cases/case_keeper.h"
#include "gui/cases/notes_panel.h"
#include "gui/language/interface_language.h"
#include "gui/main_window/main_window.h"
#include "gui/main_window/news_bar.h"
#include "gui/main_window/window_actions.h"
#include "gui/parts/item_view.h"
#include "services/cases/case_file.h"
#include "tests/gui/small_bundle.h"
#include "tests/support/bundle_folder.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRandomGenerator>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 30'000;

struct Desk
{
    Session session;
    InterfaceLanguage language{&session};
    MainWindow window{&session, &language};

    Desk() { window.show(); }
    void open(const QString &path)
    {
        window.open({path});
        QVERIFY(QTest::qWaitFor([this] { return !session.isOpening() && session.rows()->size() > 0; }, patience));
    }
    model::RowRef row(const QString &member, quint32 line) const { return *session.rowOf(model::BundleIndex(0), member, model::LineNumber(line)); }
};

model::Case caseIn(const QString &path)
{
    const auto read = cases::readCase(path);
    return read.ok() ? read.value() : model::Case();
}

// What the child of the killing test does: writes note after note, and says how many are on disk.
int writeNotes(const QString &bundle, const QString &file)
{
    const auto opened = tests::open({bundle});
    if (!opened)
        return 1;
    Session session;
    CaseKeeper keeper(&session);
    session.show(opened->snapshot, nullptr, nullptr);
    keeper.saveAs(file);
    for (quint32 line = 1; line <= 1'000; ++line) {
        model::CaseNote note{model::BundleIndex(0), u"logs/messages"_s, model::LineNumber(line), {}, u"note %1"_s.arg(line), {}};
        keeper.notes()->add(note);
        if (!QTest::qWaitFor([&keeper] { return keeper.isOnDisk(); }, patience))
            return 1;
        std::printf("%u\n", line);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class CasesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    }

    // Notes without a case file are found by what a bundle holds, and all bundles here hold the same.
    void init() { QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/cases"_s).removeRecursively(); }

    void aNoteIsWrittenByKeyboardAndFoundAgain()
    {
        const auto bundle = tests::smallBundle();
        {
            Desk desk;
            QAbstractItemModelTester tester(desk.window.cases()->notes(), QAbstractItemModelTester::FailureReportingMode::QtTest);
            desk.open(bundle->path());
            desk.window.goToPage(u"timeline"_s);
            const model::RowRef row = desk.row(u"logs/messages"_s, tests::fullTableLine);
            desk.session.selectRow(row);
            desk.window.actions_()->note->trigger();
            QTest::keyClicks(desk.window.notes()->editor(), u"it begins here"_s);
            QCOMPARE(desk.window.cases()->notes()->rowCount(), 1);
            QVERIFY(desk.session.notedRows() && desk.session.notedRows()->contains(row));
            // The same row has one note, however often one asks.
            desk.window.actions_()->note->trigger();
            QCOMPARE(desk.window.cases()->notes()->rowCount(), 1);
        }
        Desk again;
        again.open(bundle->path());
        QTRY_COMPARE_WITH_TIMEOUT(again.window.cases()->notes()->rowCount(), 1, patience);
        QCOMPARE(again.window.cases()->notes()->notes().front().text, u"it begins here"_s);
        QVERIFY(again.session.notedRows()->contains(again.row(u"logs/messages"_s, tests::fullTableLine)));
        // F4 goes to its line from anywhere.
        again.window.goToPage(u"overview"_s);
        again.window.actions_()->nextNote->trigger();
        QCOMPARE(again.window.currentPage(), u"timeline"_s);
        QCOMPARE(again.session.selectedRow()->row.value(), quint32(tests::fullTableLine - 1));
    }

    void aDeletedNoteComesBack()
    {
        const auto bundle = tests::smallBundle();
        Desk desk;
        desk.open(bundle->path());
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.cases()->isOnDisk(), patience);
        while (desk.window.cases()->notes()->rowCount() > 0)
            desk.window.cases()->notes()->take(desk.window.cases()->notes()->index(0, 0));
        desk.session.selectRow(desk.row(u"logs/messages"_s, 1));
        desk.window.actions_()->note->trigger();
        QTest::keyClicks(desk.window.notes()->editor(), u"first"_s);
        const auto before = desk.window.cases()->notes()->notes();
        desk.window.notes()->removeSelected();
        QCOMPARE(desk.window.cases()->notes()->rowCount(), 0);
        QVERIFY(!desk.window.news()->text().isEmpty());
        desk.window.notes()->undo();
        QVERIFY(desk.window.cases()->notes()->notes() == before);
    }

    void aCaseTakesUpWhereItWasLeft()
    {
        const auto bundle = tests::smallBundle();
        const QString file = m_folder.filePath(u"left.shindan"_s);
        QString finding;
        {
            Desk desk;
            desk.open(bundle->path());
            QTRY_VERIFY_WITH_TIMEOUT(!desk.session.analysis()->findings.empty(), patience);
            finding = desk.session.analysis()->findings.front().id;
            desk.window.cases()->saveAs(file);
            desk.session.selectFinding(finding);
            desk.window.cases()->noteOnFinding(finding);
            desk.session.setQuery(u"level>=warning"_s);
            desk.session.setZone(*model::DisplayZone::fromText(u"Asia/Tokyo"_s));
            desk.window.goToPage(u"timeline"_s);
        } // closed at once: nothing waits for the timer
        const model::Case kept = caseIn(file);
        QCOMPARE(kept.query, u"level>=warning"_s);
        QCOMPARE(kept.notes.size(), size_t(1));
        QCOMPARE(kept.bundles.front().id.size(), 64);

        Desk again;
        again.window.open({file});
        QTRY_COMPARE_WITH_TIMEOUT(again.session.selectedFinding(), finding, patience);
        QCOMPARE(again.session.queryText(), u"level>=warning"_s);
        QCOMPARE(again.session.zone().name(), u"Asia/Tokyo"_s);
        QCOMPARE(again.window.currentPage(), u"timeline"_s);
        QCOMPARE(again.window.cases()->file(), file);
        QVERIFY(again.window.cases()->notes()->noteOnFinding(finding).isValid());
        QVERIFY(again.window.news()->text().isEmpty());
    }

    void anotherWorkspaceHasNotesOfItsOwn()
    {
        const auto one = tests::smallBundle();
        const auto two = tests::smallBundle();
        QFile more(two->path() + u"/logs/messages"_s);
        QVERIFY(more.open(QIODevice::Append));
        more.write("Oct 15 08:00:00 worker-17 systemd[1]: Started something else.\n");
        more.close();
        Desk desk;
        desk.open(one->path());
        desk.window.cases()->noteOn(desk.row(u"logs/messages"_s, 2));
        desk.window.open({two->path()}); // at once: the note of the first is not on disk yet
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.paths() == QStringList{two->path()} && !desk.session.isOpening(), patience);
        QCOMPARE(desk.window.cases()->notes()->rowCount(), 0);
        desk.window.open({one->path()});
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.paths() == QStringList{one->path()} && !desk.session.isOpening(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.cases()->notes()->noteOn(model::BundleIndex(0), u"logs/messages"_s, model::LineNumber(2)).isValid(), patience);
    }

    void aCaseWhoseBundleChangedSaysSo()
    {
        const auto bundle = tests::smallBundle();
        const QString file = m_folder.filePath(u"changed.shindan"_s);
        {
            Desk desk;
            desk.open(bundle->path());
            desk.window.cases()->saveAs(file);
        }
        model::Case kept = caseIn(file);
        QCOMPARE(kept.bundles.size(), size_t(1));
        kept.bundles[0].id = QString(64, u'0');
        QVERIFY(cases::writeCase(file, kept).ok());
        Desk again;
        again.window.open({file});
        QTRY_VERIFY_WITH_TIMEOUT(!again.window.news()->text().isEmpty(), patience);
    }

    void aCaseThatCannotBeReadSaysSoAndLeavesTheRest()
    {
        const auto bundle = tests::smallBundle();
        const QString file = m_folder.filePath(u"broken.shindan"_s);
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("schema: shindan.case/1\nopen: 3\nbundles: []\n");
        broken.close();
        Desk desk;
        desk.open(bundle->path());
        desk.window.open({file});
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.news()->text().contains(u"broken.shindan:2"_s), patience);
        QCOMPARE(desk.session.paths(), QStringList{bundle->path()});
    }

    void aKilledProgramLosesNoSavedNote()
    {
        const auto bundle = tests::smallBundle();
        const QString file = m_folder.filePath(u"killed.shindan"_s);
        qsizetype most = 0;
        for (int round = 0; round < 50; ++round) {
            QFile::remove(file);
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(), {u"--write-notes"_s, bundle->path(), file});
            QVERIFY(child.waitForReadyRead(patience));
            QTest::qSleep(static_cast<int>(QRandomGenerator::global()->bounded(0, 60)));
            child.kill();
            QVERIFY(child.waitForFinished(patience));
            const QList<QByteArray> said = child.readAllStandardOutput().split('\n');
            const auto promised = said.size() > 1 ? said[said.size() - 2].toLongLong() : 0;
            const auto read = cases::readCase(file);
            QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().sentence.en));
            QVERIFY2(static_cast<qlonglong>(read.value().notes.size()) >= promised, qPrintable(QString::number(promised)));
            most = std::max<qsizetype>(most, static_cast<qsizetype>(read.value().notes.size()));
        }
        QVERIFY(most > 0);
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"ShindanTest"_s);
    QCoreApplication::setApplicationName(u"ShindanCases"_s);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == u"--write-notes"_s)
        return writeNotes(arguments[2], arguments[3]);
    CasesTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "cases_test.moc"
