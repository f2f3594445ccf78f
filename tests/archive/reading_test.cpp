// How an input is read: in place, through pipes, with progress, until somebody says stop; and the genuine bundle.

#include "tests/support/archive_bytes.h"
#include "recording_sink.h"
#include "workbench.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>

#include <unistd.h>

using namespace shindan;
using namespace shindan::test;
using namespace Qt::Literals::StringLiterals;

class ReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainFileIsReadInPlace();
    void aFolderComesSortedAndInPlace();
    void whatIsSkippedHasNoDataButCounts();
    void theIdDependsOnNamesAndBytesOnly();
    void aPathMayBeAPipe();
    void whatIsNotThereSaysSo_data();
    void whatIsNotThereSaysSo();
    void everySentenceExistsInBothLanguages();
    void progressRisesToTheEnd_data();
    void progressRisesToTheEnd();
    void cancellingStopsWithin100Ms_data();
    void cancellingStopsWithin100Ms();
    void cancellingStopsWaitingForAPipe();
    void timesOfMembersAreKept();
    void theGenuineBundleHasTheBytesThatTarGives();

private:
    Workbench m_bench;
};

void ReadingTest::aPlainFileIsReadInPlace()
{
    const QString path = m_bench.write(u"node/kubelet.log"_s, "text\n");
    RecordingSink sink;
    const auto summary = readAll(path, sink);
    QVERIFY(summary.ok());
    QCOMPARE(summary.value().kind, u"file"_s);
    QCOMPARE(sink.entries.size(), size_t(1));
    const RecordedEntry &only = sink.entries.front();
    QCOMPARE(only.entry.path, u"kubelet.log"_s);
    QCOMPARE(only.entry.fileOnDisk, path);
    QCOMPARE(only.entry.size, 5);
    QCOMPARE(only.dataCalls, 0);
    QCOMPARE(only.end.bytes, 5);
    QVERIFY(only.end.complete);
}

void ReadingTest::aFolderComesSortedAndInPlace()
{
    for (const QString &name : {u"b.log"_s, u"a/z"_s, u"a/b/c"_s, u"a-1"_s, u"c"_s})
        m_bench.write(u"sorted/"_s + name, name.toUtf8());
    QDir().mkpath(m_bench.path(u"sorted/empty"_s));
    RecordingSink sink;
    const auto summary = readAll(m_bench.path(u"sorted"_s) + u'/', sink);
    QVERIFY(summary.ok());
    QStringList all;
    for (const RecordedEntry &recorded : sink.entries) {
        all.append(recorded.entry.path);
        QCOMPARE(recorded.dataCalls, 0);
        if (recorded.entry.kind == archive::EntryKind::File)
            QCOMPARE(recorded.entry.fileOnDisk, m_bench.path(u"sorted/"_s + recorded.entry.path));
    }
    QCOMPARE(all, (QStringList{u"a"_s, u"a-1"_s, u"a/b"_s, u"a/b/c"_s, u"a/z"_s, u"b.log"_s, u"c"_s, u"empty"_s}));
    QCOMPARE(summary.value().entries, 5);
}

void ReadingTest::whatIsSkippedHasNoDataButCounts()
{
    const QString tar = m_bench.write(u"skip.tar"_s, tarOf({{"a", "one", '0', {}}, {"b", "two", '0', {}}}));
    RecordingSink all;
    RecordingSink some;
    some.onBegin = [](const archive::Entry &entry) {
        return entry.path == u"a" ? archive::EntrySink::Decision::Skip : archive::EntrySink::Decision::Read;
    };
    const auto ofAll = readAll(tar, all);
    const auto ofSome = readAll(tar, some);
    QVERIFY(ofAll.ok() && ofSome.ok());
    QCOMPARE(some.contents(), (QHash<QString, QByteArray>{{u"a"_s, ""}, {u"b"_s, "two"}}));
    QCOMPARE(some.entries.front().end.bytes, 3);
    QCOMPARE(ofSome.value().contentHash, ofAll.value().contentHash);
}

