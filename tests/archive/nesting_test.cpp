// Archives inside archives open in place.

#include "tests/support/archive_bytes.h"
#include "recording_sink.h"
#include "workbench.h"

#include <QTest>

using namespace shindan;
using namespace shindan::test;
using namespace Qt::Literals::StringLiterals;

class NestingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void membersOfInnerArchivesStandBelowTheirNames();
    void archivesInAFolderOpenInPlace();
    void aFolderAndItsArchiveNameInnerMembersAlike();
    void aZipInsideAStreamOpens();
    void tooDeepStaysAFile();
    void whatOnlyLooksLikeAnArchiveComesAsItIs_data();
    void whatOnlyLooksLikeAnArchiveComesAsItIs();
    void anInnerArchiveThatBreaksOffLeavesTheRest();
    void anInnerEncryptedZipComesAsItIs();
    void twoInnerArchivesOfOneNameStayApart();
    void aLogBesideItsRotatedCopies();
    void largeTextComesWholeThroughTwoLayers();

private:
    Workbench m_bench;
};

void NestingTest::membersOfInnerArchivesStandBelowTheirNames()
{
    const QByteArray inner = tarOf({{"x.log", "x", '0', {}}, {"y.log.gz", gzipOf("y"), '0', {}}});
    const QByteArray outer = tarOf({{"first", "1", '0', {}}, {"in/inner.tgz", gzipOf(inner), '0', {}},
        {"in/plain.tar", inner, '0', {}}, {"last", "2", '0', {}}});
    RecordingSink sink;
    const auto summary = readAll(m_bench.write(u"outer.tar.gz"_s, gzipOf(outer)), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.filesAsTheyCame(),
        (QStringList{u"first"_s, u"in/inner.tgz/x.log"_s, u"in/inner.tgz/y.log"_s, u"in/plain.tar/x.log"_s,
            u"in/plain.tar/y.log"_s, u"last"_s}));
    QCOMPARE(sink.find(u"in/inner.tgz/y.log"_s)->bytes, "y"_ba);
    QCOMPARE(sink.find(u"in/inner.tgz/y.log"_s)->entry.originalName, "y.log.gz"_ba);
    QVERIFY(sink.find(u"in/inner.tgz/x.log"_s)->entry.originalName.isEmpty());
    QCOMPARE(codesOf(summary.value()), QStringList());
    QCOMPARE(summary.value().entries, 6);
}

void NestingTest::archivesInAFolderOpenInPlace()
{
    m_bench.write(u"folder/a.log"_s, "a");
    m_bench.write(u"folder/b.zip"_s, zipOf({{"inside.log", "b"}}));
    m_bench.write(u"folder/c.tgz"_s, gzipOf(tarOf({{"inside.log", "c", '0', {}}})));
    m_bench.write(u"folder/d.log.gz"_s, gzipOf("d"));
    RecordingSink sink;
    const auto summary = readAll(m_bench.path(u"folder"_s), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.contents(),
        (QHash<QString, QByteArray>{
            {u"a.log"_s, "a"}, {u"b.zip/inside.log"_s, "b"}, {u"c.tgz/inside.log"_s, "c"}, {u"d.log"_s, "d"}}));
    for (const RecordedEntry &recorded : sink.entries)
        QCOMPARE(!recorded.entry.fileOnDisk.isEmpty(), recorded.entry.path == u"a.log"_s);
}

void NestingTest::aFolderAndItsArchiveNameInnerMembersAlike()
{
    m_bench.write(u"alike/inner.zip"_s, zipOf({{"log", "b"}}));
    m_bench.write(u"alike/deep/inner.log.gz"_s, gzipOf("text"));
    m_bench.run(u"tar"_s, {u"-C"_s, u"alike"_s, u"-czf"_s, u"alike.tgz"_s, u"."_s});
    RecordingSink folder;
    RecordingSink tar;
    const auto ofFolder = readAll(m_bench.path(u"alike"_s), folder);
    const auto ofTar = readAll(m_bench.path(u"alike.tgz"_s), tar);
    QVERIFY(ofFolder.ok() && ofTar.ok());
    QCOMPARE(folder.contents(), tar.contents());
    QCOMPARE(ofFolder.value().contentHash, ofTar.value().contentHash);
}

