// The genuine bundle of a healthy worker. What is expected was read off the members with shell tools.

#include "tests/support/bundle_folder.h"

#include <QProcess>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

class GenuineBundleTest : public QObject
{
    Q_OBJECT

private:
    std::optional<ingest::Opened> m_opened;

    const model::SourceIndex &source(const QString &end) const
    {
        for (const auto &item : m_opened->snapshot->sources) {
            if (item->info->path.endsWith(end))
                return *item;
        }
        qFatal("no source");
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (tests::genuineBundle().isEmpty())
            QSKIP(qPrintable(tests::absentSentence()));
        m_opened = tests::open({tests::genuineBundle()});
        QVERIFY(m_opened);
    }

    void theBundleIsKnown()
    {
        const model::BundleInfo &bundle = *m_opened->snapshot->bundles.front();
        QCOMPARE(bundle.layout, u"ack-linux"_s);
        QCOMPARE(bundle.layoutVersion, u"V3"_s);
        QCOMPARE(bundle.utcOffset, std::chrono::seconds(8 * 3600));
        QCOMPARE(model::toRfc3339(*bundle.collectedAt), u"2025-12-13T11:48:36Z"_s);
        QVERIFY(bundle.warnings.empty());
        QVERIFY(bundle.clockSteps.empty());
    }

    void everyLineOfKubeletStandsOnItsDay()
    {
        const model::SourceIndex &kubelet = source(u"logs/kubelet.log"_s);
        QCOMPARE(kubelet.rows, 10'001U);
        QVERIFY(!kubelet.hasTime(model::RowIndex(0))); // `-- Logs begin at`
        for (quint32 row = 1; row < kubelet.rows; ++row)
            QVERIFY(model::toLocalText(kubelet.instant(model::RowIndex(row)), std::chrono::hours(8), 0).startsWith(u"2025-12-13 19:"));
        QCOMPARE(model::toRfc3339(*kubelet.first), u"2025-12-13T11:34:52.166681Z"_s);
        QCOMPARE(std::chrono::duration_cast<std::chrono::seconds>(*kubelet.last - *kubelet.first).count(), 13 * 60 + 48);
        QCOMPARE(kubelet.info->coverage, model::Coverage::Tail);
    }

    void theOldBootIsFiveMonthsOlder()
    {
        const model::SourceIndex &messages = source(u"logs/messages"_s);
        for (quint32 row = 0; row < 194; ++row)
            QCOMPARE(model::toRfc3339(messages.instant(model::RowIndex(row))), u"2025-07-01T02:29:10Z"_s);
        QCOMPARE(model::toRfc3339(messages.instant(model::RowIndex(194))), u"2025-12-13T11:33:54Z"_s);
    }

    void theKernelLogStartsAtTheBoot()
    {
        QCOMPARE(model::toRfc3339(*source(u"logs/dmesg.log"_s).first), u"2025-12-13T11:33:53Z"_s);
    }

    void aContainerThatPrintsUtcStandsWhereItBelongs()
    {
        // 14 minutes before collection, not eight hours.
        QCOMPARE(model::toRfc3339(*source(u"cs/edge/kube-proxy_containerd.log"_s).first), u"2025-12-13T11:34:34.552610Z"_s);
    }

    void aboutFortyFivePercentAreCopies()
    {
        const double share = double(m_opened->snapshot->copies) / double(m_opened->snapshot->logRows);
        QVERIFY2(share > 0.445 && share < 0.465, qPrintable(QString::number(share)));
        // All 10,000 kubelet lines, 952 of containerd, 690 of the kernel; and the whole of varlogmessage.log.
        QVERIFY(source(u"logs/messages"_s).copies >= 11'642);
        QCOMPARE(source(u"varlogmessage.log"_s).copies, source(u"varlogmessage.log"_s).rows);
        QCOMPARE(source(u"logs/kubelet.log"_s).copies, 0U);
    }

    void whatIsEmptyIsNotHealthy()
    {
        QCOMPARE(source(u"events.log"_s).info->coverage, model::Coverage::Empty);
        QCOMPARE(source(u"cluster_dump.log"_s).info->coverage, model::Coverage::Empty);
        QCOMPARE(source(u"cs/etcd.log"_s).info->coverage, model::Coverage::Empty);
        QCOMPARE(source(u"daemon_status/docker_status"_s).info->coverage, model::Coverage::CommandFailed);
    }

    void theSameWhateverTheContainer()
    {
        // The unpacked folder has the same content, so the same id and the same rows.
        QTemporaryDir folder;
        QProcess tar;
        tar.start(u"tar"_s, {u"-xzf"_s, tests::genuineBundle(), u"-C"_s, folder.path()});
        QVERIFY(tar.waitForFinished(60'000) && tar.exitCode() == 0);
        const auto unpacked = tests::open({folder.path()});
        QVERIFY(unpacked);
        QCOMPARE(unpacked->snapshot->rows, m_opened->snapshot->rows);
        QCOMPARE(unpacked->snapshot->copies, m_opened->snapshot->copies);
        QCOMPARE(unpacked->snapshot->bundles.front()->utcOffset, m_opened->snapshot->bundles.front()->utcOffset);
        const auto at = [](const model::Snapshot &snapshot, quint64 i) {
            const model::RowRef row = snapshot.order->at(model::MergedRow(i));
            return std::pair(snapshot.source(row.source).info->path.section(u"diagnose_"_s, 1), row.row.value());
        };
        for (quint64 i = 0; i < m_opened->snapshot->order->size(); i += 997)
            QCOMPARE(at(*unpacked->snapshot, i), at(*m_opened->snapshot, i));
    }
};


QTEST_GUILESS_MAIN(GenuineBundleTest)
#include "genuine_bundle_test.moc"