void ReadingTest::theIdDependsOnNamesAndBytesOnly()
{
    const auto idOf = [this](const QByteArray &bytes) {
        RecordingSink sink;
        const auto summary = readAll(m_bench.write(u"id"_s, bytes), sink);
        return summary.ok() ? summary.value().contentHash : QByteArray();
    };
    const QByteArray id = idOf(tarOf({{"a", "1", '0', {}}, {"b", "2", '0', {}}}));
    // As input.h defines it.
    const auto sha = [](const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); };
    QByteArrayList entries = {sha(QByteArray("a\0"
                                             "1",
                                  3)),
        sha(QByteArray("b\0"
                       "2",
            3))};
    std::sort(entries.begin(), entries.end());
    QCOMPARE(id, sha(entries.join()).toHex());

    QCOMPARE(idOf(tarOf({{"b", "2", '0', {}}, {"./a", "1", '0', {}}})), id);
    QCOMPARE(idOf(gzipOf(zipOf({{"a", "1"}, {"b", "2"}}))), id);
    QVERIFY(idOf(tarOf({{"a", "1", '0', {}}, {"b", "3", '0', {}}})) != id);
    QVERIFY(idOf(tarOf({{"a", "2", '0', {}}, {"b", "1", '0', {}}})) != id);
    QVERIFY(idOf(tarOf({{"a", "1", '0', {}}, {"c", "2", '0', {}}})) != id);
    QVERIFY(idOf(tarOf({{"a", "1", '0', {}}, {"b", "2", '0', {}}, {"c", "", '0', {}}})) != id);
}

void ReadingTest::aPathMayBeAPipe()
{
    // As in `shindan-cli analyze <(kubectl logs ...)`.
    m_bench.run(u"mkfifo"_s, {u"pipe"_s});
    const QByteArray text = logText(300'000);
    std::thread writer([&] {
        QFile pipe(m_bench.path(u"pipe"_s));
        if (pipe.open(QIODevice::WriteOnly))
            pipe.write(gzipOf(text));
    });
    RecordingSink sink;
    const auto summary = readAll(m_bench.path(u"pipe"_s), sink);
    writer.join();
    QVERIFY(summary.ok());
    QCOMPARE(sink.files(), QStringList{u"pipe"_s});
    QVERIFY(sink.entries.front().bytes == text);
    QVERIFY(sink.entries.front().entry.fileOnDisk.isEmpty());
}

void ReadingTest::whatIsNotThereSaysSo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    m_bench.write(u"empty.log"_s, {});
    m_bench.write(u"empty.log.gz"_s, gzipOf({}));
    m_bench.write(u"empty.zip"_s, zipOf({}));
    QDir().mkpath(m_bench.path(u"hollow/inside"_s));
    m_bench.write(u"broken.zip"_s, "PK\3\4 and nothing else of a zip");
    m_bench.write(u"broken.gz"_s, "\x1f\x8b\x08\x00 and nothing else of a gzip");
    QTest::newRow("no such file") << m_bench.path(u"missing"_s) << u"input.missing"_s;
    QTest::newRow("no name") << QString() << u"input.missing"_s;
    QTest::newRow("below a file") << m_bench.path(u"empty.log/x"_s) << u"input.missing"_s;
    QTest::newRow("a device") << u"/dev/zero"_s << u"input.unreadable"_s;
    QTest::newRow("empty file") << m_bench.path(u"empty.log"_s) << u"input.empty"_s;
    QTest::newRow("empty zip") << m_bench.path(u"empty.zip"_s) << u"input.empty"_s;
    QTest::newRow("empty gzip") << m_bench.path(u"empty.log.gz"_s) << u"input.empty"_s;
    QTest::newRow("empty folder") << m_bench.path(u"hollow"_s) << u"input.empty"_s;
    QTest::newRow("broken zip") << m_bench.path(u"broken.zip"_s) << u"input.damaged"_s;
    QTest::newRow("broken gzip") << m_bench.path(u"broken.gz"_s) << u"input.damaged"_s;
}

void ReadingTest::whatIsNotThereSaysSo()
{
    QFETCH(const QString, name);
    QFETCH(const QString, code);
    RecordingSink sink;
    const auto summary = readAll(name, sink);
    QVERIFY(!summary.ok());
    QCOMPARE(summary.error().code, code);
    QCOMPARE(summary.error().path, name);
    QVERIFY(sink.files().isEmpty());
    for (const QString &text :
        {summary.error().sentence.en, summary.error().sentence.ja, summary.error().hint.en, summary.error().hint.ja})
        QVERIFY(!text.isEmpty() && !text.startsWith(code));
}

