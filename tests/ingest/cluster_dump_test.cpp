// A dump of a cluster: events at their own times, logs in their own formats, line numbers as the file has them.

#include "tests/ingest/made_dump.h"
#include "tests/support/bundle_folder.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;
using model::RowFlags;
using model::RowIndex;

class ClusterDumpTest : public QObject
{
    Q_OBJECT

private:
    QByteArray m_text = tests::madeDump();
    std::unique_ptr<tests::BundleFolder> m_folder;
    std::optional<ingest::Opened> m_opened;

    const model::SourceIndex &dump() const { return *m_opened->snapshot->sources.front(); }
    /// The line that begins with these words behind blanks, counted in the text as an editor counts.
    RowIndex line(const QByteArray &words, int nth = 1) const
    {
        const QList<QByteArray> lines = m_text.split('\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines[i].trimmed().startsWith(words) && --nth == 0)
                return RowIndex(quint32(i));
        }
        qFatal("no line %s", words.constData());
    }
    QString utc(RowIndex row) const { return tests::utc(dump(), model::lineOf(row).value()); }
    QString message(RowIndex row) const { return ingest::readRow(*m_opened->texts, dump(), row).message; }
    bool hasEntity(model::EntityKind kind, const QString &name, RowIndex row) const
    {
        const auto &rows = m_opened->snapshot->entities[size_t(kind)];
        const auto it = rows.constFind(name);
        return it != rows.constEnd() && (*it)->contains({dump().id(), row});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = std::make_unique<tests::BundleFolder>(u"diagnose_1765626516"_s); // 2025-12-13T11:48:36Z
        m_folder->write(u"cluster_dump.log"_s, m_text);
        // The node stands at +08:00; the API server and containers do not care.
        m_folder->write(u"system_status"_s, "\n-----------------run uptime------------------\n 19:48:36 up 14 min\n------------End of uptime----------------\n");
        m_folder->write(u"service_status"_s, "x\n");
        m_opened = tests::open({m_folder->path()});
        QVERIFY(m_opened);
        QVERIFY(dump().info->path.endsWith(u"cluster_dump.log"_s));
        QCOMPARE(m_opened->snapshot->bundles.front()->utcOffset, std::chrono::seconds(8 * 3600));
    }

    void rowsAreLines()
    {
        const QList<QByteArray> lines = m_text.split('\n');
        QCOMPARE(dump().rows, quint32(lines.size() - 1));
        for (quint32 row = 0; row < dump().rows; ++row)
            QCOMPARE(m_opened->texts->line(dump(), RowIndex(row)), lines[qsizetype(row)]);
    }

    void anEventStandsAtTheLineOfItsMessage()
    {
        const RowIndex row = line("\"message\": \"Back-off restarting");
        QCOMPARE(utc(row), u"2025-12-13T11:40:00Z"_s);
        QCOMPARE(dump().quality(row), model::TimeQualities()); // exact
        QCOMPARE(dump().flags(row).level(), model::Level::Warning);
        QVERIFY(!dump().flags(row).has(RowFlags::Part));
        QCOMPARE(dump().roleOf(row), u"events-table"_s);
        const QString said = u"object=shop/cart-0 kind=Pod type=Warning reason=BackOff message=Back-off restarting failed container=app pod=cart-0_shop(0a1b2c3d) source=kubelet node=worker-17 count=3"_s;
        QCOMPARE(message(row), said);
        const ingest::RecordText record = ingest::readRecord(*m_opened->texts, dump(), row);
        QCOMPARE(QString::fromStdString(record.message), said);
        QCOMPARE(record.program, std::string("kubelet"));
        // The line alone, as a view without the text around shows it.
        QCOMPARE(ingest::readRow(dump(), row, m_opened->texts->line(dump(), row)).message,
                 u"Back-off restarting failed container=app pod=cart-0_shop(0a1b2c3d)"_s);
    }

    void escapesAreUndone()
    {
        QVERIFY(message(line("\"message\": \"Node")).contains(u"Node \"worker-17\" status is now: NodeReady"_s));
        QCOMPARE(dump().flags(line("\"message\": \"Node")).level(), model::Level::Info);
    }

