// What printed times mean: years, zones, steps. Expected moments come from `date -u -d '... +0900'`.

#include "tests/support/bundle_folder.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

class TimeTest : public QObject
{
    Q_OBJECT

private:
    static const model::SourceIndex &source(const ingest::Opened &opened, QStringView end)
    {
        for (const auto &item : opened.snapshot->sources) {
            if (item->info->path.endsWith(end))
                return *item;
        }
        qFatal("no source %s", qPrintable(end.toString()));
    }

private Q_SLOTS:
    // A line without a stamp stands where its predecessor stands, also where the node's zone is taken off afterwards.
    void aLineWithoutATimeStandsWithItsPredecessor()
    {
        tests::BundleFolder bundle(u"diagnose_1765626516"_s);
        bundle.write(u"node.log"_s,
                     "Dec 13 19:35:20 w containerd[9]: time=\"2025-12-13T19:35:20.2+08:00\" level=info msg=\"start\"\n"
                     "Dec 13 19:35:21 w app[1]: with a stamp\n"
                     "\twithout a stamp\n"
                     "Dec 13 19:35:22 w app[1]: next\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const model::SourceIndex &log = *opened->snapshot->sources.front();
        // date -u -d '2025-12-13 19:35:21 +0800'
        QVERIFY(tests::utc(log, 2).startsWith(u"2025-12-13T11:35:21"_s));
        QCOMPARE(tests::utc(log, 3), tests::utc(log, 2));
    }

    // date -u -d '@1735714800' is 2025-01-01 07:00:00: the bundle is made on New Year's morning, 16:00 in Tokyo.
    void theYearTurnsInsideALog()
    {
        tests::BundleFolder bundle(u"diagnose_1735714800"_s);
        bundle.write(u"system_status"_s, "\n-----------------run uptime------------------\n 16:00:00 up 30 days,  1 user,  load average: 0.1, 0.1, 0.1\n------------End of uptime----------------\n");
        bundle.write(u"logs/messages"_s,
                     "Feb 29 10:00:00 node-a systemd[1]: leap day of 2024\n"
                     "Mar  1 10:00:00 node-a systemd[1]: the day after\n"
                     "Dec 31 23:59:59 node-a systemd[1]: last second\n"
                     "Jan  1 00:00:01 node-a systemd[1]: first second\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        QCOMPARE(opened->snapshot->bundles.front()->utcOffset, std::chrono::seconds(9 * 3600));
        const auto &log = source(*opened, u"logs/messages"_s);
        QCOMPARE(tests::utc(log, 1), u"2024-02-29T01:00:00Z"_s);
        QCOMPARE(tests::utc(log, 2), u"2024-03-01T01:00:00Z"_s);
        QCOMPARE(tests::utc(log, 3), u"2024-12-31T14:59:59Z"_s);
        QCOMPARE(tests::utc(log, 4), u"2024-12-31T15:00:01Z"_s);
        QVERIFY(opened->snapshot->bundles.front()->clockSteps.empty());
    }

    // The image of a node was built and started once in July; the node is made of it in February: less than half a year back, and yet another
    // year, because no row is younger than the bundle. date -u -d @1770688800 is 2026-02-10 02:00:00.
    void anImageOfLastSummer()
    {
        tests::BundleFolder bundle(u"diagnose_1770688800"_s);
        bundle.write(u"service_status"_s, "x\n");
        bundle.write(u"system_info"_s, "x\n");
        QByteArray log = "Mar  1 10:00:00 image kernel: the image of the image\nJul 25 10:00:00 image kernel: Linux version 5.10\nJul 25 10:00:01 image systemd[1]: Reached target Power-Off.\n";
        for (int i = 10; i < 50; ++i)
            log += "Feb 10 01:00:" + QByteArray::number(i) + " node-a systemd[1]: no line says that a kernel started\n";
        bundle.write(u"logs/messages"_s, log);
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const auto &messages = source(*opened, u"logs/messages"_s);
        QCOMPARE(tests::utc(messages, 1), u"2025-03-01T10:00:00Z"_s);
        QCOMPARE(tests::utc(messages, 2), u"2025-07-25T10:00:00Z"_s);
        QCOMPARE(tests::utc(messages, 3), u"2025-07-25T10:00:01Z"_s);
        QCOMPARE(tests::utc(messages, 4), u"2026-02-10T01:00:10Z"_s);
        QVERIFY(opened->snapshot->bundles.front()->clockSteps.empty());
    }

    // The bundle is made in January; its log ends in December of the year before and holds no line of January.
    void aLogOfLastYearOnly()
    {
        tests::BundleFolder bundle(u"diagnose_1735891200"_s); // 2025-01-03 08:00:00Z
        bundle.write(u"service_status"_s, "x\n");
        bundle.write(u"system_info"_s, "x\n");
        bundle.write(u"logs/messages"_s, "Dec 30 10:00:00 node-a systemd[1]: one\nDec 31 10:00:00 node-a systemd[1]: two\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        QCOMPARE(tests::utc(source(*opened, u"logs/messages"_s), 2), u"2024-12-31T10:00:00Z"_s);
    }

    void aPrintedOffsetBeatsAnAbbreviation()
    {
        // CST says nothing; containerd prints -06:00 beside its local time.
        tests::BundleFolder bundle(u"diagnose_1765626516"_s);
        bundle.write(u"logs/containerd.log"_s,
                     "-- Logs begin at Sat 2025-12-13 01:00:00 CST, end at Sat 2025-12-13 05:48:30 CST. --\n"
                     "Dec 13 05:34:18 node-a containerd[9]: time=\"2025-12-13T05:34:18.5-06:00\" level=info msg=\"starting containerd\"\n"
                     "Dec 13 05:34:19 node-a systemd[1]: Started containerd container runtime.\n");
        bundle.write(u"logs/kubelet.log"_s,
                     "-- Logs begin at Sat 2025-12-13 01:00:00 CST, end at Sat 2025-12-13 05:48:30 CST. --\n"
                     "Dec 13 05:40:00 node-a kubelet[10]: I1213 05:40:00.250000      10 a.go:1] \"x\"\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        QCOMPARE(opened->snapshot->bundles.front()->utcOffset, std::chrono::seconds(-6 * 3600));
        const auto &containerd = source(*opened, u"containerd.log"_s);
        QCOMPARE(tests::utc(containerd, 2), u"2025-12-13T11:34:18.500Z"_s);
        QCOMPARE(containerd.quality(model::RowIndex(1)), model::TimeQualities());
        QCOMPARE(tests::utc(containerd, 3), u"2025-12-13T11:34:19Z"_s);
        QCOMPARE(tests::utc(source(*opened, u"kubelet.log"_s), 2), u"2025-12-13T11:40:00.250Z"_s);
        QVERIFY(opened->snapshot->bundles.front()->clockSteps.empty());
    }

    void aContainerPrintsUtcOnANodeThatDoesNot()
    {
        tests::BundleFolder bundle(u"diagnose_1765626516"_s); // 11:48:36Z
        bundle.write(u"system_status"_s, "\n-----------------run uptime------------------\n 19:48:36 up 14 min\n------------End of uptime----------------\n");
        bundle.write(u"service_status"_s, "x\n");
        bundle.write(u"cs/edge/kube-proxy_containerd.log"_s,
                     "caa31617851b0       35162360f5ee8       14 minutes ago      Running             kube-proxy   0   089c7307a2bbe  kube-proxy-x  kube-system\n"
                     "+ timeout 10s crictl logs caa31617851b0\n"
                     "I1213 11:34:34.552610       1 a.go:1] \"Starting\"\nI1213 11:34:35.552610       1 a.go:1] \"Synced\"\n");
        bundle.write(u"cs/edge/raven-agent_containerd.log"_s,
                     "bbb31617851b0       35162360f5ee8       14 minutes ago      Running             raven   0   089c7307a2bbe  raven-x  kube-system\n"
                     "I1213 19:34:40.000000       1 a.go:1] \"Local time\"\nI1213 19:34:41.000000       1 a.go:1] \"Local time\"\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        QCOMPARE(tests::utc(source(*opened, u"kube-proxy_containerd.log"_s), 3), u"2025-12-13T11:34:34.552610Z"_s);
        QCOMPARE(tests::utc(source(*opened, u"raven-agent_containerd.log"_s), 2), u"2025-12-13T11:34:40Z"_s);
    }

    void aStepBackKeepsTheOrderAndIsReported()
    {
        tests::BundleFolder bundle(u"diagnose_1765626516"_s);
        bundle.write(u"system_status"_s, "\n-----------------run uptime------------------\n 19:48:36 up 14 min\n------------End of uptime----------------\n");
        bundle.write(u"logs/messages"_s,
                     "Dec 13 19:40:00 node-a systemd[1]: before\n"
                     "Dec 13 19:40:30 node-a systemd[1]: just before\n"
                     "Dec 13 19:39:30 node-a chronyd[7]: System clock was stepped by -60.000000 seconds\n"
                     "Dec 13 19:39:40 node-a systemd[1]: after\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const auto &log = source(*opened, u"logs/messages"_s);
        const auto &steps = opened->snapshot->bundles.front()->clockSteps;
        QCOMPARE(steps.size(), size_t(1));
        QCOMPARE(steps.front().line.value(), 3U);
        QCOMPARE(tests::utc(log, 1), u"2025-12-13T11:39:00Z"_s); // an hour of the right clock
        QVERIFY(log.quality(model::RowIndex(0)).testFlag(model::TimeQuality::Adjusted));
        QCOMPARE(tests::utc(log, 3), u"2025-12-13T11:39:30Z"_s);
        QVERIFY(!log.quality(model::RowIndex(2)).testFlag(model::TimeQuality::Adjusted));
        for (quint64 i = 0; i < 4; ++i)
            QCOMPARE(opened->snapshot->order->at(model::MergedRow(i)).row.value(), quint32(i));
    }

    void aLateLineIsNoStep()
    {
        tests::BundleFolder bundle(u"diagnose_1765626516"_s);
        bundle.write(u"logs/messages"_s,
                     "Dec 13 19:40:00 node-a systemd[1]: one\n"
                     "Dec 13 19:39:00 node-a app[9]: written late\n"
                     "Dec 13 19:40:01 node-a systemd[1]: two\n"
                     "Dec 13 19:30:00 node-a app[9]: written late, at the end\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        QVERIFY(opened->snapshot->bundles.front()->clockSteps.empty());
        const auto &log = source(*opened, u"logs/messages"_s);
        QVERIFY(!log.quality(model::RowIndex(0)).testFlag(model::TimeQuality::Adjusted));
    }

    void anEarlierClockBehindABootIsNoStep()
    {
        tests::BundleFolder bundle(u"diagnose_1765626516"_s);
        bundle.write(u"logs/messages"_s,
                     "Dec 13 19:40:00 node-a systemd[1]: before\n"
                     "Dec 13 19:30:00 node-a kernel: Linux version 5.10.134 (builder) #1 SMP\n"
                     "Dec 13 19:30:01 node-a systemd[1]: after\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        QVERIFY(opened->snapshot->bundles.front()->clockSteps.empty());
    }
};

QTEST_GUILESS_MAIN(TimeTest)
#include "time_test.moc"
