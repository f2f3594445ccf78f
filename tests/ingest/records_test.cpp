// Rows become records: what belongs together stands together, even when another printer speaks in between.

#include "tests/support/bundle_folder.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

class RecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesOfOneProcessJoinAcrossOthers()
    {
        tests::BundleFolder bundle;
        bundle.write(u"node.log"_s,
                     "Dec 13 19:35:20 w kubelet[21]: I1213 19:35:20.100000      21 status.go:1] Pod status is inconsistent:\n"
                     "Dec 13 19:35:20 w kubelet[21]:         @@ -1,2 +1,2 @@\n"
                     "Dec 13 19:35:20 w containerd[9]: time=\"2025-12-13T19:35:20.2+08:00\" level=info msg=\"between\"\n"
                     "Dec 13 19:35:20 w kubelet[21]:         - \"phase\": \"Pending\",\n"
                     "Dec 13 19:35:20 w kubelet[22]: another process\n"
                     "Dec 13 19:35:21 w kubelet[21]: I1213 19:35:21.000000      21 a.go:1] next\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const model::SourceIndex &log = *opened->snapshot->sources.front();
        const auto rows = log.recordRows(model::RowIndex(0));
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(rows[1].value(), 1U);
        QCOMPARE(rows[2].value(), 3U);
        QCOMPARE(log.headOf(model::RowIndex(3)).value(), 0U);
        QCOMPARE(log.headOf(model::RowIndex(2)).value(), 2U);
        QCOMPARE(log.headOf(model::RowIndex(4)).value(), 4U);
        QCOMPARE(log.folded->cardinality(), uint64_t(2));
        const ingest::RecordText record = ingest::readRecord(*opened->texts, log, model::RowIndex(0));
        QCOMPARE(record.program, std::string("kubelet"));
        QCOMPARE(QString::fromStdString(record.message), u"Pod status is inconsistent:\n        @@ -1,2 +1,2 @@\n        - \"phase\": \"Pending\","_s);
    }

    // What a process says half a minute later is something else, even if nothing of its stands between.
    void aLineThatComesLateIsARecordOfItsOwn()
    {
        tests::BundleFolder bundle;
        bundle.write(u"node.log"_s,
                     "Dec 13 19:35:20 w kubelet[21]: I1213 19:35:20.100000      21 status.go:1] Pod status is inconsistent:\n"
                     "Dec 13 19:35:23 w kubelet[21]:         @@ -1,2 +1,2 @@\n"
                     "Dec 13 19:35:27 w kubelet[21]:         - \"phase\": \"Pending\",\n" // seven seconds behind the head, four behind the last part
                     "Dec 13 19:35:57 w kubelet[21]: Flag --cgroup-driver has been deprecated\n"
                     "Dec 13 19:35:57 w kubelet[21]: Flag --register-node has been deprecated\n"
                     "Dec 31 23:59:58 w kubelet[21]: I1231 23:59:58.900000      21 status.go:1] Pod status is inconsistent:\n"
                     "Jan  1 00:00:00 w kubelet[21]:         @@ -1,2 +1,2 @@\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const model::SourceIndex &log = *opened->snapshot->sources.front();
        for (const auto &[row, head] : std::initializer_list<std::pair<quint32, quint32>>{{0, 0}, {1, 0}, {2, 0}, {3, 3}, {4, 4}, {5, 5}, {6, 5}})
            QCOMPARE(log.headOf(model::RowIndex(row)).value(), head);
    }

    void aPanicIsARecordOfItsOwn()
    {
        tests::BundleFolder bundle;
        bundle.write(u"node.log"_s,
                     "Dec 13 19:35:20 w kubelet[21]: I1213 19:35:20.100000      21 a.go:1] all is well\n"
                     "Dec 13 19:35:20 w kubelet[21]: panic: runtime error: invalid memory address or nil pointer dereference\n"
                     "Dec 13 19:35:20 w kubelet[21]: goroutine 1 [running]:\n"
                     "Dec 13 19:35:20 w kubelet[21]: main.main()\n");
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const model::SourceIndex &log = *opened->snapshot->sources.front();
        QCOMPARE(log.recordRows(model::RowIndex(0)).size(), size_t(1));
        QCOMPARE(log.recordRows(model::RowIndex(1)).size(), size_t(3));
    }

    void bytesAreKeptAsTheyAre()
    {
        tests::BundleFolder bundle;
        const QByteArray odd("Dec 13 19:35:20 w app[1]: caf\xE9 \x1B[31m\r\nDec 13 19:35:21 w app[1]: no line end");
        bundle.write(u"node.log"_s, odd);
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const model::SourceIndex &log = *opened->snapshot->sources.front();
        QCOMPARE(log.rows, 2U);
        QCOMPARE(opened->texts->line(log, model::RowIndex(0)), QByteArray("Dec 13 19:35:20 w app[1]: caf\xE9 \x1B[31m"));
        QCOMPARE(opened->texts->line(log, model::RowIndex(1)), QByteArray("Dec 13 19:35:21 w app[1]: no line end"));
        QCOMPARE(opened->texts->read(log.id(), model::ByteOffset(0), 1'000), odd);
    }

    void utf16IsReadAsText()
    {
        tests::BundleFolder bundle;
        const QString text = u"2025-06-10 12:00:00 ERROR 起動に失敗しました\r\n2025-06-10 12:00:01 INFO ok\r\n"_s;
        QByteArray bytes("\xFF\xFE");
        for (const QChar c : text) {
            bytes += char(c.unicode() & 0xFF);
            bytes += char(c.unicode() >> 8);
        }
        bundle.write(u"windows.log"_s, bytes);
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const model::SourceIndex &log = *opened->snapshot->sources.front();
        QCOMPARE(log.rows, 2U);
        QCOMPARE(ingest::readRow(log, model::RowIndex(0), opened->texts->line(log, model::RowIndex(0))).message, u"ERROR 起動に失敗しました"_s);
        QCOMPARE(log.flags(model::RowIndex(0)).level(), model::Level::Error);
    }

    void blocksHoldAcrossTheirSeams()
    {
        tests::BundleFolder bundle;
        QByteArray text;
        for (int i = 0; i < 200'000; ++i)
            text += "2025-06-10 12:00:00.000 INFO line " + QByteArray::number(i) + "\n";
        bundle.write(u"long.log"_s, text);
        const auto opened = tests::open({bundle.path()});
        QVERIFY(opened);
        const model::SourceIndex &log = *opened->snapshot->sources.front();
        QCOMPARE(log.rows, 200'000U);
        for (const quint32 row : {0U, 65'535U, 65'536U, 131'071U, 131'072U, 199'999U})
            QCOMPARE(opened->texts->line(log, model::RowIndex(row)), "2025-06-10 12:00:00.000 INFO line " + QByteArray::number(row));
        QCOMPARE(opened->snapshot->order->size(), quint64(200'000));
    }

    void cancellingStopsAtOnce()
    {
        tests::BundleFolder bundle;
        bundle.write(u"long.log"_s, QByteArray("2025-06-10 12:00:00.000 INFO some line of text that goes on for a while\n").repeated(400'000));
        const model::Cancellation cancellation;
        ingest::OpenRequest request;
        request.paths = {bundle.path()};
        QElapsedTimer since;
        ingest::OpenObserver observer;
        request.publishEvery = std::chrono::milliseconds(10);
        observer.snapshot = [&](const auto &) {
            if (!cancellation.requested()) {
                cancellation.cancel();
                since.start();
            }
        };
        const auto opened = ingest::open(request, cancellation, observer);
        QVERIFY(opened.ok());
        QVERIFY(opened.value().cancelled);
        QVERIFY2(since.elapsed() < 100, qPrintable(QString::number(since.elapsed())));
        QVERIFY(!opened.value().snapshot->complete);
    }
};

QTEST_GUILESS_MAIN(RecordsTest)
#include "records_test.moc"
