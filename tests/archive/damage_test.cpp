// Copies that broke off, disks that flipped bits: everything that can be decoded arrives, and the rest is told.

#include "tests/support/archive_bytes.h"
#include "recording_sink.h"
#include "workbench.h"

#include <QRandomGenerator>
#include <QTest>

using namespace shindan;
using namespace shindan::test;
using namespace Qt::Literals::StringLiterals;

class DamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aGzipThatBreaksOffGivesWhatGzipGives();
    void aGzipOfManyMembersMayBreakOffAnywhere();
    void aBundleThatBreaksOffGivesAPrefix_data();
    void aBundleThatBreaksOffGivesAPrefix();
    void aDifferentChecksumIsTold();
    void aFlippedBitInTheMiddleKeepsWhatCameBefore();
    void textBehindAGzipIsTold();
    void zerosBehindAGzipArePadding();
    void aTarIsReadOnBehindADamagedHeader();
    void aZipWithoutItsDirectoryIsReadFromTheFront();
    void aDamagedMemberOfAZipLeavesTheOthers();
    void mutatedArchivesNeverCrash_data();
    void mutatedArchivesNeverCrash();

private:
    [[nodiscard]] QByteArray packed(const QString &how) const;

    Workbench m_bench;
    QHash<QString, QByteArray> m_files;
};

void DamageTest::initTestCase()
{
    m_files = {{u"a.log"_s, logText(5'000, 1)}, {u"b.log"_s, logText(20'000, 2)}, {u"c/d.log"_s, logText(1'000, 3)}};
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it)
        m_bench.write(u"bundle/"_s + it.key(), *it);
}

QByteArray DamageTest::packed(const QString &how) const
{
    m_bench.run(u"sh"_s, {u"-c"_s, u"rm -f packed; "_s + how});
    return m_bench.read(u"packed"_s);
}

void DamageTest::aGzipThatBreaksOffGivesWhatGzipGives()
{
    // A real gzip decides what can be decoded of a part.
    const QByteArray text = logText(400'000);
    const QByteArray whole = gzipOf(text);
    QRandomGenerator random(7);
    for (int i = 0; i < 40; ++i) {
        const QByteArray part = whole.left(20 + random.bounded(static_cast<int>(whole.size()) - 30));
        m_bench.write(u"part.log.gz"_s, part);
        const QByteArray expected = m_bench.run(u"sh"_s, {u"-c"_s, u"gzip -dc part.log.gz 2>/dev/null || true"_s});
        RecordingSink sink;
        const auto summary = readAll(m_bench.path(u"part.log.gz"_s), sink);
        if (!summary.ok()) {
            QCOMPARE(summary.error().code, u"input.damaged"_s);
            QVERIFY(expected.isEmpty());
            continue;
        }
        QCOMPARE(codesOf(summary.value()), QStringList{u"archive.truncated"_s});
        QVERIFY(!sink.entries.front().end.complete);
        const QByteArray &got = sink.entries.front().bytes;
        QVERIFY(text.startsWith(got));
        // ISA-L decodes up to three literals in one step: two may be missing at the very end.
        QVERIFY2(got.size() + 2 >= expected.size(), qPrintable(u"%1 < %2"_s.arg(got.size()).arg(expected.size())));
        QVERIFY2(summary.value().warnings.front().message.en.contains(QString::number(got.size())), "how much came is told");
    }
}

void DamageTest::aGzipOfManyMembersMayBreakOffAnywhere()
{
    // Every boundary of header, data and trailer, and every way in which pieces of the input can fall on them.
    const QByteArray one = gzipOf("first member\n");
    const QByteArray two = gzipOf(QByteArray(300, 'x'));
    const QByteArray whole = one + two + one;
    const QByteArray text = "first member\n" + QByteArray(300, 'x') + "first member\n";
    for (qsizetype size = 1; size <= whole.size(); ++size) {
        RecordingSink sink;
        const auto summary = readAll(m_bench.write(u"members.gz"_s, whole.left(size)), sink);
        if (!summary.ok()) {
            QVERIFY(size < one.size());
            continue;
        }
        QVERIFY(text.startsWith(sink.entries.front().bytes) || size < 3); // two bytes are no gzip yet
        const bool atBoundary = size == one.size() || size == one.size() + two.size() || size == whole.size();
        QCOMPARE(sink.entries.front().end.complete, atBoundary || size < 3);
        if (size >= one.size())
            QVERIFY(sink.entries.front().bytes.startsWith("first member\n"));
        if (size == whole.size())
            QCOMPARE(sink.entries.front().bytes, text);
    }
}

void DamageTest::aBundleThatBreaksOffGivesAPrefix_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("how");
    QTest::newRow("tar") << u"tar"_s << u"tar -C bundle -cf packed ."_s;
    QTest::newRow("tar.gz") << u"gzip"_s << u"tar -C bundle -czf packed ."_s;
    QTest::newRow("tar.bz2") << u"bzip2"_s << u"tar -C bundle -cjf packed ."_s;
    QTest::newRow("tar.xz") << u"xz"_s << u"tar -C bundle -cJf packed ."_s;
    QTest::newRow("tar.zst") << u"zstd"_s << u"tar -C bundle --zstd -cf packed ."_s;
    QTest::newRow("zip") << u"zip"_s << u"cd bundle && zip -qr ../packed.zip . && mv ../packed.zip ../packed"_s;
    QTest::newRow("7z") << u"7z"_s << u"cd bundle && 7z a -bso0 ../packed.7z . && mv ../packed.7z ../packed"_s;
    QTest::newRow("tgz in a tar") << u"gzip"_s << u"tar -C bundle -czf inner.tgz . && tar -cf packed inner.tgz"_s;
}

void DamageTest::aBundleThatBreaksOffGivesAPrefix()
{
    QFETCH(const QString, tool);
    QFETCH(const QString, how);
    if (!hasTool(tool))
        QSKIP(qPrintable(u"There is no %1 here."_s.arg(tool)));
    const QByteArray whole = packed(how);
    const bool nested = how.contains(u"inner"_s);
    qint64 most = 0;
    for (qsizetype size = 0; size < whole.size(); size += 1 + whole.size() / 150) {
        RecordingSink sink;
        const auto summary = readAll(m_bench.write(u"part"_s, whole.left(size)), sink);
        if (!summary.ok()) {
            QVERIFY(summary.error().code == u"input.damaged" || summary.error().code == u"input.empty");
            continue;
        }
        most = std::max(most, summary.value().bytes);
        for (const RecordedEntry &recorded : sink.entries) {
            if (recorded.entry.kind != archive::EntryKind::File)
                continue;
            const QString name = nested ? recorded.entry.path.section(u'/', 1) : recorded.entry.path;
            if (name.isEmpty() || name == u"part")
                continue; // too short to be taken for an archive
            QVERIFY2(m_files.contains(name), qPrintable(name));
            QVERIFY(m_files[name].startsWith(recorded.bytes));
            QVERIFY(recorded.end.complete == (recorded.bytes == m_files[name]) || recorded.bytes == m_files[name]);
        }
    }
    // Blocks of bzip2 and Zstandard are longer than this bundle, 7z has its directory at the end: all or nothing.
    if (!how.contains(u"7z"_s) && tool != u"bzip2" && tool != u"zstd")
        QVERIFY(most > 20'000);
}

void DamageTest::aDifferentChecksumIsTold()
{
    QByteArray gz = gzipOf("some text\n");
    gz[gz.size() - 6] = static_cast<char>(gz[gz.size() - 6] ^ 1);
    RecordingSink sink;
    const auto summary = readAll(m_bench.write(u"sum.log.gz"_s, gz + gzipOf("more\n")), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"sum.log"_s, "some text\nmore\n"}}));
    QVERIFY(!sink.entries.front().end.complete);
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.damaged"_s});
}