void ReadingTest::everySentenceExistsInBothLanguages()
{
    // Every id in the room's code that could reach a person has its sentence.
    const QDir room(QStringLiteral(SHINDAN_SOURCE_ROOT "/services/archive"));
    const QString messages = [] {
        QFile file(QStringLiteral(SHINDAN_SOURCE_ROOT "/resources/messages/archive.yaml"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }();
    static const QRegularExpression id(u"u\"((?:archive|input)\\.[a-z-]+)\"_s"_s);
    int found = 0;
    for (const QFileInfo &info : room.entryInfoList({u"*.cpp"_s})) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (auto matches = id.globalMatch(QString::fromUtf8(file.readAll())); matches.hasNext();) {
            const QString name = matches.next().captured(1);
            QVERIFY2(messages.contains(u"\n"_s + name + u":\n"_s), qPrintable(name));
            ++found;
        }
    }
    QVERIFY(found > 20);
}

void ReadingTest::progressRisesToTheEnd_data()
{
    QTest::addColumn<QString>("input");
    const QByteArray text = logText(8'000'000);
    m_bench.write(u"progress/a.log"_s, text);
    m_bench.write(u"progress/b.log.gz"_s, gzipOf(text, 1));
    m_bench.run(u"tar"_s, {u"-czf"_s, u"progress.tgz"_s, u"progress"_s});
    QTest::newRow("folder") << m_bench.path(u"progress"_s);
    QTest::newRow("tgz") << m_bench.path(u"progress.tgz"_s);
    QTest::newRow("zip") << m_bench.write(
        u"progress.zip"_s, zipOf({{"a", text, false, false, true}, {"b", text, false, false, true}}));
}

void ReadingTest::progressRisesToTheEnd()
{
    QFETCH(const QString, input);
    RecordingSink sink;
    sink.keepBytes = false;
    sink.onData = [] { QThread::msleep(3); }; // so that there is something to report
    std::vector<archive::ReadingProgress> reports;
    const auto summary =
        archive::readInput(input, {}, sink, {}, [&](const archive::ReadingProgress &now) { reports.push_back(now); });
    QVERIFY(summary.ok());
    QVERIFY(!reports.empty());
    for (size_t i = 0; i < reports.size(); ++i) {
        QVERIFY(reports[i].total.has_value());
        QVERIFY(reports[i].done <= *reports[i].total);
        QVERIFY(i == 0 || reports[i].done >= reports[i - 1].done);
    }
    QCOMPARE(reports.back().done, *reports.back().total);
}

void ReadingTest::cancellingStopsWithin100Ms_data()
{
    QTest::addColumn<QString>("input");
    m_bench.run(u"sh"_s,
        {u"-c"_s,
            u"mkdir long && truncate -s 20G long/hole && head -c 16M /dev/urandom > noise && gzip -1 -c noise > noise.gz"
            u" && tar -cf noise.tar noise && tar -czf noise.tgz noise noise && tar -czf noise2.tgz noise.tgz"_s});
    for (const QString &name : {u"long"_s, u"noise.gz"_s, u"noise.tar"_s, u"noise.tgz"_s, u"noise2.tgz"_s})
        QTest::newRow(qPrintable(name)) << m_bench.path(name);
}

void ReadingTest::cancellingStopsWithin100Ms()
{
    QFETCH(const QString, input);
    RecordingSink sink;
    sink.keepBytes = false;
    sink.onData = [] { QThread::msleep(5); }; // a slow reader: else it would be through before anybody cancels
    const model::Cancellation cancellation;
    QElapsedTimer timer;
    timer.start();
    std::atomic<qint64> cancelledAt = 0;
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(40));
        cancelledAt = timer.elapsed();
        cancellation.cancel();
    });
    const auto summary = readAll(input, sink, {}, cancellation);
    const qint64 elapsed = timer.elapsed() - cancelledAt;
    other.join();
    // The promise is 100 ms; the rest is for a busy machine.
    QVERIFY2(elapsed < 400, qPrintable(QString::number(elapsed)));
    QVERIFY(summary.ok());
    QVERIFY(summary.value().cancelled);
    QVERIFY(!sink.entries.empty());
    QVERIFY(!sink.entries.back().end.complete);
}

