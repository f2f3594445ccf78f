// Archives that were made to hurt: nothing reaches the file system, nothing runs away, and what is honest in them still comes.

#include "tests/support/archive_bytes.h"
#include "recording_sink.h"
#include "workbench.h"

#include <QDir>
#include <QTest>

using namespace shindan;
using namespace shindan::test;
using namespace Qt::Literals::StringLiterals;

class HostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameThatClimbsOutStaysInside_data();
    void aNameThatClimbsOutStaysInside();
    void nothingIsWrittenAnywhere();
    void linksAndDevicesAreCountedAndLeftOut();
    void linksInAFolderAreNotFollowed();
    void twoFilesOfOneNameAreBothThere();
    void manyFilesOfOneNameCostLittle();
    void warningsOfOneKindAreSummedUp();
    void aBombStopsAtItsRatio_data();
    void aBombStopsAtItsRatio();
    void aBombDoesNotTakeItsNeighboursAlong();
    void aFileBeyondTheLimitIsCutOff();
    void allFilesTogetherStopAtTheLimit();
    void tooManyEntriesStop();
    void anEncryptedZipSaysSo();
    void anEncryptedMemberLeavesTheOthers();
    void anEncryptedSevenZipSaysSo();
    void aZipWhoseMembersOverlapStops();

private:
    Workbench m_bench;
};

void HostileTest::aNameThatClimbsOutStaysInside_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("inTar");
    QTest::addColumn<QString>("inZip");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("parent") << "../../etc/passwd"_ba << u"etc/passwd"_s << u"etc/passwd"_s << true;
    QTest::newRow("parent in the middle") << "a/../../../b"_ba << u"b"_s << u"b"_s << true;
    QTest::newRow("absolute") << "/etc/shadow"_ba << u"etc/shadow"_s << u"etc/shadow"_s << true;
    QTest::newRow("many slashes") << "a//b///c"_ba << u"a/b/c"_s << u"a/b/c"_s << false;
    QTest::newRow("here") << "./a/./b"_ba << u"a/b"_s << u"a/b"_s << false;
    QTest::newRow("backslashes") << "logs\\kubelet\\kubelet.log"_ba << u"logs/kubelet/kubelet.log"_s
                                 << u"logs/kubelet/kubelet.log"_s << false;
    QTest::newRow("parent by backslash") << "..\\..\\boot.ini"_ba << u"boot.ini"_s << u"boot.ini"_s << true;
    QTest::newRow("drive") << "C:\\Windows\\x.log"_ba << u"Windows/x.log"_s << u"Windows/x.log"_s << true;
    QTest::newRow("control characters") << "a\033[31mred\nline"_ba << u"a_[31mred_line"_s << u"a_[31mred_line"_s << true;
    QTest::newRow("turned direction") << "gol\xe2\x80\xae"
                                         "exe.log"_ba
                                      << u"gol_exe.log"_s << u"gol_exe.log"_s << true;
    QTest::newRow("only dots") << "../.."_ba << u"unnamed"_s << u"unnamed"_s << true;
    // systemd's names of units are no paths of Windows.
    QTest::newRow("systemd unit") << "system/dev-disk-by\\x2duuid.device"_ba << u"system/dev-disk-by\\x2duuid.device"_s
                                  << u"system/dev-disk-by/x2duuid.device"_s << false;
}

void HostileTest::aNameThatClimbsOutStaysInside()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QString, inTar);
    QFETCH(const QString, inZip);
    QFETCH(const bool, isTold);
    for (const bool zip : {false, true}) {
        const QByteArray bytes = zip ? zipOf({{name, "content"}}) : tarOf({{name, "content", '0', {}}});
        RecordingSink sink;
        const auto summary = readAll(m_bench.write(u"hostile"_s, bytes), sink);
        QVERIFY(summary.ok());
        const QString expected = zip ? inZip : inTar;
        QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{expected, "content"}}));
        const bool told = codesOf(summary.value()) == QStringList{u"archive.name-changed"_s};
        QCOMPARE(told, isTold);
        if (!zip || !name.contains('\\')) // libarchive itself turns the backslashes of a DOS zip
            QCOMPARE(sink.entries.front().entry.originalName, expected.toUtf8() == name ? QByteArray() : name);
    }
}