void DamageTest::aFlippedBitInTheMiddleKeepsWhatCameBefore()
{
    const QByteArray text = logText(3'000'000);
    QByteArray gz = gzipOf(text);
    const qsizetype middle = gz.size() / 2;
    for (qsizetype i = 0; i < 40; ++i)
        gz[middle + i] = '\xff';
    RecordingSink sink;
    const auto summary = readAll(m_bench.write(u"flip.log.gz"_s, gz), sink);
    QVERIFY(summary.ok());
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.damaged"_s});
    const QByteArray &got = sink.entries.front().bytes;
    QVERIFY2(got.size() > 1'400'000, qPrintable(QString::number(got.size())));
    QVERIFY(got.left(1'400'000) == text.left(1'400'000));
}

void DamageTest::textBehindAGzipIsTold()
{
    RecordingSink sink;
    const auto summary = readAll(m_bench.write(u"tail.log.gz"_s, gzipOf("some text\n") + "garbage"), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.entries.front().bytes, "some text\n"_ba);
    QVERIFY(sink.entries.front().end.complete);
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.trailing-data"_s});
}

void DamageTest::zerosBehindAGzipArePadding()
{
    RecordingSink sink;
    const auto summary = readAll(m_bench.write(u"tape.log.gz"_s, gzipOf("some text\n") + QByteArray(700'000, '\0')), sink);
    QVERIFY(summary.ok());
    QVERIFY(sink.entries.front().end.complete);
    QCOMPARE(codesOf(summary.value()), QStringList());
}

void DamageTest::aTarIsReadOnBehindADamagedHeader()
{
    QByteArray second = tarBlocksOf({"second", "lost", '0', {}});
    second[150] = 'X';
    RecordingSink sink;
    const QByteArray tar = tarBlocksOf({"first", "1", '0', {}}) + second + tarOf({{"third", "3", '0', {}}});
    const auto summary = readAll(m_bench.write(u"gap.tar"_s, tar), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"first"_s, "1"}, {u"third"_s, "3"}}));
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.damaged"_s});
}