    void everyLineOfAnEventLeadsToIt()
    {
        const RowIndex head = line("\"message\": \"0/3 nodes");
        for (const char *words : {"\"reason\": \"FailedScheduling\"", "\"name\": \"cart-1\"", "\"lastTimestamp\": \"2025-12-13T11:30:00Z\""})
            QCOMPARE(dump().headOf(line(words)), head);
        QCOMPARE(dump().recordRows(head).size(), size_t(1)); // evidence is one line
        QVERIFY(dump().folded->contains(line("\"reason\": \"FailedScheduling\"").value()));
        QVERIFY(!dump().folded->contains(head.value()));
    }

    void eventsNameTheirPodsAndNodes()
    {
        const RowIndex row = line("\"message\": \"Back-off restarting");
        QVERIFY(hasEntity(model::EntityKind::Pod, u"shop/cart-0"_s, row));
        QVERIFY(hasEntity(model::EntityKind::Namespace, u"shop"_s, row));
        QVERIFY(hasEntity(model::EntityKind::Node, u"worker-17"_s, row));
        QVERIFY(hasEntity(model::EntityKind::Component, u"kubelet"_s, row));
    }

    void otherObjectsHaveNoClock()
    {
        const RowIndex row = line("\"kind\": \"Pod\",", 3); // two events are about pods, one pod stands behind them
        QVERIFY(!dump().hasTime(row));
        QCOMPARE(dump().roleOf(row), u"object-dump"_s);
        QVERIFY(dump().folded->contains(row.value()));
    }

    void logsAreReadInTheirOwnFormats()
    {
        const RowIndex klog = line("E1213 11:26:00");
        QCOMPARE(dump().formatOf(klog), u"klog"_s);
        QCOMPARE(dump().roleOf(klog), u"pod-log"_s);
        QCOMPARE(utc(klog), u"2025-12-13T11:26:00.200Z"_s); // containers print UTC
        QCOMPARE(dump().flags(klog).level(), model::Level::Error);
        QCOMPARE(message(klog), u"Failed to sync err=timed out"_s);
        QCOMPARE(dump().headOf(line("goroutine 1")), klog);

        const RowIndex logfmt = line("time=");
        QCOMPARE(dump().formatOf(logfmt), u"logfmt"_s);
        QCOMPARE(utc(logfmt), u"2025-12-13T11:31:00Z"_s);
        QCOMPARE(dump().quality(logfmt), model::TimeQualities());

        const RowIndex coredns = line("[ERROR] plugin/errors");
        QCOMPARE(dump().formatOf(coredns), u"coredns"_s);
        QVERIFY(!dump().hasTime(coredns));
        QCOMPARE(dump().flags(coredns).level(), model::Level::Error);

        const RowIndex apiserver = line("I1213 11:45:00");
        QCOMPARE(dump().roleOf(apiserver), u"apiserver-log"_s);
        QCOMPARE(utc(apiserver), u"2025-12-13T11:45:00Z"_s);
    }

    void logsNameTheirContainers()
    {
        const RowIndex row = line("E1213 11:26:00");
        QVERIFY(hasEntity(model::EntityKind::Pod, u"kube-system/kube-proxy-worker-x7k2p"_s, row));
        QVERIFY(hasEntity(model::EntityKind::Namespace, u"kube-system"_s, row));
        QVERIFY(hasEntity(model::EntityKind::Container, u"kube-proxy-worker"_s, row));
        QVERIFY(!hasEntity(model::EntityKind::Pod, u"kube-system/kube-proxy-worker-x7k2p"_s, line("time=")));
        QCOMPARE(ingest::readRecord(*m_opened->texts, dump(), row).program, std::string("kube-proxy"));
        QVERIFY(hasEntity(model::EntityKind::Component, u"kube-proxy"_s, row));
    }

    void aRecordEndsWithItsLog()
    {
        QCOMPARE(dump().headOf(line("==== END logs for container kube-proxy-worker")), line("==== END logs for container kube-proxy-worker"));
        QCOMPARE(dump().recordRows(line("E1213 11:26:00")).size(), size_t(2));
    }