void HostileTest::nothingIsWrittenAnywhere()
{
    const QByteArray target = (m_bench.path(u"escaped"_s)).toUtf8();
    const QByteArray tar =
        tarOf({{"link", {}, '2', target}, {"link/x", "1", '0', {}}, {target, "2", '0', {}}, {"../escaped", "3", '0', {}}});
    RecordingSink sink;
    QVERIFY(readAll(m_bench.write(u"hostile.tar"_s, tar), sink).ok());
    QCOMPARE(sink.files().size(), 3);
    QVERIFY(!QFile::exists(m_bench.path(u"escaped"_s)));
    QVERIFY(!QFile::exists(QDir::currentPath() + u"/../escaped"_s));
}

void HostileTest::linksAndDevicesAreCountedAndLeftOut()
{
    const QByteArray tar = tarOf({{"log", "text", '0', {}}, {"a", {}, '2', "/etc/shadow"}, {"b", {}, '2', "log"},
        {"c", {}, '1', "log"}, {"tty", {}, '3', {}}, {"disk", {}, '4', {}}, {"fifo", {}, '6', {}}, {"last", "more", '0', {}}});
    RecordingSink sink;
    const auto summary = readAll(m_bench.write(u"links.tar"_s, tar), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"log"_s, "text"}, {u"last"_s, "more"}}));
    QCOMPARE(codesOf(summary.value()),
        (QStringList{u"archive.hard-link-skipped"_s, u"archive.link-skipped"_s, u"archive.special-skipped"_s}));
    QCOMPARE(summary.value().warnings.size(), size_t(3));
    for (const model::Warning &warning : summary.value().warnings) {
        const QString count = warning.code == u"archive.link-skipped" ? u"2"_s
            : warning.code == u"archive.special-skipped"              ? u"3"_s
                                                                      : u"1"_s;
        QVERIFY2(warning.message.en.contains(count), qPrintable(warning.message.en));
        QVERIFY2(warning.message.ja.contains(count), qPrintable(warning.message.ja));
    }
}

void HostileTest::linksInAFolderAreNotFollowed()
{
    m_bench.write(u"secret/key"_s, "private");
    m_bench.write(u"folder/log"_s, "text");
    QVERIFY(QFile::link(m_bench.path(u"secret/key"_s), m_bench.path(u"folder/link-to-file"_s)));
    QVERIFY(QFile::link(m_bench.path(u"secret"_s), m_bench.path(u"folder/link-to-folder"_s)));
    QVERIFY(QFile::link(m_bench.path(u"folder"_s), m_bench.path(u"folder/circle"_s)));
    m_bench.run(u"mkfifo"_s, {u"folder/pipe"_s}); // reading it would wait for ever
    RecordingSink sink;
    const auto summary = readAll(m_bench.path(u"folder"_s), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.files(), QStringList{u"log"_s});
    QCOMPARE(codesOf(summary.value()), (QStringList{u"archive.link-skipped"_s, u"archive.special-skipped"_s}));
}

void HostileTest::twoFilesOfOneNameAreBothThere()
{
    for (const bool zip : {false, true}) {
        const QByteArray bytes = zip ? zipOf({{"log", "first"}, {"./log", "second"}, {"log (2)", "third"}, {"log", "fourth"}})
                                     : tarOf({{"log", "first", '0', {}}, {"./log", "second", '0', {}},
                                         {"log (2)", "third", '0', {}}, {"log", "fourth", '0', {}}});
        RecordingSink sink;
        const auto summary = readAll(m_bench.write(u"twice"_s, bytes), sink);
        QVERIFY(summary.ok());
        QCOMPARE(sink.contents(),
            (QHash<QString, QByteArray>{
                {u"log"_s, "first"}, {u"log (2)"_s, "second"}, {u"log (2) (2)"_s, "third"}, {u"log (3)"_s, "fourth"}}));
        QCOMPARE(codesOf(summary.value()), QStringList{u"archive.duplicate-name"_s});
    }
}

