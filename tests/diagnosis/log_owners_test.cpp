// Whose logs the logs of containers are: by path, and in a dump by the line that begins each.

#include "services/diagnosis/log_owners.h"
#include "tests/ingest/made_dump.h"
#include "tests/support/bundle_folder.h"

#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace Qt::Literals::StringLiterals;

class LogOwnersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePathNamesTheOwner_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<bool>("isWorkload");
        QTest::newRow("/var/log/pods") << u"node/var/log/pods/shop_web-0_0a1b2c3d-11/web/0.log"_s << u"shop/web-0"_s << true;
        QTest::newRow("/var/log/containers") << u"containers/coredns-7d_kube-system_coredns-0a1b2c.log"_s << u"kube-system/coredns-7d"_s << false;
        QTest::newRow("oc adm inspect") << u"namespaces/shop/pods/web-0/web/web/logs/current.log"_s << u"shop/web-0"_s << true;
        QTest::newRow("kubectl cluster-info dump") << u"dump/kube-system/kube-proxy-x/logs.txt"_s << u"kube-system/kube-proxy-x"_s << false;
        QTest::newRow("an ingress controller") << u"dump/kube-system/nginx-ingress-controller-x/logs.txt"_s << u"kube-system/nginx-ingress-controller-x"_s << true;
        QTest::newRow("by component") << u"cs/edge/coredns_containerd.log"_s << QString() << false;
    }

    void thePathNamesTheOwner()
    {
        QFETCH(QString, path);
        const auto owner = ownerInPath(path);
        QTEST(owner ? owner->name() : QString(), "owner");
        QTEST(owner && owner->isWorkload(), "isWorkload");
    }

    void aSectionOfADumpBelongsToItsPod()
    {
        QByteArray log;
        for (int i = 0; i < 90; ++i)
            log += "I1213 11:20:" + QByteArray::number(i % 50 + 10) + ".000000       1 a.go:1] \"Synced\" pod=\"kube-system/other-1\"\n";
        tests::BundleFolder bundle(u"diagnose_1765626516"_s);
        bundle.write(u"cluster_dump.log"_s, tests::madeDump() + tests::madeLog("web", "shop/web-0", log) + tests::madeLog("csi", "kube-system/csi-x", log));
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const StoredRecords records(*opened->texts);
        LogOwners owners(*opened->snapshot, records);
        QHash<QString, int> rowsOf;
        for (const auto &source : opened->snapshot->sources) {
            for (quint32 row = 0; row < source->rows; ++row) {
                if (const LogOwner *owner = owners.of({source->id(), model::RowIndex(row)}))
                    ++rowsOf[owner->name()];
            }
        }
        QCOMPARE(rowsOf.value(u"shop/web-0"_s), 90);
        QCOMPARE(rowsOf.value(u"kube-system/csi-x"_s), 90);
        QVERIFY(!rowsOf.contains(u"kube-system/other-1"_s)); // they only speak of it
    }
};

QTEST_GUILESS_MAIN(LogOwnersTest)
#include "log_owners_test.moc"
