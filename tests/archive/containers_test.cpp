// The same bundle, whatever it is packed into: the same members, the same bytes, the same id.

#include "recording_sink.h"
#include "workbench.h"

#include <QTest>

#include <unistd.h>

using namespace shindan;
using namespace shindan::test;
using namespace Qt::Literals::StringLiterals;

class ContainersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyContainerHoldsTheSameBundle_data();
    void everyContainerHoldsTheSameBundle();
    void everyContainerComesThroughStandardInput_data() { everyContainerHoldsTheSameBundle_data(); }
    void everyContainerComesThroughStandardInput();
    void aSparseFileGetsItsHolesBack_data();
    void aSparseFileGetsItsHolesBack();
    void aCompressedLogIsOneFileWithoutTheSuffix_data();
    void aCompressedLogIsOneFileWithoutTheSuffix();
    void streamsOneAfterTheOtherAreOneText_data();
    void streamsOneAfterTheOtherAreOneText();
    void tarsOneAfterTheOtherAreReadToTheEnd();
    void theNameOfAFileDecidesNothing();
    void aDebianPackageOpensInPlace();

private:
    QString pack(const QString &how) const;

    Workbench m_bench;
    QHash<QString, QByteArray> m_expected;
    QByteArray m_folderHash;
};

void ContainersTest::initTestCase()
{
    m_expected = {
        {u"logs/kubelet.log"_s, logText(700'000, 1)},
        {u"logs/messages"_s, logText(30'000, 2)},
        {u"logs/empty.log"_s, {}},
        {u"system/名前.txt"_s, "日本語の内容\n"_ba},
        {u"system/a very long folder name that does not fit into the hundred characters of an old tar header at all/and a long file name as well.txt"_s,
            "found\n"_ba},
        {u"status"_s, "binary\0\1\2\377"_ba},
    };
    for (auto it = m_expected.cbegin(); it != m_expected.cend(); ++it)
        m_bench.write(u"bundle/"_s + it.key(), *it);
    RecordingSink sink;
    const auto summary = readAll(m_bench.path(u"bundle"_s), sink);
    QVERIFY(summary.ok());
    QCOMPARE(summary.value().kind, u"folder"_s);
    QCOMPARE(sink.contents(), m_expected);
    QCOMPARE(summary.value().warnings.size(), size_t(0));
    m_folderHash = summary.value().contentHash;
    QCOMPARE(m_folderHash.size(), 64);
}

void ContainersTest::everyContainerHoldsTheSameBundle_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("kind");
    for (const QString &format : {u"oldgnu"_s, u"gnu"_s, u"pax"_s, u"ustar"_s})
        QTest::addRow("tar --format=%s", qPrintable(format))
            << u"tar"_s << u"tar -C bundle --format=%1 -cf packed.tar ."_s.arg(format) << u"tar"_s;
    QTest::newRow("tar.gz") << u"gzip"_s << u"tar -C bundle -czf packed.tar.gz ."_s << u"tar.gz"_s;
    QTest::newRow("tar.bz2") << u"bzip2"_s << u"tar -C bundle -cjf packed.tar.bz2 ."_s << u"tar.bz2"_s;
    QTest::newRow("tar.xz") << u"xz"_s << u"tar -C bundle -cJf packed.tar.xz ."_s << u"tar.xz"_s;
    QTest::newRow("tar.zst") << u"zstd"_s << u"tar -C bundle --zstd -cf packed.tar.zst ."_s << u"tar.zst"_s;
    QTest::newRow("zip") << u"zip"_s << u"cd bundle && zip -qr ../packed.zip ."_s << u"zip"_s;
    QTest::newRow("zip, stored") << u"zip"_s << u"cd bundle && zip -q0r ../packed.zip ."_s << u"zip"_s;
    QTest::newRow("zip, no folders") << u"zip"_s << u"cd bundle && zip -qrD ../packed.zip ."_s << u"zip"_s;
    QTest::newRow("zip, written to a pipe") << u"zip"_s << u"cd bundle && zip -qr - . | cat > ../packed.zip"_s << u"zip"_s;
    QTest::newRow("7z") << u"7z"_s << u"cd bundle && 7z a -bso0 ../packed.7z ."_s << u"7z"_s;
    QTest::newRow("bsdtar's 7z, deflate")
        << u"bsdtar"_s << u"bsdtar -C bundle --format 7zip --options 7zip:compression=deflate -cf packed.7z ."_s << u"7z"_s;
}

/// Runs the command in a shell; the path of what it made.
QString ContainersTest::pack(const QString &how) const
{
    m_bench.run(u"sh"_s, {u"-c"_s, u"rm -f packed*; LC_ALL=C.UTF-8; export LC_ALL; "_s + how});
    return m_bench.path(QString::fromUtf8(m_bench.run(u"sh"_s, {u"-c"_s, u"ls packed*"_s}).trimmed()));
}

void ContainersTest::everyContainerHoldsTheSameBundle()
{
    QFETCH(const QString, tool);
    QFETCH(const QString, how);
    QFETCH(const QString, kind);
    if (!hasTool(tool))
        QSKIP(qPrintable(u"There is no %1 here."_s.arg(tool)));
    RecordingSink sink;
    const auto summary = readAll(pack(how), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.files(), [&] {
        QStringList all = m_expected.keys();
        all.sort();
        return all;
    }());
    QCOMPARE(sink.contents(), m_expected);
    QCOMPARE(summary.value().kind, kind);
    QCOMPARE(summary.value().contentHash, m_folderHash);
    QCOMPARE(codesOf(summary.value()), QStringList());
    for (const RecordedEntry &recorded : sink.entries)
        QVERIFY(recorded.end.complete);
}

void ContainersTest::everyContainerComesThroughStandardInput()
{
    QFETCH(const QString, tool);
    QFETCH(const QString, how);
    QFETCH(const QString, kind);
    if (!hasTool(tool))
        QSKIP(qPrintable(u"There is no %1 here."_s.arg(tool)));
    FILE *const pipe = ::popen(qPrintable(u"cat "_s + pack(how)), "r");
    const int before = ::dup(STDIN_FILENO);
    ::dup2(::fileno(pipe), STDIN_FILENO);
    RecordingSink sink;
    const auto summary = readAll(u"-"_s, sink);
    ::dup2(before, STDIN_FILENO);
    ::close(before);
    ::pclose(pipe);
    QVERIFY(summary.ok());
    QCOMPARE(sink.contents(), m_expected);
    QCOMPARE(summary.value().kind, kind);
    QCOMPARE(summary.value().contentHash, m_folderHash);
}

void ContainersTest::aSparseFileGetsItsHolesBack_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("old GNU") << u"--format=gnu"_s;
    QTest::newRow("pax 0.0") << u"--format=pax --sparse-version=0.0"_s;
    QTest::newRow("pax 0.1") << u"--format=pax --sparse-version=0.1"_s;
    QTest::newRow("pax 1.0") << u"--format=pax --sparse-version=1.0"_s;
}

void ContainersTest::aSparseFileGetsItsHolesBack()
{
    QFETCH(const QString, options);
    // wtmp and lastlog are sparse on real nodes.
    const QString packed =
        pack(u"mkdir -p sparse && cd sparse && printf head > lastlog && truncate -s 3M lastlog && printf tail >> lastlog"
             u" && truncate -s 4M lastlog && cd .. && tar -C sparse -S %1 -cf packed.tar ."_s.arg(options));
    RecordingSink sink;
    QVERIFY(readAll(packed, sink).ok());
    QCOMPARE(sink.files(), QStringList{u"lastlog"_s});
    QCOMPARE(sink.entries.back().bytes.size(), qsizetype(4) << 20);
    QVERIFY(sink.entries.back().bytes == m_bench.read(u"sparse/lastlog"_s));
}

void ContainersTest::aCompressedLogIsOneFileWithoutTheSuffix_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("gz") << u"gzip"_s << u"gz"_s;
    QTest::newRow("bz2") << u"bzip2"_s << u"bz2"_s;
    QTest::newRow("xz") << u"xz"_s << u"xz"_s;
    QTest::newRow("zst") << u"zstd"_s << u"zst"_s;
}

void ContainersTest::aCompressedLogIsOneFileWithoutTheSuffix()
{
    QFETCH(const QString, tool);
    QFETCH(const QString, suffix);
    if (!hasTool(tool))
        QSKIP(qPrintable(u"There is no %1 here."_s.arg(tool)));
    const QString packed = pack(u"%1 -c < bundle/logs/kubelet.log > packed.log.%2"_s.arg(tool, suffix));
    RecordingSink sink;
    const auto summary = readAll(packed, sink);
    QVERIFY(summary.ok());
    QCOMPARE(summary.value().kind, suffix);
    QCOMPARE(sink.files(), QStringList{u"packed.log"_s});
    QCOMPARE(sink.entries.front().bytes, m_expected[u"logs/kubelet.log"_s]);
    QVERIFY(sink.entries.front().entry.fileOnDisk.isEmpty());
}

void ContainersTest::streamsOneAfterTheOtherAreOneText_data()
{
    aCompressedLogIsOneFileWithoutTheSuffix_data();
}

void ContainersTest::streamsOneAfterTheOtherAreOneText()
{
    // What `cat a.gz b.gz`, pbzip2, pixz and pzstd make.
    QFETCH(const QString, tool);
    QFETCH(const QString, suffix);
    if (!hasTool(tool))
        QSKIP(qPrintable(u"There is no %1 here."_s.arg(tool)));
    const QString packed = pack(
        u"for f in logs/messages system/名前.txt logs/empty.log logs/kubelet.log; do %1 -c < bundle/$f; done > packed.%2"_s.arg(
            tool, suffix));
    RecordingSink sink;
    const auto summary = readAll(packed, sink);
    QVERIFY(summary.ok());
    QCOMPARE(codesOf(summary.value()), QStringList());
    QVERIFY(sink.entries.front().bytes
        == m_expected[u"logs/messages"_s] + m_expected[u"system/名前.txt"_s] + m_expected[u"logs/kubelet.log"_s]);
}

void ContainersTest::tarsOneAfterTheOtherAreReadToTheEnd()
{
    const QString packed = pack(u"(tar -C bundle -cf - logs; tar -C bundle -cf - system status) | gzip > packed.tgz"_s);
    RecordingSink sink;
    const auto summary = readAll(packed, sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.contents(), m_expected);
    QCOMPARE(summary.value().contentHash, m_folderHash);
}

void ContainersTest::theNameOfAFileDecidesNothing()
{
    const QString packed = pack(u"tar -C bundle -czf packed.zip ."_s);
    RecordingSink sink;
    const auto summary = readAll(packed, sink);
    QVERIFY(summary.ok());
    QCOMPARE(summary.value().kind, u"tar.gz"_s);
    QCOMPARE(sink.contents(), m_expected);

    RecordingSink text;
    QVERIFY(readAll(m_bench.write(u"notes.tar.gz"_s, "only a text\n"_ba), text).ok());
    QCOMPARE(text.contents(), (QHash<QString, QByteArray>{{u"notes.tar.gz"_s, "only a text\n"_ba}}));
}

void ContainersTest::aDebianPackageOpensInPlace()
{
    if (!hasTool(u"ar"_s) || !hasTool(u"xz"_s))
        QSKIP("There is no ar or no xz here.");
    const QString packed = pack(
        u"echo 2.0 > debian-binary && tar -C bundle -cJf data.tar.xz ./logs && ar rc packed.deb debian-binary data.tar.xz"_s);
    RecordingSink sink;
    const auto summary = readAll(packed, sink);
    QVERIFY(summary.ok());
    QCOMPARE(summary.value().kind, u"ar"_s);
    QCOMPARE(sink.files(),
        (QStringList{u"data.tar.xz/logs/empty.log"_s, u"data.tar.xz/logs/kubelet.log"_s, u"data.tar.xz/logs/messages"_s,
            u"debian-binary"_s}));
}

QTEST_GUILESS_MAIN(ContainersTest)
#include "containers_test.moc"
