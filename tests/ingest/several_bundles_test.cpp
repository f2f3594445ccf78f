// One input may hold the bundles of several nodes; an encrypted zip asks for its password.

#include "tests/support/bundle_folder.h"
#include "tests/support/zip_file.h"

#include <QFile>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray oneLine = "Dec 13 19:35:20 w app[1]: hello\n";

} // namespace

class SeveralBundlesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bundlesOfTwoNodesInOneFolder()
    {
        tests::BundleFolder folder(u"from-customer"_s);
        folder.write(u"node-a/diagnose_1765626516/logs/messages"_s, oneLine);
        folder.write(u"node-b/diagnose_1765626600/logs/messages"_s, oneLine + oneLine);
        folder.write(u"readme.txt"_s, "what we saw\n");
        const auto opened = tests::open({folder.path()});
        QVERIFY(opened);
        const model::Snapshot &snapshot = *opened->snapshot;
        QCOMPARE(snapshot.bundles.size(), size_t(2));
        QVERIFY(snapshot.bundles[0]->path.endsWith(u"from-customer/node-a/diagnose_1765626516"_s));
        QVERIFY(snapshot.bundles[1]->path.endsWith(u"from-customer/node-b/diagnose_1765626600"_s));
        QVERIFY(snapshot.bundles[0]->id != snapshot.bundles[1]->id);
        QCOMPARE(snapshot.bundles[1]->id.size(), 64);
        // date -u -d @1765626516 and @1765626600
        QCOMPARE(model::toRfc3339(*snapshot.bundles[0]->collectedAt), u"2025-12-13T11:48:36Z"_s);
        QCOMPARE(model::toRfc3339(*snapshot.bundles[1]->collectedAt), u"2025-12-13T11:50:00Z"_s);
        QVERIFY(snapshot.findSource(model::BundleIndex(1), u"node-b/diagnose_1765626600/logs/messages"_s));
        QCOMPARE(snapshot.rows, quint64(4));
    }

    void oneBundleStaysOne()
    {
        tests::BundleFolder folder(u"renamed"_s);
        folder.write(u"tmp/diagnose_1765626516/logs/messages"_s, oneLine);
        folder.write(u"tmp/diagnose_1765626516/system_info"_s, "x\n");
        const auto opened = tests::open({folder.path()});
        QVERIFY(opened);
        QCOMPARE(opened->snapshot->bundles.size(), size_t(1));
        QCOMPARE(opened->snapshot->bundles.front()->id.size(), 64); // SHA-256 in hexadecimal digits
        QCOMPARE(opened->snapshot->bundles.front()->path, folder.path());
    }

    void anEncryptedZipAsks_data()
    {
        QTest::addColumn<QByteArray>("encryption");
        QTest::newRow("ZipCrypto") << "zipcrypt"_ba;
        QTest::newRow("AES") << "aes256"_ba;
    }

    void anEncryptedZipAsks()
    {
        QFETCH(QByteArray, encryption);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"case.zip"_s);
        QVERIFY(tests::writeZip(path, {{"a.log", oneLine}, {"b.log", oneLine + oneLine}}, encryption.constData(), "himitsu"));
        ingest::OpenRequest request;
        request.paths = {path};
        QList<bool> asked;
        request.password = [&](const QString &asksFor, bool wrongBefore) -> std::optional<QByteArray> {
            if (asksFor != path)
                return std::nullopt;
            asked.push_back(wrongBefore);
            return asked.size() == 1 ? "wrong"_ba : "himitsu"_ba;
        };
        const auto opened = ingest::open(request, {});
        QVERIFY(opened.ok());
        QCOMPARE(asked, (QList<bool>{false, true}));
        QCOMPARE(opened.value().snapshot->rows, quint64(3));
        QVERIFY(opened.value().snapshot->bundles.front()->warnings.empty());
    }

    void withoutThePasswordEverythingElseOpens()
    {
        QTemporaryDir folder;
        QVERIFY(tests::writeZip(folder.filePath(u"locked.zip"_s), {{"a.log", oneLine}}, "aes256", "himitsu"));
        QFile open(folder.filePath(u"open.log"_s));
        QVERIFY(open.open(QIODevice::WriteOnly));
        open.write(oneLine);
        open.close();
        ingest::OpenRequest request;
        request.paths = {folder.path()};
        int asked = 0;
        request.password = [&asked](const QString &, bool) -> std::optional<QByteArray> {
            ++asked;
            return std::nullopt;
        };
        const auto opened = ingest::open(request, {});
        QVERIFY(opened.ok());
        QCOMPARE(asked, 1);
        QCOMPARE(opened.value().snapshot->rows, quint64(1));
        QCOMPARE(opened.value().snapshot->bundles.front()->warnings.size(), size_t(1));
        QCOMPARE(opened.value().snapshot->bundles.front()->warnings.front().code, u"archive.encrypted-member"_s);
        // What could not be read is listed.
        const auto &missing = opened.value().snapshot->missing;
        const auto locked = std::find_if(missing.begin(), missing.end(), [](const auto &info) { return info->path == u"locked.zip/a.log"; });
        QVERIFY(locked != missing.end());
        QCOMPARE((*locked)->coverage, model::Coverage::Encrypted);
        QVERIFY(!(*locked)->coverageReason.ja.isEmpty());
        QCOMPARE(opened.value().snapshot->bundles.front()->input, folder.path());
    }
};

QTEST_GUILESS_MAIN(SeveralBundlesTest)
#include "several_bundles_test.moc"
