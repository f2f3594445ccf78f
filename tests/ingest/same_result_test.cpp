// The result does not depend on how the work is divided: one thread or many, whatever the size of the chunks.

#include "tests/ingest/made_dump.h"
#include "tests/support/bundle_folder.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

// Everything that opening finds, written down: columns, records, corrections, entities, templates, hits.
QByteArray written(const ingest::Opened &opened)
{
    QByteArray out;
    const model::Snapshot &snapshot = *opened.snapshot;
    for (const auto &source : snapshot.sources) {
        out += source->info->path.toUtf8() + ' ' + source->info->format.toUtf8() + '\n';
        for (quint32 row = 0; row < source->rows; ++row) {
            const model::RowIndex index(row);
            const auto bytes = source->bytesOf(index);
            out += QByteArray::number(source->printed(index).ns) + ' ' + QByteArray::number(source->instant(index).ns) + ' '
                + QByteArray::number(source->flags(index).bits()) + ' ' + QByteArray::number(source->templateOf(index).value()) + ' '
                + QByteArray::number(bytes.begin.value()) + '+' + QByteArray::number(bytes.size) + ' ' + QByteArray::number(source->headOf(index).value()) + ' '
                + source->roleOf(index).toUtf8() + ' ' + source->formatOf(index).toUtf8() + ' ' + QByteArray::number(source->placeOf(index)) + '\n';
        }
    }
    for (const auto &entry : *snapshot.templates)
        out += entry.masked.toUtf8() + ' ' + QByteArray::number(entry.count) + ' ' + QByteArray::number(entry.example.row.value()) + '\n';
    for (int kind = 0; kind < model::entityKindCount; ++kind) {
        const auto &rows = snapshot.entities[static_cast<size_t>(kind)];
        QStringList names = rows.keys();
        names.sort();
        for (const QString &name : std::as_const(names))
            out += name.toUtf8() + ' ' + QByteArray::number(rows[name]->count()) + '\n';
    }
    for (const ingest::Hit &hit : *opened.hits)
        out += QByteArray::number(hit.row.source.value()) + ':' + QByteArray::number(hit.row.row.value()) + ' ' + QByteArray::number(hit.pattern.value()) + '\n';
    return out;
}

// Hits every message with an error in it, and knows what a record of several rows is.
class ErrorMatcher : public ingest::PatternMatcher
{
public:
    std::unique_ptr<Scratch> makeScratch() const override { return std::make_unique<Scratch>(); }
    void match(std::string_view message, std::string_view program, model::Level level, Scratch &, std::vector<ingest::PatternId> &hits) const override
    {
        if (message.find("fail") != std::string_view::npos)
            hits.push_back(ingest::PatternId(0));
        if (message.find('\n') != std::string_view::npos)
            hits.push_back(ingest::PatternId(1));
        if (program == "kubelet" && level == model::Level::Error)
            hits.push_back(ingest::PatternId(2));
        if (message.find("deep") != std::string_view::npos)
            hits.push_back(ingest::PatternId(3));
    }
};

QByteArray openedWith(const QString &path, int threads, size_t chunkBytes, quint32 maxLineBytes = 1U << 20)
{
    ingest::OpenRequest request;
    request.paths = {path};
    request.threads = threads;
    request.reading.chunkBytes = chunkBytes;
    request.reading.maxLineBytes = maxLineBytes;
    request.matcher = std::make_shared<ErrorMatcher>();
    const auto opened = ingest::open(request, {});
    return opened.ok() ? written(opened.value()) : QByteArray("not opened");
}

} // namespace

class SameResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChunkSizeOnSmallFiles()
    {
        tests::BundleFolder bundle;
        // Sixty-four lines decide the format before anything is cut.
        QByteArray head;
        for (int i = 0; i < 70; ++i)
            head += "Dec 30 23:59:" + QByteArray::number(i % 50 + 10) + " w kubelet[21]: I1230 23:59:" + QByteArray::number(i % 50 + 10)
                + ".000000      21 a.go:1] \"Probe\" pod=\"shop/cart-" + QByteArray::number(i % 7) + "\" n=" + QByteArray::number(i) + "\n";
        bundle.write(u"messages.log"_s, head
                         + "Dec 31 23:59:59 w kubelet[21]: E1231 23:59:59.900000      21 a.go:1] \"Sync failed\" err=\"deep\" pod=\"shop/cart-1\"\n"
                           "Dec 31 23:59:59 w kubelet[21]: \tgoroutine 1 [running]:\n"
                           "Jan  1 00:00:00 w containerd[9]: time=\"2026-01-01T00:00:00.2+08:00\" level=info msg=\"between\" id=0123\n"
                           "Jan  1 00:00:00 w kubelet[21]: \tdeep.Call()\n"
                           "\tno header at all\n"
                           "\n"
                           "Jan  1 00:00:01 w systemd[1]: Started one.\n"
                           "Jan  1 00:00:01 w kubelet[22]: plain and alone\n"
                           "Jan  1 00:00:02 w kubelet[21]: \tlast of the trace, failing\n"
                           "Jan  1 00:00:02 w kubelet[21]: E0101 00:00:02.100000      21 a.go:1] \"Sync failed\"\n"
                           "Jan  1 00:00:07 w kubelet[21]: \tin time, failing\n"
                           "Jan  1 00:00:13 w kubelet[21]: \ttoo late, failing\n"
                           "Jan  1 00:00:14 w kubelet[21]: \tand on its own\n"
                           "Jan  1 00:00:14 w kubelet[21]: panic: failed\n"
                           "Jan  1 00:00:14 w kubelet[21]: goroutine 7 [running]:\n"
                           "Jan  1 00:00:14 w kernel: Linux version 5.10\n"
                           "Jan  1 00:00:03 w app[3]: caf\xE9 \r\n"
                           "Jan  1 00:00:09 w chronyd[4]: System clock was stepped by -5.0 seconds\n"
                           "Jan  1 00:00:04 w app[3]: earlier\n"
                           "Jan  1 00:00:05 w app[3]: no line end");
        QByteArray container;
        for (int i = 0; i < 66; ++i)
            container += "2025-12-13T11:34:" + QByteArray::number(i % 50 + 10) + "Z stdout F line\n";
        bundle.write(u"container.log"_s, container
                         + "2025-12-13T11:36:00Z stdout P deep \n"
                           "2025-12-13T11:36:00Z stderr F other failing\n"
                           "2025-12-13T11:36:00Z stderr F \tat trace\n"
                           "2025-12-13T11:36:01Z stdout P cut \n"
                           "2025-12-13T11:36:01Z stdout F end\n"
                           "2025-12-13T11:36:02Z stderr F panic: fail\n"
                           "2025-12-13T11:36:02Z stderr F goroutine 1 [running]:\n"
                           "2025-12-13T11:36:03Z stdout F after\n");
        QByteArray kernel;
        for (int i = 0; i < 66; ++i)
            kernel += "[   1.0000" + QByteArray::number(i + 10) + "] eth0: link up\n";
        bundle.write(u"kernel.log"_s, kernel
                         + "[   2.000001][ T12] BUG: failing deep\n"
                           "[   2.000002][ T13] INFO: task x:1 blocked for more than 120 seconds.\n"
                           "[   2.000003][ T12] CPU: 1 PID: 12 Comm: x\n"
                           "[   2.000004][ T13] Call Trace:\n"
                           "[   2.000005][ T12]  ? f+0x1/0x2\n"
                           "[   2.000006] eth0: link up\n");
        bundle.write(u"plain.txt"_s, "one\ntwo\n\n\nthree");
        bundle.write(u"utf16.txt"_s, QByteArray("\xFF\xFEo\0n\0e\0\n\0t\0w\0o\0", 16));
        const QByteArray whole = openedWith(bundle.path(), 1, 1U << 20);
        QVERIFY(whole.contains("messages.log"));
        for (size_t size = 1; size <= 400; ++size) {
            const QByteArray cut = openedWith(bundle.path(), 1 + static_cast<int>(size % 3), size);
            if (cut != whole)
                qWarning("chunks of %zu bytes differ", size);
            QVERIFY(cut == whole);
        }
    }

    void linesBeyondTheLimitDoNotDependOnChunks()
    {
        tests::BundleFolder bundle;
        QByteArray text;
        for (int i = 0; i < 40; ++i)
            text += "2025-12-13T19:34:" + QByteArray::number(i % 50 + 10) + "Z INFO " + QByteArray(i * 37 % 300, 'x') + " fail\n";
        bundle.write(u"long.log"_s, text);
        const QByteArray whole = openedWith(bundle.path(), 1, 1U << 20, 100);
        for (const size_t size : {1UL, 7UL, 50UL, 99UL, 100UL, 101UL, 333UL, 5'000UL})
            QCOMPARE(openedWith(bundle.path(), 2, size, 100), whole);
    }

    void everyChunkSizeOnADump()
    {
        tests::BundleFolder bundle(u"diagnose_1765626516"_s);
        QByteArray log;
        for (int i = 0; i < 90; ++i) // sixty-four lines decide the format of a log
            log += (i % 3 ? "I1213 11:20:" : "E1213 11:20:") + QByteArray::number(i % 50 + 10) + ".000000       1 a.go:1] \"Sync failed\" n=" + QByteArray::number(i) + "\n\tdeep\n";
        const QByteArray dump = tests::madeDump() + tests::madeLog("long", "shop/long-0", log) + tests::madeLog("long", "shop/long-1", log) + tests::madeDump();
        bundle.write(u"cluster_dump.log"_s, dump);
        bundle.write(u"events.log"_s,
                     "LAST SEEN   TYPE      REASON   OBJECT      MESSAGE\n5m          Warning   BackOff   pod/web-0   Back-off, failing\n\n  deep\n2d          Normal    Pulled    pod/web-1   ok\n");
        bundle.write(u"cut.log"_s, dump.mid(dump.indexOf("FailedScheduling"), 4'000));
        const QByteArray whole = openedWith(bundle.path(), 1, 1U << 20);
        QVERIFY(whole.contains("apiserver-log"));
        for (size_t size = 1; size <= 5'000; size += size < 60 ? 1 : 61) {
            const QByteArray cut = openedWith(bundle.path(), 1 + static_cast<int>(size % 3), size);
            if (cut != whole)
                qWarning("chunks of %zu bytes differ", size);
            QVERIFY(cut == whole);
        }
    }

    void longLinesInADumpDoNotDependOnChunks()
    {
        tests::BundleFolder bundle;
        QByteArray log;
        for (int i = 0; i < 70; ++i)
            log += "I1213 11:20:" + QByteArray::number(i % 50 + 10) + ".000000       1 a.go:1] " + QByteArray(i * 53 % 400, 'x') + " fail\n";
        const QByteArray dump = tests::madeDump().replace("Back-off restarting", QByteArray(700, 'y') + " Back-off restarting") + tests::madeLog("a", "shop/a-0", log)
            + tests::madeDump() + QByteArray(900, 'z');
        bundle.write(u"cluster_dump.log"_s, dump);
        for (const quint32 limit : {60U, 100U, 300U}) {
            const QByteArray whole = openedWith(bundle.path(), 1, 1U << 20, limit);
            for (const size_t size : {1UL, 7UL, 50UL, 99UL, 100UL, 101UL, 333UL, 5'000UL}) {
                const QByteArray cut = openedWith(bundle.path(), 2, size, limit);
                if (cut != whole)
                    qWarning("chunks of %zu bytes differ at a limit of %u", size, limit);
                QVERIFY(cut == whole);
            }
        }
    }

    void theGenuineBundle_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("chunkBytes");
        QTest::newRow("two threads") << 2 << (1 << 20);
        QTest::newRow("five threads, small chunks") << 5 << 10'007;
        QTest::newRow("one thread, tiny chunks") << 1 << 400;
    }

    void theGenuineBundle()
    {
        QFETCH(int, threads);
        QFETCH(int, chunkBytes);
        const QString path = tests::genuineBundle();
        if (path.isEmpty())
            QSKIP(qPrintable(tests::absentSentence()));
        static const QByteArray whole = openedWith(path, 1, 1U << 20);
        QVERIFY(openedWith(path, threads, static_cast<size_t>(chunkBytes)) == whole);
    }
};

QTEST_GUILESS_MAIN(SameResultTest)
#include "same_result_test.moc"
