// Ten million rows: the window answers at any moment, while they are read, scrolled, zoomed, filtered and closed.
//
// A watcher asks for a tick every 5 ms in the GUI thread; the longest gap between two ticks is how long the window did not answer.

#include "gui/language/interface_language.h"
#include "gui/loglist/log_list_view.h"
#include "gui/loglist/log_rows.h"
#include "gui/main_window/main_window.h"
#include "gui/main_window/timeline_page.h"
#include "gui/timeline/timeline_view.h"
#include "tests/gui/made_texts.h"
#include "tests/model/made_sources.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QSplitter>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <cstdio>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;
using model::Instant;
using model::nsPerSecond;

namespace {

constexpr quint32 rowCount = 10'000'000;
constexpr qint64 base = 1'765'500'000;
constexpr int patience = 120'000;
constexpr qint64 longestMs = 50;

/// Measures how long the event loop did not come round. Time in which this thread was ready and the machine ran something else (other
/// programs, our own threads on few cores) is taken off, as the kernel tells it; the plain gap is said beside it.
class Watcher : public QObject
{
public:
    Watcher()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(5);
        connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
    }
    void start(const char *name)
    {
        m_name = name;
        m_longest = m_longestPlain = 0;
        m_lastDelay = runDelay();
        m_wall.start();
        m_timer.start();
    }
    /// The longest gap in ms.
    qint64 stop()
    {
        tick();
        m_timer.stop();
        qInfo("%s: %lld ms at most (%lld ms by the clock)", m_name, static_cast<long long>(m_longest), static_cast<long long>(m_longestPlain));
        return m_longest;
    }

private:
    // Nanoseconds that this thread waited for a processor; 0 where the system does not say.
    static qint64 runDelay()
    {
        QFile file(u"/proc/thread-self/schedstat"_s);
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        const QList<QByteArray> parts = file.readAll().split(' ');
        return parts.size() > 1 ? parts[1].toLongLong() : 0;
    }
    void tick()
    {
        const qint64 delay = runDelay();
        const qint64 gap = m_wall.nsecsElapsed();
        m_wall.start();
        m_longest = std::max(m_longest, (gap - (delay - m_lastDelay)) / 1'000'000);
        m_longestPlain = std::max(m_longestPlain, gap / 1'000'000);
        m_lastDelay = delay;
    }

    QTimer m_timer;
    QElapsedTimer m_wall;
    qint64 m_lastDelay = 0;
    qint64 m_longest = 0;
    qint64 m_longestPlain = 0;
    const char *m_name = "";
};

/// Sources made block by block, without a file: the index alone.
std::shared_ptr<const model::Snapshot> tenMillionRows(quint32 sourceCount)
{
    std::vector<std::shared_ptr<const model::SourceIndex>> sources;
    const quint32 rowsEach = rowCount / sourceCount;
    for (quint32 id = 0; id < sourceCount; ++id) {
        std::vector<tests::MadeRow> rows(rowsEach);
        for (quint32 i = 0; i < rowsEach; ++i) {
            rows[i].ns = base * nsPerSecond + (qint64(i) * sourceCount + id) * 8'640'000; // a day
            rows[i].level = i % 5'000 == 0 ? model::Level::Error : model::Level::Info;
        }
        tests::MadeSource made;
        made.id = id;
        made.path = u"pods/web-%1/0.log"_s.arg(id);
        made.order = static_cast<int>(id);
        sources.push_back(tests::madeSource(made, rows));
    }
    return tests::madeSnapshot(std::move(sources));
}

void wheel(QWidget *widget, QPointF at, int notches, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
    QTest::qWait(6);
}

void scrollAbout(LogRows *rows)
{
    auto *bar = rows->verticalScrollBar();
    for (int i = 0; i <= 60; ++i) {
        bar->setValue(static_cast<int>(qint64(bar->maximum()) * ((i * 37) % 61) / 60));
        QTest::qWait(6);
    }
    for (int i = 0; i < 40; ++i)
        wheel(rows->viewport(), {300, 60}, i < 25 ? -3 : 2);
    for (const auto key : {Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageUp, Qt::Key_Up, Qt::Key_Home, Qt::Key_PageDown}) {
        QTest::keyClick(rows, key);
        QTest::qWait(6);
    }
}

void zoomAbout(TimelineView *timeline)
{
    const auto at = [timeline](double share) { return QPointF(timeline->width() * (0.2 + 0.7 * share), timeline->height() * 0.7); };
    for (int i = 0; i < 40; ++i)
        wheel(timeline, at((i * 13 % 20) / 20.0), 1, Qt::ControlModifier);
    for (int i = 0; i < 15; ++i)
        wheel(timeline, at(0.5), i % 2 == 0 ? 3 : -3, Qt::ShiftModifier);
    for (int i = 0; i < 25; ++i)
        wheel(timeline, at(0.5), -2, Qt::ControlModifier);
}

bool filterAndWait(Session &session, const QString &query)
{
    const auto before = session.rows();
    session.setQuery(query);
    return QTest::qWaitFor([&] { return session.rows() != before; }, patience);
}