void NestingTest::aZipInsideAStreamOpens()
{
    const QByteArray text = logText(2'000'000);
    const QByteArray zip = zipOf({{"stored", text}, {"deflated", text, false, false, true}});
    RecordingSink sink;
    const auto summary =
        readAll(m_bench.write(u"zip.tgz"_s, gzipOf(tarOf({{"in.zip", zip, '0', {}}, {"after", "x", '0', {}}}))), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.files(), (QStringList{u"after"_s, u"in.zip/deflated"_s, u"in.zip/stored"_s}));
    QVERIFY(sink.find(u"in.zip/stored"_s)->bytes == text);
    QVERIFY(sink.find(u"in.zip/deflated"_s)->bytes == text);
}

void NestingTest::tooDeepStaysAFile()
{
    QByteArray bytes = tarOf({{"bottom", "found", '0', {}}});
    for (int level = 0; level < 6; ++level)
        bytes = tarOf({{"t" + QByteArray::number(level), bytes, '0', {}}});
    const QString path = m_bench.write(u"deep.tar"_s, bytes);
    RecordingSink shallow;
    const auto cut = readAll(path, shallow);
    QVERIFY(cut.ok());
    QCOMPARE(shallow.files(), QStringList{u"t5/t4/t3/t2/t1"_s}); // four archives inside the outermost one
    QCOMPARE(codesOf(cut.value()), QStringList{u"archive.nesting"_s});
    QVERIFY(shallow.entries.back().end.complete);

    archive::Limits limits;
    limits.nesting = 10;
    RecordingSink deep;
    const auto whole = readAll(path, deep, limits);
    QVERIFY(whole.ok());
    QCOMPARE(deep.files(), QStringList{u"t5/t4/t3/t2/t1/t0/bottom"_s});
    QCOMPARE(codesOf(whole.value()), QStringList());
}

void NestingTest::whatOnlyLooksLikeAnArchiveComesAsItIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("gzip header, then text") << "\x1f\x8b\x08\x00 this is no gzip at all, only its first bytes"_ba;
    QTest::newRow("gzip header only") << QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\3", 10);
    QTest::newRow("zip") << "PK\3\4 not a zip"_ba + QByteArray(3'000'000, 'x');
    QTest::newRow("7z") << "7z\xbc\xaf\x27\x1c and then nothing of the kind"_ba + QByteArray(300, 'x');
    QTest::newRow("xz") << "\xfd"
                           "7zXZ\0 and then nothing of the kind"_ba;
    QTest::newRow("bzip2") << "BZh91AY&SY and then nothing of the kind"_ba;
    QTest::newRow("zstd") << "\x28\xb5\x2f\xfd and then nothing of the kind"_ba;
    QTest::newRow("ar") << "!<arch>\nand then nothing of the kind, but long enough for a header of sixty bytes"_ba;
}

void NestingTest::whatOnlyLooksLikeAnArchiveComesAsItIs()
{
    QFETCH(const QByteArray, bytes);
    m_bench.run(u"rm"_s, {u"-rf"_s, u"looks"_s});
    m_bench.write(u"looks/like"_s, bytes);
    m_bench.write(u"looks/z"_s, "z");
    m_bench.run(u"tar"_s, {u"-C"_s, u"looks"_s, u"-czf"_s, u"looks.tgz"_s, u"like"_s, u"z"_s});
    for (const QString &input : {u"looks"_s, u"looks.tgz"_s}) {
        RecordingSink sink;
        const auto summary = readAll(m_bench.path(input), sink);
        QVERIFY(summary.ok());
        QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"like"_s, bytes}, {u"z"_s, "z"}}));
        QCOMPARE(codesOf(summary.value()), QStringList{u"archive.not-opened"_s});
        QCOMPARE(summary.value().warnings.front().path, u"like"_s);
        QVERIFY(sink.find(u"like"_s)->end.complete);
    }
}

