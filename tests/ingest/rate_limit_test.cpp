// What journald and rsyslog say of lines that they dropped, in the words of their versions.

#include "services/ingest/rate_limit.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

class RateLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losses_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<qint64>("lines"); // -1: none
        QTest::addColumn<QString>("unit");
        QTest::newRow("journald") << "Suppressed 917 messages from kubelet.service"_ba << 917LL << u"kubelet.service"_s;
        QTest::newRow("older journald") << "Suppressed 12 messages from /system.slice/docker.service"_ba << 12LL << u"docker.service"_s;
        QTest::newRow("rsyslog") << "imjournal: 84667 messages lost due to rate-limiting"_ba << 84'667LL << QString();
        QTest::newRow("newer rsyslog") << "imuxsock[pid: 57, name: /usr/bin/app]: 1024 messages lost due to rate-limiting (20000 allowed within 300 seconds)"_ba << 1'024LL
                                       << QString();
        QTest::newRow("newer rsyslog, of the kubelet") << "imuxsock[pid: 812, name: /usr/bin/kubelet]: 12 messages lost due to rate-limiting"_ba << 12LL << u"kubelet.service"_s;
        QTest::newRow("journald, of the kernel") << "Missed 1427 kernel messages"_ba << 1'427LL << u"kernel"_s;
        QTest::newRow("the start of it") << "imjournal: begin to drop messages due to rate-limiting"_ba << -1LL << QString();
        QTest::newRow("something else") << "Suppressed messages from nobody"_ba << -1LL << QString();
        QTest::newRow("no number") << "imjournal: many messages lost due to rate-limiting"_ba << -1LL << QString();
        QTest::newRow("too large a number") << "Suppressed 99999999999999999999999 messages from a.service"_ba << -1LL << QString();
    }

    void losses()
    {
        QFETCH(QByteArray, message);
        QFETCH(qint64, lines);
        QFETCH(QString, unit);
        const auto loss = ingest::readLoss({message.constData(), size_t(message.size())});
        QCOMPARE(loss.has_value(), lines >= 0);
        if (loss) {
            QCOMPARE(qint64(loss->lines), lines);
            QCOMPARE(QString::fromStdString(loss->unit), unit);
        }
    }

    void unitsHaveTheirLogs()
    {
        QCOMPARE(ingest::roleOfUnit("kubelet.service"), u"kubelet-log"_s);
        QCOMPARE(ingest::roleOfUnit("containerd.service"), u"containerd-log"_s);
        QCOMPARE(ingest::roleOfUnit("session-1.scope"), QString());
    }
};

QTEST_GUILESS_MAIN(RateLimitTest)
#include "rate_limit_test.moc"
