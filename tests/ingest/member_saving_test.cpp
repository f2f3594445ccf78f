// A member is saved byte for byte, whatever is stored of it: the bytes to compare with are those the test packed.

#include "services/ingest/member_saving.h"
#include "tests/support/bundle_folder.h"
#include "tests/support/zip_file.h"

#include "services/ingest/opening.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

// `printf 'a\n' | iconv -f UTF-8 -t UTF-16` begins like this.
const QByteArray utf16 = QByteArray("\xff\xfe" "\x42\x30\n\0" "b\0\r\0\n\0", 12);
const QByteArray binary = QByteArray("\x7f" "ELF\0\1\2\3\0\0\0\0", 12) + QByteArray(5'000, '\0') + "\xff\xfe tail";
const QByteArray shiftJis = "2025-12-13 \x8f\xe1\x8a\x51\n"; // 障害 in CP932

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

} // namespace

class MemberSavingTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] static model::Result<qint64> save(const ingest::Opened &opened, const QString &member, const QString &fileName,
                                                    const archive::PasswordCallback &password = {}, const model::Cancellation &cancellation = {})
    {
        const model::SourceIndex *source = nullptr;
        for (const auto &candidate : opened.snapshot->sources) {
            if (candidate->info->path == member)
                source = candidate.get();
        }
        if (!source)
            return model::Error{u"test.no-such-member"_s, {}, member, 0, 0, {}};
        ingest::MemberSaving request;
        request.input = opened.snapshot->bundles[source->info->bundle.value()]->input;
        request.member = member;
        request.fileName = fileName;
        request.password = password;
        return ingest::saveMember(request, *opened.texts, source->id(), cancellation);
    }

