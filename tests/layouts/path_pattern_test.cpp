// Globs for member paths.

#include "services/layouts/path_pattern.h"

#include <QTest>

using shindan::layouts::PathPattern;

class PathPatternTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void caseCountsUnlessToldOtherwise();
    void knowsWhetherItIsAPath();
};

void PathPatternTest::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("fits");
    QTest::newRow("same") << "logs/messages"
                          << "logs/messages" << true;
    QTest::newRow("longer") << "logs/messages"
                            << "logs/messages.1" << false;
    QTest::newRow("a star stays in its folder") << "cs/edge/*"
                                                << "cs/edge/coredns_docker.log" << true;
    QTest::newRow("... and does not go deeper") << "cs/edge/*"
                                                << "cs/edge/more/x.log" << false;
    QTest::newRow("star in the middle") << "daemon_status/*.conf"
                                        << "daemon_status/10-kubeadm.conf" << true;
    QTest::newRow("star for nothing") << "daemon_status/*.conf"
                                      << "daemon_status/.conf" << true;
    QTest::newRow("two stars go deeper") << "node_cache/**"
                                         << "node_cache/kubelet/pods.json" << true;
    QTest::newRow("leading two stars, no folder") << "**/*.evtx"
                                                  << "System.evtx" << true;
    QTest::newRow("leading two stars, folders") << "**/*.evtx"
                                                << "a/b/System.evtx" << true;
    QTest::newRow("two stars in the middle") << "**/namespaces/*/pods/**/*.log"
                                             << "x/namespaces/kube-system/pods/a/b/current.log" << true;
    QTest::newRow("two stars do not cut a name") << "**/kubelet.log"
                                                 << "my-kubelet.log" << false;
    QTest::newRow("choice, first") << "{containerd,docker}_status"
                                   << "containerd_status" << true;
    QTest::newRow("choice, second") << "{containerd,docker}_status"
                                    << "docker_status" << true;
    QTest::newRow("choice, none") << "{containerd,docker}_status"
                                  << "kubelet_status" << false;
    QTest::newRow("empty choice") << "{,daemon_status/}events.log"
                                  << "events.log" << true;
    QTest::newRow("one character") << "messages.?"
                                   << "messages.1" << true;
    QTest::newRow("one character is no slash") << "logs?x"
                                               << "logs/x" << false;
    QTest::newRow("a dot is a dot") << "events.log"
                                    << "eventsxlog" << false;
}

void PathPatternTest::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, path);
    QFETCH(bool, fits);
    QCOMPARE(PathPattern(pattern).matches(path), fits);
}

void PathPatternTest::caseCountsUnlessToldOtherwise()
{
    QVERIFY(!PathPattern(QStringLiteral("**/*kubelet*")).matches(u"Logs/Kubelet.log"));
    QVERIFY(PathPattern(QStringLiteral("**/*Kubelet*"), Qt::CaseInsensitive).matches(u"logs/KUBELET.log"));
}

void PathPatternTest::knowsWhetherItIsAPath()
{
    QVERIFY(PathPattern(QStringLiteral("logs/messages")).isPath());
    QVERIFY(!PathPattern(QStringLiteral("logs/*")).isPath());
    QVERIFY(!PathPattern(QStringLiteral("{a,b}")).isPath());
    QCOMPARE(PathPattern(QStringLiteral("cs/edge/*")).folders(), 2);
    QVERIFY(PathPattern(QStringLiteral("**/x")).isAnywhere());
}

QTEST_GUILESS_MAIN(PathPatternTest)
#include "path_pattern_test.moc"