void ReadingTest::cancellingStopsWaitingForAPipe()
{
    m_bench.run(u"mkfifo"_s, {u"idle"_s});
    const model::Cancellation cancellation;
    QElapsedTimer timer;
    timer.start();
    std::atomic<qint64> cancelledAt = 0;
    std::atomic<bool> returned = false;
    std::thread writer([&] {
        QFile pipe(m_bench.path(u"idle"_s));
        if (!pipe.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        pipe.write(gzipOf(logText(3'000'000)).left(400'000)); // and then nothing more
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        cancelledAt = timer.elapsed();
        cancellation.cancel();
        for (int i = 0; i < 1'000 && !returned; ++i) // the pipe stays open
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    });
    RecordingSink sink;
    const auto summary = readAll(m_bench.path(u"idle"_s), sink, {}, cancellation);
    const qint64 elapsed = timer.elapsed() - cancelledAt;
    returned = true;
    writer.join();
    QVERIFY(summary.ok());
    QVERIFY(summary.value().cancelled);
    QVERIFY2(elapsed < 400, qPrintable(QString::number(elapsed)));
    QCOMPARE(codesOf(summary.value()), QStringList());
}

void ReadingTest::timesOfMembersAreKept()
{
    m_bench.write(u"dated/log"_s, "text");
    m_bench.run(u"touch"_s, {u"-d"_s, u"2025-12-13T11:48:36.250Z"_s, u"dated/log"_s});
    m_bench.run(u"tar"_s, {u"--format=pax"_s, u"-C"_s, u"dated"_s, u"-cf"_s, u"dated.tar"_s, u"log"_s});
    const qint64 expected = 1'765'626'516'250'000'000; // `date -u -d 2025-12-13T11:48:36.250Z +%s%N`
    for (const QString &input : {u"dated"_s, u"dated.tar"_s, u"dated/log"_s}) {
        RecordingSink sink;
        QVERIFY(readAll(m_bench.path(input), sink).ok());
        QVERIFY(sink.entries.back().entry.modified.has_value());
        QCOMPARE(sink.entries.back().entry.modified->ns, expected);
    }
}

void ReadingTest::theGenuineBundleHasTheBytesThatTarGives()
{
    const QString shared = qEnvironmentVariable("SHINDAN_SHARED", QStringLiteral(SHINDAN_SOURCE_ROOT "/../shared"));
    const QStringList bundles = QDir(shared + u"/bundles"_s).entryList({u"*.tar.gz"_s});
    if (bundles.isEmpty())
        QSKIP("The genuine bundles are not here (SHINDAN_SHARED).");
    // tar unpacks the bundle, and then each archive in it into a folder of the archive's name.
    m_bench.run(u"sh"_s,
        {u"-c"_s,
            u"mkdir genuine && tar -C genuine -xzf '%1' && cd genuine && find . -name '*.tgz' -o -name '*.tar.gz' |"
            u" while read -r f; do mv \"$f\" ../inner && mkdir \"$f\" && tar -C \"$f\" -xzf ../inner; done"_s.arg(
                shared + u"/bundles/"_s + bundles.front())});
    const QByteArray list = m_bench.run(u"sh"_s, {u"-c"_s, u"cd genuine && find . -type f -printf '%P\\n' | LC_ALL=C sort"_s});
    RecordingSink sink;
    const auto summary = readAll(shared + u"/bundles/"_s + bundles.front(), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.files().join(u'\n') + u'\n', QString::fromUtf8(list));
    QVERIFY(sink.files().size() > 60);
    for (const QString &path : sink.files()) {
        QVERIFY2(sink.find(path)->bytes == m_bench.read(u"genuine/"_s + path), qPrintable(path));
        QVERIFY(sink.find(path)->end.complete);
    }
    RecordingSink folder;
    const auto ofFolder = readAll(m_bench.path(u"genuine"_s), folder);
    QVERIFY(ofFolder.ok());
    QCOMPARE(ofFolder.value().contentHash, summary.value().contentHash);
}

QTEST_GUILESS_MAIN(ReadingTest)
#include "reading_test.moc"
