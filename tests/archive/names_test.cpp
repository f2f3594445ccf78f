// Names of members in the encodings that are met in the field. Bytes as `iconv -f UTF-8 -t ENCODING` writes them.

#include "tests/support/archive_bytes.h"
#include "recording_sink.h"
#include "services/archive/entry_name.h"
#include "workbench.h"

#include <QTest>

using namespace shindan;
using namespace shindan::test;
using namespace Qt::Literals::StringLiterals;

class NamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsReadInItsEncoding_data();
    void aNameIsReadInItsEncoding();
    void aZipOfAJapaneseWindowsHasItsNames();
    void aTarOfAChineseSystemHasItsNames();
    void aFolderMayHoldNamesThatAreNoText();
    void aVeryLongNameIsShortened();
    void aFileKeepsItsOwnNameInAFolder();
    void namesThatDifferOnlyBeforeTheyAreMadeSafeStayApart();

private:
    Workbench m_bench;
};

void NamesTest::aNameIsReadInItsEncoding_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << "logs/kubelet.log"_ba << u"logs/kubelet.log"_s;
    QTest::newRow("UTF-8") << "診断/表示ログ.txt"_ba << u"診断/表示ログ.txt"_s;
    // The second byte of 表 is that of the backslash.
    QTest::newRow("CP932") << "\x90\x66\x92\x66/\x95\x5c\x8e\xa6\x83\x8d\x83\x4f.txt"_ba << u"診断/表示ログ.txt"_s;
    QTest::newRow("GB18030") << "\xd5\xef\xb6\xcf\xc8\xd5\xd6\xbe.txt"_ba << u"诊断日志.txt"_s;
    QTest::newRow("CP437") << "r\x82sum\x82.txt"_ba << u"résumé.txt"_s;
    QTest::newRow("none at all") << "\xff\xfe\xfd"_ba << QString(u"\u00a0\u25a0\u00b2"_s);
}

void NamesTest::aNameIsReadInItsEncoding()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const QString, text);
    QCOMPARE(archive::decodedName(raw), text);
}

void NamesTest::aZipOfAJapaneseWindowsHasItsNames()
{
    const QByteArray raw = "\x90\x66\x92\x66/\x95\x5c\x8e\xa6\x83\x8d\x83\x4f.txt"_ba;
    RecordingSink sink;
    const auto summary = readAll(m_bench.write(u"cp932.zip"_s, zipOf({{raw, "one"}, {"診断/別のログ.txt", "two", true}})), sink);
    QVERIFY(summary.ok());
    QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"診断/表示ログ.txt"_s, "one"}, {u"診断/別のログ.txt"_s, "two"}}));
    QCOMPARE(sink.find(u"診断/表示ログ.txt"_s)->entry.originalName, raw);
    QVERIFY(sink.find(u"診断/別のログ.txt"_s)->entry.originalName.isEmpty());
    QCOMPARE(codesOf(summary.value()), QStringList());
}

void NamesTest::aTarOfAChineseSystemHasItsNames()
{
    RecordingSink sink;
    QVERIFY(readAll(m_bench.write(u"gb.tar"_s, tarOf({{"\xd5\xef\xb6\xcf\xc8\xd5\xd6\xbe.txt", "x", '0', {}}})), sink).ok());
    QCOMPARE(sink.files(), QStringList{u"诊断日志.txt"_s});
}

void NamesTest::aFolderMayHoldNamesThatAreNoText()
{
    m_bench.write(u"odd/plain.log"_s, "plain");
    m_bench.run(u"sh"_s, {u"-c"_s, u"printf odd > odd/$(printf 'r\\202sum\\202.txt')"_s});
    RecordingSink sink;
    QVERIFY(readAll(m_bench.path(u"odd"_s), sink).ok());
    QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"plain.log"_s, "plain"}, {u"résumé.txt"_s, "odd"}}));
    // No text leads back to such a file, so its bytes come through data().
    QVERIFY(sink.find(u"résumé.txt"_s)->entry.fileOnDisk.isEmpty());
    QVERIFY(!sink.find(u"plain.log"_s)->entry.fileOnDisk.isEmpty());
    m_bench.run(u"rm"_s, {u"-r"_s, u"odd"_s}); // QTemporaryDir could not
}

void NamesTest::aVeryLongNameIsShortened()
{
    const archive::EntryName name = archive::normalisedName(QString(100'000, u'a') + u"/end.log"_s, archive::NameStyle::Unix);
    QVERIFY(name.suspicious);
    QVERIFY(name.path.size() <= 4096);
    QVERIFY(name.path.endsWith(u"/end.log"_s));
}

void NamesTest::aFileKeepsItsOwnNameInAFolder()
{
    m_bench.write(u"own/dev-disk\\by\\x2did"_s, "unit");
    RecordingSink sink;
    QVERIFY(readAll(m_bench.path(u"own"_s), sink).ok());
    QCOMPARE(sink.files(), QStringList{u"dev-disk\\by\\x2did"_s});
    QCOMPARE(sink.entries.front().entry.fileOnDisk, m_bench.path(u"own/dev-disk\\by\\x2did"_s));
}

void NamesTest::namesThatDifferOnlyBeforeTheyAreMadeSafeStayApart()
{
    RecordingSink sink;
    QVERIFY(readAll(
        m_bench.write(u"same.tar"_s, tarOf({{"a\x01", "1", '0', {}}, {"a\x02", "2", '0', {}}, {"../a_", "3", '0', {}}})), sink)
                .ok());
    QCOMPARE(sink.contents(), (QHash<QString, QByteArray>{{u"a_"_s, "1"}, {u"a_ (2)"_s, "2"}, {u"a_ (3)"_s, "3"}}));
}

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