    void aLogThatWasNotGivenIsTold()
    {
        const auto &warnings = m_opened->snapshot->bundles.front()->warnings;
        QCOMPARE(warnings.size(), size_t(1));
        QCOMPARE(warnings.front().code, u"ingest.dump-logs-refused"_s);
        QVERIFY(warnings.front().message.en.contains(u"1 of 6"_s));
        QCOMPARE(message(line("Request log error")), u"Request log error: container \"app\" in pod \"cart-0\" is waiting to start: CrashLoopBackOff"_s);
    }

    void allOfItStandsInTheOrderOfTime()
    {
        QStringList times;
        for (quint64 i = 0; i < m_opened->snapshot->order->size(); ++i) {
            const model::RowRef row = m_opened->snapshot->order->at(model::MergedRow(i));
            const model::SourceIndex &source = m_opened->snapshot->source(row.source);
            if (source.id() == dump().id() && !source.folded->contains(row.row.value()))
                times << utc(row.row).mid(11, 5);
        }
        // date of each event and line above, sorted by hand
        QCOMPARE(times, (QStringList{u"11:10"_s, u"11:20"_s, u"11:25"_s, u"11:26"_s, u"11:30"_s, u"11:31"_s, u"11:40"_s, u"11:45"_s}));
        QVERIFY(!dump().info->ordered);
        QCOMPARE(model::toRfc3339(*dump().first), u"2025-12-13T11:10:00Z"_s);
        QCOMPARE(model::toRfc3339(*dump().last), u"2025-12-13T11:45:00Z"_s);
    }

    void itIsWhole()
    {
        QCOMPARE(dump().info->format, u"cluster-objects"_s);
        QCOMPARE(dump().info->role, u"object-dump"_s);
        QCOMPARE(dump().info->coverage, model::Coverage::Whole);
    }

    void aDumpThatEndsEarlySaysSo_data()
    {
        QTest::addColumn<QByteArray>("last");
        QTest::newRow("within an object") << "            \"reason\": \"FailedScheduling\","_ba;
        QTest::newRow("within a log") << "goroutine 1 [running]:"_ba;
    }

    void aDumpThatEndsEarlySaysSo()
    {
        QFETCH(QByteArray, last);
        tests::BundleFolder folder(u"diagnose_1765626516"_s);
        folder.write(u"cluster_dump.log"_s, m_text.left(m_text.indexOf(last) + last.size()));
        folder.write(u"system_info"_s, "x\n");
        const auto opened = tests::open({folder.path()});
        QVERIFY(opened);
        const model::SourceIndex &cut = *opened->snapshot->sources.front();
        QCOMPARE(cut.info->coverage, model::Coverage::CommandFailed);
        // What stands above is read all the same.
        QCOMPARE(tests::utc(cut, model::lineOf(line("\"message\": \"Back-off restarting")).value()), u"2025-12-13T11:40:00Z"_s);
    }

    void aDumpWithoutItsBeginningIsReadFromThereOn()
    {
        for (qsizetype begin = m_text.indexOf("EventList"); begin < m_text.indexOf("terway"); begin += 41) {
            tests::BundleFolder folder(u"diagnose_1765626516"_s);
            folder.write(u"dump.log"_s, m_text.mid(begin));
            folder.write(u"system_info"_s, "x\n");
            const auto opened = tests::open({folder.path()});
            QVERIFY(opened);
            const model::SourceIndex &cut = *opened->snapshot->sources.front();
            QCOMPARE(cut.info->format, u"cluster-objects"_s);
            QCOMPARE(model::toRfc3339(*cut.last), u"2025-12-13T11:45:00Z"_s);
            QCOMPARE(cut.info->role, u"object-dump"_s);
        }
    }