private Q_SLOTS:
    void theBytesAreThoseOfTheBundle_data()
    {
        QTest::addColumn<bool>("asZip");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QByteArray>("bytes");
        for (const bool zip : {false, true}) {
            const char *kind = zip ? "zip" : "folder";
            QTest::addRow("%s, UTF-8", kind) << zip << u"logs/plain.log"_s << "one\r\ntwo without an end"_ba;
            QTest::addRow("%s, UTF-16", kind) << zip << u"logs/windows.log"_s << utf16;
            QTest::addRow("%s, binary", kind) << zip << u"core"_s << binary;
            QTest::addRow("%s, Shift_JIS", kind) << zip << u"memo.txt"_s << shiftJis;
            QTest::addRow("%s, empty", kind) << zip << u"empty"_s << QByteArray();
        }
    }
    void theBytesAreThoseOfTheBundle()
    {
        QFETCH(const bool, asZip);
        QFETCH(const QString, member);
        QFETCH(const QByteArray, bytes);
        tests::BundleFolder folder(u"case"_s);
        folder.write(member, bytes);
        folder.write(u"other.log"_s, "2025-12-13T11:00:00Z INFO other\n");
        QString input = folder.path();
        if (asZip) {
            input = m_folder.filePath(u"case.zip"_s);
            QVERIFY(tests::writeZip(input, {{"other.log", "other\n"}, {member.toUtf8(), bytes}}));
        }
        const auto opened = tests::open({input});
        QVERIFY(opened);
        const QString target = m_folder.filePath(u"saved"_s);
        const auto saved = save(*opened, member, target);
        QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(saved.error().code));
        QCOMPARE(saved.value(), bytes.size());
        QCOMPARE(contentOf(target), bytes);
    }

    void anEncryptedOneAsksAgainWhereItHasToBeUnpackedAgain()
    {
        const QString input = m_folder.filePath(u"locked.zip"_s);
        QVERIFY(tests::writeZip(input, {{"windows.log", utf16}}, "aes256", "himitsu"));
        ingest::OpenRequest request;
        request.paths = {input};
        request.password = [](const QString &, bool) -> std::optional<QByteArray> { return QByteArray("himitsu"); };
        const auto opened = ingest::open(request, {});
        QVERIFY(opened.ok());
        const QString target = m_folder.filePath(u"unlocked"_s);
        const auto without = save(opened.value(), u"windows.log"_s, target);
        QVERIFY(!without.ok());
        QCOMPARE(without.error().code, u"save.encrypted"_s);
        QVERIFY(!without.error().sentence.ja.contains(u'{'));
        QVERIFY(!QFile::exists(target));
        QVERIFY(save(opened.value(), u"windows.log"_s, target, request.password).ok());
        QCOMPARE(contentOf(target), utf16);
    }

    void aBundleIsNeverWrittenInto()
    {
        tests::BundleFolder folder(u"evidence"_s);
        folder.write(u"logs/a.log"_s, "2025-12-13T11:00:00Z INFO one\n");
        const auto opened = tests::open({folder.path()});
        QVERIFY(opened);
        for (const QString &target : {folder.path() + u"/logs/a.log"_s, folder.path() + u"/logs/copy.log"_s, folder.path() + u"/logs/../copy.log"_s}) {
            const auto saved = save(*opened, u"logs/a.log"_s, target);
            QVERIFY(!saved.ok());
            QCOMPARE(saved.error().code, u"save.into-bundle"_s);
        }
        // Nor through a link that leads to it.
        const QString link = m_folder.filePath(u"link.log"_s);
        QVERIFY(QFile::link(folder.path() + u"/logs/a.log"_s, link));
        QVERIFY(!save(*opened, u"logs/a.log"_s, link).ok() || contentOf(folder.path() + u"/logs/a.log"_s) == "2025-12-13T11:00:00Z INFO one\n");
        QCOMPARE(contentOf(folder.path() + u"/logs/a.log"_s), "2025-12-13T11:00:00Z INFO one\n"_ba);
        QCOMPARE(QDir(folder.path() + u"/logs"_s).entryList(QDir::Files), QStringList{u"a.log"_s});
    }

    void whatCannotBeWrittenIsSaid()
    {
        tests::BundleFolder folder(u"case"_s);
        folder.write(u"a.log"_s, "2025-12-13T11:00:00Z INFO one\n");
        const auto opened = tests::open({folder.path()});
        QVERIFY(opened);
        const auto saved = save(*opened, u"a.log"_s, m_folder.filePath(u"no/such/folder/a.log"_s));
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error().code, u"save.not-written"_s);
        QVERIFY(saved.error().sentence.en.contains(u"no/such/folder/a.log"_s));
    }

    void aBundleThatIsGoneIsSaid()
    {
        const QString input = m_folder.filePath(u"moved.zip"_s);
        QVERIFY(tests::writeZip(input, {{"windows.log", utf16}, {"a.log", "one\n"}}));
        const auto opened = tests::open({input});
        QVERIFY(opened);
        QVERIFY(QFile::remove(input));
        const QString target = m_folder.filePath(u"gone"_s);
        QCOMPARE(save(*opened, u"windows.log"_s, target).error().code, u"input.missing"_s);
        // What was kept byte for byte is still there.
        QVERIFY(save(*opened, u"a.log"_s, target).ok());
        QCOMPARE(contentOf(target), "one\n"_ba);
        QVERIFY(tests::writeZip(input, {{"b.log", "two\n"}}));
        QCOMPARE(save(*opened, u"windows.log"_s, target).error().code, u"save.gone"_s);
        QCOMPARE(contentOf(target), "one\n"_ba); // an error leaves what was there
    }

    void cancellingLeavesNothing()
    {
        const QString input = m_folder.filePath(u"big.zip"_s);
        QVERIFY(tests::writeZip(input, {{"windows.log", utf16 + QByteArray(4'000'000, 'x')}}));
        const auto opened = tests::open({input});
        QVERIFY(opened);
        const model::Cancellation cancellation;
        cancellation.cancel();
        const QString target = m_folder.filePath(u"cancelled"_s);
        QCOMPARE(save(*opened, u"windows.log"_s, target, {}, cancellation).error().code, u"save.cancelled"_s);
        QVERIFY(!QFile::exists(target));
    }
};

QTEST_GUILESS_MAIN(MemberSavingTest)
#include "member_saving_test.moc"