void NestingTest::anInnerArchiveThatBreaksOffLeavesTheRest()
{
    const QByteArray text = logText(200'000);
    const QByteArray inner = gzipOf(tarOf({{"a", "whole", '0', {}}, {"b", text, '0', {}}, {"c", "lost", '0', {}}}));
    RecordingSink sink;
    const QByteArray outer = tarOf({{"inner.tgz", inner.left(inner.size() / 2), '0', {}}, {"after", "still there", '0', {}}});
    const auto summary = readAll(m_bench.write(u"outer.tgz"_s, gzipOf(outer)), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.files(), (QStringList{u"after"_s, u"inner.tgz/a"_s, u"inner.tgz/b"_s}));
    QVERIFY(sink.find(u"inner.tgz/a"_s)->end.complete);
    QVERIFY(!sink.find(u"inner.tgz/b"_s)->end.complete);
    QVERIFY(text.startsWith(sink.find(u"inner.tgz/b"_s)->bytes));
    QVERIFY(sink.find(u"inner.tgz/b"_s)->bytes.size() > 60'000);
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.truncated"_s});
    QCOMPARE(summary.value().warnings.size(), size_t(1));
    QCOMPARE(summary.value().warnings.front().path, u"inner.tgz"_s);
}

void NestingTest::anInnerEncryptedZipComesAsItIs()
{
    if (!hasTool(u"7z"_s))
        QSKIP("There is no 7z here.");
    m_bench.run(u"sh"_s,
        {u"-c"_s,
            u"mkdir -p enc && echo text > log && 7z a -bso0 -ppassword -mhe=on enc/secret.7z log && tar -czf enc.tgz enc"_s});
    for (const QString &input : {u"enc"_s, u"enc.tgz"_s}) {
        RecordingSink sink;
        const auto summary = readAll(m_bench.path(input), sink);
        QVERIFY(summary.ok());
        QCOMPARE(sink.files().size(), 1);
        QCOMPARE(sink.find(sink.files().front())->bytes, m_bench.read(u"enc/secret.7z"_s));
        QCOMPARE(codesOf(summary.value()), QStringList{u"archive.encrypted"_s});
    }
}

void NestingTest::twoInnerArchivesOfOneNameStayApart()
{
    const QByteArray one = tarOf({{"log", "one", '0', {}}});
    const QByteArray two = tarOf({{"log", "two", '0', {}}});
    RecordingSink sink;
    QVERIFY(readAll(m_bench.write(u"same.tar"_s, tarOf({{"in.tar", one, '0', {}}, {"in.tar", two, '0', {}}})), sink).ok());
    QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"in.tar/log"_s, "one"}, {u"in.tar (2)/log"_s, "two"}}));
}

void NestingTest::aLogBesideItsRotatedCopies()
{
    // logrotate: some copies are compressed, some have a date for a suffix although they are.
    m_bench.write(u"var/messages"_s, "now");
    m_bench.write(u"var/messages-20251206.gz"_s, gzipOf("older"));
    m_bench.write(u"var/messages-20251129"_s, gzipOf("oldest"));
    m_bench.write(u"var/messages.gz"_s, gzipOf("a copy"));
    RecordingSink sink;
    QVERIFY(readAll(m_bench.path(u"var"_s), sink).ok());
    QCOMPARE(sink.contents(),
        (QHash<QString, QByteArray>{{u"messages"_s, "now"}, {u"messages-20251206"_s, "older"}, {u"messages-20251129"_s, "oldest"},
            {u"messages (2)"_s, "a copy"}}));
}

void NestingTest::largeTextComesWholeThroughTwoLayers()
{
    const QByteArray text = logText(9'000'000);
    RecordingSink sink;
    const QByteArray inner = gzipOf(tarOf({{"big.log", text, '0', {}}}), 1);
    QVERIFY(readAll(m_bench.write(u"two.tgz"_s, gzipOf(tarOf({{"inner.tgz", inner, '0', {}}}), 1)), sink).ok());
    QCOMPARE(sink.files(), QStringList{u"inner.tgz/big.log"_s});
    QVERIFY(sink.entries.back().bytes == text);
}

QTEST_GUILESS_MAIN(NestingTest)
#include "nesting_test.moc"