    // Anything at all may stand in a file of this name.
    void damageNeverLosesTheRest()
    {
        quint32 seed = 7;
        const auto random = [&seed] { return seed = seed * 1'664'525 + 1'013'904'223, seed >> 8; };
        for (int i = 0; i < 60; ++i) {
            QByteArray text = m_text;
            for (int j = 0; j < 40; ++j)
                text[qsizetype(random()) % text.size()] = "{}[]\",\n=\0x"[random() % 10];
            text += tests::madeLog("late", "shop/late-0", "I1213 11:47:00.000000       1 a.go:1] last words\nI1213 11:47:01.000000       1 a.go:1] really\n");
            tests::BundleFolder folder(u"diagnose_1765626516"_s);
            folder.write(u"cluster_dump.log"_s, text);
            folder.write(u"system_info"_s, "x\n");
            const auto opened = tests::open({folder.path()});
            QVERIFY(opened);
            const model::SourceIndex &damaged = *opened->snapshot->sources.front();
            QCOMPARE(damaged.rows, quint32(text.count('\n')));
            QVERIFY(damaged.last);
            QCOMPARE(model::toRfc3339(*damaged.last), u"2025-12-13T11:47:01Z"_s);
        }
    }

    void aListOfEventsAlone()
    {
        tests::BundleFolder folder;
        folder.write(u"events.json"_s, tests::madeList("EventList", tests::madeEvent("2025-12-13T11:40:00Z", "Warning", "BackOff", "Pod", "cart-0", "Back-off")));
        const auto opened = tests::open({folder.path()});
        QVERIFY(opened);
        const model::SourceIndex &events = *opened->snapshot->sources.front();
        QCOMPARE(events.info->role, u"events-table"_s);
        QCOMPARE(model::toRfc3339(*events.first), u"2025-12-13T11:40:00Z"_s);
    }

    void lastYearsLogsDoNotMoveThisYears()
    {
        // Collected on 3 January; the logs of two containers lie in December and in January, in this order and in the other.
        for (const bool decemberFirst : {true, false}) {
            const QByteArray december = tests::madeLog("a", "shop/a-0", "I1230 10:00:00.000000       1 a.go:1] one\nI1231 10:00:00.000000       1 a.go:1] two\n");
            const QByteArray january = tests::madeLog("b", "shop/b-0", "I0102 10:00:00.000000       1 a.go:1] one\nI0103 07:00:00.000000       1 a.go:1] two\n");
            tests::BundleFolder folder(u"diagnose_1735891200"_s); // 2025-01-03T08:00:00Z
            folder.write(u"cluster_dump.log"_s, decemberFirst ? december + january : january + december);
            folder.write(u"system_info"_s, "x\n");
            const auto opened = tests::open({folder.path()});
            QVERIFY(opened);
            const model::SourceIndex &logs = *opened->snapshot->sources.front();
            QCOMPARE(model::toRfc3339(*logs.first), u"2024-12-30T10:00:00Z"_s);
            QCOMPARE(model::toRfc3339(*logs.last), u"2025-01-03T07:00:00Z"_s);
        }
    }

    void aContainerWithTheNodesClockIsFoundOut()
    {
        // On a node at +08:00 a log that would end seven hours after the collection does not print UTC.
        tests::BundleFolder folder(u"diagnose_1765626516"_s); // 11:48:36Z
        folder.write(u"system_status"_s, "\n-----------------run uptime------------------\n 19:48:36 up 14 min\n------------End of uptime----------------\n");
        folder.write(u"cluster_dump.log"_s, tests::madeLog("a", "shop/a-0", "I1213 19:47:00.000000       1 a.go:1] local\nI1213 19:48:00.000000       1 a.go:1] local\n")
                         + tests::madeLog("b", "shop/b-0", "I1213 11:46:00.000000       1 a.go:1] UTC\nI1213 11:48:00.000000       1 a.go:1] UTC\n"));
        const auto opened = tests::open({folder.path()});
        QVERIFY(opened);
        const model::SourceIndex &logs = *opened->snapshot->sources.front();
        QCOMPARE(tests::utc(logs, 2), u"2025-12-13T11:47:00Z"_s);
        QCOMPARE(tests::utc(logs, 6), u"2025-12-13T11:46:00Z"_s);
    }
};

QTEST_GUILESS_MAIN(ClusterDumpTest)
#include "cluster_dump_test.moc"