void DamageTest::aZipWithoutItsDirectoryIsReadFromTheFront()
{
    const QByteArray text = logText(100'000);
    RecordingSink sink;
    const auto summary =
        readAll(m_bench.write(u"cut.zip"_s, zipWithoutDirectory({{"a.log", text, false, false, true}, {"b.log", "text"}})), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"a.log"_s, text}, {u"b.log"_s, "text"}}));
    QVERIFY(codesOf(summary.value()).contains(u"archive.zip-directory"_s));
}

void DamageTest::aDamagedMemberOfAZipLeavesTheOthers()
{
    const QByteArray text = logText(100'000);
    QByteArray zip = zipOf({{"a.log", text, false, false, true}, {"b.log", "text"}, {"c.log", "other"}});
    zip[zip.indexOf("text")] = 'T';
    for (qsizetype i = 10'000; i < 10'020; ++i)
        zip[i] = '\xff';
    RecordingSink sink;
    const auto summary = readAll(m_bench.write(u"bits.zip"_s, zip), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.files(), (QStringList{u"a.log"_s, u"b.log"_s, u"c.log"_s}));
    QVERIFY(!sink.find(u"a.log"_s)->end.complete);
    QVERIFY(!sink.find(u"b.log"_s)->end.complete);
    QVERIFY(sink.find(u"c.log"_s)->end.complete);
    QCOMPARE(codesOf(summary.value()), QStringList{u"archive.damaged"_s});
    QCOMPARE(summary.value().warnings.size(), size_t(2));
}

void DamageTest::mutatedArchivesNeverCrash_data()
{
    aBundleThatBreaksOffGivesAPrefix_data();
    QTest::newRow("deb")
        << u"ar"_s << u"tar -C bundle -czf data.tar.gz . && echo 2.0 > debian-binary && ar rc packed debian-binary data.tar.gz"_s;
    QTest::newRow("zip in a tgz") << u"zip"_s << u"cd bundle && zip -qr ../inner.zip . && cd .. && tar -czf packed inner.zip"_s;
    QTest::newRow("sparse pax tar") << u"tar"_s
                                    << u"truncate -s 1M hole && echo x >> hole && tar --format=pax -S -cf packed hole"_s;
}

void DamageTest::mutatedArchivesNeverCrash()
{
    QFETCH(const QString, tool);
    QFETCH(const QString, how);
    if (!hasTool(tool))
        QSKIP(qPrintable(u"There is no %1 here."_s.arg(tool)));
    const QByteArray whole = packed(how);
    archive::Limits limits;
    limits.totalBytes = 4 << 20;
    limits.entries = 500;
    QRandomGenerator random(static_cast<quint32>(qHash(how, 0)));
    for (int round = 0; round < 300; ++round) {
        QByteArray mutated = whole;
        for (int i = random.bounded(1, 9); i > 0; --i) {
            // Headers are at the front, directories at the end: half of the changes go there.
            const int place = random.bounded(4);
            const qsizetype size = mutated.size();
            const qsizetype at = place == 0 ? random.bounded(static_cast<int>(std::min<qsizetype>(size, 600)))
                : place == 1                ? size - 1 - random.bounded(static_cast<int>(std::min<qsizetype>(size, 300)))
                                            : random.bounded(static_cast<int>(size));
            mutated[at] = static_cast<char>(random.bounded(256));
        }
        if (random.bounded(8) == 0)
            mutated.insert(random.bounded(static_cast<int>(mutated.size())),
                mutated.mid(random.bounded(static_cast<int>(mutated.size())), 700));
        RecordingSink sink;
        const auto summary = readAll(m_bench.write(u"mutated"_s, mutated), sink, limits);
        if (summary.ok())
            QVERIFY(summary.value().bytes <= limits.totalBytes);
        else
            QVERIFY(summary.error().code.startsWith(u"input."_s));
    }
}

QTEST_GUILESS_MAIN(DamageTest)
#include "damage_test.moc"