// Short lines as a system logs them: 10 million in about 600 MB would be too much to write for a test; these are some 35 bytes each.
bool writeLines(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QByteArray chunk;
    for (quint32 i = 0; i < rowCount; ++i) {
        const quint32 second = i / 120 % 86'400;
        char line[64];
        const int size = std::snprintf(line, sizeof line, "Dec %2u %02u:%02u:%02u n1 app: %s %u\n", 12 + i / (120 * 86'400), second / 3600, second / 60 % 60, second % 60,
                                       i % 50'000 == 7 ? "error" : "ok", i % 977);
        chunk.append(line, size);
        if (chunk.size() > (4 << 20)) {
            if (file.write(chunk) != chunk.size())
                return false;
            chunk.clear();
        }
    }
    return file.write(chunk) == chunk.size();
}

} // namespace

class TenMillionRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
#ifndef NDEBUG
        QSKIP("Only an optimised build is measured.");
#endif
    }

    void theViewsAnswerAtAnyMoment_data()
    {
        QTest::addColumn<quint32>("sources");
        QTest::newRow("one source") << 1U;
        QTest::newRow("300 sources") << 300U;
    }

    void theViewsAnswerAtAnyMoment()
    {
        QFETCH(quint32, sources);
        const auto snapshot = tenMillionRows(sources);
        tests::MadeTexts texts;
        Watcher watcher;
        Session session;
        QSplitter window(Qt::Vertical);
        auto *timeline = new TimelineView(&session, &window);
        auto *list = new LogListView(&session, &window);
        window.resize(1'600, 1'000);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));

        watcher.start("show");
        session.show(snapshot, {}, &texts);
        QVERIFY(QTest::qWaitFor([&] { return session.rows()->size() == rowCount / sources * sources; }, patience));
        QTest::qWait(100);
        QVERIFY(watcher.stop() <= longestMs);
        watcher.start("scroll");
        scrollAbout(list->rows());
        QVERIFY(watcher.stop() <= longestMs);
        watcher.start("zoom");
        zoomAbout(timeline);
        QVERIFY(watcher.stop() <= longestMs);
        watcher.start("filter");
        QVERIFY(filterAndWait(session, u"level>=error"_s));
        QCOMPARE(session.rows()->size(), quint64(rowCount / sources / 5'000 + (rowCount / sources % 5'000 ? 1 : 0)) * sources);
        QTest::qWait(200);
        QVERIFY(watcher.stop() <= longestMs);
        watcher.start("scroll what is left");
        scrollAbout(list->rows());
        zoomAbout(timeline);
        QVERIFY(watcher.stop() <= longestMs);
        watcher.start("filter gone");
        QVERIFY(filterAndWait(session, {}));
        QTest::qWait(200);
        QVERIFY(watcher.stop() <= longestMs);
    }

    // The whole window, and a file that is really read.
    void theWindowAnswersWhileAFileIsRead()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"messages"_s);
        if (!writeLines(path))
            QSKIP("There is no room for a file of 350 MB.");
        Watcher watcher;
        Session session;
        InterfaceLanguage language(&session);
        MainWindow window(&session, &language);
        window.resize(1'280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto *timeline = window.findChild<TimelineView *>();
        auto *rows = window.findChild<LogRows *>();
        QVERIFY(timeline && rows);

        QElapsedTimer clock;
        clock.start();
        watcher.start("read");
        window.open({path});
        // What one does while it loads: scroll to a row and read it there, then zoom.
        QVERIFY(QTest::qWaitFor([&] { return session.rows()->size() > 100'000 || !session.isOpening(); }, patience));
        rows->scrollToLine(50'000);
        const auto top = rows->lineAt(rows->topLine());
        QVERIFY(top.has_value());
        QVERIFY(QTest::qWaitFor([&] { return session.rows()->size() > 2'000'000 || !session.isOpening(); }, patience));
        const auto topLater = rows->lineAt(rows->topLine());
        QVERIFY(topLater.has_value());
        QCOMPARE(topLater->row, top->row);
        for (int i = 0; session.isOpening() && clock.elapsed() < patience; ++i) {
            if (i % 3 == 0)
                wheel(timeline, QPointF(timeline->width() * 0.6, timeline->height() * 0.7), i % 2 == 0 ? 1 : -1, Qt::ControlModifier);
            else
                QTest::qWait(20);
        }
        QVERIFY(!session.isOpening());
        QVERIFY(QTest::qWaitFor([&] { return session.rows()->size() == rowCount; }, patience));
        QTest::qWait(300);
        const qint64 reading = watcher.stop();
        qInfo("read in %lld ms", static_cast<long long>(clock.elapsed()));
        QVERIFY(reading <= longestMs);

        watcher.start("scroll and zoom");
        scrollAbout(rows);
        zoomAbout(timeline);
        QVERIFY(watcher.stop() <= longestMs);
        watcher.start("filter by words");
        QVERIFY(filterAndWait(session, u"error"_s));
        QCOMPARE(session.rows()->size(), quint64(rowCount / 50'000));
        QTest::qWait(200);
        QVERIFY(watcher.stop() <= longestMs);
        watcher.start("filter gone");
        QVERIFY(filterAndWait(session, {}));
        QTest::qWait(200);
        QVERIFY(watcher.stop() <= longestMs);
        // Another workspace takes the place of the large one.
        QFile small(folder.filePath(u"small.log"_s));
        QVERIFY(small.open(QIODevice::WriteOnly) && small.write("Dec 13 19:34:52 n1 app: ok\n") > 0);
        small.close();
        watcher.start("another file");
        window.open({small.fileName()});
        QVERIFY(QTest::qWaitFor([&] { return !session.isOpening() && session.rows()->size() == 1; }, patience));
        QTest::qWait(200);
        QVERIFY(watcher.stop() <= longestMs);
    }
};

QTEST_MAIN(TenMillionRowsTest)
#include "ten_million_rows_test.moc"