void HostileTest::manyFilesOfOneNameCostLittle()
{
    QByteArray tar;
    for (int i = 0; i < 50'000; ++i)
        tar += tarBlocksOf({"same", {}, '0', {}});
    RecordingSink sink;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(readAll(m_bench.write(u"same.tar"_s, tar), sink).ok());
    QCOMPARE(sink.files().size(), 50'000);
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
}

void HostileTest::warningsOfOneKindAreSummedUp()
{
    QByteArray tar;
    for (int i = 0; i < 1'000; ++i)
        tar += tarBlocksOf({"../" + QByteArray::number(i), "x", '0', {}});
    RecordingSink sink;
    const auto summary = readAll(m_bench.write(u"many.tar"_s, tar), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.files().size(), 1'000);
    QVERIFY(summary.value().warnings.size() <= 21);
    QVERIFY(summary.value().warnings.back().message.en.contains(u"980"_s));
}

void HostileTest::aBombStopsAtItsRatio_data()
{
    QTest::addColumn<QString>("how");
    // Zeros; gzip alone never gets beyond 1:1032, two of them do.
    QTest::newRow("gz in gz") << u"head -c 128M /dev/zero | gzip -1 | gzip > bomb.gz"_s;
    QTest::newRow("xz") << u"head -c 128M /dev/zero | xz -0 > bomb.xz"_s;
    QTest::newRow("zst") << u"head -c 128M /dev/zero | zstd -q > bomb.zst"_s;
    QTest::newRow("bz2 in a tar") << u"head -c 100M /dev/zero | bzip2 > log.bz2 && tar -cf bomb.tar log.bz2"_s;
    QTest::newRow("zip in a zip")
        << u"head -c 128M /dev/zero > zeros && zip -q9 inner.zip zeros && mv inner.zip inner.data && zip -q9 bomb.zip inner.data"_s;
    QTest::newRow("a hole in a sparse file") << u"truncate -s 10G hole && tar -S -cf bomb.tar hole"_s;
}

void HostileTest::aBombStopsAtItsRatio()
{
    QFETCH(const QString, how);
    m_bench.run(u"sh"_s, {u"-c"_s, u"rm -f bomb* hole inner.zip; "_s + how});
    const QString bomb = QString::fromUtf8(m_bench.run(u"sh"_s, {u"-c"_s, u"ls bomb*"_s}).trimmed());
    RecordingSink sink;
    sink.keepBytes = false;
    const auto summary = readAll(m_bench.path(bomb), sink);
    QVERIFY(summary.ok());
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.ratio"_s});
    QVERIFY(!sink.entries.back().end.complete);
    QVERIFY2(summary.value().bytes < (qint64(600) << 20), qPrintable(QString::number(summary.value().bytes)));
}

void HostileTest::aBombDoesNotTakeItsNeighboursAlong()
{
    m_bench.write(u"near/a.log"_s, "before");
    m_bench.write(u"near/z.log"_s, "after");
    m_bench.run(u"sh"_s, {u"-c"_s, u"head -c 128M /dev/zero | gzip -1 | gzip > near/bomb.gz"_s});
    RecordingSink sink;
    sink.keepBytes = false;
    const auto summary = readAll(m_bench.path(u"near"_s), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.files(), (QStringList{u"a.log"_s, u"bomb"_s, u"z.log"_s}));
    QVERIFY(!sink.find(u"bomb"_s)->end.complete);
    QVERIFY(sink.find(u"z.log"_s)->end.complete);
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.ratio"_s});
}

void HostileTest::aFileBeyondTheLimitIsCutOff()
{
    const QByteArray text = logText(1'000'000);
    archive::Limits limits;
    limits.entryBytes = 300'001;
    RecordingSink sink;
    const auto summary =
        readAll(m_bench.write(u"big.tar"_s, tarOf({{"big", text, '0', {}}, {"small", "text", '0', {}}})), sink, limits);
    QVERIFY(summary.ok());
    QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"big"_s, text.left(300'001)}, {u"small"_s, "text"}}));
    QVERIFY(!sink.find(u"big"_s)->end.complete);
    QCOMPARE(sink.find(u"big"_s)->end.bytes, 300'001);
    QVERIFY(sink.find(u"small"_s)->end.complete);
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.entry-too-big"_s});
}

void HostileTest::allFilesTogetherStopAtTheLimit()
{
    const QByteArray text = logText(400'000);
    archive::Limits limits;
    limits.totalBytes = 1'000'000;
    RecordingSink sink;
    const QByteArray tar = tarOf({{"a", text, '0', {}}, {"b", text, '0', {}}, {"c", text, '0', {}}, {"d", text, '0', {}}});
    const auto summary = readAll(m_bench.write(u"big.tar"_s, tar), sink, limits);
    QVERIFY(summary.ok());
    QCOMPARE(sink.files(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(summary.value().bytes, 1'000'000);
    QVERIFY(!sink.find(u"c"_s)->end.complete);
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.too-big"_s});
}

void HostileTest::tooManyEntriesStop()
{
    archive::Limits limits;
    limits.entries = 10;
    QByteArray tar;
    for (int i = 0; i < 100; ++i) {
        tar += tarBlocksOf({QByteArray::number(i), "x", '0', {}});
        m_bench.write(u"many/%1"_s.arg(i), "x");
    }
    for (const QString &input : {m_bench.write(u"many.tar"_s, tar), m_bench.path(u"many"_s)}) {
        RecordingSink sink;
        const auto summary = readAll(input, sink, limits);
        QVERIFY(summary.ok());
        QVERIFY(sink.files().size() >= 9 && sink.files().size() <= 10);
        QCOMPARE(codesOf(summary.value()), QStringList{u"archive.too-many-entries"_s});
    }
}

void HostileTest::anEncryptedZipSaysSo()
{
    RecordingSink sink;
    const auto summary = readAll(m_bench.write(u"secret.zip"_s, zipOf({{"log", QByteArray(100, 'x'), false, true}})), sink);
    QVERIFY(!summary.ok());
    QCOMPARE(summary.error().code, u"input.encrypted"_s);
    QVERIFY(!summary.error().sentence.isEmpty());
    QVERIFY(summary.error().sentence.en != summary.error().code);
}

void HostileTest::anEncryptedMemberLeavesTheOthers()
{
    RecordingSink sink;
    const auto summary =
        readAll(m_bench.write(u"half.zip"_s, zipOf({{"secret", QByteArray(100, 'x'), false, true}, {"log", "text"}})), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"log"_s, "text"}, {u"secret"_s, {}}}));
    // It is named, and that is all: nothing of it counts.
    QVERIFY(sink.find(u"secret"_s)->entry.encrypted);
    QVERIFY(!sink.find(u"secret"_s)->end.complete);
    QCOMPARE(sink.find(u"secret"_s)->dataCalls, 0);
    QVERIFY(!sink.find(u"log"_s)->entry.encrypted);
    QCOMPARE(summary.value().entries, 1);
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.encrypted-member"_s});
}

void HostileTest::anEncryptedSevenZipSaysSo()
{
    if (!hasTool(u"7z"_s))
        QSKIP("There is no 7z here.");
    m_bench.write(u"log"_s, "text");
    for (const QString &names : {u"-mhe=off"_s, u"-mhe=on"_s}) {
        m_bench.run(u"sh"_s, {u"-c"_s, u"rm -f secret.7z; 7z a -bso0 -ppassword %1 secret.7z log"_s.arg(names)});
        RecordingSink sink;
        const auto summary = readAll(m_bench.path(u"secret.7z"_s), sink);
        QVERIFY(!summary.ok());
        QCOMPARE(summary.error().code, u"input.encrypted"_s);
    }
}

void HostileTest::aZipWhoseMembersOverlapStops()
{
    // One compressed part, named by many entries of the directory: the idea of David Fifield's zip bomb.
    const QByteArray zeros(20 << 20, '\0');
    QByteArray zip = zipOf({{"a", zeros, false, false, true}});
    const qsizetype directoryAt = zip.indexOf("PK\1\2");
    const qsizetype endAt = zip.indexOf("PK\5\6");
    const QByteArray record = zip.mid(directoryAt, endAt - directoryAt);
    QByteArray end = zip.mid(endAt);
    constexpr int copies = 200;
    end[8] = end[10] = static_cast<char>(copies);
    const qsizetype size = record.size() * copies;
    for (int i = 0; i < 4; ++i)
        end[12 + i] = static_cast<char>((size >> (8 * i)) & 0xff);
    RecordingSink sink;
    sink.keepBytes = false;
    archive::Limits limits;
    limits.ratio = 500;
    const auto summary =
        readAll(m_bench.write(u"overlap.zip"_s, zip.left(directoryAt) + record.repeated(copies) + end), sink, limits);
    QVERIFY(summary.ok());
    QVERIFY2(summary.value().bytes < (qint64(200) << 20), qPrintable(QString::number(summary.value().bytes)));
}

QTEST_GUILESS_MAIN(HostileTest)
#include "hostile_test.moc"
